// The code generator's output: instructions in a row, jumps to labels. CPython: Python/instruction_sequence.c
import type { Location } from '../bytecode/locations.js';
import type { Block } from './flowgraph/cfg.js';

export const NO_LOCATION: Location = { lineno: -1, end_lineno: -1, col_offset: -1, end_col_offset: -1 };

/** An instruction before it is placed: its oparg, where it stands in the source, and what it jumps to. */
export class Instr {
  opcode: number;
  /** Of a jump: the label, until the flow graph knows the target. */
  oparg: number;
  loc: Location;
  target: Block | null = null;
  /** The handler that an exception raised here goes to. */
  except: Block | null = null;

  constructor(opcode: number, oparg: number, loc: Location) {
    this.opcode = opcode;
    this.oparg = oparg;
    this.loc = loc;
  }

  set(opcode: number, oparg = 0): void {
    this.opcode = opcode;
    this.oparg = oparg;
  }

  copy(): Instr {
    const i = new Instr(this.opcode, this.oparg, this.loc);
    i.target = this.target;
    i.except = this.except;
    return i;
  }
}

export type Label = number;
export const NO_LABEL: Label = -1;

/** The instructions of a code object in the order in which they were emitted, with labels between them. */
export class InstructionSequence {
  readonly instrs: Instr[] = [];
  /** Where each label stands: an index into instrs. */
  readonly labels: number[] = [];

  newLabel(): Label {
    this.labels.push(-1);
    return this.labels.length - 1;
  }

  useLabel(label: Label): void {
    this.labels[label] = this.instrs.length;
  }

  add(opcode: number, oparg: number, loc: Location): void {
    this.instrs.push(new Instr(opcode, oparg, loc));
  }

  insert(pos: number, opcode: number, oparg: number, loc: Location): void {
    this.instrs.splice(pos, 0, new Instr(opcode, oparg, loc));
    for (let i = 0; i < this.labels.length; i++) if ((this.labels[i] as number) >= pos) (this.labels[i] as number)++;
  }
}
