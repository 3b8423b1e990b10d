// Programs that import: files, and folders with a main.py and its modules, run in a process with the library; what CPython
// 3.13 prints was recorded by tools/record/imports.py. Then the library itself: modules that must be importable.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runWithLibrary } from '../support/library.js';

const root = 'test/imports/programs';
/** What the program printed and how it ended. */
function run(file: string): string {
  const result = runWithLibrary(file);
  expect(result.damage, 'heap').toBe('');
  return `exit ${result.exit}\n--- stdout\n${result.stdout}--- stderr\n${result.stderr}`;
}

const programs = fs.readdirSync(root).filter((name) => !name.endsWith('.expected') && name !== '__pycache__');
test.each(programs)('%s', (name) => {
  const file = name.endsWith('.py') ? path.join(root, name) : path.join(root, name, 'main.py');
  expect(run(file)).toBe(fs.readFileSync(path.join(root, `${name.replace(/\.py$/, '')}.expected`), 'utf8'));
});

test('library modules', () => {
  const names = fs
    .readFileSync('test/imports/library-modules.txt', 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
  const folder = fs.mkdtempSync('/tmp/pellucid-');
  const file = path.join(folder, 'all.py');
  const text = names
    .map((name) => `try:\n    import ${name}\nexcept BaseException as e:\n    print('${name}', e)\n`)
    .join('');
  fs.writeFileSync(file, `import warnings\nwarnings.simplefilter('ignore')\n${text}`);
  expect(run(file)).toBe('exit 0\n--- stdout\n--- stderr\n');
  fs.rmSync(folder, { recursive: true });
});
