# Sources that are damaged: the tokenizer, the parser, the compiler, the tree.
import ast
import tokenize
import io
import symtable

SOURCES = ['''
@decorator(x := 1)
async def f[T: int, *Ts, **P](a: int = 1, /, b=2, *args: "x", c, d=3, **kw) -> None:
    """doc"""
    nonlocal_ = [y async for y in z if await w]
    return (yield (yield from 3))
class C[T](Base, metaclass=M, **kw):
    __slots__ = ('a',)
    x: int = 3
type Alias[U] = list[U]
''', '''
try:
    with a as b, (c as d, e as f,):
        del x[1:2, ...], y.z
except* (A, B) as e:
    raise X from None
else: pass
finally:
    for i, *j in k: continue
    else: break
while True: break
if a: pass
elif b: pass
lambda a, /, b=1, *c, d, **e: a
''', '''
match x:
    case [1, -2.5, "s", None, *rest] | (a, b) if g: pass
    case {"k": v, **rest}: pass
    case C(1, x=2, y=[_]): pass
    case a.b.c | 1+2j: pass
    case str() as s: pass
f"{a!r:>{width}.{prec}} {b=} {{}} {'nested' f'{c}'}"
rf"\\d{x:%Y}" b'bytes' 
0x1F + 0b11 + 0o17 + 1_000 + 1e-3j + .5
a if b else c; not a or b and c in d is not e
x[1:2:3, ..., *y] = {**a, 1: 2, 'b': [*c]} ; {1, 2, *d}
a @ b ** -c // d % e << f >> g & h ^ i | ~j
global q; assert a, b; import a.b as c, d; from . import (e as f, g); from .. import *
''']
PIECES = ['(', ')', '[', ']', '{', '}', ':', ',', ';', '=', ':=', '*', '**', '->', '.', '...', 'f"', '"""', "'", '"', '\\\n', '\n', '\n    ', '\t', 'lambda ', 'yield ', 'await ', 'async ', 'match ',
          'case ', 'type ', 'not ', 'if ', 'else ', 'for ', 'in ', 'is ', 'del ', 'None', '__debug__', '{x', '!r', '0x', '1e', '0_', 'b"', "rb'", '\\N{', '\\u12', '#', '\x0c', '@', '~', '!', '$', '?', '\0',
          '((' * 40, '[' * 150, 'not ' * 60, '-' * 99, 'lambda:' * 30, 'x.' * 80, '1+' * 90, 'a[' * 120, 'f"{' * 20, 'if a:\n ' * 30]


def case(rng):
    text = mutate_text(rng, rng.choice(SOURCES), PIECES)
    kind = rng.randrange(8)
    mode = rng.choice(('exec', 'exec', 'eval', 'single'))
    if kind == 0:
        compile(text.encode('utf-8', 'surrogatepass') + bytes([rng.randrange(256)]), '<b>', mode)
    elif kind == 1:
        list(tokenize.generate_tokens(io.StringIO(text).readline))
    elif kind == 2:
        symtable.symtable(text, '<s>', mode)
    elif kind == 3:
        tree = ast.parse(text, mode='exec')
        ast.unparse(tree)
        nodes = list(ast.walk(tree))
        for _ in range(rng.randrange(1, 4)):
            node = rng.choice(nodes)
            if node._fields:
                setattr(node, rng.choice(node._fields), rng.choice([None, 1, 'a', [], [None], rng.choice(nodes), [rng.choice(nodes)], 1.5, -1]))
        compile(tree, '<t>', 'exec')
    else:
        compile(text, '<s>', mode, flags=rng.choice((0, 0, 0x1000000, 0x2000, ast.PyCF_ONLY_AST)), dont_inherit=True)


run(case)
