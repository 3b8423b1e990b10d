// The type memoryview and its iterator. (CPython: Objects/memoryobject.c)

import { clearSlot, Py_DECREF, Py_NewRef, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_New, PyObject_GC_Del } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK, _PyObject_GC_UNTRACK } from '../../runtime/gc/track';
import { arg, objAt, Py_VISIT, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { bufferProcs, getset, mappingMethods, method, sequenceMethods, static_type } from '../../runtime/register';
import {
  METH_CLASS,
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_VARARGS,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_SEQUENCE,
  PyTypeObject,
} from '../../runtime/type';
import {
  Py_buffer,
  PyBUF_ANY_CONTIGUOUS,
  PyBUF_C_CONTIGUOUS,
  PyBUF_F_CONTIGUOUS,
  PyBUF_FORMAT,
  PyBUF_INDIRECT,
  PyBUF_ND,
  PyBUF_STRIDES,
  PyBUF_WRITABLE,
  PyBuffer_ToContiguous,
} from '../abstract/buffer';
import { _PyArg_BadArgument, _PyArg_UnpackKeywords, unpackTupleAndKeywords } from '../args';
import { PyObject_GenericGetAttr } from '../attribute';
import { PyBool_FromLong } from '../bool';
import { hexMethod } from '../bytes/hex';
import { bytes_get_empty, newBytes } from '../bytes/new';
import { PyBytes_AS_STRING, PyBytes_GET_SIZE } from '../bytes/struct';
import { PyErr_SetString } from '../exceptions/errors';
import { PyExc_BufferError, PyExc_NotImplementedError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { PyLong_AsInt, PyLong_FromLong, PyLong_FromSsize_t } from '../int';
import { Py_None } from '../none';
import { PyObject_SelfIter } from '../object';
import { _PyUnicode_EqualToASCIIString } from '../str/compare';
import { PyUnicode_FromFormat } from '../str/format';
import { stringArg } from '../str/methods';
import { PyUnicode_FromCString } from '../str/new';
import { PyUnicode_Check } from '../str/struct';
import { PyTuple_New, PyTuple_SET_ITEM } from '../tuple';
import { PyObject_ClearWeakRefs } from '../weakref';
import { memoryview_cast } from './cast';
import { memory_hash, memory_richcompare } from './compare';
import {
  _memory_release,
  init_managedbuffer_type,
  isAlive,
  isUnrestricted,
  mbuf_add_view,
  PyMemoryView_FromObject,
  PyMemoryView_FromObjectAndFlags,
} from './create';
import { adjust_fmt, unpack_single } from './format';
import { memory_ass_sub, memory_item, memory_subscript, memoryview_tolist, ptr_from_index } from './item';
import {
  _Py_MEMORYVIEW_C,
  _Py_MEMORYVIEW_FORTRAN,
  _Py_MEMORYVIEW_PIL,
  _Py_MEMORYVIEW_RELEASED,
  _PyMemoryIter_Type,
  mem,
  PyMemoryView_Type,
  PyMemoryViewObject,
} from './struct';

/** 48 bytes. */
@unmanaged
class memoryiterobject extends PyObject {
  it_index: i64;
  it_seq: PyObject | null; // strong; NULL: exhausted
  it_length: i64;
  it_fmt: usize; // const char *: in the view's format
}

function memory_dealloc(self: PyObject): void {
  _PyObject_GC_UNTRACK(self);
  if (mem(self).mbuf) _memory_release(self);
  clearSlot(changetype<usize>(self) + offsetof<PyMemoryViewObject>('_mbuf'));
  if (mem(self).weakreflist) PyObject_ClearWeakRefs(self);
  PyObject_GC_Del(changetype<usize>(self));
}

function memory_traverse(self: PyObject, visit: usize, argument: usize): i32 {
  return Py_VISIT(mem(self).mbuf, visit, argument);
}

function memory_clear(self: PyObject): i32 {
  if (mem(self).exports == 0) {
    if (mem(self).mbuf) _memory_release(self);
    clearSlot(changetype<usize>(self) + offsetof<PyMemoryViewObject>('_mbuf'));
  }
  return 0;
}

function memoryview(_type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const values = stackAlloc(1);
  const err = unpackTupleAndKeywords(args, kwargs, 'memoryview', 'object', 0, 1, 0, values);
  const o = ptrAt(values, 0);
  stackFree(values);
  return err < 0 ? null : PyMemoryView_FromObject(o!);
}

function memoryview__from_flags(_type: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(2);
  const err = _PyArg_UnpackKeywords(args, nargs, null, kwnames, '_from_flags', 'object flags', 0, 2, 0, values);
  const o = ptrAt(values, 0);
  const flags = err < 0 ? 0 : PyLong_AsInt(objAt(values, 1));
  stackFree(values);
  return err < 0 || (flags == -1 && PyErr_Occurred()) ? null : PyMemoryView_FromObjectAndFlags(o!, flags);
}

function memoryview_release(self: PyObject, _: PyObject | null): PyObject | null {
  return _memory_release(self) < 0 ? null : Py_None;
}

function memory_enter(self: PyObject, _: PyObject | null): PyObject | null {
  return isAlive(self) ? Py_NewRef(self) : null;
}

function memory_exit(self: PyObject, _args: PyObject): PyObject | null {
  return memoryview_release(self, null);
}

function bufferError(text: string): i32 {
  PyErr_SetString(PyExc_BufferError, text);
  return -1;
}

/* @inline */ function asks(flags: i32, what: i32): bool {
  return (flags & what) == what;
}

function memory_getbuf(self: PyObject, p: usize, flags: i32): i32 {
  const base = mem(self).view;
  const has = mem(self).flags;
  const view = changetype<Py_buffer>(p);
  if (!isAlive(self) || !isUnrestricted(self)) return -1;
  memory.copy(p, changetype<usize>(base), 80);
  view.obj = null;
  if (asks(flags, PyBUF_WRITABLE) && base.readonly) return bufferError('memoryview: underlying buffer is not writable');
  if (!asks(flags, PyBUF_FORMAT)) view.format = 0;
  if (asks(flags, PyBUF_C_CONTIGUOUS) && !(has & _Py_MEMORYVIEW_C))
    return bufferError('memoryview: underlying buffer is not C-contiguous');
  if (asks(flags, PyBUF_F_CONTIGUOUS) && !(has & _Py_MEMORYVIEW_FORTRAN))
    return bufferError('memoryview: underlying buffer is not Fortran contiguous');
  if (asks(flags, PyBUF_ANY_CONTIGUOUS) && !(has & (_Py_MEMORYVIEW_C | _Py_MEMORYVIEW_FORTRAN)))
    return bufferError('memoryview: underlying buffer is not contiguous');
  if (!asks(flags, PyBUF_INDIRECT) && has & _Py_MEMORYVIEW_PIL)
    return bufferError('memoryview: underlying buffer requires suboffsets');
  if (!asks(flags, PyBUF_STRIDES)) {
    if (!(has & _Py_MEMORYVIEW_C)) return bufferError('memoryview: underlying buffer is not C-contiguous');
    view.strides = 0;
  }
  if (!asks(flags, PyBUF_ND)) {
    if (view.format) return bufferError('memoryview: cannot cast to unsigned bytes if the format flag is present');
    view.ndim = 1;
    view.shape = 0;
  }
  view.obj = Py_NewRef(self);
  mem(self).exports++;
  return 0;
}

function memory_releasebuf(self: PyObject, _view: usize): void {
  mem(self).exports--;
}

function memory_repr(self: PyObject): PyObject | null {
  return mem(self).flags & _Py_MEMORYVIEW_RELEASED
    ? PyUnicode_FromFormat('<released memory at %p>', arg(self))
    : PyUnicode_FromFormat('<memory at %p>', arg(self));
}

function memory_length(self: PyObject): i64 {
  if (!isAlive(self)) return -1;
  if (mem(self).view.ndim) return load<i64>(mem(self).view.shape);
  PyErr_SetString(PyExc_TypeError, '0-dim memory has no length');
  return -1;
}

// new: the items as bytes, in order 'C' or 'F'
function asBytes(self: PyObject, order: u32): PyObject | null {
  const view = mem(self).view;
  const bytes = view.len ? newBytes(view.len) : bytes_get_empty();
  if (!bytes || !view.len) return bytes;
  PyBuffer_ToContiguous(PyBytes_AS_STRING(bytes), changetype<usize>(view), view.len, order);
  return bytes;
}

function memoryview_tobytes(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(1);
  const err = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'tobytes', 'order', 0, 0, 0, values);
  const order = ptrAt(values, 0);
  stackFree(values);
  if (err < 0) return null;
  let ord: u32 = 0x43;
  if (order && order != Py_None) {
    if (!PyUnicode_Check(order)) {
      _PyArg_BadArgument('tobytes', "argument 'order'", 'str or None', order);
      return null;
    }
    if (_PyUnicode_EqualToASCIIString(order, 'F')) ord = 0x46;
    else if (_PyUnicode_EqualToASCIIString(order, 'A')) ord = 0x41;
    else if (!stringArg(order, 'tobytes', "argument 'order'")) return null;
    else if (!_PyUnicode_EqualToASCIIString(order, 'C'))
      return PyErr_SetString(PyExc_ValueError, "order must be 'C', 'F' or 'A'");
  }
  return isAlive(self) ? asBytes(self, ord) : null;
}

function memoryview_hex(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  if (!isAlive(self)) return null;
  const view = mem(self).view;
  if (mem(self).flags & _Py_MEMORYVIEW_C) return hexMethod(view.buf, view.len, args, nargs, kwnames);
  const bytes = asBytes(self, 0x43);
  if (!bytes) return null;
  const res = hexMethod(PyBytes_AS_STRING(bytes), PyBytes_GET_SIZE(bytes), args, nargs, kwnames);
  Py_DECREF(bytes);
  return res;
}

function memoryview_toreadonly(self: PyObject, _: PyObject | null): PyObject | null {
  if (!isAlive(self) || !isUnrestricted(self)) return null;
  const o = mbuf_add_view(mem(self).mbuf!, mem(self).view);
  if (o) mem(o).view.readonly = 1;
  return o;
}

// ---- attributes ----

function memory_obj_get(self: PyObject, _: usize): PyObject | null {
  if (!isAlive(self)) return null;
  const o = mem(self).view.obj;
  return o ? Py_NewRef(o) : Py_None;
}

// new: a tuple of n numbers; () when there are none
function numbers(self: PyObject, from: usize): PyObject | null {
  const n: i64 = from ? mem(self).view.ndim : 0;
  const res = PyTuple_New(n);
  for (let i: i64 = 0; res && i < n; i++) {
    const o = PyLong_FromSsize_t(load<i64>(from + ((<usize>i) << 3)));
    if (!o) {
      Py_DECREF(res);
      return null;
    }
    PyTuple_SET_ITEM(res, i, o);
  }
  return res;
}

function memory_nbytes_get(self: PyObject, _: usize): PyObject | null {
  return isAlive(self) ? PyLong_FromSsize_t(mem(self).view.len) : null;
}
function memory_format_get(self: PyObject, _: usize): PyObject | null {
  return isAlive(self) ? PyUnicode_FromCString(mem(self).view.format) : null;
}
function memory_itemsize_get(self: PyObject, _: usize): PyObject | null {
  return isAlive(self) ? PyLong_FromSsize_t(mem(self).view.itemsize) : null;
}
function memory_shape_get(self: PyObject, _: usize): PyObject | null {
  return isAlive(self) ? numbers(self, mem(self).view.shape) : null;
}
function memory_strides_get(self: PyObject, _: usize): PyObject | null {
  return isAlive(self) ? numbers(self, mem(self).view.strides) : null;
}
function memory_suboffsets_get(self: PyObject, _: usize): PyObject | null {
  return isAlive(self) ? numbers(self, mem(self).view.suboffsets) : null;
}
function memory_readonly_get(self: PyObject, _: usize): PyObject | null {
  return isAlive(self) ? PyBool_FromLong(mem(self).view.readonly) : null;
}
function memory_ndim_get(self: PyObject, _: usize): PyObject | null {
  return isAlive(self) ? PyLong_FromLong(mem(self).view.ndim) : null;
}
function memory_c_contiguous(self: PyObject, _: usize): PyObject | null {
  return isAlive(self) ? PyBool_FromLong(mem(self).flags & _Py_MEMORYVIEW_C) : null;
}
function memory_f_contiguous(self: PyObject, _: usize): PyObject | null {
  return isAlive(self) ? PyBool_FromLong(mem(self).flags & _Py_MEMORYVIEW_FORTRAN) : null;
}
function memory_contiguous(self: PyObject, _: usize): PyObject | null {
  return isAlive(self) ? PyBool_FromLong(mem(self).flags & (_Py_MEMORYVIEW_C | _Py_MEMORYVIEW_FORTRAN)) : null;
}

// ---- iteration ----

/* @inline */ function iter(o: PyObject): memoryiterobject {
  return changetype<memoryiterobject>(o);
}

function memoryiter_dealloc(it: PyObject): void {
  _PyObject_GC_UNTRACK(it);
  Py_XDECREF(iter(it).it_seq);
  PyObject_GC_Del(changetype<usize>(it));
}

function memoryiter_traverse(it: PyObject, visit: usize, argument: usize): i32 {
  return Py_VISIT(iter(it).it_seq, visit, argument);
}

function memoryiter_next(it: PyObject): PyObject | null {
  const seq = iter(it).it_seq;
  if (!seq) return null;
  const i = iter(it).it_index;
  if (i < iter(it).it_length) {
    if (!isAlive(seq)) return null;
    iter(it).it_index = i + 1;
    const p = ptr_from_index(mem(seq).view, i);
    return p ? unpack_single(p, load<u8>(iter(it).it_fmt)) : null;
  }
  iter(it).it_seq = null;
  Py_DECREF(seq);
  return null;
}

function memory_iter(self: PyObject): PyObject | null {
  if (!isAlive(self)) return null;
  const view = mem(self).view;
  if (view.ndim == 0) return PyErr_SetString(PyExc_TypeError, 'invalid indexing of 0-dim memory');
  if (view.ndim != 1)
    return PyErr_SetString(PyExc_NotImplementedError, 'multi-dimensional sub-views are not implemented');
  if (!adjust_fmt(view)) return null;
  const it = _PyObject_GC_New(_PyMemoryIter_Type);
  if (!it) return null;
  iter(it).it_fmt = view.format + usize(load<u8>(view.format) == 0x40);
  iter(it).it_length = load<i64>(view.shape);
  iter(it).it_index = 0;
  iter(it).it_seq = Py_NewRef(self);
  _PyObject_GC_TRACK(it);
  return it;
}

export function init_memoryview_types(): void {
  init_managedbuffer_type();
  const i = _PyMemoryIter_Type;
  static_type(i, 'memory_iterator', offsetof<memoryiterobject>(), 0, Py_TPFLAGS_HAVE_GC, '');
  i.tp_dealloc = memoryiter_dealloc.index;
  i.tp_traverse = memoryiter_traverse.index;
  i.tp_iter = PyObject_SelfIter.index;
  i.tp_iternext = memoryiter_next.index;

  const t = PyMemoryView_Type;
  static_type(
    t,
    'memoryview',
    144,
    8,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_SEQUENCE,
    'memoryview(object)\n--\n\nCreate a new memoryview object which references the given object.',
  );
  t.tp_dealloc = memory_dealloc.index;
  t.tp_repr = memory_repr.index;
  t.tp_hash = memory_hash.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = memory_traverse.index;
  t.tp_clear = memory_clear.index;
  t.tp_richcompare = memory_richcompare.index;
  t.tp_weaklistoffset = offsetof<PyMemoryViewObject>('_weakreflist');
  t.tp_iter = memory_iter.index;
  t.tp_new = memoryview.index;
  const bf = bufferProcs(t);
  bf.bf_getbuffer = memory_getbuf.index;
  bf.bf_releasebuffer = memory_releasebuf.index;
  const sq = sequenceMethods(t);
  sq.sq_length = memory_length.index;
  sq.sq_item = memory_item.index;
  const mp = mappingMethods(t);
  mp.mp_length = memory_length.index;
  mp.mp_subscript = memory_subscript.index;
  mp.mp_ass_subscript = memory_ass_sub.index;
  const kw = METH_FASTCALL | METH_KEYWORDS;
  method(
    t,
    'release',
    memoryview_release.index,
    METH_NOARGS,
    'release($self, /)\n--\n\nRelease the underlying buffer exposed by the memoryview object.',
  );
  method(
    t,
    'tobytes',
    memoryview_tobytes.index,
    kw,
    "tobytes($self, /, order='C')\n--\n\nReturn the data in the buffer as a byte string.\n\nOrder can be {'C', 'F', 'A'}. When order is 'C' or 'F', the data of the\noriginal array is converted to C or Fortran order. For contiguous views,\n'A' returns an exact copy of the physical memory. In particular, in-memory\nFortran order is preserved. For non-contiguous views, the data is converted\nto C first. order=None is the same as order='C'.",
  );
  method(
    t,
    'hex',
    memoryview_hex.index,
    kw,
    "hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\nReturn the data in the buffer as a str of hexadecimal numbers.\n\n  sep\n    An optional single character or byte to separate hex bytes.\n  bytes_per_sep\n    How many bytes between separators.  Positive values count from the\n    right, negative values count from the left.\n\nExample:\n>>> value = memoryview(b'\\xb9\\x01\\xef')\n>>> value.hex()\n'b901ef'\n>>> value.hex(':')\n'b9:01:ef'\n>>> value.hex(':', 2)\n'b9:01ef'\n>>> value.hex(':', -2)\n'b901:ef'",
  );
  method(
    t,
    'tolist',
    memoryview_tolist.index,
    METH_NOARGS,
    'tolist($self, /)\n--\n\nReturn the data in the buffer as a list of elements.',
  );
  method(
    t,
    'cast',
    memoryview_cast.index,
    kw,
    'cast($self, /, format, shape=<unrepresentable>)\n--\n\nCast a memoryview to a new format or shape.',
  );
  method(
    t,
    'toreadonly',
    memoryview_toreadonly.index,
    METH_NOARGS,
    'toreadonly($self, /)\n--\n\nReturn a readonly version of the memoryview.',
  );
  method(
    t,
    '_from_flags',
    memoryview__from_flags.index,
    kw | METH_CLASS,
    '_from_flags($type, /, object, flags)\n--\n\nCreate a new memoryview object which references the given object.',
  );
  method(t, '__enter__', memory_enter.index, METH_NOARGS, '');
  method(
    t,
    '__exit__',
    memory_exit.index,
    METH_VARARGS,
    '__exit__($self, /, *exc_info)\n--\n\nRelease the underlying buffer exposed by the memoryview object.',
  );
  getset(t, 'obj', memory_obj_get.index, 0, 'The underlying object of the memoryview.');
  getset(
    t,
    'nbytes',
    memory_nbytes_get.index,
    0,
    'The amount of space in bytes that the array would use in\n a contiguous representation.',
  );
  getset(t, 'readonly', memory_readonly_get.index, 0, 'A bool indicating whether the memory is read only.');
  getset(t, 'itemsize', memory_itemsize_get.index, 0, 'The size in bytes of each element of the memoryview.');
  getset(
    t,
    'format',
    memory_format_get.index,
    0,
    'A string containing the format (in struct module style)\n for each element in the view.',
  );
  getset(
    t,
    'ndim',
    memory_ndim_get.index,
    0,
    'An integer indicating how many dimensions of a multi-dimensional\n array the memory represents.',
  );
  getset(
    t,
    'shape',
    memory_shape_get.index,
    0,
    'A tuple of ndim integers giving the shape of the memory\n as an N-dimensional array.',
  );
  getset(
    t,
    'strides',
    memory_strides_get.index,
    0,
    'A tuple of ndim integers giving the size in bytes to access\n each element for each dimension of the array.',
  );
  getset(t, 'suboffsets', memory_suboffsets_get.index, 0, 'A tuple of integers used internally for PIL-style arrays.');
  getset(t, 'c_contiguous', memory_c_contiguous.index, 0, 'A bool indicating whether the memory is C contiguous.');
  getset(
    t,
    'f_contiguous',
    memory_f_contiguous.index,
    0,
    'A bool indicating whether the memory is Fortran contiguous.',
  );
  getset(t, 'contiguous', memory_contiguous.index, 0, 'A bool indicating whether the memory is contiguous.');
}
