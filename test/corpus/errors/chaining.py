import sys


def show(f):
    try:
        f()
    except BaseException as e:
        sys.excepthook(type(e), e, e.__traceback__)
        print('---', file=sys.stderr)


def implicit():
    try:
        {}['x']
    except KeyError:
        1 / 0


def explicit():
    try:
        {}['x']
    except KeyError as e:
        raise ValueError('bad') from e


def hidden():
    try:
        {}['x']
    except KeyError:
        raise ValueError('bad') from None


def long():
    try:
        try:
            try:
                raise OSError(2, 'gone', 'file.txt')
            except OSError as e:
                raise ValueError('one') from e
        except ValueError:
            raise TypeError('two')
    except TypeError as e:
        raise RuntimeError('three') from e


def cycle():
    a, b = ValueError('a'), ValueError('b')
    a.__context__ = b
    b.__context__ = a
    raise a


def self_cause():
    a = ValueError('self')
    raise a from a


def cause_cycle():
    a, b, c = ValueError('a'), ValueError('b'), ValueError('c')
    a.__cause__ = b
    b.__cause__ = c
    c.__cause__ = a
    raise a


def cause_and_context():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError('k') from IndexError('i')


def class_cause():
    raise ValueError from KeyError


def finally_():
    try:
        raise ValueError('body')
    finally:
        raise TypeError('finally')


def bad_cause():
    raise ValueError from 5


def bad_raise():
    raise 5


def no_active():
    raise


def reraise():
    try:
        1 / 0
    except ZeroDivisionError as e:
        e.add_note('seen')
        raise


def suppress_then():
    e = ValueError('v')
    e.__context__ = KeyError('hidden')
    e.__suppress_context__ = True
    raise e


for f in [implicit, explicit, hidden, long, cycle, self_cause, cause_cycle, cause_and_context, class_cause, finally_,
          bad_cause, bad_raise, no_active, reraise, suppress_then]:
    show(f)
try:
    {}['last']
except KeyError as e:
    raise LookupError('uncaught') from e
