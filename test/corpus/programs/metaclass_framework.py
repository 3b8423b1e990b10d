# library
# Plug-ins, interfaces, multimethods, cooperative inheritance, class decorators, __init_subclass__, __class_getitem__, virtual subclasses.
import abc
import functools
import inspect
import types
import typing
from abc import ABC, ABCMeta, abstractmethod
from collections import OrderedDict, UserDict, UserList, UserString, defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Mapping, MutableMapping, MutableSequence, MutableSet, Sequence, Set, Sized


class Registry(ABCMeta):
    plugins = defaultdict(list)

    def __new__(mcs, name, bases, ns, *, kind=None, final=False, **kw):
        for b in bases:
            if getattr(b, '__final__', False):
                raise TypeError(f'{b.__name__} is final')
        cls = super().__new__(mcs, name, bases, ns, **kw)
        cls.__final__ = final
        if kind:
            mcs.plugins[kind].append(cls)
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)

    def __call__(cls, *a, **k):
        o = super().__call__(*a, **k)
        o.made_by = cls.__name__
        return o

    def __contains__(cls, item):
        return item in cls.__mro__

    def __getattr__(cls, name):
        if name.startswith('as_'):
            return lambda o: f'{cls.__name__} as {name[3:]}: {o}'
        raise AttributeError(f'{cls.__name__} has no {name}')

    def __dir__(cls):
        return ['listed', *super().__dir__()][:1]

    def __instancecheck__(cls, o):
        return getattr(o, 'pretends', None) == cls.__name__ or super().__instancecheck__(o)


class Shape(metaclass=Registry):
    def __init__(self, *args, **kw):
        super().__init__(**kw)
        self.args = args

    @property
    @abstractmethod
    def area(self):
        """How large."""

    @classmethod
    @abstractmethod
    def unit(cls): ...


class Square(Shape, kind='solid'):
    area = property(lambda self: self.args[0] ** 2)

    @classmethod
    def unit(cls):
        return cls(1)


class Final(Square, kind='solid', final=True):
    pass


class Named:
    def __init_subclass__(cls, /, prefix='', **kw):
        super().__init_subclass__(**kw)
        cls.label = prefix + cls.__name__.lower()

    def __class_getitem__(cls, item):
        return types.new_class(f'{cls.__name__}[{item}]', (cls,), {'prefix': str(item)})

    def __set_name__(self, owner, name):
        print('  named', owner.__name__, name)


class Holder(Named, prefix='>'):
    inner = Named()


print(Square(3).area, Square(3).made_by, Square.unit().args, Registry.plugins['solid'], Square in Final, Shape in Final, int in Final)
print(Square.as_text(5), dir(Square), isinstance(types.SimpleNamespace(pretends='Square'), Square), isinstance(5, Square))
print(Holder.label, Named['x'].__name__, Named['x'].label, type(Holder.inner).__name__)
for bad in (lambda: Shape(), lambda: type('Half', (Shape,), {'area': 1})(), lambda: type('X', (Final,), {}), lambda: Square.nothing, lambda: Registry('Y', (), {}, oops=1), lambda: types.new_class('Z', (int, str)), lambda: type('W', (bool,), {}), lambda: type('V', (Square, Shape, Square), {}), lambda: type('U', (Shape, Square), {}), lambda: types.new_class('T', (Square, types.FunctionType)), lambda: type('S', (Square,), {}, final=1).unit().area, lambda: type('R', (), {'__slots__': ('a', 'a b')}), lambda: type('Q', (int,), {'__slots__': 'x'})):
    try:
        print(bad())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


class Multi:
    def __init__(self, name):
        self.name, self.cases = name, []

    def case(self, f):
        hints = typing.get_type_hints(f)
        hints.pop('return', None)
        self.cases.append((tuple(hints.values()), f))
        return self

    def __call__(self, *args):
        found = [(types_, f) for types_, f in self.cases if len(types_) == len(args) and all(map(isinstance, args, types_))]
        if not found:
            raise TypeError(f'{self.name}: no case for {", ".join(type(a).__name__ for a in args)}')
        return min(found, key=lambda c: [len(Sized.__mro__) if inspect.isabstract(t) else -len(t.__mro__) for t in c[0]])[1](*args)


combine = Multi('combine')


@combine.case
def _(a: int, b: int):
    return a + b


@combine.case
def _(a: object, b: str) -> str:
    return f'{a}{b}'


@combine.case
def _(a: bool, b: int):
    return a and b


print(combine(1, 2), combine(1, 'x'), combine(True, 5))
try:
    combine(1.5, 2)
except TypeError as e:
    print(e)


class Base:
    def __init__(self, **kw):
        assert not kw, kw
        self.trace = ['Base']

    def close(self):
        return ['Base']


def layer(name):
    def __init__(self, *, _name=name, **kw):
        self.__dict__[_name] = kw.pop(_name, None)
        super(cls, self).__init__(**kw)
        self.trace.append(_name)

    def close(self):
        return [name] + super(cls, self).close()

    cls = type(name, (Base,), {'__init__': __init__, 'close': close})
    return cls


A, B, C = map(layer, 'ABC')
D = type('D', (A, B, C), {})
d = D(A=1, C=3)
print(d.trace, d.close(), [c.__name__ for c in D.__mro__], vars(d))


class Evens(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if not -self.n <= i < self.n:
            raise IndexError(i)
        return i % self.n * 2


class Lower(MutableMapping):
    def __init__(self, *a, **k):
        self.data = {}
        self.update(*a, **k)

    __getitem__ = lambda self, k: self.data[k.lower()]
    __setitem__ = lambda self, k, v: self.data.__setitem__(k.lower(), v)
    __delitem__ = lambda self, k: self.data.__delitem__(k.lower())
    __iter__ = lambda self: iter(self.data)
    __len__ = lambda self: len(self.data)


class Bits(MutableSet):
    def __init__(self, items=()):
        self.n = 0
        for i in items:
            self.add(i)

    def __contains__(self, i):
        return self.n >> i & 1

    def __iter__(self):
        return (i for i in range(self.n.bit_length()) if i in self)

    def __len__(self):
        return self.n.bit_count()

    def add(self, i):
        self.n |= 1 << i

    def discard(self, i):
        self.n &= ~(1 << i)

    __repr__ = lambda self: f'Bits{[*self]}'


e = Evens(4)
print(list(e), list(reversed(e)), 4 in e, e.index(6), e.count(3), isinstance(e, Iterable), issubclass(Evens, Hashable), hash(e) == hash(e))
m = Lower(A=1, b=2)
print('a' in m, 'B' in m, m.pop('A'), m.setdefault('C', 3), m.popitem(), m == {'c': 3}, list(m.items()), m.get('zz'), isinstance(m, Mapping), Lower.__abstractmethods__)
s = Bits([1, 3, 5]) | {7}
print(s, s & [1, 2], s - Bits([1]), s ^ {1, 2}, s <= {1, 3, 5, 7}, s.isdisjoint([2]), s == {1, 3, 5, 7}, {1} | s, s.pop(), s)
s -= {3}
s |= [0]
print(s, [issubclass(c, Set) for c in (Bits, set, frozenset, dict, type({}.keys()))], [isinstance(o, Callable) for o in (len, 5, Square, lambda: 0)])
Sized.register(Named) if 0 else Container.register(Base)
print(issubclass(D, Container), isinstance(d, Container), issubclass(Named, Container), sorted(Mapping.__abstractmethods__))


class Text(UserString):
    def shout(self):
        return self.upper() + '!'


print(Text('ab').shout(), type(Text('ab') + 'c').__name__, UserList([3, 1]) + [2], UserDict(a=1) | {'b': 2}, Text('a') in {'a': 1}, sorted(UserList('ba')))


@functools.total_ordering
class Version(typing.NamedTuple('V', [('major', int), ('minor', int)])):
    __slots__ = ()

    @classmethod
    def parse(cls, text):
        return cls(*map(int, text.split('.')))


print(Version.parse('3.13'), Version(3, 9) < Version.parse('3.10'), Version(1, 2)._replace(minor=5), Version._fields, inspect.signature(Version.parse), inspect.getmro(Version)[1].__name__)
