// Atoms, displays, comprehensions, calls and subscripts. CPython: Grammar/python.gram.

import type { ErrorParser } from './engine.js';
import { type Comprehension, constant, type Keyword, lastItem, list, type Node, node, starred, take } from './nodes.js';
import type { Action, RuleSet, Value } from './notation.js';
import { raise, raiseAtLocation, raiseFrom, raiseRange } from './raise.js';

const attribute = node('Attribute');
const subscript = node('Subscript');
const call = node('Call');

const EQUALS = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
const IN_COMPREHENSION = 'did you forget parentheses around the comprehension target?';

const generator: Action = (p: ErrorParser, v) =>
  raiseRange(p, v[0], lastItem(v[1]), 'Generator expression must be parenthesized');

const comprehension =
  (iter: number): Action =>
  (_p, v): Comprehension => ({
    iter: v[iter],
    ifs: (v[iter + 1] as Value[]).map((one) => one[1]),
  });

// A call's arguments, as a Call node. Items of the second kind are keywords or starred expressions.
function collect(p: ErrorParser, args: Node[], more: Value, start: number): Node {
  const rest: Value[] = Array.isArray(more) ? more : [];
  return {
    kind: 'Call',
    args: [...args, ...rest.filter((one) => one.kind === 'Starred')],
    keywords: rest.filter((one) => one.kind !== 'Starred'),
    ...p.span(start),
  };
}

function positionalAfterKeyword(p: ErrorParser, v: Value[]): never {
  const unpacked = ((v[0] as Node).keywords ?? []).some((keyword) => keyword.arg === null);
  raise(p, `positional argument follows keyword argument${unpacked ? ' unpacking' : ''}`);
}

function bareGenerator(p: ErrorParser, v: Value[]): null {
  const args = (v[0] as Node).args ?? [];
  if (args.length <= 1) return null;
  raiseRange(p, args[args.length - 1] as Node, lastItem(v[1]), 'Generator expression must be parenthesized');
}

const keyword: Action = (_p, v): Keyword => ({ arg: v[0].id });

export const primaryRules: RuleSet = {
  primary: [
    ["primary '.' NAME", attribute],
    ['primary genexp', call],
    ["primary '(' arguments? ')'", call],
    ["primary '[' slices ']'", subscript],
    'atom',
  ],
  slices: [
    ["slice !','", take(0)],
    ["','.(slice | starred_expression)+ ','?", node('Tuple')],
  ],
  slice: [["expression? ':' expression? (':' expression?)?", node('Slice')], 'named_expression'],
  atom: [
    'NAME',
    ["'True'", constant({ type: 'bool', value: true })],
    ["'False'", constant({ type: 'bool', value: false })],
    ["'None'", constant({ type: 'None' })],
    '&(STRING | FSTRING_START) strings',
    'NUMBER',
    "&'(' (tuple | group | genexp)",
    "&'[' (list | listcomp)",
    "&'{' (dict | set | dictcomp | setcomp)",
    ["'...'", constant({ type: 'Ellipsis' })],
  ],
  group: [["'(' (yield_expr | named_expression) ')'", take(1)], 'invalid_group'],
  invalid_group: [
    [
      "'(' starred_expression ')'",
      (p: ErrorParser, v) => raiseAtLocation(p, v[1], 'cannot use starred expression here'),
    ],
    [
      "'(' '**' expression ')'",
      (p: ErrorParser, v) => raiseAtLocation(p, v[1], 'cannot use double starred expression here'),
    ],
  ],
  list: [["'[' star_named_expressions? ']'", (p: ErrorParser, v, start) => list(p, 'List', asArray(v[1]), start)]],
  tuple: [
    [
      "'(' (star_named_expression ',' star_named_expressions?)? ')'",
      (p: ErrorParser, v, start) => list(p, 'Tuple', Array.isArray(v[1]) ? [v[1][0], ...asArray(v[1][2])] : [], start),
    ],
  ],
  set: [["'{' star_named_expressions '}'", node('Set')]],
  dict: [
    ["'{' double_starred_kvpairs? '}'", node('Dict')],
    ["'{' invalid_double_starred_kvpairs '}'", node('Dict')],
  ],
  double_starred_kvpairs: ["','.double_starred_kvpair+ ','?"],
  double_starred_kvpair: ["'**' bitwise_or", 'kvpair'],
  kvpair: ["expression ':' expression"],
  invalid_double_starred_kvpairs: [
    "','.double_starred_kvpair+ ',' invalid_kvpair",
    ["expression ':' '*' bitwise_or", starredValue],
    ["expression ':' &('}' | ',')", missingValue],
  ],
  invalid_kvpair: [
    [
      "expression !':'",
      (p: ErrorParser, v) => {
        const key: Node = v[0];
        raiseRange(
          p,
          { ...key, col_offset: key.end_col_offset - 1 },
          { ...key, end_col_offset: -1 },
          "':' expected after dictionary key",
        );
      },
    ],
    ["expression ':' '*' bitwise_or", starredValue],
    ["expression ':' &('}' | ',')", missingValue],
  ],

  // Comprehensions
  for_if_clauses: ['for_if_clause+'],
  for_if_clause: [
    ["'async' 'for' star_targets 'in' ~ disjunction ('if' disjunction)*", comprehension(4)],
    ["'for' star_targets 'in' ~ disjunction ('if' disjunction)*", comprehension(3)],
    [
      "'async'? 'for' (bitwise_or (',' bitwise_or)* ','?) !'in'",
      (p: ErrorParser) => raise(p, "'in' expected after for-loop variables"),
    ],
    'invalid_for_target',
  ],
  listcomp: [["'[' named_expression for_if_clauses ']'", node('ListComp')], 'invalid_comprehension'],
  setcomp: [["'{' named_expression for_if_clauses '}'", node('SetComp')], 'invalid_comprehension'],
  genexp: [
    ["'(' (assignment_expression | expression !':=') for_if_clauses ')'", node('GeneratorExp')],
    'invalid_comprehension',
  ],
  dictcomp: [["'{' kvpair for_if_clauses '}'", node('DictComp')], 'invalid_dict_comprehension'],
  invalid_comprehension: [
    [
      "('[' | '(' | '{') starred_expression for_if_clauses",
      (p: ErrorParser, v) => raiseAtLocation(p, v[1], 'iterable unpacking cannot be used in comprehension'),
    ],
    [
      "('[' | '{') star_named_expression ',' star_named_expressions for_if_clauses",
      (p: ErrorParser, v) => raiseRange(p, v[1], v[3][v[3].length - 1], IN_COMPREHENSION),
    ],
    [
      "('[' | '{') star_named_expression ',' for_if_clauses",
      (p: ErrorParser, v) => raiseRange(p, v[1], v[2], IN_COMPREHENSION),
    ],
  ],
  invalid_dict_comprehension: [
    [
      "'{' '**' bitwise_or for_if_clauses '}'",
      (p: ErrorParser, v) => raiseAtLocation(p, v[1], 'dict unpacking cannot be used in dict comprehension'),
    ],
  ],

  // Arguments
  arguments: [["args ','? &')'", take(0)], 'invalid_arguments'],
  args: [
    [
      "','.(starred_expression | (assignment_expression | expression !':=') !'=')+ (',' kwargs)?",
      (p: ErrorParser, v, start) => collect(p, v[0].map(firstOf), Array.isArray(v[1]) ? v[1][1] : null, start),
    ],
    ['kwargs', (p: ErrorParser, v, start) => collect(p, [], v[0], start)],
  ],
  kwargs: [
    ["','.kwarg_or_starred+ ',' ','.kwarg_or_double_starred+", (_p, v) => [...v[0], ...v[2]]],
    "','.kwarg_or_starred+",
    "','.kwarg_or_double_starred+",
  ],
  starred_expression: [
    'invalid_starred_expression',
    ["'*' expression", starred],
    ["'*'", (p: ErrorParser) => raise(p, 'Invalid star expression')],
  ],
  kwarg_or_starred: ['invalid_kwarg', ["NAME '=' expression", keyword], 'starred_expression'],
  kwarg_or_double_starred: [
    'invalid_kwarg',
    ["NAME '=' expression", keyword],
    ["'**' expression", (): Keyword => ({ arg: null })],
  ],
  invalid_starred_expression: [
    [
      "'*' expression '=' expression",
      (p: ErrorParser, v) => raiseRange(p, v[0], v[3], 'cannot assign to iterable argument unpacking'),
    ],
  ],
  invalid_arguments: [
    [
      "((','.(starred_expression | (assignment_expression | expression !':=') !'=')+ ',' kwargs) | kwargs) ',' " +
        "','.(starred_expression !'=')+",
      (p: ErrorParser, v) => raiseFrom(p, v[1], 'iterable argument unpacking follows keyword argument unpacking'),
    ],
    ["expression for_if_clauses ',' (args | expression for_if_clauses)?", generator],
    ["NAME '=' expression for_if_clauses", (p: ErrorParser, v) => raiseRange(p, v[0], v[1], EQUALS)],
    [
      "(args ',')? NAME '=' &(',' | ')')",
      (p: ErrorParser, v) => raiseRange(p, v[1], v[2], 'expected argument value expression'),
    ],
    ['args for_if_clauses', bareGenerator],
    ["args ',' expression for_if_clauses", (p: ErrorParser, v) => generator(p, [v[2], v[3]], 0)],
    ["args ',' args", positionalAfterKeyword],
  ],
  invalid_kwarg: [
    [
      "('True' | 'False' | 'None') '='",
      (p: ErrorParser, v) => raiseRange(p, v[0], v[1], `cannot assign to ${p.text(v[0])}`),
    ],
    ["NAME '=' expression for_if_clauses", (p: ErrorParser, v) => raiseRange(p, v[0], v[1], EQUALS)],
    [
      "!(NAME '=') expression '='",
      (p: ErrorParser, v) => raiseRange(p, v[0], v[1], 'expression cannot contain assignment, perhaps you meant "=="?'),
    ],
    [
      "'**' expression '=' expression",
      (p: ErrorParser, v) => raiseRange(p, v[0], v[3], 'cannot assign to keyword argument unpacking'),
    ],
  ],
};

function asArray(value: Value): Node[] {
  return Array.isArray(value) ? value : [];
}

function firstOf(value: Value): Node {
  return Array.isArray(value) ? firstOf(value[0]) : value;
}

function starredValue(p: ErrorParser, v: Value[]): never {
  raiseFrom(p, v[2], 'cannot use a starred expression in a dictionary value');
}

function missingValue(p: ErrorParser, v: Value[]): never {
  raiseAtLocation(p, v[1], "expression expected after dictionary key and ':'");
}
