// Compound statements but for match. CPython: COMPOUND STATEMENTS in Grammar/python.gram.

import type { ExceptHandler, expr, If, stmt } from '../ast.js';
import * as T from '../tokenizer/tokens.js';
import { type Cursor, FAIL } from './cursor.js';
import { definition } from './definitions.js';
import { expression, namedExpression, starExpressions } from './expressions.js';
import { block } from './statements.js';
import { starTargets } from './targets.js';
import { withStatement } from './with.js';

/** compound_stmt: what begins with a keyword, and a block below it. */
export function compoundStatement(p: Cursor): stmt {
  const lineno = p.lineno;
  const col_offset = p.col;
  switch (p.kind) {
    case T.KW_IF:
      return ifStatement(p);
    case T.KW_WHILE: {
      p.advance();
      const test = namedExpression(p);
      p.expect(T.COLON);
      const body = block(p);
      const orelse = elseBlock(p);
      return { kind: 'While', test, body, orelse, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
    }
    case T.KW_FOR:
      return forStatement(p, 'For', lineno, col_offset);
    case T.KW_TRY:
      return tryStatement(p);
    case T.KW_WITH:
      return withStatement(p, 'With', lineno, col_offset);
    case T.KW_ASYNC: {
      const next = p.peek(1);
      if (next === T.KW_DEF) return definition(p);
      p.advance();
      if (next === T.KW_FOR) return forStatement(p, 'AsyncFor', lineno, col_offset);
      if (next === T.KW_WITH) return withStatement(p, 'AsyncWith', lineno, col_offset);
      throw FAIL;
    }
    default:
      return definition(p);
  }
}

function elseBlock(p: Cursor): stmt[] {
  if (!p.accept(T.KW_ELSE)) return [];
  p.expect(T.COLON);
  return block(p);
}

// An elif is an If in the orelse of the one before. Chains may be long, so this is a loop; all end together.
function ifStatement(p: Cursor): If {
  const chain: If[] = [];
  do {
    const lineno = p.lineno;
    const col_offset = p.col;
    p.advance();
    p.enter(1);
    const test = namedExpression(p);
    p.expect(T.COLON);
    const body = block(p);
    const node: If = { kind: 'If', test, body, orelse: [], lineno, col_offset, end_lineno: 0, end_col_offset: 0 };
    chain[chain.length - 1]?.orelse.push(node);
    chain.push(node);
  } while (p.kind === T.KW_ELIF);
  (chain[chain.length - 1] as If).orelse = elseBlock(p);
  for (const node of chain) {
    node.end_lineno = p.endLine;
    node.end_col_offset = p.endCol;
  }
  p.leave(chain.length);
  return chain[0] as If;
}

function forStatement(p: Cursor, kind: 'For' | 'AsyncFor', lineno: number, col_offset: number): stmt {
  p.expect(T.KW_FOR);
  const target = starTargets(p);
  p.expect(T.KW_IN);
  const iter = starExpressions(p);
  p.expect(T.COLON);
  const type_comment = p.typeComment();
  const body = block(p);
  const orelse = elseBlock(p);
  return {
    kind,
    target,
    iter,
    body,
    orelse,
    type_comment,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}

function tryStatement(p: Cursor): stmt {
  const lineno = p.lineno;
  const col_offset = p.col;
  p.advance();
  p.expect(T.COLON);
  const body = block(p);
  const handlers: ExceptHandler[] = [];
  const star = p.kind === T.KW_EXCEPT && p.peek(1) === T.STAR;
  while (p.kind === T.KW_EXCEPT) handlers.push(exceptHandler(p, star));
  const orelse = handlers.length > 0 ? elseBlock(p) : [];
  let finalbody: stmt[] = [];
  if (p.accept(T.KW_FINALLY)) {
    p.expect(T.COLON);
    finalbody = block(p);
  } else if (handlers.length === 0) {
    throw FAIL;
  }
  return {
    kind: star ? 'TryStar' : 'Try',
    body,
    handlers,
    orelse,
    finalbody,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}

function exceptHandler(p: Cursor, star: boolean): ExceptHandler {
  const lineno = p.lineno;
  const col_offset = p.col;
  p.advance();
  if (p.accept(T.STAR) !== star) throw FAIL;
  let type: expr | null = null;
  let name: string | null = null;
  if (p.kind !== T.COLON) {
    type = expression(p);
    if (p.accept(T.KW_AS)) name = p.name();
  } else if (star) {
    throw FAIL;
  }
  p.expect(T.COLON);
  const body = block(p);
  return {
    kind: 'ExceptHandler',
    type,
    name,
    body,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}
