// Comprehensions and generator expressions. CPython: Python/compile.c (compiler_comprehension), PEP 709
//
// All but generator expressions dissolve into the function around them: their variables are saved on the stack
// while the comprehension borrows the names.
import type { Location } from '../../bytecode/locations.js';
import { RESUME_AFTER_YIELD } from '../../bytecode/opcodes/opargs.js';
import type * as ast from '../ast.js';
import { type Label, NO_LABEL, NO_LOCATION } from '../instructions.js';
import * as op from '../ops.js';
import { intrinsic1 } from '../ops.js';
import { CELL, DEF_LOCAL, DEF_NONLOCAL, FREE, type SymtableEntry, scopeOf } from '../symtable/entry.js';
import { makeClosure, wrapInStopIterationHandler } from './closures.js';
import type { Compiler } from './compiler.js';
import { awaitTop, jumpIf, yieldFrom } from './jumps.js';
import { indexOf } from './unit.js';

type ComprehensionNode = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp;

const NAMES = {
  ListComp: '<listcomp>',
  SetComp: '<setcomp>',
  DictComp: '<dictcomp>',
  GeneratorExp: '<genexpr>',
} as const;

/** yield of the value on the stack. */
export function yieldTop(c: Compiler, loc: Location): void {
  const { ste } = c.u;
  if (ste.ste_generator && ste.ste_coroutine) c.opI(loc, op.CALL_INTRINSIC_1, intrinsic1('INTRINSIC_ASYNC_GEN_WRAP'));
  c.opI(loc, op.YIELD_VALUE, 0);
  c.opI(loc, op.RESUME, RESUME_AFTER_YIELD);
}

/** What a dissolved comprehension has changed and must put back. */
interface Inlined {
  /** Names whose values lie on the stack. */
  pushed: string[];
  /** Symbols of the block as they were. */
  symbols: Map<string, number>;
  hidden: string[];
  cleanup: Label;
}

function pushInlined(c: Compiler, loc: Location, comp: SymtableEntry): Inlined {
  const { u } = c;
  const state: Inlined = { pushed: [], symbols: new Map(), hidden: [], cleanup: NO_LABEL };
  const inClass = u.ste.ste_type === 'class' && !u.inInlinedComp;
  u.inInlinedComp++;
  for (const [name, symbol] of comp.ste_symbols) {
    const scope = scopeOf(symbol);
    const outer = u.ste.ste_symbols.get(name) ?? 0;
    const outerScope = scopeOf(outer);
    // A name of another scope than outside gets its scope for the time being; free is the same everywhere.
    if ((scope !== outerScope && scope !== FREE && !(scope === CELL && outerScope === FREE)) || inClass) {
      u.ste.ste_symbols.set(name, symbol);
      state.symbols.set(name, outer);
    }
    // (An assignment expression binds outside: DEF_NONLOCAL.)
    if (!((symbol & DEF_LOCAL && !(symbol & DEF_NONLOCAL)) || inClass)) continue;
    if (!u.ste.isFunctionLike() && u.fasthidden.get(name) !== true) {
      u.fasthidden.set(name, true);
      state.hidden.push(name);
    }
    c.opI(loc, op.LOAD_FAST_AND_CLEAR, indexOf(u.varnames, c.mangle(name)));
    // Of a cell variable this pushed the cell itself; the comprehension has its own.
    if (scope === CELL) {
      const table = outerScope === FREE ? u.freevars : u.cellvars;
      c.opI(loc, op.MAKE_CELL, indexOf(table, c.mangle(name)));
    }
    state.pushed.push(name);
  }
  if (state.pushed.length) {
    // The outermost iterable is below: bring it back on top.
    c.opI(loc, op.SWAP, state.pushed.length + 1);
    state.cleanup = c.label();
    c.jump(loc, op.SETUP_FINALLY, state.cleanup);
  }
  return state;
}

function restoreLocals(c: Compiler, loc: Location, state: Inlined): void {
  const n = state.pushed.length;
  c.opI(loc, op.SWAP, n + 1);
  for (let i = n - 1; i >= 0; i--)
    c.opI(loc, op.STORE_FAST_MAYBE_NULL, indexOf(c.u.varnames, c.mangle(state.pushed[i] as string)));
}

function popInlined(c: Compiler, loc: Location, state: Inlined): void {
  const { u } = c;
  u.inInlinedComp--;
  if (state.pushed.length) {
    c.op(NO_LOCATION, op.POP_BLOCK);
    const end = c.label();
    c.jump(NO_LOCATION, op.JUMP_NO_INTERRUPT, end);
    c.use(state.cleanup);
    // Drop the unfinished result below the exception.
    c.opI(NO_LOCATION, op.SWAP, 2);
    c.op(NO_LOCATION, op.POP_TOP);
    restoreLocals(c, loc, state);
    c.opI(NO_LOCATION, op.RERAISE, 0);
    c.use(end);
    restoreLocals(c, loc, state);
  }
  for (const [name, symbol] of state.symbols) u.ste.ste_symbols.set(name, symbol);
  // Still known as hidden: their kind in localsplus says so.
  for (const name of state.hidden) u.fasthidden.set(name, false);
}

function outermostIter(c: Compiler, g: ast.comprehension): void {
  c.expr(g.iter);
  c.op(g.iter, g.is_async ? op.GET_AITER : op.GET_ITER);
}

/** Leaves a comprehension's value; inlined into the surrounding code where PEP 709 allows it. */
export function compileComprehension(c: Compiler, e: ComprehensionNode): void {
  const entry = c.symtable.blocks.get(e) as SymtableEntry;
  const outermost = e.generators[0] as ast.comprehension;
  const isGenerator = e.kind === 'GeneratorExp';
  const isAsync = entry.ste_coroutine;
  const { scopeType } = c.u;
  if (
    isAsync &&
    !isGenerator &&
    scopeType !== 'async function' &&
    scopeType !== 'comprehension' &&
    !c.isTopLevelAwait()
  )
    throw c.error(e, 'asynchronous comprehension outside of an asynchronous function');
  if (entry.ste_comp_inlined) {
    outermostIter(c, outermost);
    const state = pushInlined(c, e, entry);
    c.opI(e, buildOp(e), 0);
    c.opI(e, op.SWAP, 2);
    generator(c, e, 0, 0, true);
    popInlined(c, e, state);
    return;
  }
  c.enterScope(NAMES[e.kind], 'comprehension', entry, e.lineno);
  c.u.argcount = 1;
  if (!isGenerator) c.opI(e, buildOp(e), 0);
  generator(c, e, 0, 0, false);
  if (isGenerator) wrapInStopIterationHandler(c);
  else c.op(e, op.RETURN_VALUE);
  const co = c.assemble(true);
  c.exitScope();
  makeClosure(c, e, co, 0);
  outermostIter(c, outermost);
  c.opI(e, op.CALL, 0);
  if (isAsync && !isGenerator) awaitTop(c, e, 0);
}

function buildOp(e: ComprehensionNode): number {
  return e.kind === 'ListComp' ? op.BUILD_LIST : e.kind === 'SetComp' ? op.BUILD_SET : op.BUILD_MAP;
}

function generator(c: Compiler, e: ComprehensionNode, index: number, depth: number, iterOnStack: boolean): void {
  const g = e.generators[index] as ast.comprehension;
  if (g.is_async) asyncGenerator(c, e, g, index, depth, iterOnStack);
  else syncGenerator(c, e, g, index, depth, iterOnStack);
}

/** The one element of `for y in [f(x)]`, which is an assignment and no loop. */
function singleElement(iter: ast.expr): ast.expr | null {
  if (iter.kind !== 'List' && iter.kind !== 'Tuple') return null;
  const [only] = iter.elts;
  return iter.elts.length === 1 && only && only.kind !== 'Starred' ? only : null;
}

function syncGenerator(
  c: Compiler,
  e: ComprehensionNode,
  g: ast.comprehension,
  index: number,
  depth: number,
  iterOnStack: boolean,
): void {
  const start = c.label();
  const ifCleanup = c.label();
  const anchor = c.label();
  let loops = true;
  if (!iterOnStack) {
    const only = index === 0 ? null : singleElement(g.iter);
    if (index === 0) c.opI(e, op.LOAD_FAST, 0);
    else if (only) {
      c.expr(only);
      loops = false;
    } else {
      c.expr(g.iter);
      c.op(g.iter, op.GET_ITER);
    }
  }
  let inner = depth;
  if (loops) {
    inner++;
    c.use(start);
    c.jump(g.iter, op.FOR_ITER, anchor);
  }
  c.expr(g.target);
  for (const test of g.ifs) jumpIf(c, e, test, ifCleanup, false);
  const loc = element(c, e, index + 1, inner);
  c.use(ifCleanup);
  if (!loops) return;
  c.jump(loc, op.JUMP, start);
  c.use(anchor);
  // END_FOR comes first: a generator that ends jumps to it, other iterators go past it.
  c.op(NO_LOCATION, op.END_FOR);
  c.op(NO_LOCATION, op.POP_TOP);
}

function asyncGenerator(
  c: Compiler,
  e: ComprehensionNode,
  g: ast.comprehension,
  index: number,
  depth: number,
  iterOnStack: boolean,
): void {
  const start = c.label();
  const except = c.label();
  const ifCleanup = c.label();
  if (!iterOnStack) {
    if (index === 0) c.opI(e, op.LOAD_FAST, 0);
    else {
      c.expr(g.iter);
      c.op(g.iter, op.GET_AITER);
    }
  }
  c.use(start);
  c.pushFBlock(e, 'async comprehension generator', start);
  c.jump(e, op.SETUP_FINALLY, except);
  c.op(e, op.GET_ANEXT);
  c.loadNone(e);
  yieldFrom(c, e, true);
  c.op(e, op.POP_BLOCK);
  c.expr(g.target);
  for (const test of g.ifs) jumpIf(c, e, test, ifCleanup, false);
  const loc = element(c, e, index + 1, depth + 1);
  c.use(ifCleanup);
  c.jump(loc, op.JUMP, start);
  c.popFBlock();
  c.use(except);
  c.op(e, op.END_ASYNC_FOR);
}

/** The next `for`, or behind the last the element; the element's location comes back. */
function element(c: Compiler, e: ComprehensionNode, index: number, depth: number): Location {
  const last = index >= e.generators.length;
  if (!last) generator(c, e, index, depth, false);
  if (e.kind === 'DictComp') {
    if (!last) return e.key;
    c.expr(e.key);
    c.expr(e.value);
    const loc = {
      lineno: e.key.lineno,
      end_lineno: e.value.end_lineno,
      col_offset: e.key.col_offset,
      end_col_offset: e.value.end_col_offset,
    };
    c.opI(loc, op.MAP_ADD, depth + 1);
    return loc;
  }
  if (!last) return e.elt;
  c.expr(e.elt);
  if (e.kind === 'GeneratorExp') {
    yieldTop(c, e.elt);
    c.op(e.elt, op.POP_TOP);
  } else c.opI(e.elt, e.kind === 'ListComp' ? op.LIST_APPEND : op.SET_ADD, depth + 1);
  return e.elt;
}
