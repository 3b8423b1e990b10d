// A recording, and moving through it.

import { opname } from '../bytecode/opcodes.js';
import type { Host } from '../host/host.js';
import { QuietHost } from '../host/host.js';
import { PREFIX } from '../host/library.js';
import type { PythonProcess } from '../host/process.js';
import { nativeCallee } from '../inspector/callee.js';
import { Image } from '../inspector/image.js';
import { Layout } from '../inspector/layout.js';
import { DATA_BASE, MAIN_THREAD } from '../inspector/map.js';
import type { RecordingApi } from './api.js';
import { branchFrom } from './branch.js';
import { baseOpcode, CodeTable } from './code-table.js';
import { EventReader } from './events.js';
import { markRun } from './marks.js';
import { Recorder } from './recorder.js';
import { Replayer, type Run } from './replayer.js';
import type {
  BranchChange,
  Breakpoint,
  Change,
  EventKind,
  Grain,
  LineStop,
  Marks,
  MemoryEvent,
  Moment,
  Origin,
  Output,
  Position,
  Progress,
  RecorderCore,
  RecordOptions,
  Search,
  StepEvent,
  Watch,
  Way,
} from './types.js';
import {
  AGAIN,
  CALL,
  collectionCounters,
  depthOf,
  LINE,
  newestFrame,
  RAISED,
  RETURN,
  UNWOUND,
  Walker,
} from './walker.js';
import { type Cells, mainDict, resolveWatch } from './watches.js';

/** Instructions of the first window that a search backwards looks at; each further one is four times as long. */
const FIRST_WINDOW = 4096;
const LAST_WINDOW = 1 << 20;
/** Instructions between two reports of progress. */
const REPORT_EVERY = 1 << 19;

/** Decides on an instruction: `flags` of walker.ts. */
type Accept = (step: number, flags: number, walker: Walker) => boolean;

/** A run that one can look at from any step, and ask what happened when. */
export class Recording implements RecordingApi {
  readonly run: Run;
  readonly core: RecorderCore;
  readonly codes: CodeTable;
  private readonly layout: Layout;
  private cachedReplayer: Replayer | null = null;
  private cachedEvents: EventReader | null = null;
  private event: StepEvent | null = null;
  /** Files whose lines and calls one passes by when going *into* the next one, unless one is in such a file: the library's. */
  skips: (filename: string) => boolean = (filename) =>
    filename.startsWith('<frozen ') || filename.startsWith(`${PREFIX}/`);

  constructor(core: RecorderCore, run: Run) {
    this.core = core;
    this.run = run;
    this.layout = new Layout(core.release.layout);
    this.codes = new CodeTable(this.layout);
  }

  /** Records a program from its start to its end. A program that waits for its host (EAGAIN, sleep) wants a Recorder. */
  static record(options: RecordOptions): Recording {
    const recorder = Recorder.start(options);
    recorder.runToEnd();
    return recorder.recording;
  }

  get length(): number {
    return this.run.length;
  }

  get programEnd(): number | null {
    return this.run.programEnd;
  }

  get exitCode(): number | null {
    return this.run.exitCode;
  }

  get filename(): string {
    return this.run.filename;
  }

  get source(): string {
    return this.run.source;
  }

  get outputs(): readonly Output[] {
    return this.run.log.outputs;
  }

  get checkpointBytes(): number {
    return this.run.checkpoints.bytes;
  }

  get checkpoints(): readonly number[] {
    return this.run.checkpoints.later.map((checkpoint) => checkpoint.step);
  }

  /** The process that shows past moments. */
  get replayer(): Replayer {
    if (!this.cachedReplayer) {
      this.cachedReplayer = new Replayer(this.core.release, this.run);
      this.cachedReplayer.seek(0);
    }
    return this.cachedReplayer;
  }

  imageOf(process: PythonProcess): Image {
    return new Image(process.memory, this.layout);
  }

  // ---- where one is ----

  get moment(): Moment {
    const { replayer } = this;
    return { position: this.position(replayer), image: replayer.image };
  }

  seek(step: number): Moment {
    this.check(step);
    this.event = null;
    this.replayer.seek(step);
    return this.moment;
  }

  positionAt(step: number): Position {
    const { replayer } = this;
    const here = replayer.step;
    const { event } = this;
    const { position } = this.seek(step);
    this.replayer.seek(here);
    this.event = event;
    return position;
  }

  /** The address of __main__'s dict where one is; 0: there is none. */
  mainModule(): number {
    return mainDict(this.replayer.image);
  }

  /** A step's position, and which native function its instruction calls. */
  placeOf(step: number): { position: Position; native: string | null } {
    const { replayer } = this;
    const here = replayer.step;
    const position = this.positionAt(step);
    replayer.seek(step);
    const { image } = replayer;
    const native = position.frame
      ? nativeCallee(image, position.frame, image.ptrField(position.frame, '_PyInterpreterFrame', 'instr_ptr'))
      : null;
    replayer.seek(here);
    return { position, native };
  }

  copy(): Image {
    const { replayer } = this;
    return new Image({ buffer: replayer.process.memory.buffer.slice(0, replayer.end) }, this.layout);
  }

  private check(step: number): void {
    if (!Number.isInteger(step) || step < 0 || step > this.length)
      throw new RangeError(`there is no step ${step}: the recording has steps 0 to ${this.length}`);
  }

  private position(replayer: Replayer): Position {
    const { image, step, phase } = replayer;
    const frame = phase === 'running' ? newestFrame(image) : 0;
    const none = { frame: 0, code: 0, filename: '', name: '', line: null, instruction: 0, opcode: '', depth: 0 };
    const common = { step, state: phase, native: replayer.inNative, event: this.event };
    if (!frame) return { ...common, ...none };
    const code = image.ptrField(frame, '_PyInterpreterFrame', 'f_executable');
    const info = this.codes.of(image, code);
    const pc = image.ptrField(frame, '_PyInterpreterFrame', 'instr_ptr');
    return {
      ...common,
      frame,
      code,
      filename: info.filename,
      name: info.name,
      line: info.lines[(pc - info.start) >> 1] || null,
      instruction: pc - info.start,
      opcode: opname(baseOpcode(image.u8(pc))),
      depth: depthOf(image),
    };
  }

  // ---- moving ----

  next(grain: Grain, way: Way = 'into'): Moment | null {
    const here = this.replayer.step;
    if (grain === 'instruction' && way === 'into') return here < this.length ? this.seek(here + 1) : null;
    const found = this.forward(this.acceptStop(grain, way, here, 1));
    if (found === null) return this.endAfter(here, grain);
    return this.arrive(found, grain === 'call' ? (way === 'out' ? 'return' : 'call') : 'line', grain);
  }

  previous(grain: Grain, way: Way = 'into'): Moment | null {
    const here = this.replayer.step;
    if (grain === 'instruction' && way === 'into') return here > 0 ? this.seek(here - 1) : null;
    const found = this.backward(this.acceptStop(grain, way, here, -1));
    if (found === null) return null;
    return this.arrive(found, grain === 'call' ? 'call' : 'line', grain);
  }

  seekLine(line: number, from = 0): Moment | null {
    const here = this.replayer.step;
    this.seek(from);
    const { filename } = this;
    const accept: Accept = (_step, flags, walker) =>
      (flags & LINE) !== 0 && walker.line === line && walker.info.filename === filename;
    const found = this.forward(accept, undefined, true);
    if (found === null) {
      this.replayer.seek(here);
      return null;
    }
    return this.arrive(found, 'line', 'line');
  }

  runToBreakpoint(breakpoints: Breakpoint[], direction: 1 | -1 = 1, progress?: Progress): Moment | null {
    return this.runTo({ kind: 'breakpoint', breakpoints }, direction, progress);
  }

  runTo(search: Search, direction: 1 | -1 = 1, progress?: Progress): Moment | null {
    const here = this.replayer.step;
    if (search.kind === 'output') return this.toOutput(here, direction);
    if (search.kind === 'allocation' || search.kind === 'free') {
      const event = this.events.find(search, here, direction, progress);
      return event ? this.arriveAt(event) : null;
    }
    if (search.kind === 'breakpoint') {
      const found = this.search(this.acceptBreakpoint(search.breakpoints ?? []), direction, progress);
      return found === null ? null : this.arrive(found, 'breakpoint', 'line');
    }
    // These are seen one instruction after the one that did it.
    const accept =
      search.kind === 'exception' ? this.acceptRaise(here, direction) : this.acceptCollection(here, direction);
    const found = this.search(accept, direction, progress);
    if (found === null) return search.kind === 'exception' ? this.unhandled(here, direction) : null;
    return this.arriveAt({ kind: search.kind, step: found - 1 });
  }

  lines(from = 0, to = this.length): Iterable<LineStop> {
    this.check(from);
    this.check(to);
    return this.walkLines(from, to);
  }

  private *walkLines(from: number, to: number): Generator<LineStop> {
    // What stands before `from` is only looked at: it tells whether the first one begins a line.
    let at = this.outsideOfTracing(Math.max(from - 1, 0));
    const walker = this.walker();
    while (at < to) {
      const stops: LineStop[] = [];
      const high = Math.min(at + CHUNK, to);
      this.replayer.watch(at, high, (step, frame, pc) => {
        const flags = walker.at(step, frame, pc);
        if (step < from || flags === 0) return false;
        const { line } = walker;
        if ((flags & (UNWOUND | RAISED)) === UNWOUND) stops.push(stopAt(step, walker, line, 'unwind'));
        if (flags & CALL) stops.push(stopAt(step, walker, line || walker.info.firstLine, 'call'));
        if (flags & RAISED) stops.push(stopAt(step, walker, line, 'exception'));
        if (flags & AGAIN) stops.push(stopAt(step, walker, line, 'again'));
        if (flags & LINE) stops.push(stopAt(step, walker, line, 'line'));
        if (flags & RETURN) stops.push(stopAt(step, walker, line, 'return'));
        return false;
      });
      walker.look();
      at = high;
      yield* stops;
    }
  }

  // ---- what to stop at ----

  private acceptStop(grain: Grain, way: Way, here: number, direction: 1 | -1): Accept {
    const { depth, filename } = this.position(this.replayer);
    const passesBy = (walker: Walker): boolean => !this.skips(filename) && this.skips(walker.info.filename);
    const beyond = (step: number): boolean => (direction > 0 ? step > here : step < here);
    if (grain === 'call') {
      if (way === 'into') return (step, flags, w) => beyond(step) && (flags & CALL) !== 0 && !passesBy(w);
      // Over: calls that this frame makes, or when it is left, its callers.
      if (way === 'over') return (step, flags, w) => beyond(step) && (flags & CALL) !== 0 && w.depth <= depth + 1;
      if (direction > 0) return (step, _flags, w) => beyond(step) && w.depth < depth;
      return (step, flags, w) => beyond(step) && (flags & CALL) !== 0 && w.depth <= depth;
    }
    const wanted = grain === 'line' ? LINE : -1;
    const stops = (flags: number): boolean => wanted < 0 || (flags & wanted) !== 0;
    if (way === 'into') return (step, flags, w) => beyond(step) && stops(flags) && !passesBy(w);
    const most = way === 'over' ? depth : depth - 1;
    return (step, flags, w) => beyond(step) && stops(flags) && w.depth <= most;
  }

  private acceptBreakpoint(breakpoints: Breakpoint[]): Accept {
    const here = this.replayer.step;
    return (step, flags, walker) => {
      if ((flags & LINE) === 0 || step === here) return false;
      for (const { line, filename, condition } of breakpoints) {
        if (line !== walker.line || (filename ?? this.filename) !== walker.info.filename) continue;
        if (!condition) return true;
        const { image } = this.replayer;
        if (condition({ position: this.position(this.replayer), image })) return true;
      }
      return false;
    };
  }

  private acceptRaise(here: number, direction: 1 | -1): Accept {
    return (step, flags) => (flags & RAISED) !== 0 && (direction > 0 ? step - 1 > here : step - 1 < here);
  }

  private acceptCollection(here: number, direction: 1 | -1): Accept {
    const counters = collectionCounters(this.replayer.image);
    let before = -1;
    let last = -1;
    return (step, _flags, walker) => {
      let now = 0;
      for (const counter of counters) now += walker.word(counter);
      const collected = last === step - 1 && now !== before;
      before = now;
      last = step;
      return collected && (direction > 0 ? step - 1 > here : step - 1 < here);
    };
  }

  /** The exception that ended the program has no handler that begins. */
  private unhandled(here: number, direction: 1 | -1): Moment | null {
    const end = this.run.programEnd;
    if (direction < 0 || end === null || end - 1 <= here || !this.run.exitCode) return null;
    this.replayer.seek(end);
    const raised = this.replayer.image.ptrField(MAIN_THREAD, 'PyThreadState', 'current_exception');
    if (raised) return this.arriveAt({ kind: 'exception', step: end - 1 });
    this.replayer.seek(here);
    return null;
  }

  private toOutput(here: number, direction: 1 | -1): Moment | null {
    const { outputs } = this;
    // Noted while the instruction that wrote was counted already.
    const output = direction > 0 ? outputs.find((o) => o.step - 1 > here) : outputs.findLast((o) => o.step - 1 < here);
    if (!output) return null;
    const text = new TextDecoder().decode(output.bytes);
    return this.arriveAt({ kind: 'output', step: output.step - 1, text, value: output.fd });
  }

  // ---- searching ----

  private walker(): Walker {
    return new Walker(this.replayer.image, this.codes);
  }

  /**
   * A step at or before `step` at which no trace function and no monitor runs. A frame that waits for one stands before the
   * instruction that it executes next, so its memory does not tell which one was before: a walk that begins there cannot
   * know whether that instruction begins a line.
   */
  private outsideOfTracing(step: number): number {
    const { replayer } = this;
    for (let back = FIRST_WINDOW; ; back *= 4) {
      replayer.seek(step);
      if (step === 0 || replayer.image.i32Field(MAIN_THREAD, 'PyThreadState', 'tracing') === 0) return step;
      step = Math.max(step - back, 0);
    }
  }

  private search(accept: Accept, direction: 1 | -1, progress?: Progress): number | null {
    return direction > 0 ? this.forward(accept, progress) : this.backward(accept, progress);
  }

  /** The first step that is accepted from here on; there it stands then, or where it was. */
  private forward(accept: Accept, progress?: Progress, including = false): number | null {
    const { replayer } = this;
    const here = replayer.step;
    const start = this.outsideOfTracing(Math.max(here - (including ? 1 : 0), 0));
    const walker = this.walker();
    let found = -1;
    let report = here + REPORT_EVERY;
    replayer.watch(start, this.length, (step, frame, pc) => {
      if (step >= report) {
        report += REPORT_EVERY;
        if (progress?.(step - here, this.length - here) === false) return true;
      }
      const flags = walker.at(step, frame, pc);
      if (step < here || !accept(step, flags, walker)) return false;
      found = step;
      return true;
    });
    if (found < 0) replayer.seek(here);
    return found < 0 ? null : found;
  }

  /** The last step before here that is accepted; it stands somewhere then, or where it was. */
  private backward(accept: Accept, progress?: Progress): number | null {
    const { replayer } = this;
    const here = replayer.step;
    let high = here;
    let width = FIRST_WINDOW;
    while (high > 0) {
      const low = Math.max(high - width, 0);
      const walker = this.walker();
      let found = -1;
      replayer.watch(
        this.outsideOfTracing(Math.max(low - 1, 0)),
        Math.min(high + 1, this.length),
        (step, frame, pc) => {
          const flags = walker.at(step, frame, pc);
          if (step >= low && accept(step, flags, walker)) found = step;
          return false;
        },
      );
      if (found >= 0) return found;
      if (progress?.(here - low, here) === false) break;
      high = low;
      width = Math.min(width * 4, LAST_WINDOW);
    }
    replayer.seek(here);
    return null;
  }

  private arrive(step: number, kind: EventKind, grain: Grain): Moment {
    return grain === 'instruction' ? this.seek(step) : this.arriveAt({ kind, step });
  }

  private arriveAt(event: StepEvent): Moment {
    this.replayer.seek(event.step);
    this.event = event;
    return this.moment;
  }

  /** Nothing more comes: the program's end is the next stop, and the last one. */
  private endAfter(here: number, grain: Grain): Moment | null {
    const end = this.run.programEnd;
    if (end === null || here >= end || grain === 'call') return null;
    return this.arriveAt({ kind: 'end', step: end });
  }

  // ---- questions ----

  lastChange(watch: Watch, progress?: Progress): Change | null {
    return this.change(watch, -1, progress);
  }

  nextChange(watch: Watch, progress?: Progress): Change | null {
    return this.change(watch, 1, progress);
  }

  private change(watch: Watch, direction: 1 | -1, progress?: Progress): Change | null {
    const { replayer } = this;
    const here = replayer.step;
    const cells = resolveWatch(replayer.image, watch);
    const found = direction < 0 ? this.changeBefore(cells, here, progress) : this.changeAfter(cells, here, progress);
    const change = found && { ...found, position: this.positionAt(found.step) };
    replayer.seek(here);
    if (!change) return null;
    return { position: change.position, before: change.before, after: change.after };
  }

  private changeBefore(cells: Cells, here: number, progress?: Progress): FoundChange | null {
    const { replayer } = this;
    let high = here;
    let width = FIRST_WINDOW;
    while (high > 0) {
      const low = Math.max(high - width, 0);
      const observer = new ChangeObserver(cells, this.walker());
      replayer.watch(low, high, (step, frame, pc) => {
        observer.see(step, frame, pc);
        return false;
      });
      observer.finish(high);
      if (observer.last) return observer.last;
      if (progress?.(here - low, here) === false) return null;
      high = low;
      width = Math.min(width * 4, LAST_WINDOW);
    }
    return null;
  }

  private changeAfter(cells: Cells, here: number, progress?: Progress): FoundChange | null {
    const { replayer } = this;
    const observer = new ChangeObserver(cells, this.walker());
    let report = here + REPORT_EVERY;
    replayer.watch(here, this.length, (step, frame, pc) => {
      if (step >= report) {
        report += REPORT_EVERY;
        if (progress?.(step - here, this.length - here) === false) return true;
      }
      observer.see(step, frame, pc);
      return observer.last !== null;
    });
    if (!observer.last && replayer.step === this.length) observer.finish(this.length);
    return observer.last;
  }

  private get events(): EventReader {
    this.cachedEvents ??= new EventReader(this);
    return this.cachedEvents;
  }

  whoAllocated(address: number, progress?: Progress): Origin | null {
    return this.events.whoAllocated(address, this.replayer.step, progress);
  }

  whoDropped(address: number, direction: 1 | -1 = -1, progress?: Progress): Origin | null {
    return this.events.whoDropped(address, this.replayer.step, direction, progress);
  }

  eventsOf(from = this.replayer.step, to = from + 1): MemoryEvent[] {
    this.check(from);
    this.check(to);
    return this.events.between(from, to);
  }

  /** Tells of each object that is born in steps from..to-1. */
  births(from: number, to: number, see: (step: number) => void): void {
    this.events.countBlocks(from, to, (step, born) => {
      if (born) see(step);
    });
  }

  marks(buckets: number, options: { births?: boolean; limit?: number; progress?: Progress } = {}): Marks | null {
    return markRun(this, buckets, options, options.births ? this.events : null);
  }

  branch(step: number, change: BranchChange, host: Host = new QuietHost()): Recorder {
    this.check(step);
    return branchFrom(this, step, change, host);
  }
}

/** Instructions that are walked at once when lines are listed. */
const CHUNK = 1 << 16;

function stopAt(step: number, walker: Walker, line: number, event: LineStop['event']): LineStop {
  const { depth, frame, info } = walker;
  return { step, depth, frame, code: info.code, filename: info.filename, name: info.name, line, event };
}

interface FoundChange {
  step: number;
  before: bigint;
  after: bigint;
}

/** Compares a watched place from instruction to instruction. */
class ChangeObserver {
  last: FoundChange | null = null;
  private cells: Cells;
  private readonly walker: Walker;
  private words: number[] | null = null;
  private value = 0n;

  constructor(cells: Cells, walker: Walker) {
    this.cells = cells;
    this.walker = walker;
  }

  see(step: number, frame: number, pc: number): void {
    const { walker } = this;
    const flags = walker.at(step, frame, pc);
    if (this.cells.frame === frame && flags & CALL && pc === walker.info.start) {
      // A new call: before it these bytes were something else. What is bound already, the caller bound.
      this.cells = this.cells.again();
      const value = this.cells.value();
      this.last = value === 0n ? null : { step: step - 1, before: 0n, after: value };
      this.remember(value);
      return;
    }
    this.compare(step);
  }

  finish(step: number): void {
    this.walker.look();
    this.compare(step);
  }

  private compare(step: number): void {
    const { addresses } = this.cells;
    if (this.words) {
      let same = true;
      for (let i = 0; i < addresses.length; i++)
        if (this.walker.word(addresses[i] as number) !== this.words[i]) same = false;
      if (same) return;
    }
    // What was found at another moment may lie elsewhere now.
    this.cells = this.cells.again();
    const value = this.cells.value();
    if (this.words && value !== this.value) this.last = { step: step - 1, before: this.value, after: value };
    this.remember(value);
  }

  private remember(value: bigint): void {
    this.value = value;
    this.words = this.cells.addresses.map((address) => this.walker.word(address));
  }
}

/** Everything above the text: what two moments have to have alike. */
export const dataOf = (image: Image): Uint8Array => image.bytes(DATA_BASE, image.size - DATA_BASE);
