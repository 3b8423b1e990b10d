# Descriptors: property, classmethod, staticmethod, native ones, their texts and attributes.
def err(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__ + ':', e)

class Desc:
    def __init__(self, n): self.n = n
    def __get__(self, o, t=None): return ('get', self.n, o is None, t.__name__)
class Data(Desc):
    def __set__(self, o, v): print('set', self.n, v)
    def __delete__(self, o): print('delete', self.n)
class C:
    d = Desc('d')
    e = Data('e')
c = C()
print(c.d, C.d, c.e, C.e)
c.d = 1; print(c.d)
c.e = 1; del c.e
c.__dict__['e'] = 'hidden'; print(c.e)
class P:
    def __init__(self): self._x = 1
    @property
    def x(self):
        'doc of x'
        return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): del self._x
    ro = property(lambda self: 5)
    wo = property(fset=lambda self, v: print('wo', v))
    none = property()
p = P()
p.x = 3; print(p.x, P.x.__doc__, P.x.__name__, P.ro.__name__)
del p.x
err(lambda: p.x)
err(setattr, p, 'ro', 1)
err(delattr, p, 'ro')
err(lambda: p.wo)
p.wo = 9
err(lambda: p.none)
err(property().__get__, 1)
err(lambda: property().__name__)
print(P.x.fget.__name__, P.x.fset.__name__, P.x.fdel.__name__, P.x.__isabstractmethod__)
err(property, 1, fget=2)
err(property, 1, 2, 3, 4, 5)
err(property, foo=1)
err(property(len).__set_name__)
class SubProp(property): pass
print(SubProp(doc='given').__doc__, SubProp(P.x.fget).__doc__)
class Abs:
    __isabstractmethod__ = True
    def __call__(self): pass
print(property(Abs()).__isabstractmethod__, classmethod(Abs()).__isabstractmethod__)
def f(a: int) -> str:
    'doc f'
cm, sm = classmethod(f), staticmethod(f)
print(cm.__wrapped__ is f, sm.__func__ is f, cm.__name__, sm.__doc__, cm.__annotations__)
print(sm(1), repr(cm)[:23], repr(sm)[:24])
err(classmethod)
err(classmethod, 1, 2)
err(staticmethod, x=1)
err(lambda: classmethod(f)(1))

# native descriptors
print(int.__add__, list.append, int.real, type.__dict__['__base__'], dict.__dict__['fromkeys'])
print(int.__add__.__name__, int.__add__.__qualname__, int.__add__.__objclass__, int.__add__.__doc__, int.__add__.__text_signature__)
print(list.append.__name__, list.append.__qualname__, list.append.__doc__, list.append.__text_signature__)
print(int.real.__name__, int.real.__qualname__, int.real.__doc__)
print((1).__add__.__name__, (1).__add__.__self__, (1).__add__.__qualname__, (1).__add__.__objclass__, (1).__add__.__doc__)
print([].append.__name__, [].append.__qualname__, [].append.__self__, len.__self__.__name__, len.__module__, len.__qualname__)
print((1).__add__ == (1).__add__, (1).__add__ != (2).__add__, [].append == [].append, len == len, hash(len) == hash(len))
err(int.__add__)
err(int.__add__, 'a')
err(int.__add__, 1, 2, 3)
err(int.__add__, 1, x=2)
err((1).__add__, 1, 2)
err(list.append)
err(list.append, 1, 2)
err(list.append, [], 1, 2)
err([].append)
err([].append, 1, 2)
err([].append, x=1)
err([].clear, 1)
err(len)
err(len, 1, 2)
err(len, x=1)
err(dict.fromkeys)
err(dict.__dict__['fromkeys'].__get__, None, int)
err(dict.__dict__['fromkeys'].__get__, None, 1)
err(setattr, 1, 'real', 2)
err(setattr, len, '__self__', 1)
err(setattr, C, '__dict__', 1)
err(setattr, f, '__globals__', 1)
err(object.__setattr__, int, 'x', 1)
err(type.__setattr__, 1, 'x', 1)
err(int.real.__get__, 'a')
err(object.__getattribute__, c, 1)
err(object().__format__, 'x')
err(object.__format__, 1, 1)
print(object.__init_subclass__.__text_signature__, object.__subclasshook__(1), object.__new__.__text_signature__)
print(int.__dict__['__add__'].__get__(1)(2), int.__add__.__get__(None, int) is int.__add__)
err(int.__add__.__get__, None, None)
# bound methods
class M:
    def m(self, *a, **k): 'doc m'; return (a, k)
o = M()
bm = o.m
print(bm.__name__, bm.__doc__, bm.__self__ is o, bm.__func__ is M.m, bm == o.m, bm != M().m, hash(bm) == hash(o.m))
print(bm(), bm(1), bm(1, 2, k=3), bm(*range(9)), bm(**{'a': 1}))
print(repr(bm)[:20], type(bm).__name__)
err(type(bm))
err(type(bm), 1, 2)
err(type(bm), len, None)
print(type(bm)(len, [1, 2])())
# mappingproxy
mp = C.__dict__
print(type(mp).__name__, 'd' in mp, mp.get('zz', 3), len(mp) > 2, sorted(mp.keys())[:3])
MP = type(mp)
err(MP, [])
err(MP)
q = MP({'a': 1})
print(q, q == {'a': 1}, q | {'b': 2}, list(q), list(reversed(q)), q['a'], q.copy(), list(q.items()))
err(lambda: q['zz'])
def ior():
    global q
    q |= {}
err(ior)
err(lambda: MP({}).__setitem__)
# super
class A:
    def f(self): return 'A'
    @classmethod
    def g(cls): return 'A.g ' + cls.__name__
    x = 1
class B(A):
    x = 2
    def f(self): return 'B' + super().f() + super(B, self).f()
    @classmethod
    def g(cls): return super().g()
    def cell(self):
        def inner(): return self
        return super().x
    def noargs(): super()
    def deleted(self):
        del self
        super()
b = B()
print(b.f(), B.g(), b.cell(), super(B, b).x, super(B, B).g())
err(B.noargs)
err(b.deleted)
err(super)
err(super, 1)
err(super, int, 'a')
err(super, int, 1, 2)
err(super, x=1)
print(super(B, b).__thisclass__, super(B, b).__self_class__, super(B, b).__self__ is b, super(B, b).__class__)
print(repr(super(B, b)), repr(super(B)))
err(lambda: super(B, b).nope)
u = super(B)
print(u.__get__(b).f())
