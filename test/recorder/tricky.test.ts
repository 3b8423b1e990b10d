// Who allocated it, who dropped its last reference: where a generator, a traceback, a closure, the collector, a finalizer or a
// weak reference's callback has a hand in it, and where an address is used again.
import { expect, test } from 'vitest';
import { readFrames } from '../../src/inspector/frames.js';
import { record } from './support.js';

const PROGRAM = `import gc
import _weakref

class Node:
    pass

class Phoenix:
    def __del__(self):
        global risen
        risen = self

def gen():
    held = Node()
    yield held.__class__
    del held
    yield 2

def fail():
    kept = Node()
    raise ValueError(kept.__class__)

def make():
    inside = Node()
    return lambda: inside

g = gen()
next(g)
next(g)
try:
    fail()
except ValueError as e:
    saved = e
saved = None
f = make()
del f
a = Node()
a.me = a
del a
gc.collect()
p = Phoenix()
del p
del risen
seen = []
w = Node()
r = _weakref.ref(w, lambda ref: seen.append(1))
del w
one = [g]
del one
two = [r]
del two
never = gen()
next(never)
never.close()
def loop(): yield Node()
for n in loop():
    last = n
del last, n
`;
const source = PROGRAM.split('\n');
const recording = record(PROGRAM);
/** The number of the first line with a text, or of a later one. */
const line = (text: string, after = 0): number => source.findIndex((s, i) => i >= after && s.trim() === text) + 1;

/** What a name refers to before a line's first execution. */
function at(n: number, name: string): number {
  const moment = recording.seekLine(n);
  if (!moment) throw new Error(`line ${n} was never reached`);
  for (const frame of readFrames(moment.image).reverse()) {
    const slot = frame.slots.find((s) => s.name === name);
    if (!slot?.target) continue;
    return slot.kind === 'cell' ? moment.image.ptrField(slot.target, 'PyCellObject', 'ob_ref') : slot.target;
  }
  throw new Error(`no ${name} at line ${n}`);
}

test.each([
  ['a generator that goes on', 'held', line('yield held.__class__'), line('held = Node()'), line('del held'), null],
  ['a traceback', 'kept', line('raise ValueError(kept.__class__)'), line('kept = Node()'), line('saved = None'), null],
  ['a closure', 'inside', line('return lambda: inside'), line('inside = Node()'), line('del f'), null],
  ['the collector', 'a', line('del a'), line('a = Node()'), line('gc.collect()'), 'collect'],
  ['a finalizer that brings back', 'p', line('del p'), line('p = Phoenix()'), line('del risen'), null],
  ["a weak reference's callback", 'w', line('del w'), line('w = Node()'), line('del w'), null],
  ['an address that is used again', 'one', line('del one'), line('one = [g]'), line('del one'), null],
  ['the address, used again', 'two', line('del two'), line('two = [r]'), line('del two'), null],
  ['a name behind a loop', 'last', line('del last, n'), line('def loop(): yield Node()'), line('del last, n'), null],
])('%s', (_what, name, seen, allocated, dropped, native) => {
  const o = at(seen, name);
  expect(recording.whoAllocated(o)?.position.line, 'allocated').toBe(allocated);
  const by = recording.whoDropped(o, 1);
  expect([by?.position.line, by?.native], 'dropped').toEqual([dropped, native]);
  // From behind it the same answer: the object that lived there last.
  recording.seek((by?.position.step ?? 0) + 1);
  expect(recording.whoDropped(o)?.position.line, 'seen from behind').toBe(dropped);
});

test('an address that is used again is told apart', () => {
  const one = at(line('del one'), 'one');
  const two = at(line('del two'), 'two');
  expect(two).toBe(one);
  // Where the second one lives, the last that died there is the first.
  expect(recording.whoDropped(two)?.position.line).toBe(line('del one'));
  expect(recording.whoAllocated(two)?.position.line).toBe(line('two = [r]'));
});

test('a generator that is closed lets its locals go', () => {
  const never = at(line('never.close()'), 'never');
  const { image } = recording.moment;
  const frame = image.at(never, 'PyGenObject', 'gi_iframe');
  const held = image.ptr(image.at(frame, '_PyInterpreterFrame', 'localsplus'));
  const by = recording.whoDropped(held, 1);
  expect([by?.position.line, by?.native]).toEqual([line('never.close()'), 'generator.close']);
});
