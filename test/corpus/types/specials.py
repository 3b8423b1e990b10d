# Special methods: the slots of Python classes, and what is said when one is missing or wrong.
def err(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__ + ':', e)

class Num:
    def __init__(self, v): self.v = v
    def __repr__(self): return 'Num(%r)' % self.v
for name in 'add sub mul matmul truediv floordiv mod divmod lshift rshift and xor or'.split():
    def op(self, other, name=name): return ('l' + name, self, other)
    def rop(self, other, name=name): return ('r' + name, self, other)
    def iop(self, other, name=name): return ('i' + name, self, other)
    setattr(Num, '__%s__' % name, op)
    setattr(Num, '__r%s__' % name, rop)
    setattr(Num, '__i%s__' % name, iop)
Num.__pow__ = lambda self, other, mod=None: ('pow', self, other, mod)
Num.__rpow__ = lambda self, other, mod=None: ('rpow', self, other, mod)
a, b = Num(1), Num(2)
print(a + b, a - 1, 1 - a, a @ b, a / 2, 2 / a, a // b, a % 3, divmod(a, 2), divmod(2, a), a << 1, 1 << a, a >> 1, a & 1, 1 ^ a, a | b)
print(a ** 2, 2 ** a, pow(a, 2, 3))
a += 1; print(a)
a = Num(1); a -= 1; print(a)
a = Num(1); a @= 1; print(a)
for name in 'neg pos abs invert int float index bool'.split():
    setattr(Num, '__%s__' % name, lambda self, name=name: {'int': 7, 'float': 1.5, 'index': 3, 'bool': False}.get(name, name))
a = Num(1)
print(-a, +a, abs(a), ~a, int(a), float(a), [1, 2, 3, 4][a], bool(a), not a)

class Sub(Num):
    def __radd__(self, o): return 'Sub.__radd__'
print(Num(1) + Sub(2), Sub(1) + Num(2))
class NoOp(Num): pass
print(Num(1) + NoOp(2))
class Declines:
    def __add__(self, o): return NotImplemented
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented
err(lambda: Declines() + 1)
err(lambda: 1 + Declines())
err(lambda: Declines() < 1)
print(Declines() == 1, Declines() != 1)
err(lambda: object() < object())
err(hash, Declines())

class Cmp:
    def __eq__(self, o): return 'eq'
    def __ne__(self, o): return 'ne'
    def __lt__(self, o): return 'lt'
    def __le__(self, o): return 'le'
    def __gt__(self, o): return 'gt'
    def __ge__(self, o): return 'ge'
    __hash__ = lambda self: 5
c = Cmp()
print(c == 1, c != 1, c < 1, c <= 1, c > 1, c >= 1, 1 < c, 1 <= c, 1 > c, 1 >= c, 1 == c, hash(c), c in [c])
class OnlyEq:
    def __eq__(self, o): return True
print(OnlyEq() != 1, OnlyEq.__hash__)
err(hash, OnlyEq())
class BigHash:
    def __hash__(self): return 1 << 70
print(hash(BigHash()) == hash(1 << 70))
class MinusHash:
    def __hash__(self): return -1
print(hash(MinusHash()))

class Seq:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice): return ('slice', i.start, i.stop, i.step)
        if i >= self.n: raise IndexError(i)
        return i * 10
    def __setitem__(self, i, v): print('set', i, v)
    def __delitem__(self, i): print('del', i)
s = Seq(3)
print(len(s), s[1], s[1:2], list(s), 20 in s, 5 in s, bool(s), bool(Seq(0)))
s[1] = 2; del s['k']; s[1:2] = 3
err(next, iter(Seq(0)))
a, *b = s
print(a, b, [*s], tuple(s), max(s))
class Rev(Seq):
    def __reversed__(self): return iter('rev')
    def __contains__(self, x): return x == 'yes'
print(list(reversed(Rev(2))), list(reversed(Seq(2))), 'yes' in Rev(1), 1 in Rev(1))
class It:
    def __init__(self): self.i = 0
    def __iter__(self): return self
    def __next__(self):
        self.i += 1
        if self.i > 3: raise StopIteration
        return self.i
print(list(It()), sum(It()), 2 in It(), dict.fromkeys(It()))
class Missing(dict):
    def __missing__(self, k): return k * 2
print(Missing()[4])

def make(**kw): return type('T', (), kw)()
err(hash, make(__hash__=lambda s: 'x'))
err(hash, make(__hash__=None))
err(len, make(__len__=lambda s: -1))
err(len, make(__len__=lambda s: 'a'))
err(len, make(__len__=lambda s: 1 << 70))
err(len, make())
err(bool, make(__bool__=lambda s: 1))
err(repr, make(__repr__=lambda s: 1))
err(str, make(__str__=lambda s: 1))
err(str, make(__repr__=lambda s: 1))
err(type('T', (), {'__init__': lambda s: 1}))
err(iter, make(__iter__=None))
err(iter, make(__iter__=lambda s: 1))
err(iter, make())
err(next, make())
err(lambda: 1 in make(__contains__=None))
err(lambda: 1 in make())
err(lambda: make(__getitem__=None)[1])
err(lambda: make()[1])
err(lambda: make()())
err(format, make(), 'x')
err(format, make(__format__=lambda s, f: 1))
err(format, make(__format__=lambda s, f: 'fmt ' + f), 'spec')
err(dir, make(__dir__=lambda s: 1))
err(dir, make(__dir__=lambda s: ['b', 'a']))
err(int, make(__int__=lambda s: 'x'))
err(float, make(__float__=lambda s: 'x'))
err(lambda: [1][make(__index__=lambda s: 'x')])
err(lambda: make(__call__=lambda s, *a, **k: (a, k))(1, b=2))
err(complex if False else abs, make())
err(lambda: -make())
err(lambda: make()[1:2])
err(reversed, make())
err(isinstance, 1, 1)
err(isinstance, 1, (str, (int,)))
err(isinstance, 1, (1,))
err(issubclass, 1, int)
err(issubclass, int, 1)
err(issubclass, bool, (str, int))
class Meta(type):
    def __instancecheck__(cls, o): return o == 3
    def __subclasscheck__(cls, c): return c is int
    def __getitem__(cls, i): return i
    def __len__(cls): return 4
    def __contains__(cls, x): return True
    def __iter__(cls): return iter('ab')
class WithMeta(metaclass=Meta): pass
print(isinstance(3, WithMeta), isinstance(4, WithMeta), issubclass(int, WithMeta), issubclass(str, WithMeta))
print(WithMeta[5], len(WithMeta), 9 in WithMeta, list(WithMeta))
err(lambda: make().__class__[1])
class Gen:
    def __class_getitem__(cls, item): return (cls.__name__, item)
print(Gen[int, str])

class Attr:
    def __getattr__(self, name): return 'getattr ' + name
    def __setattr__(self, name, v): print('setattr', name, v); object.__setattr__(self, name, v)
    def __delattr__(self, name): print('delattr', name); object.__delattr__(self, name)
t = Attr(); t.x = 1; print(t.x, t.y); del t.x; print(t.x)
class GetAttribute:
    def __getattribute__(self, name):
        if name == 'a': raise AttributeError('no a')
        return 'getattribute ' + name
g = GetAttribute(); print(g.b); err(lambda: g.a)
GetAttribute.__getattr__ = lambda self, name: 'fallback ' + name
print(g.a, g.b)
del GetAttribute.__getattribute__
print(g.q)
class Plain: pass
p = Plain()
Plain.__len__ = lambda s: 8
Plain.__add__ = lambda s, o: 'later'
print(len(p), p + 1)
del Plain.__len__
err(len, p)
class Child(Plain): pass
Plain.__neg__ = lambda s: 'neg'
print(-Child())
Child.__neg__ = lambda s: 'child neg'
print(-Child(), -p)
del Child.__neg__
print(-Child())
class Del:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
Del(1); x = Del(2); x = None
l = [Del(3), Del(4)]; del l
class Ctx:
    def __enter__(self): print('enter'); return self
    def __exit__(self, *a): print('exit', a[0]); return True
with Ctx() as c: 1/0
try:
    with make(): pass
except TypeError as e: print(e)
