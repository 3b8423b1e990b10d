# cmath: values to ten digits, special values exactly, errors.
import cmath
import math


def show(z):
    if isinstance(z, complex):
        return f'{z.real:.10g},{z.imag:.10g}'
    return f'{z:.10g}'


points = [complex(a, b) for a in (-2.5, -1, -0.25, 0.5, 1, 3) for b in (-1.5, 0.75, 2)]
functions = 'acos acosh asin asinh atan atanh cos cosh exp log log10 phase sin sinh sqrt tan tanh'.split()
for f in functions:
    print(f, ' '.join(show(getattr(cmath, f)(z)) for z in points))
print(' '.join(str(tuple(round(x, 10) for x in cmath.polar(z))) for z in points[:5]), ' '.join(show(cmath.rect(r, t)) for r, t in ((1, 1), (2, -3), (0, 5), (-1, 0.5))))
inf, nan = math.inf, math.nan
special = [complex(a, b) for a in (-inf, -1.0, -0.0, 0.0, 1.0, inf, nan) for b in (-inf, -1.0, -0.0, 0.0, 1.0, inf, nan)]
for f in functions:
    row = []
    for z in special:
        try:
            r = getattr(cmath, f)(z)
            row.append('%.6g%+.6gj' % (r.real, r.imag) if isinstance(r, complex) else '%.6g' % r)
        except (ValueError, OverflowError) as e:
            row.append(type(e).__name__[0] + str(e)[5:7])
    print(f, ' '.join(row))
print([cmath.isfinite(z) for z in special[:9]], [cmath.isinf(z) for z in special[:9]], [cmath.isnan(z) for z in special[:9]])
print(cmath.isclose(1 + 1j, 1 + 1.0000000001j), cmath.isclose(1, 2), cmath.isclose(inf, inf), cmath.isclose(nan, nan), cmath.isclose(1j, 1.1j, rel_tol=0.2), cmath.isclose(0, 1e-12j, abs_tol=1e-9))
print(show(cmath.log(8, 2)), show(cmath.log(-1)), show(cmath.log(1j, 1 + 1j)), show(cmath.exp(1j * cmath.pi)), cmath.inf, cmath.nan, cmath.infj, cmath.nanj, cmath.e == math.e, cmath.tau == math.tau, show(cmath.sqrt(-4)), show(cmath.sqrt(-4 - 0.0j)), show(cmath.sqrt(1e308 + 1e308j)), show(cmath.sqrt(5e-324)))
for call in ['log(0)', 'log(1, 0)', 'log10(0)', 'exp(1000)', 'cosh(1e5)', 'atan(1j)', 'atanh(1)', 'rect(1, inf)', 'rect(inf, nan)', 'phase("x")', 'sqrt()', 'sqrt(1, 2)', 'log()', 'isclose(1, 2, rel_tol=-1)', 'polar(None)', 'tan(1e400)', 'sin("1")', 'cos(inf)', 'sinh(complex(0, inf))']:
    try:
        print(call, eval('cmath.' + call, {'cmath': cmath, 'inf': inf, 'nan': nan}))
    except Exception as e:
        print(call, '->', type(e).__name__, e)


class C:
    def __complex__(self):
        return 3 + 4j


class F:
    def __float__(self):
        return 2.25


class I:
    def __index__(self):
        return 9


print(show(cmath.sqrt(C())), show(cmath.sqrt(F())), show(cmath.sqrt(I())), cmath.polar(C())[0], cmath.phase(F()))
