// Every exit and every look at signals has a line. CPython: Python/flowgraph.c (resolve_line_numbers), PEP 626
import { type Instr, NO_LOCATION } from '../instructions.js';
import * as op from '../ops.js';
import { Block, maxLabel, nextNonempty } from './cfg.js';

function needsLine(b: Block): boolean {
  return (b.exitsScope() || b.instrs.some((i) => op.hasEvalBreak(i.opcode))) && b.hasNoLineno();
}

/** A block without lines that is reached from several places: each gets its own copy, with its own line. */
function duplicateExits(entry: Block): void {
  let label = maxLabel(entry) + 1;
  for (let b: Block | null = entry; b; b = b.next) {
    const last = b.last();
    if (!last || !op.isJump(last.opcode)) continue;
    const target = nextNonempty(last.target) as Block;
    if (!needsLine(target) || target.predecessors <= 1) continue;
    const copy = new Block();
    copy.instrs = target.instrs.map((i) => i.copy());
    (copy.instrs[0] as Instr).loc = last.loc;
    last.target = copy;
    target.predecessors--;
    copy.predecessors = 1;
    copy.next = target.next;
    copy.label = label++;
    target.next = copy;
  }
  for (let b: Block | null = entry; b; b = b.next) {
    if (!b.fallsThrough() || !b.next || b.instrs.length === 0 || !needsLine(b.next)) continue;
    (b.next.instrs[0] as Instr).loc = (b.last() as Instr).loc;
  }
}

/** What has no line takes that of the instruction before it. */
function propagate(entry: Block): void {
  for (let b: Block | null = entry; b; b = b.next) {
    const last = b.last();
    if (!last) continue;
    let prev = NO_LOCATION;
    for (const i of b.instrs) {
      if (i.loc.lineno < 0) i.loc = prev;
      else prev = i.loc;
    }
    if (b.fallsThrough() && b.next?.predecessors === 1) {
      const first = b.next.instrs[0];
      if (first && first.loc.lineno < 0) first.loc = prev;
    }
    if (op.isJump(last.opcode) && last.target?.predecessors === 1) {
      const first = last.target.instrs[0];
      if (first && first.loc.lineno < 0) first.loc = prev;
    }
  }
}

/** Gives instructions without a line that of what leads to them; exits that several lines lead to are copied. */
export function resolveLines(entry: Block): void {
  duplicateExits(entry);
  propagate(entry);
}
