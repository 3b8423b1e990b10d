// with and async with. CPython: Python/compile.c (compiler_with, compiler_async_with)
import type * as ast from '../ast.js';
import { type Label, NO_LOCATION } from '../instructions.js';
import * as op from '../ops.js';
import type { Compiler } from './compiler.js';
import { awaitTop, callExitWithNones, popExceptAndReraise } from './jumps.js';

/** with and async with, the first item outermost. */
export function compileWith(c: Compiler, s: ast.With | ast.AsyncWith): void {
  if (s.kind === 'AsyncWith' && c.u.scopeType !== 'async function' && !c.isTopLevelAwait())
    throw c.error(s, "'async with' outside async function");
  withItem(c, s, 0);
}

/** One item; those behind it lie in its body. */
function withItem(c: Compiler, s: ast.With | ast.AsyncWith, pos: number): void {
  const isAsync = s.kind === 'AsyncWith';
  const item = s.items[pos] as ast.withitem;
  const block = c.label();
  const final = c.label();
  const exit = c.label();
  const cleanup = c.label();
  const loc = item.context_expr;
  c.expr(item.context_expr);
  if (isAsync) {
    c.op(loc, op.BEFORE_ASYNC_WITH);
    awaitTop(c, loc, 1);
  } else c.op(loc, op.BEFORE_WITH);
  c.jump(loc, op.SETUP_WITH, final);
  c.use(block);
  c.pushFBlock(loc, isAsync ? 'async with' : 'with', block, final);
  if (item.optional_vars) c.expr(item.optional_vars);
  else c.op(loc, op.POP_TOP);
  if (pos + 1 === s.items.length) c.stmts(s.body);
  else withItem(c, s, pos + 1);
  c.op(isAsync ? loc : NO_LOCATION, op.POP_BLOCK);
  c.popFBlock();

  callExitWithNones(c, loc);
  if (isAsync) awaitTop(c, loc, 2);
  c.op(loc, op.POP_TOP);
  c.jump(loc, op.JUMP, exit);

  c.use(final);
  c.jump(loc, op.SETUP_CLEANUP, cleanup);
  c.op(loc, op.PUSH_EXC_INFO);
  c.op(loc, op.WITH_EXCEPT_START);
  if (isAsync) awaitTop(c, loc, 2);
  exceptFinish(c, cleanup);
  c.use(exit);
}

/** What __exit__ returned decides whether the exception goes on. */
function exceptFinish(c: Compiler, cleanup: Label): void {
  const suppress = c.label();
  c.op(NO_LOCATION, op.TO_BOOL);
  c.jump(NO_LOCATION, op.POP_JUMP_IF_TRUE, suppress);
  c.opI(NO_LOCATION, op.RERAISE, 2);
  c.use(suppress);
  c.op(NO_LOCATION, op.POP_TOP);
  c.op(NO_LOCATION, op.POP_BLOCK);
  c.op(NO_LOCATION, op.POP_EXCEPT);
  c.op(NO_LOCATION, op.POP_TOP);
  c.op(NO_LOCATION, op.POP_TOP);
  const exit = c.label();
  c.jump(NO_LOCATION, op.JUMP_NO_INTERRUPT, exit);
  c.use(cleanup);
  popExceptAndReraise(c, NO_LOCATION);
  c.use(exit);
}
