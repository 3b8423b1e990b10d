// <<, >>, &, |, ^, ~ as if ints were infinite strings of bits in two's complement. (CPython: Objects/longobject.c)

import { Py_XDECREF, PyObject } from '../../runtime/object';
import { PyErr_NoMemory, PyErr_SetString } from '../exceptions/errors';
import { PyExc_OverflowError, PyExc_ValueError } from '../exceptions/types';
import {
  _PyLong_BothAreCompact,
  _PyLong_CompactValue,
  _PyLong_IsCompact,
  _PyLong_IsNegative,
  _PyLong_IsZero,
  _PyLong_New,
  digitAt,
  digitCount,
  digitsOf,
  getSmallInt,
  longNew,
  longNormalize,
  maybeSmallLong,
  overflowSign,
  PyLong_Check,
  PyLong_FromLong,
  PyLong_MASK,
  PyLong_SHIFT,
  setDigit,
  setSignAndDigitCount,
  wrapped64,
} from '../int';
import { Py_NotImplemented } from '../none';
import { _PyLong_Add, long_long } from './arith';
import { negated, v_lshift } from './divide';

/** new: a >> (words * 30 + bits), rounded down */
function shiftRight(a: PyObject, words: i64, bits: i32): PyObject | null {
  const n = digitCount(a);
  if (_PyLong_IsCompact(a)) {
    const v = _PyLong_CompactValue(a);
    return PyLong_FromLong(words ? (v < 0 ? -1 : 0) : v >> bits);
  }
  const negative = _PyLong_IsNegative(a);
  let word = words > n ? n : <i32>words;
  let shift = bits;
  // -(x) >> s is -((x + 2^s - 1) >> s): with a whole word to spare the addition never leaves the number.
  if (negative) {
    if (shift == 0) {
      if (word == 0) return long_long(a);
      shift = PyLong_SHIFT;
      word--;
    }
  }
  const size = n - word;
  if (size <= 0) return PyLong_FromLong(negative ? -1 : 0);
  const digits = digitsOf(a);
  let accumulated: u64 = digitAt(digits, word);
  if (negative) {
    let sticky: u32 = 0;
    for (let i = 0; i < word; i++) sticky |= digitAt(digits, i);
    accumulated += PyLong_MASK >> (PyLong_SHIFT - shift);
    if (sticky != 0) accumulated++;
  }
  accumulated >>= shift;
  const z = longNew(size);
  if (!z) return null;
  if (negative) setSignAndDigitCount(z, true, size);
  const out = digitsOf(z);
  let i = 0;
  for (let j = word + 1; j < n; i++, j++) {
    accumulated += (<u64>digitAt(digits, j)) << (PyLong_SHIFT - shift);
    setDigit(out, i, <u32>accumulated & PyLong_MASK);
    accumulated >>= PyLong_SHIFT;
  }
  setDigit(out, i, <u32>accumulated);
  return maybeSmallLong(longNormalize(z));
}

/** new: a << (words * 30 + bits) */
function shiftLeft(a: PyObject, words: i64, bits: i32): PyObject | null {
  if (words == 0 && _PyLong_IsCompact(a)) return PyLong_FromLong(_PyLong_CompactValue(a) << bits);
  const n = digitCount(a);
  const newSize = words + n + (bits ? 1 : 0);
  // A 64-bit system would try to find memory for it.
  if (newSize > i32.MAX_VALUE) return PyErr_NoMemory();
  const z = _PyLong_New(newSize);
  if (!z) return null;
  if (_PyLong_IsNegative(a)) setSignAndDigitCount(z, true, <i32>newSize);
  const word = <i32>words;
  const out = digitsOf(z);
  memory.fill(out, 0, (<usize>word) << 2);
  const carry = v_lshift(out + ((<usize>word) << 2), digitsOf(a), n, bits);
  if (bits) setDigit(out, <i32>newSize - 1, carry);
  return maybeSmallLong(longNormalize(z));
}

/** The shift count; -1 with the exception set: negative. A count beyond i64 is i64.MAX_VALUE. */
function shiftCount(b: PyObject): i64 {
  if (_PyLong_IsNegative(b)) {
    PyErr_SetString(PyExc_ValueError, 'negative shift count');
    return -1;
  }
  return overflowSign(b) ? i64.MAX_VALUE : <i64>wrapped64(b);
}

export function long_rshift(a: PyObject, b: PyObject): PyObject | null {
  if (!PyLong_Check(a) || !PyLong_Check(b)) return Py_NotImplemented;
  const count = shiftCount(b);
  if (count < 0) return null;
  if (_PyLong_IsZero(a)) return getSmallInt(0);
  return shiftRight(a, count / PyLong_SHIFT, <i32>(count % PyLong_SHIFT));
}

export function long_lshift(a: PyObject, b: PyObject): PyObject | null {
  if (!PyLong_Check(a) || !PyLong_Check(b)) return Py_NotImplemented;
  const count = shiftCount(b);
  if (count < 0) return null;
  if (_PyLong_IsZero(a)) return getSmallInt(0);
  // So many digits cannot be counted, or there is no memory for them.
  if (count == i64.MAX_VALUE && _PyLong_NumBits(b) <= 66) return PyErr_NoMemory();
  if (count == i64.MAX_VALUE) return PyErr_SetString(PyExc_OverflowError, 'too many digits in integer');
  return shiftLeft(a, count / PyLong_SHIFT, <i32>(count % PyLong_SHIFT));
}

/** new: a shifted by n >= 0 bits */
export function _PyLong_Lshift(a: PyObject, n: i64): PyObject | null {
  if (_PyLong_IsZero(a)) return getSmallInt(0);
  return shiftLeft(a, n / PyLong_SHIFT, <i32>(n % PyLong_SHIFT));
}

// new
export function _PyLong_Rshift(a: PyObject, n: i64): PyObject | null {
  if (_PyLong_IsZero(a)) return getSmallInt(0);
  return shiftRight(a, n / PyLong_SHIFT, <i32>(n % PyLong_SHIFT));
}

export function long_invert(a: PyObject): PyObject | null {
  if (_PyLong_IsCompact(a)) return PyLong_FromLong(~_PyLong_CompactValue(a));
  const sum = _PyLong_Add(a, getSmallInt(1));
  if (!sum) return null;
  return negated(sum);
}

/** out = two's complement of p over n digits. */
function complement(out: usize, p: usize, n: i32): void {
  let carry: u32 = 1;
  for (let i = 0; i < n; i++) {
    carry += digitAt(p, i) ^ PyLong_MASK;
    setDigit(out, i, carry & PyLong_MASK);
    carry >>= PyLong_SHIFT;
  }
}

const AND = 0;
const OR = 1;
const XOR = 2;

/** new: a op b where one has several digits */
function bitwise(a: PyObject, op: i32, b: PyObject): PyObject | null {
  let na = digitCount(a);
  let nb = digitCount(b);
  let negA = _PyLong_IsNegative(a);
  let negB = _PyLong_IsNegative(b);
  let ownA: PyObject | null = null;
  let ownB: PyObject | null = null;
  if (negA) {
    ownA = longNew(na);
    if (!ownA) return null;
    complement(digitsOf(ownA), digitsOf(a), na);
    a = ownA;
  }
  if (negB) {
    ownB = longNew(nb);
    if (!ownB) {
      Py_XDECREF(ownA);
      return null;
    }
    complement(digitsOf(ownB), digitsOf(b), nb);
    b = ownB;
  }
  if (na < nb) {
    const t = a;
    a = b;
    b = t;
    const n = na;
    na = nb;
    nb = n;
    const neg = negA;
    negA = negB;
    negB = neg;
  }
  let negZ = false;
  let nz = na;
  if (op == XOR) negZ = negA != negB;
  else if (op == AND) {
    negZ = negA && negB;
    nz = negB ? na : nb;
  } else {
    negZ = negA || negB;
    nz = negB ? nb : na;
  }
  const z = longNew(nz + i32(negZ));
  if (z) {
    const p = digitsOf(a);
    const q = digitsOf(b);
    const r = digitsOf(z);
    let i = 0;
    if (op == AND) for (; i < nb; i++) setDigit(r, i, digitAt(p, i) & digitAt(q, i));
    else if (op == OR) for (; i < nb; i++) setDigit(r, i, digitAt(p, i) | digitAt(q, i));
    else for (; i < nb; i++) setDigit(r, i, digitAt(p, i) ^ digitAt(q, i));
    // The shorter number goes on as all ones or all zeros.
    if (op == XOR && negB) for (; i < nz; i++) setDigit(r, i, digitAt(p, i) ^ PyLong_MASK);
    else if (i < nz) memory.copy(r + ((<usize>i) << 2), p + ((<usize>i) << 2), (<usize>(nz - i)) << 2);
    if (negZ) {
      setSignAndDigitCount(z, true, nz + 1);
      setDigit(r, nz, PyLong_MASK);
      complement(r, r, nz + 1);
    }
  }
  Py_XDECREF(ownA);
  Py_XDECREF(ownB);
  return z ? maybeSmallLong(longNormalize(z)) : null;
}

export function long_and(a: PyObject, b: PyObject): PyObject | null {
  if (!PyLong_Check(a) || !PyLong_Check(b)) return Py_NotImplemented;
  if (_PyLong_BothAreCompact(a, b)) return PyLong_FromLong(_PyLong_CompactValue(a) & _PyLong_CompactValue(b));
  return bitwise(a, AND, b);
}

export function long_or(a: PyObject, b: PyObject): PyObject | null {
  if (!PyLong_Check(a) || !PyLong_Check(b)) return Py_NotImplemented;
  if (_PyLong_BothAreCompact(a, b)) return PyLong_FromLong(_PyLong_CompactValue(a) | _PyLong_CompactValue(b));
  return bitwise(a, OR, b);
}

export function long_xor(a: PyObject, b: PyObject): PyObject | null {
  if (!PyLong_Check(a) || !PyLong_Check(b)) return Py_NotImplemented;
  if (_PyLong_BothAreCompact(a, b)) return PyLong_FromLong(_PyLong_CompactValue(a) ^ _PyLong_CompactValue(b));
  return bitwise(a, XOR, b);
}

/** How many bits |o| has. */
export function _PyLong_NumBits(o: PyObject): i64 {
  const n = digitCount(o);
  if (n == 0) return 0;
  return <i64>(n - 1) * PyLong_SHIFT + (32 - <i32>clz(digitAt(digitsOf(o), n - 1)));
}
