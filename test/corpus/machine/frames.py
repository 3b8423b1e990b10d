import sys
def f():
    fr = sys._getframe()
    print(fr.f_code.co_name, fr.f_lineno, fr.f_back.f_code.co_name, fr.f_locals is not None)
    return fr
fr = f()
print(fr.f_code.co_name, fr.f_lineno, fr.f_locals == {'fr': fr})
def g():
    x = 1
    sys._getframe().f_locals['x'] = 9
    return x
print(g())
def tb():
    1/0
try: tb()
except ZeroDivisionError as e:
    t = e.__traceback__
    while t:
        print(t.tb_lineno, t.tb_frame.f_code.co_name, t.tb_frame.f_lineno); t = t.tb_next
c = f.__code__
print(c.co_argcount, c.co_varnames, c.co_names, c.co_consts, c.co_flags, c.co_stacksize, c.co_firstlineno)
print(list(c.co_lines())[:3], len(list(c.co_positions())))
c2 = c.replace(co_name='zz'); print(c2.co_name, c2 == c, hash(c) == hash(c.replace()), c.replace() == c)
print(list(g.__code__.co_code)[:10])
