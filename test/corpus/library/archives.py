# library: zipfile, gzip, zlib, tarfile: members, modes, damaged files.
import zipfile, gzip, zlib, tarfile, io, struct
b = io.BytesIO()
with zipfile.ZipFile(b, 'w', zipfile.ZIP_DEFLATED, compresslevel=9) as z:
    z.writestr('a.txt', 'hello ' * 50); z.writestr(zipfile.ZipInfo('dir/ü.bin', (2001, 2, 3, 4, 5, 6)), bytes(range(256)), zipfile.ZIP_STORED); z.mkdir('empty')
    with z.open('stream', 'w') as f: f.write(b'one'); f.write(b'two')
    z.comment = b'note'
with zipfile.ZipFile(b) as z:
    print(z.namelist(), [(i.filename, i.file_size, i.compress_size, i.compress_type, hex(i.CRC), i.is_dir()) for i in z.infolist()], z.read('a.txt')[:12], z.testzip(), z.comment, z.getinfo('dir/ü.bin').date_time)
    with z.open('a.txt') as f: print(f.read(5), f.readline()[:5], f.seek(2), f.read(3), f.tell(), f.seekable())
    print(sorted(p.name for p in zipfile.Path(z).iterdir()), zipfile.Path(z, 'stream').read_text(), zipfile.Path(z, 'dir/').exists(), (zipfile.Path(z) / 'nope').exists())
data = b.getvalue()
for name, bad in (('cut', data[:50]), ('empty', b''), ('crc', data.replace(struct.pack('<L', zlib.crc32(b'onetwo')), b'abcd')), ('no zip', b'PK' * 50)):
    try:
        with zipfile.ZipFile(io.BytesIO(bad)) as z: print(name, z.read('stream'))
    except Exception as e: print(name, type(e).__name__, e)
with zipfile.ZipFile(io.BytesIO(data)) as z:
    for f in (lambda: z.read('nope'), lambda: z.open('a.txt', 'x'), lambda: z.writestr('q', 'r'), lambda: z.open('a.txt', pwd='text'), lambda: zipfile.ZipFile(io.BytesIO(), 'q'), lambda: zipfile.ZipFile(io.BytesIO(), 'w', 99)):
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
print(zipfile.is_zipfile(io.BytesIO(data)), zipfile.is_zipfile(io.BytesIO(b'no')))
a = io.BytesIO(data)
with zipfile.ZipFile(a, 'a') as z: z.writestr('later', b'!')
print(zipfile.ZipFile(a).namelist()[-1])
g = gzip.compress(b'text' * 100, mtime=0); print(len(g), g[:10], gzip.decompress(g)[:6], gzip.decompress(g + g) == b'text' * 200)
for bad in (g[:-4], b'xx' + g, g[:20], g[:-8] + b'\0' * 8, g + b'junk'):
    try: print(len(gzip.decompress(bad)))
    except Exception as e: print(type(e).__name__, e)
f = io.BytesIO()
with gzip.GzipFile('name', 'wb', 6, f, mtime=5) as z: z.write(b'line1\nline2\n')
f.seek(0)
with gzip.open(f, 'rt') as z: print(z.readlines())
c = zlib.compress(b'abc' * 100)
for f in (lambda: zlib.decompress(c[:-2]), lambda: zlib.decompress(b'x' + c), lambda: zlib.decompress(c[:-1] + b'\0'), lambda: zlib.decompress(b'\x78\x9c\x07'), lambda: zlib.decompress('x'), lambda: zlib.compress(b'', 99), lambda: zlib.decompressobj(99), lambda: zlib.decompress(c, 999), lambda: zlib.decompress(b'')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
d = zlib.decompressobj(); print(d.decompress(c + b'tail', 10), len(d.unconsumed_tail) > 0, d.eof, len(d.decompress(d.unconsumed_tail)), d.unused_data, d.eof, d.flush(), zlib.crc32(b'abc'), zlib.adler32(b'abc', 5), zlib.crc32(b'c', zlib.crc32(b'ab')) == zlib.crc32(b'abc'))
t = io.BytesIO()
with tarfile.open(fileobj=t, mode='w:gz') as z:
    for n, body in (('x/one', b'1' * 600), ('x/' + 'long' * 40, b'2')):
        i = tarfile.TarInfo(n); i.size = len(body); i.mtime = 7; z.addfile(i, io.BytesIO(body))
    i = tarfile.TarInfo('ln'); i.type = tarfile.SYMTYPE; i.linkname = 'x/one'; z.addfile(i)
t.seek(0)
with tarfile.open(fileobj=t) as z: print([n[:20] for n in z.getnames()], z.extractfile('x/one').read(5), z.getmember('ln').issym(), z.getmember('x/one').size, [m.isfile() for m in z])
for bad in (b'', b'junk' * 200, t.getvalue()[:40]):
    try: print(tarfile.open(fileobj=io.BytesIO(bad)).getnames())
    except Exception as e: print(type(e).__name__)
