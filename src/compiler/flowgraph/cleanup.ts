// Takes away what is not needed: unreachable blocks, NOPs, jumps to the next block.
// CPython: Python/flowgraph.c (remove_unreachable, remove_redundant_nops, inline_small_or_no_lineno_blocks…)
import { type Instr, NO_LABEL } from '../instructions.js';
import * as op from '../ops.js';
import { type Block, clearVisited, nextNonempty } from './cfg.js';

/** Empties the blocks that nothing leads to. */
export function removeUnreachable(entry: Block): void {
  clearVisited(entry);
  for (let b: Block | null = entry; b; b = b.next) b.predecessors = 0;
  const stack: Block[] = [entry];
  entry.predecessors = 1;
  entry.visited = true;
  const reach = (b: Block): void => {
    if (!b.visited) {
      stack.push(b);
      b.visited = true;
    }
    b.predecessors++;
  };
  for (let b = stack.pop(); b; b = stack.pop()) {
    if (b.next && b.fallsThrough()) reach(b.next);
    for (const i of b.instrs) if (op.hasTarget(i.opcode)) reach(i.target as Block);
  }
  for (let b: Block | null = entry; b; b = b.next) {
    if (b.predecessors > 0) continue;
    b.instrs = [];
    b.exceptHandler = false;
  }
}

/** The line of the first instruction of a block that will stay. */
function firstLine(b: Block | null): number {
  const next = nextNonempty(b);
  if (!next) return -2;
  for (const i of next.instrs) if (i.opcode !== op.NOP || i.loc.lineno >= 0) return i.loc.lineno;
  return -1;
}

/** A NOP may go if its line is the line of a neighbour. */
function removeNopsInBlock(b: Block): number {
  const { instrs } = b;
  let dest = 0;
  let prevLine = -1;
  for (let src = 0; src < instrs.length; src++) {
    const i = instrs[src] as Instr;
    const { lineno } = i.loc;
    if (i.opcode === op.NOP) {
      if (lineno < 0 || prevLine === lineno) continue;
      const next = instrs[src + 1];
      if (next) {
        if (next.loc.lineno === lineno) continue;
        if (next.loc.lineno < 0) {
          next.loc = i.loc;
          continue;
        }
      } else if (firstLine(b.next) === lineno) continue;
    }
    instrs[dest++] = i;
    prevLine = lineno;
  }
  const removed = instrs.length - dest;
  instrs.length = dest;
  return removed;
}

/** Drops NOPs that carry no line of their own: how many. */
export function removeRedundantNops(entry: Block): number {
  let removed = 0;
  for (let b: Block | null = entry; b; b = b.next) removed += removeNopsInBlock(b);
  return removed;
}

/** A constant or copy that is pushed to be dropped. */
export function removeRedundantPairs(entry: Block): void {
  for (let again = true; again; ) {
    again = false;
    let instr: Instr | null = null;
    for (let b: Block | null = entry; b; b = b.next) {
      removeNopsInBlock(b);
      if (b.label !== NO_LABEL) instr = null;
      for (const i of b.instrs) {
        const prev: Instr | null = instr;
        instr = i;
        if (i.opcode !== op.POP_TOP || !prev) continue;
        if (prev.opcode === op.LOAD_CONST || (prev.opcode === op.COPY && prev.oparg === 1)) {
          prev.set(op.NOP);
          i.set(op.NOP);
          again = true;
        }
      }
      if ((instr && op.isJump(instr.opcode)) || !b.fallsThrough()) instr = null;
    }
  }
}

function removeRedundantJumps(entry: Block): number {
  let changes = 0;
  for (let b: Block | null = entry; b; b = b.next) {
    const last = b.last();
    if (!last || !op.isUnconditionalJump(last.opcode)) continue;
    if (nextNonempty(last.target) === nextNonempty(b.next)) {
      changes++;
      last.set(op.NOP);
    }
  }
  return changes;
}

/** Drops NOPs, and jumps to what comes next anyway, until there are none. */
export function removeRedundantNopsAndJumps(entry: Block): void {
  while (removeRedundantNops(entry) + removeRedundantJumps(entry) > 0);
}

/** Blocks of more instructions are not copied. */
const MAX_COPY_SIZE = 4;

/** A jump to a small block that leaves the function, or to one without line numbers, becomes a copy of it. */
function inlineTarget(b: Block): boolean {
  const last = b.last();
  if (!last || !op.isUnconditionalJump(last.opcode)) return false;
  const target = last.target as Block;
  const smallExit = target.exitsScope() && target.instrs.length <= MAX_COPY_SIZE;
  const noLine = target.hasNoLineno() && !target.fallsThrough();
  if (!smallExit && !noLine) return false;
  const removed = last.opcode;
  last.set(op.NOP);
  for (const i of target.instrs) b.instrs.push(i.copy());
  if (noLine) {
    const end = b.last() as Instr;
    // Signals must not be looked at less often.
    if (op.isUnconditionalJump(end.opcode) && removed === op.JUMP) end.opcode = op.JUMP;
  }
  target.predecessors--;
  return true;
}

/** Copies small blocks that leave the function to where they are jumped to. */
export function inlineSmallBlocks(entry: Block): void {
  for (let again = true; again; ) {
    again = false;
    for (let b: Block | null = entry; b; b = b.next) if (inlineTarget(b)) again = true;
  }
}
