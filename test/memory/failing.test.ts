// Each allocation of a program is failed in turn: MemoryError or not, nothing traps, the heap stays whole, and the
// process ends as it should.
import { expect, test } from 'vitest';
import { Status } from '../../src/host/process.js';
import { SWITCHES } from './core.js';
import { programs, set, start } from './programs.js';

test.each(Object.keys(programs))('%s', (name) => {
  const program = programs[name] as string;
  const whole = start(program);
  set(whole.python, 12, 0);
  while (whole.python.run(100_000) !== Status.Done);
  const allocations = whole.python.view.getInt32(SWITCHES + 12, true);
  expect(whole.python.finish()).toBe(0);
  const step = Math.max(1, Math.ceil(allocations / 25));
  for (let n = 1; n <= allocations; n += step) {
    const { python, host } = start(program);
    set(python, 4, n);
    while (python.run(100_000) !== Status.Done);
    set(python, 4, 0);
    expect(python.verifyHeap(), `allocation ${n}`).toBe('');
    const exit = python.finish();
    expect([exit, python.verifyHeap()], `allocation ${n}: ${host.text(2)}`).toEqual([exit === 0 ? 0 : 1, '']);
    if (exit) expect(host.text(2), `allocation ${n}`).toContain('MemoryError');
  }
});
