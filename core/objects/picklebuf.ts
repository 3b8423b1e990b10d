// PickleBuffer: says to a pickler that somebody's bytes may travel beside the pickle. (CPython: Objects/picklebufobject.c)

import { Py_DECREF, PyObject_GC_UnTrack } from '../runtime/cold';
import { PyObject_GC_Del } from '../runtime/gc/alloc';
import { Py_VISIT, PyObject } from '../runtime/object';
import { bufferProcs, method, static_type } from '../runtime/register';
import { METH_NOARGS, Py_TPFLAGS_HAVE_GC, PyTypeObject } from '../runtime/type';
import {
  Py_buffer,
  PyBUF_FULL_RO,
  PyBuffer_IsContiguous,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from './abstract/buffer';
import { PyDict_Size } from './dict/dict';
import { PyErr_Format, PyErr_SetString } from './exceptions/errors';
import { PyExc_BufferError, PyExc_TypeError, PyExc_ValueError } from './exceptions/types';
import { PyMemoryView_FromObject } from './memoryview/create';
import { _Py_MEMORYVIEW_C, _Py_MEMORYVIEW_FORTRAN, mem } from './memoryview/struct';
import { Py_None } from './none';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from './tuple';
import { PyObject_ClearWeakRefs } from './weakref';

/** 104 bytes. */
@unmanaged
export class PyPickleBufferObject extends PyObject {
  @bytes(80) view: Py_buffer; // Py_buffer at 16; obj is NULL once released
  weakreflist: PyObject | null;
}

export const PyPickleBuffer_Type = staticObject<PyTypeObject>(416);

/* @inline */ function viewOf(o: PyObject): Py_buffer {
  return changetype<PyPickleBufferObject>(o).view;
}

function isOpen(o: PyObject): bool {
  if (viewOf(o).obj) return true;
  PyErr_SetString(PyExc_ValueError, 'operation forbidden on released PickleBuffer object');
  return false;
}

/** The view of the object below; 0 with ValueError: it was released. */
export function PyPickleBuffer_GetBuffer(o: PyObject): usize {
  return isOpen(o) ? changetype<usize>(viewOf(o)) : 0;
}

function picklebuf_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  const given = n + (kwds ? PyDict_Size(kwds) : 0);
  if (given > 1) {
    const kind = changetype<usize>(n ? '' : 'keyword ');
    return PyErr_Format(PyExc_TypeError, 'PickleBuffer() takes at most 1 %lsargument (%zd given)', kind, given);
  }
  if (n == 0) return PyErr_SetString(PyExc_TypeError, 'PickleBuffer() takes exactly 1 positional argument (0 given)');
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (o && PyObject_GetBuffer(PyTuple_GET_ITEM(args, 0), changetype<usize>(viewOf(o)), PyBUF_FULL_RO) < 0) {
    Py_DECREF(o);
    return null;
  }
  return o;
}

function picklebuf_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return Py_VISIT(viewOf(o).obj, visit, arg);
}

function picklebuf_clear(o: PyObject): i32 {
  PyBuffer_Release(changetype<usize>(viewOf(o)));
  return 0;
}

function picklebuf_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  if (changetype<PyPickleBufferObject>(o).weakreflist) PyObject_ClearWeakRefs(o);
  PyBuffer_Release(changetype<usize>(viewOf(o)));
  PyObject_GC_Del(changetype<usize>(o));
}

function picklebuf_getbuf(o: PyObject, view: usize, flags: i32): i32 {
  return isOpen(o) ? PyObject_GetBuffer(viewOf(o).obj!, view, flags) : -1;
}

/** Never called: the buffers given out belong to the object below. */
function picklebuf_releasebuf(o: PyObject, view: usize): void {}

// new: the bytes as they lie, in one dimension
function picklebuf_raw(o: PyObject, _: PyObject | null): PyObject | null {
  if (!isOpen(o)) return null;
  const base = viewOf(o);
  if (base.suboffsets || !PyBuffer_IsContiguous(changetype<usize>(base), 0x41))
    return PyErr_SetString(PyExc_BufferError, 'cannot extract raw buffer from non-contiguous buffer');
  const m = PyMemoryView_FromObject(o);
  if (!m) return null;
  const view = mem(m).view;
  view.format = changetype<usize>('B');
  view.ndim = 1;
  view.itemsize = 1;
  // The view's own fields serve as its only shape and stride.
  view.shape = changetype<usize>(view) + offsetof<Py_buffer>('len');
  view.strides = changetype<usize>(view) + offsetof<Py_buffer>('itemsize');
  view.suboffsets = 0;
  mem(m).flags = _Py_MEMORYVIEW_C | _Py_MEMORYVIEW_FORTRAN;
  return m;
}

function picklebuf_release(o: PyObject, _: PyObject | null): PyObject | null {
  PyBuffer_Release(changetype<usize>(viewOf(o)));
  return Py_None;
}

export function init_picklebuffer_type(): void {
  const t = PyPickleBuffer_Type;
  static_type(
    t,
    'pickle.PickleBuffer',
    offsetof<PyPickleBufferObject>(),
    0,
    Py_TPFLAGS_HAVE_GC,
    'Wrapper for potentially out-of-band buffers',
  );
  t.tp_weaklistoffset = offsetof<PyPickleBufferObject>('_weakreflist');
  t.tp_dealloc = picklebuf_dealloc.index;
  t.tp_traverse = picklebuf_traverse.index;
  t.tp_clear = picklebuf_clear.index;
  t.tp_new = picklebuf_new.index;
  const buffer = bufferProcs(t);
  buffer.bf_getbuffer = picklebuf_getbuf.index;
  buffer.bf_releasebuffer = picklebuf_releasebuf.index;
  method(
    t,
    'raw',
    picklebuf_raw.index,
    METH_NOARGS,
    "Return a memoryview of the raw memory underlying this buffer.\nWill raise BufferError is the buffer isn't contiguous.",
  );
  method(
    t,
    'release',
    picklebuf_release.index,
    METH_NOARGS,
    'Release the underlying buffer exposed by the PickleBuffer object.',
  );
}
