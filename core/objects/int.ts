// Integers of any size. (CPython: Objects/longobject.c, Include/internal/pycore_long.h)
//
//      0 ╞═ ob_refcnt ╡
//      8 │  ob_type   │
//     16 │  lv_tag    │  digits << 3 | sign: 0 positive, 1 zero, 2 negative
//     24 │ digit │ digit │ …   30 bits each, the lowest first; room for at least one
//
// A "compact" int has at most one digit: its tag is below 16, and most arithmetic happens between two of them.
// This file makes, takes apart and converts; int/ has the operations.

import { PyObject_Free, PyObject_Malloc } from '../memory/obmalloc/malloc';
import { _Py_IMMORTAL_REFCNT, _Py_NewReference, Py_DECREF, Py_NewRef, PyObject } from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { _PyRuntime } from '../runtime/runtime';
import { hasSubclassFlag, Py_TPFLAGS_LONG_SUBCLASS, PyTypeObject } from '../runtime/type';
import { _PyNumber_Index } from './abstract/conversion';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from './exceptions/errors';
import { PyExc_OverflowError, PyExc_TypeError, PyExc_ValueError } from './exceptions/types';

/** 16 bytes. */
@unmanaged
export class _PyLongValue {
  lv_tag: u64; // digits << 3 | sign
  @bytes(4) ob_digit: usize; // digit [1] at 8
}

/** 32 bytes. */
@unmanaged
export class PyLongObject extends PyObject {
  @bytes(16) long_value: _PyLongValue; // at 16
}

export const PyLong_Type = staticObject<PyTypeObject>(416);

export const PyLong_SHIFT = 30;
export const PyLong_BASE: u32 = 0x40000000;
export const PyLong_MASK: u32 = 0x3fffffff;
export const _PyLong_NON_SIZE_BITS = 3;
export const SIGN_NEGATIVE: u32 = 2;
/** Where the digits begin, which is also tp_basicsize. */
export const DIGITS = 24;
export const _PY_NSMALLNEGINTS = 5;
export const _PY_NSMALLPOSINTS = 257;

/* @inline */ export function PyLong_Check(o: PyObject): bool {
  return hasSubclassFlag(o, Py_TPFLAGS_LONG_SUBCLASS);
}

/* @inline */ export function PyLong_CheckExact(o: PyObject): bool {
  return o.ob_type == PyLong_Type;
}

/** lv_tag; its high half is 0, memory being below 4 GiB. */
/* @inline */ export function lvTag(o: PyObject): u32 {
  return load<u32>(changetype<usize>(o), 16);
}

/** Sign and count of digits at once. */
/* @inline */ export function setTag(o: PyObject, tag: u32): void {
  store<u64>(changetype<usize>(o), <u64>tag, 16);
}

/** How many digits it has; 0 has none. */
/* @inline */ export function digitCount(o: PyObject): i32 {
  return <i32>(lvTag(o) >> _PyLong_NON_SIZE_BITS);
}

/** Where its digits lie, the lowest first. */
/* @inline */ export function digitsOf(o: PyObject): usize {
  return changetype<usize>(o) + DIGITS;
}

/** The i-th digit of an array. */
/* @inline */ export function digitAt(digits: usize, i: i32): u32 {
  return load<u32>(digits + ((<usize>i) << 2));
}

/** Sets it. */
/* @inline */ export function setDigit(digits: usize, i: i32, d: u32): void {
  store<u32>(digits + ((<usize>i) << 2), d);
}

/* @inline */ export function _PyLong_IsZero(o: PyObject): bool {
  return lvTag(o) == 1;
}

/* @inline */ export function _PyLong_IsNegative(o: PyObject): bool {
  return (lvTag(o) & 3) == SIGN_NEGATIVE;
}

/* @inline */ export function _PyLong_IsPositive(o: PyObject): bool {
  return (lvTag(o) & 3) == 0;
}

/* @inline */ export function _PyLong_Sign(o: PyObject): i32 {
  return 1 - <i32>(lvTag(o) & 3);
}

/* @inline */ export function _PyLong_IsCompact(o: PyObject): bool {
  return lvTag(o) < 16;
}

/* @inline */ export function _PyLong_BothAreCompact(a: PyObject, b: PyObject): bool {
  return (lvTag(a) | lvTag(b)) < 16;
}

/* @inline */ export function _PyLong_IsNonNegativeCompact(o: PyObject): bool {
  return (lvTag(o) & ~9) == 0;
}

/** The value of a compact int. */
/* @inline */ export function _PyLong_CompactValue(o: PyObject): i64 {
  return <i64>((1 - <i32>(lvTag(o) & 3)) * load<i32>(changetype<usize>(o), DIGITS));
}

/** The count of digits, negative for a negative int: CPython's ob_size of old. */
/* @inline */ export function signedDigitCount(o: PyObject): i32 {
  return _PyLong_Sign(o) * digitCount(o);
}

/** Sets both; n == 0 makes it zero. */
/* @inline */ export function setSignAndDigitCount(o: PyObject, negative: bool, n: i32): void {
  setTag(o, n == 0 ? 1 : ((<u32>n) << 3) | (negative ? SIGN_NEGATIVE : 0));
}

/** Turns the sign of a new int that nobody else has seen; not for a shared small int. */
/* @inline */ export function flipSign(o: PyObject): void {
  const tag = lvTag(o);
  setTag(o, (tag & ~3) | (2 - (tag & 3)));
}

/* @inline */ function isSmallInt(v: i64): bool {
  return <u64>(v + _PY_NSMALLNEGINTS) < 262;
}

/** immortal: the shared object for -5 … 256 */
/* @inline */ export function getSmallInt(v: i64): PyObject {
  return changetype<PyObject>(_PyRuntime.small_ints + ((<usize>(<i32>v + _PY_NSMALLNEGINTS)) << 5));
}

// immortal
/* @inline */ export function _PyLong_GetZero(): PyObject {
  return getSmallInt(0);
}

// immortal
/* @inline */ export function _PyLong_GetOne(): PyObject {
  return getSmallInt(1);
}

/** new: room for n digits, which are unset (the first is 0); positive. */
export function longNew(n: i32): PyObject | null {
  if (<u32>n > 0x1fffffff) return PyErr_NoMemory();
  const p = PyObject_Malloc(<usize>DIGITS + ((<usize>max(n, 1)) << 2));
  if (!p) return PyErr_NoMemory();
  const o = changetype<PyObject>(p);
  o.ob_type = PyLong_Type;
  _Py_NewReference(o);
  setTag(o, n == 0 ? 1 : (<u32>n) << 3);
  store<u32>(p, 0, DIGITS);
  return o;
}

// new
export function _PyLong_New(n: i64): PyObject | null {
  return n > 0x1fffffff ? PyErr_NoMemory() : longNew(<i32>n);
}

/** new: one digit, not small */
/* @inline */ export function fromMedium(v: i32): PyObject | null {
  const p = PyObject_Malloc(32);
  if (!p) return PyErr_NoMemory();
  const o = changetype<PyObject>(p);
  o.ob_type = PyLong_Type;
  _Py_NewReference(o);
  const negative = v < 0;
  setTag(o, negative ? 8 | SIGN_NEGATIVE : 8);
  store<u32>(p, <u32>(negative ? -v : v), DIGITS);
  return o;
}

/** new: two or three digits */
function fromLarge(magnitude: u64, negative: bool): PyObject | null {
  const n = magnitude >> 60 ? 3 : 2;
  const o = longNew(n);
  if (!o) return null;
  setSignAndDigitCount(o, negative, n);
  const d = digitsOf(o);
  setDigit(d, 0, <u32>magnitude & PyLong_MASK);
  setDigit(d, 1, <u32>(magnitude >> 30) & PyLong_MASK);
  if (n == 3) setDigit(d, 2, <u32>(magnitude >> 60));
  return o;
}

// new
/* @inline */ export function PyLong_FromLong(v: i64): PyObject | null {
  if (isSmallInt(v)) return getSmallInt(v);
  return fromBeyondSmall(v);
}

/** new: what PyLong_FromLong makes of all but the small ints. */
export function fromBeyondSmall(v: i64): PyObject | null {
  if (<u64>(v + PyLong_MASK) <= 2 * <u64>PyLong_MASK) return fromMedium(<i32>v);
  return v < 0 ? fromLarge(<u64>-v, true) : fromLarge(<u64>v, false);
}

// new
export function PyLong_FromSsize_t(v: i64): PyObject | null {
  return PyLong_FromLong(v);
}

// new
export function PyLong_FromLongLong(v: i64): PyObject | null {
  return PyLong_FromLong(v);
}

// new
export function PyLong_FromUnsignedLong(v: u64): PyObject | null {
  return <i64>v >= 0 ? PyLong_FromLong(<i64>v) : fromLarge(v, false);
}

// new
export function PyLong_FromUnsignedLongLong(v: u64): PyObject | null {
  return PyLong_FromUnsignedLong(v);
}

// new
export function PyLong_FromSize_t(v: u64): PyObject | null {
  return PyLong_FromUnsignedLong(v);
}

// new
export function PyLong_FromVoidPtr(p: usize): PyObject | null {
  return PyLong_FromLong(<i64>p);
}

/** steals o: drops leading zero digits. */
export function longNormalize(o: PyObject): PyObject {
  const n = digitCount(o);
  const digits = digitsOf(o);
  let i = n;
  while (i > 0 && digitAt(digits, i - 1) == 0) i--;
  if (i != n) setSignAndDigitCount(o, _PyLong_IsNegative(o), i);
  return o;
}

/** steals o: the shared object instead when the value is small. */
export function maybeSmallLong(o: PyObject | null): PyObject | null {
  if (o && _PyLong_IsCompact(o)) {
    const v = _PyLong_CompactValue(o);
    if (isSmallInt(v)) {
      Py_DECREF(o);
      return getSmallInt(v);
    }
  }
  return o;
}

// new: an exact int of the same value
export function _PyLong_Copy(o: PyObject): PyObject | null {
  const n = digitCount(o);
  if (n <= 1) {
    const v = _PyLong_CompactValue(o);
    if (isSmallInt(v)) return getSmallInt(v);
  }
  const copy = longNew(n);
  if (!copy) return null;
  setTag(copy, lvTag(o));
  memory.copy(digitsOf(copy), digitsOf(o), (<usize>n) << 2);
  return copy;
}

/** |o| modulo 2^64. */
function magnitudeMod64(o: PyObject): u64 {
  const digits = digitsOf(o);
  const n = digitCount(o);
  let v: u64 = 0;
  if (n > 2) v = (<u64>digitAt(digits, 2)) << 60;
  if (n > 1) v |= (<u64>digitAt(digits, 1)) << 30;
  if (n > 0) v |= digitAt(digits, 0);
  return v;
}

/** Whether |o| < 2^64. */
function magnitudeFits64(o: PyObject): bool {
  const n = digitCount(o);
  return n < 3 || (n == 3 && digitAt(digitsOf(o), 2) < 16);
}

/** 0: the value fits i64; else the sign of the int that does not. */
export function overflowSign(o: PyObject): i32 {
  if (digitCount(o) < 3) return 0;
  const sign = _PyLong_Sign(o);
  if (!magnitudeFits64(o)) return sign;
  const v = magnitudeMod64(o);
  const limit: u64 = sign < 0 ? 0x8000000000000000 : 0x7fffffffffffffff;
  return v > limit ? sign : 0;
}

/** The value modulo 2^64, in two's complement. */
export function wrapped64(o: PyObject): u64 {
  const v = magnitudeMod64(o);
  return _PyLong_IsNegative(o) ? 0 - v : v;
}

/** o itself (new reference) when it is an int, else o.__index__() */
function indexOf(o: PyObject): PyObject | null {
  if (PyLong_Check(o)) return Py_NewRef<PyObject>(o);
  return _PyNumber_Index(o);
}

/** -1 and *overflow = ±1 when the value does not fit, -1 and an exception when o is no integer. */
export function PyLong_AsLongAndOverflow(o: PyObject, overflow: usize): i64 {
  store<i32>(overflow, 0);
  const v = indexOf(o);
  if (!v) return -1;
  const sign = overflowSign(v);
  const result = sign ? <i64>-1 : <i64>wrapped64(v);
  store<i32>(overflow, sign);
  Py_DECREF(v);
  return result;
}

/** -1 with the exception set when it is not an integer or too large. */
export function PyLong_AsLong(o: PyObject): i64 {
  const v = indexOf(o);
  if (!v) return -1;
  let result: i64;
  if (overflowSign(v)) {
    PyErr_SetString(PyExc_OverflowError, 'Python int too large to convert to C long');
    result = -1;
  } else result = <i64>wrapped64(v);
  Py_DECREF(v);
  return result;
}

export function PyLong_AsInt(o: PyObject): i32 {
  const slot = stackAlloc(1);
  const v = PyLong_AsLongAndOverflow(o, slot);
  const overflow = load<i32>(slot);
  stackFree(slot);
  if (overflow || v != <i64>(<i32>v)) {
    PyErr_SetString(PyExc_OverflowError, 'Python int too large to convert to C int');
    return -1;
  }
  return <i32>v;
}

export function PyLong_AsSsize_t(o: PyObject): i64 {
  if (!PyLong_Check(o)) {
    PyErr_SetString(PyExc_TypeError, 'an integer is required');
    return -1;
  }
  if (overflowSign(o)) {
    PyErr_SetString(PyExc_OverflowError, 'Python int too large to convert to C ssize_t');
    return -1;
  }
  return <i64>wrapped64(o);
}

function asUnsigned(o: PyObject, name: string): u64 {
  if (!PyLong_Check(o)) {
    PyErr_SetString(PyExc_TypeError, 'an integer is required');
    return ~0;
  }
  if (_PyLong_IsNegative(o)) {
    PyErr_Format(
      PyExc_OverflowError,
      "can't convert negative value to %ls",
      <u64>changetype<usize>(name == 'C size_t' ? 'size_t' : 'unsigned int'),
    );
    return ~0;
  }
  if (!magnitudeFits64(o)) {
    PyErr_Format(PyExc_OverflowError, 'Python int too large to convert to %ls', <u64>changetype<usize>(name));
    return ~0;
  }
  return magnitudeMod64(o);
}

export function PyLong_AsUnsignedLong(o: PyObject): u64 {
  return asUnsigned(o, 'C unsigned long');
}

export function PyLong_AsLongLong(o: PyObject): i64 {
  const v = indexOf(o);
  if (!v) return -1;
  let result: i64;
  if (overflowSign(v)) {
    PyErr_SetString(PyExc_OverflowError, 'int too big to convert');
    result = -1;
  } else result = <i64>wrapped64(v);
  Py_DECREF(v);
  return result;
}

export function PyLong_AsUnsignedLongLong(o: PyObject): u64 {
  if (!PyLong_Check(o)) {
    PyErr_SetString(PyExc_TypeError, 'an integer is required');
    return ~0;
  }
  if (_PyLong_IsNegative(o)) {
    PyErr_SetString(PyExc_OverflowError, "can't convert negative int to unsigned");
    return ~0;
  }
  if (!magnitudeFits64(o)) {
    PyErr_SetString(PyExc_OverflowError, 'int too big to convert');
    return ~0;
  }
  return magnitudeMod64(o);
}

export function PyLong_AsUnsignedLongLongMask(o: PyObject): u64 {
  const v = indexOf(o);
  if (!v) return ~0;
  const result = wrapped64(v);
  Py_DECREF(v);
  return result;
}

export function PyLong_AsUnsignedLongMask(o: PyObject): u64 {
  return PyLong_AsUnsignedLongLongMask(o);
}

/** new: the exact value of x truncated; OverflowError, ValueError for what has none. */
export function PyLong_FromDouble(x: f64): PyObject | null {
  if (Math.abs(x) < 9.2e18) return PyLong_FromLong(<i64>x);
  if (x != x) return PyErr_SetString(PyExc_ValueError, 'cannot convert float NaN to integer');
  if (Math.abs(x) == Infinity) return PyErr_SetString(PyExc_OverflowError, 'cannot convert float infinity to integer');
  // |x| = mantissa * 2^shift with shift > 0
  const bits = reinterpret<u64>(x);
  const exponent = <i32>((bits >> 52) & 0x7ff) - 1075;
  const mantissa = (bits & 0xfffffffffffff) | 0x10000000000000;
  const n = (exponent + 53 - 1) / PyLong_SHIFT + 1;
  const o = longNew(n);
  if (!o) return null;
  setSignAndDigitCount(o, x < 0, n);
  const digits = digitsOf(o);
  memory.fill(digits, 0, (<usize>n) << 2);
  const word = exponent / PyLong_SHIFT;
  const shift = exponent % PyLong_SHIFT;
  // 53 bits at `shift` spread over up to three digits.
  let rest = mantissa;
  let i = word;
  setDigit(digits, i, ((<u32>rest) << shift) & PyLong_MASK);
  rest >>= PyLong_SHIFT - shift;
  while (rest) {
    setDigit(digits, ++i, <u32>rest & PyLong_MASK);
    rest >>= PyLong_SHIFT;
  }
  return o;
}

/** -5 … 256, in the runtime structure. */
export function init_small_ints(): void {
  for (let i = 0; i < _PY_NSMALLNEGINTS + _PY_NSMALLPOSINTS; i++) {
    const v = i - _PY_NSMALLNEGINTS;
    fillStaticInt(changetype<PyObject>(_PyRuntime.small_ints + ((<usize>i) << 5)), PyLong_Type, v);
  }
}

/** An immortal int of one digit in the data segment. */
export function fillStaticInt(o: PyObject, type: PyTypeObject, v: i32): void {
  o.ob_refcnt = _Py_IMMORTAL_REFCNT;
  o.ob_type = type;
  setSignAndDigitCount(o, v < 0, v == 0 ? 0 : 1);
  store<u32>(changetype<usize>(o), <u32>(v < 0 ? -v : v), DIGITS);
}

export function long_dealloc(o: PyObject): void {
  o.ob_type.tp_free == 0
    ? PyObject_Free(changetype<usize>(o))
    : call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
}
