// Numbers from text, and as text. (CPython: libmpdec/io.c)

import { PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { mpd_qfinalize } from './finalize';
import {
  isInf,
  isNegative,
  isQnan,
  isSpecial,
  isZero,
  MPD_Conversion_syntax,
  MPD_EXP_INF,
  MPD_INF,
  MPD_MAX_PREC,
  MPD_NAN,
  MPD_NEG,
  MPD_SNAN,
  mpd_context_t,
  mpd_t,
  resize,
  setDigits,
  setError,
  setSpecial,
} from './number';
import { putWord, RDIGITS, wordAt, wordDigits } from './words';

function isDigit(c: u32): bool {
  return c - 0x30 < 10;
}

/** How many letters of the text stand at s, in any case; 0 unless all of them. */
function letters(s: usize, text: string): usize {
  const n = <usize>text.length;
  for (let i: usize = 0; i < n; i++) {
    const c = <u32>text.charCodeAt(<i32>i);
    const d = <u32>load<u8>(s + i);
    if (d != c && d != c - 32) return 0;
  }
  return n;
}

/** The words of the digits from s on, without the point. count > 0 */
function readDigits(a: mpd_t, s: usize, count: i64, status: usize): bool {
  const n = (count + RDIGITS - 1) / RDIGITS;
  if (!resize(a, n, status)) return false;
  let left = count - (n - 1) * RDIGITS;
  for (let i = n - 1; i >= 0; i--) {
    let word: u64 = 0;
    for (; left > 0; s++) {
      const c = <u64>load<u8>(s);
      if (c == 0x2e) continue;
      word = word * 10 + (c - 0x30);
      left--;
    }
    putWord(a.data, i, word);
    left = RDIGITS;
  }
  a.len = n;
  setDigits(a);
  return true;
}

/** NaN123: kind with the payload that stands at s. */
function readPayload(a: mpd_t, sign: u8, kind: u8, s: usize, ctx: mpd_context_t, status: usize): void {
  setSpecial(a, sign, kind);
  while (load<u8>(s) == 0x30) s++;
  let end = s;
  while (isDigit(load<u8>(end))) end++;
  const n = <i64>(end - s);
  if (load<u8>(end) || n > ctx.prec - ctx.clamp) {
    setError(a, MPD_Conversion_syntax, status);
    return;
  }
  if (n && readDigits(a, s, n, status)) mpd_qfinalize(a, ctx, status);
}

/** The signed digits up to the NUL, limited to i64; false: there are none. */
function readExponent(s: usize, into: usize): bool {
  const c = load<u8>(s);
  if (c == 0x2b || c == 0x2d) s++;
  if (!load<u8>(s)) return false;
  let v: u64 = 0;
  for (; load<u8>(s); s++) {
    const d = <u64>load<u8>(s) - 0x30;
    v = v > 922337203685477580 ? 0x7fffffffffffffff : min<u64>(v * 10 + d, 0x7fffffffffffffff);
  }
  store<i64>(into, c == 0x2d ? -(<i64>v) : <i64>v);
  return true;
}

/** a = what the text says (ASCII with a NUL behind it), made fit into the context. at: 8 bytes to use. */
export function parseNumber(a: mpd_t, s: usize, ctx: mpd_context_t, status: usize, into: usize): void {
  let sign: u8 = 0;
  const first = load<u8>(s);
  if (first == 0x2b || first == 0x2d) {
    if (first == 0x2d) sign = MPD_NEG;
    s++;
  }
  let n = letters(s, 'nan');
  if (n) {
    readPayload(a, sign, MPD_NAN, s + n, ctx, status);
    return;
  }
  n = letters(s, 'snan');
  if (n) {
    readPayload(a, sign, MPD_SNAN, s + n, ctx, status);
    return;
  }
  n = letters(s, 'inf');
  if (n) {
    s += n;
    n = letters(s, 'inity');
    if (load<u8>(s + n)) setError(a, MPD_Conversion_syntax, status);
    else setSpecial(a, sign, MPD_INF);
    return;
  }
  setSpecial(a, sign, 0);
  let point: usize = 0;
  let start: usize = 0; // of the digits that count
  let some = false;
  let digits: i64 = 0;
  let fraction: i64 = 0;
  let c: u32;
  for (; (c = load<u8>(s)); s++) {
    if (c == 0x2e) {
      if (point) {
        setError(a, MPD_Conversion_syntax, status);
        return;
      }
      point = s;
    } else if (isDigit(c)) {
      some = true;
      if (!start && c != 0x30) start = s;
      if (start) digits++;
      if (point) fraction++;
    } else break;
  }
  store<i64>(into, 0);
  if (!some || (c && ((c | 32) != 0x65 || !readDigitsOnly(s + 1) || !readExponent(s + 1, into)))) {
    setError(a, MPD_Conversion_syntax, status);
    return;
  }
  const exp = load<i64>(into);
  if (digits > MPD_MAX_PREC || fraction > MPD_MAX_PREC) {
    setError(a, MPD_Conversion_syntax, status);
    return;
  }
  if (!start) {
    putWord(a.data, 0, 0);
    a.len = 1;
    a.digits = 1;
  } else if (!readDigits(a, start, digits, status)) return;
  const least = i64.MIN_VALUE + 1;
  a.exp = min(exp < least + fraction ? least : exp - fraction, MPD_EXP_INF);
  mpd_qfinalize(a, ctx, status);
}

/** Whether nothing but digits follows, after a sign. */
function readDigitsOnly(s: usize): bool {
  const c = load<u8>(s);
  if (c == 0x2b || c == 0x2d) s++;
  while (isDigit(load<u8>(s))) s++;
  return !load<u8>(s);
}

// --- as text

export const FMT_UPPER = 1;
export const FMT_ENG = 2;
export const FMT_EXP = 4;
export const FMT_FIXED = 8;
export const FMT_PERCENT = 16;
export const FMT_SPACE = 32;
export const FMT_PLUS = 64;
/** The point, even where nothing follows. */
export const FMT_POINT = 128;

/** n digits of a word: the end. */
function writeWord(p: usize, word: u64, n: i64): usize {
  for (let i = n - 1; i >= 0; i--) {
    const q = word / 10;
    store<u8>(p + <usize>i, <u8>(word - q * 10) + 0x30);
    word = q;
  }
  return p + <usize>n;
}

function writeCoefficient(p: usize, a: mpd_t): usize {
  const top = wordAt(a.data, a.len - 1);
  p = writeWord(p, top, wordDigits(top));
  for (let i = a.len - 2; i >= 0; i--) p = writeWord(p, wordAt(a.data, i), RDIGITS);
  return p;
}

function writeText(p: usize, text: string): usize {
  for (let i = 0; i < text.length; i++) store<u8>(p + <usize>i, <u8>text.charCodeAt(i));
  return p + <usize>text.length;
}

function writeZeros(p: usize, n: i64): usize {
  memory.fill(p, 0x30, <usize>n);
  return p + <usize>n;
}

function writeSpecial(p: usize, a: mpd_t): usize {
  if (isInf(a)) return writeText(p, 'Infinity');
  p = writeText(p, isQnan(a) ? 'NaN' : 'sNaN');
  return a.len > 0 ? writeCoefficient(p, a) : p;
}

/** A coefficient with the point after `place` of its digits. */
function writePlaced(p: usize, a: mpd_t, place: i64, point: bool): usize {
  if (place <= 0) return writeCoefficient(writeZeros(writeText(p, '0.'), -place), a);
  const end = writeCoefficient(p, a);
  if (place >= a.digits) {
    const last = writeZeros(end, place - a.digits);
    return point ? writeText(last, '.') : last;
  }
  p += <usize>place;
  memory.copy(p + 1, p, end - p);
  store<u8>(p, 0x2e);
  return end + 1;
}

/** n modulo 3, not negative. */
function mod3(n: i64): i64 {
  return ((n % 3) + 3) % 3;
}

/**
 * The text in a block of PyMem_Malloc, its length in *size; 0: no memory. place: where the point stands in notation with an
 * exponent (1, but for zeros with precision).
 */
export function numberText(a: mpd_t, flags: i32, place: i64, size: usize): usize {
  const special = isSpecial(a);
  const left = a.digits + a.exp; // digits before the point
  if (!special) {
    if (flags & FMT_EXP) {
    } else if (flags & FMT_FIXED || (a.exp <= 0 && left > -6)) place = left;
    else if (flags & FMT_ENG) place = isZero(a) ? mod3(a.exp + 2) - 1 : place + mod3(left - 1);
  } else place = 1;
  const room = a.digits + (place <= 0 ? -place : max<i64>(place - a.digits, 0)) + 40;
  const text = room > 0x7ffffff0 ? 0 : PyMem_Malloc(<usize>room);
  if (!text) return 0;
  let p = text;
  if (isNegative(a)) p = writeText(p, '-');
  else if (flags & FMT_SPACE) p = writeText(p, ' ');
  else if (flags & FMT_PLUS) p = writeText(p, '+');
  if (special) p = writeSpecial(p, a);
  else {
    p = writePlaced(p, a, place, (flags & FMT_POINT) != 0);
    if (left != place || flags & FMT_EXP) {
      const e = left - place;
      const size = <u64>abs<i64>(e);
      p = writeText(p, flags & FMT_UPPER ? 'E' : 'e');
      p = writeText(p, e < 0 ? '-' : '+');
      p = writeWord(p, size, wordDigits(size));
    }
  }
  if (flags & FMT_PERCENT) p = writeText(p, '%');
  store<u8>(p, 0);
  store<i64>(size, <i64>(p - text));
  return text;
}
