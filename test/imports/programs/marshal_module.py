import marshal, sys
def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw))[:300])
    except Exception as e:
        print(type(e).__name__, e)
values = [None, True, False, ..., StopIteration, 0, 1, -1, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**100, -2**75, 1.5, float('inf'), 2.5e-300, 1+2j, b'', b'abc', '', 'abc', 'é', '\ud800', 'x' * 300, 'é' * 300,
          (), (1, 2), tuple(range(300)), [], [1, [2]], {}, {'a': 1, 2: (3,)}, set(), {1}, frozenset(), frozenset({3, 1, 2}), {'b', 'a', 'c'}, bytearray(b'q'), memoryview(b'zz')]
for v in values:
    for version in range(5):
        d = marshal.dumps(v, version)
        back = marshal.loads(d)
        if back != v and not (version < 2 and isinstance(v, (float, complex))): print('differs', v, back)
    print(d[:60])
shared = ['s', ('t', 1.5)]
print(marshal.dumps([shared, shared, shared[1]]), marshal.dumps([shared, shared], 2))
x = marshal.loads(marshal.dumps([shared, shared]))
print(x[0] is x[1])
for v in (0, 1):
    print(marshal.dumps([1.1, 2.5 + 1j, 'a'], v))
def f(a, /, b=1, *c, d, **e):
    "doc"
    return [a + i for i in range(b)]
g = marshal.loads(marshal.dumps(f.__code__))
print(g == f.__code__, g.co_varnames, g.co_consts[0])
attempt(marshal.dumps, f.__code__, allow_code=False)
attempt(marshal.loads, marshal.dumps(f.__code__), allow_code=False)
for bad in (b'', b'i12', b'?', b'0', b'r\0\0\0\0', b'l\1\0\0\0\0\0', b'l\1\0\0\0\xff\xff', b'[\xff\xff\xff\xff', b's\xff\xff\xff\xff', b'(\1\0\0\0', b'u\2\0\0\0\xff\xfe', b'c', b'\xe9\1\0\0', b'{0', b'{N0', b'<\1\0\0\0[\0\0\0\0'):
    attempt(marshal.loads, bad)
attempt(marshal.dumps, object())
attempt(marshal.dumps, [1, {2: object()}])
attempt(marshal.dumps, {1, (2, object())})
attempt(marshal.loads, 'text')
attempt(marshal.dumps)
attempt(marshal.dumps, 1, 2, 3)
attempt(marshal.dumps, 1, 'x')
deep = []
for i in range(3000):
    deep = [deep]
attempt(marshal.dumps, deep)
class File:
    def __init__(self, data=b''):
        self.data = data
    def read(self, n):
        part, self.data = self.data[:n], self.data[n:]
        return part
    def readinto(self, b):
        part = self.read(len(b))
        b[:len(part)] = part
        return len(part)
    def write(self, data):
        self.data += data
        return len(data)
w = File()
print(marshal.dump([1, 'two'], w), marshal.dump({3: 4.0}, w))
print(marshal.load(w), marshal.load(w))
attempt(marshal.load, w)
attempt(marshal.load, File(b'i12'))
attempt(marshal.load, 3)
attempt(marshal.dump, 1)
print(marshal.version)
