// The run that the page moves through: a recording, the host that fed it, and what the page wants to know of its steps.

import { str, tuple } from '../../src/bytecode/constants.js';
import { EAGAIN, type Host } from '../../src/host/host.js';
import { type Library, PREFIX } from '../../src/host/library.js';
import { MemoryFs } from '../../src/host/memory-fs.js';
import { TreeBackend } from '../../src/host/read-only-tree.js';
import type { Image } from '../../src/inspector/image.js';
import { Recorder } from '../../src/recorder/recorder.js';
import type { Recording } from '../../src/recorder/recording.js';
import type { BranchChange, CoreBuild, MemoryEvent, Position, RecorderCore } from '../../src/recorder/types.js';
import type { OutputPiece, Program } from './protocol.js';

export interface CoreFiles {
  release: CoreBuild;
  /** The module that tells events, once it is there. */
  telling?: WebAssembly.Module;
  /** Files of dist/data by name. */
  data: { get(name: string): Uint8Array | undefined };
  /** The standard library's mount, once it is there. */
  library?: Library;
  /** Loads the native functions' names into the layout; nothing to do where they are there from the start. */
  names?: () => Promise<void>;
}

const HOME = '/home/user';
/** Lines of library code are walked through so often before they are left in one go. */
const PATIENCE = 400;
const SLICE = 100_000;
/** Instructions of one step whose events are told one by one. */
const MOST_TRACED = 4000;

/** Standard input that grows; everything else is the browser's. */
class PageHost implements Host {
  private input: Uint8Array;
  private inputEnd = false;
  private readonly program: Program;
  private readonly core: CoreFiles;
  readonly fs: MemoryFs;

  constructor(program: Program, core: CoreFiles) {
    this.program = program;
    this.core = core;
    this.input = new TextEncoder().encode(program.stdin);
    this.fs = new MemoryFs({
      streams: this,
      cwd: HOME,
      now: () => this.clock(0),
      mounts: core.library ? [{ at: PREFIX, backend: new TreeBackend(core.library) }] : [],
    });
    for (const f of program.files) this.fs.writeFile(`${HOME}/${f.name}`, new TextEncoder().encode(f.text));
  }

  give(text: string, end: boolean): void {
    const bytes = new TextEncoder().encode(text);
    const joined = new Uint8Array(this.input.length + bytes.length);
    joined.set(this.input);
    joined.set(bytes, this.input.length);
    this.input = joined;
    if (end) this.inputEnd = true;
  }

  write(_fd: number, bytes: Uint8Array): number {
    return bytes.length;
  }

  read(_fd: number, into: Uint8Array): number {
    if (this.input.length === 0) return this.inputEnd ? 0 : -EAGAIN;
    const end = this.input.indexOf(10) + 1 || this.input.length;
    const n = Math.min(end, into.length);
    into.set(this.input.subarray(0, n));
    this.input = this.input.slice(n);
    return n;
  }

  isatty(): boolean {
    return false;
  }

  /** Nothing is held back: an output belongs to the step that printed it. */
  stdio(): string[] {
    return ['', '', '1'];
  }

  clock(kind: 0 | 1 | 2): bigint {
    return BigInt(Math.round((kind === 0 ? performance.timeOrigin + performance.now() : performance.now()) * 1e6));
  }

  /** A sleep takes no time here: who looks at each step does not want to wait between two. */
  sleep(): boolean {
    return true;
  }

  random(into: Uint8Array): void {
    crypto.getRandomValues(into as Uint8Array<ArrayBuffer>);
  }

  source(filename: string): Uint8Array | undefined {
    const name = filename.startsWith(`${HOME}/`) ? filename.slice(HOME.length + 1) : filename;
    const file = this.program.files.find((f) => f.name === name);
    return file && new TextEncoder().encode(file.text);
  }

  data(name: string): Uint8Array | undefined {
    return this.core.data.get(name);
  }
}

/** A recorded run: its steps, and a process at any of them. */
export class Timeline {
  readonly recording: Recording;
  readonly program: Program;
  stopAsked = false;
  private readonly recorder: Recorder | undefined;
  private readonly build: RecorderCore;
  private readonly host: PageHost | undefined;
  private readonly names: Set<string>;
  private main = 0;
  private seenOutputs = 0;
  private readonly decoders = new Map<number, TextDecoder>();
  private readonly pieces: OutputPiece[] = [];

  private constructor(
    program: Program,
    build: RecorderCore,
    recording: Recording,
    recorder?: Recorder,
    host?: PageHost,
  ) {
    this.build = build;
    this.program = program;
    this.recording = recording;
    this.recorder = recorder;
    this.host = host;
    this.names = new Set(program.files.flatMap((f) => [f.name, `${HOME}/${f.name}`]));
  }

  static start(core: CoreFiles, program: Program, memoryLimit: number): Timeline {
    const host = new PageHost(program, core);
    const build: RecorderCore = { release: core.release, ...(core.library ? { library: core.library } : {}) };
    if (core.telling) build.telling = core.telling;
    const recorder = Recorder.start({
      core: build,
      source: program.files.find((f) => f.name === program.main)?.text ?? '',
      filename: program.main,
      fromFile: true,
      host,
      memoryLimit,
      firstPath: HOME,
      site: false,
      siteBuiltins: true,
      sys: { argv: tuple(str(program.main)) },
    });
    return new Timeline(program, build, recorder.recording, recorder, host);
  }

  /** A saved recording; throws Error with what is wrong with it. */
  static async load(core: CoreFiles, bytes: Uint8Array): Promise<Timeline> {
    const { loadRecording } = await import('../../src/recorder/file.js');
    const build: RecorderCore = { release: core.release, ...(core.library ? { library: core.library } : {}) };
    if (core.telling) build.telling = core.telling;
    const recording = loadRecording(build, bytes, (name) => core.data.get(name));
    const name = recording.filename.split('/').at(-1) || 'main.py';
    const program = { files: [{ name, text: recording.source }], main: name, stdin: '' };
    const timeline = new Timeline(program, build, recording);
    timeline.names.add(recording.filename);
    return timeline;
  }

  branch(step: number, change: BranchChange, core: CoreFiles): Timeline {
    const host = new PageHost(this.program, core);
    const recorder = this.recording.branch(step, change, host);
    return new Timeline(this.program, this.build, recorder.recording, recorder, host);
  }

  get image(): Image {
    return this.recording.moment.image;
  }

  get ended(): boolean {
    return this.recorder ? this.recorder.state === 'done' : this.recording.programEnd !== null;
  }

  get waiting(): boolean {
    return this.recorder?.state === 'waiting';
  }

  get exitCode(): number {
    return this.recording.exitCode ?? 0;
  }

  /** The step at which the program is over and its names are alive still. */
  get programEnd(): number {
    return this.recording.programEnd ?? this.recording.length;
  }

  /** Where the page's time begins: the module's frame is pushed, its first line comes next. */
  get first(): number {
    return Math.min(1, this.total);
  }

  /** Where the page's time ends: behind the program's end only if Python code runs there, too. */
  get total(): number {
    const { length, programEnd } = this.recording;
    return programEnd !== null && length <= programEnd + 1 ? programEnd : length;
  }

  get outputs(): OutputPiece[] {
    const { outputs } = this.recording;
    for (; this.seenOutputs < outputs.length; this.seenOutputs++) {
      const o = outputs[this.seenOutputs];
      if (!o) break;
      const decoder = this.decoders.get(o.fd) ?? new TextDecoder();
      this.decoders.set(o.fd, decoder);
      const text = (decoder as { decode(b: Uint8Array, o: { stream: boolean }): string }).decode(o.bytes, {
        stream: true,
      });
      this.pieces.push({ fd: o.fd, text, step: Math.min(o.step, this.recording.length) });
    }
    const { total } = this;
    return this.ended ? this.pieces.map((p) => (p.step > total ? { ...p, step: total } : p)) : this.pieces;
  }

  /** The module that tells events has come. */
  setTelling(telling: WebAssembly.Module): void {
    this.build.telling = telling;
  }

  /** Whether counts and births can be told. */
  get tells(): boolean {
    return this.build.telling !== undefined;
  }

  /** What the instructions from..to-1 did to counts and blocks; null: too many, or nobody can tell. */
  events(from: number, to: number): MemoryEvent[] | null {
    if (!this.build.telling || to - from > MOST_TRACED) return null;
    return this.recording.eventsOf(from, to);
  }

  give(text: string, end: boolean): void {
    this.host?.give(text, end);
  }

  interrupt(): void {
    this.stopAsked = true;
  }

  /** Records on for some milliseconds, or until so many steps; true: there is more to record. */
  record(milliseconds: number, limit: number): boolean {
    if (!this.recorder) return false;
    const until = performance.now() + milliseconds;
    do {
      const left = limit - this.recording.length;
      if (left <= 0) return false;
      if (this.recorder.run(Math.min(SLICE, left)) !== 'running') return false;
    } while (performance.now() < until);
    return true;
  }

  seek(step: number): Image {
    return this.recording.seek(step).image;
  }

  position(step: number): Position {
    return this.recording.positionAt(step);
  }

  /** The dict of the module that is run. */
  get mainDict(): number {
    if (this.main === 0 && this.recording.length > this.first) {
      const here = this.recording.moment.position.step;
      const { position, image } = this.recording.seek(this.first);
      if (position.frame) this.main = image.ptrField(position.frame, '_PyInterpreterFrame', 'f_globals');
      this.recording.seek(here);
    }
    return this.main;
  }

  isUser(filename: string): boolean {
    return this.names.has(filename);
  }

  /** A file's name as the page knows it. */
  nameOf(filename: string): string {
    return filename.startsWith(`${HOME}/`) ? filename.slice(HOME.length + 1) : filename;
  }

  move(
    step: number,
    direction: 'next' | 'previous',
    grain: 'line' | 'instruction' | 'call',
    how: 'into' | 'over' | 'out',
  ): number {
    const { recording, total } = this;
    const end = direction === 'next' ? total : this.first;
    if (direction === 'next' ? step >= end : step <= end) return end;
    if (grain === 'instruction' && how === 'into') return step + (direction === 'next' ? 1 : -1);
    recording.seek(step);
    let way = how;
    for (let i = 0; ; i++) {
      const moment = direction === 'next' ? recording.next(grain, way) : recording.previous(grain, way);
      if (!moment) return end;
      const { position } = moment;
      if (direction === 'next' ? position.step >= total : position.step <= this.first) return end;
      if (position.state !== 'running') return Math.min(position.step, total);
      if (this.isUser(position.filename)) return position.step;
      // Library code: on to the next line of the program, however it gets there.
      way = i < PATIENCE ? 'into' : 'out';
    }
  }

  toBreakpoint(step: number, direction: 'next' | 'previous', lines: { file: string; line: number }[]): number {
    const { recording } = this;
    recording.seek(step);
    const points = lines.map((b) => ({
      line: b.line,
      ...(b.file === this.program.main ? {} : { filename: `${HOME}/${b.file}` }),
    }));
    const moment = recording.runToBreakpoint(points, direction === 'next' ? 1 : -1);
    return moment ? Math.min(moment.position.step, this.total) : direction === 'next' ? this.total : this.first;
  }

  /** The first step behind another one at which a line of a part of the main file begins; -1: none. */
  toPart(after: number, from: number, to: number): number {
    this.recording.seek(after);
    const lines = Array.from({ length: to - from + 1 }, (_, i) => ({ line: from + i }));
    const moment = this.recording.runToBreakpoint(lines);
    return moment ? Math.min(moment.position.step, this.total) : -1;
  }

  /** The nth time that a line of the main file is about to run; -1: never. */
  toLine(line: number, nth: number): number {
    let from = 0;
    for (let i = 1; ; i++) {
      const moment = this.recording.seekLine(line, from);
      if (!moment) return -1;
      if (i >= nth) return moment.position.step;
      from = moment.position.step + 1;
    }
  }
}
