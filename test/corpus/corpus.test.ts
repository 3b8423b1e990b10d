// The corpus: small programs whose output, error output and exit code were recorded from CPython 3.13
// (tools/record/corpus.py). Afterwards the heap is whole and as many blocks are in use as after the empty program. A program with
// the first line "# library" runs with the library.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runWithLibrary } from '../support/library.js';
import { runProgram } from '../support/process.js';

const root = 'test/corpus';

function* programs(folder: string): Generator<string> {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* programs(file);
    else if (entry.name.endsWith('.py')) yield file;
  }
}

/** "path: reason" a line: programs that are known to differ. One that passes all the same must leave the list. */
const expectedFailures = new Set(
  fs
    .readFileSync(`${root}/expected-failures.txt`, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split(':')[0]),
);

let emptyBlocks: bigint | undefined;
let libraryBlocks: bigint | undefined;

function check(file: string): void {
  const base = file.replace(/\.py$/, '');
  const source = fs.readFileSync(file);
  const first = source.toString('latin1').split('\n', 1)[0] ?? '';
  const stdin = fs.existsSync(`${base}.stdin`) ? fs.readFileSync(`${base}.stdin`) : '';
  const argv = first.startsWith('# args:') ? first.slice(7).trim().split(/\s+/) : [];
  const library = first.startsWith('# library');
  const result = library
    ? runWithLibrary(file)
    : runProgram(source, path.basename(file), { argv, stdin, folder: path.dirname(file) });
  const text = `exit ${result.exit}\n--- stdout\n${result.stdout}--- stderr\n${result.stderr}`;
  expect(text).toBe(fs.readFileSync(`${base}.expected`, 'utf8'));
  expect(result.damage, 'heap').toBe('');
  if (library) libraryBlocks ??= runWithLibrary(path.join(root, 'empty.py'), [], {}, '').blocks;
  else emptyBlocks ??= runProgram('', 'empty.py').blocks;
  expect(result.blocks - ((library ? libraryBlocks : emptyBlocks) as bigint), 'leaked blocks').toBe(0n);
}

test.each([...programs(root)].map((file) => [path.relative(root, file)]))('%s', (name) => {
  const file = path.join(root, name);
  if (!expectedFailures.has(name)) return check(file);
  let failed = false;
  try {
    check(file);
  } catch {
    failed = true;
  }
  expect(failed, 'an expected failure passes: take it off the list').toBe(true);
});
