// +, -, * and the sign. Two compact ints take the short way; the rest adds and multiplies digit by digit.
// (CPython: Objects/longobject.c)

import { Py_NewRef, PyObject } from '../../runtime/object';
import {
  _PyLong_BothAreCompact,
  _PyLong_CompactValue,
  _PyLong_Copy,
  _PyLong_IsCompact,
  _PyLong_IsNegative,
  _PyLong_IsZero,
  digitAt,
  digitCount,
  digitsOf,
  flipSign,
  getSmallInt,
  longNew,
  longNormalize,
  maybeSmallLong,
  PyLong_Check,
  PyLong_CheckExact,
  PyLong_FromLong,
  PyLong_MASK,
  PyLong_SHIFT,
  setDigit,
  setSignAndDigitCount,
} from '../int';
import { Py_NotImplemented } from '../none';
import { mulLarge } from './multiply';

/** new: |a| + |b|, with one digit of room more than the longer */
export function x_add(a: PyObject, b: PyObject): PyObject | null {
  let na = digitCount(a);
  let nb = digitCount(b);
  if (na < nb) {
    const t = a;
    a = b;
    b = t;
    const n = na;
    na = nb;
    nb = n;
  }
  const z = longNew(na + 1);
  if (!z) return null;
  const p = digitsOf(a);
  const q = digitsOf(b);
  const r = digitsOf(z);
  let carry: u32 = 0;
  let i = 0;
  for (; i < nb; i++) {
    carry += digitAt(p, i) + digitAt(q, i);
    setDigit(r, i, carry & PyLong_MASK);
    carry >>= PyLong_SHIFT;
  }
  for (; i < na; i++) {
    carry += digitAt(p, i);
    setDigit(r, i, carry & PyLong_MASK);
    carry >>= PyLong_SHIFT;
  }
  setDigit(r, i, carry);
  return longNormalize(z);
}

/** new: |a| - |b|, signed */
function x_sub(a: PyObject, b: PyObject): PyObject | null {
  let na = digitCount(a);
  let nb = digitCount(b);
  let negative = false;
  if (na == nb) {
    let i = na - 1;
    while (i >= 0 && digitAt(digitsOf(a), i) == digitAt(digitsOf(b), i)) i--;
    if (i < 0) return getSmallInt(0);
    na = nb = i + 1;
    negative = digitAt(digitsOf(a), i) < digitAt(digitsOf(b), i);
  } else negative = na < nb;
  if (negative) {
    const t = a;
    a = b;
    b = t;
    const n = na;
    na = nb;
    nb = n;
  }
  const z = longNew(na);
  if (!z) return null;
  const p = digitsOf(a);
  const q = digitsOf(b);
  const r = digitsOf(z);
  let borrow: u32 = 0;
  let i = 0;
  for (; i < nb; i++) {
    borrow = digitAt(p, i) - digitAt(q, i) - borrow;
    setDigit(r, i, borrow & PyLong_MASK);
    borrow = (borrow >> PyLong_SHIFT) & 1;
  }
  for (; i < na; i++) {
    borrow = digitAt(p, i) - borrow;
    setDigit(r, i, borrow & PyLong_MASK);
    borrow = (borrow >> PyLong_SHIFT) & 1;
  }
  if (negative) setSignAndDigitCount(z, true, na);
  return maybeSmallLong(longNormalize(z));
}

/** new: a + b where one has several digits */
function addLarge(a: PyObject, b: PyObject): PyObject | null {
  if (_PyLong_IsNegative(a)) {
    if (!_PyLong_IsNegative(b)) return x_sub(b, a);
    const z = x_add(a, b);
    if (z) flipSign(z);
    return z;
  }
  return _PyLong_IsNegative(b) ? x_sub(a, b) : x_add(a, b);
}

/** new: a - b where one has several digits */
function subLarge(a: PyObject, b: PyObject): PyObject | null {
  if (_PyLong_IsNegative(a)) {
    if (_PyLong_IsNegative(b)) return x_sub(b, a);
    const z = x_add(a, b);
    if (z && !_PyLong_IsZero(z)) flipSign(z);
    return z;
  }
  return _PyLong_IsNegative(b) ? x_add(a, b) : x_sub(a, b);
}

/** new; a and b are ints */
/* @inline */ export function _PyLong_Add(a: PyObject, b: PyObject): PyObject | null {
  if (_PyLong_BothAreCompact(a, b)) return PyLong_FromLong(_PyLong_CompactValue(a) + _PyLong_CompactValue(b));
  return addLarge(a, b);
}

/** new; a and b are ints */
/* @inline */ export function _PyLong_Subtract(a: PyObject, b: PyObject): PyObject | null {
  if (_PyLong_BothAreCompact(a, b)) return PyLong_FromLong(_PyLong_CompactValue(a) - _PyLong_CompactValue(b));
  return subLarge(a, b);
}

/** new; a and b are ints */
/* @inline */ export function _PyLong_Multiply(a: PyObject, b: PyObject): PyObject | null {
  if (_PyLong_BothAreCompact(a, b)) return PyLong_FromLong(_PyLong_CompactValue(a) * _PyLong_CompactValue(b));
  return mulLarge(a, b);
}

export function long_add(a: PyObject, b: PyObject): PyObject | null {
  if (!PyLong_Check(a) || !PyLong_Check(b)) return Py_NotImplemented;
  return _PyLong_Add(a, b);
}

export function long_sub(a: PyObject, b: PyObject): PyObject | null {
  if (!PyLong_Check(a) || !PyLong_Check(b)) return Py_NotImplemented;
  return _PyLong_Subtract(a, b);
}

export function long_mul(a: PyObject, b: PyObject): PyObject | null {
  if (!PyLong_Check(a) || !PyLong_Check(b)) return Py_NotImplemented;
  return _PyLong_Multiply(a, b);
}

/** new: a itself when it is an exact int, else an exact copy */
export function long_long(a: PyObject): PyObject | null {
  return PyLong_CheckExact(a) ? Py_NewRef<PyObject>(a) : _PyLong_Copy(a);
}

export function long_neg(a: PyObject): PyObject | null {
  if (_PyLong_IsCompact(a)) return PyLong_FromLong(-_PyLong_CompactValue(a));
  const z = _PyLong_Copy(a);
  if (z) flipSign(z);
  return z;
}

export function long_abs(a: PyObject): PyObject | null {
  return _PyLong_IsNegative(a) ? long_neg(a) : long_long(a);
}

export function long_bool(a: PyObject): i32 {
  return _PyLong_IsZero(a) ? 0 : 1;
}
