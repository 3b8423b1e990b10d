# library
# Decimal(): from text, int, float, tuple, Decimal; what it refuses.
from decimal import *

for s in ['1', '-1', '+1.5', '.5', '5.', '1e5', '1E-5', '1e+5', ' 12 ', '1_000.5', '0', '-0', '0.000', '00012', '1' * 40, '0.' + '0' * 30 + '1',
          'Infinity', '-inf', 'INF', 'nan', 'NaN12', '-sNaN007', 'snan', '1e999999999999999999', '1e-1999999999999999997', '\u0661\u0662.\u0663', '\u30001\u3000']:
    print(repr(s), repr(Decimal(s)))
for s in ['', ' ', '.', 'e5', '1e', '1e+', '1..2', '1.2.3', '--1', '1 2', 'infinit', 'nan1x', '1e5.5', '\x001', '1\x00', '1e99999999999999999999', 'x', '_', '1,5', '²']:
    try:
        print(repr(s), repr(Decimal(s)))
    except InvalidOperation as e:
        print(repr(s), repr(e), e.args)
for n in [0, 1, -1, 10**18, 10**19, -10**19 - 1, 2**30, 2**60, 2**64, 2**200, -3**100, True]:
    print(repr(Decimal(n)), int(Decimal(n)) == n)
for f in [0.0, -0.0, 0.1, 1.5, 1e23, 5e-324, 1.7976931348623157e308, 2.0**70, -1 / 3, float('inf'), float('-inf'), float('nan')]:
    print(repr(Decimal(f)), repr(Decimal.from_float(f)) == repr(Decimal(f)))
for t in [(0, (1, 2, 3), -2), (1, (), 0), (0, [0, 0, 7], 5), [1, (9, 9), 3], (0, (), 'F'), (1, (1, 2), 'n'), (0, (), 'N'), (0, (5,), 'F'), (0, (0, 0), 'n')]:
    print(t, repr(Decimal(t)))
for t in [(), (0, (1,)), (2, (1,), 0), ('0', (1,), 0), (0, 1, 0), (0, (1, 10), 0), (0, (-1,), 0), (0, ('1',), 0), (0, (1,), 'x'), (0, (1,), 1.5), (0, (1,), 10**30), (0, (10**30,), 0), (10**30, (1,), 0)]:
    try:
        print(t, repr(Decimal(t)))
    except Exception as e:
        print(t, type(e).__name__, e)
for bad in [None, object, b'1', 1j, {}, set()]:
    try:
        Decimal(bad)
    except TypeError as e:
        print(str(e))
for call in [lambda: Decimal(1, 2), lambda: Decimal(1, None, 3), lambda: Decimal(val=1), lambda: Decimal(value='3', context=None), lambda: Decimal.from_float('1'), lambda: Decimal.from_float(True)]:
    try:
        print(repr(call()))
    except TypeError as e:
        print(e)


class Sub(Decimal):
    def __new__(cls, value='0', extra=None):
        self = Decimal.__new__(cls, value)
        self.extra = extra
        return self


s = Sub('1.50', 'x')
print(repr(s), s.extra, type(s + 1), type(Decimal(s)), type(Sub(s)), repr(Sub.from_float(2.5)), type(Sub.from_float(2.5)), Sub('7' * 100) + 1)
print(Decimal(s) is s, Decimal(Decimal(5)) == 5)
d = Decimal('1.25')
print(Decimal(d) is d, d.real is d, d.imag, d.conjugate() is d, d.canonical() is d)
