# Sorting makes the comparisons that CPython makes, in its order.
log = []
class C:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        log.append((self.v, o.v))
        return self.v < o.v
    def __repr__(self): return str(self.v)
def rnd(seed):
    while True:
        seed = (seed * 1103515245 + 12345) % (1 << 31)
        yield seed >> 8
def digest():
    h = 0
    for a, b in log:
        h = (h * 1000003 + a * 31 + b) % (1 << 61)
    n = len(log)
    log.clear()
    return n, h
g = rnd(42)
cases = {
    'random': lambda n: [next(g) % 1000 for _ in range(n)],
    'few': lambda n: [next(g) % 4 for _ in range(n)],
    'sorted': lambda n: list(range(n)),
    'reversed': lambda n: list(range(n, 0, -1)),
    'equal': lambda n: [7] * n,
    'saw': lambda n: [i % 17 for i in range(n)],
    'almost': lambda n: [i if i % 29 else i - 40 for i in range(n)],
    'two runs': lambda n: list(range(0, n, 2)) + list(range(1, n, 2)),
    'down with equals': lambda n: [(n - i) // 3 for i in range(n)],
}
for name, make in cases.items():
    for n in (0, 1, 2, 3, 10, 63, 64, 65, 200, 500):
        data = [C(v) for v in make(n)]
        expected = sorted(c.v for c in data)
        data.sort()
        assert [c.v for c in data] == expected
        print(name, n, *digest())
        order = list(enumerate(data))
        data = [C(v) for v in make(n)]
        data.sort(reverse=True)
        print('  reverse', *digest(), data[:3])
        items = list(range(n))
        keys = make(n)
        items.sort(key=lambda i: C(keys[i]))
        print('  key', *digest(), items[:5])
print(sorted([3, 1, 2]), sorted([1.5, -1, 2]), sorted(['b', 'a', 'ab', '']), sorted([(2, 1), (1, 9), (1,)]))
print(sorted(['é', 'z', 'a', '漢', '😀']), sorted([10 ** 20, 5, -10 ** 30]), sorted([(1, 'b'), (1, 'a')]), sorted([[2], [1]]))
print(sorted('hello', reverse=True), sorted([True, 2, 0.5]), sorted({3: 1, 1: 2}), sorted([(), (1,), ()]))
print(sorted([5, 3, 9], key=lambda x: -x), sorted('bAc', key=str.lower), sorted([1, 2, 3, 4], key=lambda x: x % 2, reverse=True))
class Evil:
    def __lt__(self, o):
        l.append(1)
        return True
l = [Evil(), Evil(), Evil()]
try:
    l.sort()
except ValueError as e:
    print(e, len(l))
class Bad:
    def __lt__(self, o):
        raise KeyError('bad')
l = [Bad(), Bad()]
try:
    l.sort()
except KeyError as e:
    print(repr(e), len(l))
try:
    [1, 2, 3].sort(key=lambda x: 1 / (x - 2))
except ZeroDivisionError as e:
    print(e)
l = [3, 1, 2]
print(l.sort(key=lambda x: (print(l), x)[1]), l)
