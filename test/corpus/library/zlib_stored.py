# library: level 0, whose blocks end where zlib's output buffer does.
import zlib, hashlib
def h(b): return len(b), hashlib.md5(b).hexdigest()[:10]
import random
R = random.Random(5)
data = bytes(R.randrange(256) for _ in range(300000))
for n in (0, 1, 100, 32757, 32758, 32759, 32760, 32761, 32762, 32763, 32764, 32765, 32766, 32767, 32768, 32769, 65520, 65530, 65531, 65535, 65536, 65537, 98300, 98304, 98310, 131000, 200000, 300000):
    for w in (15, -9, 31):
        b = zlib.compress(data[:n], 0, w)
        assert zlib.decompress(b, w) == data[:n]
        print(n, w, h(b))
for mem in (1, 8, 9):
    for w in (15, -9, 25):
        for seed in range(2):
            r = random.Random(seed)
            c = zlib.compressobj(0, 8, w, mem)
            out = []; at = 0
            while at < 250000:
                n = r.choice((0, 1, 10, 500, 5000, 30000, 32768, 65536, 100000))
                out.append(c.compress(data[at:at + n])); at += n
                if r.random() < .3: out.append(c.flush(r.choice((1, 2, 3, 5))))
                if r.random() < .1: out.append(c.flush(2)); out.append(c.flush(2))
                if r.random() < .1: c = c.copy()
            out.append(c.flush())
            print(mem, w, seed, [len(x) for x in out], h(b''.join(out)))
            assert zlib.decompress(b''.join(out), w) == data[:at]
c = zlib.compressobj(0, zdict=b'hello there' * 4000); print(h(c.compress(data[:70000]) + c.flush()))
c = zlib.compressobj(0, wbits=-12, zdict=b'hello there' * 4000); print(h(c.compress(data[:70000]) + c.flush(3) + c.compress(data) + c.flush()))
