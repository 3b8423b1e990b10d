# Exceptions in finalizers are shown and go no further.
import sys


def hook(unraisable):
    print("unraisable:", repr(unraisable.exc_value), unraisable.err_msg, type(unraisable.object).__name__)


sys.unraisablehook = hook


class A:
    def __del__(self):
        raise ValueError("from __del__")


def f():
    a = A()
    print("in f")


f()
print("after f")
A()
try:
    raise KeyError("outer")
except KeyError:
    A()
    print("still handling")
