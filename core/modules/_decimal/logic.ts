// Digits as bits, and moving digits. (CPython: libmpdec/mpdecimal.c)

import { stackAlloc } from '../../runtime/cold';
import { stackFree } from '../../runtime/pellucid';
import { addUnrounded } from './arithmetic';
import { capDigits, checkNan, checkNans, mpd_qfinalize, NO_ROUNDING, shiftLeft, shiftRight } from './finalize';
import {
  adjexp,
  copyNumber,
  endTemporary,
  getAbsUint,
  getSsize,
  isInf,
  isNegative,
  isSpecial,
  MPD_Division_by_zero,
  MPD_EXP_CLAMP,
  MPD_EXP_INF,
  MPD_INF,
  MPD_Invalid_operation,
  MPD_Malloc_error,
  MPD_NEG,
  mpd_context_t,
  mpd_t,
  raise,
  resize,
  setDigits,
  setError,
  setSpecial,
  setSsize,
  signOf,
  temporary,
  zeroCoeff,
} from './number';
import { pow10, putWord, RDIGITS, realSize, wordAt } from './words';

const AND = 0;
const OR = 1;
const XOR = 2;
const INVERT = 3;

function isLogical(a: mpd_t): bool {
  return !isSpecial(a) && !isNegative(a) && a.exp == 0;
}

/** Digit by digit; a digit that is no bit: -1. */
function combine(x: u64, y: u64, op: i32): u64 {
  let z: u64 = 0;
  for (let k: i64 = 0; k < RDIGITS; k++) {
    const p = x % 10;
    const q = y % 10;
    if (p > 1 || q > 1) return 0xffffffffffffffff;
    const bit = op == AND ? p & q : op == OR ? p | q : op == XOR ? p ^ q : 1 - p;
    z += bit * pow10(k);
    x /= 10;
    y /= 10;
  }
  return z;
}

function logical(r: mpd_t, a: mpd_t, b: mpd_t, op: i32, ctx: mpd_context_t, status: usize): void {
  let n = max(a.len, b.len);
  if (op == INVERT) n = max(n, (ctx.prec + RDIGITS - 1) / RDIGITS);
  const t = temporary();
  let ok = isLogical(a) && isLogical(b);
  if (ok && resize(t, n, status)) {
    for (let i: i64 = 0; i < n && ok; i++) {
      const z = combine(i < a.len ? wordAt(a.data, i) : 0, i < b.len ? wordAt(b.data, i) : 0, op);
      ok = z != 0xffffffffffffffff;
      putWord(t.data, i, z);
    }
    t.len = realSize(t.data, n);
    setDigits(t);
    capDigits(t, ctx.prec);
  }
  if (ok) copyNumber(r, t, status);
  else setError(r, MPD_Invalid_operation, status);
  endTemporary(t);
}

export function mpd_qand(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  logical(r, a, b, AND, ctx, status);
}

export function mpd_qor(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  logical(r, a, b, OR, ctx, status);
}

export function mpd_qxor(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  logical(r, a, b, XOR, ctx, status);
}

export function mpd_qinvert(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
  logical(r, a, a, INVERT, ctx, status);
}

/** The exponent of the first digit as a number. */
export function mpd_qlogb(r: mpd_t, a: mpd_t, ctx: mpd_context_t, status: usize): void {
  if (checkNan(r, a, ctx, status)) return;
  if (isInf(a)) setSpecial(r, 0, MPD_INF);
  else if (zeroCoeff(a)) {
    setSpecial(r, MPD_NEG, MPD_INF);
    raise(status, MPD_Division_by_zero);
  } else {
    setSsize(r, adjexp(a));
    mpd_qfinalize(r, ctx, status);
  }
}

/** Whether b is how far to move: -prec … prec into *n. Else the result is set. */
function distance(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize, n: usize): bool {
  if (checkNans(r, a, b, ctx, status)) return false;
  const work = n + 8;
  store<u32>(work, 0);
  const ok = !isInf(b) && b.exp == 0;
  const by = ok ? getSsize(b, work) : 0;
  if (!ok || load<u32>(work) & MPD_Invalid_operation || by > ctx.prec || by < -ctx.prec) {
    setError(r, MPD_Invalid_operation, status);
    return false;
  }
  if (isInf(a)) {
    copyNumber(r, a, status);
    return false;
  }
  store<i64>(n, by);
  return true;
}

function cappedShift(r: mpd_t, a: mpd_t, n: i64, prec: i64, status: usize): bool {
  if (n >= 0) {
    if (!shiftLeft(r, a, n, status)) return false;
    capDigits(r, prec);
    return true;
  }
  if (!copyNumber(r, a, status)) return false;
  capDigits(r, prec);
  return shiftRight(r, r, -n, status) != NO_ROUNDING;
}

export function mpd_qshift(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  const n = stackAlloc(2);
  if (distance(r, a, b, ctx, status, n)) cappedShift(r, a, load<i64>(n), ctx.prec, status);
  stackFree(n);
}

export function mpd_qrotate(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  const by = stackAlloc(2);
  if (distance(r, a, b, ctx, status, by)) {
    let n = load<i64>(by);
    if (n < 0) n += ctx.prec;
    const high = temporary();
    const low = temporary();
    const sign = signOf(a);
    if (cappedShift(high, a, n, ctx.prec, status) && cappedShift(low, a, n - ctx.prec, ctx.prec, status)) {
      addUnrounded(r, high, low, sign, ctx, status);
    } else setError(r, MPD_Malloc_error, status);
    endTemporary(low);
    endTemporary(high);
  }
  stackFree(by);
}

export function mpd_qscaleb(r: mpd_t, a: mpd_t, b: mpd_t, ctx: mpd_context_t, status: usize): void {
  if (checkNans(r, a, b, ctx, status)) return;
  const work = stackAlloc(1);
  store<u32>(work, 0);
  const ok = !isInf(b) && b.exp == 0;
  const n = ok ? getAbsUint(b, work) : 0;
  const invalid = !ok || n > 2 * <u64>(ctx.emax + ctx.prec) || (load<u32>(work) & MPD_Invalid_operation) != 0;
  stackFree(work);
  if (invalid) {
    setError(r, MPD_Invalid_operation, status);
    return;
  }
  if (isInf(a)) {
    copyNumber(r, a, status);
    return;
  }
  const exp = a.exp + (isNegative(b) ? -(<i64>n) : <i64>n);
  copyNumber(r, a, status);
  r.exp = max(min(exp, MPD_EXP_INF), MPD_EXP_CLAMP);
  mpd_qfinalize(r, ctx, status);
}
