// Order, equality and hash of ints. (CPython: Objects/longobject.c)

import { Py_EQ, Py_GT, Py_LE, Py_LT, Py_NE, PyObject } from '../../runtime/object';
import {
  _PyLong_BothAreCompact,
  _PyLong_CompactValue,
  _PyLong_IsCompact,
  _PyLong_IsNegative,
  digitAt,
  digitCount,
  digitsOf,
  PyLong_Check,
  PyLong_SHIFT,
  signedDigitCount,
} from '../int';
import { Py_NotImplemented } from '../none';
import { boolObject } from '../richcompare';

/** Negative, 0 or positive, as a is to b. */
export function long_compare(a: PyObject, b: PyObject): i32 {
  if (_PyLong_BothAreCompact(a, b)) {
    const x = _PyLong_CompactValue(a);
    const y = _PyLong_CompactValue(b);
    return i32(x > y) - i32(x < y);
  }
  const d = signedDigitCount(a) - signedDigitCount(b);
  if (d) return d;
  const p = digitsOf(a);
  const q = digitsOf(b);
  let i = digitCount(a) - 1;
  while (i >= 0 && digitAt(p, i) == digitAt(q, i)) i--;
  if (i < 0) return 0;
  const less = digitAt(p, i) < digitAt(q, i);
  return less != _PyLong_IsNegative(a) ? -1 : 1;
}

/** What `op` says of a comparison that came out as c to 0. */
/* @inline */ export function orderObject(c: i32, op: i32): PyObject {
  let v: bool;
  switch (op) {
    case Py_LT:
      v = c < 0;
      break;
    case Py_LE:
      v = c <= 0;
      break;
    case Py_EQ:
      v = c == 0;
      break;
    case Py_NE:
      v = c != 0;
      break;
    case Py_GT:
      v = c > 0;
      break;
    default:
      v = c >= 0;
  }
  return boolObject(v);
}

export function long_richcompare(a: PyObject, b: PyObject, op: i32): PyObject | null {
  if (!PyLong_Check(a) || !PyLong_Check(b)) return Py_NotImplemented;
  return orderObject(a == b ? 0 : long_compare(a, b), op);
}

export const _PyHASH_BITS = 61;
export const _PyHASH_MODULUS: u64 = (1 << 61) - 1;

/** The value modulo 2^61 - 1 with the value's sign; never -1. */
export function long_hash(o: PyObject): i64 {
  if (_PyLong_IsCompact(o)) {
    const v = _PyLong_CompactValue(o);
    return v == -1 ? -2 : v;
  }
  const digits = digitsOf(o);
  let x: u64 = 0;
  for (let i = digitCount(o) - 1; i >= 0; i--) {
    // x * 2^30 modulo 2^61 - 1 is a rotation of its 61 bits.
    x = ((x << PyLong_SHIFT) & _PyHASH_MODULUS) | (x >> (_PyHASH_BITS - PyLong_SHIFT));
    x += digitAt(digits, i);
    if (x >= _PyHASH_MODULUS) x -= _PyHASH_MODULUS;
  }
  const h = _PyLong_IsNegative(o) ? -(<i64>x) : <i64>x;
  return h == -1 ? -2 : h;
}
