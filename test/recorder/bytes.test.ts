// Forward through programs of the corpus and back to the start: the same step, the same bytes, whichever way one comes. And the
// same from a file, in a process that never ran the program.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Recording } from '../../src/recorder/recording.js';
import { TestHost } from '../support/process.js';
import { bytesAt, difference, recorderCore } from './support.js';

const root = 'test/corpus';
/** Moments of a program that are kept at once. */
const STOPS = 16;

function* programs(folder: string): Generator<string> {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* programs(file);
    else if (entry.name.endsWith('.py')) yield path.relative(root, file);
  }
}

/** Some of each area: at least 64, however large the corpus grows. */
const all = [...programs(root)].sort();
const every = Math.max(1, Math.floor(all.length / 64));
const chosen = all.filter((_, i) => i % every === 0);

test('there are at least 60 programs', () => {
  expect(chosen.length).toBeGreaterThanOrEqual(60);
});

test.each(chosen)('%s', (name) => {
  const file = path.join(root, name);
  const stdin = file.replace(/\.py$/, '.stdin');
  const host = new TestHost(fs.existsSync(stdin) ? fs.readFileSync(stdin) : '', path.dirname(file));
  const core = recorderCore();
  const recording = Recording.record({
    core,
    host,
    source: fs.readFileSync(file),
    filename: path.basename(file),
    fromFile: true,
  });
  const { length } = recording;
  const stops = Array.from({ length: STOPS }, (_, i) => Math.floor((length * i) / (STOPS - 1)));
  const out = stops.map((step) => bytesAt(recording, step));
  for (let i = stops.length - 1; i >= 0; i--) {
    const there = difference(bytesAt(recording, stops[i] as number), out[i] as Buffer);
    if (there >= 0) expect.fail(`step ${stops[i]} of ${length}: 0x${there.toString(16)} differs on the way back`);
  }
  const loaded = Recording.load(core, recording.save());
  expect(loaded.length).toBe(length);
  for (const i of [STOPS - 1, 5, 11, 0]) {
    const there = difference(bytesAt(loaded, stops[i] as number), out[i] as Buffer);
    if (there >= 0)
      expect.fail(`step ${stops[i]} of ${length}: 0x${there.toString(16)} differs in the loaded recording`);
  }
});
