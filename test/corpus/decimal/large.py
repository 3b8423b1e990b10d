# library
# Numbers of thousands of digits: products, quotients, roots, conversions, against ints.
import random
from decimal import *

r = random.Random(5)
getcontext().prec = 20000
getcontext().Emax = MAX_EMAX
for digits in [19, 38, 300, 531, 532, 533, 1000, 2000, 4000]:
    a, b = r.randrange(10**(digits - 1), 10**digits), r.randrange(1, 10**(digits // 2 + 1))
    x, y = Decimal(a), Decimal(b)
    assert int(x) == a and int(x * y) == a * b and int(x * x) == a * a and int(x + y) == a + b and int(y - x) == b - a
    assert tuple(map(int, divmod(x, y))) == divmod(a, b)
    print(digits, hash(x) == hash(a), hash(str(x * x)[:50]) != 0, str(x)[:20], (x * y).adjusted())
for a, b in [(10**2000, 10**1000), (10**2000 - 1, 10**1000 - 1), (10**1900 * 7 + 5, 10**38 - 1), (10**100, 10**19), (10**57 - 1, 10**38 - 10**19), (10**57 - 10**38, 10**38 - 10**19 + 1)]:
    assert tuple(map(int, divmod(Decimal(a), Decimal(b)))) == divmod(a, b)
for prec in [50, 200, 1000]:
    c = Context(prec=prec)
    two = c.sqrt(Decimal(2))
    print(prec, str(two)[-20:], str(c.divide(Decimal(1), Decimal(7)))[-20:], str(c.exp(Decimal(1)))[-20:], str(c.ln(Decimal(2)))[-20:], str(c.log10(Decimal(3)))[-20:], str(c.power(Decimal(3), Decimal('0.25')))[-20:])
d = Decimal('1e3000') - 1
print((d * d).as_tuple().digits[:5], len((d * d).as_tuple().digits), (d * d).normalize().adjusted(), str(d * d + 2 * d)[-5:], (d * d).sqrt() == d)
print(Decimal(2) ** 5000 == 2**5000, Decimal(3) ** 3000 % 10**20, pow(Decimal(3), 3000, 10**20), int(Decimal(7) ** 1000) == 7**1000)
print(len(str(Decimal(2) ** Decimal('0.5'))) if False else str(Decimal(10) ** -5000), Decimal('1e5000').to_integral_value() == 10**5000, int(Decimal('1e5000')) == 10**5000)
