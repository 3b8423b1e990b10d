// Locals, cells and free variables in one array; the code starts by making cells and copying the closure.
// CPython: Python/flowgraph.c (prepare_localsplus), Python/assemble.c (compute_localsplus_info)
import {
  CO_ASYNC_GENERATOR,
  CO_COROUTINE,
  CO_FAST_CELL,
  CO_FAST_FREE,
  CO_FAST_HIDDEN,
  CO_FAST_LOCAL,
  CO_GENERATOR,
} from '../../bytecode/code.js';
import type { Unit } from '../codegen/unit.js';
import { Instr, NO_LOCATION } from '../instructions.js';
import * as op from '../ops.js';
import type { Block } from './cfg.js';

/** Where each cell and free variable lies: behind the locals, but the cell of a parameter in its place. */
function cellOffsets(u: Unit): number[] {
  const nlocals = u.varnames.size;
  const fixed = Array.from({ length: u.cellvars.size + u.freevars.size }, (_, i) => nlocals + i);
  for (const [name, index] of u.cellvars) {
    const local = u.varnames.get(name);
    if (local !== undefined) fixed[index] = local;
  }
  return fixed;
}

function insertPrefix(u: Unit, entry: Block, fixed: readonly number[], flags: number): void {
  const prefix: Instr[] = [];
  if (u.freevars.size) prefix.push(new Instr(op.COPY_FREE_VARS, u.freevars.size, NO_LOCATION));
  const cells = Array.from({ length: u.cellvars.size }, (_, i) => i);
  cells.sort((a, b) => (fixed[a] as number) - (fixed[b] as number));
  for (const index of cells) prefix.push(new Instr(op.MAKE_CELL, index, NO_LOCATION));
  if (flags & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR)) {
    const line = u.firstlineno;
    const loc = { lineno: line, end_lineno: line, col_offset: -1, end_col_offset: -1 };
    prefix.push(new Instr(op.RETURN_GENERATOR, 0, loc), new Instr(op.POP_TOP, 0, loc));
  }
  entry.instrs.unshift(...prefix);
}

/** Inserts the first instructions and turns the indices of cells into places in the array. */
export function prepareLocalsplus(u: Unit, entry: Block, flags: number): void {
  const fixed = cellOffsets(u);
  insertPrefix(u, entry, fixed, flags);
  const nlocals = u.varnames.size;
  let dropped = 0;
  for (let i = 0; i < fixed.length; i++) {
    if (fixed[i] === i + nlocals) (fixed[i] as number) -= dropped;
    else dropped++;
  }
  for (let b: Block | null = entry; b; b = b.next) {
    for (const i of b.instrs) {
      switch (i.opcode) {
        case op.MAKE_CELL:
        case op.LOAD_CLOSURE:
        case op.LOAD_DEREF:
        case op.STORE_DEREF:
        case op.DELETE_DEREF:
        case op.LOAD_FROM_DICT_OR_DEREF:
          i.oparg = fixed[i.oparg] as number;
          break;
        default:
          break;
      }
    }
  }
}

/** co_localsplusnames and co_localspluskinds. */
export function localsplus(u: Unit): { names: string[]; kinds: Uint8Array } {
  const names: string[] = [];
  const kinds: number[] = [];
  for (const name of u.varnames.keys()) {
    let kind = CO_FAST_LOCAL;
    if (u.fasthidden.has(name)) kind |= CO_FAST_HIDDEN;
    if (u.cellvars.has(name)) kind |= CO_FAST_CELL;
    names.push(name);
    kinds.push(kind);
  }
  for (const name of u.cellvars.keys()) {
    if (u.varnames.has(name)) continue;
    names.push(name);
    kinds.push(CO_FAST_CELL);
  }
  for (const name of u.freevars.keys()) {
    names.push(name);
    kinds.push(CO_FAST_FREE);
  }
  return { names, kinds: Uint8Array.from(kinds) };
}
