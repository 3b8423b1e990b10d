// What the slider shows: found behind the page's back, for runs of any length.

import { expect, test } from 'vitest';
import type { TimeMark } from '../../web/model/protocol.js';
import { programOf, session, telling } from './sessions.js';

const until = async (there: () => boolean): Promise<void> => {
  for (let i = 0; i < 600 && !there(); i++) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(there()).toBe(true);
};
const of = (marks: TimeMark[], kind: TimeMark['kind']): TimeMark[] => marks.filter((m) => m.kind === kind);

test('calls, outputs, exceptions, collections, births', async () => {
  let marks: TimeMark[] = [];
  const s = session((m) => {
    marks = m;
  });
  s.setTelling(telling());
  const text = `import gc
def f():
    return [1]
kept = [f() for i in range(3)]
print("out")
try:
    1 / 0
except ZeroDivisionError:
    pass
gc.collect()
`;
  const { total } = await s.record(programOf(text), 100_000);
  await until(() => of(marks, 'birth').length > 0);
  expect(of(marks, 'call').length).toBeGreaterThanOrEqual(4);
  for (const kind of ['output', 'exception', 'collection'] as const)
    expect(of(marks, kind).length, kind).toBeGreaterThan(0);
  for (const m of marks) {
    expect(m.step).toBeLessThanOrEqual(total);
    expect(m.weight).toBeGreaterThan(0);
    expect(m.weight).toBeLessThanOrEqual(1);
  }
  const printed = s.toLine('main.py', 6, 1);
  expect(of(marks, 'output')[0]?.step).toBeLessThanOrEqual(printed);
});

test('of a run above 400,000 steps, while the page is answered', async () => {
  let marks: TimeMark[] = [];
  const s = session((m) => {
    marks = m;
  });
  const { total } = await s.record(
    programOf('def f(x):\n    return x + 1\nn = 0\nwhile n < 50_000:\n    n = f(n)\n'),
    2_000_000,
  );
  expect(total).toBeGreaterThan(400_000);
  await until(() => of(marks, 'call').length > 300);
  expect(of(marks, 'call').length).toBeLessThanOrEqual(361);
});

test('what is printed belongs to the step that printed it', async () => {
  const s = session();
  const { outputs } = await s.record(programOf('print(1)\nprint(2, end="")\nx = 3\nprint(x)\n'), 100_000);
  const line = (n: number) => s.toLine('main.py', n, 1);
  const before = (n: number) =>
    outputs
      .filter((o) => o.step <= line(n))
      .map((o) => o.text)
      .join('');
  expect(before(2)).toBe('1\n');
  expect(before(3)).toBe('1\n2');
  expect(before(4)).toBe('1\n2');
});
