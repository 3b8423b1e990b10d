# library
# A .pyc cut off at each byte, each byte of its header changed, each byte of its code object changed: what importing and
# unmarshalling say. Nothing may end the process.
import importlib.machinery
import importlib.util
import marshal
import os
import py_compile
import sys
import tempfile
import zlib

root = tempfile.mkdtemp()
source = os.path.join(root, 'small.py')
with open(source, 'w') as f:
    f.write('v = [1, "two", 3.0, (4, b"5"), None, 6j, {7}]\ndef f(x, *, y=1): return x + y\n')
os.utime(source, (10**9, 10**9))
cache = py_compile.compile(source, doraise=True)
with open(cache, 'rb') as f:
    good = f.read()


def attempt(data, name='small', path=cache):
    with open(path, 'wb') as f:
        f.write(data)
    importlib.invalidate_caches()
    sys.modules.pop(name, None)
    try:
        return str(__import__(name).v)
    except Exception as e:
        return f'{type(e).__name__}: {e}'.replace(root, 'ROOT')


def runs(outcomes):
    """Equal outcomes in a row as one line."""
    last, start = None, 0
    for i, outcome in enumerate([*outcomes, None]):
        if outcome != last:
            if i:
                print(f'  {start}..{i - 1}: {last}')
            last, start = outcome, i


sys.path.insert(0, root)
print(len(good), attempt(good))
print('cut off, with a source:')
runs(attempt(good[:n]) for n in range(len(good)))
print('header, with a source:')
for i in range(16):
    print(' ', i, [attempt(good[:i] + bytes([good[i] ^ bit]) + good[i + 1 :]) for bit in (1, 2, 4, 128)])
os.remove(source)
bare = os.path.join(root, 'bare.pyc')
print('cut off, without one:')
runs(attempt(good[:n], 'bare', bare) for n in range(len(good)))
print('header, without one:')
for i in range(16):
    print(' ', i, [attempt(good[:i] + bytes([good[i] ^ bit]) + good[i + 1 :], 'bare', bare) for bit in (1, 2, 4, 128)])


def unmarshal(data):
    try:
        value = marshal.loads(data)
        return type(value).__name__
    except Exception as e:
        return f'{type(e).__name__}: {e}'


code = good[16:]
values = [3, 2.5, 'text', 'ünï', b'bytes', (1, (2,)), [3], {4: 5}, {6}, frozenset({7}), 1 << 100, -(1 << 40), 8j, None, True, ..., StopIteration, slice(1, 2) if sys.version_info >= (3, 14) else 0]
data = marshal.dumps(values)
print('values cut off:')
runs(unmarshal(data[:n]) for n in range(len(data)))
print('values, each byte changed:')
for i in range(len(data)):
    if data[i]:  # not the upper bytes of sizes: that is only much memory
        print(' ', i, *sorted({unmarshal(data[:i] + bytes([data[i] ^ bit]) + data[i + 1 :]) for bit in (1, 4, 32, 128)}), sep=' | ')
