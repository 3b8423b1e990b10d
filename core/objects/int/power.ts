// ** and the three-argument pow(). (CPython: Objects/longobject.c)

import { objAt, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyErr_SetString } from '../exceptions/errors';
import { PyExc_ValueError } from '../exceptions/types';
import { float_pow } from '../float/arith';
import {
  _PyLong_IsNegative,
  _PyLong_IsZero,
  digitAt,
  digitCount,
  digitsOf,
  getSmallInt,
  lvTag,
  PyLong_Check,
  PyLong_SHIFT,
} from '../int';
import { Py_None, Py_NotImplemented } from '../none';
import { long_abs, long_mul, long_sub } from './arith';
import { _PyLong_NumBits } from './bits';
import { l_divmod, l_mod } from './divide';

/** new: the inverse of a modulo n > 0; ValueError when there is none */
function long_invmod(a: PyObject, n: PyObject): PyObject | null {
  // Extended Euclid, with the coefficient of a alone: b*a0 + … == a throughout.
  let x: PyObject | null = Py_NewRef<PyObject>(a);
  let y: PyObject | null = Py_NewRef<PyObject>(n);
  let b: PyObject | null = getSmallInt(1);
  let c: PyObject | null = getSmallInt(0);
  const slots = stackAlloc(2);
  let failed = false;
  while (!_PyLong_IsZero(y!)) {
    if (l_divmod(x!, y!, slots, slots + 8) < 0) {
      failed = true;
      break;
    }
    const q = objAt(slots, 0);
    Py_DECREF(x!);
    x = y;
    y = ptrAt(slots, 1);
    const t = long_mul(q, c!);
    Py_DECREF(q);
    if (!t) {
      failed = true;
      break;
    }
    const s = long_sub(b!, t);
    Py_DECREF(t);
    if (!s) {
      failed = true;
      break;
    }
    Py_DECREF(b!);
    b = c;
    c = s;
  }
  stackFree(slots);
  Py_XDECREF(y);
  Py_XDECREF(c);
  const invertible = !failed && lvTag(x!) == 8 && digitAt(digitsOf(x!), 0) == 1;
  Py_XDECREF(x);
  if (invertible) return b;
  Py_XDECREF(b);
  if (!failed) PyErr_SetString(PyExc_ValueError, 'base is not invertible for the given modulus');
  return null;
}

/** new: x * y, modulo c unless that is NULL; steals nothing */
function multiplyModulo(x: PyObject, y: PyObject, c: PyObject | null): PyObject | null {
  const product = long_mul(x, y);
  if (!product || !c) return product;
  const rest = l_mod(product, c);
  Py_DECREF(product);
  return rest;
}

/** z * y modulo c in z's place; steals z, which may be NULL. */
function step(z: PyObject | null, y: PyObject | null, c: PyObject | null): PyObject | null {
  if (!z) return null;
  const next = multiplyModulo(z, y ? y : z, c);
  Py_DECREF(z);
  return next;
}

/** new: a ** b, b >= 0, from the exponent's top bit down */
function powerBits(a: PyObject, b: PyObject, c: PyObject | null): PyObject | null {
  let i = digitCount(b);
  const digits = digitsOf(b);
  let bi = i ? digitAt(digits, i - 1) : 0;
  if (i <= 1 && bi <= 3) {
    if (bi == 0) return getSmallInt(1);
    // Times 1 makes an exact int of a and takes it modulo c.
    if (bi == 1) return multiplyModulo(a, getSmallInt(1), c);
    const square = multiplyModulo(a, a, c);
    return bi == 3 ? step(square, a, c) : square;
  }
  let bit: u32 = 0x80000000 >> <u32>clz(bi);
  let z: PyObject | null = Py_NewRef<PyObject>(a);
  bit >>= 1;
  i--;
  for (;;) {
    for (; bit != 0; bit >>= 1) {
      z = step(z, null, c);
      if (bi & bit) z = step(z, a, c);
      if (!z) return null;
    }
    if (--i < 0) break;
    bi = digitAt(digits, i);
    bit = 1 << (PyLong_SHIFT - 1);
  }
  return z;
}

const EXP_WINDOW_SIZE = 5;

/** The same for a long exponent: five bits at a time, with a table of a's first 32 powers. */
function powerWindows(a: PyObject, b: PyObject, c: PyObject | null): PyObject | null {
  const table = stackAlloc(1 << EXP_WINDOW_SIZE);
  setPtrAt(table, 0, getSmallInt(1));
  let filled = 1;
  let z: PyObject | null = getSmallInt(1);
  for (; filled < 1 << EXP_WINDOW_SIZE; filled++) {
    const power = multiplyModulo(objAt(table, filled - 1), a, c);
    if (!power) {
      z = null;
      break;
    }
    setPtrAt(table, filled, power);
  }
  const bits = <i32>_PyLong_NumBits(b);
  const digits = digitsOf(b);
  let at = ((bits + EXP_WINDOW_SIZE - 1) / EXP_WINDOW_SIZE) * EXP_WINDOW_SIZE;
  while (z && at > 0) {
    at -= EXP_WINDOW_SIZE;
    for (let k = 0; k < EXP_WINDOW_SIZE; k++) z = step(z, null, c);
    // PyLong_SHIFT is a multiple of the window: no window straddles two digits.
    const window = (digitAt(digits, at / PyLong_SHIFT) >> (at % PyLong_SHIFT)) & ((1 << EXP_WINDOW_SIZE) - 1);
    if (window) z = step(z, objAt(table, window), c);
  }
  for (let k = 0; k < filled; k++) Py_DECREF(objAt(table, k));
  stackFree(table);
  return z;
}

/** new: a ** b modulo c > 1 (or NULL: none), b >= 0 */
function powerModulo(a: PyObject, b: PyObject, c: PyObject | null): PyObject | null {
  return digitCount(b) <= 2 ? powerBits(a, b, c) : powerWindows(a, b, c);
}

/** new: pow(v, w, x) with x an int; takes care of the signs of w and x */
function longPowMod(v: PyObject, w: PyObject, x: PyObject): PyObject | null {
  if (_PyLong_IsZero(x)) return PyErr_SetString(PyExc_ValueError, 'pow() 3rd argument cannot be 0');
  const c = long_abs(x);
  if (!c) return null;
  if (lvTag(c) == 8 && digitAt(digitsOf(c), 0) == 1) {
    Py_DECREF(c);
    return getSmallInt(0);
  }
  let a: PyObject | null = Py_NewRef<PyObject>(v);
  const b = long_abs(w);
  if (b && _PyLong_IsNegative(w)) {
    Py_DECREF(a);
    a = long_invmod(v, c);
  }
  if (a && (_PyLong_IsNegative(a) || digitCount(a) > digitCount(c))) {
    const rest = l_mod(a, c);
    Py_DECREF(a);
    a = rest;
  }
  let z = a && b ? powerModulo(a, b, c) : null;
  if (z && _PyLong_IsNegative(x) && !_PyLong_IsZero(z)) {
    const below = long_sub(z, c);
    Py_DECREF(z);
    z = below;
  }
  Py_XDECREF(a);
  Py_XDECREF(b);
  Py_DECREF(c);
  return z;
}

export function long_pow(v: PyObject, w: PyObject, x: PyObject): PyObject | null {
  if (!PyLong_Check(v) || !PyLong_Check(w)) return Py_NotImplemented;
  if (x != Py_None) {
    if (!PyLong_Check(x)) return Py_NotImplemented;
    return longPowMod(v, w, x);
  }
  // A negative exponent leaves the integers.
  if (_PyLong_IsNegative(w)) return float_pow(v, w, x);
  return powerModulo(v, w, null);
}
