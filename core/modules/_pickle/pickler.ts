// The type Pickler. (CPython: Modules/_pickle.c)

import { _PyArg_UnpackKeywords, exactPositional } from '../../objects/args';
import { PyObject_GetOptionalAttr } from '../../objects/attribute';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsLong, PyLong_FromSsize_t } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { PyTuple_GET_SIZE, PyTuple_ITEMS } from '../../objects/tuple';
import { freeInstance, newHeapType, readyHeapType } from '../../objects/type/from-spec';
import { PyType_GenericNew } from '../../objects/type/type';
import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_New, _PyObject_SIZE } from '../../runtime/gc/alloc';
import { PyObject_GC_Track, PyObject_GC_UnTrack } from '../../runtime/gc/track';
import { _Py_ID } from '../../runtime/identifiers';
import { clearSlot, objAt, Py_DECREF, Py_VISIT, Py_XNewRef, PyObject, ptrAt, setSlot } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { getset, member, method } from '../../runtime/register';
import {
  METH_NOARGS,
  METH_O,
  METH_WITH_CLASS,
  Py_T_INT,
  Py_T_OBJECT_EX,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../../runtime/type';
import { _PySys_GetSizeOf } from '../sys/functions';
import { PyMemoTable_Clear, PyMemoTable_Del, PyMemoTable_New } from './memo';
import { Pickler_get_memo, Pickler_set_memo } from './memo-proxy';
import { _Pickler_ClearBuffer, _Pickler_FlushToFile, WRITE_BUF_SIZE } from './output';
import { _pickle_Pickler_persistent_id, dump } from './save';
import { asPickler, PicklerObject, PickleState, PyMemoTable, pickleState } from './struct';

const HIGHEST_PROTOCOL = 5;
const DEFAULT_PROTOCOL = 4;

function fieldAt(self: PyObject, offset: usize): usize {
  return changetype<usize>(self) + offset;
}

// --- making one

// new: for dump() and dumps()
export function _Pickler_New(state: PickleState): PicklerObject | null {
  const o = _PyObject_GC_New(state.Pickler_Type);
  if (!o) return null;
  memory.fill(fieldAt(o, 16), 0, offsetof<PicklerObject>() - 16);
  PyObject_GC_Track(o);
  const self = asPickler(o);
  self.frame_start = -1;
  if (makeRoom(self)) return self;
  Py_DECREF(o);
  return null;
}

/** The memo and the buffer, where they are not there yet: false with MemoryError. */
function makeRoom(self: PicklerObject): bool {
  if (!self.memo) self.memo = PyMemoTable_New();
  if (!self.memo) return false;
  self.output_len = 0;
  if (self.output_buffer) return true;
  self.max_output_len = WRITE_BUF_SIZE;
  self.output_buffer = PyBytes_FromStringAndSize(0, WRITE_BUF_SIZE);
  return self.output_buffer != null;
}

/** The protocol's number; None and NULL: the default. -1: the exception is set. */
function protocolOf(o: PyObject | null): i64 {
  if (!o || o == Py_None) return DEFAULT_PROTOCOL;
  const proto = PyLong_AsLong(o);
  if (proto == -1 && PyErr_Occurred()) return -1;
  if (proto < 0) return HIGHEST_PROTOCOL;
  if (proto <= HIGHEST_PROTOCOL) return proto;
  PyErr_Format(PyExc_ValueError, 'pickle protocol must be <= %d', HIGHEST_PROTOCOL);
  return -1;
}

/**
 * Sets what the arguments say: false with the exception set. file, protocol, buffer_callback: NULL where they are not given; the
 * file is missing for dumps() only.
 */
export function configurePickler(
  self: PicklerObject,
  file: PyObject | null,
  protocol: PyObject | null,
  fix_imports: i32,
  buffer_callback: PyObject | null,
): bool {
  const proto = protocolOf(protocol);
  if (proto < 0) return false;
  self.proto = <i32>proto;
  self.bin = i32(proto > 0);
  self.fix_imports = i32(fix_imports && proto < 3);
  if (file) {
    const r = PyObject_GetOptionalAttr(file, _Py_ID('write'), fieldAt(self, offsetof<PicklerObject>('_write')));
    if (r == 0) PyErr_SetString(PyExc_TypeError, "file must have a 'write' attribute");
    if (r <= 0) return false;
  }
  const callback = buffer_callback != Py_None ? buffer_callback : null;
  if (callback && proto < 5) {
    PyErr_SetString(PyExc_ValueError, 'buffer_callback needs protocol >= 5');
    return false;
  }
  setSlot(fieldAt(self, offsetof<PicklerObject>('_buffer_callback')), Py_XNewRef(callback));
  return true;
}

/** fix_imports, which is true where it is not given; -1: the exception is set. */
export function fixImports(o: PyObject | null): i32 {
  return o ? PyObject_IsTrue(o) : 1;
}

function Pickler_init(o: PyObject, args: PyObject, kwargs: PyObject | null): i32 {
  const at = stackAlloc(4);
  const n = PyTuple_GET_SIZE(args);
  const names = 'file protocol fix_imports buffer_callback';
  let ok = _PyArg_UnpackKeywords(PyTuple_ITEMS(args), n, kwargs, null, 'Pickler', names, 0, 1, 0, at) == 0;
  const fix = ok ? fixImports(ptrAt(at, 2)) : -1;
  ok = fix >= 0;
  if (ok) {
    const self = asPickler(o);
    if (self.write) Pickler_clear(o);
    ok = configurePickler(self, objAt(at, 0), ptrAt(at, 1), fix, ptrAt(at, 3)) && makeRoom(self);
    if (ok) {
      self.fast = 0;
      self.fast_nesting = 0;
      clearSlot(fieldAt(o, offsetof<PicklerObject>('_fast_memo')));
      const table = fieldAt(o, offsetof<PicklerObject>('_dispatch_table'));
      if (!self.dispatch_table) ok = PyObject_GetOptionalAttr(o, _Py_ID('dispatch_table'), table) >= 0;
    }
  }
  stackFree(at);
  return ok ? 0 : -1;
}

// --- its life

function Pickler_clear(o: PyObject): i32 {
  const self = asPickler(o);
  clearSlot(fieldAt(o, offsetof<PicklerObject>('_output_buffer')));
  clearSlot(fieldAt(o, offsetof<PicklerObject>('_write')));
  clearSlot(fieldAt(o, offsetof<PicklerObject>('_persistent_id')));
  clearSlot(fieldAt(o, offsetof<PicklerObject>('_dispatch_table')));
  clearSlot(fieldAt(o, offsetof<PicklerObject>('_fast_memo')));
  clearSlot(fieldAt(o, offsetof<PicklerObject>('_reducer_override')));
  clearSlot(fieldAt(o, offsetof<PicklerObject>('_buffer_callback')));
  const memo = self.memo;
  self.memo = null;
  PyMemoTable_Del(memo);
  return 0;
}

function Pickler_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  Pickler_clear(o);
  freeInstance(o);
}

function Pickler_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  const self = asPickler(o);
  let r = Py_VISIT(o.ob_type, visit, arg);
  if (!r) r = Py_VISIT(self.write, visit, arg);
  if (!r) r = Py_VISIT(self.persistent_id, visit, arg);
  if (!r) r = Py_VISIT(self.dispatch_table, visit, arg);
  if (!r) r = Py_VISIT(self.fast_memo, visit, arg);
  if (!r) r = Py_VISIT(self.reducer_override, visit, arg);
  if (!r) r = Py_VISIT(self.buffer_callback, visit, arg);
  const memo = self.memo;
  for (let i = memo ? memo.mt_allocated : 0; i > 0 && !r; i--) {
    r = Py_VISIT(ptrAt(memo!.mt_table + ((<usize>(i - 1)) << 4), 0), visit, arg);
  }
  return r;
}

// --- methods

function clear_memo(o: PyObject, unused: PyObject | null): PyObject | null {
  const memo = asPickler(o).memo;
  if (memo) PyMemoTable_Clear(memo);
  return Py_None;
}

function Pickler_dump(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  if (!exactPositional('dump', nargs, kwnames, 1)) return null;
  const self = asPickler(o);
  if (!self.write || !self.memo) {
    const text = 'Pickler.__init__() was not called by %s.__init__()';
    return PyErr_Format(pickleState(o).PicklingError, text, o.ob_type.tp_name);
  }
  const ok = _Pickler_ClearBuffer(self) && dump(self, objAt(args, 0)) && _Pickler_FlushToFile(self);
  return ok ? Py_None : null;
}

function Pickler_sizeof(o: PyObject, unused: PyObject | null): PyObject | null {
  const self = asPickler(o);
  let size = _PyObject_SIZE(o.ob_type);
  if (self.memo) size += <i64>offsetof<PyMemoTable>() + <i64>(self.memo!.mt_allocated << 4);
  if (self.output_buffer) {
    const n = _PySys_GetSizeOf(self.output_buffer as PyObject);
    if (n == -1) return null;
    size += n;
  }
  return PyLong_FromSsize_t(size);
}

// new
export function picklerType(m: PyObject): PyTypeObject | null {
  const flags = Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE;
  const t = newHeapType(m, '_pickle.Pickler', offsetof<PicklerObject>(), 0, flags, null, 3);
  if (!t) return null;
  t.tp_dealloc = Pickler_dealloc.index;
  t.tp_traverse = Pickler_traverse.index;
  t.tp_clear = Pickler_clear.index;
  t.tp_init = Pickler_init.index;
  t.tp_new = PyType_GenericNew.index;
  method(t, 'persistent_id', _pickle_Pickler_persistent_id.index, METH_O, 'persistent_id($self, obj, /)\n--\n\n');
  method(
    t,
    'dump',
    Pickler_dump.index,
    METH_WITH_CLASS,
    'dump($self, obj, /)\n--\n\nWrite a pickled representation of the given object to the open file.',
  );
  method(
    t,
    'clear_memo',
    clear_memo.index,
    METH_NOARGS,
    'clear_memo($self, /)\n--\n\nClears the pickler\'s "memo".\n\nThe memo is the data structure that remembers which objects the\npickler has already seen, so that shared or recursive objects are\npickled by reference and not by value.  This method is useful when\nre-using picklers.',
  );
  method(
    t,
    '__sizeof__',
    Pickler_sizeof.index,
    METH_NOARGS,
    '__sizeof__($self, /)\n--\n\nReturns size in memory, in bytes.',
  );
  member(t, 'bin', Py_T_INT, offsetof<PicklerObject>('bin'), 0, '');
  member(t, 'fast', Py_T_INT, offsetof<PicklerObject>('fast'), 0, '');
  member(t, 'dispatch_table', Py_T_OBJECT_EX, offsetof<PicklerObject>('_dispatch_table'), 0, '');
  getset(t, 'memo', Pickler_get_memo.index, Pickler_set_memo.index, '');
  return readyHeapType(
    t,
    'Pickler(file, protocol=None, fix_imports=True, buffer_callback=None)\n--\n\nThis takes a binary file for writing a pickle data stream.\n\nThe optional *protocol* argument tells the pickler to use the given\nprotocol; supported protocols are 0, 1, 2, 3, 4 and 5.  The default\nprotocol is 4. It was introduced in Python 3.4, and is incompatible\nwith previous versions.\n\nSpecifying a negative protocol version selects the highest protocol\nversion supported.  The higher the protocol used, the more recent the\nversion of Python needed to read the pickle produced.\n\nThe *file* argument must have a write() method that accepts a single\nbytes argument. It can thus be a file object opened for binary\nwriting, an io.BytesIO instance, or any other custom object that meets\nthis interface.\n\nIf *fix_imports* is True and protocol is less than 3, pickle will try\nto map the new Python 3 names to the old module names used in Python\n2, so that the pickle data stream is readable with Python 2.\n\nIf *buffer_callback* is None (the default), buffer views are\nserialized into *file* as part of the pickle stream.\n\nIf *buffer_callback* is not None, then it can be called any number\nof times with a buffer view.  If the callback returns a false value\n(such as None), the given buffer is out-of-band; otherwise the\nbuffer is serialized in-band, i.e. inside the pickle stream.\n\nIt is an error if *buffer_callback* is not None and *protocol*\nis None or smaller than 5.',
  );
}
