// Walks along the instructions of a run and says where lines, calls and returns are.
//
// It is told each instruction (a Watcher's step, frame, pc) and keeps the stack of frames as it sees it. Where it begins in
// the midst of a run, the instruction that it begins with is taken for the inside of a line: begin one earlier.

import { opcode } from '../bytecode/opcodes.js';
import type { Image } from '../inspector/image.js';
import { MAIN_INTERPRETER, MAIN_THREAD } from '../inspector/map.js';
import { baseOpcode, type CodeInfo, type CodeTable, isResume } from './code-table.js';

/** A line begins. */
export const LINE = 1;
/** A frame is entered: its first instruction, or the first one of a generator that goes on. */
export const CALL = 2;
/** The instruction leaves the frame: return or yield. */
export const RETURN = 4;
/** A handler begins: the instruction before raised. */
export const RAISED = 8;
/** Frames are gone that did not leave by an instruction: the one before raised through them. */
export const UNWOUND = 16;
/** A jump back within a line. (sys.settrace tells of the line again; one who steps by lines passes it by.) */
export const AGAIN = 32;

const PUSH_EXC_INFO = opcode('PUSH_EXC_INFO');
const RERAISE = opcode('RERAISE');
const LEAVING = new Set(['RETURN_VALUE', 'RETURN_CONST', 'YIELD_VALUE', 'INSTRUMENTED_YIELD_VALUE'].map(opcode));
const RETURN_GENERATOR = opcode('RETURN_GENERATOR');
const OWNED_BY_CSTACK = 3;

interface Entry {
  frame: number;
  info: CodeInfo;
  /** The instruction before in this frame, 0: none; and its line. */
  pc: number;
  line: number;
}

/** Goes over steps one after the other and tells of each. */
export class Walker {
  private readonly image: Image;
  private readonly codes: CodeTable;
  private words: Uint32Array;
  private bytes: Uint8Array;
  private readonly ownerOffset: number;
  private stack: Entry[] = [];
  private previousOp = 0;
  /** The newest frame. */
  frame = 0;
  info!: CodeInfo;
  line = 0;

  constructor(image: Image, codes: CodeTable) {
    this.image = image;
    this.codes = codes;
    this.words = new Uint32Array(0);
    this.bytes = new Uint8Array(0);
    this.ownerOffset = image.layout.offset('_PyInterpreterFrame', 'owner');
  }

  /** Frames of Python code. */
  get depth(): number {
    return this.stack.length;
  }

  /** What happens at this instruction: LINE | CALL | … */
  at(step: number, frame: number, pc: number): number {
    if (this.words.length === 0) this.look();
    const op = baseOpcode(this.bytes[pc] as number);
    let flags = 0;
    let top = this.stack[this.stack.length - 1];
    if (top === undefined) {
      top = this.begin(step, frame, pc);
      if (step === 0) flags = CALL;
    } else if (top.frame !== frame || pc === top.info.start) {
      const known = pc === (this.codeOf(frame) as CodeInfo).start ? -1 : this.find(frame);
      if (known >= 0) {
        const gone = this.stack.length - 1 - known;
        const left = LEAVING.has(this.previousOp) || this.previousOp === RETURN_GENERATOR ? 1 : 0;
        if (gone > left) flags |= UNWOUND;
        this.stack.length = known + 1;
      } else {
        this.push(frame, pc);
        flags = CALL;
      }
      top = this.stack[this.stack.length - 1] as Entry;
    } else if (LEAVING.has(this.previousOp)) flags = CALL; // A generator that native code goes on with.
    const { info } = top;
    const unit = (pc - info.start) >> 1;
    const line = info.lines[unit] ?? 0;
    if (line > 0 && unit > info.firstTraceable && !isResume(op)) {
      if (line !== top.line || (pc < top.pc && info.lineStarts[unit] === 1)) flags |= LINE;
      else if (pc < top.pc) flags |= AGAIN;
      top.line = line;
    }
    top.pc = pc;
    if (LEAVING.has(op)) flags |= RETURN;
    if (op === PUSH_EXC_INFO && this.previousOp !== RERAISE) flags |= RAISED;
    this.previousOp = op;
    this.frame = frame;
    this.info = info;
    this.line = line;
    return flags;
  }

  /** The word at an address; the memory may have grown since. */
  word(address: number): number {
    return this.words[address >>> 2] as number;
  }

  /** Takes over the memory as it is now. */
  look(): void {
    const buffer = this.image.bytes(0, 0).buffer as ArrayBuffer;
    this.words = new Uint32Array(buffer, 0, buffer.byteLength >> 2);
    this.bytes = new Uint8Array(buffer);
  }

  private codeOf(frame: number): CodeInfo {
    return this.codes.of(this.image, this.word(frame));
  }

  private find(frame: number): number {
    for (let i = this.stack.length - 1; i >= 0; i--) if (this.stack[i]?.frame === frame) return i;
    return -1;
  }

  /** The Python frame that called it; 0: none. */
  private callerOf(frame: number): number {
    let caller = this.word(frame + 8);
    while (caller && this.bytes[caller + this.ownerOffset] === OWNED_BY_CSTACK) caller = this.word(caller + 8);
    return caller;
  }

  private push(frame: number, pc: number): void {
    const caller = this.callerOf(frame);
    const below = this.find(caller);
    if (caller && below < 0) {
      // Seen from the inside of a call that it was not told of.
      this.stack = this.outer(caller);
    } else this.stack.length = below + 1;
    const info = this.codeOf(frame);
    // A generator goes on within the line of its yield. What stands before RESUME has none.
    const unit = (pc - info.start) >> 1;
    this.stack.push({ frame, info, pc: 0, line: unit <= info.firstTraceable ? 0 : (info.lines[unit] ?? 0) });
  }

  /** A frame and its callers as the memory has them; each stands at its call. */
  private outer(frame: number): Entry[] {
    const entries: Entry[] = [];
    for (let f = frame; f; f = this.callerOf(f)) {
      const info = this.codeOf(f);
      const pc = this.word(f + 56);
      entries.push({ frame: f, info, pc, line: info.lines[(pc - info.start) >> 1] ?? 0 });
    }
    return entries.reverse();
  }

  private begin(step: number, frame: number, pc: number): Entry {
    const caller = this.callerOf(frame);
    this.stack = caller ? this.outer(caller) : [];
    const info = this.codeOf(frame);
    const fresh = step === 0 || pc === info.start;
    const entry = { frame, info, pc, line: fresh ? 0 : (info.lines[(pc - info.start) >> 1] ?? 0) };
    this.stack.push(entry);
    return entry;
  }
}

/** The newest Python frame of a process that stands still; 0: nothing runs. */
export function newestFrame(image: Image): number {
  let frame = image.ptrField(MAIN_THREAD, 'PyThreadState', 'current_frame');
  while (frame && image.u8(image.at(frame, '_PyInterpreterFrame', 'owner')) === OWNED_BY_CSTACK)
    frame = image.ptrField(frame, '_PyInterpreterFrame', 'previous');
  return frame;
}

/** How many Python frames there are. */
export function depthOf(image: Image): number {
  let depth = 0;
  for (
    let frame = image.ptrField(MAIN_THREAD, 'PyThreadState', 'current_frame');
    frame;
    frame = image.ptrField(frame, '_PyInterpreterFrame', 'previous')
  )
    if (image.u8(image.at(frame, '_PyInterpreterFrame', 'owner')) !== OWNED_BY_CSTACK) depth++;
  return depth;
}

/** gcstate.generation_stats[n].collections: core/runtime/gc/state.ts */
export function collectionCounters(image: Image): number[] {
  const stats = MAIN_INTERPRETER + 7400 + image.layout.offset('_gc_runtime_state', 'generation_stats');
  return [stats, stats + 24, stats + 48];
}
