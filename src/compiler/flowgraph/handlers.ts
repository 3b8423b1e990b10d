// Which handler is in force at which instruction. CPython: Python/flowgraph.c (label_exception_targets)
import { RESUME_AT_FUNC_START, RESUME_OPARG_DEPTH1_MASK } from '../../bytecode/opcodes/opargs.js';
import type { Instr } from '../instructions.js';
import * as op from '../ops.js';
import { type Block, clearVisited } from './cfg.js';

/** Notes which blocks begin an exception handler. */
export function markExceptHandlers(entry: Block): void {
  for (let b: Block | null = entry; b; b = b.next)
    for (const i of b.instrs) if (op.isBlockPush(i.opcode)) (i.target as Block).exceptHandler = true;
}

/** Gives each instruction the handler that is in force there, and drops the pseudo instructions that said so. */
export function labelExceptionTargets(entry: Block): void {
  clearVisited(entry);
  const todo: Block[] = [entry];
  entry.visited = true;
  // The bottom null stands for no handler.
  entry.exceptStack = [null];
  const visit = (b: Block, stack: (Block | null)[]): void => {
    b.exceptStack = stack;
    b.visited = true;
    todo.push(b);
  };
  for (let b = todo.pop(); b; b = todo.pop()) {
    const stack = b.exceptStack as (Block | null)[];
    b.exceptStack = null;
    let given = false;
    let handler = stack[stack.length - 1] ?? null;
    let lastYieldDepth = -1;
    for (const i of b.instrs) {
      if (op.isBlockPush(i.opcode)) {
        const target = i.target as Block;
        if (!target.visited) visit(target, [...stack]);
        if (i.opcode !== op.SETUP_FINALLY) target.preserveLasti = true;
        stack.push(target);
        handler = target;
      } else if (i.opcode === op.POP_BLOCK) {
        stack.pop();
        handler = stack[stack.length - 1] ?? null;
        i.set(op.NOP);
      } else if (op.isJump(i.opcode)) {
        i.except = handler;
        const target = i.target as Block;
        if (!target.visited) {
          if (b.fallsThrough()) visit(target, [...stack]);
          else {
            visit(target, stack);
            given = true;
          }
        }
      } else if (i.opcode === op.YIELD_VALUE) {
        i.except = handler;
        lastYieldDepth = stack.length - 1;
      } else if (i.opcode === op.RESUME) {
        resume(i, handler, lastYieldDepth);
        if (i.oparg !== RESUME_AT_FUNC_START) lastYieldDepth = -1;
      } else i.except = handler;
    }
    if (b.fallsThrough() && b.next && !b.next.visited && !given) visit(b.next, stack);
  }
}

/** A generator that yields outside of any try (but its own StopIteration handler) can be closed without resuming. */
function resume(i: Instr, handler: Block | null, lastYieldDepth: number): void {
  i.except = handler;
  if (i.oparg !== RESUME_AT_FUNC_START && lastYieldDepth === 1) i.oparg |= RESUME_OPARG_DEPTH1_MASK;
}
