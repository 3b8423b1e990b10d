// A code object as text, as `python -m dis` prints it. CPython: Lib/dis.py (Formatter)
//
// NOT CPYTHON: the heading of a nested code object has no address (`<code object f at 0x…, file …>` there),
// unless the caller gives a `codeRepr` that knows one.
import type { CodeObject, PyConst } from './code.js';
import { type CodeRepr, type Disassembly, describeCode, disassemble, type Instruction } from './instructions.js';

/** What dis shows: dis.dis()'s arguments. */
export interface DisOptions {
  showCaches?: boolean;
  showOffsets?: boolean;
  /** How deep nested code objects are shown; all by default. */
  depth?: number;
  /** Offset of the instruction that is marked with an arrow. */
  lasti?: number;
  codeRepr?: CodeRepr;
}

const OPNAME_WIDTH = 20;
const OPARG_WIDTH = 5;
const NO_LINENO = '  --';

interface Widths {
  lineno: number;
  offset: number;
  label: number;
}

function widthsOf(code: CodeObject, { instructions, labels }: Disassembly, showOffsets: boolean): Widths {
  const lines = instructions.filter((i) => i.startsLine).map((i) => i.lineNumber);
  const max = lines.reduce<number>((n, line) => Math.max(n, line || -1), -1);
  let lineno = max === -1 ? 0 : Math.max(3, String(max).length);
  if (lineno && lineno < NO_LINENO.length && lines.includes(null)) lineno = NO_LINENO.length;
  return {
    lineno,
    offset: showOffsets ? String(Math.max(code.code.length - 2, 9999)).length : 0,
    label: 4 + String(labels.size).length,
  };
}

function instructionLine(i: Instruction, widths: Widths, marked: boolean): string {
  const fields: string[] = [];
  if (widths.lineno)
    fields.push(i.startsLine ? String(i.lineNumber ?? NO_LINENO).padStart(widths.lineno) : ' '.repeat(widths.lineno));
  fields.push((i.label === null ? '' : `L${i.label}:`).padStart(widths.label));
  if (widths.offset) fields.push(`${String(i.offset).padStart(widths.offset)}  `);
  fields.push(marked ? '-->' : '   ');
  fields.push(i.opname.padEnd(OPNAME_WIDTH));
  if (i.arg !== null) {
    const excess = Math.max(0, i.opname.length - OPNAME_WIDTH);
    fields.push(String(i.arg).padStart(OPARG_WIDTH - excess));
    if (i.argrepr) fields.push(`(${i.argrepr})`);
  }
  return fields.join(' ').trimEnd();
}

/** The lines of an instruction's caches; nothing has been written there yet but what co_code holds. */
function cacheLines(code: CodeObject, i: Instruction, widths: Widths): string[] {
  const lines: string[] = [];
  let offset = i.offset + 2;
  for (const [name, size] of i.base?.cache ?? []) {
    let value = 0n;
    for (let k = size * 2 - 1; k >= 0; k--) value = (value << 8n) | BigInt(code.code[offset + k] ?? 0);
    for (let k = 0; k < size; k++) {
      const argrepr = k === 0 ? `${name}: ${value}` : '';
      const cache = { ...i, opname: 'CACHE', arg: 0, argrepr, offset, startsLine: false, label: null };
      lines.push(instructionLine(cache, widths, false));
      offset += 2;
    }
  }
  return lines;
}

function codeLines(code: CodeObject, options: DisOptions, codeRepr: CodeRepr): string[] {
  const d = disassemble(code, codeRepr);
  const widths = widthsOf(code, d, options.showOffsets ?? false);
  const lasti = options.lasti ?? -1;
  const lines: string[] = [];
  for (const i of d.instructions) {
    if (widths.lineno && i.startsLine && i.offset > 0) lines.push('');
    lines.push(instructionLine(i, widths, i.offset <= lasti && lasti <= i.offset + 2 * i.caches));
    if (options.showCaches) lines.push(...cacheLines(code, i, widths));
  }
  if (d.exceptions.length) lines.push('ExceptionTable:');
  const label = (offset: number): string => `L${d.labels.get(offset)}`;
  for (const e of d.exceptions)
    lines.push(`  ${label(e.start)} to ${label(e.end)} -> ${label(e.target)} [${e.depth}]${e.lasti ? ' lasti' : ''}`);
  return lines;
}

/** The text of a code object and of those inside it, each line with its newline. */
export function dis(code: CodeObject, options: DisOptions = {}): string {
  const codeRepr = options.codeRepr ?? describeCode;
  const lines: string[] = [];
  const show = (co: CodeObject, depth: number): void => {
    for (const line of codeLines(co, options, codeRepr)) lines.push(line);
    if (depth <= 0) return;
    for (const c of co.consts) {
      if (c.type !== 'code') continue;
      lines.push('', `Disassembly of ${codeRepr(c as PyConst & { type: 'code' })}:`);
      show(c.value, depth - 1);
    }
  };
  show(code, options.depth ?? Number.POSITIVE_INFINITY);
  return lines.map((line) => `${line}\n`).join('');
}
