# library
# Built-in functions over odd things: ord, chr, round, pow, divmod, hash, ascii, bin, format, sum, min, any, zip, input of types.
class N:
    def __init__(s, v): s.v = v
for n in '__index__ __int__ __float__ __complex__ __bool__ __len__ __hash__ __abs__ __round__ __trunc__ __floor__ __ceil__ __repr__ __str__ __format__ __bytes__ __neg__ __pos__ __invert__ __dir__'.split():
    setattr(N, n, lambda s, *a, n=n: s.v.get(n) if not callable(s.v.get(n)) else s.v[n](*a))
good = N({'__index__': 7, '__int__': 8, '__float__': 2.5, '__complex__': 1j, '__bool__': False, '__len__': 3, '__hash__': -1, '__abs__': 'abs', '__round__': lambda *a: a, '__trunc__': 9, '__repr__': 'ré', '__str__': 'text', '__format__': lambda s: f'<{s}>', '__bytes__': b'by', '__neg__': 'neg', '__invert__': 'inv', '__dir__': ['b', 'a'], '__pos__': 'pos'})
evil = N({k: [] for k in good.v})
huge = N({k: 2**70 for k in good.v})
sub = N({'__int__': True, '__float__': type('F', (float,), {})(1), '__index__': True, '__str__': type('S', (str,), {})('sub'), '__repr__': type('S', (str,), {})('rep'), '__bool__': 1, '__len__': -1, '__hash__': 2**61, '__complex__': 1.5, '__dir__': 5, '__format__': 5, '__bytes__': 'x'})
funcs = 'int float complex bool len hash abs round repr str format bytes ascii bin hex oct chr dir iter reversed list sum any sorted range bytearray slice id callable type vars tuple set memoryview'.split()
for name in funcs:
    f = getattr(__builtins__, name)
    row = []
    for o in good, evil, huge, sub:
        try: r = f(o); row.append(r if isinstance(r, (str, bytes, float, complex, bool, list, tuple)) or type(r) is int and name != 'id' else type(r).__name__)
        except BaseException as e: row.append(f'{type(e).__name__}: {e}')
    if name not in ('vars', 'list', 'tuple', 'set', 'sum', 'any', 'sorted', 'reversed', 'iter') or 1: print(name, *(str(r).replace(str(id(good)), 'ID')[:90] for r in row), sep=' | ')
import math
for f in math.floor, math.ceil, math.trunc, lambda o: round(o, 1), lambda o: '%d' % o, lambda o: '%x' % o, lambda o: '%f' % o, lambda o: '%s' % o, lambda o: '%c' % o, lambda o: [0] * 10 if 0 else [1, 2][o:], lambda o: 'a' * o, lambda o: f'{o!r}{o!s}{o!a}{o:z}', lambda o: -o, lambda o: ~o, lambda o: not o, lambda o: pow(2, o), lambda o: 1 << o, lambda o: range(10)[o], lambda o: bytes([o]), lambda o: chr(o), lambda o: print(end=o), lambda o: int('5', o), lambda o: math.sqrt(o), lambda o: hash((o,)), lambda o: {o: 1} and 1, lambda o: 'x'.center(o), lambda o: o in 'abc', lambda o: int(o) + float(o), lambda o: __import__('sys').exit if o else 'falsy', lambda o: divmod(o, 2), lambda o: max(o, o), lambda o: eval(o), lambda o: getattr(o, o), lambda o: isinstance(o, o), lambda o: issubclass(o, o):
    row = []
    for o in good, evil, sub:
        try: r = f(o); row.append(r if isinstance(r, (str, int, float, bytes, list, tuple)) else type(r).__name__)
        except BaseException as e: row.append(f'{type(e).__name__}: {e}')
    print(*(str(r)[:80] for r in row), sep=' | ')
