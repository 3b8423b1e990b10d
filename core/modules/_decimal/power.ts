// exp, ln, log10: correctly rounded, by working with more digits until no digit that could follow matters. Powers. (CPython:
// libmpdec/mpdecimal.c)

import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { mpd_qadd, mpd_qmul, mpd_qrescale, mpd_qround_to_int, mpd_qsub, mulExact } from './arithmetic';
import { compareAbs, compareValues, mpd_qcmp } from './compare';
import { divide, mpd_qdiv, mpd_qdivint, mpd_qrem } from './divide';
import {
  adjexp,
  applyRound,
  check3Nans,
  checkNan,
  checkNans,
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
  MPD_Malloc_error,
  MPD_NAN,
  MPD_NEG,
  MPD_Overflow,
  MPD_ROUND_HALF_EVEN,
  MPD_ROUND_TRUNC,
  MPD_Rounded,
  MPD_Subnormal,
  MPD_Underflow,
  maxContext,
  mpd_context_t,
  mpd_qfinalize,
  mpd_t,
  raise,
  setError,
  setFlags,
  setSign,
  setSpecial,
  setSsize,
  setTriple,
  shiftLeft,
  shiftRight,
  signOf,
  statusOf,
  temporary,
  workContext,
  zeroCoeff,
} from './number';
import { pow10, RDIGITS, wordAt, wordDigits } from './words';

/** Digits of an exponent. */
function expDigits(x: i64): i64 {
  return wordDigits(<u64>abs<i64>(x));
}

/** 1 * 10**-n as digits 1000…; NaN without memory. */
function paddedOne(r: mpd_t, n: i64, sign: u8, status: usize): void {
  const one = constant(0, 1, 0);
  if (shiftLeft(r, one, n, status)) {
    r.exp = -n;
    setFlags(r, sign);
  }
  endTemporary(one);
}

// --- integer powers

/** r = base**n with the context's rounding at each step. */
function powUint(r: mpd_t, base: mpd_t, n: u64, sign: u8, ctx: mpd_context_t, status: usize): void {
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

// --- exp

/** Terms of the series of exp(r) for a precision. (Hull & Abrham 1986) */
function expTerms(r: mpd_t, prec: i64): i64 {
  const digits = wordDigits(<u64>prec) - 1 - (adjexp(r) + 1);
  const n = <i64>Math.ceil((1.43503 * <f64>prec - 1.182) / <f64>digits);
  return max<i64>(n, 3);
}

/** exp(a) with a relative error below 0.5 * 10**-prec; r is not a. */
function expNear(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
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
function zeroPad(r: mpd_t, ctx: mpd_context_t, status: usize): void {
  const n = ctx.prec - r.digits;
  if (isSpecial(r) || isZero(r) || n <= 0) return;
  const exp = r.exp - n;
  if (shiftLeft(r, r, n, status)) r.exp = exp;
}

const EXP = 0;
const LN = 1;
const LOG10 = 2;

/** A function with ever more digits until r - ulp and r + ulp round to the same. a is finite and nothing special for it. */
function correctly(which: i32, r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
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

export function mpd_qexp(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
  if (checkNan(r, a, ctx, status)) return;
  if (isInf(a)) {
    if (isNegative(a)) setTriple(r, 0, 0, 0);
    else setSpecial(r, 0, MPD_INF);
  } else if (zeroCoeff(a)) setTriple(r, 0, 1, 0);
  else correctly(EXP, r, a, ctx, status);
}

// --- logarithms

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
function lnNear(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
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

function log10Near(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
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

// --- powers

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

// --- base**exp % mod

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
