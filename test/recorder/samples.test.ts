// Some steps of every program of the corpus, chosen by its name: going there directly, coming back there from further on, stepping
// there from the one before, and going there in a recording that was saved and loaded, give the same bytes.

import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadRecording, saveRecording } from '../../src/recorder/file.js';
import type { Recording } from '../../src/recorder/recording.js';
import { CollectingHost, testLibrary } from '../support/library.js';
import { bytesAt, corpusRecorder, difference, recorderCore } from './support.js';

const root = 'test/corpus';
const SAMPLES = 2;
/** Longer programs are recorded up to here. */
const MOST_STEPS = 2_000_000;

const files = fs
  .readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.py'))
  .sort();

/** A number below `n` that belongs to a text. */
function pick(text: string, n: number): number {
  return crypto.createHash('sha1').update(text).digest().readUInt32LE() % n;
}

/** Null: the program waits for what a test does not give. */
function record(name: string): Recording | null {
  const recorder = corpusRecorder(path.join(root, name));
  while (recorder.step < MOST_STEPS) {
    const state = recorder.run(100_000);
    if (state === 'done') return recorder.recording;
    if (state === 'waiting' && recorder.waiting?.kind !== 'sleep') return null;
  }
  recorder.stop();
  return recorder.recording;
}

const done = { asked: 0, programs: 0 };

test.each(files)('%s', (name) => {
  done.asked++;
  const recording = record(name);
  if (!recording) return;
  const { length } = recording;
  const steps = Array.from({ length: SAMPLES }, (_, i) => 1 + pick(`${name} ${i}`, length - 1));
  const direct = steps.map((step) => bytesAt(recording, step));
  const loaded = loadRecording(
    { ...recorderCore(), library: testLibrary() },
    saveRecording(recording),
    new CollectingHost(testLibrary()).data,
  );
  for (const [i, step] of steps.entries()) {
    const same = (other: Recording, way: string): void => {
      const there = difference(bytesAt(other, step), direct[i] as Buffer);
      if (there >= 0) expect.fail(`step ${step} of ${length}: 0x${there.toString(16)} differs ${way}`);
    };
    same(loaded, 'in the loaded recording');
    recording.seek(Math.min(length, step + 1 + pick(name, 1000)));
    same(recording, 'on the way back');
    recording.seek(step - 1);
    recording.next('instruction');
    same(recording, 'from the step before');
  }
  done.programs++;
});

afterAll(() => {
  console.log(`${done.programs} programs sampled`);
  if (done.asked === files.length) expect(done.programs).toBeGreaterThan(files.length - 10);
});
