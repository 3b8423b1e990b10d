// 128-bit products and quotients of 64-bit words.

/** The high 64 bits of a * b. */
export function mulHigh(a: u64, b: u64): u64 {
  const a0 = a & 0xffffffff;
  const a1 = a >> 32;
  const b0 = b & 0xffffffff;
  const b1 = b >> 32;
  const m = a1 * b0 + ((a0 * b0) >> 32);
  const m2 = a0 * b1 + (m & 0xffffffff);
  return a1 * b1 + (m >> 32) + (m2 >> 32);
}

/** One 32-bit digit of a quotient: (high:next) / d where high < d and d's top bit is set. (Knuth's algorithm D) */
/* @inline */ function quotientDigit(high: u64, next: u64, d1: u64, d0: u64): u64 {
  let q = high / d1;
  let rest = high - q * d1;
  while (q >> 32 != 0 || q * d0 > ((rest << 32) | next)) {
    q--;
    rest += d1;
    if (rest >> 32 != 0) break;
  }
  return q;
}

/** floor((high:low) / d) for high < d, d's top bit set; the remainder is what wraps: low - q * d. */
export function divide128(high: u64, low: u64, d: u64): u64 {
  const d1 = d >> 32;
  const d0 = d & 0xffffffff;
  const l1 = low >> 32;
  const l0 = low & 0xffffffff;
  const q1 = quotientDigit(high, l1, d1, d0);
  const middle = ((high << 32) | l1) - q1 * d;
  const q0 = quotientDigit(middle, l0, d1, d0);
  return (q1 << 32) | q0;
}
