// Where __pycache__ cannot be written: the disk is full, half-way through a file, too; or the directory is read-only. The import
// works, and nothing half-written is left. (CPython: importlib._bootstrap_external, _write_atomic)

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Status } from '../../src/host/process.js';
import { bootWithLibrary, type CollectingHost } from '../support/library.js';

const ENOSPC = 28;
const EIO = 5;
const EACCES = 13;
const EROFS = 30;
const PROGRAM = `import sys
import package.leaf
print(package.leaf.VALUE, package.leaf.__cached__.rpartition('/')[2])
del sys.modules['package.leaf']
import package.leaf
print(package.leaf.VALUE)
`;

let folder = '';
beforeAll(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'pellucid-cache-')));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Runs the program over a fresh package on a host that `spoil` has changed: what it printed, and what lies in __pycache__. */
function run(name: string, spoil: (host: CollectingHost) => void) {
  const root = path.join(folder, name);
  fs.mkdirSync(path.join(root, 'package'), { recursive: true });
  fs.writeFileSync(path.join(root, 'package/__init__.py'), '');
  fs.writeFileSync(
    path.join(root, 'package/leaf.py'),
    `VALUE = 'a leaf'\nTABLE = ${JSON.stringify([...Array(999).keys()])}\n`,
  );
  const { python, host } = bootWithLibrary(root, ['main.py'], { PYTHONDONTWRITEBYTECODE: '' });
  spoil(host);
  python.start(PROGRAM, path.join(root, 'main.py'), true);
  while (python.run(1_000_000) !== Status.Done);
  const exit = python.finish();
  expect(python.verifyHeap()).toBe('');
  const cache = path.join(root, 'package/__pycache__');
  const files = fs.existsSync(cache) ? fs.readdirSync(cache).sort() : null;
  return { exit, out: host.output[1], err: host.output[2], files };
}

const worked = { exit: 0, out: 'a leaf leaf.cpython-313.pyc\na leaf\n', err: '' };

test('there is room', () => {
  expect(run('room', () => {})).toEqual({ ...worked, files: ['__init__.cpython-313.pyc', 'leaf.cpython-313.pyc'] });
});

test.each([0, 1, 16, 100, 1000])('the disk is full after %d bytes of a file', (room) => {
  const result = run(`full-${room}`, ({ fs: files }) => {
    const write = files.write.bind(files);
    const left = new Map<number, number>();
    files.write = (fd, bytes) => {
      if (fd <= 2) return write(fd, bytes);
      const free = left.get(fd) ?? room;
      if (free === 0) return -ENOSPC;
      const taken = write(fd, bytes.subarray(0, free));
      left.set(fd, free - Math.max(taken, 0));
      return taken;
    };
    const open = files.open.bind(files);
    files.open = (name, flags, mode) => {
      const fd = open(name, flags, mode);
      left.delete(fd);
      return fd;
    };
  });
  // The package's own file is small enough when there is room for it.
  expect(result).toEqual({ ...worked, files: room === 1000 ? ['__init__.cpython-313.pyc'] : [] });
});

test.each([
  ['mkdir', EROFS, null],
  ['mkdir', ENOSPC, null],
  ['mkdir', EACCES, null],
  ['open', EROFS, []],
  ['open', EACCES, []],
  ['open', ENOSPC, []],
  ['rename', EIO, []],
] as const)('%s fails with %d', (call, errno, files) => {
  const result = run(`${call}-${errno}`, ({ fs: host }) => {
    const open = host.open.bind(host);
    if (call === 'mkdir') host.mkdir = () => -errno;
    else if (call === 'rename') host.rename = () => -errno;
    else host.open = (name, flags, mode) => (name.includes('.pyc.') ? -errno : open(name, flags, mode));
  });
  expect(result).toEqual({ ...worked, files });
});
