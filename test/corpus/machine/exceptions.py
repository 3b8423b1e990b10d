def f():
    try:
        raise ValueError('a')
    except ValueError as e:
        raise KeyError('b') from e
try: f()
except KeyError as e: print(repr(e), repr(e.__cause__), repr(e.__context__))
def g():
    try: return 1
    finally: print('finally')
print(g())
def h():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print(i)
        finally:
            print('f', i)
    else: print('no')
    return 'end'
print(h())
try:
    try: 1/0
    finally: print('x')
except ZeroDivisionError as e: print(e)
class CM:
    def __init__(self, s): self.s = s
    def __enter__(self): print('enter'); return self
    def __exit__(self, *a): print('exit', a[0]); return self.s
with CM(True) as c: raise ValueError
try:
    with CM(False): 1/0
except ZeroDivisionError: print('zde')
with CM(0), CM(1): pass
try:
    with 5: pass
except TypeError as e: print(e)
try: raise 5
except TypeError as e: print(e)
try:
    try: raise ValueError
    except 5: pass
except TypeError as e: print(e)
try: raise
except RuntimeError as e: print(e)
def nested():
    try:
        raise ValueError(1)
    except ValueError:
        try: raise TypeError(2)
        except TypeError as e: print(repr(e.__context__))
        raise
try: nested()
except ValueError as e: print(repr(e), e.__traceback__.tb_next.tb_lineno)
