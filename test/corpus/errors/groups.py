import sys


def show(e):
    sys.excepthook(type(e), e, e.__traceback__)
    print('---', file=sys.stderr)


def caught(f, *args):
    try:
        f(*args)
    except BaseException as e:
        return e


def one():
    raise ValueError('one')


def two():
    raise TypeError('two\nlines')


def group():
    raise ExceptionGroup('both', [caught(one), caught(two)])


def outer():
    try:
        group()
    except ExceptionGroup as e:
        raise ExceptionGroup('outer', [e, KeyError('k'), caught(group)]) from e


def deep(n):
    e = ValueError('bottom')
    for i in range(n):
        e = ExceptionGroup(f'level {i}', [e])
    return e


show(ExceptionGroup('plain', [ValueError(1)]))
show(caught(group))
show(caught(outer))
show(deep(12))
show(ExceptionGroup('wide', [ValueError(i) for i in range(16)]))
show(ExceptionGroup('wider', [ValueError(i) for i in range(20)]))
show(BaseExceptionGroup('base', [KeyboardInterrupt(), SystemExit(3)]))
e = ExceptionGroup('noted', [ValueError('v'), SyntaxError('s', ('f.py', 1, 3, 'a b c\n', 1, 4))])
e.add_note('a note')
e.exceptions[0].add_note('inner\nnote')
show(e)


def chained():
    try:
        one()
    except ValueError:
        group()


show(caught(chained))
inner = caught(chained)
show(ExceptionGroup('of chained', [inner, caught(chained), ValueError('x')]))
same = ValueError('same')
show(ExceptionGroup('twice', [same, same]))
a = ExceptionGroup('a', [ValueError('x')])
a.__cause__ = a.exceptions[0]
show(a)
b = ValueError('in')
g = ExceptionGroup('context cycle', [b])
b.__context__ = g
show(g)
show(ExceptionGroup('nested last', [ValueError(1), ExceptionGroup('n', [ValueError(2), ExceptionGroup('m', [ValueError(3)])])]))
show(ExceptionGroup('nested first', [ExceptionGroup('n', [ExceptionGroup('m', [ValueError(3)]), ValueError(2)]), ValueError(1)]))


def recurse(n):
    if n:
        recurse(n - 1)
    else:
        raise ExceptionGroup('recursed', [ValueError('v')])


show(caught(recurse, 8))
group()
