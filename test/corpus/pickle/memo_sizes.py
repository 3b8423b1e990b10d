# library
# The memos, sizes, reference counts, fast mode, recursion, and objects that change while they are written.
import _pickle
import gc
import io
import sys

P, U = _pickle.Pickler, _pickle.Unpickler
f = io.BytesIO()
p = P(f, 2)
print(sys.getsizeof(p), p.__sizeof__())
for n in (1, 5, 6, 21, 22, 86, 100, 342, 1000):
    p.clear_memo()
    p.memo = {}
    p.dump([[] for _ in range(n)])
    print(n, p.__sizeof__(), len(p.memo.copy()))
p = P(io.BytesIO(), 0)
p.dump(list(range(5000)))
print(p.__sizeof__())
p.dump('x' * 70000)
print(p.__sizeof__())


class Watch(P):
    def persistent_id(self, o):
        if o == 'look':
            print('  while writing', self.__sizeof__())


Watch(io.BytesIO(), 4).dump(['a' * 3000, 'look', 'b' * 3000, 'look', 'c' * 9000, 'look', 'd' * 70000, 'look'])
u = U(io.BytesIO(_pickle.dumps([[] for _ in range(100)]) + _pickle.dumps([((((1,),),),), 'x'], 0)), encoding='latin-1', errors='replace')
print(sys.getsizeof(u))
u.load()
print(sys.getsizeof(u), len(u.memo.copy()))
u.load()
print(sys.getsizeof(u), len(u.memo.copy()))

print('-- the memo goes on')
f = io.BytesIO()
p = P(f)
shared = ['shared']
p.dump(shared)
p.dump([shared, shared])
print(f.getvalue())
f.seek(0)
u = U(f)
a = u.load()
b = u.load()
print(a is b[0] is b[1])
saved = p.memo.copy()
print(sorted((n, o) for n, o in saved.values()) if all(isinstance(o, str) for _, o in saved.values()) else sorted(n for n, _ in saved.values()))
print(all(k == id(o) for k, (n, o) in saved.items()))
q = P(io.BytesIO())
q.memo = p.memo
q.memo = saved
print(q.memo.copy() == saved, type(q.memo).__name__)
v = U(io.BytesIO(b'h\0.'))
v.memo = u.memo
print(v.load() is a, v.memo.copy() == u.memo.copy())
r = p.memo.__reduce__()
print(r[0], r[1][0] == saved, u.memo.__reduce__()[1][0] == u.memo.copy())
p.memo.clear()
u.memo.clear()
print(p.memo.copy(), u.memo.copy())
m = q.memo
del q
print(len(m.copy()))
del m
p.memo = {id(shared): (1 << 40, shared)}
try:
    p.dump(shared)
except Exception as e:
    print(type(e).__name__, e)
p.memo = {id(shared): (-3, shared)}
f.seek(0)
f.truncate()
p.dump(shared)
print(f.getvalue())

print('-- reference counts')
o = object
x = ['x' * 3]
before = sys.getrefcount(x)
p = P(io.BytesIO())
p.dump([x, x])
print(sys.getrefcount(x) - before)
p.clear_memo()
print(sys.getrefcount(x) - before)
data = _pickle.dumps([x, (x, {1: x})])
print(sys.getrefcount(x) - before)
y = _pickle.loads(data)
print(sys.getrefcount(y), sys.getrefcount(y[0]))
u = U(io.BytesIO(data))
y = u.load()
print(sys.getrefcount(y), sys.getrefcount(y[0]))
del u
print(sys.getrefcount(y), sys.getrefcount(y[0]))


class Seen:
    def __reduce__(self):
        print('  in __reduce__', sys.getrefcount(self))
        return Seen, ()


s = Seen()
_pickle.dumps([s, s])
print(gc.is_tracked(P(io.BytesIO())), [type(r).__name__ for r in gc.get_referents(P(io.BytesIO()))], [type(r).__name__ for r in gc.get_referents(U(io.BytesIO()))])
f = io.BytesIO()
p = P(f)
p.dump([['a'], 'b'])
print([type(r).__name__ for r in gc.get_referents(p)])
f.seek(0)
u = U(f)
u.load()
print([type(r).__name__ for r in gc.get_referents(u)])
for r in gc.get_referents(u):
    if type(r).__name__ == 'Pdata':
        print(type(r), sys.getsizeof(r), gc.get_referents(r), type(r).__flags__, type(r).__basicsize__)

print('-- used again')
p.__init__(f, 0)
f.seek(0)
f.truncate()
p.dump([1])
print(f.getvalue(), p.memo.copy() != {})
for bad in (lambda: p.__init__(5), lambda: p.__init__(f, 9), lambda: p.__init__()):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
    try:
        p.dump([2])
        print('dumped')
    except Exception as e:
        print(type(e).__name__, e)
u.__init__(io.BytesIO(b'I1\n.'))
print(u.load())
for bad in (lambda: u.__init__(5), lambda: u.__init__()):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
    try:
        print(u.load())
    except Exception as e:
        print(type(e).__name__, e)

print('-- fast mode')


def fast(o, protocol=2):
    f = io.BytesIO()
    p = P(f, protocol)
    p.fast = True
    try:
        p.dump(o)
        return f.getvalue()
    except Exception as e:
        return type(e).__name__ + ' ' + str(e).split(' at 0x')[0]


print(fast([shared, shared, ('a', 'a'), {'a': shared}]))
print(fast([shared, {1}], 4))
cyclic = []
cyclic.append(cyclic)
print(fast(cyclic))
d = {}
d[1] = d
print(fast(d, 0))
deep = []
for _ in range(60):
    deep = [deep]
print(len(fast(deep)), len(fast([deep, deep])))
fs = frozenset([1])
print(len(fast([fs] * 45)), fast([fs] * 60, 4)[:60])

print('-- recursion')


def nested(kind, n):
    o = kind()
    for _ in range(n):
        if kind is dict:
            o = {1: o}
        else:
            o = kind([o])
    return o


for kind in (list, tuple, dict, frozenset):
    o = nested(kind, 100000)
    for protocol in (0, 2, 4):
        try:
            _pickle.dumps(o, protocol)
        except RecursionError as e:
            print(kind.__name__, protocol, str(e)[:32])
    while o:
        o = next(iter(o.values() if kind is dict else o))
    o = nested(kind, 100)
    if kind is not frozenset:
        assert _pickle.loads(_pickle.dumps(o)) == o


class Endless:
    def __reduce__(self):
        return Endless, (Endless(),)


try:
    _pickle.dumps(Endless())
except RecursionError as e:
    print(e)

print('-- what changes while it is written')


class Meddling:
    def __init__(self, target, action):
        self.target, self.action = target, action

    def __reduce__(self):
        self.action(self.target)
        return int, ()

    def __hash__(self):
        return 1


for protocol in (0, 2, 4):
    for make, action in ((lambda: [1, 2, 3], lambda t: t.clear()), (lambda: [1, 2], lambda t: t.append(4) if len(t) < 6 else None), (lambda: {1: 2}, lambda t: t.update(x=1)),
                         (lambda: {1: 2}, lambda t: t.clear()), (lambda: {1, 2}, lambda t: t.add('x')), (lambda: {1, 2}, lambda t: t.clear())):
        o = make()
        m = Meddling(o, action)
        if isinstance(o, list):
            o.insert(0, m)
        elif isinstance(o, dict):
            o[m] = 5
        else:
            o.add(m)
        try:
            print(protocol, type(o).__name__, len(_pickle.dumps(o, protocol)))
        except Exception as e:
            print(protocol, type(e).__name__, e)
