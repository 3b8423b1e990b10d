// The type statement and type parameters (PEP 695, PEP 696). CPython: type_alias, type_params in Grammar/python.gram.

import type { TypeAlias, type_param } from '../ast.js';
import * as T from '../tokenizer/tokens.js';
import { type Cursor, FAIL } from './cursor.js';
import { expression, starExpression } from './expressions.js';

/** At the soft keyword: `type X =` or `type X[`. */
export function isTypeAlias(p: Cursor): boolean {
  return p.peek(1) === T.NAME;
}

/** type_alias, when `type` turned out to be the keyword. */
export function typeAlias(p: Cursor): TypeAlias {
  const lineno = p.lineno;
  const col_offset = p.col;
  p.advance();
  const nameLine = p.lineno;
  const nameCol = p.col;
  const id = p.name();
  const nameEndLine = p.endLine;
  const nameEndCol = p.endCol;
  const type_params = typeParams(p);
  p.expect(T.EQUAL);
  const value = expression(p);
  return {
    kind: 'TypeAlias',
    name: {
      kind: 'Name',
      id,
      ctx: 'Store',
      lineno: nameLine,
      col_offset: nameCol,
      end_lineno: nameEndLine,
      end_col_offset: nameEndCol,
    },
    type_params,
    value,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}

/** Reads '[' … ']' if it is there. */
export function typeParams(p: Cursor): type_param[] {
  if (!p.accept(T.LSQB)) return [];
  const params = [typeParam(p)];
  while (p.accept(T.COMMA)) {
    if (p.kind === T.RSQB) break;
    params.push(typeParam(p));
  }
  p.expect(T.RSQB);
  return params;
}

function typeParam(p: Cursor): type_param {
  const lineno = p.lineno;
  const col_offset = p.col;
  const star = p.accept(T.STAR);
  const double = !star && p.accept(T.DOUBLESTAR);
  const name = p.name();
  if (star || double) {
    if (p.kind === T.COLON) throw FAIL;
    const parse = star ? starExpression : expression;
    const default_value = p.accept(T.EQUAL) ? parse(p) : null;
    const kind = star ? 'TypeVarTuple' : 'ParamSpec';
    return { kind, name, default_value, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
  }
  const bound = p.accept(T.COLON) ? expression(p) : null;
  const default_value = p.accept(T.EQUAL) ? expression(p) : null;
  return {
    kind: 'TypeVar',
    name,
    bound,
    default_value,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}
