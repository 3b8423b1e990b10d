# Iteration without __iter__, iter(f, sentinel), iterators that end twice, reversed, unpacking of odd things, len hints, in and index.
class Old:
    def __init__(self, n): self.n = n
    def __getitem__(self, i):
        if i >= self.n: raise IndexError
        return i * i
class Len(Old):
    def __len__(self): return self.n
class Again:
    def __init__(self): self.k = 0
    def __iter__(self): return self
    def __next__(self):
        self.k += 1
        if self.k % 3 == 0: raise StopIteration
        return self.k
class Hint:
    def __init__(self, h): self.h = h
    def __iter__(self): return iter('abc')
    def __length_hint__(self): return self.h() if callable(self.h) else self.h
print(list(Old(4)), 9 in Old(4), 5 in Old(4), [*Old(2), *Old(0)], sum(Old(4)), dict(enumerate(Old(2))), max(Old(3)), list(reversed(Len(3))), list(zip(Old(3), 'abcdef')), tuple(map(str, Old(2))))
a = Again(); print(list(a), list(a), list(a), next(a, 'end'), a.k)
it = iter([1, 2].pop, 1); print(list(it), list(it)); x = iter([3, 1, 2].pop, 3); print([*x]); print(list(iter(iter([1, 2, 3]).__next__, 3)))
for h in (3, 0, 100, lambda: NotImplemented, -1, 'a', 2**70, lambda: 1 / 0, None):
    try: print(list(Hint(h)), tuple(Hint(h)))
    except Exception as e: print(type(e).__name__, e)
l = [1, 2, 3]; i = iter(l); next(i); print(i.__length_hint__(), i.__reduce__()[1:]); l.clear(); print(list(i), i.__length_hint__()); l += [1, 2, 3]; print(list(i))
d = {1: 2, 3: 4}; i = iter(d); next(i); d[5] = 6
for thing in i, iter({1}):
    try: print(list(thing))
    except RuntimeError as e: print(e)
s = {1, 2}
try:
    for y in s: s.add(y + 10)
except RuntimeError as e: print(e)
try:
    for k in d: del d[k]
except RuntimeError as e: print(e, d)
l = [1, 2, 3, 4]
for y in l: l.remove(y)
print(l, [b for a in 'ab' for b in a * 2], list(reversed({1: 2, 3: 4}.items())), list(reversed(range(0, 10, 3))))
(p, *q), [r, (t, *u)] = 'abc', [1, 'xy']; print(p, q, r, t, u); *v, w = range(3); print(v, w); first, *_, last_ = 'hello'; print(first, last_, _); [z] = {5}; (k1, v1), = {6: 7}.items(); print(z, k1, v1)
for text in ('a, b = 1', 'a, b = 1, 2, 3', 'a, b = "x"', 'a, *b, c = "x"', '[a, b] = {}', 'a, = ()', '(a, b), c = 1, 2', 'for a, b in [1]: pass', 'a, b = Old(3)', 'x = [*5]', 'f = print(*5)', 'f = print(**5)', 'f = print(**{1: 2})', 'f = {**5}', 'f = dict(a=1, **{"a": 2})', 'iter(5)', 'iter(5, 6)', 'next(5)', 'reversed({1})', 'reversed(Old(2))', 'enumerate(5)', 'enumerate([], "a")', 'zip(1)', 'zip([], [1], strict=True)', 'list(zip([1], [], strict=True))', 'list(zip([], [1], [2], strict=True))', 'map(5, [1]).__next__()', 'map(len)', 'filter(5, [1]).__next__()', '1 in 5', '"a" in 5', '5 in "a"', 'None in {}', '[] in {}', 'max([])', 'min(1)', 'max(1, "a")', 'max([], default=3, key=5)', 'max(1, 2, default=3)', 'sum("ab")', 'sum(["a"], "")', 'sum([[1], [2]], [])', 'sum(5)', 'sorted(5)', 'sorted([1], key=5)', 'any(5)', 'all([[], 1 / 0])', 'sorted([1], 2)', 'range(1.5)', 'range(0, 5, 0)', 'range(1)[5]', 'range(5).index(9)', 'list(range(2**70, 2**70 + 2))', 'len(range(2**70))', 'range(5)["a"]', 'range(5).count("a")', 'hash(range(3)) == hash(range(0, 3, 1))', 'range(0) == range(2, 2, 5)', 'bytes([256])', 'bytes(["a"])', 'bytes(-1)', '"".join([1])', 'b"".join(["a"])', 'dict([1])', 'dict([(1, 2, 3)])', 'dict(["ab", "cd"])', 'set([[]])', 'frozenset(5)', 'tuple(5)', 'list(1, 2)', 'list(x=1)', 'iter(Again, 1).__class__.__name__', 'aiter([])', 'anext(5)'):
    try: exec(text); print(text, '|', eval(text) if '=' not in text.replace('==', '') and 'for' not in text else 'fine')
    except Exception as e: print(text, '|', type(e).__name__, e)
