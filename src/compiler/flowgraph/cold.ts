// Exception handlers go to the end of the code. CPython: Python/flowgraph.c (push_cold_blocks_to_end)
import { NO_LABEL, NO_LOCATION } from '../instructions.js';
import * as op from '../ops.js';
import { Block, clearVisited, maxLabel } from './cfg.js';
import { removeRedundantNopsAndJumps } from './cleanup.js';

function markWarm(entry: Block): void {
  clearVisited(entry);
  const stack: Block[] = [entry];
  entry.visited = true;
  const visit = (b: Block): void => {
    if (b.visited) return;
    stack.push(b);
    b.visited = true;
  };
  for (let b = stack.pop(); b; b = stack.pop()) {
    b.warm = true;
    if (b.next && b.fallsThrough()) visit(b.next);
    for (const i of b.instrs) if (op.isJump(i.opcode)) visit(i.target as Block);
  }
}

function markCold(entry: Block): void {
  markWarm(entry);
  clearVisited(entry);
  const stack: Block[] = [];
  for (let b: Block | null = entry; b; b = b.next) {
    if (!b.exceptHandler) continue;
    stack.push(b);
    b.visited = true;
  }
  const visit = (b: Block): void => {
    if (b.warm || b.visited) return;
    stack.push(b);
    b.visited = true;
  };
  for (let b = stack.pop(); b; b = stack.pop()) {
    b.cold = true;
    if (b.next && b.fallsThrough()) visit(b.next);
    for (const i of b.instrs) if (op.isJump(i.opcode)) visit(i.target as Block);
  }
}

/** Moves what only exceptions reach behind everything else. */
export function pushColdBlocksToEnd(entry: Block): void {
  if (!entry.next) return;
  markCold(entry);
  let label = maxLabel(entry) + 1;
  // A cold block that falls through to a warm one will need a jump there.
  for (let b: Block | null = entry; b; b = b.next) {
    if (!b.cold || !b.fallsThrough() || !b.next?.warm) continue;
    const jump: Block = new Block();
    if (b.next.label === NO_LABEL) b.next.label = label++;
    jump.addJump(op.JUMP_NO_INTERRUPT, b.next, NO_LOCATION);
    jump.cold = true;
    jump.next = b.next;
    jump.predecessors = 1;
    b.next = jump;
  }
  let cold: Block | null = null;
  let coldTail: Block | null = null;
  let b = entry;
  while (b.next) {
    while (b.next && !b.next.cold) b = b.next;
    if (!b.next) break;
    let end: Block = b.next;
    while (end.next?.cold) end = end.next;
    if (coldTail) coldTail.next = b.next;
    else cold = b.next;
    coldTail = end;
    b.next = end.next;
    end.next = null;
  }
  b.next = cold;
  if (cold) removeRedundantNopsAndJumps(entry);
}
