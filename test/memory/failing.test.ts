// Allocations of a program are failed in turn: MemoryError or not, nothing traps, the heap stays whole, nothing leaks.
import { test } from 'vitest';
import { failPlaces } from '../allocations/gate.js';
import { programs } from './programs.js';

test.each(Object.keys(programs))('%s', (name) => {
  failPlaces({ source: programs[name] as string }, 90);
});

test.each(Object.keys(programs))('%s, and no memory from there on', (name) => {
  failPlaces({ source: programs[name] as string }, 40, true);
});
