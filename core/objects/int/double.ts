// Ints as doubles, correctly rounded, and their true quotient. (CPython: Objects/longobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, Py_DECREF, Py_XDECREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyErr_SetString } from '../exceptions/errors';
import { PyExc_OverflowError, PyExc_TypeError, PyExc_ZeroDivisionError } from '../exceptions/types';
import { PyFloat_FromDouble } from '../float';
import {
  _PyLong_CompactValue,
  _PyLong_IsCompact,
  _PyLong_IsNegative,
  _PyLong_IsZero,
  digitAt,
  digitCount,
  digitsOf,
  PyLong_Check,
  PyLong_SHIFT,
  wrapped64,
} from '../int';
import { Py_NotImplemented } from '../none';
import { long_abs } from './arith';
import { _PyLong_Lshift, _PyLong_NumBits, _PyLong_Rshift } from './bits';
import { long_compare } from './compare';
import { l_divmod } from './divide';

/** 2^e as a double, -1022 <= e <= 1023. */
/* @inline */ export function powerOfTwo(e: i32): f64 {
  return reinterpret<f64>((<u64>(e + 1023)) << 52);
}

/** x * 2^e, rounded once. */
export function ldexp(x: f64, e: i32): f64 {
  if (e > 1023) {
    x *= powerOfTwo(1023);
    e -= 1023;
    if (e > 1023) {
      x *= powerOfTwo(1023);
      e = min(e - 1023, 1023);
    }
  } else if (e < -1022) {
    // Stay 53 bits above the subnormals until the last step, which is the one that rounds.
    x *= powerOfTwo(-1022 + 53);
    e += 1022 - 53;
    if (e < -1022) {
      x *= powerOfTwo(-1022 + 53);
      e = max(e + 1022 - 53, -1022);
    }
  }
  return x * powerOfTwo(e);
}

/**
 * |o|'s top 64 bits, the highest one set, and below them a 1 in the lowest when anything was cut off ("sticky").
 * o != 0; |o| is the result times 2^(NumBits - 64).
 */
export function top64(o: PyObject): u64 {
  const digits = digitsOf(o);
  let i = digitCount(o) - 1;
  let v: u64 = 0;
  let free = 64;
  while (i >= 0 && free > 0) {
    const d = <u64>digitAt(digits, i);
    const width = v == 0 ? 32 - <i32>clz(<u32>d) : PyLong_SHIFT;
    if (width <= free) {
      v = width == 64 ? d : (v << width) | d;
      free -= width;
    } else {
      const cut = width - free;
      v = (v << free) | (d >> cut);
      if (d & (((<u64>1) << cut) - 1)) v |= 1;
      free = 0;
    }
    i--;
  }
  if (free > 0) return v << free;
  for (; i >= 0; i--) if (digitAt(digits, i)) return v | 1;
  return v;
}

/** x (its top bit set) rounded to 53 bits, ties to even: an integer of at most 2^53, to be scaled by 2^11. */
/* @inline */ function round53(x: u64): u64 {
  const rest = x & 0x7ff;
  let m = x >> 11;
  if (rest > 0x400 || (rest == 0x400 && m & 1)) m++;
  return m;
}

/** o = the result * 2^*exponent, the result in [0.5, 1) or 0, rounded half to even. */
export function _PyLong_Frexp(o: PyObject, exponent: usize): f64 {
  if (_PyLong_IsZero(o)) {
    store<i64>(exponent, 0);
    return 0;
  }
  let bits = _PyLong_NumBits(o);
  let x = <f64>round53(top64(o)) * powerOfTwo(-53);
  if (x == 1) {
    x = 0.5;
    bits++;
  }
  store<i64>(exponent, bits);
  return _PyLong_IsNegative(o) ? -x : x;
}

/** o rounded to the nearest double; Infinity when that is too large. */
export function longToDouble(o: PyObject): f64 {
  if (_PyLong_IsCompact(o)) return <f64>_PyLong_CompactValue(o);
  const bits = _PyLong_NumBits(o);
  if (bits > 1024) return Infinity;
  const x = ldexp(<f64>round53(top64(o)), <i32>bits - 53);
  return _PyLong_IsNegative(o) ? -x : x;
}

/** -1 with the exception set when o is no int or too large. */
export function PyLong_AsDouble(o: PyObject): f64 {
  if (!PyLong_Check(o)) {
    PyErr_SetString(PyExc_TypeError, 'an integer is required');
    return -1;
  }
  const x = longToDouble(o);
  if (Math.abs(x) == Infinity) {
    PyErr_SetString(PyExc_OverflowError, 'int too large to convert to float');
    return -1;
  }
  return x;
}

export function long_float(o: PyObject): PyObject | null {
  const x = PyLong_AsDouble(o);
  return x == -1 && PyErr_Occurred() ? null : PyFloat_FromDouble(x);
}

const MANT_DIG_BITS = 53;

/** new: a / b rounded once, however large they are */
export function long_true_divide(a: PyObject, b: PyObject): PyObject | null {
  if (!PyLong_Check(a) || !PyLong_Check(b)) return Py_NotImplemented;
  if (_PyLong_IsZero(b)) return PyErr_SetString(PyExc_ZeroDivisionError, 'division by zero');
  if (_PyLong_IsZero(a)) return PyFloat_FromDouble(_PyLong_IsNegative(b) ? -0.0 : 0.0);
  const bitsA = _PyLong_NumBits(a);
  const bitsB = _PyLong_NumBits(b);
  // Both exact as doubles: the hardware's division is the correctly rounded one.
  if (bitsA <= MANT_DIG_BITS && bitsB <= MANT_DIG_BITS) {
    return PyFloat_FromDouble(<f64>(<i64>wrapped64(a)) / <f64>(<i64>wrapped64(b)));
  }
  const negative = _PyLong_IsNegative(a) != _PyLong_IsNegative(b);
  const d = bitsA - bitsB;
  if (d > 1024) return tooLarge();
  if (d < -1075 - 1) return PyFloat_FromDouble(negative ? -0.0 : 0.0);
  // Shift a so that the quotient has 55 or 56 bits (fewer for a subnormal result); one more bit notes what is left.
  const shift = max(d, -1021) - 55;
  const magnitudeA = long_abs(a);
  const magnitudeB = long_abs(b);
  const x = magnitudeA ? (shift <= 0 ? _PyLong_Lshift(magnitudeA, -shift) : _PyLong_Rshift(magnitudeA, shift)) : null;
  let inexact = false;
  if (x && shift > 0) {
    const back = _PyLong_Lshift(x, shift);
    if (back) {
      inexact = long_compare(back, magnitudeA!) != 0;
      Py_DECREF(back);
    }
  }
  Py_XDECREF(magnitudeA);
  const slots = stackAlloc(2);
  let q: u64 = 0;
  let failed = true;
  if (x && magnitudeB && l_divmod(x, magnitudeB, slots, slots + 8) == 0) {
    failed = false;
    q = wrapped64(objAt(slots, 0));
    if (!_PyLong_IsZero(objAt(slots, 1))) inexact = true;
    Py_DECREF(objAt(slots, 0));
    Py_DECREF(objAt(slots, 1));
  }
  stackFree(slots);
  Py_XDECREF(x);
  Py_XDECREF(magnitudeB);
  if (failed || PyErr_Occurred()) return null;
  if (inexact) q |= 1;
  // Round q to 53 bits, or to the fewer that lie above 2^-1074.
  const bits = 64 - <i64>clz(q);
  const extra = max(bits, -1021 - shift) - MANT_DIG_BITS;
  const mask = ((<u64>1) << extra) >> 1;
  const low = q | u64(inexact);
  if (low & mask && low & (3 * mask - 1)) q += mask;
  q &= ~(2 * mask - 1);
  const r = <f64>q;
  if (shift + bits >= 1024 && (shift + bits > 1024 || r == ldexp(1.0, <i32>bits))) return tooLarge();
  const result = ldexp(r, <i32>shift);
  return PyFloat_FromDouble(negative ? -result : result);
}

function tooLarge(): PyObject | null {
  return PyErr_SetString(PyExc_OverflowError, 'integer division result too large for a float');
}
