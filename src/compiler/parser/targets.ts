// Targets of assignments, loops, with and del. CPython: ASSIGNMENT TARGETS in Grammar/python.gram.
//
// CPython has a grammar of its own for targets. Here an expression is read and then found to be a target, which
// accepts the same: what targets cannot be (calls, operators, …) shows in the kind of node.

import type { expr, expr_context, Tuple } from '../ast.js';
import * as T from '../tokenizer/tokens.js';
import { type Cursor, FAIL } from './cursor.js';
import { startsExpression } from './expressions.js';
import { bitwiseOr } from './operators.js';

/** Turns an expression into a target of star_targets, in place. */
export function setStore(node: expr): void {
  switch (node.kind) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      node.ctx = 'Store';
      return;
    case 'Starred':
      if (node.value.kind === 'Starred') throw FAIL;
      setStore(node.value);
      node.ctx = 'Store';
      return;
    case 'List':
    case 'Tuple':
      for (const elt of node.elts) setStore(elt);
      node.ctx = 'Store';
      return;
    default:
      throw FAIL;
  }
}

/** Turns an expression into a single_target, in place: what `:` and `+=` accept. */
export function setSingle(node: expr): void {
  if (node.kind !== 'Name' && node.kind !== 'Attribute' && node.kind !== 'Subscript') throw FAIL;
  node.ctx = 'Store';
}

/** star_targets: of a for loop or a comprehension. */
export function starTargets(p: Cursor): expr {
  const lineno = p.lineno;
  const col_offset = p.col;
  const first = starTarget(p);
  if (p.kind !== T.COMMA) return first;
  const elts = [first];
  while (p.accept(T.COMMA)) {
    if (!startsExpression(p.kind)) break;
    elts.push(starTarget(p));
  }
  const tuple: Tuple = {
    kind: 'Tuple',
    elts,
    ctx: 'Store',
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
  return tuple;
}

/** star_target: what an assignment, a `for` or a `with` may store into. */
export function starTarget(p: Cursor): expr {
  const lineno = p.lineno;
  const col_offset = p.col;
  if (!p.accept(T.STAR)) {
    const target = bitwiseOr(p);
    setStore(target);
    return target;
  }
  const value = bitwiseOr(p);
  setStore(value);
  return { kind: 'Starred', value, ctx: 'Store', lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

/** del_targets. */
export function delTargets(p: Cursor): expr[] {
  const targets: expr[] = [];
  do {
    if (!startsExpression(p.kind)) break;
    const target = bitwiseOr(p);
    setDel(target);
    targets.push(target);
  } while (p.accept(T.COMMA));
  if (targets.length === 0) throw FAIL;
  return targets;
}

function setDel(node: expr): void {
  const ctx: expr_context = 'Del';
  switch (node.kind) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      node.ctx = ctx;
      return;
    case 'List':
    case 'Tuple':
      for (const elt of node.elts) setDel(elt);
      node.ctx = ctx;
      return;
    default:
      throw FAIL;
  }
}
