"""CPython's module _testcapi is made of C for its own tests: here it has what Python can reach. It stands in where a module of
tests cannot be imported without it; a test that uses more of it fails, and is not counted.
"""

import sys


def exception_print(exc, legacy=False):
    """PyErr_DisplayException(), which sys.excepthook calls."""
    sys.__excepthook__(type(exc), exc, getattr(exc, '__traceback__', None))
