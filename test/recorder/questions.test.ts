// Who did it, and when: variables, attributes, counts, blocks.
import { expect, test } from 'vitest';
import { dictItems } from '../../src/inspector/containers.js';
import { nameAt } from '../../src/inspector/describe.js';
import type { Recording } from '../../src/recorder/recording.js';
import type { Change } from '../../src/recorder/types.js';
import { record } from './support.js';

const PROGRAM = `class Box:
    pass

def fill(box):
    total = 0
    for n in range(3):
        total += n
    box.total = total
    return total

items = [1, 2]
box = Box()
fill(box)
other = box
items.append(box)
items[0] = 'one'
del other
box.total = 'much'
box = None
items.clear()
`;
const recording = record(PROGRAM);

/** The object that a global name refers to where one is. */
function objectOf(recording: Recording, name: string): number {
  const { image } = recording.moment;
  return dictItems(image, recording.mainModule()).find(([key]) => nameAt(image, key) === name)?.[1] ?? 0;
}

const lineOf = (change: { position: { line: number | null } } | null): number | null => change?.position.line ?? null;

test('variables', () => {
  recording.seek((recording.programEnd ?? 0) - 1);
  expect(lineOf(recording.lastChange({ name: 'box' }))).toBe(19);
  expect(lineOf(recording.lastChange({ name: 'items' }))).toBe(11);
  expect(recording.lastChange({ name: 'other' })?.position).toMatchObject({ line: 17, opcode: 'DELETE_NAME' });
  recording.seekLine(9);
  expect(recording.lastChange({ name: 'total' })?.position).toMatchObject({ line: 7, name: 'fill' });
  // A parameter is bound by the call.
  expect(lineOf(recording.lastChange({ name: 'box' }))).toBe(13);
  expect(lineOf(recording.nextChange({ name: 'total' }))).not.toBe(7);
  recording.seekLine(12);
  expect(lineOf(recording.nextChange({ name: 'box' }))).toBe(12);
});

test('attributes and items', () => {
  recording.seekLine(19);
  const box = objectOf(recording, 'box');
  const items = objectOf(recording, 'items');
  expect(lineOf(recording.lastChange({ attribute: 'total', object: box }))).toBe(18);
  expect(lineOf(recording.lastChange({ item: 0, object: items }))).toBe(16);
  expect(lineOf(recording.lastChange({ item: 2, object: items }))).toBe(15);
  expect(lineOf(recording.nextChange({ item: 0, object: items }))).toBe(20);
  recording.seekLine(16);
  expect(lineOf(recording.lastChange({ attribute: 'total', object: box }))).toBe(8);
});

test('counts and bytes', () => {
  recording.seekLine(19);
  const box = objectOf(recording, 'box');
  const changes: (number | null)[] = [];
  recording.seekLine(14);
  for (let change: Change | null; changes.length < 4; ) {
    change = recording.nextChange({ refcount: box });
    if (!change) break;
    changes.push(change.position.line);
    recording.seek(change.position.step + 1);
  }
  expect(changes).toEqual([14, 15, 17, 18]);
  recording.seekLine(16);
  const items = objectOf(recording, 'items');
  const size = recording.lastChange({ address: items + 16, length: 8 });
  expect(size).toMatchObject({ before: 2n, after: 3n });
  expect(lineOf(size)).toBe(15);
  expect(() => recording.lastChange({ address: 0xf0000000, length: 4 })).toThrow(/no memory/);
  expect(() => recording.lastChange({ refcount: 0xfffffff0 })).toThrow();
});

test('allocated and dropped', () => {
  recording.seekLine(16);
  const box = objectOf(recording, 'box');
  const items = objectOf(recording, 'items');
  expect(recording.whoAllocated(box)).toMatchObject({ position: { line: 12, opcode: 'CALL' }, native: 'Box' });
  expect(recording.whoAllocated(items)).toMatchObject({ position: { line: 11, opcode: 'BUILD_LIST' } });
  expect(recording.whoDropped(box)).toBeNull();
  expect(recording.whoDropped(box, 1)).toMatchObject({ position: { line: 20 }, native: 'list.clear' });
  recording.seek(recording.programEnd ?? 0);
  expect(recording.whoDropped(box)).toMatchObject({ position: { line: 20 } });
});

test('marks', () => {
  const marks = recording.marks(10, { births: true });
  const sum = (counts: Uint32Array | undefined): number => counts?.reduce((a, b) => a + b, 0) ?? 0;
  expect(sum(marks?.calls)).toBe(3);
  expect(sum(marks?.births)).toBeGreaterThan(5);
  expect(sum(marks?.deaths)).toBeGreaterThan(5);
  expect(sum(marks?.lines)).toBeGreaterThan(20);
  expect(recording.marks(10, { progress: () => false })).toBeNull();
});
