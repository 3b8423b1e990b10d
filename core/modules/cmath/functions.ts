// Functions of a complex number x + yj, without cancellation and overflow on the way. (CPython: Modules/cmathmodule.c)
//
// Each writes its result and returns C's errno: 0, EDOM or ERANGE.

import { Py_complex } from '../../objects/complex';
import { libm_asinh, libm_log, libm_log1p } from '../../objects/float/libm/basic';
import { libm_cosh, libm_sinh, libm_tanh } from '../../objects/float/libm/hyper';
import { libm_hypot } from '../../objects/float/libm/hypot';
import { libm_exp } from '../../objects/float/libm/pow';
import { libm_atan2, libm_cos, libm_sin, libm_tan } from '../../objects/float/libm/trig';
import { ACOS, ACOSH, ASINH, ATANH, COSH, EDOM, ERANGE, EXP, LOG, RECT, SINH, SQRT, special, TANH } from './special';

const LN2 = 0.6931471805599453;
const HALF_PI = 1.5707963267948966;
/** A quarter of the largest double, its square root and its logarithm; the root of the smallest normal double. */
const LARGE = 4.49423283715579e307;
const SQRT_LARGE = 6.703903964971298e153;
const LOG_LARGE = 708.3964185322641;
const SQRT_SMALL = 1.4916681462400413e-154;
const SMALL = 2.2250738585072014e-308;
const UP: f64 = 9007199254740992; // 2 ** 53
const DOWN: f64 = 7.450580596923828e-9; // 2 ** -27

function finite(x: f64): bool {
  return Math.abs(x) < Infinity;
}

function set(r: Py_complex, real: f64, imag: f64): i32 {
  r.real = real;
  r.imag = imag;
  return 0;
}

function isLarge(x: f64, y: f64): bool {
  return Math.abs(x) > LARGE || Math.abs(y) > LARGE;
}

/** The logarithm of the length of a large number. */
function logLarge(x: f64, y: f64): f64 {
  return libm_log(libm_hypot(x / 2, y / 2)) + LN2 * 2;
}

export function c_sqrt(r: Py_complex, x: f64, y: f64): i32 {
  if (!finite(x) || !finite(y)) return special(r, SQRT, x, y);
  if (x == 0 && y == 0) return set(r, 0, y);
  let ax = Math.abs(x);
  const ay = Math.abs(y);
  let s: f64;
  if (ax < SMALL && ay < SMALL) {
    ax *= UP;
    s = Math.sqrt(ax + libm_hypot(ax, ay * UP)) * DOWN;
  } else {
    ax /= 8;
    s = 2 * Math.sqrt(ax + libm_hypot(ax, ay / 8));
  }
  const d = ay / (2 * s);
  return x >= 0 ? set(r, s, copysign<f64>(d, y)) : set(r, d, copysign<f64>(s, y));
}

export function c_acos(r: Py_complex, x: f64, y: f64): i32 {
  if (!finite(x) || !finite(y)) return special(r, ACOS, x, y);
  if (isLarge(x, y)) {
    const l = logLarge(x, y);
    return set(r, libm_atan2(Math.abs(y), x), x < 0 ? -copysign<f64>(l, y) : copysign<f64>(l, -y));
  }
  c_sqrt(r, 1 - x, -y);
  const a = r.real;
  const ai = r.imag;
  c_sqrt(r, 1 + x, y);
  return set(r, 2 * libm_atan2(a, r.real), libm_asinh(r.real * ai - r.imag * a));
}

export function c_acosh(r: Py_complex, x: f64, y: f64): i32 {
  if (!finite(x) || !finite(y)) return special(r, ACOSH, x, y);
  if (isLarge(x, y)) return set(r, logLarge(x, y), libm_atan2(y, x));
  c_sqrt(r, x - 1, y);
  const a = r.real;
  const ai = r.imag;
  c_sqrt(r, x + 1, y);
  return set(r, libm_asinh(a * r.real + ai * r.imag), 2 * libm_atan2(ai, r.real));
}

export function c_asinh(r: Py_complex, x: f64, y: f64): i32 {
  if (!finite(x) || !finite(y)) return special(r, ASINH, x, y);
  if (isLarge(x, y)) {
    const l = logLarge(x, y);
    return set(r, y >= 0 ? copysign<f64>(l, x) : -copysign<f64>(l, -x), libm_atan2(y, Math.abs(x)));
  }
  c_sqrt(r, 1 + y, -x);
  const a = r.real;
  const ai = r.imag;
  c_sqrt(r, 1 - y, x);
  return set(r, libm_asinh(a * r.imag - r.real * ai), libm_atan2(y, a * r.real - ai * r.imag));
}

/** z -> -i f(i z), what makes the functions of the circle from those of the hyperbola. */
function turned(r: Py_complex, errno: i32): i32 {
  set(r, r.imag, -r.real);
  return errno;
}

export function c_asin(r: Py_complex, x: f64, y: f64): i32 {
  return turned(r, c_asinh(r, -y, x));
}

export function c_atanh(r: Py_complex, x: f64, y: f64): i32 {
  if (!finite(x) || !finite(y)) return special(r, ATANH, x, y);
  if (x < 0 || (x == 0 && copysign<f64>(1, x) < 0)) {
    const errno = c_atanh(r, -x, -y);
    set(r, -r.real, -r.imag);
    return errno;
  }
  const ay = Math.abs(y);
  if (x > SQRT_LARGE || ay > SQRT_LARGE) {
    const h = libm_hypot(x / 2, y / 2); // the square of this is of the size of 1/x's
    return set(r, x / 4 / h / h, -copysign<f64>(HALF_PI, -y));
  }
  if (x == 1 && ay < SQRT_SMALL) {
    if (ay == 0) {
      set(r, Infinity, y);
      return EDOM;
    }
    return set(r, -libm_log(Math.sqrt(ay) / Math.sqrt(libm_hypot(ay, 2))), copysign<f64>(libm_atan2(2, -ay) / 2, y));
  }
  return set(
    r,
    libm_log1p((4 * x) / ((1 - x) * (1 - x) + ay * ay)) / 4,
    -libm_atan2(-2 * y, (1 - x) * (1 + x) - ay * ay) / 2,
  );
}

export function c_atan(r: Py_complex, x: f64, y: f64): i32 {
  return turned(r, c_atanh(r, -y, x));
}

/** Whether x is infinite and y an ordinary angle, which decides the signs. */
function infiniteAt(x: f64, y: f64): bool {
  return Math.abs(x) == Infinity && finite(y) && y != 0;
}

function rangeOf(r: Py_complex): i32 {
  return Math.abs(r.real) == Infinity || Math.abs(r.imag) == Infinity ? ERANGE : 0;
}

export function c_cosh(r: Py_complex, x: f64, y: f64): i32 {
  if (infiniteAt(x, y)) {
    const i = copysign<f64>(Infinity, libm_sin(y));
    return set(r, copysign<f64>(Infinity, libm_cos(y)), x > 0 ? i : -i);
  }
  if (!finite(x) || !finite(y)) return special(r, COSH, x, y);
  if (Math.abs(x) > LOG_LARGE) {
    const less = x - copysign<f64>(1, x);
    set(r, libm_cos(y) * libm_cosh(less) * Math.E, libm_sin(y) * libm_sinh(less) * Math.E);
  } else set(r, libm_cos(y) * libm_cosh(x), libm_sin(y) * libm_sinh(x));
  return rangeOf(r);
}

export function c_cos(r: Py_complex, x: f64, y: f64): i32 {
  return c_cosh(r, -y, x);
}

export function c_sinh(r: Py_complex, x: f64, y: f64): i32 {
  if (infiniteAt(x, y)) {
    const real = copysign<f64>(Infinity, libm_cos(y));
    return set(r, x > 0 ? real : -real, copysign<f64>(Infinity, libm_sin(y)));
  }
  if (!finite(x) || !finite(y)) return special(r, SINH, x, y);
  if (Math.abs(x) > LOG_LARGE) {
    const less = x - copysign<f64>(1, x);
    set(r, libm_cos(y) * libm_sinh(less) * Math.E, libm_sin(y) * libm_cosh(less) * Math.E);
  } else set(r, libm_cos(y) * libm_sinh(x), libm_sin(y) * libm_cosh(x));
  return rangeOf(r);
}

export function c_sin(r: Py_complex, x: f64, y: f64): i32 {
  return turned(r, c_sinh(r, -y, x));
}

export function c_tanh(r: Py_complex, x: f64, y: f64): i32 {
  if (infiniteAt(x, y)) return set(r, x > 0 ? 1 : -1, copysign<f64>(0, 2 * libm_sin(y) * libm_cos(y)));
  if (!finite(x) || !finite(y)) return special(r, TANH, x, y);
  if (Math.abs(x) > LOG_LARGE)
    return set(r, copysign<f64>(1, x), 4 * libm_sin(y) * libm_cos(y) * libm_exp(-2 * Math.abs(x)));
  const tx = libm_tanh(x);
  const ty = libm_tan(y);
  const cx = 1 / libm_cosh(x);
  const txty = tx * ty;
  const denominator = 1 + txty * txty;
  return set(r, (tx * (1 + ty * ty)) / denominator, (ty / denominator) * cx * cx);
}

export function c_tan(r: Py_complex, x: f64, y: f64): i32 {
  return turned(r, c_tanh(r, -y, x));
}

export function c_exp(r: Py_complex, x: f64, y: f64): i32 {
  if (infiniteAt(x, y)) {
    const size: f64 = x > 0 ? Infinity : 0;
    return set(r, copysign<f64>(size, libm_cos(y)), copysign<f64>(size, libm_sin(y)));
  }
  if (!finite(x) || !finite(y)) return special(r, EXP, x, y);
  const large = x > LOG_LARGE;
  const l = libm_exp(large ? x - 1 : x);
  const e: f64 = large ? Math.E : 1;
  set(r, l * libm_cos(y) * e, l * libm_sin(y) * e);
  return rangeOf(r);
}

export function c_log(r: Py_complex, x: f64, y: f64): i32 {
  if (!finite(x) || !finite(y)) return special(r, LOG, x, y);
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  let real: f64;
  if (ax > LARGE || ay > LARGE) real = libm_log(libm_hypot(ax / 2, ay / 2)) + LN2;
  else if (ax < SMALL && ay < SMALL) {
    if (ax == 0 && ay == 0) {
      set(r, -Infinity, libm_atan2(y, x));
      return EDOM;
    }
    real = libm_log(libm_hypot(ax * UP, ay * UP)) - 53 * LN2;
  } else {
    const h = libm_hypot(ax, ay);
    if (0.71 <= h && h <= 1.73) {
      const more = ax > ay ? ax : ay;
      const less = ax > ay ? ay : ax;
      real = libm_log1p((more - 1) * (more + 1) + less * less) / 2;
    } else real = libm_log(h);
  }
  return set(r, real, libm_atan2(y, x));
}

export function c_log10(r: Py_complex, x: f64, y: f64): i32 {
  const errno = c_log(r, x, y);
  set(r, r.real / 2.302585092994046, r.imag / 2.302585092994046);
  return errno;
}

/** Of a length and an angle. */
export function c_rect(r: Py_complex, length: f64, angle: f64): i32 {
  if (infiniteAt(length, angle)) {
    const real = copysign<f64>(Infinity, libm_cos(angle));
    const imag = copysign<f64>(Infinity, libm_sin(angle));
    return length > 0 ? set(r, real, imag) : set(r, -real, -imag);
  }
  if (!finite(length) || !finite(angle)) return special(r, RECT, length, angle);
  if (angle == 0) return set(r, length, length * angle);
  return set(r, length * libm_cos(angle), length * libm_sin(angle));
}
