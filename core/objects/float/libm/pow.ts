// pow and exp as glibc computes them on processors that multiply and add in one step: the same bits. (Arm's optimized routines)
//
//   pow(x, y) = exp(y * log(x)), log(x) with 68 bits, as a sum of two doubles

import { stackAlloc, stackFree } from '../../../runtime/pellucid';
import { productError, sumError } from './double-double';
import { expTable, powLogTable } from './pow-tables';

/** a * b + c, rounded once but for a case in some thousands of millions. The numbers are far from the ends of the range. */
function multiplyAdd(a: f64, b: f64, c: f64): f64 {
  const product = a * b;
  const sum = product + c;
  return sum + (sumError(product, c, sum) + productError(a, b, product));
}

/** The low part of log(x) goes to *tail. ix: the bits of x > 0, normal. */
function logParts(ix: u64, tail: usize): f64 {
  const from = ix - 0x3fe6955500000000;
  const row = powLogTable() + <usize>((from >> 45) & 127) * 24;
  const k = <f64>(<i64>from >> 52);
  const z = reinterpret<f64>(ix - (from & 0xfff0000000000000));
  const r = multiplyAdd(z, load<f64>(row), -1);
  const t1 = multiplyAdd(k, reinterpret<f64>(0x3fe62e42fefa3800), load<f64>(row, 8));
  const t2 = t1 + r;
  const lo1 = multiplyAdd(k, reinterpret<f64>(0x3d2ef35793c76730), load<f64>(row, 16));
  const lo2 = t1 - t2 + r;
  const ar = -0.5 * r;
  const ar2 = r * ar;
  const high = t2 + ar2;
  const lo3 = multiplyAdd(ar, r, -ar2);
  const lo4 = t2 - high + ar2;
  const p = multiplyAdd(
    ar2,
    multiplyAdd(
      ar2,
      multiplyAdd(r, reinterpret<f64>(0x3ff0002b8b263fc3), reinterpret<f64>(0xbff2495b9b4845e9)),
      multiplyAdd(r, reinterpret<f64>(0xbfe555555529a47a), reinterpret<f64>(0x3fe999999959554e)),
    ),
    multiplyAdd(r, reinterpret<f64>(0x3fe0000000000006), reinterpret<f64>(0xbfe5555555555560)),
  );
  const low = multiplyAdd(r * ar2, p, lo1 + lo2 + lo3 + lo4);
  const y = high + low;
  store<f64>(tail, high - y + low);
  return y;
}

/** scale * (1 + t) where scale's exponent is out of range. */
function scaled(t: f64, bits: u64, k: u64): f64 {
  if (!(k & 0x80000000)) {
    const scale = reinterpret<f64>(bits - ((<u64>1009) << 52));
    return reinterpret<f64>(0x7f00000000000000) * multiplyAdd(scale, t, scale);
  }
  bits += (<u64>1022) << 52;
  const scale = reinterpret<f64>(bits);
  let y = multiplyAdd(scale, t, scale);
  if (Math.abs(y) < 1) {
    // Rounded where the subnormal number will end, or it would be rounded twice.
    const one = copysign<f64>(1, y);
    const high = one + y;
    const low = one - high + y + multiplyAdd(scale, t, scale - y);
    y = high + low - one;
    if (y == 0) y = reinterpret<f64>(bits & 0x8000000000000000);
  }
  return y * reinterpret<f64>(0x0010000000000000);
}

/** (-1 if negative) * exp(x + tail) */
function expParts(x: f64, tail: f64, negative: bool): f64 {
  const size = <u32>(reinterpret<u64>(x) >> 52) & 0x7ff;
  const sign: f64 = negative ? -1 : 1;
  if (size < 0x3c9) return sign;
  if (size >= 0x409) return x < 0 ? sign * 0 : sign * Infinity;
  const shift = reinterpret<f64>(0x4338000000000000);
  let k = multiplyAdd(reinterpret<f64>(0x3ff71547652b82fe) * 128, x, shift);
  const ki = reinterpret<u64>(k);
  k -= shift;
  let r = multiplyAdd(k, reinterpret<f64>(0xbf762e42fefa0000), x);
  r = multiplyAdd(k, reinterpret<f64>(0xbd0cf79abc9e3b3a), r) + tail;
  const row = expTable() + ((<usize>(ki & 127)) << 4);
  const bits = load<u64>(row, 8) + ((ki + (negative ? 0x40000 : 0)) << 45);
  const r2 = r * r;
  const low = multiplyAdd(r, reinterpret<f64>(0x3fc555555555543c), reinterpret<f64>(0x3fdffffffffffdbd));
  const high = multiplyAdd(r, reinterpret<f64>(0x3f81111167a4d017), reinterpret<f64>(0x3fa55555cf172b91));
  const t = multiplyAdd(r2 * r2, high, multiplyAdd(r2, low, load<f64>(row) + r));
  if (size >= 0x408) return scaled(t, bits, ki);
  const scale = reinterpret<f64>(bits);
  return multiplyAdd(scale, t, scale);
}

export function libm_exp(x: f64): f64 {
  return x != x ? x : expParts(x, 0, false);
}

/** 0: y is no integer; 1: an odd one; 2: an even one. */
function parity(iy: u64): i32 {
  const e = <i64>((iy >> 52) & 0x7ff);
  if (e < 0x3ff) return 0;
  if (e > 0x433) return 2;
  const one = (<u64>1) << (0x433 - e);
  return iy & (one - 1) ? 0 : iy & one ? 1 : 2;
}

/** Zeros, infinities and NaNs as operands. */
function specialPower(x: f64, y: f64, odd: bool): f64 {
  if (y == 0 || x == 1) return 1;
  if (x != x || y != y) return NaN;
  const size = Math.abs(x);
  if (Math.abs(y) == Infinity) return size == 1 ? 1 : size < 1 == y < 0 ? Infinity : 0;
  const r: f64 = (size == 0) == y < 0 ? Infinity : 0;
  return odd && reinterpret<u64>(x) >> 63 ? -r : r;
}

export function libm_pow(x: f64, y: f64): f64 {
  let ix = reinterpret<u64>(x);
  const iy = reinterpret<u64>(y);
  const whole = parity(iy);
  if (y == 0 || x == 0 || !(Math.abs(x) < Infinity) || !(Math.abs(y) < Infinity)) return specialPower(x, y, whole == 1);
  const negative = x < 0 && whole == 1;
  if (x < 0) {
    if (!whole) return NaN;
    ix &= 0x7fffffffffffffff;
  }
  const size = <u32>(iy >> 52) & 0x7ff;
  if (ix == 0x3ff0000000000000) return negative ? -1 : 1;
  if (size < 0x3be) return 1;
  if (size >= 0x43e) return ix > 0x3ff0000000000000 == y > 0 ? Infinity : 0;
  if (ix >> 52 == 0) ix = reinterpret<u64>(reinterpret<f64>(ix) * 4503599627370496.0) - ((<u64>52) << 52);
  const at = stackAlloc(1);
  const high = logParts(ix, at);
  const low = load<f64>(at);
  stackFree(at);
  const e = y * high;
  return expParts(e, multiplyAdd(y, low, multiplyAdd(y, high, -e)), negative);
}
