import sys
events = []
def tr(frame, event, arg):
    events.append((event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, type(arg).__name__ if event == 'exception' else arg))
    return tr
def f(a):
    b = a + 1
    for i in range(2):
        b += i
    try:
        1 / 0
    except ZeroDivisionError:
        pass
    return b
def g():
    yield 1
    yield 2
def h():
    return sum(g())
def k():
    raise ValueError
sys.settrace(tr)
f(3)
h()
try: k()
except ValueError: pass
sys.settrace(None)
for e in events: print(e)
print(sys.gettrace())
