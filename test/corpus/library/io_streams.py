# library: io: text layers, newlines, encodings and their errors on any stream, half-read files, closed streams.
import io, os, tempfile, codecs, sys
d = tempfile.mkdtemp(); path = os.path.join(d, 'f')
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, str(e).replace(d, 'D'))
open(path, 'wb').write(b'a\r\nb\rc\nd\xe9\xff')
for nl in (None, '', '\n', '\r', '\r\n'):
    with open(path, newline=nl, encoding='latin-1') as f: print(nl, f.readlines(), f.newlines)
for enc, err in (('utf-8', 'strict'), ('utf-8', 'replace'), ('utf-8', 'surrogateescape'), ('ascii', 'backslashreplace'), ('ascii', 'ignore'), ('cp1252', 'strict'), ('utf-16', 'strict'), ('nope', 'strict'), ('utf-8', 'nope'), ('utf-8-sig', 'strict'), ('utf-32', 'replace'), ('idna', 'strict'), ('rot13', 'strict')): t(lambda: (enc, err, open(path, encoding=enc, errors=err).read()))
for enc in ('ascii', 'latin-1', 'utf-8', 'utf-16', 'utf-16-be', 'utf-7', 'cp437', 'koi8-r', 'punycode', 'unicode_escape', 'raw_unicode_escape', 'utf-8-sig', 'mac-roman'): t(lambda: (enc, 'aé€'.encode(enc)))
for err in ('strict', 'ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'namereplace', 'surrogateescape', 'surrogatepass'): t(lambda: (err, 'aé\ud800€'.encode('latin-1', err)))
with open(path, 'w+', encoding='utf-8', newline='\r\n') as f: print(f.write('é\nx\n'), f.tell(), f.seek(0), f.readline(), f.tell(), f.read(), f.seek(0, 2), f.truncate(3), f.encoding, f.errors, f.mode, f.line_buffering, f.isatty())
print(open(path, 'rb').read()); f = open(path, 'r+b', buffering=0); print(f.read(1), f.readinto(bytearray(5)), f.seek(-1, 1), f.write(b'Z'), f.tell(), f.closed, type(f).__name__, type(f).__mro__[1].__name__); f.close()
for g in (lambda: f.read(), lambda: f.fileno(), lambda: open(path, 'q'), lambda: open(path, 'rw'), lambda: open(path, 'rb', encoding='utf-8'), lambda: open(path, 'r', buffering=0), lambda: open(path, 'rb', newline=''), lambda: open(path, newline='x'), lambda: open(d), lambda: open(os.path.join(d, 'no/such')), lambda: open(path, 'x'), lambda: open(-1), lambda: open(path).write('x'), lambda: open(path, 'a').read(), lambda: open(5.5), lambda: open(path + '\0'), lambda: open(path).seek(1, 1), lambda: open(path, 'rb').seek(-1), lambda: io.TextIOWrapper(5), lambda: io.StringIO(b'x'), lambda: io.BytesIO('x'), lambda: io.BufferedReader(io.BytesIO(), 0), lambda: open(path, 'wb').write('s'), lambda: open(path, 'w').write(b's')): t(g)
b = io.BytesIO(b'one\ntwo\nthree'); v = b.getbuffer(); print(b.readline(), b.readlines(), b.seek(1), b.read1(2), b.getvalue()[:3], v[:3].tobytes()); t(lambda: b.write(b'x' * 50)); v.release(); print(b.truncate(4), b.seek(6), b.write(b'!'), b.getvalue())
s = io.StringIO('a\nb\r\nc', newline=None); print(s.readlines(), s.newlines, s.seek(0), s.read(2), s.write('ZZZZZZ'), s.getvalue(), s.tell())
r = io.BufferedReader(io.BytesIO(b'0123456789'), 4); print(r.peek(2)[:2], r.read(3), r.peek(), r.read1(9), r.readinto(x := bytearray(3)), x, r.tell(), r.seek(-2, 2), r.read()); w = io.BufferedWriter(raw := io.BytesIO(), 4); print(w.write(b'ab'), raw.getvalue(), w.write(b'cdefg'), w.flush(), raw.getvalue()); w.detach(); t(lambda: w.write(b'x'))
rw = io.BufferedRandom(io.BytesIO(b'abcdef')); print(rw.read(2), rw.write(b'XY'), rw.seek(0), rw.read()); pair = io.BufferedRWPair(io.BytesIO(b'in'), o := io.BytesIO()); print(pair.read(), pair.write(b'out'), pair.flush(), o.getvalue())
class Raw(io.RawIOBase):
    def __init__(s): s.n = 0
    def readable(s): return True
    def readinto(s, b): s.n += 1; b[:1] = b'x'; return None if s.n == 2 else (1 if s.n < 5 else 0)
print(Raw().read(3), Raw().readall(), io.BufferedReader(Raw()).read()); w = io.TextIOWrapper(io.BytesIO(b'\xc3'), encoding='utf-8'); t(w.read); w = io.TextIOWrapper(io.BytesIO(), encoding='ascii', errors='strict', write_through=True); t(lambda: w.write('é')); w.reconfigure(errors='replace'); print(w.write('é'), w.buffer.getvalue(), w)
i = codecs.getincrementaldecoder('utf-8')(); print(i.decode(b'\xe2\x82'), i.decode(b'\xac'), i.getstate()); t(lambda: i.decode(b'\xe2', True)); n = io.IncrementalNewlineDecoder(None, True); print(repr(n.decode('a\r') + n.decode('\nb\r', True)), n.newlines, codecs.BOM_UTF8, codecs.lookup('UTF8').name, codecs.encode('abc', 'rot13'), codecs.decode(b'YQ==\n', 'base64'), codecs.encode(b'ab', 'hex')); t(lambda: codecs.lookup('nope')); t(lambda: 'x'.encode('hex')); t(lambda: codecs.decode(b'\xff', 'utf-8')); print(sys.stdout.encoding)
import shutil; shutil.rmtree(d)
