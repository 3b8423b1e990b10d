// The file format: what is wrong with a file is said, and nothing is lost when one cannot be written.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeWhole } from '../../cli/recordings.js';
import { DATA_BASE } from '../../src/inspector/map.js';
import { CheckpointStore, PAGE } from '../../src/recorder/checkpoints.js';
import { Reader, Writer } from '../../src/recorder/codec.js';
import { loadRecording, RecordingFormatError, saveRecording } from '../../src/recorder/file.js';
import type { Recording } from '../../src/recorder/recording.js';
import { record, recorderCore } from './support.js';

const recording = record('x = [1, 2, 3]\nprint(x)\n');
const file = saveRecording(recording);
const load = (bytes: Uint8Array): Recording => loadRecording(recorderCore(), bytes);

test('a file that is none, or cut off, or newer', () => {
  expect(() => load(new Uint8Array(0))).toThrow('this is no recording of Pellucid');
  expect(() => load(new TextEncoder().encode('print("hello")\n'))).toThrow('this is no recording of Pellucid');
  expect(() => load(file.subarray(0, 20))).toThrow('the recording is cut off after 20 bytes');
  for (let i = 0; i < 100; i++) {
    const n = 28 + Math.floor(((file.length - 28) * i) / 100);
    expect(() => load(file.subarray(0, n))).toThrow(`the recording is cut off: ${n} of ${file.length} bytes are there`);
  }
  for (let n = 8; n < 28; n++) expect(() => load(file.subarray(0, n))).toThrow(RecordingFormatError);
  for (const n of [file.length - 1])
    expect(() => load(file.subarray(0, n))).toThrow(`the recording is cut off: ${n} of ${file.length} bytes are there`);
  const newer = file.slice();
  newer[8] = 9;
  expect(() => load(newer)).toThrow(/version 9 of the format, and this Pellucid reads version 1: a newer one wrote it/);
  const older = file.slice();
  older[8] = 0;
  expect(() => load(older)).toThrow(
    /version 0 of the format, and this Pellucid reads version 1: an older one wrote it/,
  );
});

test('bytes that only look like a recording', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat({ max: file.length - 1 }), (noise, at) => {
      expect(() => load(noise)).toThrow(RecordingFormatError);
      // The beginning of one, and noise behind it: too short, or not what the checksums say.
      const mixed = file.slice();
      mixed.set(noise.subarray(0, file.length - at), at);
      try {
        const loaded = load(mixed);
        loaded.seek(loaded.length);
      } catch (error) {
        expect(error).toBeInstanceOf(RecordingFormatError);
      }
    }),
    { numRuns: 60 },
  );
});

test('steps that are none', () => {
  for (const step of [-1, recording.length + 1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => recording.seek(step)).toThrow(RangeError);
    expect(() => recording.branch(step, { kind: 'none' })).toThrow(RangeError);
    expect(() => recording.eventsOf(step)).toThrow(RangeError);
  }
  expect(recording.seek(recording.length).position.state).toBe('finished');
});

test('another build of the core', () => {
  const core = recorderCore();
  const other = { ...core, release: { ...core.release, pel: { ...core.release.pel, build: 'other' } } };
  expect(() => loadRecording(other, file)).toThrow(/a recording of another build of Pellucid/);
});

test('a byte that is wrong, anywhere, is an error that says so', () => {
  for (let i = 0; i < 150; i++) {
    const at = i < 40 ? i : Math.floor((file.length * (i - 39)) / 112);
    const damaged = file.slice();
    damaged[at] = (damaged[at] ?? 0) ^ 0x55;
    let error: unknown;
    try {
      const loaded = load(damaged);
      loaded.seek(loaded.length);
    } catch (caught) {
      error = caught;
    }
    expect(error, `byte ${at}`).toBeInstanceOf(RecordingFormatError);
  }
});

test('a failed save leaves the old file whole', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pellucid-'));
  try {
    const target = path.join(folder, 'run.pellucid');
    writeWhole(target, file);
    expect(fs.readFileSync(target).equals(file)).toBe(true);
    // The new file cannot take the place of a folder: what is there stays, and nothing else is left behind.
    const taken = path.join(folder, 'taken');
    fs.mkdirSync(taken);
    fs.writeFileSync(path.join(taken, 'old'), 'old');
    expect(() => writeWhole(taken, file)).toThrow();
    expect(fs.readFileSync(path.join(taken, 'old'), 'utf8')).toBe('old');
    expect(fs.readdirSync(folder).sort()).toEqual(['run.pellucid', 'taken']);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

test('plain values go into bytes and back', () => {
  const plain = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constant(null),
      fc.constant(undefined),
      fc.boolean(),
      fc.integer(),
      fc.double({ noNaN: true }),
      fc.maxSafeInteger(),
      fc.bigInt(),
      fc.string({ unit: 'binary' }),
      fc.constant('\udc80 lone'),
      fc.uint8Array(),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(
        fc.string().filter((key) => key !== '__proto__'),
        tie('value'),
        { maxKeys: 4, noNullPrototype: true },
      ),
    ),
  })).value;
  fc.assert(
    fc.property(plain, (value) => {
      const w = new Writer();
      w.value(value as never);
      expect(new Reader(w.done()).value()).toEqual(value);
    }),
    { numRuns: 300 },
  );
});

test('checkpoints are what memory was, however they were thinned out', () => {
  const pages = 40;
  const memory = new ArrayBuffer(DATA_BASE + pages * PAGE);
  const bytes = new Uint8Array(memory);
  const place = (step: number) => ({ step, waits: 0, answers: 0, events: 0 });
  let random = 1;
  const next = (n: number): number => {
    random = (random * 1103515245 + 12345) % 2147483648;
    return random % n;
  };
  let end = DATA_BASE + 10 * PAGE;
  bytes.fill(7, DATA_BASE, end);
  const store = new CheckpointStore(CheckpointStore.image(memory, end, place(0)), 30 * PAGE);
  const copies = new Map<number, Uint8Array>([[0, bytes.slice(DATA_BASE, end)]]);
  for (let step = 1; step <= 60; step++) {
    if (step % 5 === 0 && end < memory.byteLength) end += PAGE;
    for (let i = next(6); i >= 0; i--) bytes[DATA_BASE + next(end - DATA_BASE)] = next(256);
    store.add(memory, end, place(step));
    copies.set(step, bytes.slice(DATA_BASE, end));
  }
  expect(store.later.length).toBeLessThan(60);
  expect(store.bytes).toBeLessThan(60 * PAGE);
  for (let i = 0; i <= store.later.length; i++) {
    const target = new Uint8Array(memory.byteLength).fill(9);
    store.restore(i, target.buffer, memory.byteLength);
    const { step, end: there } = store.at(i);
    expect(Buffer.from(target.buffer, DATA_BASE, there - DATA_BASE).equals(copies.get(step) as Uint8Array)).toBe(true);
    expect(target.subarray(there).every((byte) => byte === 0)).toBe(true);
  }
});
