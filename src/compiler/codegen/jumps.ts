// Conditions as jumps, and leaving blocks by break, continue and return.
// CPython: Python/compile.c (compiler_jump_if, compiler_unwind_fblock, compiler_add_yield_from)

import type { Location } from '../../bytecode/locations.js';
import { RESUME_AFTER_AWAIT, RESUME_AFTER_YIELD_FROM } from '../../bytecode/opcodes/opargs.js';
import type * as ast from '../ast.js';
import { type Label, NO_LABEL, NO_LOCATION } from '../instructions.js';
import * as op from '../ops.js';
import { checkCompare } from './checks.js';
import type { Compiler } from './compiler.js';
import type { FBlock } from './unit.js';

/** Jumps to `next` if the condition is `cond`; falls through otherwise. */
export function jumpIf(c: Compiler, loc: Location, e: ast.expr, next: Label, cond: boolean): void {
  switch (e.kind) {
    case 'UnaryOp':
      if (e.op === 'Not') {
        jumpIf(c, loc, e.operand, next, !cond);
        return;
      }
      break;
    case 'BoolOp': {
      const cond2 = e.op === 'Or';
      const next2 = cond2 !== cond ? c.label() : next;
      const last = e.values.length - 1;
      for (let i = 0; i < last; i++) jumpIf(c, loc, e.values[i] as ast.expr, next2, cond2);
      jumpIf(c, loc, e.values[last] as ast.expr, next, cond);
      if (next2 !== next) c.use(next2);
      return;
    }
    case 'IfExp': {
      const end = c.label();
      const orelse = c.label();
      jumpIf(c, loc, e.test, orelse, false);
      jumpIf(c, loc, e.body, next, cond);
      c.jump(NO_LOCATION, op.JUMP_NO_INTERRUPT, end);
      c.use(orelse);
      jumpIf(c, loc, e.orelse, next, cond);
      c.use(end);
      return;
    }
    case 'Compare':
      if (e.ops.length > 1) {
        jumpIfChained(c, e, next, cond);
        return;
      }
      break;
    default:
      break;
  }
  c.expr(e);
  c.op(e, op.TO_BOOL);
  c.jump(e, cond ? op.POP_JUMP_IF_TRUE : op.POP_JUMP_IF_FALSE, next);
}

/** a < b < c */
function jumpIfChained(c: Compiler, e: ast.Compare, next: Label, cond: boolean): void {
  checkCompare(c, e);
  const last = e.ops.length - 1;
  const cleanup = c.label();
  c.expr(e.left);
  for (let i = 0; i < last; i++) {
    c.expr(e.comparators[i] as ast.expr);
    c.opI(e, op.SWAP, 2);
    c.opI(e, op.COPY, 2);
    c.compare(e, e.ops[i] as ast.cmpop);
    c.op(e, op.TO_BOOL);
    c.jump(e, op.POP_JUMP_IF_FALSE, cleanup);
  }
  c.expr(e.comparators[last] as ast.expr);
  c.compare(e, e.ops[last] as ast.cmpop);
  c.op(e, op.TO_BOOL);
  c.jump(e, cond ? op.POP_JUMP_IF_TRUE : op.POP_JUMP_IF_FALSE, next);
  const end = c.label();
  c.jump(NO_LOCATION, op.JUMP_NO_INTERRUPT, end);
  c.use(cleanup);
  c.op(e, op.POP_TOP);
  if (!cond) c.jump(NO_LOCATION, op.JUMP_NO_INTERRUPT, next);
  c.use(end);
}

/** Awaits or yields from the iterator below None on the stack. */
export function yieldFrom(c: Compiler, loc: Location, isAwait: boolean): void {
  const send = c.label();
  const fail = c.label();
  const exit = c.label();
  c.use(send);
  c.jump(loc, op.SEND, exit);
  // StopIteration thrown in here by close() or throw() ends the iteration: CLEANUP_THROW.
  c.jump(loc, op.SETUP_FINALLY, fail);
  c.opI(loc, op.YIELD_VALUE, 1);
  c.op(NO_LOCATION, op.POP_BLOCK);
  c.opI(loc, op.RESUME, isAwait ? RESUME_AFTER_AWAIT : RESUME_AFTER_YIELD_FROM);
  c.jump(loc, op.JUMP_NO_INTERRUPT, send);
  c.use(fail);
  c.op(loc, op.CLEANUP_THROW);
  c.use(exit);
  c.op(loc, op.END_SEND);
}

/** Awaits the awaitable on the stack; `kind` picks the words of the error. */
export function awaitTop(c: Compiler, loc: Location, kind: number): void {
  c.opI(loc, op.GET_AWAITABLE, kind);
  c.loadNone(loc);
  yieldFrom(c, loc, true);
}

/** Calls __exit__(None, None, None). */
export function callExitWithNones(c: Compiler, loc: Location): void {
  c.loadNone(loc);
  c.loadNone(loc);
  c.loadNone(loc);
  c.opI(loc, op.CALL, 2);
}

/** [exc_info, lasti, exc]: restores exc_info and raises exc again. */
export function popExceptAndReraise(c: Compiler, loc: Location): void {
  c.opI(loc, op.COPY, 3);
  c.op(loc, op.POP_EXCEPT);
  c.opI(loc, op.RERAISE, 1);
}

/** name = None; del name */
export function unbind(c: Compiler, loc: Location, name: string): void {
  c.loadNone(loc);
  c.nameOp(loc, name, 'Store');
  c.nameOp(loc, name, 'Del');
}

/** Leaves one block; the location of what follows comes back. */
function unwind(c: Compiler, start: Location, info: FBlock, preserveTos: boolean): Location {
  let loc = start;
  const keepTos = (depth: number): void => {
    if (preserveTos) c.opI(loc, op.SWAP, depth);
  };
  switch (info.type) {
    case 'while loop':
    case 'exception handler':
    case 'exception group handler':
    case 'async comprehension generator':
    case 'stop iteration':
      return loc;
    case 'for loop':
    case 'pop value':
      keepTos(2);
      c.op(loc, op.POP_TOP);
      return loc;
    case 'try except':
      c.op(loc, op.POP_BLOCK);
      return loc;
    case 'finally try':
      c.op(loc, op.POP_BLOCK);
      if (preserveTos) c.pushFBlock(loc, 'pop value', NO_LABEL);
      c.stmts(info.finalbody as ast.stmt[]);
      if (preserveTos) c.popFBlock();
      // The finally body seems to run behind the statement that leaves: what follows is artificial.
      return NO_LOCATION;
    case 'finally end':
      keepTos(2);
      c.op(loc, op.POP_TOP);
      keepTos(2);
      c.op(loc, op.POP_BLOCK);
      c.op(loc, op.POP_EXCEPT);
      return loc;
    case 'with':
    case 'async with':
      loc = info.loc;
      c.op(loc, op.POP_BLOCK);
      keepTos(2);
      callExitWithNones(c, loc);
      if (info.type === 'async with') awaitTop(c, loc, 2);
      c.op(loc, op.POP_TOP);
      return NO_LOCATION;
    case 'handler cleanup':
      if (info.name !== null) c.op(loc, op.POP_BLOCK);
      keepTos(2);
      c.op(loc, op.POP_BLOCK);
      c.op(loc, op.POP_EXCEPT);
      if (info.name !== null) unbind(c, loc, info.name);
      return loc;
  }
}

/** Leaves all blocks, or with `toLoop` those inside the innermost loop, which comes back too. */
function unwindStack(
  c: Compiler,
  start: Location,
  preserveTos: boolean,
  toLoop: boolean,
): { loc: Location; loop: FBlock | null } {
  const { fblocks } = c.u;
  const top = fblocks[fblocks.length - 1];
  if (!top) return { loc: start, loop: null };
  if (top.type === 'exception group handler')
    throw c.error(start, "'break', 'continue' and 'return' cannot appear in an except* block");
  if (toLoop && (top.type === 'while loop' || top.type === 'for loop')) return { loc: start, loop: top };
  c.popFBlock();
  const loc = unwind(c, start, top, preserveTos);
  const rest = unwindStack(c, loc, preserveTos, toLoop);
  fblocks.push(top);
  return rest;
}

/** return, through the blocks around it: each is ended on the way. */
export function compileReturn(c: Compiler, s: ast.Return): void {
  const { value } = s;
  const { ste } = c.u;
  const preserveTos = value !== null && value.kind !== 'Constant';
  if (!ste.isFunctionLike()) throw c.error(s, "'return' outside function");
  if (value && ste.ste_coroutine && ste.ste_generator) throw c.error(s, "'return' with value in async generator");
  let loc: Location = s;
  if (preserveTos) c.expr(value);
  else if (value) {
    loc = value;
    c.op(loc, op.NOP);
  }
  if (!value || value.lineno !== s.lineno) {
    loc = s;
    c.op(loc, op.NOP);
  }
  loc = unwindStack(c, loc, preserveTos, false).loc;
  if (!value) c.loadNone(loc);
  else if (value.kind === 'Constant') c.loadConst(loc, value.value);
  c.op(loc, op.RETURN_VALUE);
}

/** break, through the blocks inside the loop. */
export function compileBreak(c: Compiler, s: ast.Break): void {
  c.op(s, op.NOP);
  const { loc, loop } = unwindStack(c, s, false, true);
  if (!loop) throw c.error(s, "'break' outside loop");
  c.jump(unwind(c, loc, loop, false), op.JUMP, loop.exit);
}

/** continue, through the blocks inside the loop. */
export function compileContinue(c: Compiler, s: ast.Continue): void {
  c.op(s, op.NOP);
  const { loc, loop } = unwindStack(c, s, false, true);
  if (!loop) throw c.error(s, "'continue' not properly in loop");
  c.jump(loc, op.JUMP, loop.block);
}
