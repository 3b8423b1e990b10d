// Parameters of def and lambda. CPython: params, lambda_params in Grammar/python.gram.

import type { ErrorParser } from './engine.js';
import { node } from './nodes.js';
import type { Action, RuleSet } from './notation.js';
import { raise, raiseAtLocation, raiseRange } from './raise.js';

function errorAt(index: number, msg: string): Action {
  return (p: ErrorParser, v) => raiseAtLocation(p, v[index], msg);
}

const DEFAULT_ORDER = 'parameter without a default follows parameter with a default';

// def and lambda differ in their names and in what closes the list, a ')' or a ':'.
function rules(prefix: string, close: string): RuleSet {
  const P = prefix;
  return {
    [`${P}params`]: [`invalid_${P}parameters`, `${P}parameters`],
    [`${P}parameters`]: [
      `${P}slash_no_default ${P}param_no_default* ${P}param_with_default* ${P}star_etc?`,
      `${P}slash_with_default ${P}param_with_default* ${P}star_etc?`,
      `${P}param_no_default+ ${P}param_with_default* ${P}star_etc?`,
      `${P}param_with_default+ ${P}star_etc?`,
      `${P}star_etc`,
    ],
    [`${P}slash_no_default`]: [`${P}param_no_default+ '/' ','`, `${P}param_no_default+ '/' &${close}`],
    [`${P}slash_with_default`]: [
      `${P}param_no_default* ${P}param_with_default+ '/' ','`,
      `${P}param_no_default* ${P}param_with_default+ '/' &${close}`,
    ],
    [`invalid_${P}parameters`]: [
      ["'/' ','", errorAt(0, 'at least one argument must precede /')],
      [
        `(${P}slash_no_default | ${P}slash_with_default) ${P}param_maybe_default* '/'`,
        errorAt(2, '/ may appear only once'),
      ],
      [
        `${P}slash_no_default? ${P}param_no_default* invalid_${P}parameters_helper ${P}param_no_default`,
        errorAt(3, DEFAULT_ORDER),
      ],
      prefix === ''
        ? [
            "param_no_default* '(' param_no_default+ ','? ')'",
            (p: ErrorParser, v) => raiseRange(p, v[1], v[4], 'Function parameters cannot be parenthesized'),
          ]
        : [
            "lambda_param_no_default* '(' ','.lambda_param+ ','? ')'",
            (p: ErrorParser, v) => raiseRange(p, v[1], v[4], 'Lambda expression parameters cannot be parenthesized'),
          ],
      [
        `(${P}slash_no_default | ${P}slash_with_default)? ${P}param_maybe_default* '*' (',' | ${P}param_no_default) ` +
          `${P}param_maybe_default* '/'`,
        errorAt(5, '/ must be ahead of *'),
      ],
      [`${P}param_maybe_default+ '/' '*'`, errorAt(2, 'expected comma between / and *')],
    ],
    [`invalid_${P}parameters_helper`]: [`${P}slash_with_default`, `${P}param_with_default+`],
    [`invalid_${P}kwds`]: [
      [`'**' ${P}param '='`, errorAt(2, 'var-keyword argument cannot have default value')],
      [`'**' ${P}param ',' ${P}param`, errorAt(3, 'arguments cannot follow var-keyword argument')],
      [`'**' ${P}param ',' ('*' | '**' | '/')`, errorAt(3, 'arguments cannot follow var-keyword argument')],
    ],
    [`${P}kwds`]: [`invalid_${P}kwds`, `'**' ${P}param_no_default`],
  };
}

export const parameterRules: RuleSet = {
  ...rules('', "')'"),
  ...rules('lambda_', "':'"),

  star_etc: [
    'invalid_star_etc',
    "'*' param_no_default param_maybe_default* kwds?",
    "'*' param_no_default_star_annotation param_maybe_default* kwds?",
    "'*' ',' param_maybe_default+ kwds?",
    'kwds',
  ],
  invalid_star_etc: [
    ["'*' (')' | ',' (')' | '**'))", errorAt(0, 'named arguments must follow bare *')],
    ["'*' ',' TYPE_COMMENT", (p: ErrorParser) => raise(p, 'bare * has associated type comment')],
    ["'*' param '='", errorAt(2, 'var-positional argument cannot have default value')],
    [
      "'*' (param_no_default | ',') param_maybe_default* '*' (param_no_default | ',')",
      errorAt(3, '* argument may appear only once'),
    ],
  ],
  param_no_default: [
    ["param ',' TYPE_COMMENT?", first],
    ["param TYPE_COMMENT? &')'", first],
  ],
  param_no_default_star_annotation: [
    ["param_star_annotation ',' TYPE_COMMENT?", first],
    ["param_star_annotation TYPE_COMMENT? &')'", first],
  ],
  param_with_default: [
    ["param default ',' TYPE_COMMENT?", first],
    ["param default TYPE_COMMENT? &')'", first],
  ],
  param_maybe_default: [
    ["param default? ',' TYPE_COMMENT?", first],
    ["param default? TYPE_COMMENT? &')'", first],
  ],
  param: [['NAME annotation?', node('arg')]],
  param_star_annotation: [['NAME star_annotation', node('arg')]],
  annotation: ["':' expression"],
  star_annotation: ["':' star_expression"],
  default: ["'=' expression", 'invalid_default'],
  invalid_default: [["'=' &(')' | ',')", errorAt(0, 'expected default value expression')]],

  lambda_star_etc: [
    'invalid_lambda_star_etc',
    "'*' lambda_param_no_default lambda_param_maybe_default* lambda_kwds?",
    "'*' ',' lambda_param_maybe_default+ lambda_kwds?",
    'lambda_kwds',
  ],
  invalid_lambda_star_etc: [
    ["'*' (':' | ',' (':' | '**'))", (p: ErrorParser) => raise(p, 'named arguments must follow bare *')],
    ["'*' lambda_param '='", errorAt(2, 'var-positional argument cannot have default value')],
    [
      "'*' (lambda_param_no_default | ',') lambda_param_maybe_default* '*' (lambda_param_no_default | ',')",
      errorAt(3, '* argument may appear only once'),
    ],
  ],
  lambda_param_no_default: [
    ["lambda_param ','", first],
    ["lambda_param &':'", first],
  ],
  lambda_param_with_default: [
    ["lambda_param default ','", first],
    ["lambda_param default &':'", first],
  ],
  lambda_param_maybe_default: [
    ["lambda_param default? ','", first],
    ["lambda_param default? &':'", first],
  ],
  lambda_param: [['NAME', node('arg')]],
};

function first(_p: unknown, v: unknown[]): unknown {
  return v[0];
}
