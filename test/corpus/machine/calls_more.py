# Calling conventions from every side: defaults, keyword-only, positional-only, stars, errors with counts, bound and unbound, classes and callables.
def f0(): return 0
def f1(a): return a
def f2(a, b=2, /): return a, b
def f3(a, b=2, *, c, d=4): return a, b, c, d
def f4(*a, k=1, **kw): return a, k, kw
def f5(p, /, q, *, r): return p, q, r
def f6(self, /, **self_): return self, self_
class C:
    def __init__(self, x=1, *, y=2): self.v = x, y
    def m(self, a): return a
    @classmethod
    def c(cls, a=1): return cls.__name__, a
    @staticmethod
    def s(*, k): return k
    def __call__(self, *a, **k): return a, k
class D(C):
    def __new__(cls, *a, **k): return super().__new__(cls)
class E:
    def __new__(cls, a): return a
o = C()
calls = ['()', '(1)', '(1, 2)', '(1, 2, 3)', '(a=1)', '(1, b=2)', '(1, c=3)', '(1, 2, c=3, d=5)', '(*[1])', '(*[1, 2], **{"c": 3})', '(**{"a": 1, "zz": 2})', '(1, a=1)', '(1, q=2, r=3)', '(q=1, r=2)', '(p=1, q=2, r=3)', '(self=1)', '(5, self=6, cls=7)', '(k=9)', '(*"ab", k="c", **dict(z=1))', '(*(), **{})', '(1, *[2], 3, *[4], x=5, **{"y": 6})', '(x=1, y=2)', '(1, y=5)', '(y=5, z=6)', '(*5)', '(**5)', '(**{1: 2})', '(*[1], *5)', '(**{"k": 1}, k=2)', '(**{"k": 1}, **{"k": 2})', '(None)']
for name in 'f0 f1 f2 f3 f4 f5 f6 C D E o.m C.m o.c C.s D.c len str.upper "a".join int print_ [].append {}.update max isinstance type object ValueError lambda_ map range list.sort'.split():
    target = {'print_': 'C(3).__call__', 'lambda_': '(lambda x, *y, z=3: (x, y, z))'}.get(name, name)
    out = []
    for c in calls:
        try: r = eval(target + c)
        except Exception as e: r = f'{type(e).__name__}: {e}'
        out.append(r if isinstance(r, (str, int, tuple, type(None))) else type(r).__name__)
    print(name, *(f'{c} {r}' for c, r in zip(calls, out)), sep='\n  ')
