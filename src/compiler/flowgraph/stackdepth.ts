// How much stack the code needs, and how much lies there at the start of each block.
// CPython: Python/flowgraph.c (calculate_stackdepth)
import { BY_CODE, type Opcode } from '../../bytecode/opcodes/opcode.js';
import { PyCompileError } from '../errors.js';
import * as op from '../ops.js';
import type { Block } from './cfg.js';

function effect(opcode: number, oparg: number): number {
  const entry = BY_CODE[opcode] as Opcode;
  return entry.pushed(oparg) - entry.popped(oparg);
}

/** The deepest the stack gets (co_stacksize without the locals); each block learns its depth at its start. */
export function calculateStackdepth(entry: Block): number {
  for (let b: Block | null = entry; b; b = b.next) b.startdepth = -1;
  let max = 0;
  const stack: Block[] = [];
  const push = (b: Block, depth: number): void => {
    if (b.startdepth >= 0) {
      if (b.startdepth !== depth) throw new PyCompileError('ValueError', 'Invalid CFG, inconsistent stackdepth');
      return;
    }
    b.startdepth = depth;
    stack.push(b);
  };
  push(entry, 0);
  for (let b = stack.pop(); b; b = stack.pop()) {
    let depth = b.startdepth;
    let next = b.next;
    for (const i of b.instrs) {
      const jumpEffect = effect(i.opcode, i.oparg);
      const after = depth + (op.isBlockPush(i.opcode) ? 0 : jumpEffect);
      if (after < 0) throw new PyCompileError('ValueError', 'Invalid CFG, stack underflow');
      if (after > max) max = after;
      if (op.hasTarget(i.opcode)) {
        const target = depth + jumpEffect;
        if (target > max) max = target;
        push(i.target as Block, target);
      }
      depth = after;
      if (op.isUnconditionalJump(i.opcode) || op.isScopeExit(i.opcode)) {
        next = null;
        break;
      }
    }
    if (next) push(next, depth);
  }
  return max;
}
