"""Lark, pyparsing, pycparser: trees and errors."""

import lark
import pyparsing as pp
import pycparser.c_parser
import pycparser.c_generator

g = lark.Lark(
    '\n?start: sum\n?sum: product | sum "+" product -> add | sum "-" product -> sub\n?product: atom | product "*" atom -> mul | product "/" atom -> div\n?atom: NUMBER -> number | "-" atom -> neg | "(" sum ")"\n%import common.NUMBER\n%import common.WS_INLINE\n%ignore WS_INLINE\n',
    parser='lalr')
t = g.parse('1 + 2 * (3 - -4) / 5')
print(t.pretty())


class Calc(lark.Transformer):
    number = lambda s, x: float(x[0])
    add = lambda s, x: x[0] + x[1]
    sub = lambda s, x: x[0] - x[1]
    mul = lambda s, x: x[0] * x[1]
    div = lambda s, x: x[0] / x[1]
    neg = lambda s, x: -x[0]


print(Calc().transform(t))
for bad in ('1 +', '1 $ 2', ')'):
    try:
        g.parse(bad)
    except lark.exceptions.UnexpectedInput as e:
        print(type(e).__name__, str(e))
e = pp.Forward()
atom = pp.Word(pp.nums).set_parse_action(lambda t: int(t[0])) | pp.Suppress('(') + e + pp.Suppress(')')
e <<= pp.infix_notation(atom, [('*', 2, pp.OpAssoc.LEFT), ('+', 2, pp.OpAssoc.LEFT)])
print(e.parse_string('1+2*(3+4)*5').as_list())
try:
    e.parse_string('1+', parse_all=True)
except pp.ParseException as x:
    print(x, x.explain(depth=0))
ast = pycparser.c_parser.CParser().parse(
    'typedef struct { int a[3]; char *p; } S; static int f(S *s, int n) { for (int i = 0; i < n; i++) s->a[i] += i << 2; return n ? s->a[0] : -1; }'
)
ast.show(attrnames=True)
print(pycparser.c_generator.CGenerator().visit(ast))
