# library: collections: Counter, ChainMap, namedtuple, User*, deque, defaultdict, OrderedDict together.
from collections import *
import collections.abc as abc, copy, pickle
c = Counter('mississippi'); d = Counter(s=2, x=-1)
print(c, c.most_common(2), c['z'], c + d, c - d, c & d, c | d, +d, -d, sorted(c.elements())[:4], c.total(), c == Counter('ppiissssiim'), c <= Counter(m=9), d < c); c.subtract('sss'); c.update({'q': 3}); del c['m']; print(c, Counter([1, 1]).fromkeys if 0 else '', repr(Counter()))
for f in (lambda: Counter.fromkeys('ab'), lambda: Counter(1), lambda: Counter([[]]), lambda: Counter(a=1) < 5):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
P = namedtuple('P', 'x y z', defaults=[0]); p = P(1, y=2)
print(p, p._asdict(), p._replace(x=9), P._make([4, 5, 6]), P._field_defaults, p + (1,), p == (1, 2, 0), P.__doc__, P.x.__doc__, p[-1], pickle.loads(pickle.dumps(p)) == p, namedtuple('R', ['def', 'a', 'a', '_b'], rename=True)._fields, P.__match_args__, p.__getnewargs__())
for f in (lambda: namedtuple('Q', 'a a'), lambda: namedtuple('Q', 'def'), lambda: namedtuple('1', 'a'), lambda: namedtuple('Q', '_a'), lambda: P(1), lambda: P(1, 2, 3, 4), lambda: p._replace(q=1), lambda: P._make([1]), lambda: setattr(p, 'x', 1), lambda: namedtuple('Q', 'a', defaults=(1, 2)), lambda: p.nope):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
m = ChainMap({'a': 1}, {'a': 2, 'b': 3}); n = m.new_child({'c': 4}); print(m, m['a'], dict(n), n.parents, len(n), list(n), n.maps, m | {'z': 1}, 'b' in m, m.get('q', 5)); n['a'] = 7; print(n.pop('a'), n['a'], n.popitem())
for f in (lambda: m['zz'], lambda: m.pop('b'), lambda: m.__delitem__('b')):
    try: print(f())
    except KeyError as e: print(repr(e))
dd = defaultdict(list, a=[1]); dd['b'].append(2); print(dd, dd.default_factory, dd | {'c': 1}, copy.copy(dd), pickle.loads(pickle.dumps(dd))); dd.default_factory = None
try: dd['q']
except KeyError as e: print(repr(e))
try: defaultdict(5)
except TypeError as e: print(e)
o = OrderedDict(a=1, b=2, c=3); o.move_to_end('a'); print(o, o.popitem(last=False), list(reversed(o)), o == OrderedDict(c=3, a=1), o == {'a': 1, 'c': 3}, OrderedDict([(1, 2)]) | {3: 4})
q = deque('abc', 5); q.extendleft('xy'); q.rotate(2); q.append('!'); print(q, q.maxlen, q.count('a'), q.index('!'), q[1], q == deque(q), copy.copy(q)); q.insert if 0 else None
class U(UserDict):
    def __missing__(self, k): return k * 2
class L(UserList): pass
class S(UserString): pass
u = U(a=1); print(u, u['zz'], u | {'b': 2}, 'zz' in u, u.get('zz', 7), copy.copy(u), L([3, 1]) + [2], sorted(L([3, 1])), L('ab') * 2, L([1])[0:1], S('ab').upper() + 'c', 'b' in S('abc'), S('%d') % 5, type(S('a') + 'b').__name__, S('abc')[1:])
print([issubclass(dict, x) for x in (abc.Mapping, abc.MutableMapping, abc.Sequence, abc.Hashable, abc.Collection, abc.Reversible)], isinstance({}.keys(), abc.KeysView), isinstance(iter([]), abc.Iterator), isinstance(b'', abc.Buffer))
class Seq(abc.Sequence):
    def __len__(self): return 3
    def __getitem__(self, i): return [10, 20, 30][i]
s = Seq(); print(list(s), 20 in s, list(reversed(s)), s.index(30), s.count(10))
class MS(abc.MutableSet):
    def __init__(self, it=()): self.d = dict.fromkeys(it)
    def __contains__(self, x): return x in self.d
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
    def add(self, x): self.d[x] = None
    def discard(self, x): self.d.pop(x, None)
    def __repr__(self): return 'MS%r' % list(self.d)
a = MS([1, 2, 3]); a |= {4}; a -= {1}; print(a, a & {2, 9}, a | {7}, a ^ {2, 8}, a <= {2, 3, 4, 5}, a.isdisjoint({9}), a == {2, 3, 4}, a.pop(), a - {4})
try: abc.Sequence()
except TypeError as e: print(e)
