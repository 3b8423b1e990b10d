// A result is made to fit its context: shifted, rounded, its exponent checked; and NaNs as operands. (CPython: libmpdec/mpdecimal.c)

import {
  adjexp,
  copyFlags,
  copyNumber,
  etiny,
  etop,
  isNan,
  isNegative,
  isSnan,
  isSpecial,
  MPD_Clamped,
  MPD_DATAFLAGS,
  MPD_INF,
  MPD_Inexact,
  MPD_Invalid_operation,
  MPD_NAN,
  MPD_NEG,
  MPD_Overflow,
  MPD_ROUND_05UP,
  MPD_ROUND_CEILING,
  MPD_ROUND_DOWN,
  MPD_ROUND_FLOOR,
  MPD_ROUND_HALF_DOWN,
  MPD_ROUND_HALF_EVEN,
  MPD_ROUND_HALF_UP,
  MPD_ROUND_UP,
  MPD_Rounded,
  MPD_Subnormal,
  MPD_Underflow,
  mpd_context_t,
  mpd_t,
  raise,
  resize,
  setDigits,
  setFlags,
  setSpecial,
  setTriple,
  signOf,
  zeroCoeff,
} from './number';
import {
  addWord,
  droppedAll,
  pow10,
  putWord,
  RADIX,
  RDIGITS,
  realSize,
  shiftLeftWords,
  shiftRightWords,
  wordAt,
} from './words';

/** The coefficient of a * 10**n; its exponent is a's. */
export function shiftLeft(r: mpd_t, a: mpd_t, n: i64, status: usize): bool {
  if (zeroCoeff(a) || n == 0) return copyNumber(r, a, status);
  const digits = a.digits + n;
  const size = (digits + RDIGITS - 1) / RDIGITS;
  const len = a.len;
  if (!resize(r, size, status)) return false;
  shiftLeftWords(r.data, size, a.data, len, n);
  copyFlags(r, a);
  r.exp = a.exp;
  r.digits = digits;
  r.len = size;
  return true;
}

/** No word: there was no memory. */
export const NO_ROUNDING: u64 = 0xffffffffffffffff;

/** The coefficient of a / 10**n, cut: what decides the rounding (words.ts), or NO_ROUNDING. Its exponent is a's. */
export function shiftRight(r: mpd_t, a: mpd_t, n: i64, status: usize): u64 {
  if (zeroCoeff(a) || n == 0) return copyNumber(r, a, status) ? 0 : NO_ROUNDING;
  let rnd: u64;
  const exp = a.exp;
  if (n >= a.digits) {
    rnd = droppedAll(a.data, a.len, n == a.digits);
    setTriple(r, a.flags & ~MPD_DATAFLAGS, 0, 0);
  } else {
    const digits = a.digits - n;
    const size = (digits + RDIGITS - 1) / RDIGITS;
    if (r != a && !resize(r, size, status)) return NO_ROUNDING;
    rnd = shiftRightWords(r.data, a.data, a.len, n);
    copyFlags(r, a);
    r.digits = digits;
    r.len = size;
    if (r == a) resize(r, size, status);
  }
  r.exp = exp;
  return rnd;
}

/** Whether the cut number gets one larger. */
function roundsUp(a: mpd_t, rnd: u64, round: i32): bool {
  const last = wordAt(a.data, 0);
  switch (round) {
    case MPD_ROUND_HALF_EVEN:
      return rnd > 5 || (rnd == 5 && (last & 1) != 0);
    case MPD_ROUND_HALF_UP:
      return rnd >= 5;
    case MPD_ROUND_HALF_DOWN:
      return rnd > 5;
    case MPD_ROUND_UP:
      return rnd != 0;
    case MPD_ROUND_CEILING:
      return rnd != 0 && !isNegative(a);
    case MPD_ROUND_FLOOR:
      return rnd != 0 && isNegative(a);
    case MPD_ROUND_05UP:
      return rnd != 0 && last % 5 == 0;
  }
  return false;
}

/** Rounds the cut number; it may become a digit longer. */
export function applyRound(a: mpd_t, rnd: u64, round: i32, status: usize): bool {
  if (!roundsUp(a, rnd, round)) return true;
  if (addWord(a.data, a.len, 1)) {
    if (!resize(a, a.len + 1, status)) return false;
    putWord(a.data, a.len, 1);
    a.len++;
  }
  setDigits(a);
  return true;
}

/** The largest coefficient. */
export function maxCoeff(a: mpd_t, ctx: mpd_context_t, status: usize): void {
  const n = (ctx.prec + RDIGITS - 1) / RDIGITS;
  if (!resize(a, n, status)) return;
  for (let i: i64 = 0; i < n; i++) putWord(a.data, i, RADIX - 1);
  putWord(a.data, n - 1, pow10(ctx.prec - (n - 1) * RDIGITS) - 1);
  a.len = n;
  a.digits = ctx.prec;
}

/** The number is too large. */
function overflow(a: mpd_t, ctx: mpd_context_t, status: usize): void {
  const negative = isNegative(a);
  const round = ctx.round;
  raise(status, MPD_Overflow | MPD_Inexact | MPD_Rounded);
  if (
    round == MPD_ROUND_DOWN ||
    round == MPD_ROUND_05UP ||
    (round == MPD_ROUND_CEILING && negative) ||
    (round == MPD_ROUND_FLOOR && !negative)
  ) {
    maxCoeff(a, ctx, status);
    if (!isNan(a)) a.exp = etop(ctx);
  } else setSpecial(a, negative ? MPD_NEG : 0, MPD_INF);
}

/** Brings the exponent into the context's range. */
function checkExp(a: mpd_t, ctx: mpd_context_t, status: usize): void {
  const adjusted = adjexp(a);
  if (adjusted > ctx.emax) {
    if (!zeroCoeff(a)) {
      overflow(a, ctx, status);
      return;
    }
    a.exp = ctx.clamp ? etop(ctx) : ctx.emax;
    raise(status, MPD_Clamped);
  } else if (ctx.clamp && a.exp > etop(ctx)) {
    const shift = a.exp - etop(ctx);
    if (!shiftLeft(a, a, shift, status)) return;
    a.exp -= shift;
    raise(status, MPD_Clamped);
    if (!zeroCoeff(a) && adjusted < ctx.emin) raise(status, MPD_Subnormal);
  } else if (adjusted < ctx.emin) {
    const tiny = etiny(ctx);
    const zero = zeroCoeff(a);
    if (!zero) raise(status, MPD_Subnormal);
    if (a.exp >= tiny) return;
    if (zero) {
      a.exp = tiny;
      raise(status, MPD_Clamped);
      return;
    }
    const rnd = shiftRight(a, a, tiny - a.exp, status);
    a.exp = tiny;
    if (!applyRound(a, rnd, ctx.round, status)) return;
    raise(status, MPD_Rounded);
    if (rnd) {
      raise(status, MPD_Inexact | MPD_Underflow);
      if (zeroCoeff(a)) raise(status, MPD_Clamped);
    }
  }
}

/** A NaN's payload keeps only the digits that the context has room for. */
function fixNan(a: mpd_t, ctx: mpd_context_t): void {
  const n = ctx.prec - ctx.clamp;
  if (a.len <= 0 || a.digits <= n) return;
  if (n <= 0) {
    a.len = 0;
    a.digits = 0;
    return;
  }
  capDigits(a, n);
  if (zeroCoeff(a)) {
    a.len = 0;
    a.digits = 0;
  }
}

/** Keeps only the last n digits. */
export function capDigits(a: mpd_t, n: i64): void {
  if (a.digits <= n) return;
  a.len = (n + RDIGITS - 1) / RDIGITS;
  const r = n % RDIGITS;
  if (r) putWord(a.data, a.len - 1, wordAt(a.data, a.len - 1) % pow10(r));
  a.len = realSize(a.data, a.len);
  resize(a, a.len, 0);
  setDigits(a);
}

/** Makes the result of an operation fit into the context. */
export function mpd_qfinalize(a: mpd_t, ctx: mpd_context_t, status: usize): void {
  if (isSpecial(a)) {
    if (isNan(a)) fixNan(a, ctx);
    return;
  }
  const adjusted = adjexp(a);
  if (adjusted > ctx.emax || adjusted < ctx.emin || ctx.clamp) {
    checkExp(a, ctx, status);
    if (isSpecial(a)) return;
  }
  if (a.digits <= ctx.prec) return;
  const shift = a.digits - ctx.prec;
  const exp = a.exp + shift;
  const rnd = shiftRight(a, a, shift, status);
  a.exp = exp;
  raise(status, rnd ? MPD_Rounded | MPD_Inexact : MPD_Rounded);
  if (!applyRound(a, rnd, ctx.round, status)) return;
  if (a.digits > ctx.prec) {
    shiftRight(a, a, 1, status);
    a.exp = exp + 1;
    checkExp(a, ctx, status);
  }
}

function becomeNan(r: mpd_t, nan: mpd_t, ctx: mpd_context_t, status: usize): bool {
  if (isSnan(nan)) raise(status, MPD_Invalid_operation);
  if (!copyNumber(r, nan, status)) return true;
  setFlags(r, signOf(r) | MPD_NAN);
  fixNan(r, ctx);
  return true;
}

/** Whether the operand is a NaN: then the result is set. */
export function checkNan(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): bool {
  return isNan(a) && becomeNan(r, a, ctx, status);
}

/** Whether an operand is a NaN: then the result is set. Signaling ones come first. */
export function checkNans(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): bool {
  if (isSnan(b) && !isSnan(a)) return becomeNan(r, b, ctx, status);
  return checkNan(r, a, ctx, status) || checkNan(r, b, ctx, status);
}

/** The same for three operands. */
export function check3Nans(r: mpd_t, a: mpd_t, b: mpd_t, c: mpd_t, ctx: mpd_context_t, status: usize): bool {
  if (isSnan(c) && !isSnan(a) && !isSnan(b)) return becomeNan(r, c, ctx, status);
  return checkNans(r, a, b, ctx, status) || checkNan(r, c, ctx, status);
}
