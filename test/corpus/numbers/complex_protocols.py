# complex: construction from objects, arithmetic at infinities, formats, errors.
import math

for s in ['1+2j', ' -1.5j ', '(3-4j)', 'j', '-j', '+J', '1e5+1e-5j', 'inf', 'nan+infj', '-nanj', '1_0+2_0j', '', '1+', '1 + 2j', '1+2', 'jj', '(1+2j', '1+2j)', '1+2i', '1e', '((1))', '\u0661+\u0662j', '+-1j', '1j+2', 'infinityj']:
    try:
        print(repr(s), repr(complex(s)))
    except ValueError as e:
        print(repr(s), '->', e)


class C:
    def __complex__(self):
        return 1 - 2j


class Bad:
    def __complex__(self):
        return 5


class F:
    def __float__(self):
        return 2.5


class I:
    def __index__(self):
        return 7


for args in [(), (1,), (1, 2), (1.5, -0.0), (C(),), (F(),), (I(),), (1j, 2j), (1, 2j), (True, False), (C(), 1), (1 + 1j, 1 + 1j), (F(), I())]:
    print(len(args), repr(complex(*args)))
print(complex(real=3), complex(imag=2), complex(real=1, imag=F()))
for f in [lambda: complex(Bad()), lambda: complex('1', 2), lambda: complex(1, '2'), lambda: complex(None), lambda: complex([]), lambda: complex(1, C()), lambda: complex(1, 2, 3), lambda: complex(foo=1), lambda: int(1j), lambda: float(1j), lambda: 1j < 2, lambda: 1j % 2, lambda: 1j // 2, lambda: divmod(1j, 2), lambda: 1j / 0, lambda: 0j ** -1, lambda: 0j ** 1j, lambda: pow(1j, 2, 3), lambda: round(1j), lambda: math.sqrt(1j), lambda: abs(complex(1e308, 1.7e308)), lambda: (1e200 + 1j) ** 2, lambda: 1j << 1, lambda: complex.from_number(1) if hasattr(complex, 'from_number') else 'no']:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
inf, nan = math.inf, math.nan
values = [1 + 2j, -0.5j, complex(inf, 1), complex(1, -inf), complex(nan, 0), complex(-0.0, -0.0), 3 + 0j, complex(0.0, -0.0)]
for a in values:
    print(a, -a, +a, a.conjugate(), bool(a), a == a, abs(a), hash(a) if a == a else 'nan', a + 1, 1 - a, a * 2, a.real, a.imag, a * a, a * complex(0, 1))
print([(3 + 4j) ** n for n in (-3, -1, 0, 1, 2, 5)], (2 + 0j) ** 10, (1j) ** 4, (1 + 1j) ** 100 == (2j) ** 50, (0j) ** 0, (0j) ** 2, [round(z, 9) if isinstance(z, float) else complex(round(z.real, 9), round(z.imag, 9)) for z in [(1 + 2j) ** 0.5, (1 + 2j) ** (1 - 1j), 2 ** (1 + 1j), (-1) ** 0.5]])
print([(1 + 2j) / (3 - 4j), (1e300 + 1e300j) / (1e300 + 1e300j), (5e-324 + 0j) / 2, 1 / (1 + 1j), (1 + 1j) / complex(inf, inf), complex(inf, 1) / (1 + 1j), (1 + 2j) - (1 + 2j), 5 + 0j == 5, 5 == 5 + 0j, 1j == 1, 1 + 0j == True, 2**53 + 1 == complex(2**53)])
z = -1234.5678 + 0.0001234j
for spec in ['', '.3', '.2f', 'e', '+.1f', ',.2f', '>30', '<30.1f', '^40', '#.3g', 'n', 'F', ' .2e', '_.1f', 'z.0f']:
    print(repr(spec), format(z, spec))
for spec in ['=10', '010', 'd', '%', 'x', 's', '.1d']:
    try:
        print(format(z, spec))
    except ValueError as e:
        print(spec, e)
print(repr(1e16 + 1e-5j), str(-1j), complex(-0.0, 1), complex(0, -0.0), [1e22j], hash(1 + 0j) == hash(1), hash(1j), sum([1j, 2, 3.5]), (3 + 4j).__getnewargs__(), (1j).__complex__())
