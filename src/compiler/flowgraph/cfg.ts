// The control-flow graph: basic blocks in order, each with its instructions. CPython: Python/flowgraph.c
import type { Location } from '../../bytecode/locations.js';
import { Instr, type InstructionSequence, NO_LABEL } from '../instructions.js';
import * as op from '../ops.js';

/** A basic block: instructions of which only the last may jump. CPython: cfg_builder's basicblock */
export class Block {
  /** Number of the label if something jumps here, else NO_LABEL. */
  label = NO_LABEL;
  instrs: Instr[] = [];
  /** The next block in the code, which is also where control falls through to. */
  next: Block | null = null;
  /** Handlers in force at the start, innermost last; only while handlers are labelled. */
  exceptStack: (Block | null)[] | null = null;
  /** Locals that may be unbound at the start: bits 0-31 and 32-63. */
  unsafeLow = 0;
  unsafeHigh = 0;
  predecessors = 0;
  /** Stack entries at the start. */
  startdepth = -1;
  preserveLasti = false;
  visited = false;
  exceptHandler = false;
  /** Rarely run (an exception handler), or surely not that. */
  cold = false;
  warm = false;

  last(): Instr | undefined {
    return this.instrs[this.instrs.length - 1];
  }

  add(opcode: number, oparg: number, loc: Location): Instr {
    const instr = new Instr(opcode, oparg, loc);
    this.instrs.push(instr);
    return instr;
  }

  addJump(opcode: number, target: Block, loc: Location): void {
    this.add(opcode, target.label, loc).target = target;
  }

  /** Whether control goes on to the next block. */
  fallsThrough(): boolean {
    const last = this.last();
    return !last || !(op.isScopeExit(last.opcode) || op.isUnconditionalJump(last.opcode));
  }

  exitsScope(): boolean {
    const last = this.last();
    return last !== undefined && op.isScopeExit(last.opcode);
  }

  hasNoLineno(): boolean {
    return this.instrs.every((i) => i.loc.lineno < 0);
  }
}

/** The blocks from the entry on. */
export function* blocks(entry: Block): Generator<Block> {
  for (let b: Block | null = entry; b; b = b.next) yield b;
}

/** This block or the first behind it that has instructions. */
export function nextNonempty(b: Block | null): Block | null {
  let at = b;
  while (at && at.instrs.length === 0) at = at.next;
  return at;
}

/** The highest label of the blocks from `entry` on. */
export function maxLabel(entry: Block): number {
  let max = -1;
  for (let b: Block | null = entry; b; b = b.next) if (b.label > max) max = b.label;
  return max;
}

/** Forgets who was visited. */
export function clearVisited(entry: Block): void {
  for (let b: Block | null = entry; b; b = b.next) b.visited = false;
}

/** Cuts a sequence into blocks and finds the target of each jump. */
export function buildCfg(seq: InstructionSequence): Block {
  const { instrs, labels } = seq;
  const isTarget = new Uint8Array(instrs.length + 1);
  for (const i of instrs) {
    if (!op.hasTarget(i.opcode)) continue;
    i.oparg = labels[i.oparg] as number;
    isTarget[i.oparg] = 1;
  }
  const entry = new Block();
  const byLabel = new Map<number, Block>();
  let current = entry;
  let label = NO_LABEL;
  instrs.forEach((instr, index) => {
    if (isTarget[index]) label = index;
    const last = current.last();
    let start = last !== undefined && op.isTerminator(last.opcode);
    if (!start && label !== NO_LABEL) {
      if (last || current.label !== NO_LABEL) start = true;
      else {
        current.label = label;
        byLabel.set(label, current);
        label = NO_LABEL;
      }
    }
    if (start) {
      const b = new Block();
      current.next = b;
      current = b;
      b.label = label;
      if (label !== NO_LABEL) byLabel.set(label, b);
      label = NO_LABEL;
    }
    current.instrs.push(instr);
  });
  for (const i of instrs) if (op.hasTarget(i.opcode)) i.target = byLabel.get(i.oparg) as Block;
  return entry;
}
