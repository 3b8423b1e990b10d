import sys
def test(name, f):
    try: f()
    except RecursionError as e: print(name, 'RecursionError')
class E:
    def __eq__(self, o): return self == o
test('eq', lambda: E() == E())
class A:
    def __init__(self): A()
test('init', A)
class H:
    def __hash__(self): return hash(self)
test('hash', lambda: {H(): 1})
class I:
    def __iter__(self): return iter(self)
test('iter', lambda: list(I()))
class C:
    def __call__(self): return self()
test('call', C())
class L:
    def __len__(self): return len(self)
test('len', lambda: len(L()))
class K:
    def __lt__(self, o): return sorted([K(), K()])
test('sort', lambda: sorted([K(), K()]))
class G:
    def __getattr__(self, n): return getattr(self, n)
test('getattr', lambda: G().x)
class S:
    def __setattr__(self, n, v): self.x = v
def sa(): S().x = 1
test('setattr', sa)
class N:
    def __new__(cls): return cls()
test('new', N)
class D:
    def __get__(self, o, t): return o.d
class DD: d = D()
test('get', lambda: DD().d)
def m(x): return list(map(m, [x]))
test('map', lambda: m(1))
def g(x): return sum(g(y) for y in [x])
test('gen', lambda: g(1))
class B:
    def __bool__(self): return bool(self)
test('bool', lambda: not B())
class Add:
    def __add__(self, o): return self + o
test('add', lambda: Add() + 1)
class F:
    def __format__(self, s): return f'{self}'
test('format', lambda: f'{F()}')
class St:
    def __str__(self): return str(self)
test('str', lambda: str(St()))
class Ent:
    def __enter__(self):
        with self: pass
    def __exit__(self, *a): pass
test('enter', lambda: Ent().__enter__())
def ex(): exec('ex()', {'ex': ex})
test('exec', ex)
class M(type):
    def __call__(c): return c()
class X(metaclass=M): pass
test('meta', X)
class P:
    @property
    def p(self): return self.p
test('prop', lambda: P().p)
def y():
    yield from y()
test('yf', lambda: list(y()))
d = {}; 
for i in range(100000): d = {1: d}
test('dictrepr', lambda: repr(d))
t = ()
for i in range(100000): t = (t,)
test('tuplerepr', lambda: repr(t))
class Del:
    def __del__(self): Del()
print('done')
