def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
s = {3, 1, 2, 1}
print(s, len(s), 1 in s, 9 in s, set(), frozenset(), frozenset([1]), {'a'}, {()}, {frozenset()})
s.add(5); s.add(5); s.discard(9); s.remove(1); s.update([7], (8,), {9: 0}); print(s)
a, b = set(range(10)), set(range(5, 15))
print(a | b, a & b, a - b, a ^ b, a.union([1], [20]), a.intersection(b, [6]), a.difference([1], {2}), a.symmetric_difference([1, 99]))
print(a <= b, a < a, a <= a, a > {1}, a >= {1}, a == set(range(10)), a != b, {1} < {1, 2}, a.issubset(range(20)), a.issuperset([1]))
print(a.isdisjoint([50]), a.isdisjoint([1]), a.isdisjoint(a), set().isdisjoint(set()), a.isdisjoint({100, 101}))
for op in ('|=', '&=', '-=', '^='):
    c = a.copy(); exec(f'c {op} b'); print(op, c)
c = a.copy(); c.intersection_update([1, 2], [2]); print(c); c = a.copy(); c.difference_update(b, [0]); print(c)
c = a.copy(); c.symmetric_difference_update({1: 1, 77: 7}); print(c); c.symmetric_difference_update(c); print(c)
c = a.copy(); c -= c; print(c); c = a.copy(); c &= c; print(c); c.clear(); print(c)
f = frozenset(a); print(f, f | b, type(f | b), type(b | f), f & b, f == a, hash(f) == hash(frozenset(range(10))), f.copy() is f)
print(hash(frozenset([1, 2, 3])), hash(frozenset()), hash(frozenset([frozenset([1])])), hash(frozenset(range(100))))
print({frozenset([1]): 'x'}.get(frozenset([1])), {1} in {frozenset([1])}, set([1]) == frozenset([1]), frozenset(f) is f)
s = {frozenset([1]), 2}; s.remove({1}); print(s); s.discard({5}); print(s)
s = set(range(20)); print([s.pop() for _ in range(5)], s)
for g in (lambda: set().pop(), lambda: {1}.remove(2), lambda: {[]}, lambda: {1}.add([]), lambda: set(1), lambda: {1} | [1], lambda: {1} < 5,
          lambda: set(1, 2), lambda: set(a=1), lambda: frozenset(1, 2), lambda: hash(set()), lambda: {1}.remove({2}), lambda: [] in {1},
          lambda: {1}.union(5), lambda: {1}.add(), lambda: frozenset().add, lambda: {1} & 1, lambda: {1}.discard([])):
    attempt(g)
try:
    s = {1, 2, 3}
    for x in s: s.add(x + 10)
except RuntimeError as e:
    print(e)
it = iter({1, 2}); next(it); print(it.__length_hint__(), it.__reduce__()[1:], list(it), list(it))
class S(set): pass
s = S([1]); s.x = 5; print(s, s | {2}, type(s | {2}), type(s.copy()), s.x, S() == set(), repr(S()))
class F(frozenset):
    def __new__(cls, *a): return super().__new__(cls, *a)
print(F([1]), F([1]) | {2}, type(F([1]) & {1}), F())
print({1, 2}.__reduce__()[1:], {*range(3), *'a'}, {x % 3 for x in range(10)})
print([sorted(x) for x in ({1, 2}, {3}) if x], set('hello') == set('olleh'), {True, 1, 1.0})
print(set.__doc__, set.add.__doc__, frozenset.union.__text_signature__, sep='\n')
