// Quotients, remainders and square roots. (CPython: libmpdec/mpdecimal.c)

import { addUnrounded, mpd_qadd, mulExact } from './arithmetic';
import { compareAbs, compareValues } from './compare';
import { checkNan, checkNans, mpd_qfinalize, shiftLeft, shiftRight } from './finalize';
import {
  adjexp,
  constant,
  copyNumber,
  endContext,
  endTemporary,
  etiny,
  isInf,
  isNan,
  isNegative,
  isOdd,
  isSpecial,
  isZero,
  MPD_Clamped,
  MPD_Division_by_zero,
  MPD_Division_impossible,
  MPD_Division_undefined,
  MPD_Errors,
  MPD_INF,
  MPD_Invalid_operation,
  MPD_Malloc_error,
  MPD_NAN,
  MPD_NEG,
  MPD_ROUND_HALF_EVEN,
  maxContext,
  mpd_context_t,
  mpd_t,
  raise,
  resize,
  setDigits,
  setError,
  setFlags,
  setSpecial,
  setTriple,
  signOf,
  statusOf,
  temporary,
  trailZeros,
  workContext,
  zeroCoeff,
} from './number';
import { divideWords, divWord, putWord, RADIX, realSize, wordAt } from './words';

/** The coefficients' quotient and remainder (r may be null); q and r are no operands. The remainder is not 0: 1; -1: no memory. */
function divideCoefficients(q: mpd_t, r: mpd_t | null, a: mpd_t, b: mpd_t, status: usize): i32 {
  const n = max<i64>(a.len - b.len + 1, 1);
  let rem: i32;
  if (!resize(q, n, status) || (r && !resize(r, b.len, status))) return -1;
  if (a.len < b.len) {
    putWord(q.data, 0, 0);
    if (r) {
      memory.copy(r.data, a.data, (<usize>a.len) << 3);
      memory.fill(r.data + ((<usize>a.len) << 3), 0, (<usize>(b.len - a.len)) << 3);
    }
    rem = zeroCoeff(a) ? 0 : 1;
  } else if (b.len == 1) {
    const rest = divWord(q.data, a.data, a.len, wordAt(b.data, 0));
    if (r) putWord(r.data, 0, rest);
    rem = rest ? 1 : 0;
  } else rem = divideWords(q.data, r ? r.data : 0, a.data, a.len, b.data, b.len);
  if (rem < 0) return rem;
  setFlags(q, 0);
  q.len = realSize(q.data, n);
  setDigits(q);
  if (r) {
    setFlags(r, 0);
    r.len = realSize(r.data, b.len);
    setDigits(r);
  }
  return rem;
}

/** Prepares the rounding of a quotient or root of which more digits follow: no half, nothing exact. */
function makeSticky(a: mpd_t): void {
  if (wordAt(a.data, 0) % 5 == 0) putWord(a.data, 0, wordAt(a.data, 0) + 1);
}

/** ideal: an exact quotient gets the exponent that the operands' exponents suggest. */
export function divide(q: mpd_t, a: mpd_t, b: mpd_t, ideal: bool, ctx: mpd_context_t, status: usize): void {
  const sign = signOf(a) ^ signOf(b);
  if (isSpecial(a) || isSpecial(b)) {
    if (checkNans(q, a, b, ctx, status)) return;
    if (!isInf(a)) {
      setTriple(q, sign, 0, etiny(ctx));
      raise(status, MPD_Clamped);
    } else if (isInf(b)) setError(q, MPD_Invalid_operation, status);
    else setSpecial(q, sign, MPD_INF);
    return;
  }
  if (zeroCoeff(b)) {
    if (zeroCoeff(a)) {
      setError(q, MPD_Division_undefined, status);
      return;
    }
    setSpecial(q, sign, MPD_INF);
    raise(status, MPD_Division_by_zero);
    return;
  }
  const wanted = a.exp - b.exp;
  if (zeroCoeff(a)) {
    setTriple(q, sign, 0, wanted);
    mpd_qfinalize(q, ctx, status);
    return;
  }
  let shift = b.digits - a.digits + ctx.prec + 1;
  let exp = wanted - shift;
  const aligned = temporary();
  const t = temporary();
  let x = a;
  let y = b;
  let ok = true;
  if (shift > 0) {
    ok = shiftLeft(aligned, a, shift, status);
    x = aligned;
  } else if (shift < 0) {
    ok = shiftLeft(aligned, b, -shift, status);
    y = aligned;
  }
  const rem = ok ? divideCoefficients(t, null, x, y, status) : -1;
  if (rem < 0) setError(t, MPD_Malloc_error, status);
  else {
    setFlags(t, sign);
    shift = wanted - exp;
    if (rem) makeSticky(t);
    else if (ideal && shift > 0) {
      shift = min(trailZeros(t), shift);
      shiftRight(t, t, shift, status);
      exp += shift;
    }
    t.exp = exp;
    mpd_qfinalize(t, ctx, status);
  }
  copyNumber(q, t, status);
  endTemporary(t);
  endTemporary(aligned);
}

export function mpd_qdiv(q: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  divide(q, a, b, true, ctx, status);
}

function bothNan(q: mpd_t, r: mpd_t, flags: u32, status: usize): void {
  setError(q, flags, status);
  setSpecial(r, 0, MPD_NAN);
}

/** q and r are no operands; finite numbers, b not 0. */
function divmodUnrounded(q: mpd_t, r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  const sign = signOf(a) ^ signOf(b);
  const signA = signOf(a);
  const exp = min(a.exp, b.exp);
  if (zeroCoeff(a)) {
    setTriple(r, signA, 0, exp);
    setTriple(q, sign, 0, 0);
    return;
  }
  const difference = adjexp(a) - adjexp(b);
  const shift = a.exp - b.exp;
  if (difference < 0) {
    if (!shiftLeft(r, a, max<i64>(shift, 0), status)) {
      bothNan(q, r, MPD_Malloc_error, status);
      return;
    }
    r.exp = exp;
    setTriple(q, sign, 0, 0);
    return;
  }
  if (difference > ctx.prec) {
    bothNan(q, r, MPD_Division_impossible, status);
    return;
  }
  const aligned = temporary();
  let ok = true;
  let x = a;
  let y = b;
  if (shift > 0) {
    ok = shiftLeft(aligned, a, shift, status);
    x = aligned;
  } else if (shift < 0) {
    ok = shiftLeft(aligned, b, -shift, status);
    y = aligned;
  }
  if (!ok || divideCoefficients(q, r, x, y, status) < 0) bothNan(q, r, MPD_Malloc_error, status);
  else if (q.digits > ctx.prec) bothNan(q, r, MPD_Division_impossible, status);
  else {
    setFlags(q, sign);
    q.exp = 0;
    setFlags(r, signA);
    r.exp = exp;
  }
  endTemporary(aligned);
}

export function mpd_qdivmod(q: mpd_t, r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  const sign = signOf(a) ^ signOf(b);
  if (isSpecial(a) || isSpecial(b)) {
    if (checkNans(q, a, b, ctx, status)) copyNumber(r, q, status);
    else if (isInf(a)) {
      bothNan(q, r, MPD_Invalid_operation, status);
      if (!isInf(b)) setSpecial(q, sign, MPD_INF);
    } else {
      copyNumber(r, a, status);
      mpd_qfinalize(r, ctx, status);
      setTriple(q, sign, 0, 0);
    }
    return;
  }
  if (zeroCoeff(b)) {
    if (zeroCoeff(a)) {
      bothNan(q, r, MPD_Division_undefined, status);
      return;
    }
    bothNan(q, r, MPD_Division_by_zero | MPD_Invalid_operation, status);
    setSpecial(q, sign, MPD_INF);
    return;
  }
  divmodUnrounded(q, r, a, b, ctx, status);
  mpd_qfinalize(q, ctx, status);
  mpd_qfinalize(r, ctx, status);
}

export function mpd_qdivint(q: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  const sign = signOf(a) ^ signOf(b);
  if (isSpecial(a) || isSpecial(b)) {
    if (checkNans(q, a, b, ctx, status)) return;
    if (!isInf(a)) setTriple(q, sign, 0, 0);
    else if (isInf(b)) setError(q, MPD_Invalid_operation, status);
    else setSpecial(q, sign, MPD_INF);
    return;
  }
  if (zeroCoeff(b)) {
    if (zeroCoeff(a)) {
      setError(q, MPD_Division_undefined, status);
      return;
    }
    setSpecial(q, sign, MPD_INF);
    raise(status, MPD_Division_by_zero);
    return;
  }
  const t = temporary();
  const r = temporary();
  divmodUnrounded(t, r, a, b, ctx, status);
  mpd_qfinalize(t, ctx, status);
  copyNumber(q, t, status);
  endTemporary(r);
  endTemporary(t);
}

/** What remainders have in common: whether r is set already. */
function specialRemainder(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): bool {
  if (isSpecial(a) || isSpecial(b)) {
    if (checkNans(r, a, b, ctx, status)) return true;
    if (isInf(a)) setError(r, MPD_Invalid_operation, status);
    else {
      copyNumber(r, a, status);
      mpd_qfinalize(r, ctx, status);
    }
    return true;
  }
  if (!zeroCoeff(b)) return false;
  setError(r, zeroCoeff(a) ? MPD_Division_undefined : MPD_Invalid_operation, status);
  return true;
}

export function mpd_qrem(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  if (specialRemainder(r, a, b, ctx, status)) return;
  const q = temporary();
  const t = temporary();
  divmodUnrounded(q, t, a, b, ctx, status);
  mpd_qfinalize(t, ctx, status);
  copyNumber(r, t, status);
  endTemporary(t);
  endTemporary(q);
}

function allNines(a: mpd_t): bool {
  let word = wordAt(a.data, a.len - 1);
  if (!word) return false;
  for (; word % 10 == 9; word /= 10);
  if (word) return false;
  for (let i = a.len - 2; i >= 0; i--) if (wordAt(a.data, i) != RADIX - 1) return false;
  return true;
}

/** The remainder t of a / b goes to the other side where it is nearer there; q is the quotient, and is used up. */
function nearerSide(q: mpd_t, t: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  const difference = adjexp(b) - adjexp(t);
  if (difference < -1 || difference > 1) return;
  const tooLong = q.digits == ctx.prec && allNines(q);
  const odd = isOdd(q);
  const work = maxContext();
  addUnrounded(q, t, b, signOf(a) == signOf(b) ? signOf(b) ^ MPD_NEG : signOf(b), work, statusOf(work));
  if (work.status & MPD_Errors) setError(t, work.status & MPD_Errors, status);
  else {
    const c = compareAbs(q, t);
    if (c < 0 || (c == 0 && odd)) {
      if (tooLong) setError(t, MPD_Division_impossible, status);
      else copyNumber(t, q, status);
    }
  }
  endContext(work);
}

export function mpd_qrem_near(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  if (specialRemainder(r, a, b, ctx, status)) return;
  const q = temporary();
  const t = temporary();
  divmodUnrounded(q, t, a, b, ctx, status);
  if (!isNan(q) && !isNan(t) && !zeroCoeff(t)) nearerSide(q, t, a, b, ctx, status);
  mpd_qfinalize(t, ctx, status);
  copyNumber(r, t, status);
  endTemporary(t);
  endTemporary(q);
}

// --- square root

/** r = floor(sqrt(c)) for a coefficient, by Newton's steps from above the first nine digits. */
function integerRoot(r: mpd_t, c: mpd_t, status: usize): void {
  const q = temporary();
  const t = temporary();
  const rest = temporary();
  const free = maxContext();
  const two = constant(0, 2, 0);
  const cut = max<i64>(0, c.digits - 18 + (c.digits & 1));
  shiftRight(t, c, cut, status);
  setTriple(t, 0, <u64>Math.sqrt(<f64>wordAt(t.data, 0)) + 2, 0);
  let ok = !(load<u32>(status) & MPD_Malloc_error) && shiftLeft(r, t, cut >> 1, status);
  while (ok) {
    divmodUnrounded(q, rest, c, r, free, status);
    ok = !isSpecial(q);
    if (!ok || compareValues(r, q) <= 0) break;
    mpd_qadd(t, r, q, free, status);
    ok = !isSpecial(t);
    if (!ok) break;
    divmodUnrounded(r, rest, t, two, free, status);
    ok = !isSpecial(r);
  }
  if (!ok) setError(r, MPD_Malloc_error, status);
  endTemporary(two);
  endContext(free);
  endTemporary(rest);
  endTemporary(t);
  endTemporary(q);
}

/** c: the coefficient times a power of ten that makes the root long enough; false: no memory. */
function rootOf(r: mpd_t, c: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): bool {
  const odd = a.exp & 1;
  let exp = (a.exp - odd) / 2;
  if (!copyNumber(c, a, status)) return false;
  c.exp = 0;
  if (odd && !shiftLeft(c, c, 1, status)) return false;
  const shift = ctx.prec + 1 - (odd ? (a.digits >> 1) + 1 : (a.digits + 1) >> 1);
  let exact = true;
  if (shift < 0) exact = shiftRight(c, c, -2 * shift, status) == 0;
  else if (!shiftLeft(c, c, 2 * shift, status)) return false;
  exp -= shift;
  integerRoot(r, c, status);
  if (isSpecial(r)) return false;
  if (exact) {
    const square = temporary();
    const free = maxContext();
    mulExact(square, r, r, free, status);
    exact = !isSpecial(square) && compareValues(square, c) == 0;
    endContext(free);
    endTemporary(square);
  }
  if (!exact) makeSticky(r);
  else {
    if (shift >= 0) shiftRight(r, r, shift, status);
    else if (!shiftLeft(r, r, -shift, status)) return false;
    exp += shift;
  }
  r.exp = exp;
  return true;
}

export function mpd_qsqrt(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
  if (checkNan(r, a, ctx, status)) return;
  if (isZero(a)) {
    setTriple(r, signOf(a), 0, (a.exp - (a.exp & 1)) / 2);
    mpd_qfinalize(r, ctx, status);
    return;
  }
  if (isNegative(a)) {
    setError(r, MPD_Invalid_operation, status);
    return;
  }
  if (isInf(a)) {
    setSpecial(r, 0, MPD_INF);
    return;
  }
  const t = temporary();
  const c = temporary();
  if (!rootOf(t, c, a, ctx, status)) setError(t, MPD_Malloc_error, status);
  const work = workContext(ctx);
  work.round = MPD_ROUND_HALF_EVEN;
  mpd_qfinalize(t, work, status);
  copyNumber(r, t, status);
  endContext(work);
  endTemporary(c);
  endTemporary(t);
}
