import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as table from '../../dist/src/bytecode/opcodes.js';
import { coreOpcodes } from '../../tools/core/opcodes.mjs';

test('the core has the numbers of the table', () => {
  expect(readFileSync('core/vm/opcodes.ts', 'utf8')).toBe(coreOpcodes(table));
});

test('every specialised and instrumented form knows its base', () => {
  for (const entry of table.OPCODES.values()) {
    if (entry.form === 'specialized') expect(table.OPCODES.get(entry.base as string)?.form).toBe('base');
    expect(table.DEOPT[entry.code] ?? entry.code).toBe(entry.base ? table.opcode(entry.base) : entry.code);
  }
});

test('stack effects follow the oparg', () => {
  const net = (name: string, oparg: number) => {
    const entry = table.OPCODES.get(name) as table.Opcode;
    return entry.pushed(oparg) - entry.popped(oparg);
  };
  expect(net('BUILD_MAP', 3)).toBe(-5);
  expect(net('CALL', 2)).toBe(-3);
  expect(net('LOAD_ATTR', 1)).toBe(1);
  expect(net('UNPACK_EX', 2 | (3 << 8))).toBe(5);
  expect(net('SWAP', 4)).toBe(0);
  expect(net('RERAISE', 1)).toBe(-1);
});
