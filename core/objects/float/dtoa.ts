// A double's decimal digits: the shortest that read back as it, or as many as asked for, correctly rounded (ties to
// even), by exact arithmetic. (CPython: Python/dtoa.c; the method is Steele & White's, with Gay's rules for ties)

import { stackAlloc, stackFree } from '../../runtime/pellucid';
import {
  BIG_BYTES,
  BIG_SLOTS,
  bigAdd,
  bigCompare,
  bigCopy,
  bigDivideDigit,
  bigMultiplyAdd,
  bigMultiplyPower5,
  bigSet,
  bigShiftLeft,
  bigSize,
  divisorShift,
} from './bignum';

/** What doubleDigits finds; 16 bytes. */
@unmanaged
export class Decimal {
  decpt: i32; // 0.DIGITS * 10^decpt
  n: i32; // how many digits
  @bytes(1) digits: usize; // ASCII, no trailing zeros (a zero is '0' with decpt 1)
}

/** Room for every digit a double can have, 1100 and some. */
export const DECIMAL_SLOTS = 160;

/** Digit modes, as in dtoa(). */
export const SHORTEST = 0;
export const SIGNIFICANT = 2;
export const AFTER_POINT = 3;

/** The digits of the integer v. */
function digitsOfInteger(out: Decimal, v: u64): void {
  let n = 0;
  for (let w = v; w; w /= 10) n++;
  out.decpt = n;
  const p = out.digits;
  for (let i = n - 1; i >= 0; i--) {
    const q = v / 10;
    store<u8>(p + i, <u8>(v - q * 10) + 48);
    v = q;
  }
  out.n = n;
  stripZeros(out);
}

/* @inline */ function stripZeros(out: Decimal): void {
  let n = out.n;
  const p = out.digits;
  while (n > 0 && load<u8>(p + n - 1) == 48) n--;
  out.n = n;
}

/** 10^i, exact; 0 <= i <= 22. */
export function tenTo(i: i32): f64 {
  return load<f64>(
    memory.data<f64>([
      1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
      1e21, 1e22,
    ]) +
      ((<usize>i) << 3),
  );
}

/**
 * The shortest digits when at most 15 do: there is at most one decimal of 15 digits that reads as x, and dividing an
 * exact integer by an exact power of ten rounds correctly, so trying it proves it.
 */
function shortestByTrial(out: Decimal, x: f64, k: i32): bool {
  const scale = 14 - k;
  if (scale < -22 || scale > 22) return false;
  let scaled: f64;
  if (scale >= 0) scaled = nearest(x * tenTo(scale));
  else scaled = nearest(x / tenTo(-scale));
  if (scaled >= 1e15) return false;
  const back = scale >= 0 ? scaled / tenTo(scale) : scaled * tenTo(-scale);
  if (back != x) return false;
  digitsOfInteger(out, <u64>scaled);
  out.decpt -= scale;
  return true;
}

/** floor(log10(x)), or one more. */
function estimateExponent(x: f64, m: u64, e: i32): i32 {
  const bits = 64 - <i32>clz(m);
  const fraction = reinterpret<f64>(((m << (53 - bits)) & 0xfffffffffffff) | 0x3ff0000000000000);
  const ds = (fraction - 1.5) * 0.289529654602168 + 0.1760912590558 + <f64>(bits - 1 + e) * 0.301029995663981;
  const k = <i32>Math.floor(ds);
  if (k >= 0 && k <= 22 && x < tenTo(k)) return k - 1;
  return k;
}

/** Adds one to the last digit; where all are nines a 1 and an exponent more. */
function roundUp(out: Decimal): void {
  const p = out.digits;
  let n = out.n;
  while (n > 0 && load<u8>(p + n - 1) == 57) n--;
  if (n == 0) {
    store<u8>(p, 49);
    out.decpt++;
    out.n = 1;
    return;
  }
  store<u8>(p + n - 1, load<u8>(p + n - 1) + 1);
  out.n = n;
}

/**
 * A few decimals of a number of ordinary size: x = whole + rest / 2^s, and rest * 10^decimals fits 64 bits.
 */
function decimalsInWords(out: Decimal, m: u64, e: i32, decimals: i32): bool {
  const s = -e;
  if (decimals < 0 || decimals > 3 || s < 1 || s > 52) return false;
  const scale: u64 = decimals == 0 ? 1 : decimals == 1 ? 10 : decimals == 2 ? 100 : 1000;
  const rest = (m & (((<u64>1) << s) - 1)) * scale;
  let v = (m >> s) * scale + (rest >> s);
  const half = (<u64>1) << (s - 1);
  const low = rest & (((<u64>1) << s) - 1);
  if (low > half || (low == half && v & 1)) v++;
  if (v == 0) {
    out.n = 0;
    out.decpt = -decimals;
    return true;
  }
  digitsOfInteger(out, v);
  out.decpt -= decimals;
  return true;
}

/**
 * The digits of x >= 0, finite. mode SHORTEST; SIGNIFICANT: at most max(1, ndigits) digits; AFTER_POINT: rounded to
 * ndigits (perhaps negative) places after the point, which may leave none (n 0, decpt -ndigits).
 */
export function doubleDigits(out: Decimal, x: f64, mode: i32, ndigits: i32): void {
  if (x == 0) {
    store<u8>(out.digits, 48);
    out.n = 1;
    out.decpt = 1;
    return;
  }
  const bits = reinterpret<u64>(x);
  let e = <i32>(bits >> 52);
  let m = bits & 0xfffffffffffff;
  const powerOf2 = m == 0 && e > 1; // the next double below is only half as far away
  if (e) m |= 0x10000000000000;
  else e = 1;
  e -= 1075;
  const even = (m & 1) == 0;
  // Without the trailing zero bits all numbers below stay shorter.
  const zeros = <i32>ctz(m);
  m >>= zeros;
  e += zeros;
  let k = estimateExponent(x, m, e);
  if (mode == SHORTEST) {
    if (e >= 0 && k <= 14) {
      digitsOfInteger(out, m << e);
      return;
    }
    if (shortestByTrial(out, x, k)) return;
  } else if (mode == AFTER_POINT && decimalsInWords(out, m, e, ndigits)) return;

  const scratch = stackAlloc(5 * BIG_SLOTS);
  const r = scratch;
  const s = scratch + BIG_BYTES;
  const low = s + BIG_BYTES;
  const high = low + BIG_BYTES;
  const sum = high + BIG_BYTES;
  // x = r/s * 10^k with powers of two kept apart: r2 and s2 are their exponents.
  bigSet(r, m);
  bigSet(s, 1);
  let r2 = max(e, 0);
  let s2 = max(-e, 0);
  if (k >= 0) {
    bigMultiplyPower5(s, k);
    s2 += k;
  } else {
    bigMultiplyPower5(r, -k);
    r2 -= k;
  }
  if (mode == SHORTEST) {
    // low and high: half the distance to the neighbours, in units of 1/s. One ulp is 2^(e - zeros).
    bigSet(low, 1);
    if (k < 0) bigMultiplyPower5(low, -k);
    let low2 = r2 - zeros - 1;
    if (low2 < 0) {
      r2 -= low2;
      s2 -= low2;
      low2 = 0;
    }
    let high2 = low2;
    if (powerOf2) {
      r2++;
      s2++;
      high2++;
    }
    const common = min(min(r2, s2), low2);
    bigShiftLeft(s, s2 - common);
    const t = divisorShift(s);
    bigShiftLeft(s, t);
    bigCopy(high, low);
    bigShiftLeft(r, r2 - common + t);
    bigShiftLeft(low, low2 - common + t);
    bigShiftLeft(high, high2 - common + t);
    if (bigCompare(r, s) < 0) {
      k--;
      bigMultiplyAdd(r, 10, 0);
      bigMultiplyAdd(low, 10, 0);
      bigMultiplyAdd(high, 10, 0);
    }
    shortestDigits(out, r, s, low, high, sum, even, k);
  } else {
    const common = min(r2, s2);
    bigShiftLeft(s, s2 - common);
    const t = divisorShift(s);
    bigShiftLeft(s, t);
    bigShiftLeft(r, r2 - common + t);
    if (bigCompare(r, s) < 0) {
      k--;
      bigMultiplyAdd(r, 10, 0);
    }
    fixedDigits(out, r, s, k, mode == SIGNIFICANT ? max(ndigits, 1) : ndigits + k + 1, ndigits);
  }
  stackFree(scratch);
}

/** r/s in [1, 10): digits until what is left lies within low or high of 0 or 1. */
function shortestDigits(
  out: Decimal,
  r: usize,
  s: usize,
  low: usize,
  high: usize,
  sum: usize,
  even: bool,
  k: i32,
): void {
  const p = out.digits;
  let n = 0;
  out.decpt = k + 1;
  for (;;) {
    let digit = bigDivideDigit(r, s) + 48;
    const below = bigCompare(r, low);
    bigCopy(sum, r);
    bigAdd(sum, high);
    const above = bigCompare(sum, s);
    if (above == 0 && even) {
      // Exactly the upper end, which an even mantissa includes.
      store<u8>(p + n++, <u8>digit);
      out.n = n;
      if (digit == 57) roundUp(out);
      else if (below > 0) store<u8>(p + n - 1, <u8>(digit + 1));
      return;
    }
    if (below < 0 || (below == 0 && even)) {
      store<u8>(p + n++, <u8>digit);
      out.n = n;
      if (bigSize(r) != 0 && above > 0) {
        // Both this digit and the next are near enough: the nearer one.
        bigShiftLeft(r, 1);
        const c = bigCompare(r, s);
        if (c > 0 || (c == 0 && digit & 1)) roundUp(out);
      }
      return;
    }
    store<u8>(p + n++, <u8>digit);
    if (above > 0) {
      out.n = n;
      roundUp(out);
      return;
    }
    bigMultiplyAdd(r, 10, 0);
    bigMultiplyAdd(low, 10, 0);
    bigMultiplyAdd(high, 10, 0);
  }
}

/** r/s in [1, 10): `limit` digits of it, rounded; none when limit is 0 and it is at most 5. */
function fixedDigits(out: Decimal, r: usize, s: usize, k: i32, limit: i32, ndigits: i32): void {
  out.decpt = k + 1;
  if (limit <= 0) {
    // Only the digit before the first wanted one could round up to 1.
    if (limit == 0) {
      bigMultiplyAdd(s, 5, 0);
      if (bigCompare(r, s) > 0) {
        store<u8>(out.digits, 49);
        out.n = 1;
        out.decpt = k + 2;
        return;
      }
    }
    out.n = 0;
    out.decpt = -ndigits;
    return;
  }
  const p = out.digits;
  let n = 0;
  let digit: u32;
  for (;;) {
    digit = bigDivideDigit(r, s);
    store<u8>(p + n++, <u8>(digit + 48));
    if (bigSize(r) == 0) {
      out.n = n;
      stripZeros(out);
      return;
    }
    if (n >= limit) break;
    bigMultiplyAdd(r, 10, 0);
  }
  out.n = n;
  bigShiftLeft(r, 1);
  const c = bigCompare(r, s);
  if (c > 0 || (c == 0 && digit & 1)) roundUp(out);
  else stripZeros(out);
}
