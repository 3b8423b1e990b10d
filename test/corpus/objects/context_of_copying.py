# library
# copy, deepcopy and pickle of object graphs: cycles, shared parts, slots, reductions, state, memo, recursive containers.
import copy, pickle
from collections import OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass
from enum import Enum
P = namedtuple('P', 'x y')
class Color(Enum): RED = [1]
@dataclass
class D: a: list; b: object = None
class S:
    __slots__ = ('a', 'b', '__weakref__')
    def __init__(self, a): self.a = a
class State:
    def __init__(self): self.keep, self.drop = [1], print
    def __getstate__(self): return {'keep': self.keep}
    def __setstate__(self, s): self.__dict__.update(s, restored=True)
class Reduce:
    def __init__(self, *a): self.a = a
    def __reduce__(self): return Reduce, self.a, {'extra': 1}
class Args(list):
    def __new__(cls, *a, **k): o = super().__new__(cls); o.k = k; return o
    def __getnewargs_ex__(self): return (1,), {'z': 2}
class Copies:
    n = 0
    def __copy__(self): Copies.n += 1; return self
    def __deepcopy__(self, memo): Copies.n += 10; return Copies()
class Replace(P):
    __slots__ = ()
cyc = [1]; cyc.append(cyc); d = {'self': None}; d['self'] = d; s = S([1]); s.b = s; shared = [0]; t = ([], shared); t[0].append(t)
objects = dict(cyc=cyc, d=d, s=s, pair=[shared, shared], t=t, state=State(), reduce=Reduce(1, [2]), args=Args(), point=P([1], 2), color=Color.RED, data=D([1], D([2])), dq=deque([1, [2]], 5), dd=defaultdict(list, a=[1]), od=OrderedDict(b=1, a=[2]), rng=range(3), fs=frozenset([1]), ba=bytearray(b'x'), fn=len, cls=D, none=None, sl=slice(1, 2), exc=ValueError(1, [2]), big=10**50, cx=1j, rep=Replace(1, 2))
def shape(o, depth=3):
    if isinstance(o, (list, tuple, deque)) and depth: return type(o).__name__ + str([shape(x, depth - 1) for x in o])
    if isinstance(o, dict) and depth: return {k: shape(v, depth - 1) for k, v in o.items()}
    return type(o).__name__ if hasattr(o, '__dict__') or hasattr(o, '__slots__') else repr(o)[:30]
for name, o in objects.items():
    for f in copy.copy, copy.deepcopy, lambda o: pickle.loads(pickle.dumps(o)):
        try: c = f(o); print(name, c is o, shape(c), sorted(getattr(c, '__dict__', {}))[:4], end=' | ')
        except (TypeError, pickle.PicklingError, AttributeError) as e: print(name, type(e).__name__, str(e)[:70], end=' | ')
    print()
c = copy.deepcopy(objects['pair']); print(c[0] is c[1], c[0] is shared); c = copy.deepcopy(cyc); print(c[1] is c); c = copy.deepcopy(t); print(c[0][0] is c, c[1]); c = copy.deepcopy(s); print(c.b is c, c.a is s.a)
memo = {}; x = copy.deepcopy(shared, memo); print(copy.deepcopy(shared, memo) is x, len(memo)); copy.copy(Copies()), copy.deepcopy([Copies()]); print(Copies.n, copy.replace(P(1, 2), y=5), copy.replace(D([1]), b=2))
for bad in (lambda: copy.copy(open), lambda: copy.deepcopy((i for i in [])), lambda: copy.replace(5), lambda: copy.replace(P(1, 2), z=1), lambda: pickle.dumps(lambda: 0), lambda: pickle.loads(b''), lambda: pickle.loads(b'junk'), lambda: object.__reduce_ex__(5, 'a'), lambda: object().__reduce_ex__(0), lambda: S.__reduce_ex__(s, 0), lambda: pickle.dumps(s, 0), lambda: copy.copy(type('B', (), {'__reduce_ex__': lambda s, p: 5})()), lambda: copy.copy(type('B', (), {'__reduce_ex__': lambda s, p: (5,)})()), lambda: pickle.dumps(1, 9)):
    try: print(type(bad()).__name__)
    except Exception as e: print(type(e).__name__, str(e)[:80])
