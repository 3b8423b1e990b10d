// speedscope's file format: each function from its call to its return, on a time of executed instructions.

import type { RecordingApi } from './recording.js';
import { endOf, walkStack } from './walk.js';

/** speedscope's file format. */
export interface SpeedscopeFile {
  $schema: string;
  name: string;
  exporter: string;
  activeProfileIndex: number;
  shared: { frames: { name: string; file: string; line: number }[] };
  profiles: {
    type: 'evented';
    name: string;
    unit: 'none';
    startValue: number;
    endValue: number;
    events: { type: 'O' | 'C'; frame: number; at: number }[];
  }[];
}

/** A recording as a profile of calls for speedscope; the unit is a step. */
export function speedscope(recording: RecordingApi): SpeedscopeFile {
  const frames: { name: string; file: string; line: number }[] = [];
  const numbers = new Map<string, number>();
  const frameOf = (name: string, file: string, line: number): number => {
    const key = `${file}\0${name}`;
    let n = numbers.get(key);
    if (n === undefined) {
      n = frames.push({ name, file, line }) - 1;
      numbers.set(key, n);
    }
    return n;
  };
  const events: { type: 'O' | 'C'; frame: number; at: number }[] = [];
  const end = endOf(recording);
  walkStack(recording, {
    open: (at, f) => events.push({ type: 'O', frame: frameOf(f.name, f.filename, f.firstLine), at }),
    close: (at, f) => events.push({ type: 'C', frame: frameOf(f.name, f.filename, f.firstLine), at }),
  });
  return {
    $schema: 'https://www.speedscope.app/file-format-schema.json',
    name: recording.filename,
    exporter: 'pellucid',
    activeProfileIndex: 0,
    shared: { frames },
    profiles: [
      {
        type: 'evented',
        name: `${recording.filename} (instructions)`,
        unit: 'none',
        startValue: 0,
        endValue: end,
        events,
      },
    ],
  };
}
