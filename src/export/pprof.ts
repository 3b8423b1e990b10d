// pprof's profile: what every Python line allocated, with the calls that led there. (proto/profile.proto of google/pprof)

import type { RecordingApi } from './recording.js';
import { memoryEvents, type OpenFrame, walkStack } from './walk.js';

/** Protocol buffers as far as a profile needs them: varints and things with a length. */
class Writer {
  private readonly bytes: number[] = [];

  varint(n: number): void {
    let value = n;
    while (value >= 0x80) {
      this.bytes.push((value % 0x80) | 0x80);
      value = Math.floor(value / 0x80);
    }
    this.bytes.push(value);
  }
  int(field: number, n: number): void {
    if (n === 0) return;
    this.varint(field << 3);
    this.varint(n);
  }
  packed(field: number, values: number[]): void {
    const inner = new Writer();
    for (const value of values) inner.varint(value);
    this.chunk(field, inner.finish());
  }
  chunk(field: number, content: Uint8Array): void {
    this.varint((field << 3) | 2);
    this.varint(content.length);
    for (const b of content) this.bytes.push(b);
  }
  finish(): Uint8Array {
    return Uint8Array.from(this.bytes);
  }
}

interface Sample {
  /** Function and line of each frame, the newest first. */
  locations: number[];
  count: number;
  bytes: number;
}

/** The profile, not compressed: gzip it for a file. */
export function pprof(recording: RecordingApi): Uint8Array {
  const strings = new Map<string, number>([['', 0]]);
  const str = (text: string): number => {
    let n = strings.get(text);
    if (n === undefined) {
      n = strings.size;
      strings.set(text, n);
    }
    return n;
  };
  const functions = new Map<string, { id: number; frame: OpenFrame }>();
  const locations = new Map<string, { id: number; functionId: number; line: number }>();
  const locate = (frame: OpenFrame): number => {
    const key = `${frame.filename}\0${frame.name}`;
    let f = functions.get(key);
    if (!f) {
      f = { id: functions.size + 1, frame: { ...frame } };
      functions.set(key, f);
    }
    const place = `${f.id}:${frame.line}`;
    let location = locations.get(place);
    if (!location) {
      location = { id: locations.size + 1, functionId: f.id, line: frame.line };
      locations.set(place, location);
    }
    return location.id;
  };
  const samples = new Map<string, Sample>();
  const events = memoryEvents(recording);
  let event = events.next();
  walkStack(recording, {
    at(_stop, until, stack) {
      let count = 0;
      let bytes = 0;
      for (; !event.done && event.value.step < until; event = events.next()) {
        if (event.value.kind !== 'alloc') continue;
        count++;
        bytes += event.value.value;
      }
      if (count === 0) return;
      const path = stack.map(locate).reverse();
      const key = path.join(',');
      const sample = samples.get(key);
      if (sample) {
        sample.count += count;
        sample.bytes += bytes;
      } else samples.set(key, { locations: path, count, bytes });
    },
  });
  return encode(str, strings, samples, locations, functions);
}

function encode(
  str: (text: string) => number,
  strings: Map<string, number>,
  samples: Map<string, Sample>,
  locations: Map<string, { id: number; functionId: number; line: number }>,
  functions: Map<string, { id: number; frame: OpenFrame }>,
): Uint8Array {
  const profile = new Writer();
  const valueType = (type: string, unit: string): Uint8Array => {
    const w = new Writer();
    w.int(1, str(type));
    w.int(2, str(unit));
    return w.finish();
  };
  profile.chunk(1, valueType('allocations', 'count'));
  profile.chunk(1, valueType('space', 'bytes'));
  for (const sample of samples.values()) {
    const w = new Writer();
    w.packed(1, sample.locations);
    w.packed(2, [sample.count, sample.bytes]);
    profile.chunk(2, w.finish());
  }
  for (const location of locations.values()) {
    const line = new Writer();
    line.int(1, location.functionId);
    line.int(2, location.line);
    const w = new Writer();
    w.int(1, location.id);
    w.chunk(4, line.finish());
    profile.chunk(4, w.finish());
  }
  for (const { id, frame } of functions.values()) {
    const w = new Writer();
    w.int(1, id);
    w.int(2, str(frame.name));
    w.int(3, str(frame.name));
    w.int(4, str(frame.filename));
    w.int(5, frame.firstLine);
    profile.chunk(5, w.finish());
  }
  const period = valueType('space', 'bytes');
  const defaultType = str('space');
  const texts = new TextEncoder();
  for (const text of strings.keys()) profile.chunk(6, texts.encode(text));
  profile.chunk(11, period);
  profile.int(12, 1);
  profile.int(14, defaultType);
  return profile.finish();
}
