# Comprehensions in classes, walrus, nested functions that delete names, exec in namespaces, globals() changed, del and except names.
x = 'global'
class K:
    x = 'class'; y = [x for _ in range(1)]; z = [i for i in x]; f = lambda: x; g = [lambda: x for _ in range(1)][0]
    try: w = (lambda: z)()
    except NameError as e: err = str(e)
    def m(self, x=x): return x, __class__.__name__
    locals()['made'] = 5
    for i in range(2): locals()[f'v{i}'] = i
    del i
print(K.y, K.z, K.f(), K.g(), K.err, K().m(), K.made, K.v1)
def outer():
    a = 1
    def inner():
        nonlocal a
        a += 1; del a
        try: a
        except NameError as e: return type(e).__name__, str(e)
    r = inner()
    try: a
    except UnboundLocalError as e: return r, str(e)
print(outer())
print([y := 1, y + 1], y, [last := i for i in range(3)], last, {k: (v := k * 2) for k in 'ab'}, v, [j for j in range(5) if (half := j // 2)], half)
def f():
    try: return [z := q for q in range(2)], z, locals()
    finally: print('in f', sorted(locals()))
print(f())
ns = {}
exec('def h(): return k\nk = 3\nclass Q:\n  k = 4\n  def m(self): return k\nr = h(), Q().m()', ns); print(ns['r'], '__builtins__' in ns)
l = {}; exec('a = 1\nb = [a for _ in "x"]' , {'a': 9}, l); print(l)
try: exec('def n(): return a\na = 1\nn()', {}, {})
except NameError as e: print(e)
globals()['dyn'] = 5; print(dyn); del globals()['dyn']
try: dyn
except NameError as e: print(e)
try:
    try: 1 / 0
    except ZeroDivisionError as gone: pass
    gone
except NameError as e: print(e)
import builtins
builtins.magic = 'builtin'; print(magic); magic = 'mine'; print(magic); del magic; print(magic); del builtins.magic
def counter():
    def c(): c.n = getattr(c, 'n', 0) + 1; return c.n
    return c
a, b = counter(), counter(); print(a(), a(), b())
fs = [lambda i=i: i for i in range(3)]; gs = [lambda: i for i in range(3)]; print([f() for f in fs], [g() for g in gs])
print((lambda *a, b=(lambda: x)(), **k: (a, b, k))(1, c=2), [[(i, j) for j in range(i)] for i in range(3)], [i for i in range(9) if i % 2 if i > 3], eval('x + "!"', {'x': 'e'}), eval(compile('[x for x in y]', '', 'eval'), {'y': 'ab'}))
for text in ('def f():\n x\n global x', 'def f(a): nonlocal a', 'nonlocal q', 'def f():\n global g\n nonlocal g', '[i := 0 for i in x]', '[j for i in x if (i := 1)]', 'class C:\n [k := 1 for _ in x]', 'def f(x):\n global x', 'lambda: (yield)', 'x = (y = 1)', 'del f()', '(a, b) += 1', 'for 1 in x: pass', 'with a as 1: pass', 'import a as b.c', 'from __future__ import nope', 'f(a for a in b, c)', 'f(**k, *a)', 'f(a=1, a=2)', 'def f(a, a): pass', 'def f(a=1, b): pass', 'def f(*): pass', 'lambda *, **k: 0', 'None = 1', 'f() = 1', '*a', '*a = 1', 'x: int: str', '(x): int = 1; x.y: int; (a, b): int', 'break', 'if 1: continue', 'async def f(): [await x for y in z]; yield from a', 'await x', 'def f(): async with a: pass', 'return', 'class A: return', 'try: pass', 'try: pass\nexcept: pass\nexcept A: pass', 'a not b', 'print 1', 'x = 5 if 1', '1__0', '0777', '"a" b"c"', 'f"{a b}"', "f'{}'", 'é = 1; é́ = 2; print(é)'):
    try: compile(text, '<t>', 'exec'); print('fine', repr(text))
    except SyntaxError as e: print(repr(text), e.msg, e.lineno, e.offset, e.end_offset)
