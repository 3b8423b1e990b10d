// Every step of a small program, and every way to move.
import { expect, test } from 'vitest';
import type { Moment } from '../../src/recorder/types.js';
import { bytesAt, difference, outputOf, record } from './support.js';

const PROGRAM = `def double(x):
    y = x * 2
    return y

numbers = [3, 1, 2]
numbers.sort(key=lambda v: double(v))
print(numbers)

class Noisy:
    def __del__(self):
        print('gone')

noisy = Noisy()
for i in range(3):
    try:
        {}[i]
    except KeyError as error:
        print('no', error)

def count():
    yield 1
    yield 2

print(list(count()), sum(n for n in count()))
noisy.me = noisy
`;
const recording = record(PROGRAM);

const lineOf = (moment: Moment | null): string =>
  moment ? `${moment.position.name}:${moment.position.line}` : 'nowhere';

test('the program ran', () => {
  expect(outputOf(recording)).toBe('[1, 2, 3]\nno 0\nno 1\nno 2\n[1, 2] 3\ngone\n');
  expect(recording.exitCode).toBe(0);
  expect(recording.programEnd).toBeLessThan(recording.length);
});

test('every step has its bytes, on the way out and back', () => {
  const out = Array.from({ length: recording.length + 1 }, (_, step) => bytesAt(recording, step));
  for (let step = recording.length; step >= 0; step--)
    expect(difference(bytesAt(recording, step), out[step] as Buffer), `step ${step}`).toBe(-1);
  // Each instruction counts itself, so no two moments are alike.
  for (let step = 0; step < recording.length; step++) expect(out[step]?.equals(out[step + 1] as Buffer)).toBe(false);
});

test('lines forwards and backwards are the same', () => {
  recording.seek(0);
  const forwards: string[] = [];
  for (let m = recording.next('line'); m && m.position.state === 'running'; m = recording.next('line'))
    forwards.push(`${m.position.step} ${lineOf(m)}`);
  expect(forwards.slice(0, 8).map((text) => text.split(' ')[1])).toEqual([
    '<module>:1',
    '<module>:5',
    '<module>:6',
    '<lambda>:6',
    'double:2',
    'double:3',
    '<lambda>:6',
    'double:2',
  ]);
  const backwards: string[] = [];
  recording.seek(recording.programEnd ?? 0);
  for (let m = recording.previous('line'); m; m = recording.previous('line'))
    backwards.push(`${m.position.step} ${lineOf(m)}`);
  expect(backwards.reverse()).toEqual(forwards);
});

test('over and out of calls, both ways', () => {
  recording.seekLine(6);
  expect(lineOf(recording.next('line', 'over'))).toBe('<module>:7');
  expect(lineOf(recording.previous('line', 'over'))).toBe('<module>:6');
  expect(lineOf(recording.next('call'))).toBe('<lambda>:6');
  expect(lineOf(recording.next('call'))).toBe('double:1');
  expect(recording.moment.position).toMatchObject({ depth: 3, native: true, opcode: 'RESUME' });
  expect(recording.next('call', 'out')?.position).toMatchObject({ name: '<lambda>', depth: 2 });
  expect(lineOf(recording.next('line', 'out'))).toBe('<module>:7');
  expect(lineOf(recording.previous('line'))).toBe('double:3');
  expect(lineOf(recording.previous('line', 'out'))).toBe('<lambda>:6');
  expect(lineOf(recording.previous('line', 'out'))).toBe('<module>:6');
  expect(lineOf(recording.previous('line', 'out'))).toBe('nowhere');
  const { step } = recording.moment.position;
  expect(recording.next('instruction')?.position.step).toBe(step + 1);
  expect(recording.previous('instruction')?.position.step).toBe(step);
});

test('the end', () => {
  const { programEnd, length } = recording;
  expect(recording.seek(programEnd ?? 0).position.state).toBe('ended');
  expect(recording.next('line')?.position).toMatchObject({ name: 'Noisy.__del__', line: 11, native: true });
  expect(recording.seek(length).position.state).toBe('finished');
  expect(recording.next('instruction')).toBeNull();
  recording.seek(0);
  expect(recording.previous('instruction')).toBeNull();
  expect(recording.previous('line')).toBeNull();
});

test('events', () => {
  recording.seek(0);
  const raised: (number | null)[] = [];
  for (let m = recording.runTo({ kind: 'exception' }); m; m = recording.runTo({ kind: 'exception' }))
    raised.push(m.position.line);
  expect(raised).toEqual([16, 16, 16]);
  let back = 0;
  for (let m = recording.runTo({ kind: 'exception' }, -1); m; m = recording.runTo({ kind: 'exception' }, -1)) back++;
  expect(back).toBe(2);
  expect(recording.runTo({ kind: 'output' })?.position.event).toMatchObject({ kind: 'output', value: 1 });
  recording.seek(0);
  const list = recording.runTo({ kind: 'allocation', type: 'list' });
  expect(list?.position).toMatchObject({ line: 5, opcode: 'BUILD_LIST' });
  expect(recording.runTo({ kind: 'free' })?.position.line).toBe(5);
  expect(recording.runTo({ kind: 'allocation', type: 'list' }, -1)?.position.line).toBe(5);
});

test('breakpoints, with conditions', () => {
  recording.seek(0);
  const at = [{ line: 2 }];
  const steps: number[] = [];
  for (let m = recording.runToBreakpoint(at); m; m = recording.runToBreakpoint(at)) steps.push(m.position.step);
  expect(steps.length).toBe(3);
  expect(recording.runToBreakpoint(at, -1)?.position.step).toBe(steps[1]);
  recording.seek(0);
  let seen = 0;
  const third = recording.runToBreakpoint([
    { line: 2, condition: ({ position }) => position.depth === 3 && ++seen === 3 },
  ]);
  expect(third?.position.step).toBe(steps[2]);
  recording.seek(5);
  expect(recording.runToBreakpoint([{ line: 999 }])).toBeNull();
  expect(recording.moment.position.step).toBe(5);
});

test('lines are listed with calls and returns', () => {
  const stops = [...recording.lines(0, recording.programEnd ?? 0)].filter((stop) => stop.name === 'double');
  expect(stops.slice(0, 4).map(({ event, line }) => `${event} ${line}`)).toEqual([
    'call 1',
    'line 2',
    'line 3',
    'return 3',
  ]);
});

test('a seek past the end is refused', () => {
  const { step } = recording.moment.position;
  expect(() => recording.seek(recording.length + 1)).toThrow(/there is no step \d+: the recording has steps 0 to \d+/);
  expect(() => recording.seek(-1)).toThrow(RangeError);
  expect(() => recording.seek(1.5)).toThrow(RangeError);
  expect(recording.moment.position.step).toBe(step);
});

test('a run that is stopped early', () => {
  const endless = record('n = 0\nwhile n < 100000: n += 1\n');
  expect(endless.length).toBeGreaterThan(500_000);
  endless.seek(400_000);
  expect(endless.moment.position.line).toBe(2);
  expect(endless.checkpoints.length).toBeGreaterThanOrEqual(0);
});
