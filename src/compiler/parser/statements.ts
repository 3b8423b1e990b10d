// Statements in general and the simple ones. CPython: SIMPLE STATEMENTS in Grammar/python.gram.

import type { Expr, expr, operator, stmt } from '../ast.js';
import * as T from '../tokenizer/tokens.js';
import { compoundStatement } from './compound.js';
import { type Cursor, FAIL } from './cursor.js';
import { expression, starExpressions, startsExpression, yieldOrStarExpressions } from './expressions.js';
import { importFrom, importName } from './imports.js';
import { isMatch, matchStatement } from './match.js';
import { delTargets, setSingle, setStore } from './targets.js';
import { isTypeAlias, typeAlias } from './typeparams.js';

/** Reads one compound statement or one line of simple ones into `out`. */
export function statement(p: Cursor, out: stmt[]): void {
  const compound = COMPOUND[p.kind] === 1 || (p.kind === T.NAME && p.isSoft('match') && isMatch(p));
  if (!compound) simpleStatements(p, out);
  else out.push(p.kind === T.NAME ? matchStatement(p) : compoundStatement(p));
}

// Indexed by kind: does this token start a compound statement?
const COMPOUND = new Uint8Array(128);
for (const kind of [T.AT, T.KW_ASYNC, T.KW_CLASS, T.KW_DEF, T.KW_FOR, T.KW_IF, T.KW_TRY, T.KW_WHILE, T.KW_WITH])
  COMPOUND[kind] = 1;

/** Whether a compound statement begins here. */
export function startsCompound(p: Cursor): boolean {
  return COMPOUND[p.kind] === 1 || (p.kind === T.NAME && p.isSoft('match') && isMatch(p));
}

function simpleStatements(p: Cursor, out: stmt[]): void {
  simpleLine(p, out);
  p.skip();
}

/** simple_stmts up to its NEWLINE. */
export function simpleLine(p: Cursor, out: stmt[]): void {
  for (;;) {
    out.push(simpleStatement(p));
    if (p.kind !== T.SEMI) break;
    p.advance();
    if (p.kind === T.NEWLINE) break;
  }
  if (p.kind !== T.NEWLINE) throw FAIL;
}

function simpleStatement(p: Cursor): stmt {
  const lineno = p.lineno;
  const col_offset = p.col;
  switch (p.kind) {
    case T.NAME:
      return p.isSoft('type') && isTypeAlias(p) ? typeAlias(p) : expressionStatement(p);
    case T.KW_RETURN: {
      p.advance();
      const value = startsExpression(p.kind) ? starExpressions(p) : null;
      return { kind: 'Return', value, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
    }
    case T.KW_IMPORT:
      return importName(p);
    case T.KW_FROM:
      return importFrom(p);
    case T.KW_RAISE:
      return raiseStatement(p);
    case T.KW_PASS:
      p.advance();
      return { kind: 'Pass', lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
    case T.KW_BREAK:
      p.advance();
      return { kind: 'Break', lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
    case T.KW_CONTINUE:
      p.advance();
      return { kind: 'Continue', lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
    case T.KW_DEL: {
      p.advance();
      const targets = delTargets(p);
      if (p.kind !== T.SEMI && p.kind !== T.NEWLINE) throw FAIL;
      return { kind: 'Delete', targets, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
    }
    case T.KW_ASSERT: {
      p.advance();
      const test = expression(p);
      const msg = p.accept(T.COMMA) ? expression(p) : null;
      return { kind: 'Assert', test, msg, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
    }
    case T.KW_GLOBAL: {
      const names = nameList(p);
      return { kind: 'Global', names, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
    }
    case T.KW_NONLOCAL: {
      const names = nameList(p);
      return { kind: 'Nonlocal', names, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
    }
    default:
      return expressionStatement(p);
  }
}

function nameList(p: Cursor): string[] {
  const names: string[] = [];
  do {
    p.advance();
    names.push(p.name());
  } while (p.kind === T.COMMA);
  return names;
}

function raiseStatement(p: Cursor): stmt {
  const lineno = p.lineno;
  const col_offset = p.col;
  p.advance();
  let exc: expr | null = null;
  let cause: expr | null = null;
  if (startsExpression(p.kind)) {
    exc = expression(p);
    if (p.accept(T.KW_FROM)) cause = expression(p);
  }
  return { kind: 'Raise', exc, cause, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

// Indexed by kind: the operator of an augmented assignment.
const AUGMENTED: (operator | undefined)[] = [];
AUGMENTED[T.PLUSEQUAL] = 'Add';
AUGMENTED[T.MINEQUAL] = 'Sub';
AUGMENTED[T.STAREQUAL] = 'Mult';
AUGMENTED[T.ATEQUAL] = 'MatMult';
AUGMENTED[T.SLASHEQUAL] = 'Div';
AUGMENTED[T.PERCENTEQUAL] = 'Mod';
AUGMENTED[T.AMPEREQUAL] = 'BitAnd';
AUGMENTED[T.VBAREQUAL] = 'BitOr';
AUGMENTED[T.CIRCUMFLEXEQUAL] = 'BitXor';
AUGMENTED[T.LEFTSHIFTEQUAL] = 'LShift';
AUGMENTED[T.RIGHTSHIFTEQUAL] = 'RShift';
AUGMENTED[T.DOUBLESTAREQUAL] = 'Pow';
AUGMENTED[T.DOUBLESLASHEQUAL] = 'FloorDiv';

// An expression, or what it turns out to be the target of.
function expressionStatement(p: Cursor): stmt {
  const lineno = p.lineno;
  const col_offset = p.col;
  const startsWithName = p.kind === T.NAME;
  const isYield = p.kind === T.KW_YIELD;
  const value = yieldOrStarExpressions(p);
  if (p.kind === T.EQUAL) return assignment(p, value, isYield, lineno, col_offset);
  if (p.kind === T.COLON && !isYield) return annotatedAssignment(p, value, startsWithName, lineno, col_offset);
  const op = AUGMENTED[p.kind];
  if (op !== undefined && !isYield) {
    setSingle(value);
    p.advance();
    const right = yieldOrStarExpressions(p);
    return {
      kind: 'AugAssign',
      target: value,
      op,
      value: right,
      lineno,
      col_offset,
      end_lineno: p.endLine,
      end_col_offset: p.endCol,
    };
  }
  const node: Expr = { kind: 'Expr', value, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
  return node;
}

function assignment(p: Cursor, first: expr, isYield: boolean, lineno: number, col_offset: number): stmt {
  if (isYield) throw FAIL;
  setStore(first);
  const targets = [first];
  for (;;) {
    p.expect(T.EQUAL);
    const isYieldValue = p.kind === T.KW_YIELD;
    const value = yieldOrStarExpressions(p);
    if (p.kind !== T.EQUAL) {
      const type_comment = p.typeComment();
      return {
        kind: 'Assign',
        targets,
        value,
        type_comment,
        lineno,
        col_offset,
        end_lineno: p.endLine,
        end_col_offset: p.endCol,
      };
    }
    if (isYieldValue) throw FAIL;
    setStore(value);
    targets.push(value);
  }
}

function annotatedAssignment(
  p: Cursor,
  target: expr,
  startsWithName: boolean,
  lineno: number,
  col_offset: number,
): stmt {
  setSingle(target);
  p.advance();
  const annotation = expression(p);
  const value = p.accept(T.EQUAL) ? yieldOrStarExpressions(p) : null;
  const simple = startsWithName && target.kind === 'Name' ? 1 : 0;
  return {
    kind: 'AnnAssign',
    target,
    annotation,
    value,
    simple,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}

/** block: the body after a ':'. */
export function block(p: Cursor): stmt[] {
  const body: stmt[] = [];
  if (p.kind !== T.NEWLINE) {
    simpleStatements(p, body);
    return body;
  }
  p.skip();
  p.expectSpace(T.INDENT);
  do statement(p, body);
  while (p.kind !== T.DEDENT);
  p.skip();
  return body;
}
