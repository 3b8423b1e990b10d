# library: Descriptors' corners: order of lookup, __set_name__, property, functions, class and static methods, super, __getattr__.
import re
def t(f):
    try:
        print(re.sub("0x[0-9a-f]+", "0x", repr(f())))
    except BaseException as e:
        print(type(e).__name__, e)



class Data:
    def __get__(self, o, c=None): return ('get', o is None, c.__name__ if c else None)
    def __set__(self, o, v): print('set', v)
    def __delete__(self, o): print('delete')
class NonData:
    def __get__(self, o, c=None): return ('nd', o is None)
class SetOnly:
    def __set__(self, o, v): o.__dict__['s'] = v
class DelOnly:
    def __delete__(self, o): print('del only')
class C:
    d = Data(); n = NonData(); s = SetOnly(); e = DelOnly()
c = C()
c.__dict__.update(d=1, n=2, e=4)
t(lambda: c.d); t(lambda: C.d); t(lambda: c.n); t(lambda: C.n); t(lambda: c.s is C.__dict__['s']); t(lambda: setattr(c, 's', 9)); t(lambda: c.s); t(lambda: c.e); t(lambda: setattr(c, 'e', 1)); t(lambda: delattr(c, 'e')); t(lambda: delattr(c, 'd')); t(lambda: delattr(c, 's')); t(lambda: setattr(C, 'd', 5) or c.d)
class Name:
    def __set_name__(self, owner, name): self.seen = (owner.__name__, name); print('named', self.seen)
class K: a = b = Name()
class Raises:
    def __set_name__(self, owner, name): raise ValueError('no')
try:
    class K2: r = Raises()
except BaseException as e: print(type(e).__name__, e, e.__notes__)
class BadName: __set_name__ = None
try:
    class K3: r = BadName()
except BaseException as e: print(type(e).__name__, e, e.__notes__)
class WrongSig:
    def __set_name__(self): pass
try:
    class K4: r = WrongSig()
except BaseException as e: print(type(e).__name__, e, e.__notes__)
class P:
    def __init__(self): self._x = 0
    def getx(self): "the x"; return self._x
    def setx(self, v): self._x = v
    x = property(getx, setx)
    ro = property(lambda self: 1)
    wo = property(None, setx)
    no = property()
    @property
    def y(self): return self._x + 1
    @y.setter
    def y(self, v): self._x = v - 1
    @y.deleter
    def y(self): self._x = None
p = P()
t(lambda: p.x); t(lambda: setattr(p, 'x', 5) or p.x); t(lambda: delattr(p, 'x')); t(lambda: setattr(p, 'ro', 1)); t(lambda: p.wo); t(lambda: p.no); t(lambda: setattr(p, 'no', 1)); t(lambda: delattr(p, 'no')); t(lambda: P.x.__doc__); t(lambda: P.y.__name__); t(lambda: P.no.__name__); t(lambda: setattr(p, 'y', 10) or p.y); t(lambda: delattr(p, 'y') or p._x); t(lambda: P.y.fget.__name__); t(lambda: P.x.fdel); t(lambda: setattr(P.x, 'fget', 1)); t(lambda: P.x.__get__(None, P) is P.x); t(lambda: P.x.__get__(p)); t(lambda: P.x.__set__(p, 3) or p.x); t(lambda: P.x.getter(len).fget); t(lambda: property(1, 2, 3, 4).__doc__); t(lambda: property(doc='d').__doc__); t(lambda: property(1, 2, 3, 4, 5)); t(lambda: property(fgot=1)); t(lambda: P.x.__isabstractmethod__); t(lambda: setattr(P.x, '__doc__', 'new') or P.x.__doc__); t(lambda: setattr(P.x, '__name__', 'nn') or P.x.__name__); t(lambda: P.x.__set_name__(P, 'zz') or P.x.__name__); t(lambda: P.x.__set_name__())
class SubP(property):
    pass
t(lambda: SubP(P.getx).__doc__); t(lambda: SubP(P.getx).getter(P.setx).__class__.__name__); t(lambda: SubP(P.getx).__dict__)
class PX:
    @property
    def broken(self): return self.missing
    def __getattr__(self, n): return ('fallback', n)
t(lambda: PX().broken); t(lambda: PX().zzz); t(lambda: hasattr(PX(), 'q'))
class GA:
    def __getattribute__(self, n):
        if n == 'a': return 'attribute'
        raise AttributeError(n)
    def __getattr__(self, n): return 'getattr ' + n
t(lambda: GA().a); t(lambda: GA().b); t(lambda: GA().__class__); t(lambda: GA.b)
class SM:
    @staticmethod
    def s(*a): return a
    @classmethod
    def c(cls, *a): return (cls.__name__, a)
    @classmethod
    @property
    def cp(cls): return 'cp'
t(lambda: SM.s(1)); t(lambda: SM().s(1)); t(lambda: SM.c(1)); t(lambda: SM().c(1)); t(lambda: SM.__dict__['s'](5)); t(lambda: SM.__dict__['c'](5)); t(lambda: SM.__dict__['c'].__func__.__name__); t(lambda: SM.__dict__['s'].__wrapped__.__name__); t(lambda: SM.c.__self__.__name__); t(lambda: staticmethod(3)); t(lambda: staticmethod(3).__get__(1)); t(lambda: classmethod(3).__get__(1)); t(lambda: classmethod(3).__get__(None)); t(lambda: staticmethod()); t(lambda: classmethod(1, 2)); t(lambda: staticmethod(len).__name__); t(lambda: classmethod(len).__doc__[:10]); t(lambda: staticmethod(len).__isabstractmethod__); t(lambda: SM.cp); t(lambda: vars(staticmethod(t))['__wrapped__'] is t); t(lambda: classmethod.__call__)
def f(self, x=1): return (self, x)
t(lambda: f.__get__(3)()); t(lambda: f.__get__(None, int) is f); t(lambda: f.__get__(None)); t(lambda: f.__get__()); t(lambda: f.__get__(3, int)(2)); t(lambda: len.__get__(3)); t(lambda: str.upper.__get__('a')()); t(lambda: str.upper.__get__(3)); t(lambda: str.upper.__get__(None, str) is str.upper); t(lambda: str.upper(3)); t(lambda: str.upper()); t(lambda: str.__add__('a', 3)); t(lambda: str.__add__(3, 'a')); t(lambda: int.real.__get__(5)); t(lambda: int.real.__get__('a')); t(lambda: int.real.__set__(5, 1)); t(lambda: int.real.__delete__(5)); t(lambda: dict.fromkeys.__self__); t(lambda: vars(dict)['fromkeys'].__get__(None, dict)([1])); t(lambda: vars(dict)['fromkeys'].__get__(None, int)); t(lambda: vars(dict)['fromkeys'].__get__({})); t(lambda: (3).__add__.__self__); t(lambda: (3).__add__ == (3).__add__); t(lambda: hash((3).__add__) == hash((3).__add__)); t(lambda: [].append == [].append); t(lambda: ''.join.__reduce__()); t(lambda: str.join.__reduce__()); t(lambda: int.__add__.__objclass__); t(lambda: int.__add__.__text_signature__); t(lambda: int.__add__.__qualname__); t(lambda: str.join.__text_signature__); t(lambda: type(int.__dict__['from_bytes'])); t(lambda: repr(int.__add__)); t(lambda: repr(str.join)); t(lambda: repr(int.real)); t(lambda: repr((3).__add__)[:40])
class Base:
    def m(self): return 'base'
    @classmethod
    def cm(cls): return 'base ' + cls.__name__
    x = Data()
class Der(Base):
    def m(self): return super().m() + ' der'
    @classmethod
    def cm(cls): return super().cm() + ' der'
    def x_(self): return super().x
    def bad(self): return super().nope
    def setbad(self): super().x = 3
    def nested(self): return [super(Der, self).m() for _ in (1, 2)]
    @staticmethod
    def st(): return super().m()
    def noarg(): return super()
    def deleted(self):
        del self
        return super()
    def gen(self): return (super().m() for _ in (1,))
    def lam(self): return (lambda: super().m())()
d = Der()
t(lambda: d.m()); t(lambda: Der.cm()); t(lambda: d.x_()); t(lambda: d.bad()); t(lambda: d.setbad()); t(lambda: d.nested()); t(lambda: Der.st()); t(lambda: Der.noarg()); t(lambda: d.deleted()); t(lambda: list(d.gen())); t(lambda: d.lam()); t(lambda: super()); t(lambda: super(3)); t(lambda: super(Der, 3)); t(lambda: super(Der, d).__thisclass__); t(lambda: super(Der, d).__self__ is d); t(lambda: super(Der, d).__self_class__); t(lambda: super(Der).__self__); t(lambda: super(Der).__get__(d).m()); t(lambda: super(Der).__get__(3)); t(lambda: super(Der, Der).m); t(lambda: super(Der, d).__class__); t(lambda: repr(super(Der, d))[:25]); t(lambda: super(Der, d).__init__()); t(lambda: super(Base, d).m()); t(lambda: super(Der, d) == super(Der, d)); t(lambda: super(1, 2, 3)); t(lambda: super(Der, d)[1])
class W:
    def __init__(self): self.cell = lambda: __class__
t(lambda: W().cell().__name__)
class Meta(type):
    def __new__(m, n, b, ns):
        print(sorted(k for k in ns if k == '__classcell__'))
        if n == 'NoCell': ns.pop('__classcell__', None)
        return super().__new__(m, n, b, ns)
class HasCell(metaclass=Meta):
    def f(self): return __class__
try:
    class NoCell(metaclass=Meta):
        def f(self): return __class__
except BaseException as e: print(type(e).__name__, e)
class BadCell(type):
    def __new__(m, n, b, ns):
        r = super().__new__(m, n, b, ns); return type('Other', (), {})
try:
    class Z(metaclass=BadCell):
        def f(self): return __class__
except BaseException as e: print(type(e).__name__, str(e)[:60])
t(lambda: type('T', (), {'__classcell__': 3})); t(lambda: type('T', (), {'__classcell__': (lambda: d).__closure__}))
