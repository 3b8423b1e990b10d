# int: text in all bases, long texts, limits of digits, bit operations on large numbers, byte conversions.
import sys

for base in (2, 3, 7, 8, 10, 16, 32, 36):
    n = 3**100 + base
    digits = ''
    m = n
    while m:
        digits = '0123456789abcdefghijklmnopqrstuvwxyz'[m % base] + digits
        m //= base
    assert int(digits, base) == n and int(digits.upper(), base) == n and int('-' + digits, base) == -n
    print(base, digits[:30], int('1' * 10, base), int('0', base))
for s, base in [('0x1f', 16), ('0X1F', 0), ('0b101', 0), ('0o17', 0), ('017', 0), ('0', 0), ('00', 0), ('1_0', 10), ('0x_1', 16), ('_1', 10), ('1__0', 10), ('', 10), ('z', 36), ('z', 35), ('9', 8), ('-0x10', 0), (' +7 ', 10), ('1 2', 10), ('0b2', 0), ('\u0663', 10), ('1e5', 10), ('12', 1), ('12', 37), ('12', -1), (b'12', 8), (bytearray(b'7'), 10), (12, 10), (1.5, 10), ('0x', 16), ('0b', 2), ('--1', 10)]:
    try:
        print(repr(s), base, int(s, base))
    except Exception as e:
        print(repr(s), base, '->', type(e).__name__, e)
for f in [lambda: int('1' * 5000), lambda: str(10**5000), lambda: int('f' * 5000, 16).bit_length(), lambda: len(hex(10**5000)), lambda: f'{10**4300}'[:3], lambda: len('%d' % 10**4299), lambda: sys.set_int_max_str_digits(100), lambda: sys.get_int_max_str_digits()]:
    try:
        print(f())
    except ValueError as e:
        print(e)
a, b = 3**120 + 12345, -(7**50) + 99
for op in ['a & b', 'a | b', 'a ^ b', '~a', '~b', 'a >> 100', 'b >> 100', 'b >> 1000', 'a << 65', 'b << 3', 'a & 0xffff', 'b & (2**64 - 1)', 'a ^ a', 'b | -1', '-1 & b', '(-2**64) >> 64', '(-2**64 - 1) >> 64', 'a // b', 'a % b', 'b // a', 'b % a', 'divmod(a, b)', 'a * b', 'a - b', 'pow(a, 5, b)', 'pow(a, -1, 10**9 + 7)', 'pow(b, 3)', 'a ** 0', 'abs(b)', 'a.bit_length()', 'a.bit_count()', 'b.bit_count()']:
    print(op, eval(op))
print([n.to_bytes(k, o, signed=s).hex() for n, k, o, s in ((0, 0, 'big', False), (1, 2, 'big', False), (258, 2, 'little', False), (-1, 3, 'big', True), (-129, 2, 'little', True), (2**70, 9, 'big', False), (127, 1, 'big', True))], (5).to_bytes(), int.from_bytes(b'\xff\x00', 'little'), int.from_bytes(b'\xff\xfe', 'big', signed=True), int.from_bytes([1, 2, 3]), int.from_bytes(b''))
for f in [lambda: (256).to_bytes(1), lambda: (-1).to_bytes(2), lambda: (128).to_bytes(1, signed=True), lambda: (1).to_bytes(-1), lambda: (1).to_bytes(1, 'middle'), lambda: int.from_bytes('ab'), lambda: int.from_bytes([256]), lambda: int.from_bytes(5), lambda: int.from_bytes(b'', 'x'), lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 << 2**70, lambda: 0 << 2**70, lambda: 1 >> 2**70, lambda: pow(2, -1, 4), lambda: pow(2, 3, 0), lambda: pow(2, 1.5, 3), lambda: 5 // 0, lambda: 5 % 0, lambda: 10**400 / 3, lambda: 10**400 / 10**399, lambda: 3 / 10**400, lambda: 0 ** -1]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print((7).as_integer_ratio(), (-3).numerator, (5).denominator, (True).real, (5).conjugate(), round(12345, -2), round(15, -1), round(25, -1), round(-15, -1), round(10**30 + 5 * 10**9, -10), round(5, 10**10), round(7, -10**10) if False else 0, (5).is_integer(), int(-3.99), int('7' * 40) % 97)
