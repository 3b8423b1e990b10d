// Comparing numbers, and choosing one. (CPython: libmpdec/mpdecimal.c)

import { checkNans, mpd_qfinalize } from './finalize';
import {
  adjexp,
  arithSign,
  copyNumber,
  isInf,
  isNan,
  isQnan,
  isSnan,
  isSpecial,
  isZero,
  MPD_Invalid_operation,
  MPD_NEG,
  mpd_context_t,
  mpd_t,
  raise,
  setTriple,
  signOf,
  zeroCoeff,
} from './number';
import { pow10, RDIGITS, wordAt } from './words';

/** Neither is less nor greater: one is a NaN. */
export const UNORDERED: i32 = 0x7fffffff;

/** The word of the coefficient shifted left by `shift` digits at i. */
function shiftedWord(a: mpd_t, shift: i64, i: i64): u64 {
  i -= shift / RDIGITS;
  const r = shift % RDIGITS;
  const high: u64 = i >= 0 && i < a.len ? wordAt(a.data, i) : 0;
  if (r == 0) return high;
  const low: u64 = i >= 1 && i <= a.len ? wordAt(a.data, i - 1) : 0;
  return (high % pow10(RDIGITS - r)) * pow10(r) + low / pow10(RDIGITS - r);
}

/** -1, 0 or 1: the absolute values, no NaNs. */
export function compareAbs(a: mpd_t, b: mpd_t): i32 {
  if (isInf(a)) return isInf(b) ? 0 : 1;
  if (isInf(b)) return -1;
  if (zeroCoeff(a)) return zeroCoeff(b) ? 0 : -1;
  if (zeroCoeff(b)) return 1;
  if (adjexp(a) != adjexp(b)) return adjexp(a) < adjexp(b) ? -1 : 1;
  const shift = a.exp - b.exp;
  const sa = max<i64>(shift, 0);
  const sb = max<i64>(-shift, 0);
  for (let i = (a.digits + sa) / RDIGITS; i >= 0; i--) {
    const x = shiftedWord(a, sa, i);
    const y = shiftedWord(b, sb, i);
    if (x != y) return x < y ? -1 : 1;
  }
  return 0;
}

/** -1, 0 or 1: the values, no NaNs. */
export function compareValues(a: mpd_t, b: mpd_t): i32 {
  const za = isZero(a);
  const zb = isZero(b);
  if (za) return zb ? 0 : -arithSign(b);
  if (zb || signOf(a) != signOf(b)) return arithSign(a);
  return arithSign(a) * compareAbs(a, b);
}

/** The same for any numbers; UNORDERED with MPD_Invalid_operation where one is a NaN. */
export function mpd_qcmp(a: mpd_t, b: mpd_t, status: usize): i32 {
  if (!isNan(a) && !isNan(b)) return compareValues(a, b);
  raise(status, MPD_Invalid_operation);
  return UNORDERED;
}

function setComparison(r: mpd_t, c: i32): void {
  setTriple(r, c < 0 ? MPD_NEG : 0, c ? 1 : 0, 0);
}

export function mpd_qcompare(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  if (!checkNans(r, a, b, ctx, status)) setComparison(r, compareValues(a, b));
}

export function mpd_qcompare_signal(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  if (checkNans(r, a, b, ctx, status)) raise(status, MPD_Invalid_operation);
  else setComparison(r, compareValues(a, b));
}

/** Which of two equal numbers comes first: by sign, then by exponent. */
function compareEqual(a: mpd_t, b: mpd_t): i32 {
  if (signOf(a) != signOf(b)) return arithSign(a);
  if (a.exp == b.exp) return 0;
  return a.exp < b.exp ? -arithSign(a) : arithSign(a);
}

function totalClass(a: mpd_t): i32 {
  return isQnan(a) ? 3 : isSnan(a) ? 2 : 1;
}

/** The absolute values of coefficients. */
function comparePayloads(a: mpd_t, b: mpd_t): i32 {
  if (a.len != b.len) return a.len < b.len ? -1 : 1;
  for (let i = a.len - 1; i >= 0; i--) {
    const x = wordAt(a.data, i);
    const y = wordAt(b.data, i);
    if (x != y) return x < y ? -1 : 1;
  }
  return 0;
}

function compareTotal(a: mpd_t, b: mpd_t): i32 {
  if (signOf(a) != signOf(b)) return arithSign(a);
  if (isNan(a) || isNan(b)) {
    const c = totalClass(a) - totalClass(b);
    return arithSign(a) * (c ? (c < 0 ? -1 : 1) : comparePayloads(a, b));
  }
  const c = compareValues(a, b);
  return c ? c : compareEqual(a, b);
}

/** r = what compareTotal says. */
export function mpd_compare_total(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  setComparison(r, compareTotal(a, b));
}

export function mpd_compare_total_mag(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  const fa = a.flags;
  const fb = b.flags;
  a.flags = fa & ~MPD_NEG;
  if (b != a) b.flags = fb & ~MPD_NEG;
  const c = compareTotal(a, b);
  a.flags = fa;
  b.flags = fb;
  setComparison(r, c);
}

/** want: 1 for the larger one, -1 for the smaller one. */
function choose(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize, magnitude: bool, want: i32): void {
  if (isQnan(a) && !isNan(b)) copyNumber(r, b, status);
  else if (isQnan(b) && !isNan(a)) copyNumber(r, a, status);
  else if (checkNans(r, a, b, ctx, status)) return;
  else {
    let c = magnitude ? compareAbs(a, b) : compareValues(a, b);
    if (c == 0) c = compareEqual(a, b);
    copyNumber(r, want > 0 == c < 0 ? b : a, status);
  }
  mpd_qfinalize(r, ctx, status);
}

export function mpd_qmax(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  choose(r, a, b, ctx, status, false, 1);
}

export function mpd_qmax_mag(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  choose(r, a, b, ctx, status, true, 1);
}

export function mpd_qmin(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  choose(r, a, b, ctx, status, false, -1);
}

export function mpd_qmin_mag(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  choose(r, a, b, ctx, status, true, -1);
}

/** Whether both have the same exponent, or are both infinite or both NaNs. */
export function sameQuantum(a: mpd_t, b: mpd_t): bool {
  if (isSpecial(a) || isSpecial(b)) return (isNan(a) && isNan(b)) || (isInf(a) && isInf(b));
  return a.exp == b.exp;
}
