# What runs when the program is over.
import atexit


def say(*args, **kwargs):
    print("atexit", args, kwargs)


class Global:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


atexit.register(say, 1)
atexit.register(say, 2, key="value")


@atexit.register
def decorated():
    print("decorated")
    atexit.register(say, "registered while exiting")


atexit.unregister(say)
atexit.register(say, 3)
a = Global("a")
b = Global("b")
_private = Global("_private")
cycle = Global("cycle")
cycle.me = cycle
hidden = Global("hidden")
hidden.me = hidden
del hidden
print(atexit._ncallbacks())
for bad in (lambda: atexit.register(), lambda: atexit.register(3)):
    try:
        bad()
    except TypeError as e:
        print(e)
print("end")
