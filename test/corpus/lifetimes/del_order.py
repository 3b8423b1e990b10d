# When objects die, and in which order what they hold dies.
class O:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


print("list")
items = [O(i) for i in range(4)]
del items
print("tuple")
items = tuple(O(i) for i in range(4))
del items
print("dict")
items = {i: O(i) for i in range(4)}
del items
print("nested")
items = [O("a"), [O("b"), O("c")], O("d")]
del items
print("instance")
o = O("outer")
o.x = O("x")
o.y = O("y")
del o
print("rebinding")
o = O("first")
o = O("second")
print("after")
o = None
print("locals")


def f():
    a, b, c = O("a"), O("b"), O("c")
    print("in f")


f()
print("argument")


def g(x):
    print("in g")


g(O("argument"))
print("temporary")
O("temporary")
print("exception")
try:
    keep = O("kept by the frame")
    raise ValueError
except ValueError as e:
    del keep
    print("handled")
print("slice assignment")
items = [O(1), O(2), O(3)]
items[:] = []
print("pop")
items = [O("p")]
items.pop()
print("comprehension")
print([O(i).name for i in range(3)])
print("slots")


class S:
    __slots__ = ("a", "b")

    def __del__(self):
        print("del S")


s = S()
s.b = O("b")
s.a = O("a")
del s
print("end")
