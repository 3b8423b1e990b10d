// Making views, and releasing them. (CPython: Objects/memoryobject.c)

import { PyMem_Free } from '../../memory/obmalloc/malloc';
import { Py_DECREF, Py_NewRef, PyObject_GC_UnTrack } from '../../runtime/cold';
import { _PyObject_GC_New, _PyObject_GC_NewVar, PyObject_GC_Del } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { Py_VISIT, PyObject } from '../../runtime/object';
import { static_type } from '../../runtime/register';
import { Py_TPFLAGS_HAVE_GC } from '../../runtime/type';
import {
  fillStrides,
  Py_buffer,
  PyBUF_FULL_RO,
  PyBUF_MAX_NDIM,
  PyBUF_WRITE,
  PyBuffer_FillInfo,
  PyBuffer_IsContiguous,
  PyBuffer_Release,
  PyObject_CheckBuffer,
} from '../abstract/buffer';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_BufferError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import {
  _Py_MANAGED_BUFFER_FREE_FORMAT,
  _Py_MANAGED_BUFFER_RELEASED,
  _Py_MEMORYVIEW_C,
  _Py_MEMORYVIEW_FORTRAN,
  _Py_MEMORYVIEW_PIL,
  _Py_MEMORYVIEW_RELEASED,
  _Py_MEMORYVIEW_RESTRICTED,
  _Py_MEMORYVIEW_SCALAR,
  _PyManagedBuffer_Type,
  _PyManagedBufferObject,
  mem,
  PyMemoryView_Check,
  PyMemoryView_Type,
} from './struct';

// ---- the managed buffer ----

/* @inline */ function mbufOf(o: PyObject): _PyManagedBufferObject {
  return changetype<_PyManagedBufferObject>(o);
}

function mbuf_alloc(): _PyManagedBufferObject | null {
  const o = _PyObject_GC_New(_PyManagedBuffer_Type);
  if (!o) return null;
  const mbuf = mbufOf(o);
  mbuf.flags = 0;
  mbuf.exports = 0;
  memory.fill(changetype<usize>(mbuf.master), 0, 80);
  _PyObject_GC_TRACK(o);
  return mbuf;
}

function mbuf_release(mbuf: _PyManagedBufferObject): void {
  if (mbuf.flags & _Py_MANAGED_BUFFER_RELEASED) return;
  mbuf.flags |= _Py_MANAGED_BUFFER_RELEASED;
  // Releasing runs the exporter's code.
  PyObject_GC_UnTrack(mbuf);
  PyBuffer_Release(changetype<usize>(mbuf.master));
}

function mbuf_dealloc(self: PyObject): void {
  const mbuf = mbufOf(self);
  mbuf_release(mbuf);
  if (mbuf.flags & _Py_MANAGED_BUFFER_FREE_FORMAT) PyMem_Free(mbuf.master.format);
  PyObject_GC_Del(changetype<usize>(self));
}

function mbuf_traverse(self: PyObject, visit: usize, argument: usize): i32 {
  return Py_VISIT(mbufOf(self).master.obj, visit, argument);
}

function mbuf_clear(self: PyObject): i32 {
  mbuf_release(mbufOf(self));
  return 0;
}

export function init_managedbuffer_type(): void {
  const t = _PyManagedBuffer_Type;
  static_type(t, 'managedbuffer', offsetof<_PyManagedBufferObject>(), 0, Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = mbuf_dealloc.index;
  t.tp_traverse = mbuf_traverse.index;
  t.tp_clear = mbuf_clear.index;
}

// ---- views ----

/** False: ValueError, the view or what it shares was released. */
export function isAlive(o: PyObject): bool {
  if (!(mem(o).flags & _Py_MEMORYVIEW_RELEASED) && !(mem(o).mbuf!.flags & _Py_MANAGED_BUFFER_RELEASED)) return true;
  PyErr_SetString(PyExc_ValueError, 'operation forbidden on released memoryview object');
  return false;
}

/** False: ValueError, only the release of a __buffer__ may look at it. */
export function isUnrestricted(o: PyObject): bool {
  if (!(mem(o).flags & _Py_MEMORYVIEW_RESTRICTED)) return true;
  PyErr_SetString(PyExc_ValueError, 'cannot create new view on restricted memoryview');
  return false;
}

function memory_alloc(ndim: i32): PyObject | null {
  const o = _PyObject_GC_NewVar(PyMemoryView_Type, 3 * <i64>ndim);
  if (!o) return null;
  const mv = mem(o);
  const view = mv.view;
  mv.mbuf = null;
  mv.hash = -1;
  mv.flags = 0;
  mv.exports = 0;
  mv.weakreflist = null;
  const array = mv.ob_array;
  view.ndim = ndim;
  view.shape = array;
  view.strides = array + ((<usize>ndim) << 3);
  view.suboffsets = array + ((<usize>ndim) << 4);
  _PyObject_GC_TRACK(o);
  return o;
}

function init_shared_values(dest: Py_buffer, src: Py_buffer): void {
  // Borrowed: the managed buffer holds it.
  store<u64>(changetype<usize>(dest) + offsetof<Py_buffer>('_obj'), <u64>changetype<usize>(src.obj));
  dest.buf = src.buf;
  dest.len = src.len;
  dest.itemsize = src.itemsize;
  dest.readonly = src.readonly;
  dest.format = src.format ? src.format : changetype<usize>('B');
  dest.internal = src.internal;
}

function init_shape_strides(dest: Py_buffer, src: Py_buffer): void {
  const n = (<usize>src.ndim) << 3;
  if (src.ndim == 0) {
    dest.shape = 0;
    dest.strides = 0;
  } else if (src.ndim == 1) {
    store<i64>(dest.shape, src.shape ? load<i64>(src.shape) : src.len / src.itemsize);
    store<i64>(dest.strides, src.strides ? load<i64>(src.strides) : src.itemsize);
  } else {
    memory.copy(dest.shape, src.shape, n);
    if (src.strides) memory.copy(dest.strides, src.strides, n);
    else fillStrides(dest.ndim, dest.shape, dest.itemsize, false, dest.strides);
  }
  if (src.suboffsets) memory.copy(dest.suboffsets, src.suboffsets, n);
  else dest.suboffsets = 0;
}

/** Which orders the items lie in. */
export function init_flags(o: PyObject): void {
  const view = mem(o).view;
  const p = changetype<usize>(view);
  let flags = 0;
  if (view.ndim == 0) flags = _Py_MEMORYVIEW_SCALAR | _Py_MEMORYVIEW_C | _Py_MEMORYVIEW_FORTRAN;
  else if (view.ndim == 1) {
    if (load<i64>(view.shape) == 1 || load<i64>(view.strides) == view.itemsize)
      flags = _Py_MEMORYVIEW_C | _Py_MEMORYVIEW_FORTRAN;
  } else {
    if (PyBuffer_IsContiguous(p, 0x43)) flags |= _Py_MEMORYVIEW_C;
    if (PyBuffer_IsContiguous(p, 0x46)) flags |= _Py_MEMORYVIEW_FORTRAN;
  }
  if (view.suboffsets) flags = (flags | _Py_MEMORYVIEW_PIL) & ~(_Py_MEMORYVIEW_C | _Py_MEMORYVIEW_FORTRAN);
  mem(o).flags |= flags;
}

// new: another view; src NULL: of all that the managed buffer has
export function mbuf_add_view(mbuf: _PyManagedBufferObject, src: Py_buffer | null): PyObject | null {
  const from: Py_buffer = src ? src : mbuf.master;
  if (from.ndim > PyBUF_MAX_NDIM)
    return PyErr_SetString(PyExc_ValueError, 'memoryview: number of dimensions must not exceed 64');
  const o = memory_alloc(from.ndim);
  if (!o) return null;
  init_shared_values(mem(o).view, from);
  init_shape_strides(mem(o).view, from);
  init_flags(o);
  mem(o).mbuf = Py_NewRef(mbuf);
  mbuf.exports++;
  return o;
}

// new: the same; shape, strides and flags are still to be set
export function mbuf_add_incomplete_view(mbuf: _PyManagedBufferObject, src: Py_buffer, ndim: i32): PyObject | null {
  const o = memory_alloc(ndim);
  if (!o) return null;
  init_shared_values(mem(o).view, src);
  mem(o).mbuf = Py_NewRef(mbuf);
  mbuf.exports++;
  return o;
}

// new
export function PyMemoryView_FromObjectAndFlags(v: PyObject, flags: i32): PyObject | null {
  if (PyMemoryView_Check(v)) {
    if (!isAlive(v) || !isUnrestricted(v)) return null;
    return mbuf_add_view(mem(v).mbuf!, mem(v).view);
  }
  if (!PyObject_CheckBuffer(v))
    return PyErr_Format(
      PyExc_TypeError,
      "memoryview: a bytes-like object is required, not '%.200s'",
      v.ob_type.tp_name,
    );
  return _PyMemoryView_FromBufferProc(v, flags, v.ob_type.tp_as_buffer!.bf_getbuffer);
}

// new: a view of what that bf_getbuffer gives
export function _PyMemoryView_FromBufferProc(v: PyObject, flags: i32, getbuffer: usize): PyObject | null {
  const mbuf = mbuf_alloc();
  if (!mbuf) return null;
  if (call_indirect<i32>(<u32>getbuffer, v, changetype<usize>(mbuf.master), flags) < 0) {
    mbuf.master.obj = null;
    Py_DECREF(mbuf);
    return null;
  }
  const view = mbuf_add_view(mbuf, null);
  Py_DECREF(mbuf);
  return view;
}

// new
export function PyMemoryView_FromObject(v: PyObject): PyObject | null {
  return PyMemoryView_FromObjectAndFlags(v, PyBUF_FULL_RO);
}

// new: a view of a buffer that the caller goes on to own
export function PyMemoryView_FromBuffer(p: usize): PyObject | null {
  const mbuf = mbuf_alloc();
  if (!mbuf) return null;
  memory.copy(changetype<usize>(mbuf.master), p, 80);
  mbuf.master.obj = null;
  const view = mbuf_add_view(mbuf, null);
  Py_DECREF(mbuf);
  return view;
}

// new: size bytes; flags PyBUF_READ or PyBUF_WRITE
export function PyMemoryView_FromMemory(p: usize, size: i64, flags: i32): PyObject | null {
  const mbuf = mbuf_alloc();
  if (!mbuf) return null;
  PyBuffer_FillInfo(changetype<usize>(mbuf.master), mbuf, p, size, flags == PyBUF_WRITE ? 0 : 1, PyBUF_FULL_RO);
  // Nobody exports it.
  mbuf.master.obj = null;
  Py_DECREF(mbuf);
  const view = mbuf_add_view(mbuf, null);
  Py_DECREF(mbuf);
  return view;
}

/** 0, or -1: BufferError, somebody holds a buffer of the view. */
export function _memory_release(o: PyObject): i32 {
  const mv = mem(o);
  if (mv.flags & _Py_MEMORYVIEW_RELEASED) return 0;
  if (mv.exports > 0) {
    PyErr_Format(
      PyExc_BufferError,
      'memoryview has %zd exported buffer%ls',
      <u64>mv.exports,
      <u64>changetype<usize>(mv.exports == 1 ? '' : 's'),
    );
    return -1;
  }
  mv.flags |= _Py_MEMORYVIEW_RELEASED;
  const mbuf = mv.mbuf!;
  mbuf.exports--;
  if (mbuf.exports == 0) mbuf_release(mbuf);
  return 0;
}
