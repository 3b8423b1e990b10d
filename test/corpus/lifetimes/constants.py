# Equal constants of a module are one object. While a program runs, the compiler holds them too.
import sys


def f():
    return 1000


def g():
    return 1000


print(f() is g())


def f():
    return "hello world!", (1, 2, "x y"), 1.5


def g():
    return "hello world!", (1, 2, "x y"), 1.5


print([a is b for a, b in zip(f(), g())], f() is g())
a = "hello there"
print(sys.getrefcount(a))
b = 123456
print(sys.getrefcount(b))
c = (1, a, 2.5)
print(sys.getrefcount(c), sys.getrefcount(2.5))
x = 0.0
y = -0.0
print(x is y, x == y, (0.0, 1) == (-0.0, True))
print(sys.getrefcount(1.25), sys.getrefcount("not an identifier"), sys.getrefcount(10**20))
exec("c = 1000\nprint(sys.getrefcount(c))")
print(sys.getrefcount(c), eval("sys.getrefcount(2000)"), sys.getrefcount(eval("2000")))
