# library
# Trees made by hand: what the compiler takes, and what it says of the others.
import ast


def tell(tree, mode='exec'):
    try:
        compile(ast.fix_missing_locations(tree) if isinstance(tree, ast.AST) else tree, 'x', mode)
        print('ok')
    except Exception as e:
        print(type(e).__name__, e)


def stmt(s):
    tell(ast.Module([s], []))


def expr(e):
    tell(ast.Expression(e), 'eval')


N = lambda name, ctx=None: ast.Name(name, ctx or ast.Load())
C = ast.Constant
stmt(ast.Assign([N('x')], C(1)))
stmt(ast.Assign([], C(1)))
stmt(ast.Assign([N('x', ast.Store())], None))
stmt(ast.Assign([C(1)], C(1)))
stmt(ast.Delete([N('x', ast.Store())]))
stmt(ast.For(N('x', ast.Store()), N('y'), [], []))
stmt(ast.With([], [ast.Pass()]))
stmt(ast.Try([ast.Pass()], [], [], []))
stmt(ast.TryStar([ast.Pass()], [], [ast.Pass()], [ast.Pass()]))
stmt(ast.Raise(None, C(1)))
stmt(ast.ImportFrom('m', [ast.alias('a')], -1))
stmt(ast.ImportFrom('sys', [ast.alias('path')], None))
stmt(ast.Import([]))
stmt(ast.Global([]))
stmt(ast.AnnAssign(ast.Attribute(N('x'), 'y', ast.Store()), C(1), None, 1))
stmt(ast.TypeAlias(C(1), [], C(1)))
stmt(None)
stmt(ast.expr)
stmt(ast.Expr(None))
stmt(ast.Expr(C([])))
stmt(ast.FunctionDef('f', ast.arguments(defaults=[C(1)]), [ast.Pass()]))
stmt(ast.FunctionDef('f', ast.arguments(kwonlyargs=[ast.arg('a')]), [ast.Pass()]))
stmt(ast.FunctionDef('f', ast.arguments(), []))
stmt(ast.FunctionDef(7, ast.arguments(), [ast.Pass()]))
stmt(ast.ClassDef('None', body=[ast.Pass()]))
expr(N('True'))
expr(ast.BoolOp(ast.And(), [C(1)]))
expr(ast.Compare(C(1), [], []))
expr(ast.Compare(C(1), [ast.Is()], []))
expr(ast.Dict([C(1)], []))
expr(ast.Dict([None], [ast.Dict([], [])]))
expr(ast.List([None], ast.Load()))
expr(ast.List([N('x', ast.Store())], ast.Load()))
expr(ast.ListComp(C(1), []))
expr(ast.NamedExpr(C(1), C(2)))
expr(ast.Starred(N('x', ast.Store()), ast.Load()))
expr(ast.YieldFrom(None))
expr(ast.JoinedStr([C('a'), ast.FormattedValue(C(1), -1)]))
expr(ast.Call(N('f'), [C(1)], [ast.keyword('a', None)]))
for p in (ast.MatchSingleton(5), ast.MatchStar('a'), ast.MatchAs(ast.MatchAs(), None), ast.MatchOr([ast.MatchAs()]),
          ast.MatchMapping([C(1)], []), ast.MatchClass(C(1)), ast.MatchValue(ast.List([])), ast.MatchValue(C(...)),
          ast.MatchAs(None, '_'), ast.MatchValue(ast.BinOp(C(1), ast.Add(), C(2j))), ast.MatchClass(N('int'), [], ['a'], [])):
    stmt(ast.Match(C(1), [ast.match_case(p, None, [ast.Pass()])]))
for tree, mode in ((ast.Module([ast.Pass()], []), 'exec'), (ast.Expression(C(1)), 'exec'), (ast.Interactive([]), 'single')):
    try:
        compile(tree, 'x', mode)
        print('ok')
    except Exception as e:
        print(type(e).__name__, e)
for line, end, col, end_col in ((2, 1, 0, 0), (1, 1, 5, 2), (-1, 1, 0, 0), (1, 1, -2, 3), (10 ** 20, 1, 0, 0), ('1', 1, 0, 0)):
    node = C(1, lineno=line, end_lineno=end, col_offset=col, end_col_offset=end_col)
    try:
        compile(ast.Expression(node), 'x', 'eval')
    except Exception as e:
        print(type(e).__name__, e)
tree = ast.parse('1 + 2 if __debug__ else "%s" % (x,)', optimize=2)
print(ast.dump(tree))
print(ast.dump(ast.parse('x: int = (1, 2)[0]', optimize=1)))
