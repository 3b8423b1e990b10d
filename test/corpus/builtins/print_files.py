import sys


class File:
    def __init__(self):
        self.parts = []

    def write(self, s):
        self.parts.append(s)

    def flush(self):
        self.parts.append('FLUSH')


f = File()
print('a', 1, None, sep='-', end='!', file=f, flush=True)
print(file=f)
print('', '', file=f, sep=None, end=None)
print(f.parts)


class NoFlush:
    def write(self, s):
        pass


class Bad:
    def write(self, s):
        raise ValueError(s)


class NotFile:
    pass


class BadStr:
    def __str__(self):
        raise KeyError('str')


for args, kw in (((1,), {'file': NoFlush(), 'flush': True}), ((1,), {'file': Bad()}), ((1,), {'file': NotFile()}), ((BadStr(),), {}), ((1,), {'sep': b''}), ((1,), {'flush': BadStr()})):
    try:
        print(*args, **kw)
    except Exception as e:
        sys.stdout.write(f'{type(e).__name__}: {e}\n')
print(1, 2, 3, sep='')
print(*'abc', sep='\n')
print('é', '日本', '🎉', '\x00', '\t', repr('\ud800'))
try:
    print('\ud800')
except UnicodeEncodeError as e:
    print(e)
print('to stderr', file=sys.stderr)
print('\ud800', file=sys.stderr)
sys.stderr.write('written\n')
old = sys.stdout
sys.stdout = f = File()
print('hidden')
sys.stdout = None
print('nowhere')
sys.stdout = old
print(f.parts)
del sys.stdout
try:
    print('x')
except RuntimeError as e:
    sys.stdout = old
    print(e)
print(sys.stdout.write('abc\n'), sys.stdout.flush(), sys.stdout.writable(), sys.stdout.readable())
print(sys.stdout.encoding, sys.stderr.errors, sys.stdout.name, sys.stderr.name, sys.stdin.name, sys.stdout.mode, sys.stdin.mode)
print(sys.stdout.fileno(), sys.stdout.closed, sys.stdout.isatty())
for bad in (5, b'x', None):
    try:
        sys.stdout.write(bad)
    except TypeError as e:
        print(e)
sys.stdout.writelines(['a', 'b\n'])
print(len('x' * 20000) and 'x' * 20000)
