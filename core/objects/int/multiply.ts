// Products of ints of many digits: by hand for short ones, Karatsuba's way for long ones. (CPython: Objects/longobject.c)

import { Py_DECREF, Py_NewRef, Py_XDECREF, PyObject } from '../../runtime/object';
import {
  _PyLong_IsZero,
  _PyLong_Sign,
  digitAt,
  digitCount,
  digitsOf,
  flipSign,
  longNew,
  longNormalize,
  maybeSmallLong,
  PyLong_MASK,
  PyLong_SHIFT,
  setDigit,
  setSignAndDigitCount,
} from '../int';
import { x_add } from './arith';

const KARATSUBA_CUTOFF = 70;
const KARATSUBA_SQUARE_CUTOFF = 2 * KARATSUBA_CUTOFF;

/** r[0..na+nb) = p[0..na) * q[0..nb); r is apart from both. */
function multiplyDigits(p: usize, na: i32, q: usize, nb: i32, r: usize): void {
  memory.fill(r, 0, (<usize>(na + nb)) << 2);
  for (let i = 0; i < na; i++) {
    const f = <u64>digitAt(p, i);
    let carry: u64 = 0;
    let z = r + ((<usize>i) << 2);
    let b = q;
    const end = q + ((<usize>nb) << 2);
    while (b < end) {
      carry += <u64>load<u32>(z) + <u64>load<u32>(b) * f;
      store<u32>(z, <u32>carry & PyLong_MASK);
      carry >>= PyLong_SHIFT;
      z += 4;
      b += 4;
    }
    if (carry) store<u32>(z, load<u32>(z) + <u32>carry);
  }
}

/** r = p * p: each mixed product once, doubled. */
function squareDigits(p: usize, n: i32, r: usize): void {
  memory.fill(r, 0, (<usize>(2 * n)) << 2);
  for (let i = 0; i < n; i++) {
    let f = <u64>digitAt(p, i);
    let z = r + ((<usize>(2 * i)) << 2);
    let carry = <u64>load<u32>(z) + f * f;
    store<u32>(z, <u32>carry & PyLong_MASK);
    z += 4;
    carry >>= PyLong_SHIFT;
    f <<= 1;
    for (let j = i + 1; j < n; j++) {
      carry += <u64>load<u32>(z) + <u64>digitAt(p, j) * f;
      store<u32>(z, <u32>carry & PyLong_MASK);
      z += 4;
      carry >>= PyLong_SHIFT;
    }
    if (carry) {
      carry += load<u32>(z);
      store<u32>(z, <u32>carry & PyLong_MASK);
      z += 4;
      carry >>= PyLong_SHIFT;
    }
    if (carry) store<u32>(z, load<u32>(z) + <u32>carry);
  }
}

/** new: |a| * |b| */
function x_mul(a: PyObject, b: PyObject): PyObject | null {
  const na = digitCount(a);
  const nb = digitCount(b);
  const z = longNew(na + nb);
  if (!z) return null;
  if (a == b) squareDigits(digitsOf(a), na, digitsOf(z));
  else multiplyDigits(digitsOf(a), na, digitsOf(b), nb, digitsOf(z));
  return longNormalize(z);
}

/** x[0..m) += y[0..n), m >= n; the carry out of x. */
function v_iadd(x: usize, m: i32, y: usize, n: i32): u32 {
  let carry: u32 = 0;
  let i = 0;
  for (; i < n; i++) {
    carry += digitAt(x, i) + digitAt(y, i);
    setDigit(x, i, carry & PyLong_MASK);
    carry >>= PyLong_SHIFT;
  }
  for (; carry && i < m; i++) {
    carry += digitAt(x, i);
    setDigit(x, i, carry & PyLong_MASK);
    carry >>= PyLong_SHIFT;
  }
  return carry;
}

/** x[0..m) -= y[0..n), m >= n; the borrow out of x. */
function v_isub(x: usize, m: i32, y: usize, n: i32): u32 {
  let borrow: u32 = 0;
  let i = 0;
  for (; i < n; i++) {
    borrow = digitAt(x, i) - digitAt(y, i) - borrow;
    setDigit(x, i, borrow & PyLong_MASK);
    borrow = (borrow >> PyLong_SHIFT) & 1;
  }
  for (; borrow && i < m; i++) {
    borrow = digitAt(x, i) - borrow;
    setDigit(x, i, borrow & PyLong_MASK);
    borrow = (borrow >> PyLong_SHIFT) & 1;
  }
  return borrow;
}

/** new: the n digits at p, positive */
function fromDigits(p: usize, n: i32): PyObject | null {
  const z = longNew(n);
  if (!z) return null;
  memory.copy(digitsOf(z), p, (<usize>n) << 2);
  return longNormalize(z);
}

/** new: |a| * |b|. a = ah*B + al, b = bh*B + bl: three products of half the length do for four. */
function k_mul(a: PyObject, b: PyObject): PyObject | null {
  let na = digitCount(a);
  let nb = digitCount(b);
  if (na > nb) {
    const t = a;
    a = b;
    b = t;
    const n = na;
    na = nb;
    nb = n;
  }
  if (na <= (a == b ? KARATSUBA_SQUARE_CUTOFF : KARATSUBA_CUTOFF)) {
    return na == 0 ? longNew(0) : x_mul(a, b);
  }
  if (2 * na <= nb) return k_lopsided_mul(a, b);
  const half = nb >> 1;
  let ah: PyObject | null = null;
  let al: PyObject | null = null;
  let bh: PyObject | null = null;
  let bl: PyObject | null = null;
  let t1: PyObject | null = null;
  let t2: PyObject | null = null;
  let t3: PyObject | null = null;
  let z: PyObject | null = null;
  let done = false;
  do {
    ah = fromDigits(digitsOf(a) + ((<usize>half) << 2), na - half);
    if (!ah) break;
    al = fromDigits(digitsOf(a), half);
    if (!al) break;
    if (a == b) {
      bh = Py_NewRef<PyObject>(ah);
      bl = Py_NewRef<PyObject>(al);
    } else {
      bh = fromDigits(digitsOf(b) + ((<usize>half) << 2), nb - half);
      if (!bh) break;
      bl = fromDigits(digitsOf(b), half);
      if (!bl) break;
    }
    z = longNew(na + nb);
    if (!z) break;
    const r = digitsOf(z);
    memory.fill(r, 0, (<usize>(na + nb)) << 2);
    // r = ah*bh << 2*half | al*bl
    t1 = k_mul(ah, bh);
    if (!t1) break;
    memory.copy(r + ((<usize>(2 * half)) << 2), digitsOf(t1), (<usize>digitCount(t1)) << 2);
    t2 = k_mul(al, bl);
    if (!t2) break;
    memory.copy(r, digitsOf(t2), (<usize>digitCount(t2)) << 2);
    // the middle: (ah + al)(bh + bl) - ah*bh - al*bl; it is subtracted first, the sum may wrap meanwhile
    const room = na + nb - half;
    const middle = r + ((<usize>half) << 2);
    v_isub(middle, room, digitsOf(t2), digitCount(t2));
    v_isub(middle, room, digitsOf(t1), digitCount(t1));
    Py_DECREF(t1);
    Py_DECREF(t2);
    t1 = x_add(ah, al);
    t2 = null;
    if (!t1) break;
    if (a == b) t2 = Py_NewRef<PyObject>(t1);
    else {
      t2 = x_add(bh, bl);
      if (!t2) break;
    }
    t3 = k_mul(t1, t2);
    if (!t3) break;
    v_iadd(middle, room, digitsOf(t3), digitCount(t3));
    done = true;
  } while (false);
  Py_XDECREF(ah);
  Py_XDECREF(al);
  Py_XDECREF(bh);
  Py_XDECREF(bl);
  Py_XDECREF(t1);
  Py_XDECREF(t2);
  Py_XDECREF(t3);
  if (done) return longNormalize(z);
  Py_XDECREF(z);
  return null;
}

/** new: |a| * |b| where b is at least twice as long: b in slices of a's length */
function k_lopsided_mul(a: PyObject, b: PyObject): PyObject | null {
  const na = digitCount(a);
  const nb = digitCount(b);
  const z = longNew(na + nb);
  if (!z) return null;
  const r = digitsOf(z);
  memory.fill(r, 0, (<usize>(na + nb)) << 2);
  const slice = longNew(na);
  if (!slice) {
    Py_DECREF(z);
    return null;
  }
  for (let done = 0; done < nb; ) {
    const n = min(nb - done, na);
    memory.copy(digitsOf(slice), digitsOf(b) + ((<usize>done) << 2), (<usize>n) << 2);
    setSignAndDigitCount(slice, false, n);
    const product = k_mul(a, slice);
    if (!product) {
      Py_DECREF(z);
      Py_DECREF(slice);
      return null;
    }
    v_iadd(r + ((<usize>done) << 2), na + nb - done, digitsOf(product), digitCount(product));
    Py_DECREF(product);
    done += n;
  }
  Py_DECREF(slice);
  return longNormalize(z);
}

/** new: a * b where one has several digits */
export function mulLarge(a: PyObject, b: PyObject): PyObject | null {
  const z = k_mul(a, b);
  if (z && _PyLong_Sign(a) != _PyLong_Sign(b)) {
    if (!_PyLong_IsZero(z)) flipSign(z);
  }
  return maybeSmallLong(z);
}
