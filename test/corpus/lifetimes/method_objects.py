# Counts of references that calls, bound methods, iterators, slices, views and containers of containers take and give back.
import sys

refs = sys.getrefcount


class C:
    def m(self, *a):
        return refs(self)

    @classmethod
    def c(cls):
        return 1

    @staticmethod
    def s(x):
        return refs(x)

    @property
    def p(self):
        return refs(self)

    def __iter__(self):
        yield refs(self)

    def __enter__(self):
        return refs(self)

    def __exit__(self, *a):
        print('exit', refs(self))

    def __add__(self, other):
        return refs(self), refs(other)

    def __getitem__(self, i):
        return refs(self), refs(i)

    def __call__(self, x):
        return refs(self), refs(x)


c = C()
base = refs(c)
print(base, c.m(), C.m(c), c.p, C.s(c), [*c], c + c, c[c], c(c), c[1:2][0])
b = c.m
print(refs(c) - base, b(), b.__self__ is c, refs(b))
it = iter([c])
print(refs(c) - base, next(it) is c, refs(c) - base, next(it, None), refs(c) - base)
del b, it
with c as n:
    print('inside', n)
x = [c] * 5
print(refs(c) - base)
y = x[:2] + x[3:]
print(refs(c) - base, len(y))
del x[1:3]
print(refs(c) - base)
x.clear()
y *= 2
print(refs(c) - base)
del y[:]
d = {c: c, 1: c}
print(refs(c) - base)
v = list(d.values()), list(d), d.copy()
print(refs(c) - base)
del v
d.pop(c)
d.popitem()
print(refs(c) - base)
s = {c} | {c}
t = (c, (c, [c]))
print(refs(c) - base, refs(t), refs(t[1]))
a, (b, [e]) = t
print(refs(c) - base)
a, b = b, a
del a, b, e, s, t
print(refs(c) - base)


def f(p, *args, k=None, **kw):
    return refs(p) - base, refs(args), refs(kw)


print(f(c), f(c, c), f(c, k=c, z=c), f(*[c]), f(*(c,), **{'k': c}))
g = (z for z in [c, c])
next(g)
print(refs(c) - base)
g.close()
print(refs(c) - base)
m = map(lambda q: q, [c])
z = zip([c], m)
print(refs(c) - base, refs(m))
list(z)
print(refs(c) - base)
del m, z
w = sorted([c, c], key=id), max([c], key=id), [c].index(c), [c] == [c], c in (c,)
print(refs(c) - base)
del w
c.me = c
print(refs(c) - base)
del c.me
setattr(c, 'x', c), delattr(c, 'x')
getattr(c, 'nope', c)
exec('q = c', {'c': c})
eval('[c for _ in range(2)]')
try:
    raise ValueError(c)
except ValueError as err:
    print(refs(c) - base)
print(refs(c) - base)
h = lambda: c
k = type('K', (), {'c': c})
print(refs(c) - base, refs(k))
k.c = None
del k
import gc
gc.collect()
print(refs(c) - base)
