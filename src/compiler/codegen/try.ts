// try with except, except*, else, finally. CPython: Python/compile.c (compiler_try_except and its neighbours)
import type * as ast from '../ast.js';
import { NO_LABEL, NO_LOCATION } from '../instructions.js';
import * as op from '../ops.js';
import { intrinsic2 } from '../ops.js';
import type { Compiler } from './compiler.js';
import { popExceptAndReraise, unbind } from './jumps.js';

type TryNode = ast.Try | ast.TryStar;

/** try with except, except*, else and finally. */
export function compileTry(c: Compiler, s: TryNode): void {
  if (s.finalbody.length) tryFinally(c, s);
  else tryExcept(c, s);
}

function tryExcept(c: Compiler, s: TryNode): void {
  if (s.kind === 'TryStar') exceptStar(c, s);
  else except(c, s);
}

/** The finally body is compiled twice: for leaving well, and for an exception. */
function tryFinally(c: Compiler, s: TryNode): void {
  const body = c.label();
  const end = c.label();
  const exit = c.label();
  const cleanup = c.label();
  c.jump(s, op.SETUP_FINALLY, end);
  c.use(body);
  c.pushFBlock(s, 'finally try', body, end, s.finalbody);
  if (s.handlers.length) tryExcept(c, s);
  else c.stmts(s.body);
  c.op(NO_LOCATION, op.POP_BLOCK);
  c.popFBlock();
  c.stmts(s.finalbody);
  c.jump(NO_LOCATION, op.JUMP_NO_INTERRUPT, exit);

  c.use(end);
  c.jump(NO_LOCATION, op.SETUP_CLEANUP, cleanup);
  c.op(NO_LOCATION, op.PUSH_EXC_INFO);
  c.pushFBlock(NO_LOCATION, 'finally end', end);
  c.stmts(s.finalbody);
  c.popFBlock();
  c.opI(NO_LOCATION, op.RERAISE, 0);
  c.use(cleanup);
  popExceptAndReraise(c, NO_LOCATION);
  c.use(exit);
}

function except(c: Compiler, s: ast.Try): void {
  const body = c.label();
  let next = c.label();
  const end = c.label();
  const cleanup = c.label();
  c.jump(s, op.SETUP_FINALLY, next);
  c.use(body);
  c.pushFBlock(s, 'try except', body);
  c.stmts(s.body);
  c.popFBlock();
  c.op(NO_LOCATION, op.POP_BLOCK);
  c.stmts(s.orelse);
  c.jump(NO_LOCATION, op.JUMP_NO_INTERRUPT, end);

  c.use(next);
  c.jump(NO_LOCATION, op.SETUP_CLEANUP, cleanup);
  c.op(NO_LOCATION, op.PUSH_EXC_INFO);
  c.pushFBlock(s, 'exception handler', NO_LABEL);
  s.handlers.forEach((handler, i) => {
    if (!handler.type && i < s.handlers.length - 1) throw c.error(handler, "default 'except:' must be last");
    next = c.label();
    if (handler.type) {
      c.expr(handler.type);
      c.op(handler, op.CHECK_EXC_MATCH);
      c.jump(handler, op.POP_JUMP_IF_FALSE, next);
    }
    if (handler.name !== null) namedHandler(c, handler, handler.name, end);
    else {
      const start = c.label();
      c.op(handler, op.POP_TOP);
      c.use(start);
      c.pushFBlock(handler, 'handler cleanup', start);
      c.stmts(handler.body);
      c.popFBlock();
      c.op(NO_LOCATION, op.POP_BLOCK);
      c.op(NO_LOCATION, op.POP_EXCEPT);
      c.jump(NO_LOCATION, op.JUMP_NO_INTERRUPT, end);
    }
    c.use(next);
  });
  c.popFBlock();
  c.opI(NO_LOCATION, op.RERAISE, 0);
  c.use(cleanup);
  popExceptAndReraise(c, NO_LOCATION);
  c.use(end);
}

/** except E as name: whatever happens, name is unbound behind the body. */
function namedHandler(c: Compiler, handler: ast.ExceptHandler, name: string, end: number): void {
  const cleanupEnd = c.label();
  const start = c.label();
  c.nameOp(handler, name, 'Store');
  c.jump(handler, op.SETUP_CLEANUP, cleanupEnd);
  c.use(start);
  c.pushFBlock(handler, 'handler cleanup', start, NO_LABEL, null, name);
  c.stmts(handler.body);
  c.popFBlock();
  c.op(NO_LOCATION, op.POP_BLOCK);
  c.op(NO_LOCATION, op.POP_BLOCK);
  c.op(NO_LOCATION, op.POP_EXCEPT);
  unbind(c, NO_LOCATION, name);
  c.jump(NO_LOCATION, op.JUMP_NO_INTERRUPT, end);
  c.use(cleanupEnd);
  unbind(c, NO_LOCATION, name);
  c.opI(NO_LOCATION, op.RERAISE, 1);
}

/**
 * except*: each handler takes its part of the group. On the stack lie the original exception, the list of what
 * the handlers raised, and the rest of the group.
 */
function exceptStar(c: Compiler, s: ast.TryStar): void {
  const body = c.label();
  let next = c.label();
  const orelse = c.label();
  const end = c.label();
  const cleanup = c.label();
  const reraiseStar = c.label();
  c.jump(s, op.SETUP_FINALLY, next);
  c.use(body);
  c.pushFBlock(s, 'try except', body);
  c.stmts(s.body);
  c.popFBlock();
  c.op(NO_LOCATION, op.POP_BLOCK);
  c.jump(NO_LOCATION, op.JUMP_NO_INTERRUPT, orelse);

  c.use(next);
  c.jump(NO_LOCATION, op.SETUP_CLEANUP, cleanup);
  c.op(NO_LOCATION, op.PUSH_EXC_INFO);
  c.pushFBlock(s, 'exception group handler', NO_LABEL);
  s.handlers.forEach((handler, i) => {
    next = c.label();
    const withError = c.label();
    const noMatch = c.label();
    if (i === 0) {
      c.opI(handler, op.BUILD_LIST, 0);
      c.opI(handler, op.COPY, 2);
    }
    if (handler.type) {
      c.expr(handler.type);
      c.op(handler, op.CHECK_EG_MATCH);
      c.opI(handler, op.COPY, 1);
      c.jump(handler, op.POP_JUMP_IF_NONE, noMatch);
    }
    const cleanupEnd = c.label();
    const start = c.label();
    if (handler.name !== null) c.nameOp(handler, handler.name, 'Store');
    else c.op(handler, op.POP_TOP);
    c.jump(handler, op.SETUP_CLEANUP, cleanupEnd);
    c.use(start);
    c.pushFBlock(handler, 'handler cleanup', start, NO_LABEL, null, handler.name);
    c.stmts(handler.body);
    c.popFBlock();
    c.op(NO_LOCATION, op.POP_BLOCK);
    if (handler.name !== null) unbind(c, NO_LOCATION, handler.name);
    c.jump(NO_LOCATION, op.JUMP_NO_INTERRUPT, next);
    c.use(cleanupEnd);
    if (handler.name !== null) unbind(c, NO_LOCATION, handler.name);
    // What the handler raised goes to the list.
    c.opI(NO_LOCATION, op.LIST_APPEND, 3);
    c.op(NO_LOCATION, op.POP_TOP);
    c.jump(NO_LOCATION, op.JUMP_NO_INTERRUPT, withError);
    c.use(next);
    c.op(NO_LOCATION, op.NOP);
    c.jump(NO_LOCATION, op.JUMP_NO_INTERRUPT, withError);
    c.use(noMatch);
    c.op(handler, op.POP_TOP);
    c.use(withError);
    if (i === s.handlers.length - 1) {
      // The unhandled rest, or None.
      c.opI(NO_LOCATION, op.LIST_APPEND, 1);
      c.jump(NO_LOCATION, op.JUMP_NO_INTERRUPT, reraiseStar);
    }
  });
  c.popFBlock();
  const reraise = c.label();
  c.use(reraiseStar);
  c.opI(NO_LOCATION, op.CALL_INTRINSIC_2, intrinsic2('INTRINSIC_PREP_RERAISE_STAR'));
  c.opI(NO_LOCATION, op.COPY, 1);
  c.jump(NO_LOCATION, op.POP_JUMP_IF_NOT_NONE, reraise);
  c.op(NO_LOCATION, op.POP_TOP);
  c.op(NO_LOCATION, op.POP_BLOCK);
  c.op(NO_LOCATION, op.POP_EXCEPT);
  c.jump(NO_LOCATION, op.JUMP_NO_INTERRUPT, end);
  c.use(reraise);
  c.op(NO_LOCATION, op.POP_BLOCK);
  c.opI(NO_LOCATION, op.SWAP, 2);
  c.op(NO_LOCATION, op.POP_EXCEPT);
  c.opI(NO_LOCATION, op.RERAISE, 0);
  c.use(cleanup);
  popExceptAndReraise(c, NO_LOCATION);
  c.use(orelse);
  c.stmts(s.orelse);
  c.use(end);
}
