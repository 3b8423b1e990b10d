import sys

sources = [
    'a b', 'x = = 1', 'def f(:\n pass', 'if x\n  pass', '(1, 2', '1)', '[1, 2)', "'abc", '"""abc', 'f"{x', "f'{}'", "f'{a b}'",
    'print 1', 'exec "x"', 'x = 5 = y', 'f() = 1', '1 + 1 = 2', 'None = 1', 'del f()', 'return 1', 'yield 1', 'break',
    'continue', 'await x', 'async def f():\n  yield from x', 'nonlocal x', 'def f():\n nonlocal x', 'def f(a, a): pass',
    'def f(a=1, b): pass', 'f(a=1, 2)', 'f(**k, *a)', 'f(a for a in b, c)', 'f(x=1, x=2)', 'class C\n pass', 'import', 'from x import',
    'from . import *\ndef f(): from x import *', 'try:\n pass', 'try:\n pass\nexcept:\n pass\nexcept X:\n pass', 'while 1 pass',
    'for x in: pass', 'for 1 in x: pass', 'with x as 1: pass', 'lambda x: = 1', 'a if b', '{1: 2, 3}', '{1, 2: 3}', '{**a for a in b}',
    '[*a for a in b]', '0777', '1__0', '0x', '1e', '12abc', '0b2', 'a = 1 2', '\\ x', '$', '?', 'x = `1`', 'a <> b', 'a ! b', 'a +',
    'x++', ' x = 1', 'if 1:\nx = 1', 'if 1:\n    x\n  y', 'if 1:\n\tx\n        y', 'def f():\n', 'for x in y:\n', 'else:', 'elif x: pass',
    'x = (yield)', 'global x; x = 1\ndef f():\n x = 1\n global x', 'a, b += 1', '(a, b): int', 'x: int: str', '*a', '*a = 1', 'a = *b',
    'print(*)', 'f(*)', 'f(**)', 'import a.b as', 'from a import (b', 'from __future__ import nope', 'x = 1\nfrom __future__ import annotations',
    'match x:\n case 1: pass\n case _: pass\n case 2: pass', 'match x:\n  case a | b: pass', 'match x:\n case {**r, "a": 1}: pass',
    'type X = ', 'type X[T: (yield)] = int', '@', '@x', 'x = 1;;', 'pass\n pass', 'a.1', 'a.b.', '"\\N{nope}"', '"\\x1"', 'b"ü"', '"\\u12"',
    '\u00a0x', 'x = “a”', 'é = 1 €', 'True = 1', 'def True(): pass', 'lambda None: 1', 'x.True', 'class None: pass', 'import None',
    'with open(x) as f, : pass', 'assert x, ', 'raise x from', 'del', 'del (a, 1)', 'assert', 'not', 'a not b', 'a is', '(x for x in)',
    '[x for x in y if]', 'x = {', "x = {'a': 1, 'b' 2}", "d = {'a': }", 'f(a b)', '(a b)', '[a b]', 'f"{x!z}"', 'f"{x!}"', 'f"{*a}"', 'f"}"',
    "f'{a:{b:{c}}}'", 'f"{lambda x: 1}"', "f'{a[}'", 'x = 1 if 2 else', ':=', '(x := 1) := 2', 'x := 1', '(a.b := 1)', 'a\n    b',
    'def f():\n    x\n\ty', 'x = 1 +\ny', "'a' 'b' c", 'async x', 'async with a: pass', '[await x]', 'class A:\n  return 1',
    '"a" = 1', "f'' = 1", '-x = 1', 'x if y else z = 1', '[x for x in y] = 1', '{} = 1', '... = 1', 'f"{x}" = 1', 'a and b = 1', 'a == b = 1',
    'x = 1\n\n\n\n)', '(' * 250, 'a' + '.b' * 5 + '.', 'try:\n x\nexcept a, b:\n pass', 'try: pass\nfinally', 'except: pass', 'case 1: pass',
    'if x = 1: pass', 'while x = 1: pass', 'f(x.y = 1)', 'f(1 = 2)', 'f(True = 1)', 'print(a, b c)', 'for x in range(10)\n  pass',
    'def f()\n  pass', 'def f:\n pass', 'def (x): pass', 'class (x): pass', 'lambda: (yield', 'a[1:2', 'a[', '{1:', 'a = b = ', 'a -> b',
    'def f() -> : pass', 'def f(*): pass', 'def f(*, **k): pass', 'def f(**k, a): pass', 'def f(a, /, b, /): pass', 'def f(*a, *b): pass',
    'def f(*a=1): pass', 'def f(**k=1): pass', 'lambda *: 1', 'lambda a=1, b: 1', 'from x import a, ', 'from x import (a, b),', 'import a as b.c',
    'from a import b as 1', 'global', 'nonlocal x, ', 'with a as b.c(), d: pass', 'with (a as b', 'print(1', 'x = """', "f'''{", '\x00', 'x\x00y',
]
for source in sources:
    try:
        compile(source, '<s>', 'exec')
    except SyntaxError as e:
        print(repr(source)[:60], type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text)[:60])
        sys.excepthook(type(e), e, None)
    except Exception as e:
        print(repr(source)[:60], type(e).__name__, e)
    else:
        print(repr(source)[:60], 'fine')
