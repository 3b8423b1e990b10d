// A decimal number and the context of an operation. (CPython: libmpdec/mpdecimal.h and the basics of mpdecimal.c)
//
//      0 │ flags │  sign, infinity, NaN, and whose the words are
//      8 │  exp  │  the value is coefficient * 10**exp
//     16 │digits │  of the coefficient; an sNaN's or NaN's is its payload, with 0 digits for none
//     24 │  len  │  words in use
//     32 │ alloc │  words there are: at least 4
//     40 │ data ─┼─> words in base 10**19
//
// Functions of the arithmetic get the result first (it may be an operand, except where said), and add what happened to *status.
// Without memory they set MPD_Malloc_error and the result is a NaN.

import { PyMem_Free, PyMem_Malloc, PyMem_Realloc } from '../../memory/obmalloc/malloc';
import { stackAlloc } from '../../runtime/cold';
import { stackFree } from '../../runtime/pellucid';
import { shiftLeft, shiftRight } from './finalize';
import { pow10, putWord, RADIX, RDIGITS, wordAt, wordDigits } from './words';

/** 48 bytes. */
@unmanaged
export class mpd_t {
  flags: u8;
  exp: i64;
  digits: i64;
  len: i64;
  alloc: i64;
  data: usize; // u64[alloc]
}

/** 48 bytes. */
@unmanaged
export class mpd_context_t {
  prec: i64;
  emax: i64;
  emin: i64;
  traps: u32;
  status: u32;
  newtrap: u32;
  round: i32;
  clamp: i32;
  allcr: i32; // exp, ln and log10 are correctly rounded; always 1 here
}

export const MPD_NEG: u8 = 1;
export const MPD_INF: u8 = 2;
export const MPD_NAN: u8 = 4;
export const MPD_SNAN: u8 = 8;
const MPD_SPECIAL: u8 = 14;
export const MPD_STATIC: u8 = 16;
/** The words lie in the object. */
export const MPD_STATIC_DATA: u8 = 32;
export const MPD_DATAFLAGS: u8 = 0xf0;

export const MPD_Clamped: u32 = 1;
export const MPD_Conversion_syntax: u32 = 2;
export const MPD_Division_by_zero: u32 = 4;
export const MPD_Division_impossible: u32 = 8;
export const MPD_Division_undefined: u32 = 0x10;
export const MPD_Inexact: u32 = 0x40;
export const MPD_Invalid_context: u32 = 0x80;
export const MPD_Invalid_operation: u32 = 0x100;
export const MPD_Malloc_error: u32 = 0x200;
export const MPD_Float_operation: u32 = 0x400;
export const MPD_Overflow: u32 = 0x800;
export const MPD_Rounded: u32 = 0x1000;
export const MPD_Subnormal: u32 = 0x2000;
export const MPD_Underflow: u32 = 0x4000;
export const MPD_IEEE_Invalid_operation: u32 = 0x3ba;
export const MPD_Errors: u32 = 0x3be;

export const MPD_ROUND_UP = 0;
export const MPD_ROUND_DOWN = 1;
export const MPD_ROUND_CEILING = 2;
export const MPD_ROUND_FLOOR = 3;
export const MPD_ROUND_HALF_UP = 4;
export const MPD_ROUND_HALF_DOWN = 5;
export const MPD_ROUND_HALF_EVEN = 6;
export const MPD_ROUND_05UP = 7;
export const MPD_ROUND_TRUNC = 8;

export const MPD_MINALLOC: i64 = 4;
export const MPD_MAX_PREC: i64 = 999999999999999999;
export const MPD_MAX_EMAX: i64 = 999999999999999999;
export const MPD_MIN_EMIN: i64 = -999999999999999999;
export const MPD_MIN_ETINY: i64 = MPD_MIN_EMIN - (MPD_MAX_PREC - 1);
export const MPD_EXP_INF: i64 = 2000000000000000001;
export const MPD_EXP_CLAMP: i64 = -4000000000000000001;

// --- what a number is

/** Whether it is an infinity or a NaN. */
/* @inline */ export function isSpecial(a: mpd_t): bool {
  return (a.flags & MPD_SPECIAL) != 0;
}

/** Whether it is a NaN, quiet or signaling. */
/* @inline */ export function isNan(a: mpd_t): bool {
  return (a.flags & (MPD_NAN | MPD_SNAN)) != 0;
}

/** Whether it is a signaling NaN. */
/* @inline */ export function isSnan(a: mpd_t): bool {
  return (a.flags & MPD_SNAN) != 0;
}

/** Whether it is a quiet NaN. */
/* @inline */ export function isQnan(a: mpd_t): bool {
  return (a.flags & MPD_NAN) != 0;
}

/** Whether it is infinite. */
/* @inline */ export function isInf(a: mpd_t): bool {
  return (a.flags & MPD_INF) != 0;
}

/** Whether its sign is set, a zero's and a NaN's too. */
/* @inline */ export function isNegative(a: mpd_t): bool {
  return (a.flags & MPD_NEG) != 0;
}

/** 0 or 1. */
/* @inline */ export function signOf(a: mpd_t): u8 {
  return a.flags & MPD_NEG;
}

/** 1 or -1. */
export function arithSign(a: mpd_t): i32 {
  return isNegative(a) ? -1 : 1;
}

/** Whether the coefficient is 0; what is special may have none. */
/* @inline */ export function zeroCoeff(a: mpd_t): bool {
  return a.len > 0 && wordAt(a.data, a.len - 1) == 0;
}

/** Whether it is 0 or -0. */
/* @inline */ export function isZero(a: mpd_t): bool {
  return !isSpecial(a) && zeroCoeff(a);
}

/** The exponent of the first digit. */
/* @inline */ export function adjexp(a: mpd_t): i64 {
  return a.exp + a.digits - 1;
}

/** The least exponent of a subnormal number. */
export function etiny(ctx: mpd_context_t): i64 {
  return ctx.emin - (ctx.prec - 1);
}

/** The largest exponent of a number with all digits. */
export function etop(ctx: mpd_context_t): i64 {
  return ctx.emax - (ctx.prec - 1);
}

/** Whether it is finite, not 0, and its adjusted exponent is not below emin. */
export function isNormal(a: mpd_t, ctx: mpd_context_t): bool {
  return !isSpecial(a) && !zeroCoeff(a) && adjexp(a) >= ctx.emin;
}

/** Whether it is finite, not 0, and its adjusted exponent is below emin. */
export function isSubnormal(a: mpd_t, ctx: mpd_context_t): bool {
  return !isSpecial(a) && !zeroCoeff(a) && adjexp(a) < ctx.emin;
}

/** How many zeros the coefficient ends with; 0 for 0. */
export function trailZeros(a: mpd_t): i64 {
  if (zeroCoeff(a)) return 0;
  let i: i64 = 0;
  while (wordAt(a.data, i) == 0) i++;
  let word = wordAt(a.data, i);
  i *= RDIGITS;
  for (; word % 10 == 0; word /= 10) i++;
  return i;
}

/** Whether a finite number is an integer. */
export function isInteger(a: mpd_t): bool {
  return !isSpecial(a) && (zeroCoeff(a) || a.exp >= 0 || trailZeros(a) + a.exp >= 0);
}

/** Whether an integer is odd. */
export function isOdd(a: mpd_t): bool {
  if (zeroCoeff(a) || a.exp > 0) return false;
  const n = -a.exp;
  if (n >= a.digits) return false;
  return ((wordAt(a.data, n / RDIGITS) / pow10(n % RDIGITS)) & 1) as bool;
}

// --- flags and memory

/** Adds MPD_* to the status. */
/* @inline */ export function raise(status: usize, flags: u32): void {
  store<u32>(status, load<u32>(status) | flags);
}

/** New sign and kind; whose the words are stays. */
/* @inline */ export function setFlags(a: mpd_t, flags: u8): void {
  a.flags = (a.flags & MPD_DATAFLAGS) | flags;
}

/** sign: 0 or MPD_NEG. */
/* @inline */ export function setSign(a: mpd_t, sign: u8): void {
  a.flags = (a.flags & ~MPD_NEG) | sign;
}

/** Sign and kind of another number; who owns the words stays. */
/* @inline */ export function copyFlags(a: mpd_t, from: mpd_t): void {
  setFlags(a, from.flags & ~MPD_DATAFLAGS);
}

/** Room for n words (and at least 4): the words in use stay. false: no memory, and the number is a NaN. */
export function resize(a: mpd_t, n: i64, status: usize): bool {
  if (n < MPD_MINALLOC) n = MPD_MINALLOC;
  if (n == a.alloc) return true;
  const inside = (a.flags & MPD_STATIC_DATA) != 0;
  if (inside && n < a.alloc) return true;
  // What the 32 bits of an address cannot reach is as much too large as what no allocator has.
  const size = n > 0x0fffffff ? 0 : (<usize>n) << 3;
  const p = size ? (inside ? PyMem_Malloc(size) : PyMem_Realloc(a.data, size)) : 0;
  if (!p) {
    if (n < a.alloc) return true;
    setError(a, MPD_Malloc_error, status);
    return false;
  }
  if (inside) {
    memory.copy(p, a.data, (<usize>a.len) << 3);
    a.flags &= ~MPD_STATIC_DATA;
  }
  a.data = p;
  a.alloc = n;
  return true;
}

/** Infinity or a NaN without payload. */
export function setSpecial(a: mpd_t, sign: u8, kind: u8): void {
  setFlags(a, sign | kind);
  a.exp = 0;
  a.digits = 0;
  a.len = 0;
  resize(a, MPD_MINALLOC, 0);
}

/** NaN, because of what `flags` say. */
/* @noinline */ export function setError(a: mpd_t, flags: u32, status: usize): void {
  setSpecial(a, 0, MPD_NAN);
  raise(status, flags);
}

/** The digits of the words. */
export function setDigits(a: mpd_t): void {
  a.digits = (a.len - 1) * RDIGITS + wordDigits(wordAt(a.data, a.len - 1));
}

/** One word. */
export function setTriple(a: mpd_t, sign: u8, word: u64, exp: i64): void {
  setFlags(a, sign);
  a.exp = exp;
  a.len = 1;
  resize(a, MPD_MINALLOC, 0);
  putWord(a.data, 0, word);
  a.digits = wordDigits(word);
}

/** Any 64 bits. */
function setUint(a: mpd_t, sign: u8, v: u64): void {
  setTriple(a, sign, v % RADIX, 0);
  if (v >= RADIX) {
    putWord(a.data, 1, 1);
    a.len = 2;
    a.digits = 20;
  }
}

/** a = v, exactly. */
export function setSsize(a: mpd_t, v: i64): void {
  setUint(a, v < 0 ? MPD_NEG : 0, v < 0 ? <u64>-v : <u64>v);
}

/** a = from; false: no memory, and a is NaN. */
export function copyNumber(a: mpd_t, from: mpd_t, status: usize): bool {
  if (a == from) return true;
  if (!resize(a, from.len, status)) return false;
  copyFlags(a, from);
  a.exp = from.exp;
  a.digits = from.digits;
  a.len = from.len;
  memory.copy(a.data, from.data, (<usize>from.len) << 3);
  return true;
}

/** The words that were made for it. */
export function freeWords(a: mpd_t): void {
  if (!(a.flags & MPD_STATIC_DATA)) PyMem_Free(a.data);
}

const TEMPORARY: i64 = 8;

/** A number on the native stack, 0. It goes with endTemporary, the last first. */
export function temporary(): mpd_t {
  const p = stackAlloc(6 + TEMPORARY);
  const a = changetype<mpd_t>(p);
  a.flags = MPD_STATIC | MPD_STATIC_DATA;
  a.alloc = TEMPORARY;
  a.data = p + 48;
  setTriple(a, 0, 0, 0);
  return a;
}

/** Gives back what temporary gave: last in, first out. */
export function endTemporary(a: mpd_t): void {
  freeWords(a);
  stackFree(changetype<usize>(a));
}

/** sign * word * 10**exp on the native stack. */
export function constant(sign: u8, word: u64, exp: i64): mpd_t {
  const a = temporary();
  setTriple(a, sign, word, exp);
  return a;
}

/** A copy of a context on the native stack, without flags; it goes with endContext. */
export function workContext(ctx: mpd_context_t): mpd_context_t {
  const p = stackAlloc(6);
  memory.copy(p, changetype<usize>(ctx), 48);
  const work = changetype<mpd_context_t>(p);
  work.status = 0;
  return work;
}

/** A context without limits on the native stack. */
/* @noinline */ export function maxContext(): mpd_context_t {
  const c = changetype<mpd_context_t>(stackAlloc(6));
  c.prec = MPD_MAX_PREC;
  c.emax = MPD_MAX_EMAX;
  c.emin = MPD_MIN_EMIN;
  c.traps = 0;
  c.status = 0;
  c.newtrap = 0;
  c.round = MPD_ROUND_HALF_EVEN;
  c.clamp = 0;
  c.allcr = 1;
  return c;
}

/** Gives back what workContext or maxContext gave. */
export function endContext(c: mpd_context_t): void {
  stackFree(changetype<usize>(c));
}

/** Where an operation in that context notes what happened. */
/* @inline */ export function statusOf(c: mpd_context_t): usize {
  return changetype<usize>(c) + offsetof<mpd_context_t>('status');
}

// --- integers

/** The integer as i64; with MPD_Invalid_operation the largest value. */
export function getSsize(a: mpd_t, status: usize): i64 {
  const v = getAbsUint(a, status);
  if (v == 0xffffffffffffffff) return i64.MAX_VALUE;
  if (v <= 0x7fffffffffffffff) return isNegative(a) ? -(<i64>v) : <i64>v;
  if (isNegative(a) && v == 0x8000000000000000) return i64.MIN_VALUE;
  raise(status, MPD_Invalid_operation);
  return i64.MAX_VALUE;
}

/** The absolute value of an integer as u64; with MPD_Invalid_operation all bits set. */
export function getAbsUint(a: mpd_t, status: usize): u64 {
  let v: u64 = 0xffffffffffffffff;
  let ok = isInteger(a);
  if (ok) {
    if (zeroCoeff(a)) return 0;
    ok = a.digits + a.exp <= 20;
    if (ok) {
      const t = temporary();
      if (a.exp >= 0) ok = shiftLeft(t, a, a.exp, status);
      else ok = shiftRight(t, a, -a.exp, status) == 0;
      if (ok) {
        const high: u64 = t.len > 1 ? wordAt(t.data, 1) : 0;
        ok = t.len <= 2 && high <= 1;
        v = wordAt(t.data, 0);
        if (ok && high) {
          v += RADIX;
          ok = v >= RADIX;
        }
      }
      endTemporary(t);
    }
  }
  if (ok) return v;
  raise(status, MPD_Invalid_operation);
  return 0xffffffffffffffff;
}
