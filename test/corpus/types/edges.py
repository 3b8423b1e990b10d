# Corners of classes: reentrant mro(), bases that change, finalizers, cycles through classes, keyword arguments of native calls.
import gc, sys
def err(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__ + ':', e)

# a metaclass with an mro() of its own
class M(type):
    def mro(cls):
        order = super().mro()
        return order[:1] + [x for x in order[1:] if x.__name__ != 'Hidden']
class Hidden:
    h = 1
class V(Hidden, metaclass=M): pass
print(V.__mro__, hasattr(V, 'h'), issubclass(V, Hidden), V.__base__)
err(lambda: M('W', (), {}).mro())
for result in ([1], [], 3, [int, object]):
    class Bad(type):
        def mro(cls): return result
    err(Bad, 'X', (), {})
class Order(type):
    def mro(cls):
        if cls.__name__ == 'Late' and flag: raise ValueError('no mro')
        return type.mro(cls)
flag = False
class Base1(metaclass=Order): a = 1
class Base2(metaclass=Order): a = 2
class Late(Base1): pass
flag = True
err(setattr, Late, '__bases__', (Base2,))
print(Late.__bases__, Late.__mro__, Late.a)
flag = False
Late.__bases__ = (Base2, Base1)
print(Late.a, Base2.__subclasses__(), Base1.__subclasses__())

# diamond with slots
class L: __slots__ = ('a',)
class R: __slots__ = ('b',)
err(type, 'D', (L, R), {})
class R0: __slots__ = ()
class D(L, R0): __slots__ = ('c',)
d = D(); d.a = d.c = 1
print(D.__mro__, D.__basicsize__, hasattr(d, '__dict__'))
class Mangle:
    __slots__ = ('__x', '_y', '__z__')
print(Mangle.__slots__, [k for k in Mangle.__dict__ if 'x' in k or 'y' in k or 'z' in k])
class ListSlots: __slots__ = ['b', 'a']
print(ListSlots.__slots__, ListSlots.a.__get__, ListSlots.b) if False else print(ListSlots.__slots__, ListSlots.b)
class DictSlots: __slots__ = {'k': 'doc of k'}
print(DictSlots.__slots__, sorted(x for x in vars(DictSlots) if x[0] != '_'))
class StrSlots: __slots__ = 'abc'
print(StrSlots.__slots__, StrSlots.abc)
class WithDict(L): pass
w = WithDict(); w.a = 1; w.q = 2
print(w.__dict__, WithDict.__basicsize__, w.__weakref__)

# slots and __class__ assignment
class S1: __slots__ = ('a', 'b')
class S2: __slots__ = ('b', 'a')
class S3: __slots__ = ('a',)
s = S1(); s.a = 5
s.__class__ = S2
print(s.a, type(s).__name__)
err(setattr, s, '__class__', S3)
class D1:
    def __init__(self): self.x = 1
class D2: pass
o = D1(); o.__class__ = D2; o.y = 2
print(o.__dict__, D2().__dict__)
class ISub(int): pass
class ISub2(int): pass
i = ISub(7); i.z = 1; i.__class__ = ISub2
print(i, type(i).__name__, i.z)

# __dict__ assignment
class P: pass
p = P(); p.a = 1
old = p.__dict__
p.__dict__ = {'b': 2}
print(p.b, hasattr(p, 'a'), old)
err(setattr, p, '__dict__', 1)
err(delattr, p, '__dict__')
p.__dict__['c'] = 3
print(p.c, vars(p))

# finalizers, resurrection, weak references to instances and classes
kept = []
class Fin:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
class Phoenix(Fin):
    def __del__(self): print('resurrect', self.n); kept.append(self)
Phoenix(1)
print(len(kept)); kept.clear(); print('gone')
class Slotted:
    __slots__ = ('f', '__weakref__')
s = Slotted(); s.f = Fin(2); del s
class Cycle(Fin): pass
c = Cycle(3); c.me = c; del c; gc.collect()
def local_class():
    class Local:
        def m(self): return Local
        def __del__(self): print('local del')
    Local()
local_class(); print(gc.collect() > 0)
class Sub(list):
    def __del__(self): print('sub del', list(self))
x = Sub([1, 2]); x.append(x); del x; gc.collect()
class DictSub(dict): pass
ds = DictSub(a=1); ds.attr = Fin(4); del ds
class ExcSub(Exception):
    def __del__(self): print('exc del')
try: raise ExcSub('x')
except ExcSub as e: pass
deep = None
class Node:
    __slots__ = ('next',)
    def __init__(self, n): self.next = n
for i in range(100000): deep = Node(deep)
del deep
print('deep gone')
class Chain:
    def __init__(self, n): self.next = n
for i in range(100000): deep = Chain(deep if i else None)
del deep
print('chain gone')

# operators looked up on the type, never on the instance
class Q: pass
q = Q(); q.__len__ = lambda: 5; q.__call__ = lambda: 6
err(len, q); err(lambda: q())
print(type(q).__dict__.get('__len__'))
# a class that answers for itself
class Meta(type):
    def __call__(cls, *a): return ('called', a)
    def __getattr__(cls, name): return 'meta ' + name
    def __setattr__(cls, name, v): print('set', name); super().__setattr__(name, v)
    def __repr__(cls): return 'Meta:' + cls.__name__
    def __dir__(cls): return ['z', 'y']
    def __eq__(cls, o): return True
    def __hash__(cls): return 1
class K(metaclass=Meta): pass
K.a = 1
print(K(1, 2), K.zzz, K.a, K, dir(K), K == 3, hash(K), {K: 1})
# __new__ with other results
class N:
    def __new__(cls, v): return v
    def __init__(self, v): print('init')
print(N(5))
class N2:
    def __new__(cls, *a): return super().__new__(cls)
    def __init__(self, *a): self.a = a
print(N2(1, 2).a)
class N3:
    def __new__(cls, x): return super().__new__(cls)
err(N3); err(N3, 1, 2); print(type(N3(1)).__name__)
class N4:
    def __init__(self, x): pass
err(N4); print(type(N4.__new__(N4, 1, 2)).__name__)
err(object.__init__, N4(1), 2)
class N5:
    def __new__(cls, x): return object.__new__(cls, x)
err(N5, 1)
# type() with three arguments, keywords, __init_subclass__ through it
class Reg:
    subs = []
    def __init_subclass__(cls, /, key=None, **kw): super().__init_subclass__(**kw); Reg.subs.append((cls.__name__, key))
T = type('T', (Reg,), {'__doc__': 'made', '__qualname__': 'Q.T', '__module__': 'mm'}, key=3)
print(Reg.subs, T, T.__doc__, T.__qualname__, T.__module__, T.__name__)
err(type, 'T', (Reg,), {}, bad=1)
err(type, 'T', (), {'__qualname__': 1})
err(type, 'T', (), {'__classcell__': 1})
err(type, 'T', (1,), {})
err(type, 'T', (len,), {})
err(type)
err(type, 1, 2, 3, 4)
err(type, x=1)
err(type.__new__, type, 'x')
err(type.__new__, int, 'x', (), {})
err(type.__init__, T, 1, 2)
err(type.__call__)
class KwMeta(type):
    def __new__(m, n, b, d, **k): return super().__new__(m, n, b, d)
    def __init__(c, n, b, d, **k): pass
class Kw(metaclass=KwMeta, p=1, q=2): pass
print(Kw)
class Conf1(type): pass
class Conf2(type): pass
class A1(metaclass=Conf1): pass
class A2(metaclass=Conf2): pass
err(type, 'X', (A1, A2), {})
def func_meta(name, bases, ns, **kw): return (name, bases, sorted(k for k in ns if k[0] != '_'), kw)
class FM(metaclass=func_meta, z=1): b = 1; a = 2
print(FM)
class Entries:
    def __mro_entries__(self, bases): return (P,)
class Resolved(Entries()): pass
print(Resolved.__mro__, len(Resolved.__orig_bases__))
err(type, 'X', (Entries(),), {})
# attribute caches notice changes
class C1: v = 1
class C2(C1): pass
class C3(C2): pass
out = []
for step in range(4):
    out.append(C3.v); out.append(C3().v)
    if step == 0: C2.v = 2
    if step == 1: C1.v = 3
    if step == 2: del C2.v
print(out)
print(object.__reduce_ex__.__doc__, object().__getstate__(), P().__getstate__(), p.__getstate__())
print(sys.getsizeof(object()), sys.getsizeof(P()), sys.getsizeof(S1()), sys.getsizeof(ISub(1)), object().__sizeof__(), type.__sizeof__(int))
print(sorted(dir(object())) == sorted(dir(object)), [n for n in dir(P()) if n[0] != '_'], dir(type)[:3])
