# library: int: bit methods, bytes, bases, rounding, limits, errors.
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)



import sys
for n in (0, 1, -1, 255, -256, 2**30, -2**30, 2**31 - 1, 2**63, -2**63, 10**40, -10**40, 2**300 + 1):
    print(n.bit_length(), n.bit_count(), n.__sizeof__() if 0 else sys.getsizeof(n), n.as_integer_ratio(), n.is_integer(), n.conjugate() == n, n.real == n, n.imag, n.numerator == n, n.denominator)
    for k in (1, 2, 8, 9, 40, 41):
        for order in ('big', 'little'):
            for signed in (False, True):
                t(lambda: n.to_bytes(k, order, signed=signed).hex())
                t(lambda: int.from_bytes(n.to_bytes(k, order, signed=signed), order, signed=signed) == n)
    for r in (None, 0, -1, -2, -5, 1, -400):
        t(lambda: round(n, r))
    for s in (0, 1, 29, 30, 31, 64, 100, -1, 10**20):
        t(lambda: n >> s)
        if s < 1000: t(lambda: n << s)
    t(lambda: 0 << 10**20)
    for m in (3, -7, 2**31, 2**64 + 3, -10**20):
        t(lambda: divmod(n, m)); t(lambda: n & m); t(lambda: n | m); t(lambda: n ^ m); t(lambda: pow(n, 3, m)); t(lambda: n / m); t(lambda: n // m * m + n % m == n)
    for b in ('b', 'o', 'x', 'X', '#x', '_b', '_x', ',', '_', '+d', ' d', '010d', '>50', '*^60,', 'n', 'c', 'e', '.2f', '%', 's', '.3d', '#_b', '=+20,', 'z', '_,', 'Z'):
        t(lambda: format(n, b) if b != 'c' or 0 <= n < 300 else None)
t(lambda: (5).to_bytes()); t(lambda: (256).to_bytes()); t(lambda: (1).to_bytes(-1)); t(lambda: (1).to_bytes(2, 'middle')); t(lambda: (1).to_bytes(2, byteorder=3)); t(lambda: (-1).to_bytes(2, 'big')); t(lambda: (0).to_bytes(0, 'big')); t(lambda: int.from_bytes(b'')); t(lambda: int.from_bytes([1, 2, 300])); t(lambda: int.from_bytes([1, 2, 3], 'little')); t(lambda: int.from_bytes('a')); t(lambda: int.from_bytes(5)); t(lambda: int.from_bytes(b'\xff', 'x')); t(lambda: bool.from_bytes(b'\0')); t(lambda: int.from_bytes(bytearray(b'\1\2'), byteorder='big', signed=True)); t(lambda: int.from_bytes(memoryview(b'\xff\xfe'), 'big', signed=1))
class Sub(int):
    def __new__(cls, *a): return int.__new__(cls, *a)
t(lambda: type(Sub.from_bytes(b'\1')).__name__); t(lambda: type(Sub(3) + 1).__name__); t(lambda: type(+Sub(3)).__name__); t(lambda: type(Sub(3).conjugate()).__name__); t(lambda: type(Sub(3).real).__name__); t(lambda: type(int(Sub(3))).__name__); t(lambda: type(round(Sub(3), 0)).__name__); t(lambda: type(abs(Sub(-3))).__name__)
for s in ('0', '-0', '+7', '0x1f', '0b11', '0o17', '1_000', '_1', '1_', '1__0', '0_0', '00', '01', '0x_f', '0x', ' 12 ', '\t5\n', '١٢', '५', '1 2', '', '+', '-', '+-1', '1.0', '1e3', 'z', 'ZZ', '0xg', '\x00', '1\x00', '½', '0b102', '9' * 30, '\u20091\u2009'):
    for b in (10, 0, 2, 8, 16, 36, 7):
        t(lambda: int(s, b))
    t(lambda: int(s)); t(lambda: int(s.encode('utf-8', 'replace')))
for b in (1, -1, 37, 2**70, '10', None, 1.0): t(lambda: int('1', b))
t(lambda: int('1', base=2)); t(lambda: int(base=2)); t(lambda: int(1, 2)); t(lambda: int(x='1')); t(lambda: int(b'12', 3)); t(lambda: int(bytearray(b'12'))); t(lambda: int(memoryview(b'12'))); t(lambda: int(memoryview(b'12'), 10)); t(lambda: int(None)); t(lambda: int([])); t(lambda: int(float('nan'))); t(lambda: int(float('-inf'))); t(lambda: int(1e300) % 1000); t(lambda: int(-1.9))
class T:
    def __trunc__(self): return 5
class N:
    def __int__(self): return True
class M:
    def __int__(self): return 'x'
class X:
    def __index__(self): return 11
t(lambda: int(T())); t(lambda: int(N())); t(lambda: int(M())); t(lambda: int(X())); t(lambda: int('11', X())); t(lambda: [1, 2][X()] if 0 else range(20)[X()]); t(lambda: 'a' * X())
t(lambda: sys.get_int_max_str_digits()); t(lambda: sys.set_int_max_str_digits(100)); t(lambda: sys.set_int_max_str_digits(-1)); t(lambda: sys.set_int_max_str_digits('a'))
t(lambda: int('1' * 4300) % 97); t(lambda: int('1' * 4301)); t(lambda: len(str(10**4299))); t(lambda: len(str(10**4300))); t(lambda: len('%d' % 10**4300)); t(lambda: format(10**4300, 'd')); t(lambda: repr(10**5000)); t(lambda: len(hex(10**5000))); t(lambda: int('f' * 5000, 16) > 0); t(lambda: int('1' * 5000, 7))
t(lambda: sys.set_int_max_str_digits(640)); t(lambda: len(str(10**639))); t(lambda: str(10**640)); t(lambda: int('_'.join('1' * 641))); t(lambda: sys.set_int_max_str_digits(0)); t(lambda: len(str(7**20000))); t(lambda: int('3' * 7000) % 1000003); t(lambda: str(3**30000)[-30:]); t(lambda: divmod(7**20000, 11**5000)[1] % 10**9); t(lambda: (7**20000 // 11**5000) % 10**9); t(lambda: eval('1' * 5000) % 97)
a = 3**5000; b = 7**4000; c = 5**3
t(lambda: (a * b) % 1000000007); t(lambda: a * a == a**2); t(lambda: (a * c) // c == a); t(lambda: (a * b) // a == b); t(lambda: pow(a, b, 1000000007)); t(lambda: pow(3, -1, 11)); t(lambda: pow(2, -1, 4)); t(lambda: pow(2, 5, 0)); t(lambda: pow(2, -2)); t(lambda: pow(0, -1)); t(lambda: pow(2, 3, -5)); t(lambda: pow(2, 3, None)); t(lambda: pow(2, 3.0, 5)); t(lambda: pow('a', 2)); t(lambda: a.__pow__(2, 7)); t(lambda: (2).__pow__('a'))
t(lambda: 1 << -1); t(lambda: 1 >> -1); t(lambda: 1 << (1 << 70)); t(lambda: 5 % 0); t(lambda: 5 // 0); t(lambda: 5 / 0); t(lambda: divmod(5, 0)); t(lambda: 10**400 / 3); t(lambda: 10**400 / 10**399); t(lambda: 1 / 10**400); t(lambda: float(10**400)); t(lambda: 10**400 > 1e308); t(lambda: 10**400 == float('inf')); t(lambda: 2**53 + 1 == 2.0**53); t(lambda: 5 .__format__(3)); t(lambda: (3).__round__('a')); t(lambda: (3).__lshift__(1.0)); t(lambda: ~X()); t(lambda: int.__add__(1)); t(lambda: int.__add__('a', 1)); t(lambda: (1).bit_count(3)); t(lambda: 5 @ 3)
t(lambda: hash(2**61 - 1)); t(lambda: hash(2**61)); t(lambda: hash(-1)); t(lambda: hash(-2)); t(lambda: hash(10**50)); t(lambda: (5).__getnewargs__()); t(lambda: int.__doc__[:30]); t(lambda: (3).__reduce_ex__(2)[1:]); t(lambda: (-7).__divmod__(2)); t(lambda: (7).__rdivmod__(20)); t(lambda: (7).__rpow__(2)); t(lambda: (7).__rpow__(2, 5)); t(lambda: (3).__rtruediv__(1)); t(lambda: int.__rsub__(3, 10)); t(lambda: (3).__ceil__()); t(lambda: (3).__floor__()); t(lambda: (3).__trunc__())
