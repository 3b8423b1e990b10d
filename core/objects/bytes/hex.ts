// bytes.hex() and bytes.fromhex(). (CPython: Python/pystrhex.c, Objects/bytesobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { Py_DECREF, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyObject_Length } from '../abstract/object';
import { _PyArg_BadArgument, _PyArg_UnpackKeywords } from '../args';
import { PyObject_CallOneArg } from '../call';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { PyLong_AsInt } from '../int';
import { hexDigit } from '../str/handlers';
import { PyUnicode_New } from '../str/new';
import {
  PyUnicode_Check,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_KIND,
  PyUnicode_READ,
  PyUnicode_READ_CHAR,
} from '../str/struct';
import { isAsciiSpace } from './case';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE, PyBytes_Type } from './struct';
import { dropBytes, finishBytes, newByteWriter, putByte } from './writer';

/** new: n bytes in hexadecimal, `separator` (NULL: none) between groups, counted from the right (< 0: from the left). */
export function _Py_strhex_with_sep(from: usize, n: i64, separator: PyObject | null, group: i32): PyObject | null {
  let sep: u32 = 0;
  if (separator) {
    const length = PyObject_Length(separator);
    if (length < 0) return null;
    if (length != 1) return PyErr_SetString(PyExc_ValueError, 'sep must be length 1.');
    if (PyUnicode_Check(separator)) sep = PyUnicode_READ_CHAR(separator, 0);
    else if (PyBytes_Check(separator)) sep = load<u8>(PyBytes_AS_STRING(separator));
    else return PyErr_SetString(PyExc_TypeError, 'sep must be str or bytes.');
    if (sep > 127) return PyErr_SetString(PyExc_ValueError, 'sep must be ASCII.');
  } else group = 0;
  const size = <i64>abs(group);
  const separators = size && n > 0 ? (n - 1) / size : 0;
  if (n > (i64.MAX_VALUE - separators) / 2) return PyErr_NoMemory();
  const result = PyUnicode_New(n * 2 + separators, 0x7f);
  if (!result || n == 0) return result;
  let to = PyUnicode_DATA(result);
  for (let i: i64 = 0; i < n; i++) {
    if (i && size && (group > 0 ? n - i : i) % size == 0) store<u8>(to++, sep);
    const c = <u32>load<u8>(from + <usize>i);
    store<u8>(to++, hexDigit(c >> 4));
    store<u8>(to++, hexDigit(c));
  }
  return result;
}

/** sep and bytes_per_sep of hex(), for anything that has bytes; new. */
export function hexMethod(from: usize, n: i64, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'hex', 'sep bytes_per_sep', 0, 0, 0, values) == 0;
  const sep = ok ? ptrAt(values, 0) : null;
  const per = ok ? ptrAt(values, 1) : null;
  stackFree(values);
  if (!ok) return null;
  let group = 1;
  if (per) {
    group = PyLong_AsInt(per);
    if (group == -1 && PyErr_Occurred()) return null;
  }
  return _Py_strhex_with_sep(from, n, sep, group);
}

export function bytes_hex(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return hexMethod(PyBytes_AS_STRING(self), PyBytes_GET_SIZE(self), args, nargs, kwnames);
}

/* @inline */ function hexValue(c: u32): u32 {
  return c - 0x30 < 10 ? c - 0x30 : (c | 0x20) - 0x61 < 6 ? (c | 0x20) - 0x57 : 16;
}

/** new: the bytes that a text of hexadecimal digits stands for. */
function _PyBytes_FromHex(text: PyObject): PyObject | null {
  const n = PyUnicode_GET_LENGTH(text);
  const kind = PyUnicode_KIND(text);
  const data = PyUnicode_DATA(text);
  const writer = newByteWriter();
  let i: i64 = 0;
  while (i < n) {
    const c = PyUnicode_READ(kind, data, i);
    if (isAsciiSpace(c)) {
      i++;
      continue;
    }
    const high = hexValue(c);
    const low = high < 16 && i + 1 < n ? hexValue(PyUnicode_READ(kind, data, i + 1)) : 16;
    if (low > 15) {
      PyErr_Format(
        PyExc_ValueError,
        'non-hexadecimal number found in fromhex() arg at position %zd',
        <u64>(high > 15 ? i : i + 1),
      );
      return dropBytes(writer);
    }
    if (putByte(writer, (high << 4) | low) < 0) return dropBytes(writer);
    i += 2;
  }
  return finishBytes(writer);
}

/** METH_CLASS | METH_O */
export function bytes_fromhex(type: PyObject, text: PyObject): PyObject | null {
  if (!PyUnicode_Check(text)) {
    _PyArg_BadArgument('fromhex', 'argument', 'str', text);
    return null;
  }
  const result = _PyBytes_FromHex(text);
  if (!result || type == PyBytes_Type) return result;
  const instance = PyObject_CallOneArg(type, result);
  Py_DECREF(result);
  return instance;
}
