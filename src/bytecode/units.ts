// co_code cut into instructions. CPython: Lib/dis.py (_unpack_opargs), Python/assemble.c (write_instr)
import { BY_CODE, CACHES, DEOPT, opcode } from './opcodes.js';

const EXTENDED_ARG = opcode('EXTENDED_ARG');
const JUMP_BACKWARD = opcode('JUMP_BACKWARD');
const JUMP_BACKWARD_NO_INTERRUPT = opcode('JUMP_BACKWARD_NO_INTERRUPT');

/** An instruction among the code units. */
export interface Unit {
  /** Byte offset of the instruction, and of the first EXTENDED_ARG in front of it. */
  offset: number;
  start: number;
  opcode: number;
  /** With the bits of EXTENDED_ARGs; null for an instruction without an argument. */
  oparg: number | null;
  /** Cache units behind it. */
  caches: number;
}

/** The instructions of co_code, EXTENDED_ARG among them, caches skipped. */
export function* units(code: Uint8Array): Generator<Unit> {
  let extended = 0;
  let start = 0;
  for (let i = 0; i < code.length; ) {
    const op = code[i] as number;
    const base = DEOPT[op] as number;
    const entry = BY_CODE[base];
    const caches = CACHES[base] as number;
    const hasArg = entry?.hasArg ?? false;
    const oparg = hasArg ? (code[i + 1] as number) | extended : null;
    yield { offset: i, start, opcode: op, oparg, caches };
    extended = op === EXTENDED_ARG ? (oparg as number) << 8 : 0;
    i += 2 + caches * 2;
    if (op !== EXTENDED_ARG) start = i;
  }
}

/** The byte offset that a jump goes to; null if the instruction does not jump. */
export function jumpTarget(unit: Unit): number | null {
  const base = DEOPT[unit.opcode] as number;
  if (!BY_CODE[base]?.hasJump || unit.oparg === null) return null;
  const next = unit.offset + 2 + unit.caches * 2;
  const distance = unit.oparg * 2;
  return base === JUMP_BACKWARD || base === JUMP_BACKWARD_NO_INTERRUPT ? next - distance : next + distance;
}
