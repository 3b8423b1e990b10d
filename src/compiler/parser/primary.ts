// Atoms and what follows them: attributes, calls, subscripts. CPython: primary, atom, slices in Grammar/python.gram.

import type { ConstantValue, expr } from '../ast.js';
import * as T from '../tokenizer/tokens.js';
import { callArguments } from './arguments.js';
import { type Cursor, FAIL } from './cursor.js';
import { braces, brackets, parentheses } from './displays.js';
import { expression, namedExpression } from './expressions.js';
import { numberValue } from './numbers.js';
import { strings } from './strings.js';

const NONE: ConstantValue = { type: 'None' };
const TRUE: ConstantValue = { type: 'bool', value: true };
const FALSE: ConstantValue = { type: 'bool', value: false };
const ELLIPSIS: ConstantValue = { type: 'Ellipsis' };

/** The rules that CPython's parser enters for an expression in a call's or a subscript's brackets. */
export const BRACKET_RULES = 24;

/** primary: an atom with its attributes, calls and subscripts. */
export function primary(p: Cursor): expr {
  const lineno = p.lineno;
  const col_offset = p.col;
  let node = atom(p);
  for (;;) {
    if (p.kind === T.DOT) {
      p.advance();
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
    } else if (p.kind === T.LPAR) {
      const { args, keywords } = callArguments(p, true);
      node = {
        kind: 'Call',
        func: node,
        args,
        keywords,
        lineno,
        col_offset,
        end_lineno: p.endLine,
        end_col_offset: p.endCol,
      };
    } else if (p.kind === T.LSQB) {
      p.advance();
      p.enter(BRACKET_RULES);
      const slice = slices(p);
      p.leave(BRACKET_RULES);
      p.expect(T.RSQB);
      node = {
        kind: 'Subscript',
        value: node,
        slice,
        ctx: 'Load',
        lineno,
        col_offset,
        end_lineno: p.endLine,
        end_col_offset: p.endCol,
      };
    } else {
      return node;
    }
  }
}

/** atom: a name, a literal, or what brackets enclose. */
export function atom(p: Cursor): expr {
  switch (p.kind) {
    case T.NAME: {
      const lineno = p.lineno;
      const col_offset = p.col;
      const id = p.name();
      return {
        kind: 'Name',
        id,
        ctx: 'Load',
        lineno,
        col_offset,
        end_lineno: p.endLine,
        end_col_offset: p.endCol,
      };
    }
    case T.NUMBER:
      return constant(p, numberValue(p));
    case T.STRING:
    case T.FSTRING_START:
      return strings(p);
    case T.LPAR:
      return parentheses(p);
    case T.LSQB:
      return brackets(p);
    case T.LBRACE:
      return braces(p);
    case T.KW_NONE:
      return constant(p, NONE);
    case T.KW_TRUE:
      return constant(p, TRUE);
    case T.KW_FALSE:
      return constant(p, FALSE);
    case T.ELLIPSIS:
      return constant(p, ELLIPSIS);
    default:
      throw FAIL;
  }
}

/** The current token as a constant. */
export function constant(p: Cursor, value: ConstantValue): expr {
  const lineno = p.lineno;
  const col_offset = p.col;
  p.advance();
  return {
    kind: 'Constant',
    value,
    u_kind: null,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}

function slices(p: Cursor): expr {
  const lineno = p.lineno;
  const col_offset = p.col;
  const first = p.kind === T.STAR ? starredSlice(p) : slice(p);
  // x[*a] is a tuple even without a comma.
  if (p.kind !== T.COMMA && first.kind !== 'Starred') return first;
  const elts = [first];
  while (p.accept(T.COMMA)) {
    if (p.kind === T.RSQB) break;
    elts.push(p.kind === T.STAR ? starredSlice(p) : slice(p));
  }
  return { kind: 'Tuple', elts, ctx: 'Load', lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

function starredSlice(p: Cursor): expr {
  const lineno = p.lineno;
  const col_offset = p.col;
  p.advance();
  const value = expression(p);
  return { kind: 'Starred', value, ctx: 'Load', lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

function slice(p: Cursor): expr {
  const lineno = p.lineno;
  const col_offset = p.col;
  let lower: expr | null = null;
  if (p.kind !== T.COLON) {
    const named = p.kind === T.NAME && p.peek(1) === T.COLONEQUAL;
    lower = namedExpression(p);
    if (p.kind !== T.COLON) return lower;
    if (named) throw FAIL;
  }
  p.advance();
  const upper = endsSlice(p.kind) ? null : expression(p);
  let step: expr | null = null;
  if (p.accept(T.COLON)) step = endsSlice(p.kind) ? null : expression(p);
  return { kind: 'Slice', lower, upper, step, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

function endsSlice(kind: number): boolean {
  return kind === T.COLON || kind === T.COMMA || kind === T.RSQB;
}
