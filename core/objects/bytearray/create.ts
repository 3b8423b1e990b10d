// bytearray(…). (CPython: Objects/bytearrayobject.c)

import { PyObject_Free } from '../../memory/obmalloc/malloc';
import { PyErr_WriteUnraisable } from '../../modules/sys/unraisable';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { objAt, Py_DECREF, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_FULL_RO,
  PyBuffer_Release,
  PyBuffer_ToContiguous,
  PyObject_CheckBuffer,
  PyObject_GetBuffer,
} from '../abstract/buffer';
import { PyIndex_Check, PyNumber_AsSsize_t } from '../abstract/conversion';
import { PyIter_Next, PyObject_GetIter } from '../abstract/object';
import { PySequence_Fast_GET_SIZE, PySequence_Fast_ITEMS } from '../abstract/sequence';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_OverflowError, PyExc_SystemError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { PyLong_CheckExact } from '../int';
import { PyList_CheckExact } from '../list';
import { PyUnicode_AsEncodedString } from '../str/codecs';
import { textArguments } from '../str/create';
import { PyUnicode_Check } from '../str/struct';
import { PyTuple_CheckExact } from '../tuple';
import { bytearray_setslice, byteValue, PyByteArray_Resize } from './resize';
import { PyByteArray_AS_STRING, PyByteArray_GET_SIZE, PyByteArrayObject } from './struct';

function fromBuffer(self: PyObject, o: PyObject): i32 {
  const p = stackAlloc(BUFFER_SLOTS);
  let err = PyObject_GetBuffer(o, p, PyBUF_FULL_RO);
  if (err == 0) {
    const n = changetype<Py_buffer>(p).len;
    err = PyByteArray_Resize(self, n);
    if (err == 0) err = PyBuffer_ToContiguous(PyByteArray_AS_STRING(self), p, n, 0x43);
    PyBuffer_Release(p);
  }
  stackFree(p);
  return err;
}

/** An exact list or tuple of exact ints: 0, -1, or 1: it is none. */
function fromInts(self: PyObject, o: PyObject): i32 {
  const n = PySequence_Fast_GET_SIZE(o);
  const items = PySequence_Fast_ITEMS(o);
  if (PyByteArray_Resize(self, n) < 0) return -1;
  for (let i: i64 = 0; i < n; i++) {
    const item = objAt(items, i);
    if (!PyLong_CheckExact(item)) return PyByteArray_Resize(self, 0) < 0 ? -1 : 1;
    const value = byteValue(item);
    if (value < 0) return -1;
    store<u8>(PyByteArray_AS_STRING(self) + <usize>i, value);
  }
  return 0;
}

function fromIterable(self: PyObject, o: PyObject): i32 {
  const it = PyObject_GetIter(o);
  if (!it) {
    if (PyErr_ExceptionMatches(PyExc_TypeError))
      PyErr_Format(PyExc_TypeError, "cannot convert '%.200s' object to bytearray", o.ob_type.tp_name);
    return -1;
  }
  let err = 0;
  for (let item = PyIter_Next(it); item; item = PyIter_Next(it)) {
    const value = byteValue(item);
    Py_DECREF(item);
    const b = changetype<PyByteArrayObject>(self);
    if (value >= 0 && b.ob_size + 1 < b.ob_alloc) {
      b.ob_size++;
      store<u8>(b.ob_start + <usize>b.ob_size, 0);
    } else if (value < 0 || PyByteArray_Resize(self, b.ob_size + 1) < 0) {
      err = -1;
      break;
    }
    store<u8>(b.ob_start + <usize>b.ob_size - 1, value);
  }
  Py_DECREF(it);
  return err < 0 || PyErr_Occurred() ? -1 : 0;
}

function fail(text: string): i32 {
  PyErr_SetString(PyExc_TypeError, text);
  return -1;
}

function init(self: PyObject, o: PyObject | null, encoding: usize, errors: usize): i32 {
  if (PyByteArray_GET_SIZE(self) != 0 && PyByteArray_Resize(self, 0) < 0) return -1;
  if (!o || !PyUnicode_Check(o)) {
    if (encoding) return fail('encoding without a string argument');
    if (errors) return fail('errors without a string argument');
  }
  if (!o) return 0;
  if (PyUnicode_Check(o)) {
    if (!encoding) return fail('string argument without an encoding');
    const encoded = PyUnicode_AsEncodedString(o, encoding, errors);
    if (!encoded) return -1;
    const n = PyByteArray_GET_SIZE(self);
    const err = bytearray_setslice(self, n, n, encoded);
    Py_DECREF(encoded);
    return err;
  }
  if (PyIndex_Check(o)) {
    const count = PyNumber_AsSsize_t(o, PyExc_OverflowError);
    if (count != -1 || !PyErr_Occurred()) {
      if (count < 0) {
        PyErr_SetString(PyExc_ValueError, 'negative count');
        return -1;
      }
      if (count == 0) return 0;
      if (PyByteArray_Resize(self, count) < 0) return -1;
      memory.fill(PyByteArray_AS_STRING(self), 0, <usize>count);
      return 0;
    }
    if (!PyErr_ExceptionMatches(PyExc_TypeError)) return -1;
    PyErr_Clear();
  }
  if (PyObject_CheckBuffer(o)) return fromBuffer(self, o);
  if (PyList_CheckExact(o) || PyTuple_CheckExact(o)) {
    const done = fromInts(self, o);
    if (done <= 0) return done;
  }
  return fromIterable(self, o);
}

/** tp_init */
export function bytearray___init__(self: PyObject, args: PyObject, kwargs: PyObject | null): i32 {
  const values = stackAlloc(3);
  const ok = textArguments(args, kwargs, 'bytearray', 'source encoding errors', values);
  const err = ok ? init(self, ptrAt(values, 0), load<usize>(values, 8), load<usize>(values, 16)) : -1;
  stackFree(values);
  return err;
}

export function bytearray_dealloc(self: PyObject): void {
  const b = changetype<PyByteArrayObject>(self);
  if (b.ob_exports > 0) {
    PyErr_SetString(PyExc_SystemError, 'deallocated bytearray object has exported buffers');
    PyErr_WriteUnraisable(null);
  }
  if (b.ob_bytes) PyObject_Free(b.ob_bytes);
  call_indirect<void>(<u32>self.ob_type.tp_free, changetype<usize>(self));
}
