// One node of the tree whose operands are folded already. CPython: Python/ast_opt.c (fold_binop, fold_iter…)
import type { PyConst } from '../../bytecode/code.js';
import type * as ast from '../ast.js';
import { foldBinary, foldUnary } from './arithmetic.js';
import { distinct } from './equality.js';
import { formatToJoinedStr } from './format.js';
import { sliceStr, strLength } from './strings.js';

const INVERTED: Partial<Record<ast.cmpop, ast.cmpop>> = { Is: 'IsNot', IsNot: 'Is', In: 'NotIn', NotIn: 'In' };

/** A Constant at the place of another node. */
export function constant(at: ast.Located, value: ast.ConstantValue): ast.Constant {
  const { lineno, col_offset, end_lineno, end_col_offset } = at;
  return { kind: 'Constant', value, u_kind: null, lineno, col_offset, end_lineno, end_col_offset };
}

/** The statement that is the docstring of a body, if it has one. */
export function docstringOf(body: readonly ast.stmt[]): ast.StrValue | null {
  const first = body[0];
  if (first?.kind !== 'Expr' || first.value.kind !== 'Constant') return null;
  const value = first.value.value;
  return value.type === 'str' ? value : null;
}

/** The values of elements that are all constants; null: some are not. */
export function constantItems(elts: readonly ast.expr[]): ast.ConstantValue[] | null {
  const items: ast.ConstantValue[] = [];
  for (const e of elts) {
    if (e.kind !== 'Constant') return null;
    items.push(e.value);
  }
  return items;
}

const hasStarred = (elts: readonly ast.expr[]): boolean => elts.some((e) => e.kind === 'Starred');

/** A list or set that is only looked through: a tuple or frozenset serves. */
export function foldIter(e: ast.expr): ast.expr {
  if (e.kind === 'List') {
    if (hasStarred(e.elts)) return e;
    const items = constantItems(e.elts);
    return items ? constant(e, { type: 'tuple', items }) : { ...e, kind: 'Tuple' };
  }
  if (e.kind === 'Set') {
    const items = constantItems(e.elts);
    return items ? constant(e, { type: 'frozenset', items: distinct(items) }) : e;
  }
  return e;
}

function subscript(value: ast.ConstantValue, index: ast.ConstantValue): ast.ConstantValue | null {
  const big = index.type === 'int' ? index.value : index.type === 'bool' ? BigInt(index.value) : null;
  if (big === null) return null;
  if (value.type !== 'tuple' && value.type !== 'bytes' && value.type !== 'str') return null;
  const length =
    value.type === 'tuple' ? value.items.length : value.type === 'str' ? strLength(value) : value.value.length;
  if (big < BigInt(-length) || big >= BigInt(length)) return null;
  const i = Number(big) + (big < 0n ? length : 0);
  if (value.type === 'tuple') return value.items[i] as ast.ConstantValue;
  if (value.type === 'str') return sliceStr(value, i, i + 1);
  return { type: 'int', value: BigInt(value.value[i] as number) };
}

/** constant[constant] as the constant that it is, else the node as it was. */
export function foldSubscript(e: ast.Subscript): ast.expr {
  if (e.ctx !== 'Load' || e.value.kind !== 'Constant' || e.slice.kind !== 'Constant') return e;
  const item = subscript(e.value.value, e.slice.value);
  return item ? constant(e, item) : e;
}

/** op constant as a constant, `not a is b` as `a is not b`; else the node as it was. */
export function foldUnaryOp(e: ast.UnaryOp): ast.expr {
  const { operand } = e;
  if (operand.kind === 'Constant') {
    const value = foldUnary(e.op, operand.value);
    return value ? constant(e, value) : e;
  }
  // not a is b: a is not b. The comparison keeps its own place.
  if (e.op === 'Not' && operand.kind === 'Compare' && operand.ops.length === 1) {
    const inverted = INVERTED[operand.ops[0] as ast.cmpop];
    if (inverted) {
      operand.ops[0] = inverted;
      return operand;
    }
  }
  return e;
}

/** `arena` gets the strings of which a format is made. */
export function foldBinOp(e: ast.BinOp, arena: PyConst[]): ast.expr {
  const { left, right } = e;
  if (left.kind !== 'Constant') return e;
  if (e.op === 'Mod' && (left.value.type === 'str' || left.value.type === 'bytes')) {
    if (right.kind !== 'Tuple' || left.value.type !== 'str' || hasStarred(right.elts)) return e;
    return formatToJoinedStr(e, left.value, right.elts, arena) ?? e;
  }
  if (right.kind !== 'Constant') return e;
  const value = foldBinary(e.op, left.value, right.value);
  return value ? constant(e, value) : e;
}
