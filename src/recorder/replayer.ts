// A process that can be put at any step of a recording.
//
// It runs from the nearest place that it has: where it stands, a snapshot of its own, a checkpoint. The core counts the
// instructions, so the way there goes at full speed. A step below native code (in a sort key, say) is reached, too, but the
// process cannot be suspended there: the run is left by an exception thrown through the core's code. Its memory is whole then
// and can be read; the next move begins from a place before.
//
//   steps    0        checkpoint             snapshot      target
//            ├────────────┼──── full speed ──────┼─────────┼┄┄┄┄┄┄┄┄ watching: every instruction is reported
//

import type { Library } from '../host/library.js';
import { type BootOptions, PythonProcess, Status } from '../host/process.js';
import { Image } from '../inspector/image.js';
import { Layout } from '../inspector/layout.js';
import { DATA_BASE } from '../inspector/map.js';
import type { CheckpointStore, Place } from './checkpoints.js';
import { applyEvent, DivergedError, type InputEvent, type InputLog, ReplayHost } from './input-log.js';
import type { CoreBuild } from './types.js';

/** What a replay needs of a recording. */
export interface Run {
  log: InputLog;
  checkpoints: CheckpointStore;
  /** The step at which the program is over; null: not yet known, or it was stopped before. */
  programEnd: number | null;
  /** The last step. */
  length: number;
  exitCode: number | null;
  filename: string;
  source: string;
  compiled: NonNullable<BootOptions['compiled']>;
  optimize: number;
  data: ((name: string) => Uint8Array | undefined) | undefined;
  library: Library | undefined;
}

/** Called before each instruction: true ends the watch there. */
export type Watcher = (step: number, frame: number, pc: number) => boolean;

/** Thrown through the core's code to leave it. */
class Left extends Error {}

interface Snapshot extends Place {
  end: number;
  bytes: Uint8Array;
}

/** How far the process of a replay has come. */
export type Phase = 'running' | 'ended' | 'finished';

const WASM_PAGE = 65536;
/** Instructions that cost about as much as putting bytes back. */
const RESTORE_COST = 100_000;
/** A snapshot is made this far before a target that is a long way off: one may want to step back from there. */
const SNAPSHOT_BEFORE = 30_000;
const SNAPSHOT_BYTES = 32 << 20;

/** A process that goes to any step: from the checkpoint before it, with the logged answers. */
export class Replayer {
  readonly process: PythonProcess;
  readonly image: Image;
  private readonly run: Run;
  private readonly replay: ReplayHost;
  /** Where the process stands. */
  step = -1;
  phase: Phase = 'running';
  /** Native code stands below the newest frame: it cannot go on from here. */
  inNative = false;
  private waits = 0;
  private events = 0;
  /** Everything in the memory behind this is 0. */
  private dirty = DATA_BASE;
  private readonly snapshots: Snapshot[];
  private readonly spansEnd: number;

  /** `near`: another replayer of the same run, whose snapshots serve both. */
  constructor(core: CoreBuild, run: Run, near?: Replayer) {
    this.run = run;
    this.snapshots = near?.snapshots ?? [];
    this.replay = new ReplayHost(run.log, run.data);
    this.process = PythonProcess.empty(core.wasm, core.pel, {
      host: this.replay.host,
      optimize: run.optimize,
      compiled: run.compiled,
      ...(run.library ? { library: run.library } : {}),
    });
    this.image = new Image(this.process.memory, new Layout(core.layout));
    this.spansEnd = core.pel.base + (core.pel.offset.spans_end ?? 0);
  }

  /** The first address behind the process's memory. */
  get end(): number {
    return this.process.view.getUint32(this.spansEnd, true) << 20;
  }

  /** Goes to a step (in 0..length). */
  seek(step: number): void {
    if (this.step === step) return;
    this.startBefore(step);
    const far = step - this.step > 2 * SNAPSHOT_BEFORE;
    this.advance(step, far ? step - SNAPSHOT_BEFORE : -1, step + 1, null);
  }

  /**
   * Goes to `from` and on, reporting each instruction from there, until the watcher says so or `to` is reached. The step at
   * which it stands then.
   */
  watch(from: number, to: number, watcher: Watcher): number {
    if (this.step !== from || this.inNative) this.startBefore(from);
    this.advance(to, -1, from, watcher);
    return this.step;
  }

  /** From a place at or before `from` on to `to`, every instruction of it: what is nearer to `to` is not gone to. */
  onward(from: number, to: number): void {
    if (this.step !== from || this.inNative) this.startBefore(from);
    this.advance(to, -1, to + 1, null);
  }

  /** The last step at or before `step` at which the process can be suspended: no native code stands below. */
  lastResumable(step: number): number {
    let last = 0;
    const { process } = this;
    const depth = process.pelAddress('eval_depth');
    this.watch(this.run.checkpoints.at(this.run.checkpoints.before(step)).step, step, (here) => {
      if (process.view.getInt32(depth, true) === 1) last = here;
      return false;
    });
    return this.inNative ? last : step;
  }

  /** Forgets where it stands: what is done next begins from a checkpoint. */
  reset(): void {
    this.step = -1;
    this.snapshots.length = 0;
  }

  /** Stands where another replayer stands, if that can go on from there. */
  adopt(other: Replayer): void {
    if (other.inNative || other.step < 0 || other.phase !== 'running') return;
    const { end } = other;
    this.reserve(end);
    const target = new Uint8Array(this.process.memory.buffer, DATA_BASE);
    target.set(new Uint8Array(other.process.memory.buffer, DATA_BASE, end - DATA_BASE));
    if (this.dirty > end) target.fill(0, end - DATA_BASE, this.dirty - DATA_BASE);
    this.dirty = end;
    this.standAt(other.place);
  }

  private standAt(place: Place): void {
    this.step = place.step;
    this.waits = place.waits;
    this.events = place.events;
    this.replay.position = place.answers;
    this.inNative = false;
    this.phase = 'running';
  }

  /** Puts the process at a place at or before `step` from where it can run. */
  private startBefore(step: number): void {
    const { checkpoints } = this.run;
    const index = checkpoints.before(step);
    let best = checkpoints.at(index).step;
    let snapshot: Snapshot | null = null;
    for (const candidate of this.snapshots) {
      if (candidate.step <= step && candidate.step > best) {
        best = candidate.step;
        snapshot = candidate;
      }
    }
    const usable = this.step >= 0 && !this.inNative && this.phase !== 'finished' && this.step <= step;
    if (usable && step - this.step <= step - best + RESTORE_COST) return;
    const place = snapshot ?? checkpoints.at(index);
    this.reserve(place.end);
    const { dirty } = this;
    if (snapshot) {
      const target = new Uint8Array(this.process.memory.buffer, DATA_BASE);
      target.set(snapshot.bytes.subarray(0, snapshot.end - DATA_BASE));
      if (dirty > snapshot.end) target.fill(0, snapshot.end - DATA_BASE, dirty - DATA_BASE);
    } else checkpoints.restore(index, this.process.memory.buffer, dirty);
    this.dirty = place.end;
    this.standAt(place);
  }

  private reserve(end: number): void {
    const { memory } = this.process;
    const missing = end - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / WASM_PAGE));
  }

  /** Where it stands in the recorded inputs. */
  get place(): Place {
    return { step: this.step, waits: this.waits, answers: this.replay.position, events: this.events };
  }

  private snapshot(): void {
    const { end } = this;
    const size = end - DATA_BASE;
    const most = Math.max(2, Math.floor(SNAPSHOT_BYTES / size));
    // The oldest one's bytes are used again: fresh memory costs more than copying.
    const old = this.snapshots.length >= most ? this.snapshots.shift() : undefined;
    const bytes = old && old.bytes.length >= size ? old.bytes : new Uint8Array(size);
    bytes.set(new Uint8Array(this.process.memory.buffer, DATA_BASE, size));
    this.snapshots.push({ ...this.place, end, bytes });
  }

  /** The next event of the input log, if it comes before `step`'s instruction is done. */
  private nextEvent(): InputEvent | undefined {
    return this.run.log.events[this.events];
  }

  /** Whether an input comes right here. */
  private eventIsDue(): boolean {
    const event = this.nextEvent();
    return event !== undefined && event.step === this.step && event.waits === this.waits;
  }

  /** Applies what came from outside here. */
  private applyEvents(): void {
    while (this.eventIsDue()) {
      applyEvent(this.process, this.run.log.events[this.events] as InputEvent);
      this.events++;
    }
  }

  /** From where the process stands to `to`; at `snapshotAt` it is copied, from `watchFrom` on it is watched. */
  private advance(to: number, snapshotAt: number, watchFrom: number, watcher: Watcher | null): void {
    const { process } = this;
    let watching = false;
    let stopped = false;
    /** Where to look up while nothing is watched. */
    const due = (): number => {
      let next = to;
      if (watcher && watchFrom > this.step) next = Math.min(next, watchFrom);
      if (snapshotAt > this.step) next = Math.min(next, snapshotAt);
      const event = this.nextEvent();
      if (event && event.step > this.step) next = Math.min(next, event.step);
      return next;
    };
    const isOutermost = (): boolean => process.pel32('eval_depth') === 1;
    /** Leaves the run before the instruction at this.step. */
    const leave = (): boolean => {
      stopped = true;
      if (isOutermost()) return true;
      throw new Left();
    };
    const watchHere = (frame: number, pc: number): boolean => {
      if (this.step === to || watcher?.(this.step, frame, pc)) return leave();
      this.step++;
      return false;
    };
    process.onStep = (frame, pc) => {
      if (watching) {
        if (this.events < this.run.log.events.length && this.eventIsDue()) {
          // An input that came while the process stood still is given while it stands still.
          if (isOutermost()) return true;
          this.applyEvents();
        }
        return watchHere(frame, pc);
      }
      // The deadline, and native code stands below.
      this.step = process.executed;
      this.applyEvents();
      if (this.step === to) return leave();
      if (watcher && this.step >= watchFrom) {
        watching = true;
        process.setPel32('stepping', 2);
        return watchHere(frame, pc);
      }
      process.setPel64('deadline', BigInt(due()));
      return false;
    };
    const begin = (): void => {
      if (watcher && this.step >= watchFrom) watching = true;
      process.setPel32('stepping', watching ? 2 : 1);
    };
    try {
      this.inNative = false;
      while (!stopped && this.step < to && this.phase === 'running') {
        this.applyEvents();
        if (this.step === snapshotAt) this.snapshot();
        begin();
        const status = process.run((watching ? to : due()) - this.step);
        this.step = process.executed;
        process.settle();
        if (status === Status.Wait) this.waits++;
        else if (status === Status.Done) this.phase = 'ended';
      }
      if (this.phase === 'ended' && this.step < to) {
        // The end of the process: a step for its beginning, then the instructions that run in it.
        this.step++;
        process.settle(this.step);
        begin();
        process.setPel64('deadline', BigInt(due()));
        process.finish();
        this.step = process.executed;
        process.settle();
        this.phase = 'finished';
      }
    } catch (error) {
      if (!(error instanceof Left)) {
        this.step = -1;
        throw error;
      }
      this.inNative = true;
      this.phase = 'running';
      process.settle(this.step);
    } finally {
      process.onStep = undefined;
      this.dirty = Math.max(this.dirty, this.end);
    }
    if (!stopped && this.step !== to) {
      const { step } = this;
      this.step = -1;
      throw new DivergedError(`the replay ended at step ${step}, not at ${to}`);
    }
  }
}
