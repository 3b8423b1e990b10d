# How many objects a collection finds.
import gc

gc.disable()


class A:
    pass


def coll(label, make):
    gc.collect()
    make()
    print(label, gc.collect())


def selflist():
    x = []
    x.append(x)


def selfdict():
    d = {}
    d["d"] = d


def two():
    a, b = A(), A()
    a.b, b.a = b, a


def selfattr():
    a = A()
    a.me = a


def materialised():
    a = A()
    a.me = a
    a.__dict__


def closure():
    def f():
        return f


def cls():
    class Z:
        pass


def ring(n):
    first = prev = A()
    for _ in range(n - 1):
        x = A()
        x.prev = prev
        prev = x
    first.prev = prev


def generator():
    def g():
        yield me

    me = g()


def exception():
    try:
        1 / 0
    except ZeroDivisionError as e:
        keep = e


def tuples():
    x = []
    t = (x, (x,))
    x.append(t)


def sets():
    class Hashable:
        pass

    h = Hashable()
    s = {h}
    h.s = s
    h.f = frozenset([h])


for f in (selflist, selfdict, two, selfattr, materialised, closure, cls, generator, exception, tuples):
    coll(f.__name__, f)
for n in (1, 10, 100):
    coll(f"ring({n})", lambda: ring(n))
print(gc.collect(0), gc.collect(1), gc.collect(2))
print(gc.garbage)
try:
    gc.collect(3)
except ValueError as e:
    print(e)
try:
    gc.collect("x")
except TypeError as e:
    print(e)
