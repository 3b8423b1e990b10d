# What the compiler says of programs that are none, and where.
SOURCES = '''
x = = 1
f(a for a in b, c)
f(a=1, b)
f(**a, *b)
f(a=1, a=2)
f(1=2)
f(True=2)
def f(a, a): pass
def f(a=1, b): pass
def f(*): pass
def f(**a, b): pass
def f(None): pass
lambda *: 1
del f()
del (a, 1)
1 = x
f() = 1
a + 1 = 2
(a, 1) = 2
[a, f()] = 2
x: int: str
(a, b): int = 1
a, b += 1
for 1 in x: pass
for x in y
with a as f(): pass
import a.b as c.d
from a import
from a import (b, c
from . import *
from __future__ import nothing
from __future__ import braces
return 1
yield 1
await x
break
continue
global x; x = 1
nonlocal x
class A: return
def f(): x = 1; global x
def f(): global x; nonlocal x
async def f(): yield 1; return 2
async def f(): [await x for x in y]
def f(): [await x for x in y]
def f(): async with x: pass
if x = 1: pass
while (x = 1): pass
if x:
try: pass
try: pass\\nfinally
try: pass\\nexcept: pass\\nexcept E: pass
try: pass\\nexcept* : pass
try: pass\\nexcept A, B: pass
raise from x
assert (x, 1
'abc
"""abc
f'{a
f'{}'
f'{a!x}'
f'{a b}'
f'}'
f'{a:{b:{c}}}'
f'{*a}'
f'{lambda x: 1}'
b'é'
0777
1_
0x
1__0
1.e
5abc
1if 2else 3
a ? b
a $ b
print 1
exec "x"
x = 5 if 1
x = (1,
x = [1, 2
x = {1: 2, 3}
x = {1: *a}
x = {**a for a in b}
x = [*a for a in b]
{a: b for a in c, d}
a b
a.1
a..b
(a
a)
(a]
match x:\\n case 1 | y: pass\\n case _: pass\\n case 2: pass
match x:\\n case a, a: pass
match x:\\n case {**a, b: 1}: pass
match x:\\n case A(a=1, a=2): pass
match x:\\n case 1 + 1: pass
match x:\\n case *a: pass
match x:\\n pass
match x:\\n case x.y as 1: pass
  x = 1
if 1:\\nx
if 1:\\n  x\\n y
if 1:\\n\\tx\\n        y
x = 1\\n  y = 2
class A:\\npass
(x := 1) = 2
x := 1
[x := 1 for x in y]
[(y := x) for x in y]
class A: [(z := x) for x in y]
lambda: (yield)
def f(a, /, *, /): pass
def f(/): pass
__debug__ = 1
f(__debug__=1)
def __debug__(): pass
\\x
x \\ y
\u00a0x
'''
for source in SOURCES.strip('\n').split('\n'):
    source = source.replace('\\n', '\n').replace('\\t', '\t')
    for mode in ('exec', 'eval', 'single'):
        try:
            compile(source, 'x', mode)
            told = 'ok'
        except SyntaxError as e:
            told = (type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text)
        print(repr(source), mode, told)
