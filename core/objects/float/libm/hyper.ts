// expm1, sinh, cosh, tanh, log10, cbrt: by the formulas that glibc uses, so that the last bit agrees with it.

import { ldexp } from '../../int/double';
import { libm_exp } from './pow';

/** High word of a double without its sign. */
/* @inline */ function highWord(x: f64): u32 {
  return <u32>(reinterpret<u64>(x) >> 32) & 0x7fffffff;
}

/** x * 2^k for a normal x and a normal result. */
/* @inline */ function addExponent(x: f64, k: i32): f64 {
  return reinterpret<f64>(reinterpret<u64>(x) + ((<u64>(<i64>k)) << 52));
}

const LN2_HI: f64 = 6.9314718036912381649e-1;
const LN2_LO: f64 = 1.90821492927058770002e-10;
const INV_LN2: f64 = 1.442695040888963387;
const Q1: f64 = -3.33333333333331316428e-2;
const Q2: f64 = 1.58730158725481460165e-3;
const Q3: f64 = -7.93650757867487942473e-5;
const Q4: f64 = 4.00821782732936239552e-6;
const Q5: f64 = -2.01099218183624371326e-7;

/** exp(x) - 1: x = k ln 2 + r, a rational function of r, and the power of two at the end. */
export function libm_expm1(x: f64): f64 {
  const high = highWord(x);
  const negative = x < 0;
  if (high >= 0x4043687a) {
    if (x != x) return x;
    if (x > 7.09782712893383973096e2) return Infinity;
    if (negative) return -1;
  }
  let k = 0;
  let c: f64 = 0;
  if (high > 0x3fd62e42) {
    let hi: f64;
    let lo: f64;
    if (high < 0x3ff0a2b2) {
      k = negative ? -1 : 1;
      hi = negative ? x + LN2_HI : x - LN2_HI;
      lo = negative ? -LN2_LO : LN2_LO;
    } else {
      k = <i32>(INV_LN2 * x + (negative ? -0.5 : 0.5));
      hi = x - <f64>k * LN2_HI;
      lo = <f64>k * LN2_LO;
    }
    x = hi - lo;
    c = hi - x - lo;
  } else if (high < 0x3c900000) return x;
  const half = 0.5 * x;
  const z = x * half;
  const z2 = z * z;
  const z4 = z2 * z2;
  const r = 1.0 + z * Q1 + z2 * (Q2 + z * Q3) + z4 * (Q4 + z * Q5);
  let t = 3.0 - r * half;
  let e = z * ((r - t) / (6.0 - x * t));
  if (k == 0) return x - (x * e - z);
  e = x * (e - c) - c;
  e -= z;
  if (k == -1) return 0.5 * (x - e) - 0.5;
  if (k == 1) return x < -0.25 ? -2.0 * (e - (x + 0.5)) : 1.0 + 2.0 * (x - e);
  if (k <= -2 || k > 56) return addExponent(1.0 - (e - x), k) - 1.0;
  if (k < 20) {
    t = reinterpret<f64>((<u64>(0x3ff00000 - (0x200000 >> k))) << 32); // 1 - 2^-k
    return addExponent(t - (e - x), k);
  }
  t = reinterpret<f64>((<u64>(0x3ff - k)) << 52);
  return addExponent(x - (e + t) + 1.0, k);
}

export function libm_sinh(x: f64): f64 {
  const high = highWord(x);
  if (high >= 0x7ff00000) return x;
  const size = Math.abs(x);
  const h = x < 0 ? -0.5 : 0.5;
  if (high < 0x40360000) {
    if (high < 0x3e300000) return x;
    const t = libm_expm1(size);
    return high < 0x3ff00000 ? h * (2.0 * t - (t * t) / (t + 1.0)) : h * (t + t / (t + 1.0));
  }
  if (high < 0x40862e42) return h * libm_exp(size);
  if (size <= 710.4758600739439) {
    const w = libm_exp(0.5 * size);
    return h * w * w;
  }
  return x * Infinity;
}

export function libm_cosh(x: f64): f64 {
  const high = highWord(x);
  if (high >= 0x7ff00000) return x * x;
  const size = Math.abs(x);
  if (high < 0x40360000) {
    if (high < 0x3fd62e43) {
      if (high < 0x3c800000) return 1;
      const t = libm_expm1(size);
      const w = 1.0 + t;
      return 1.0 + (t * t) / (w + w);
    }
    const t = libm_exp(size);
    return 0.5 * t + 0.5 / t;
  }
  if (high < 0x40862e42) return 0.5 * libm_exp(size);
  if (size <= 710.4758600739439) {
    const w = libm_exp(0.5 * size);
    return 0.5 * w * w;
  }
  return Infinity;
}

export function libm_tanh(x: f64): f64 {
  const high = highWord(x);
  if (high >= 0x7ff00000) return x != x ? x : x < 0 ? -1 : 1;
  if (high < 0x3c800000) return x;
  let z: f64 = 1;
  if (high < 0x40360000) {
    if (high >= 0x3ff00000) {
      const t = libm_expm1(2.0 * Math.abs(x));
      z = 1.0 - 2.0 / (t + 2.0);
    } else {
      const t = libm_expm1(-2.0 * Math.abs(x));
      z = -t / (t + 2.0);
    }
  }
  return x < 0 ? -z : z;
}

/** x > 0, finite. */
export function libm_log10(x: f64): f64 {
  let k = 0;
  if (x < 2.2250738585072014e-308) {
    k = -54;
    x *= 18014398509481984.0;
  }
  const bits = reinterpret<u64>(x);
  k += <i32>(bits >> 52) - 1023;
  const i = k < 0 ? 1 : 0;
  const y = <f64>(k + i);
  const m = reinterpret<f64>((bits & 0xfffffffffffff) | ((<u64>(0x3ff - i)) << 52));
  const z = y * 3.69423907715893078616e-13 + 4.34294481903251816668e-1 * Math.log(m);
  return z + y * 3.01029995663611771306e-1;
}

/** A polynomial's guess for the root of the mantissa, and one step of Halley's. */
export function libm_cbrt(x: f64): f64 {
  if (x == 0 || !(Math.abs(x) < Infinity)) return x;
  let bits = reinterpret<u64>(Math.abs(x));
  let e = 0;
  if (bits < 0x10000000000000) {
    bits = reinterpret<u64>(Math.abs(x) * 18014398509481984.0);
    e = -54;
  }
  e += <i32>(bits >> 52) - 1022;
  const m = reinterpret<f64>((bits & 0xfffffffffffff) | 0x3fe0000000000000);
  const u =
    0.35489576504391986 +
    (1.50819193781584896 -
      (2.11499494167371287 -
        (2.4469312256353443 - (1.83469277483613086 - (0.784932344976639262 - 0.145263899385486377 * m) * m) * m) * m) *
        m) *
      m;
  const t = u * u * u;
  const third = e % 3;
  const factor: f64 =
    third == 0
      ? 1.0
      : third == 1
        ? 1.2599210498948731648
        : third == 2
          ? 1.5874010519681994748
          : third == -1
            ? 1.0 / 1.2599210498948731648
            : 1.0 / 1.5874010519681994748;
  const y = ((u * (t + 2.0 * m)) / (2.0 * t + m)) * factor;
  return ldexp(x > 0 ? y : -y, e / 3);
}
