import sys
del sys.excepthook
try:
    1 / 0
except ZeroDivisionError:
    raise ValueError('no hook')
