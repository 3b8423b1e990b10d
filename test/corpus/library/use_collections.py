# library
# collections: Counter, defaultdict, deque, ChainMap, namedtuple, OrderedDict, User classes.
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple

c = Counter('mississippi')
print(c, c.most_common(2), c['z'], sum(c.values()), c - Counter('miss'), c & Counter('sip'), c | Counter('zz'), +Counter(a=-1, b=2))
c.update('ppp')
c.subtract({'s': 9})
print(c, list(c.elements()), c.total(), Counter(a=1) <= Counter(a=2), -c)
d = defaultdict(list)
for word in 'one two three four five'.split():
    d[len(word)].append(word)
print(d, d.get(9), 9 in d, d[9], 9 in d, d.default_factory)
try:
    defaultdict(5)
except TypeError as e:
    print(e)
try:
    defaultdict(None)['x']
except KeyError as e:
    print('KeyError', e)
q = deque(range(5), maxlen=5)
q.append(5)
q.appendleft(0)
q.rotate(2)
print(q, q.index(3), q.count(0), list(reversed(q)), q.maxlen, q[-1], 3 in q)
q.extendleft('ab')
print(q)
for wrong in [lambda: deque().pop(), lambda: q[9], lambda: q.remove('zz'), lambda: deque(maxlen=-1), lambda: q.insert(0, 1), lambda: [q.append(x) for x in q]]:
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)
m = ChainMap({'a': 1}, {'a': 2, 'b': 3})
child = m.new_child({'b': 9})
print(m['a'], child['b'], child.parents['b'], dict(child), list(m), len(m))
m['b'] = 0
print(m.maps, m)
try:
    del m['zz']
except KeyError as e:
    print(e)
P = namedtuple('P', 'x y z', defaults=[0])
p = P(1, y=2)
print(p, p._asdict(), p._replace(x=9), P._fields, P._make([1, 2, 3]), p == (1, 2, 0), P._field_defaults, P.x)
for wrong in [lambda: P(1), lambda: P(1, 2, 3, 4), lambda: namedtuple('A', 'a a'), lambda: namedtuple('A', 'class'), lambda: p._replace(w=1), lambda: setattr(p, 'x', 1)]:
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)
print(namedtuple('R', 'def a a', rename=True)._fields)
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end('a')
o.move_to_end('c', last=False)
print(o, o.popitem(last=False), o == {'a': 1, 'b': 2}, o == OrderedDict(b=2, a=1), o == OrderedDict(a=1, b=2), list(reversed(o)))


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


print(Lower(A=1, B=2) | {'C': 3}, UserList([3, 1]) + [2], sorted(UserList('ba')), UserString('ab') * 2 + 'c')
