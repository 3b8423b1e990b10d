// Questions across some million instructions: what happened in their middle and at their start is found.
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { dictItems } from '../../src/inspector/containers.js';
import { nameAt } from '../../src/inspector/describe.js';
import { record } from './support.js';

const source = fs
  .readFileSync('bench/recorder/questions.py', 'utf8')
  .replace('910_000', '182_000')
  .replace('455_000', '91_000');

test('when did it change, who made it, who dropped it: in two million instructions', () => {
  const recording = record(source);
  expect(recording.length).toBeGreaterThan(1_900_000);
  const end = recording.seekLine(16)?.position.step ?? 0;
  const { image } = recording.moment;
  const names = new Map(dictItems(image, recording.mainModule()).map(([key, value]) => [nameAt(image, key), value]));
  const box = names.get('box') ?? 0;
  const items = names.get('items') ?? 0;
  const middle = recording.seekLine(13)?.position.step ?? 0;
  expect(middle).toBeGreaterThan(900_000);
  recording.seek(end);
  const line = (found: { position: { line: number | null } } | null): number | null => found?.position.line ?? null;
  expect(line(recording.lastChange({ name: 'count' }))).toBe(15);
  expect(line(recording.lastChange({ name: 'items' }))).toBe(9);
  expect(line(recording.lastChange({ attribute: 'value', object: box }))).toBe(13);
  expect(line(recording.lastChange({ address: items + 16, length: 8 }))).toBe(14);
  expect(line(recording.lastChange({ item: 1, object: items }))).toBe(14);
  expect(line(recording.lastChange({ refcount: box }))).toBe(14);
  expect(recording.whoAllocated(box)).toMatchObject({ position: { line: 7 }, native: 'Box' });
  // The list goes with line 16, the box with the end of its module.
  expect(line(recording.whoDropped(items, 1))).toBe(16);
  expect(recording.whoDropped(box, 1)?.position.state).toBe('ended');
  recording.seek(10);
  expect(line(recording.nextChange({ attribute: 'value', object: box }))).toBe(8);
  expect(recording.moment.position.step).toBe(10);
});
