import sys


def show(e):
    sys.excepthook(type(e), e, e.__traceback__)


e = ValueError('x')
e.add_note('one')
e.add_note('two\nlines')
e.add_note('')
show(e)
print(e.__notes__)
try:
    e.add_note(5)
except TypeError as t:
    print(t)
for notes in (None, 5, 'text', b'bytes', ['a', 5, None], ('t', 'u'), {'a': 1}, [[]]):
    e = KeyError('k')
    e.__notes__ = notes
    show(e)


class BadStr:
    def __str__(self):
        raise ValueError('no')


class BadRepr:
    def __repr__(self):
        raise ValueError('no')


e = KeyError('k')
e.__notes__ = [BadStr()]
show(e)
e.__notes__ = BadRepr()
show(e)


class WithProperty(Exception):
    @property
    def __notes__(self):
        raise RuntimeError('notes fail')


show(WithProperty('w'))


class WithNotes(Exception):
    __notes__ = ['of the class']


show(WithNotes('w'))
e = SyntaxError('bad', ('f.py', 3, 5, 'a b c\n', 3, 6))
e.add_note('after')
show(e)
raise e
