import ast
src = '''
import os.path as p, sys
from . import x
def f(a, b=1, /, *c, d: int = 2, **e) -> None:
    """doc"""
    for i, (j, k) in enumerate([1, 2.5, 3j, b"x", 'y', None, ..., True]):
        if i < j <= k and not a or -b: continue
    try: pass
    except (A, B) as e: raise X from y
    else: del q[0], r.s
    finally: return [*a, {**b, 'c': 1}, {1, 2}, lambda z: z, (yield)]
async def g():
    async with a as b, c: await d
    return f"{x!r:>{w}} {y}" "abc"
class C(B, metaclass=M):
    x: int = 3
    global gg
match v:
    case [1, *rest] | {"k": n, **o} | P(q, r=3) if t: pass
    case None | True | _: x = y = z += 1 if False else 2
'''.replace(' = z += 1 if False else 2', ' = 1')
t = ast.parse(src)
print(ast.dump(t))
print(ast.dump(t, indent=1, include_attributes=True)[:600])
print(ast.unparse(t))
ns = {}
exec(compile(ast.parse('v = [i*i for i in range(5)]'), 'x', 'exec'), ns); print(ns['v'])
print(eval(compile(ast.Expression(ast.BinOp(ast.Constant(2), ast.Add(), ast.Constant(3), lineno=1, col_offset=0), lineno=1, col_offset=0) if 0 else ast.fix_missing_locations(ast.Expression(ast.BinOp(ast.Constant(2), ast.Add(), ast.Constant(3)))), 'x', 'eval')))
print(ast.literal_eval('{"a": [1, -2, 3+4j], "b": (None, True, b"x")}'))
for bad in (lambda: compile(ast.Expression(ast.Name('x', ast.Load())), 'x', 'eval'), lambda: compile(ast.Expression(3), 'x', 'eval'), lambda: compile(ast.Module([ast.Expr(1)], []), 'x', 'exec'), lambda: compile(ast.Module([], []), 'x', 'eval'), lambda: ast.literal_eval('f()'), lambda: ast.parse('a b')):
    try: print(bad())
    except Exception as e: print(type(e).__name__, str(e).partition(' at 0x')[0])
class V(ast.NodeVisitor):
    def visit_Name(self, n): print(n.id, n.lineno, n.col_offset, end=' ')
V().visit(t); print()
import copy
print(ast.dump(copy.deepcopy(t.body[0])))
