def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
print(f(1, c=3))
print(f(1, 5, 6, 7, c=3, e=8))
print(f(*[1, 2, 3], **{'c': 1, 'z': 2}))
for call in ("f()", "f(1)", "f(1, c=2, a=3)", "f(1,2,3)"):
    try:
        eval(call)
    except TypeError as e:
        print(e)
def g(a, b, /, c): return a+b+c
for args, kw in [((), {}), ((1,), {}), ((1,2), {}), ((1,2,3,4), {}), ((1,), {'b': 2, 'c': 3}), ((1,2), {'d': 3}), ((1,2,3), {'c': 3}), ((1,2), {'cc': 3})]:
    try: print(g(*args, **kw))
    except TypeError as e: print(e)
def h(*, kw1, kw2): pass
for kw in [{}, {'kw1': 1}, {'kw1':1,'kw2':2,'kw3':3}]:
    try: print(h(**kw))
    except TypeError as e: print(e)
try: h(1, 2, kw1=1)
except TypeError as e: print(e)
def k(a, b=1, c=2): pass
try: k(1,2,3,4)
except TypeError as e: print(e)
def z(): pass
try: z(1)
except TypeError as e: print(e)
