// Natural numbers in base 10**19: arrays of 64-bit words, the least significant first. (CPython: libmpdec/basearith.c)
//
//   120000000000000000000000005  =  │ 5 │ 12000000 │
//
// A word squared fits into 128 bits; quotients by a word are products with its reciprocal (Möller & Granlund).

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { divide128, mulHigh } from '../../objects/float/words';
import { stackAlloc } from '../../runtime/cold';
import { stackFree } from '../../runtime/pellucid';

/** Decimal digits in a word. */
export const RDIGITS: i64 = 19;
/** 10**19 */
export const RADIX: u64 = 0x8ac7230489e80000;
/** floor((2**128 - 1) / RADIX) - 2**64 */
const RADIX_RECIPROCAL: u64 = 0xd83c94fb6d2ac34a;

/** The i-th word. */
/* @inline */ export function wordAt(p: usize, i: i64): u64 {
  return load<u64>(p + ((<usize>i) << 3));
}

/** Sets the i-th word at p. */
/* @inline */ export function putWord(p: usize, i: i64, word: u64): void {
  store<u64>(p + ((<usize>i) << 3), word);
}

function powers(): usize {
  return memory.data<u64>([
    1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000, 1000000000000,
    10000000000000, 100000000000000, 1000000000000000, 10000000000000000, 100000000000000000, 1000000000000000000,
    0x8ac7230489e80000,
  ]);
}

/** 10**n for n <= 19. */
export function pow10(n: i64): u64 {
  return wordAt(powers(), n);
}

/** How many decimal digits a word has; 1 for 0. */
export function wordDigits(x: u64): i64 {
  const about = ((64 - <i64>clz(x | 1)) * 1233) >> 12;
  return about + <i64>(x >= pow10(about)) + <i64>(about == 0 && x == 0);
}

/** floor((high:low) / d) for high < d and d's top bit set; what remains is low - q * d. */
/* @inline */ function quotient(high: u64, low: u64, d: u64, reciprocal: u64): u64 {
  const q0 = reciprocal * high + low;
  let q = mulHigh(reciprocal, high) + high + <u64>(q0 < low) + 1;
  let rest = low - q * d;
  if (rest > q0) {
    q--;
    rest += d;
  }
  return rest >= d ? q + 1 : q;
}

/** floor((high:low) / RADIX) for high < RADIX. */
function byRadix(high: u64, low: u64): u64 {
  return quotient(high, low, RADIX, RADIX_RECIPROCAL);
}

// --- sums

/** w = u + v for m >= n words: the carry, 0 or 1. */
export function addWords(w: usize, u: usize, m: i64, v: usize, n: i64): u64 {
  let carry: u64 = 0;
  for (let i: i64 = 0; i < m; i++) {
    const y = (i < n ? wordAt(v, i) : 0) + carry;
    let s = wordAt(u, i) + y;
    carry = <u64>(s < y || s >= RADIX);
    if (carry) s -= RADIX;
    putWord(w, i, s);
  }
  return carry;
}

/** w = u - v for m >= n words and u >= v. */
export function subWords(w: usize, u: usize, m: i64, v: usize, n: i64): void {
  let borrow: u64 = 0;
  for (let i: i64 = 0; i < m; i++) {
    const x = wordAt(u, i);
    const y = (i < n ? wordAt(v, i) : 0) + borrow;
    borrow = <u64>(x < y);
    putWord(w, i, borrow ? x - y + RADIX : x - y);
  }
}

/** w += x: the carry. */
export function addWord(w: usize, n: i64, x: u64): u64 {
  for (let i: i64 = 0; i < n && x; i++) {
    const s = wordAt(w, i) + x;
    x = <u64>(s < x || s >= RADIX);
    putWord(w, i, x ? s - RADIX : s);
  }
  return x;
}

// --- products

/** w = u * y + carry: the word that goes beyond. w may be u. */
export function mulWord(w: usize, u: usize, n: i64, y: u64, carry: u64): u64 {
  for (let i: i64 = 0; i < n; i++) {
    const x = wordAt(u, i);
    const low = x * y + carry;
    const high = mulHigh(x, y) + <u64>(low < carry);
    carry = byRadix(high, low);
    putWord(w, i, low - carry * RADIX);
  }
  return carry;
}

/** w (m + n words, none of them u's or v's) = u * v: the sums of the columns, each divided by the radix once. */
function mulColumns(w: usize, u: usize, m: i64, v: usize, n: i64): void {
  let c0: u64 = 0;
  let c1: u64 = 0;
  for (let k: i64 = 0; k < m + n - 1; k++) {
    let s0 = c0;
    let s1 = c1;
    let s2: u64 = 0;
    const last = min(k, m - 1);
    for (let i: i64 = max<i64>(0, k - n + 1); i <= last; i++) {
      const x = wordAt(u, i);
      const y = wordAt(v, k - i);
      const x0 = x & 0xffffffff;
      const x1 = x >> 32;
      const y0 = y & 0xffffffff;
      const y1 = y >> 32;
      const p = x0 * y0;
      const a = x1 * y0 + (p >> 32);
      const b = x0 * y1 + (a & 0xffffffff);
      const low = (b << 32) | (p & 0xffffffff);
      s0 += low;
      const high = x1 * y1 + (a >> 32) + (b >> 32) + <u64>(s0 < low);
      s1 += high;
      s2 += <u64>(s1 < high);
    }
    c1 = s2 || s1 >= RADIX ? byRadix(s2, s1) : 0;
    s1 -= c1 * RADIX;
    c0 = byRadix(s1, s0);
    putWord(w, k, s0 - c0 * RADIX);
  }
  putWord(w, m + n - 1, c0);
}

const KARATSUBA: i64 = 28;

/** w (2n words) = u * v, n words each; t: 4n + 512 words to work with. (Karatsuba) */
function mulEqual(w: usize, u: usize, v: usize, n: i64, t: usize): void {
  if (n < KARATSUBA) {
    mulColumns(w, u, n, v, n);
    return;
  }
  const m = (n + 1) >> 1;
  const size = m + 1;
  const half = (<usize>m) << 3;
  const su = t;
  const sv = su + ((<usize>size) << 3);
  const p = sv + ((<usize>size) << 3);
  const rest = p + ((<usize>(2 * size)) << 3);
  mulEqual(w, u, v, m, rest);
  mulWords(w + 2 * half, u + half, n - m, v + half, n - m, rest);
  putWord(su, m, addWords(su, u, m, u + half, n - m));
  putWord(sv, m, addWords(sv, v, m, v + half, n - m));
  mulEqual(p, su, sv, size, rest);
  subWords(p, p, 2 * size, w, 2 * m);
  subWords(p, p, 2 * size, w + 2 * half, 2 * (n - m));
  const room = 2 * n - m;
  const words = realSize(p, min(2 * size, room));
  addWords(w + half, w + half, room, p, words);
}

/** w (m + n words) = u * v for m >= n; t: as mulEqual's for n, or 0 where n is below KARATSUBA. */
function mulWords(w: usize, u: usize, m: i64, v: usize, n: i64, t: usize): void {
  if (n < KARATSUBA) {
    mulColumns(w, u, m, v, n);
    return;
  }
  if (m == n) {
    mulEqual(w, u, v, n, t);
    return;
  }
  const product = t;
  const rest = t + ((<usize>(2 * n)) << 3);
  memory.fill(w, 0, (<usize>(m + n)) << 3);
  for (let i: i64 = 0; i < m; i += n) {
    const piece = min(n, m - i);
    const from = (<usize>i) << 3;
    mulWords(product, v, n, u + from, piece, rest);
    addWords(w + from, w + from, m + n - i, product, n + piece);
  }
}

/** w (m + n words, none of them u's or v's) = u * v: false: no memory. */
export function multiply(w: usize, u: usize, m: i64, v: usize, n: i64): bool {
  if (m < n) return multiply(w, v, n, u, m);
  if (n < KARATSUBA) {
    mulColumns(w, u, m, v, n);
    return true;
  }
  const t = PyMem_Malloc((<usize>(8 * n + 1024)) << 3);
  if (!t) return false;
  mulWords(w, u, m, v, n, t);
  PyMem_Free(t);
  return true;
}

/** How many words there are without the leading zeros; at least 1. */
export function realSize(p: usize, n: i64): i64 {
  while (n > 1 && wordAt(p, n - 1) == 0) n--;
  return n;
}

// --- quotients

/** w = u / v: the remainder. w may be u. */
export function divWord(w: usize, u: usize, n: i64, v: u64): u64 {
  const s = clz(v);
  const d = v << s;
  const reciprocal = divide128(~d, 0xffffffffffffffff, d);
  let rest: u64 = 0;
  for (let i = n - 1; i >= 0; i--) {
    const x = wordAt(u, i);
    const low = rest * RADIX + x;
    const high = mulHigh(rest, RADIX) + <u64>(low < x);
    const q = quotient((high << s) | ((low >> 1) >> (63 - s)), low << s, d, reciprocal);
    rest = low - q * v;
    putWord(w, i, q);
  }
  return rest;
}

/** us -= q * vs (n words and one more in us): whether q was one too large, which is mended. */
function subtractMultiple(us: usize, vs: usize, n: i64, q: u64): bool {
  let carry: u64 = 0;
  let borrow: u64 = 0;
  for (let i: i64 = 0; i < n; i++) {
    const v = wordAt(vs, i);
    const low = q * v + carry;
    const high = mulHigh(q, v) + <u64>(low < carry);
    carry = byRadix(high, low);
    const y = low - carry * RADIX + borrow;
    const x = wordAt(us, i);
    borrow = <u64>(x < y);
    putWord(us, i, borrow ? x - y + RADIX : x - y);
  }
  const top = wordAt(us, n);
  carry += borrow;
  putWord(us, n, top - carry);
  if (top >= carry) return false;
  putWord(us, n, wordAt(us, n) + addWords(us, us, n, vs, n));
  return true;
}

/** q (m - n + 1 words) = u / v for m >= n >= 2, r (n words, or 0) the remainder: whether that is not 0; -1: no memory. (Knuth's D) */
export function divideWords(q: usize, r: usize, u: usize, m: i64, v: usize, n: i64): i32 {
  const words = m + 1 + n;
  const small = words <= 64;
  const us = small ? stackAlloc(words) : PyMem_Malloc((<usize>words) << 3);
  if (!us) return -1;
  const vs = us + ((<usize>(m + 1)) << 3);
  const scale = RADIX / (wordAt(v, n - 1) + 1);
  putWord(us, m, mulWord(us, u, m, scale, 0));
  mulWord(vs, v, n, scale, 0);
  const v1 = wordAt(vs, n - 1);
  const v2 = wordAt(vs, n - 2);
  const s = clz(v1);
  const d = v1 << s;
  const reciprocal = divide128(~d, 0xffffffffffffffff, d);
  for (let j = m - n; j >= 0; j--) {
    const next = wordAt(us, j + n - 1);
    const top = wordAt(us, j + n);
    const low = top * RADIX + next;
    const high = mulHigh(top, RADIX) + <u64>(low < next);
    let guess = quotient((high << s) | ((low >> 1) >> (63 - s)), low << s, d, reciprocal);
    let rest = low - guess * v1;
    const third = wordAt(us, j + n - 2);
    for (;;) {
      if (guess < RADIX) {
        const h = mulHigh(guess, v2);
        const l = guess * v2;
        const l2 = rest * RADIX + third;
        const h2 = mulHigh(rest, RADIX) + <u64>(l2 < third);
        if (h < h2 || (h == h2 && l <= l2)) break;
      }
      guess--;
      if (rest >= RADIX - v1) break;
      rest += v1;
    }
    if (subtractMultiple(us + ((<usize>j) << 3), vs, n, guess)) guess--;
    putWord(q, j, guess);
  }
  if (r) divWord(r, us, n, scale);
  const rem = realSize(us, n) > 1 || wordAt(us, 0) != 0;
  if (small) stackFree(us);
  else PyMem_Free(us);
  return rem;
}

// --- shifts by decimal digits

/** dest (n words) = src (m words) * 10**shift. dest may be src. */
export function shiftLeftWords(dest: usize, n: i64, src: usize, m: i64, shift: i64): void {
  const q = shift / RDIGITS;
  const r = shift % RDIGITS;
  if (r == 0) memory.copy(dest + ((<usize>q) << 3), src, (<usize>m) << 3);
  else {
    const factor = pow10(r);
    const divisor = pow10(RDIGITS - r);
    let low = wordAt(src, m - 1);
    if (n > q + m) putWord(dest, q + m, low / divisor);
    for (let i = m - 1; i >= 0; i--) {
      const high = low % divisor;
      low = i ? wordAt(src, i - 1) : 0;
      putWord(dest, q + i, high * factor + (i ? low / divisor : 0));
    }
  }
  memory.fill(dest, 0, (<usize>q) << 3);
}

/**
 * What decides the rounding of `digits` dropped from `p`: the first of them, made odd by any digit behind it (0 to 9, 0 and 5 only
 * where nothing follows).
 */
function dropped(p: usize, q: i64, r: i64): u64 {
  let word = wordAt(p, q);
  let digit: u64;
  let rest: u64 = 0;
  if (r == 0) {
    q--;
    word = wordAt(p, q);
    digit = word / pow10(RDIGITS - 1);
    rest = word % pow10(RDIGITS - 1);
  } else {
    word %= pow10(r);
    digit = word / pow10(r - 1);
    rest = word % pow10(r - 1);
  }
  if (digit == 0 || digit == 5) {
    for (let i = q - 1; i >= 0 && !rest; i--) rest = wordAt(p, i);
    if (rest) digit++;
  }
  return digit;
}

/** dest = src (n words) / 10**shift, for 0 < shift < its digits: what decides the rounding. dest may be src. */
export function shiftRightWords(dest: usize, src: usize, n: i64, shift: i64): u64 {
  const q = shift / RDIGITS;
  const r = shift % RDIGITS;
  const rnd = dropped(src, q, r);
  if (r == 0) memory.copy(dest, src + ((<usize>q) << 3), (<usize>(n - q)) << 3);
  else {
    const divisor = pow10(r);
    const factor = pow10(RDIGITS - r);
    let high = wordAt(src, q) / divisor;
    for (let i = q; i < n; i++) {
      const next = i + 1 < n ? wordAt(src, i + 1) : 0;
      const word = high + (next % divisor) * factor;
      high = next / divisor;
      if (i + 1 < n || word) putWord(dest, i - q, word);
    }
  }
  return rnd;
}

/** What decides the rounding when all digits of p are dropped, `exactly` all or more of them. */
export function droppedAll(p: usize, n: i64, exactly: bool): u64 {
  if (!exactly) return <u64>(realSize(p, n) > 1 || wordAt(p, 0) != 0);
  const digits = (n - 1) * RDIGITS + wordDigits(wordAt(p, n - 1));
  return dropped(p, digits / RDIGITS, digits % RDIGITS);
}
