# The order of iteration shows the table: probes, dummies, growth.
import sys
def rnd(s):
    while True:
        s ^= (s << 13) & (2 ** 64 - 1); s ^= s >> 7; s ^= (s << 17) & (2 ** 64 - 1)
        yield s
g = rnd(88172645463325252)
keys = [next(g) % (64 if i % 3 == 0 else 5000 if i % 3 == 1 else 10 ** 9) for i in range(300)]
s = set()
for step in range(4000):
    k = keys[next(g) % 300]
    if next(g) % 5 < step // 500 % 5: s.discard(k)
    else: s.add(k)
    if step % 500 == 499: print(len(s), sys.getsizeof(s), list(s)[:12])
print(list({str(i) for i in range(40)}))
print(list({'spam', 'eggs', 'ham', 'bacon'}), list({(1, 2), (3, 4), (5, 6)}), list({1.5, 2.5, -0.0, 1e100}))
print(list({None, True, 'x', 3.0, (1,)} - {None}), list(frozenset(range(0, 100, 7))), list({2 ** 61 - 1, 2 ** 61, 2 ** 62, -1, -2}))
a, b = set(range(0, 200, 3)), set(range(0, 200, 5))
print(list(a & b), list(b & a), list(a - b)[:9], list(a ^ b)[:9], list(a | b)[:9])
a.difference_update(range(150)); print(list(a), sys.getsizeof(a))
def trace(label, o, step, n):
    last = sys.getsizeof(o); out = [f'0:{last}']
    for i in range(n):
        r = step(o, i)
        if r is not None: o = r
        z = sys.getsizeof(o)
        if z != last: out.append(f'{i+1}:{z}'); last = z
    print(label, *out)
trace('add', set(), lambda o, i: o.add(i), 3000)
trace('discard', set(range(100)), lambda o, i: o.discard(i), 100)
trace('range', set(), lambda o, i: set(range(i + 1)), 100)
trace('list', set(), lambda o, i: set(list(range(i + 1))), 100)
trace('copy', set(), lambda o, i: set(range(i + 1)).copy(), 100)
trace('or', set(), lambda o, i: set(range(i + 1)) | {-1}, 100)
trace('and', set(), lambda o, i: set(range(i + 1)) & set(range(i + 1)), 100)
big = set(range(60000)); print(sys.getsizeof(big)); big.add(-1); print(sys.getsizeof(big | set(range(60000, 130000))))
