// npm run test:packages -- FOLDER [NAME …]
// Programs over third-party packages, in CPython and here: both print the same, and end with the same code. FOLDER is what
// `pip install --target FOLDER` (or a distribution's dist-packages) has of them; a program whose packages are not there, or do
// not work with CPython 3.13, is named and passed over. PELLUCID_CPYTHON names a CPython 3.13 if python3.13 is not on the path.
// The exit code is 1 if anything differs.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const main = path.resolve(here, '../../dist/bin/main.cjs');
const cpython = process.env.PELLUCID_CPYTHON ?? 'python3.13';
const [folder, ...names] = process.argv.slice(2);
if (!folder) {
  console.error('npm run test:packages -- FOLDER [NAME …]');
  process.exit(2);
}

const ADDRESS = /0x[0-9a-f]+/g;
const LIBRARY = /[^\s"']*\/lib\/python3\.13(?=\/)/g;

/** What a program prints, how it ends and how long it takes. Addresses and the place of the library are the machine's. */
function run(command, file) {
  const [program, ...args] = command;
  const started = performance.now();
  const { stdout, stderr, status } = spawnSync(program, [...args, path.join(here, file)], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    cwd: os.tmpdir(),
    env: {
      ...process.env,
      COLUMNS: '80',
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONHASHSEED: '0',
      PYTHONPATH: path.resolve(folder),
    },
  });
  const plain = (text) => (text ?? '').replace(ADDRESS, '0x…').replace(LIBRARY, 'LIBRARY');
  return {
    text: `${plain(stdout)}${plain(stderr)}exit ${status}\n`,
    status,
    seconds: (performance.now() - started) / 1000,
  };
}

/** The first line in which two texts differ, in both. */
function difference(theirs, ours) {
  const [a, b] = [theirs.split('\n'), ours.split('\n')];
  const i = a.findIndex((line, at) => line !== b[at]);
  return `  CPython:  ${a[i] ?? '(nothing)'}\n  Pellucid: ${b[i] ?? '(nothing)'}`;
}

let differ = 0;
const programs = fs.readdirSync(here).filter((name) => name.endsWith('.py'));
for (const file of programs.filter((name) => !names.length || names.includes(path.basename(name, '.py')))) {
  const theirs = run([cpython], file);
  if (theirs.status !== 0) {
    console.log(`${file}: not here (${theirs.text.trimEnd().split('\n').at(-2)})`);
    continue;
  }
  const ours = run([process.execPath, main], file);
  const same = ours.text === theirs.text;
  if (!same) differ++;
  const times = `${theirs.seconds.toFixed(1)} s, ${ours.seconds.toFixed(1)} s`;
  console.log(same ? `${file}: the same (${times})` : `${file}: differs\n${difference(theirs.text, ours.text)}`);
}
process.exit(differ ? 1 : 0);
