# What memory does, as a program can see it: sizes, counts, reuse of blocks, interning, caches of small things, collections, immortals.
import gc
import sys
import _weakref as weakref


def size(*objects):
    return [sys.getsizeof(o) for o in objects]


print(size(0, 1, -1, 2**30, 2**60, 2**90, True, 1.5, 1j, None, ...), size('', 'a', 'é', '€', '𝄞', 'ab' * 50, b'', b'abc', bytearray(), bytearray(b'abc')))
print(size((), (1,), [], [1], [*range(10)], {}, {1: 2}, dict.fromkeys(range(6)), set(), {*range(5)}, frozenset(), range(3), slice(1)))
grown, steps = [], []
for i in range(70):
    before = sys.getsizeof(grown)
    grown.append(i)
    if sys.getsizeof(grown) != before:
        steps.append((len(grown), sys.getsizeof(grown)))
print(steps)
table, steps = {}, []
for i in range(200):
    before = sys.getsizeof(table)
    table[i] = i
    if sys.getsizeof(table) != before:
        steps.append((len(table), sys.getsizeof(table)))
print(steps)
for i in range(199):
    del table[i]
print(sys.getsizeof(table), sys.getsizeof(table.copy()), sys.getsizeof({**table}), sys.getsizeof(dict(table)))
print([sys.getsizeof([0] * n) for n in range(5)], [sys.getsizeof([*range(n)]) for n in range(9)], [sys.getsizeof([x for x in range(n)]) for n in range(9)])


class Plain:
    pass


class Slots:
    __slots__ = ('a', 'b')


class Both(Slots):
    pass


p, s = Plain(), Slots()
p.x, s.a = 1, 1
print(size(p, s, Both(), Plain, Slots), sys.getsizeof(p.__dict__), Plain.__basicsize__, Slots.__basicsize__, Both.__basicsize__, Plain.__dictoffset__, Both.__weakrefoffset__)
a = object()
b = [a, a]
c = {'k': a}
print(sys.getrefcount(a), sys.getrefcount(b), gc.get_referrers(a) == [b, c, globals()] or len(gc.get_referrers(a)))
f = lambda x=a: a
print(sys.getrefcount(a))
del f, c
print(sys.getrefcount(a), sys.getrefcount(None) > 2**31, sys.getrefcount(5) == sys.getrefcount(None), sys.getrefcount('a') == sys.getrefcount(()))
print([int(x) is int(x) for x in ('-6', '-5', '256', '257')], ['a' + str(i) is sys.intern('a' + str(i)) for i in range(2)], chr(200) is chr(200), chr(300) is chr(300), b'x'[0:1] is b'x', ''.join(['a']) is 'a')
x, y = 'hello_world', 'hello world'
print(x is 'hello_world', y is ''.join(['hello', ' world']), sys.intern(''.join(['hello', '_world'])) is x, () is tuple([]), frozenset() is frozenset([]), (1, 2) is (1, 2))


def ids():
    return id([]) == id([]), id(object()) == id(object()), id({}) == id({}), id(1.5 + len('')) == id(2.5 + len(''))


print(ids())
where = id(o := Plain())
del o
print(id(Plain()) == where)
gc.collect()
r = weakref.ref(p)
p.me = p
del p
print(r() is not None, gc.collect(), r())


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('  del', self.name, end=';')


x, y = Loud('x'), Loud('y')
x.other, y.other = y, x
x = y = None
print('before', gc.get_count()[0] > 0)
print(gc.collect())
z = Loud('z')
z = Loud('z2')
[Loud('in list'), Loud('in list too')].clear()
(lambda q: None)(Loud('argument'))
t = (Loud('tuple'),)
t += ()
del t
print()


class Phoenix:
    saved = []

    def __del__(self):
        Phoenix.saved.append(self)


ph = Phoenix()
del ph
print(len(Phoenix.saved))
Phoenix.saved.clear()
print(len(Phoenix.saved), [gc.is_tracked(o) for o in (1, 'a', (), (1, 2), [1], {}, {1: 2}, {'a': []}, object(), Plain(), Slots(), len, Plain)])
tracked = (1, (2, 3), 'x')
print(gc.is_tracked(tracked), gc.collect() >= 0, gc.is_tracked(tracked), gc.is_finalized(z), gc.isenabled(), gc.get_threshold())
print([type(o).__name__ for o in gc.get_referents([1, 'a', {}])], gc.get_referents({'k': 'v'}), [o.__name__ for o in gc.get_referents(Slots()) if isinstance(o, type)])
gc.set_debug(gc.DEBUG_SAVEALL)
loop = []
loop.append(loop)
del loop
print(gc.collect(), gc.garbage)
gc.set_debug(0)
gc.garbage.clear()
gc.collect()
