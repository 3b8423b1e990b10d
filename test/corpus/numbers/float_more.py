# float: text both ways, hex, rounding, comparison with ints, formats.
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)



import sys
vals = (0.0, -0.0, 1.5, -2.25, 0.1, 1e16, 1e15, 123456789.123456789, 1e22, 1e23, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, float('inf'), -float('inf'), float('nan'), 0.5, 2.5, 1e-5, 1e-4, 2**53 + 0.0, 9007199254740993.0, 3.14159)
for x in vals:
    print(repr(x), str(x), x.hex(), x.is_integer())
    t(lambda: x.as_integer_ratio()); t(lambda: float.fromhex(x.hex()) == x); t(lambda: int(x)); t(lambda: round(x)); t(lambda: x.__floor__()); t(lambda: x.__ceil__()); t(lambda: x.__trunc__())
    for n in (0, 1, 2, -1, -2, 20, 400, -400, None): t(lambda: round(x, n))
    for s in ('', 'e', '.0e', '.3f', '.0f', '#.0f', 'g', '.3g', '#g', 'G', 'F', 'E', '%', '.1%', 'n', '+', ' ', '010.2f', '>12', '*^15.2', '<10', '=+10', ',', '_', ',.2f', '_.3e', '.17g', '.17', 'z.0f', 'z', 's', 'd', 'x', 'c', '.', '.2147483648', '10.2147483647f' if 0 else '.50f', '020,.2f', ',n', '_n'):
        t(lambda: format(x, s))
    for f in ('%f', '%.2f', '%e', '%g', '%G', '%.3g', '%#g', '%+f', '% f', '%010.2f', '%-12f|', '%.0f', '%#.0f', '%r', '%s', '%d', '%a'):
        t(lambda: f % x)
    for y in (0, 1, -1, 2, 10**400, -10**400, 2**53, 2**53 + 1, 9007199254740993, 1.5, 'a', None):
        t(lambda: (x < y, x <= y, x == y, x != y, x > y, x >= y))
    for y in (0.5, -2.0, 3.0, 0.0, -0.0, float('inf'), float('nan'), 1e300):
        t(lambda: x % y); t(lambda: x // y); t(lambda: divmod(x, y)); t(lambda: x / y); t(lambda: x ** y)
for s in ('1', '1.', '.5', '1e5', '1E-5', 'inf', '-Infinity', 'nan', '+nan', '-nan', 'infinit', '1_0.5_0', '1__0', '_1', '1_', '1_.5', '1._5', '1e_5', '1e5_0', ' 1 ', '١.٥', '1e', 'e5', '.', '', '+', '0x10', '1.5.5', '1e400', '-1e400', '1e-400', '\x00', '1\0', '1' * 400, '0.' + '1' * 400, '1' + '0' * 400 + 'e-400', '½', '1d5', '1f'):
    t(lambda: float(s)); t(lambda: float(s.encode('utf-8')))
for s in ('0x1p0', '1', '0x.8', '-0x1.8p1', '0x1p-1074', '0x1p-1075', '0x1.8p-1075', '0x1p1024', '0x1.fffffffffffffp1023', '0x1.fffffffffffff8p1023', 'inf', 'nan', '-infinity', ' 0x1p1 ', '0x', '0xp1', '', '0x1p', '0x1pa', '0x1.p5', '1p5', 'g', '0x1p99999999999999999999', '0x0p99999999999999999999', '0X1P+3', '0x1.00000000000008p0', '0x1.000000000000081p0', '٣'):
    t(lambda: float.fromhex(s))
class F(float): pass
class G:
    def __float__(self): return F(2.5)
class H:
    def __float__(self): return 3
class I:
    def __index__(self): return 5
t(lambda: float(G())); t(lambda: type(float(G())).__name__); t(lambda: float(H())); t(lambda: float(I())); t(lambda: float(None)); t(lambda: float([])); t(lambda: float(bytearray(b'1.5'))); t(lambda: float(memoryview(b'2.5'))); t(lambda: F.fromhex('0x1p1').__class__.__name__); t(lambda: type(F(1.5) + 1).__name__); t(lambda: F(1.5).__getnewargs__()); t(lambda: type(F(2.5).conjugate()).__name__); t(lambda: float.__getformat__('double')); t(lambda: float.__getformat__('x')); t(lambda: float.__getformat__(3)); t(lambda: float.fromhex(3)); t(lambda: F('nan') == F('nan')); t(lambda: (1.5).__eq__(None)); t(lambda: (1.5).__lt__('a')); t(lambda: (1.5).__round__('a')); t(lambda: (1.5).__round__(1, 2)); t(lambda: (-8.0) ** (1 / 3)); t(lambda: 0.0 ** -1); t(lambda: 1e200 ** 2); t(lambda: (-1e200) ** 3); t(lambda: pow(2.0, 3, 5)); t(lambda: 1.0 % 0); t(lambda: 1.0 // 0); t(lambda: 1.0 / 0); t(lambda: divmod(1.0, 0)); t(lambda: hash(1.5)); t(lambda: hash(float('inf'))); t(lambda: hash(1e300)); t(lambda: hash(0.1)); t(lambda: hash(-0.0)); t(lambda: hash(2.0) == hash(2)); t(lambda: sys.float_info); t(lambda: 1.5 & 1); t(lambda: ~1.5); t(lambda: 1.5 << 1); t(lambda: (1.5).real); t(lambda: (1.5).imag); t(lambda: (1.5).foo); t(lambda: sum([0.1] * 10)); t(lambda: sum([0.1] * 10, 0.0)); t(lambda: sum([1e308, 1e308, -1e308])); t(lambda: sum([1, 2.5, 3])); t(lambda: max(1.5, float('nan'))); t(lambda: min(float('nan'), 1.5)); t(lambda: 1.0 .__rpow__(2)); t(lambda: 1.5 .__rmod__(7)); t(lambda: 1.5 .__rfloordiv__(7)); t(lambda: 1.5 .__rdivmod__(7))
