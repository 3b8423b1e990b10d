import _abc, sys
print(_abc.__name__, [k for k in vars(_abc)])
class M(type):
    def __new__(mcls, name, bases, ns):
        cls = super().__new__(mcls, name, bases, ns)
        _abc._abc_init(cls)
        return cls
    def register(cls, s): return _abc._abc_register(cls, s)
    def __instancecheck__(cls, i): return _abc._abc_instancecheck(cls, i)
    def __subclasscheck__(cls, i): return _abc._abc_subclasscheck(cls, i)
class A(metaclass=M):
    def f(self): pass
    f.__isabstractmethod__ = True
print(A.__abstractmethods__, type(A._abc_impl), _abc._get_dump(A)[:3])
class B: pass
print(isinstance(B(), A), issubclass(B, A), isinstance(A, A))
before = _abc.get_cache_token()
A.register(B)
print(isinstance(B(), A), issubclass(B, A), issubclass(int, A), _abc.get_cache_token() - before)
print(len(_abc._get_dump(A)[0]), [len(x) for x in _abc._get_dump(A)[:3]])
try: A()
except TypeError as e: print(e)
class C(A):
    def f(self): pass
print(C.__abstractmethods__, issubclass(C, A), type(C()))
class D(C):
    @property
    def g(self): pass
    g.fget.__isabstractmethod__ = True
print(D.__abstractmethods__)
t = type(A._abc_impl)
print(t, t.__module__, t.__name__, t.__qualname__, list(vars(t)), t.__doc__, t.__flags__, sys.getsizeof(A._abc_impl))
def T(f, *a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
T(_abc._abc_register, A, 3); T(_abc._abc_register, A); T(_abc._abc_subclasscheck, A, 3); T(_abc._abc_instancecheck, int, 3)
T(_abc._abc_init, 3); T(_abc._reset_registry, A); T(_abc._reset_caches, A); T(_abc._get_dump, int)
print(isinstance(B(), A), [len(x) for x in _abc._get_dump(A)[:3]])
class E(metaclass=M):
    @classmethod
    def __subclasshook__(cls, c): return {int: True, str: False, float: 3}.get(c, NotImplemented)
T(issubclass, int, E); T(issubclass, str, E); T(issubclass, float, E); T(issubclass, bytes, E); T(isinstance, 1, E)
class F(metaclass=M): pass
class G(F): pass
T(F.register, G); T(G.register, F); T(F.register, F)
F.register(list); print(issubclass(G, F), issubclass(list, G), isinstance([], F))
for i in range(3):
    class Gone: pass
    F.register(Gone)
    print(issubclass(Gone, F), len(_abc._get_dump(F)[0]))
    del Gone
import gc
gc.collect()
print(len(_abc._get_dump(F)[0]))
class S(metaclass=M):
    __abc_tpflags__ = 1 << 5
class P: pass
S.register(P)
print(bool(S.__flags__ & 32), bool(P.__flags__ & 32), '__abc_tpflags__' in vars(S))
class Q(P):
    def __len__(s): return 0
match Q():
    case []: print('empty sequence')
    case _: print('other')
try:
    class Both(metaclass=M): __abc_tpflags__ = 96
except TypeError as e: print(e)
