// Making, growing and shrinking a bytearray. (CPython: Objects/bytearrayobject.c)

import { PyMem_Malloc, PyObject_Free, PyObject_Malloc, PyObject_Realloc } from '../../memory/obmalloc/malloc';
import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_New } from '../../runtime/gc/alloc';
import { Py_DECREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_CheckBuffer,
  PyObject_GetBuffer,
} from '../abstract/buffer';
import { PyObject_CallOneArg } from '../call';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../exceptions/errors';
import { PyExc_BufferError, PyExc_SystemError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { PyLong_AsLongAndOverflow } from '../int';
import { copyBytes } from '../str/scan';
import { PyByteArray_AS_STRING, PyByteArray_GET_SIZE, PyByteArray_Type, PyByteArrayObject } from './struct';

/* @inline */ function asByteArray(o: PyObject): PyByteArrayObject {
  return changetype<PyByteArrayObject>(o);
}

// new; from 0: the bytes are still to be written
export function PyByteArray_FromStringAndSize(from: usize, n: i64): PyObject | null {
  if (n < 0) return PyErr_SetString(PyExc_SystemError, 'Negative size passed to PyByteArray_FromStringAndSize');
  if (n == i64.MAX_VALUE) return PyErr_NoMemory();
  const o = _PyObject_New(PyByteArray_Type);
  if (!o) return null;
  let p: usize = 0;
  if (n) {
    p = n < 0x7fffffff ? PyMem_Malloc(<usize>n + 1) : 0;
    if (!p) {
      asByteArray(o).ob_bytes = 0;
      asByteArray(o).ob_exports = 0;
      Py_DECREF(o);
      return PyErr_NoMemory();
    }
    if (from) copyBytes(p, from, <usize>n);
    store<u8>(p + <usize>n, 0);
  }
  asByteArray(o).ob_size = n;
  asByteArray(o).ob_alloc = n ? n + 1 : 0;
  asByteArray(o).ob_bytes = p;
  asByteArray(o).ob_start = p;
  asByteArray(o).ob_exports = 0;
  return o;
}

/** False: BufferError, somebody holds a buffer. */
export function _canresize(o: PyObject): bool {
  if (asByteArray(o).ob_exports == 0) return true;
  PyErr_SetString(PyExc_BufferError, 'Existing exports of data: object cannot be re-sized');
  return false;
}

export function PyByteArray_Resize(o: PyObject, size: i64): i32 {
  const self = asByteArray(o);
  let alloc = self.ob_alloc;
  if (size == self.ob_size) return 0;
  if (size < 0) {
    PyErr_Format(PyExc_ValueError, 'Can only resize to positive sizes, got %zd', <u64>size);
    return -1;
  }
  if (!_canresize(o)) return -1;
  const offset = <i64>(self.ob_start - self.ob_bytes);
  if (size <= alloc - offset - 1) {
    if (size >= alloc / 2) {
      // A little less: the room stays.
      self.ob_size = size;
      store<u8>(PyByteArray_AS_STRING(o) + <usize>size, 0);
      if (size == 0) store<u8>(self.ob_start, 0);
      return 0;
    }
    alloc = size + 1;
  } else if (<f64>size <= <f64>alloc * 1.125) {
    // A little more: with room for what comes next, as a list has it.
    alloc = size + (size >> 3) + (size < 9 ? 3 : 6);
  } else alloc = size + 1;
  if (alloc > 0x7fffffff) {
    PyErr_NoMemory();
    return -1;
  }
  let p: usize;
  if (offset > 0) {
    p = PyObject_Malloc(<usize>alloc);
    if (p) {
      copyBytes(p, self.ob_start, <usize>min(size, self.ob_size));
      PyObject_Free(self.ob_bytes);
    }
  } else p = PyObject_Realloc(self.ob_bytes, <usize>alloc);
  if (!p) {
    PyErr_NoMemory();
    return -1;
  }
  self.ob_bytes = p;
  self.ob_start = p;
  self.ob_size = size;
  self.ob_alloc = alloc;
  store<u8>(p + <usize>size, 0);
  return 0;
}

/** A byte's value, 0 … 255; -1 with the exception set. */
export function byteValue(o: PyObject): i32 {
  const overflow = stackAlloc(1);
  const value = PyLong_AsLongAndOverflow(o, overflow);
  stackFree(overflow);
  if (value == -1 && PyErr_Occurred()) return -1;
  if (value >= 0 && value < 256) return <i32>value;
  PyErr_SetString(PyExc_ValueError, 'byte must be in range(0, 256)');
  return -1;
}

/** self[lo:hi] = n bytes: 0, or -1 with the exception set. */
export function bytearray_setslice_linear(o: PyObject, lo: i64, hi: i64, bytes: usize, n: i64): i32 {
  const self = asByteArray(o);
  const growth = n - (hi - lo);
  let res = 0;
  if (growth < 0) {
    if (!_canresize(o)) return -1;
    if (lo == 0) self.ob_start -= <usize>growth;
    else {
      const p = self.ob_start;
      memory.copy(p + <usize>(lo + n), p + <usize>hi, <usize>(self.ob_size - hi));
    }
    if (PyByteArray_Resize(o, self.ob_size + growth) < 0) {
      // The bytes have gone already: what failed was giving memory back.
      self.ob_size += growth;
      if (lo == 0) return -1;
      res = -1;
    }
  } else if (growth > 0) {
    if (self.ob_size > i64.MAX_VALUE - growth) {
      PyErr_NoMemory();
      return -1;
    }
    if (PyByteArray_Resize(o, self.ob_size + growth) < 0) return -1;
    const p = self.ob_start;
    memory.copy(p + <usize>(lo + n), p + <usize>hi, <usize>(self.ob_size - lo - n));
  }
  if (n > 0) memory.copy(self.ob_start + <usize>lo, bytes, <usize>n);
  return res;
}

/** self[lo:hi] = the bytes of a buffer; NULL: deletes them. */
export function bytearray_setslice(o: PyObject, lo: i64, hi: i64, values: PyObject | null): i32 {
  if (values == o) {
    // A buffer of its own would forbid the change.
    const copy = PyByteArray_FromStringAndSize(PyByteArray_AS_STRING(o), PyByteArray_GET_SIZE(o));
    if (!copy) return -1;
    const err = bytearray_setslice(o, lo, hi, copy);
    Py_DECREF(copy);
    return err;
  }
  const p = stackAlloc(BUFFER_SLOTS);
  const view = changetype<Py_buffer>(p);
  let err = 0;
  if (values && PyObject_GetBuffer(values, p, PyBUF_SIMPLE) < 0) {
    PyErr_Format(PyExc_TypeError, "can't set bytearray slice from %.100s", values.ob_type.tp_name);
    err = -1;
  }
  if (err == 0) {
    const n = PyByteArray_GET_SIZE(o);
    if (lo < 0) lo = 0;
    if (hi < lo) hi = lo;
    if (hi > n) hi = n;
    err = bytearray_setslice_linear(o, lo, hi, values ? view.buf : 0, values ? view.len : 0);
    if (values) PyBuffer_Release(p);
  }
  stackFree(p);
  return err;
}

// new: bytearray(o)
export function PyByteArray_FromObject(o: PyObject): PyObject | null {
  return PyObject_CallOneArg(PyByteArray_Type, o);
}

// new
export function PyByteArray_Concat(a: PyObject, b: PyObject): PyObject | null {
  const p = stackAlloc(2 * BUFFER_SLOTS);
  const q = p + 80;
  memory.fill(p, 0, 160);
  let result: PyObject | null = null;
  if (
    !PyObject_CheckBuffer(a) ||
    !PyObject_CheckBuffer(b) ||
    PyObject_GetBuffer(a, p, PyBUF_SIMPLE) < 0 ||
    PyObject_GetBuffer(b, q, PyBUF_SIMPLE) < 0
  ) {
    PyErr_Format(PyExc_TypeError, "can't concat %.100s to %.100s", b.ob_type.tp_name, a.ob_type.tp_name);
  } else {
    const m = changetype<Py_buffer>(p).len;
    const n = changetype<Py_buffer>(q).len;
    result = m > i64.MAX_VALUE - n ? PyErr_NoMemory() : PyByteArray_FromStringAndSize(0, m + n);
    if (result) {
      copyBytes(PyByteArray_AS_STRING(result), changetype<Py_buffer>(p).buf, <usize>m);
      copyBytes(PyByteArray_AS_STRING(result) + <usize>m, changetype<Py_buffer>(q).buf, <usize>n);
    }
  }
  PyBuffer_Release(p);
  PyBuffer_Release(q);
  stackFree(p);
  return result;
}
