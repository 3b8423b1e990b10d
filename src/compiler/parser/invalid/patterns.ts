// The match statement. CPython: match_stmt and patterns in Grammar/python.gram.

import type { ErrorParser } from './engine.js';
import { type Node, node, type Token, take, tuple } from './nodes.js';
import type { RuleSet } from './notation.js';
import { raise, raiseAtLocation, raiseRange } from './raise.js';

const pattern = node('pattern');

function expectedBlock(what: string) {
  return (p: ErrorParser, v: unknown[]) =>
    raise(
      p,
      `expected an indented block after '${what}' statement on line ${(v[0] as Token).lineno}`,
      'IndentationError',
    );
}

function isComplex(e: Node): boolean {
  return e.constant?.type === 'complex';
}

export const patternRules: RuleSet = {
  match_stmt: ['"match" subject_expr \':\' NEWLINE INDENT case_block+ DEDENT', 'invalid_match_stmt'],
  subject_expr: [["star_named_expression ',' star_named_expressions?", tuple], 'named_expression'],
  invalid_match_stmt: [
    ['"match" subject_expr NEWLINE', (p: ErrorParser) => raise(p, "expected ':'")],
    ['"match" subject_expr \':\' NEWLINE !INDENT', expectedBlock('match')],
  ],
  case_block: ['invalid_case_block', '"case" patterns guard? \':\' block'],
  invalid_case_block: [
    ['"case" patterns guard? NEWLINE', (p: ErrorParser) => raise(p, "expected ':'")],
    ['"case" patterns guard? \':\' NEWLINE !INDENT', expectedBlock('case')],
  ],
  guard: ["'if' named_expression"],

  patterns: [['open_sequence_pattern', pattern], 'pattern'],
  pattern: ['as_pattern', 'or_pattern'],
  as_pattern: [["or_pattern 'as' pattern_capture_target", pattern], 'invalid_as_pattern'],
  invalid_as_pattern: [
    ['or_pattern \'as\' "_"', (p: ErrorParser, v) => raiseAtLocation(p, v[2], "cannot use '_' as a target")],
    ["or_pattern 'as' !NAME expression", (p: ErrorParser, v) => raiseAtLocation(p, v[2], 'invalid pattern target')],
  ],
  or_pattern: [["'|'.closed_pattern+", pattern]],
  closed_pattern: [
    'literal_pattern',
    'capture_pattern',
    'wildcard_pattern',
    'value_pattern',
    'group_pattern',
    'sequence_pattern',
    'mapping_pattern',
    'class_pattern',
  ],
  literal_pattern: [
    ["signed_number !('+' | '-')", pattern],
    ['complex_number', pattern],
    ['strings', pattern],
    ["'None'", pattern],
    ["'True'", pattern],
    ["'False'", pattern],
  ],
  literal_expr: ["signed_number !('+' | '-')", 'complex_number', 'strings', "'None'", "'True'", "'False'"],
  complex_number: ["signed_real_number '+' imaginary_number", "signed_real_number '-' imaginary_number"],
  signed_number: ['NUMBER', "'-' NUMBER"],
  signed_real_number: ['real_number', "'-' real_number"],
  real_number: [
    [
      'NUMBER',
      (p: ErrorParser, v) => {
        if (isComplex(v[0])) raiseAtLocation(p, v[0], 'real number required in complex literal');
        return v[0];
      },
    ],
  ],
  imaginary_number: [
    [
      'NUMBER',
      (p: ErrorParser, v) => {
        if (!isComplex(v[0])) raiseAtLocation(p, v[0], 'imaginary number required in complex literal');
        return v[0];
      },
    ],
  ],
  capture_pattern: [['pattern_capture_target', pattern]],
  pattern_capture_target: [["!\"_\" NAME !('.' | '(' | '=')", take(0)]],
  wildcard_pattern: [['"_"', pattern]],
  value_pattern: [["attr !('.' | '(' | '=')", pattern]],
  attr: [["name_or_attr '.' NAME", node('Attribute')]],
  name_or_attr: ['attr', 'NAME'],
  group_pattern: [["'(' pattern ')'", take(1)]],
  sequence_pattern: [
    ["'[' maybe_sequence_pattern? ']'", pattern],
    ["'(' open_sequence_pattern? ')'", pattern],
  ],
  open_sequence_pattern: ["maybe_star_pattern ',' maybe_sequence_pattern?"],
  maybe_sequence_pattern: ["','.maybe_star_pattern+ ','?"],
  maybe_star_pattern: ['star_pattern', 'pattern'],
  star_pattern: [
    ["'*' pattern_capture_target", pattern],
    ["'*' wildcard_pattern", pattern],
  ],
  mapping_pattern: [
    ["'{' '}'", pattern],
    ["'{' double_star_pattern ','? '}'", pattern],
    ["'{' items_pattern ',' double_star_pattern ','? '}'", pattern],
    ["'{' items_pattern ','? '}'", pattern],
  ],
  items_pattern: ["','.key_value_pattern+"],
  key_value_pattern: ["(literal_expr | attr) ':' pattern"],
  double_star_pattern: ["'**' pattern_capture_target"],
  class_pattern: [
    ["name_or_attr '(' ')'", pattern],
    ["name_or_attr '(' positional_patterns ','? ')'", pattern],
    ["name_or_attr '(' keyword_patterns ','? ')'", pattern],
    ["name_or_attr '(' positional_patterns ',' keyword_patterns ','? ')'", pattern],
    'invalid_class_pattern',
  ],
  positional_patterns: ["','.pattern+"],
  keyword_patterns: ["','.keyword_pattern+"],
  keyword_pattern: ["NAME '=' pattern"],
  invalid_class_pattern: [
    [
      "name_or_attr '(' invalid_class_argument_pattern",
      (p: ErrorParser, v) => {
        const late: Node[] = v[2];
        raiseRange(p, late[0] as Node, late[late.length - 1] as Node, 'positional patterns follow keyword patterns');
      },
    ],
  ],
  invalid_class_argument_pattern: [["(positional_patterns ',')? keyword_patterns ',' positional_patterns", take(3)]],
};
