// The machine code that the build keeps of the core (cli/code-cache.ts): used only for the very core, machine and Node.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { readCodeCache } from '../../cli/code-cache.js';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pellucid-code-'));
const wasm = fs.readFileSync('dist/core/release.wasm');
const stamp = fs.readFileSync('dist/core/release.stamp', 'utf8');
const kept = pathToFileURL('dist/core/release.code');
// A Node that cannot keep code has none.
const bytes = fs.existsSync(kept) ? fs.readFileSync(kept) : undefined;

afterAll(() => fs.rmSync(folder, { recursive: true }));

function file(content: Uint8Array): URL {
  const name = path.join(folder, 'code');
  fs.writeFileSync(name, content);
  return pathToFileURL(name);
}

test('the code of this core is a module like the compiled one', () => {
  if (!bytes) return;
  const module = readCodeCache(kept, stamp, wasm);
  expect(module).toBeInstanceOf(WebAssembly.Module);
  if (!module) return;
  expect(WebAssembly.Module.imports(module)).toEqual(WebAssembly.Module.imports(new WebAssembly.Module(wasm)));
});

test('another core, a file cut off, a longer one, no file: none', () => {
  expect(readCodeCache(file(bytes ?? new Uint8Array(0)), stamp.replaceAll(/./g, 'x'), wasm)).toBeUndefined();
  expect(readCodeCache(file((bytes ?? new Uint8Array(9)).subarray(0, -1)), stamp, wasm)).toBeUndefined();
  expect(
    readCodeCache(file(Buffer.concat([bytes ?? new Uint8Array(9), Buffer.from('x')])), stamp, wasm),
  ).toBeUndefined();
  expect(readCodeCache(file(new Uint8Array(0)), stamp, wasm)).toBeUndefined();
  expect(readCodeCache(file(Buffer.from('PELCODE1')), stamp, wasm)).toBeUndefined();
  expect(readCodeCache(pathToFileURL(path.join(folder, 'missing')), stamp, wasm)).toBeUndefined();
});
