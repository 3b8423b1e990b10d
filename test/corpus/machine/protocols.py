import gc
class N: pass
for i in range(3000):
    n = N(); n.me = n
print(gc.isenabled(), gc.collect() >= 0)
def deco(f):
    def w(*a, **k):
        return f(*a, **k) + 1
    return w
@deco
def f(x, y=1): return x + y
print([f(i) for i in range(5)], f(1, y=5))
class M(type):
    def __new__(m, n, b, d, **k): return super().__new__(m, n, b, d)
    def __call__(c, *a): return (c.__name__, a)
class X(metaclass=M, kw=1): pass
print(X(1, 2))
class O:
    def __getattribute__(self, n): return n.upper()
    def __getitem__(self, k): return k * 2
    def __call__(self, *a): return a
    def __len__(self): return 3
    def __iter__(self): return iter((1, 2))
    def __contains__(self, k): return k == 1
    def __bool__(self): return False
    def __eq__(self, o): return True
    def __lt__(self, o): return True
    def __add__(self, o): return 'add'
    def __radd__(self, o): return 'radd'
    def __neg__(self): return 'neg'
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
o = O()
for i in range(5): t = (o.abc, o[i], o(1), len(o), list(o), 1 in o, bool(o), o == 5, o < 1, o + 1, 1 + o, -o)
print(t); o[1] = 2; del o[1]
