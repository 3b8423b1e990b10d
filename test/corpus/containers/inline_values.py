# Instance attributes without a dict: sizes of instances and dicts as the class learns its attributes.
import sys
S = sys.getsizeof
class A: pass
class B:
    def __init__(self): self.x = 1; self.y = 2
def sizes(cls, n=36):
    keep = [cls() for _ in range(n)]
    print(cls.__name__, [S(o) for o in keep][:3], [S(o.__dict__) for o in keep][::5])
sizes(A); sizes(B)
objs = []
class C: pass
for k in range(1, 40):
    c = C()
    for i in range(k): setattr(c, f'a{i}', i)
    objs.append((k, S(c), S(c.__dict__)))
print(objs)
o = B()
for i in range(35): setattr(o, f'n{i}', i)
print(S(o), S(o.__dict__), S(B()), S(B().__dict__), list(o.__dict__)[:5])
b = B(); d = b.__dict__; d['z'] = 3; print(b.z, b.__dict__ is d, d); del b.x; print(d, hasattr(b, 'x')); b.x = 9; print(d, list(d))
b.__dict__ = {'only': 1}; print(b.only, d, hasattr(b, 'y')); d['y'] = 5; print(hasattr(b, 'y'), d)
b = B(); d = b.__dict__; del b; print(d); d['q'] = 1; print(d)
b = B(); b.__dict__.clear(); print(b.__dict__, hasattr(b, 'x')); b.k = 1; print(b.__dict__)
b = B(); b.__dict__[1] = 2; print(b.__dict__, b.x); b.new = 3; print(b.__dict__)
b = B(); c = b.__dict__.copy(); b.x = 10; print(c, b.__dict__, S(c)); print(b.__dict__.popitem(), b.__dict__, b.x)
b = B(); del b.__dict__; print(b.__dict__); b.w = 1; print(b.__dict__)
for bad in (5, None, [], 'x'):
    try: b.__dict__ = bad
    except TypeError as e: print(e)
try: del b.nope
except AttributeError as e: print(e)
try: b.nope
except AttributeError as e: print(e)
class D:
    def __init__(self, v):
        if v: self.a = 1; self.b = 2
        else: self.b = 1; self.a = 2
print(D(1).__dict__, D(0).__dict__, list(vars(D(0))), vars(D(1)) == vars(D(1)))
x, y = D(1), D(0); print(list(x.__dict__.items()), list(y.__dict__.values()), list(reversed(y.__dict__)), y.__dict__ | x.__dict__)
for k in list(x.__dict__): delattr(x, k)
print(x.__dict__, len(x.__dict__)); x.b = 3; x.c = 4; x.a = 5; print(x.__dict__, [k for k in x.__dict__])
class L(list): pass
l = L([1]); l.a = 1; print(l.__dict__, S(l)); l.__dict__ = {'b': 2}; print(l.b, vars(l))
class Sl: __slots__ = ('p', '__dict__')
s = Sl(); s.p = 1; s.q = 2; print(s.__dict__, S(s))
class E(Exception): pass
e = E('m'); e.note = 1; print(e.__dict__, S(e))
