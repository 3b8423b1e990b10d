# Memory that was given back serves the next object of its kind.
x = [1]
address = id(x)
del x
y = [2]
print(id(y) == address)
d = {}
address = id(d)
del d
e = {}
print(id(e) == address)
f = float("1.5")
address = id(f)
del f
g = float("2.5")
print(id(g) == address)
t = tuple([1, 2])
address = id(t)
del t
u = tuple([3, 4])
print(id(u) == address)


class A:
    __slots__ = ("x", "y")


a, b, c = A(), A(), A()
ids = [id(a), id(b), id(c)]
del a, b, c
again = [A(), A(), A()]
print([id(o) for o in again] == ids[::-1])
