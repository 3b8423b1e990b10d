// //, %, divmod: the quotient is rounded down, the remainder has the divisor's sign. (CPython: Objects/longobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyErr_SetString } from '../exceptions/errors';
import { PyExc_ValueError, PyExc_ZeroDivisionError } from '../exceptions/types';
import {
  _PyLong_CompactValue,
  _PyLong_IsNegative,
  _PyLong_IsZero,
  _PyLong_Sign,
  digitAt,
  digitCount,
  digitsOf,
  flipSign,
  getSmallInt,
  longNew,
  longNormalize,
  lvTag,
  maybeSmallLong,
  PyLong_BASE,
  PyLong_Check,
  PyLong_FromLong,
  PyLong_MASK,
  PyLong_SHIFT,
  setDigit,
} from '../int';
import { Py_NotImplemented } from '../none';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_New, PyTuple_SET_ITEM } from '../tuple';
import { _PyLong_Add, _PyLong_Subtract, long_long, long_neg } from './arith';
import { long_lshift } from './bits';
import { long_compare } from './compare';
import { pylong } from './decimal';

/** out = p / d digit by digit (out may be p); the remainder. */
function inplaceDivrem1(out: usize, p: usize, n: i32, d: u32): u32 {
  let rest: u32 = 0;
  for (let i = n - 1; i >= 0; i--) {
    const v = ((<u64>rest) << PyLong_SHIFT) | digitAt(p, i);
    const q = v / d;
    setDigit(out, i, <u32>q);
    rest = <u32>(v - q * d);
  }
  return rest;
}

/** The remainder alone. */
function rem1(p: usize, n: i32, d: u32): u32 {
  let rest: u64 = 0;
  for (let i = n - 1; i >= 0; i--) rest = ((rest << PyLong_SHIFT) | digitAt(p, i)) % d;
  return <u32>rest;
}

/** out = p << bits (bits < 30); the bits that leave at the top. */
export function v_lshift(out: usize, p: usize, n: i32, bits: i32): u32 {
  let carry: u32 = 0;
  for (let i = 0; i < n; i++) {
    const v = ((<u64>digitAt(p, i)) << bits) | carry;
    setDigit(out, i, <u32>v & PyLong_MASK);
    carry = <u32>(v >> PyLong_SHIFT);
  }
  return carry;
}

/** out = p >> bits (bits < 30); the bits that leave at the bottom. */
function v_rshift(out: usize, p: usize, n: i32, bits: i32): u32 {
  const mask: u32 = (1 << bits) - 1;
  let carry: u32 = 0;
  for (let i = n - 1; i >= 0; i--) {
    const v = ((<u64>carry) << PyLong_SHIFT) | digitAt(p, i);
    carry = <u32>v & mask;
    setDigit(out, i, <u32>(v >> bits));
  }
  return carry;
}

/**
 * new: |a| / |b| by Knuth's algorithm D, b having at least two digits and a as many as b or more. *remainder is a
 * new reference; NULL on failure.
 */
function x_divrem(a: PyObject, b: PyObject, remainder: usize): PyObject | null {
  store<u64>(remainder, 0);
  let sizeV = digitCount(a);
  const sizeW = digitCount(b);
  const v = longNew(sizeV + 1);
  if (!v) return null;
  const w = longNew(sizeW);
  if (!w) {
    Py_DECREF(v);
    return null;
  }
  const vd = digitsOf(v);
  const wd = digitsOf(w);
  // Shift so that the divisor's top bit is set: then a quotient digit's first guess is at most 2 too large.
  const shift = <i32>clz(digitAt(digitsOf(b), sizeW - 1)) - 2;
  v_lshift(wd, digitsOf(b), sizeW, shift);
  const carry = v_lshift(vd, digitsOf(a), sizeV, shift);
  if (carry != 0 || digitAt(vd, sizeV - 1) >= digitAt(wd, sizeW - 1)) {
    setDigit(vd, sizeV, carry);
    sizeV++;
  }
  const k = sizeV - sizeW;
  const q = longNew(k);
  if (!q) {
    Py_DECREF(v);
    Py_DECREF(w);
    return null;
  }
  const qd = digitsOf(q);
  const w1 = digitAt(wd, sizeW - 1);
  const w2 = digitAt(wd, sizeW - 2);
  for (let j = k - 1; j >= 0; j--) {
    const vk = vd + ((<usize>j) << 2);
    const top = digitAt(vk, sizeW);
    const vv = ((<u64>top) << PyLong_SHIFT) | digitAt(vk, sizeW - 1);
    let guess = <u32>(vv / w1);
    let rest = <u32>(vv - <u64>guess * w1);
    while (<u64>w2 * guess > (((<u64>rest) << PyLong_SHIFT) | digitAt(vk, sizeW - 2))) {
      guess--;
      rest += w1;
      if (rest >= PyLong_BASE) break;
    }
    let borrow: i32 = 0;
    for (let i = 0; i < sizeW; i++) {
      const z = <i64>borrow + digitAt(vk, i) - <i64>guess * digitAt(wd, i);
      setDigit(vk, i, <u32>z & PyLong_MASK);
      borrow = <i32>(z >> PyLong_SHIFT);
    }
    if (<i32>top + borrow < 0) {
      // One too many: add the divisor back.
      let c: u32 = 0;
      for (let i = 0; i < sizeW; i++) {
        c += digitAt(vk, i) + digitAt(wd, i);
        setDigit(vk, i, c & PyLong_MASK);
        c >>= PyLong_SHIFT;
      }
      guess--;
    }
    setDigit(qd, j, guess);
  }
  v_rshift(wd, vd, sizeW, shift);
  Py_DECREF(v);
  store<u64>(remainder, <u64>changetype<usize>(longNormalize(w)));
  return longNormalize(q);
}

/** Stores new references to a/b (rounded towards 0) and the rest of a's sign; -1 on failure. Either slot may be 0. */
function long_divrem(a: PyObject, b: PyObject, quotient: usize, remainder: usize): i32 {
  const na = digitCount(a);
  const nb = digitCount(b);
  if (nb == 0) {
    PyErr_SetString(PyExc_ZeroDivisionError, 'integer division or modulo by zero');
    return -1;
  }
  if (na < nb || (na == nb && digitAt(digitsOf(a), na - 1) < digitAt(digitsOf(b), nb - 1))) {
    const rest = long_long(a);
    if (!rest) return -1;
    store<u64>(quotient, <u64>changetype<usize>(getSmallInt(0)));
    store<u64>(remainder, <u64>changetype<usize>(rest));
    return 0;
  }
  let z: PyObject | null;
  let rest: PyObject | null;
  if (nb == 1) {
    z = longNew(na);
    if (!z) return -1;
    const r = inplaceDivrem1(digitsOf(z), digitsOf(a), na, digitAt(digitsOf(b), 0));
    longNormalize(z);
    rest = PyLong_FromLong(r);
    if (!rest) {
      Py_DECREF(z);
      return -1;
    }
    if (_PyLong_IsNegative(a) && !_PyLong_IsZero(rest)) rest = negated(rest);
  } else {
    z = x_divrem(a, b, remainder);
    if (!z) return -1;
    rest = maybeSmallLong(objAt(remainder, 0));
    if (rest && _PyLong_IsNegative(a) && !_PyLong_IsZero(rest)) rest = negated(rest);
  }
  if (_PyLong_Sign(a) != _PyLong_Sign(b) && !_PyLong_IsZero(z)) flipSign(z);
  z = maybeSmallLong(z);
  if (!rest) {
    Py_XDECREF(z);
    return -1;
  }
  store<u64>(quotient, <u64>changetype<usize>(z));
  store<u64>(remainder, <u64>changetype<usize>(rest));
  return 0;
}

/** new: -o; steals o, which may be a shared small int */
export function negated(o: PyObject): PyObject | null {
  if (o.ob_refcnt == 1) {
    flipSign(o);
    return maybeSmallLong(o);
  }
  const z = long_neg(o);
  Py_DECREF(o);
  return z;
}

/** new: the rest of |a| / |b| with a's sign */
function long_rem(a: PyObject, b: PyObject): PyObject | null {
  const na = digitCount(a);
  const nb = digitCount(b);
  if (nb == 0) return PyErr_SetString(PyExc_ZeroDivisionError, 'integer modulo by zero');
  if (na < nb || (na == nb && digitAt(digitsOf(a), na - 1) < digitAt(digitsOf(b), nb - 1))) return long_long(a);
  if (nb == 1) {
    const r = <i64>rem1(digitsOf(a), na, digitAt(digitsOf(b), 0));
    return PyLong_FromLong(_PyLong_IsNegative(a) ? -r : r);
  }
  const slot = stackAlloc(1);
  const q = x_divrem(a, b, slot);
  const rest = ptrAt(slot, 0);
  stackFree(slot);
  if (!q) return null;
  Py_DECREF(q);
  if (_PyLong_IsNegative(a) && !_PyLong_IsZero(rest!)) flipSign(rest!);
  return maybeSmallLong(rest);
}

/* @inline */ function oneDigitEach(a: PyObject, b: PyObject): bool {
  return lvTag(a) >> 3 == 1 && lvTag(b) >> 3 == 1;
}

/* @inline */ function floorDiv(x: i64, y: i64): i64 {
  const q = <i32>x / <i32>y;
  return q - i32(<i32>x - q * <i32>y != 0 && (x ^ y) < 0);
}

/* @inline */ function floorMod(x: i64, y: i64): i64 {
  const r = <i32>x % <i32>y;
  return r != 0 && (r ^ <i32>y) < 0 ? r + <i32>y : r;
}

/** A quotient of many digits: the library's subquadratic way. 1: there is no library. */
function pylong_int_divmod(a: PyObject, b: PyObject, quotient: usize, modulus: usize): i32 {
  const pair = pylong('int_divmod', a, b);
  if (!pair) return PyErr_Occurred() ? -1 : 1;
  let failed = true;
  if (!PyTuple_Check(pair)) PyErr_SetString(PyExc_ValueError, 'tuple is required from int_divmod()');
  else if (!PyLong_Check(PyTuple_GET_ITEM(pair, 0)) || !PyLong_Check(PyTuple_GET_ITEM(pair, 1)))
    PyErr_SetString(PyExc_ValueError, 'expected int from int_divmod()');
  else {
    failed = false;
    if (quotient) setPtrAt(quotient, 0, Py_NewRef(PyTuple_GET_ITEM(pair, 0)));
    if (modulus) setPtrAt(modulus, 0, Py_NewRef(PyTuple_GET_ITEM(pair, 1)));
  }
  Py_DECREF(pair);
  return failed ? -1 : 0;
}

/** Stores new references to a // b and a % b. A slot of 0 is not wanted. */
export function l_divmod(a: PyObject, b: PyObject, quotient: usize, modulus: usize): i32 {
  if (oneDigitEach(a, b)) {
    const x = _PyLong_CompactValue(a);
    const y = _PyLong_CompactValue(b);
    const slots = stackAlloc(1);
    let failed = false;
    if (modulus) {
      const m = PyLong_FromLong(floorMod(x, y));
      if (!m) failed = true;
      setPtrAt(modulus, 0, m);
    }
    if (!failed && quotient) {
      const q = PyLong_FromLong(floorDiv(x, y));
      if (!q) {
        failed = true;
        if (modulus) Py_DECREF(objAt(modulus, 0));
      }
      setPtrAt(quotient, 0, q);
    }
    stackFree(slots);
    return failed ? -1 : 0;
  }
  const nb = digitCount(b);
  if (nb > 300 && digitCount(a) - nb > 150) {
    const r = pylong_int_divmod(a, b, quotient, modulus);
    if (r <= 0) return r;
  }
  const slots = stackAlloc(2);
  const failed = long_divrem(a, b, slots, slots + 8) < 0;
  let q = ptrAt(slots, 0);
  let m = ptrAt(slots, 1);
  stackFree(slots);
  if (failed) return -1;
  if (_PyLong_Sign(m!) * _PyLong_Sign(b) < 0) {
    const m2 = addInts(m!, b);
    Py_DECREF(m!);
    m = m2;
    if (!m) {
      Py_DECREF(q!);
      return -1;
    }
    const q2 = subInts(q!, getSmallInt(1));
    Py_DECREF(q!);
    q = q2;
    if (!q) {
      Py_DECREF(m);
      return -1;
    }
  }
  if (quotient) setPtrAt(quotient, 0, q);
  else Py_DECREF(q!);
  if (modulus) setPtrAt(modulus, 0, m);
  else Py_DECREF(m!);
  return 0;
}

/** new: a % b */
export function l_mod(a: PyObject, b: PyObject): PyObject | null {
  if (oneDigitEach(a, b)) return PyLong_FromLong(floorMod(_PyLong_CompactValue(a), _PyLong_CompactValue(b)));
  const m = long_rem(a, b);
  if (!m) return null;
  if (_PyLong_Sign(m) * _PyLong_Sign(b) < 0) {
    const sum = addInts(m, b);
    Py_DECREF(m);
    return sum;
  }
  return m;
}

function addInts(a: PyObject, b: PyObject): PyObject | null {
  return _PyLong_Add(a, b);
}

function subInts(a: PyObject, b: PyObject): PyObject | null {
  return _PyLong_Subtract(a, b);
}

export function long_div(a: PyObject, b: PyObject): PyObject | null {
  if (!PyLong_Check(a) || !PyLong_Check(b)) return Py_NotImplemented;
  if (oneDigitEach(a, b)) return PyLong_FromLong(floorDiv(_PyLong_CompactValue(a), _PyLong_CompactValue(b)));
  if (_PyLong_IsZero(b)) return PyErr_SetString(PyExc_ZeroDivisionError, 'integer division or modulo by zero');
  const slot = stackAlloc(1);
  const failed = l_divmod(a, b, slot, 0) < 0;
  const q = ptrAt(slot, 0);
  stackFree(slot);
  return failed ? null : q;
}

export function long_mod(a: PyObject, b: PyObject): PyObject | null {
  if (!PyLong_Check(a) || !PyLong_Check(b)) return Py_NotImplemented;
  return l_mod(a, b);
}

export function long_divmod(a: PyObject, b: PyObject): PyObject | null {
  if (!PyLong_Check(a) || !PyLong_Check(b)) return Py_NotImplemented;
  if (_PyLong_IsZero(b)) return PyErr_SetString(PyExc_ZeroDivisionError, 'integer division or modulo by zero');
  const slots = stackAlloc(2);
  const failed = l_divmod(a, b, slots, slots + 8) < 0;
  const q = ptrAt(slots, 0);
  const m = ptrAt(slots, 1);
  stackFree(slots);
  if (failed) return null;
  const pair = PyTuple_New(2);
  if (!pair) {
    Py_DECREF(q!);
    Py_DECREF(m!);
    return null;
  }
  PyTuple_SET_ITEM(pair, 0, q);
  PyTuple_SET_ITEM(pair, 1, m);
  return pair;
}

/** new: the pair (q, r) with a == q*b + r where q is a/b rounded to the nearest, ties to even */
export function _PyLong_DivmodNear(a: PyObject, b: PyObject): PyObject | null {
  const slots = stackAlloc(2);
  const failed = long_divrem(a, b, slots, slots + 8) < 0;
  let q = ptrAt(slots, 0);
  let r = ptrAt(slots, 1);
  stackFree(slots);
  if (failed) return null;
  const oppositeSigns = _PyLong_IsNegative(a) != _PyLong_IsNegative(b);
  // Compare 2r with b in magnitude, in b's direction.
  const twice = long_lshift(r!, getSmallInt(1));
  let c = 0;
  if (twice) {
    const signed = oppositeSigns ? long_neg(twice) : Py_NewRef<PyObject>(twice);
    if (signed) {
      c = long_compare(signed, b);
      Py_DECREF(signed);
    }
    Py_DECREF(twice);
  }
  if (_PyLong_IsNegative(b)) c = -c;
  const odd = !_PyLong_IsZero(q!) && (digitAt(digitsOf(q!), 0) & 1) != 0;
  if (c > 0 || (c == 0 && odd)) {
    const one = getSmallInt(1);
    const q2 = oppositeSigns ? subInts(q!, one) : addInts(q!, one);
    Py_DECREF(q!);
    q = q2;
    const r2 = oppositeSigns ? addInts(r!, b) : subInts(r!, b);
    Py_DECREF(r!);
    r = r2;
  }
  if (!q || !r || !twice) {
    Py_XDECREF(q);
    Py_XDECREF(r);
    return null;
  }
  const pair = PyTuple_New(2);
  if (!pair) {
    Py_DECREF(q);
    Py_DECREF(r);
    return null;
  }
  PyTuple_SET_ITEM(pair, 0, q);
  PyTuple_SET_ITEM(pair, 1, r);
  return pair;
}
