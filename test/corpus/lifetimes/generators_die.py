# A generator that is dropped is closed: its finally clauses run.
import gc
import sys


def hook(unraisable):
    print("unraisable:", repr(unraisable.exc_value), unraisable.err_msg, type(unraisable.object).__name__)


sys.unraisablehook = hook


def g(name):
    try:
        print("start", name)
        yield 1
        yield 2
    except GeneratorExit:
        print("exit", name)
        raise
    finally:
        print("finally", name)


x = g("dropped")
next(x)
del x
x = g("never started")
del x
x = g("exhausted")
list(x)
del x
x = g("cycle")
next(x)
holder = [x]
holder.append(holder)
del x, holder
print("collect")
gc.collect()


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


x = stubborn()
next(x)
del x
x = g("at the end")
next(x)
print("end")
