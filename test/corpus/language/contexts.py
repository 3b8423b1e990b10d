# library
# with: nesting, ExitStack, suppression, errors in __enter__ and __exit__, and what wins.
import contextlib


class Noisy:
    def __init__(self, name, enter=None, exit=None, swallow=False):
        self.name, self.fail_enter, self.fail_exit, self.swallow = name, enter, exit, swallow

    def __enter__(self):
        print('enter', self.name)
        if self.fail_enter:
            raise self.fail_enter
        return self.name

    def __exit__(self, kind, value, tb):
        print('exit', self.name, kind and kind.__name__, value)
        if self.fail_exit:
            raise self.fail_exit
        return self.swallow


with Noisy('a') as a, Noisy('b', swallow=True) as b:
    print(a, b)
    raise KeyError('lost')
try:
    with Noisy('c'), Noisy('d', enter=RuntimeError('no d')):
        print('never')
except RuntimeError as e:
    print(repr(e), e.__context__)
try:
    with Noisy('e', exit=OSError('late')):
        raise ValueError('early')
except OSError as e:
    print(repr(e), repr(e.__context__))


@contextlib.contextmanager
def tag(name):
    print(f'<{name}>')
    try:
        yield name.upper()
    except ZeroDivisionError:
        print('caught in', name)
    finally:
        print(f'</{name}>')


with tag('p') as p:
    print(p)
    1 / 0
with contextlib.ExitStack() as stack:
    for n in 'xyz':
        stack.enter_context(tag(n))
    stack.callback(print, 'called', end='!\n')
    kept = stack.pop_all()
print('between')
kept.close()
with contextlib.suppress(KeyError, IndexError):
    [][3]
try:
    with contextlib.nullcontext(5) as five, contextlib.closing(3):
        print(five)
except AttributeError as e:
    print(e)


@tag('decorated')
def decorated():
    return 'value'


print(decorated(), decorated())


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


try:
    with twice():
        pass
except RuntimeError as e:
    print(e)
