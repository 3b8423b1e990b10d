// Modules, lines of statements and the simple statements. CPython: Grammar/python.gram.

import type { ErrorParser } from './engine.js';
import { exprName, type Node, node } from './nodes.js';
import type { RuleSet } from './notation.js';
import { raise, raiseAtLocation, raiseFrom, raiseInvalidTarget } from './raise.js';

export const statementRules: RuleSet = {
  file: ['statements? ENDMARKER'],
  interactive: ['statement_newline'],
  eval: ['expressions NEWLINE* ENDMARKER'],
  statements: ['statement+'],
  statement: ['compound_stmt', 'simple_stmts'],
  statement_newline: ['compound_stmt NEWLINE', 'simple_stmts', 'NEWLINE', ['ENDMARKER', () => null]],
  simple_stmts: ["simple_stmt !';' NEWLINE", "';'.simple_stmt+ ';'? NEWLINE"],
  simple_stmt: [
    'assignment',
    '&"type" type_alias',
    'star_expressions',
    "&'return' return_stmt",
    "&('import' | 'from') import_stmt",
    "&'raise' raise_stmt",
    "'pass'",
    "&'del' del_stmt",
    "&'yield' yield_stmt",
    "&'assert' assert_stmt",
    "'break'",
    "'continue'",
    "&'global' global_stmt",
    "&'nonlocal' nonlocal_stmt",
  ],
  return_stmt: ["'return' star_expressions?"],
  raise_stmt: ["'raise' expression ('from' expression)?", "'raise'"],
  global_stmt: ["'global' ','.NAME+"],
  nonlocal_stmt: ["'nonlocal' ','.NAME+"],
  del_stmt: ["'del' del_targets &(';' | NEWLINE)", 'invalid_del_stmt'],
  invalid_del_stmt: [["'del' star_expressions", (p: ErrorParser, v) => raiseInvalidTarget(p, 'del', v[1])]],
  yield_stmt: ['yield_expr'],
  assert_stmt: ["'assert' expression (',' expression)?"],

  // Assignments
  assignment: [
    "NAME ':' expression ('=' annotated_rhs)?",
    "('(' single_target ')' | single_subscript_attribute_target) ':' expression ('=' annotated_rhs)?",
    "(star_targets '=')+ (yield_expr | star_expressions) !'=' TYPE_COMMENT?",
    'single_target augassign ~ (yield_expr | star_expressions)',
    'invalid_assignment',
  ],
  annotated_rhs: ['yield_expr', 'star_expressions'],
  augassign: [
    "'+='",
    "'-='",
    "'*='",
    "'@='",
    "'/='",
    "'%='",
    "'&='",
    "'|='",
    "'^='",
    "'<<='",
    "'>>='",
    "'**='",
    "'//='",
  ],
  invalid_assignment: [
    [
      "invalid_ann_assign_target ':' expression",
      (p: ErrorParser, v) => raiseAtLocation(p, v[0], `only single target (not ${exprName(v[0])}) can be annotated`),
    ],
    [
      "star_named_expression ',' star_named_expressions* ':' expression",
      (p: ErrorParser, v) => raiseAtLocation(p, v[0], 'only single target (not tuple) can be annotated'),
    ],
    ["expression ':' expression", (p: ErrorParser, v) => raiseAtLocation(p, v[0], 'illegal target for annotation')],
    ["(star_targets '=')* star_expressions '='", (p: ErrorParser, v) => raiseInvalidTarget(p, 'star', v[1])],
    [
      "(star_targets '=')* yield_expr '='",
      (p: ErrorParser, v) => raiseAtLocation(p, v[1], 'assignment to yield expression not possible'),
    ],
    [
      'star_expressions augassign annotated_rhs',
      (p: ErrorParser, v) =>
        raiseAtLocation(p, v[0], `'${exprName(v[0])}' is an illegal expression for augmented assignment`),
    ],
  ],
  invalid_ann_assign_target: ['list', 'tuple', ["'(' invalid_ann_assign_target ')'", (_p, v) => v[1]]],

  // Imports
  import_stmt: ['invalid_import', 'import_name', 'import_from'],
  import_name: ["'import' dotted_as_names"],
  import_from: [
    [
      "'from' ('.' | '...')* dotted_name 'import' import_from_targets",
      (p: ErrorParser, v) => {
        const module: Node = v[2];
        const names: string[] = Array.isArray(v[4]) ? v[4] : [];
        if (module.id === '__future__' && v[1].length === 0 && names.includes('barry_as_FLUFL')) p.barryAsBdfl = true;
        return true;
      },
    ],
    "'from' ('.' | '...')+ 'import' import_from_targets",
  ],
  import_from_targets: [
    ["'(' import_from_as_names ','? ')'", (_p, v) => v[1]],
    ["import_from_as_names !','", (_p, v) => v[0]],
    "'*'",
    'invalid_import_from_targets',
  ],
  import_from_as_names: ["','.import_from_as_name+"],
  import_from_as_name: [["NAME ('as' NAME)?", (_p, v) => v[0].id]],
  dotted_as_names: ["','.dotted_as_name+"],
  dotted_as_name: ["dotted_name ('as' NAME)?"],
  dotted_name: [
    [
      "dotted_name '.' NAME",
      (p: ErrorParser, v, start) => ({ kind: 'Name', id: `${v[0].id}.${v[2].id}`, ...p.span(start) }),
    ],
    'NAME',
  ],
  invalid_import: [
    [
      "'import' ','.dotted_name+ 'from' dotted_name",
      (p: ErrorParser, v) => raiseFrom(p, v[0], "Did you mean to use 'from ... import ...' instead?"),
    ],
    ["'import' NEWLINE", (p: ErrorParser, v) => raiseFrom(p, v[1], "Expected one or more names after 'import'")],
  ],
  invalid_import_from_targets: [
    [
      "import_from_as_names ',' NEWLINE",
      (p: ErrorParser) => raise(p, 'trailing comma not allowed without surrounding parentheses'),
    ],
    ['NEWLINE', (p: ErrorParser, v) => raiseFrom(p, v[0], "Expected one or more names after 'import'")],
  ],

  // Types
  type_alias: [['"type" NAME type_params? \'=\' expression', node('TypeAlias')]],
  type_params: ['invalid_type_params', "'[' type_param_seq ']'"],
  type_param_seq: ["','.type_param+ ','?"],
  type_param: [
    'NAME type_param_bound? type_param_default?',
    [
      "'*' NAME ':' expression",
      (p: ErrorParser, v) => raiseFrom(p, v[2], `cannot use ${boundOf(v[3])} with TypeVarTuple`),
    ],
    "'*' NAME type_param_starred_default?",
    [
      "'**' NAME ':' expression",
      (p: ErrorParser, v) => raiseFrom(p, v[2], `cannot use ${boundOf(v[3])} with ParamSpec`),
    ],
    "'**' NAME type_param_default?",
  ],
  type_param_bound: ["':' expression"],
  type_param_default: ["'=' expression"],
  type_param_starred_default: ["'=' star_expression"],
  invalid_type_params: [["'[' ']'", (p: ErrorParser, v) => raiseFrom(p, v[1], 'Type parameter list cannot be empty')]],
};

function boundOf(e: Node): string {
  return e.kind === 'Tuple' ? 'constraints' : 'bound';
}
