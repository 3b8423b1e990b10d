// math: functions of integers. (CPython: Modules/mathmodule.c, _PyLong_GCD)

import { _PyNumber_Index, PyNumber_Index } from '../../objects/abstract/conversion';
import { _PyArg_CheckPositional } from '../../objects/args';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OverflowError, PyExc_ValueError } from '../../objects/exceptions/types';
import {
  _PyLong_IsNegative,
  _PyLong_IsZero,
  digitCount,
  getSmallInt,
  overflowSign,
  PyLong_FromLong,
  PyLong_FromUnsignedLong,
  wrapped64,
} from '../../objects/int';
import { long_abs, long_add, long_mul, long_sub } from '../../objects/int/arith';
import { _PyLong_Lshift, _PyLong_NumBits, _PyLong_Rshift } from '../../objects/int/bits';
import { long_compare } from '../../objects/int/compare';
import { l_mod, long_div } from '../../objects/int/divide';
import { Py_None } from '../../objects/none';
import { objAt, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject } from '../../runtime/object';

type Module = PyObject | null;

/** new: the greatest common divisor of two ints, not negative */
export function _PyLong_GCD(a: PyObject, b: PyObject): PyObject | null {
  let x = long_abs(a);
  let y = long_abs(b);
  // Euclid on whole ints until both fit a machine word.
  while (x && y && (digitCount(x) > 2 || digitCount(y) > 2)) {
    if (_PyLong_IsZero(y)) {
      Py_DECREF(y);
      return x;
    }
    const r = l_mod(x, y);
    Py_DECREF(x);
    x = y;
    y = r;
  }
  if (!x || !y) {
    Py_XDECREF(x);
    Py_XDECREF(y);
    return null;
  }
  let u = wrapped64(x);
  let v = wrapped64(y);
  Py_DECREF(x);
  Py_DECREF(y);
  while (v) {
    const r = u % v;
    u = v;
    v = r;
  }
  return PyLong_FromUnsignedLong(u);
}

/** new: the least common multiple, not negative */
function leastCommonMultiple(a: PyObject, b: PyObject): PyObject | null {
  if (_PyLong_IsZero(a) || _PyLong_IsZero(b)) return getSmallInt(0);
  const g = _PyLong_GCD(a, b);
  if (!g) return null;
  const f = long_div(a, g);
  Py_DECREF(g);
  if (!f) return null;
  const product = long_mul(f, b);
  Py_DECREF(f);
  if (!product) return null;
  const result = long_abs(product);
  Py_DECREF(product);
  return result;
}

/** new: the fold of all arguments, `empty` for none */
function fold(args: usize, nargs: i64, empty: i64, lcm: bool): PyObject | null {
  if (nargs == 0) return PyLong_FromLong(empty);
  const first = PyNumber_Index(objAt(args, 0));
  if (!first) return null;
  let result = long_abs(first);
  Py_DECREF(first);
  const absorbing = getSmallInt(lcm ? 0 : 1);
  for (let i: i64 = 1; result && i < nargs; i++) {
    const x = _PyNumber_Index(objAt(args, i));
    if (!x) {
      Py_DECREF(result);
      return null;
    }
    if (result != absorbing) {
      const next = lcm ? leastCommonMultiple(result, x) : _PyLong_GCD(result, x);
      Py_DECREF(result);
      result = next;
    }
    Py_DECREF(x);
  }
  return result;
}

export function math_gcd(m: Module, args: usize, nargs: i64): PyObject | null {
  return fold(args, nargs, 0, false);
}

export function math_lcm(m: Module, args: usize, nargs: i64): PyObject | null {
  return fold(args, nargs, 1, true);
}

/** new: low * (low + 1) * … * high, split in halves so that the factors are of like size */
function product(low: i64, high: i64): PyObject | null {
  if (low > high) return getSmallInt(1);
  if (high - low < 8) {
    let result: PyObject | null = PyLong_FromLong(low);
    for (let i = low + 1; result && i <= high; ) {
      // Several factors in one machine word.
      let word = i++;
      while (i <= high && word <= i64.MAX_VALUE / i) word *= i++;
      const factor = PyLong_FromLong(word);
      const next = factor ? long_mul(result, factor) : null;
      Py_XDECREF(factor);
      Py_DECREF(result);
      result = next;
    }
    return result;
  }
  const middle = low + (high - low) / 2;
  const a = product(low, middle);
  const b = a ? product(middle + 1, high) : null;
  const result = a && b ? long_mul(a, b) : null;
  Py_XDECREF(a);
  Py_XDECREF(b);
  return result;
}

function factorial(n: PyObject): PyObject | null {
  const index = PyNumber_Index(n);
  if (!index) return null;
  const negative = _PyLong_IsNegative(index);
  const large = overflowSign(index);
  const x = large ? 0 : <i64>wrapped64(index);
  Py_DECREF(index);
  if (negative) return PyErr_SetString(PyExc_ValueError, 'factorial() not defined for negative values');
  if (large) {
    return PyErr_Format(PyExc_OverflowError, 'factorial() argument should not exceed %ld', <u64>i64.MAX_VALUE);
  }
  return product(1, x);
}

export function math_factorial(m: Module, n: PyObject): PyObject | null {
  return factorial(n);
}

/** new: n * (n-1) * … with k >= 1 factors, n an int of any size */
function fallingProduct(n: PyObject, k: i64): PyObject | null {
  if (k == 1) return Py_NewRef<PyObject>(n);
  if (_PyLong_NumBits(n) < 62) {
    // Counting up to high ends: one more fits a word, too.
    const high = <i64>wrapped64(n);
    return product(high - k + 1, high);
  }
  const half = k / 2;
  const shift = PyLong_FromLong(half);
  const rest = shift ? long_sub(n, shift) : null;
  const a = rest ? fallingProduct(n, half) : null;
  const b = a ? fallingProduct(rest!, k - half) : null;
  const result = a && b ? long_mul(a, b) : null;
  Py_XDECREF(shift);
  Py_XDECREF(rest);
  Py_XDECREF(a);
  Py_XDECREF(b);
  return result;
}

/** Whether both are at least 0, the error of the first that is not set. */
function bothNatural(n: PyObject, k: PyObject): bool {
  if (_PyLong_IsNegative(n)) {
    PyErr_SetString(PyExc_ValueError, 'n must be a non-negative integer');
    return false;
  }
  if (_PyLong_IsNegative(k)) {
    PyErr_SetString(PyExc_ValueError, 'k must be a non-negative integer');
    return false;
  }
  return true;
}

function permutations(n: PyObject, k: PyObject): PyObject | null {
  if (!bothNatural(n, k)) return null;
  if (long_compare(n, k) < 0) return getSmallInt(0);
  if (overflowSign(k)) {
    return PyErr_Format(PyExc_OverflowError, 'k must not exceed %lld', <u64>i64.MAX_VALUE);
  }
  const count = <i64>wrapped64(k);
  return count == 0 ? getSmallInt(1) : fallingProduct(n, count);
}

export function math_perm(m: Module, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('perm', nargs, 1, 2)) return null;
  if (nargs == 1 || objAt(args, 1) == Py_None) return factorial(objAt(args, 0));
  const n = PyNumber_Index(objAt(args, 0));
  if (!n) return null;
  const k = PyNumber_Index(objAt(args, 1));
  const result = k ? permutations(n, k) : null;
  Py_DECREF(n);
  Py_XDECREF(k);
  return result;
}

/** new: n over k for small k; each step of the product is itself a binomial coefficient, so the division is exact */
function binomialSteps(n: PyObject, k: i64): PyObject | null {
  const top = fallingProduct(n, k);
  const bottom = top ? product(1, k) : null;
  const result = top && bottom ? long_div(top, bottom) : null;
  Py_XDECREF(top);
  Py_XDECREF(bottom);
  return result;
}

/** new: n over k, k >= 1: (n over j)(n-j over k-j) / (k over j), the halves computed alike */
function binomial(n: PyObject, k: i64): PyObject | null {
  if (k == 1) return Py_NewRef<PyObject>(n);
  if (k <= 64) return binomialSteps(n, k);
  const j = k / 2;
  const shift = PyLong_FromLong(j);
  const whole = PyLong_FromLong(k);
  const rest = shift ? long_sub(n, shift) : null;
  const a = rest ? binomial(n, j) : null;
  const b = a ? binomial(rest!, k - j) : null;
  const ab = a && b ? long_mul(a, b) : null;
  const c = ab && whole ? binomial(whole, j) : null;
  const result = ab && c ? long_div(ab, c) : null;
  Py_XDECREF(shift);
  Py_XDECREF(whole);
  Py_XDECREF(rest);
  Py_XDECREF(a);
  Py_XDECREF(b);
  Py_XDECREF(ab);
  Py_XDECREF(c);
  return result;
}

function combinations(n: PyObject, k: PyObject): PyObject | null {
  if (!bothNatural(n, k)) return null;
  const other = long_sub(n, k);
  if (!other) return null;
  if (_PyLong_IsNegative(other)) {
    Py_DECREF(other);
    return getSmallInt(0);
  }
  const smaller = long_compare(other, k) < 0 ? other : k;
  const large = overflowSign(smaller);
  const count = large ? 0 : <i64>wrapped64(smaller);
  Py_DECREF(other);
  if (large) {
    return PyErr_Format(PyExc_OverflowError, 'min(n - k, k) must not exceed %lld', <u64>i64.MAX_VALUE);
  }
  return count == 0 ? getSmallInt(1) : binomial(n, count);
}

export function math_comb(m: Module, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('comb', nargs, 2, 2)) return null;
  const n = PyNumber_Index(objAt(args, 0));
  if (!n) return null;
  const k = PyNumber_Index(objAt(args, 1));
  const result = k ? combinations(n, k) : null;
  Py_DECREF(n);
  Py_XDECREF(k);
  return result;
}

/** floor(sqrt(n)) of a machine word. */
function wordRoot(n: u64): u64 {
  let r = <u64>Math.sqrt(<f64>n);
  while (r > 0xffffffff || r * r > n) r--;
  while (r < 0xffffffff && (r + 1) * (r + 1) <= n) r++;
  return r;
}

/** new: a << p plus (n >> q) // a; steals a */
function rootStep(a: PyObject, n: PyObject, p: i64, q: i64): PyObject | null {
  const shifted = _PyLong_Lshift(a, p);
  const part = shifted ? _PyLong_Rshift(n, q) : null;
  const quotient = part ? long_div(part, a) : null;
  const result = quotient ? long_add(shifted!, quotient) : null;
  Py_XDECREF(shifted);
  Py_XDECREF(part);
  Py_XDECREF(quotient);
  Py_DECREF(a);
  return result;
}

/** new: floor(sqrt(n)) by Newton's iteration on ever longer prefixes of n, each step doubling the correct digits */
function integerRoot(n: PyObject): PyObject | null {
  const c = (_PyLong_NumBits(n) - 1) / 2;
  const bits = 64 - <i32>clz(c);
  let a: PyObject | null = getSmallInt(1);
  let d: i64 = 0;
  for (let s = bits - 1; a && s >= 0; s--) {
    const e = d;
    d = c >> s;
    a = rootStep(a, n, d - e - 1, 2 * c - e - d + 1);
  }
  if (!a) return null;
  const square = long_mul(a, a);
  if (!square) {
    Py_DECREF(a);
    return null;
  }
  const tooLarge = long_compare(square, n) > 0;
  Py_DECREF(square);
  if (!tooLarge) return a;
  const result = long_sub(a, getSmallInt(1));
  Py_DECREF(a);
  return result;
}

export function math_isqrt(m: Module, o: PyObject): PyObject | null {
  const n = _PyNumber_Index(o);
  if (!n) return null;
  let result: PyObject | null;
  if (_PyLong_IsNegative(n)) result = PyErr_SetString(PyExc_ValueError, 'isqrt() argument must be nonnegative');
  else if (_PyLong_NumBits(n) <= 64) result = PyLong_FromUnsignedLong(wordRoot(wrapped64(n)));
  else result = integerRoot(n);
  Py_DECREF(n);
  return result;
}
