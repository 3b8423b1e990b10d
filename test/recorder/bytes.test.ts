// Forward through programs of the corpus, step by step, and back to the start: every image equals, byte for byte, the one on the
// way out. And the same from a file, in a process that never ran the program.
//
// Short programs go by instruction, the others by line. On the way out the pages that a step changed are kept as they were
// before it; on the way back they are put back into a copy, and all of it is compared with all of the memory.

import fs from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DATA_BASE } from '../../src/inspector/map.js';
import { loadRecording, saveRecording } from '../../src/recorder/file.js';
import { Recorder } from '../../src/recorder/recorder.js';
import type { Recording } from '../../src/recorder/recording.js';
import { TestHost } from '../support/process.js';
import { bytesAt, difference, recorderCore } from './support.js';

const root = 'test/corpus';
/** The smallest programs of each folder of the corpus. */
const OF_EACH_FOLDER = 8;
const BY_INSTRUCTION = 400;
const MOST_LINES = 220;
const MOST_STEPS = 10_000;
const PAGE = 4096;
const CHUNK = 64 * PAGE;

const size = (file: string): number => fs.statSync(file).size;
const files = fs
  .readdirSync(root)
  .map((folder) => path.join(root, folder))
  .filter((folder) => fs.statSync(folder).isDirectory())
  .flatMap((folder) =>
    fs
      .readdirSync(folder)
      .filter((name) => name.endsWith('.py'))
      .map((name) => path.join(folder, name))
      .sort((a, b) => size(a) - size(b) || (a < b ? -1 : 1))
      .slice(0, OF_EACH_FOLDER),
  );

/** What memory was at each stop: the newest of them whole, and for each the pages that came otherwise with it. */
class Trail {
  private shadow = Buffer.alloc(0);
  private readonly undo: { at: number; bytes: Buffer }[][] = [];
  private readonly ends: number[] = [];

  private memory(recording: Recording): Buffer {
    const { process, end } = recording.replayer;
    return Buffer.from(process.memory.buffer, DATA_BASE, end - DATA_BASE);
  }

  /** Another stop on the way out. */
  out(recording: Recording): void {
    const now = this.memory(recording);
    if (now.length > this.shadow.length)
      this.shadow = Buffer.concat([this.shadow, Buffer.alloc(now.length - this.shadow.length)]);
    const { shadow } = this;
    const changed: { at: number; bytes: Buffer }[] = [];
    const same = (from: number, to: number): boolean => now.compare(shadow, from, to, from, to) === 0;
    for (let chunk = 0; chunk < now.length; chunk += CHUNK) {
      const end = Math.min(chunk + CHUNK, now.length);
      if (same(chunk, end)) continue;
      for (let at = chunk; at < end; at += PAGE) {
        if (same(at, at + PAGE)) continue;
        changed.push({ at, bytes: Buffer.from(shadow.subarray(at, at + PAGE)) });
        now.copy(shadow, at, at, at + PAGE);
      }
    }
    this.undo.push(changed);
    this.ends.push(now.length);
  }

  /** The last stop on the way back: the address that differs, or -1. */
  back(recording: Recording): number {
    const there = difference(this.memory(recording), this.shadow.subarray(0, this.ends.pop()));
    for (const { at, bytes } of this.undo.pop() ?? []) bytes.copy(this.shadow, at);
    return there;
  }
}

/** Records with checkpoints so close that ways lead through them; null: it is too long. */
function record(file: string): Recording | null {
  const stdin = file.replace(/\.py$/, '.stdin');
  const host = new TestHost(fs.existsSync(stdin) ? fs.readFileSync(stdin) : '', path.dirname(file));
  const recorder = Recorder.start({
    core: recorderCore(),
    host,
    source: fs.readFileSync(file),
    filename: path.basename(file),
    fromFile: true,
  });
  const { recording } = recorder;
  for (let slice = 50; recorder.step < MOST_STEPS; slice = Math.max(50, recorder.step >> 2)) {
    recording.run.checkpoints.next = recorder.step;
    const state = recorder.run(slice);
    if (state === 'waiting' && recorder.waiting?.kind !== 'sleep') recorder.stop();
    if (recorder.state === 'done' || recorder.state === 'stopped') return recording;
  }
  return null;
}

const done = { asked: 0, programs: 0, instructions: 0, lines: 0 };

test.each(files.map((file) => path.relative(root, file)))('%s', (name) => {
  done.asked++;
  const recording = record(path.join(root, name));
  if (!recording) return;
  const { length } = recording;
  const grain = length <= BY_INSTRUCTION ? 'instruction' : 'line';
  if (grain === 'line' && [...recording.lines()].filter((at) => at.event === 'line').length > MOST_LINES) return;
  const trail = new Trail();
  const stops: number[] = [];
  const stop = (): void => {
    trail.out(recording);
    stops.push(recording.moment.position.step);
  };
  recording.seek(0);
  stop();
  while (recording.next(grain)) stop();
  if (recording.moment.position.step < length) {
    recording.seek(length);
    stop();
  }
  const kept = [0.15, 0.5, 0.9].map((part) => stops[Math.floor(part * stops.length)] as number);
  const images = kept.map((step) => bytesAt(recording, step));

  recording.seek(length);
  for (let i = stops.length - 1; ; i--) {
    const { step } = recording.moment.position;
    expect(step).toBe(stops[i]);
    const there = trail.back(recording);
    if (there >= 0) expect.fail(`step ${step} of ${length}: 0x${there.toString(16)} differs on the way back`);
    if (i === 0) break;
    // The program's end is no line.
    if (grain === 'line' && (stops[i - 1] === recording.programEnd || !recording.previous('line')))
      recording.seek(stops[i - 1] as number);
    else if (grain === 'instruction') recording.previous('instruction');
  }
  const loaded = loadRecording(recorderCore(), saveRecording(recording), new TestHost().data);
  expect(loaded.length).toBe(length);
  for (const i of [2, 0, 1]) {
    const there = difference(bytesAt(loaded, kept[i] as number), images[i] as Buffer);
    if (there >= 0)
      expect.fail(`step ${kept[i]} of ${length}: 0x${there.toString(16)} differs in the loaded recording`);
  }
  done.programs++;
  done[grain === 'line' ? 'lines' : 'instructions'] += stops.length;
});

afterAll(() => {
  console.log(`${done.programs} programs there and back: ${done.instructions} instructions, ${done.lines} lines`);
  // Unless only some were asked for.
  if (done.asked === files.length) expect(done.programs).toBeGreaterThanOrEqual(60);
});
