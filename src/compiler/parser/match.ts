// The match statement. CPython: match_stmt, case_block in Grammar/python.gram.

import type { expr, Match, match_case } from '../ast.js';
import * as T from '../tokenizer/tokens.js';
import { type Cursor, FAIL } from './cursor.js';
import { namedExpression, starNamedExpression, startsExpression } from './expressions.js';
import { patterns } from './patterns.js';
import { block } from './statements.js';

/**
 * At the soft keyword `match`: is this the statement? A line that ends in ':' and is followed by an indented one
 * is nothing else, so this looks for the end of the line.
 */
export function isMatch(p: Cursor): boolean {
  if (!startsExpression(p.peek(1))) return false;
  for (let i = 2; ; i++) {
    const kind = p.peek(i);
    if (kind === T.NEWLINE) return p.peek(i - 1) === T.COLON && p.peek(i + 1) === T.INDENT;
    if (kind === T.ERRORTOKEN || kind === T.ENDMARKER || kind === T.SEMI) return false;
  }
}

/** match_stmt, when `match` turned out to be the keyword. */
export function matchStatement(p: Cursor): Match {
  const lineno = p.lineno;
  const col_offset = p.col;
  p.advance();
  const subject = subjectExpression(p);
  p.expect(T.COLON);
  p.expectSpace(T.NEWLINE);
  p.expectSpace(T.INDENT);
  const cases: match_case[] = [];
  do cases.push(caseBlock(p));
  while (p.kind !== T.DEDENT);
  p.skip();
  return { kind: 'Match', subject, cases, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

function subjectExpression(p: Cursor): expr {
  const lineno = p.lineno;
  const col_offset = p.col;
  const first = starNamedExpression(p);
  if (p.kind !== T.COMMA) {
    if (first.kind === 'Starred') throw FAIL;
    return first;
  }
  const elts = [first];
  while (p.accept(T.COMMA)) {
    if (!startsExpression(p.kind)) break;
    elts.push(starNamedExpression(p));
  }
  return { kind: 'Tuple', elts, ctx: 'Load', lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

function caseBlock(p: Cursor): match_case {
  if (!p.isSoft('case')) throw FAIL;
  p.advance();
  const pattern = patterns(p);
  const guard = p.accept(T.KW_IF) ? namedExpression(p) : null;
  p.expect(T.COLON);
  const body = block(p);
  return { kind: 'match_case', pattern, guard, body };
}
