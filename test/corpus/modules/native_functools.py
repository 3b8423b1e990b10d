import _functools, gc
from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce
print([k for k in vars(_functools)])
def f(*a, **k): return a, k
def T(g):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
p = partial(f, 1, 2, x=3)
print(p(5), p(5, x=6, y=7), p.func is f, p.args, p.keywords)
q = partial(p, 9, z=1)
print(q.args, q.keywords, q.func is f, q())
print(repr(partial(int, '3', base=10)), repr(partial(print)))
p.attr = 3
print(p.__dict__, len(p.__reduce__()), partial(p).func is p)
class P(partial): pass
print(P(f, 1)(2), P(len, [1]), P(len, [1])())
for bad in (lambda: partial(), lambda: partial(3), lambda: p.__setstate__(3), lambda: p.__setstate__((f, (), {})), lambda: partial(func=3)): T(bad)
p.__setstate__((len, ([1, 2],), None, None)); print(p(), p.keywords, p.__dict__)
T(lambda: p.__setstate__((len, 1, None, None)))
print(reduce(lambda a, b: a + b, range(10)), reduce(lambda a, b: a + b, [], 'x'), reduce(lambda a, b: (a, b), 'abcd'))
for bad in (lambda: reduce(f, []), lambda: reduce(f, 3), lambda: reduce(f), lambda: reduce(lambda a, b: 1 / 0, [1, 2, 3])): T(bad)
K = cmp_to_key(lambda a, b: (a > b) - (a < b))
print(type(K), sorted([3, 1, 2], key=K), K(3) < K(4), K(3) == K(3), K(obj=3).obj, K.__text_signature__)
for bad in (lambda: K < K(1), lambda: K(1) < 3, lambda: K(), lambda: K(1, 2), lambda: hash(K(1)), lambda: cmp_to_key(), lambda: cmp_to_key(x=1)): T(bad)
info = lambda *a: a
def mk(n, typed=False):
    calls = []
    def g(*a, **k):
        calls.append((a, k)); return len(calls)
    return _lru_cache_wrapper(g, n, typed, info), calls
for n in (None, 0, 2, 3, -5):
    w, calls = mk(n)
    print(n, [w(i) for i in (1, 2, 1, 3, 1, 2, 3)], w(1, x=2), w(1.0), w(1, x=2), w.cache_info(), len(calls))
    w.cache_clear(); print(w.cache_info(), w(1))
w, c = mk(5, True)
print(w(1), w(1.0), w('a'), w(a=1), w(a=1.0), w(a=1), w.cache_info())
class C: m = w
print(type(C().m), C.m is w)
for bad in (lambda: w([]), lambda: _lru_cache_wrapper(f), lambda: _lru_cache_wrapper(3, 1, 1, 1), lambda: _lru_cache_wrapper(f, 'x', 1, 1)): T(bad)
w.__qualname__ = 'Q'; print(w.__reduce__(), w.__dict__, w.__copy__() is w, w.__deepcopy__(1) is w)
w.me = w; del w, C
print(gc.collect() > 0)
for t in (partial, _lru_cache_wrapper, type(K)): print(t, t.__module__, t.__flags__, t.__basicsize__, list(vars(t)), t.__dictoffset__, t.__weakrefoffset__)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
fib = _lru_cache_wrapper(fib, 128, False, info); print(fib(60), fib.cache_info())
class Bad:
    def __hash__(s): return 1
    def __eq__(s, o): raise ZeroDivisionError('eq')
w, c = mk(2); w(Bad()); T(lambda: w(Bad())); print(w.cache_info())
class X: a = partial(f, 1)
T(lambda: X().a(2))
z = partial(f); z.__setstate__((z, (), {}, None))
try: print(repr(z))
finally: z.__setstate__((f, (), {}, None))
