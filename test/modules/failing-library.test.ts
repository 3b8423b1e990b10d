// Allocations of programs over the library's native modules are failed in turn: always MemoryError, nothing traps, the heap
// stays whole, nothing leaks.
import fs from 'node:fs';
import { test } from 'vitest';
import { failPlaces } from '../allocations/gate.js';

/** How many places of a program are tried, evenly spread. */
const TRIED = 25;

const text = fs.readFileSync('test/modules/failing-library.txt', 'utf8');
const programs = Object.fromEntries(
  text
    .split(/^### /m)
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)]),
);

test.each(Object.keys(programs))('%s', (name) => {
  failPlaces({ source: programs[name] as string }, TRIED);
});
