"""Streams that nobody closed, streams in cycles, and streams that fail."""
import _io, posix, sys, gc
def t(f, *a, **k):
    try:
        print("OK", repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)


P = '/tmp/pellucid-io-ends'
f = open(P, 'w'); f.write('lost and found'); del f
print(open(P).read())
def cycle():
    f = open(P, 'w'); f.me = f; f.write('in a cycle')
cycle(); gc.collect(); print(open(P).read())
class Noisy(_io.FileIO):
    def close(self):
        print('close', self.closed)
        super().close()
n = Noisy(P); del n
class Fails(_io.FileIO):
    def close(self): raise RuntimeError('no')
f = Fails(P); t(f.close); fd = f.fileno(); del f; posix.close(fd)
class Text(_io.TextIOWrapper):
    def write(self, s): return super().write(s.upper())
w = Text(_io.BytesIO()); print('hello', file=w); w.flush(); print(w.buffer.getvalue(), w.closed)
old = sys.stdout; sys.stdout = s = _io.StringIO(); print('inside'); sys.stdout = old; print(repr(s.getvalue()))
sys.stdout.write('no newline'); sys.stdout.flush(); print(); print(sys.stdout.name, sys.stdin.name, sys.stderr.name, sys.stdout.mode, sys.stderr.errors, sys.stdout.encoding, sys.stderr.line_buffering, sys.stdout.newlines, sys.stdout.buffer.raw.closefd)
print(type(sys.stdout.buffer), sys.stdin.read(), sys.stdin.read(), sys.stdin.readline(), sys.stdout.fileno(), sys.stdin.fileno())
t(sys.stdin.write, 'x'); t(sys.stdout.read); t(print, 1, file=1); t(print, 'x', file=None)
fd = posix.open(P, posix.O_WRONLY | posix.O_TRUNC); saved = posix.dup(1); sys.stdout.flush(); posix.dup2(fd, 1); print('into the file', flush=True); posix.dup2(saved, 1); posix.close(saved); posix.close(fd); print(open(P).read())
with open(P, 'wb') as f: f.write(bytes(range(256)))
with open(P, encoding='latin-1', newline='') as f: print(f.read() == ''.join(map(chr, range(256))))
with open(P, encoding='utf-8') as f: t(f.read)
with open(P, encoding='utf-8', errors='surrogateescape', newline='') as f: print(f.read().encode('utf-8', 'surrogateescape') == bytes(range(256)))
with open(P, encoding='ascii', errors='replace') as f: print(len(f.read()), f.newlines)
with open(P, 'w', encoding='utf-8') as f:
    for i in range(3000): f.write(f'{i} äöü€😀\n')
with open(P, encoding='utf-8') as f:
    places = []
    while line := f.readline(): places.append((f.tell(), line[:5]))
    print(len(places), places[0], places[1], places[2999])
    for i in (2998, 0, 1500, 7): f.seek(places[i][0]); print(repr(f.readline()), repr(f.read(4)), f.tell() > 0)
    f.seek(0); print(sum(len(l) for l in f)); f.seek(4); print(repr(f.read(3)))
with open(P, 'r+', encoding='utf-8') as f: f.seek(0, 2); f.write('end'); f.seek(0); print(f.readline(), end=''); print(f.read()[-8:])
posix.remove(P)
with open(P, 'x') as f: f.write('a' * 20000)
print(posix.stat(P).st_size); t(open, P, 'x'); t(open, P, 'r', 0); t(open, P, mode='w+r'); print(open(P, 'rb', 0).read(5), open(P, 'rb', 10).peek()[:3])
posix.remove(P)
print('unflushed at the end', end='')
