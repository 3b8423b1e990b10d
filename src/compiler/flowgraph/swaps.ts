// Fewer SWAPs: the best run for a permutation, or the stores behind it in another order.
// CPython: Python/flowgraph.c (swaptimize, apply_static_swaps)
import type { Instr } from '../instructions.js';
import * as op from '../ops.js';

const VISITED = -1;

/** Replaces a run of SWAPs and NOPs by the shortest with the same effect; the index of its last comes back. */
export function swaptimize(instrs: Instr[], start: number): number {
  let depth = (instrs[start] as Instr).oparg;
  let len = 1;
  let more = false;
  for (; start + len < instrs.length; len++) {
    const i = instrs[start + len] as Instr;
    if (i.opcode === op.SWAP) {
      depth = Math.max(depth, i.oparg);
      more = true;
    } else if (i.opcode !== op.NOP) break;
  }
  if (!more) return start;
  const stack = Array.from({ length: depth }, (_, i) => i);
  for (let k = 0; k < len; k++) {
    const i = instrs[start + k] as Instr;
    if (i.opcode !== op.SWAP) continue;
    const top = stack[0] as number;
    stack[0] = stack[i.oparg - 1] as number;
    stack[i.oparg - 1] = top;
  }
  // Each cycle of the permutation is swapped through the top; written from the end of the run backwards.
  let current = start + len - 1;
  for (let i = 0; i < depth; i++) {
    if (stack[i] === VISITED || stack[i] === i) continue;
    let j = i;
    for (;;) {
      if (j) (instrs[current--] as Instr).set(op.SWAP, j + 1);
      if (stack[j] === VISITED) break;
      const next = stack[j] as number;
      stack[j] = VISITED;
      j = next;
    }
  }
  while (current >= start) (instrs[current--] as Instr).set(op.NOP);
  return start + len - 1;
}

/** May change places with its like: it only pops the top and runs no code but finalizers. */
const isSwappable = (opcode: number): boolean =>
  opcode === op.STORE_FAST || opcode === op.STORE_FAST_MAYBE_NULL || opcode === op.POP_TOP;

const storesTo = (i: Instr): number =>
  i.opcode === op.STORE_FAST || i.opcode === op.STORE_FAST_MAYBE_NULL ? i.oparg : -1;

function nextSwappable(instrs: Instr[], from: number, lineno: number): number {
  for (let k = from + 1; k < instrs.length; k++) {
    const i = instrs[k] as Instr;
    // Not across lines: a tracer would see the names bound in another order.
    if (lineno >= 0 && i.loc.lineno !== lineno) return -1;
    if (i.opcode === op.NOP) continue;
    return isSwappable(i.opcode) ? k : -1;
  }
  return -1;
}

/** Carries SWAPs out by exchanging the stores and pops behind them. */
export function applyStaticSwaps(instrs: Instr[], from: number): void {
  for (let s = from; s >= 0; s--) {
    const swap = instrs[s] as Instr;
    if (swap.opcode !== op.SWAP) {
      if (swap.opcode === op.NOP || isSwappable(swap.opcode)) continue;
      return;
    }
    const j = nextSwappable(instrs, s, -1);
    if (j < 0) return;
    let k = j;
    const { lineno } = (instrs[j] as Instr).loc;
    for (let count = swap.oparg - 1; count > 0; count--) {
      k = nextSwappable(instrs, k, lineno);
      if (k < 0) return;
    }
    const first = instrs[j] as Instr;
    const second = instrs[k] as Instr;
    const storeJ = storesTo(first);
    const storeK = storesTo(second);
    if (storeJ >= 0 || storeK >= 0) {
      if (storeJ === storeK) return;
      for (let n = j + 1; n < k; n++) {
        const store = storesTo(instrs[n] as Instr);
        if (store >= 0 && (store === storeJ || store === storeK)) return;
      }
    }
    swap.set(op.NOP);
    instrs[j] = second;
    instrs[k] = first;
  }
}
