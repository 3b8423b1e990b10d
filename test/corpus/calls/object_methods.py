# library: odd arguments for the methods of objects that programs seldom call by hand; odd.py says what is printed.
import _contextvars
import _csv
import _functools
import _struct
import _thread
import _weakref
import io
import re
import typing
import warnings
import zlib

import odd

warnings.simplefilter('ignore')


def function():
    """A function."""


async def coroutine():
    pass


async def agen():
    yield 1


class Slotted:
    __slots__ = ('a', '__weakref__')


def started(c):
    c.close()
    return c


keep = Slotted()
variable = _contextvars.ContextVar('variable', default=1)
odd.methods('ContextVar', lambda: _contextvars.ContextVar('v', default=1), {'__class_getitem__'}, ('set',))
odd.methods('Context', _contextvars.Context)
odd.methods('Token', lambda: variable.set(2), {'__class_getitem__', '__repr__'})
odd.methods('lru_cache', lambda: _functools._lru_cache_wrapper(lambda *a: 1, 2, False, tuple))
odd.methods('partialmethod', lambda: _functools.partial(int, '1', base=2))
odd.methods('ref', lambda: _weakref.ref(keep))
odd.methods('Struct', lambda: _struct.Struct('2h'))
odd.methods('lock', _thread.allocate_lock, {'acquire', 'acquire_lock', '__enter__', '__repr__'})
odd.methods('RLock', _thread.RLock, {'acquire', '__enter__', '__repr__', '_acquire_restore'})
odd.methods('compressobj', zlib.compressobj)
odd.methods('decompressobj', zlib.decompressobj)
odd.methods('code', lambda: function.__code__, {'_varname_from_oparg', 'co_lines', 'co_positions', '__repr__'})
odd.methods('coroutine', lambda: started(coroutine()), {'__repr__', '__await__'})
odd.methods('async generator', agen, {'__repr__', 'athrow', 'asend', 'aclose', '__anext__'})
odd.methods('method-wrapper', lambda: (1).__add__, {'__repr__'})
odd.methods('wrapper', lambda: int.__add__)
odd.methods('getset', lambda: type(function).__dict__['__code__'])
odd.methods('member', lambda: Slotted.__dict__['a'])
odd.methods('union', lambda: int | str)
odd.methods('TypeVar', lambda: typing.TypeVar('T'))
odd.methods('ParamSpec', lambda: typing.ParamSpec('P'))
odd.methods('TypeVarTuple', lambda: typing.TypeVarTuple('Ts'))
odd.methods('pattern', lambda: re.compile('(a)(?P<n>b)?'))
odd.methods('match', lambda: re.match('(a)(?P<n>b)?', 'ab'))
odd.methods('scanner', lambda: re.compile('a').scanner('aba'))
odd.methods('csv writer', lambda: _csv.writer(io.StringIO()))
odd.methods('csv reader', lambda: _csv.reader(['a,b']))
odd.methods('csv dialect', lambda: _csv.Dialect())
odd.methods('TextIOWrapper', lambda: io.TextIOWrapper(io.BytesIO(b'ab\ncd'), 'utf-8'), {'__init__', '__repr__', 'fileno', 'detach'})
odd.methods('BufferedRandom', lambda: io.BufferedRandom(io.BytesIO(b'abcd')), {'__init__', '__repr__', 'detach'})
odd.methods('BufferedRWPair', lambda: io.BufferedRWPair(io.BytesIO(b'ab'), io.BytesIO()), {'__init__', 'detach'})
odd.methods('IncrementalNewlineDecoder', lambda: io.IncrementalNewlineDecoder(None, True))
odd.methods('object', object, {'__setattr__', '__delattr__', '__init__', '__new__', '__doc__', '__eq__', '__ne__'})
odd.methods('type', lambda: type('Made', (), {}), {'mro', '__call__', '__prepare__', '__init__', '__repr__', '__or__', '__ror__', '__setattr__', '__delattr__', '__subclasscheck__', '__instancecheck__', '__dictoffset__', '__base__', '__bases__', '__flags__', '__weakrefoffset__', '__itemsize__', '__basicsize__'})
odd.methods('super', lambda: super(Slotted, keep), {'__repr__', '__getattribute__'})
