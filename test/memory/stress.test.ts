// A full collection at every opportunity, the heap verified after every tenth: the programs notice nothing.
import { expect, test } from 'vitest';
import { Status } from '../../src/host/process.js';
import { programs, set, start } from './programs.js';

function run(program: string, stress: boolean): { stdout: string; exit: number; damage: string } {
  const { python, host } = start(program);
  if (stress) {
    set(python, 0, 1); // stressGc
    set(python, 16, 10); // verifyEvery
  }
  while (python.run(100_000) !== Status.Done);
  let damage = python.verifyHeap();
  const exit = python.finish();
  damage += python.verifyHeap();
  return { stdout: host.text(1), exit, damage };
}

test.each(Object.keys(programs))('%s', (name) => {
  const program = programs[name] as string;
  const expected = run(program, false).stdout;
  expect(run(program, true)).toEqual({ stdout: expected, exit: 0, damage: '' });
});
