// What the worker holds: the run, and answers about any of its steps.

import { LineCache } from '../../src/inspector/frames.js';
import { forgetCode, instructionsOf } from './code.js';
import { allocatorView, segmentViews } from './memory.js';
import { pictureOf, type Snapshot, snapshot } from './picture.js';
import type {
  Direction,
  Grain,
  OutputPiece,
  Picture,
  PictureOptions,
  Problem,
  Program,
  RunSummary,
} from './protocol.js';
import { type CoreFiles, Timeline } from './timeline.js';

const SLICE_MS = 30;

export class Session {
  private timeline: Timeline | undefined;
  private lines = new LineCache();
  private readonly core: CoreFiles;
  private readonly progress: (steps: number, outputs: OutputPiece[]) => void;
  private sent = 0;
  private lastSnapshot: { key: string; shot: Snapshot } | undefined;

  constructor(core: CoreFiles, progress: (steps: number, outputs: OutputPiece[]) => void) {
    this.core = core;
    this.progress = progress;
  }

  private get run(): Timeline {
    if (!this.timeline) throw new Error('nothing has been run yet');
    return this.timeline;
  }

  async record(program: Program, limit: number): Promise<RunSummary> {
    this.timeline?.interrupt();
    this.lines = new LineCache();
    this.lastSnapshot = undefined;
    forgetCode();
    this.sent = 0;
    const began = performance.now();
    this.timeline = new Timeline(this.core, program);
    return this.goOn(limit, began);
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
    const outputs = run.outputs.slice(this.sent);
    this.sent = run.outputs.length;
    return {
      total: run.total,
      state: run.ended ? 'ended' : run.waiting ? 'waiting' : stopped ? 'stopped' : 'limit',
      exitCode: run.exitCode,
      outputs,
      marks: run.marks(),
      problem: run.ended && run.exitCode !== 0 ? problemOf(run.outputs) : null,
      milliseconds: performance.now() - began,
    };
  }

  private shot(step: number, options: PictureOptions): Snapshot {
    const key = `${step}/${JSON.stringify({ ...options, grain: '' })}`;
    if (this.lastSnapshot?.key === key) return this.lastSnapshot.shot;
    this.run.seek(step);
    const shot = snapshot(this.run.image, step, options, this.lines);
    return shot;
  }

  picture(step: number, options: PictureOptions): Picture {
    const { run } = this;
    const wanted = Math.max(0, Math.min(step, run.total));
    const since = wanted === 0 ? 0 : run.move(wanted, 'previous', options.grain, 'into');
    const before = wanted === 0 ? undefined : this.shot(since, options);
    const lastCode = wanted > 0 ? this.lastInstruction(wanted) : undefined;
    run.seek(wanted);
    const now = snapshot(run.image, wanted, options, this.lines);
    // Stepping forward compares with this one; marks are set on copies of it only.
    this.lastSnapshot = {
      key: `${wanted}/${JSON.stringify({ ...options, grain: '' })}`,
      shot: structuredClone(now),
    };
    const last = run.place(Math.max(0, wanted - 1));
    const upTo = (n: number): number => run.outputs.filter((o) => o.step <= n).length;
    const outputs = upTo(wanted);
    return pictureOf(run.image, {
      now,
      before,
      since,
      lastFile: wanted === 0 ? '' : last.file,
      lastLine: wanted === 0 ? null : last.line,
      lastInstruction: lastCode,
      outputs,
      ended: run.ended && wanted === run.total,
      printed: run.outputs
        .slice(upTo(since), outputs)
        .map((o) => o.text)
        .join(''),
    });
  }

  /** The instruction that led to a step. */
  private lastInstruction(step: number) {
    const { run } = this;
    run.seek(step - 1);
    const at = run.instruction();
    return at && instructionsOf(run.image, at.code).instructions.find((i) => i.offset === at.offset);
  }

  move(step: number, direction: Direction, grain: Grain, how: 'into' | 'over' | 'out'): number {
    return this.run.move(step, direction, grain, how);
  }

  toBreakpoint(step: number, direction: Direction, lines: { file: string; line: number }[]): number {
    const { run } = this;
    const d = direction === 'next' ? 1 : -1;
    for (let s = step + d; s > 0 && s < run.total; s += d) {
      if (!run.startsLine(s)) continue;
      const place = run.place(s);
      if (lines.some((l) => l.line === place.line && l.file === place.file)) return s;
    }
    return d > 0 ? run.total : 0;
  }

  /** The nth time that a line is about to run; -1: never. */
  toLine(file: string, line: number, nth: number): number {
    const { run } = this;
    let left = nth;
    for (let s = 0; s < run.total; s++) {
      if (!run.startsLine(s)) continue;
      const place = run.place(s);
      if (place.line === line && place.file === file && --left <= 0) return s;
    }
    return -1;
  }

  /** The nth beginning of a line, from 1: what Python Tutor counts. */
  nthLine(n: number): number {
    let step = 0;
    for (let i = 0; i < n && step < this.run.total; i++) step = this.run.move(step, 'next', 'line', 'into');
    return step;
  }

  /** A saved recording. */
  async load(_bytes: Uint8Array): Promise<{ summary: RunSummary; program: Program }> {
    throw new Error('this build cannot read recordings');
  }

  allocator(step: number) {
    this.run.seek(step);
    return allocatorView(this.run.image);
  }

  segments(step: number) {
    this.run.seek(step);
    return segmentViews(this.run.image);
  }

  get image() {
    return this.run.image;
  }
}

/** The last lines of a traceback as data. */
function problemOf(outputs: OutputPiece[]): Problem | null {
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
    file: place?.[1] ?? '',
    line: place ? Number(place[2]) : null,
    column: caret && source ? (caret[1]?.length ?? 4) - 4 : null,
    endColumn: caret && source ? (caret[1]?.length ?? 4) - 4 + (caret[2]?.length ?? 1) : null,
    syntax,
  };
}
