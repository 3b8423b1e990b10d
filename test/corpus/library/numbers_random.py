# library: random, heapq, bisect, statistics-free numbers, fractions of seconds: seeds give CPython's numbers.
import random, heapq, bisect, math, secrets, numbers, colorsys, graphlib, calendar
r = random.Random(42); print(r.random(), r.randint(1, 100), r.randrange(0, 100, 7), r.choice('abc'), r.choices('xyz', [1, 2, 3], k=4), r.sample(range(1000), 4), r.uniform(1, 2), r.getrandbits(70), r.randbytes(5), r.triangular(0, 1, .5), r.gauss(0, 1), r.normalvariate(), r.lognormvariate(0, 1), r.expovariate(2), r.betavariate(1, 2), r.gammavariate(2, 3), r.paretovariate(3), r.vonmisesvariate(1, 2), r.weibullvariate(1, 2), r.binomialvariate(10, .3), r.sample('aabb', 2, counts=[1, 1, 2, 1]))
for seed in ('text', b'bytes', 1.5, -3, 10**30, None and 0, bytearray(b'x')):
    try: print(seed, random.Random(seed).random()) if seed is not None else None
    except Exception as e: print(type(e).__name__, e)
l = list(range(10)); r.shuffle(l); s = r.getstate(); a = r.random(); r.setstate(s); print(l, a == r.random(), s[0], len(s[1]))
for f in (lambda: r.randrange(0), lambda: r.randint(2, 1), lambda: r.choice([]), lambda: r.sample([1], 2), lambda: r.sample({1}, 1), lambda: r.choices([1], [0]), lambda: r.choices([1, 2], [1]), lambda: r.getrandbits(-1), lambda: random.Random([]), lambda: r.randrange(1.5), lambda: r.setstate((1,)), lambda: r.choices([], k=1), lambda: r.binomialvariate(1, 2)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
h = [5, 3, 8, 1]; heapq.heapify(h); heapq.heappush(h, 2); print(h, heapq.heappop(h), heapq.heapreplace(h, 9), heapq.heappushpop(h, 0), h, heapq.nlargest(2, 'hello', key=ord), heapq.nsmallest(3, [5, 1, 4, 2]), list(heapq.merge([1, 4], [2, 3], key=lambda x: x)), list(heapq.merge('ca', 'b', reverse=True)))
b = [1, 3, 3, 5]; bisect.insort(b, 3); print(b, bisect.bisect_left(b, 3), bisect.bisect_right(b, 3), bisect.bisect(b, 9, 0, 2), bisect.bisect_left(['a', 'BB'], 2, key=len)); 
for f in (lambda: heapq.heappop([]), lambda: heapq.heappush((), 1), lambda: bisect.bisect([1, 'a'], 'b'), lambda: bisect.bisect([], 1, -1), lambda: heapq.heapify([1, 'a'])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(len(secrets.token_hex(8)), secrets.compare_digest('a', 'a'), secrets.randbelow(1), isinstance(5, numbers.Rational), isinstance(1j, numbers.Real), issubclass(bool, numbers.Integral), colorsys.rgb_to_hsv(.2, .4, .6), colorsys.hls_to_rgb(.5, .5, .5), [round(x, 6) for x in colorsys.rgb_to_yiq(.1, .2, .3)])
g = graphlib.TopologicalSorter({'d': {'b', 'c'}, 'b': {'a'}, 'c': {'a'}}); print(list(g.static_order())[0]); 
try: list(graphlib.TopologicalSorter({1: [2], 2: [1]}).static_order())
except graphlib.CycleError as e: print(e.args[0], e.args[1][0] == e.args[1][-1])
print(calendar.month(2024, 2), calendar.monthrange(2023, 2), calendar.isleap(1900), calendar.leapdays(2000, 2025), calendar.weekday(2024, 7, 14), calendar.timegm((2000, 1, 1, 0, 0, 0)), calendar.TextCalendar(6).formatweek([(1, 0), (2, 1)], 3), list(calendar.Calendar().itermonthdays(2024, 9))[:8], calendar.HTMLCalendar().formatday(3, 2), calendar.Month(3), calendar.THURSDAY)
print(math.isqrt(10**20), math.comb(50, 25), math.perm(10, 3), math.gcd(12, 18, 27), math.lcm(4, 6), math.prod([1.5, 2]), math.dist([0, 0], [3, 4]), math.fsum([.1] * 10), math.sumprod([1, 2], [3, 4]), math.nextafter(1, 2), math.ulp(1.0), math.remainder(7, 4), math.frexp(10), math.ldexp(.5, 3), math.modf(-2.5), math.cbrt(27), math.fma(2, 3, 4), math.trunc(-1.5))
