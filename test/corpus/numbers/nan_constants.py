# How often a NaN that folding made is referred to, as a constant of its own, in tuples, and among other constants.
import sys
def f(): return 1e999 - 1e999
def g(): return (1e999 - 1e999, 1e999 - 1e999), 2.5
def h(): return -(1e999 - 1e999), 1e999 * 0.0, 'a b', 1e999
def i(): return [1e999 - 1e999, 1.5 + 2.25]
def j():
    def k(): return 1e999 - 1e999, 7.25
    return k
for q in (f, g, h, i, j, j()):
    for c in q.__code__.co_consts:
        if isinstance(c, (float, tuple)): print(q.__name__, c, sys.getrefcount(c), [sys.getrefcount(x) for x in c] if isinstance(c, tuple) else '')
e = compile('(1e999 - 1e999, (1e999 - 1e999, 3.5))', 's', 'eval')
print(e.co_consts, [sys.getrefcount(c) for c in e.co_consts], [sys.getrefcount(x) for x in e.co_consts[0]])
print(eval('(lambda: sys.getrefcount(1e999 - 1e999))()'), f() is f(), f() == f())
exec('n = 1e999 - 1e999\nprint(sys.getrefcount(n))')
print(sys.getrefcount(n))
