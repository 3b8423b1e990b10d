# Weak references: what they are, and what becomes of them.
import gc
import _weakref as weakref


class A:
    def __repr__(self):
        return "A()"


a = A()
r = weakref.ref(a)
print(r() is a, r is weakref.ref(a), r == weakref.ref(a))
print(weakref.getweakrefcount(a), len(weakref.getweakrefs(a)))
s = weakref.ref(a, lambda ref: print("callback", ref is s, ref()))
print(s is r, s == r, hash(s) == hash(a))
print(weakref.getweakrefcount(a))
print(r.__callback__, callable(s.__callback__))
del a
print(r(), s(), r == s, r == r)
print(repr(r).startswith("<weakref at 0x"), repr(r).endswith("; dead>"))
try:
    hash(r)
except TypeError as e:
    print(e)

print("order of callbacks")
a = A()
refs = [weakref.ref(a, lambda ref, i=i: print("callback", i)) for i in range(4)]
del refs[1]
del a

print("no weak references")
for o in (1, "x", (), [], {}, object()):
    try:
        weakref.ref(o)
    except TypeError as e:
        print(e)
for call in (lambda: weakref.ref(), lambda: weakref.ref(A(), None, None), lambda: weakref.ref(A(), callback=None)):
    try:
        call()
    except TypeError as e:
        print(e)

print("kinds of objects")


def f():
    pass


class WithSlots:
    __slots__ = ()


class WithWeakref:
    __slots__ = ("__weakref__",)


for o in (f, A, A().__repr__, {1}, frozenset([1]), int, print, (x for x in ()), WithWeakref()):
    print(type(o).__name__, weakref.ref(o)() is o or o is None)
try:
    weakref.ref(WithSlots())
except TypeError as e:
    print(e)

print("subclass")


class Ref(weakref.ref):
    def __init__(self, o, callback=None, name=None):
        super().__init__(o, callback)
        self.name = name

    def __new__(cls, o, callback=None, name=None):
        return super().__new__(cls, o, callback)


a = A()
x = Ref(a, None, "first")
y = Ref(a, None, "second")
print(x is y, x == y, x.name, y.name, x() is a)

print("in cycles")


def cycle():
    a = A()
    a.me = a
    a.ref = weakref.ref(a, lambda ref: print("never called: the reference is garbage too"))
    return weakref.ref(a, lambda ref: print("called", ref()))


outside = cycle()
print(outside() is not None)
print(gc.collect() > 0)
print(outside())


class Resurrected:
    def __del__(self):
        global back
        back = self


o = Resurrected()
r = weakref.ref(o)
o.me = o
del o
gc.collect()
print(r(), type(back).__name__)
del back
print("callback that raises nothing, object that dies in it")
a = A()
b = A()
ra = weakref.ref(a, lambda ref: globals().__delitem__("b"))
rb = weakref.ref(b, lambda ref: print("b died"))
del a
print(rb())
print(weakref.ref, weakref.ReferenceType is weakref.ref, weakref.ProxyType, weakref.CallableProxyType)
d = {"k": weakref.ref(A())}
weakref._remove_dead_weakref(d, "k")
weakref._remove_dead_weakref(d, "k")
print(d)
