# library: memoryview: every format, casts to several dimensions, slices, comparisons, hashes, conversions, exports.
import re
def t(f):
    try:
        print(re.sub(" at 0x[0-9a-f]+", "", repr(f())))
    except BaseException as e:
        print(type(e).__name__, e)



import array, struct
for f in 'bBhHiIlLqQnNfd?cPe':
    m = memoryview(bytearray(64)).cast(f)
    print(f, m.itemsize, m.shape, m.nbytes, m.format, m.strides)
    for v in (0, 1, -1, 255, 256, 2**31, -2**31 - 1, 2**63, -2**63 - 1, 2**64, 1.5, -0.0, True, b'a', b'ab', 'a', None, 1e300, float('nan')):
        t(lambda: m.__setitem__(0, v) or m[0])
    t(lambda: m.tolist()[:2]); t(lambda: m.cast('B')[:3].tolist()); t(lambda: m.cast('h')); t(lambda: m == memoryview(bytes(m)).cast(f)); t(lambda: hash(m.toreadonly()))
for f in ('@i', '=i', '<i', '>i', 'i ', 'ii', '', 'x', 'Z', 's', '4s', 3, None, '@B', 'B@'):
    t(lambda: memoryview(bytes(8)).cast(f).format)
b = bytes(range(24)); m = memoryview(b)
for shape in ([24], [4, 6], [2, 3, 4], (24,), [1, 24], [24, 1], [0], [5, 5], [-1, 24], [2, 12.0], 'ab', 3, [2**62, 2**62], [], [1] * 64 + [24], [1] * 63 + [24], [True, 24]):
    t(lambda: (lambda c: (c.shape, c.strides, c.ndim, c.tolist() if c.ndim < 4 else None, c.c_contiguous, c.f_contiguous, c.contiguous))(m.cast('B', shape)))
c = m.cast('B', [4, 6]); d = m.cast('B', [2, 3, 4])
for k in (0, (0, 0), (3, 5), (-1, -1), (4, 0), (0, 6), (0,), (0, 0, 0), slice(1, 3), slice(None, None, 2), (slice(1), slice(1)), (slice(1), 1), (), Ellipsis, (Ellipsis, 0), None, 1.0, 'a', (0, 'a'), (0, None), -5):
    t(lambda: c[k] if not isinstance(k, slice) else c[k].tolist()); t(lambda: d[k] if not isinstance(k, slice) else d[k].shape)
z = memoryview(b'\x05').cast('B', []); t(lambda: z[()]); t(lambda: z[...].tolist()); t(lambda: z[0]); t(lambda: z.tolist()); t(lambda: len(z)); t(lambda: z.shape); t(lambda: z == 5); t(lambda: z == memoryview(b'\x05').cast('B', ())); t(lambda: list(z)); t(lambda: z.tobytes()); t(lambda: hash(z)); t(lambda: bytes(z)); t(lambda: z.cast('b')[0]); t(lambda: z.hex())
t(lambda: len(c)); t(lambda: list(c)); t(lambda: 3 in c); t(lambda: c.tobytes() == b); t(lambda: c.tobytes('F')); t(lambda: c.tobytes('A') == b); t(lambda: c.tobytes('X')); t(lambda: c.tobytes(3)); t(lambda: c.tobytes(order=None) == b); t(lambda: c.cast('B').shape); t(lambda: c.cast('H')); t(lambda: c.cast('B', [6, 4]).tolist()); t(lambda: c[::2].tobytes()); t(lambda: c[::-1].tolist()); t(lambda: c[::2].c_contiguous); t(lambda: c == d); t(lambda: c == m.cast('B', [4, 6])); t(lambda: c.toreadonly().readonly); t(lambda: hash(c) == hash(b)); t(lambda: c.hex('-', 4)[:20]); t(lambda: c.obj is b); t(lambda: c.index(3)); t(lambda: c.count(3))
for s in (slice(None), slice(2, 10), slice(10, 2), slice(None, None, -1), slice(None, None, 5), slice(-3, None), slice(20, 3, -4), slice(0, 10**20), slice(None, None, 0), slice('a', 2)):
    t(lambda: m[s].tolist()); t(lambda: (m[s].strides, m[s].shape, m[s].contiguous, m[s].tobytes(), m[s].nbytes))
    w = memoryview(bytearray(range(24)))
    t(lambda: w.__setitem__(s, bytes(len(w[s]))) or bytes(w)); t(lambda: w.__setitem__(s, b'x')); t(lambda: w.__delitem__(s)); t(lambda: w.__setitem__(s, 'abc')); t(lambda: w.__setitem__(s, [1])); t(lambda: w.__setitem__(s, w[s][::-1]) or bytes(w))
a = array.array('i', [1, -2, 3]); v = memoryview(a)
t(lambda: v.tolist()); t(lambda: v == a); t(lambda: v == array.array('d', [1, -2, 3])); t(lambda: v == [1, -2, 3]); t(lambda: v != a); t(lambda: v < v); t(lambda: hash(v)); t(lambda: a.append(1)); t(lambda: v[1]); v[1] = 7; t(lambda: a); t(lambda: memoryview(array.array('f', [1.5])) == memoryview(array.array('d', [1.5]))); t(lambda: memoryview(array.array('d', [float('nan')])) == memoryview(array.array('d', [float('nan')]))); t(lambda: memoryview(array.array('u', 'ab')).format if 0 else None); t(lambda: memoryview(array.array('w', 'ab')).tolist()); t(lambda: memoryview(array.array('w', 'ab')) == memoryview(array.array('w', 'ab'))); t(lambda: memoryview(array.array('w', 'ab'))[0])
v.release(); t(lambda: a.append(4) or a)
for n in ('format', 'itemsize', 'nbytes', 'ndim', 'obj', 'readonly', 'shape', 'strides', 'suboffsets', 'c_contiguous', 'f_contiguous', 'contiguous'):
    t(lambda: getattr(m, n) if n != 'obj' else None); t(lambda: getattr(v, n)); t(lambda: setattr(m, n, 1))
for f in (len, list, bytes, hash, lambda x: x[0], lambda x: x.tolist(), lambda x: x.tobytes(), lambda x: x == 1, lambda x: x.cast('B'), lambda x: x.hex(), lambda x: x.toreadonly(), lambda x: memoryview(x), lambda x: x.__enter__(), lambda x: x.__exit__(None, None, None), lambda x: x.count(1), lambda x: x.index(1)):
    t(lambda: f(v))
t(lambda: v.release()); t(lambda: memoryview()); t(lambda: memoryview(3)); t(lambda: memoryview('a')); t(lambda: memoryview(object=b'a').tolist()); t(lambda: memoryview(b'a', 1)); t(lambda: m.index(5)); t(lambda: m.index(5, 6)); t(lambda: m.index(99)); t(lambda: m.index(5, 0, 3)); t(lambda: m.index(5, -30, 30)); t(lambda: m.count(5)); t(lambda: m.count('a')); t(lambda: memoryview(b'aaa').count(97)); t(lambda: list(reversed(m[:3]))); t(lambda: 5 in m); t(lambda: m.__contains__); t(lambda: next(iter(m))); t(lambda: iter(m).__reduce__()); t(lambda: iter(m).__length_hint__()); t(lambda: m.hex(':')[:11]); t(lambda: m.hex(':', -2)[:11]); t(lambda: m.hex('ab')); t(lambda: m.hex('é')); t(lambda: m.hex(3)); t(lambda: memoryview._from_flags(b'abc', 0x11c).tolist()); t(lambda: memoryview._from_flags(b'abc', 1)); t(lambda: memoryview._from_flags(bytearray(b'abc'), 1).readonly); t(lambda: memoryview[int]); t(lambda: type('X', (memoryview,), {}))
ba = bytearray(b'abcdef')
with memoryview(ba) as x:
    y = x[1:3]
    t(lambda: ba.append(1)); t(lambda: x.release()); t(lambda: y.release())
t(lambda: x[0]); t(lambda: ba.append(1)); 
x = memoryview(ba); y = memoryview(x); t(lambda: x.release()); t(lambda: y.tolist()); t(lambda: ba.clear()); y.release(); t(lambda: ba.clear())
class Ex:
    def __buffer__(self, flags): print('flags', flags); return memoryview(b'exported')
    def __release_buffer__(self, view): print('released', bytes(view))
with memoryview(Ex()) as q: t(lambda: q[0]); t(lambda: bytes(q)); t(lambda: type(q.obj).__name__)
class Bad:
    def __buffer__(self, flags): return 3
class Bad2:
    def __buffer__(self, flags): raise KeyError('nb')
class Bad3: __buffer__ = None
for o in (Bad(), Bad2(), Bad3()): t(lambda: memoryview(o)); t(lambda: bytes(o))
