// The stack: frames of the running thread, with what lies in them. (CPython: Include/internal/pycore_frame.h)

import { positions } from '../bytecode/locations.js';
import { dictItems } from './containers.js';
import { nameAt } from './describe.js';
import { frameEntries } from './graph/frames.js';
import type { Image } from './image.js';
import { MAIN_THREAD } from './map.js';
import { Memory } from './memory.js';
import { typeName, typeOf } from './types.js';

/** A local variable, cell or entry of the value stack of a frame. */
export interface Slot {
  name: string;
  kind: 'local' | 'cell' | 'free' | 'global';
  /** The address of the slot itself; 0 for a global, which lies in a dict. */
  slot: number;
  /** What it refers to; 0: unbound. */
  target: number;
}

/** A frame of a thread, read from an image. */
export interface Frame {
  address: number;
  /** The first byte after it: locals, cells and the whole value stack. */
  end: number;
  code: number;
  name: string;
  filename: string;
  /** The line that is executed next; null: none. */
  line: number | null;
  /** Byte offset of the next instruction in the code. */
  instruction: number;
  /** 'thread', 'generator', 'frame object' or 'C stack'. */
  owner: string;
  slots: Slot[];
  /** The value stack, bottom first. */
  stack: { slot: number; target: number }[];
  stackSize: number;
  isModule: boolean;
  globals: number;
}

const OWNERS = ['thread', 'generator', 'frame object', 'C stack'];
const CO_FAST_CELL = 0x40;
const CO_FAST_FREE = 0x80;
const CO_FAST_HIDDEN = 0x10;
const CO_OPTIMIZED = 1;

/** Lines of each code unit of a code object. */
function linesOfCode(image: Image, code: number): (number | null)[] {
  const table = image.ptrField(code, 'PyCodeObject', 'co_linetable');
  const bytes = image.bytes(image.at(table, 'PyBytesObject', 'ob_sval'), image.size64(table + 16)).slice();
  return positions(bytes, image.i32Field(code, 'PyCodeObject', 'co_firstlineno')).map((p) => p.lineno);
}

/** Answers lines by code and instruction, decoding each table once. */
export class LineCache {
  private readonly lines = new Map<number, (number | null)[]>();

  line(image: Image, code: number, instruction: number): number | null {
    let lines = this.lines.get(code);
    if (!lines) {
      lines = linesOfCode(image, code);
      this.lines.set(code, lines);
    }
    return lines[instruction >> 1] ?? null;
  }
}

/** Where the bytecode of a code object begins. */
export const codeStart = (image: Image, code: number): number => image.at(code, 'PyCodeObject', 'co_code_adaptive');

/** The frames of the main thread, newest last; entry frames of the eval loop itself are left out. */
export function readFrames(image: Image, lines = new LineCache()): Frame[] {
  const frames: Frame[] = [];
  let address = image.ptrField(MAIN_THREAD, 'PyThreadState', 'current_frame');
  while (address) {
    if (image.u8(image.at(address, '_PyInterpreterFrame', 'owner')) !== 3)
      frames.push(readFrame(image, address, lines));
    address = image.ptrField(address, '_PyInterpreterFrame', 'previous');
  }
  return frames.reverse();
}

function readFrame(image: Image, address: number, lines: LineCache): Frame {
  const field = (name: string): number => image.ptrField(address, '_PyInterpreterFrame', name);
  const code = field('f_executable');
  const nlocalsplus = image.i32Field(code, 'PyCodeObject', 'co_nlocalsplus');
  const stackSize = image.i32Field(code, 'PyCodeObject', 'co_stacksize');
  const localsplus = image.at(address, '_PyInterpreterFrame', 'localsplus');
  const instruction = field('instr_ptr') - codeStart(image, code);
  const stacktop = frameEntries(new Memory(image), image.layout, address);
  const stack: Frame['stack'] = [];
  for (let i = nlocalsplus; i < stacktop; i++)
    stack.push({ slot: localsplus + 8 * i, target: image.ptr(localsplus + 8 * i) });
  const flags = image.i32Field(code, 'PyCodeObject', 'co_flags');
  const globals = field('f_globals');
  const isModule = (flags & CO_OPTIMIZED) === 0 && field('f_locals') === globals;
  return {
    address,
    end: localsplus + 8 * (nlocalsplus + stackSize),
    code,
    name: nameAt(image, image.ptrField(code, 'PyCodeObject', 'co_qualname')),
    filename: nameAt(image, image.ptrField(code, 'PyCodeObject', 'co_filename')),
    line: lines.line(image, code, instruction),
    instruction,
    owner: OWNERS[image.u8(image.at(address, '_PyInterpreterFrame', 'owner'))] ?? '?',
    slots: [...fastSlots(image, code, localsplus, nlocalsplus), ...namespaceSlots(image, field('f_locals'), flags)],
    stack,
    stackSize,
    isModule,
    globals,
  };
}

function fastSlots(image: Image, code: number, localsplus: number, n: number): Slot[] {
  const names = image.ptrField(code, 'PyCodeObject', 'co_localsplusnames');
  const kinds = image.ptrField(code, 'PyCodeObject', 'co_localspluskinds');
  const slots: Slot[] = [];
  for (let i = 0; i < n; i++) {
    const kind = image.u8(image.at(kinds, 'PyBytesObject', 'ob_sval') + i);
    if (kind & CO_FAST_HIDDEN) continue;
    slots.push({
      name: nameAt(image, image.ptr(image.at(names, 'PyTupleObject', 'ob_item') + 8 * i)),
      kind: kind & CO_FAST_FREE ? 'free' : kind & CO_FAST_CELL ? 'cell' : 'local',
      slot: localsplus + 8 * i,
      target: image.ptr(localsplus + 8 * i),
    });
  }
  return slots;
}

/** Names of a module's or a class body's namespace: without the ones that every module has. */
function namespaceSlots(image: Image, locals: number, flags: number): Slot[] {
  if (flags & CO_OPTIMIZED || !locals || typeName(image, typeOf(image, locals)) !== 'dict') return [];
  return dictItems(image, locals)
    .map(([key, target]): Slot => ({ name: nameAt(image, key), kind: 'global', slot: 0, target }))
    .filter((slot) => !/^__\w+__$/.test(slot.name));
}
