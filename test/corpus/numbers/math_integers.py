# math: gcd, lcm, comb, perm, factorial, isqrt with small and large ints, and what they refuse.
import math

print([math.factorial(n) for n in (0, 1, 5, 12, 13, 20, 21, 30)], len(str(math.factorial(500))), math.factorial(True))
print([math.isqrt(n) for n in (0, 1, 2, 3, 4, 24, 25, 2**64 - 1, 2**64, 10**40, 10**41 - 1)], all(math.isqrt(n * n) == n and math.isqrt(n * n + 2 * n) == n for n in (1, 7, 2**31, 2**32 - 1, 2**53 + 1, 3**50, 10**60 + 7)))
print(math.gcd(), math.gcd(12), math.gcd(12, 18), math.gcd(-12, 18, 8), math.gcd(2**200 * 3, 2**150 * 5), math.gcd(0, 0), math.gcd(10**40, 6**30), math.gcd(True, 4))
print(math.lcm(), math.lcm(4, 6), math.lcm(-4, 6, 10), math.lcm(0, 5), math.lcm(2**70, 3**40), math.lcm(7))
print([math.comb(n, k) for n, k in ((5, 2), (5, 0), (5, 6), (52, 5), (100, 50), (67, 33), (68, 30), (1000, 3), (10**20, 2), (62, 31))])
print([math.perm(n, k) for n, k in ((5, 2), (5, 5), (5, 6), (20, 10), (100, 3), (10**20, 2))], math.perm(5), math.perm(20, None))
print(all(math.comb(n, k) == math.factorial(n) // math.factorial(k) // math.factorial(n - k) for n in range(0, 140, 7) for k in range(0, n + 1, 5)))
for call in ['factorial(-1)', 'factorial(1.0)', 'factorial(10**30)', 'factorial("1")', 'isqrt(-1)', 'isqrt(1.5)', 'gcd(1.5, 2)', 'gcd("a")', 'lcm(2, 1.0)', 'comb(-1, 2)', 'comb(5, -2)', 'comb(5.0, 2)', 'comb(5)', 'perm(-5, 2)', 'perm(5, -1)', 'perm(5, 1.5)', 'perm()', 'comb(2**70, 2**65)', 'perm(2**70, 2**65)']:
    try:
        print(call, eval('math.' + call))
    except Exception as e:
        print(call, '->', type(e).__name__, e)


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


print(math.gcd(Index(12), Index(18)), math.isqrt(Index(17)), math.factorial(Index(6)), math.comb(Index(6), Index(2)), math.lcm(Index(4), 6))
print(math.floor(2.7), math.ceil(-2.7), math.trunc(-2.7), math.floor(10**30), math.ceil(True), math.floor(1e30), math.trunc(1e22))
for call in ['floor("a")', 'ceil(None)', 'trunc("x")', 'floor(float("inf"))', 'ceil(float("nan"))', 'trunc(float("-inf"))', 'floor()', 'modf("x")', 'ldexp(1.5, 2.5)', 'ldexp(1, 10**400)', 'ldexp(1.0, 5000)', 'frexp(None)', 'sqrt(-1)', 'log(0)', 'log(-5)', 'log(10**400, 0)', 'log(5, 1)', 'acos(2)', 'gamma(0)', 'gamma(-3)', 'lgamma(-1)', 'exp(1000)', 'cosh(1000)', 'pow(0, -1)', 'pow(-8, 0.5)', 'pow(1e200, 2)', 'fmod(1, 0)', 'fmod(float("inf"), 1)', 'remainder(1, 0)', 'atanh(1)', 'log1p(-1)', 'expm1(1000)', 'asin(-1.5)', 'acosh(0.5)', 'sin(float("inf"))', 'dist(1)', 'nextafter(1, 2, steps=-1)', 'nextafter(1)', 'isclose(1, 2, rel_tol=-1)', 'isclose(1)', 'log2(0)', 'log10(-1)', 'cbrt("x")', 'copysign(1)', 'degrees("1")']:
    try:
        print(call, eval('math.' + call))
    except Exception as e:
        print(call, '->', type(e).__name__, e)
print(math.ldexp(5.5, -1080), math.ldexp(0.0, 10**20), math.ldexp(1.5, -(10**20)), math.ldexp(math.inf, 3), math.frexp(5e-324), math.frexp(-0.0), math.frexp(math.inf), math.modf(-3.75), math.modf(-math.inf))
print(math.log(10**400) == 400 * math.log(10), round(math.log(2**5000), 9), round(math.log2(2**5000), 9), math.log10(10**300), math.log2(8), math.log(8, 2), math.log2(2**-1074))
print(math.nextafter(1, 2), math.nextafter(0, -1), math.nextafter(1, 2, steps=10), math.nextafter(0, 1, steps=0), math.nextafter(-1e-323, 1, steps=5), math.nextafter(math.inf, 0), math.nextafter(1, 1), math.ulp(1), math.ulp(0), math.ulp(math.inf), math.ulp(-1e300))
print([math.isclose(*p) for p in ((1, 1 + 1e-10), (1, 1.1), (0, 1e-12), (math.inf, math.inf), (math.inf, -math.inf), (math.nan, math.nan))], math.isclose(0, 1e-9, abs_tol=1e-8), math.isclose(1, 1.5, rel_tol=0.5))
print(math.copysign(3, -0.0), math.fabs(-2), math.fmod(-7, 3), math.remainder(7, 4), math.remainder(10, 4), math.remainder(-5, 3), math.remainder(1, math.inf), math.isfinite(1e308), math.isinf(-math.inf), math.isnan(math.nan), math.degrees(math.pi), math.radians(180) == math.pi)
