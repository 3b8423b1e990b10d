// Lists, tuples, sets, dicts, and unpacking into them. CPython: Python/compile.c (starunpack_helper, compiler_dict…)

import type { PyConst } from '../../bytecode/code.js';
import type { Location } from '../../bytecode/locations.js';
import type * as ast from '../ast.js';
import { distinct } from '../fold/equality.js';
import * as op from '../ops.js';
import { intrinsic1 } from '../ops.js';
import { type Compiler, STACK_USE_GUIDELINE } from './compiler.js';

function constants(elts: readonly (ast.expr | null)[]): ast.ConstantValue[] | null {
  const items: ast.ConstantValue[] = [];
  for (const e of elts) {
    if (e?.kind !== 'Constant') return null;
    items.push(e.value);
  }
  return items;
}

/** How a display is built. */
interface Build {
  build: number;
  add: number;
  extend: number;
  tuple: boolean;
}

const LIST: Build = { build: op.BUILD_LIST, add: op.LIST_APPEND, extend: op.LIST_EXTEND, tuple: false };
const TUPLE: Build = { ...LIST, tuple: true };
const SET: Build = { build: op.BUILD_SET, add: op.SET_ADD, extend: op.SET_UPDATE, tuple: false };

/** Builds a display of the elements and of `pushed` values that lie on the stack already. */
function starUnpack(c: Compiler, loc: Location, elts: readonly ast.expr[], pushed: number, how: Build): void {
  const n = elts.length;
  const items = n > 2 ? constants(elts) : null;
  if (items) {
    if (how.tuple && !pushed) {
      c.loadConst(loc, { type: 'tuple', items });
      return;
    }
    const folded: PyConst = how === SET ? { type: 'frozenset', items: distinct(items) } : { type: 'tuple', items };
    c.opI(loc, how.build, pushed);
    c.loadConst(loc, folded);
    c.opI(loc, how.extend, 1);
    if (how.tuple) c.opI(loc, op.CALL_INTRINSIC_1, intrinsic1('INTRINSIC_LIST_TO_TUPLE'));
    return;
  }
  const big = n + pushed > STACK_USE_GUIDELINE;
  if (!big && !elts.some((e) => e.kind === 'Starred')) {
    c.exprs(elts);
    c.opI(loc, how.tuple ? op.BUILD_TUPLE : how.build, n + pushed);
    return;
  }
  let built = big;
  if (big) c.opI(loc, how.build, pushed);
  elts.forEach((e, i) => {
    if (e.kind === 'Starred') {
      if (!built) {
        c.opI(loc, how.build, i + pushed);
        built = true;
      }
      c.expr(e.value);
      c.opI(loc, how.extend, 1);
    } else {
      c.expr(e);
      if (built) c.opI(loc, how.add, 1);
    }
  });
  if (how.tuple) c.opI(loc, op.CALL_INTRINSIC_1, intrinsic1('INTRINSIC_LIST_TO_TUPLE'));
}

/** The arguments of a call as one tuple. */
export function starUnpackTuple(c: Compiler, loc: Location, elts: readonly ast.expr[], pushed: number): void {
  starUnpack(c, loc, elts, pushed, TUPLE);
}

function unpackTargets(c: Compiler, loc: Location, elts: readonly ast.expr[]): void {
  const n = elts.length;
  let seenStar = false;
  elts.forEach((e, i) => {
    if (e.kind !== 'Starred') return;
    if (seenStar) throw c.error(loc, 'multiple starred expressions in assignment');
    if (i >= 1 << 8 || n - i - 1 >= 0x7fffffff >> 8)
      throw c.error(loc, 'too many expressions in star-unpacking assignment');
    c.opI(loc, op.UNPACK_EX, i + ((n - i - 1) << 8));
    seenStar = true;
  });
  if (!seenStar) c.opI(loc, op.UNPACK_SEQUENCE, n);
  for (const e of elts) c.expr(e.kind === 'Starred' ? e.value : e);
}

/** Leaves a list or tuple, or stores into its elements where it is a target. */
export function compileSequence(c: Compiler, e: ast.List | ast.Tuple): void {
  if (e.ctx === 'Store') unpackTargets(c, e, e.elts);
  else if (e.ctx === 'Load') starUnpack(c, e, e.elts, 0, e.kind === 'List' ? LIST : TUPLE);
  else c.exprs(e.elts);
}

/** Leaves a set. */
export function compileSet(c: Compiler, e: ast.Set_): void {
  starUnpack(c, e, e.elts, 0, SET);
}

function subdict(c: Compiler, e: ast.Dict, begin: number, end: number): void {
  const n = end - begin;
  const big = n * 2 > STACK_USE_GUIDELINE;
  const keys = n > 1 && !big ? constants(e.keys.slice(begin, end)) : null;
  if (keys) {
    for (let i = begin; i < end; i++) c.expr(e.values[i] as ast.expr);
    c.loadConst(e, { type: 'tuple', items: keys });
    c.opI(e, op.BUILD_CONST_KEY_MAP, n);
    return;
  }
  if (big) c.opI(e, op.BUILD_MAP, 0);
  for (let i = begin; i < end; i++) {
    c.expr(e.keys[i] as ast.expr);
    c.expr(e.values[i] as ast.expr);
    if (big) c.opI(e, op.MAP_ADD, 1);
  }
  if (!big) c.opI(e, op.BUILD_MAP, n);
}

/** Leaves a dict, built in parts where it is long or has **. */
export function compileDict(c: Compiler, e: ast.Dict): void {
  const n = e.values.length;
  let haveDict = false;
  let elements = 0;
  const flush = (begin: number, end: number): void => {
    subdict(c, e, begin, end);
    if (haveDict) c.opI(e, op.DICT_UPDATE, 1);
    haveDict = true;
    elements = 0;
  };
  for (let i = 0; i < n; i++) {
    if (e.keys[i] === null) {
      if (elements) flush(i - elements, i);
      if (!haveDict) {
        c.opI(e, op.BUILD_MAP, 0);
        haveDict = true;
      }
      c.expr(e.values[i] as ast.expr);
      c.opI(e, op.DICT_UPDATE, 1);
    } else if (elements * 2 > STACK_USE_GUIDELINE) flush(i - elements, i + 1);
    else elements++;
  }
  if (elements) flush(n - elements, n);
  if (!haveDict) c.opI(e, op.BUILD_MAP, 0);
}
