// The layout of memoryview and of what its views share. (CPython: Include/cpython/memoryobject.h)
//
//   memoryview ──┐
//   memoryview ──┴─> managedbuffer (exports: 2) ──> Py_buffer of the exporter, released with the last view

import { PyObject, PyVarObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';
import { Py_buffer } from '../abstract/buffer';

/** 112 bytes. */
@unmanaged
export class _PyManagedBufferObject extends PyObject {
  flags: i32; // _Py_MANAGED_BUFFER_*
  exports: i64; // views that are not released
  @bytes(80) master: Py_buffer; // Py_buffer at 32
}

/** 152 bytes with the first of the 3 * ndim numbers of ob_array. */
@unmanaged
export class PyMemoryViewObject extends PyVarObject {
  mbuf: _PyManagedBufferObject | null; // strong
  hash: i64; // -1: not known yet
  flags: i32; // _Py_MEMORYVIEW_*
  exports: i64; // buffers that others hold
  @bytes(80) view: Py_buffer; // Py_buffer at 56; obj is borrowed from the managed buffer
  weakreflist: PyObject | null;
  @bytes(8) ob_array: usize; // Py_ssize_t [3 * ndim] at 144: shape, strides, suboffsets
}

export const _Py_MANAGED_BUFFER_RELEASED = 1;
export const _Py_MANAGED_BUFFER_FREE_FORMAT = 2;

export const _Py_MEMORYVIEW_RELEASED = 1;
export const _Py_MEMORYVIEW_C = 2;
export const _Py_MEMORYVIEW_FORTRAN = 4;
export const _Py_MEMORYVIEW_SCALAR = 8;
export const _Py_MEMORYVIEW_PIL = 16;
export const _Py_MEMORYVIEW_RESTRICTED = 32;

export const PyMemoryView_Type = staticObject<PyTypeObject>(416);
export const _PyManagedBuffer_Type = staticObject<PyTypeObject>(416);
export const _PyMemoryIter_Type = staticObject<PyTypeObject>(416);

/* @inline */ export function PyMemoryView_Check(o: PyObject): bool {
  return o.ob_type == PyMemoryView_Type;
}

/** o as its struct; nothing is checked. */
/* @inline */ export function mem(o: PyObject): PyMemoryViewObject {
  return changetype<PyMemoryViewObject>(o);
}

/** Py_buffer *: where the view's buffer lies. */
/* @inline */ export function PyMemoryView_GET_BUFFER(o: PyObject): usize {
  return changetype<usize>(o) + 56;
}
