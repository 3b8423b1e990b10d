// math: functions of one and two real numbers. (CPython: Modules/mathmodule.c)
//
// What the mathematics leaves undefined is ValueError, what is too large for a double OverflowError; NaN in, NaN out.

import { PyNumber_Index } from '../../objects/abstract/conversion';
import { _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../../objects/args';
import { Py_False, Py_True } from '../../objects/bool';
import { PyObject_CallNoArgs } from '../../objects/call';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OverflowError, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyFloat_AS_DOUBLE, PyFloat_AsDouble, PyFloat_CheckExact, PyFloat_FromDouble } from '../../objects/float';
import { libm_acosh, libm_asinh, libm_atanh, libm_exp2, libm_log1p } from '../../objects/float/libm/basic';
import { libm_erf, libm_erfc } from '../../objects/float/libm/erf';
import { libm_cbrt, libm_cosh, libm_expm1, libm_sinh, libm_tanh } from '../../objects/float/libm/hyper';
import { libm_exp, libm_pow } from '../../objects/float/libm/pow';
import {
  libm_acos,
  libm_asin,
  libm_atan,
  libm_atan2,
  libm_cos,
  libm_sin,
  libm_tan,
} from '../../objects/float/libm/trig';
import { roundToDouble } from '../../objects/float/strtod';
import {
  _PyLong_IsNegative,
  _PyLong_IsZero,
  digitAt,
  digitCount,
  digitsOf,
  overflowSign,
  PyLong_Check,
  PyLong_CheckExact,
  PyLong_FromDouble,
  PyLong_FromLong,
  wrapped64,
} from '../../objects/int';
import { long_add, long_mul } from '../../objects/int/arith';
import { _PyLong_Lshift, _PyLong_NumBits } from '../../objects/int/bits';
import { ldexp, top64 } from '../../objects/int/double';
import { Py_None } from '../../objects/none';
import { boolObject } from '../../objects/richcompare';
import { PyUnicode_InternFromString } from '../../objects/str/intern';
import { PyTuple_Pack2 } from '../../objects/tuple';
import { _PyObject_LookupSpecial } from '../../objects/type/special';
import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';

type Module = PyObject | null;

/** Whether reading x failed: then x is -1 and an exception is set. */
/* @inline */ export function failed(x: f64): bool {
  return x == -1 && PyErr_Occurred() != null;
}

/** Raises ValueError; NULL. */
export function domainError(): PyObject | null {
  return PyErr_SetString(PyExc_ValueError, 'math domain error');
}

/** Raises OverflowError; NULL. */
export function rangeError(): PyObject | null {
  return PyErr_SetString(PyExc_OverflowError, 'math range error');
}

/** r = f(x) as a float; an infinity from a finite x is a singularity, or too large when `overflows`. */
function result1(x: f64, r: f64, overflows: bool): PyObject | null {
  if (r != r && x == x) return domainError();
  if (Math.abs(r) == Infinity && Math.abs(x) < Infinity) return overflows ? rangeError() : domainError();
  return PyFloat_FromDouble(r);
}

function result2(x: f64, y: f64, r: f64): PyObject | null {
  if (r != r && x == x && y == y) return domainError();
  if (Math.abs(r) == Infinity && Math.abs(x) < Infinity && Math.abs(y) < Infinity) return rangeError();
  return PyFloat_FromDouble(r);
}

export function math_acos(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : result1(x, libm_acos(x), false);
}

export function math_acosh(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : result1(x, libm_acosh(x), false);
}

export function math_asin(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : result1(x, libm_asin(x), false);
}

export function math_asinh(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : result1(x, libm_asinh(x), false);
}

export function math_atan(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : result1(x, libm_atan(x), false);
}

export function math_atanh(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : result1(x, libm_atanh(x), false);
}

export function math_cbrt(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : result1(x, libm_cbrt(x), false);
}

export function math_cos(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : result1(x, libm_cos(x), false);
}

export function math_cosh(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : result1(x, libm_cosh(x), true);
}

export function math_erf(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : PyFloat_FromDouble(libm_erf(x));
}

export function math_erfc(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : PyFloat_FromDouble(libm_erfc(x));
}

export function math_exp(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : result1(x, libm_exp(x), true);
}

export function math_exp2(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : result1(x, libm_exp2(x), true);
}

export function math_expm1(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : result1(x, libm_expm1(x), true);
}

export function math_fabs(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : PyFloat_FromDouble(Math.abs(x));
}

export function math_log1p(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  // A zero keeps its sign.
  return failed(x) ? null : x == 0 ? PyFloat_FromDouble(x) : result1(x, libm_log1p(x), false);
}

export function math_sin(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : result1(x, libm_sin(x), false);
}

export function math_sinh(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : result1(x, libm_sinh(x), true);
}

export function math_sqrt(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : result1(x, Math.sqrt(x), false);
}

export function math_tan(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : result1(x, libm_tan(x), false);
}

export function math_tanh(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : result1(x, libm_tanh(x), false);
}

export function math_degrees(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : PyFloat_FromDouble(x * (180.0 / 3.141592653589793));
}

export function math_radians(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : PyFloat_FromDouble(x * (3.141592653589793 / 180.0));
}

export function math_isfinite(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : boolObject(Math.abs(x) < Infinity);
}

export function math_isinf(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : boolObject(Math.abs(x) == Infinity);
}

export function math_isnan(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : boolObject(x != x);
}

/** Two doubles from exactly two arguments into slots: false with the exception set. */
function readTwo(name: string, args: usize, nargs: i64, slots: usize): bool {
  if (!_PyArg_CheckPositional(name, nargs, 2, 2)) return false;
  const x = PyFloat_AsDouble(objAt(args, 0));
  if (failed(x)) return false;
  const y = PyFloat_AsDouble(objAt(args, 1));
  if (failed(y)) return false;
  store<f64>(slots, x);
  store<f64>(slots, y, 8);
  return true;
}

const ATAN2 = 0;
const COPYSIGN = 1;
const FMOD = 2;
const POW = 3;
const REMAINDER = 4;

function binary(name: string, op: i32, args: usize, nargs: i64): PyObject | null {
  const slots = stackAlloc(2);
  const ok = readTwo(name, args, nargs, slots);
  const x = load<f64>(slots);
  const y = load<f64>(slots, 8);
  stackFree(slots);
  if (!ok) return null;
  switch (op) {
    case ATAN2:
      return result2(x, y, libm_atan2(x, y));
    case COPYSIGN:
      return PyFloat_FromDouble(copysign<f64>(x, y));
    case FMOD:
      return fmod(x, y);
    case POW:
      return power(x, y);
    default:
      return result2(x, y, ieeeRemainder(x, y));
  }
}

export function math_atan2(m: Module, args: usize, nargs: i64): PyObject | null {
  return binary('atan2', ATAN2, args, nargs);
}

export function math_copysign(m: Module, args: usize, nargs: i64): PyObject | null {
  return binary('copysign', COPYSIGN, args, nargs);
}

export function math_fmod(m: Module, args: usize, nargs: i64): PyObject | null {
  return binary('fmod', FMOD, args, nargs);
}

export function math_pow(m: Module, args: usize, nargs: i64): PyObject | null {
  return binary('pow', POW, args, nargs);
}

export function math_remainder(m: Module, args: usize, nargs: i64): PyObject | null {
  return binary('remainder', REMAINDER, args, nargs);
}

function fmod(x: f64, y: f64): PyObject | null {
  if (Math.abs(y) == Infinity && Math.abs(x) < Infinity) return PyFloat_FromDouble(x);
  return result2(x, y, x % y);
}

/** x less the nearest multiple of y, the even one of two: exact. */
function ieeeRemainder(x: f64, y: f64): f64 {
  if (Math.abs(x) < Infinity && Math.abs(y) < Infinity) {
    if (y == 0) return NaN;
    const absX = Math.abs(x);
    const absY = Math.abs(y);
    const m = absX % absY;
    // absY - m would round when y is subnormal; m and what is missing are compared by that route all the same.
    const c = absY - m;
    let r: f64;
    if (m < c) r = m;
    else if (m > c) r = -c;
    else r = m - 2.0 * ((0.5 * (absX - m)) % absY);
    return copysign<f64>(1.0, x) * r;
  }
  if (x != x) return x;
  if (y != y) return y;
  return Math.abs(x) == Infinity ? NaN : x;
}

/** x ** y where float ** has the same special cases but other errors. */
function power(x: f64, y: f64): PyObject | null {
  let r: f64;
  if (!(Math.abs(x) < Infinity && Math.abs(y) < Infinity)) {
    if (x != x) return PyFloat_FromDouble(y == 0 ? 1 : x);
    if (y != y) return PyFloat_FromDouble(x == 1 ? 1 : y);
    if (Math.abs(x) == Infinity) {
      const odd = Math.abs(y) < Infinity && Math.abs(y % 2) == 1;
      if (y > 0) r = odd ? x : Math.abs(x);
      else if (y == 0) r = 1;
      else r = odd ? copysign<f64>(0, x) : 0;
    } else if (Math.abs(x) == 1) r = 1;
    else if (y > 0 && Math.abs(x) > 1) r = y;
    else if (y < 0 && Math.abs(x) < 1) r = -y;
    else r = 0;
    return PyFloat_FromDouble(r);
  }
  if (x < 0 && y != Math.floor(y)) return domainError();
  if (x == 0 && y < 0) return domainError();
  r = libm_pow(x, y);
  return Math.abs(r) == Infinity ? rangeError() : PyFloat_FromDouble(r);
}

/** A pair of new references as a tuple; steals both. */
function pairOf(a: PyObject | null, b: PyObject | null): PyObject | null {
  const pair = a && b ? PyTuple_Pack2(a, b) : null;
  Py_XDECREF(a);
  Py_XDECREF(b);
  return pair;
}

export function math_frexp(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  if (failed(x)) return null;
  if (x == 0 || !(Math.abs(x) < Infinity)) return pairOf(PyFloat_FromDouble(x), PyLong_FromLong(0));
  let bits = reinterpret<u64>(x);
  let e = <i32>(bits >> 52) & 0x7ff;
  if (e == 0) {
    bits = reinterpret<u64>(x * 18014398509481984.0);
    e = (<i32>(bits >> 52) & 0x7ff) - 54;
  }
  const mantissa = reinterpret<f64>((bits & 0x800fffffffffffff) | 0x3fe0000000000000);
  return pairOf(PyFloat_FromDouble(mantissa), PyLong_FromLong(e - 1022));
}

export function math_ldexp(m: Module, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('ldexp', nargs, 2, 2)) return null;
  const x = PyFloat_AsDouble(objAt(args, 0));
  if (failed(x)) return null;
  const i = objAt(args, 1);
  if (!PyLong_Check(i)) return PyErr_SetString(PyExc_TypeError, 'Expected an int as second argument to ldexp.');
  if (x == 0 || !(Math.abs(x) < Infinity)) return PyFloat_FromDouble(x);
  const sign = overflowSign(i);
  const exponent = sign ? <i64>sign * 100000 : max<i64>(min<i64>(<i64>wrapped64(i), 100000), -100000);
  const r = ldexp(x, <i32>exponent);
  return Math.abs(r) == Infinity ? rangeError() : PyFloat_FromDouble(r);
}

export function math_modf(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  if (failed(x)) return null;
  if (x != x) return pairOf(PyFloat_FromDouble(x), PyFloat_FromDouble(x));
  if (Math.abs(x) == Infinity) return pairOf(PyFloat_FromDouble(copysign<f64>(0, x)), PyFloat_FromDouble(x));
  const whole = Math.trunc(x);
  return pairOf(PyFloat_FromDouble(copysign<f64>(x - whole, x)), PyFloat_FromDouble(whole));
}

export function math_isclose(m: Module, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(4);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'isclose', 'a b rel_tol abs_tol', 0, 2, 2, values) == 0;
  const a = ok ? PyFloat_AsDouble(objAt(values, 0)) : 0;
  const b = ok && !failed(a) ? PyFloat_AsDouble(objAt(values, 1)) : 0;
  let relative = 1e-9;
  let absolute: f64 = 0;
  if (ok && !failed(a) && !failed(b)) {
    if (ptrAt(values, 2)) relative = PyFloat_AsDouble(objAt(values, 2));
    if (ptrAt(values, 3) && !failed(relative)) absolute = PyFloat_AsDouble(objAt(values, 3));
  }
  stackFree(values);
  if (!ok || PyErr_Occurred()) return null;
  if (relative < 0 || absolute < 0) return PyErr_SetString(PyExc_ValueError, 'tolerances must be non-negative');
  if (a == b) return Py_True;
  if (Math.abs(a) == Infinity || Math.abs(b) == Infinity) return Py_False;
  const difference = Math.abs(b - a);
  return boolObject(
    difference <= Math.abs(relative * b) || difference <= Math.abs(relative * a) || difference <= absolute,
  );
}

/** x moved by `steps` representable doubles towards y. */
function stepTowards(x: f64, y: f64, steps: u64): f64 {
  if (steps == 0 || x != x) return x;
  if (y != y) return y;
  const ux = reinterpret<u64>(x);
  const uy = reinterpret<u64>(y);
  if (ux == uy) return x;
  const sign: u64 = 1 << 63;
  const ax = ux & ~sign;
  const ay = uy & ~sign;
  if ((ux ^ uy) & sign) {
    if (ax + ay <= steps) return y;
    if (ax < steps) return reinterpret<f64>((uy & sign) | (steps - ax));
    return reinterpret<f64>(ux - steps);
  }
  if (ax > ay) return ax - ay >= steps ? reinterpret<f64>(ux - steps) : y;
  return ay - ax >= steps ? reinterpret<f64>(ux + steps) : y;
}

/** One step, as the C library's nextafter takes it: from a zero to the smallest of y's sign. */
function nextAfter(x: f64, y: f64): f64 {
  if (x != x) return x;
  if (y != y) return y;
  if (x == y) return y;
  if (x == 0) return copysign<f64>(f64.MIN_VALUE, y);
  const bits = reinterpret<u64>(x);
  return reinterpret<f64>(x < y == x > 0 ? bits + 1 : bits - 1);
}

export function math_nextafter(m: Module, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(3);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'nextafter', 'x y steps', 2, 2, 1, values) == 0;
  const x = ok ? PyFloat_AsDouble(objAt(values, 0)) : 0;
  const y = ok && !failed(x) ? PyFloat_AsDouble(objAt(values, 1)) : 0;
  const steps = ok ? ptrAt(values, 2) : null;
  stackFree(values);
  if (!ok || failed(x) || failed(y)) return null;
  if (!steps || steps == Py_None) return PyFloat_FromDouble(nextAfter(x, y));
  const count = PyNumber_Index(steps);
  if (!count) return null;
  const negative = _PyLong_IsNegative(count);
  const huge = digitCount(count) > 2 && (digitCount(count) > 3 || digitAt(digitsOf(count), 2) > 15);
  const n = huge ? ~(<u64>0) : wrapped64(count);
  Py_DECREF(count);
  if (negative) return PyErr_SetString(PyExc_ValueError, 'steps must be a non-negative integer');
  return PyFloat_FromDouble(stepTowards(x, y, n));
}

export function math_ulp(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  if (failed(x)) return null;
  const size = Math.abs(x);
  if (!(size < Infinity)) return PyFloat_FromDouble(size);
  const next = nextAfter(size, Infinity);
  if (next == Infinity) return PyFloat_FromDouble(size - nextAfter(size, -Infinity));
  return PyFloat_FromDouble(next - size);
}

/** o.name() by the type, for floor, ceil and trunc; NULL without an exception: the type has none. */
function callSpecial(o: PyObject, name: string): PyObject | null {
  const text = PyUnicode_InternFromString(name);
  if (!text) return null;
  const method = _PyObject_LookupSpecial(o, text);
  Py_DECREF(text);
  if (!method) return null;
  const result = PyObject_CallNoArgs(method);
  Py_DECREF(method);
  return result;
}

export function math_floor(m: Module, o: PyObject): PyObject | null {
  if (PyFloat_CheckExact(o)) return PyLong_FromDouble(Math.floor(PyFloat_AS_DOUBLE(o)));
  if (PyLong_CheckExact(o)) return Py_NewRef<PyObject>(o);
  const result = callSpecial(o, '__floor__');
  if (result || PyErr_Occurred()) return result;
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : PyLong_FromDouble(Math.floor(x));
}

export function math_ceil(m: Module, o: PyObject): PyObject | null {
  if (PyFloat_CheckExact(o)) return PyLong_FromDouble(Math.ceil(PyFloat_AS_DOUBLE(o)));
  if (PyLong_CheckExact(o)) return Py_NewRef<PyObject>(o);
  const result = callSpecial(o, '__ceil__');
  if (result || PyErr_Occurred()) return result;
  const x = PyFloat_AsDouble(o);
  return failed(x) ? null : PyLong_FromDouble(Math.ceil(x));
}

export function math_trunc(m: Module, o: PyObject): PyObject | null {
  if (PyFloat_CheckExact(o)) return PyLong_FromDouble(PyFloat_AS_DOUBLE(o));
  const result = callSpecial(o, '__trunc__');
  if (result || PyErr_Occurred()) return result;
  return PyErr_Format(PyExc_TypeError, "type %.100s doesn't define __trunc__ method", <u64>o.ob_type.tp_name);
}

/** x = mantissa * 2^exponent with an int as mantissa: the new int. */
function exactMantissa(x: f64, exponent: usize): PyObject | null {
  const bits = reinterpret<u64>(Math.abs(x));
  const e = <i32>(bits >> 52);
  const m = <i64>((bits & 0xfffffffffffff) | (e ? 0x10000000000000 : 0));
  store<i32>(exponent, max(e, 1) - 1075);
  return PyLong_FromLong(x < 0 ? -m : m);
}

/** x * y + z, all finite, rounded once: with ints, which have room for all of it. */
export function fusedMultiplyAdd(x: f64, y: f64, z: f64): f64 {
  const slots = stackAlloc(2);
  const mx = exactMantissa(x, slots);
  const my = exactMantissa(y, slots + 4);
  const mz = exactMantissa(z, slots + 8);
  const e = load<i32>(slots) + load<i32>(slots, 4);
  const ez = load<i32>(slots, 8);
  stackFree(slots);
  const low = min(e, ez);
  const product = mx && my ? long_mul(mx, my) : null;
  const a = product ? _PyLong_Lshift(product, e - low) : null;
  const b = mz ? _PyLong_Lshift(mz, ez - low) : null;
  const sum = a && b ? long_add(a, b) : null;
  let r: f64 = 0;
  if (sum && !_PyLong_IsZero(sum)) {
    r = roundToDouble(top64(sum), low + <i32>_PyLong_NumBits(sum) - 64, false);
    if (_PyLong_IsNegative(sum)) r = -r;
  } else if (x == 0 || y == 0) r = x * y + z;
  Py_XDECREF(mx);
  Py_XDECREF(my);
  Py_XDECREF(mz);
  Py_XDECREF(product);
  Py_XDECREF(a);
  Py_XDECREF(b);
  Py_XDECREF(sum);
  return r;
}

export function math_fma(m: Module, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('fma', nargs, 3, 3)) return null;
  const x = PyFloat_AsDouble(objAt(args, 0));
  if (failed(x)) return null;
  const y = PyFloat_AsDouble(objAt(args, 1));
  if (failed(y)) return null;
  const z = PyFloat_AsDouble(objAt(args, 2));
  if (failed(z)) return null;
  const finite = Math.abs(x) < Infinity && Math.abs(y) < Infinity;
  let r: f64;
  if (finite && Math.abs(z) < Infinity) {
    r = fusedMultiplyAdd(x, y, z);
    if (PyErr_Occurred()) return null;
    if (Math.abs(r) == Infinity) return PyErr_SetString(PyExc_OverflowError, 'overflow in fma');
  } else {
    r = finite ? z : x * y + z;
    if (r != r && x == x && y == y && z == z) return PyErr_SetString(PyExc_ValueError, 'invalid operation in fma');
  }
  return PyFloat_FromDouble(r);
}
