# library
# The very bytes of pickles of built-in values, at every protocol, and what they come back as.
import _pickle
import pickle
from decimal import Decimal


def show(name, value):
    print('--', name)
    last = None
    for protocol in range(6):
        data = _pickle.dumps(value, protocol)
        shown = repr(data) if len(data) < 300 else (len(data), hash(data) & 0xFFFF if False else sum(data), data[:40], data[-20:])
        if shown != last:
            print(protocol, shown)
        last = shown
        back = _pickle.loads(data)
        if not (back == value or back != back):
            print('   differs', back)
        if type(back) is not type(value):
            print('   type', type(back))


show('None', None)
show('bools', (True, False))
for n in (0, 1, -1, 127, 255, 256, 65535, 65536, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**63, -2**63, 10**30, -(10**30),
          1 << 2039, -(1 << 2039), 1 << 2040, -(1 << 2047), -(1 << 2048), -255, -256, -32768, -(2**39), -(2**40) - 1):
    show(n if abs(n) < 1 << 70 else n.bit_length(), n)
for x in (0.0, -0.0, 1.5, 1e300, -1e-300, float('inf'), float('-inf'), float('nan'), 0.1, 123456789.0):
    show(x, x)
show('complex', 1 + 2j)
for s in ('', 'a', 'abc', 'é', '€', '\U0001f600', 'a\nb\\c\r\0\x1ad', '\ud800x', 'x' * 255, 'x' * 256, 'é' * 128):
    show(ascii(s[:20]), s)
for b in (b'', b'a', b'\0\xff', b'x' * 255, b'x' * 256):
    show(b[:20], b)
show('bytearray', bytearray(b'abc'))
show('bytearray', bytearray())
show('tuples', ((), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)))
show('lists', [[], [1], [1, 2], [[[]]]])
show('dicts', [{}, {'a': 1}, {1: 2, 3: 4}, {'x': {}}])
show('sets', [set(), {1}, frozenset(), frozenset([1]), {1, 2, 3}])
show('range', range(1, 10, 2))
show('slice', slice(1, None, 2))
show('type', [int, type(None), type(...), type(NotImplemented), type, len, Decimal, dict.fromkeys, str.join])
show('singletons', [..., NotImplemented])
show('Decimal', Decimal('1.50'))
show('exception', [ValueError, KeyError('k').args])
x = [1, 'same', 'same', (1, 2)]
show('shared', [x, x, x[3], 'same'])
show('300 numbers', [str(i) for i in range(300)])

print('-- recursive')
a = []
a.append(a)
d = {}
d['d'] = d
t = ([],)
t[0].append(t)
t5 = ([], 1, 2, 3, 4)
t5[0].append(t5)
for protocol in range(6):
    for o in a, d, t, t5, {1: t}:
        data = _pickle.dumps(o, protocol)
        print(protocol, data)
        back = _pickle.loads(data)
        assert repr(back) == repr(o), back

print('-- batches')
for n in (1, 2, 999, 1000, 1001, 2000, 2001):
    for protocol in (0, 1, 2, 4):
        lengths = []
        for o in ([None] * n, dict.fromkeys(range(n)), set(range(n)), frozenset(range(n))):
            data = _pickle.dumps(o, protocol)
            lengths.append((len(data), data.count(b'e'), data.count(b'u'), data.count(b'\x90')))
            assert _pickle.loads(data) == o
        print(n, protocol, lengths)

print(pickle.dumps is _pickle.dumps, pickle.Pickler is _pickle.Pickler, pickle.loads(pickle.dumps([1], -1)))
