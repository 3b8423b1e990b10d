# library
# Warnings as libraries give and catch them: stack levels, registries, once and default, deprecated, custom categories, formatting, -W texts.
import contextlib
import io
import sys
import warnings
from warnings import catch_warnings, deprecated, filterwarnings, simplefilter, warn


class Soon(DeprecationWarning):
    pass


def old(n=2):
    warn('old is old', Soon, stacklevel=n)


def caller(n):
    old(n)


def shown(f, *filters):
    with catch_warnings(record=True) as seen, contextlib.suppress(Warning):
        warnings.resetwarnings()
        for a in filters:
            filterwarnings(*a) if isinstance(a, tuple) else simplefilter(a)
        f()
    return [(w.category.__name__, str(w.message), w.lineno) for w in seen]


print([shown(lambda: caller(n), 'always') for n in (1, 2, 3, 4)])


def many():
    for _ in range(2):
        old()
        old()
        warn('b')


for f in 'always', 'default', 'module', 'once', 'ignore', 'error':
    globals().pop('__warningregistry__', None)
    print(f, len(shown(many, f)))
globals().pop('__warningregistry__', None)
print(shown(many, 'ignore', ('always', 'old', Soon)), shown(many, ('error', '.*old', Warning), ('ignore', 'b')), shown(many, 'always', ('ignore', '', Soon, __name__)), sep='\n')
with catch_warnings():
    simplefilter('error')
    for bad in (lambda: warn('plain'), lambda: warn(Soon('made')), lambda: old(), lambda: exec('1 is 1'), lambda: exec('"\\d"'), lambda: 'x'.encode().decode('unicode_escape') and b'\\d'.decode('unicode_escape'), lambda: ~True, lambda: warnings.warn_explicit('e', UserWarning, 'f.py', 5)):
        try:
            print(bad())
        except (Warning, SyntaxError) as e:
            print(type(e).__name__, e)
for bad in (lambda: warn('x', int), lambda: warn('x', 'y'), lambda: warn(), lambda: warn('x', stacklevel='a'), lambda: simplefilter('nope'), lambda: filterwarnings('error', lineno=-1), lambda: simplefilter('error', lineno='x'), lambda: warn('x', skip_file_prefixes='a'), lambda: warnings.warn_explicit('a', UserWarning, 'b', 'c'), lambda: deprecated(5), lambda: warn('x', nothing=2)):
    try:
        print(bad())
    except (TypeError, ValueError, AssertionError) as e:
        print(type(e).__name__, e)


@deprecated('use new()')
def func():
    return 1


@deprecated('use New', category=Soon, stacklevel=1)
class Old:
    def __init__(self, x=0):
        self.x = x


class Child(Old):
    pass


class Meth:
    @deprecated('m is gone')
    def m(self):
        return self

    @classmethod
    @deprecated('c is gone', category=None)
    def c(cls):
        return cls


print(shown(func, 'always'), shown(Old, 'always'), shown(Child, 'always'), shown(Meth().m, 'always'), shown(Meth.c, 'always'), shown(lambda: type('Sub', (Old,), {}), 'always'), func.__deprecated__, Old.__deprecated__)
with contextlib.redirect_stderr(io.StringIO()) as err, catch_warnings():
    simplefilter('always')
    warn('to stderr', stacklevel=1)
    warnings.showwarning('text', UserWarning, 'file.py', 3, line='the line')
    warnings.formatwarning = lambda *a, **k: f'custom {a[1].__name__} {a[3]}\n'
    warn('formatted')
print(err.getvalue().replace(__file__, 'FILE'))
print([f[0] for f in warnings.filters], warnings.defaultaction, warnings.onceregistry)
with catch_warnings(action='error', category=Soon):
    try:
        old()
    except Soon as e:
        print('raised', e, e.__class__.__mro__[1].__name__)
    warn('not an error', RuntimeWarning) if 0 else None
try:
    c = catch_warnings()
    with c:
        c.__enter__()
except RuntimeError as e:
    print(e)
for text in 'error::Soon', 'ignore:a.b:UserWarning:m:3', 'x:y', 'error:::m:x', 'error::no.such', 'once':
    try:
        warnings._setoption(text)
        print(text, warnings.filters[0][0], warnings.filters[0][2:])
    except warnings._OptionError as e:
        print(text, '!!', e)
