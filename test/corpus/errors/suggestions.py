import sys
import math


def show(f, *args):
    try:
        f(*args)
    except Exception as e:
        sys.excepthook(type(e), e, None)


class Thing:
    colour = 1
    _private = 2

    def method(self):
        return metod

    def value(self):
        return colour

    def assign(self):
        return self.color

    def private(self):
        return self.private_


class Slots:
    __slots__ = ('alpha', 'beta')


glob_value = 1


def local():
    counter = 1
    return countr


def global_():
    return glob_valu


def builtin():
    return pritn(1)


def far():
    return completely_unknown_name


def case():
    return GLOB_VALUE


def module():
    return maht.sqrt(2)


def stdlib():
    return collections


def attr(o, n):
    return getattr(o, n)


show(local)
show(global_)
show(builtin)
show(far)
show(case)
show(stdlib)
show(Thing().method)
show(Thing().value)
show(Thing().assign)
show(lambda: Thing().private_)
show(lambda: Thing()._colour)
show(lambda: Thing.colur)
show(lambda: Slots().alpa)
show(lambda: math.sqr)
show(lambda: math.pie)
show(lambda: [].appendd)
show(lambda: 'x'.uper())
show(lambda: (1).__ad__)
show(lambda: sys.mdoules)
show(attr, {}, 'item')
show(attr, None, 'x')
show(attr, Thing(), 'toooooooooooooooooooooooooooooooooooooo_long')


def from_import2():
    from sys import exti


def no_module():
    import maths


def kw(first=1, second=2):
    pass


show(from_import2)
show(no_module)
show(lambda: kw(secnd=1))
show(lambda: kw(third=1))
show(lambda: kw(First=1))
show(lambda: Thing(1))
show(lambda: print(1, ned=''))
show(lambda: sorted([], revers=True))
show(lambda: int('1', bsae=2))
show(lambda: [].sort(kye=1))
show(lambda: 'x'.split(spe=1))


class Dir:
    def __dir__(self):
        return ['wanted', 5]


class Dir2:
    def __dir__(self):
        raise RuntimeError


class Dir3:
    def __dir__(self):
        return ['wanted']


show(lambda: Dir().wantd)
show(lambda: Dir2().wantd)
show(lambda: Dir3().wantd)
e = AttributeError('by hand', name='appen', obj=[])
sys.excepthook(type(e), e, None)
e = NameError('by hand', name='pritn')
sys.excepthook(type(e), e, None)
e = ImportError('by hand', name='math', name_from='sqr')
sys.excepthook(type(e), e, None)


def unbound():
    print(vlaue)
    vlaue = 1


def unbound2():
    value = 1
    del value
    return value


def free():
    def inner():
        return outer_value
    if False:
        outer_value = 1
    return inner()


show(unbound)
show(unbound2)
show(free)
frist = 1
del frist
first = 2
frist
