// What the worker holds: the run, and answers about any of its steps.

import { dictItems } from '../../src/inspector/containers.js';
import { describe } from '../../src/inspector/describe.js';
import { LineCache, readFrames } from '../../src/inspector/frames.js';
import type { Image } from '../../src/inspector/image.js';
import { isSubclass, typeName, typeOf } from '../../src/inspector/types.js';
import type { BranchChange, Watch } from '../../src/recorder/types.js';
import { forgetCode, instructionsOf } from './code.js';
import type { ExportedFile } from './formats.js';
import type { Graphs } from './graph-views.js';
import { birthMarks, outputMarks, walkedMarks } from './marks.js';
import { allocatorView, segmentViews } from './memory.js';
import { pictureOf, type Snapshot, snapshot } from './picture.js';
import type {
  BytesView,
  CollectorView,
  Direction,
  Grain,
  OutputPiece,
  Picture,
  PictureOptions,
  Problem,
  Program,
  RetainersView,
  RunSummary,
  TimeMark,
} from './protocol.js';
import { type CoreFiles, Timeline } from './timeline.js';

const SLICE_MS = 30;
const QUIET_MS = 120;
const MEMORY_LIMIT = 512 << 20;

/** The worker's side: one recorded run, and what the page asks of it. */
export class Session {
  private timeline: Timeline | undefined;
  private lines = new LineCache();
  private readonly core: CoreFiles;
  private readonly progress: (steps: number, outputs: OutputPiece[]) => void;
  private readonly showMarks: (marks: TimeMark[]) => void;
  /** When the page asked last: marks are looked for while it asks nothing. */
  private asked = 0;
  private marking = 0;
  private walked: { run: Timeline; total: number; marks: TimeMark[] } | undefined;
  private graphs: Graphs | undefined;
  private atStart: Set<number> | undefined;
  private sent = 0;
  private lastSnapshot: { key: string; shot: Snapshot } | undefined;

  constructor(
    core: CoreFiles,
    progress: (steps: number, outputs: OutputPiece[]) => void,
    showMarks: (marks: TimeMark[]) => void = () => {},
  ) {
    this.core = core;
    this.progress = progress;
    this.showMarks = showMarks;
  }

  private get run(): Timeline {
    if (!this.timeline) throw new Error('nothing has been run yet');
    return this.timeline;
  }

  record(program: Program, limit: number): Promise<RunSummary> {
    const began = performance.now();
    this.begin(Timeline.start(this.core, program, MEMORY_LIMIT));
    return this.goOn(limit, began);
  }

  private begin(timeline: Timeline): void {
    this.timeline?.interrupt();
    this.lines = new LineCache();
    this.lastSnapshot = undefined;
    forgetCode();
    this.graphs?.forget();
    this.atStart = undefined;
    this.sent = 0;
    this.timeline = timeline;
  }

  /** The module that tells events: it comes later, nothing waits for it. */
  setTelling(telling: WebAssembly.Module): void {
    this.core.telling = telling;
    this.timeline?.setTelling(telling);
    if (this.timeline && (this.timeline.ended || this.timeline.total > 0)) void this.mark(this.timeline);
  }

  input(text: string, end: boolean, limit: number): Promise<RunSummary> {
    this.run.give(text, end);
    return this.goOn(limit, performance.now());
  }

  stop(): void {
    this.timeline?.interrupt();
  }

  async goOn(limit: number, began = performance.now()): Promise<RunSummary> {
    const { run } = this;
    let stopped = false;
    while (run.record(SLICE_MS, limit)) {
      const fresh = run.outputs.slice(this.sent);
      this.sent = run.outputs.length;
      this.progress(run.total, fresh);
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (run !== this.timeline) throw new Error('another program was started');
      if (run.stopAsked) {
        stopped = true;
        break;
      }
    }
    run.stopAsked = false;
    return this.summary(began, stopped);
  }

  /**
   * Finds what the slider shows, piece by piece, whenever the page has asked nothing for a moment; births when the module that
   * tells them is there.
   */
  private async mark(run: Timeline): Promise<void> {
    const id = ++this.marking;
    const { total } = run;
    const outputs = outputMarks(run.outputs, total);
    const rest = async (): Promise<boolean> => {
      do await new Promise((resolve) => setTimeout(resolve, performance.now() - this.asked < QUIET_MS ? QUIET_MS : 0));
      while (performance.now() - this.asked < QUIET_MS);
      return run === this.timeline && id === this.marking;
    };
    if (this.walked?.run !== run || this.walked.total !== total) {
      let marks: TimeMark[] = [];
      if (!(await rest())) return;
      for (const some of walkedMarks(run.recording, total)) {
        marks = some;
        if (!(await rest())) return;
      }
      this.walked = { run, total, marks };
    }
    const walked = this.walked.marks;
    this.showMarks([...outputs, ...walked]);
    if (!run.tells) return;
    let born: TimeMark[] = [];
    for (const some of birthMarks(run.recording, total)) {
      born = some;
      if (!(await rest())) return;
    }
    this.showMarks([...born, ...outputs, ...walked]);
  }

  /** The page asks something: what only runs in between waits. */
  touch(): void {
    this.asked = performance.now();
  }

  private summary(began: number, stopped: boolean): RunSummary {
    const { run } = this;
    void this.mark(run);
    const all = run.outputs;
    const outputs = all.slice(this.sent);
    this.sent = all.length;
    return {
      total: run.total,
      state: run.ended ? 'ended' : run.waiting ? 'waiting' : stopped ? 'stopped' : 'limit',
      exitCode: run.exitCode,
      outputs,
      problem: run.ended && run.exitCode !== 0 ? problemOf(all, (name) => run.nameOf(name)) : null,
      milliseconds: performance.now() - began,
    };
  }

  private shot(step: number, options: PictureOptions): Snapshot {
    const key = `${step}/${JSON.stringify({ ...options, grain: '' })}`;
    if (this.lastSnapshot?.key === key) return this.lastSnapshot.shot;
    this.run.seek(step);
    const shot = snapshot(this.run.image, step, options, this.lines, this.run);
    return shot;
  }

  picture(step: number, options: PictureOptions): Picture {
    const { run } = this;
    const wanted = Math.max(run.first, Math.min(step, run.total));
    const since = wanted <= run.first ? wanted : run.move(wanted, 'previous', options.grain, 'into');
    const before = wanted <= run.first ? undefined : this.shot(since, options);
    const past = wanted > 0 ? run.position(wanted - 1) : undefined;
    const lastCode =
      past?.code && past.state === 'running'
        ? instructionsOf(run.seek(wanted - 1), past.code).instructions.find((i) => i.offset === past.instruction)
        : undefined;
    run.seek(wanted);
    const now = snapshot(run.image, wanted, options, this.lines, run);
    // Stepping forward compares with this one; marks are set on copies of it only.
    this.lastSnapshot = {
      key: `${wanted}/${JSON.stringify({ ...options, grain: '' })}`,
      shot: structuredClone(now),
    };
    const upTo = (n: number): number => run.outputs.filter((o) => o.step <= n).length;
    const outputs = upTo(wanted);
    return pictureOf(run.image, {
      now,
      before,
      since,
      lastFile: run.nameOf(past?.filename ?? ''),
      lastLine: past?.line || null,
      lastInstruction: lastCode,
      outputs,
      told: before ? run.events(since, wanted) : null,
      ended: run.ended && wanted >= run.programEnd,
      printed: run.outputs
        .slice(upTo(since), outputs)
        .map((o) => o.text)
        .join(''),
    });
  }

  move(step: number, direction: Direction, grain: Grain, how: 'into' | 'over' | 'out'): number {
    return this.run.move(step, direction, grain, how);
  }

  toBreakpoint(step: number, direction: Direction, lines: { file: string; line: number }[]): number {
    return this.run.toBreakpoint(step, direction, lines);
  }

  /** The nth time that a line of the main file is about to run; -1: never. */
  toLine(_file: string, line: number, nth: number): number {
    return this.run.toLine(line, nth);
  }

  /** For each part of the main file, from line to line, the step at which it first runs; -1: never. They run in order. */
  cellSteps(parts: [from: number, to: number][]): number[] {
    const { run } = this;
    let at = 0;
    return parts.map(([from, to]) => {
      const step = from <= to ? run.toPart(at, from, to) : -1;
      if (step >= 0) at = step;
      return step;
    });
  }

  /** The nth beginning of a line, from 1: what Python Tutor counts. */
  nthLine(n: number): number {
    let step = this.run.first;
    for (let i = 0; i < n && step < this.run.total; i++) step = this.run.move(step, 'next', 'line', 'into');
    return step;
  }

  /** A saved recording. */
  async load(bytes: Uint8Array): Promise<{ summary: RunSummary; program: Program }> {
    const began = performance.now();
    const timeline = await Timeline.load(this.core, bytes);
    this.begin(timeline);
    return { summary: this.summary(began, false), program: timeline.program };
  }

  /** A file in one of the formats that other tools read. */
  async exportAs(step: number, format: string): Promise<ExportedFile> {
    if (format === 'pellucid') {
      const { saveRecording } = await import('../../src/recorder/file.js');
      return { suffix: '.pellucid', type: 'application/octet-stream', data: saveRecording(this.run.recording) };
    }
    await this.core.names?.();
    const { writeFormat } = await import('./formats.js');
    return writeFormat(this.run, step, format, this.core.telling !== undefined);
  }

  /** Goes on from a step with something changed, as another run. */
  branch(step: number, change: BranchChange, limit: number): Promise<RunSummary> {
    const timeline = this.run.branch(step, change, this.core);
    this.begin(timeline);
    return this.goOn(limit);
  }

  whoAllocated(step: number, address: number): { step: number } | null {
    this.run.seek(step);
    const origin = this.run.recording.whoAllocated(address);
    return origin && { step: origin.position.step };
  }

  lastChange(step: number, watch: Watch): { step: number; line: number | null; file: string } | null {
    this.run.seek(step);
    const change = this.run.recording.lastChange(watch);
    return (
      change && {
        step: change.position.step,
        line: change.position.line,
        file: this.run.nameOf(change.position.filename),
      }
    );
  }

  /** The same for what stands in a row of a card. */
  lastRowChange(step: number, object: number, label: string): ReturnType<Session['lastChange']> {
    return this.lastChange(step, watchOf(this.run.seek(step), object, label));
  }

  allocator(step: number) {
    this.run.seek(step);
    return allocatorView(this.run.image);
  }

  async segments(step: number) {
    await this.core.names?.();
    this.run.seek(step);
    return segmentViews(this.run.image);
  }

  async bytes(step: number, address: number): Promise<BytesView> {
    const { bytesView } = await import('./bytes.js');
    const graphs = await this.graphsOf();
    const image = this.run.seek(step);
    return bytesView(image, graphs.at(step, image), address);
  }

  async retainers(step: number, address: number): Promise<RetainersView | null> {
    const { retainersOf } = await import('./graph-views.js');
    const graphs = await this.graphsOf();
    const image = this.run.seek(step);
    return retainersOf(graphs.at(step, image), graphs.dominators(step, image), address);
  }

  async collector(step: number): Promise<CollectorView> {
    const { collection, tracked } = await import('./collection.js');
    const graphs = await this.graphsOf();
    const { run } = this;
    if (!this.atStart) this.atStart = tracked(graphs.at(run.first, run.seek(run.first)));
    const image = run.seek(step);
    const roots = readFrames(image, this.lines).flatMap((f) => [...f.slots, ...f.stack].map((x) => x.target));
    return collection(graphs.at(step, image), this.atStart, roots.length > 0 ? roots : [run.mainDict]);
  }

  /** The code for the whole heap's graph is loaded when somebody asks for it. */
  private async graphsOf(): Promise<Graphs> {
    await this.core.names?.();
    const { Graphs } = await import('./graph-views.js');
    this.graphs ??= new Graphs();
    return this.graphs;
  }
}

/** What is watched to know when a row of an object's card changed. */
function watchOf(image: Image, object: number, label: string): Watch {
  if (label.startsWith('.')) return { attribute: label.slice(1), object };
  const type = typeOf(image, object);
  const index = /^\[(\d+)\]$/.exec(label)?.[1];
  if (index !== undefined && isSubclass(image, type, 'list')) return { item: Number(index), object };
  if (isSubclass(image, type, 'dict')) {
    const row = describe(image, object).references.findIndex((r) => r.label === label);
    const key = dictItems(image, object)[row]?.[0];
    if (key) return { item: key, object };
  }
  if (typeName(image, type) === 'cell') return { address: image.at(object, 'PyCellObject', 'ob_ref'), length: 8 };
  throw new Error('it has been so since it was made');
}

/** The last lines of a traceback as data. */
function problemOf(outputs: OutputPiece[], nameOf: (file: string) => string): Problem | null {
  const text = outputs
    .filter((o) => o.fd === 2)
    .map((o) => o.text)
    .join('');
  const last = /^([A-Za-z_][\w.]*)(?:: ([\s\S]*))?$/m.exec(text.trimEnd().split('\n').at(-1) ?? '');
  if (!last) return null;
  const places = [...text.matchAll(/^ {2}File "(.*?)", line (\d+)(, in )?/gm)];
  const place = places.at(-1);
  const syntax = place !== undefined && place[3] === undefined;
  const caret = syntax ? /\n( +)(\^+)\n/.exec(text) : null;
  const source = syntax ? /\n {4}(.*)\n +\^/.exec(text) : null;
  return {
    type: last[1] ?? '',
    message: last[2] ?? '',
    file: nameOf(place?.[1] ?? ''),
    line: place ? Number(place[2]) : null,
    column: caret && source ? (caret[1]?.length ?? 4) - 4 : null,
    endColumn: caret && source ? (caret[1]?.length ?? 4) - 4 + (caret[2]?.length ?? 1) : null,
    syntax,
  };
}
