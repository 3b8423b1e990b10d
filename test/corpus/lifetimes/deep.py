# A great many levels of nesting die without overflowing anything.
n = 200000
x = []
for _ in range(n):
    x = [x]
print("list")
x = None
x = ()
for _ in range(n):
    x = (x,)
print("tuple")
x = None
x = {}
for _ in range(n):
    x = {"x": x}
print("dict")
x = None


class A:
    pass


x = None
for _ in range(n):
    a = A()
    a.next = x
    x = a
a = None
print("instances")
x = None


class S:
    __slots__ = ("next",)


x = None
for _ in range(n):
    a = S()
    a.next = x
    x = a
a = None
print("slots")
x = None


class L(list):
    pass


x = L()
for _ in range(n):
    x = L([x])
print("list subclass")
x = None
x = frozenset()
for _ in range(n):
    x = frozenset([id(x)]), x
print("mixed")
x = None
e = None
for _ in range(n):
    f = ValueError()
    f.__context__ = e
    e = f
print("exceptions")
e = f = None


def wrap(x):
    return lambda: x


x = None
for _ in range(n):
    x = wrap(x)
print("closures")
x = None
print("end")
