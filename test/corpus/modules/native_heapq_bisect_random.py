import _heapq, _bisect, _random, _statistics, sys
def T(f, *a, **k):
    try: r = f(*a, **k)
    except BaseException as e: print(getattr(f,'__name__',f), a, '!', type(e).__name__, e)
    else: print(getattr(f,'__name__',f), a, '=', r)
print([k for k in vars(_heapq) if k != '__file__'], _heapq.__about__[:50], len(_heapq.__about__))
r = _random.Random(42)
d = [r.getrandbits(10) for i in range(60)]; print(d)
h = []; 
for x in d: _heapq.heappush(h, x)
print(h); h2 = d[:]; _heapq.heapify(h2); print(h2); print([_heapq.heappop(h) for i in range(60)] == sorted(d))
h3 = d[:]; _heapq._heapify_max(h3); print(h3, [_heapq._heappop_max(h3) for i in range(60)] == sorted(d)[::-1])
h = [1,3,2]; print(_heapq.heappushpop(h, 5), _heapq.heapreplace(h, 0), h, _heapq.heappushpop(h, -1), h); h=[5,3,4]; print(_heapq._heapreplace_max(h, 1), h)
for a in ((_heapq.heappop, []), (_heapq.heappop, 1), (_heapq.heappush, 1, 2), (_heapq.heappush, []), (_heapq.heapreplace, [], 1), (_heapq.heappushpop, [], 1), (_heapq.heapify, (1,)), (_heapq.heapify, [1,'a']), (_heapq._heappop_max, [])): T(*a)
class E:
    def __lt__(s, o): L.clear(); return True
L = [E(), E(), E()]; T(_heapq.heapify, L)
a = [1,2,2,3,5]
for f in (_bisect.bisect_left, _bisect.bisect_right):
    print([f(a, x) for x in range(7)], f(a, 2, 2), f(a, 2, 0, 2), f(a, 2, hi=3), f([('a',1),('b',2)], 2, key=lambda t: t[1]), f(a, 2, 0, None))
_bisect.insort_left(a, 4); _bisect.insort_right(a, 2); print(a); _bisect.insort_right(a, -9, key=lambda x: x); print(a)
class Q(list):
    def insert(self, i, x): print('ins', i, x)
_bisect.insort_left(Q([1,2]), 1.5)
for x in ((_bisect.bisect_left, [1], 2, -1), (_bisect.bisect_left, 1, 2), (_bisect.bisect_left, [1]), (_bisect.bisect_left, [1,2], 'a'), (_bisect.bisect_left, [1], 1, 'a'), (_bisect.insort_left, (1,), 2)): T(*x)
for s in (0, 1, -1, 2**64, 10**50, 'abc', 1.5, b'x', True, None):
    r = _random.Random(s)
    if s is not None: print(s, r.random(), r.random(), [r.getrandbits(k) for k in (1, 5, 31, 32, 33, 64, 100)])
st = r.getstate(); x = r.random(); r.setstate(st); print(len(st), x == r.random(), st[-1])
for i in range(2000): r.random()
r.seed(5); print(hash(r.getstate()), r.random()); r.seed(); print(0 <= r.random() < 1)
R = _random.Random
for f in (lambda: R(1,2), lambda: R(a=1), lambda: R(1).setstate(1), lambda: R(1).setstate((1,)), lambda: R([]), lambda: R(1).getrandbits(-1), lambda: R(1).getrandbits(0), lambda: R(1).seed(1,2), lambda: R(1).getrandbits('a'), lambda: R(1).setstate((2**40,)*625), lambda: R(1).setstate(('a',)*625), lambda: R(1).setstate((-1,)*625)): T(f)
print(R.__flags__, list(vars(R)), sys.getsizeof(R()))
class S(R): pass
print(S(3).random(), S.__mro__)
for p in (0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.99, 0.9999999, 1e-300): print(p, _statistics._normal_dist_inv_cdf(p, 0.0, 1.0), _statistics._normal_dist_inv_cdf(p, 10.5, 3.0))
for a in ((0.0,0.0,1.0),(1.0,0.0,1.0),(.5,0.0,0.0),(.5,1.0),('a',1,1)): T(_statistics._normal_dist_inv_cdf, *a)
print(_random.Random.seed.__doc__, _bisect.bisect_right.__text_signature__)
