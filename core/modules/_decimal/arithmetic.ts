// Sums, products, and giving a number another exponent. (CPython: libmpdec/mpdecimal.c)

import { stackAlloc } from '../../runtime/cold';
import { stackFree } from '../../runtime/pellucid';
import { compareValues } from './compare';
import {
  applyRound,
  checkNan,
  checkNans,
  maxCoeff,
  mpd_qfinalize,
  NO_ROUNDING,
  shiftLeft,
  shiftRight,
} from './finalize';
import {
  adjexp,
  constant,
  copyNumber,
  endContext,
  endTemporary,
  etiny,
  etop,
  isInf,
  isNan,
  isNegative,
  isSpecial,
  isSubnormal,
  isZero,
  MPD_Clamped,
  MPD_Errors,
  MPD_INF,
  MPD_Inexact,
  MPD_Invalid_operation,
  MPD_MAX_EMAX,
  MPD_MAX_PREC,
  MPD_Malloc_error,
  MPD_MIN_ETINY,
  MPD_NEG,
  MPD_Overflow,
  MPD_ROUND_CEILING,
  MPD_ROUND_FLOOR,
  MPD_Rounded,
  MPD_Subnormal,
  MPD_Underflow,
  mpd_context_t,
  mpd_t,
  raise,
  resize,
  setDigits,
  setError,
  setFlags,
  setSign,
  setSpecial,
  setTriple,
  signOf,
  statusOf,
  temporary,
  trailZeros,
  workContext,
  zeroCoeff,
} from './number';
import { addWords, multiply, putWord, realSize, subWords, wordAt } from './words';

/** r = |big| - |small| or |small| - |big|, whichever is not negative: whether they had to be exchanged. */
function subtractCoefficients(r: mpd_t, big: mpd_t, small: mpd_t, status: usize): i32 {
  let swapped = big.len < small.len;
  if (big.len == small.len) {
    let i = big.len - 1;
    while (i > 0 && wordAt(big.data, i) == wordAt(small.data, i)) i--;
    swapped = wordAt(big.data, i) < wordAt(small.data, i);
  }
  const x = swapped ? small : big;
  const y = swapped ? big : small;
  const n = x.len;
  if (!resize(r, n, status)) return -1;
  subWords(r.data, x.data, n, y.data, y.len);
  r.len = realSize(r.data, n);
  resize(r, r.len, status);
  return swapped;
}

function addCoefficients(r: mpd_t, a: mpd_t, b: mpd_t, status: usize): bool {
  const x = a.len < b.len ? b : a;
  const y = a.len < b.len ? a : b;
  const n = x.len;
  const m = y.len;
  if (!resize(r, n, status)) return false;
  r.len = n;
  if (!addWords(r.data, x.data, n, y.data, m)) return true;
  if (!resize(r, n + 1, status)) return false;
  putWord(r.data, n, 1);
  r.len = n + 1;
  return true;
}

/** r = a + b with another sign of b, not rounded; no specials. */
export function addUnrounded(r: mpd_t, a: mpd_t, b: mpd_t, signB: u8, ctx: mpd_context_t, status: usize): void {
  const signA = signOf(a);
  const first = a.exp >= b.exp; // big is a
  let big = first ? a : b;
  let small = first ? b : a;
  let aligned: mpd_t | null = null;
  if (big.exp != small.exp) {
    aligned = temporary();
    if (!zeroCoeff(big)) {
      // What lies far below the last digit that counts acts as one digit just below it.
      const exp = big.exp - 1 + (big.digits > ctx.prec ? 0 : big.digits - ctx.prec - 1);
      if (adjexp(small) < exp) small = constant(0, zeroCoeff(small) ? 0 : 1, exp);
    }
    if (!shiftLeft(aligned, big, big.exp - small.exp, status)) {
      setError(r, MPD_Malloc_error, status);
      endTemporary(aligned);
      return;
    }
    big = aligned;
  }
  const exp = small.exp;
  let sign = signA;
  let ok: bool;
  if (signA == signB) ok = addCoefficients(r, big, small, status);
  else {
    const swapped = subtractCoefficients(r, big, small, status);
    ok = swapped >= 0;
    if (ok && zeroCoeff(r)) sign = ctx.round == MPD_ROUND_FLOOR ? MPD_NEG : 0;
    else if ((swapped != 0) == first) sign = signB;
  }
  if (ok) {
    setFlags(r, sign);
    r.exp = exp;
    setDigits(r);
  }
  if (aligned) endTemporary(aligned);
}

function addSigned(r: mpd_t, a: mpd_t, b: mpd_t, signB: u8, ctx: mpd_context_t, status: usize): void {
  if (isSpecial(a) || isSpecial(b)) {
    if (checkNans(r, a, b, ctx, status)) return;
    if (!isInf(a)) setSpecial(r, signB, MPD_INF);
    else if (isInf(b) && signOf(a) != signB) setError(r, MPD_Invalid_operation, status);
    else setSpecial(r, signOf(a), MPD_INF);
    return;
  }
  addUnrounded(r, a, b, signB, ctx, status);
  mpd_qfinalize(r, ctx, status);
}

export function mpd_qadd(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  addSigned(r, a, b, signOf(b), ctx, status);
}

export function mpd_qsub(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  addSigned(r, a, b, signOf(b) ^ MPD_NEG, ctx, status);
}

/** r = a * b, not rounded. */
export function mulUnrounded(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  const sign = signOf(a) ^ signOf(b);
  if (isSpecial(a) || isSpecial(b)) {
    if (checkNans(r, a, b, ctx, status)) return;
    if (isZero(a) || isZero(b)) setError(r, MPD_Invalid_operation, status);
    else setSpecial(r, sign, MPD_INF);
    return;
  }
  const exp = a.exp + b.exp;
  const n = a.len + b.len;
  const t = r == a || r == b || r.alloc < n ? temporary() : r;
  let ok = resize(t, n, status);
  if (ok && !multiply(t.data, a.data, a.len, b.data, b.len)) {
    setError(t, MPD_Malloc_error, status);
    ok = false;
  }
  if (ok) {
    setFlags(t, sign);
    t.len = realSize(t.data, n);
    t.exp = exp;
    setDigits(t);
  }
  if (t == r) {
    if (ok) resize(r, r.len, status);
    return;
  }
  copyNumber(r, t, status);
  endTemporary(t);
}

export function mpd_qmul(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  mulUnrounded(r, a, b, ctx, status);
  mpd_qfinalize(r, ctx, status);
}

/** Sets MPD_Invalid_operation where the work was not exact, and adds its status. */
function demandExact(r: mpd_t, work: u32, status: usize): void {
  raise(status, work);
  if (work & (MPD_Inexact | MPD_Rounded | MPD_Clamped)) setError(r, MPD_Invalid_operation, status);
}

/** r = a * b; MPD_Invalid_operation where it would have to be rounded. */
export function mulExact(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  const work = stackAlloc(1);
  store<u32>(work, 0);
  mpd_qmul(r, a, b, ctx, work);
  demandExact(r, load<u32>(work), status);
  stackFree(work);
}

export function mpd_qfma(r: mpd_t, a: mpd_t, b: mpd_t, c: mpd_t, ctx: mpd_context_t, status: usize): void {
  const work = stackAlloc(1);
  store<u32>(work, 0);
  const t = temporary();
  mulUnrounded(t, a, b, ctx, work);
  if (load<u32>(work) & (MPD_Invalid_operation | MPD_Malloc_error)) copyNumber(r, t, work);
  else mpd_qadd(r, t, c, ctx, work);
  raise(status, load<u32>(work));
  endTemporary(t);
  stackFree(work);
}

// --- one operand

/** 0 loses its sign, but for rounding to the floor. */
function withSign(r: mpd_t, a: mpd_t, sign: u8, ctx: mpd_context_t, status: usize): void {
  if (checkNan(r, a, ctx, status)) return;
  if (isZero(a) && ctx.round != MPD_ROUND_FLOOR) sign = 0;
  copyNumber(r, a, status);
  setSign(r, sign);
  mpd_qfinalize(r, ctx, status);
}

export function mpd_qminus(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
  withSign(r, a, signOf(a) ^ MPD_NEG, ctx, status);
}

export function mpd_qplus(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
  withSign(r, a, signOf(a), ctx, status);
}

export function mpd_qabs(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
  withSign(r, a, isNegative(a) ? signOf(a) ^ MPD_NEG : signOf(a), ctx, status);
}

export function mpd_qcopy_abs(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
  if (copyNumber(r, a, status)) setSign(r, 0);
}

export function mpd_qcopy_negate(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
  if (copyNumber(r, a, status)) setSign(r, signOf(r) ^ MPD_NEG);
}

export function mpd_qcopy_sign(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  const sign = signOf(b);
  if (copyNumber(r, a, status)) setSign(r, sign);
}

/** The neighbour in a direction: MPD_NEG for the smaller one. */
function nextNumber(r: mpd_t, a: mpd_t, direction: u8, ctx: mpd_context_t, status: usize): void {
  if (checkNan(r, a, ctx, status)) return;
  if (isInf(a)) {
    if (signOf(a) == direction) copyNumber(r, a, status);
    else {
      const sign = signOf(a);
      setFlags(r, 0);
      maxCoeff(r, ctx, status);
      if (isNan(r)) return;
      setFlags(r, sign);
      r.exp = etop(ctx);
    }
    return;
  }
  const work = workContext(ctx);
  work.round = direction ? MPD_ROUND_FLOOR : MPD_ROUND_CEILING;
  const t = temporary();
  const tiny = constant(direction, 1, etiny(ctx) - 1);
  if (copyNumber(t, a, status)) {
    mpd_qfinalize(t, work, statusOf(work));
    if (!(work.status & (MPD_Inexact | MPD_Errors))) {
      work.status = 0;
      mpd_qadd(t, a, tiny, work, statusOf(work));
    }
    raise(status, work.status & MPD_Errors);
  }
  copyNumber(r, t, status);
  endTemporary(t);
  endContext(work);
}

export function mpd_qnext_minus(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
  nextNumber(r, a, MPD_NEG, ctx, status);
}

export function mpd_qnext_plus(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
  nextNumber(r, a, 0, ctx, status);
}

export function mpd_qnext_toward(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  if (checkNans(r, a, b, ctx, status)) return;
  const c = compareValues(a, b);
  if (c == 0) {
    mpd_qcopy_sign(r, a, b, ctx, status);
    return;
  }
  nextNumber(r, a, c < 0 ? 0 : MPD_NEG, ctx, status);
  if (isInf(r)) raise(status, MPD_Overflow | MPD_Rounded | MPD_Inexact);
  else if (adjexp(r) < ctx.emin) {
    raise(status, MPD_Underflow | MPD_Subnormal | MPD_Rounded | MPD_Inexact);
    if (isZero(r)) raise(status, MPD_Clamped);
  }
}

/** Without trailing zeros. */
export function mpd_qreduce(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
  if (checkNan(r, a, ctx, status)) return;
  const sign = signOf(a);
  if (!copyNumber(r, a, status)) return;
  mpd_qfinalize(r, ctx, status);
  if (isSpecial(r)) return;
  if (isZero(r)) {
    setTriple(r, sign, 0, 0);
    return;
  }
  const largest = ctx.clamp ? etop(ctx) : ctx.emax;
  const shift = min(trailZeros(r), largest - r.exp);
  const exp = r.exp + shift;
  shiftRight(r, r, shift, status);
  r.exp = exp;
}

// --- another exponent

export function mpd_qquantize(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  if (isSpecial(a) || isSpecial(b)) {
    if (checkNans(r, a, b, ctx, status)) return;
    if (isInf(a) && isInf(b)) copyNumber(r, a, status);
    else setError(r, MPD_Invalid_operation, status);
    return;
  }
  const exp = b.exp;
  if (exp > ctx.emax || exp < etiny(ctx)) {
    setError(r, MPD_Invalid_operation, status);
    return;
  }
  if (isZero(a)) {
    setTriple(r, signOf(a), 0, exp);
    mpd_qfinalize(r, ctx, status);
    return;
  }
  const shift = a.exp - exp;
  if (a.digits + shift > ctx.prec) {
    setError(r, MPD_Invalid_operation, status);
    return;
  }
  let work: u32 = 0;
  if (shift >= 0) {
    if (!shiftLeft(r, a, shift, status)) return;
  } else {
    const rnd = shiftRight(r, a, -shift, status);
    if (rnd == NO_ROUNDING || !applyRound(r, rnd, ctx.round, status)) return;
    if (r.digits > ctx.prec) {
      setError(r, MPD_Invalid_operation, status);
      return;
    }
    work = rnd ? MPD_Rounded | MPD_Inexact : MPD_Rounded;
  }
  r.exp = exp;
  if (adjexp(r) > ctx.emax || adjexp(r) < etiny(ctx)) {
    setError(r, MPD_Invalid_operation, status);
    return;
  }
  raise(status, work);
  mpd_qfinalize(r, ctx, status);
}

/** The number with exponent exp, rounded but not limited to the context. */
function rescale(r: mpd_t, a: mpd_t, exp: i64, ctx: mpd_context_t, status: usize): void {
  if (isSpecial(a)) {
    copyNumber(r, a, status);
    return;
  }
  if (isZero(a)) {
    setTriple(r, signOf(a), 0, exp);
    return;
  }
  const shift = a.exp - exp;
  if (shift >= 0) {
    if (a.digits + shift > MPD_MAX_PREC + 1) {
      setError(r, MPD_Invalid_operation, status);
      return;
    }
    if (!shiftLeft(r, a, shift, status)) return;
  } else {
    const rnd = shiftRight(r, a, -shift, status);
    if (rnd == NO_ROUNDING) return;
    applyRound(r, rnd, ctx.round, status);
    raise(status, rnd ? MPD_Rounded | MPD_Inexact : MPD_Rounded);
  }
  if (isSpecial(r)) return;
  r.exp = exp;
  if (isSubnormal(r, ctx)) raise(status, MPD_Subnormal);
}

export function mpd_qrescale(r: mpd_t, a: mpd_t, exp: i64, ctx: mpd_context_t, status: usize): void {
  if (exp > MPD_MAX_EMAX + 1 || exp < MPD_MIN_ETINY) setError(r, MPD_Invalid_operation, status);
  else rescale(r, a, exp, ctx, status);
}

/** The same for a number that will only be shown. */
export function mpd_qrescale_fmt(r: mpd_t, a: mpd_t, exp: i64, ctx: mpd_context_t, status: usize): void {
  if (exp > MPD_MAX_EMAX + 1 || exp < MPD_MIN_ETINY - MPD_MAX_PREC) setError(r, MPD_Invalid_operation, status);
  else rescale(r, a, exp, ctx, status);
}

function toIntegral(r: mpd_t, a: mpd_t, round: i32, exact: bool, ctx: mpd_context_t, status: usize): void {
  if (checkNan(r, a, ctx, status)) return;
  if (isSpecial(a) || a.exp >= 0) {
    copyNumber(r, a, status);
    return;
  }
  if (zeroCoeff(a)) {
    setTriple(r, signOf(a), 0, 0);
    return;
  }
  const rnd = shiftRight(r, a, -a.exp, status);
  if (rnd == NO_ROUNDING) return;
  r.exp = 0;
  applyRound(r, rnd, round, status);
  if (exact) raise(status, rnd ? MPD_Rounded | MPD_Inexact : MPD_Rounded);
}

export function mpd_qround_to_int(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
  toIntegral(r, a, ctx.round, false, ctx, status);
}

export function mpd_qround_to_intx(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
  toIntegral(r, a, ctx.round, true, ctx, status);
}
