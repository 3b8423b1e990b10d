// exp, ln, log10: correctly rounded, by working with more digits until no digit that could follow matters. Powers. (CPython:
// libmpdec/mpdecimal.c)

import { stackAlloc } from '../../runtime/cold';
import { stackFree } from '../../runtime/pellucid';
import { mpd_qmul, mpd_qrescale, mpd_qround_to_int, mpd_qsub, mulExact } from './arithmetic';
import { compareAbs, compareValues } from './compare';
import { mpd_qdiv, mpd_qdivint, mpd_qrem } from './divide';
import { mpd_qexp } from './exp';
import { check3Nans, checkNans, mpd_qfinalize, shiftLeft } from './finalize';
import { mpd_qln } from './log';
import {
  adjexp,
  constant,
  copyNumber,
  endContext,
  endTemporary,
  etiny,
  getAbsUint,
  getSsize,
  isInf,
  isInteger,
  isNan,
  isNegative,
  isOdd,
  isSpecial,
  isZero,
  MPD_Clamped,
  MPD_Errors,
  MPD_EXP_INF,
  MPD_INF,
  MPD_Inexact,
  MPD_Invalid_operation,
  MPD_NAN,
  MPD_NEG,
  MPD_ROUND_HALF_EVEN,
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
  zeroCoeff,
} from './number';
import { expDigits, paddedOne } from './transcendental';

/** r = base**n with the context's rounding at each step. */
export function powUint(r: mpd_t, base: mpd_t, n: u64, sign: u8, ctx: mpd_context_t, status: usize): void {
  const work = stackAlloc(1);
  store<u32>(work, 0);
  if (copyNumber(r, base, status)) {
    let bit: u64 = (<u64>1) << (63 - clz(n));
    while ((bit >>= 1)) {
      mpd_qmul(r, r, r, ctx, work);
      if (n & bit) mpd_qmul(r, r, base, ctx, work);
      if (isSpecial(r) || (zeroCoeff(r) && load<u32>(work) & MPD_Clamped)) break;
    }
    raise(status, load<u32>(work));
    setSign(r, sign);
  }
  stackFree(work);
}

/** The same for an exponent beyond 64 bits; base and exp are used up. */
function powLarge(r: mpd_t, base: mpd_t, exp: mpd_t, sign: u8, ctx: mpd_context_t, status: usize): void {
  const two = constant(0, 2, 0);
  const free = maxContext();
  const work = statusOf(free);
  setTriple(r, 0, 1, 0);
  while (!isZero(exp)) {
    if (isOdd(exp)) {
      mpd_qmul(r, r, base, ctx, work);
      raise(status, free.status);
      if (isSpecial(r) || (zeroCoeff(r) && free.status & MPD_Clamped)) break;
    }
    mpd_qmul(base, base, base, ctx, work);
    mpd_qdivint(exp, exp, two, free, work);
    if (isNan(base) || isNan(exp)) {
      setError(r, free.status & MPD_Errors, status);
      break;
    }
  }
  if (!isNan(r)) setSign(r, sign);
  endContext(free);
  endTemporary(two);
}

function powInteger(r: mpd_t, base: mpd_t, exp: mpd_t, sign: u8, ctx: mpd_context_t, status: usize): void {
  const work = workContext(ctx);
  work.prec += exp.digits + exp.exp + 2;
  work.round = MPD_ROUND_HALF_EVEN;
  work.clamp = 0;
  const t = temporary();
  const b = temporary();
  let ok: bool;
  if (isNegative(exp)) {
    work.prec++;
    const one = constant(0, 1, 0);
    mpd_qdiv(b, one, base, work, status);
    endTemporary(one);
    ok = (load<u32>(status) & MPD_Errors) == 0;
  } else ok = copyNumber(b, base, status);
  if (!ok) setSpecial(t, 0, MPD_NAN);
  else {
    const n = getAbsUint(exp, statusOf(work));
    if (work.status & MPD_Invalid_operation) {
      const e = temporary();
      if (copyNumber(e, exp, status)) {
        setSign(e, 0);
        powLarge(t, b, e, sign, work, status);
      } else setSpecial(t, 0, MPD_NAN);
      endTemporary(e);
    } else powUint(t, b, n, sign, work, status);
    // Rounding down makes the largest number of it.
    if (isInf(t)) setTriple(t, sign, 1, MPD_EXP_INF);
  }
  mpd_qfinalize(t, ctx, status);
  copyNumber(r, t, status);
  endTemporary(b);
  endTemporary(t);
  endContext(work);
}

/** A power of one or minus one: whether r is set. */
function powOne(r: mpd_t, base: mpd_t, exp: mpd_t, sign: u8, ctx: mpd_context_t, status: usize): bool {
  const one = constant(0, 1, 0);
  const isOne = compareAbs(base, one) == 0;
  endTemporary(one);
  if (!isOne) return false;
  let shift = ctx.prec - 1;
  if (isInteger(exp)) {
    if (isNegative(exp)) {
      setTriple(r, sign, 1, 0);
      return true;
    }
    // 1.000**3 = 1.000000000
    const work = stackAlloc(1);
    store<u32>(work, 0);
    const t = temporary();
    setSsize(t, -base.exp);
    mpd_qmul(t, exp, t, ctx, work);
    const errors = load<u32>(work) & MPD_Errors;
    const zeros = errors ? 0 : getSsize(t, work);
    if (errors) copyNumber(r, t, status);
    endTemporary(t);
    stackFree(work);
    if (errors) {
      raise(status, errors);
      return true;
    }
    if (zeros > shift) raise(status, MPD_Rounded);
    else shift = zeros;
  } else raise(status, MPD_Inexact | MPD_Rounded);
  paddedOne(r, shift, sign, status);
  return true;
}

/** A lower bound for log10(abs(log10(x))), x > 0 and not 1. */
function lowerZeta(x: mpd_t, status: usize): i64 {
  const e = adjexp(x);
  if (e > 0) return expDigits(e) - 1;
  if (e < -1) return expDigits(e + 1) - 1;
  const free = maxContext();
  const one = constant(0, 1, 0);
  const t = temporary();
  const sign = signOf(x);
  setSign(x, 0);
  mpd_qsub(t, x, one, free, status);
  setSign(x, sign);
  const u = isSpecial(t) ? 0 : adjexp(t);
  endTemporary(t);
  endTemporary(one);
  endContext(free);
  return e == 0 ? u - 2 : u - 1;
}

/** A power that certainly is too large or too small: whether r is set. */
function powBeyond(r: mpd_t, x: mpd_t, y: mpd_t, sign: u8, ctx: mpd_context_t, status: usize): bool {
  const bound = lowerZeta(x, status) + adjexp(y);
  const small = adjexp(x) < 0 != isNegative(y);
  if (expDigits(small ? etiny(ctx) : ctx.emax) >= bound) return false;
  setTriple(r, sign, 1, small ? etiny(ctx) - 1 : MPD_EXP_INF);
  mpd_qfinalize(r, ctx, status);
  return true;
}

/** Digits of the largest exponents. */
const EXPDIGITS: i64 = 19;

function powReal(r: mpd_t, base: mpd_t, exp: mpd_t, ctx: mpd_context_t, status: usize): void {
  const work = maxContext();
  const ws = statusOf(work);
  const t = temporary();
  work.prec = max(base.digits, ctx.prec) + 4 + EXPDIGITS;
  mpd_qln(t, base, work, ws);
  mpd_qmul(t, t, exp, work, ws);
  mpd_qexp(t, t, work, status);
  raise(status, (work.status & MPD_Errors) | MPD_Inexact | MPD_Rounded);
  const one = constant(0, 1, 0);
  if (!isSpecial(t) && compareValues(t, one) == 0) paddedOne(t, ctx.prec - 1, 0, status);
  endTemporary(one);
  if (isInf(t)) setTriple(t, 0, 1, MPD_EXP_INF);
  mpd_qfinalize(t, ctx, status);
  copyNumber(r, t, status);
  endTemporary(t);
  endContext(work);
}

/** Infinities and zeros as operands: whether r is set. */
function powSpecial(r: mpd_t, base: mpd_t, exp: mpd_t, sign: u8, ctx: mpd_context_t, status: usize): bool {
  const down = isNegative(exp);
  if (isZero(base)) {
    if (isZero(exp)) setError(r, MPD_Invalid_operation, status);
    else if (down) setSpecial(r, sign, MPD_INF);
    else setTriple(r, sign, 0, 0);
  } else if (isNegative(base) && !isInteger(exp)) setError(r, MPD_Invalid_operation, status);
  else if (isInf(exp)) {
    const one = constant(0, 1, 0);
    const c = compareValues(base, one);
    endTemporary(one);
    if (c == 0) {
      paddedOne(r, ctx.prec - 1, sign, status);
      raise(status, MPD_Inexact | MPD_Rounded);
    } else if (c < 0 != down) setTriple(r, sign, 0, 0);
    else setSpecial(r, sign, MPD_INF);
  } else if (isZero(exp)) setTriple(r, sign, 1, 0);
  else if (isInf(base)) {
    if (down) setTriple(r, sign, 0, 0);
    else setSpecial(r, sign, MPD_INF);
  } else return false;
  return true;
}

export function mpd_qpow(r: mpd_t, base: mpd_t, exp: mpd_t, ctx: mpd_context_t, status: usize): void {
  if (checkNans(r, base, exp, ctx, status)) return;
  const integer = isInteger(exp);
  const sign: u8 = integer && isNegative(base) && isOdd(exp) ? MPD_NEG : 0;
  if (
    powSpecial(r, base, exp, sign, ctx, status) ||
    powOne(r, base, exp, sign, ctx, status) ||
    powBeyond(r, base, exp, sign, ctx, status)
  ) {
    return;
  }
  if (integer) powInteger(r, base, exp, sign, ctx, status);
  else powReal(r, base, exp, ctx, status);
}

function mulMod(r: mpd_t, a: mpd_t, b: mpd_t, mod: mpd_t, free: mpd_context_t, status: usize): void {
  mulExact(r, a, b, free, status);
  mpd_qrem(r, r, mod, free, status);
}

/** r = the power of positive integers; b and e are used up. */
function powModPositive(r: mpd_t, b: mpd_t, e: mpd_t, mod: mpd_t, free: mpd_context_t, status: usize): void {
  const t = constant(0, 1, 0);
  const two = constant(0, 2, 0);
  const baseExp = b.exp;
  let expExp = e.exp;
  b.exp = 0;
  e.exp = 0;
  mpd_qrem(b, b, mod, free, status);
  const shifted = temporary();
  if (shiftLeft(shifted, t, baseExp, status)) mpd_qrem(shifted, shifted, mod, free, status);
  mulMod(b, b, shifted, mod, free, status);
  for (; expExp > 0 && !isSpecial(b); expExp--) {
    // b**10
    copyNumber(t, b, status);
    mulMod(b, b, b, mod, free, status);
    mulMod(b, b, b, mod, free, status);
    mulMod(b, b, t, mod, free, status);
    mulMod(b, b, b, mod, free, status);
  }
  setTriple(r, 0, 1, 0);
  while (!isSpecial(e) && !isZero(e) && !isSpecial(b)) {
    if (isOdd(e)) mulMod(r, r, b, mod, free, status);
    mulMod(b, b, b, mod, free, status);
    mpd_qdivint(e, e, two, free, status);
  }
  if (isSpecial(b) || isSpecial(e)) setSpecial(r, 0, MPD_NAN);
  endTemporary(shifted);
  endTemporary(two);
  endTemporary(t);
}

export function mpd_qpowmod(r: mpd_t, base: mpd_t, exp: mpd_t, mod: mpd_t, ctx: mpd_context_t, status: usize): void {
  if (check3Nans(r, base, exp, mod, ctx, status)) return;
  const zero = isZero(base);
  if (
    !isInteger(base) ||
    !isInteger(exp) ||
    !isInteger(mod) ||
    zeroCoeff(mod) ||
    mod.digits + mod.exp > ctx.prec ||
    (zeroCoeff(exp) ? zero : isNegative(exp))
  ) {
    setError(r, MPD_Invalid_operation, status);
    return;
  }
  const sign: u8 = isNegative(base) && isOdd(exp) ? MPD_NEG : 0;
  if (zeroCoeff(exp)) {
    const one = constant(0, 1, 0);
    const rest: u64 = compareAbs(mod, one) == 0 ? 0 : 1;
    endTemporary(one);
    setTriple(r, sign, rest, 0);
    return;
  }
  if (zero) {
    setTriple(r, sign, 0, 0);
    return;
  }
  const free = maxContext();
  const m = temporary();
  const b = temporary();
  const e = temporary();
  const t = temporary();
  mpd_qrescale(m, mod, 0, free, statusOf(free));
  mpd_qround_to_int(b, base, free, status);
  mpd_qround_to_int(e, exp, free, status);
  if (free.status & MPD_Errors) setError(t, free.status & MPD_Errors, status);
  else {
    setSign(m, 0);
    setSign(b, 0);
    free.status = 0;
    powModPositive(t, b, e, m, free, status);
    if (!isSpecial(t)) setSign(t, sign);
  }
  copyNumber(r, t, status);
  endTemporary(t);
  endTemporary(e);
  endTemporary(b);
  endTemporary(m);
  endContext(free);
}
