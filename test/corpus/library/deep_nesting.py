# library
# Objects nested deeper than a small native stack reaches: they die quietly, and asking them is an error or an answer.
import collections
import contextvars
import itertools
import types
import typing

N = 3000


def nest(make, x=None):
    for _ in range(N):
        x = make(x)
    return x


for name, make, start in (
    ('cell', types.CellType, None),
    ('staticmethod', lambda x: staticmethod(x), len),
    ('property', property, None),
    ('method of', lambda x: types.MethodType(len, x), 1),
    ('method', lambda x: types.MethodType(x, 1), len),
    ('slice', slice, None),
    ('mappingproxy', types.MappingProxyType, {}),
    ('alias', lambda x: list[x], int),
    ('callable iterator', lambda x: iter(lambda: 1, x), None),
    ('ContextVar', lambda x: contextvars.ContextVar('v', default=x), None),
    ('defaultdict', lambda x: collections.defaultdict(None, a=x), None),
    ('TypeVar', lambda x: typing.TypeVar('T', bound=x), None),
    ('closure', lambda x: lambda: x, None),
    ('map', lambda x: map(abs, x), [1]),
    ('method wrapper', lambda x: x.__call__, len),
):
    x = nest(make, start)
    print(name, type(x).__name__)
    del x


def ask(name, f):
    try:
        f()
    except (RecursionError, TypeError):
        pass
    print('asked', name)


ask('map', lambda: next(nest(lambda x: map(abs, x), iter([1]))))
ask('zip', lambda: next(nest(zip, iter([1]))))
ask('filter', lambda: next(nest(lambda x: filter(None, x), iter([1]))))
ask('enumerate', lambda: next(nest(enumerate, iter([1]))))
ask('chain', lambda: next(nest(itertools.chain, iter([1]))))
ask('slice', lambda: hash(nest(lambda x: slice(x, 1), 1)))
ask('mappingproxy', lambda: len(nest(types.MappingProxyType, {})))
ask('mappingproxy item', lambda: nest(types.MappingProxyType, {1: 2})[1])
ask('method', lambda: nest(lambda x: types.MethodType(x, 1), lambda *a: 1)())
ask('method attribute', lambda: getattr(nest(lambda x: types.MethodType(x, 1), len), 'none', 1))
ask('property', lambda: nest(property, len).__isabstractmethod__)
ask('alias', lambda: nest(lambda x: types.GenericAlias(x, int), list)())
ask('parameters', lambda: nest(lambda x: list[x], int).__parameters__)
ask('wrapper', lambda: nest(lambda x: x.__call__, len)([]))
