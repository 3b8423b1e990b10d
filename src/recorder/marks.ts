// A whole run at a glance: how much of what happened where, for a slider.

import type { EventReader } from './events.js';
import type { Recording } from './recording.js';
import type { Marks, Progress, StepEvent } from './types.js';
import { CALL, collectionCounters, LINE, RAISED, Walker } from './walker.js';

/** Instructions that are walked between two reports of progress. */
const CHUNK = 1 << 19;
const DEFAULT_LIMIT = 1000;

/** Null: `progress` said that it is not wanted any more. */
export function markRun(
  recording: Recording,
  buckets: number,
  options: { limit?: number; progress?: Progress },
  reader: EventReader | null,
): Marks | null {
  const { length, replayer } = recording;
  const { limit = DEFAULT_LIMIT, progress } = options;
  const here = replayer.step;
  const width = Math.max(1, Math.ceil((length + 1) / buckets));
  const row = (): Uint32Array => new Uint32Array(buckets);
  const marks: Marks = {
    width,
    calls: row(),
    lines: row(),
    outputs: row(),
    exceptions: row(),
    collections: row(),
    births: row(),
    deaths: row(),
    events: [],
  };
  const count = (counts: Uint32Array, step: number): void => {
    counts[Math.floor(step / width)] = (counts[Math.floor(step / width)] ?? 0) + 1;
  };
  const kept = { output: 0, exception: 0, collection: 0 };
  const note = (kind: 'output' | 'exception' | 'collection', step: number, more: Partial<StepEvent> = {}): void => {
    if (kept[kind]++ < limit) marks.events.push({ kind, step, ...more });
  };
  for (const { step, fd, bytes } of recording.outputs) {
    const at = Math.max(step - 1, 0);
    count(marks.outputs, at);
    if (kept.output < limit) note('output', at, { value: fd, text: new TextDecoder().decode(bytes) });
  }
  const counters = collectionCounters(replayer.image);
  const collected = counters.map(() => -1);
  const walker = new Walker(replayer.image, recording.codes);
  for (let low = 0; low < length; low += CHUNK) {
    const high = Math.min(low + CHUNK, length);
    walker.look();
    replayer.watch(low, high, (step, frame, pc) => {
      const flags = walker.at(step, frame, pc);
      for (let generation = 0; generation < 3; generation++) {
        const now = walker.word(counters[generation] as number);
        if (now === collected[generation]) continue;
        if ((collected[generation] as number) >= 0) {
          count(marks.collections, step - 1);
          note('collection', step - 1, { value: generation });
        }
        collected[generation] = now;
      }
      if (flags === 0) return false;
      if (flags & LINE) count(marks.lines, step);
      if (flags & CALL) count(marks.calls, step);
      if (flags & RAISED) {
        count(marks.exceptions, step - 1);
        note('exception', step - 1);
      }
      return false;
    });
    if (progress?.(high, length) === false) {
      replayer.seek(here);
      return null;
    }
  }
  if (reader) reader.countBlocks(0, length, (step, born) => count(born ? marks.births : marks.deaths, step));
  marks.events.sort((a, b) => a.step - b.step);
  replayer.seek(here);
  return marks;
}
