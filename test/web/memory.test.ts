// The allocator's view: blocks, and the lists that link the free ones.

import { expect, test } from 'vitest';
import { programOf, session } from './sessions.js';

test('a free list holds the free blocks of its pool, the one that is handed out next first', async () => {
  const s = session();
  await s.record(programOf('a = [object() for i in range(600)]\ndel a[::3]\nx = object()\ny = 1\n'), 1_000_000);
  const before = s.allocator(s.toLine('main.py', 3, 1));
  const pools = before.arenas.flatMap((arena) => arena.pools);
  for (const pool of pools) {
    expect(pool.free.length).toBe([...pool.blocks].filter((b) => b === 1).length);
    expect(new Set(pool.free).size).toBe(pool.free.length);
  }
  const free = before.classes.reduce((n, c) => n + c.free, 0);
  expect(pools.reduce((n, p) => n + p.free.length, 0)).toBeLessThanOrEqual(free);
  // What was freed last is used first.
  const step = s.toLine('main.py', 4, 1);
  const x = s
    .picture(step, { grain: 'line', limit: 60, rows: {}, pinned: [], inline: false })
    .frames[0]?.slots.find((slot) => slot.name === 'x')?.target;
  const next = pools.filter((p) => p.blockSize === 16 && p.free.length > 0);
  expect(next.map((p) => p.address + 48 + (p.free[0] ?? 0) * p.blockSize)).toContain(x);
});
