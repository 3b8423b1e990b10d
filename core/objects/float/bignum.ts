// Natural numbers of a few hundred limbs in scratch memory, for exact conversions between doubles and decimals.
// (The part of CPython's Python/dtoa.c that is about Bigint.)
//
//      0 │ n │      how many limbs count; the highest of them is not 0
//      4 │ limb │ limb │ …   32 bits each, the lowest first

/** Room for 2^3840: what a double times a power of ten, or 800 decimal digits over a power of five, may need. */
export const BIG_BYTES = 4 + 120 * 4 + 4;
/** The same in stackAlloc's units. */
export const BIG_SLOTS = (4 + 120 * 4 + 4) / 8;

/** How many limbs it has. */
/* @inline */ export function bigSize(b: usize): i32 {
  return load<i32>(b);
}

/** The i-th limb, the lowest first. */
/* @inline */ export function bigLimb(b: usize, i: i32): u32 {
  return load<u32>(b + ((<usize>i) << 2), 4);
}

/* @inline */ function setLimb(b: usize, i: i32, v: u32): void {
  store<u32>(b + ((<usize>i) << 2), v, 4);
}

/** b = v */
export function bigSet(b: usize, v: u64): void {
  setLimb(b, 0, <u32>v);
  setLimb(b, 1, <u32>(v >> 32));
  store<i32>(b, v >> 32 ? 2 : v ? 1 : 0);
}

/** to = from */
export function bigCopy(to: usize, from: usize): void {
  memory.copy(to, from, 4 + ((<usize>bigSize(from)) << 2));
}

/** b = b * m + add */
export function bigMultiplyAdd(b: usize, m: u32, add: u32): void {
  const n = bigSize(b);
  let carry = <u64>add;
  for (let i = 0; i < n; i++) {
    carry += <u64>bigLimb(b, i) * m;
    setLimb(b, i, <u32>carry);
    carry >>= 32;
  }
  if (carry) {
    setLimb(b, n, <u32>carry);
    store<i32>(b, n + 1);
  }
}

const FIVE_13: u32 = 1220703125;

/** b = b * 5^k */
export function bigMultiplyPower5(b: usize, k: i32): void {
  for (; k >= 13; k -= 13) bigMultiplyAdd(b, FIVE_13, 0);
  let rest: u32 = 1;
  for (; k > 0; k--) rest *= 5;
  if (rest != 1) bigMultiplyAdd(b, rest, 0);
}

/** b = b << k */
export function bigShiftLeft(b: usize, k: i32): void {
  const n = bigSize(b);
  if (n == 0 || k == 0) return;
  const words = k >> 5;
  const bits = k & 31;
  if (bits == 0) {
    memory.copy(b + 4 + ((<usize>words) << 2), b + 4, (<usize>n) << 2);
    store<i32>(b, n + words);
  } else {
    const top = bigLimb(b, n - 1) >> (32 - bits);
    for (let i = n - 1; i > 0; i--) setLimb(b, i + words, (bigLimb(b, i) << bits) | (bigLimb(b, i - 1) >> (32 - bits)));
    setLimb(b, words, bigLimb(b, 0) << bits);
    if (top) setLimb(b, n + words, top);
    store<i32>(b, n + words + i32(top != 0));
  }
  memory.fill(b + 4, 0, (<usize>words) << 2);
}

/** Negative, 0, positive as a is to b. */
export function bigCompare(a: usize, b: usize): i32 {
  const n = bigSize(a);
  const d = n - bigSize(b);
  if (d) return d;
  for (let i = n - 1; i >= 0; i--) {
    const x = bigLimb(a, i);
    const y = bigLimb(b, i);
    if (x != y) return x < y ? -1 : 1;
  }
  return 0;
}

/** a = a + b */
export function bigAdd(a: usize, b: usize): void {
  let n = bigSize(a);
  const m = bigSize(b);
  for (; n < m; n++) setLimb(a, n, 0);
  let carry: u64 = 0;
  for (let i = 0; i < n; i++) {
    carry += <u64>bigLimb(a, i) + (i < m ? <u64>bigLimb(b, i) : 0);
    setLimb(a, i, <u32>carry);
    carry >>= 32;
  }
  if (carry) setLimb(a, n++, <u32>carry);
  store<i32>(a, n);
}

/** a = a - q * b, which is not negative. */
export function bigSubtractMultiple(a: usize, b: usize, q: u32): void {
  const n = bigSize(b);
  let size = bigSize(a);
  let borrow: u64 = 0;
  for (let i = 0; i < n; i++) {
    const product = <u64>bigLimb(b, i) * q + borrow;
    const limb = <u64>bigLimb(a, i) - (product & 0xffffffff);
    setLimb(a, i, <u32>limb);
    borrow = (product >> 32) + ((limb >> 63) & 1);
  }
  for (let i = n; borrow && i < size; i++) {
    const limb = <u64>bigLimb(a, i) - borrow;
    setLimb(a, i, <u32>limb);
    borrow = (limb >> 63) & 1;
  }
  while (size > 0 && bigLimb(a, size - 1) == 0) size--;
  store<i32>(a, size);
}

/** a / b, which is below 16, leaving the remainder in a; b's top limb has 28 bits (scaleDivisor). */
export function bigDivideDigit(a: usize, b: usize): u32 {
  const n = bigSize(b);
  if (bigSize(a) < n) return 0;
  let q = bigLimb(a, n - 1) / (bigLimb(b, n - 1) + 1);
  if (q) bigSubtractMultiple(a, b, q);
  if (bigCompare(a, b) >= 0) {
    q++;
    bigSubtractMultiple(a, b, 1);
  }
  return q;
}

/** By how much b is to be shifted so that its top limb has 28 bits: then a < 10 b has no more limbs than b. */
export function divisorShift(b: usize): i32 {
  const bits = 32 - <i32>clz(bigLimb(b, bigSize(b) - 1));
  return bits <= 28 ? 28 - bits : 60 - bits;
}

/** How many bits it has; 0 has none. */
export function bigBits(b: usize): i32 {
  const n = bigSize(b);
  return n == 0 ? 0 : (n << 5) - <i32>clz(bigLimb(b, n - 1));
}
