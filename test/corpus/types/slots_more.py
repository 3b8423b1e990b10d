# __slots__ with dicts, weak references, inheritance; __class__ and __bases__ assignment; layouts that conflict.
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)



from _weakref import ref
import sys
class A: __slots__ = 'x'
class B: __slots__ = ('x', 'y', '__dict__')
class Cc: __slots__ = ('x', '__weakref__')
class D: __slots__ = ('__dict__', '__weakref__')
class E(A): pass
class F(A): __slots__ = ('z',)
class G(A): __slots__ = ('x',)
for c in (A, B, Cc, D, E, F, G):
    o = c()
    print(c.__name__, sys.getsizeof(o), c.__basicsize__, c.__dictoffset__, c.__weakrefoffset__, c.__flags__ & 0x3f)
    t(lambda: o.x); t(lambda: setattr(o, 'x', 1)); t(lambda: o.x); t(lambda: setattr(o, 'w', 1)); t(lambda: delattr(o, 'x')); t(lambda: delattr(o, 'x')); t(lambda: ref(o)() is o); t(lambda: o.__dict__); t(lambda: o.__slots__); t(lambda: c.x); t(lambda: type(c.__dict__.get('x')))
t(lambda: A.x.__get__(3)); t(lambda: A.x.__set__(3, 1)); t(lambda: A.x.__delete__(A())); t(lambda: A.x.__objclass__); t(lambda: A.x.__name__); t(lambda: A.x.__qualname__); t(lambda: A.x.__doc__)
for ns in ({'__slots__': 'a b'}, {'__slots__': ('1a',)}, {'__slots__': (1,)}, {'__slots__': 3}, {'__slots__': None}, {'__slots__': ('a', 'a')}, {'__slots__': ('a',), 'a': 1}, {'__slots__': ('__dict__', '__dict__')}, {'__slots__': ('__weakref__', '__weakref__')}, {'__slots__': {'a': 'doc of a'}}, {'__slots__': ['__private', 'b']}, {'__slots__': iter(['p', 'q'])}, {'__slots__': b'a'}, {'__slots__': ()}, {'__slots__': ('__class__',)}, {'__slots__': ('',)}, {'__slots__': ('é',)}, {'__slots__': ('__module__',)}, {'__slots__': ('__doc__',)}, {'__slots__': ('__classcell__',)}, {'__slots__': ('__qualname__',)}):
    t(lambda: sorted(k for k, v in vars(type('X', (), dict(ns))).items() if type(v).__name__ in ('member_descriptor', 'getset_descriptor')))
for bases in ((int,), (tuple,), (bytes,), (str,), (list,), (dict,), (type,), (Exception,)):
    t(lambda: type('X', bases, {'__slots__': ('a',)}).__basicsize__); t(lambda: type('X', bases, {'__slots__': ()}).__dictoffset__); t(lambda: type('X', bases, {}).__dictoffset__); t(lambda: type('X', bases, {}).__weakrefoffset__); t(lambda: type('X', bases, {'__slots__': ('__dict__',)}).__dictoffset__); t(lambda: type('X', bases, {'__slots__': ('__weakref__',)}).__weakrefoffset__)
t(lambda: type('X', (A, F), {})); t(lambda: type('X', (A, B), {})); t(lambda: type('X', (int, str), {})); t(lambda: type('X', (E, B), {})); t(lambda: type('X', (F, A), {}).__mro__); t(lambda: type('X', (bool,), {})); t(lambda: type('X', (type(None),), {})); t(lambda: type('X', (type(lambda: 1),), {})); t(lambda: type('X', (3,), {})); t(lambda: type('X', (A, A), {})); t(lambda: type('X', (object, A), {})); t(lambda: type('D2', (D,), {'__slots__': '__dict__'})); t(lambda: type('D2', (D,), {'__slots__': '__weakref__'}))
class P: pass
class Q: pass
class R(P): pass
class S1: __slots__ = ('a', 'b')
class S2: __slots__ = ('a', 'b')
class S3: __slots__ = ('b', 'a')
class S4: __slots__ = ('a', 'c')
class S5(S1): __slots__ = ()
p = P(); p.k = 1
for c in (Q, R, int, S1, P, list, 3, type): t(lambda: setattr(p, '__class__', c) or type(p).__name__)
s = S1(); s.a = 5
for c in (S2, S3, S4, S5, S1, P): t(lambda: setattr(s, '__class__', c) or (type(s).__name__, s.a))
t(lambda: setattr(3, '__class__', bool)); t(lambda: setattr([], '__class__', P)); t(lambda: delattr(p, '__class__')); t(lambda: setattr(P, '__class__', P)); t(lambda: setattr(sys, '__class__', P)); t(lambda: setattr(lambda: 1, '__class__', P))
class Mod(type(sys)):
    @property
    def answer(self): return 42
m = Mod('m'); n = type(sys)('n'); n.__class__ = Mod; t(lambda: n.answer); n.__class__ = type(sys); t(lambda: n.answer)
class Meta(type): pass
class M1(metaclass=Meta): pass
class Meta2(type): pass
t(lambda: setattr(M1, '__class__', Meta2) or type(M1).__name__); t(lambda: setattr(M1, '__class__', type) or type(M1).__name__); t(lambda: setattr(int, '__class__', Meta))
class X1: 
    def f(self): return 'X1'
class X2:
    def f(self): return 'X2'
class Y(X1): pass
y = Y(); t(lambda: y.f()); Y.__bases__ = (X2,); t(lambda: y.f()); t(lambda: setattr(Y, '__bases__', (X1, X2)) or y.f()); t(lambda: setattr(Y, '__bases__', ())); t(lambda: setattr(Y, '__bases__', (Y,))); t(lambda: setattr(Y, '__bases__', X1)); t(lambda: setattr(Y, '__bases__', (int,))); t(lambda: setattr(Y, '__bases__', (3,))); t(lambda: delattr(Y, '__bases__')); t(lambda: setattr(Y, '__bases__', (X1, X1))); t(lambda: Y.__mro__); t(lambda: X1.__subclasses__()); t(lambda: X2.__subclasses__()); t(lambda: setattr(X1, '__bases__', (Y,))); t(lambda: setattr(int, '__bases__', (object,))); t(lambda: setattr(object, '__bases__', ()))
t(lambda: setattr(Y, '__name__', 'Z') or Y.__name__); t(lambda: setattr(Y, '__name__', 3)); t(lambda: setattr(Y, '__name__', 'a\0b')); t(lambda: setattr(Y, '__qualname__', 3)); t(lambda: setattr(Y, '__module__', 3) or Y.__module__); t(lambda: delattr(Y, '__name__')); t(lambda: delattr(Y, '__module__')); t(lambda: setattr(Y, '__doc__', 'd') or Y.__doc__); t(lambda: setattr(Y, '__abstractmethods__', ['a', 'b']) or Y.__abstractmethods__); t(lambda: Y()); t(lambda: delattr(Y, '__abstractmethods__')); t(lambda: Y.__abstractmethods__); t(lambda: type(Y()).__name__); t(lambda: setattr(Y, '__mro__', ())); t(lambda: setattr(Y, '__dict__', {})); t(lambda: setattr(Y, '__type_params__', (1,)) or Y.__type_params__); t(lambda: setattr(Y, '__annotations__', {'a': 1}) or Y.__annotations__); t(lambda: delattr(Y, '__annotations__') or Y.__annotations__); t(lambda: Y.__static_attributes__); t(lambda: Y.__firstlineno__ > 0); t(lambda: setattr(int, 'x', 1)); t(lambda: delattr(int, 'real')); t(lambda: int.__annotations__); t(lambda: int.__abstractmethods__); t(lambda: setattr(int, '__doc__', 'x')); t(lambda: setattr(int, '__name__', 'x')); t(lambda: setattr(int, '__module__', 'x'))
