// Compound statements. CPython: Grammar/python.gram.

import type { ErrorParser } from './engine.js';
import type { Token } from './nodes.js';
import type { Action, RuleSet } from './notation.js';
import { raise, raiseAtLocation, raiseFrom, raiseInvalidTarget, raiseRange } from './raise.js';

const expectedColon: Action = (p: ErrorParser) => raise(p, "expected ':'");

// The value at `index` is the keyword that the block belongs to.
function expectedBlock(index: number, what: string): Action {
  return (p: ErrorParser, v) =>
    raise(p, `expected an indented block after ${what} on line ${(v[index] as Token).lineno}`, 'IndentationError');
}

export const compoundRules: RuleSet = {
  compound_stmt: [
    "&('def' | '@' | 'async') function_def",
    "&'if' if_stmt",
    "&('class' | '@') class_def",
    "&('with' | 'async') with_stmt",
    "&('for' | 'async') for_stmt",
    "&'try' try_stmt",
    "&'while' while_stmt",
    'match_stmt',
  ],
  block: ['NEWLINE INDENT statements DEDENT', 'simple_stmts', 'invalid_block'],
  invalid_block: [['NEWLINE !INDENT', (p: ErrorParser) => raise(p, 'expected an indented block', 'IndentationError')]],
  decorators: ["('@' named_expression NEWLINE)+"],

  class_def: ['decorators class_def_raw', 'class_def_raw'],
  class_def_raw: ['invalid_class_def_raw', "'class' NAME type_params? ('(' arguments? ')')? ':' block"],
  invalid_class_def_raw: [
    ["'class' NAME type_params? ('(' arguments? ')')? NEWLINE", expectedColon],
    ["'class' NAME type_params? ('(' arguments? ')')? ':' NEWLINE !INDENT", expectedBlock(0, 'class definition')],
  ],
  function_def: ['decorators function_def_raw', 'function_def_raw'],
  function_def_raw: [
    'invalid_def_raw',
    "'def' NAME type_params? '(' params? ')' ('->' expression)? ':' func_type_comment? block",
    "'async' 'def' NAME type_params? '(' params? ')' ('->' expression)? ':' func_type_comment? block",
  ],
  invalid_def_raw: [
    [
      "'async'? 'def' NAME type_params? '(' params? ')' ('->' expression)? ':' NEWLINE !INDENT",
      expectedBlock(1, 'function definition'),
    ],
    "'async'? 'def' NAME type_params? &&'(' params? ')' ('->' expression)? &&':' func_type_comment? block",
  ],
  func_type_comment: ['NEWLINE TYPE_COMMENT &(NEWLINE INDENT)', 'invalid_double_type_comments', 'TYPE_COMMENT'],
  invalid_double_type_comments: [
    [
      'TYPE_COMMENT NEWLINE TYPE_COMMENT NEWLINE INDENT',
      (p: ErrorParser) => raise(p, 'Cannot have two type comments on def'),
    ],
  ],

  if_stmt: [
    'invalid_if_stmt',
    "'if' named_expression ':' block elif_stmt",
    "'if' named_expression ':' block else_block?",
  ],
  elif_stmt: [
    'invalid_elif_stmt',
    "'elif' named_expression ':' block elif_stmt",
    "'elif' named_expression ':' block else_block?",
  ],
  else_block: ['invalid_else_stmt', "'else' &&':' block"],
  invalid_if_stmt: [
    ["'if' named_expression NEWLINE", expectedColon],
    ["'if' named_expression ':' NEWLINE !INDENT", expectedBlock(0, "'if' statement")],
  ],
  invalid_elif_stmt: [
    ["'elif' named_expression NEWLINE", expectedColon],
    ["'elif' named_expression ':' NEWLINE !INDENT", expectedBlock(0, "'elif' statement")],
  ],
  invalid_else_stmt: [["'else' ':' NEWLINE !INDENT", expectedBlock(0, "'else' statement")]],

  while_stmt: ['invalid_while_stmt', "'while' named_expression ':' block else_block?"],
  invalid_while_stmt: [
    ["'while' named_expression NEWLINE", expectedColon],
    ["'while' named_expression ':' NEWLINE !INDENT", expectedBlock(0, "'while' statement")],
  ],
  for_stmt: [
    'invalid_for_stmt',
    "'for' star_targets 'in' ~ star_expressions ':' TYPE_COMMENT? block else_block?",
    "'async' 'for' star_targets 'in' ~ star_expressions ':' TYPE_COMMENT? block else_block?",
    'invalid_for_target',
  ],
  invalid_for_stmt: [
    ["'async'? 'for' star_targets 'in' star_expressions NEWLINE", expectedColon],
    ["'async'? 'for' star_targets 'in' star_expressions ':' NEWLINE !INDENT", expectedBlock(1, "'for' statement")],
  ],
  invalid_for_target: [["'async'? 'for' star_expressions", (p: ErrorParser, v) => raiseInvalidTarget(p, 'for', v[2])]],

  with_stmt: [
    'invalid_with_stmt_indent',
    "'with' '(' ','.with_item+ ','? ')' ':' TYPE_COMMENT? block",
    "'with' ','.with_item+ ':' TYPE_COMMENT? block",
    "'async' 'with' '(' ','.with_item+ ','? ')' ':' block",
    "'async' 'with' ','.with_item+ ':' TYPE_COMMENT? block",
    'invalid_with_stmt',
  ],
  with_item: ["expression 'as' star_target &(',' | ')' | ':')", 'invalid_with_item', 'expression'],
  invalid_with_item: [
    ["expression 'as' expression &(',' | ')' | ':')", (p: ErrorParser, v) => raiseInvalidTarget(p, 'star', v[2])],
  ],
  invalid_with_stmt: [
    ["'async'? 'with' ','.(expression ('as' star_target)?)+ NEWLINE", expectedColon],
    ["'async'? 'with' '(' ','.(expressions ('as' star_target)?)+ ','? ')' NEWLINE", expectedColon],
  ],
  invalid_with_stmt_indent: [
    ["'async'? 'with' ','.(expression ('as' star_target)?)+ ':' NEWLINE !INDENT", expectedBlock(1, "'with' statement")],
    [
      "'async'? 'with' '(' ','.(expressions ('as' star_target)?)+ ','? ')' ':' NEWLINE !INDENT",
      expectedBlock(1, "'with' statement"),
    ],
  ],

  try_stmt: [
    'invalid_try_stmt',
    "'try' &&':' block finally_block",
    "'try' &&':' block except_block+ else_block? finally_block?",
    "'try' &&':' block except_star_block+ else_block? finally_block?",
  ],
  except_block: [
    'invalid_except_stmt_indent',
    "'except' expression ('as' NAME)? ':' block",
    "'except' ':' block",
    'invalid_except_stmt',
  ],
  except_star_block: [
    'invalid_except_star_stmt_indent',
    "'except' '*' expression ('as' NAME)? ':' block",
    'invalid_except_stmt',
  ],
  finally_block: ['invalid_finally_stmt', "'finally' &&':' block"],
  invalid_try_stmt: [
    ["'try' ':' NEWLINE !INDENT", expectedBlock(0, "'try' statement")],
    ["'try' ':' block !('except' | 'finally')", (p: ErrorParser) => raise(p, "expected 'except' or 'finally' block")],
    [
      "'try' ':' block* except_block+ 'except' '*' expression ('as' NAME)? ':'",
      (p: ErrorParser, v) => raiseRange(p, v[4], v[5], "cannot have both 'except' and 'except*' on the same 'try'"),
    ],
    [
      "'try' ':' block* except_star_block+ 'except' (expression ('as' NAME)?)? ':'",
      (p: ErrorParser, v) => raiseAtLocation(p, v[4], "cannot have both 'except' and 'except*' on the same 'try'"),
    ],
  ],
  invalid_except_stmt: [
    [
      "'except' '*'? expression ',' expressions ('as' NAME)? ':'",
      (p: ErrorParser, v) => raiseFrom(p, v[2], 'multiple exception types must be parenthesized'),
    ],
    ["'except' '*'? expression ('as' NAME)? NEWLINE", expectedColon],
    ["'except' NEWLINE", expectedColon],
    ["'except' '*' (NEWLINE | ':')", (p: ErrorParser) => raise(p, 'expected one or more exception types')],
  ],
  invalid_finally_stmt: [["'finally' ':' NEWLINE !INDENT", expectedBlock(0, "'finally' statement")]],
  invalid_except_stmt_indent: [
    ["'except' expression ('as' NAME)? ':' NEWLINE !INDENT", expectedBlock(0, "'except' statement")],
    ["'except' ':' NEWLINE !INDENT", expectedBlock(0, "'except' statement")],
  ],
  invalid_except_star_stmt_indent: [
    ["'except' '*' expression ('as' NAME)? ':' NEWLINE !INDENT", expectedBlock(0, "'except*' statement")],
  ],
};
