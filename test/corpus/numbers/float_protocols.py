# float: construction, rounding, ratios, hexadecimal, hashes, comparisons with ints at the edges.
import math

for s in ['1', ' 1.5 ', '1e5', '-.5', '5.', '1_000.5', 'inf', '-Infinity', 'nan', '+nan', '1e400', '-1e-400', '0x10', '', ' ', '1e', '1__0', '_1', '1_', '1.5.5', 'infinit', '\u0661.\u0665', '1e5_0', '\x001', b'2.5', bytearray(b'3'), b'\xff']:
    try:
        print(repr(s), float(s))
    except ValueError as e:
        print(repr(s), '->', e)
for bad in [None, [], 1j, object, {}]:
    try:
        float(bad)
    except TypeError as e:
        print(e)
try:
    float(10**400)
except OverflowError as e:
    print(e)
print(float(10**308), float(2**53 + 1), float(2**54 + 3), float(-(2**63)), float(True), float())
for x in [0.5, 1.5, 2.5, -0.5, 2.675, 1e16, 123.456, -1234.5678, 0.05, 1e22, 5e-324]:
    print(x, round(x), [round(x, n) for n in (0, 1, 2, -1, -2, 20, 400, -400)], x.as_integer_ratio(), x.hex(), x.is_integer(), hash(x))
print([float.fromhex(s) for s in ('0x1.8p1', '-0x.8p0', '1p-1074', '0x1p-1075', '0x1.8p-1075', 'inf', 'nan', '0x1.fffffffffffff8p1023' if False else '0x1.fffffffffffff7p1023', 'a.b', '0x1.0000000000000800001p0')])
for s in ['', 'x', '0x', '0x1p', '0x1p1024', '1p+', '0x1.g', ' 1 2', '0x1.fffffffffffff8p1023']:
    try:
        print(s, float.fromhex(s))
    except (ValueError, OverflowError) as e:
        print(s, type(e).__name__, e)
for f in [lambda: round(math.inf), lambda: round(math.nan), lambda: round(1.5, 'x'), lambda: math.inf.as_integer_ratio(), lambda: math.nan.as_integer_ratio(), lambda: int(math.inf), lambda: int(math.nan), lambda: round(1.7e308, -308), lambda: 1.0 % 0, lambda: 1.0 // 0, lambda: divmod(1.0, 0), lambda: 1.0 / 0, lambda: 0.0 ** -1, lambda: 1e200 ** 2, lambda: (-8.0) ** 0.5, lambda: pow(2.0, 2, 3), lambda: 1.5 < 1j, lambda: 1.5 << 1, lambda: 1.5 & 1, lambda: -'x', lambda: 1.5 + 'x', lambda: 1.5(), lambda: 1.5[0]]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
edges = [2**53, 2**53 + 1, 2**63, 2**1023, 2**1024, -(2**1024), 10**400, 0, -1]
floats = [9007199254740992.0, 9007199254740994.0, 2.0**63, 2.0**1023, 1.7976931348623157e308, -1.7976931348623157e308, math.inf, -math.inf, math.nan, 0.5, -0.0]
for f in floats:
    print(f, ''.join('<' if f < n else '>' if f > n else '=' if f == n else '?' for n in edges), ''.join('01'[n >= f] for n in edges))
print([(-7.5) // 2, (-7.5) % 2, 7.5 // -2, 7.5 % -2, -0.0 % 3, 5.0 % math.inf, -5.0 % math.inf, 5.0 // math.inf, -5.0 // math.inf, divmod(-1e-20, 1.0), 1e300 % 7, math.inf ** 0, math.nan ** 0, 1 ** math.nan, (-2.0) ** 3, (-2.0) ** -3, 0.0 ** 0, (-0.0) ** 3, (-math.inf) ** 3, (-math.inf) ** -3])
print(repr((-8.0) ** (1 / 3))[:12], 2 ** -1, 2 ** 0.5 == math.sqrt(2), hash(math.inf), hash(-math.inf), hash(1e20) == hash(10**20), hash(0.1), hash(-0.0), hash(2.0**61 - 1), hash(1e-300))


class Sub(float):
    def __repr__(self):
        return 'Sub'


print(Sub(1.5), Sub(1.5) + 1, type(Sub(1.5) + 1), float(Sub(2)), type(float(Sub(2))), Sub(2.5).conjugate(), type(+Sub(2)), Sub.fromhex('0x1p0'), float.__getformat__('double'), (1.5).real, (1.5).imag, Sub(3.0).__trunc__(), Sub(2.5).__getnewargs__())
