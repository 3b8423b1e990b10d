// The instructions of a code object with what they mean: names, constants, targets, lines.
// CPython: Lib/dis.py (get_instructions, ArgResolver)
import type { CodeObject, PyConst } from './code.js';
import { decodeExceptionTable, type ExceptionEntry } from './exceptiontable.js';
import { type Position, positions } from './locations.js';
import {
  BY_CODE,
  COMPARE_OPERATORS,
  DEOPT,
  INTRINSICS_1,
  INTRINSICS_2,
  NB_OPERATORS,
  type Opcode,
  opname,
} from './opcodes.js';
import { reprConst } from './repr.js';
import { jumpTarget, type Unit, units } from './units.js';

/** An instruction as dis prints it: offset, opcode, argument and what that stands for. */
export interface Instruction {
  opname: string;
  opcode: number;
  /** The opcode that it is a specialised or instrumented form of, or itself. */
  base: Opcode | undefined;
  arg: number | null;
  /** The argument in words, as dis shows it; '' if the number says all. */
  argrepr: string;
  /** Byte offset in co_code, and that of the first EXTENDED_ARG in front of it. */
  offset: number;
  startOffset: number;
  startsLine: boolean;
  lineNumber: number | null;
  /** Number of the label if a jump or the exception table goes here. */
  label: number | null;
  /** Byte offset that it jumps to. */
  target: number | null;
  position: Position | null;
  /** Code units of inline cache behind it. */
  caches: number;
}

/** The instructions of one code object, with what is needed to print them. */
export interface Disassembly {
  instructions: Instruction[];
  exceptions: ExceptionEntry[];
  /** Byte offset -> number of the label, in order. */
  labels: Map<number, number>;
}

const FUNCTION_ATTRIBUTES = ['defaults', 'kwdefaults', 'annotations', 'closure'];
const CONVERSIONS = ['', 'str', 'repr', 'ascii'];

/** How a code object among the constants is shown: its repr has an address, which only some know. */
export type CodeRepr = (v: PyConst & { type: 'code' }) => string;

/** repr() of a code object, but without an address: there is no object yet. */
export const describeCode: CodeRepr = ({ value: { name, filename, firstlineno } }) =>
  `<code object ${name}, file "${filename}", line ${firstlineno}>`;

function names(code: CodeObject, entry: Opcode, arg: number): string {
  const name = (index: number): string => code.names[index] ?? '';
  switch (entry.name) {
    case 'LOAD_GLOBAL':
      return name(arg >> 1) + (arg & 1 ? ' + NULL' : '');
    case 'LOAD_ATTR':
      return name(arg >> 1) + (arg & 1 ? ' + NULL|self' : '');
    case 'LOAD_SUPER_ATTR':
      return name(arg >> 2) + (arg & 1 ? ' + NULL|self' : '');
    default:
      return name(arg);
  }
}

function argumentText(
  code: CodeObject,
  entry: Opcode,
  arg: number,
  target: number | undefined,
  codeRepr: CodeRepr,
): string {
  const local = (index: number): string => code.localsplusnames[index] ?? '';
  switch (entry.oparg) {
    case 'const': {
      const value = code.consts[arg];
      return value ? reprConst(value, codeRepr) : '';
    }
    case 'name':
      return names(code, entry, arg);
    case 'jump':
      return `to L${target}`;
    case 'locals':
      return `${local(arg >> 4)}, ${local(arg & 15)}`;
    case 'local':
    case 'free':
      return local(arg);
    case 'compare': {
      const text = COMPARE_OPERATORS[arg >> 5] ?? '';
      return arg & 16 ? `bool(${text})` : text;
    }
    case 'nb':
      return NB_OPERATORS[arg]?.[1] ?? '';
    case 'intrinsic1':
      return INTRINSICS_1[arg] ?? '';
    case 'intrinsic2':
      return INTRINSICS_2[arg] ?? '';
    default:
      if (entry.name === 'CONVERT_VALUE') return CONVERSIONS[arg] ?? '';
      if (entry.name === 'SET_FUNCTION_ATTRIBUTE')
        return FUNCTION_ATTRIBUTES.filter((_, i) => arg & (1 << i)).join(', ');
      return '';
  }
}

/** The labels of everything that is jumped to or stands in the exception table. */
function labelsOf(list: readonly Unit[], exceptions: readonly ExceptionEntry[]): Map<number, number> {
  const offsets = new Set<number>();
  for (const unit of list) {
    const target = jumpTarget(unit);
    if (target !== null) offsets.add(target);
  }
  for (const e of exceptions) for (const offset of [e.start, e.end, e.target]) offsets.add(offset);
  const sorted = [...offsets].sort((a, b) => a - b);
  return new Map(sorted.map((offset, i) => [offset, i + 1]));
}

/** Reads a code object. `codeRepr` shows constants that are code objects. */
export function disassemble(code: CodeObject, codeRepr: CodeRepr = describeCode): Disassembly {
  const list = [...units(code.code)];
  const exceptions = decodeExceptionTable(code.exceptiontable);
  const labels = labelsOf(list, exceptions);
  const places = positions(code.linetable, code.firstlineno);
  let line: number | null | undefined;
  const instructions = list.map((unit): Instruction => {
    const base = BY_CODE[DEOPT[unit.opcode] as number];
    const target = jumpTarget(unit);
    const position = places[unit.offset >> 1] ?? null;
    const lineNumber = position?.lineno ?? null;
    const startsLine = lineNumber !== line;
    line = lineNumber;
    const label = target === null ? undefined : labels.get(target);
    return {
      opname: opname(unit.opcode),
      opcode: unit.opcode,
      base,
      arg: unit.oparg,
      argrepr: base && unit.oparg !== null ? argumentText(code, base, unit.oparg, label, codeRepr) : '',
      offset: unit.offset,
      startOffset: unit.start,
      startsLine,
      lineNumber,
      label: labels.get(unit.offset) ?? null,
      target,
      position,
      caches: unit.caches,
    };
  });
  return { instructions, exceptions, labels };
}
