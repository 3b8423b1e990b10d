# library
# Streams on top of each other: text over bytes over raw, own raw classes, seeking in text, partial reads and writes, closing, newlines.
import io
class Slow(io.RawIOBase):
    def __init__(self, data, step=3): self.data, self.at, self.step, self.log = bytearray(data), 0, step, []
    def readable(self): return True
    def writable(self): return True
    def seekable(self): return True
    def readinto(self, b): n = min(len(b), self.step, len(self.data) - self.at); b[:n] = self.data[self.at:self.at + n]; self.at += n; self.log.append(n); return n
    def write(self, b): n = min(len(b), self.step); self.data[self.at:self.at + n] = b[:n]; self.at += n; return n
    def seek(self, p, w=0): self.at = p + (0, self.at, len(self.data))[w]; return self.at
    def tell(self): return self.at
    def truncate(self, n=None): del self.data[self.at if n is None else n:]; return len(self.data)
class NoneReader(Slow):
    def readinto(self, b): return None if len(self.log) % 2 else super().readinto(b)
s = Slow('grüße\r\nzweite Zeile\nletzte'.encode()); r = io.BufferedReader(s, 5)
print(r.peek(2)[:2], r.read(4), r.read1(10), r.readline(), r.tell(), s.log); r.seek(0); print(r.readlines(), r.read(), r.seek(-3, 2), r.read())
for newline in None, '', '\n', '\r', '\r\n':
    t = io.TextIOWrapper(io.BytesIO('a\nb\r\nc\rd'.encode()), 'utf-8', newline=newline); print(repr(newline), list(t), t.newlines, end=' '); w = io.TextIOWrapper(b := io.BytesIO(), 'utf-8', newline=newline); w.write('x\ny\r\n'); w.flush(); print(b.getvalue())
t = io.TextIOWrapper(io.BufferedRandom(Slow('aé€𝄞z\nend'.encode())), 'utf-8'); print(t.read(3)); p = t.tell(); print(p, t.read(2), t.seek(p), t.readline(), t.tell(), t.seek(0, 2), t.write('MORE'), t.seek(0), t.read())
w = io.BufferedWriter(s2 := Slow(b''), 8); print(w.write(b'0123456789'), bytes(s2.data), w.flush(), bytes(s2.data), w.tell(), w.seek(2), w.write(b'XX'), w.close(), bytes(s2.data), w.closed, s2.closed)
n = io.BufferedReader(NoneReader(b'abcdef')); print(n.read(4), n.read(), n.read1(), n.read(1))
rw = io.BufferedRandom(Slow(b'abcdefgh'), 4); print(rw.read(2), rw.write(b'ZZ'), rw.read(2), rw.seek(0), rw.read(), rw.truncate(3), rw.seek(0), rw.read())
st = io.StringIO('one\ntwo\n', newline=None); print(st.read(2), st.write('X'), st.getvalue(), st.seek(0), st.readlines(), st.truncate(2), st.getvalue(), st.tell(), io.StringIO('a\r\nb', newline='\r\n').read())
by = io.BytesIO(b'abc'); v = by.getbuffer(); v[0] = 90; print(by.getvalue(), by.read1(2), by.readinto(bytearray(5)), by.seek(10), by.write(b'!'), by.getvalue() if 0 else '') if 0 else print(by.getvalue(), by.read1(2)); v.release(); by.seek(6); by.write(b'!'); print(by.getvalue())
with io.open(io.BytesIO().fileno() if 0 else __file__, 'rb', buffering=0) as raw: print(type(raw).__name__, raw.read(9), raw.mode, raw.readall()[:0])
for bad in (lambda: r.write(b'x'), lambda: w.write(b'x'), lambda: t.write(b'x'), lambda: t.seek(1, 1), lambda: t.seek(-1), lambda: t.read('a'), lambda: st.write(5), lambda: st.seek(-1), lambda: st.seek(1, 1), lambda: by.write('x'), lambda: by.seek(-1), lambda: by.readinto(b'x'), lambda: io.TextIOWrapper(5), lambda: io.TextIOWrapper(io.BytesIO(), 'nope'), lambda: io.TextIOWrapper(io.BytesIO(), newline='x'), lambda: io.TextIOWrapper(io.BytesIO(), errors='zz').read(), lambda: io.BufferedReader(5), lambda: io.BufferedReader(io.BytesIO(), 0), lambda: io.BufferedWriter(io.BufferedReader(io.BytesIO())) and 0, lambda: open(__file__, 'q'), lambda: open(__file__, 'rb', encoding='a'), lambda: open(__file__, 'r', 0), lambda: open(__file__, 'rw'), lambda: open('/nope/x'), lambda: open(-1), lambda: open(''), lambda: open('a\0b'), lambda: open(1.5), lambda: io.StringIO(b'x'), lambda: io.StringIO(newline='q'), lambda: io.BytesIO('x'), lambda: t.detach().read(2) and t.read(), lambda: io.RawIOBase().read(), lambda: io.IOBase().fileno(), lambda: io.BufferedRWPair(io.BytesIO(), 5), lambda: io.TextIOBase().read(), lambda: io.UnsupportedOperation.__mro__[1:3]):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
