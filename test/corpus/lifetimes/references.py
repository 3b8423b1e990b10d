# Who refers to whom.
import gc


class A:
    pass


def names(objects):
    return [type(o).__name__ for o in objects]


print(names(gc.get_referents([1, "a", []])))
print(names(gc.get_referents((1, 2), {"k": "v"})))
a = A()
a.x = 1
print(names(gc.get_referents(a)))
print(names(gc.get_referents(1, "x", None)))
print([repr(o) for o in gc.get_referents({"a": 1, "b": 2})])
inner = []
holder = [inner]
t = (inner, 1)
print(sorted(names(o for o in gc.get_referrers(inner) if o is not globals())))


def f():
    x = []

    def g():
        return x

    return g


g = f()
print(names(gc.get_referents(g.__closure__[0])))
print(gc.get_referents())
gc.set_debug(gc.DEBUG_SAVEALL)
x = []
x.append(x)
del x
print(gc.collect(), gc.garbage)
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect(), gc.DEBUG_LEAK, gc.DEBUG_STATS)
