# What operators and builtins do with complex numbers.

def show(s):
    try:
        print(s, '->', repr(eval(s)))
    except Exception as e:
        print(s, '->', type(e).__name__, e)


class S(complex):
    pass


for s in [
    'divmod(1j,1)',
    '1j//1',
    '1j%1',
    '1j<2',
    '0j**-1',
    '0j**1j',
    '(1e200+1j)**2',
    '(1e200+1j)**200',
    '1j**2000000',
    'abs(1e308+1.7e308j)',
    'pow(1j,2,3)',
    'round(1j)',
    '1j/0',
    '1/0j',
    "1j+'a'",
    '1j+None',
    '10**400+1j',
    '1j==10**400',
    '(10**400)*1j',
    'hash(1j)',
    '(-8)**0.5',
    '(-8.0)**(1/3)',
    '1j.real.__doc__',
    '-1j',
    '-(0j)',
    '1-0j',
    '~1j',
    '(2+3j).__getnewargs__()',
    '+S(1,2)',
    '1j.imag',
    '(1j).__format__(3)',
    'sum([1j,2])',
    'sum([1.5,1j,2])',
    'sum([1,2,3j,2.5,1j])',
    'sum([0.1]*10+[0.1j]*10)',
    '1j.__bool__()',
    '1j.__pow__(2)',
    '2 .__pow__(1j)',
    'round(1j,2)',
    '-3j-0',
    '0-3j',
    '(1+2j)*1.5',
    '1.5*(1+2j)',
    'True+1j',
    'pow(2,1j,3)',
    'pow(2.0,1j,3)',
    'pow(1j,2.0,3)',
    '(1e308+1e308j)**(1e308j)',
    '(1e300+1j)**1e300j',
    "1j**float('inf')",
    '(1j).__class__.__name__',
    '1j.foo',
    "setattr(1j,'real',1)",
    "hash(complex('nan+1j'))!=0",
    '{1j:1}[1j]',
    '{2:1}[2+0j]',
    '{2.5:1}[2.5+0j]',
    '1j==1j',
    '1j!=1j',
    '1+0j==1',
    '1.5+0j==1.5',
    '1+1j==1',
    '1j==True',
    "1j=='a'",
    'hash(-1+0j)',
    'hash(1e300+2j)',
    'bool(0j)',
    'bool(-0j)',
    'not 1j',
    'abs(3+4j)',
    "abs(complex('inf+nanj'))",
    "abs(complex('nan+1j'))",
    '1j.conjugate()',
    '1e22+1e23j',
    '1.0j',
    '100000000000000000000j',
    '1e16j',
    '-1.5-2.5j',
    "(1j).__add__('x')",
    '(1j).__radd__(2)',
    '(1j).__rsub__(2)',
    '1j-2',
    '2-1j',
    '2*1j',
    '2/1j',
    '2**1j',
    '1j**2',
    '1j**2.5',
    '1j**-3',
    '(3+4j)**-100',
    '(3+4j)**0',
    '0j**0',
    '0j**2',
    '0j**0j',
    'dir(complex)',
    'sorted([1j,2j])',
    'max(1j,2)',
    '[1j].index(1j)',
]:
    show(s)

match 1+2j:
    case 1+2j:
        print('both parts')
match -3j:
    case 3j:
        print('no')
    case -3j:
        print('negative')
match 2.0:
    case 2+0j:
        print('equal')


def constants():
    return 0j, -0j, 0.0 + 0j, -0.0 - 0j, 1j, (1j, 2.0), 1.0, 1


def again():
    return 0j, 1j, (1j, 2.0)


print(constants())
print([a is b for a in again() for b in constants()])
print((-0.0) ** 0.5, pow(-0.0, 0.5))
