# Docstrings and signatures of native functions, methods and attributes.
import math

for thing in (len, print, list.append, dict.get, str.split, int.real, int.bit_length, type.mro, math.hypot, object.__init__,
              object.__new__, [].append, (1).__add__, type.__dict__['__dict__'], BaseException.args, SyntaxError.lineno):
    print(repr(thing.__doc__))
    print(repr(getattr(thing, '__text_signature__', 'none')))


class A:
    pass


print(A.__dict__['__dict__'].__doc__, A.__dict__['__weakref__'].__doc__)
print(str.__doc__[:40], BaseException.__doc__, math.__doc__)
p = property(list.append)
print(p.__doc__)


def f():
    pass


print(f.__doc__, type(f).__doc__.splitlines()[0], dict.__class_getitem__.__doc__)
