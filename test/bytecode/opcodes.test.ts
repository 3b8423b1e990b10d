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

interface Recorded {
  opargs: number[];
  opcodes: Record<string, [code: number, caches: number, flags: string, effects: number[]]>;
  specialized: Record<string, string>;
}

// What CPython 3.13.0 says (tools/record/opcodes.py).
const recorded: Recorded = JSON.parse(readFileSync('test/bytecode/opcodes.json', 'utf8'));

test('the table has the opcodes of CPython', () => {
  const numbers = Object.fromEntries(Object.entries(recorded.opcodes).map(([name, [code]]) => [name, code]));
  expect(Object.fromEntries([...table.OPCODES.values()].map((o) => [o.name, o.code]))).toEqual(numbers);
});

test.each(Object.entries(recorded.opcodes))('%s is as in CPython', (name, [, caches, flags, effects]) => {
  const entry = table.OPCODES.get(name) as table.Opcode;
  const base = recorded.specialized[name];
  if (base) expect([entry.form, entry.base]).toEqual(['specialized', base]);
  if (entry.form !== 'base' && entry.form !== 'pseudo') return;
  expect(entry.caches).toBe(caches);
  const ours = {
    a: entry.hasArg,
    c: entry.hasConst,
    n: entry.hasName,
    j: entry.hasJump,
    l: entry.hasLocal,
    f: entry.hasFree,
  };
  // The handler of a pseudo instruction is a target, not an argument.
  const expected = entry.oparg === 'target' ? flags.replace('a', '') : flags;
  expect(
    Object.entries(ours)
      .filter(([, has]) => has)
      .map(([letter]) => letter)
      .join(''),
  ).toBe(expected);
  // CPython has an effect of its own invention for this one, which it never asks for.
  if (name === 'LOAD_ZERO_SUPER_ATTR') return;
  expect(recorded.opargs.map((arg) => entry.pushed(arg) - entry.popped(arg))).toEqual(effects);
});
