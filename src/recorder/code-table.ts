// What is known of the code objects that run: lines by instruction, names. A code object may be freed and another one take its
// place, so an entry is checked by what cannot be the same then.

import { positions } from '../bytecode/locations.js';
import { DEOPT, opcode } from '../bytecode/opcodes.js';
import { nameAt } from '../inspector/describe.js';
import { codeStart } from '../inspector/frames.js';
import type { Image } from '../inspector/image.js';
import type { Layout } from '../inspector/layout.js';

/** A code object as steps name it. */
export interface CodeInfo {
  code: number;
  filename: string;
  name: string;
  /** The address of its first instruction. */
  start: number;
  /** The line of each code unit; 0: none. */
  lines: Int32Array;
  /** 1 where a line begins. */
  lineStarts: Uint8Array;
  /** The code unit of its RESUME: what stands before belongs to the call. */
  firstTraceable: number;
  version: number;
  table: number;
  firstLine: number;
}

const RESUME = opcode('RESUME');

/** Code objects that were met, so that each is read once. */
export class CodeTable {
  private readonly known = new Map<number, CodeInfo>();
  private readonly version: number;
  private readonly table: number;
  private readonly firstLine: number;

  constructor(layout: Layout) {
    this.version = layout.offset('PyCodeObject', 'co_version');
    this.table = layout.offset('PyCodeObject', 'co_linetable');
    this.firstLine = layout.offset('PyCodeObject', 'co_firstlineno');
  }

  of(image: Image, code: number): CodeInfo {
    const version = image.i32(code + this.version);
    const table = image.ptr(code + this.table);
    const firstLine = image.i32(code + this.firstLine);
    const known = this.known.get(code);
    if (known && known.version === version && known.table === table && known.firstLine === firstLine) return known;
    const bytes = image.bytes(image.at(table, 'PyBytesObject', 'ob_sval'), image.size64(table + 16)).slice();
    const lines = Int32Array.from(positions(bytes, firstLine), (p) => p.lineno ?? 0);
    const lineStarts = new Uint8Array(lines.length);
    for (let i = 0, before = 0; i < lines.length; i++) {
      const line = lines[i] as number;
      if (line > 0 && line !== before) lineStarts[i] = 1;
      before = line;
    }
    const info: CodeInfo = {
      code,
      filename: nameAt(image, image.ptrField(code, 'PyCodeObject', 'co_filename')),
      name: nameAt(image, image.ptrField(code, 'PyCodeObject', 'co_qualname')),
      start: codeStart(image, code),
      lines,
      lineStarts,
      firstTraceable: image.i32Field(code, 'PyCodeObject', '_co_firsttraceable'),
      version,
      table,
      firstLine,
    };
    this.known.set(code, info);
    return info;
  }
}

/** The opcode of an instruction in memory, unspecialised. */
export const baseOpcode = (unit: number): number => DEOPT[unit & 0xff] as number;
export const isResume = (op: number): boolean => op === RESUME;
