// Every module of the standard library compiles to CPython 3.13.0's bytes (tools/record/bytecode.py).
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compile } from '../../../dist/src/compiler/compile.js';
import { readZip } from '../../support/zip.js';

const shas: Record<string, string> = JSON.parse(readFileSync('test/compiler/codegen/library.json', 'utf8'));

test('the library has the bytes of CPython', { timeout: 180_000 }, () => {
  const files = readZip('node_modules/pyodide/python_stdlib.zip');
  const ours = Object.keys(shas).map((name) => {
    const bytes = compile(files.get(name) as Uint8Array, { filename: name });
    return [name, createHash('sha256').update(bytes).digest('hex').slice(0, 16)];
  });
  expect(Object.fromEntries(ours)).toEqual(shas);
});
