# library
# What decimals are used for: money, pi, e, statistics, fractions, sums.
import statistics
from decimal import *
from fractions import Fraction


def moneyfmt(value, places=2, curr='', sep=',', dp='.', pos='', neg='-'):
    q = Decimal(10) ** -places
    sign, digits, exp = value.quantize(q).as_tuple()
    result, digits = [], list(map(str, digits))
    build, next_ = result.append, digits.pop
    build(pos if not sign else neg)
    for i in range(places):
        build(next_() if digits else '0')
    build(dp)
    if not digits:
        build('0')
    i = 0
    while digits:
        build(next_())
        i += 1
        if i == 3 and digits:
            i = 0
            build(sep)
    build(curr)
    return ''.join(reversed(result))


print(moneyfmt(Decimal('-1234567.8901'), curr='$'), moneyfmt(Decimal('0.02')), moneyfmt(Decimal(123456789), sep=' '))


def pi():
    getcontext().prec += 2
    three = Decimal(3)
    lasts, t, s, n, na, d, da = 0, three, 3, 1, 0, 0, 24
    while s != lasts:
        lasts = s
        n, na = n + na, na + 8
        d, da = d + da, da + 32
        t = (t * n) / d
        s += t
    getcontext().prec -= 2
    return +s


def exp(x):
    getcontext().prec += 2
    i, lasts, s, fact, num = 0, 0, 1, 1, 1
    while s != lasts:
        lasts = s
        i += 1
        fact *= i
        num *= x
        s += num / fact
    getcontext().prec -= 2
    return +s


def cos(x):
    getcontext().prec += 2
    i, lasts, s, fact, num, sign = 0, 0, 1, 1, 1, 1
    while s != lasts:
        lasts = s
        i += 2
        fact *= i * (i - 1)
        num *= x * x
        sign *= -1
        s += num / fact * sign
    getcontext().prec -= 2
    return +s


print(pi(), exp(Decimal(1)), exp(Decimal(1)) == Decimal(1).exp(), cos(Decimal('0.5')))
with localcontext(prec=60):
    print(pi(), cos(Decimal(2)))
data = [Decimal(s) for s in '3.14 2.71 1.41 1.73 0.57'.split()]
print(sum(data), min(data), max(data), sorted(data), statistics.mean(data), statistics.median(data), statistics.pstdev(data), statistics.variance(data), statistics.fmean(data), statistics.geometric_mean(data))
print(statistics.mean([Fraction(1, 3), 2]), statistics.stdev([1, 2, 3, 4.5]), statistics.linear_regression([1, 2, 3], [2, 4, 7]), statistics.quantiles(data), statistics.mode([Decimal(1), Decimal('1.0')]))
print([Fraction('1.25'), Fraction(Decimal('0.1')), Fraction(0.1).limit_denominator(100), Fraction(3, 4) + Fraction(1, 4), Fraction(22, 7) // 1, round(Fraction(7, 2)), Fraction(7, 3) % 1, hash(Fraction(1, 2)) == hash(0.5)])
print(format(Fraction(355, 113), '.5f'), Fraction(1, 3) ** -2, float(Fraction(1, 7)), Fraction.from_decimal(Decimal('2.50')), Decimal(1) + int(Fraction(5)))
total = Decimal(0)
for i in range(1, 2001):
    total += Decimal(1) / i
print(total)
balance, rate = Decimal('1000.00'), Decimal('0.035')
for year in range(20):
    balance = (balance * (1 + rate)).quantize(Decimal('.01'), ROUND_HALF_EVEN)
print(balance)
try:
    Fraction(1, 2) + Decimal(1)
except TypeError as e:
    print(e)
x = Decimal('0.1')
print(sum([x] * 10) == 1, sum([0.1] * 10) == 1, x * 3 == Decimal('0.3'), 0.1 * 3 == 0.3, (Decimal(1) / 3) * 3)
