// Order, equality and hash of strings. (CPython: Objects/unicodeobject.c, Objects/stringlib/eq.h)

import { Py_EQ, Py_GT, Py_LE, Py_LT, Py_NE, PyObject } from '../../runtime/object';
import { Py_False, Py_True } from '../bool';
import { PyErr_Format } from '../exceptions/errors';
import { PyExc_TypeError } from '../exceptions/types';
import { _Py_HashBytes } from '../hash';
import { Py_NotImplemented } from '../none';
import { bytesCompare, bytesEqual } from './scan';
import {
  cachedHash,
  kindShift,
  PyUnicode_Check,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_IS_ASCII,
  PyUnicode_KIND,
  PyUnicode_READ,
  setHash,
} from './struct';

/** tp_hash. */
export function unicode_hash(o: PyObject): i64 {
  const cached = cachedHash(o);
  if (cached != -1) return cached;
  const hash = _Py_HashBytes(PyUnicode_DATA(o), PyUnicode_GET_LENGTH(o) << (<i64>kindShift(PyUnicode_KIND(o))));
  setHash(o, hash);
  return hash;
}

/** Same text; nothing is assumed but that both are str. */
/* @inline */ export function unicode_eq(a: PyObject, b: PyObject): bool {
  const n = PyUnicode_GET_LENGTH(a);
  if (n != PyUnicode_GET_LENGTH(b)) return false;
  const kind = PyUnicode_KIND(a);
  if (kind != PyUnicode_KIND(b)) return false;
  return bytesEqual(PyUnicode_DATA(a), PyUnicode_DATA(b), (<usize>n) << kindShift(kind));
}

export function _PyUnicode_Equal(a: PyObject, b: PyObject): bool {
  return a == b || unicode_eq(a, b);
}

/** < 0, 0, > 0 in the order of code points. */
function unicode_compare(a: PyObject, b: PyObject): i32 {
  const kindA = PyUnicode_KIND(a);
  const kindB = PyUnicode_KIND(b);
  const lengthA = PyUnicode_GET_LENGTH(a);
  const lengthB = PyUnicode_GET_LENGTH(b);
  const n = <usize>min(lengthA, lengthB);
  const p = PyUnicode_DATA(a);
  const q = PyUnicode_DATA(b);
  if (kindA == 1 && kindB == 1) {
    const d = bytesCompare(p, q, n);
    if (d) return d < 0 ? -1 : 1;
  } else {
    for (let i: usize = 0; i < n; i++) {
      const c = PyUnicode_READ(kindA, p, i);
      const d = PyUnicode_READ(kindB, q, i);
      if (c != d) return c < d ? -1 : 1;
    }
  }
  return lengthA == lengthB ? 0 : lengthA < lengthB ? -1 : 1;
}

export function PyUnicode_Compare(a: PyObject, b: PyObject): i32 {
  if (PyUnicode_Check(a) && PyUnicode_Check(b)) return a == b ? 0 : unicode_compare(a, b);
  PyErr_Format(PyExc_TypeError, "Can't compare %.100s and %.100s", a.ob_type.tp_name, b.ob_type.tp_name);
  return -1;
}

/** tp_richcompare. */
export function PyUnicode_RichCompare(a: PyObject, b: PyObject, op: i32): PyObject | null {
  if (!PyUnicode_Check(a) || !PyUnicode_Check(b)) return Py_NotImplemented;
  let result: bool;
  if (op == Py_EQ) result = a == b || unicode_eq(a, b);
  else if (op == Py_NE) result = a != b && !unicode_eq(a, b);
  else {
    const order = a == b ? 0 : unicode_compare(a, b);
    result = op == Py_LT ? order < 0 : op == Py_LE ? order <= 0 : op == Py_GT ? order > 0 : order >= 0;
  }
  return result ? Py_True : Py_False;
}

/** Equal to an ASCII literal. */
export function _PyUnicode_EqualToASCIIString(o: PyObject, text: string): bool {
  if (!PyUnicode_IS_ASCII(o)) return false;
  const n = text.length;
  if (PyUnicode_GET_LENGTH(o) != <i64>n) return false;
  const p = PyUnicode_DATA(o);
  for (let i = 0; i < n; i++) if (load<u8>(p + i) != text.charCodeAt(i)) return false;
  return true;
}

/** Equal to a literal of any text. */
export function PyUnicode_EqualToUTF8(o: PyObject, text: string): bool {
  const units = text.length;
  const n = PyUnicode_GET_LENGTH(o);
  const kind = PyUnicode_KIND(o);
  const p = PyUnicode_DATA(o);
  let k: i64 = 0;
  for (let i = 0; i < units; i++, k++) {
    if (k >= n) return false;
    let c: u32 = text.charCodeAt(i);
    if ((c & 0xfc00) == 0xd800) c = 0x10000 + ((c & 0x3ff) << 10) + (text.charCodeAt(++i) & 0x3ff);
    if (PyUnicode_READ(kind, p, k) != c) return false;
  }
  return k == n;
}
