# math.fsum, sumprod, prod, dist, hypot: exact or nearly so, also at the ends of the range.
import math
import sys

big = sys.float_info.max
tiny = 5e-324
print(math.fsum([0.1] * 10), math.fsum([1e100, 1.0, -1e100]), math.fsum([]), math.fsum([math.inf, 1]), math.fsum([math.nan, 1]), math.fsum(x / 7 for x in range(50)))
for bad in [[math.inf, -math.inf], [1e308] * 3, ['x'], 5, [10**400]]:
    try:
        print(math.fsum(bad))
    except Exception as e:
        print(type(e).__name__, e)
h = math.sqrt(big * 2.0**-512 * (big * 2.0**-512))
x = big * 2.0**-512
print(math.sumprod((x, h), (x, -h)), math.sumprod([x], [x]), math.sumprod([1e200, 1], [1e200, 1]), math.sumprod([tiny, 1e-200, 3.0], [0.5, 1e-200, 0.1]), math.sumprod([1e300] * 2, [1.5, -1.5]))
print(math.sumprod([1e16, 1, -1e16], [1, 0.5, 1]), math.sumprod([0.1] * 10, [1] * 10), math.sumprod(range(10), range(10)), math.sumprod([2**62, 2**62], [2, 2]), math.sumprod([10**30], [0.5]), math.sumprod([], []), math.sumprod([True, 2.5], [3, 4]))
print(math.sumprod([math.inf, 1], [1, 2]), math.sumprod([math.nan], [1]), math.sumprod([1e-320, 1e-10], [1e-5, 1e-310]))
for args in [([1], [1, 2]), ([1], 5), (['a'], [2]), (['a'], ['b']), ([1],), ([1], [2], [3])]:
    try:
        print(math.sumprod(*args))
    except Exception as e:
        print(type(e).__name__, e)
print(math.prod([]), math.prod([1, 2, 3], start=10), math.prod([0.5, 4]), math.prod([2**40, 2**40]), math.prod(['a', 3], start=1) if False else '', math.prod([1e200, 1e200]), math.prod([-0.0, 5]))
print(math.dist((1, 2, 3), (4, 6, 3)), math.dist((), ()), math.dist([1e200, 0], [0, 1e200]), math.dist((math.inf, 1), (0, math.nan)), math.dist((tiny,), (0,)))
print(math.hypot(), math.hypot(3), math.hypot(-3, 4), math.hypot(1e200, 1e200), math.hypot(tiny, tiny), math.hypot(1, 2, 3, 4, 5), math.hypot(math.inf, math.nan), math.hypot(10**20, 1), math.hypot(1e-170, 1e-170))
for args in [((1, 2), (1,)), ((1,), 'a'), (1, 2), (('a',), (1,))]:
    try:
        print(math.dist(*args))
    except Exception as e:
        print(type(e).__name__, e)
print(math.fma(0.1, 10, -1), math.fma(2.0**-1074, 0.5, 0.0), math.fma(big, 2, -big), math.fma(math.inf, 1, 5), math.fma(1, 2, math.inf), math.fma(-0.0, 1, 0.0), math.fma(-0.0, 1, -0.0))
for args in [(big, 2, big), (math.inf, 0, 1), (math.inf, 1, -math.inf), (1, 2), (1, 2, 'x')]:
    try:
        print(math.fma(*args))
    except Exception as e:
        print(type(e).__name__, e)
