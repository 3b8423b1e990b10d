// The address space is written down twice: for the core and for those who read its memory.
import fs from 'node:fs';
import { expect, test } from 'vitest';
import * as map from '../../src/inspector/map.js';

const core = fs.readFileSync('core/memory/map.ts', 'utf8');

test.each(Object.entries(map))('%s', (name, address) => {
  const text = new RegExp(`export const ${name}: usize = ([^;]+);`).exec(core)?.[1] ?? '';
  const sum = text.split('+').reduce((total, part) => total + Number(part.trim()), 0);
  expect(sum).toBe(address);
});
