// for, async for, while. CPython: Python/compile.c (compiler_for, compiler_async_for, compiler_while)
import type * as ast from '../ast.js';
import { NO_LOCATION } from '../instructions.js';
import * as op from '../ops.js';
import type { Compiler } from './compiler.js';
import { jumpIf, yieldFrom } from './jumps.js';

/** for … else. */
export function compileFor(c: Compiler, s: ast.For): void {
  const start = c.label();
  const body = c.label();
  const cleanup = c.label();
  const end = c.label();
  c.pushFBlock(s, 'for loop', start, end);
  c.expr(s.iter);
  c.op(s.iter, op.GET_ITER);
  c.use(start);
  c.jump(s.iter, op.FOR_ITER, cleanup);
  // Keeps the target's line if the statement goes over several.
  c.op(s.target, op.NOP);
  c.use(body);
  c.expr(s.target);
  c.stmts(s.body);
  c.jump(NO_LOCATION, op.JUMP, start);
  c.use(cleanup);
  // END_FOR comes first: a generator that ends jumps to it, other iterators go past it.
  c.op(NO_LOCATION, op.END_FOR);
  c.op(NO_LOCATION, op.POP_TOP);
  c.popFBlock();
  c.stmts(s.orelse);
  c.use(end);
}

/** async for … else: StopAsyncIteration ends it. */
export function compileAsyncFor(c: Compiler, s: ast.AsyncFor): void {
  if (c.u.scopeType !== 'async function' && !c.isTopLevelAwait())
    throw c.error(s, "'async for' outside async function");
  const start = c.label();
  const except = c.label();
  const end = c.label();
  c.expr(s.iter);
  c.op(s.iter, op.GET_AITER);
  c.use(start);
  c.pushFBlock(s, 'for loop', start, end);
  // StopAsyncIteration of __anext__ ends the loop.
  c.jump(s, op.SETUP_FINALLY, except);
  c.op(s, op.GET_ANEXT);
  c.loadNone(s);
  yieldFrom(c, s, true);
  c.op(s, op.POP_BLOCK);
  c.expr(s.target);
  c.stmts(s.body);
  c.jump(NO_LOCATION, op.JUMP, start);
  c.popFBlock();
  c.use(except);
  c.op(s.iter, op.END_ASYNC_FOR);
  c.stmts(s.orelse);
  c.use(end);
}

/** while … else. */
export function compileWhile(c: Compiler, s: ast.While): void {
  const loop = c.label();
  const body = c.label();
  const anchor = c.label();
  const end = c.label();
  c.use(loop);
  c.pushFBlock(s, 'while loop', loop, end);
  jumpIf(c, s, s.test, anchor, false);
  c.use(body);
  c.stmts(s.body);
  // The test stands at the end a second time: one jump an iteration.
  jumpIf(c, s, s.test, body, true);
  c.popFBlock();
  c.use(anchor);
  c.stmts(s.orelse);
  c.use(end);
}
