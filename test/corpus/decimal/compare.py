# library
# Comparing with Decimals and other numbers; hashes; total order.
from decimal import *
from fractions import Fraction

values = [Decimal(s) for s in ['-Infinity', '-1E+5', '-1.5', '-0', '0', '1E-999999', '0.5', '1', '1.0', '1.00', '10', '1E+1', '1E+20', 'Infinity']]
for a in values:
    print(a, ''.join('<=>'[(a > b) - (a < b) + 1] for b in values), ''.join('<=>'[int(a.compare_total(b)) + 1] for b in values), ''.join('<=>'[int(a.compare_total_mag(b)) + 1] for b in values))
others = [0, 1, -1, 10, 10**20, 0.5, 1.5, -1.5, float('inf'), 1e-300, Fraction(1, 2), Fraction(-3, 2), Fraction(10**20), True, 1 + 0j, 0.5 + 0j, 1 + 1j]
for o in others:
    row = []
    for a in values:
        r = [a == o, o == a, a != o]
        if not isinstance(o, complex):
            r += [a < o, a <= o, a > o, o < a]
        row.append(''.join('01'[x] for x in r))
    print(o, ' '.join(row))
for a in values:
    print(hash(a), end=' ')
print()
print(all(hash(Decimal(n)) == hash(n) for n in [0, 1, -1, 2**61 - 1, 2**61, -2**61, 10**30, 12345678901234567890]), all(hash(Decimal(f)) == hash(f) for f in [0.5, 1e300, 1e-300, -1 / 3, 2.5]),
      hash(Decimal('0.3')) == hash(Fraction(3, 10)), hash(Decimal('1E+1000')) == hash(10**1000), hash(Decimal('-1')), {Decimal('1.0'): 'x'}[1])
nan, snan = Decimal('NaN'), Decimal('sNaN')
print(nan == nan, nan != nan, nan == 1, 1 != nan, nan == 'x', nan == 0.5, nan != Fraction(1, 2), hash(nan) == hash(nan))
for op in ['nan < 1', '1 >= nan', 'snan == 1', 'snan != snan', 'hash(snan)', 'nan < Fraction(1, 2)', 'nan > float("nan")', 'max(nan, 1)', 'sorted([nan, 1])', 'Decimal(1) < "1"', 'Decimal(1) == "1"', 'Decimal(1) < None', 'Decimal(1) < 1j',
           'nan.compare(1)', 'snan.compare(1)', 'nan.compare_signal(1)', 'nan.compare_total(snan)', 'snan.compare_total_mag(-nan)', 'nan.max(3)', 'nan.min(3)', 'snan.max(3)', 'Decimal(1).max("x")', 'Decimal(1).compare()', 'Decimal(1).compare(1, 2)', 'Decimal(3).compare(other=4, context=None)']:
    try:
        print(op, eval(op))
    except Exception as e:
        print(op, '->', type(e).__name__, e)
print(Decimal(1).same_quantum(Decimal('1.0')), Decimal(1).same_quantum(7), nan.same_quantum(snan), Decimal('inf').same_quantum(Decimal('-inf')), Decimal(1).copy_sign(-5), Decimal(-1).copy_sign(Decimal('0')))
print(sorted(values, reverse=True)[:3], max(values), min(values), sum([Decimal('0.1')] * 10), Decimal('0.1') in [0.1, Fraction(1, 10)])
