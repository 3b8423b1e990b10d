// The core that tells: the same bytes after every step, and counts that add up.
import { expect, test } from 'vitest';
import { EventReader } from '../../src/recorder/events.js';
import { bytesOf, difference, record } from './support.js';

const PROGRAM = `import gc, _weakref
class Node:
    def __init__(self, next=None):
        self.next = next
    def __del__(self):
        pass

a = [1.5, 'x' * 40, (1, 2), {'k': [1]}]
for item in a:
    b = item
    s = str(item)
text = 'a' + 'b' * 3
def f(*args, **kw):
    return [*args, *kw]
f(1, 2, k=a)
numbers = sorted([3, 1, 2], key=lambda n: -n)
node = Node()
node.next = Node(node)
ref = _weakref.ref(node, lambda r: None)
del node
gc.collect()
try:
    a.nothing
except AttributeError as e:
    text = repr(e)
generator = (n * 2.5 for n in range(4))
total = sum(generator)
x = 10 ** 30 - 1
y = x // 7 * 1.0
`;
const recording = record(PROGRAM);
const { programEnd } = recording;

test('the program runs to its end', () => {
  expect(recording.exitCode).toBe(0);
});

test('a step ends in the same bytes', () => {
  const reader = new EventReader(recording);
  for (let step = 0; step < recording.length; step += 3) {
    reader.between(step, step + 1);
    recording.seek(step + 1);
    const there = difference(bytesOf(reader.copy()), bytesOf(recording.copy()));
    if (there >= 0) expect.fail(`after step ${step} 0x${there.toString(16)} differs`);
  }
});

test('the events of a step account for every count', () => {
  const end = programEnd ?? 0;
  for (let step = 0; step < end; step++) {
    const last = new Map<number, number>();
    for (const { kind, address, value } of recording.eventsOf(step, step + 1)) {
      if (kind === 'new' || kind === 'incref' || kind === 'decref') last.set(address, value);
      else if (kind === 'free' || kind === 'dealloc') last.delete(address);
    }
    const { image, position } = recording.seek(step + 1);
    for (const [address, value] of last)
      expect(image.i32(address), `0x${address.toString(16)} after step ${step} (${position.line})`).toBe(value);
  }
});

test('what no event tells does not change', () => {
  const end = programEnd ?? 0;
  /** Objects that live, and their counts. */
  const alive = new Map<number, number>();
  recording.seek(0);
  for (let step = 0; step < end; step++) {
    const events = recording.eventsOf(step, step + 1);
    const touched = new Set(events.map((event) => event.address));
    const { image } = recording.seek(step + 1);
    for (const [address, count] of alive)
      if (!touched.has(address)) expect(image.i32(address), `0x${address.toString(16)} in step ${step}`).toBe(count);
    for (const { kind, address, value } of events) {
      if (kind === 'new') alive.set(address, 0);
      else if (kind === 'dealloc') alive.delete(address);
      // A string that is still being written moves when it grows.
      else if (kind === 'free') for (const a of alive.keys()) if (a >= address && a < address + value) alive.delete(a);
    }
    for (const address of alive.keys()) if (touched.has(address)) alive.set(address, image.i32(address));
  }
  expect(alive.size).toBeGreaterThan(20);
});

test('collections, finalizers and weak references are told', () => {
  const moment = recording.seekLine(21);
  const from = moment?.position.step ?? 0;
  const to = recording.next('line', 'over')?.position.step ?? 0;
  const kinds = recording.eventsOf(from, to).map((event) => event.kind);
  for (const kind of [
    'gc start',
    'gc refs',
    'gc reachable',
    'gc unreachable',
    'weakref callback',
    'gc finalizer',
    'gc clear',
    'dealloc',
    'free',
    'gc end',
  ] as const)
    expect(kinds).toContain(kind);
  const nodes = recording
    .eventsOf(from, to)
    .filter((event) => event.kind === 'gc unreachable' && event.type === 'Node');
  expect(new Set(nodes.map((event) => event.address)).size).toBe(2);
});
