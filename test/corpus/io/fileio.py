"""FileIO, BytesIO and the abstract bases."""
import _io, posix
def t(f, *a, **k):
    try:
        print("OK", repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)


P = '/tmp/pellucid-io-fileio'
f = _io.FileIO(P, 'w+')
print(f, f.fileno() > 2, f.write(b'hello\nworld\n'), f.tell(), f.seek(0), f.read(3), f.readline(), f.readall(), f.mode, f.closefd)
f.seek(0)
print(list(f))
f.close()
print(f, f.closed)
t(f.read); t(_io.FileIO, '/nonexist'); t(_io.FileIO, '/tmp'); t(_io.FileIO, P, 'q'); t(_io.FileIO, P, 'rw')
t(_io.FileIO, -1); t(_io.FileIO, 1.5); t(_io.FileIO, P, 'r', closefd=False); t(_io.FileIO, 'a\0b'); t(_io.FileIO)
t(_io.FileIO, P, 'x'); t(_io.FileIO, P, 5); t(_io.FileIO, P, 'r', opener=lambda p, f: -5); t(_io.FileIO, P, nope=1)
with _io.FileIO(P) as g:
    t(g.write, b'x'); t(g.truncate)
    print(g.name, g.readable(), g.writable(), g.seekable(), g.isatty(), g.read(100))
    t(g.seek, -1); t(g.seek, 1.5); t(g.seek, 0, 9); t(g.read, 'a')
t(g.fileno); t(g.__enter__); t(g.seekable)
a = _io.FileIO(P, 'a')
print(a.tell(), a.write(b'more'), a.tell(), a.mode, a.truncate(4), posix.stat(P).st_size)
a.close()
x = _io.FileIO(posix.open(P, posix.O_RDWR), 'r+')
print(x.read(), x.mode, type(x.name)); x.close()
t(f.__reduce__); t(f.__reduce_ex__, 2)
b = _io.BytesIO(b'abc\ndef')
print(b.read(2), b.readline(), b.readlines(), b.getvalue(), b.seek(0, 2), b.write(b'XYZ'), b.getvalue(), b.tell())
b.seek(20); b.write(b'!'); print(b.getvalue())
print(b.truncate(3), b.getvalue(), b.closed)
t(b.seek, -1); t(b.seek, 1, 5); t(b.read, 'a'); t(b.write, 'a'); t(b.__setstate__, 1); t(b.truncate, -1); t(_io.BytesIO, 'a'); t(_io.BytesIO, 1, 2)
print(b.__getstate__()); b.__setstate__((b'new', 1, {'k': 1})); print(b.read(), b.k, b.getvalue())
b.writelines([b'1', b'2']); print(b.getvalue(), b.readable(), b.writable(), b.seekable(), b.isatty(), b.flush())
b.close(); t(b.read); t(b.getvalue); t(b.write, b''); t(next, b); t(b.readable)
print(_io.UnsupportedOperation.__mro__); print(_io.FileIO.__mro__, _io.BytesIO.__mro__)
class R(_io._RawIOBase):
    def readable(self): return True
    def close(self):
        print('closing')
        super().close()
r = R()
print(r.closed, r.readable(), r.seekable(), r.writable()); t(r.seek, 0); t(r.fileno); t(r.truncate); t(r.read1) if hasattr(r, 'read1') else None
t(r._checkReadable); t(r._checkWritable); t(r._checkSeekable); t(r._checkClosed); t(r.readinto, b''); t(r.write, b'')
del r
class W(_io._IOBase):
    def __init__(self): self.out = []
    def write(self, x): self.out.append(x)
w = W(); w.writelines(['a', 'b']); print(w.out); w.close(); t(w.writelines, []); t(w.flush); t(iter, w); t(w.__enter__); print(w.closed)
t(_io._TextIOBase().read); t(_io._BufferedIOBase().detach); t(_io._TextIOBase().write, ''); print(_io._TextIOBase().encoding)
sub = type('Sub', (_io.BytesIO,), {})(b'x'); sub.attr = 1; print(sub.attr, sub.read(), sub.__dict__)
posix.remove(P)
