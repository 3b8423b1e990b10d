// math: the gamma function and logarithms. (CPython: Modules/mathmodule.c)

import { PyNumber_TrueDivide } from '../../objects/abstract/number';
import { _PyArg_CheckPositional } from '../../objects/args';
import { PyFloat_AsDouble, PyFloat_FromDouble } from '../../objects/float';
import { libm_log, libm_log2 } from '../../objects/float/libm/basic';
import { libm_log10 } from '../../objects/float/libm/hyper';
import { libm_exp, libm_pow } from '../../objects/float/libm/pow';
import { libm_cos, libm_sin } from '../../objects/float/libm/trig';
import { _PyLong_IsPositive, PyLong_Check } from '../../objects/int';
import { _PyLong_Frexp, longToDouble } from '../../objects/int/double';
import { objAt, Py_DECREF, Py_XDECREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { domainError, failed, rangeError } from './real';

type Module = PyObject | null;

const LANCZOS_G: f64 = 6.024680040776729583740234375;
const LANCZOS_G_MINUS_HALF: f64 = 5.524680040776729583740234375;
const LOG_PI: f64 = 1.144729885849400174143427351353058711647;

function numerators(): usize {
  return memory.data<f64>([
    23531376880.41075968857200767445163675473484680494, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.03720969991975575445893111267140326539,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786772,
    248874557.86205415651146038641322942321632125127801, 31426415.58540019438061423162831820536287468498764,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
  ]);
}

function denominators(): usize {
  return memory.data<f64>([
    0.0, 39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0, 2637558.0, 357423.0, 32670.0,
    1925.0, 66.0, 1.0,
  ]);
}

/** Lanczos' sum, a quotient of two polynomials of degree 12; in 1/x for large x. */
function lanczosSum(x: f64): f64 {
  const p = numerators();
  const q = denominators();
  let num: f64 = 0;
  let den: f64 = 0;
  if (x < 5.0) {
    for (let i = 12; i >= 0; i--) {
      num = num * x + load<f64>(p + ((<usize>i) << 3));
      den = den * x + load<f64>(q + ((<usize>i) << 3));
    }
  } else {
    for (let i = 0; i < 13; i++) {
      num = num / x + load<f64>(p + ((<usize>i) << 3));
      den = den / x + load<f64>(q + ((<usize>i) << 3));
    }
  }
  return num / den;
}

const PI: f64 = 3.141592653589793;

/** sin(pi * x), exact where x is an integer. */
function sinPi(x: f64): f64 {
  const y = Math.abs(x) % 2.0;
  const twice = 2.0 * y;
  const n = <i32>Math.floor(twice + 0.5);
  let r: f64;
  switch (n) {
    case 0:
      r = libm_sin(PI * y);
      break;
    case 1:
      r = libm_cos(PI * (y - 0.5));
      break;
    case 2:
      r = libm_sin(PI * (1.0 - y));
      break;
    case 3:
      r = -libm_cos(PI * (y - 1.5));
      break;
    default:
      r = libm_sin(PI * (y - 2.0));
  }
  return copysign<f64>(1.0, x) * r;
}

/** (n-1)! for 1 <= n <= 23, exact. */
function smallGamma(n: i32): f64 {
  let r: f64 = 1;
  for (let i = 2; i < n; i++) r *= i;
  return r;
}

/** gamma(x) for finite x that is neither 0 nor a negative integer; infinite when too large. */
function gamma(x: f64): f64 {
  if (x == Math.floor(x) && x <= 23) return smallGamma(<i32>x);
  const size = Math.abs(x);
  if (size < 1e-20) return 1.0 / x;
  if (size > 200.0) return x < 0 ? 0.0 / sinPi(x) : Infinity;
  const y = size + LANCZOS_G_MINUS_HALF;
  // How far y is from the sum it stands for.
  let z: f64;
  if (size > LANCZOS_G_MINUS_HALF) {
    const q = y - size;
    z = q - LANCZOS_G_MINUS_HALF;
  } else {
    const q = y - LANCZOS_G_MINUS_HALF;
    z = q - size;
  }
  z = (z * LANCZOS_G) / y;
  let r: f64;
  if (x < 0) {
    r = ((-PI / sinPi(size) / size) * libm_exp(y)) / lanczosSum(size);
    r -= z * r;
    if (size < 140.0) r /= libm_pow(y, size - 0.5);
    else {
      const root = libm_pow(y, size / 2.0 - 0.25);
      r /= root;
      r /= root;
    }
  } else {
    r = lanczosSum(size) / libm_exp(y);
    r += z * r;
    if (size < 140.0) r *= libm_pow(y, size - 0.5);
    else {
      const root = libm_pow(y, size / 2.0 - 0.25);
      r *= root;
      r *= root;
    }
  }
  return r;
}

export function math_gamma(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  if (failed(x)) return null;
  if (x != x || x == Infinity) return PyFloat_FromDouble(x);
  if (x == 0 || (x < 0 && (x == -Infinity || x == Math.floor(x)))) return domainError();
  const r = gamma(x);
  return Math.abs(r) == Infinity ? rangeError() : PyFloat_FromDouble(r);
}

/** log |gamma(x)| for finite x that is no integer below 1. */
function logGamma(x: f64): f64 {
  if (x == 1 || x == 2) return 0;
  const size = Math.abs(x);
  if (size < 1e-20) return -libm_log(size);
  let r = libm_log(lanczosSum(size)) - LANCZOS_G;
  r += (size - 0.5) * (libm_log(size + LANCZOS_G - 0.5) - 1);
  if (x < 0) r = LOG_PI - libm_log(Math.abs(sinPi(size))) - libm_log(size) - r;
  return r;
}

export function math_lgamma(m: Module, o: PyObject): PyObject | null {
  const x = PyFloat_AsDouble(o);
  if (failed(x)) return null;
  if (x != x) return PyFloat_FromDouble(x);
  if (Math.abs(x) == Infinity) return PyFloat_FromDouble(Infinity);
  if (x <= 0 && x == Math.floor(x)) return domainError();
  const r = logGamma(x);
  return Math.abs(r) == Infinity ? rangeError() : PyFloat_FromDouble(r);
}

const NATURAL = 0;
const BINARY = 1;
const DECIMAL = 2;

/* @inline */ function logarithm(x: f64, kind: i32): f64 {
  if (kind == NATURAL) return libm_log(x);
  return kind == BINARY ? libm_log2(x) : libm_log10(x);
}

/** new: the logarithm of o, which may be an int beyond the range of doubles */
function logOf(o: PyObject, kind: i32): PyObject | null {
  let x: f64;
  if (PyLong_Check(o)) {
    if (!_PyLong_IsPositive(o)) return domainError();
    x = longToDouble(o);
    if (x == Infinity) {
      const slot = stackAlloc(1);
      const m = _PyLong_Frexp(o, slot);
      const e = load<i64>(slot);
      stackFree(slot);
      return PyFloat_FromDouble(logarithm(m, kind) + logarithm(2.0, kind) * <f64>e);
    }
  } else {
    x = PyFloat_AsDouble(o);
    if (failed(x)) return null;
    if (x != x || x == Infinity) return PyFloat_FromDouble(x);
  }
  return x > 0 ? PyFloat_FromDouble(logarithm(x, kind)) : domainError();
}

export function math_log(m: Module, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('log', nargs, 1, 2)) return null;
  const num = logOf(objAt(args, 0), NATURAL);
  if (!num || nargs == 1) return num;
  const den = logOf(objAt(args, 1), NATURAL);
  const result = den ? PyNumber_TrueDivide(num, den) : null;
  Py_DECREF(num);
  Py_XDECREF(den);
  return result;
}

export function math_log2(m: Module, o: PyObject): PyObject | null {
  return logOf(o, BINARY);
}

export function math_log10(m: Module, o: PyObject): PyObject | null {
  return logOf(o, DECIMAL);
}
