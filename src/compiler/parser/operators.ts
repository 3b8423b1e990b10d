// Arithmetic and bitwise operators, by precedence climbing. CPython: bitwise_or … power in Grammar/python.gram.

import type { expr, operator, unaryop } from '../ast.js';
import * as T from '../tokenizer/tokens.js';
import type { Cursor } from './cursor.js';
import { primary } from './primary.js';

// Indexed by kind: how tightly a binary operator binds (0: it is none) and what it is called.
const PRECEDENCE = new Uint8Array(128);
const NAMES: (operator | undefined)[] = [];
const define = (kind: number, precedence: number, name: operator) => {
  PRECEDENCE[kind] = precedence;
  NAMES[kind] = name;
};
define(T.VBAR, 1, 'BitOr');
define(T.CIRCUMFLEX, 2, 'BitXor');
define(T.AMPER, 3, 'BitAnd');
define(T.LEFTSHIFT, 4, 'LShift');
define(T.RIGHTSHIFT, 4, 'RShift');
define(T.PLUS, 5, 'Add');
define(T.MINUS, 5, 'Sub');
define(T.STAR, 6, 'Mult');
define(T.SLASH, 6, 'Div');
define(T.DOUBLESLASH, 6, 'FloorDiv');
define(T.PERCENT, 6, 'Mod');
define(T.AT, 6, 'MatMult');

/** bitwise_or: | and what binds closer, down to await and **. */
export function bitwiseOr(p: Cursor): expr {
  const lineno = p.lineno;
  const col_offset = p.col;
  const first = factor(p);
  return PRECEDENCE[p.kind] === 0 ? first : binary(p, first, lineno, col_offset, 1);
}

// Continues `left` with operators that bind at least as tightly as `least`.
function binary(p: Cursor, first: expr, lineno: number, col_offset: number, least: number): expr {
  let left = first;
  for (;;) {
    const kind = p.kind;
    const precedence = PRECEDENCE[kind] as number;
    if (precedence < least) return left;
    p.advance();
    const rightLine = p.lineno;
    const rightCol = p.col;
    let right = factor(p);
    if ((PRECEDENCE[p.kind] as number) > precedence) right = binary(p, right, rightLine, rightCol, precedence + 1);
    left = {
      kind: 'BinOp',
      left,
      op: NAMES[kind] as operator,
      right,
      lineno,
      col_offset,
      end_lineno: p.endLine,
      end_col_offset: p.endCol,
    };
  }
}

/** factor: signs and what they apply to. */
export function factor(p: Cursor): expr {
  const kind = p.kind;
  if (kind !== T.MINUS && kind !== T.PLUS && kind !== T.TILDE) return power(p);
  const lineno = p.lineno;
  const col_offset = p.col;
  p.advance();
  p.enter(1);
  const operand = factor(p);
  p.leave(1);
  const op: unaryop = kind === T.MINUS ? 'USub' : kind === T.PLUS ? 'UAdd' : 'Invert';
  return { kind: 'UnaryOp', op, operand, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

function power(p: Cursor): expr {
  const lineno = p.lineno;
  const col_offset = p.col;
  const left = awaitPrimary(p);
  if (p.kind !== T.DOUBLESTAR) return left;
  p.advance();
  p.enter(2);
  const right = factor(p);
  p.leave(2);
  return {
    kind: 'BinOp',
    left,
    op: 'Pow',
    right,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}

function awaitPrimary(p: Cursor): expr {
  if (p.kind !== T.KW_AWAIT) return primary(p);
  const lineno = p.lineno;
  const col_offset = p.col;
  p.advance();
  const value = primary(p);
  return { kind: 'Await', value, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}
