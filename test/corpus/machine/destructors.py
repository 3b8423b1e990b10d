class D:
    def __del__(self): print('del')
def f():
    d = D()
    print('in')
f()
print('after')
d = D(); d = None
l = [D(), D()]; l.clear()
def g():
    d = D()
    yield 1
x = g(); next(x); del x
try:
    d = D(); raise ValueError
except ValueError: pass
del d
print('end')
