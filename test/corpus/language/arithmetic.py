# Operators and their precedence.
a, b, c = 7, -3, 2.5
print(a + b, a - b, a * b, a / b, a // b, a % b, a ** 2, -a, +a, ~a)
print(a << 3, a >> 1, a & 5, a | 8, a ^ 2, a < b, a <= 7, a == 7.0, a != b, not a)
print(c * a, c // 2, c % 2, divmod(-7, 2), divmod(7.5, -2), pow(2, 10, 1000))
print(2 ** 3 ** 2, -2 ** 2, 1 < 2 < 3, 1 < 3 > 2, 1 if a else 2, a or 1, 0 or [], None and 1)
x = 10
x += 5; x -= 3; x *= 2; x //= 5; x **= 3; x %= 50; x <<= 2; x >>= 1; x |= 1; x &= 0xff; x ^= 3
print(x)
y = 9.0
y /= 2
print(y, 10 ** 20, 10 ** -2, 0.1 + 0.2, 1e16, 1e-5, 123456789.123456789, float("inf"), -float("nan"))
print(5 in [1, 5], 5 not in (1, 2), "b" in "abc", None is None, 1 is not None)
