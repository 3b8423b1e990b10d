# Metaclasses, descriptors, __set_name__, __init_subclass__, MRO conflicts, __getattr__, class cell.
class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        cls = super().__new__(m, name, bases, ns)
        cls.tag = kw.get("tag")
        return cls
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(cls, *a): print("making", cls.__name__, a); return super().__call__(*a)
    @classmethod
    def __prepare__(m, name, bases, **kw): print("prepare", name, kw); return {"prepared": True}
    def __repr__(cls): return f"<{cls.__name__}>"
    def __len__(cls): return 42
class A(metaclass=Meta, tag="t"):
    def __init__(self, x=0): self.x = x
print(A, A.tag, A.prepared, len(A), A(3).x, type(A))
class Descriptor:
    def __set_name__(self, owner, name): print("set_name", owner.__name__, name); self.name = name
    def __get__(self, obj, objtype=None): return self if obj is None else ("get", self.name)
    def __set__(self, obj, value): print("set", self.name, value)
    def __delete__(self, obj): print("delete", self.name)
class B:
    d = Descriptor()
    def __init_subclass__(cls, /, flag=False, **kw): super().__init_subclass__(**kw); print("subclass", cls.__name__, flag)
    def __getattr__(self, name): return "fallback " + name
    def __setattr__(self, name, value): print("setattr", name); super().__setattr__(name, value)
    def whoami(self): return __class__.__name__
class C(B, flag=True): pass
c = C()
c.d = 5; del c.d; c.other = 1
print(c.d, c.nothing, c.other, c.whoami(), C.d.name)
class X: pass
class Y(X): pass
try:
    class Z(X, Y): pass
except TypeError as e: print(e)
try:
    class W(int, str): pass
except TypeError as e: print(e)
try:
    class V(bool): pass
except TypeError as e: print(e)
D = type("D", (B,), {"attr": 1, "__doc__": "made"})
print(D.attr, D.__doc__, D.__name__, D.__module__)
class G:
    def __class_getitem__(cls, item): return (cls.__name__, item)
print(G[int, str])
class Diamond1:
    def m(self): return ["1"]
class L1(Diamond1):
    def m(self): return ["L"] + super().m()
class R1(Diamond1):
    def m(self): return ["R"] + super().m()
class Both(L1, R1):
    def m(self): return ["B"] + super().m()
print(Both().m(), [k.__name__ for k in Both.__mro__])
class Meth:
    def f(self): return 1
m = Meth()
print(m.f == m.f, m.f is m.f, Meth.f.__name__, m.f.__self__ is m, m.f.__func__ is Meth.f)
