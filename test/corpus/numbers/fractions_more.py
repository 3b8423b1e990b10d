# library
# fractions.Fraction: construction, arithmetic with all numbers, rounding, formats, limits.
import copy
import math
import pickle
from decimal import Decimal
from fractions import Fraction as F

for args in [(), (3,), (6, 4), (-6, 4), (6, -4), ('3/4',), (' -7/2 ',), ('1.25',), ('1e-3',), ('1_000/3',), (0.75,), (Decimal('0.1'),), (F(1, 3),), (F(1, 2), F(3, 4)), (True, 2), ('.5',), ('-.5e2',), (10**30, 10**29)]:
    print(args, repr(F(*args)))
for args in [(1, 0), ('x',), ('1/0',), ('1 /2',), ('1/-2',), (1.5, 2), ('1', 2), (None,), (float('nan'),), (float('inf'),), (Decimal('NaN'),), (1, 2, 3), ('1/2.5',), ('1//2',), (1j,)]:
    try:
        print(args, F(*args))
    except Exception as e:
        print(args, type(e).__name__, e)
a, b = F(7, 3), F(-5, 8)
for op in ['a + b', 'a - b', 'a * b', 'a / b', 'a // b', 'a % b', 'divmod(a, b)', 'a ** 2', 'a ** -3', 'b ** -2', 'a ** F(1)', '2 ** F(3)', 'F(4) ** F(1, 2)', 'a + 1', '1 - a', 'a * 0.5', '0.5 / a', 'a // 1', '5 % a', 'a + 1j', 'a * 2j', '-b', '+a', 'abs(b)', 'a < b', 'a > 2', 'a == 7 / 3', 'F(1, 2) == 0.5', 'F(1, 2) < 0.75', 'F(1, 2) == 1j', 'F(2) == 2 + 0j', 'F(1, 2) < Decimal("0.7")', 'Decimal("0.5") == F(1, 2)', 'a + Decimal(1)', 'a < "x"', 'a < 1j', 'F(1, 2) < float("nan")', 'F(1, 2) < float("inf")', 'a / 0', 'a // 0', 'a % 0', 'F(0) ** -1', 'bool(F(0))', 'hash(F(1, 2)) == hash(0.5)', 'hash(F(3)) == 3', 'hash(F(1, 2**61 - 1))', 'int(b)', 'float(a)', 'complex(a)', 'math.floor(b)', 'math.ceil(b)', 'math.trunc(b)', 'round(a)', 'round(F(5, 2))', 'round(F(7, 2))', 'round(a, 2)', 'round(F(12345), -2)', 'a.limit_denominator(2)', 'F(math.pi).limit_denominator(1000)', 'F(1).limit_denominator(0)', 'a.as_integer_ratio()', 'a.is_integer()', 'F(4, 2).is_integer()', 'str(a)', 'F.from_float(0.1).denominator', 'F.from_float(2)', 'F.from_decimal(Decimal("1.1"))', 'F.from_float("x")', 'F.from_decimal(1.5)', 'a.numerator', 'b.denominator', 'a.real', 'a.imag', 'a.conjugate()', 'pow(F(2), 3, 5)', 'sum([F(1, 3)] * 3)', 'max(a, b, 2)', 'sorted([a, b, 1, 0.5])']:
    try:
        print(op, '=', repr(eval(op)))
    except Exception as e:
        print(op, '->', type(e).__name__, e)
x = F(-12345678, 1000)
for spec in ['', '.2f', ',.1f', '012.3f', '+.0f', '>15.2f', '.3e', '.4g', 'g', '%', '.1%', '_.2f', '#.0f', 'z.0f', '*^20.1f', '10', '<10', '+', ' ', '010', '_', '#', 'x', '.', '=', 'd', '.2']:
    try:
        print(repr(spec), format(x, spec), '|', format(F(1, 3), spec))
    except Exception as e:
        print(repr(spec), type(e).__name__, e)
print(pickle.loads(pickle.dumps(a)) == a, copy.copy(a) is a, copy.deepcopy(a) is a, F.__doc__.split('\n')[0], F(3, 6) is F(3, 6), {F(1, 2): 1}[0.5])


class Sub(F):
    pass


print(repr(Sub(1, 2)), repr(Sub(1, 2) + 1), type(Sub(1, 2) * Sub(2)))
total = F(0)
for i in range(1, 60):
    total += F(1, i * i)
print(total.numerator % 10**9, total.denominator % 10**9, float(total))
