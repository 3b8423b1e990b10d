// What stands in brackets: groups, tuples, lists, sets, dicts and their comprehensions.
// CPython: atom's alternatives for '(', '[' and '{' in Grammar/python.gram.

import type { expr } from '../ast.js';
import * as T from '../tokenizer/tokens.js';
import { comprehensions, startsComprehension } from './comprehensions.js';
import { type Cursor, FAIL } from './cursor.js';
import { expression, starNamedExpression, yieldExpression } from './expressions.js';
import { bitwiseOr } from './operators.js';

// The rules that CPython's parser enters for an expression in brackets.
const GROUP_RULES = 28;
const DISPLAY_RULES = 29;

/** tuple, group or genexp, from the '(' on. */
export function parentheses(p: Cursor): expr {
  const lineno = p.lineno;
  const col_offset = p.col;
  p.advance();
  if (p.accept(T.RPAR)) {
    return {
      kind: 'Tuple',
      elts: [],
      ctx: 'Load',
      lineno,
      col_offset,
      end_lineno: p.endLine,
      end_col_offset: p.endCol,
    };
  }
  p.enter(GROUP_RULES);
  const node = insideParentheses(p, lineno, col_offset);
  p.leave(GROUP_RULES);
  return node;
}

function insideParentheses(p: Cursor, lineno: number, col_offset: number): expr {
  if (p.kind === T.KW_YIELD) {
    const value = yieldExpression(p);
    p.expect(T.RPAR);
    return value;
  }
  const first = starNamedExpression(p);
  if (p.kind === T.COMMA) {
    const elts = rest(p, first, T.RPAR);
    p.expect(T.RPAR);
    return { kind: 'Tuple', elts, ctx: 'Load', lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
  }
  if (first.kind === 'Starred') throw FAIL;
  if (startsComprehension(p.kind)) {
    const generators = comprehensions(p);
    p.expect(T.RPAR);
    return {
      kind: 'GeneratorExp',
      elt: first,
      generators,
      lineno,
      col_offset,
      end_lineno: p.endLine,
      end_col_offset: p.endCol,
    };
  }
  p.expect(T.RPAR);
  return first;
}

// The elements after the first, up to `close`.
function rest(p: Cursor, first: expr, close: number): expr[] {
  const elts = [first];
  while (p.accept(T.COMMA)) {
    if (p.kind === close) break;
    elts.push(starNamedExpression(p));
  }
  return elts;
}

/** list or listcomp, from the '[' on. */
export function brackets(p: Cursor): expr {
  const lineno = p.lineno;
  const col_offset = p.col;
  p.advance();
  let elts: expr[] = [];
  if (p.kind !== T.RSQB) {
    p.enter(DISPLAY_RULES);
    const first = starNamedExpression(p);
    if (startsComprehension(p.kind)) {
      if (first.kind === 'Starred') throw FAIL;
      const generators = comprehensions(p);
      p.expect(T.RSQB);
      p.leave(DISPLAY_RULES);
      return {
        kind: 'ListComp',
        elt: first,
        generators,
        lineno,
        col_offset,
        end_lineno: p.endLine,
        end_col_offset: p.endCol,
      };
    }
    elts = rest(p, first, T.RSQB);
    p.leave(DISPLAY_RULES);
  }
  p.expect(T.RSQB);
  return { kind: 'List', elts, ctx: 'Load', lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

/** dict, set or a comprehension of one, from the '{' on. */
export function braces(p: Cursor): expr {
  const lineno = p.lineno;
  const col_offset = p.col;
  p.advance();
  if (p.accept(T.RBRACE)) {
    return {
      kind: 'Dict',
      keys: [],
      values: [],
      lineno,
      col_offset,
      end_lineno: p.endLine,
      end_col_offset: p.endCol,
    };
  }
  p.enter(DISPLAY_RULES);
  const node = p.kind === T.DOUBLESTAR ? dict(p, null, lineno, col_offset) : setOrDict(p, lineno, col_offset);
  p.leave(DISPLAY_RULES);
  return node;
}

function setOrDict(p: Cursor, lineno: number, col_offset: number): expr {
  const named = p.kind === T.NAME && p.peek(1) === T.COLONEQUAL;
  const first = starNamedExpression(p);
  if (p.kind === T.COLON) {
    if (named || first.kind === 'Starred') throw FAIL;
    return dict(p, first, lineno, col_offset);
  }
  if (startsComprehension(p.kind)) {
    if (first.kind === 'Starred') throw FAIL;
    const generators = comprehensions(p);
    p.expect(T.RBRACE);
    return {
      kind: 'SetComp',
      elt: first,
      generators,
      lineno,
      col_offset,
      end_lineno: p.endLine,
      end_col_offset: p.endCol,
    };
  }
  const elts = rest(p, first, T.RBRACE);
  p.expect(T.RBRACE);
  return { kind: 'Set', elts, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

function dict(p: Cursor, firstKey: expr | null, lineno: number, col_offset: number): expr {
  const keys: (expr | null)[] = [];
  const values: expr[] = [];
  let key = firstKey;
  for (;;) {
    if (key === null && p.accept(T.DOUBLESTAR)) {
      keys.push(null);
      values.push(bitwiseOr(p));
    } else {
      key ??= expression(p);
      p.expect(T.COLON);
      const value = expression(p);
      if (startsComprehension(p.kind) && keys.length === 0) {
        const generators = comprehensions(p);
        p.expect(T.RBRACE);
        return {
          kind: 'DictComp',
          key,
          value,
          generators,
          lineno,
          col_offset,
          end_lineno: p.endLine,
          end_col_offset: p.endCol,
        };
      }
      keys.push(key);
      values.push(value);
      key = null;
    }
    if (!p.accept(T.COMMA) || p.kind === T.RBRACE) break;
  }
  p.expect(T.RBRACE);
  return { kind: 'Dict', keys, values, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}
