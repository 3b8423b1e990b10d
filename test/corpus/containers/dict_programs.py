# Dicts as programs use them: merging, grouping, inverting, views as sets, odd keys, changing equality, order, missing keys, subclasses.
words = 'the cat sat on the mat the end'.split()
count = {}
for w in words: count[w] = count.get(w, 0) + 1
index = {}
for i, w in enumerate(words): index.setdefault(w, []).append(i)
print(count, index, {v: k for k, v in count.items()}, sorted(count.items(), key=lambda kv: (-kv[1], kv[0]))[:2], dict(zip('abc', range(9))), max(count, key=count.get))
a, b = {'x': 1, 'y': 2}, {'y': 3, 'z': 4}
print(a | b, b | a, {**a, **b, 'x': 0}, a.keys() & b, a.keys() - b.keys(), a.items() ^ b.items(), a.keys() | [5], a.keys() <= {'x', 'y'}, a.items() == {('x', 1), ('y', 2)}, a.keys().isdisjoint('pq'), list(reversed(a | b)))
a |= [('w', 0)]; a.update(b, q=9); print(a, a.pop('q'), a.pop('nope', None), a.popitem(), a.setdefault('n'), len(a), dict.fromkeys('aab', []), dict(a, w=5))
class Key:
    def __init__(self, v): self.v = v
    def __hash__(self): return 1
    def __eq__(self, o): log.append((self.v, getattr(o, 'v', o))); return isinstance(o, Key) and self.v == o.v
    def __repr__(self): return f'K{self.v}'
log = []
d = {Key(i): i for i in range(3)}; print(d, log); log.clear(); print(Key(2) in d, Key(9) in d, d.get(1), log); log.clear(); del d[Key(0)]; d[Key(0)] = 'again'; print(d, len(log))
k = [Key(5)]; e = {k[0]: 1}; k[0].v = 6; print(Key(5) in e, Key(6) in e, e[k[0]])
print({1: 'a', True: 'b', 1.0: 'c'}, {0: 1} == {False: True}, {float('nan'): 1} == {float('nan'): 1}, {(): 1, frozenset(): 2, '': 3, None: 4, ...: 5}, {-1: 'a', -2: 'b'}, hash(-1) == hash(-2))
class Default(dict):
    def __missing__(self, k): return f'no {k}'
class Loud(dict):
    def __setitem__(self, k, v): print('  set', k); super().__setitem__(k, v)
    def __getitem__(self, k): print('  get', k); return super().__getitem__(k)
m = Default(a=1); print(m['a'], m['z'], m.get('z'), '{a} {b}'.format_map(m), '%(q)s' % m, 'z' in m, m | {'b': 1}, type(m | {}).__name__, type(m.copy()).__name__, Default.fromkeys('a'))
l = Loud(a=1); l.update(b=2); l['c'] = 3; l.setdefault('d', 4); l['c']; l.get('c'); dict(l); {**l}; print(l, exec('x = a', l) if 0 else '')
nested = {}; nested['self'] = nested; print(nested, {'a': {'b': nested}}, str(nested.values()), repr(nested.items()))
order = {c: i for i, c in enumerate('hello world')}; print(order, list(order)[::-1]); del order['l']; order['l'] = 99; print(list(order)[-1], next(iter(order)), next(reversed(order.values())))
for bad in (lambda: {[]: 1}, lambda: {}['k'], lambda: {}.pop('k'), lambda: {}.popitem(), lambda: dict(5), lambda: dict([1]), lambda: {} < {}, lambda: {} | [], lambda: {}.update(5), lambda: {}.update([(1,)]), lambda: {}.fromkeys(5), lambda: {}.keys() + {}.keys(), lambda: {}.keys() & 5, lambda: hash({}), lambda: {}.get(), lambda: {}.get([]), lambda: {}.setdefault([], 1), lambda: {1: 2}.items().x, lambda: dict(**{1: 2}), lambda: (lambda **k: k)(**{1: 2}), lambda: (lambda a: a)(a=1, **{'a': 2}), lambda: {'a': 1}.values() == {'a': 1}.values(), lambda: {'a': 1}.keys() == ['a'], lambda: {**5}, lambda: {1: 2} in {}, lambda: [] in {1: 2}.values(), lambda: [] in {1: 2}.keys(), lambda: ([], 1) in {1: 2}.items()):
    try: print(bad(), end='; ')
    except (TypeError, KeyError, ValueError, AttributeError) as e: print(type(e).__name__, e, end='; ')
print()
