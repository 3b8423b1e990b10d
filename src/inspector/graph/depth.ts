// How much of a frame's value stack is in use while native code that one of its instructions called waits for Python. The eval
// loop has the stack pointer then, and nobody writes it down; but how deep the stack is before each instruction is known from
// the bytecode. (CPython: Python/flowgraph.c, calculate_stackdepth)

import { decodeExceptionTable } from '../../bytecode/exceptiontable.js';
import { BY_CODE, DEOPT, opcode } from '../../bytecode/opcodes.js';
import { jumpTarget, units } from '../../bytecode/units.js';
import type { Memory } from '../memory.js';

const CODE = { size: 16, exceptionTable: 40, code: 200 } as const;
const BYTES = { size: 16, start: 32 } as const;
/** Longer code is taken for damage. */
const MOST_BYTES = 1 << 20;

const names = (...list: string[]): Set<number> => new Set(list.map(opcode));
/** Nothing that follows them is executed next. */
const ENDS = names(
  'RETURN_VALUE',
  'RETURN_CONST',
  'RAISE_VARARGS',
  'RERAISE',
  'JUMP_FORWARD',
  'JUMP_BACKWARD',
  'JUMP_BACKWARD_NO_INTERRUPT',
  'INTERPRETER_EXIT',
);
/** Instructions that take their inputs from the stack before anything else can run. */
const TAKES_FIRST = names(
  'POP_TOP',
  'END_FOR',
  'END_SEND',
  'POP_EXCEPT',
  'STORE_FAST',
  'STORE_FAST_STORE_FAST',
  'STORE_FAST_LOAD_FAST',
  'STORE_DEREF',
  'STORE_GLOBAL',
  'RETURN_VALUE',
  'RAISE_VARARGS',
  'RERAISE',
  'LIST_APPEND',
  'SET_ADD',
  'MAP_ADD',
  'SET_FUNCTION_ATTRIBUTE',
  'BUILD_LIST',
  'BUILD_TUPLE',
  'BEFORE_WITH',
  'BEFORE_ASYNC_WITH',
);

/** Stack entries before each instruction by its byte offset; -1: none begins there, or nothing leads to it. */
function stackDepths(code: Uint8Array, table: Uint8Array): Int16Array {
  const depths = new Int16Array(code.length).fill(-1);
  const list = [...units(code)];
  const indexAt = new Map(list.map((unit, i) => [unit.offset, i]));
  // EXTENDED_ARGs stand in front of the instruction that a jump means.
  for (const [i, unit] of list.entries()) if (unit.start !== unit.offset) indexAt.set(unit.start, i);
  const work: number[] = [];
  const reach = (offset: number, depth: number): void => {
    const i = indexAt.get(offset);
    const unit = i === undefined ? undefined : list[i];
    if (i === undefined || !unit || (depths[unit.offset] as number) >= 0) return;
    for (let at = unit.start; at <= unit.offset; at += 2) depths[at] = depth;
    work.push(i);
  };
  reach(0, 0);
  for (const entry of decodeExceptionTable(table)) reach(entry.target, entry.depth + (entry.lasti ? 2 : 1));
  for (let i = work.pop(); i !== undefined; i = work.pop()) {
    const unit = list[i] as (typeof list)[number];
    const base = DEOPT[unit.opcode] as number;
    const spec = BY_CODE[base];
    if (!spec) continue;
    const oparg = unit.oparg ?? 0;
    const after = Math.max(0, (depths[unit.offset] as number) - spec.popped(oparg) + spec.pushed(oparg));
    const target = jumpTarget(unit);
    if (target !== null) reach(target, after);
    if (!ENDS.has(base)) reach(unit.offset + 2 + 2 * unit.caches, after);
  }
  return depths;
}

/** How many entries of its value stack hold references while the code's instruction at `pc` has not come back. */
export function waitingDepth(m: Memory, code: number, pc: number): number {
  const start = code + CODE.code;
  const length = 2 * m.size64(code + CODE.size);
  if (length <= 0 || length > MOST_BYTES || pc < start || pc >= start + length || !m.has(start, length)) return 0;
  const table = m.ptr(code + CODE.exceptionTable);
  const tableSize = m.size64(table + BYTES.size);
  const known = tableSize > 0 && tableSize <= MOST_BYTES && m.has(table + BYTES.start, tableSize);
  const depths = stackDepths(
    m.bytes.subarray(start, start + length),
    known ? m.bytes.subarray(table + BYTES.start, table + BYTES.start + tableSize) : new Uint8Array(0),
  );
  const depth = depths[pc - start] as number;
  const base = DEOPT[m.u8(pc)] as number;
  if (depth < 0) return 0;
  return TAKES_FIRST.has(base) ? Math.max(0, depth - (BY_CODE[base]?.popped(m.u8(pc + 1)) ?? 0)) : depth;
}
