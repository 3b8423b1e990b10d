# Classes: layout, MRO, metaclasses, slots, __set_name__, __init_subclass__.
def err(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__ + ':', e)

class A:
    'doc of A'
    x = 1
    def f(self): return 'A.f'
    @classmethod
    def c(cls): return cls.__name__
    @staticmethod
    def s(v): return v
class B(A):
    def f(self): return 'B.f ' + super().f()
class C(A):
    def f(self): return 'C.f ' + super().f()
class D(B, C):
    def f(self): return 'D.f ' + super().f()
d = D()
print(d.f(), D.c(), d.c(), D.s(3), d.s(4))
print(D.__mro__)
print(D.__bases__, D.__base__, A.__subclasses__())
print(A.__doc__, B.__doc__, D.__name__, D.__qualname__, D.__module__)
print(sorted(A.__dict__))
print(repr(D), type(D), type(type))
print(isinstance(d, A), issubclass(D, C), isinstance(D, type))
d.y = 5
d.x = 7
print(d.__dict__, d.x, A.x, D.x)
del d.x
print(d.x)
err(lambda: d.nope)
err(delattr, d, 'nope')
err(lambda: D.nope)
err(setattr, int, 'foo', 1)
err(setattr, object(), 'x', 1)
err(type, 'X', (A, D), {})
err(type, 'X', (int, str), {})
err(type, 'X', (bool,), {})
err(type, 'X', (A, A), {})
err(type, 1, 2)
err(type, 1, (), {})
err(type, 'X', [], {})
err(type, 'X', (), 1)
err(type, 'a\0b', (), {})
err(A, 1)
err(object, 1)
err(object.__new__, int)
err(int.__new__, str)
print(type('X', (A,), {'v': 3}).v)

class M(type):
    def __new__(mcs, name, bases, ns, **kw):
        print('M.__new__', name, sorted(k for k in ns if not k.startswith('__')), kw)
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print('M.__init__', name, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *args):
        print('M.__call__', args)
        return super().__call__(*args)
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print('prepare', name, kw)
        return {'prepared': 1}
    def meta(cls): return 'meta of ' + cls.__name__
    @property
    def p(cls): return 'p of ' + cls.__name__
class E(metaclass=M, flag=2):
    def __init__(self, v): self.v = v
print(E(3).v, E.prepared, E.meta(), E.p)
err(lambda: E(1).meta)

class Named:
    def __set_name__(self, owner, name):
        print('set_name', owner.__name__, name)
class Base:
    n = Named()
    def __init_subclass__(cls, tag=None, **kw):
        print('init_subclass', cls.__name__, tag, kw)
        super().__init_subclass__(**kw)
class Sub(Base, tag='t'):
    m = Named()
try:
    class Bad(Base, foo=1): pass
except TypeError as e:
    print(e)
try:
    class Bad(x=1): pass
except TypeError as e:
    print(e)
class Fails:
    def __set_name__(self, owner, name): 1/0
try:
    class Bad: x = Fails()
except ZeroDivisionError as e:
    print(repr(e), e.__notes__)

class S:
    __slots__ = ('a', '__b')
    def __init__(self): self.a = 1; self.__b = 2
s = S()
print(s.a, s._S__b, S.__slots__, S.a)
err(setattr, s, 'c', 1)
err(lambda: s.__dict__)
del s.a
err(lambda: s.a)
err(delattr, s, 'a')
err(lambda: S.a.__get__(1))
class S2(S):
    __slots__ = 'z', '__dict__', '__weakref__'
s2 = S2(); s2.z = 1; s2.q = 2
print(s2.__dict__, s2.z)
for slots in (1, ('a b',), ('__dict__', '__dict__'), ('__weakref__', '__weakref__'), (3,)):
    err(type, 'X', (), {'__slots__': slots})
err(type, 'X', (int,), {'__slots__': ('a',)})
err(type, 'X', (A,), {'__slots__': ('__dict__',)})
err(type, 'X', (), {'__slots__': ('a',), 'a': 1})
for t in (A, S, S2, D): print(t.__name__, hex(t.__flags__), t.__basicsize__, t.__itemsize__, t.__dictoffset__, t.__weakrefoffset__)

# attributes of classes
def assign(name, value, cls=A): setattr(cls, name, value)
err(assign, '__name__', 1)
err(assign, '__name__', 'a\0')
err(assign, '__qualname__', 1)
err(assign, '__bases__', ())
err(assign, '__bases__', 1)
err(assign, '__bases__', (1,))
err(assign, '__bases__', (D,))
err(assign, '__bases__', (int,))
err(assign, '__name__', 'x', int)
err(delattr, A, '__name__')
err(delattr, A, '__doc__')
err(delattr, A, '__annotations__')
err(lambda: int.__annotations__)
err(lambda: A.__abstractmethods__)
A.__abstractmethods__ = ['f', 'g']
err(A)
A.__abstractmethods__ = ['f']
err(A)
del A.__abstractmethods__
A.__name__ = 'Renamed'
print(A, A.__name__)
A.__doc__ = 'new'
print(A.__doc__, A.__annotations__, A.__type_params__)
class X1: v = 'X1'
class X2: v = 'X2'
class Y(X1): pass
y = Y()
print(y.v)
Y.__bases__ = (X2,)
print(y.v, Y.__mro__, X1.__subclasses__(), X2.__subclasses__())
class P: pass
class Q: pass
p = P(); p.a = 1
p.__class__ = Q
print(type(p).__name__, p.a)
err(setattr, p, '__class__', int)
err(setattr, p, '__class__', 1)
err(delattr, p, '__class__')
err(setattr, p, '__class__', S)
class R(list): pass
r = R([1]); r.a = 2
print(r, r.a, r.__dict__, R.__mro__)
class T(tuple): pass
class I(int):
    def __add__(self, o): return 'added'
print(T((1, 2)), I(3) + 1, 1 + I(3), I(3) * 2)
print(type.mro(D)[:2], D.mro()[0])
print([k for k in vars(A) if k[0] == '_'])
