# global, nonlocal, class scopes, builtins shadowed, del of names, nested functions.
x = "global"
def f():
    x = "f"
    def g():
        nonlocal x
        x += "g"
        def h():
            global x
            x = "changed by h"
            return x
        return h(), x
    return g(), x
print(f(), x)
class A:
    x = "class"
    def m(self): return x
    y = x + "!"
    z = [x for _ in range(1)]
print(A().m(), A.y, A.z)
def shadows():
    len = lambda v: "shadowed"
    return len([])
print(shadows(), len([]))
def deletes():
    v = 1
    del v
    try: v
    except UnboundLocalError as e: return str(e)
print(deletes())
def late():
    return defined_later
defined_later = 5
print(late())
def makers():
    out = []
    for i in range(3):
        def inner(): return i
        out.append(inner)
    return [o() for o in out]
print(makers())
def cell_del():
    c = 1
    def use(): return c
    del c
    try: use()
    except NameError as e: return str(e)
print(cell_del())
exec("made = 7"); print(made)
def g2(): exec("inner = 5"); return "inner" in locals()
print(g2(), eval("x + '!'"), eval("a + b", {"a": 1}, {"b": 2}), sorted(k for k in globals() if k in ("A", "f", "x")))
def loc(a, b=2):
    c = 3
    return locals()
print(loc(1))
