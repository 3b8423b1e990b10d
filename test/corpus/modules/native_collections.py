import _collections, sys, gc
from _collections import *
from _collections import _count_elements, _tuplegetter, _deque_iterator, _deque_reverse_iterator
print([k for k in vars(_collections)])
def T(s):
    try: print(s, '=', eval(s))
    except Exception as e: print(s, '!', type(e).__name__, e)
d = deque(range(5)); d.append(9); d.appendleft(-1); print(d, len(d), d[0], d[-1], d[3])
print(d.pop(), d.popleft(), d, deque('abc', 2), deque(maxlen=3, iterable=[1, 2, 3, 4]), repr(deque()))
big = deque(range(1000))
for k in (1, -1, 63, 64, 65, -200, 500, 501, 1234): big.rotate(k); print(k, big[0], big[-1], big[500], sum(big), len(big))
big.rotate(); big.reverse(); print(list(big)[:5])
print(sys.getsizeof(deque()), sys.getsizeof(big), sys.getsizeof(deque([1])), sys.getsizeof(deque(range(64))), sys.getsizeof(deque(range(63))))
x = deque([1, 2, 3]); x *= 3; print(x, x * 2, 2 * x, x * 0, deque([7]) * 100 == deque([7] * 100), deque([1, 2, 3], 5) * 3, deque([1], 5) * 9)
y = deque([1, 2, 3]); y += [4]; y += y; print(y, y + deque([5]), y.count(1), y.index(4), y.index(1, 1), 3 in y, 99 in y)
y.insert(2, 'i'); y.insert(-1, 'j'); y.insert(100, 'k'); y.insert(-100, 'l'); print(y)
del y[3]; y[0] = 'zero'; y.remove('k'); print(y, y.copy() == y, y.__copy__() is y, y.maxlen, deque([], 4).maxlen)
y.extendleft('abc'); y.extendleft(y); print(y)
print(deque('ab') < deque('b'), deque('ab') <= deque('ab'), deque('ab') == deque('ab'), deque('ab') != 'ab', deque('ab') > deque('a'), deque('') >= deque('a'))
for s in ('deque().pop()', 'deque().popleft()', 'deque(1)', 'deque(1,2,3)', 'deque([],-1)', 'deque([],"x")', 'deque([1])[5]', 'deque().index(1)', 'deque().remove(1)', 'deque([1],1).insert(0,1)', 'deque()+[1]', 'deque().rotate("x")', 'deque()["a"]', 'hash(deque())', 'deque()<1', 'deque().append()', 'deque(foo=1)', 'deque().__init__(1,2,3)', 'deque().insert(1)'): T(s)
it = iter(d); next(it); print(it.__length_hint__(), type(it), it.__reduce__()); d.append(1)
T('next(it)')
print(list(reversed(big))[:3], list(_deque_iterator(deque([1, 2, 3]), 2)), list(_deque_reverse_iterator(deque([1, 2, 3]), 1)))
for s in ('_deque_iterator()', '_deque_iterator(1)', '_deque_iterator(deque(),"x")', '_deque_iterator(None)', '_deque_iterator(deque(),1,2)'): T(s)
print(y.__reduce__()[:3], deque([], 3).__reduce__()[:3])
class D(deque): pass
z = D([1, 2], 3); z.a = 1; print(z, z.copy(), z.__reduce__()[:3], z.__dict__)
r = deque(); r.append(r); print(r); del r; print(gc.collect())
class Mut:
    def __eq__(self, o): m.append(1); return False
m = deque([Mut(), 2])
for s in ('m.count(3)', 'm.index(3)', 'm.remove(3)', '3 in m'): T(s)
dd = defaultdict(list); dd['a'].append(1); dd['b']; print(dd, dd.copy(), dd.default_factory, dd == {'a': [1], 'b': []})
print(dd | {'c': 1}, {'z': 0} | dd, defaultdict(None, {1: 2}, x=3), defaultdict(), dd.__reduce__()[:2])
for s in ('defaultdict(1)', 'defaultdict()[1]', 'defaultdict(None)[1,2]', 'defaultdict(int)|1', 'defaultdict(int,1)'): T(s)
class DD(defaultdict): pass
print(DD(int)['q'], DD(int) | {1: 1}, type(DD(int).copy()))
for t in (deque, defaultdict, _tuplegetter, _deque_iterator, OrderedDict): print(t, t.__flags__, t.__basicsize__, list(vars(t)), t.__doc__)
g = _tuplegetter(1, 'doc'); print(g, g.__get__((1, 2)), g.__get__(None, int) is g, g.__doc__, g.__reduce__())
for s in ('g.__get__(3)', 'g.__get__((1,))', 'g.__set__((1,2),3)', 'g.__delete__((1,2))', '_tuplegetter(1)', '_tuplegetter("a",1)'): T(s)
c = {}; _count_elements(c, 'abracadabra'); print(c)
class M(dict):
    def get(self, k, d): return 10
c = M(); _count_elements(c, 'aab'); print(c)
for s in ('_count_elements(c, 1)', '_count_elements({}, [[]])', '_count_elements({})'): T(s)
o = OrderedDict([('a', 1), ('b', 2)], c=3); print(o, list(o), list(o.items()), list(reversed(o)), o.keys(), o.values())
o.move_to_end('a'); print(o, o.popitem(), o.popitem(False), o); o['x'] = 1; o['y'] = 2; o.move_to_end('y', last=False); print(o, o.pop('x'), o.pop('q', 0), o.setdefault('n'), o.setdefault('n', 3))
print(o == OrderedDict(y=2, c=3, n=None), o == {'n': None, 'c': 3, 'y': 2}, o == OrderedDict([('n', None), ('c', 3), ('y', 2)]), o != {})
print(o.copy(), OrderedDict.fromkeys('abc', 1), OrderedDict.fromkeys('ab'), o | {'k': 1}, {'k': 1} | o, o.__reduce__()[:4])
o |= [('z', 26)]; print(o, list(o.__reduce__()[4])); o.update({'p': 1}, q=2); o.update([('r', 3)]); print(o); del o['p']; print(o, sys.getsizeof(o), sys.getsizeof(OrderedDict()))
for s in ('OrderedDict(1)', 'OrderedDict([1])', 'OrderedDict([(1,)])', 'OrderedDict([(1,2,3)])', 'OrderedDict(1,2)', 'OrderedDict().popitem()', 'OrderedDict().pop(1)', 'OrderedDict().move_to_end(1)', 'OrderedDict(a=1).move_to_end(1)', 'OrderedDict().update(1,2)', 'OrderedDict(a=1).pop()', 'OrderedDict()|1', 'hash(OrderedDict())'): T(s)
it = iter(o); next(it); print(it.__reduce__(), list(it))
it = iter(o); next(it); o['new'] = 1
T('next(it)')
class O(OrderedDict):
    def __getitem__(self, k): return 42
q = O(a=1); q.attr = 5; print(q, q.copy(), q.pop('a'), q.__dict__, q.__reduce__()[:3])
o.clear(); print(o, len(o)); o['self'] = o; print(o); del o; print(gc.collect())
for i in range(200): q[i] = i
for i in range(0, 200, 2): q.move_to_end(i)
for i in range(0, 200, 3): del q[i]
print(list(q), list(q.items())[:3], list(reversed(q.values()))[:3])
