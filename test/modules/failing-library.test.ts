// Each allocation of programs over the library's native modules is failed in turn: always MemoryError, nothing traps, the
// heap stays whole, nothing leaks. Small programs wholly; of larger ones every n-th allocation, from a start that differs
// from day to day, so that in time all are tried.
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { Status } from '../../src/host/process.js';
import { SWITCHES } from '../memory/core.js';
import { set, start } from '../memory/programs.js';

/** How many allocations of a program are tried. */
const TRIED = Number(process.env.PELLUCID_TRIED ?? 8);
const day = Math.floor(Date.now() / 86_400_000);

const text = fs.readFileSync('test/modules/failing-library.txt', 'utf8');
const programs = Object.fromEntries(
  text
    .split(/^### /m)
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)]),
);

test.each(Object.keys(programs))('%s', (name) => {
  const program = programs[name] as string;
  const whole = start(program);
  set(whole.python, 12, 0);
  while (whole.python.run(100_000) !== Status.Done);
  const allocations = whole.python.view.getInt32(SWITCHES + 12, true);
  expect(whole.python.finish(), whole.host.text(2)).toBe(0);
  const blocks = whole.python.core.allocatedBlocks();
  const step = Math.max(1, Math.ceil(allocations / TRIED));
  for (let n = 1 + (day % step); n <= allocations; n += step) {
    const { python, host } = start(program);
    set(python, 4, n);
    while (python.run(100_000) !== Status.Done);
    set(python, 4, 0);
    const damage = python.verifyHeap();
    const exit = python.finish();
    const left = python.core.allocatedBlocks() - blocks;
    const told = exit === 0 || host.text(2).includes('MemoryError');
    expect([n, damage, exit === 0 ? 0 : exit, python.verifyHeap(), left, told ? '' : host.text(2)]).toEqual([
      n,
      '',
      exit === 0 ? 0 : 1,
      '',
      0n,
      '',
    ]);
  }
});
