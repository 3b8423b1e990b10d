# library
# bzip2: the very bytes of streams of all kinds of data, and reading them in pieces, damaged and concatenated.
import _bz2
import bz2
import random
import sys
import zlib

r = random.Random(5)
words = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta']


def compress(data, level=9, piece=None):
    c = _bz2.BZ2Compressor(level)
    if piece is None:
        return c.compress(data) + c.flush()
    return b''.join(c.compress(data[i:i + piece]) for i in range(0, len(data), piece)) + c.flush()


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


text = ' '.join(r.choice(words) + str(r.randrange(50)) for _ in range(3000)).encode()
cases = [b'', b'a', b'ab', b'a' * 3, b'a' * 4, b'a' * 5, b'a' * 255, b'a' * 256, b'a' * 259, b'a' * 260, b'a' * 100000, b'abab' * 100, b'abc' * 5000,
         b'xy' * 20000, bytes(range(256)), bytes(range(255, -1, -1)) * 3, text, text[:50], text[:200], text[:600], text[:1300], text[:2600], r.randbytes(3000),
         b''.join(bytes([i]) * (i + 1) for i in range(256)), b'banana', bytes(1) + b'a' * 300 + bytes(300), (text * 7)[:130000], b'aaaab' * 24000]
for data in cases:
    line = [len(data)]
    for level in (1, 9):
        stream = compress(data, level)
        line += [len(stream), zlib.crc32(stream)]
        assert _bz2.BZ2Decompressor().decompress(stream) == data
        if len(data) < 5000:
            assert compress(data, level, 7) == stream
    print(*line, compress(data) if len(data) < 40 else '')
stream = compress((text * 7)[:130000], 1)
assert compress((text * 7)[:130000], 1, 1000) == stream

print('-- in pieces')
for piece in (1, 7, 1000, 50000):
    d = _bz2.BZ2Decompressor()
    out = b''
    states = []
    for i in range(0, len(stream), piece):
        out += d.decompress(stream[i:i + piece])
        state = (d.eof, d.needs_input)
        if state not in states:
            states.append(state)
    print(piece, len(out), zlib.crc32(out), states, d.unused_data)
d = _bz2.BZ2Decompressor()
out = d.decompress(stream + b'rest', max_length=10)
print(out, d.eof, d.needs_input)
n = 0
while not d.eof:
    n += 1
    out += d.decompress(b'', max_length=9999)
    if n < 4:
        print(len(out), d.eof, d.needs_input)
print(n, len(out), d.unused_data, d.needs_input, zlib.crc32(out))
attempt(lambda: d.decompress(b''))
d = _bz2.BZ2Decompressor()
print(d.decompress(stream[:100], 0), d.needs_input, d.decompress(stream[100:], 0), d.needs_input, len(d.decompress(b'', -1)))

print('-- damaged')
small = compress(text[:300])
for i in list(range(0, 24)) + list(range(24, len(small), 9)):
    for flip in (1, 0x40):
        bad = bytearray(small)
        bad[i] ^= flip
        try:
            d = _bz2.BZ2Decompressor()
            print(i, flip, len(d.decompress(bad)), d.eof, d.needs_input)
        except OSError as e:
            print(i, flip, e)
for bad in (b'B', b'BZ', b'BZh', b'BX', b'BZx', b'BZh0', b'BZh:', b'BZh1', b'BZh11', b'BZh91A', b'BZh91B', b'BZh9\x17rE8P\x90', b'BZh9\x17rE8P\x90\0\0\0\1'):
    attempt(lambda: _bz2.BZ2Decompressor().decompress(bad))

print('-- arguments')
C, D = _bz2.BZ2Compressor, _bz2.BZ2Decompressor
for f in (lambda: C(0), lambda: C(10), lambda: C('x'), lambda: C(1, 2), lambda: C(compresslevel=1), lambda: D(1), lambda: D(x=1), lambda: C().compress(), lambda: C().compress('a'),
          lambda: D().decompress(), lambda: D().decompress('x'), lambda: D().decompress(b'', max_length='x'), lambda: D().decompress(b'', 1, 2), lambda: D().decompress(data=b'', max_length=5),
          lambda: C(True).compress(b'x'), lambda: C().__reduce__(), lambda: D().__reduce__(), lambda: setattr(D(), 'eof', 1)):
    attempt(f)
c = C()
print(c.flush())
attempt(c.flush)
attempt(lambda: c.compress(b'x'))
print([t.__doc__ for t in (C, D)], C.compress.__doc__, C.flush.__doc__, D.decompress.__doc__)
print(sys.getsizeof(C()), sys.getsizeof(D()), C.__flags__, D.__flags__, C.__basicsize__, D.__basicsize__)

print('-- the module bz2')
two = bz2.compress(b'one ') + bz2.compress(b'two')
print(bz2.decompress(two), bz2.decompress(two + b'trailing'))
attempt(lambda: bz2.decompress(two[:-3]))
attempt(lambda: bz2.decompress(b'no'))
