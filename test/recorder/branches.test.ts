// Going on from the past.
import { expect, test } from 'vitest';
import { EAGAIN, type Host, QuietHost } from '../../src/host/host.js';
import { loadRecording, saveRecording } from '../../src/recorder/file.js';
import { Recorder } from '../../src/recorder/recorder.js';
import type { Recording } from '../../src/recorder/recording.js';
import type { BranchSwitch } from '../../src/recorder/types.js';
import { TestHost } from '../support/process.js';
import { bytesAt, difference, outputOf, record, recorderCore } from './support.js';

const PROGRAM = `import time, random
name = input()
print('hello', name)
values = sorted([2, 3, 1], key=lambda v: -v)
limit = 3
for i in range(limit):
    print(i, time.time_ns() % 1000 >= 0)
print(input())
`;
const options = () => ({ host: new TestHost('Ann\nBob\n') });
const recording = record(PROGRAM.replace(', random', ''), options());

test('a branch that changes nothing ends in the same bytes', () => {
  const { length } = recording;
  const inKey = [...recording.lines()].find((stop) => stop.name === '<lambda>')?.step ?? 0;
  expect(recording.seek(inKey).position.native).toBe(true);
  for (const step of [0, 1, inKey, inKey + 2, Math.floor(length / 2), (recording.programEnd ?? 0) - 1]) {
    const branch = recording.branch(step, { kind: 'none' });
    branch.runToEnd();
    expect(branch.recording.length, `from ${step}`).toBe(length);
    expect(difference(bytesAt(branch.recording, length), bytesAt(recording, length)), `from ${step}`).toBe(-1);
    expect(outputOf(branch.recording)).toBe(outputOf(recording));
  }
});

/** Branches that change nothing, from moments all over a run. */
function repeats(original: Recording, points: number): void {
  const { length } = original;
  const last = (original.programEnd ?? length) - 1;
  const end = bytesAt(original, length);
  for (let i = 0; i < points; i++) {
    const step = Math.floor((last * i) / (points - 1));
    const branch = original.branch(step, { kind: 'none' });
    branch.runToEnd();
    expect(branch.recording.length, `from ${step}`).toBe(length);
    expect(difference(bytesAt(branch.recording, length), end), `from ${step}`).toBe(-1);
    expect(branch.recording.exitCode).toBe(original.exitCode);
  }
}

test('from any moment of programs that open files, run generators, collect and fail', () => {
  const files = `import sys
with open('a.txt', 'w') as f:
    for i in range(5):
        f.write(f'line {i}\\n')
f = open('a.txt')
first = f.readline()
with open('a.txt', 'ab') as g:
    g.write(b'more')
rest = f.read()
f.close()
print(first, len(rest), sys.argv)
`;
  const host = new TestHost();
  const opened = record(files, { host });
  expect(outputOf(opened)).toBe('line 0\n 32 []\n');
  repeats(opened, 12);
  repeats(
    record(`import gc
class Node:
    def __del__(self):
        gone.append(1)
gone = []
def numbers():
    for i in range(4):
        yield i
g = numbers()
next(g)
for i in range(3):
    a = Node(); a.me = a
del a
gc.collect()
print(len(gone), list(g), sorted('bca', key=lambda c: ord(c)))
raise ValueError(gone)
`),
    12,
  );
});

test('a variable is changed', () => {
  const { step } = recording.seekLine(6)?.position ?? { step: 0 };
  const branch = recording.branch(step, { kind: 'variable', name: 'limit', expression: 'limit - 2' });
  branch.runToEnd();
  expect(outputOf(branch.recording)).toBe('hello Ann\n0 True\nBob\n');
  // What came before is the original's, and the branch can be moved through.
  expect(difference(bytesAt(branch.recording, step), bytesAt(recording, step))).toBe(-1);
  const end = branch.recording.length;
  const there = bytesAt(branch.recording, end);
  bytesAt(branch.recording, step - 5);
  expect(difference(bytesAt(branch.recording, end), there)).toBe(-1);
  const loaded = loadRecording(recorderCore(), saveRecording(branch.recording));
  expect(difference(bytesAt(loaded, end), there)).toBe(-1);
  // And branched again.
  const again = branch.recording.branch(step + 3, { kind: 'none' });
  again.runToEnd();
  expect(difference(bytesAt(again.recording, end), there)).toBe(-1);
});

test('a local below native code is changed', () => {
  const step = [...recording.lines()].find((stop) => stop.name === '<lambda>')?.step ?? 0;
  const branch = recording.branch(step + 1, { kind: 'variable', name: 'v', expression: '-100' });
  branch.runToEnd();
  const end = branch.recording.programEnd ?? 0;
  const there = bytesAt(branch.recording, end);
  bytesAt(branch.recording, step);
  expect(difference(bytesAt(branch.recording, end), there)).toBe(-1);
  expect(outputOf(branch.recording)).toBe(outputOf(recording));
  const list = branch.recording.lastChange({ name: 'values' });
  expect(list).not.toBeNull();
});

test('the input is changed', () => {
  const { step } = recording.seekLine(8)?.position ?? { step: 0 };
  const branch = recording.branch(step, { kind: 'input', text: 'Eve\n' });
  branch.runToEnd();
  // Bob was read with Ann, and waits in the buffer: a program reads more than a line.
  const first = recording.branch(1, { kind: 'input', text: 'Eve\nDan\n' });
  first.runToEnd();
  expect(outputOf(first.recording)).toBe('hello Eve\n0 True\n1 True\n2 True\nDan\n');
});

test('an interrupt', () => {
  const { step } = recording.seekLine(6)?.position ?? { step: 0 };
  const branch = recording.branch(step, { kind: 'interrupt' });
  branch.runToEnd();
  const written = branch.recording.outputs.map((output) => new TextDecoder().decode(output.bytes)).join('');
  expect(written).toContain('KeyboardInterrupt');
  const end = branch.recording.length;
  const there = bytesAt(branch.recording, end);
  bytesAt(branch.recording, 3);
  expect(difference(bytesAt(branch.recording, end), there)).toBe(-1);
});

const OBJECTS = `class Word:
    def __init__(self, text):
        self.text = text

def show(words, table):
    best = words[0]
    return [w.text for w in words], table, best.text

words = [Word('one'), Word('two')]
table = {'a': 1}
print(show(words, table))
print(sorted(words, key=lambda w: w.text)[0].text)
`;

test('a statement is executed in the frame first: items, attributes, values of dicts, several at once', () => {
  const objects = record(OBJECTS);
  const { step } = objects.seekLine(6)?.position ?? { step: 0 };
  const after = (source: string, at = step): string => {
    const branch = objects.branch(at, { kind: 'statement', source });
    branch.runToEnd();
    const { recording: changed } = branch;
    // It can be moved through, and is the same from a file.
    const there = bytesAt(changed, changed.length);
    bytesAt(changed, at);
    expect(difference(bytesAt(changed, changed.length), there), source).toBe(-1);
    const loaded = loadRecording(recorderCore(), saveRecording(changed));
    expect(difference(bytesAt(loaded, loaded.length), there), source).toBe(-1);
    return outputOf(changed);
  };
  expect(after("words[0].text = 'ONE'")).toBe("(['ONE', 'two'], {'a': 1}, 'ONE')\nONE\n");
  expect(after("table['b'] = [len(words)]")).toBe("(['one', 'two'], {'a': 1, 'b': [2]}, 'one')\none\n");
  expect(after('words.reverse(); table.clear()')).toBe("(['two', 'one'], {}, 'two')\none\n");
  expect(after("for w in words:\n    w.text *= 2\ndel table['a']")).toBe(
    "(['oneone', 'twotwo'], {}, 'oneone')\noneone\n",
  );
  expect(after("words.append(Word('new'))\nprint('changed')")).toBe(
    "changed\n(['one', 'two', 'new'], {'a': 1}, 'one')\nnew\n",
  );
  const inKey = [...objects.lines()].find((stop) => stop.name === '<lambda>')?.step ?? 0;
  expect(after("w.text = 'zero'", inKey)).toBe("(['one', 'two'], {'a': 1}, 'one')\ntwo\n");
  expect(() => after('words[7] = 1')).toThrow('IndexError: list assignment index out of range');
  expect(() => after("w.text = 'zero'; w.other.nothing", inKey)).toThrow(/AttributeError/);
});

test('a switch is changed', () => {
  const source = `import gc, sys
class Node: pass
def ring():
    a = Node(); a.self = a
def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)
before = gc.get_stats()[0]['collections']
for i in range(3000):
    ring()
print(gc.isenabled(), gc.get_stats()[0]['collections'] > before, gc.get_threshold()[0])
try:
    print(deep(500))
except RecursionError as e:
    print(type(e).__name__)
try:
    print(len(bytearray(50_000_000)))
except MemoryError:
    print('no memory')
`;
  const original = record(source);
  expect(outputOf(original)).toBe('True True 2000\n500\n50000000\n');
  const { step } = original.seekLine(8)?.position ?? { step: 0 };
  const after = (name: BranchSwitch, value: number): string => {
    const branch = original.branch(step, { kind: 'switch', name, value });
    branch.runToEnd();
    const end = branch.recording.length;
    const there = bytesAt(branch.recording, end);
    bytesAt(branch.recording, step);
    expect(difference(bytesAt(branch.recording, end), there), name).toBe(-1);
    return outputOf(branch.recording);
  };
  expect(after('gc', 0)).toMatch(/^False False 2000\n/);
  expect(after('gc-threshold', 70)).toMatch(/^True True 70\n/);
  expect(after('recursion-limit', 100)).toContain('RecursionError\n');
  expect(after('memory-limit', 32 << 20)).toMatch(/500\nno memory\n$/);
  expect(() => original.branch(step, { kind: 'switch', name: 'gc', value: -1 })).toThrow(/a whole number/);
  expect(() => original.branch(step, { kind: 'switch', name: 'recursion-limit', value: 0 })).toThrow(/ValueError/);
});

test('a change that Python refuses', () => {
  const { step } = recording.seekLine(6)?.position ?? { step: 0 };
  const change = (expression: string) => () => recording.branch(step, { kind: 'variable', name: 'limit', expression });
  expect(change('nothing')).toThrow("NameError: name 'nothing' is not defined");
  expect(change('1 +')).toThrow(/SyntaxError: invalid syntax/);
  expect(change('1 / 0')).toThrow('ZeroDivisionError: division by zero');
  expect(() => recording.branch(recording.length, { kind: 'none' })).toThrow(/the program is over/);
});

/** Input that comes when it is given. */
class SlowHost extends QuietHost {
  waiting: string[] = [];
  override read(_fd: number, into: Uint8Array): number {
    const text = this.waiting.shift();
    if (text === undefined) return -EAGAIN;
    const bytes = new TextEncoder().encode(text);
    into.set(bytes);
    return bytes.length;
  }
}

test('live input, and an interrupt while the program waits', () => {
  const host = new SlowHost();
  const source = `import time
print(input())
time.sleep(0.5)
try:
    input()
except KeyboardInterrupt:
    print('stopped')
print(input())
`;
  const recorder = Recorder.start({ core: recorderCore(), host: host as Host, source, filename: 'live.py' });
  expect(recorder.run()).toBe('waiting');
  expect(recorder.waiting).toEqual({ kind: 'read', argument: 0 });
  // What is recorded up to here can be looked at meanwhile.
  expect(recorder.recording.seekLine(2)?.position.line).toBe(2);
  expect(recorder.run()).toBe('waiting');
  host.waiting.push('first\n');
  expect(recorder.run()).toBe('waiting');
  expect(recorder.waiting).toEqual({ kind: 'sleep', argument: 500_000_000 });
  expect(recorder.run()).toBe('waiting');
  recorder.interrupt();
  expect(recorder.run()).toBe('waiting');
  host.waiting.push('last\n');
  expect(recorder.run()).toBe('done');
  const { recording } = recorder;
  expect(outputOf(recording)).toBe('first\nstopped\nlast\n');
  const steps = Array.from({ length: 12 }, (_, i) => Math.floor((recording.length * i) / 11));
  const out = steps.map((step) => bytesAt(recording, step));
  for (let i = 11; i >= 0; i--)
    expect(difference(bytesAt(recording, steps[i] as number), out[i] as Buffer), `step ${steps[i]}`).toBe(-1);
});

test('a program is stopped', () => {
  const recorder = Recorder.start({ core: recorderCore(), source: 'n = 0\nwhile True: n += 1\n', filename: 'x.py' });
  expect(recorder.run(100_000)).toBe('running');
  recorder.stop();
  expect(recorder.run()).toBe('stopped');
  const { recording } = recorder;
  expect(recording.programEnd).toBeNull();
  const there = bytesAt(recording, recording.length);
  bytesAt(recording, 17);
  expect(difference(bytesAt(recording, recording.length), there)).toBe(-1);
  expect(recording.seek(recording.length).position.state).toBe('running');
});
