# The module math: values, special cases, errors.
import math

names = [name for name in dir(math) if name[0] != "_"]
space = {name.upper() if name[1:] in ("nf", "an") else name: getattr(math, name) for name in names}
INF, NAN = math.inf, math.nan

values = (0.0, -0.0, 0.5, -0.5, 1.0, -1.0, 2.0, -3.7, 10.0, 1e-9, 1e10, INF, -INF, NAN)
names = """acos acosh asin asinh atan atanh cbrt ceil cos cosh degrees erf erfc exp exp2 expm1 fabs floor frexp gamma isfinite isinf
isnan lgamma log log10 log1p log2 modf radians sin sinh sqrt tan tanh trunc ulp""".split()
for name in names:
    f = getattr(math, name)
    for x in values:
        try:
            r = f(x)
            print(name, x, "%.12g" % r if isinstance(r, float) else r)
        except Exception as e:
            print(name, x, type(e).__name__, e)

for call in """sqrt('a') log(0) log(-1) log(8,2) log(2,1) log(10**400) log2(2**1024) log10(10**400) log(-10**400) sin(10**400) exp(1000) exp(-1000)
pow(0,-1) pow(-8,1/3) pow(10,400) pow(1,NAN) pow(NAN,0) pow(-INF,3) pow(-INF,-3) pow(0.5,INF) pow(2,-1074) fmod(7,3) fmod(-7,3) fmod(1,0) fmod(5,INF)
fmod(INF,1) remainder(5,3) remainder(7,2) remainder(5,0) remainder(5,INF) copysign(1,-0.0) atan2(0.0,-0.0) atan2(-0.0,-0.0) atan2(INF,-INF) atan2(1,1)
ldexp(1,5000) ldexp(1,-5000) ldexp(0.75,-1073) ldexp(1,10**30) ldexp(1,1.0) frexp(5e-324) hypot() hypot(3) hypot(3,4) hypot(1,2,2) hypot(INF,NAN)
hypot(1e200,1e200) hypot(1e-200,1e-200) hypot(5e-324,5e-324) hypot('a') dist((1,2),(4,6)) dist([1],[1,2]) dist(5,6) fsum([0.1]*10) fsum([1e16,1,1e-16])
fsum([1e308,1e308]) fsum([INF,-INF]) fsum([INF,1]) fsum(['a']) fsum([]) prod([]) prod([1,2,3]) prod([2.5,2]) prod([1],start=2.0) prod([10**10]*3)
prod(['a']) prod([1,2],3) sumprod([1,2],[3,4]) sumprod([1.5,2],[3,4]) sumprod([1],[2,3]) sumprod([],[]) sumprod([0.1]*10,[0.1]*10) sumprod([10**20],[5])
sumprod([True,1e100,1.0],[2,1.0,1.0]) sumprod([1e100,1.0,-1e100],[1.0,1.0,1.0]) gcd() gcd(12,-18,6) gcd(0,0) gcd(2**100,6**50) gcd(1.0,2) lcm() lcm(4,6)
lcm(0,5) lcm(3**40,6**30) comb(5,2) comb(5,10) comb(-1,2) comb(5,-1) comb(100,50) comb(10**20,3) comb(300,150) comb(2**63-1,3) perm(2**63-1,2) perm(2**62,3) comb(5.0,2) perm(5) perm(5,2) perm(5,7)
perm(-5) perm(5,-1) perm(30,25) perm(10**20,2) factorial(0) factorial(20) factorial(21) factorial(60) factorial(-1) factorial(1.0) factorial(10**30)
isqrt(0) isqrt(99) isqrt(10**40) isqrt(2**64-1) isqrt(10**41+7) isqrt(-1) isqrt(1.5) isclose(1,1+1e-10) isclose(1,2) isclose(1,2,abs_tol=1)
isclose(1,2,rel_tol=-1) isclose(INF,INF) isclose(NAN,NAN) nextafter(1,2) nextafter(1,0,steps=3) nextafter(0,-1) nextafter(1,2,steps=-1) nextafter(-1,1,steps=2**63)
nextafter(1,INF,steps=10**30) nextafter(NAN,1) ulp(1) ulp(-1.7e308) ulp(INF) fma(2,3,4) fma(0.1,10,-1) fma(1e308,10,0) fma(INF,0,1) fma(NAN,1,1)
fma(5e-324,0.5,5e-324) floor(10**30) floor('a') ceil(-0.5) trunc(-2.7) trunc('a') floor(INF) floor(NAN) gamma(5) gamma(0.5) gamma(-1.5) gamma(171) gamma(172)
gamma(1e-310) lgamma(-0.5) lgamma(1e308) lgamma(3) lgamma(100) erf(0.3) erfc(5) cos(1,2) sin() atan2(1) log() log(1,2,3) exp(x=1) comb(5)""".split():
    try:
        r = eval(call, space)
        print(call, "%.13g" % r if isinstance(r, float) else r)
    except Exception as e:
        print(call, type(e).__name__, e)
print(math.pi, math.e, math.tau, math.inf, math.nan, math.__name__, math.sin.__doc__, math.dist.__text_signature__)
assert all(math.isqrt(n) ** 2 <= n < (math.isqrt(n) + 1) ** 2 for n in range(2000))
assert all(math.comb(n, k) == math.factorial(n) // math.factorial(k) // math.factorial(n - k) for n in range(60) for k in range(n + 1))
assert all(math.gcd(a, b) * math.lcm(a, b) == abs(a * b) for a in range(-20, 20) for b in range(-20, 20))


class Up:
    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __trunc__(self):
        return "trunc"


print(math.floor(Up()), math.ceil(Up()), math.trunc(Up()))
