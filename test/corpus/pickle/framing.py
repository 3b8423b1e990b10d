# library
# Frames, what goes to a file in which pieces, and how an unpickler reads files of all kinds.
import _pickle
import io


class Pieces:
    def __init__(self):
        self.pieces = []

    def write(self, data):
        self.pieces.append(bytes(data))
        return len(data)


def pieces(value, protocol):
    f = Pieces()
    _pickle.Pickler(f, protocol).dump(value)
    print(protocol, [(len(p), p[:12], p[-3:]) for p in f.pieces])
    whole = b''.join(f.pieces)
    assert _pickle.loads(whole) == value
    d = _pickle.dumps(value, protocol)
    print('   dumps', len(d), d == whole, d.count(b'\x95'))


for protocol in (0, 2, 3, 4, 5):
    pieces('x' * 65535, protocol)
    pieces('x' * 65536, protocol)
    pieces(['a', b'y' * 70000, 'b', '\ud800' + 'z' * 66000, 'c'], protocol)
    pieces([bytearray(b'q' * 66000), bytearray(b'r' * 10)], protocol)
    pieces([str(i) * 10 for i in range(5000)], protocol)
pieces(None, 4)
pieces(1, 4)
pieces([], 4)
pieces(1000, 4)

data = [1, 'two', b'three' * 3, 4.5, ('x' * 300, b'y' * 70000), bytearray(b'z' * 100), 10**40]


class ReadOnly:
    """read and readline, nothing else."""

    def __init__(self, data, log=False):
        self.f = io.BytesIO(data)
        self.log = log

    def read(self, n):
        if self.log:
            print('  read', n)
        return self.f.read(n)

    def readline(self):
        if self.log:
            print('  readline')
        return self.f.readline()


class WithInto(ReadOnly):
    def readinto(self, b):
        if self.log:
            print('  readinto', len(b), type(b).__name__)
        return self.f.readinto(b)


class WithPeek(WithInto):
    def peek(self, n):
        at = self.f.tell()
        r = self.f.read(n)
        self.f.seek(at)
        if self.log:
            print('  peek', n, len(r))
        return r


class BadPeek(ReadOnly):
    def peek(self, n):
        raise NotImplementedError


for cls in (ReadOnly, WithInto, WithPeek, BadPeek, io.BytesIO):
    for protocol in range(6):
        a = _pickle.dumps(data, protocol)
        b = _pickle.dumps('second', protocol)
        f = cls(a + b + b'rest')
        u = _pickle.Unpickler(f)
        assert u.load() == data
        rest = u.load()
        print(cls.__name__, protocol, rest, (f if cls is io.BytesIO else f.f).read())
for cls in (ReadOnly, WithInto, WithPeek):
    for protocol in (0, 2, 4):
        print(cls.__name__, protocol)
        print(_pickle.load(cls(_pickle.dumps(['ab', 1, b'xyz'], protocol), True)))
b = io.BufferedReader(io.BytesIO(_pickle.dumps(data) * 3 + b'tail'))
u = _pickle.Unpickler(b)
print([u.load() == data for _ in range(3)], b.read())

print('-- files that misbehave')


class Bad:
    def __init__(self, read=None, readline=b'', into=None, peek=None):
        self.r, self.l = read, readline
        if into is not None:
            self.readinto = lambda b: into
        if peek is not None:
            self.peek = lambda n: peek

    def read(self, n):
        return self.r.pop(0) if isinstance(self.r, list) else self.r

    def readline(self):
        return self.l


for f in (Bad(None), Bad('x'), Bad(b''), Bad([b'I'], None), Bad([b'I'], b'1'), Bad([b'I'], '1\n'), Bad([b'I', b'.'], b'1\n'),
          Bad([b'C', b'\5', b'ab']), Bad([b'C', b'\5', 'abcde']), Bad([b'C', b'\5', b'abcde', b'.']),
          Bad([b'C', b'\5'], into=-1), Bad([b'C', b'\5'], into='x'), Bad([b'C', b'\5'], into=3)):
    try:
        print(_pickle.load(f))
    except Exception as e:
        print(type(e).__name__, e)


class Full:
    def write(self, data):
        raise OSError('disk full')


class Odd:
    write = 5


for f in (Full(), Odd()):
    try:
        _pickle.Pickler(f).dump([1])
    except Exception as e:
        print(type(e).__name__, e)
    try:
        _pickle.dump(b'x' * 70000, f)
    except Exception as e:
        print(type(e).__name__, e)
