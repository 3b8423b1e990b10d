# An exit callback that raises, and an exit code.
import atexit
import sys


def hook(unraisable):
    print(repr(unraisable.exc_value), unraisable.err_msg.split(" at 0x")[0])


sys.unraisablehook = hook


def last():
    print("last")


def fails():
    raise ValueError("lost")


atexit.register(last)
atexit.register(fails)
sys.exit(3)
