"""Streams over raw streams of the program: readinto, write, views of memory."""
import _io

def t(f, *a, **k):
    try:
        print("OK", repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)

class Raw(_io._RawIOBase):
    def __init__(s, d, step=3): s.d = d; s.o = []; s.step = step
    def readable(s): return True
    def writable(s): return True
    def readinto(s, b):
        n = min(len(b), s.step, len(s.d)); b[:n] = s.d[:n]; s.d = s.d[n:]; return n
    def write(s, b): s.o.append(bytes(b)); return len(b)
p = _io.BufferedRWPair(Raw(b'abc\ndefgh'), Raw(b''))
for f in (lambda: p.read(2), lambda: p.readline(), lambda: p.write(b'xyz'), lambda: p.peek(1), lambda: p.flush(), lambda: p.read(), lambda: p.closed, lambda: p.isatty(), lambda: p.readable(), lambda: p.close(), lambda: p.closed): t(f)
t(lambda: Raw(b'12345').read(2)); t(lambda: Raw(b'12345\n67').readline()); t(lambda: list(Raw(b'a\nb\n'))); t(lambda: Raw(b'abcdefgh').readall()); t(lambda: Raw(b'abc').readlines()); t(lambda: Raw(b'abc').read())
r = _io.BufferedReader(Raw(b'line one\nline two\nlast'), 8); print(r.readline(), r.read1(100), r.peek(), r.read(3), list(r), r.read())
b = bytearray(5); r = _io.BufferedReader(Raw(b'0123456789', 4), 8); print(r.readinto(b), b, r.readinto1(b), b, r.readinto(memoryview(b)[1:3]), b); t(r.readinto, b'xx'); t(r.readinto, 'x')
w = _io.BufferedWriter(Raw(b''), 4); print(w.write(b'ab'), w.raw.o, w.write(memoryview(b'cdefgh')), w.raw.o, w.write(bytearray(b'z')), w.flush(), w.raw.o); t(w.write, 'x')
class Bad(Raw):
    def readinto(s, b): return s.d
    def write(s, b): return s.d
for d in (None, 'x', 2.5): t(_io.BufferedReader(Bad(d)).read, 3); t(_io.BufferedReader(Bad(d)).read1, 3); t(_io.BufferedReader(Bad(d)).peek); w = _io.BufferedWriter(Bad(d)); w.write(b'abc'); t(w.flush); w.raw.d = 3; t(w.flush); t(Bad(d).read, 5)
x = _io.BytesIO(b'hello'); v = x.getbuffer(); v[0] = 72; print(x.getvalue(), len(v), v.readonly); t(x.write, b'123456789'); t(x.close); t(x.truncate, 1); t(x.__setstate__, (b'', 0, None)); v.release(); print(x.write(b'J'), x.getvalue(), x.readinto(b), b, x.readinto1(b) if hasattr(x, 'readinto1') else 0); x.close()
class ReadOnly(_io._BufferedIOBase):
    def read(s, n=-1): return b'abcdefgh'[:n]
    def read1(s, n=-1): return b'xy'
b = bytearray(4); print(ReadOnly().readinto(b), b, ReadOnly().readinto1(b), b)
class TooMuch(ReadOnly):
    def read(s, n=-1): return b'abcdefgh'
t(TooMuch().readinto, b)
t(_io.TextIOWrapper(_io.BufferedReader(Raw('äöü€\r\nxy\rz'.encode(), 1)), encoding='utf-8').readlines)
t(_io.TextIOWrapper(_io.BufferedReader(Raw('äöü€\r\nxy\rz'.encode(), 2)), encoding='utf-8', newline='').readlines)
t(_io.TextIOWrapper(Raw(b'abc')).read)
class Str(Raw):
    def read(s, n=-1): return 'text'
t(_io.TextIOWrapper(Str(b'')).read, 1)
t(_io.FileIO(0, closefd=False).readinto, b'')
