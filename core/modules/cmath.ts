// The module cmath. (CPython: Modules/cmathmodule.c)

import { _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../objects/args';
import { Py_complex, PyComplex_FromDoubles } from '../objects/complex';
import { _Py_c_quot } from '../objects/complex/arith';
import { PyComplex_AsCComplex } from '../objects/complex/methods';
import { PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_OverflowError, PyExc_ValueError } from '../objects/exceptions/types';
import { PyFloat_AsDouble, PyFloat_FromDouble } from '../objects/float';
import { libm_hypot } from '../objects/float/libm/hypot';
import { libm_atan2 } from '../objects/float/libm/trig';
import { moduleMethod, newNativeModule, PyModule_Add } from '../objects/module';
import { boolObject } from '../objects/richcompare';
import { PyTuple_Pack2 } from '../objects/tuple';
import { Py_DECREF, Py_XDECREF, stackAlloc } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { objAt, PyObject, ptrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { METH_FASTCALL, METH_KEYWORDS, METH_O } from '../runtime/type';
import {
  c_acos,
  c_acosh,
  c_asin,
  c_asinh,
  c_atan,
  c_atanh,
  c_cos,
  c_cosh,
  c_exp,
  c_log,
  c_log10,
  c_rect,
  c_sin,
  c_sinh,
  c_sqrt,
  c_tan,
  c_tanh,
} from './cmath/functions';
import { EDOM, ERANGE } from './cmath/special';

type Module = PyObject | null;
const PAIR = 2; // words

// new: the result, or the error that errno says
function answer(r: Py_complex, errno: i32): PyObject | null {
  if (errno == EDOM) return PyErr_SetString(PyExc_ValueError, 'math domain error');
  if (errno == ERANGE) return PyErr_SetString(PyExc_OverflowError, 'math range error');
  return PyComplex_FromDoubles(r.real, r.imag);
}

// new: f(o)
function apply(o: PyObject, f: u32): PyObject | null {
  const r = changetype<Py_complex>(stackAlloc(PAIR));
  let result: PyObject | null = null;
  if (PyComplex_AsCComplex(o, r) == 0) result = answer(r, call_indirect<i32>(f, r, r.real, r.imag));
  stackFree(changetype<usize>(r));
  return result;
}

function cmath_acos(m: Module, z: PyObject): PyObject | null {
  return apply(z, c_acos.index);
}

function cmath_acosh(m: Module, z: PyObject): PyObject | null {
  return apply(z, c_acosh.index);
}

function cmath_asin(m: Module, z: PyObject): PyObject | null {
  return apply(z, c_asin.index);
}

function cmath_asinh(m: Module, z: PyObject): PyObject | null {
  return apply(z, c_asinh.index);
}

function cmath_atan(m: Module, z: PyObject): PyObject | null {
  return apply(z, c_atan.index);
}

function cmath_atanh(m: Module, z: PyObject): PyObject | null {
  return apply(z, c_atanh.index);
}

function cmath_cos(m: Module, z: PyObject): PyObject | null {
  return apply(z, c_cos.index);
}

function cmath_cosh(m: Module, z: PyObject): PyObject | null {
  return apply(z, c_cosh.index);
}

function cmath_exp(m: Module, z: PyObject): PyObject | null {
  return apply(z, c_exp.index);
}

function cmath_log10(m: Module, z: PyObject): PyObject | null {
  return apply(z, c_log10.index);
}

function cmath_sin(m: Module, z: PyObject): PyObject | null {
  return apply(z, c_sin.index);
}

function cmath_sinh(m: Module, z: PyObject): PyObject | null {
  return apply(z, c_sinh.index);
}

function cmath_sqrt(m: Module, z: PyObject): PyObject | null {
  return apply(z, c_sqrt.index);
}

function cmath_tan(m: Module, z: PyObject): PyObject | null {
  return apply(z, c_tan.index);
}

function cmath_tanh(m: Module, z: PyObject): PyObject | null {
  return apply(z, c_tanh.index);
}

// new: log(z[, base])
function cmath_log(m: Module, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('log', nargs, 1, 2)) return null;
  const r = changetype<Py_complex>(stackAlloc(PAIR));
  const b = changetype<Py_complex>(stackAlloc(PAIR));
  let result: PyObject | null = null;
  if (PyComplex_AsCComplex(objAt(args, 0), r) == 0 && (nargs == 1 || PyComplex_AsCComplex(objAt(args, 1), b) == 0)) {
    let errno = c_log(r, r.real, r.imag);
    if (nargs == 2) {
      errno = c_log(b, b.real, b.imag);
      const divided = _Py_c_quot(r, r.real, r.imag, b.real, b.imag);
      if (divided) errno = divided;
    }
    result = answer(r, errno);
  }
  stackFree(changetype<usize>(b));
  stackFree(changetype<usize>(r));
  return result;
}

function cmath_phase(m: Module, z: PyObject): PyObject | null {
  const r = changetype<Py_complex>(stackAlloc(PAIR));
  const ok = PyComplex_AsCComplex(z, r) == 0;
  const real = r.real;
  const imag = r.imag;
  stackFree(changetype<usize>(r));
  if (!ok) return null;
  const angle = libm_atan2(imag, real);
  // An angle too small for a double is the C library's range error.
  if (angle == 0 && imag != 0 && Math.abs(real) < Infinity)
    return PyErr_SetString(PyExc_OverflowError, 'math range error');
  return PyFloat_FromDouble(angle);
}

function cmath_polar(m: Module, z: PyObject): PyObject | null {
  const r = changetype<Py_complex>(stackAlloc(PAIR));
  const ok = PyComplex_AsCComplex(z, r) == 0;
  const real = r.real;
  const imag = r.imag;
  stackFree(changetype<usize>(r));
  if (!ok) return null;
  const size = libm_hypot(real, imag);
  if (size == Infinity && Math.abs(real) < Infinity && Math.abs(imag) < Infinity)
    return PyErr_SetString(PyExc_OverflowError, 'math range error');
  const length = PyFloat_FromDouble(size);
  const angle = PyFloat_FromDouble(libm_atan2(imag, real));
  const pair = length && angle ? PyTuple_Pack2(length, angle) : null;
  Py_XDECREF(length);
  Py_XDECREF(angle);
  return pair;
}

function cmath_rect(m: Module, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('rect', nargs, 2, 2)) return null;
  const length = PyFloat_AsDouble(objAt(args, 0));
  if (length == -1 && PyErr_Occurred()) return null;
  const angle = PyFloat_AsDouble(objAt(args, 1));
  if (angle == -1 && PyErr_Occurred()) return null;
  const r = changetype<Py_complex>(stackAlloc(PAIR));
  const result = answer(r, c_rect(r, length, angle));
  stackFree(changetype<usize>(r));
  return result;
}

const FINITE = 0;
const INFINITE = 1;
const NOT_A_NUMBER = 2;

function classify(z: PyObject, what: i32): PyObject | null {
  const r = changetype<Py_complex>(stackAlloc(PAIR));
  const ok = PyComplex_AsCComplex(z, r) == 0;
  const x = r.real;
  const y = r.imag;
  stackFree(changetype<usize>(r));
  if (!ok) return null;
  if (what == NOT_A_NUMBER) return boolObject(x != x || y != y);
  if (what == INFINITE) return boolObject(Math.abs(x) == Infinity || Math.abs(y) == Infinity);
  return boolObject(Math.abs(x) < Infinity && Math.abs(y) < Infinity);
}

function cmath_isfinite(m: Module, z: PyObject): PyObject | null {
  return classify(z, FINITE);
}

function cmath_isinf(m: Module, z: PyObject): PyObject | null {
  return classify(z, INFINITE);
}

function cmath_isnan(m: Module, z: PyObject): PyObject | null {
  return classify(z, NOT_A_NUMBER);
}

function infinite(r: Py_complex): bool {
  return Math.abs(r.real) == Infinity || Math.abs(r.imag) == Infinity;
}

function isClose(a: Py_complex, b: Py_complex, relative: f64, absolute: f64): bool {
  if (a.real == b.real && a.imag == b.imag) return true;
  if (infinite(a) || infinite(b)) return false;
  const difference = libm_hypot(a.real - b.real, a.imag - b.imag);
  return (
    difference <= relative * libm_hypot(b.real, b.imag) ||
    difference <= relative * libm_hypot(a.real, a.imag) ||
    difference <= absolute
  );
}

function cmath_isclose(m: Module, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(4);
  const pair = stackAlloc(2 * PAIR);
  const a = changetype<Py_complex>(pair);
  const b = changetype<Py_complex>(pair + 16);
  let relative = 1e-9;
  let absolute: f64 = 0;
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'isclose', 'a b rel_tol abs_tol', 0, 2, 2, values) == 0 &&
    PyComplex_AsCComplex(objAt(values, 0), a) == 0 &&
    PyComplex_AsCComplex(objAt(values, 1), b) == 0
  ) {
    if (ptrAt(values, 2)) relative = PyFloat_AsDouble(objAt(values, 2));
    if (ptrAt(values, 3) && !PyErr_Occurred()) absolute = PyFloat_AsDouble(objAt(values, 3));
    if (PyErr_Occurred()) result = null;
    else if (relative < 0 || absolute < 0) PyErr_SetString(PyExc_ValueError, 'tolerances must be non-negative');
    else result = boolObject(isClose(a, b, relative, absolute));
  }
  stackFree(pair);
  stackFree(values);
  return result;
}

// new
export function init_cmath_module(): PyObject | null {
  const m = newNativeModule('cmath', 'This module provides access to mathematical functions for complex\nnumbers.');
  if (!m) return null;
  moduleMethod(m, 'acos', cmath_acos.index, METH_O, 'acos($module, z, /)\n--\n\nReturn the arc cosine of z.');
  moduleMethod(
    m,
    'acosh',
    cmath_acosh.index,
    METH_O,
    'acosh($module, z, /)\n--\n\nReturn the inverse hyperbolic cosine of z.',
  );
  moduleMethod(m, 'asin', cmath_asin.index, METH_O, 'asin($module, z, /)\n--\n\nReturn the arc sine of z.');
  moduleMethod(
    m,
    'asinh',
    cmath_asinh.index,
    METH_O,
    'asinh($module, z, /)\n--\n\nReturn the inverse hyperbolic sine of z.',
  );
  moduleMethod(m, 'atan', cmath_atan.index, METH_O, 'atan($module, z, /)\n--\n\nReturn the arc tangent of z.');
  moduleMethod(
    m,
    'atanh',
    cmath_atanh.index,
    METH_O,
    'atanh($module, z, /)\n--\n\nReturn the inverse hyperbolic tangent of z.',
  );
  moduleMethod(m, 'cos', cmath_cos.index, METH_O, 'cos($module, z, /)\n--\n\nReturn the cosine of z.');
  moduleMethod(m, 'cosh', cmath_cosh.index, METH_O, 'cosh($module, z, /)\n--\n\nReturn the hyperbolic cosine of z.');
  moduleMethod(m, 'exp', cmath_exp.index, METH_O, 'exp($module, z, /)\n--\n\nReturn the exponential value e**z.');
  moduleMethod(m, 'log10', cmath_log10.index, METH_O, 'log10($module, z, /)\n--\n\nReturn the base-10 logarithm of z.');
  moduleMethod(m, 'sin', cmath_sin.index, METH_O, 'sin($module, z, /)\n--\n\nReturn the sine of z.');
  moduleMethod(m, 'sinh', cmath_sinh.index, METH_O, 'sinh($module, z, /)\n--\n\nReturn the hyperbolic sine of z.');
  moduleMethod(m, 'sqrt', cmath_sqrt.index, METH_O, 'sqrt($module, z, /)\n--\n\nReturn the square root of z.');
  moduleMethod(m, 'tan', cmath_tan.index, METH_O, 'tan($module, z, /)\n--\n\nReturn the tangent of z.');
  moduleMethod(m, 'tanh', cmath_tanh.index, METH_O, 'tanh($module, z, /)\n--\n\nReturn the hyperbolic tangent of z.');
  moduleMethod(
    m,
    'log',
    cmath_log.index,
    METH_FASTCALL,
    'log($module, z, base=<unrepresentable>, /)\n--\n\nlog(z[, base]) -> the logarithm of z to the given base.\n\nIf the base is not specified, returns the natural logarithm (base e) of z.',
  );
  moduleMethod(
    m,
    'phase',
    cmath_phase.index,
    METH_O,
    'phase($module, z, /)\n--\n\nReturn argument, also known as the phase angle, of a complex.',
  );
  moduleMethod(
    m,
    'polar',
    cmath_polar.index,
    METH_O,
    'polar($module, z, /)\n--\n\nConvert a complex from rectangular coordinates to polar coordinates.\n\nr is the distance from 0 and phi the phase angle.',
  );
  moduleMethod(
    m,
    'rect',
    cmath_rect.index,
    METH_FASTCALL,
    'rect($module, r, phi, /)\n--\n\nConvert from polar coordinates to rectangular coordinates.',
  );
  moduleMethod(
    m,
    'isfinite',
    cmath_isfinite.index,
    METH_O,
    'isfinite($module, z, /)\n--\n\nReturn True if both the real and imaginary parts of z are finite, else False.',
  );
  moduleMethod(
    m,
    'isinf',
    cmath_isinf.index,
    METH_O,
    'isinf($module, z, /)\n--\n\nChecks if the real or imaginary part of z is infinite.',
  );
  moduleMethod(
    m,
    'isnan',
    cmath_isnan.index,
    METH_O,
    'isnan($module, z, /)\n--\n\nChecks if the real or imaginary part of z not a number (NaN).',
  );
  moduleMethod(
    m,
    'isclose',
    cmath_isclose.index,
    METH_FASTCALL | METH_KEYWORDS,
    `isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)
--

Determine whether two complex numbers are close in value.

  rel_tol
    maximum difference for being considered "close", relative to the
    magnitude of the input values
  abs_tol
    maximum difference for being considered "close", regardless of the
    magnitude of the input values

Return True if a is close in value to b, and False otherwise.

For the values to be considered close, the difference between them must be
smaller than at least one of the tolerances.

-inf, inf and NaN behave similarly to the IEEE 754 Standard. That is, NaN is
not close to anything, even itself. inf and -inf are only close to themselves.`,
  );
  if (
    PyModule_Add(m, 'pi', PyFloat_FromDouble(3.141592653589793)) < 0 ||
    PyModule_Add(m, 'e', PyFloat_FromDouble(2.718281828459045)) < 0 ||
    PyModule_Add(m, 'tau', PyFloat_FromDouble(6.283185307179586)) < 0 ||
    PyModule_Add(m, 'inf', PyFloat_FromDouble(Infinity)) < 0 ||
    PyModule_Add(m, 'infj', PyComplex_FromDoubles(0, Infinity)) < 0 ||
    PyModule_Add(m, 'nan', PyFloat_FromDouble(NaN)) < 0 ||
    PyModule_Add(m, 'nanj', PyComplex_FromDoubles(0, NaN)) < 0
  ) {
    Py_DECREF(m);
    return null;
  }
  return m;
}
