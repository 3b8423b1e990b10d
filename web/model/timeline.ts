// A run that one can move through: the process, what the world told it, and copies of its memory along the way.
// To show a step: restore the copy before it and run on to it; the process is deterministic.

import { EAGAIN, type Host } from '../../src/host/host.js';
import { type PelLayout, PythonProcess, Status, str, tuple } from '../../src/host/process.js';
import { codeStart, linesOfCode } from '../../src/inspector/frames.js';
import { Image } from '../../src/inspector/image.js';
import { Layout, type LayoutTable } from '../../src/inspector/layout.js';
import { MAIN_THREAD } from '../../src/inspector/map.js';
import { strText } from '../../src/inspector/text.js';
import type { MarkKind, OutputPiece, Program } from './protocol.js';

export interface CoreFiles {
  module: WebAssembly.Module;
  layout: LayoutTable;
  pel: PelLayout;
}

/** Where a step stands. */
export interface Place {
  file: string;
  line: number | null;
  depth: number;
}

interface Checkpoint {
  step: number;
  memory: Uint8Array;
  answers: number;
}

const OWNER_C_STACK = 3;
const MAX_CHECKPOINTS = 24;
const FIRST_SPACING = 20_000;
const NO_LINE = 0xfffff;

class Reached extends Error {}

export class Timeline {
  readonly image: Image;
  readonly layout: Layout;
  /** Steps recorded so far. */
  total = 0;
  ended = false;
  waiting = false;
  exitCode = 0;
  outputs: OutputPiece[] = [];
  readonly process: PythonProcess;
  private readonly program: Program;
  private position = 0;
  private live = true;
  private readonly answers: (number | bigint | Uint8Array)[] = [];
  private cursor = 0;
  private input: Uint8Array = new Uint8Array(0);
  private inputEnd = false;
  private places = new Int32Array(1 << 14);
  private depths = new Uint16Array(1 << 14);
  private readonly files: string[] = [];
  private readonly codes = new Map<number, { name: number; lines: Int32Array; file: number }>();
  private checkpoints: Checkpoint[] = [];
  private spacing = FIRST_SPACING;
  /** Native functions stand below: the process cannot run on from here. */
  private broken = false;
  /** Recording is to end at the next slice. */
  stopAsked = false;
  private readonly decoders = [new TextDecoder(), new TextDecoder(), new TextDecoder()];

  constructor(core: CoreFiles, program: Program, memoryLimit = 256 << 20) {
    this.program = program;
    this.layout = new Layout(core.layout);
    if (program.stdin) this.input = new TextEncoder().encode(program.stdin);
    this.process = PythonProcess.boot(core.module, core.pel, {
      host: this.host(),
      memoryLimit,
      sys: { argv: tuple(str(program.main)) },
    });
    this.image = new Image(this.process.memory, this.layout);
    for (const file of program.files) this.process.addSource(file.name, file.text);
    const text = program.files.find((f) => f.name === program.main)?.text ?? '';
    this.process.start(text, program.main);
    this.note();
    this.checkpoint();
  }

  private host(): Host {
    const answer = <T extends number | bigint | Uint8Array>(make: () => T): T => {
      if (this.cursor < this.answers.length) return this.answers[this.cursor++] as T;
      const value = make();
      this.answers.push(value);
      this.cursor++;
      return value;
    };
    return {
      write: (fd, bytes) => {
        if (this.live) {
          const text = (this.decoders[fd] ?? new TextDecoder()).decode(bytes.slice(), { stream: true } as never);
          this.outputs.push({ fd, text, step: this.total + 1 });
        }
        return bytes.length;
      },
      read: (_fd, into) => {
        if (this.cursor >= this.answers.length && this.input.length === 0 && !this.inputEnd) return -EAGAIN;
        const bytes = answer(() => {
          const end = this.input.indexOf(10) + 1 || this.input.length;
          const taken = this.input.slice(0, Math.min(end, into.length));
          this.input = this.input.slice(taken.length);
          return taken;
        });
        into.set(bytes.subarray(0, into.length));
        return bytes.length;
      },
      isatty: () => false,
      clock: (kind) => answer(() => BigInt(Math.round((kind === 0 ? Date.now() : performance.now()) * 1e6))),
      sleep: () => true,
      random: (into) => into.set(answer(() => crypto.getRandomValues(new Uint8Array(into.length)))),
      source: (name) => {
        const file = this.program.files.find((f) => f.name === name);
        return file && new TextEncoder().encode(file.text);
      },
    };
  }

  /** Adds a text to standard input. */
  give(text: string, end: boolean): void {
    const bytes = new TextEncoder().encode(text);
    const joined = new Uint8Array(this.input.length + bytes.length);
    joined.set(this.input);
    joined.set(bytes, this.input.length);
    this.input = joined;
    if (end) this.inputEnd = true;
    this.waiting = false;
  }

  interrupt(): void {
    this.stopAsked = true;
  }

  /** Records on for some milliseconds, or until so many steps; true: there is more to record. */
  record(milliseconds: number, limit: number): boolean {
    if (this.ended || this.waiting) return false;
    if (this.broken) this.position = -1;
    this.seek(this.total);
    this.live = true;
    const until = performance.now() + milliseconds;
    const { process } = this;
    process.setPel32('stepping', 1);
    const advance = (): void => {
      this.total++;
      this.position++;
      this.note();
    };
    process.onStep = () => {
      advance();
      if (this.total >= limit + 1_000_000) throw new Reached();
      process.setPel64('budget', 1n);
    };
    try {
      for (;;) {
        const status = process.run(1);
        if (status === Status.Wait) {
          this.waiting = true;
          return false;
        }
        if (status === Status.Done) {
          this.ended = true;
          this.total++;
          this.position++;
          this.note();
          this.exitCode = this.finish();
          return false;
        }
        advance();
        if (this.total - (this.checkpoints.at(-1)?.step ?? 0) >= this.spacing) this.checkpoint();
        if ((this.total & 255) === 0 && performance.now() > until) return this.total < limit;
        if (this.total >= limit) return false;
      }
    } finally {
      process.onStep = undefined;
      this.live = false;
    }
  }

  /** Prints what nobody handled. The memory of the last step is kept: ending the process tears it down. */
  private finish(): number {
    this.process.setPel32('stepping', 0);
    this.process.flushOutput();
    this.checkpoint();
    const code = this.process.finish();
    this.position = -1;
    return code;
  }

  /** Brings the memory to a step. */
  seek(step: number): void {
    const wanted = Math.max(0, Math.min(step, this.total));
    if (wanted === this.position) return;
    const before = this.checkpoints.findLast((c) => c.step <= wanted) as Checkpoint;
    if (before.step > this.position || wanted < this.position || this.broken) this.restore(before);
    if (this.position === wanted) return;
    const { process } = this;
    process.setPel32('stepping', 1);
    const run = (): void => process.setPel64('budget', BigInt(wanted - this.position));
    process.onStep = () => {
      this.position = wanted;
      throw new Reached();
    };
    run();
    try {
      process.run(wanted - this.position);
      this.position = wanted;
    } catch (error) {
      if (!(error instanceof Reached)) throw error;
      this.broken = true;
    } finally {
      process.onStep = undefined;
    }
  }

  private restore(c: Checkpoint): void {
    const memory = new Uint8Array(this.process.memory.buffer);
    memory.set(c.memory);
    memory.fill(0, c.memory.length);
    this.cursor = c.answers;
    this.position = c.step;
    this.broken = false;
  }

  private checkpoint(): void {
    const memory = new Uint8Array(this.process.memory.buffer).slice();
    this.checkpoints.push({ step: this.position, memory, answers: this.cursor });
    if (this.checkpoints.length > MAX_CHECKPOINTS) {
      this.spacing *= 2;
      this.checkpoints = this.checkpoints.filter((_, i) => i === 0 || i % 2 === 0);
    }
  }

  /** Writes down where this step stands. */
  private note(): void {
    const step = this.position;
    if (step >= this.places.length) {
      const places = new Int32Array(this.places.length * 2);
      places.set(this.places);
      this.places = places;
      const depths = new Uint16Array(this.depths.length * 2);
      depths.set(this.depths);
      this.depths = depths;
    }
    const { image } = this;
    let depth = 0;
    let place = NO_LINE;
    let frame = image.ptrField(MAIN_THREAD, 'PyThreadState', 'current_frame');
    for (; frame; frame = image.ptrField(frame, '_PyInterpreterFrame', 'previous')) {
      if (image.u8(image.at(frame, '_PyInterpreterFrame', 'owner')) === OWNER_C_STACK) continue;
      if (depth++ === 0) {
        const code = image.ptrField(frame, '_PyInterpreterFrame', 'f_executable');
        const known = this.codeAt(code);
        const at = (image.ptrField(frame, '_PyInterpreterFrame', 'instr_ptr') - codeStart(image, code)) >> 1;
        place = (known.file << 20) | (known.lines[at] ?? NO_LINE);
      }
    }
    this.places[step] = place;
    this.depths[step] = depth;
  }

  private codeAt(code: number): { name: number; lines: Int32Array; file: number } {
    const name = this.image.ptrField(code, 'PyCodeObject', 'co_linetable');
    let known = this.codes.get(code);
    if (known && known.name === name) return known;
    const fileObject = this.image.ptrField(code, 'PyCodeObject', 'co_filename');
    const fileName = fileObject ? strText(this.image, fileObject, 300) : '';
    let file = this.files.indexOf(fileName);
    if (file < 0) file = this.files.push(fileName) - 1;
    known = { name, lines: Int32Array.from(linesOfCode(this.image, code), (l) => l ?? NO_LINE), file };
    this.codes.set(code, known);
    return known;
  }

  place(step: number): Place {
    const packed = this.places[step] ?? NO_LINE;
    const line = packed & NO_LINE;
    return {
      file: this.files[packed >> 20] ?? '',
      line: line === NO_LINE ? null : line,
      depth: this.depths[step] ?? 0,
    };
  }

  private isUser(step: number): boolean {
    const { file, line } = this.place(step);
    return line !== null && this.program.files.some((f) => f.name === file);
  }

  /** Is a step the beginning of a line of the program: another line, frame, or a jump back? */
  startsLine(step: number): boolean {
    if (step === 0 || step >= this.total) return true;
    if (!this.isUser(step)) return false;
    return this.places[step] !== this.places[step - 1] || this.depths[step] !== this.depths[step - 1];
  }

  depth(step: number): number {
    return this.depths[step] ?? 0;
  }

  move(
    step: number,
    direction: 'next' | 'previous',
    grain: 'line' | 'instruction' | 'call',
    how: 'into' | 'over' | 'out',
  ): number {
    const d = direction === 'next' ? 1 : -1;
    const from = this.depth(step);
    for (let s = step + d; s > 0 && s < this.total; s += d) {
      if (how === 'over' && this.depth(s) > from) continue;
      if (how === 'out' && this.depth(s) >= from) continue;
      if (grain === 'instruction') return s;
      if (grain === 'line' && this.startsLine(s)) return s;
      if (grain === 'call' && this.isUser(s) && this.depth(s) !== this.depth(s - 1)) return s;
    }
    return d > 0 ? this.total : 0;
  }

  /** Code and offset of the instruction that runs next. */
  instruction(): { code: number; offset: number } | undefined {
    const { image } = this;
    let frame = image.ptrField(MAIN_THREAD, 'PyThreadState', 'current_frame');
    while (frame && image.u8(image.at(frame, '_PyInterpreterFrame', 'owner')) === OWNER_C_STACK)
      frame = image.ptrField(frame, '_PyInterpreterFrame', 'previous');
    if (!frame) return undefined;
    const code = image.ptrField(frame, '_PyInterpreterFrame', 'f_executable');
    return { code, offset: image.ptrField(frame, '_PyInterpreterFrame', 'instr_ptr') - codeStart(image, code) };
  }

  /** What the slider shows, thinned where there is too much. */
  marks(): { kind: MarkKind; step: number }[] {
    const marks: { kind: MarkKind; step: number }[] = [];
    let last = -1;
    const gap = this.total / 400;
    for (let s = 1; s < this.total; s++) {
      if (this.depth(s) > this.depth(s - 1) && this.isUser(s) && s - last > gap) {
        marks.push({ kind: 'call', step: s });
        last = s;
      }
    }
    last = -1;
    for (const o of this.outputs) {
      if (o.step - last <= gap) continue;
      marks.push({ kind: o.fd === 2 ? 'exception' : 'output', step: o.step });
      last = o.step;
    }
    return marks;
  }
}
