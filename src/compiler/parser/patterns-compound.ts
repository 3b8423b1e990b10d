// Mapping and class patterns. CPython: mapping_pattern, class_pattern in Grammar/python.gram.

import type { expr, pattern } from '../ast.js';
import * as T from '../tokenizer/tokens.js';
import { type Cursor, FAIL } from './cursor.js';
import { pattern as anyPattern, captureTarget, literalExpression, nameOrAttribute } from './patterns.js';
import { atom } from './primary.js';

/** mapping_pattern, from the '{' on. */
export function mappingPattern(p: Cursor): pattern {
  const lineno = p.lineno;
  const col_offset = p.col;
  const keys: expr[] = [];
  const patterns: pattern[] = [];
  let rest: string | null = null;
  p.advance();
  while (p.kind !== T.RBRACE) {
    if (p.accept(T.DOUBLESTAR)) {
      rest = captureTarget(p, false);
      p.accept(T.COMMA);
      break;
    }
    keys.push(key(p));
    p.expect(T.COLON);
    patterns.push(anyPattern(p));
    if (!p.accept(T.COMMA)) break;
  }
  p.expect(T.RBRACE);
  return {
    kind: 'MatchMapping',
    keys,
    patterns,
    rest,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}

// A literal or a dotted name.
function key(p: Cursor): expr {
  if (p.kind === T.KW_NONE || p.kind === T.KW_TRUE || p.kind === T.KW_FALSE) return atom(p);
  if (p.kind !== T.NAME) return literalExpression(p);
  const node = nameOrAttribute(p);
  if (node.kind !== 'Attribute') throw FAIL;
  return node;
}

/** class_pattern of `cls`, from the '(' on; the pattern begins at this line and column. */
export function classPattern(p: Cursor, cls: expr, lineno: number, col_offset: number): pattern {
  const patterns: pattern[] = [];
  const kwd_attrs: string[] = [];
  const kwd_patterns: pattern[] = [];
  p.expect(T.LPAR);
  while (p.kind !== T.RPAR) {
    if (p.kind === T.NAME && p.peek(1) === T.EQUAL) {
      kwd_attrs.push(p.name());
      p.advance();
      kwd_patterns.push(anyPattern(p));
    } else {
      if (kwd_attrs.length > 0) throw FAIL;
      patterns.push(anyPattern(p));
    }
    if (!p.accept(T.COMMA)) break;
  }
  p.expect(T.RPAR);
  return {
    kind: 'MatchClass',
    cls,
    patterns,
    kwd_attrs,
    kwd_patterns,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}
