# Compressed data that are damaged, in pieces of any size; binascii's codes; archives.
import binascii
import bz2
import io
import tarfile
import zipfile
import zlib
import gzip

TEXT = bytes(range(256)) * 4 + b'abcabcabc' * 300 + b'\0' * 2000


def zipped():
    f = io.BytesIO()
    with zipfile.ZipFile(f, 'w', zipfile.ZIP_DEFLATED) as z:
        z.writestr('a.txt', TEXT)
        z.writestr('d/b', b'xyz', zipfile.ZIP_STORED)
    return f.getvalue()


def tarred():
    f = io.BytesIO()
    with tarfile.open(fileobj=f, mode='w:gz') as t:
        info = tarfile.TarInfo('name')
        info.size = 5
        t.addfile(info, io.BytesIO(b'hello'))
    return f.getvalue()


SAMPLES = [zlib.compress(TEXT, 1), zlib.compress(TEXT, 9), zlib.compress(b''), bz2.compress(TEXT, 1), bz2.compress(b'a' * 5000), bz2.compress(b''), gzip.compress(TEXT, mtime=0), zipped(), tarred(),
           zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_FIXED).compress(TEXT) or b'x']


def case(rng):
    data = mutate(rng, rng.choice(SAMPLES), SAMPLES)
    kind = rng.randrange(8)
    if kind == 0:
        zlib.decompress(data, rng.choice((15, -15, 31, 47)), rng.choice((0, 1, 100, 2**20)))
    elif kind == 1:
        d = zlib.decompressobj(rng.choice((15, -15, 31, 47)), zdict=rng.choice((b'', b'abcabc')))
        while data:
            n = rng.choice((1, 7, 100, 10000))
            d.decompress(data[:n], rng.choice((0, 1, 50)))
            data = data[n:] + (d.unconsumed_tail if rng.randrange(3) == 0 else b'')
            if rng.randrange(9) == 0:
                d = d.copy()
        d.flush(rng.choice((1, 100)))
    elif kind == 2:
        bz2.decompress(data)
    elif kind == 3:
        d = bz2.BZ2Decompressor()
        while data:
            n = rng.choice((1, 7, 100, 10000))
            d.decompress(data[:n], rng.choice((-1, 0, 1, 500)))
            data = data[n:]
    elif kind == 4:
        with zipfile.ZipFile(io.BytesIO(data)) as z:
            for name in z.namelist():
                z.read(name)
    elif kind == 5:
        with tarfile.open(fileobj=io.BytesIO(data)) as t:
            for m in t:
                f = t.extractfile(m)
                f and f.read()
    elif kind == 6:
        gzip.decompress(data)
    else:
        for f in (binascii.a2b_base64, binascii.a2b_uu, binascii.a2b_qp, binascii.a2b_hex):
            try:
                f(data)
            except ValueError:
                pass


run(case)
