// Arithmetic, order and hash of floats; an int operand is converted first. (CPython: Objects/floatobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { Py_DECREF, Py_EQ, Py_GT, Py_LE, Py_LT, Py_NE, Py_NewRef, Py_XDECREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { complexPower } from '../complex/arith';
import { PyErr_SetObject, PyErr_SetString } from '../exceptions/errors';
import { PyExc_OverflowError, PyExc_TypeError, PyExc_ZeroDivisionError } from '../exceptions/types';
import { PyFloat_AS_DOUBLE, PyFloat_Check, PyFloat_CheckExact, PyFloat_FromDouble } from '../float';
import { _Py_HashPointer } from '../hash';
import { _PyLong_Sign, PyLong_Check, PyLong_FromDouble, PyLong_FromLong, wrapped64 } from '../int';
import { _PyLong_NumBits } from '../int/bits';
import { _PyHASH_BITS, _PyHASH_MODULUS, long_compare, orderObject } from '../int/compare';
import { PyLong_AsDouble } from '../int/double';
import { Py_None, Py_NotImplemented } from '../none';
import { boolObject } from '../richcompare';
import { PyUnicode_FromString } from '../str/new';
import { PyTuple_Pack2 } from '../tuple';
import { libm_pow } from './libm/pow';

/** 1: *slot is o as a double; 0: o is neither float nor int; -1: it does not fit, OverflowError. */
function convertToDouble(o: PyObject, slot: usize): i32 {
  if (PyFloat_Check(o)) {
    store<f64>(slot, PyFloat_AS_DOUBLE(o));
    return 1;
  }
  if (!PyLong_Check(o)) return 0;
  const v = PyLong_AsDouble(o);
  store<f64>(slot, v);
  return v == -1 && PyErr_Occurred() ? -1 : 1;
}

/** Both operands: the worse of the two answers of convertToDouble; the left one's error comes first. */
function convertBoth(v: PyObject, w: PyObject, slots: usize): i32 {
  const a = convertToDouble(v, slots);
  if (a != 1) return a;
  return convertToDouble(w, slots + 8);
}

/* @inline */ function exactBoth(v: PyObject, w: PyObject): bool {
  return PyFloat_CheckExact(v) && PyFloat_CheckExact(w);
}

/** new: v op w once both are doubles; ops as below */
function mixed(v: PyObject, w: PyObject, op: i32): PyObject | null {
  const slots = stackAlloc(2);
  const known = convertBoth(v, w, slots);
  const a = load<f64>(slots);
  const b = load<f64>(slots, 8);
  stackFree(slots);
  if (known < 0) return null;
  if (known == 0) return Py_NotImplemented;
  switch (op) {
    case ADD:
      return PyFloat_FromDouble(a + b);
    case SUB:
      return PyFloat_FromDouble(a - b);
    case MUL:
      return PyFloat_FromDouble(a * b);
    case DIV:
      return divide(a, b);
    case REM:
      return remainder(a, b);
    case FLOOR_DIV:
      return floorDivide(a, b);
    case DIVMOD:
      return divmod(a, b);
    default:
      return power(a, b);
  }
}

const ADD = 0;
const SUB = 1;
const MUL = 2;
const DIV = 3;
const REM = 4;
const FLOOR_DIV = 5;
const DIVMOD = 6;
const POW = 7;

export function float_add(v: PyObject, w: PyObject): PyObject | null {
  if (exactBoth(v, w)) return PyFloat_FromDouble(PyFloat_AS_DOUBLE(v) + PyFloat_AS_DOUBLE(w));
  return mixed(v, w, ADD);
}

export function float_sub(v: PyObject, w: PyObject): PyObject | null {
  if (exactBoth(v, w)) return PyFloat_FromDouble(PyFloat_AS_DOUBLE(v) - PyFloat_AS_DOUBLE(w));
  return mixed(v, w, SUB);
}

export function float_mul(v: PyObject, w: PyObject): PyObject | null {
  if (exactBoth(v, w)) return PyFloat_FromDouble(PyFloat_AS_DOUBLE(v) * PyFloat_AS_DOUBLE(w));
  return mixed(v, w, MUL);
}

function divide(a: f64, b: f64): PyObject | null {
  if (b == 0) return PyErr_SetString(PyExc_ZeroDivisionError, 'float division by zero');
  return PyFloat_FromDouble(a / b);
}

export function float_div(v: PyObject, w: PyObject): PyObject | null {
  return mixed(v, w, DIV);
}

/** a % b with the sign of b, b != 0. */
/* @inline */ export function floatMod(a: f64, b: f64): f64 {
  const m = a % b;
  if (m != 0) return b < 0 != m < 0 ? m + b : m;
  return copysign<f64>(0, b);
}

/** floor(a / b) where m is floatMod(a, b): (a - m) / b is close to an integer, which one is what rounding decides. */
/* @inline */ function floorQuotient(a: f64, b: f64): f64 {
  let m = a % b;
  let q = (a - m) / b;
  if (m != 0 && b < 0 != m < 0) q -= 1;
  if (q == 0) return copysign<f64>(0, a / b);
  const floor = Math.floor(q);
  return q - floor > 0.5 ? floor + 1 : floor;
}

function remainder(a: f64, b: f64): PyObject | null {
  if (b == 0) return PyErr_SetString(PyExc_ZeroDivisionError, 'float modulo by zero');
  return PyFloat_FromDouble(floatMod(a, b));
}

export function float_rem(v: PyObject, w: PyObject): PyObject | null {
  return mixed(v, w, REM);
}

function floorDivide(a: f64, b: f64): PyObject | null {
  if (b == 0) return PyErr_SetString(PyExc_ZeroDivisionError, 'float floor division by zero');
  return PyFloat_FromDouble(floorQuotient(a, b));
}

export function float_floor_div(v: PyObject, w: PyObject): PyObject | null {
  return mixed(v, w, FLOOR_DIV);
}

function divmod(a: f64, b: f64): PyObject | null {
  if (b == 0) return PyErr_SetString(PyExc_ZeroDivisionError, 'float divmod()');
  const q = PyFloat_FromDouble(floorQuotient(a, b));
  if (!q) return null;
  const m = PyFloat_FromDouble(floatMod(a, b));
  if (!m) {
    Py_DECREF(q);
    return null;
  }
  const pair = PyTuple_Pack2(q, m);
  Py_DECREF(q);
  Py_DECREF(m);
  return pair;
}

export function float_divmod(v: PyObject, w: PyObject): PyObject | null {
  return mixed(v, w, DIVMOD);
}

/** Whether x is an odd integer. */
/* @inline */ function isOdd(x: f64): bool {
  return Math.abs(x % 2) == 1;
}

function power(a: f64, b: f64): PyObject | null {
  if (b == 0) return PyFloat_FromDouble(1);
  if (a != a) return PyFloat_FromDouble(a);
  if (b != b) return PyFloat_FromDouble(a == 1 ? 1 : b);
  if (Math.abs(b) == Infinity) {
    const size = Math.abs(a);
    if (size == 1) return PyFloat_FromDouble(1);
    return PyFloat_FromDouble(b > 0 == size > 1 ? Infinity : 0);
  }
  if (Math.abs(a) == Infinity) {
    const odd = isOdd(b);
    if (b > 0) return PyFloat_FromDouble(odd ? a : Math.abs(a));
    return PyFloat_FromDouble(odd ? copysign<f64>(0, a) : 0);
  }
  if (a == 0) {
    if (b < 0) return PyErr_SetString(PyExc_ZeroDivisionError, '0.0 cannot be raised to a negative power');
    return PyFloat_FromDouble(isOdd(b) ? a : 0);
  }
  let negate = false;
  if (a < 0) {
    if (b != Math.floor(b)) return negativeBase(a, b);
    // The sign is seen to here: pow() itself gets a positive base.
    a = -a;
    negate = isOdd(b);
  }
  if (a == 1) return PyFloat_FromDouble(negate ? -1 : 1);
  const x = libm_pow(a, b);
  if (x == Infinity) return overflowError();
  return PyFloat_FromDouble(negate ? -x : x);
}

/** CPython raises OSError's errno pair here: OverflowError(34, 'Numerical result out of range'). */
function overflowError(): PyObject | null {
  const code = PyLong_FromLong(34);
  const text = PyUnicode_FromString('Numerical result out of range');
  if (code && text) {
    const pair = PyTuple_Pack2(code, text);
    if (pair) {
      PyErr_SetObject(PyExc_OverflowError, pair);
      Py_DECREF(pair);
    }
  }
  Py_XDECREF(code);
  Py_XDECREF(text);
  return null;
}

/** A negative number to a fractional power is complex. */
function negativeBase(a: f64, b: f64): PyObject | null {
  return complexPower(a, 0, b, 0);
}

export function float_pow(v: PyObject, w: PyObject, z: PyObject): PyObject | null {
  if (z != Py_None) {
    return PyErr_SetString(PyExc_TypeError, 'pow() 3rd argument not allowed unless all arguments are integers');
  }
  return mixed(v, w, POW);
}

export function float_neg(v: PyObject): PyObject | null {
  return PyFloat_FromDouble(-PyFloat_AS_DOUBLE(v));
}

export function float_abs(v: PyObject): PyObject | null {
  return PyFloat_FromDouble(Math.abs(PyFloat_AS_DOUBLE(v)));
}

export function float_bool(v: PyObject): i32 {
  return PyFloat_AS_DOUBLE(v) != 0 ? 1 : 0;
}

/** new: v itself when it is an exact float */
export function float_float(v: PyObject): PyObject | null {
  return PyFloat_CheckExact(v) ? Py_NewRef<PyObject>(v) : PyFloat_FromDouble(PyFloat_AS_DOUBLE(v));
}

// immortal
function compareDoubles(a: f64, b: f64, op: i32): PyObject {
  switch (op) {
    case Py_LT:
      return boolObject(a < b);
    case Py_LE:
      return boolObject(a <= b);
    case Py_EQ:
      return boolObject(a == b);
    case Py_NE:
      return boolObject(a != b);
    case Py_GT:
      return boolObject(a > b);
    default:
      return boolObject(a >= b);
  }
}

/** Negative, 0 or positive as a is to the int w, exactly; a is finite. */
function compareWithInt(a: f64, w: PyObject): i32 {
  const signA = i32(a > 0) - i32(a < 0);
  const signW = _PyLong_Sign(w);
  if (signA != signW) return signA - signW;
  const bits = _PyLong_NumBits(w);
  if (bits <= 53) {
    const b = <f64>(<i64>wrapped64(w));
    return i32(a > b) - i32(a < b);
  }
  // How many bits the integer part of |a| has.
  const exponent = <i64>((reinterpret<u64>(a) >> 52) & 0x7ff) - 1022;
  if (exponent < bits) return -signW;
  if (exponent > bits) return signW;
  // Equally many: a has no more than 53 of them before the zeros, so its integer part is exact.
  const whole = PyLong_FromDouble(a);
  if (!whole) return 2;
  const c = long_compare(whole, w);
  Py_DECREF(whole);
  if (c) return c < 0 ? -1 : 1;
  const fraction = a - Math.trunc(a);
  return i32(fraction > 0) - i32(fraction < 0);
}

export function float_richcompare(v: PyObject, w: PyObject, op: i32): PyObject | null {
  const a = PyFloat_AS_DOUBLE(v);
  if (PyFloat_Check(w)) return compareDoubles(a, PyFloat_AS_DOUBLE(w), op);
  if (!PyLong_Check(w)) return Py_NotImplemented;
  if (!(Math.abs(a) < Infinity)) return compareDoubles(a, 0, op);
  const c = compareWithInt(a, w);
  if (PyErr_Occurred()) return null;
  return orderObject(c, op);
}

const HASH_INF: i64 = 314159;

/** The hash of a number's value, the same for equal ints; o is what hashes a NaN. */
export function _Py_HashDouble(o: PyObject | null, v: f64): i64 {
  if (!(Math.abs(v) < Infinity)) {
    if (v != v) return _Py_HashPointer(changetype<usize>(o));
    return v > 0 ? HASH_INF : -HASH_INF;
  }
  if (v == 0) return 0;
  // mantissa * 2^exponent modulo 2^61 - 1: the power is a rotation.
  const bits = reinterpret<u64>(Math.abs(v));
  let exponent = <i32>(bits >> 52);
  let mantissa = bits & 0xfffffffffffff;
  if (exponent) mantissa |= 0x10000000000000;
  else exponent = 1;
  exponent -= 1075;
  let e = exponent % _PyHASH_BITS;
  if (e < 0) e += _PyHASH_BITS;
  let x = ((mantissa << e) & _PyHASH_MODULUS) | (e ? mantissa >> (_PyHASH_BITS - e) : 0);
  if (x >= _PyHASH_MODULUS) x -= _PyHASH_MODULUS;
  const h = v < 0 ? -(<i64>x) : <i64>x;
  return h == -1 ? -2 : h;
}

export function float_hash(o: PyObject): i64 {
  return _Py_HashDouble(o, PyFloat_AS_DOUBLE(o));
}
