# Slices of every kind of sequence, assigned, deleted, extended, with objects as bounds.
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
bounds = [None, 0, 1, -1, 5, -5, 99, -99, I(2), True]
for kind in list, tuple, str, bytes, bytearray, range, memoryview:
    source = {str: 'abcdef', bytes: b'abcdef', bytearray: bytearray(b'abcdef'), range: range(6), memoryview: memoryview(b'abcdef')}.get(kind) or kind(range(6))
    total = 0
    for a in bounds:
        for b in bounds:
            for s in None, 1, 2, -1, -3, I(-2):
                part = source[a:b:s]
                total = (total * 31 + len(part) + sum(x if isinstance(x, int) else ord(x) for x in part)) % 1000003
    print(kind.__name__, total)
for a, b, s, new in ((1, 3, None, 'xyz'), (4, 1, None, 'q'), (None, None, 2, 'xyz'), (None, None, 2, 'xy'), (5, 0, -2, [1, 2, 3]), (1, 1, None, ()), (-2, None, None, range(4)), (0, 9, 0, ''), (0, 2, None, 5), ('a', 2, None, []), (None, None, None, {1: 2})):
    x, y = list('abcdef'), bytearray(b'abcdef')
    for seq in x, y:
        try:
            seq[a:b:s] = new if seq is x else bytes(map(ord, new)) if isinstance(new, str) else new
            print(seq, end=' ')
        except (ValueError, TypeError) as e:
            print(type(e).__name__, e, end=' ')
        try:
            del seq[a:b:s]
            print(seq)
        except (ValueError, TypeError) as e:
            print(type(e).__name__, e)
x = [1, 2, 3]
x[1:1] = x; print(x); x[::2] = x[::2][::-1]; print(x); x[2:] = (i for i in 'ab'); print(x, slice(1, 2, 3), slice(None) == slice(None, None), slice(1, I(9), -1).indices(5), hash(slice(1, 2)) == hash(slice(1, 2)))
class G:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
g = G()
print(g[1], g[1:2], g[1:2, ::3], g[...], g[()], g[*[1, 2]], g[*'ab', 1:], g[x := 5, 1]); g[1:2] = g[0] = 7; del g[1], g[:, None]
