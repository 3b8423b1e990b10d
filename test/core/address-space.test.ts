// The address space is written down twice: for the core and for those who read its memory.
import fs from 'node:fs';
import { expect, test } from 'vitest';
import * as map from '../../src/inspector/map.js';

interface Facts {
  [struct: string]: { fields: Record<string, [off: number, size: number]> };
}

const core = fs.readFileSync('core/memory/map.ts', 'utf8');
const facts = JSON.parse(fs.readFileSync('test/facts/structs.json', 'utf8')) as Facts;

/** What a constant of map.ts comes to: a sum of numbers and of other constants. */
function constantIn(name: string): number {
  const text = new RegExp(`const ${name}: usize = ([^;]+);`).exec(core)?.[1] ?? '';
  const value = (part: string): number => (/^\d/.test(part) ? Number(part) : constantIn(part));
  return text.split('+').reduce((total, part) => total + value(part.trim()), 0);
}

test.each(Object.entries(map))('%s', (name, address) => {
  expect(constantIn(name)).toBe(address);
});

test.each([
  ['RUNTIME_MAIN_INTERPRETER', '_PyRuntimeState', '_main_interpreter'],
  ['INTERP_INITIAL_THREAD', 'PyInterpreterState', '_initial_thread'],
  ['INTERP_GC', 'PyInterpreterState', 'gc'],
  ['INTERP_FREELISTS', 'PyInterpreterState', 'object_state'],
  ['OBMALLOC_MGMT', '_obmalloc_state', 'mgmt'],
  ['OBMALLOC_ARENA_MAP', '_obmalloc_state', 'usage'],
])('%s is where CPython has it', (name, struct, field) => {
  expect(constantIn(name)).toBe(facts[struct]?.fields[field]?.[0]);
});
