// Augmented and annotated assignment, subscripts. CPython: Python/compile.c (compiler_augassign, compiler_annassign…)
import type { Location } from '../../bytecode/locations.js';
import { NB_OPERATORS } from '../../bytecode/opcodes/opargs.js';
import type * as ast from '../ast.js';
import * as op from '../ops.js';
import { attributeLocation } from './calls.js';
import { checkIndex, checkSubscripter } from './checks.js';
import type { Compiler } from './compiler.js';
import { annotationText } from './functions.js';

const NB_NAMES: Record<ast.operator, string> = {
  Add: 'ADD',
  Sub: 'SUBTRACT',
  Mult: 'MULTIPLY',
  MatMult: 'MATRIX_MULTIPLY',
  Div: 'TRUE_DIVIDE',
  Mod: 'REMAINDER',
  Pow: 'POWER',
  LShift: 'LSHIFT',
  RShift: 'RSHIFT',
  BitOr: 'OR',
  BitXor: 'XOR',
  BitAnd: 'AND',
  FloorDiv: 'FLOOR_DIVIDE',
};
const nbIndex = (name: string): number => NB_OPERATORS.findIndex(([nb]) => nb === name);

/** BINARY_OP of the two topmost values: leaves the result. */
export function binaryOp(c: Compiler, loc: Location, operator: ast.operator, inplace: boolean): void {
  c.opI(loc, op.BINARY_OP, nbIndex(`NB_${inplace ? 'INPLACE_' : ''}${NB_NAMES[operator]}`));
}

const isTwoElementSlice = (e: ast.expr): e is ast.Slice => e.kind === 'Slice' && e.step === null;

/** Pushes start and stop, and step if there is one: how many values. */
function sliceParts(c: Compiler, e: ast.Slice): number {
  if (e.lower) c.expr(e.lower);
  else c.loadNone(e);
  if (e.upper) c.expr(e.upper);
  else c.loadNone(e);
  if (!e.step) return 2;
  c.expr(e.step);
  return 3;
}

/** Leaves a slice object of the expression's three parts. */
export function compileSlice(c: Compiler, e: ast.Slice): void {
  c.opI(e, op.BUILD_SLICE, sliceParts(c, e));
}

/** What comes before the value of a subscript. */
export function beginSubscript(c: Compiler, e: ast.Subscript): void {
  if (e.ctx !== 'Load') return;
  checkSubscripter(c, e.value);
  checkIndex(c, e.value, e.slice);
}

/** What comes behind the value of a subscript. */
export function finishSubscript(c: Compiler, e: ast.Subscript): void {
  if (isTwoElementSlice(e.slice) && e.ctx !== 'Del') {
    sliceParts(c, e.slice);
    c.op(e, e.ctx === 'Load' ? op.BINARY_SLICE : op.STORE_SLICE);
    return;
  }
  c.expr(e.slice);
  c.op(e, e.ctx === 'Load' ? op.BINARY_SUBSCR : e.ctx === 'Store' ? op.STORE_SUBSCR : op.DELETE_SUBSCR);
}

/** target op= value: the target's parts are evaluated once. */
export function compileAugAssign(c: Compiler, s: ast.AugAssign): void {
  const { target } = s;
  switch (target.kind) {
    case 'Attribute': {
      c.expr(target.value);
      c.opI(target, op.COPY, 1);
      const loc = attributeLocation(target, target);
      c.loadAttr(loc, target.attr);
      operate(c, s);
      c.opI(loc, op.SWAP, 2);
      c.opName(loc, op.STORE_ATTR, target.attr);
      return;
    }
    case 'Subscript':
      c.expr(target.value);
      if (isTwoElementSlice(target.slice)) {
        sliceParts(c, target.slice);
        for (let i = 0; i < 3; i++) c.opI(target, op.COPY, 3);
        c.op(target, op.BINARY_SLICE);
        operate(c, s);
        for (const depth of [4, 3, 2]) c.opI(target, op.SWAP, depth);
        c.op(target, op.STORE_SLICE);
      } else {
        c.expr(target.slice);
        c.opI(target, op.COPY, 2);
        c.opI(target, op.COPY, 2);
        c.op(target, op.BINARY_SUBSCR);
        operate(c, s);
        c.opI(target, op.SWAP, 3);
        c.opI(target, op.SWAP, 2);
        c.op(target, op.STORE_SUBSCR);
      }
      return;
    case 'Name':
      c.nameOp(target, target.id, 'Load');
      operate(c, s);
      c.nameOp(target, target.id, 'Store');
      return;
    default:
      throw c.error(target, `invalid node type for augmented assignment`);
  }
}

function operate(c: Compiler, s: ast.AugAssign): void {
  c.expr(s.value);
  binaryOp(c, s, s.op, true);
}

function evaluateAndDrop(c: Compiler, e: ast.expr): void {
  c.expr(e);
  c.op(e, op.POP_TOP);
}

function checkSubscript(c: Compiler, e: ast.expr): void {
  if (e.kind === 'Slice') {
    for (const part of [e.lower, e.upper, e.step]) if (part) evaluateAndDrop(c, part);
  } else if (e.kind === 'Tuple') for (const elt of e.elts) checkSubscript(c, elt);
  else evaluateAndDrop(c, e);
}

/** target: annotation = value, and the annotation's entry in __annotations__. */
export function compileAnnAssign(c: Compiler, s: ast.AnnAssign): void {
  const { target } = s;
  const keeps = c.u.scopeType === 'module' || c.u.scopeType === 'class';
  if (s.value) {
    c.expr(s.value);
    c.expr(target);
  }
  if (target.kind === 'Name') {
    c.checkName(s, target.id, 'Store');
    if (s.simple && keeps) {
      if (c.future.annotations) annotationText(c, s.annotation);
      else c.expr(s.annotation);
      c.opName(s, op.LOAD_NAME, '__annotations__');
      c.loadStr(s, c.mangle(target.id));
      c.op(s, op.STORE_SUBSCR);
    }
  } else if (target.kind === 'Attribute') {
    c.checkName(s, target.attr, 'Store');
    if (!s.value) evaluateAndDrop(c, target.value);
  } else if (!s.value && target.kind === 'Subscript') {
    evaluateAndDrop(c, target.value);
    checkSubscript(c, target.slice);
  }
  // The annotation of anything but a simple name is evaluated and forgotten.
  if (!s.simple && keeps && !c.future.annotations) evaluateAndDrop(c, s.annotation);
}
