// __buffer__ and __release_buffer__ of classes written in Python. (CPython: Objects/typeobject.c)
//
// What __buffer__ returns is a memoryview; the buffer that is given out belongs to a wrapper around it, which knows
// whose __release_buffer__ to call.

import { PyErr_WriteUnraisable } from '../../modules/sys/unraisable';
import { PyErr_GetRaisedException, PyErr_Occurred, PyErr_SetRaisedException } from '../../runtime/errors';
import { _PyObject_GC_New, PyObject_GC_Del, PyType_GenericAlloc } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK, _PyObject_GC_UNTRACK } from '../../runtime/gc/track';
import { _Py_ID } from '../../runtime/identifiers';
import { clearSlot, Py_DECREF, Py_NewRef, Py_VISIT, Py_XDECREF, Py_XNewRef, PyObject } from '../../runtime/object';
import { bufferProcs, static_type } from '../../runtime/register';
import { Py_TPFLAGS_HAVE_GC, PyTypeObject } from '../../runtime/type';
import { Py_buffer, PyBuffer_Release, PyObject_GetBuffer } from '../abstract/buffer';
import { PyNumber_AsSsize_t } from '../abstract/conversion';
import { PyArg_UnpackTupleCheck } from '../args';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_OverflowError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { PyLong_FromLong } from '../int';
import { _memory_release, _PyMemoryView_FromBufferProc, PyMemoryView_FromBuffer } from '../memoryview/create';
import { _Py_MEMORYVIEW_RELEASED, _Py_MEMORYVIEW_RESTRICTED, mem, PyMemoryView_Check } from '../memoryview/struct';
import { Py_None } from '../none';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../tuple';
import { slot1 } from './slots';
import { _PyType_GetMRO, PyType_Check } from './state';

/** 32 bytes. */
@unmanaged
export class PyBufferWrapper extends PyObject {
  mv: PyObject | null; // strong: the memoryview; NULL: released
  obj: PyObject | null; // strong: whose __buffer__ made it
}

export const _PyBufferWrapper_Type = staticObject<PyTypeObject>(416);

/* @inline */ function wrapperOf(o: PyObject): PyBufferWrapper {
  return changetype<PyBufferWrapper>(o);
}

function bufferwrapper_dealloc(self: PyObject): void {
  _PyObject_GC_UNTRACK(self);
  Py_XDECREF(wrapperOf(self).mv);
  Py_XDECREF(wrapperOf(self).obj);
  call_indirect<void>(<u32>self.ob_type.tp_free, changetype<usize>(self));
}

function bufferwrapper_traverse(self: PyObject, visit: usize, argument: usize): i32 {
  const r = Py_VISIT(wrapperOf(self).mv, visit, argument);
  return r ? r : Py_VISIT(wrapperOf(self).obj, visit, argument);
}

function bufferwrapper_releasebuf(self: PyObject, view: usize): void {
  const mv = wrapperOf(self).mv;
  const obj = wrapperOf(self).obj;
  if (!mv || !obj) return;
  call_indirect<void>(<u32>mv.ob_type.tp_as_buffer!.bf_releasebuffer, mv, view);
  // A native release is called when the memoryview is released.
  const procs = obj.ob_type.tp_as_buffer;
  if (mem(mv).view.obj != obj && procs != null && procs.bf_releasebuffer == slot_bf_releasebuffer.index)
    releasebuffer_call_python(obj, view);
  clearSlot(changetype<usize>(self) + offsetof<PyBufferWrapper>('_mv'));
  clearSlot(changetype<usize>(self) + offsetof<PyBufferWrapper>('_obj'));
}

export function init_buffer_wrapper_type(): void {
  const t = _PyBufferWrapper_Type;
  static_type(t, '_buffer_wrapper', offsetof<PyBufferWrapper>(), 0, Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = bufferwrapper_dealloc.index;
  t.tp_traverse = bufferwrapper_traverse.index;
  t.tp_alloc = PyType_GenericAlloc.index;
  t.tp_free = PyObject_GC_Del.index;
  bufferProcs(t).bf_releasebuffer = bufferwrapper_releasebuf.index;
}

// new: what __buffer__ gave, around which the buffer now belongs to self; steals mv
function wrap(mv: PyObject, self: PyObject): PyObject | null {
  const wrapper = _PyObject_GC_New(_PyBufferWrapper_Type);
  if (!wrapper) return null;
  wrapperOf(wrapper).mv = mv;
  wrapperOf(wrapper).obj = Py_NewRef(self);
  _PyObject_GC_TRACK(wrapper);
  return wrapper;
}

export function slot_bf_getbuffer(self: PyObject, p: usize, flags: i32): i32 {
  const number = PyLong_FromLong(flags);
  if (!number) return -1;
  const mv = slot1(self, number, _Py_ID('__buffer__'));
  Py_DECREF(number);
  if (!mv) return -1;
  if (!PyMemoryView_Check(mv)) {
    PyErr_Format(PyExc_TypeError, '__buffer__ returned non-memoryview object');
    Py_DECREF(mv);
    return -1;
  }
  if (PyObject_GetBuffer(mv, p, flags) < 0) {
    Py_DECREF(mv);
    return -1;
  }
  const wrapper = wrap(mv, self);
  if (!wrapper) {
    PyBuffer_Release(p);
    Py_DECREF(mv);
    return -1;
  }
  // The buffer's reference to the view becomes one to the wrapper.
  changetype<Py_buffer>(p).obj = wrapper;
  Py_DECREF(mv);
  return 0;
}

/** Calls self.__release_buffer__(view); errors are unraisable. */
function releasebuffer_call_python(self: PyObject, p: usize): void {
  const exc = PyErr_GetRaisedException();
  const owner = changetype<Py_buffer>(p).obj;
  const wrapped = owner != null && owner.ob_type == _PyBufferWrapper_Type;
  const mv: PyObject | null = wrapped ? Py_XNewRef(wrapperOf(owner!).mv) : PyMemoryView_FromBuffer(p);
  if (mv) {
    // Nobody may keep the memory beyond the call.
    if (!wrapped) mem(mv).flags |= _Py_MEMORYVIEW_RESTRICTED;
    const res = slot1(self, mv, _Py_ID('__release_buffer__'));
    if (!res) PyErr_WriteUnraisable(self);
    Py_XDECREF(res);
    if (!wrapped && _memory_release(mv) < 0) PyErr_WriteUnraisable(self);
    Py_DECREF(mv);
  } else if (PyErr_Occurred()) PyErr_WriteUnraisable(self);
  PyErr_SetRaisedException(exc);
}

/** The native release that a Python class inherits. */
function releasebuffer_maybe_call_super(self: PyObject, p: usize): void {
  const mro = _PyType_GetMRO(self.ob_type)!;
  const n = PyTuple_GET_SIZE(mro);
  for (let i: i64 = 1; i < n; i++) {
    const base = PyTuple_GET_ITEM(mro, i);
    if (!PyType_Check(base)) continue;
    const procs = changetype<PyTypeObject>(base).tp_as_buffer;
    if (!procs || !procs.bf_releasebuffer || procs.bf_releasebuffer == slot_bf_releasebuffer.index) continue;
    call_indirect<void>(<u32>procs.bf_releasebuffer, self, p);
    return;
  }
}

export function slot_bf_releasebuffer(self: PyObject, p: usize): void {
  releasebuffer_call_python(self, p);
  releasebuffer_maybe_call_super(self, p);
}

/** o.__buffer__(flags) of a native slot. */
export function wrap_buffer(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!PyArg_UnpackTupleCheck(args, '', 1, 1)) return null;
  const flags = PyNumber_AsSsize_t(PyTuple_GET_ITEM(args, 0), PyExc_OverflowError);
  if (flags == -1 && PyErr_Occurred()) return null;
  if (flags > i32.MAX_VALUE) return PyErr_SetString(PyExc_OverflowError, 'buffer flags too large');
  return _PyMemoryView_FromBufferProc(self, <i32>flags, wrapped);
}

export function wrap_releasebuffer(self: PyObject, args: PyObject, _wrapped: usize): PyObject | null {
  if (!PyArg_UnpackTupleCheck(args, '', 1, 1)) return null;
  const mv = PyTuple_GET_ITEM(args, 0);
  if (!PyMemoryView_Check(mv)) return PyErr_SetString(PyExc_TypeError, 'expected a memoryview object');
  const owner = mem(mv).view.obj;
  if (!owner) return Py_None;
  if (owner != self) return PyErr_SetString(PyExc_ValueError, "memoryview's buffer is not this object");
  if (mem(mv).flags & _Py_MEMORYVIEW_RELEASED)
    return PyErr_SetString(PyExc_ValueError, "memoryview's buffer has already been released");
  return _memory_release(mv) < 0 ? null : Py_None;
}
