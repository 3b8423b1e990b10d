// The methods by which a bytearray changes, and what it shares with no other. (CPython: Objects/bytearrayobject.c)

import { _Py_GetConfig } from '../../runtime/config';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_SIZE } from '../../runtime/gc/alloc';
import { arg, objAt, Py_DECREF, Py_EQ, Py_GT, Py_LE, Py_LT, Py_NE, Py_XDECREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyErr_WarnEx } from '../../vm/warnings';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_FillInfo,
  PyBuffer_Release,
  PyObject_CheckBuffer,
  PyObject_GetBuffer,
} from '../abstract/buffer';
import { PyIter_Next, PyObject_GetIter, PyObject_LengthHint } from '../abstract/object';
import { _PyArg_CheckPositional } from '../args';
import { Py_False, Py_True } from '../bool';
import { reprBytes } from '../bytes/core';
import { hexMethod } from '../bytes/hex';
import { PyBytes_FromStringAndSize } from '../bytes/new';
import { stringlib_bytes_join } from '../bytes/replace';
import { PyBytes_AS_STRING, PyBytes_GET_SIZE } from '../bytes/struct';
import { decodeMethod } from '../bytes/type';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_BytesWarning, PyExc_IndexError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { PyLong_AsInt, PyLong_FromLong, PyLong_FromSsize_t } from '../int';
import { Py_None, Py_NotImplemented } from '../none';
import { PyUnicode_DecodeLatin1 } from '../str/codecs';
import { PyUnicode_FromFormat } from '../str/format';
import { PyUnicode_FromString } from '../str/new';
import { sizeArg } from '../str/pad';
import { _PyBytes_FormatEx } from '../str/percent';
import { bytesCompare, memchr } from '../str/scan';
import { PyUnicode_Check } from '../str/struct';
import { PyTuple_New, PyTuple_Pack1, PyTuple_Pack2, PyTuple_Pack3 } from '../tuple';
import { object___getstate__ } from '../type/pickle';
import { _PyType_Name } from '../type/state';
import { _canresize, bytearray_setslice, byteValue, PyByteArray_FromStringAndSize, PyByteArray_Resize } from './resize';
import { PyByteArray_AS_STRING, PyByteArray_Check, PyByteArrayObject } from './struct';

/* @inline */ function sizeOf(o: PyObject): i64 {
  return changetype<PyByteArrayObject>(o).ob_size;
}

export function bytearray_append(self: PyObject, item: PyObject): PyObject | null {
  const value = byteValue(item);
  if (value < 0) return null;
  const n = sizeOf(self);
  if (PyByteArray_Resize(self, n + 1) < 0) return null;
  store<u8>(PyByteArray_AS_STRING(self) + <usize>n, value);
  return Py_None;
}

export function bytearray_insert(self: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('insert', nargs, 2, 2)) return null;
  let index = sizeArg(objAt(args, 0));
  if (index == -1 && PyErr_Occurred()) return null;
  const value = byteValue(objAt(args, 1));
  if (value < 0) return null;
  const n = sizeOf(self);
  if (PyByteArray_Resize(self, n + 1) < 0) return null;
  if (index < 0) index = max<i64>(index + n, 0);
  if (index > n) index = n;
  const p = PyByteArray_AS_STRING(self) + <usize>index;
  memory.copy(p + 1, p, <usize>(n - index));
  store<u8>(p, value);
  return Py_None;
}

export function bytearray_clear(self: PyObject, _: PyObject | null): PyObject | null {
  return PyByteArray_Resize(self, 0) < 0 ? null : Py_None;
}

export function bytearray_copy(self: PyObject, _: PyObject | null): PyObject | null {
  return PyByteArray_FromStringAndSize(PyByteArray_AS_STRING(self), sizeOf(self));
}

export function bytearray_reverse(self: PyObject, _: PyObject | null): PyObject | null {
  let lo = PyByteArray_AS_STRING(self);
  let hi = lo + <usize>sizeOf(self);
  while (lo + 1 < hi) {
    hi--;
    const c = load<u8>(lo);
    store<u8>(lo, load<u8>(hi));
    store<u8>(hi, c);
    lo++;
  }
  return Py_None;
}

/** Takes the byte at index out: its value, -1 with the exception set. */
function takeOut(self: PyObject, index: i64): i32 {
  if (!_canresize(self)) return -1;
  const n = sizeOf(self);
  const p = PyByteArray_AS_STRING(self) + <usize>index;
  const value = load<u8>(p);
  memory.copy(p, p + 1, <usize>(n - index));
  return PyByteArray_Resize(self, n - 1) < 0 ? -1 : value;
}

export function bytearray_pop(self: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('pop', nargs, 0, 1)) return null;
  let index: i64 = -1;
  if (nargs) {
    index = sizeArg(objAt(args, 0));
    if (index == -1 && PyErr_Occurred()) return null;
  }
  const n = sizeOf(self);
  if (n == 0) return PyErr_SetString(PyExc_IndexError, 'pop from empty bytearray');
  if (index < 0) index += n;
  if (index < 0 || index >= n) return PyErr_SetString(PyExc_IndexError, 'pop index out of range');
  const value = takeOut(self, index);
  return value < 0 ? null : PyLong_FromLong(value);
}

export function bytearray_remove(self: PyObject, item: PyObject): PyObject | null {
  const value = byteValue(item);
  if (value < 0) return null;
  const where = <i64>memchr(PyByteArray_AS_STRING(self), value, <usize>sizeOf(self));
  if (where < 0) return PyErr_SetString(PyExc_ValueError, 'value not found in bytearray');
  return takeOut(self, where) < 0 ? null : Py_None;
}

// new: a bytearray of an iterable's items
function collect(iterable: PyObject, it: PyObject): PyObject | null {
  let room = PyObject_LengthHint(iterable, 32);
  if (room == -1) return null;
  const bytes = PyByteArray_FromStringAndSize(0, room);
  if (!bytes) return null;
  let n: i64 = 0;
  for (let item = PyIter_Next(it); item; item = PyIter_Next(it)) {
    const value = byteValue(item);
    Py_DECREF(item);
    if (value < 0) {
      if (PyErr_ExceptionMatches(PyExc_TypeError) && PyUnicode_Check(iterable))
        PyErr_Format(PyExc_TypeError, "expected iterable of integers; got: 'str'");
      break;
    }
    if (n >= room) {
      room = n + (n >> 1) + 1;
      if (PyByteArray_Resize(bytes, room) < 0) break;
    }
    store<u8>(PyByteArray_AS_STRING(bytes) + <usize>n, value);
    n++;
    if (n >= room) {
      room = n + (n >> 1) + 1;
      if (PyByteArray_Resize(bytes, room) < 0) break;
    }
  }
  if (!PyErr_Occurred() && PyByteArray_Resize(bytes, n) == 0) return bytes;
  Py_DECREF(bytes);
  return null;
}

export function bytearray_extend(self: PyObject, iterable: PyObject): PyObject | null {
  if (PyObject_CheckBuffer(iterable)) {
    return bytearray_setslice(self, sizeOf(self), sizeOf(self), iterable) < 0
      ? changetype<PyObject | null>(0)
      : Py_None;
  }
  const it = PyObject_GetIter(iterable);
  if (!it) {
    if (PyErr_ExceptionMatches(PyExc_TypeError))
      PyErr_Format(PyExc_TypeError, "can't extend bytearray with %.100s", iterable.ob_type.tp_name);
    return null;
  }
  const bytes = collect(iterable, it);
  Py_DECREF(it);
  if (!bytes) return null;
  const err = bytearray_setslice(self, sizeOf(self), sizeOf(self), bytes);
  Py_DECREF(bytes);
  return err < 0 ? null : Py_None;
}

export function bytearray_join(self: PyObject, iterable: PyObject): PyObject | null {
  // The items' Python code must not move the separator.
  changetype<PyByteArrayObject>(self).ob_exports++;
  const result = stringlib_bytes_join(self, iterable);
  changetype<PyByteArrayObject>(self).ob_exports--;
  return result;
}

export function bytearray_decode(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return decodeMethod(PyByteArray_AS_STRING(self), sizeOf(self), args, nargs, kwnames);
}

export function bytearray_hex(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return hexMethod(PyByteArray_AS_STRING(self), sizeOf(self), args, nargs, kwnames);
}

export function bytearray_alloc(self: PyObject, _: PyObject | null): PyObject | null {
  return PyLong_FromSsize_t(changetype<PyByteArrayObject>(self).ob_alloc);
}

export function bytearray_sizeof(self: PyObject, _: PyObject | null): PyObject | null {
  return PyLong_FromSsize_t(_PyObject_SIZE(self.ob_type) + changetype<PyByteArrayObject>(self).ob_alloc);
}

// new
function common_reduce(self: PyObject, proto: i32): PyObject | null {
  const state = object___getstate__(self, null);
  if (!state) return null;
  const n = sizeOf(self);
  const p = PyByteArray_AS_STRING(self);
  let args: PyObject | null;
  if (n == 0) args = PyTuple_New(0);
  else if (proto < 3) {
    const text = PyUnicode_DecodeLatin1(p, n, 0);
    const name = PyUnicode_FromString('latin-1');
    args = text && name ? PyTuple_Pack2(text, name) : null;
    Py_XDECREF(text);
    Py_XDECREF(name);
  } else {
    const bytes = PyBytes_FromStringAndSize(p, n);
    args = bytes ? PyTuple_Pack1(bytes) : null;
    Py_XDECREF(bytes);
  }
  const res = args ? PyTuple_Pack3(self.ob_type, args, state) : null;
  Py_XDECREF(args);
  Py_DECREF(state);
  return res;
}

export function bytearray_reduce(self: PyObject, _: PyObject | null): PyObject | null {
  return common_reduce(self, 2);
}

export function bytearray_reduce_ex(self: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('__reduce_ex__', nargs, 0, 1)) return null;
  const proto = nargs ? PyLong_AsInt(objAt(args, 0)) : 0;
  return proto == -1 && PyErr_Occurred() ? null : common_reduce(self, proto);
}

/** tp_repr */
export function bytearray_repr(self: PyObject): PyObject | null {
  const text = reprBytes(PyByteArray_AS_STRING(self), sizeOf(self), 2);
  if (!text) return null;
  const res = PyUnicode_FromFormat('%s(%U)', _PyType_Name(self.ob_type), arg(text));
  Py_DECREF(text);
  return res;
}

/** tp_str; -bb is not there to warn. */
export function bytearray_str(self: PyObject): PyObject | null {
  if (_Py_GetConfig().bytes_warning && PyErr_WarnEx(PyExc_BytesWarning, 'str() on a bytearray instance', 1) < 0)
    return null;
  return bytearray_repr(self);
}

/** tp_richcompare */
export function bytearray_richcompare(self: PyObject, other: PyObject, op: i32): PyObject | null {
  if (PyUnicode_Check(self) || PyUnicode_Check(other)) {
    const warns = _Py_GetConfig().bytes_warning && (op == Py_EQ || op == Py_NE);
    if (warns && PyErr_WarnEx(PyExc_BytesWarning, 'Comparison between bytearray and string', 1) < 0) return null;
    return Py_NotImplemented;
  }
  if (!PyObject_CheckBuffer(self) || !PyObject_CheckBuffer(other)) return Py_NotImplemented;
  const p = stackAlloc(2 * BUFFER_SLOTS);
  const q = p + 80;
  memory.fill(p, 0, 160);
  let result: PyObject | null;
  if (PyObject_GetBuffer(self, p, PyBUF_SIMPLE) != 0 || PyObject_GetBuffer(other, q, PyBUF_SIMPLE) != 0) {
    PyErr_Clear();
    result = Py_NotImplemented;
  } else {
    const a = changetype<Py_buffer>(p);
    const b = changetype<Py_buffer>(q);
    const d = bytesCompare(a.buf, b.buf, <usize>min(a.len, b.len));
    const order = d ? d : a.len < b.len ? -1 : i32(a.len > b.len);
    const holds =
      op == Py_EQ
        ? order == 0
        : op == Py_NE
          ? order != 0
          : op == Py_LT
            ? order < 0
            : op == Py_LE
              ? order <= 0
              : op == Py_GT
                ? order > 0
                : order >= 0;
    result = holds ? Py_True : Py_False;
  }
  PyBuffer_Release(p);
  PyBuffer_Release(q);
  stackFree(p);
  return result;
}

export function bytearray_getbuffer(self: PyObject, view: usize, flags: i32): i32 {
  const b = changetype<PyByteArrayObject>(self);
  PyBuffer_FillInfo(view, self, PyByteArray_AS_STRING(self), b.ob_size, 0, flags);
  b.ob_exports++;
  return 0;
}

export function bytearray_releasebuffer(self: PyObject, _view: usize): void {
  changetype<PyByteArrayObject>(self).ob_exports--;
}

export function bytearray_mod(v: PyObject, w: PyObject): PyObject | null {
  if (!PyByteArray_Check(v)) return Py_NotImplemented;
  const bytes = _PyBytes_FormatEx(PyByteArray_AS_STRING(v), sizeOf(v), w);
  if (!bytes) return null;
  const res = PyByteArray_FromStringAndSize(PyBytes_AS_STRING(bytes), PyBytes_GET_SIZE(bytes));
  Py_DECREF(bytes);
  return res;
}
