// The with statement. CPython: with_stmt in Grammar/python.gram.

import type { stmt, withitem } from '../ast.js';
import * as T from '../tokenizer/tokens.js';
import { type Cursor, FAIL } from './cursor.js';
import { expression } from './expressions.js';
import { block } from './statements.js';
import { starTarget } from './targets.js';

/** with_stmt behind its keyword; the statement begins at this line and column. */
export function withStatement(p: Cursor, kind: 'With' | 'AsyncWith', lineno: number, col_offset: number): stmt {
  p.expect(T.KW_WITH);
  const items = (p.kind === T.LPAR ? parenthesizedItems(p) : null) ?? plainItems(p);
  p.expect(T.COLON);
  const type_comment = p.typeComment();
  const body = block(p);
  return {
    kind,
    items,
    body,
    type_comment,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}

function plainItems(p: Cursor): withitem[] {
  const items: withitem[] = [];
  do items.push(withItem(p));
  while (p.accept(T.COMMA));
  return items;
}

// `with (a, b):` has two items, `with (a, b) as c:` one. Only the token after the ')' tells, so this tries the
// first and goes back (null) if it was the second.
function parenthesizedItems(p: Cursor): withitem[] | null {
  const mark = p.mark();
  const warnings = p.options.warnings?.length ?? 0;
  try {
    p.advance();
    const items: withitem[] = [];
    do {
      if (items.length > 0 && p.kind === T.RPAR) break;
      items.push(withItem(p));
    } while (p.accept(T.COMMA));
    p.expect(T.RPAR);
    if (p.kind === T.COLON) return items;
  } catch (error) {
    if (error !== FAIL) throw error;
  }
  p.reset(mark);
  if (p.options.warnings !== null) p.options.warnings.length = warnings;
  return null;
}

function withItem(p: Cursor): withitem {
  const context_expr = expression(p);
  if (!p.accept(T.KW_AS)) return { kind: 'withitem', context_expr, optional_vars: null };
  const optional_vars = starTarget(p);
  if (p.kind !== T.COMMA && p.kind !== T.RPAR && p.kind !== T.COLON) throw FAIL;
  return { kind: 'withitem', context_expr, optional_vars };
}
