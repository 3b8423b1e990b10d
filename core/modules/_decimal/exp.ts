// The exponential function: a series for a small argument, and squaring. (CPython: Modules/_decimal/libmpdec/mpdecimal.c)

import { mpd_qadd, mpd_qmul } from './arithmetic';
import { compareAbs } from './compare';
import { divide } from './divide';
import { checkNan, shiftLeft } from './finalize';
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
  MPD_Clamped,
  MPD_Errors,
  MPD_INF,
  MPD_Inexact,
  MPD_Malloc_error,
  MPD_Overflow,
  MPD_Rounded,
  MPD_Subnormal,
  MPD_Underflow,
  maxContext,
  mpd_context_t,
  mpd_t,
  raise,
  setError,
  setSpecial,
  setTriple,
  statusOf,
  temporary,
  zeroCoeff,
} from './number';
import { powUint } from './power';
import { correctly, EXP } from './transcendental';
import { pow10, wordDigits } from './words';

/** Terms of the series of exp(r) for a precision. (Hull & Abrham 1986) */
function expTerms(r: mpd_t, prec: i64): i64 {
  const digits = wordDigits(<u64>prec) - 1 - (adjexp(r) + 1);
  const n = <i64>Math.ceil((1.43503 * <f64>prec - 1.182) / <f64>digits);
  return max<i64>(n, 3);
}

/** exp(a) with a relative error below 0.5 * 10**-prec; r is not a. */
export function expNear(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
  if (zeroCoeff(a)) {
    setTriple(r, 0, 1, 0);
    return;
  }
  const t = max<i64>(a.digits + a.exp, 0);
  if (t > 19) {
    if (isNegative(a)) {
      setTriple(r, 0, 0, etiny(ctx));
      raise(status, MPD_Inexact | MPD_Rounded | MPD_Subnormal | MPD_Underflow | MPD_Clamped);
    } else {
      setSpecial(r, 0, MPD_INF);
      raise(status, MPD_Overflow | MPD_Inexact | MPD_Rounded);
    }
    return;
  }
  const limit = constant(0, 9, -(ctx.prec + 1));
  const isOne = compareAbs(a, limit) <= 0;
  endTemporary(limit);
  raise(status, MPD_Rounded | MPD_Inexact);
  if (isOne) {
    setTriple(r, 0, 1, 0);
    return;
  }
  const work = maxContext();
  const ws = statusOf(work);
  work.prec = max<i64>(ctx.prec + t + 2, 10);
  const x = temporary();
  const term = temporary();
  const sum = constant(0, 1, 0);
  const one = constant(0, 1, 0);
  const word = constant(0, 1, 0);
  if (copyNumber(x, a, status)) {
    x.exp -= t;
    for (let j = expTerms(x, work.prec) - 1; j >= 1 && !isSpecial(sum); j--) {
      setTriple(word, 0, <u64>j, 0);
      divide(term, x, word, true, work, ws);
      mpd_qmul(sum, sum, term, work, ws);
      mpd_qadd(sum, sum, one, work, ws);
    }
    powUint(r, sum, pow10(t), 0, work, status);
    raise(status, work.status & MPD_Errors);
  } else setError(r, MPD_Malloc_error, status);
  endTemporary(word);
  endTemporary(one);
  endTemporary(sum);
  endTemporary(term);
  endTemporary(x);
  endContext(work);
}

/** Zeros up to the context's precision. */
export function zeroPad(r: mpd_t, ctx: mpd_context_t, status: usize): void {
  const n = ctx.prec - r.digits;
  if (isSpecial(r) || isZero(r) || n <= 0) return;
  const exp = r.exp - n;
  if (shiftLeft(r, r, n, status)) r.exp = exp;
}

export function mpd_qexp(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
  if (checkNan(r, a, ctx, status)) return;
  if (isInf(a)) {
    if (isNegative(a)) setTriple(r, 0, 0, 0);
    else setSpecial(r, 0, MPD_INF);
  } else if (zeroCoeff(a)) setTriple(r, 0, 1, 0);
  else correctly(EXP, r, a, ctx, status);
}
