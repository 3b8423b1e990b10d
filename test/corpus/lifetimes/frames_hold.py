# What a traceback, a frame, a generator, a closure or a cell keeps alive, and what lets it go.
import sys


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('  del', self.name)


def fails():
    local = Loud('local of fails')
    raise ValueError


try:
    fails()
except ValueError as e:
    print('caught', e.__traceback__.tb_next.tb_frame.f_locals.keys())
    kept = e
print('after except')
kept.__traceback__ = None
print('traceback dropped')


def outer():
    cell = Loud('cell')

    def inner():
        return cell.name

    return inner


f = outer()
print(f(), f.__closure__[0].cell_contents.name, sys.getrefcount(f.__closure__[0]))
f.__closure__[0].cell_contents = Loud('replaced')
print(f())
del f
print('closure gone')


def gen():
    held = Loud('held by generator')
    try:
        yield held.name
        yield 2
    finally:
        print('  finally')


g = gen()
print(next(g))
del g
print('generator gone')
g = gen()
del g
print('never started')


def frame_keeper():
    big = Loud('in a frame')
    return sys._getframe()


fr = frame_keeper()
print(fr.f_locals['big'].name, fr.f_back is not None, fr.f_lineno > 0)
fr.clear()
print('cleared', fr.f_locals)
del fr


def default(x=Loud('default')):
    return x.name


print(default())
default.__defaults__ = None
print('defaults dropped')


class Owner:
    pass


o = Owner()
o.a, o.b = Loud('a'), Loud('b')
o.a = 1
print('a replaced')
o.__dict__.clear()
print('dict cleared')
o.c = Loud('c')
d = o.__dict__
del o
print('owner gone', list(d))
d.clear()
[x for x in [Loud('comprehension')]]
print('list thrown away')
x = Loud('x'); x = x.name
print(x)
args = (Loud('arg'),)
(lambda *a, **k: print(len(a)))(*args)
del args
print('args gone')
with_list = [Loud(i) for i in range(3)]
with_list[1:] = []
with_list.pop()
print('list emptied')
e = None
try:
    raise KeyError(Loud('in args'))
except KeyError as err:
    e = err
print('raised')
del e
for Loud.item in [Loud('loop')]:
    pass
del Loud.item
print('end')
