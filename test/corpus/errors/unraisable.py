import _weakref as weakref
import sys


class Masked:
    """Addresses differ from run to run."""

    def __init__(self, file):
        self.file = file

    def write(self, text):
        while (i := text.find('0x')) >= 0:
            j = i + 2
            while j < len(text) and text[j] in '0123456789abcdef':
                j += 1
            text = text[:i] + 'ADDRESS' + text[j:]
        self.file.write(text)

    def flush(self):
        self.file.flush()


sys.stderr = Masked(sys.stderr)


class Del:
    def __init__(self, error):
        self.error = error

    def __del__(self):
        raise self.error


def make():
    Del(ValueError('in del'))
    x = Del(KeyError('two'))
    del x


make()


class C:
    pass


def callback(r):
    return 1 / 0


c = C()
r = weakref.ref(c, callback)
del c


class BadRepr:
    def __del__(self):
        raise TypeError('x')

    def __repr__(self):
        raise ValueError('repr')


BadRepr()


class Deep:
    def __del__(self):
        self.one()

    def one(self):
        self.two()

    def two(self):
        try:
            1 / 0
        except ZeroDivisionError as e:
            raise ValueError('chained') from e


Deep()


def generator():
    try:
        yield 1
    finally:
        raise RuntimeError('closing')


g = generator()
next(g)
del g


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass


g = stubborn()
next(g)
del g


class ExitInDel:
    def __del__(self):
        sys.exit('not now')


ExitInDel()
lst = [Del(ValueError(i)) for i in range(3)]
lst.clear()


class StrFails(Exception):
    def __str__(self):
        raise ValueError


Del(StrFails())
print('done')


def hook(args):
    print(args.exc_type, repr(args.exc_value), args.exc_traceback.tb_lineno, args.err_msg, type(args.object), len(args))


sys.unraisablehook = hook
Del(ValueError('hooked'))
sys.unraisablehook = lambda a: 1 / 0
Del(ValueError('hook fails'))
try:
    sys.__unraisablehook__(5)
except TypeError as e:
    print(e)
sys.unraisablehook = sys.__unraisablehook__
Del(ValueError('back'))
