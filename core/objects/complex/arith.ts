// Arithmetic, equality and hash of complex numbers; an int or float operand counts as its real part.
// (CPython: Objects/complexobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { Py_DECREF, Py_EQ, Py_NE, Py_NewRef, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { imagOf, Py_complex, PyComplex_Check, PyComplex_CheckExact, PyComplex_FromDoubles, realOf } from '../complex';
import { PyErr_SetString } from '../exceptions/errors';
import { PyExc_OverflowError, PyExc_ValueError, PyExc_ZeroDivisionError } from '../exceptions/types';
import { PyFloat_AS_DOUBLE, PyFloat_Check, PyFloat_FromDouble } from '../float';
import { _Py_HashDouble } from '../float/arith';
import { libm_log } from '../float/libm/basic';
import { libm_hypot } from '../float/libm/hypot';
import { libm_exp, libm_pow } from '../float/libm/pow';
import { libm_atan2, libm_cos, libm_sin } from '../float/libm/trig';
import { PyLong_Check } from '../int';
import { PyLong_AsDouble } from '../int/double';
import { Py_None, Py_NotImplemented } from '../none';
import { PyObject_RichCompare } from '../object';
import { boolObject } from '../richcompare';

const PAIR = 16;

/** The kind of error a computation ended with, C's errno. */
const EDOM = 33;
const ERANGE = 34;

/** 1: *c is o's value; 0: o is no number; -1: it does not fit, OverflowError. */
function to_complex(o: PyObject, c: Py_complex): i32 {
  if (PyComplex_Check(o)) {
    c.real = realOf(o);
    c.imag = imagOf(o);
    return 1;
  }
  c.imag = 0;
  if (PyLong_Check(o)) {
    c.real = PyLong_AsDouble(o);
    return c.real == -1 && PyErr_Occurred() ? -1 : 1;
  }
  if (!PyFloat_Check(o)) return 0;
  c.real = PyFloat_AS_DOUBLE(o);
  return 1;
}

/** Both operands behind each other at `pairs`; the left one's answer comes first. */
/* @inline */ function toComplexBoth(v: PyObject, w: PyObject, pairs: usize): i32 {
  const known = to_complex(v, changetype<Py_complex>(pairs));
  return known == 1 ? to_complex(w, changetype<Py_complex>(pairs + PAIR)) : known;
}

/* @inline */ function set(r: Py_complex, real: f64, imag: f64): void {
  r.real = real;
  r.imag = imag;
}

function multiply(r: Py_complex, a: f64, ai: f64, b: f64, bi: f64): void {
  set(r, a * b - ai * bi, a * bi + ai * b);
}

/** (a + ai j) / (b + bi j): 0, or EDOM for a divisor of zero. Both are scaled by the divisor's larger part (Smith). */
export function _Py_c_quot(r: Py_complex, a: f64, ai: f64, b: f64, bi: f64): i32 {
  const size = Math.abs(b);
  const sizeI = Math.abs(bi);
  if (size >= sizeI) {
    if (size == 0) {
      set(r, 0, 0);
      return EDOM;
    }
    const ratio = bi / b;
    const denominator = b + bi * ratio;
    set(r, (a + ai * ratio) / denominator, (ai - a * ratio) / denominator);
  } else if (sizeI >= size) {
    const ratio = b / bi;
    const denominator = b * ratio + bi;
    set(r, (a * ratio + ai) / denominator, (ai * ratio - a) / denominator);
  } else set(r, NaN, NaN);
  return 0;
}

/** a ** b by way of length and angle: 0 or EDOM. */
function _Py_c_pow(r: Py_complex, a: f64, ai: f64, b: f64, bi: f64): i32 {
  if (b == 0 && bi == 0) {
    set(r, 1, 0);
    return 0;
  }
  if (a == 0 && ai == 0) {
    set(r, 0, 0);
    return bi != 0 || b < 0 ? EDOM : 0;
  }
  const size = libm_hypot(a, ai);
  let length = libm_pow(size, b);
  const angle = libm_atan2(ai, a);
  let phase = angle * b;
  if (bi != 0) {
    length /= libm_exp(angle * bi);
    phase += bi * libm_log(size);
  }
  set(r, length * libm_cos(phase), length * libm_sin(phase));
  // The sine of infinity is C's domain error, and CPython reports it as that of zero to a negative power.
  return Math.abs(phase) == Infinity ? EDOM : 0;
}

/** a ** n for n >= 0 by squaring. */
function powu(r: Py_complex, a: f64, ai: f64, n: i32): void {
  set(r, 1, 0);
  const square = stackAlloc(2);
  const p = changetype<Py_complex>(square);
  set(p, a, ai);
  for (let mask = 1; mask <= n; mask <<= 1) {
    if (n & mask) multiply(r, r.real, r.imag, p.real, p.imag);
    multiply(p, p.real, p.imag, p.real, p.imag);
  }
  stackFree(square);
}

function powi(r: Py_complex, a: f64, ai: f64, n: i32): i32 {
  if (n > 0) {
    powu(r, a, ai, n);
    return 0;
  }
  powu(r, a, ai, -n);
  return _Py_c_quot(r, 1, 0, r.real, r.imag);
}

/** new: a ** b; also what floats turn to for a negative base and a fraction as exponent */
export function complexPower(a: f64, ai: f64, b: f64, bi: f64): PyObject | null {
  const slots = stackAlloc(2);
  const r = changetype<Py_complex>(slots);
  // Small whole exponents are multiplied out, which is exact where angles are not.
  let error = bi == 0 && b == Math.floor(b) && Math.abs(b) <= 100 ? powi(r, a, ai, <i32>b) : _Py_c_pow(r, a, ai, b, bi);
  const real = r.real;
  const imag = r.imag;
  stackFree(slots);
  if (error == 0 && (Math.abs(real) == Infinity || Math.abs(imag) == Infinity)) error = ERANGE;
  if (error == EDOM) return PyErr_SetString(PyExc_ZeroDivisionError, '0.0 to a negative or complex power');
  if (error) return PyErr_SetString(PyExc_OverflowError, 'complex exponentiation');
  return PyComplex_FromDoubles(real, imag);
}

const ADD = 0;
const SUB = 1;
const MUL = 2;
const DIV = 3;

/** new: v op w, NotImplemented when one of them is no number */
function operate(v: PyObject, w: PyObject, op: i32): PyObject | null {
  const pairs = stackAlloc(4);
  const known = toComplexBoth(v, w, pairs);
  const r = changetype<Py_complex>(pairs);
  const a = r.real;
  const ai = r.imag;
  const b = load<f64>(pairs, PAIR);
  const bi = load<f64>(pairs, PAIR + 8);
  let error = 0;
  if (known == 1) {
    if (op == ADD) set(r, a + b, ai + bi);
    else if (op == SUB) set(r, a - b, ai - bi);
    else if (op == MUL) multiply(r, a, ai, b, bi);
    else error = _Py_c_quot(r, a, ai, b, bi);
  }
  const real = r.real;
  const imag = r.imag;
  stackFree(pairs);
  if (known < 0) return null;
  if (known == 0) return Py_NotImplemented;
  if (error) return PyErr_SetString(PyExc_ZeroDivisionError, 'complex division by zero');
  return PyComplex_FromDoubles(real, imag);
}

export function complex_add(v: PyObject, w: PyObject): PyObject | null {
  return operate(v, w, ADD);
}

export function complex_sub(v: PyObject, w: PyObject): PyObject | null {
  return operate(v, w, SUB);
}

export function complex_mul(v: PyObject, w: PyObject): PyObject | null {
  return operate(v, w, MUL);
}

export function complex_div(v: PyObject, w: PyObject): PyObject | null {
  return operate(v, w, DIV);
}

export function complex_pow(v: PyObject, w: PyObject, z: PyObject): PyObject | null {
  const pairs = stackAlloc(4);
  const known = toComplexBoth(v, w, pairs);
  const a = load<f64>(pairs);
  const ai = load<f64>(pairs, 8);
  const b = load<f64>(pairs, PAIR);
  const bi = load<f64>(pairs, PAIR + 8);
  stackFree(pairs);
  if (known < 0) return null;
  if (known == 0) return Py_NotImplemented;
  if (z != Py_None) return PyErr_SetString(PyExc_ValueError, 'complex modulo');
  return complexPower(a, ai, b, bi);
}

export function complex_neg(v: PyObject): PyObject | null {
  return PyComplex_FromDoubles(-realOf(v), -imagOf(v));
}

/** new: v itself when it is exactly complex */
export function complex_pos(v: PyObject): PyObject | null {
  return PyComplex_CheckExact(v) ? Py_NewRef<PyObject>(v) : PyComplex_FromDoubles(realOf(v), imagOf(v));
}

export function complex_abs(v: PyObject): PyObject | null {
  const real = realOf(v);
  const imag = imagOf(v);
  const size = libm_hypot(real, imag);
  if (size == Infinity && Math.abs(real) < Infinity && Math.abs(imag) < Infinity) {
    return PyErr_SetString(PyExc_OverflowError, 'absolute value too large');
  }
  return PyFloat_FromDouble(size);
}

export function complex_bool(v: PyObject): i32 {
  return realOf(v) != 0 || imagOf(v) != 0 ? 1 : 0;
}

export function complex_richcompare(v: PyObject, w: PyObject, op: i32): PyObject | null {
  if (op != Py_EQ && op != Py_NE) return Py_NotImplemented;
  const real = realOf(v);
  const imag = imagOf(v);
  let equal = false;
  if (PyLong_Check(w)) {
    if (imag == 0) {
      // An int may be too large for a double: float knows how to compare it.
      const x = PyFloat_FromDouble(real);
      if (!x) return null;
      const result = PyObject_RichCompare(x, w, op);
      Py_DECREF(x);
      return result;
    }
  } else if (PyFloat_Check(w)) equal = real == PyFloat_AS_DOUBLE(w) && imag == 0;
  else if (PyComplex_Check(w)) equal = real == realOf(w) && imag == imagOf(w);
  else return Py_NotImplemented;
  return boolObject(equal == (op == Py_EQ));
}

const _PyHASH_IMAG: u64 = 1000003;

/** That of a real number when the imaginary part is 0: they are equal. */
export function complex_hash(v: PyObject): i64 {
  const h = <i64>(<u64>_Py_HashDouble(v, realOf(v)) + _PyHASH_IMAG * <u64>_Py_HashDouble(v, imagOf(v)));
  return h == -1 ? -2 : h;
}
