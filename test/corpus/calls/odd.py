# library: what the other programs of this folder call functions with.
"""Calls functions and methods with odd arguments, and prints a checksum of what came of it, one a callable.

A checksum stands for type and text of the exceptions and for plain results; addresses are left out. VERBOSE shows them all.
"""
import re
import types
import zlib

VERBOSE = False


def _raiser(name):
    def f(*a, **k):
        raise ZeroDivisionError(name)

    return f


class Raises:
    pass


class Liar:
    def __repr__(self):
        return '<liar>'


class Index:
    def __repr__(self):
        return '<index>'

    def __index__(self):
        return 2


for _n in '__index__ __int__ __float__ __len__ __iter__ __next__ __getitem__ __setitem__ __delitem__ __contains__ __bool__ __call__ __hash__ __eq__ __lt__ __add__ __radd__ __mul__ __enter__ __exit__ __str__ __bytes__ __format__ __fspath__ __getattr__ __buffer__ __length_hint__ __complex__ __trunc__ __round__ __reversed__ __abs__ __neg__ __get__ __set__'.split():
    setattr(Raises, _n, _raiser(_n))
for _n in '__index__ __int__ __float__ __len__ __iter__ __str__ __bytes__ __hash__ __bool__ __fspath__ __length_hint__ __complex__ __format__ __dir__ __round__ __buffer__'.split():
    setattr(Liar, _n, lambda *a: [])


def func(*a, **k):
    return None


def arguments():
    return [None, 3, -1, 2**63, 1.5, 'a', 'é\ud800', b'a', [1, 'a'], (), {'a': 1}, {1}, Raises(), Liar(), Index(), int, func, slice(1), iter([1]), memoryview(b'abcd')]


CALLS = (
    [((), {})]
    + [((i,), {}) for i in range(20)]
    + [(p, {}) for p in ((0, 0), (1, 1), (1, 5), (5, 1), (5, 5), (8, 1), (3, 3), (12, 12), (5, 12), (16, 8), (10, 5), (5, 7), (13, 13), (14, 1))]
    + [(t, {}) for t in ((0, 0, 0), (1, 1, 1), (5, 5, 5), (8, 1, 1), (12, 12, 12), (5, 9, 10), (1,) * 4, (0,) * 5, (1,) * 7, (5,) * 12)]
    + [((), {'nothing': 1}), ((1,), {'nothing': 1}), ((5, 5), {'nothing': 1, 'x': 2})]
)
ADDRESS = re.compile('0x[0-9a-fA-F]+')
PLAIN = (int, float, complex, str, bytes, bool, type(None))


def plain(o, depth=0):
    t = type(o)
    if t in PLAIN:
        return repr(o)[:80] if t is not int or abs(o) < 10**30 else 'int'
    if t in (tuple, list) and depth < 2 and len(o) < 8:
        return t.__name__ + ','.join(plain(x, depth + 1) for x in o)
    return '<' + t.__name__ + '>'


def outcome(f, args, kw, value):
    try:
        r = f(*args, **kw)
    except BaseException as e:
        try:
            text = str(e)
        except BaseException as second:
            text = type(second).__name__
        return type(e).__name__ + ': ' + ADDRESS.sub('', text)[:200]
    return 'ok ' + ADDRESS.sub('', plain(r)) if value else 'ok'


def call(label, f, make=None, value=True):
    lines = []
    for places, kw in CALLS:
        a = arguments()
        args = [a[i] for i in places]
        if make:
            args.insert(0, make())
        lines.append(outcome(f, args, kw, value))
    if VERBOSE:
        for (places, kw), line in zip(CALLS, lines):
            print('   ', *places, *kw, ascii(line))
    print(label, len(set(lines)), format(zlib.crc32('\n'.join(lines).encode('utf-8', 'surrogatepass')), '08x'))


def module(m, leave=(), silent=()):
    """All functions and types of a module; of the silent ones the result does not count."""
    for n, v in sorted(vars(m).items()):
        if n in leave or n.startswith('__') or not callable(v):
            continue
        if isinstance(v, type) or type(v) is types.BuiltinFunctionType:
            call(f'{m.__name__}.{n}', v, None, not isinstance(v, type) and n not in silent)


LEAVE = {'__init_subclass__', '__subclasshook__', '__class__', '__sizeof__', '__reduce__', '__reduce_ex__', '__dir__', '__pow__', '__rpow__', '__ipow__', '__del__', '__subclasses__', '__hash__', '__getstate__', '__new__'}


def methods(label, make, leave=(), silent=()):
    """All methods of a type's own, and assignments to its attributes."""
    t = type(make())
    for n, v in sorted(vars(t).items()):
        if n in LEAVE or n in leave:
            continue
        if isinstance(v, staticmethod):
            call(f'{label}.{n}', v.__func__)
        elif callable(v):
            call(f'{label}.{n}', v, make, n not in silent)
        elif hasattr(v, '__objclass__'):
            call(f'{label}.{n} =', lambda o, *a: v.__set__(o, *a), make)
