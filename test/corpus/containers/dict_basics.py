def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
d = {}
d['a'] = 1; d[1] = 'one'; d[1.0] = 'uno'; d[(1, 2)] = None; d[None] = d['a']
print(d, len(d), d['a'], d.get('b'), d.get('b', 2), 'a' in d, 5 in d)
print(d.pop('a'), d.pop('zz', 7), d, list(d), list(reversed(d)))
print(d.setdefault('n', []), d.setdefault('n', 3), d.setdefault('m'), d)
print(d.popitem(), d.popitem(), d)
del d[1]; print(d)
e = {'x': 1, **{'y': 2, 'x': 3}}; print(e, {**e, 'z': 0})
e.update({'y': 5}, k=6); e.update([('p', 1), ['q', 2], 'rs']); e.update(); print(e)
print(e | {'x': 0}, {'x': 0} | e, dict(e, x=9), dict(a=1, b=2), dict([(1, 2)]), dict({3: 4}), dict())
e |= {'new': 1}; e |= [('seq', 2)]; print(e)
print(dict.fromkeys('aba'), dict.fromkeys([1, 2], 0), dict.fromkeys({5: 6}), dict.fromkeys({7}), dict.fromkeys(range(3), 'v'))
print({1: 2} == {1: 2.0}, {1: 2} != {1: 3}, {} == {}, {1: 2} == {2: 1}, {1: 2} == [1])
c = e.copy(); c.clear(); print(c, len(e))
d = {}; d['self'] = d; d['list'] = [d]; print(d); d.clear()
for f in (lambda: {}['k'], lambda: {}[(1, 2)], lambda: {}.pop('k'), lambda: {}.popitem(), lambda: {[]: 1}, lambda: {}[{}],
          lambda: {}.__delitem__(1), lambda: dict(1), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(['ab', 'c']),
          lambda: {}.update(1, 2), lambda: {}.get(), lambda: {}.fromkeys(), lambda: dict.fromkeys(5), lambda: {} < {},
          lambda: {} | 1, lambda: hash({}), lambda: dict(1, 2), lambda: {}.setdefault([]), lambda: {}.pop([]), lambda: {1: 2}.pop([]),
          lambda: dict(**{1: 2}), lambda: [] in {}, lambda: {}.update(5), lambda: {}.get([])):
    attempt(f)
for what in (lambda: d.__setitem__(9, 9), lambda: d.pop(4), lambda: (d.popitem(), d.__setitem__(k + 70, 1))):
    d = dict.fromkeys(range(5))
    try:
        for k in d:
            what()
    except RuntimeError as e:
        print(e, list(d))
it = iter({1: 2}); print(next(it), it.__length_hint__(), next(it, 'end'), next(it, 'end'))
it = iter({1: 2, 3: 4}.items()); next(it); print(it.__length_hint__(), it.__reduce__()[1:], list(it))
d = {'a': 1, 'b': 2, 'c': 3}
print(list(reversed(d)), list(reversed(d.values())), list(reversed(d.items())), list(d.items()))
a = [t for t in d.items()]; print(a, len({id(t) for t in a}))
class M(dict):
    def __missing__(self, k): return k * 2
m = M(a=1); print(m['a'], m['zz'], m.get('zz'), m, type(m.copy()), type(m | m), M.fromkeys('ab'), type(M.fromkeys('a')))
class K:
    def __init__(self, v): self.v = v
    def __hash__(self): return 42
    def __eq__(self, o): return isinstance(o, K) and self.v == o.v
    def __repr__(self): return f'K{self.v}'
d = {K(1): 1, K(2): 2, K(1): 3}; print(d, d[K(2)], K(3) in d)
class Mapping:
    def keys(self): return ['p', 'q']
    def __getitem__(self, k): return k.upper()
print(dict(Mapping()), {**Mapping()})
class S(str): pass
d = {S('a'): 1, 'b': 2}; print(d['a'], d[S('b')], {'a': 1}[S('a')])
print(dict.__doc__, dict.get.__doc__, dict.pop.__text_signature__, sep='\n')
class Evil:
    def __hash__(self): return hash('a')
    def __eq__(self, o):
        d.clear()
        return False
d = {'a': 1}; print(d.get(Evil()), d)
d = {'a': 1, 1: 2}; print(d.get(Evil()), d)
