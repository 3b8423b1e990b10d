// Exact arithmetic where JavaScript's is not C's. CPython: Objects/longobject.c, Objects/floatobject.c

/** Bits of the absolute value. CPython: _PyLong_NumBits */
export const numBits = (n: bigint): bigint => (n === 0n ? 0n : BigInt((n < 0n ? -n : n).toString(2).length));

/** Python's a // b: rounds down. */
export function bigFloorDiv(a: bigint, b: bigint): bigint {
  const q = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? q - 1n : q;
}

/** Python's a % b: has the sign of b. */
export function bigMod(a: bigint, b: bigint): bigint {
  const r = a % b;
  return r !== 0n && r < 0n !== b < 0n ? r + b : r;
}

/** float(n), null where CPython raises OverflowError. */
export function intToFloat(n: bigint): number | null {
  const f = Number(n);
  return Number.isFinite(f) ? f : null;
}

/** num / den * 2**exponent rounded to the nearest double, ties to even; num and den positive. */
function roundQuotient(num: bigint, den: bigint, exponent: number): number {
  // Bring the quotient to 66 bits or a little more: 53 count, one more rounds, the rest is sticky.
  let shift = 66 - (Number(numBits(num)) - Number(numBits(den)));
  // Below the normal range fewer bits count; Number() of a BigInt rounds once, so shift no further than that.
  const top = Number(numBits(num)) - Number(numBits(den)) + exponent;
  if (top < -1021) shift -= -1021 - top;
  const scaled = shift >= 0 ? num << BigInt(shift) : num;
  const divisor = shift >= 0 ? den : den << BigInt(-shift);
  let q = scaled / divisor;
  const sticky = scaled % divisor !== 0n;
  const e = exponent - shift;
  if (top >= -1020) {
    if (sticky) q |= 1n;
    return scale(Number(q), e);
  }
  // Subnormal: round by hand to a multiple of 2**-1074.
  const drop = BigInt(-1074 - e);
  if (drop <= 0n) return scale(Number(sticky ? q | 1n : q), e);
  const half = 1n << (drop - 1n);
  const low = q & ((1n << drop) - 1n);
  q >>= drop;
  if (low > half || (low === half && (sticky || (q & 1n) === 1n))) q += 1n;
  return Number(q) * 2 ** -1074;
}

function scale(x: number, e: number): number {
  let value = x;
  let rest = e;
  while (rest > 1000) {
    value *= 2 ** 1000;
    rest -= 1000;
  }
  while (rest < -1000) {
    value *= 2 ** -1000;
    rest += 1000;
  }
  return value * 2 ** rest;
}

/** a / b as CPython rounds it; null for division by zero and overflow. */
export function trueDivide(a: bigint, b: bigint): number | null {
  if (b === 0n) return null;
  const limit = 1n << 53n;
  const small = (n: bigint): boolean => n < limit && n > -limit;
  if (small(a) && small(b)) return Number(a) / Number(b);
  if (a === 0n) return 0;
  const negative = a < 0n !== b < 0n;
  const q = roundQuotient(a < 0n ? -a : a, b < 0n ? -b : b, 0);
  if (!Number.isFinite(q)) return null;
  return negative ? -q : q;
}

let power = (a: number, b: number): number => a ** b;

/** Says how floats are raised: a program and the compiler of its constants have to agree to the last bit. */
export function providePower(pow: (a: number, b: number) => number): void {
  power = pow;
}

/** a ** b of floats; null where CPython raises or gives a complex number. */
export function powFloat(a: number, b: number): number | null {
  if (b === 0 || a === 1) return 1;
  if (a === -1 && !Number.isFinite(b) && !Number.isNaN(b)) return 1;
  if (a === 0 && b < 0) return null;
  if (a < 0 && Number.isFinite(a) && Number.isFinite(b) && !Number.isInteger(b)) return null;
  const result = power(a, b);
  return Number.isFinite(a) && Number.isFinite(b) && !Number.isFinite(result) ? null : result;
}
