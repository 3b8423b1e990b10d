// The type Struct and its iterator. (CPython: Modules/_struct.c)

import { PyMem_Free } from '../../memory/obmalloc/malloc';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBUF_WRITABLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../../objects/abstract/buffer';
import { PyNumber_AsSsize_t, PyNumber_Index } from '../../objects/abstract/conversion';
import { _PyArg_UnpackKeywords, unpackTupleAndKeywords } from '../../objects/args';
import { PyObject_GenericGetAttr, PyObject_GenericSetAttr } from '../../objects/attribute';
import { newBytes } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_IndexError, PyExc_RuntimeError, PyExc_TypeError } from '../../objects/exceptions/types';
import { PyLong_AsSsize_t, PyLong_FromSsize_t } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyObject_SelfIter } from '../../objects/object';
import { _PyUnicode_AsASCIIString } from '../../objects/str/codecs';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromStringAndSize } from '../../objects/str/new';
import { PyUnicode_Check } from '../../objects/str/struct';
import { clearFields, freeInstance, newHeapType, readyHeapType, visitFields } from '../../objects/type/from-spec';
import { _PyType_Name } from '../../objects/type/state';
import { PyObject_ClearWeakRefs } from '../../objects/weakref';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_SIZE } from '../../runtime/gc/alloc';
import { PyObject_GC_UnTrack } from '../../runtime/gc/track';
import { arg, objAt, Py_DECREF, Py_NewRef, Py_VISIT, PyObject, ptrAt, setSlot } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { getset, member, method } from '../../runtime/register';
import {
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  Py_READONLY,
  Py_T_PYSSIZET,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../../runtime/type';
import { asStruct, errorType, formatcode, PyStructObject, prepare_s, stateOfType, unpackiterobject } from './format';
import { s_pack_internal, s_unpack_internal } from './values';

// --- Struct

export function s_new(type: PyTypeObject, args: PyObject | null, kwds: PyObject | null): PyObject | null {
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  asStruct(o).s_format = Py_None;
  asStruct(o).s_size = -1;
  asStruct(o).s_len = -1;
  return o;
}

/** Struct.__init__: reads the format; -1: failed. */
export function initStruct(o: PyObject, format: PyObject): i32 {
  let bytes: PyObject | null;
  if (PyUnicode_Check(format)) {
    bytes = _PyUnicode_AsASCIIString(format, 0);
    if (!bytes) return -1;
  } else bytes = Py_NewRef(format);
  if (!PyBytes_Check(bytes)) {
    Py_DECREF(bytes);
    PyErr_Format(
      PyExc_TypeError,
      'Struct() argument 1 must be a str or bytes object, not %.200s',
      format.ob_type.tp_name,
    );
    return -1;
  }
  setSlot(changetype<usize>(o) + offsetof<PyStructObject>('_s_format'), bytes);
  return prepare_s(asStruct(o)) ? 0 : -1;
}

function Struct___init__(o: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  const at = stackAlloc(1);
  const ok = unpackTupleAndKeywords(args, kwds, 'Struct', 'format', 0, 1, 0, at);
  const format = objAt(at, 0);
  stackFree(at);
  return ok < 0 ? -1 : initStruct(o, format);
}

function s_clear(o: PyObject): i32 {
  clearFields(o, offsetof<PyStructObject>('_s_format'), 1);
  return 0;
}

function s_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return visitFields(o, offsetof<PyStructObject>('_s_format'), 1, visit, argument);
}

function s_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  if (asStruct(o).weakreflist) PyObject_ClearWeakRefs(o);
  PyMem_Free(asStruct(o).s_codes);
  s_clear(o);
  freeInstance(o);
}

function ready(o: PyObject): bool {
  if (asStruct(o).s_codes) return true;
  PyErr_SetString(PyExc_RuntimeError, 'Struct object is not initialized');
  return false;
}

export function Struct_unpack(o: PyObject, buffer: PyObject): PyObject | null {
  if (!ready(o)) return null;
  const view = stackAlloc(BUFFER_SLOTS);
  let result: PyObject | null = null;
  if (PyObject_GetBuffer(buffer, view, PyBUF_SIMPLE) == 0) {
    const b = changetype<Py_buffer>(view);
    if (b.len == asStruct(o).s_size) result = s_unpack_internal(asStruct(o), b.buf);
    else PyErr_Format(errorType(o), 'unpack requires a buffer of %zd bytes', asStruct(o).s_size);
    PyBuffer_Release(view);
  }
  stackFree(view);
  return result;
}

/** unpack: from the view at offset. */
function unpackAt(o: PyObject, b: Py_buffer, given: i64): PyObject | null {
  const size = asStruct(o).s_size;
  let offset = given;
  if (offset < 0) {
    if (offset + size > 0) {
      return PyErr_Format(errorType(o), 'not enough data to unpack %zd bytes at offset %zd', size, offset);
    }
    if (offset + b.len < 0) {
      return PyErr_Format(errorType(o), 'offset %zd out of range for %zd-byte buffer', offset, b.len);
    }
    offset += b.len;
  }
  if (b.len - offset < size) {
    return PyErr_Format(
      errorType(o),
      'unpack_from requires a buffer of at least %zu bytes for unpacking %zd bytes at offset %zd (actual buffer size is %zd)',
      size + offset,
      size,
      offset,
      b.len,
    );
  }
  return s_unpack_internal(asStruct(o), b.buf + <usize>offset);
}

/** unpack_from(buffer, offset=0) of the arguments from the given one on. */
function Struct_unpack_from(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  if (!ready(o)) return null;
  const at = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'unpack_from', 'buffer offset', 0, 1, 0, at);
  const buffer = objAt(at, 0);
  const offsetObject = ptrAt(at, 1);
  stackFree(at);
  if (ok < 0) return null;
  return unpackFrom(o, buffer, offsetObject);
}

/** -1 also with an exception set. */
function offsetArgument(o: PyObject): i64 {
  const number = PyNumber_Index(o);
  if (!number) return -1;
  const offset = PyLong_AsSsize_t(number);
  Py_DECREF(number);
  return offset;
}

/** new: the tuple of what lies in the buffer from an offset on; offsetObject NULL: from its start. */
export function unpackFrom(o: PyObject, buffer: PyObject, offsetObject: PyObject | null): PyObject | null {
  const view = stackAlloc(BUFFER_SLOTS);
  let result: PyObject | null = null;
  if (PyObject_GetBuffer(buffer, view, PyBUF_SIMPLE) == 0) {
    const offset = offsetObject ? offsetArgument(offsetObject) : 0;
    if (offset != -1 || !PyErr_Occurred()) result = unpackAt(o, changetype<Py_buffer>(view), offset);
    PyBuffer_Release(view);
  }
  stackFree(view);
  return result;
}

export function Struct_iter_unpack(o: PyObject, buffer: PyObject): PyObject | null {
  if (!ready(o)) return null;
  const state = stateOfType(o.ob_type);
  if (asStruct(o).s_size == 0) {
    return PyErr_SetString(errorType(o), 'cannot iteratively unpack with a struct of length 0');
  }
  const type = state.unpackiter_type as PyTypeObject;
  const result = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!result) return null;
  const iter = changetype<unpackiterobject>(result);
  if (PyObject_GetBuffer(buffer, iter.buf, PyBUF_SIMPLE) < 0) {
    Py_DECREF(result);
    return null;
  }
  if (changetype<Py_buffer>(iter.buf).len % asStruct(o).s_size != 0) {
    PyErr_Format(errorType(o), 'iterative unpacking requires a buffer of a multiple of %zd bytes', asStruct(o).s_size);
    Py_DECREF(result);
    return null;
  }
  iter.so = Py_NewRef(o);
  return result;
}

function unpackiter_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  clearFields(o, offsetof<unpackiterobject>('_so'), 1);
  PyBuffer_Release(changetype<unpackiterobject>(o).buf);
  freeInstance(o);
}

function unpackiter_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  const r = visitFields(o, offsetof<unpackiterobject>('_so'), 1, visit, argument);
  return r ? r : Py_VISIT(changetype<Py_buffer>(changetype<unpackiterobject>(o).buf).obj, visit, argument);
}

function unpackiter_iternext(o: PyObject): PyObject | null {
  const iter = changetype<unpackiterobject>(o);
  if (!iter.so) return null;
  const b = changetype<Py_buffer>(iter.buf);
  const self = asStruct(iter.so as PyObject);
  if (iter.index >= b.len) {
    clearFields(o, offsetof<unpackiterobject>('_so'), 1);
    PyBuffer_Release(iter.buf);
    return null;
  }
  const result = s_unpack_internal(self, b.buf + <usize>iter.index);
  iter.index += self.s_size;
  return result;
}

function unpackiter_len(o: PyObject, unused: PyObject | null): PyObject | null {
  const iter = changetype<unpackiterobject>(o);
  if (!iter.so) return PyLong_FromSsize_t(0);
  const left = changetype<Py_buffer>(iter.buf).len - iter.index;
  return PyLong_FromSsize_t(left / asStruct(iter.so as PyObject).s_size);
}

export function make_unpack_iterator(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    '_struct.unpack_iterator',
    offsetof<unpackiterobject>(),
    0,
    Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_HAVE_GC,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = unpackiter_dealloc.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = unpackiter_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = unpackiter_iternext.index;
  method(t, '__length_hint__', unpackiter_len.index, METH_NOARGS, '');
  return readyHeapType(t, '');
}

export function s_pack(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (nargs != asStruct(o).s_len) {
    return PyErr_Format(errorType(o), 'pack expected %zd items for packing (got %zd)', asStruct(o).s_len, nargs);
  }
  const result = newBytes(asStruct(o).s_size);
  if (!result || s_pack_internal(asStruct(o), args, PyBytes_AS_STRING(result))) return result;
  Py_DECREF(result);
  return null;
}

function packAt(o: PyObject, args: usize, b: Py_buffer): bool {
  const size = asStruct(o).s_size;
  let offset = PyNumber_AsSsize_t(objAt(args, 1), PyExc_IndexError);
  if (offset == -1 && PyErr_Occurred()) return false;
  if (offset < 0) {
    if (offset + size > 0) {
      PyErr_Format(errorType(o), 'no space to pack %zd bytes at offset %zd', size, offset);
      return false;
    }
    if (offset + b.len < 0) {
      PyErr_Format(errorType(o), 'offset %zd out of range for %zd-byte buffer', offset, b.len);
      return false;
    }
    offset += b.len;
  }
  if (b.len - offset < size) {
    PyErr_Format(
      errorType(o),
      'pack_into requires a buffer of at least %zu bytes for packing %zd bytes at offset %zd (actual buffer size is %zd)',
      size + offset,
      size,
      offset,
      b.len,
    );
    return false;
  }
  return s_pack_internal(asStruct(o), args + 16, b.buf + <usize>offset);
}

export function s_pack_into(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (nargs != asStruct(o).s_len + 2) {
    if (nargs == 0) return PyErr_SetString(errorType(o), 'pack_into expected buffer argument');
    if (nargs == 1) return PyErr_SetString(errorType(o), 'pack_into expected offset argument');
    return PyErr_Format(
      errorType(o),
      'pack_into expected %zd items for packing (got %zd)',
      asStruct(o).s_len,
      nargs - 2,
    );
  }
  const buffer = objAt(args, 0);
  const view = stackAlloc(BUFFER_SLOTS);
  let ok = false;
  if (PyObject_GetBuffer(buffer, view, PyBUF_WRITABLE) < 0) {
    PyErr_Clear();
    if (buffer == Py_None) {
      PyErr_SetString(PyExc_TypeError, 'argument must be read-write bytes-like object, not None');
    } else {
      PyErr_Format(PyExc_TypeError, 'argument must be read-write bytes-like object, not %.50s', buffer.ob_type.tp_name);
    }
  } else {
    ok = packAt(o, args, changetype<Py_buffer>(view));
    PyBuffer_Release(view);
  }
  stackFree(view);
  return ok ? Py_None : changetype<PyObject | null>(0);
}

function Struct_get_format(o: PyObject, closure: usize): PyObject | null {
  const format = asStruct(o).s_format as PyObject;
  if (!PyBytes_Check(format)) {
    return PyErr_Format(PyExc_TypeError, 'expected bytes, %s found', format.ob_type.tp_name);
  }
  return PyUnicode_FromStringAndSize(PyBytes_AS_STRING(format), PyBytes_GET_SIZE(format));
}

function Struct_get_size(o: PyObject, closure: usize): PyObject | null {
  return PyLong_FromSsize_t(asStruct(o).s_size);
}

function s_sizeof(o: PyObject, unused: PyObject | null): PyObject | null {
  let size = _PyObject_SIZE(o.ob_type) + <i64>offsetof<formatcode>();
  const codes = asStruct(o).s_codes;
  if (codes) for (let at = codes; load<u32>(at); at += offsetof<formatcode>()) size += <i64>offsetof<formatcode>();
  return PyLong_FromSsize_t(size);
}

function s_repr(o: PyObject): PyObject | null {
  const format = Struct_get_format(o, 0);
  if (!format) return null;
  const result = PyUnicode_FromFormat('%s(%R)', _PyType_Name(o.ob_type), arg(format));
  Py_DECREF(format);
  return result;
}

export function make_Struct(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    '_struct.Struct',
    offsetof<PyStructObject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    null,
    1,
  );
  if (!t) return null;
  t.tp_dealloc = s_dealloc.index;
  t.tp_repr = s_repr.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_setattro = PyObject_GenericSetAttr.index;
  t.tp_traverse = s_traverse.index;
  t.tp_clear = s_clear.index;
  t.tp_init = Struct___init__.index;
  t.tp_new = s_new.index;
  method(
    t,
    'iter_unpack',
    Struct_iter_unpack.index,
    METH_O,
    'iter_unpack($self, buffer, /)\n--\n\nReturn an iterator yielding tuples.\n\nTuples are unpacked from the given bytes source, like a repeated\ninvocation of unpack_from().\n\nRequires that the bytes length be a multiple of the struct size.',
  );
  method(
    t,
    'pack',
    s_pack.index,
    METH_FASTCALL,
    'S.pack(v1, v2, ...) -> bytes\n\nReturn a bytes object containing values v1, v2, ... packed according\nto the format string S.format.  See help(struct) for more on format\nstrings.',
  );
  method(
    t,
    'pack_into',
    s_pack_into.index,
    METH_FASTCALL,
    'S.pack_into(buffer, offset, v1, v2, ...)\n\nPack the values v1, v2, ... according to the format string S.format\nand write the packed bytes into the writable buffer buf starting at\noffset.  Note that the offset is a required argument.  See\nhelp(struct) for more on format strings.',
  );
  method(
    t,
    'unpack',
    Struct_unpack.index,
    METH_O,
    "unpack($self, buffer, /)\n--\n\nReturn a tuple containing unpacked values.\n\nUnpack according to the format string Struct.format. The buffer's size\nin bytes must be Struct.size.\n\nSee help(struct) for more on format strings.",
  );
  method(
    t,
    'unpack_from',
    Struct_unpack_from.index,
    METH_KEYWORDS | METH_FASTCALL,
    "unpack_from($self, /, buffer, offset=0)\n--\n\nReturn a tuple containing unpacked values.\n\nValues are unpacked according to the format string Struct.format.\n\nThe buffer's size in bytes, starting at position offset, must be\nat least Struct.size.\n\nSee help(struct) for more on format strings.",
  );
  method(t, '__sizeof__', s_sizeof.index, METH_NOARGS, 'S.__sizeof__() -> size of S in memory, in bytes');
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, offsetof<PyStructObject>('_weakreflist'), Py_READONLY, '');
  getset(t, 'format', Struct_get_format.index, 0, 'struct format string');
  getset(t, 'size', Struct_get_size.index, 0, 'struct size in bytes');
  return readyHeapType(t, 'Struct(fmt) --> compiled struct object\n\n');
}
