// What the error parser keeps of the source: enough of CPython's nodes to tell errors apart.

import type { ConstantValue } from '../../ast.js';
import type { ErrorParser } from './engine.js';
import type { Action, Value } from './notation.js';

/** As in the tree: lines from 1, byte columns from 0, -1 for none. */
export interface Span {
  lineno: number;
  col_offset: number;
  end_lineno: number;
  end_col_offset: number;
}

export interface Token extends Span {
  kind: number;
  start: number;
  end: number;
  level: number;
}

export interface Node extends Span {
  kind: string;
  id?: string;
  constant?: ConstantValue | null;
  /** Of List and Tuple. */
  elts?: Node[];
  /** Of Starred. */
  value?: Node;
  /** Of Compare: its left side and whether its first operator is `in`. */
  left?: Node;
  isIn?: boolean;
  args?: Node[];
  keywords?: Keyword[];
}

export interface Keyword {
  arg: string | null;
}

export interface Comprehension {
  iter: Node;
  ifs: Node[];
}

/** An action that makes a node of which only kind and place matter. */
export function node(kind: string): Action {
  return (p: ErrorParser, _values, start): Node => ({ kind, ...p.span(start) });
}

/** An action that takes the value of one item. */
export function take(index: number): Action {
  return (_p, values) => values[index];
}

/** An action that makes a Constant. */
export function constant(value: ConstantValue): Action {
  return (p: ErrorParser, _values, start): Node => ({ kind: 'Constant', constant: value, ...p.span(start) });
}

/** A List or Tuple from token `start` to the last one read. */
export function list(p: ErrorParser, kind: 'List' | 'Tuple', elts: Node[], start: number): Node {
  return { kind, elts, ...p.span(start) };
}

/** A tuple of a first item and, if the second value is there, more. */
export const tuple: Action = (p: ErrorParser, values, start) =>
  list(p, 'Tuple', [values[0], ...(Array.isArray(values[1]) ? values[1].map(secondOf) : [])], start);

function secondOf(value: Value): Node {
  return Array.isArray(value) ? value[1] : value;
}

export const starred: Action = (p: ErrorParser, values, start): Node => ({
  kind: 'Starred',
  value: values[1],
  ...p.span(start),
});

/** CPython: _PyPegen_get_last_comprehension_item. */
export function lastItem(clauses: Comprehension[]): Node {
  const last = clauses[clauses.length - 1] as Comprehension;
  return last.ifs[last.ifs.length - 1] ?? last.iter;
}

const EXPRESSION_NAMES: { readonly [kind: string]: string } = {
  Attribute: 'attribute',
  Subscript: 'subscript',
  Starred: 'starred',
  Name: 'name',
  List: 'list',
  Tuple: 'tuple',
  Lambda: 'lambda',
  Call: 'function call',
  BoolOp: 'expression',
  BinOp: 'expression',
  UnaryOp: 'expression',
  GeneratorExp: 'generator expression',
  Yield: 'yield expression',
  YieldFrom: 'yield expression',
  Await: 'await expression',
  ListComp: 'list comprehension',
  SetComp: 'set comprehension',
  DictComp: 'dict comprehension',
  Dict: 'dict literal',
  Set: 'set display',
  JoinedStr: 'f-string expression',
  FormattedValue: 'f-string expression',
  Compare: 'comparison',
  IfExp: 'conditional expression',
  NamedExpr: 'named expression',
};

/** CPython: _PyPegen_get_expr_name. */
export function exprName(e: Node): string {
  if (e.kind !== 'Constant') return EXPRESSION_NAMES[e.kind] ?? e.kind;
  const value = e.constant;
  if (value?.type === 'None') return 'None';
  if (value?.type === 'bool') return value.value ? 'True' : 'False';
  return value?.type === 'Ellipsis' ? 'ellipsis' : 'literal';
}

export type Targets = 'star' | 'del' | 'for';

/** The part of an expression that keeps it from being a target; null if it can be one. CPython: _PyPegen_get_invalid_target. */
export function invalidTarget(e: Node, targets: Targets): Node | null {
  switch (e.kind) {
    case 'List':
    case 'Tuple':
      for (const elt of e.elts ?? []) {
        const found = invalidTarget(elt, targets);
        if (found !== null) return found;
      }
      return null;
    case 'Starred':
      return targets === 'del' ? e : invalidTarget(e.value as Node, targets);
    case 'Compare':
      // `for a in b` reads as a comparison.
      if (targets !== 'for') return e;
      return e.isIn ? invalidTarget(e.left as Node, targets) : null;
    case 'Name':
    case 'Subscript':
    case 'Attribute':
      return null;
    default:
      return e;
  }
}
