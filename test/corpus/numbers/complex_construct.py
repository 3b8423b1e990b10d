# Complex() from numbers, strings and whatever has __complex__; the type itself.

def show(s):
    try:
        print(s, '->', repr(eval(s)))
    except Exception as e:
        print(s, '->', type(e).__name__, e)


class S(complex):
    pass


class C:
    def __complex__(self):
        return complex(1, 2)


class D:
    def __complex__(self):
        return 3


class F:
    def __float__(self):
        return 2.5


class I:
    def __index__(self):
        return 4


for s in [
    'complex(C())',
    'complex(D())',
    'complex(F(),I())',
    'complex([])',
    'complex(1,[])',
    "complex('1',2)",
    "complex(1,'2')",
    'complex(1j,2)',
    'complex(1,2j)',
    'complex(1,C())',
    'complex(C(),1)',
    'complex(S(1,2),1)',
    "complex('x')",
    "complex(b'1')",
    'int(1j)',
    'float(1j)',
    'complex(real=1,imag=2)',
    'complex(x=1)',
    'complex(1,2,3)',
    "complex('1_0+2_0j')",
    "complex(' ( 1+2j ) ')",
    "complex('1+-2j')",
    "complex('nanj')",
    "complex('\\u0661+2j')",
    "complex('\\ud800')",
    'type((1j).__getnewargs__)',
    "complex.__dict__['real']",
    'complex.__doc__',
    'S(1,2)',
    'type(+S(1,2))',
    'type(S(1,2).__complex__())',
    "complex('1__0j')",
    "complex('_1')",
    "complex('1j_')",
    "complex('1_')",
    "complex('1'+'x'*300)",
    "complex('infj')",
    "complex('1e400j')",
    'complex(None)',
    "complex('')",
    'complex(1,)',
    'complex.__new__(int)',
    'complex.__new__()',
    "complex.__new__(S,'3')",
    'complex(-0.0,-0.0)',
    "int('1j')",
    'complex(1,real=2)',
    "complex(1,**{'imag':3,'z':2})",
    'complex(imag=2)',
    'complex(imag=-0.0)',
    'complex(-0.0)',
    'complex(-0.0,imag=1)',
    "complex('infinity-nanj')",
    "complex('(j)')",
    "complex('+j')",
    "complex('-J')",
    "complex('1+j')",
    "complex('1-j')",
    "complex('1 + j')",
    "complex('(1')",
    "complex('1)')",
    "complex('()')",
    "complex('1e5-2.5e-3J  ')",
    "complex('+')",
    "complex('1+')",
    "complex('.5.5j')",
    "S('1+2j')",
    'isinstance(1j,complex)',
    'complex(1.5).real',
    'complex.__mro__',
    'complex.__flags__',
    'complex.__basicsize__',
    'complex.__text_signature__',
    'complex(True,False)',
    'complex(10**400)',
    'complex(1,10**400)',
    'complex(1, F())',
    'list(complex.__dict__)',
    "complex('\\0')",
    "complex('1\\0')",
]:
    show(s)
