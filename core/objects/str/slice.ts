// s[i] and s[i:j:k]. (CPython: Objects/unicodeobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { Py_NewRef, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyIndex_Check, PyNumber_AsSsize_t } from '../abstract/conversion';
import { PyErr_BadArgument, PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_IndexError, PyExc_TypeError } from '../exceptions/types';
import { PySlice_AdjustIndices, PySlice_Check, PySlice_Unpack } from '../slice';
import {
  _PyUnicode_FromASCII,
  PyUnicode_FromKindAndData,
  PyUnicode_New,
  unicode_char,
  unicode_get_empty,
  unicode_result_unchanged,
} from './new';
import {
  kindShift,
  MAX_UNICODE,
  PyUnicode_Check,
  PyUnicode_CheckExact,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_IS_ASCII,
  PyUnicode_KIND,
  PyUnicode_READ,
  PyUnicode_READ_CHAR,
  PyUnicode_WRITE,
} from './struct';

/** sq_length */
export function unicode_length(s: PyObject): i64 {
  return PyUnicode_GET_LENGTH(s);
}

/** The code point; 0xffffffff with the exception set. */
export function PyUnicode_ReadChar(s: PyObject, i: i64): u32 {
  if (!PyUnicode_Check(s)) {
    PyErr_BadArgument();
    return 0xffffffff;
  }
  if (i < 0 || i >= PyUnicode_GET_LENGTH(s)) {
    PyErr_SetString(PyExc_IndexError, 'string index out of range');
    return 0xffffffff;
  }
  return PyUnicode_READ_CHAR(s, i);
}

/** sq_item; new. */
export function unicode_getitem(s: PyObject, i: i64): PyObject | null {
  if (i < 0 || i >= PyUnicode_GET_LENGTH(s)) return PyErr_SetString(PyExc_IndexError, 'string index out of range');
  return unicode_char(PyUnicode_READ_CHAR(s, i));
}

/** new: s[start:end], both within the string. */
export function PyUnicode_Substring(s: PyObject, start: i64, end: i64): PyObject | null {
  const n = PyUnicode_GET_LENGTH(s);
  end = min(end, n);
  if (start == 0 && end == n) return unicode_result_unchanged(s);
  if (start < 0 || end < 0) return PyErr_SetString(PyExc_IndexError, 'string index out of range');
  if (start >= end) return unicode_get_empty();
  return substring(s, start, end);
}

/** new: s[start:end], 0 <= start < end <= length. */
export function substring(s: PyObject, start: i64, end: i64): PyObject | null {
  const kind = PyUnicode_KIND(s);
  const from = PyUnicode_DATA(s) + ((<usize>start) << kindShift(kind));
  return PyUnicode_IS_ASCII(s)
    ? _PyUnicode_FromASCII(from, end - start)
    : PyUnicode_FromKindAndData(kind, from, end - start);
}

/** mp_subscript; new. */
export function unicode_subscript(s: PyObject, item: PyObject): PyObject | null {
  if (PyIndex_Check(item)) {
    let i = PyNumber_AsSsize_t(item, PyExc_IndexError);
    if (i == -1 && PyErr_Occurred()) return null;
    if (i < 0) i += PyUnicode_GET_LENGTH(s);
    return unicode_getitem(s, i);
  }
  if (!PySlice_Check(item)) {
    return PyErr_Format(PyExc_TypeError, "string indices must be integers, not '%.200s'", item.ob_type.tp_name);
  }
  const at = stackAlloc(3);
  if (PySlice_Unpack(item, at, at + 8, at + 16) < 0) {
    stackFree(at);
    return null;
  }
  const n = PyUnicode_GET_LENGTH(s);
  const count = PySlice_AdjustIndices(n, at, at + 8, load<i64>(at, 16));
  const start = load<i64>(at);
  const step = load<i64>(at, 16);
  stackFree(at);
  if (count <= 0) return unicode_get_empty();
  if (start == 0 && step == 1 && count == n && PyUnicode_CheckExact(s)) return Py_NewRef(s);
  if (step == 1) return PyUnicode_Substring(s, start, start + count);
  const kind = PyUnicode_KIND(s);
  const data = PyUnicode_DATA(s);
  let seen: u32 = 0;
  for (let i = start, k: i64 = 0; k < count; i += step, k++) seen |= PyUnicode_READ(kind, data, i);
  if (count == 1) return unicode_char(seen);
  const result = PyUnicode_New(count, seen > 0xffff ? MAX_UNICODE : seen);
  if (!result) return null;
  const toKind = PyUnicode_KIND(result);
  const to = PyUnicode_DATA(result);
  for (let i = start, k: i64 = 0; k < count; i += step, k++)
    PyUnicode_WRITE(toKind, to, k, PyUnicode_READ(kind, data, i));
  return result;
}
