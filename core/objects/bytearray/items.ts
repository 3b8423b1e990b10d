// Items and slices of a bytearray; sums and products. (CPython: Objects/bytearrayobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { Py_DECREF, Py_NewRef, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_CheckBuffer,
  PyObject_GetBuffer,
} from '../abstract/buffer';
import { PyIndex_Check, PyNumber_AsSsize_t, PyNumber_Check } from '../abstract/conversion';
import { _Py_bytes_contains } from '../bytes/search';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../exceptions/errors';
import { PyExc_IndexError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { PyLong_FromLong } from '../int';
import { PySlice_AdjustIndices, PySlice_Check, PySlice_Unpack } from '../slice';
import { repeatBytes } from '../str/concat';
import { copyBytes } from '../str/scan';
import { PyUnicode_Check } from '../str/struct';
import {
  _canresize,
  bytearray_setslice,
  bytearray_setslice_linear,
  byteValue,
  PyByteArray_FromObject,
  PyByteArray_FromStringAndSize,
  PyByteArray_Resize,
} from './resize';
import { PyByteArray_AS_STRING, PyByteArray_Check, PyByteArrayObject } from './struct';

/* @inline */ function sizeOf(o: PyObject): i64 {
  return changetype<PyByteArrayObject>(o).ob_size;
}

export function bytearray_length(self: PyObject): i64 {
  return sizeOf(self);
}

function outOfRange(): i32 {
  PyErr_SetString(PyExc_IndexError, 'bytearray index out of range');
  return -1;
}

export function bytearray_getitem(self: PyObject, i: i64): PyObject | null {
  if (i < 0 || i >= sizeOf(self)) {
    outOfRange();
    return null;
  }
  return PyLong_FromLong(load<u8>(PyByteArray_AS_STRING(self) + <usize>i));
}

function badIndex(index: PyObject): PyObject | null {
  return PyErr_Format(
    PyExc_TypeError,
    'bytearray indices must be integers or slices, not %.200s',
    index.ob_type.tp_name,
  );
}

export function bytearray_subscript(self: PyObject, index: PyObject): PyObject | null {
  if (PyIndex_Check(index)) {
    let i = PyNumber_AsSsize_t(index, PyExc_IndexError);
    if (i == -1 && PyErr_Occurred()) return null;
    if (i < 0) i += sizeOf(self);
    return bytearray_getitem(self, i);
  }
  if (!PySlice_Check(index)) return badIndex(index);
  const at = stackAlloc(3);
  const err = PySlice_Unpack(index, at, at + 8, at + 16);
  const count = err < 0 ? 0 : PySlice_AdjustIndices(sizeOf(self), at, at + 8, load<i64>(at, 16));
  const start = load<i64>(at);
  const step = load<i64>(at, 16);
  stackFree(at);
  if (err < 0) return null;
  if (count <= 0) return PyByteArray_FromStringAndSize(0, 0);
  if (step == 1) return PyByteArray_FromStringAndSize(PyByteArray_AS_STRING(self) + <usize>start, count);
  const result = PyByteArray_FromStringAndSize(0, count);
  if (!result) return null;
  const from = PyByteArray_AS_STRING(self);
  const to = PyByteArray_AS_STRING(result);
  for (let i = start, k: i64 = 0; k < count; i += step, k++) store<u8>(to + <usize>k, load<u8>(from + <usize>i));
  return result;
}

export function bytearray_setitem(self: PyObject, i: i64, value: PyObject | null): i32 {
  // __index__ comes before the check: it can change the size.
  const byte = value ? byteValue(value) : 0;
  if (byte < 0) return -1;
  if (i < 0) i += sizeOf(self);
  if (i < 0 || i >= sizeOf(self)) return outOfRange();
  if (!value) return bytearray_setslice(self, i, i + 1, null);
  store<u8>(PyByteArray_AS_STRING(self) + <usize>i, byte);
  return 0;
}

/** del self[start:stop:step] with count items. */
function deleteEach(self: PyObject, start: i64, step: i64, count: i64): i32 {
  if (!_canresize(self)) return -1;
  if (count == 0) return 0;
  if (step < 0) {
    start += step * (count - 1);
    step = -step;
  }
  const p = PyByteArray_AS_STRING(self);
  const n = sizeOf(self);
  let cur = start;
  for (let i: i64 = 0; i < count; i++) {
    // As unsigned numbers: cur + step may be beyond the largest signed one.
    const lim = <u64>(cur + step) >= <u64>n ? n - cur - 1 : step - 1;
    memory.copy(p + <usize>(cur - i), p + <usize>(cur + 1), <usize>lim);
    cur += step;
  }
  cur = start + count * step;
  if (<u64>cur < <u64>n) memory.copy(p + <usize>(cur - count), p + <usize>cur, <usize>(n - cur));
  return PyByteArray_Resize(self, n - count);
}

function assignSlice(self: PyObject, start: i64, stop: i64, step: i64, count: i64, values: PyObject | null): i32 {
  const bytes: usize = values ? PyByteArray_AS_STRING(values) : 0;
  const needed: i64 = values ? sizeOf(values) : 0;
  // b[5:2] = … inserts before 5, not before 2.
  if ((step < 0 && start < stop) || (step > 0 && start > stop)) stop = start;
  if (step == 1) return bytearray_setslice_linear(self, start, stop, bytes, needed);
  if (needed == 0) return deleteEach(self, start, step, count);
  if (needed != count) {
    PyErr_Format(
      PyExc_ValueError,
      'attempt to assign bytes of size %zd to extended slice of size %zd',
      <u64>needed,
      <u64>count,
    );
    return -1;
  }
  const p = PyByteArray_AS_STRING(self);
  for (let i: i64 = 0; i < count; i++) {
    store<u8>(p + <usize>start, load<u8>(bytes + <usize>i));
    start += step;
  }
  return 0;
}

export function bytearray_ass_subscript(self: PyObject, index: PyObject, values: PyObject | null): i32 {
  if (PyIndex_Check(index)) {
    const i = PyNumber_AsSsize_t(index, PyExc_IndexError);
    if (i == -1 && PyErr_Occurred()) return -1;
    return bytearray_setitem(self, i, values);
  }
  if (!PySlice_Check(index)) {
    badIndex(index);
    return -1;
  }
  const at = stackAlloc(3);
  const err = PySlice_Unpack(index, at, at + 8, at + 16);
  const count = err < 0 ? 0 : PySlice_AdjustIndices(sizeOf(self), at, at + 8, load<i64>(at, 16));
  const start = load<i64>(at);
  const stop = load<i64>(at, 8);
  const step = load<i64>(at, 16);
  stackFree(at);
  if (err < 0) return -1;
  if (!values || (values != self && PyByteArray_Check(values)))
    return assignSlice(self, start, stop, step, count, values);
  if (PyNumber_Check(values) || PyUnicode_Check(values)) {
    PyErr_SetString(PyExc_TypeError, 'can assign only bytes, buffers, or iterables of ints in range(0, 256)');
    return -1;
  }
  const copy = PyByteArray_FromObject(values);
  if (!copy) return -1;
  const res = bytearray_ass_subscript(self, index, copy);
  Py_DECREF(copy);
  return res;
}

/** sq_inplace_concat; new: self */
export function bytearray_iconcat(self: PyObject, other: PyObject): PyObject | null {
  const p = stackAlloc(BUFFER_SLOTS);
  let result: PyObject | null = null;
  if (!PyObject_CheckBuffer(other) || PyObject_GetBuffer(other, p, PyBUF_SIMPLE) != 0) {
    PyErr_Format(PyExc_TypeError, "can't concat %.100s to %.100s", other.ob_type.tp_name, self.ob_type.tp_name);
  } else {
    const view = changetype<Py_buffer>(p);
    const n = sizeOf(self);
    if (n > i64.MAX_VALUE - view.len) PyErr_NoMemory();
    else if (PyByteArray_Resize(self, n + view.len) == 0) {
      copyBytes(PyByteArray_AS_STRING(self) + <usize>n, view.buf, <usize>view.len);
      result = Py_NewRef(self);
    }
    PyBuffer_Release(p);
  }
  stackFree(p);
  return result;
}

export function bytearray_repeat(self: PyObject, count: i64): PyObject | null {
  if (count < 0) count = 0;
  const n = sizeOf(self);
  if (count > 0 && n > i64.MAX_VALUE / count) return PyErr_NoMemory();
  const result = PyByteArray_FromStringAndSize(0, n * count);
  if (result && n * count)
    repeatBytes(PyByteArray_AS_STRING(result), PyByteArray_AS_STRING(self), <usize>n, <usize>(n * count));
  return result;
}

export function bytearray_irepeat(self: PyObject, count: i64): PyObject | null {
  if (count < 0) count = 0;
  else if (count == 1) return Py_NewRef(self);
  const n = sizeOf(self);
  if (count > 0 && n > i64.MAX_VALUE / count) return PyErr_NoMemory();
  if (PyByteArray_Resize(self, n * count) < 0) return null;
  const p = PyByteArray_AS_STRING(self);
  for (let at = n; at < n * count; at += n) copyBytes(p + <usize>at, p, <usize>n);
  return Py_NewRef(self);
}

export function bytearray_contains(self: PyObject, o: PyObject): i32 {
  return _Py_bytes_contains(self, o);
}
