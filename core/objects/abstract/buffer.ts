// The buffer protocol: another object's bytes, in place. (CPython: Objects/abstract.c, Include/cpython/object.h)

import { Py_DECREF, Py_NewRef, PyObject } from '../../runtime/object';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_BufferError, PyExc_TypeError } from '../exceptions/types';

export const PyBUF_SIMPLE = 0;
export const PyBUF_WRITABLE = 1;
export const PyBUF_FORMAT = 4;
export const PyBUF_ND = 8;
export const PyBUF_STRIDES = 0x18;

/** 80 bytes. */
@unmanaged
export class Py_buffer {
  buf: usize;
  obj: PyObject | null; // strong
  len: i64;
  itemsize: i64;
  readonly: i32;
  ndim: i32;
  format: usize; // char *
  shape: usize; // Py_ssize_t *
  strides: usize;
  suboffsets: usize;
  internal: usize;
}

/** A Py_buffer in slots of stackAlloc. */
export const BUFFER_SLOTS: i64 = 10;

export function PyObject_CheckBuffer(o: PyObject): bool {
  const procs = o.ob_type.tp_as_buffer;
  return procs != null && procs.bf_getbuffer != 0;
}

/** Fills *view: 0, or -1 with the exception set. */
export function PyObject_GetBuffer(o: PyObject, view: usize, flags: i32): i32 {
  const procs = o.ob_type.tp_as_buffer;
  if (!procs || !procs.bf_getbuffer) {
    PyErr_Format(PyExc_TypeError, "a bytes-like object is required, not '%.100s'", o.ob_type.tp_name);
    return -1;
  }
  memory.fill(view, 0, 80);
  return call_indirect<i32>(<u32>procs.bf_getbuffer, o, view, flags);
}

/** One dimension of bytes. */
export function PyBuffer_FillInfo(p: usize, o: PyObject, buf: usize, len: i64, readonly: i32, flags: i32): i32 {
  if (flags & PyBUF_WRITABLE && readonly) {
    PyErr_SetString(PyExc_BufferError, 'Object is not writable.');
    return -1;
  }
  const view = changetype<Py_buffer>(p);
  view.obj = Py_NewRef(o);
  view.buf = buf;
  view.len = len;
  view.readonly = readonly;
  view.itemsize = 1;
  view.format = flags & PyBUF_FORMAT ? byteFormat() : 0;
  view.ndim = 1;
  view.shape = flags & PyBUF_ND ? p + offsetof<Py_buffer>('len') : 0;
  view.strides = (flags & PyBUF_STRIDES) == PyBUF_STRIDES ? p + offsetof<Py_buffer>('itemsize') : 0;
  return 0;
}

/** "B\0": the two UTF-16 bytes of the literal. */
/* @inline */ function byteFormat(): usize {
  return changetype<usize>('B');
}

export function PyBuffer_Release(p: usize): void {
  const view = changetype<Py_buffer>(p);
  const o = view.obj;
  if (!o) return;
  const procs = o.ob_type.tp_as_buffer;
  if (procs && procs.bf_releasebuffer) call_indirect<void>(<u32>procs.bf_releasebuffer, o, p);
  view.obj = null;
  Py_DECREF(o);
}
