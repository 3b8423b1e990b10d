# list, tuple, dict, set, range, slice: odd arguments, mutation while iterating, comparison that changes the container.
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)



class Evil:
    def __init__(self, f): self.f = f
    def __eq__(self, o): self.f(); return False
    def __hash__(self): return 1
class EqTrue:
    def __eq__(self, o): return True
    __hash__ = None
class Raise:
    def __eq__(self, o): raise KeyError('eq')
    def __hash__(self): return 1
    def __lt__(self, o): raise KeyError('lt')
l = [1, 2, 3]
for op in ("l.append()", "l.append(1, 2)", "l.insert(1)", "l.insert('a', 1)", "l.insert(-10, 0) or l", "l.insert(2**70, 9) or l", "l.pop(100)", "l.pop('a')", "[].pop()", "l.remove(99)", "l.index(99)", "l.index(2, 2)", "l.index(2, -100, 100)", "l.index(2, 'a')", "l.index(2, None)", "l.count()", "l.extend(3)", "l.extend(l) or len(l)", "l.sort(1)", "l.sort(key=3)", "l.sort(foo=1)", "[1, 'a'].sort()", "[3, 1, 2].sort(reverse='a')", "[Raise(), Raise()].sort()", "l[1.0]", "l['a']", "l[10**30]", "l[::0]", "l[1:2] == [2]", "l.__setitem__(100, 1)", "l.__setitem__(slice(0, 2), 3)", "l.__setitem__(slice(0, 4, 2), [1])", "l.__setitem__(slice(0, 0), 'ab') or l[:3]", "l.__delitem__(100)", "l.__delitem__('a')", "l + (1,)", "l * 'a'", "l * 2**62", "l.__iadd__(3)", "l.__imul__(0)", "l.__imul__('a')", "list(3)", "list(1, 2)", "list(a=1)", "list(iterable=[])", "[] < 3", "[1] < ['a']", "[1, 2] < [1]", "hash([])", "l.__init__(3)", "l.__reversed__().__length_hint__()", "l.copy(1)", "l.clear(1)", "l.reverse(1)", "l.__contains__()", "[Raise()] == [Raise()]", "1 in [Raise()]", "[Raise()].index(1)", "[Raise()].count(1)", "[Raise()].remove(1)", "[float('nan')] == [float('nan')]", "[].__lt__(3)", "list.append(3, 1)", "list.append()", "l.__class_getitem__(int)", "list.__new__(int)", "list.__new__()", "list.__init__()", "[*3]", "[1, 2][True]", "[1] * -1", "3 * [1, 2]", "[1, 2, 3][-1:0:-1]", "[] is []", "[[]] * 2"):
    t(lambda: eval(op))
x = [1, 2, 3, 4]; x[1] = Evil(lambda: x.clear()); t(lambda: x.index(9)); t(lambda: x)
x = [1, 2, 3]; x.append(Evil(lambda: x.append(0) if len(x) < 20 else None)); t(lambda: x.count(7)); t(lambda: len(x))
x = [1, 2, 3]; x[0] = Evil(lambda: x.clear()); t(lambda: x == [0, 0, 0]); t(lambda: x.remove(5))
x = list(range(5)); t(lambda: x.sort(key=lambda v: x.append(v))); t(lambda: x.sort(key=lambda v: x)); t(lambda: x); it = iter(x); next(it); x.clear(); t(lambda: next(it)); x.append(1); t(lambda: next(it, 'ended'))
x = [1, 2, 3]; x[:] = (v for v in x); t(lambda: x); x[1:1] = x; t(lambda: x); x[::2] = x[::2][::-1]; t(lambda: x); del x[::-2]; t(lambda: x); x[5:2] = [9]; t(lambda: x)
for op in ("()[0]", "(1,)['a']", "(1, 2).index(3)", "(1,).count()", "(1,) + [1]", "(1,) * 'a'", "(1,) * -1", "tuple(3)", "tuple(a=1)", "tuple(1, 2)", "hash(([],))", "(1,) < (1, 2)", "(1,) < [1]", "(1, 2)[::-1]", "(1, 2).__getnewargs__()", "tuple.__new__(list)", "() is ()", "(1, 2, 3)[1:2]", "(1,).__add__(3)", "(Raise(),).index(1)", "1 in (Raise(),)", "(1, 2) == (1, 2.0)", "((),) * 3", "tuple('ab')", "(*(), *'ab')"):
    t(lambda: eval(op))
d = {1: 'a', 'b': 2}
for op in ("d[3]", "d[[]]", "d.get()", "d.get([])", "d.get(1, 2, 3)", "d.pop(99)", "d.pop(99, 'x')", "d.pop([])", "{}.pop(1)", "{}.popitem()", "d.popitem()", "d.setdefault()", "d.setdefault([])", "d.setdefault(5)", "d.update(3)", "d.update([1])", "d.update([(1,)])", "d.update([(1, 2, 3)])", "d.update(['ab'])", "d.update(a=1, b=2)", "d.update({}, {})", "d.update(**{'x': 1})", "d | 3", "d | {9: 9}", "d.__ior__([(7, 7)])", "d.__ior__(3)", "d.__or__(3)", "dict(1)", "dict([1])", "dict(1, 2)", "dict([(1, 2)], a=3)", "dict(**{1: 2})", "dict.fromkeys(3)", "dict.fromkeys('ab', 1)", "dict.fromkeys([[]])", "d.keys() & 3", "d.keys() | [1]", "d.items() & [(1, 'a')]", "d.keys() - {1}", "d.keys() ^ {1, 99}", "d.keys().isdisjoint([100])", "d.keys().isdisjoint(3)", "d.values() == d.values()", "d.keys() == {1}", "d.keys() < {1, 5, 'a', 'b', 'x', 7}", "(1, 'a') in d.items()", "(1,) in d.items()", "3 in d.items()", "d.items().isdisjoint([])", "d.keys().mapping", "d.keys().mapping[1]", "list(reversed(d))", "list(reversed(d.items()))[:1]", "hash({})", "{} < {}", "{1: []} == {1: []}", "{[]: 1}", "{**3}", "{**{1: 2}, 1: 3}", "d.__contains__([])", "d.copy(1)", "d.clear(1)", "dict.__new__(dict)", "dict.__new__(int)", "d.__delitem__(99)", "del_(d)", "d.__getitem__(99)", "dict.get({1: 2}, 1)", "dict.get(3, 1)", "d.__reversed__().__length_hint__()", "iter({1: 2}).__reduce__()", "repr({1: {2: {}}})", "len(d.items())", "d.keys()[0]", "set(d.items()) == d.items()", "d.__class_getitem__(int)"):
    t(lambda: eval(op))
for change in (lambda q: q.pop(0), lambda q: q.__setitem__(99, 1), lambda q: q.clear(), lambda q: (q.pop(0), q.__setitem__(98, 1)), lambda q: q.__setitem__(1, 5)):
    for view in (iter, lambda q: iter(q.keys()), lambda q: iter(q.values()), lambda q: iter(q.items()), reversed):
        q = {0: 0, 1: 1, 2: 2}; i = view(q); next(i); change(q); t(lambda: next(i)); t(lambda: list(i)); t(lambda: i.__length_hint__())
q = {}; q[Evil(lambda: q.clear())] = 1; t(lambda: q.get(Evil(lambda: None))); t(lambda: len(q))
q = {Raise(): 1}; t(lambda: q[Raise()]); t(lambda: Raise() in q); t(lambda: q.setdefault(Raise())); t(lambda: q.update({Raise(): 2})); t(lambda: q == {Raise(): 1}); t(lambda: q.pop(Raise()))
class K:
    def keys(self): return ['a', 'b']
    def __getitem__(self, k): return k * 2
class K2:
    def keys(self): return 3
class K3:
    keys = 3
t(lambda: dict(K())); t(lambda: dict(K2())); t(lambda: dict(K3())); t(lambda: {**K()}); t(lambda: {**K2()}); t(lambda: {} | K()); t(lambda: (lambda **k: k)(**K()))
s = {1, 2, 3}
for op in ("s.add()", "s.add([])", "s.remove(99)", "s.remove([])", "s.discard([])", "s.discard(99)", "set().pop()", "s.update(3)", "s.update([4], 'a') or len(s)", "s | [1]", "s.union([1], 3)", "s & 3", "s.intersection()", "s.intersection([1], [2])", "s - {1}", "s.difference('a', 3)", "s ^ {1, 9}", "s.symmetric_difference([1, 1])", "s.symmetric_difference()", "s <= {1}", "s < 3", "s.issubset(3)", "s.issuperset([1])", "s.isdisjoint([99])", "s == frozenset(s)", "hash(s)", "hash(frozenset(s)) == hash(frozenset(s))", "set(3)", "set(a=1)", "set(1, 2)", "frozenset([[]])", "{[]}", "{*3}", "[] in s", "{1} in {frozenset({1})}", "s.copy(1)", "s.__ior__(3)", "s.__iand__([1])", "s.__isub__(s)", "s.__ixor__({5})", "s", "frozenset({1}).add", "frozenset() is frozenset()", "frozenset(frozenset({1})) == {1}", "set.__new__(int)", "s.__init__(3)", "s.__init__([1, 2]) or s", "s.__reduce__()", "s.intersection_update([1])", "s.difference_update([1], [2])", "s.symmetric_difference_update([8]) or s", "set('ab') == set('ba')", "s.__contains__({8})", "s.remove({8})", "sorted(s)", "set.union()", "set.union({1}, {2})", "set().union(*[[1], [2]])", "{1, 2} > {1}", "{1} == 1"):
    t(lambda: eval(op))
q = {1, 2, 3}; i = iter(q); next(i); q.add(99); t(lambda: next(i)); q = {1, 2}; i = iter(q); next(i); q.remove(2); q.add(5); t(lambda: list(i)); t(lambda: i.__length_hint__())
for a in ((5,), (1, 5), (0, 10, 3), (10, 0, -3), (0,), (5, 1), (2**70,), (-2**70, 2**70, 2**69), (0, 5, 0), (1.0,), ('a',), (), (1, 2, 3, 4), (True,), (0, 2**63), (2**63 - 1, 2**63 + 2), (0, -2**63, -2**62)):
    t(lambda: range(*a)); t(lambda: len(range(*a))); t(lambda: list(range(*a))[:5] if len(range(*a)) < 100 else range(*a)[:3]); t(lambda: range(*a)[0]); t(lambda: range(*a)[-1]); t(lambda: range(*a)[::-1]); t(lambda: range(*a)[1:3]); t(lambda: 3 in range(*a)); t(lambda: len(range(*a)) < 100 and 3.0 in range(*a)); t(lambda: len(range(*a)) < 100 and 'a' in range(*a)); t(lambda: len(range(*a)) < 100 and range(*a).index(3)); t(lambda: len(range(*a)) < 100 and range(*a).index('a')); t(lambda: len(range(*a)) < 100 and range(*a).count(3)); t(lambda: hash(range(*a)) == hash(range(*a))); t(lambda: next(reversed(range(*a)), 'none')); t(lambda: bool(range(*a))); t(lambda: range(*a) == range(*a)); t(lambda: range(*a) < range(3)); t(lambda: range(*a)['a']); t(lambda: range(*a)[2**80])
t(lambda: range(0) == range(5, 3)); t(lambda: range(0, 3, 2) == range(0, 4, 2)); t(lambda: range(3).start); t(lambda: setattr(range(3), 'start', 1)); t(lambda: range(start=3)); t(lambda: type('R', (range,), {}))
for a in ((1,), (1, 2), (1, 2, 3), (None, None, -1), (), (1, 2, 3, 4), ('a', [], {})):
    t(lambda: slice(*a)); t(lambda: slice(*a).indices(10)); t(lambda: slice(*a).indices(-1)); t(lambda: slice(*a).indices('a')); t(lambda: hash(slice(*a)) == hash(slice(*a))); t(lambda: slice(*a) == slice(*a)); t(lambda: slice(*a) < slice(1, 3)); t(lambda: slice(*a).__reduce__())
t(lambda: slice(0, 10**30).indices(10**29)); t(lambda: slice(1, 2, 0).indices(3)); t(lambda: setattr(slice(1), 'start', 3)); t(lambda: type('S', (slice,), {})); t(lambda: slice(stop=3)); t(lambda: slice(1)[0])
