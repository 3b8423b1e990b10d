def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
B = 10 ** 25
for r in (range(5), range(2, 9, 3), range(10, 0, -3), range(0), range(5, 5), range(B, B + 5), range(-B, B, B), range(3, -4, -2), range(2 ** 63 - 2, 2 ** 63 + 2)):
    print(r, len(r), list(r), list(reversed(r)), bool(r), hash(r) == hash(range(r.start, r.stop, r.step)), r.start, r.stop, r.step)
    print(r[1:], r[::-1], r[-2:], r[::2], r == range(*r[:].__reduce__()[1]), r.__reduce__())
r = range(0, 100, 7)
print(r[3], r[-1], 14 in r, 15 in r, 14.0 in r, 'a' in r, True in range(2), r.index(14), r.count(14), r.count(15), r.index(21.0), r.count('x'))
print(range(3) == range(0, 3, 1), range(0) == range(2, 1), range(0, 3, 2) == range(0, 4, 2), range(1) != range(2), range(1, 2, 5) == range(1, 3, 9))
print(hash(range(0)) == hash(range(5, 5)), hash(range(1, 2)) == hash(range(1, 2, 9)), hash(range(5)), hash(range(0)), hash(range(7, 8)))
for f in (lambda: range(), lambda: range(1, 2, 3, 4), lambda: range(1, 2, 0), lambda: range('a'), lambda: range(1.5), lambda: range(a=1),
          lambda: range(5)[9], lambda: range(5)['a'], lambda: range(3) < range(4), lambda: range(5).index(9), lambda: len(range(B)),
          lambda: range(3).start.real, lambda: setattr(range(3), 'start', 1), lambda: range(B)[B], lambda: range(5).index('a'), lambda: B in range(B)):
    attempt(f)
i = iter(range(5)); next(i); print(i.__length_hint__(), i.__reduce__()[1:], list(i), i.__reduce__()[1:]); i = iter(range(0, 50, 10)); i.__setstate__(2); print(list(i))
i = iter(range(B, B + 3)); next(i); print(i.__length_hint__(), i.__reduce__()[1:], list(i), type(i).__name__); i = iter(range(B, B + 9, 2)); i.__setstate__(1); print(list(i))
for s in (slice(5), slice(1, 2), slice(1, 10, 3), slice(None), slice('a', [], 1.5), slice(None, None, -1)):
    print(s, s.start, s.stop, s.step, s == slice(s.start, s.stop, s.step), s.__reduce__()[1])
for s, n in ((slice(None), 5), (slice(1, -1), 5), (slice(None, None, -1), 5), (slice(-100, 100, 3), 7), (slice(100, -100, -2), 7), (slice(B, -B, -B), B), (slice(3), 0)):
    print(s.indices(n), [list(range(12))[s][:4]])
print(hash(slice(1, 2, 3)), hash(slice(None)) == hash(slice(None, None)), slice(1) < slice(2), slice(1, 2) == slice(1, 2, None), slice(1) != slice(2))
for f in (lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: slice(1, 2, 0).indices(5), lambda: slice(1).indices(-1), lambda: slice('a').indices(5), lambda: slice(1).indices('x'),
          lambda: slice(1) < 5, lambda: hash(slice([])), lambda: slice(a=1), lambda: tuple('ab')['a'], lambda: 'abc'[::0], lambda: (1, 2, 3)[::0], lambda: slice('a') < slice(1)):
    attempt(f)
print(sum(range(1000)), max(range(5)), min(range(3, 9)), sorted(range(5, 0, -1)), tuple(range(3)), range.__doc__, slice.__doc__, slice.indices.__doc__, sep='\n')
