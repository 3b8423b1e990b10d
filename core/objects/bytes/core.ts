// What every bytes object can do without methods: hash, order, items, repr. (CPython: Objects/bytesobject.c)

import { _Py_GetConfig } from '../../runtime/config';
import { PyErr_Occurred } from '../../runtime/errors';
import { Py_EQ, Py_GT, Py_LE, Py_LT, Py_NE, Py_NewRef, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyErr_WarnEx } from '../../vm/warnings';
import { PyIndex_Check, PyNumber_AsSsize_t } from '../abstract/conversion';
import { Py_False, Py_True } from '../bool';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_BytesWarning, PyExc_IndexError, PyExc_TypeError } from '../exceptions/types';
import { _Py_HashBytes } from '../hash';
import { PyLong_Check, PyLong_FromLong } from '../int';
import { Py_NotImplemented } from '../none';
import { PySlice_AdjustIndices, PySlice_Check, PySlice_Unpack } from '../slice';
import { hexDigit } from '../str/handlers';
import { PyUnicode_New } from '../str/new';
import { bytesCompare, bytesEqual } from '../str/scan';
import { PyUnicode_Check, PyUnicode_DATA } from '../str/struct';
import { bytes_get_empty, newBytes, PyBytes_FromStringAndSize } from './new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_CheckExact, PyBytes_GET_SIZE, PyBytesObject } from './struct';

/** tp_hash */
export function bytes_hash(o: PyBytesObject): i64 {
  let hash = o.ob_shash;
  if (hash == -1) {
    hash = _Py_HashBytes(PyBytes_AS_STRING(o), o.ob_size);
    o.ob_shash = hash;
  }
  return hash;
}

export function bytes_length(o: PyObject): i64 {
  return PyBytes_GET_SIZE(o);
}

/** tp_richcompare */
/** What -b says of bytes that are never equal to the other operand. 0, or -1: the warning was raised. */
function warnOfComparison(a: PyObject, b: PyObject): i32 {
  if (PyUnicode_Check(a) || PyUnicode_Check(b))
    return PyErr_WarnEx(PyExc_BytesWarning, 'Comparison between bytes and string', 1);
  if (PyLong_Check(a) || PyLong_Check(b))
    return PyErr_WarnEx(PyExc_BytesWarning, 'Comparison between bytes and int', 1);
  return 0;
}

export function bytes_richcompare(a: PyObject, b: PyObject, op: i32): PyObject | null {
  if (!PyBytes_Check(a) || !PyBytes_Check(b)) {
    if (_Py_GetConfig().bytes_warning && (op == Py_EQ || op == Py_NE) && warnOfComparison(a, b) < 0) return null;
    return Py_NotImplemented;
  }
  const m = PyBytes_GET_SIZE(a);
  const n = PyBytes_GET_SIZE(b);
  const p = PyBytes_AS_STRING(a);
  const q = PyBytes_AS_STRING(b);
  let result: bool;
  if (op == Py_EQ || op == Py_NE) result = (a == b || (m == n && bytesEqual(p, q, <usize>m))) == (op == Py_EQ);
  else {
    const d = a == b ? 0 : bytesCompare(p, q, <usize>min(m, n));
    const order = d ? d : m == n ? 0 : m < n ? -1 : 1;
    result = op == Py_LT ? order < 0 : op == Py_LE ? order <= 0 : op == Py_GT ? order > 0 : order >= 0;
  }
  return result ? Py_True : Py_False;
}

/** sq_item: an int; new. */
export function bytes_item(o: PyObject, i: i64): PyObject | null {
  if (i < 0 || i >= PyBytes_GET_SIZE(o)) return PyErr_SetString(PyExc_IndexError, 'index out of range');
  return PyLong_FromLong(load<u8>(PyBytes_AS_STRING(o) + <usize>i));
}

/** mp_subscript; new. */
export function bytes_subscript(o: PyObject, item: PyObject): PyObject | null {
  const n = PyBytes_GET_SIZE(o);
  if (PyIndex_Check(item)) {
    let i = PyNumber_AsSsize_t(item, PyExc_IndexError);
    if (i == -1 && PyErr_Occurred()) return null;
    if (i < 0) i += n;
    return bytes_item(o, i);
  }
  if (!PySlice_Check(item)) {
    return PyErr_Format(PyExc_TypeError, 'byte indices must be integers or slices, not %.200s', item.ob_type.tp_name);
  }
  const at = stackAlloc(3);
  if (PySlice_Unpack(item, at, at + 8, at + 16) < 0) {
    stackFree(at);
    return null;
  }
  const count = PySlice_AdjustIndices(n, at, at + 8, load<i64>(at, 16));
  const start = load<i64>(at);
  const step = load<i64>(at, 16);
  stackFree(at);
  if (count <= 0) return bytes_get_empty();
  if (start == 0 && step == 1 && count == n && PyBytes_CheckExact(o)) return Py_NewRef(o);
  if (step == 1) return PyBytes_FromStringAndSize(PyBytes_AS_STRING(o) + <usize>start, count);
  const result = newBytes(count);
  if (!result) return null;
  const from = PyBytes_AS_STRING(o);
  const to = PyBytes_AS_STRING(result);
  for (let i = start, k: i64 = 0; k < count; i += step, k++) store<u8>(to + <usize>k, load<u8>(from + <usize>i));
  return result;
}

/** tp_repr; new. smartquotes 0: always '. */
function PyBytes_Repr(o: PyObject, smartquotes: i32): PyObject | null {
  return reprBytes(PyBytes_AS_STRING(o), PyBytes_GET_SIZE(o), smartquotes);
}

// new: n bytes as a literal; smartquotes 2: ' is escaped in any case, as bytearray does it
export function reprBytes(from: usize, n: i64, smartquotes: i32): PyObject | null {
  let size: i64 = 3;
  let singles = false;
  let doubles = false;
  let quotes: i64 = 0;
  for (let i: i64 = 0; i < n; i++) {
    const c = load<u8>(from + <usize>i);
    if (c == 0x27) {
      singles = true;
      quotes++;
    } else if (c == 0x22) doubles = true;
    size += c == 0x5c || c == 9 || c == 10 || c == 13 ? 2 : c < 32 || c >= 0x7f ? 4 : 1;
  }
  const quote: u32 = smartquotes && singles && !doubles ? 0x22 : 0x27;
  if (quote == 0x27 || smartquotes == 2) size += quotes;
  const result = PyUnicode_New(size, 0x7f);
  if (!result) return null;
  let to = PyUnicode_DATA(result);
  store<u8>(to++, 0x62);
  store<u8>(to++, quote);
  for (let i: i64 = 0; i < n; i++) {
    const c = <u32>load<u8>(from + <usize>i);
    if (c == quote || (c == 0x27 && smartquotes == 2) || c == 0x5c || c == 9 || c == 10 || c == 13) {
      store<u8>(to++, 0x5c);
      store<u8>(to++, c == 9 ? 0x74 : c == 10 ? 0x6e : c == 13 ? 0x72 : c);
    } else if (c < 32 || c >= 0x7f) {
      store<u8>(to++, 0x5c);
      store<u8>(to++, 0x78);
      store<u8>(to++, hexDigit(c >> 4));
      store<u8>(to++, hexDigit(c));
    } else store<u8>(to++, c);
  }
  store<u8>(to, quote);
  return result;
}

export function bytes_repr(o: PyObject): PyObject | null {
  return PyBytes_Repr(o, 1);
}
