// Decimal text to the nearest double, ties to even, by exact arithmetic. (CPython: Python/dtoa.c, _Py_dg_strtod)

import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { powerOfTwo } from '../int/double';
import {
  BIG_BYTES,
  BIG_SLOTS,
  bigBits,
  bigCompare,
  bigLimb,
  bigMultiplyAdd,
  bigMultiplyPower5,
  bigSet,
  bigShiftLeft,
  bigSize,
  bigSubtractMultiple,
} from './bignum';
import { tenTo } from './dtoa';
import { divide128, mulHigh } from './words';

/** Digits beyond this many cannot matter but for being there: no point half way between doubles has more. */
const MAX_DIGITS = 800;

/** m * 2^e rounded to a double, where `sticky` says that m was cut off; m's top bit is set. */
export function roundToDouble(m: u64, e: i32, sticky: bool): f64 {
  // The result's lowest bit is worth 2^low: 53 bits below the top, but never below 2^-1074.
  let low = e + 11;
  if (low < -1074) low = -1074;
  const drop = low - e;
  if (drop > 64) return 0;
  let kept = drop == 64 ? 0 : m >> drop;
  const rest = drop == 64 ? m : m & (((<u64>1) << drop) - 1);
  const half = (<u64>1) << (drop - 1);
  if (rest > half || (rest == half && (sticky || kept & 1))) kept++;
  if (low > 971 || (low == 971 && kept == 0x20000000000000)) return Infinity;
  return <f64>kept * powerOfTwo(low >= -1022 ? low : low + 1022) * (low >= -1022 ? 1 : powerOfTwo(-1022));
}

/** The top 64 bits of b as a number whose top bit is set, and whether anything but zeros lies below. */
function roundBig(b: usize, e: i32, sticky: bool): f64 {
  const n = bigSize(b);
  const bits = bigBits(b);
  const top = <u64>bigLimb(b, n - 1);
  const shift = <i32>clz(<u32>top);
  let m = top << 32;
  if (n > 1) m |= bigLimb(b, n - 2);
  if (shift) {
    m <<= shift;
    if (n > 2) m |= bigLimb(b, n - 3) >> (32 - shift);
  }
  if (!sticky && n > 2) {
    if (shift ? bigLimb(b, n - 3) << shift : bigLimb(b, n - 3)) sticky = true;
    for (let i = n - 4; i >= 0 && !sticky; i--) if (bigLimb(b, i)) sticky = true;
  }
  return roundToDouble(m, e + bits - 64, sticky);
}

/** 5^27 is the largest power of five in a word. */
const MAX_WORD_POWER = 27;

/**
 * v * 10^exponent, v > 0 and |exponent| at most 27: the product with the power of five has two words, its quotient is cut to
 * one, and both are rounded once.
 */
function wordsToDouble(v: u64, exponent: i32): f64 {
  const shift = <i32>clz(v);
  const top = v << shift;
  let five: u64 = 1;
  for (let i = abs(exponent); i > 0; i--) five *= 5;
  if (exponent >= 0) {
    const high = mulHigh(top, five);
    const low = top * five;
    if (high == 0) return roundToDouble(low, exponent - shift, false);
    const z = <i32>clz(high);
    const m = z ? (high << z) | (low >> (64 - z)) : high;
    return roundToDouble(m, exponent - shift + 64 - z, low << z != 0);
  }
  const scale = <i32>clz(five);
  const divisor = five << scale;
  const halved = top >= divisor;
  const low: u64 = halved ? top << 63 : 0;
  const q = divide128(halved ? top >> 1 : top, low, divisor);
  const rest = low - q * divisor;
  return roundToDouble(q, scale - shift + exponent - (halved ? 63 : 64), rest != 0);
}

/** The digits p[0..n) (ASCII, no leading zero) times 10^exponent. */
export function decimalToDouble(p: usize, n: i32, exponent: i32): f64 {
  while (n > 0 && load<u8>(p + n - 1) == 48) {
    n--;
    exponent++;
  }
  if (n == 0) return 0;
  if (n + exponent > 310) return Infinity;
  if (n + exponent < -325) return 0;
  if (n <= 19) {
    let v: u64 = 0;
    for (let i = 0; i < n; i++) v = v * 10 + (load<u8>(p + i) - 48);
    if (v <= (<u64>1) << 53) {
      // An exact integer and an exact power of ten: one operation, one rounding.
      if (exponent == 0) return <f64>v;
      if (exponent > 0 && exponent <= 22) return <f64>v * tenTo(exponent);
      if (exponent < 0 && exponent >= -22) return <f64>v / tenTo(-exponent);
    }
    if (abs(exponent) <= MAX_WORD_POWER) return wordsToDouble(v, exponent);
  }
  const scratch = stackAlloc(2 * BIG_SLOTS);
  const b = scratch;
  const d = scratch + BIG_BYTES;
  let sticky = false;
  if (n > MAX_DIGITS) {
    sticky = true;
    exponent += n - MAX_DIGITS;
    n = MAX_DIGITS;
  }
  bigSet(b, 0);
  let i = 0;
  while (i < n) {
    let chunk: u32 = 0;
    let scale: u32 = 1;
    for (let j = 0; j < 9 && i < n; j++, i++) {
      chunk = chunk * 10 + (load<u8>(p + i) - 48);
      scale *= 10;
    }
    if (bigSize(b) == 0) bigSet(b, chunk);
    else bigMultiplyAdd(b, scale, chunk);
  }
  let result: f64;
  if (exponent >= 0) {
    bigMultiplyPower5(b, exponent);
    result = roundBig(b, exponent, sticky);
  } else {
    // b / 5^k with 66 or 67 bits of quotient, by shifting and subtracting.
    bigSet(d, 1);
    bigMultiplyPower5(d, -exponent);
    const gap = bigBits(b) - bigBits(d);
    if (gap >= 0) bigShiftLeft(d, gap);
    else bigShiftLeft(b, -gap);
    // Now b and d have equally many bits, b/d in (1/2, 2).
    let e = exponent + gap;
    if (bigCompare(b, d) < 0) {
      bigShiftLeft(b, 1);
      e--;
    }
    let q: u64 = 0;
    for (let bit = 0; bit < 64; bit++) {
      q <<= 1;
      if (bigCompare(b, d) >= 0) {
        bigSubtractMultiple(b, d, 1);
        q |= 1;
      }
      bigShiftLeft(b, 1);
    }
    result = roundToDouble(q, e - 63, sticky || bigSize(b) != 0);
  }
  stackFree(scratch);
  return result;
}
