// What exp, ln and log10 share: results rounded correctly, by working with ever more digits until it is sure.

import { stackAlloc } from '../../runtime/cold';
import { stackFree } from '../../runtime/pellucid';
import { mpd_qadd, mpd_qsub } from './arithmetic';
import { mpd_qcmp } from './compare';
import { expNear, zeroPad } from './exp';
import { mpd_qfinalize, shiftLeft } from './finalize';
import { lnNear, log10Near } from './log';
import {
  constant,
  copyNumber,
  endContext,
  endTemporary,
  isSpecial,
  MPD_Malloc_error,
  MPD_ROUND_HALF_EVEN,
  MPD_Underflow,
  mpd_context_t,
  mpd_t,
  raise,
  setError,
  setFlags,
  setTriple,
  statusOf,
  temporary,
  workContext,
  zeroCoeff,
} from './number';
import { RDIGITS, wordDigits } from './words';

/** Digits of an exponent. */
export function expDigits(x: i64): i64 {
  return wordDigits(<u64>abs<i64>(x));
}

/** 1 * 10**-n as digits 1000…; NaN without memory. */
export function paddedOne(r: mpd_t, n: i64, sign: u8, status: usize): void {
  const one = constant(0, 1, 0);
  if (shiftLeft(r, one, n, status)) {
    r.exp = -n;
    setFlags(r, sign);
  }
  endTemporary(one);
}

export const EXP = 0;
export const LN = 1;
export const LOG10 = 2;

/** A function with ever more digits until r - ulp and r + ulp round to the same. a is finite and nothing special for it. */
export function correctly(which: i32, r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
  const work = workContext(ctx);
  const ws = statusOf(work);
  const t = temporary();
  const low = temporary();
  const high = temporary();
  const ulp = temporary();
  const step = stackAlloc(1);
  work.round = MPD_ROUND_HALF_EVEN;
  work.clamp = 0;
  for (let prec = ctx.prec + 3; ; prec += RDIGITS) {
    work.prec = prec;
    store<u32>(step, 0);
    if (which == EXP) expNear(t, a, work, step);
    else if (which == LN) lnNear(t, a, work, step);
    else log10Near(t, a, work, step);
    raise(status, load<u32>(step));
    setTriple(ulp, 0, 1, t.exp + (which == EXP && load<u32>(step) & MPD_Underflow ? 0 : t.digits - prec));
    work.prec = ctx.prec;
    if (isSpecial(t) || zeroCoeff(t)) break;
    mpd_qadd(high, t, ulp, work, ws);
    mpd_qsub(low, t, ulp, work, ws);
    if (work.status & MPD_Malloc_error) {
      setError(t, MPD_Malloc_error, status);
      break;
    }
    if (mpd_qcmp(high, low, status) == 0) break;
  }
  work.clamp = ctx.clamp;
  if (which == EXP) zeroPad(t, work, status);
  mpd_qfinalize(t, work, status);
  copyNumber(r, t, status);
  stackFree(step);
  endTemporary(ulp);
  endTemporary(high);
  endTemporary(low);
  endTemporary(t);
  endContext(work);
}
