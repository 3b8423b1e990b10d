import sys


def hook(t, v, tb):
    print('hook', t.__name__, v, tb.tb_lineno, tb.tb_next.tb_lineno)
    raise KeyError('in the hook')


sys.excepthook = hook


def f():
    raise ValueError('original')


f()
