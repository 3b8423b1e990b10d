// Logarithms: Newton's method over the exponential function. (CPython: Modules/_decimal/libmpdec/mpdecimal.c)

import { stackAlloc } from '../../runtime/cold';
import { stackFree } from '../../runtime/pellucid';
import { mpd_qadd, mpd_qmul, mpd_qsub } from './arithmetic';
import { compareValues } from './compare';
import { divide } from './divide';
import { expNear } from './exp';
import { applyRound, checkNan, mpd_qfinalize, shiftRight } from './finalize';
import {
  adjexp,
  constant,
  copyNumber,
  endContext,
  endTemporary,
  etiny,
  isInf,
  isNegative,
  isSpecial,
  isZero,
  MPD_Errors,
  MPD_INF,
  MPD_Inexact,
  MPD_Invalid_operation,
  MPD_Malloc_error,
  MPD_NEG,
  MPD_Overflow,
  MPD_ROUND_HALF_EVEN,
  MPD_ROUND_TRUNC,
  MPD_Rounded,
  maxContext,
  mpd_context_t,
  mpd_t,
  raise,
  setError,
  setSign,
  setSpecial,
  setSsize,
  setTriple,
  signOf,
  statusOf,
  temporary,
  workContext,
} from './number';
import { correctly, expDigits, LN, LOG10 } from './transcendental';
import { pow10, RDIGITS, wordAt, wordDigits } from './words';

const LN10_WORDS: i64 = 5;

function ln10Words(): usize {
  return memory.data<u64>([
    3524802359972050895, 3327900967572609677, 110148862877297603, 179914546843642076, 2302585092994045684,
  ]);
}

/** r = e**-z * v - 1, to be added to z: a step of Newton's towards ln(v). */
function lnStep(r: mpd_t, z: mpd_t, v: mpd_t, k: i64, vary: mpd_context_t, free: mpd_context_t, status: usize): void {
  vary.prec = 2 * k + 3;
  const one = constant(0, 1, 0);
  const t = temporary();
  const sign = signOf(z);
  setSign(z, sign ^ MPD_NEG);
  expNear(r, z, vary, status);
  setSign(z, sign);
  const cut = v.digits - vary.prec;
  if (cut > 0) {
    shiftRight(t, v, cut, status);
    t.exp += cut;
    mpd_qmul(r, t, r, vary, status);
  } else mpd_qmul(r, v, r, vary, status);
  mpd_qsub(r, r, one, free, status);
  endTemporary(t);
  endTemporary(one);
}

/** Newton's iteration for z -> ln(v), from `have` digits after the point to `want`. */
function lnNewton(z: mpd_t, v: mpd_t, want: i64, have: i64, status: usize): void {
  const steps = stackAlloc(64);
  let n = 0;
  let k = want;
  if (want > have) {
    do {
      k = (k + 2) / 2;
      store<i64>(steps + (n << 3), k);
      n++;
    } while (k > have);
  }
  const vary = maxContext();
  const free = maxContext();
  const t = temporary();
  const work = stackAlloc(1);
  store<u32>(work, 0);
  vary.round = MPD_ROUND_TRUNC;
  while (n-- > 0 && !isSpecial(z)) {
    lnStep(t, z, v, load<i64>(steps + (n << 3)), vary, free, work);
    mpd_qadd(z, z, t, free, work);
  }
  raise(status, load<u32>(work) & MPD_Errors);
  stackFree(work);
  endTemporary(t);
  stackFree(steps);
}

/** ln(10), off by less than a unit of the last of prec digits. */
function ln10(r: mpd_t, prec: i64, status: usize): void {
  const all = LN10_WORDS * RDIGITS;
  const t = temporary();
  memory.copy(t.data, ln10Words(), (<usize>LN10_WORDS) << 3);
  t.len = LN10_WORDS;
  t.digits = all;
  if (prec < all) {
    const rnd = shiftRight(r, t, all - prec, status);
    applyRound(r, rnd, MPD_ROUND_HALF_EVEN, status);
    r.exp = 1 - prec;
  } else {
    t.exp = 1 - all;
    copyNumber(r, t, status);
    const ten = constant(0, 10, 0);
    lnNewton(r, ten, prec + 2, all - 1, status);
    endTemporary(ten);
    const free = maxContext();
    free.prec = prec;
    mpd_qfinalize(r, free, statusOf(free));
    endContext(free);
  }
  endTemporary(t);
}

/** The first 17 digits and the exponent make v * 10**n: v from 0.5 to 5, as far as f64 can tell. */
function leading(v: mpd_t): f64 {
  const t = temporary();
  const work = stackAlloc(1);
  store<u32>(work, 0);
  const cut = max<i64>(0, v.digits - 17);
  shiftRight(t, v, cut, work);
  const x = <f64>wordAt(t.data, 0) / <f64>pow10(t.digits - 1);
  stackFree(work);
  endTemporary(t);
  return x;
}

/** ln(a) with a relative error below 0.1 * 10**-prec; r is not a, and a > 0 is not 1. */
export function lnNear(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
  raise(status, MPD_Inexact | MPD_Rounded);
  const v = temporary();
  const z = temporary();
  const t = temporary();
  const one = constant(0, 1, 0);
  const free = maxContext();
  const ws = statusOf(free);
  if (copyNumber(v, a, status)) {
    // a = v * 10**n
    let x = leading(a);
    let n = a.exp + a.digits - 1;
    v.exp = 1 - a.digits;
    if (x > 5) {
      x /= 10;
      v.exp--;
      n++;
    }
    const first = Math.log(x);
    setTriple(z, first < 0 ? MPD_NEG : 0, <u64>Math.round(Math.abs(first) * 1e15), -15);
    let want = ctx.prec + 2;
    let tiny = false;
    if (n == 0 && x >= 0.9 && x < 1.15) {
      // The logarithm is small: more digits after the point.
      const less = compareValues(v, one) < 0;
      mpd_qsub(t, v, one, free, ws);
      if (less) t.exp++;
      tiny = adjexp(t) < etiny(ctx);
      if (tiny) setTriple(r, less ? MPD_NEG : 0, 1, etiny(ctx) - 1);
      else want -= min<i64>(adjexp(t) - 1, 0);
    }
    if (!tiny) {
      lnNewton(z, v, want, 14, status);
      if (n) {
        ln10(v, want + 1, status);
        setSsize(t, n);
        mpd_qmul(t, t, v, free, ws);
        mpd_qadd(r, t, z, free, ws);
      } else copyNumber(r, z, status);
    }
  } else setError(r, MPD_Malloc_error, status);
  raise(status, free.status & MPD_Malloc_error);
  endContext(free);
  endTemporary(one);
  endTemporary(t);
  endTemporary(z);
  endTemporary(v);
}

/** r = log10(a), not yet rounded as it should be. */
export function log10Near(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
  const work = maxContext();
  const t = temporary();
  const q = temporary();
  work.prec = ctx.prec + 3;
  lnNear(t, a, work, status);
  ln10(q, work.prec, status);
  divide(r, t, q, false, work, status);
  endTemporary(q);
  endTemporary(t);
  endContext(work);
}

/** Specials of logarithms: whether r is set. */
function logSpecial(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): bool {
  if (checkNan(r, a, ctx, status)) return true;
  if (isZero(a)) setSpecial(r, MPD_NEG, MPD_INF);
  else if (isNegative(a)) setError(r, MPD_Invalid_operation, status);
  else if (isInf(a)) setSpecial(r, 0, MPD_INF);
  else return false;
  return true;
}

/** Whether a logarithm of about n is too large even for the exponents. */
function logOverflows(r: mpd_t, n: i64, negative: bool, ctx: mpd_context_t, status: usize): bool {
  if (expDigits(n) - 1 <= ctx.emax) return false;
  raise(status, MPD_Overflow | MPD_Inexact | MPD_Rounded);
  setSpecial(r, negative ? MPD_NEG : 0, MPD_INF);
  return true;
}

export function mpd_qln(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
  if (logSpecial(r, a, ctx, status)) return;
  const one = constant(0, 1, 0);
  const isOne = compareValues(a, one) == 0;
  endTemporary(one);
  if (isOne) {
    setTriple(r, 0, 0, 0);
    return;
  }
  const e = adjexp(a);
  if (!logOverflows(r, 2 * (e < 0 ? -e - 1 : e), e < 0, ctx, status)) correctly(LN, r, a, ctx, status);
}

/** Whether the coefficient is a power of ten. */
function isPower10(a: mpd_t): bool {
  for (let i = a.len - 2; i >= 0; i--) if (wordAt(a.data, i)) return false;
  const top = wordAt(a.data, a.len - 1);
  return top == pow10(wordDigits(top) - 1);
}

export function mpd_qlog10(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
  if (logSpecial(r, a, ctx, status)) return;
  const e = adjexp(a);
  if (isPower10(a)) {
    setSsize(r, e);
    const work = workContext(ctx);
    work.round = MPD_ROUND_HALF_EVEN;
    mpd_qfinalize(r, work, status);
    endContext(work);
    return;
  }
  if (!logOverflows(r, e < 0 ? -e - 1 : e, e < 0, ctx, status)) correctly(LOG10, r, a, ctx, status);
}
