// Locals that may be unbound, and two locals in one instruction. CPython: Python/flowgraph.c
// (add_checks_for_loads_of_uninitialized_variables, insert_superinstructions)
import type { Instr } from '../instructions.js';
import * as op from '../ops.js';
import { type Block, clearVisited } from './cfg.js';
import { removeRedundantNops } from './cleanup.js';

/** Adds what may be unbound at the start of a block; it is looked at again if that is news. */
function maybePush(b: Block, low: number, high: number, stack: Block[]): void {
  const newLow = b.unsafeLow | low;
  const newHigh = b.unsafeHigh | high;
  if (newLow === b.unsafeLow && newHigh === b.unsafeHigh) return;
  b.unsafeLow = newLow;
  b.unsafeHigh = newHigh;
  if (b.visited) return;
  stack.push(b);
  b.visited = true;
}

function scan(b: Block, stack: Block[]): void {
  let low = b.unsafeLow;
  let high = b.unsafeHigh;
  for (const i of b.instrs) {
    if (i.except) maybePush(i.except, low, high, stack);
    const { oparg } = i;
    if (oparg >= 64) continue;
    const bitLow = oparg < 32 ? 1 << oparg : 0;
    const bitHigh = oparg < 32 ? 0 : 1 << (oparg - 32);
    switch (i.opcode) {
      case op.DELETE_FAST:
      case op.LOAD_FAST_AND_CLEAR:
      case op.STORE_FAST_MAYBE_NULL:
        low |= bitLow;
        high |= bitHigh;
        break;
      case op.LOAD_FAST:
        if (low & bitLow || high & bitHigh) i.opcode = op.LOAD_FAST_CHECK;
        low &= ~bitLow;
        high &= ~bitHigh;
        break;
      case op.STORE_FAST:
      case op.LOAD_FAST_CHECK:
        low &= ~bitLow;
        high &= ~bitHigh;
        break;
      default:
        break;
    }
  }
  if (b.next && b.fallsThrough()) maybePush(b.next, low, high, stack);
  const last = b.last();
  if (last && op.isJump(last.opcode)) maybePush(last.target as Block, low, high, stack);
}

/** Locals beyond the first 64 are looked at within each block only. */
function scanMany(entry: Block, nlocals: number): void {
  const states = new Int32Array(nlocals);
  let number = 0;
  for (let b: Block | null = entry; b; b = b.next) {
    number++;
    for (const i of b.instrs) {
      const { oparg } = i;
      if (oparg < 64) continue;
      switch (i.opcode) {
        case op.DELETE_FAST:
        case op.LOAD_FAST_AND_CLEAR:
        case op.STORE_FAST_MAYBE_NULL:
          states[oparg] = number - 1;
          break;
        case op.STORE_FAST:
          states[oparg] = number;
          break;
        case op.LOAD_FAST:
          if (states[oparg] !== number) i.opcode = op.LOAD_FAST_CHECK;
          states[oparg] = number;
          break;
        default:
          break;
      }
    }
  }
}

/** LOAD_FAST of what may be unbound becomes LOAD_FAST_CHECK. */
export function checkUnboundLocals(entry: Block, nlocals: number, nparams: number): void {
  if (nlocals === 0) return;
  if (nlocals > 64) scanMany(entry, nlocals);
  clearVisited(entry);
  const stack: Block[] = [];
  let low = 0;
  let high = 0;
  for (let i = nparams; i < Math.min(nlocals, 64); i++) {
    if (i < 32) low |= 1 << i;
    else high |= 1 << (i - 32);
  }
  maybePush(entry, low, high, stack);
  for (let b: Block | null = entry; b; b = b.next) scan(b, stack);
  for (let b = stack.pop(); b; b = stack.pop()) {
    b.visited = false;
    scan(b, stack);
  }
}

function combine(first: Instr, second: Instr, opcode: number): void {
  const a = first.loc.lineno;
  const b = second.loc.lineno;
  if (a >= 0 && b >= 0 && a !== b) return;
  if (first.oparg >= 16 || second.oparg >= 16) return;
  first.set(opcode, (first.oparg << 4) | second.oparg);
  second.set(op.NOP);
}

/** Joins loads and stores of neighbouring locals into one instruction. */
export function insertSuperinstructions(entry: Block): void {
  for (let b: Block | null = entry; b; b = b.next) {
    b.instrs.forEach((inst, k) => {
      const next = (b as Block).instrs[k + 1];
      if (!next) return;
      if (inst.opcode === op.LOAD_FAST) {
        if (next.opcode === op.LOAD_FAST) combine(inst, next, op.LOAD_FAST_LOAD_FAST);
      } else if (inst.opcode === op.STORE_FAST) {
        if (next.opcode === op.LOAD_FAST) combine(inst, next, op.STORE_FAST_LOAD_FAST);
        else if (next.opcode === op.STORE_FAST) combine(inst, next, op.STORE_FAST_STORE_FAST);
      }
    });
  }
  removeRedundantNops(entry);
}
