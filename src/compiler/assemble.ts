// Blocks become bytes: co_code, the location table, the exception table. CPython: Python/assemble.c
import type { CodeObject } from '../bytecode/code.js';
import { type ExceptionEntry, encodeExceptionTable } from '../bytecode/exceptiontable.js';
import { type Location, LocationWriter } from '../bytecode/locations.js';
import { BY_CODE, type Opcode } from '../bytecode/opcodes/opcode.js';
import type { Unit } from './codegen/unit.js';
import type { Block } from './flowgraph/cfg.js';
import { localsplus } from './flowgraph/localsplus.js';
import { optimizeUnit } from './flowgraph/optimize.js';
import { type Instr, NO_LOCATION } from './instructions.js';
import * as op from './ops.js';

/** Code units of an instruction with EXTENDED_ARGs and caches. */
function size(i: Instr): number {
  const { oparg } = i;
  const extended = (oparg > 0xffffff ? 1 : 0) + (oparg > 0xffff ? 1 : 0) + (oparg > 0xff ? 1 : 0);
  return extended + 1 + (BY_CODE[i.opcode] as Opcode).caches;
}

interface Layout {
  instrs: Instr[];
  /** Index of the first instruction of each block. */
  starts: Map<Block, number>;
  /** Offset of each instruction in code units. */
  offsets: Int32Array;
}

function layOut(entry: Block): Layout {
  const instrs: Instr[] = [];
  const starts = new Map<Block, number>();
  for (let b: Block | null = entry; b; b = b.next) {
    starts.set(b, instrs.length);
    for (const i of b.instrs) instrs.push(i);
  }
  const targets = new Int32Array(instrs.length);
  instrs.forEach((i, at) => {
    if (!op.isJump(i.opcode)) return;
    const target = starts.get(i.target as Block) as number;
    targets[at] = target;
    i.oparg = target;
    if (i.opcode === op.JUMP) i.opcode = target > at ? op.JUMP_FORWARD : op.JUMP_BACKWARD;
    else if (i.opcode === op.JUMP_NO_INTERRUPT)
      i.opcode = target > at ? op.JUMP_FORWARD : op.JUMP_BACKWARD_NO_INTERRUPT;
  });
  // A distance may need EXTENDED_ARG, which makes other distances longer: until nothing changes.
  const offsets = new Int32Array(instrs.length);
  for (let again = true; again; ) {
    again = false;
    let total = 0;
    instrs.forEach((i, at) => {
      offsets[at] = total;
      total += size(i);
    });
    let offset = 0;
    instrs.forEach((i, at) => {
      const before = size(i);
      offset += before;
      if (!op.isJump(i.opcode)) return;
      i.oparg = Math.abs((offsets[targets[at] as number] as number) - offset);
      if (size(i) !== before) again = true;
    });
  }
  return { instrs, starts, offsets };
}

function emitCode(instrs: readonly Instr[]): Uint8Array {
  let units = 0;
  for (const i of instrs) units += size(i);
  const code = new Uint8Array(units * 2);
  let at = 0;
  for (const i of instrs) {
    const { oparg } = i;
    for (let shift = 24; shift > 0; shift -= 8) {
      if (oparg < 1 << shift) continue;
      code[at++] = op.EXTENDED_ARG;
      code[at++] = (oparg >> shift) & 255;
    }
    code[at++] = i.opcode;
    code[at++] = oparg & 255;
    at += 2 * (BY_CODE[i.opcode] as Opcode).caches;
  }
  return code;
}

const sameLocation = (a: Location, b: Location): boolean =>
  a === b ||
  (a.lineno === b.lineno &&
    a.end_lineno === b.end_lineno &&
    a.col_offset === b.col_offset &&
    a.end_col_offset === b.end_col_offset);

function emitLocations(instrs: readonly Instr[], firstlineno: number): Uint8Array {
  const out = new LocationWriter(firstlineno);
  let loc = NO_LOCATION;
  let units = 0;
  for (const i of instrs) {
    if (!sameLocation(loc, i.loc)) {
      out.add(loc, units);
      loc = i.loc;
      units = 0;
    }
    units += size(i);
  }
  out.add(loc, units);
  return out.take();
}

function emitExceptions({ instrs, starts, offsets }: Layout): Uint8Array {
  const entries: ExceptionEntry[] = [];
  let handler: Block | null = null;
  let handlerStart = -1;
  let start = 0;
  let offset = 0;
  const close = (): void => {
    if (!handler) return;
    const depth = handler.startdepth - 1 - (handler.preserveLasti ? 1 : 0);
    const target = (offsets[handlerStart] as number) * 2;
    entries.push({ start: start * 2, end: offset * 2, target, depth, lasti: handler.preserveLasti });
  };
  for (const i of instrs) {
    const first = i.except ? (starts.get(i.except) as number) : -1;
    if (first !== handlerStart) {
      close();
      start = offset;
      handler = i.except;
      handlerStart = first;
    }
    offset += size(i);
  }
  close();
  return encodeExceptionTable(entries);
}

/** The code object of a unit. */
export function assembleUnit(u: Unit, flags: number, filename: string): CodeObject {
  const { entry, consts, stacksize } = optimizeUnit(u, flags);
  const layout = layOut(entry);
  const { names, kinds } = localsplus(u);
  return {
    argcount: u.posonlyargcount + u.argcount,
    posonlyargcount: u.posonlyargcount,
    kwonlyargcount: u.kwonlyargcount,
    stacksize,
    flags,
    code: emitCode(layout.instrs),
    consts,
    names: [...u.names.keys()],
    localsplusnames: names,
    localspluskinds: kinds,
    filename,
    name: u.name,
    qualname: u.qualname,
    firstlineno: u.firstlineno,
    linetable: emitLocations(layout.instrs, u.firstlineno),
    exceptiontable: emitExceptions(layout),
  };
}
