// Patterns of match statements. CPython: patterns … class_pattern in Grammar/python.gram.

import type { expr, MatchStar, pattern as Pattern } from '../ast.js';
import * as T from '../tokenizer/tokens.js';
import { type Cursor, FAIL } from './cursor.js';
import { numberValue } from './numbers.js';
import { classPattern, mappingPattern } from './patterns-compound.js';
import { atom, constant } from './primary.js';
import { strings } from './strings.js';

/** patterns: one, or a sequence without brackets. */
export function patterns(p: Cursor): Pattern {
  const lineno = p.lineno;
  const col_offset = p.col;
  const first = maybeStarPattern(p);
  if (p.kind !== T.COMMA) {
    if (first.kind === 'MatchStar') throw FAIL;
    return first;
  }
  const sequence = sequenceRest(p, first, (kind) => kind === T.COLON || kind === T.KW_IF);
  return {
    kind: 'MatchSequence',
    patterns: sequence,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}

function sequenceRest(p: Cursor, first: Pattern, ends: (kind: number) => boolean): Pattern[] {
  const out = [first];
  while (p.accept(T.COMMA)) {
    if (ends(p.kind)) break;
    out.push(maybeStarPattern(p));
  }
  return out;
}

function maybeStarPattern(p: Cursor): Pattern {
  return p.kind === T.STAR ? starPattern(p) : pattern(p);
}

function starPattern(p: Cursor): MatchStar {
  const lineno = p.lineno;
  const col_offset = p.col;
  p.advance();
  const name = captureTarget(p, true);
  return { kind: 'MatchStar', name, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

/** A name to bind; `_` gives null where a wildcard is allowed. */
export function captureTarget(p: Cursor, wildcard: boolean): string | null {
  if (p.isSoft('_')) {
    if (!wildcard) throw FAIL;
    p.advance();
    return null;
  }
  const name = p.name();
  if (p.kind === T.DOT || p.kind === T.LPAR || p.kind === T.EQUAL) throw FAIL;
  return name;
}

/** pattern: alternatives, perhaps with `as NAME`. */
export function pattern(p: Cursor): Pattern {
  const lineno = p.lineno;
  const col_offset = p.col;
  const inner = orPattern(p);
  if (!p.accept(T.KW_AS)) return inner;
  const name = captureTarget(p, false);
  return {
    kind: 'MatchAs',
    pattern: inner,
    name,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}

function orPattern(p: Cursor): Pattern {
  const lineno = p.lineno;
  const col_offset = p.col;
  const first = closedPattern(p);
  if (p.kind !== T.VBAR) return first;
  const alternatives = [first];
  while (p.accept(T.VBAR)) alternatives.push(closedPattern(p));
  return {
    kind: 'MatchOr',
    patterns: alternatives,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}

function closedPattern(p: Cursor): Pattern {
  const lineno = p.lineno;
  const col_offset = p.col;
  switch (p.kind) {
    case T.NAME:
      return namePattern(p);
    case T.NUMBER:
    case T.MINUS:
    case T.STRING:
    case T.FSTRING_START: {
      const value = literalExpression(p);
      return { kind: 'MatchValue', value, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
    }
    case T.KW_NONE:
    case T.KW_TRUE:
    case T.KW_FALSE: {
      const value = atom(p);
      if (value.kind !== 'Constant') throw FAIL;
      return {
        kind: 'MatchSingleton',
        value: value.value,
        lineno,
        col_offset,
        end_lineno: p.endLine,
        end_col_offset: p.endCol,
      };
    }
    case T.LPAR:
      return parenthesizedPattern(p);
    case T.LSQB:
      return listPattern(p);
    case T.LBRACE:
      return mappingPattern(p);
    default:
      throw FAIL;
  }
}

// A capture, a wildcard, a dotted value or a class.
function namePattern(p: Cursor): Pattern {
  const lineno = p.lineno;
  const col_offset = p.col;
  const next = p.peek(1);
  if (next !== T.DOT && next !== T.LPAR) {
    const name = captureTarget(p, true);
    return {
      kind: 'MatchAs',
      pattern: null,
      name,
      lineno,
      col_offset,
      end_lineno: p.endLine,
      end_col_offset: p.endCol,
    };
  }
  const value = nameOrAttribute(p);
  if (p.kind === T.LPAR) return classPattern(p, value, lineno, col_offset);
  if (p.kind === T.EQUAL) throw FAIL;
  return { kind: 'MatchValue', value, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

/** name_or_attr. */
export function nameOrAttribute(p: Cursor): expr {
  const lineno = p.lineno;
  const col_offset = p.col;
  const id = p.name();
  let node: expr = {
    kind: 'Name',
    id,
    ctx: 'Load',
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
  while (p.accept(T.DOT)) {
    const attr = p.name();
    node = {
      kind: 'Attribute',
      value: node,
      attr,
      ctx: 'Load',
      lineno,
      col_offset,
      end_lineno: p.endLine,
      end_col_offset: p.endCol,
    };
  }
  return node;
}

/** literal_expr but for the singletons: a string, a signed number or a complex one. */
export function literalExpression(p: Cursor): expr {
  if (p.kind === T.STRING || p.kind === T.FSTRING_START) return strings(p);
  const lineno = p.lineno;
  const col_offset = p.col;
  const left = signedNumber(p);
  if (p.kind !== T.PLUS && p.kind !== T.MINUS) return left;
  const op = p.kind === T.PLUS ? 'Add' : 'Sub';
  p.advance();
  if (p.kind !== T.NUMBER) throw FAIL;
  const right = constant(p, numberValue(p));
  const real = left.kind === 'UnaryOp' ? left.operand : left;
  if (!isComplex(right) || isComplex(real)) throw FAIL;
  return { kind: 'BinOp', left, op, right, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

function isComplex(node: expr): boolean {
  return node.kind === 'Constant' && node.value.type === 'complex';
}

function signedNumber(p: Cursor): expr {
  const lineno = p.lineno;
  const col_offset = p.col;
  const minus = p.accept(T.MINUS);
  if (p.kind !== T.NUMBER) throw FAIL;
  const operand = constant(p, numberValue(p));
  if (!minus) return operand;
  return { kind: 'UnaryOp', op: 'USub', operand, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

function listPattern(p: Cursor): Pattern {
  const lineno = p.lineno;
  const col_offset = p.col;
  p.advance();
  let items: Pattern[] = [];
  if (p.kind !== T.RSQB) items = sequenceRest(p, maybeStarPattern(p), (kind) => kind === T.RSQB);
  p.expect(T.RSQB);
  return {
    kind: 'MatchSequence',
    patterns: items,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}

// (p) is p itself, () and (p,) are sequences.
function parenthesizedPattern(p: Cursor): Pattern {
  const lineno = p.lineno;
  const col_offset = p.col;
  p.advance();
  let items: Pattern[] = [];
  if (p.kind !== T.RPAR) {
    const first = maybeStarPattern(p);
    if (p.kind === T.RPAR) {
      if (first.kind === 'MatchStar') throw FAIL;
      p.advance();
      return first;
    }
    items = sequenceRest(p, first, (kind) => kind === T.RPAR);
  }
  p.expect(T.RPAR);
  return {
    kind: 'MatchSequence',
    patterns: items,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}
