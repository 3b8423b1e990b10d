// What the slider shows of a run, found piece by piece so that the worker can answer in between: calls, outputs, exceptions,
// collections, births. A long run is walked through like a short one; it only takes longer until all of its marks are there.

import type { Recording } from '../../src/recorder/recording.js';
import { CALL, collectionCounters, RAISED, Walker } from '../../src/recorder/walker.js';
import type { MarkKind, OutputPiece, TimeMark } from './protocol.js';

const BUCKETS = 360;
/** Steps that are walked through at once: some 15 ms. */
const PIECE = 60_000;
/** Births come from the build that tells events, which is entered anew for each piece. */
const BIRTH_PIECE = 120_000;

/** How often something happened, by the part of the run. */
class Row {
  private readonly counts = new Uint32Array(BUCKETS + 1);
  private readonly first = new Map<number, number>();
  private readonly width: number;

  constructor(total: number) {
    this.width = Math.max(1, Math.ceil((total + 1) / BUCKETS));
  }

  add(step: number): void {
    const i = Math.min(BUCKETS, Math.floor(step / this.width));
    this.counts[i] = (this.counts[i] ?? 0) + 1;
    if (!this.first.has(i)) this.first.set(i, step);
  }

  marks(kind: MarkKind): TimeMark[] {
    const most = Math.max(1, ...this.counts);
    return [...this.first].map(([i, step]) => ({ kind, step, weight: Math.sqrt((this.counts[i] ?? 1) / most) }));
  }
}

/** Outputs are known without looking: of many neighbours one is shown. */
export function outputMarks(outputs: OutputPiece[], total: number): TimeMark[] {
  const said = { output: new Row(total), exception: new Row(total) };
  for (const o of outputs) said[o.fd === 2 ? 'exception' : 'output'].add(Math.min(o.step, total));
  return [...said.output.marks('output'), ...said.exception.marks('exception')];
}

/** Calls, exceptions and collections so far, after each piece. */
export function* walkedMarks(recording: Recording, total: number): Generator<TimeMark[]> {
  const { replayer } = recording;
  const rows = { call: new Row(total), exception: new Row(total), collection: new Row(total) };
  const counters = collectionCounters(replayer.image);
  const collected = counters.map(() => -1);
  const walker = new Walker(replayer.image, recording.codes);
  for (let low = 0; low < total; low += PIECE) {
    walker.look();
    replayer.watch(low, Math.min(low + PIECE, total), (step, frame, pc) => {
      const flags = walker.at(step, frame, pc);
      for (let generation = 0; generation < 3; generation++) {
        const now = walker.word(counters[generation] as number);
        if (now !== collected[generation] && (collected[generation] as number) >= 0) rows.collection.add(step);
        collected[generation] = now;
      }
      if (flags & CALL) rows.call.add(step);
      if (flags & RAISED) rows.exception.add(step);
      return false;
    });
    yield [...rows.call.marks('call'), ...rows.exception.marks('exception'), ...rows.collection.marks('collection')];
  }
}

/** Births so far, after each piece; the run's telling module must be there. */
export function* birthMarks(recording: Recording, total: number): Generator<TimeMark[]> {
  const row = new Row(total);
  for (let low = 0; low < total; low += BIRTH_PIECE) {
    recording.births(low, Math.min(low + BIRTH_PIECE, total), (step) => row.add(step + 1));
    yield row.marks('birth');
  }
}
