# Objects whose bytes are compared with CPython's: raw.test.ts, tools/record/raw_containers.py.
class P:
    def __init__(self, x, y):
        self.x = x
        self.y = y
class Q:
    pass
class Slots:
    __slots__ = ('a', 'b')
class L(list):
    pass
objects = {}
def keep(label, o):
    objects[label] = o
keep('()', ())
keep('(1,2)', (1, 2))
keep('((1,2),[])', tuple([(1, 2), []]))
keep('tuple of 25', tuple(range(25)))
keep('[]', [])
keep('[1,2,3]', [1, 2, 3])
five = []
for i in range(5):
    five.append(i)
keep('list after 5 appends', five)
keep('[0]*7', [0] * 7)
keep('list cleared', (lambda l: (l.clear(), l)[1])([1, 2]))
keep('{}', {})
keep("{'a':1}", {'a': 1})
keep('{1:2}', {1: 2})
keep("{'a':1,'b':2,'c':3}", {'a': 1, 'b': 2, 'c': 3})
d = {}
d[1] = 2
keep('{} + int', d)
d = {}
d['a'] = 2
keep('{} + str', d)
keep('6 str', {'a': 1, 'b': 2, 'c': 3, 'x': 4, 'y': 5, 'z': 6})
d = {'a': 1, 'b': 2, 'c': 3}
del d['b']
keep('abc minus b', d)
d = {'a': 1, 'b': 2}
d[7] = 3
keep('str and int', d)
keep('range dict', dict.fromkeys(range(11), None))
keep('copy', {1: 2, 3: 4}.copy())
d = dict.fromkeys(range(5))
d.popitem()
d.pop(0)
keep('popped', d)
keep('set()', set())
keep('{1,2,3}', {1, 2, 3})
s = {1, 2, 3}
s.discard(2)
keep('{1,2,3}-2', s)
keep('frozenset({1})', frozenset({1}))
keep('set(range(6))', set(range(6)))
keep('strings', {'a', 'b', 'x'})
f = frozenset({1, 2})
hash(f)
keep('hashed frozenset', f)
s = set(range(9))
s.pop()
s.pop()
keep('popped set', s)
for i in range(3):
    p = P(3, 4)
keep('P(3,4)', p)
p = P(5, 6)
d = p.__dict__
keep('P(5,6)', p)
keep('its __dict__', d)
p = P(7, 8)
p.z = 9
del p.x
keep('P minus x', p)
p = P(1, 2)
d = p.__dict__
del p
keep('dict that outlived', d)
p = P(1, 2)
d = p.__dict__
d[0] = 0
keep('P with a dict of its own', p)
keep('that dict', d)
q = Q()
keep('Q()', q)
o = Slots()
o.a = 1
keep('slots', o)
l = L([1])
l.attribute = 2
keep('L([1])', l)
keep('its dict', l.__dict__)
keep('range(1,10,2)', range(1, 10, 2))
keep('slice(1,2,3)', slice(1, 2, 3))
it = iter([1, 2, 3])
next(it)
keep('list_iterator', it)
it = iter([1])
list(it)
keep('exhausted', it)
it = reversed([1, 2, 3])
next(it)
keep('list_reverseiterator', it)
it = iter((1, 2))
next(it)
keep('tuple_iterator', it)
it = iter(range(2, 20, 3))
next(it)
keep('range_iterator', it)
it = iter({1: 2, 3: 4})
next(it)
keep('dict_keyiterator', it)
it = iter({1, 2, 5})
next(it)
keep('set_iterator', it)
it = enumerate([1, 2])
next(it)
keep('enumerate', it)
it = zip([1, 2], [3, 4])
next(it)
keep('zip', it)
keep('map', map(abs, [1]))
keep('filter', filter(None, [1]))
keep('dict_values', {1: 2}.values())
names = {'None': None, 'P': P, 'Q': Q, 'Slots': Slots, 'L': L, 'abs': abs}
for n in range(-5, 257):
    names[f'int {n}'] = n
for n in 'abcxyz':
    names[repr(n)] = n
names["'attribute'"] = 'attribute'
for t in (int, str, tuple, list, dict, set, frozenset, range, slice, enumerate, zip, map, filter, type(iter([])), type(reversed([])),
          type(iter(())), type(iter(range(1))), type(iter({})), type(iter(set())), type({}.values())):
    names[t.__name__] = t
del five, d, s, f, p, q, o, l, it, i, n, t
for label, o in names.items():
    print('name', id(o), label, sep='\t')
for label, o in objects.items():
    print('object', id(o), type(o).__name__, label, sep='\t')
