// The buffer protocol: another object's bytes, in place. (CPython: Objects/abstract.c, Include/cpython/object.h)

import { Py_DECREF, Py_NewRef, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_BufferError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';

export const PyBUF_SIMPLE = 0;
export const PyBUF_WRITABLE = 1;
export const PyBUF_FORMAT = 4;
export const PyBUF_ND = 8;
export const PyBUF_STRIDES = 0x18;
export const PyBUF_C_CONTIGUOUS = 0x38;
export const PyBUF_F_CONTIGUOUS = 0x58;
export const PyBUF_ANY_CONTIGUOUS = 0x98;
export const PyBUF_INDIRECT = 0x118;
export const PyBUF_CONTIG = 9;
export const PyBUF_CONTIG_RO = 8;
export const PyBUF_STRIDED = 0x19;
export const PyBUF_STRIDED_RO = 0x18;
export const PyBUF_RECORDS = 0x1d;
export const PyBUF_RECORDS_RO = 0x1c;
export const PyBUF_FULL = 0x11d;
export const PyBUF_FULL_RO = 0x11c;
export const PyBUF_READ = 0x100;
export const PyBUF_WRITE = 0x200;
export const PyBUF_MAX_NDIM = 64;

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

/* @noinline */ export function PyBuffer_Release(p: usize): void {
  const view = changetype<Py_buffer>(p);
  const o = view.obj;
  if (!o) return;
  const procs = o.ob_type.tp_as_buffer;
  if (procs && procs.bf_releasebuffer) call_indirect<void>(<u32>procs.bf_releasebuffer, o, p);
  view.obj = null;
  Py_DECREF(o);
}

// ---- several dimensions ----

function contiguousFrom(view: Py_buffer, first: i32, step: i32): bool {
  if (view.len == 0) return true;
  if (!view.strides) return true;
  let sd = view.itemsize;
  let d = first;
  for (let n = 0; n < view.ndim; n++) {
    const dim = load<i64>(view.shape + ((<usize>d) << 3));
    if (dim > 1 && load<i64>(view.strides + ((<usize>d) << 3)) != sd) return false;
    sd *= dim;
    d += step;
  }
  return true;
}

/** Do the items lie without gaps, in the order 'C', 'F' or either ('A')? */
export function PyBuffer_IsContiguous(p: usize, order: u32): bool {
  const view = changetype<Py_buffer>(p);
  if (view.suboffsets) return false;
  const c = contiguousFrom(view, view.ndim - 1, -1);
  if (order == 0x43) return c;
  // Without strides it is C's order; one dimension is both.
  const f = view.strides ? contiguousFrom(view, 0, 1) : view.len == 0 || view.ndim <= 1;
  return order == 0x46 ? f : c || f;
}

/** Copies the items below dimension d: to where dstrides lead, from where strides and suboffsets do. */
function copyItems(view: Py_buffer, d: i32, to: usize, dstrides: usize, from: usize, sstrides: usize): void {
  if (d == view.ndim) {
    memory.copy(to, from, <usize>view.itemsize);
    return;
  }
  const at = (<usize>d) << 3;
  const n = load<i64>(view.shape + at);
  for (let i: i64 = 0; i < n; i++) {
    let item = from;
    if (view.suboffsets && load<i64>(view.suboffsets + at) >= 0)
      item = load<usize>(item) + <usize>load<i64>(view.suboffsets + at);
    copyItems(view, d + 1, to, dstrides, item, sstrides);
    to += <usize>load<i64>(dstrides + at);
    from += <usize>load<i64>(sstrides + at);
  }
}

/** Strides of items without gaps, in C's or Fortran's order, into 8-byte slots at out. */
export function fillStrides(ndim: i32, shape: usize, itemsize: i64, fortran: bool, out: usize): void {
  let sd = itemsize;
  for (let k = 0; k < ndim; k++) {
    const at = (<usize>(fortran ? k : ndim - 1 - k)) << 3;
    store<i64>(out + at, sd);
    sd *= load<i64>(shape + at);
  }
}

function copyBetween(p: usize, buf: usize, order: u32, toBuffer: bool): void {
  const view = changetype<Py_buffer>(p);
  if (PyBuffer_IsContiguous(p, order)) {
    if (toBuffer) memory.copy(view.buf, buf, <usize>view.len);
    else memory.copy(buf, view.buf, <usize>view.len);
    return;
  }
  const flat = stackAlloc(2 * PyBUF_MAX_NDIM);
  fillStrides(view.ndim, view.shape, view.itemsize, order == 0x46, flat);
  let own = view.strides;
  if (!own) {
    own = flat + 8 * PyBUF_MAX_NDIM;
    fillStrides(view.ndim, view.shape, view.itemsize, false, own);
  }
  if (toBuffer) copyItems(view, 0, view.buf, own, buf, flat);
  else copyItems(view, 0, buf, flat, view.buf, own);
  stackFree(flat);
}

/** The items, without gaps, into len bytes at buf. */
export function PyBuffer_ToContiguous(buf: usize, p: usize, len: i64, order: u32): i32 {
  if (len != changetype<Py_buffer>(p).len) {
    PyErr_SetString(PyExc_ValueError, 'PyBuffer_ToContiguous: len != view->len');
    return -1;
  }
  copyBetween(p, buf, order, false);
  return 0;
}
