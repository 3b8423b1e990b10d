# library
# fractions, statistics, random with a seed, math's oddities, numbers, bisect and heapq.
import bisect
import heapq
import math
import numbers
import random
import statistics
from fractions import Fraction

f = Fraction(3, 4)
print(f + Fraction('1/6'), f**-2, Fraction(0.1), Fraction('0.1'), Fraction(3.14159).limit_denominator(100), round(Fraction(7, 2)), divmod(f, Fraction(1, 3)), f'{Fraction(1, 3):.4f}', f == 0.75, hash(f) == hash(0.75))
for wrong in [lambda: Fraction(1, 0), lambda: Fraction('x'), lambda: Fraction(1.5, 2), lambda: f / 0]:
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)
data = [2, 4, 4, 4, 5, 5, 7, 9]
print(statistics.mean(data), statistics.median(data), statistics.mode(data), statistics.pstdev(data), statistics.stdev(data), statistics.quantiles(data, n=4), statistics.multimode('aabbc'), statistics.fmean([1, 2], [3, 1]))
print(statistics.linear_regression([1, 2, 3], [2, 4, 7]), statistics.correlation([1, 2, 3], [3, 2, 1]), statistics.geometric_mean([1, 4]), statistics.harmonic_mean([40, 60]), statistics.NormalDist(100, 15).cdf(115), statistics.median_grouped([1, 2, 2, 3]))
try:
    statistics.mean([])
except statistics.StatisticsError as e:
    print(e)
r = random.Random(42)
print([r.randrange(100) for _ in range(6)], r.random(), r.choice('abc'), r.sample(range(50), 5), r.choices('xy', [1, 9], k=6), r.gauss(0, 1), r.uniform(1, 2), r.getrandbits(70), r.betavariate(1, 2), r.triangular(), r.randbytes(4))
x = list(range(8))
r.shuffle(x)
state = r.getstate()
print(x, r.random() == (r.setstate(state), r.random())[1], random.Random('text').random(), random.Random(b'bytes').random(), random.Random(1.5).randint(1, 6))
for wrong in [lambda: r.choice([]), lambda: r.sample([1], 2), lambda: r.randrange(0), lambda: r.choices([], k=1), lambda: random.Random([])]:
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)
print(math.isqrt(10**40), math.comb(50, 25), math.perm(5, 2), math.gcd(12, 18, 27), math.lcm(4, 6), math.prod([1.5, 2]), math.fsum([0.1] * 10), math.dist((0, 0), (3, 4)), math.hypot(1, 2, 2), math.nextafter(1, 2), math.ulp(1), math.frexp(10), math.ldexp(0.5, 3), math.cbrt(27), math.fma(2, 3, 4), math.sumprod([1, 2], [3, 4]))
print(isinstance(3, numbers.Integral), isinstance(f, numbers.Rational), isinstance(1j, numbers.Real), issubclass(bool, numbers.Number))
grades = [bisect.bisect([60, 70, 80, 90], s) for s in (33, 99, 77, 70, 89, 90)]
names = ['a', 'c']
bisect.insort(names, 'b')
print(grades, names, bisect.bisect_left([1, 2, 2, 3], 2), bisect.bisect_right([{'k': 1}, {'k': 5}], 4, key=lambda d: d['k']))
h = [5, 1, 8, 3]
heapq.heapify(h)
print(heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), heapq.nsmallest(2, h), heapq.nlargest(2, 'hello', key=str.upper), list(heapq.merge([1, 4], [2, 3], reverse=False)), [heapq.heappop(h) for _ in range(len(h))])
