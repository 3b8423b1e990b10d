# What adds a reference, and what takes it away.
import sys

a = []
print(sys.getrefcount(a))
b = a
print(sys.getrefcount(a))
c = [a, a, b]
print(sys.getrefcount(a))
d = {"k": a}
print(sys.getrefcount(a))
t = (a, a)
print(sys.getrefcount(a))
del b, c
print(sys.getrefcount(a))
d["k"] = None
print(sys.getrefcount(a))
del t
print(sys.getrefcount(a))


def count(x):
    return sys.getrefcount(x)


print(count(a))


class A:
    pass


o = A()
print(sys.getrefcount(o))
o.me = o
print(sys.getrefcount(o))
del o.me
print(sys.getrefcount(o))
before = sys.getrefcount(A)
many = [A() for _ in range(10)]
print(sys.getrefcount(A) - before)
many.clear()
print(sys.getrefcount(A) - before)

x = 100
y = x
print(sys.getrefcount(x) == sys.getrefcount(None) == sys.getrefcount(()) == sys.getrefcount("a"))
print(sys.getrefcount(x))
f = lambda: a
print(sys.getrefcount(a))


def outer():
    inner_list = []

    def inner():
        return inner_list

    return inner


g = outer()
print(sys.getrefcount(g()))
bound = o.__repr__
print(sys.getrefcount(o))
del bound
print(sys.getrefcount(o))
