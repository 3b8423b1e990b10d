# Instances whose dict goes, whose class changes, whose slots are read before they are set.
class Text(str):
    pass


class A:
    pass


a = A()
a.__dict__['x'] = 1
del a.__dict__
print(hasattr(a, Text('x')), a.__dict__)
a.y = 2
print(a.__dict__, getattr(a, Text('y')))


class Base:
    __slots__ = ['c', 'b']


class N(Base):
    __slots__ = ['__weakref__']


class P(Base):
    __slots__ = ['__dict__']


class Q(Base):
    pass


class R(Base):
    __slots__ = ['__dict__', '__weakref__']


class S(Base):
    __slots__ = ['d']


for old in (Base, N, P, Q, R, S):
    for new in (Base, N, P, Q, R, S):
        x = old()
        try:
            x.__class__ = new
            print(old.__name__, new.__name__, type(x).__name__)
        except TypeError as e:
            print(e)
try:
    Base().c
except AttributeError as e:
    print(e)


def f(**kwargs):
    return kwargs


for args in ('**{1: 3}', '**{1: 3}, **{1: 5}', '**{"a": 3}, **{"a": 5}', 'a=1, **{"a": 2}', '**5'):
    try:
        eval(f'f({args})')
    except TypeError as e:
        print(e)
for call in ("sum([], b'')", "sum([], bytearray())", "sum([], '')", "b''.translate(b'1', 1)", "bytearray().translate(b'1', 1)", "print(sep=1, end=2, file=3, flush=4, foo=5)"):
    try:
        eval(call)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
e = ImportError('text', name='n', path='p')
e.__init__()
print(e.msg, e.name, e.path, e.args)


class Meta(type):
    pass


class C(metaclass=Meta):
    value = 1

    def __init__(self):
        self.n = 0


def read():
    return C.value


def make():
    return C()


for _ in range(50):
    read(), make()
Meta.value = property(lambda cls: 2)
print(read())


def other(self, *args):
    self.n = len(args)


C.__init__.__code__ = other.__code__
print(make().n)
code = (lambda x, y: 0).__code__
for n in (1, 3):
    try:
        code.replace(co_nlocals=n)
    except ValueError as e:
        print(e)
print(code.replace(co_varnames=('x', 'y', 'z'), co_nlocals=3).co_nlocals)
