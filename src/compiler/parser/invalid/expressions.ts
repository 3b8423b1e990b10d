// Expressions down to the powers. CPython: EXPRESSIONS in Grammar/python.gram.

import type { ErrorParser } from './engine.js';
import { exprName, type Node, node, starred, take, tuple } from './nodes.js';
import type { Action, RuleSet } from './notation.js';
import { raise, raiseAtLocation, raiseRange } from './raise.js';

const binary = node('BinOp');
const unary = node('UnaryOp');

function isLegacy(e: Node): boolean {
  return e.kind === 'Name' && (e.id === 'print' || e.id === 'exec');
}

const conditional: (string | readonly [string, Action])[] = [
  ["disjunction 'if' disjunction 'else' expression", node('IfExp')],
  'disjunction',
  'lambdef',
];

const notAfterOperator =
  (operator: number): Action =>
  (p: ErrorParser, v) =>
    raiseRange(p, v[operator + 1], v[operator + 2], "'not' after an operator must be parenthesized");

export const expressionRules: RuleSet = {
  expressions: [["expression (',' expression)+ ','?", tuple], ["expression ','", single], 'expression'],
  expression: ['invalid_expression', 'invalid_legacy_expression', ...conditional],
  expression_without_invalid: conditional,
  invalid_legacy_expression: [
    [
      "NAME !'(' star_expressions",
      (p: ErrorParser, v) => {
        if (!isLegacy(v[0])) return null;
        const name = (v[0] as Node).id;
        return raiseRange(p, v[0], v[1], `Missing parentheses in call to '${name}'. Did you mean ${name}(...)?`);
      },
    ],
  ],
  invalid_expression: [
    [
      '!(NAME STRING | SOFT_KEYWORD) disjunction expression_without_invalid',
      (p: ErrorParser, v) => {
        if (isLegacy(v[0]) || p.token(p.mark - 1).level === 0) return null;
        return raiseRange(p, v[0], v[1], 'invalid syntax. Perhaps you forgot a comma?');
      },
    ],
    [
      "disjunction 'if' disjunction !('else' | ':')",
      (p: ErrorParser, v) => raiseRange(p, v[0], v[2], "expected 'else' after 'if' expression"),
    ],
    [
      "'lambda' lambda_params? ':' &FSTRING_MIDDLE",
      (p: ErrorParser, v) =>
        raiseRange(p, v[0], v[2], 'f-string: lambda expressions are not allowed without parentheses'),
    ],
  ],
  yield_expr: [
    ["'yield' 'from' expression", node('YieldFrom')],
    ["'yield' star_expressions?", node('Yield')],
  ],
  star_expressions: [
    ["star_expression (',' star_expression)+ ','?", tuple],
    ["star_expression ','", single],
    'star_expression',
  ],
  star_expression: [["'*' bitwise_or", starred], 'expression'],
  star_named_expressions: [["','.star_named_expression+ ','?", take(0)]],
  star_named_expression: [["'*' bitwise_or", starred], 'named_expression'],
  assignment_expression: [["NAME ':=' ~ expression", node('NamedExpr')]],
  named_expression: ['assignment_expression', 'invalid_named_expression', "expression !':='"],
  invalid_named_expression: [
    [
      "expression ':=' expression",
      (p: ErrorParser, v) => raiseAtLocation(p, v[0], `cannot use assignment expressions with ${exprName(v[0])}`),
    ],
    [
      "NAME '=' bitwise_or !('=' | ':=')",
      (p: ErrorParser, v) => raiseRange(p, v[0], v[2], "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
    ],
    [
      "!(list | tuple | genexp | 'True' | 'None' | 'False') bitwise_or '=' bitwise_or !('=' | ':=')",
      (p: ErrorParser, v) =>
        raiseAtLocation(p, v[0], `cannot assign to ${exprName(v[0])} here. Maybe you meant '==' instead of '='?`),
    ],
  ],
  disjunction: [["conjunction ('or' conjunction)+", node('BoolOp')], 'conjunction'],
  conjunction: [["inversion ('and' inversion)+", node('BoolOp')], 'inversion'],
  inversion: [["'not' inversion", unary], 'comparison'],
  comparison: [
    [
      'bitwise_or compare_op_bitwise_or_pair+',
      (p: ErrorParser, v, start): Node => ({
        kind: 'Compare',
        left: v[0],
        isIn: v[1][0] === 'in',
        ...p.span(start),
      }),
    ],
    'bitwise_or',
  ],
  compare_op_bitwise_or_pair: [
    'eq_bitwise_or',
    'noteq_bitwise_or',
    'lte_bitwise_or',
    'lt_bitwise_or',
    'gte_bitwise_or',
    'gt_bitwise_or',
    'notin_bitwise_or',
    'in_bitwise_or',
    'isnot_bitwise_or',
    'is_bitwise_or',
  ],
  eq_bitwise_or: ["'==' bitwise_or"],
  noteq_bitwise_or: ['not_equal bitwise_or'],
  not_equal: [
    [
      "'!='",
      (p: ErrorParser, v) => {
        const old = p.text(v[0]) === '<>';
        if (p.barryAsBdfl && !old) raise(p, "with Barry as BDFL, use '<>' instead of '!='");
        return p.barryAsBdfl === old ? v[0] : null;
      },
    ],
  ],
  lte_bitwise_or: ["'<=' bitwise_or"],
  lt_bitwise_or: ["'<' bitwise_or"],
  gte_bitwise_or: ["'>=' bitwise_or"],
  gt_bitwise_or: ["'>' bitwise_or"],
  notin_bitwise_or: ["'not' 'in' bitwise_or"],
  in_bitwise_or: [["'in' bitwise_or", () => 'in']],
  isnot_bitwise_or: ["'is' 'not' bitwise_or"],
  is_bitwise_or: ["'is' bitwise_or"],

  bitwise_or: [["bitwise_or '|' bitwise_xor", binary], 'bitwise_xor'],
  bitwise_xor: [["bitwise_xor '^' bitwise_and", binary], 'bitwise_and'],
  bitwise_and: [["bitwise_and '&' shift_expr", binary], 'shift_expr'],
  shift_expr: [["shift_expr '<<' sum", binary], ["shift_expr '>>' sum", binary], 'invalid_arithmetic', 'sum'],
  invalid_arithmetic: [["sum ('+' | '-' | '*' | '/' | '%' | '//' | '@') 'not' inversion", notAfterOperator(1)]],
  sum: [["sum '+' term", binary], ["sum '-' term", binary], 'term'],
  term: [
    ["term '*' factor", binary],
    ["term '/' factor", binary],
    ["term '//' factor", binary],
    ["term '%' factor", binary],
    ["term '@' factor", binary],
    'invalid_factor',
    'factor',
  ],
  invalid_factor: [["('+' | '-' | '~') 'not' factor", notAfterOperator(0)]],
  factor: [["'+' factor", unary], ["'-' factor", unary], ["'~' factor", unary], 'power'],
  power: [["await_primary '**' factor", binary], 'await_primary'],
  await_primary: [["'await' primary", node('Await')], 'primary'],

  lambdef: [["'lambda' lambda_params? ':' expression", node('Lambda')]],
};

function single(p: ErrorParser, v: Node[], start: number): Node {
  return { kind: 'Tuple', elts: [v[0] as Node], ...p.span(start) };
}
