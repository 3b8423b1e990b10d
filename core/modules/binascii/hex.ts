// Hexadecimal, with a separator between groups of bytes if one wants it.

import { PyObject_Size } from '../../objects/abstract/object';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check } from '../../objects/bytes/struct';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { hexDigit } from '../../objects/str/handlers';
import { PyUnicode_Check, PyUnicode_READ_CHAR } from '../../objects/str/struct';
import { Py_DECREF } from '../../runtime/cold';
import { PyObject } from '../../runtime/object';
import { fail } from './state';

/** A digit's value; 16: it is none. */
export function hexValue(c: u32): u32 {
  if (c - 0x30 < 10) return c - 0x30;
  return (c | 0x20) - 0x61 < 6 ? (c | 0x20) - 0x61 + 10 : 16;
}

/** new: the bytes of n digits at s. */
export function decodeHex(module: PyObject, s: usize, n: i64): PyObject | null {
  if (n & 1) return fail(module, 'Odd-length string');
  const result = PyBytes_FromStringAndSize(0, n >> 1);
  if (!result) return null;
  const to = PyBytes_AS_STRING(result);
  for (let i: usize = 0; i < <usize>n; i += 2) {
    const high = hexValue(load<u8>(s + i));
    const low = hexValue(load<u8>(s + i, 1));
    if (high > 15 || low > 15) {
      Py_DECREF(result);
      return fail(module, 'Non-hexadecimal digit found');
    }
    store<u8>(to + (i >> 1), (high << 4) | low);
  }
  return result;
}

/** The separator's byte; -1 with the exception set. */
export function separatorOf(sep: PyObject): i32 {
  const n = PyObject_Size(sep);
  if (n < 0) return -1;
  if (n != 1) {
    PyErr_SetString(PyExc_ValueError, 'sep must be length 1.');
    return -1;
  }
  if (PyBytes_Check(sep)) return load<u8>(PyBytes_AS_STRING(sep));
  if (!PyUnicode_Check(sep)) {
    PyErr_SetString(PyExc_TypeError, 'sep must be str or bytes.');
    return -1;
  }
  const c = PyUnicode_READ_CHAR(sep, 0);
  if (c < 256) return c;
  PyErr_SetString(PyExc_ValueError, 'sep must be ASCII.');
  return -1;
}

/** new: the digits of n bytes at s, with sep (-1: none) after each group. */
export function encodeHex(s: usize, n: i64, sep: i32, group: i32): PyObject | null {
  const size = <i64>(group < 0 ? -group : group);
  const separators = sep >= 0 && size && n ? (n - 1) / size : 0;
  const result = PyBytes_FromStringAndSize(0, 2 * n + separators);
  if (!result) return null;
  let to = PyBytes_AS_STRING(result);
  for (let i: i64 = 0; i < n; i++) {
    // Positive: counted from the right.
    if (separators && i && (group > 0 ? (n - i) % size == 0 : i % size == 0)) store<u8>(to++, sep);
    const c = <u32>load<u8>(s + <usize>i);
    store<u8>(to, hexDigit(c >> 4));
    store<u8>(to, hexDigit(c), 1);
    to += 2;
  }
  return result;
}
