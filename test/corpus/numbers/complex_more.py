# complex: special values, keyword arguments, formats, conversions of subclasses.
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)



inf = float('inf')
nan = float('nan')
vals = (0.0, -0.0, 1.0, -2.5, inf, -inf, nan)
for a in vals:
    for b in vals:
        z = complex(a, b)
        print(z, -z, +z, z.conjugate(), repr(z * z), repr(z + 1), repr(1 - z), sep=' | ')
        t(lambda: abs(z))
        t(lambda: 1 / z)
        t(lambda: z ** 2)
        t(lambda: hash(z) == hash(z.real) if b == 0 else isinstance(hash(z), int))
for s in ('1', '1j', '1+2j', ' 1-2j ', '(1+2j)', '( 1+2j )', '1_0+2_0j', 'j', '-j', '+j', '1+j', 'nan+infj', '1e5j', '1e500', '', '()', '1+', '1 + 2j', '1+2', 'a', '1j+2', '١+٢j', '1__0', '\0', '1+2j\0', 'infinityj', '-nanj'):
    t(lambda: complex(s))
class C:
    def __complex__(self): return 3 + 4j
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 7
class Bad:
    def __complex__(self): return 1.0
class Sub(complex): pass
class CSub:
    def __complex__(self): return Sub(1, 2)
for x in (C(), F(), I(), Bad(), Sub(1, 2), None, [], b'1', 10**400, True):
    t(lambda: complex(x)); t(lambda: complex(1, x)); t(lambda: complex(x, 1))
t(lambda: type(complex(Sub(1, 2))).__name__)
import _warnings
t(lambda: complex(real=1, imag=2)); t(lambda: complex(imag=2)); t(lambda: complex('1', 2)); t(lambda: complex(1, '2')); t(lambda: complex(1, 2, 3)); t(lambda: complex(foo=1)); t(lambda: complex(1j, 1j)); t(lambda: complex(real='1'))
for spec in ('', '.2f', '>20', '<20.3e', '^30', '+', ' ', ',', '_', 'g', 'G', 'n', '010', '=20', 's', 'd', '.0f', '#.0f', '+.3', 'z', 'zf', '20.2%', 'x'):
    t(lambda: format(1234.5 - 0.25j, spec)); t(lambda: format(complex(nan, -inf), spec)); t(lambda: format(-0j, spec))
t(lambda: (1 + 2j) < 1); t(lambda: (1 + 2j) // 1); t(lambda: (1 + 2j) % 1); t(lambda: divmod(1j, 1)); t(lambda: int(1j)); t(lambda: float(1j)); t(lambda: pow(1j, 2, 3)); t(lambda: 0j ** -1); t(lambda: 0j ** 1j); t(lambda: (1e200 + 1e200j) ** 5); t(lambda: abs(1e308 + 1e308j)); t(lambda: 1j / 0); t(lambda: 0j ** 0)
t(lambda: (1 + 0j) == 1); t(lambda: 1j == 1j); t(lambda: (2**53 + 1) == complex(2**53)); t(lambda: hash(1 + 0j) == hash(1)); t(lambda: complex.from_number); t(lambda: (1j).real); t(lambda: setattr(1j, 'real', 2)); t(lambda: (1j).__getnewargs__()); t(lambda: (3 + 4j).__complex__()); t(lambda: Sub(3, 4).__complex__().__class__.__name__)
t(lambda: sum([1j, 2, 0.5])); t(lambda: (1 + 2j).__add__('a')); t(lambda: (1 + 2j).__pow__(2, None)); t(lambda: bool(0j)); t(lambda: bool(-0.0 + 0j)); t(lambda: round(1j)); t(lambda: (1+2j) in {1+2j: 3})
