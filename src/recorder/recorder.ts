// Records a run while it goes on: checkpoints now and then, every answer of the host.

import { QuietHost } from '../host/host.js';
import { PythonProcess, Status } from '../host/process.js';
import type { Image } from '../inspector/image.js';
import type { RecorderApi } from './api.js';
import { CheckpointStore, type Place } from './checkpoints.js';
import { applyEvent, type InputEvent, InputLog, loggingHost } from './input-log.js';
import { Recording } from './recording.js';
import type { Run } from './replayer.js';
import type { RecorderCore, RecorderState, RecordOptions, Waiting } from './types.js';

const DEFAULT_CHECKPOINT_BYTES = 64 << 20;
const WAIT_READ = 1;

/** The way to a step below native code, from the instruction that called that. */
export interface LeadIn {
  step: number;
  /** Makes the change, and goes over to the new inputs. */
  arrive: () => void;
  /** Changes of earlier branches on the way. */
  between: InputEvent[];
}

/** Runs a program and keeps what its steps need: the first image, checkpoints, answers of the host. */
export class Recorder implements RecorderApi {
  readonly recording: Recording;
  readonly process: PythonProcess;
  readonly image: Image;
  state: RecorderState = 'running';
  exitCode: number | null = null;
  /** A branch whose step lies below native code: what is repeated on the way there. */
  leadIn: LeadIn | null = null;
  private firstDeadline = 0;
  private readonly recorded: Run;
  private waits: number;

  private constructor(recording: Recording, process: PythonProcess, waits: number) {
    this.recording = recording;
    this.recorded = recording.run;
    this.process = process;
    this.image = recording.imageOf(process);
    this.waits = waits;
  }

  /** Boots a process with the program on its stack. Throws Error when the memory limit does not allow one. */
  static start(options: RecordOptions): Recorder {
    const { core, source, filename = '<string>', fromFile = false, host = new QuietHost(), site = true } = options;
    const log = new InputLog();
    let booted: PythonProcess | null = null;
    const compiled: Run['compiled'] = new Map();
    const library = options.library ?? core.library;
    const process = PythonProcess.boot(core.release.wasm, core.release.pel, {
      ...options,
      ...(library ? { library } : {}),
      site: site && library !== undefined,
      compiled,
      host: loggingHost(host, log, () => booted?.executed ?? 0),
    });
    booted = process;
    if ((options.siteBuiltins ?? (site && !library)) && process.core.addSiteBuiltins() < 0)
      throw new Error('the memory limit is too small to start Python');
    const text = typeof source === 'string' ? source : new TextDecoder().decode(source);
    if (filename === '<string>') log.sources.set(filename, new TextEncoder().encode(text));
    if (options.module) process.startModule(options.module.name, options.module.argv0);
    else process.start(source, filename, fromFile);
    process.settle(0);
    const place: Place = { step: process.executed, waits: 0, answers: log.answers.length, events: 0 };
    const end = process.pel32('spans_end') << 20;
    const first = CheckpointStore.image(process.memory.buffer, end >>> 0, place);
    const run: Run = {
      log,
      checkpoints: new CheckpointStore(first, options.checkpointBytes ?? DEFAULT_CHECKPOINT_BYTES),
      programEnd: null,
      length: place.step,
      exitCode: null,
      compiled,
      optimize: options.optimize ?? 0,
      library,
      data: host.data ? (name) => host.data?.(name) : undefined,
      filename,
      source: text,
    };
    return new Recorder(new Recording(core, run), process, 0);
  }

  /** Goes on from where a process stands: the way branches begin. */
  static goOn(core: RecorderCore, run: Run, process: PythonProcess, waits: number): Recorder {
    return new Recorder(new Recording(core, run), process, waits);
  }

  get step(): number {
    return this.recorded.length;
  }

  get waiting(): Waiting | null {
    if (this.state !== 'waiting') return null;
    return {
      kind: this.process.pel32('wait_kind') === WAIT_READ ? 'read' : 'sleep',
      argument: Number(this.process.pel64('wait_argument')),
    };
  }

  run(budget = 1_000_000): RecorderState {
    if (this.state === 'done' || this.state === 'stopped') return this.state;
    const { process, recorded } = this;
    const { checkpoints } = recorded;
    const goal = recorded.length + budget;
    if (this.leadIn) this.prepareLeadIn(this.leadIn, goal);
    while (recorded.length < goal) {
      const next = this.firstDeadline || Math.max(Math.min(goal, checkpoints.next), recorded.length + 1);
      this.firstDeadline = 0;
      const status = process.run(next - process.executed);
      process.onStep = undefined;
      process.settle();
      recorded.length = process.executed;
      if (status === Status.Done) return this.end();
      if (status === Status.Wait) {
        this.waits++;
        this.state = 'waiting';
        return this.state;
      }
      if (recorded.length >= checkpoints.next) checkpoints.add(process.memory.buffer, this.memoryEnd, this.place);
    }
    this.state = 'running';
    return this.state;
  }

  /** Runs to the end; what sleeps does not wait. It stops where the program waits for input that the host does not have yet. */
  runToEnd(): Recording {
    for (;;) {
      const state = this.run(1 << 30);
      if (state !== 'running' && this.waiting?.kind !== 'sleep') return this.recording;
    }
  }

  interrupt(): void {
    if (this.state === 'done' || this.state === 'stopped') return;
    this.recorded.log.events.push({ step: this.step, waits: this.waits, kind: 'interrupt', source: '', frame: 0 });
    this.process.interrupt();
  }

  stop(): void {
    if (this.state !== 'done') this.state = 'stopped';
    this.recorded.checkpoints.finish();
  }

  private get memoryEnd(): number {
    return (this.process.pel32('spans_end') << 20) >>> 0;
  }

  private get place(): Place {
    const { log, length } = this.recorded;
    return { step: length, waits: this.waits, answers: log.answers.length, events: log.events.length };
  }

  /** The next `run` leads to a step that lies below native code, and past it. */
  private prepareLeadIn({ step, arrive, between }: LeadIn, goal: number): void {
    const { process } = this;
    const stops: { step: number; apply: () => void }[] = between.map((event) => ({
      step: event.step,
      apply: () => {
        applyEvent(process, event);
      },
    }));
    stops.push({ step, apply: arrive });
    const first = stops[0]?.step ?? step;
    process.setPel32('stepping', 1);
    let i = 0;
    process.onStep = () => {
      for (let here = process.executed; stops[i]?.step === here; i++) stops[i]?.apply();
      const next = stops[i];
      process.setPel64('deadline', BigInt(next?.step ?? goal));
      if (!next) process.setPel32('stepping', 0);
      return false;
    };
    this.leadIn = null;
    this.firstDeadline = first;
  }

  /** The program is over: its end is run, too. */
  private end(): RecorderState {
    const { process, recorded } = this;
    recorded.programEnd = recorded.length;
    process.settle(recorded.length + 1);
    recorded.exitCode = process.finish();
    process.settle();
    recorded.length = process.executed;
    recorded.checkpoints.finish();
    this.exitCode = recorded.exitCode;
    this.state = 'done';
    return this.state;
  }
}
