d = {'a': 1, 'b': 2, 'c': 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), len(v), len(i), sep='\n')
print('a' in k, 'z' in k, ('a', 1) in i, ('a', 2) in i, 'a' in i, ('a',) in i, 2 in v)
print(sorted(k & {'a', 'z'}), sorted(k | {'z'}), sorted(k - {'a'}), sorted(k ^ {'a', 'z'}), sorted(k & 'abx'), sorted(i & {('a', 1)}))
print(sorted({'a', 'q'} & k), sorted({'a', 'q'} | k), sorted({'a', 'q'} - k), sorted(['a', 'q'] ^ k))
print(sorted(i ^ {'a': 1, 'b': 5}.items()), sorted(i - {('a', 1)}), sorted(i | {('z', 0)}), type(k & k), type(i | []))
print(k == {'a', 'b', 'c'}, k < {'a', 'b', 'c', 'd'}, k <= k, k > {'a'}, k >= {'q'}, k != {'a'}, i == set(i), k == [1], v == v)
print(k.isdisjoint('xyz'), k.isdisjoint(['a']), k.isdisjoint(k), {}.keys().isdisjoint({}.keys()), i.isdisjoint({('a', 1)}))
print(k.mapping['a'], type(k.mapping), list(reversed(k)), list(reversed(v)), list(reversed(i)))
d['new'] = 4; print(k, len(i), list(v))
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for f in (lambda: k & 1, lambda: k | 1, lambda: k - 5, lambda: hash(k), lambda: k[0], lambda: k < 5, lambda: v & v,
          lambda: {1: []}.items() ^ {1: [1]}.items(), lambda: set({1: []}.items()), lambda: {1: []}.items() & {(1, 2)},
          lambda: [] in k, lambda: ([], 1) in i):
    attempt(f)
d = {}; d['v'] = d.values(); print(d)
print(type(iter(k)).__name__, type(iter(v)).__name__, type(iter(i)).__name__, type(reversed(i)).__name__)
print({1: 2}.items() == {1: 2.0}.items(), {**dict.fromkeys(range(3))}.keys() == set(range(3)))
