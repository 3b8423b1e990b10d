"""Writes core/objects/float/libm/tables.ts: sines and cosines of k/64 as pairs of doubles, and the bits of 2/pi.

Run in the repository's root. All of it is integer arithmetic: 2200 bits of pi by Machin's formula, Taylor series on fractions.
"""
from fractions import Fraction

BITS = 2200


def arctan_inverse(n):
    one = 1 << BITS
    term = one // n
    total, k, sign = term, 1, 1
    while term:
        term //= n * n
        k += 2
        sign = -sign
        total += sign * (term // k)
    return total


PI = 4 * (4 * arctan_inverse(5) - arctan_inverse(239))
two_over_pi = (2 << (2 * BITS)) // PI  # scaled by 2^BITS


def taylor(x, first, step):
    term, total, n = first, first, step
    while abs(term) > Fraction(1, 1 << 140):
        term = -term * x * x / (n * (n + 1))
        total += term
        n += 2
    return total


def pair(v):
    high = float(v)
    return high, float(v - Fraction(high))


rows = []
for k in range(102):
    x = Fraction(k, 64)
    rows.append(pair(taylor(x, x, 2)) + pair(taylor(x, Fraction(1), 1)))

half_pi = Fraction(PI, 1 << (BITS + 1))
parts = []
rest = half_pi
for _ in range(3):
    parts.append(float(rest))
    rest -= Fraction(parts[-1])

words = [0]  # 64 zero bits in front, so that small arguments need no special case
for i in range(22):
    words.append((two_over_pi >> (BITS - 64 * (i + 1))) & (2**64 - 1))

out = ["// Written by tools/core/libm-tables.py: sin(k/64) and cos(k/64), each as a double and what is missing; the bits of 2/pi.", ""]
for name, value in zip(("PIO2_1", "PIO2_2", "PIO2_3"), parts):
    out.append(f"export const {name}: f64 = {value!r};")
out += ["", "/** Four doubles: sine, its rest, cosine, its rest; of k/64, k <= 101. */", "@inline export function sinCosRow(k: i32): usize {", "  return SINCOS() + (<usize>k << 5);", "}", "", "function SINCOS(): usize {", "  return memory.data<f64>(["]
for row in rows:
    out.append("    " + ", ".join(repr(v) for v in row) + ",")
out += ["  ]);", "}", "", "/** The n-th 64 bits of 2/pi, 64 zeros coming first. */", "export function twoOverPi(n: i32): u64 {", "  return load<u64>(memory.data<u64>(["]
for i in range(0, len(words), 4):
    out.append("    " + ", ".join(f"0x{w:016x}" for w in words[i:i + 4]) + ",")
out += ["  ]) + (<usize>n << 3));", "}", ""]
open("core/objects/float/libm/tables.ts", "w").write("\n".join(out))
