x = 5
def f():
    try: print(y)
    except NameError as e: print(e)
    try:
        print(z)
        z = 1
    except UnboundLocalError as e: print(e)
    def inner():
        return w
    try: inner()
    except NameError as e: print(e)
    w = 1
    del w
    try: inner()
    except NameError as e: print(e)
f()
del x
try: x
except NameError as e: print(e)
try: del x
except NameError as e: print(e)
def g():
    global gg
    gg = 5
    del gg
    try: del gg
    except NameError as e: print(e)
g()
def loc():
    a = 1
    b = [a for a in range(3)]
    return locals()
print(loc())
class C:
    a = 1
    b = a + 1
    l = [i for i in range(3)]
    try: print(nope)
    except NameError as e: print(e)
print(C.b, C.l)
a: int = 5
print(__annotations__)
