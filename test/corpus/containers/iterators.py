def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(list(enumerate('abc')), list(enumerate('ab', 5)), list(enumerate(iterable=[1], start=-2)), list(enumerate('ab', 2 ** 63 - 1)), list(enumerate('ab', start=10 ** 20)))
e = enumerate('abc'); x = next(e); y = next(e); print(x, y, x is y, e.__reduce__()[0], e.__reduce__()[1][1])
ids = set()
for t in enumerate('abcd'): ids.add(id(t))
print(len(ids))
print(list(zip()), list(zip('ab', range(5))), list(zip('abc', 'xy', strict=False)), dict(zip('ab', [1, 2])), list(zip([1], [2], strict=True)), list(zip('ab')))
ids = set()
for t in zip('abcd', 'abcd'): ids.add(id(t))
print(len(ids), len({id(t) for t in list(zip('ab', 'cd'))}))
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(max, 'ab', 'ba', 'cc')), list(map(pow, [2, 3], [3, 2])))
print(list(filter(None, [0, 1, '', 'a', [], [0]])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(bool, [0, 5])))
print(list(reversed([1, 2, 3])), list(reversed((1, 2))), list(reversed('abc')), list(reversed(range(3))), list(reversed({1: 2, 3: 4})))
class Seq:
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * 10
    def __len__(self): return 3
print(list(Seq()), list(reversed(Seq())), iter(Seq()).__length_hint__(), type(iter(Seq())).__name__, 20 in Seq())
it = iter(Seq()); next(it); print(it.__reduce__()[1][0].__class__.__name__, it.__reduce__()[2]); it.__setstate__(2); print(list(it), it.__reduce__()[1])
r = reversed(Seq()); next(r); print(r.__length_hint__(), r.__reduce__()[2]); r.__setstate__(0); print(list(r), r.__length_hint__(), r.__reduce__()[1])
n = [0]
def tick():
    n[0] += 1
    return n[0]
c = iter(tick, 4); print(list(c), c.__reduce__()[1], next(c, 'done'))
def stop(): raise StopIteration
print(list(iter(stop, 1)))
z = zip([1], [2], strict=True); print(z.__reduce__()[2]); z.__setstate__(0); print(len(z.__reduce__()))
print(map(str, [1]).__reduce__()[1][0], filter(None, [1]).__reduce__()[1][0])
for f in (lambda: enumerate(), lambda: enumerate([], 1, 2), lambda: enumerate([], foo=1), lambda: enumerate(start=2), lambda: enumerate(1), lambda: enumerate([], 'a'),
          lambda: reversed(), lambda: reversed(1), lambda: reversed([], 1), lambda: reversed(a=1), lambda: reversed({1}), lambda: zip(1), lambda: zip([], x=1),
          lambda: zip([], strict=1, y=2), lambda: map(), lambda: map(1), lambda: map(a=1), lambda: filter(), lambda: filter(1, 2, 3), lambda: filter(None), lambda: map(None, 1),
          lambda: list(map(None, [1])), lambda: list(map(lambda: 1, [1])), lambda: list(filter(5, [1])), lambda: list(zip([1], [1, 2], strict=True)),
          lambda: list(zip([1, 2], [1], strict=True)), lambda: list(zip([1], [1], [], strict=True)), lambda: list(zip([1], [1], [1, 2], strict=True)),
          lambda: list(enumerate([], 5, start=3)), lambda: enumerate([], iterable=3), lambda: next(iter(())), lambda: next(reversed([])),
          lambda: list(map(lambda x: 1 // x, [1, 0])), lambda: reversed(Ellipsis), lambda: iter(5), lambda: iter(1, 2)):
    attempt(f)
class R:
    __reversed__ = None
attempt(lambda: reversed(R()))
class E2(enumerate): pass
print(list(E2('ab')), list(E2('ab', start=3)), type(E2('a')).__name__)
class Z(zip): pass
class Mp(map): pass
class Fl(filter): pass
class Rv(reversed): pass
print(list(Z('ab', 'cd')), list(Mp(str, [1])), list(Fl(None, [0, 1])), list(Rv([1, 2])))
for t in (enumerate, reversed, zip, map, filter): print(t.__doc__)
x = iter([])
for i in range(20000): x = map(str, x)
del x
x = []
for i in range(20000): x = enumerate(x)
del x
print('deep chains die')
