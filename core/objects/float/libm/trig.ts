// Sine, cosine, tangent and their inverses, computed in pairs of doubles and rounded once, which is what glibc's come to in
// nearly all cases. An angle is taken as k/64 plus a rest below 1/128: a table has the former's sine and cosine, a few terms of
// the series serve for the latter.

import { stackAlloc, stackFree } from '../../../runtime/pellucid';
import { powerOfTwo } from '../../int/double';
import { mulHigh } from '../words';
import { productError, sumError } from './double-double';
import { PIO2_1, PIO2_2, PIO2_3, sinCosRow, twoOverPi } from './tables';

/** What sinCos finds, and an angle reduced to [-pi/4, pi/4] by quarter turns. */
@unmanaged
export class Trig {
  sin: f64;
  sinLow: f64;
  cos: f64;
  cosLow: f64;
  x: f64;
  xLow: f64;
}

const TRIG_SLOTS = 6;

/** Sine and cosine of x + low, 0 <= x <= pi/2. */
function sinCos(t: Trig, x: f64, low: f64): void {
  const k = nearest(x * 64);
  const r = x - k * 0.015625;
  const row = sinCosRow(<i32>k);
  const s = load<f64>(row);
  const sl = load<f64>(row, 8);
  const c = load<f64>(row, 16);
  const cl = load<f64>(row, 24);
  // sin(r + low) = r + p, cos(r + low) = 1 + q + ql
  const rr = r * r;
  const rrl = productError(r, r, rr);
  const p =
    low +
    r *
      rr *
      (-0.16666666666666666 + rr * (0.008333333333333333 + rr * (-0.0001984126984126984 + rr * 2.7557319223985893e-6)));
  const q = -0.5 * rr;
  const ql =
    -0.5 * rrl - r * low + rr * rr * (0.041666666666666664 + rr * (-0.001388888888888889 + rr * 2.48015873015873e-5));
  // sin = s + s*q + c*r + small things
  let a = c * r;
  let al = productError(c, r, a);
  let b = s * q;
  let bl = productError(s, q, b);
  let u = s + a;
  let ul = sumError(s, a, u);
  let v = u + b;
  let vl = sumError(u, b, v);
  let rest = ul + vl + (al + bl + sl + (cl * r + s * ql + sl * q)) + c * p;
  t.sin = v + rest;
  t.sinLow = v - t.sin + rest;
  // cos = c + c*q - s*r
  a = -s * r;
  al = productError(-s, r, a);
  b = c * q;
  bl = productError(c, q, b);
  u = c + a;
  ul = sumError(c, a, u);
  v = u + b;
  vl = sumError(u, b, v);
  rest = ul + vl + (al + bl + cl + (c * ql + cl * q - sl * r)) - s * p;
  t.cos = v + rest;
  t.cosLow = v - t.cos + rest;
}

/** x, whatever its size, less the nearest multiple of pi/2: into t.x and t.xLow; the multiple modulo 4. */
function reduce(t: Trig, x: f64): i32 {
  const size = Math.abs(x);
  if (size <= 0.7853981633974483) {
    t.x = x;
    t.xLow = 0;
    return 0;
  }
  if (size >= 134217728) return reduceLarge(t, x);
  const n = nearest(x * 0.6366197723675814);
  const p = n * PIO2_1;
  const pl = productError(n, PIO2_1, p);
  const q = n * PIO2_2;
  const ql = productError(n, PIO2_2, q);
  const a = x - p; // exact: they are within a factor of 2
  const b = a - pl;
  const bl = sumError(a, -pl, b);
  const c = b - q;
  const cl = sumError(b, -q, c);
  const rest = bl + cl - ql - n * PIO2_3;
  t.x = c + rest;
  t.xLow = c - t.x + rest;
  return <i32>n & 3;
}

/** The 64 bits of 2/pi from bit `at` on. */
function bitsAt(at: i32): u64 {
  const word = at >> 6;
  const shift = at & 63;
  const w = twoOverPi(word);
  return shift ? (w << shift) | (twoOverPi(word + 1) >> (64 - shift)) : w;
}

/** The same for large x: its product with those 192 bits of 2/pi that matter modulo 4 (Payne & Hanek). */
function reduceLarge(t: Trig, x: f64): i32 {
  const bits = reinterpret<u64>(Math.abs(x));
  const e = <i32>(bits >> 52) - 1075;
  const m = (bits & 0xfffffffffffff) | 0x10000000000000;
  const at = e - 2 + 64;
  const w2 = bitsAt(at);
  const w1 = bitsAt(at + 64);
  const w0 = bitsAt(at + 128);
  const p0 = m * w0;
  let p1 = m * w1;
  const h0 = mulHigh(m, w0);
  let carry = mulHigh(m, w1);
  p1 += h0;
  if (p1 < h0) carry++;
  const p2 = m * w2 + carry;
  // p2 p1 p0: two bits of quarter turns, then the fraction of one.
  let n = <i32>(p2 >> 62);
  let high = <i64>((p2 << 2) | (p1 >> 62));
  const low = (p1 << 2) | (p0 >> 62);
  if (high < 0) n++; // the fraction is a half or more: count it from the other side
  const f = <f64>high;
  const fl = <f64>(high - <i64>f) + <f64>low * 5.421010862427522e-20;
  const y = (f + fl) * 5.421010862427522e-20;
  const yl = (f - (f + fl) + fl) * 5.421010862427522e-20;
  // Quarter turns to radians.
  const p = y * PIO2_1;
  const rest = productError(y, PIO2_1, p) + (y * PIO2_2 + yl * PIO2_1);
  t.x = p + rest;
  t.xLow = p - t.x + rest;
  if (x < 0) {
    t.x = -t.x;
    t.xLow = -t.xLow;
    n = -n;
  }
  return n & 3;
}

/** sin (quarter 0) or cos (quarter 1) of x: the quarter turn added. */
function sinOrCos(x: f64, quarter: i32): f64 {
  const p = stackAlloc(TRIG_SLOTS);
  const t = changetype<Trig>(p);
  const n = (reduce(t, x) + quarter) & 3;
  const negative = t.x < 0;
  sinCos(t, negative ? -t.x : t.x, negative ? -t.xLow : t.xLow);
  let y: f64;
  if (n & 1) y = t.cos;
  else y = negative ? -t.sin : t.sin;
  stackFree(p);
  return n & 2 ? -y : y;
}

export function libm_sin(x: f64): f64 {
  if (!(Math.abs(x) < Infinity)) return NaN;
  if (Math.abs(x) < 1.4901161193847656e-8) return x;
  return sinOrCos(x, 0);
}

export function libm_cos(x: f64): f64 {
  if (!(Math.abs(x) < Infinity)) return NaN;
  return sinOrCos(x, 1);
}

/** (a + al) / (b + bl), rounded. */
/* @inline */ function quotient(a: f64, al: f64, b: f64, bl: f64): f64 {
  const q = a / b;
  const p = q * b;
  return q + (a - p - productError(q, b, p) + al - q * bl) / b;
}

export function libm_tan(x: f64): f64 {
  if (!(Math.abs(x) < Infinity)) return NaN;
  if (Math.abs(x) < 7.450580596923828e-9) return x;
  const p = stackAlloc(TRIG_SLOTS);
  const t = changetype<Trig>(p);
  const n = reduce(t, x);
  const negative = t.x < 0;
  sinCos(t, negative ? -t.x : t.x, negative ? -t.xLow : t.xLow);
  let y: f64;
  if (n & 1) y = -quotient(t.cos, t.cosLow, t.sin, t.sinLow);
  else y = quotient(t.sin, t.sinLow, t.cos, t.cosLow);
  stackFree(p);
  return negative ? -y : y;
}

/** How far asin(s + sl) lies from the double y near it, 0 <= s <= 0.9: Newton's step. */
function asinStep(t: Trig, s: f64, sl: f64, y: f64): f64 {
  sinCos(t, y, 0);
  return (s - t.sin + (sl - t.sinLow)) / t.cos;
}

/** acos(1 - 2u) / 2 = asin(sqrt(u)), for u exact: into t.x and t.xLow. */
function asinOfRoot(t: Trig, u: f64): void {
  const s = Math.sqrt(u);
  if (s == 0) {
    t.x = 0;
    t.xLow = 0;
    return;
  }
  const square = s * s;
  const sl = (u - square - productError(s, s, square)) / (2 * s);
  const y = Math.asin(s);
  t.xLow = asinStep(t, s, sl, y);
  t.x = y;
}

export function libm_asin(x: f64): f64 {
  const size = Math.abs(x);
  if (!(size <= 1)) return NaN;
  if (size < 1.4901161193847656e-8) return x;
  if (size == 1) return copysign<f64>(PIO2_1, x);
  const p = stackAlloc(TRIG_SLOTS);
  const t = changetype<Trig>(p);
  let y: f64;
  if (size <= 0.8) {
    y = Math.asin(size);
    y += asinStep(t, size, 0, y);
  } else {
    asinOfRoot(t, (1 - size) * 0.5);
    const a = 2 * t.x;
    y = PIO2_1 - a;
    y += sumError(PIO2_1, -a, y) + (PIO2_2 - 2 * t.xLow);
  }
  stackFree(p);
  return copysign<f64>(y, x);
}

export function libm_acos(x: f64): f64 {
  const size = Math.abs(x);
  if (!(size <= 1)) return NaN;
  const p = stackAlloc(TRIG_SLOTS);
  const t = changetype<Trig>(p);
  let y: f64;
  if (size <= 0.8) {
    const a = Math.asin(size);
    const step = asinStep(t, size, 0, a);
    const signed = x < 0 ? -a : a;
    y = PIO2_1 - signed;
    y += sumError(PIO2_1, -signed, y) + (PIO2_2 - (x < 0 ? -step : step));
  } else {
    asinOfRoot(t, (1 - size) * 0.5);
    y = 2 * t.x;
    if (x > 0) y += 2 * t.xLow;
    else {
      const a = y;
      y = 2 * PIO2_1 - a;
      y += sumError(2 * PIO2_1, -a, y) + (2 * PIO2_2 - 2 * t.xLow);
    }
  }
  stackFree(p);
  return y;
}

/** atan(z + zl), 0 <= z <= 1: into t.x and t.xLow. */
function atanOf(t: Trig, z: f64, zl: f64): void {
  const y = Math.atan(z);
  sinCos(t, y, 0);
  // (z cos y - sin y) / (cos y + z sin y)
  const p = z * t.cos;
  const difference = p - t.sin + (productError(z, t.cos, p) + (z * t.cosLow + zl * t.cos - t.sinLow));
  t.x = y;
  t.xLow = difference / (t.cos + z * t.sin);
}

/** atan(a / b) for positive a and b: into t.x and t.xLow. */
function atanOfQuotient(t: Trig, a: f64, b: f64): void {
  const turned = a > b;
  if (turned) {
    const c = a;
    a = b;
    b = c;
  }
  const z = a / b;
  const p = z * b;
  const zl = (a - p - productError(z, b, p)) / b;
  atanOf(t, z, zl);
  if (!turned) return;
  const y = PIO2_1 - t.x;
  t.xLow = sumError(PIO2_1, -t.x, y) + (PIO2_2 - t.xLow);
  t.x = y;
}

export function libm_atan(x: f64): f64 {
  const size = Math.abs(x);
  if (x != x || size < 1.4901161193847656e-8) return x;
  if (size > 1e17) return copysign<f64>(PIO2_1, x);
  const p = stackAlloc(TRIG_SLOTS);
  const t = changetype<Trig>(p);
  atanOfQuotient(t, size, 1);
  const y = t.x + t.xLow;
  stackFree(p);
  return copysign<f64>(y, x);
}

export function libm_atan2(y: f64, x: f64): f64 {
  let a = Math.abs(y);
  let b = Math.abs(x);
  // Zeros, infinities, NaN and quotients beyond the range: nothing to gain.
  if (!(a > 0 && b > 0 && a < Infinity && b < Infinity)) return Math.atan2(y, x);
  // Towards 1 by powers of two, so that no product over- or underflows.
  const big = max(a, b);
  const scale = big > 1e150 ? powerOfTwo(-600) : big < 1e-150 ? powerOfTwo(600) : 1.0;
  a *= scale;
  b *= scale;
  const quotient = a / b;
  if (quotient > 1e30 || quotient < 1e-30) return Math.atan2(y, x);
  const p = stackAlloc(TRIG_SLOTS);
  const t = changetype<Trig>(p);
  atanOfQuotient(t, a, b);
  let r: f64;
  if (x > 0) r = t.x + t.xLow;
  else {
    r = 2 * PIO2_1 - t.x;
    r += sumError(2 * PIO2_1, -t.x, r) + (2 * PIO2_2 - t.xLow);
  }
  stackFree(p);
  return copysign<f64>(r, y);
}
