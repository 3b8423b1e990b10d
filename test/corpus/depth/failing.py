# library
# Everything that a bridge stands for, from deep inside of native code: what fails there is to leave nothing behind.
import functools
class V:
    def __add__(s, o): return [s, o]
    def __repr__(s): return 'V' * 3
    def __len__(s): return 3
    def __getattr__(s, n): return n + 'x'
    def __call__(s, *a, **k): return a, k
    def __eq__(s, o): return [1]
    def __next__(s): raise StopIteration([1])
    def __setitem__(s, k, v): s.__dict__[k] = [v]
    @property
    def p(s): return (s,)
class K:
    def __init__(s, a=1, **k): s.a = [a]; s.k = k
@functools.cache
def c(n, m=2): return [n, m]
@functools.lru_cache(2)
def b(n, m=2): return [n, m]
def work():
    v = V()
    for i in range(2):
        v + 1
        repr(v)
        len(v)
        v.zz
        v(1, 2)
        v(1, x=[3])
        v == 1
        v['a'] = i
        f'{v!r}'
        v.p
        for x in iter(v.__next__, 1): pass
        K(3)
        K(a=4)
        K(*[5], q=6)
        c(i + 1000)
        c(i, m=[].__len__())
        b(i)
        b(i + 1)
        b(i + 2, m=3)
        c(*(i,))
        v.zz.upper()
        for x in I(): pass
class I:
    def __iter__(s): return s
    def __next__(s): raise StopIteration
def deep(n):
    return work() if n == 0 else max([n], key=lambda n: deep(n - 1) and 0 or 0)
def go():
    try: deep(60)
    except MemoryError: return 'M'
print(go(), c.cache_info(), b.cache_info())
