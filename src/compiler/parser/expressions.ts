// Expressions from the conditional down to the comparison. CPython: the EXPRESSIONS part of Grammar/python.gram.

import type { cmpop, expr, Lambda, NamedExpr, Starred, Tuple } from '../ast.js';
import * as T from '../tokenizer/tokens.js';
import { type Cursor, FAIL } from './cursor.js';
import { bitwiseOr } from './operators.js';
import { parseLambda } from './parameters.js';

/** expression: a conditional, a lambda or what binds tighter. */
export function expression(p: Cursor): expr {
  if (p.kind === T.KW_LAMBDA) return parseLambda(p);
  const lineno = p.lineno;
  const col_offset = p.col;
  const body = disjunction(p);
  if (p.kind !== T.KW_IF) return body;
  p.advance();
  const test = disjunction(p);
  p.expect(T.KW_ELSE);
  p.enter(1);
  const orelse = expression(p);
  p.leave(1);
  return { kind: 'IfExp', test, body, orelse, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

/** disjunction: `or` and what binds closer. */
export function disjunction(p: Cursor): expr {
  const lineno = p.lineno;
  const col_offset = p.col;
  const first = conjunction(p);
  if (p.kind !== T.KW_OR) return first;
  const values = [first];
  while (p.accept(T.KW_OR)) values.push(conjunction(p));
  return { kind: 'BoolOp', op: 'Or', values, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

function conjunction(p: Cursor): expr {
  const lineno = p.lineno;
  const col_offset = p.col;
  const first = inversion(p);
  if (p.kind !== T.KW_AND) return first;
  const values = [first];
  while (p.accept(T.KW_AND)) values.push(inversion(p));
  return { kind: 'BoolOp', op: 'And', values, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

function inversion(p: Cursor): expr {
  if (p.kind !== T.KW_NOT) return comparison(p);
  const lineno = p.lineno;
  const col_offset = p.col;
  p.advance();
  p.enter(1);
  const operand = inversion(p);
  p.leave(1);
  return { kind: 'UnaryOp', op: 'Not', operand, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

function comparison(p: Cursor): expr {
  const lineno = p.lineno;
  const col_offset = p.col;
  const left = bitwiseOr(p);
  let op = comparisonOperator(p);
  if (op === null) return left;
  const ops: cmpop[] = [];
  const comparators: expr[] = [];
  while (op !== null) {
    ops.push(op);
    comparators.push(bitwiseOr(p));
    op = comparisonOperator(p);
  }
  return {
    kind: 'Compare',
    left,
    ops,
    comparators,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}

// Reads a comparison operator if there is one.
function comparisonOperator(p: Cursor): cmpop | null {
  switch (p.kind) {
    case T.EQEQUAL:
      p.advance();
      return 'Eq';
    case T.NOTEQUAL:
      if ((p.text === '<>') !== p.barryAsBdfl) throw FAIL;
      p.advance();
      return 'NotEq';
    case T.LESS:
      p.advance();
      return 'Lt';
    case T.LESSEQUAL:
      p.advance();
      return 'LtE';
    case T.GREATER:
      p.advance();
      return 'Gt';
    case T.GREATEREQUAL:
      p.advance();
      return 'GtE';
    case T.KW_IN:
      p.advance();
      return 'In';
    case T.KW_IS:
      p.advance();
      return p.accept(T.KW_NOT) ? 'IsNot' : 'Is';
    case T.KW_NOT:
      if (p.peek(1) !== T.KW_IN) return null;
      p.advance();
      p.advance();
      return 'NotIn';
    default:
      return null;
  }
}

/** named_expression: also `name := value`. */
export function namedExpression(p: Cursor): expr {
  if (p.kind === T.NAME && p.peek(1) === T.COLONEQUAL) return assignmentExpression(p);
  const value = expression(p);
  if (p.kind === T.COLONEQUAL) throw FAIL;
  return value;
}

/** assignment_expression: NAME := expression. */
export function assignmentExpression(p: Cursor): NamedExpr {
  const lineno = p.lineno;
  const col_offset = p.col;
  const end_lineno = p.tokenEndLine;
  const end_col_offset = p.tokenEndCol;
  const id = p.name();
  p.expect(T.COLONEQUAL);
  p.enter(1);
  const value = expression(p);
  p.leave(1);
  return {
    kind: 'NamedExpr',
    target: { kind: 'Name', id, ctx: 'Store', lineno, col_offset, end_lineno, end_col_offset },
    value,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}

/** '*' bitwise_or, as in displays and on the right-hand side of an assignment. */
export function starred(p: Cursor): Starred {
  const lineno = p.lineno;
  const col_offset = p.col;
  p.expect(T.STAR);
  const value = bitwiseOr(p);
  return { kind: 'Starred', value, ctx: 'Load', lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

/** star_expression: an expression, or * and one. */
export function starExpression(p: Cursor): expr {
  return p.kind === T.STAR ? starred(p) : expression(p);
}

/** star_named_expression: an element of a display. */
export function starNamedExpression(p: Cursor): expr {
  return p.kind === T.STAR ? starred(p) : namedExpression(p);
}

/** star_expressions: one, or a tuple without parentheses. */
export function starExpressions(p: Cursor): expr {
  return tupleOf(p, starExpression, startsExpression);
}

/** A tuple without parentheses if a comma follows the first element. */
export function tupleOf(p: Cursor, element: (p: Cursor) => expr, starts: (kind: number) => boolean): expr {
  const lineno = p.lineno;
  const col_offset = p.col;
  const first = element(p);
  if (p.kind !== T.COMMA) return first;
  const elts = [first];
  while (p.accept(T.COMMA)) {
    if (!starts(p.kind)) break;
    elts.push(element(p));
  }
  const tuple: Tuple = {
    kind: 'Tuple',
    elts,
    ctx: 'Load',
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
  return tuple;
}

/** annotated_rhs: a yield or star_expressions. */
export function yieldOrStarExpressions(p: Cursor): expr {
  return p.kind === T.KW_YIELD ? yieldExpression(p) : starExpressions(p);
}

/** yield_expr. */
export function yieldExpression(p: Cursor): expr {
  const lineno = p.lineno;
  const col_offset = p.col;
  p.expect(T.KW_YIELD);
  if (p.accept(T.KW_FROM)) {
    const value = expression(p);
    return { kind: 'YieldFrom', value, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
  }
  const value = startsExpression(p.kind) ? starExpressions(p) : null;
  return { kind: 'Yield', value, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

// Indexed by kind: can this token start an expression (or a starred one)?
const STARTS = new Uint8Array(128);
for (const kind of [
  T.NAME,
  T.NUMBER,
  T.STRING,
  T.FSTRING_START,
  T.LPAR,
  T.LSQB,
  T.LBRACE,
  T.MINUS,
  T.PLUS,
  T.TILDE,
  T.STAR,
  T.ELLIPSIS,
  T.KW_FALSE,
  T.KW_NONE,
  T.KW_TRUE,
  T.KW_AWAIT,
  T.KW_LAMBDA,
  T.KW_NOT,
])
  STARTS[kind] = 1;

/** Whether a token can begin an expression. */
export function startsExpression(kind: number): boolean {
  return STARTS[kind] === 1;
}

export type { Lambda };
