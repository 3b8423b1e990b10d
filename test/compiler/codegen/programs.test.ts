// Our own programs against what CPython 3.13.0 makes of them (tools/record/bytecode.py).
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dis } from '../../../dist/src/bytecode/dis.js';
import { dumpCode, loads } from '../../../dist/src/bytecode/marshal.js';
import { compile, compileToCode } from '../../../dist/src/compiler/compile.js';

const here = 'test/compiler/codegen';
const shas: Record<string, string[]> = JSON.parse(readFileSync(`${here}/programs.json`, 'utf8'));
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

// A frozenset's elements have no order of their own: CPython shows them by hash.
const sortSets = (text: string): string =>
  text.replace(/frozenset\(\{(.*?)\}\)/g, (_, items: string) => `frozenset({${items.split(', ').sort().join(', ')}})`);

describe.each(Object.keys(shas))('%s', (name) => {
  const source = readFileSync(`${here}/programs/${name}`);

  test('has the instructions of CPython', () => {
    const expected = readFileSync(`${here}/programs/${name.replace('.py', '.dis')}`, 'utf8');
    expect(sortSets(dis(compileToCode(source, { filename: name })))).toBe(sortSets(expected));
  });

  test.each([0, 1, 2])('has the bytes of CPython at -O %i', (optimize) => {
    expect(sha(compile(source, { filename: name, optimize }))).toBe(shas[name]?.[optimize]);
  });

  test('comes back from marshal', () => {
    const bytes = compile(source, { filename: name });
    const value = loads(bytes);
    if (value.type !== 'code') throw new Error('not a code object');
    expect(dumpCode(value.value, 2)).toEqual(bytes);
    expect(loads(dumpCode(value.value, 4))).toEqual(value);
  });
});
