// Items and slices of a view. (CPython: Objects/memoryobject.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { Py_DECREF, Py_NewRef, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { BUFFER_SLOTS, Py_buffer, PyBUF_FULL_RO, PyBuffer_Release, PyObject_GetBuffer } from '../abstract/buffer';
import { PyIndex_Check, PyNumber_AsSsize_t } from '../abstract/conversion';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../exceptions/errors';
import { PyExc_IndexError, PyExc_NotImplementedError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { PyList_New, PyList_SET_ITEM } from '../list';
import { Py_Ellipsis } from '../none';
import { PySlice_AdjustIndices, PySlice_Check, PySlice_Unpack } from '../slice';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../tuple';
import { init_flags, isAlive, isUnrestricted, mbuf_add_view } from './create';
import { adjust_fmt, pack_single, unpack_single } from './format';
import { mem } from './struct';

/** The address of the index-th item of dimension dim; 0 with IndexError. */
function lookup_dimension(view: Py_buffer, p: usize, dim: i32, index: i64): usize {
  const at = (<usize>dim) << 3;
  const n = load<i64>(view.shape + at);
  if (index < 0) index += n;
  if (index < 0 || index >= n) {
    PyErr_Format(PyExc_IndexError, 'index out of bounds on dimension %d', dim + 1);
    return 0;
  }
  p += <usize>(load<i64>(view.strides + at) * index);
  if (view.suboffsets && load<i64>(view.suboffsets + at) >= 0)
    p = load<usize>(p) + <usize>load<i64>(view.suboffsets + at);
  return p;
}

export function ptr_from_index(view: Py_buffer, index: i64): usize {
  return lookup_dimension(view, view.buf, 0, index);
}

function ptr_from_tuple(view: Py_buffer, tuple: PyObject): usize {
  const n = PyTuple_GET_SIZE(tuple);
  if (n > view.ndim) {
    PyErr_Format(PyExc_TypeError, 'cannot index %zd-dimension view with %zd-element tuple', <u64>view.ndim, <u64>n);
    return 0;
  }
  let p = view.buf;
  for (let dim = 0; dim < <i32>n; dim++) {
    const index = PyNumber_AsSsize_t(PyTuple_GET_ITEM(tuple, dim), PyExc_IndexError);
    if (index == -1 && PyErr_Occurred()) return 0;
    p = lookup_dimension(view, p, dim, index);
    if (!p) return 0;
  }
  return p;
}

export function memory_item(self: PyObject, index: i64): PyObject | null {
  if (!isAlive(self)) return null;
  const view = mem(self).view;
  const fmt = adjust_fmt(view);
  if (!fmt) return null;
  if (view.ndim == 0) return PyErr_SetString(PyExc_TypeError, 'invalid indexing of 0-dim memory');
  if (view.ndim > 1)
    return PyErr_SetString(PyExc_NotImplementedError, 'multi-dimensional sub-views are not implemented');
  const p = ptr_from_index(view, index);
  return p ? unpack_single(p, fmt) : null;
}

/** A tuple of indices. */
function is_multiindex(key: PyObject): bool {
  if (!PyTuple_Check(key)) return false;
  for (let i: i64 = 0; i < PyTuple_GET_SIZE(key); i++) if (!PyIndex_Check(PyTuple_GET_ITEM(key, i))) return false;
  return true;
}

/** A tuple of slices. */
function is_multislice(key: PyObject): bool {
  if (!PyTuple_Check(key) || PyTuple_GET_SIZE(key) == 0) return false;
  for (let i: i64 = 0; i < PyTuple_GET_SIZE(key); i++) if (!PySlice_Check(PyTuple_GET_ITEM(key, i))) return false;
  return true;
}

/* @inline */ function isEmptyTuple(key: PyObject): bool {
  return PyTuple_Check(key) && PyTuple_GET_SIZE(key) == 0;
}

/** Narrows the first dimension: 0, or -1 with the exception set. */
function init_slice(view: Py_buffer, key: PyObject): i32 {
  const at = stackAlloc(3);
  const err = PySlice_Unpack(key, at, at + 8, at + 16);
  if (err == 0) {
    const step = load<i64>(at, 16);
    const n = PySlice_AdjustIndices(load<i64>(view.shape), at, at + 8, step);
    const stride = load<i64>(view.strides);
    view.buf += <usize>(stride * load<i64>(at));
    store<i64>(view.shape, n);
    store<i64>(view.strides, stride * step);
  }
  stackFree(at);
  return err;
}

function productOfShape(view: Py_buffer): i64 {
  let n: i64 = 1;
  for (let i = 0; i < view.ndim; i++) n *= load<i64>(view.shape + ((<usize>i) << 3));
  return n;
}

function sliced(self: PyObject, key: PyObject): PyObject | null {
  if (!isUnrestricted(self)) return null;
  const o = mbuf_add_view(mem(self).mbuf!, mem(self).view);
  if (!o) return null;
  const view = mem(o).view;
  if (init_slice(view, key) < 0) {
    Py_DECREF(o);
    return null;
  }
  view.len = productOfShape(view) * view.itemsize;
  mem(o).flags = 0;
  init_flags(o);
  return o;
}

export function memory_subscript(self: PyObject, key: PyObject): PyObject | null {
  if (!isAlive(self)) return null;
  const view = mem(self).view;
  if (view.ndim == 0) {
    if (isEmptyTuple(key)) {
      const fmt = adjust_fmt(view);
      return fmt ? unpack_single(view.buf, fmt) : null;
    }
    if (key == Py_Ellipsis) return Py_NewRef(self);
    return PyErr_SetString(PyExc_TypeError, 'invalid indexing of 0-dim memory');
  }
  if (PyIndex_Check(key)) {
    const index = PyNumber_AsSsize_t(key, PyExc_IndexError);
    if (index == -1 && PyErr_Occurred()) return null;
    return memory_item(self, index);
  }
  if (PySlice_Check(key)) return sliced(self, key);
  if (is_multiindex(key)) {
    const fmt = adjust_fmt(view);
    if (!fmt) return null;
    if (PyTuple_GET_SIZE(key) < view.ndim)
      return PyErr_SetString(PyExc_NotImplementedError, 'sub-views are not implemented');
    const p = ptr_from_tuple(view, key);
    return p && isAlive(self) ? unpack_single(p, fmt) : null;
  }
  if (is_multislice(key))
    return PyErr_SetString(PyExc_NotImplementedError, 'multi-dimensional slicing is not implemented');
  return PyErr_SetString(PyExc_TypeError, 'memoryview: invalid slice key');
}

/** The same format, whether it is written with '@' or without. */
function sameFormat(a: Py_buffer, b: Py_buffer): bool {
  let p = a.format;
  let q = b.format;
  if (load<u8>(p) == 0x40) p++;
  if (load<u8>(q) == 0x40) q++;
  while (load<u8>(p) == load<u8>(q)) {
    if (!load<u8>(p)) return a.itemsize == b.itemsize;
    p++;
    q++;
  }
  return false;
}

export function equiv_shape(a: Py_buffer, b: Py_buffer): bool {
  if (a.ndim != b.ndim) return false;
  for (let i: usize = 0; i < <usize>a.ndim; i++) {
    const n = load<i64>(a.shape + (i << 3));
    if (n != load<i64>(b.shape + (i << 3))) return false;
    if (n == 0) break;
  }
  return true;
}

/** One dimension of items onto another of the same structure; they may overlap. */
function copy_single(self: PyObject, dest: Py_buffer, src: Py_buffer): i32 {
  if (!isAlive(self)) return -1;
  if (!sameFormat(dest, src) || !equiv_shape(dest, src)) {
    PyErr_SetString(PyExc_ValueError, 'memoryview assignment: lvalue and rvalue have different structures');
    return -1;
  }
  const n = load<i64>(dest.shape);
  const size = <usize>dest.itemsize;
  const dstep = load<i64>(dest.strides);
  const sstep = load<i64>(src.strides);
  if (dstep == dest.itemsize && sstep == dest.itemsize && !src.suboffsets) {
    memory.copy(dest.buf, src.buf, <usize>n * size);
    return 0;
  }
  const temp = PyMem_Malloc(<usize>n * size);
  if (!temp) {
    PyErr_NoMemory();
    return -1;
  }
  let p = src.buf;
  for (let i: usize = 0; i < <usize>n; i++) {
    const from =
      src.suboffsets && load<i64>(src.suboffsets) >= 0 ? load<usize>(p) + <usize>load<i64>(src.suboffsets) : p;
    memory.copy(temp + i * size, from, size);
    p += <usize>sstep;
  }
  p = dest.buf;
  for (let i: usize = 0; i < <usize>n; i++) {
    memory.copy(p, temp + i * size, size);
    p += <usize>dstep;
  }
  PyMem_Free(temp);
  return 0;
}

function assignSlice(self: PyObject, key: PyObject, value: PyObject): i32 {
  const view = mem(self).view;
  const p = stackAlloc(2 * BUFFER_SLOTS + 2);
  let err = PyObject_GetBuffer(value, p, PyBUF_FULL_RO);
  if (err == 0) {
    const q = p + 80;
    const dest = changetype<Py_buffer>(q);
    memory.copy(q, changetype<usize>(view), 80);
    dest.shape = q + 80;
    dest.strides = q + 88;
    dest.suboffsets = 0;
    store<i64>(dest.shape, load<i64>(view.shape));
    store<i64>(dest.strides, load<i64>(view.strides));
    err = init_slice(dest, key);
    if (err == 0) err = copy_single(self, dest, changetype<Py_buffer>(p));
    PyBuffer_Release(p);
  }
  stackFree(p);
  return err;
}

function fail(exc: PyTypeObject, text: string): i32 {
  PyErr_SetString(exc, text);
  return -1;
}

/** *p = value after value's Python code ran: the view may be gone. */
function packAlive(self: PyObject, p: usize, value: PyObject, fmt: u32): i32 {
  const temp = stackAlloc(1);
  let err = pack_single(temp, value, fmt);
  if (err == 0) {
    if (!isAlive(self)) err = -1;
    else memory.copy(p, temp, <usize>mem(self).view.itemsize);
  }
  stackFree(temp);
  return err;
}

export function memory_ass_sub(self: PyObject, key: PyObject, value: PyObject | null): i32 {
  if (!isAlive(self)) return -1;
  const view = mem(self).view;
  const fmt = adjust_fmt(view);
  if (!fmt) return -1;
  if (view.readonly) return fail(PyExc_TypeError, 'cannot modify read-only memory');
  if (!value) return fail(PyExc_TypeError, 'cannot delete memory');
  if (view.ndim == 0) {
    if (key == Py_Ellipsis || isEmptyTuple(key)) return packAlive(self, view.buf, value, fmt);
    return fail(PyExc_TypeError, 'invalid indexing of 0-dim memory');
  }
  if (PyIndex_Check(key)) {
    if (view.ndim > 1) return fail(PyExc_NotImplementedError, 'sub-views are not implemented');
    const index = PyNumber_AsSsize_t(key, PyExc_IndexError);
    if (index == -1 && PyErr_Occurred()) return -1;
    const p = ptr_from_index(view, index);
    return p ? packAlive(self, p, value, fmt) : -1;
  }
  if (PySlice_Check(key) && view.ndim == 1) return assignSlice(self, key, value);
  if (is_multiindex(key)) {
    if (PyTuple_GET_SIZE(key) < view.ndim) return fail(PyExc_NotImplementedError, 'sub-views are not implemented');
    const p = ptr_from_tuple(view, key);
    return p ? packAlive(self, p, value, fmt) : -1;
  }
  if (PySlice_Check(key) || is_multislice(key))
    return fail(PyExc_NotImplementedError, 'memoryview slice assignments are currently restricted to ndim = 1');
  return fail(PyExc_TypeError, 'memoryview: invalid slice key');
}

// new: the items of dimension dim and below as nested lists
function listFrom(view: Py_buffer, p: usize, dim: i32, fmt: u32): PyObject | null {
  if (dim == view.ndim) return unpack_single(p, fmt);
  const at = (<usize>dim) << 3;
  const n = load<i64>(view.shape + at);
  const list = PyList_New(n);
  if (!list) return null;
  for (let i: i64 = 0; i < n; i++) {
    const from =
      view.suboffsets && load<i64>(view.suboffsets + at) >= 0
        ? load<usize>(p) + <usize>load<i64>(view.suboffsets + at)
        : p;
    const item = listFrom(view, from, dim + 1, fmt);
    if (!item) {
      Py_DECREF(list);
      return null;
    }
    PyList_SET_ITEM(list, i, item);
    p += <usize>load<i64>(view.strides + at);
  }
  return list;
}

export function memoryview_tolist(self: PyObject, _: PyObject | null): PyObject | null {
  if (!isAlive(self)) return null;
  const view = mem(self).view;
  const fmt = adjust_fmt(view);
  return fmt ? listFrom(view, view.buf, 0, fmt) : null;
}
