// bytes(...): from text, counts, buffers and iterables; sums and products. (CPython: Objects/bytesobject.c)

import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { PyType_GenericAlloc } from '../../runtime/gc/alloc';
import { _Py_ID } from '../../runtime/identifiers';
import { Py_DECREF, Py_NewRef, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_FULL_RO,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyBuffer_ToContiguous,
  PyObject_CheckBuffer,
  PyObject_GetBuffer,
} from '../abstract/buffer';
import { PyIndex_Check, PyNumber_AsSsize_t } from '../abstract/conversion';
import { PyIter_Next, PyObject_GetIter, PyObject_LengthHint } from '../abstract/object';
import { PyObject_CallNoArgs } from '../call';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../exceptions/errors';
import { PyExc_OverflowError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { PyList_CheckExact, PyList_GET_ITEM, PyList_GET_SIZE } from '../list';
import { PyUnicode_AsEncodedString } from '../str/codecs';
import { repeatBytes } from '../str/concat';
import { textArguments } from '../str/create';
import { copyBytes } from '../str/scan';
import { PyUnicode_Check } from '../str/struct';
import { PyTuple_CheckExact, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../tuple';
import { _PyObject_LookupSpecial } from '../type/special';
import { bytes_get_empty, newBytes } from './new';
import {
  PyBytes_AS_STRING,
  PyBytes_Check,
  PyBytes_CheckExact,
  PyBytes_GET_SIZE,
  PyBytes_Type,
  PyBytesObject,
} from './struct';
import { ByteWriter, dropBytes, finishBytes, newByteWriter, putByte } from './writer';

/** new: a copy of a buffer's bytes. */
function fromBuffer(o: PyObject): PyObject | null {
  const p = stackAlloc(BUFFER_SLOTS);
  let result: PyObject | null = null;
  if (PyObject_GetBuffer(o, p, PyBUF_FULL_RO) == 0) {
    const n = changetype<Py_buffer>(p).len;
    result = n ? newBytes(n) : bytes_get_empty();
    if (result && n) PyBuffer_ToContiguous(PyBytes_AS_STRING(result), p, n, 0x43);
    PyBuffer_Release(p);
  }
  stackFree(p);
  return result;
}

/** One item of an iterable as a byte: 0, or -1 with the exception set. */
function putItem(writer: ByteWriter, item: PyObject): i32 {
  const value = PyNumber_AsSsize_t(item, null);
  if (value == -1 && PyErr_Occurred()) return -1;
  if (value < 0 || value > 255) {
    PyErr_SetString(PyExc_ValueError, 'bytes must be in range(0, 256)');
    return -1;
  }
  return putByte(writer, <u32>value);
}

function fromList(list: PyObject): PyObject | null {
  const writer = newByteWriter();
  // __index__ of an item may shorten the list.
  for (let i: i64 = 0; i < PyList_GET_SIZE(list); i++) {
    const item = Py_NewRef(PyList_GET_ITEM(list, i));
    const failed = putItem(writer, item) < 0;
    Py_DECREF(item);
    if (failed) return dropBytes(writer);
  }
  return finishBytes(writer);
}

function fromTuple(tuple: PyObject): PyObject | null {
  const writer = newByteWriter();
  const n = PyTuple_GET_SIZE(tuple);
  for (let i: i64 = 0; i < n; i++) if (putItem(writer, PyTuple_GET_ITEM(tuple, i)) < 0) return dropBytes(writer);
  return finishBytes(writer);
}

function fromIterator(it: PyObject): PyObject | null {
  const writer = newByteWriter();
  let item = PyIter_Next(it);
  while (item) {
    const failed = putItem(writer, item) < 0;
    Py_DECREF(item);
    if (failed) return dropBytes(writer);
    item = PyIter_Next(it);
  }
  return PyErr_Occurred() ? dropBytes(writer) : finishBytes(writer);
}

/** new: what bytes(o) makes of an object without __bytes__ that is neither text nor a count. */
export function PyBytes_FromObject(o: PyObject): PyObject | null {
  if (PyBytes_CheckExact(o)) return Py_NewRef(o);
  if (PyObject_CheckBuffer(o)) return fromBuffer(o);
  if (PyList_CheckExact(o)) return fromList(o);
  if (PyTuple_CheckExact(o)) return fromTuple(o);
  if (!PyUnicode_Check(o)) {
    const it = PyObject_GetIter(o);
    if (it) {
      // The hint is asked for, as CPython does; our writer grows without it.
      const result: PyObject | null = PyObject_LengthHint(o, 64) < 0 ? null : fromIterator(it);
      Py_DECREF(it);
      return result;
    }
    if (!PyErr_ExceptionMatches(PyExc_TypeError)) return null;
    PyErr_Clear();
  }
  return PyErr_Format(PyExc_TypeError, "cannot convert '%.200s' object to bytes", o.ob_type.tp_name);
}

/** new: n zero bytes. */
function zeroBytes(n: i64): PyObject | null {
  if (n == 0) return bytes_get_empty();
  const result = newBytes(n);
  if (result) memory.fill(PyBytes_AS_STRING(result), 0, <usize>n);
  return result;
}

function bytes_new_impl(type: PyTypeObject, o: PyObject | null, encoding: usize, errors: usize): PyObject | null {
  let result: PyObject | null = null;
  if (!o) {
    if (encoding || errors) {
      return PyErr_SetString(
        PyExc_TypeError,
        encoding ? 'encoding without a string argument' : 'errors without a string argument',
      );
    }
    result = bytes_get_empty();
  } else if (encoding) {
    if (!PyUnicode_Check(o)) return PyErr_SetString(PyExc_TypeError, 'encoding without a string argument');
    result = PyUnicode_AsEncodedString(o, encoding, errors);
  } else if (errors) {
    return PyErr_SetString(
      PyExc_TypeError,
      PyUnicode_Check(o) ? 'string argument without an encoding' : 'errors without a string argument',
    );
  } else {
    const convert = _PyObject_LookupSpecial(o, _Py_ID('__bytes__'));
    if (convert) {
      result = PyObject_CallNoArgs(convert);
      Py_DECREF(convert);
      if (!result) return null;
      if (!PyBytes_Check(result)) {
        PyErr_Format(PyExc_TypeError, '__bytes__ returned non-bytes (type %.200s)', result.ob_type.tp_name);
        Py_DECREF(result);
        return null;
      }
    } else if (PyErr_Occurred()) return null;
    else if (PyUnicode_Check(o)) return PyErr_SetString(PyExc_TypeError, 'string argument without an encoding');
    else if (PyIndex_Check(o)) {
      const n = PyNumber_AsSsize_t(o, PyExc_OverflowError);
      if (n == -1 && PyErr_Occurred()) {
        if (!PyErr_ExceptionMatches(PyExc_TypeError)) return null;
        PyErr_Clear();
        result = PyBytes_FromObject(o);
      } else {
        if (n < 0) return PyErr_SetString(PyExc_ValueError, 'negative count');
        result = zeroBytes(n);
      }
    } else result = PyBytes_FromObject(o);
  }
  if (!result || type == PyBytes_Type) return result;
  const instance = bytes_subtype_new(type, result);
  Py_DECREF(result);
  return instance;
}

function bytes_subtype_new(type: PyTypeObject, from: PyObject): PyObject | null {
  const n = PyBytes_GET_SIZE(from);
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, n);
  if (!o) return null;
  copyBytes(PyBytes_AS_STRING(o), PyBytes_AS_STRING(from), <usize>n + 1);
  changetype<PyBytesObject>(o).ob_shash = changetype<PyBytesObject>(from).ob_shash;
  return o;
}

/** tp_alloc: the hash is not known yet. */
export function bytes_alloc(type: PyTypeObject, n: i64): PyObject | null {
  const o = PyType_GenericAlloc(type, n);
  if (o) changetype<PyBytesObject>(o).ob_shash = -1;
  return o;
}

/** tp_new */
export function bytes_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const values = stackAlloc(3);
  const result = textArguments(args, kwargs, 'bytes', 'source encoding errors', values)
    ? bytes_new_impl(type, ptrAt(values, 0), load<usize>(values, 8), load<usize>(values, 16))
    : null;
  stackFree(values);
  return result;
}

/** sq_concat; new. */
export function bytes_concat(a: PyObject, b: PyObject): PyObject | null {
  const p = stackAlloc(2 * BUFFER_SLOTS);
  const q = p + 80;
  let result: PyObject | null = null;
  memory.fill(p, 0, 160);
  if (
    !PyObject_CheckBuffer(a) ||
    !PyObject_CheckBuffer(b) ||
    PyObject_GetBuffer(a, p, PyBUF_SIMPLE) < 0 ||
    PyObject_GetBuffer(b, q, PyBUF_SIMPLE) < 0
  ) {
    PyErr_Format(PyExc_TypeError, "can't concat %.100s to %.100s", b.ob_type.tp_name, a.ob_type.tp_name);
  } else {
    const left = changetype<Py_buffer>(p);
    const right = changetype<Py_buffer>(q);
    if (left.len == 0 && PyBytes_CheckExact(b)) result = Py_NewRef(b);
    else if (right.len == 0 && PyBytes_CheckExact(a)) result = Py_NewRef(a);
    else if (left.len > i64.MAX_VALUE - right.len) PyErr_NoMemory();
    else {
      result = left.len + right.len == 0 ? bytes_get_empty() : newBytes(left.len + right.len);
      if (result) {
        copyBytes(PyBytes_AS_STRING(result), left.buf, <usize>left.len);
        copyBytes(PyBytes_AS_STRING(result) + <usize>left.len, right.buf, <usize>right.len);
      }
    }
  }
  PyBuffer_Release(p);
  PyBuffer_Release(q);
  stackFree(p);
  return result;
}

/** sq_repeat; new. */
export function bytes_repeat(o: PyObject, count: i64): PyObject | null {
  count = max<i64>(count, 0);
  const n = PyBytes_GET_SIZE(o);
  if (count && n > i64.MAX_VALUE / count) return PyErr_SetString(PyExc_OverflowError, 'repeated bytes are too long');
  const total = n * count;
  if (total == n && PyBytes_CheckExact(o)) return Py_NewRef(o);
  // No bytes at all are a new object here, not the one empty object.
  const result = newBytes(total);
  if (!result) return null;
  const to = PyBytes_AS_STRING(result);
  if (total == 0) return result;
  if (n == 1) memory.fill(to, load<u8>(PyBytes_AS_STRING(o)), <usize>total);
  else repeatBytes(to, PyBytes_AS_STRING(o), <usize>n, <usize>total);
  return result;
}
