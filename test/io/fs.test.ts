// The same questions to files in memory and to the machine's: the same answers.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { NodeFs } from '../../cli/node-fs.js';
import { E, type HostFs, O, S } from '../../src/host/fs.js';
import { MemoryFs } from '../../src/host/memory-fs.js';
import type { Streams } from '../../src/host/open-file.js';
import { decodePath, encodePath } from '../../src/host/path-text.js';
import { TreeBackend } from '../../src/host/read-only-tree.js';

const written: string[] = [];
const streams: Streams = {
  read: () => 0,
  write: (fd, bytes) => {
    written.push(`${fd}:${new TextDecoder().decode(bytes.slice())}`);
    return bytes.length;
  },
  isatty: () => false,
};
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pellucid-fs-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const tree = {
  find: (p: string) =>
    p === '' ? { names: ['a.py', 'd'] } : p === 'd' ? { names: [] } : p === 'a.py' ? { size: 3 } : undefined,
  read: () => encode('x=1'),
};

const kinds: [string, () => HostFs][] = [
  [
    'memory',
    () => new MemoryFs({ streams, cwd: '/tmp', mounts: [{ at: '/lib/image', backend: new TreeBackend(tree) }] }),
  ],
  ['Node', () => new NodeFs({ streams, cwd: folder, mounts: [{ at: '/lib/image', backend: new TreeBackend(tree) }] })],
];

function readAll(files: HostFs, name: string): string | number {
  const fd = files.open(name, O.RDONLY, 0);
  if (fd < 0) return fd;
  const buffer = new Uint8Array(100);
  const n = files.read(fd, buffer);
  files.close(fd);
  return n < 0 ? n : new TextDecoder().decode(buffer.subarray(0, n));
}

function put(files: HostFs, name: string, text: string): void {
  const fd = files.open(name, O.WRONLY | O.CREAT | O.TRUNC, 0o666);
  expect(fd).toBeGreaterThanOrEqual(3);
  expect(files.write(fd, encode(text))).toBe(encode(text).length);
  expect(files.close(fd)).toBe(0);
}

describe.each(kinds)('%s', (_name, make) => {
  test('descriptors', () => {
    const files = make();
    put(files, 'f', 'hello');
    const fd = files.open('f', O.RDWR, 0);
    expect(fd).toBe(3);
    expect(files.lseek(fd, -2, 2)).toBe(3);
    const two = files.dup(fd);
    expect(two).toBe(4);
    expect(files.write(two, encode('LO!'))).toBe(3);
    expect(files.lseek(fd, 0, 1)).toBe(6); // they share the position
    expect(files.close(fd)).toBe(0);
    expect(files.close(fd)).toBe(-E.BADF);
    expect(files.pread(two, new Uint8Array(2), 1)).toBe(2);
    expect(files.ftruncate(two, 3)).toBe(0);
    expect(files.lseek(two, -9, 0)).toBe(-E.INVAL);
    expect(files.dup2(two, 9)).toBe(9);
    expect(files.open('f', O.RDONLY, 0)).toBe(3);
    expect(readAll(files, 'f')).toBe('hel');
    const append = files.open('f', O.WRONLY | O.APPEND, 0);
    expect(files.write(append, encode('p'))).toBe(1);
    expect(files.read(append, new Uint8Array(1))).toBe(-E.BADF);
    expect(readAll(files, 'f')).toBe('help');
    for (const open of [3, 4, 9, append]) expect(files.close(open)).toBe(0);
  });

  test('standard streams and pipes', () => {
    const files = make();
    written.length = 0;
    const saved = files.dup(1);
    put(files, 'out', '');
    const fd = files.open('out', O.WRONLY, 0);
    expect(files.dup2(fd, 1)).toBe(1);
    files.write(1, encode('to the file'));
    files.dup2(saved, 1);
    files.write(1, encode('to the host'));
    expect(readAll(files, 'out')).toBe('to the file');
    expect(written).toEqual(['1:to the host']);
    const ends = files.pipe();
    if (typeof ends === 'number') throw new Error('no pipe');
    const buffer = new Uint8Array(2);
    expect(files.read(ends[0], buffer)).toBe(-E.AGAIN);
    expect(files.write(ends[1], encode('abc'))).toBe(3);
    expect([files.read(ends[0], buffer), files.read(ends[0], buffer)]).toEqual([2, 1]);
    expect(files.lseek(ends[0], 0, 0)).toBe(-E.SPIPE);
    files.close(ends[1]);
    expect(files.read(ends[0], buffer)).toBe(0);
  });

  test('directories and links', () => {
    const files = make();
    put(files, 'g', 'g');
    expect(files.mkdir('d', 0o777)).toBe(0);
    expect(files.mkdir('d', 0o777)).toBe(-E.EXIST);
    expect(files.mkdir('no/d', 0o777)).toBe(-E.NOENT);
    expect(files.symlink('../g', 'd/link')).toBe(0);
    expect(files.readlink('d/link')).toBe('../g');
    expect(files.readlink('g')).toBe(-E.INVAL);
    expect(readAll(files, 'd/link')).toBe('g');
    expect(files.link('g', 'd/hard', true)).toBe(0);
    const stat = files.stat('g', true);
    expect(typeof stat === 'object' && [stat.nlink, stat.size, stat.mode & S.IFMT]).toEqual([2, 1, S.IFREG]);
    const link = files.stat('d/link', false);
    expect(typeof link === 'object' && link.mode & S.IFMT).toBe(S.IFLNK);
    const names = files.list('d');
    expect(typeof names === 'object' && names.map((e) => e.name).sort()).toEqual(['hard', 'link']);
    expect(files.rmdir('d')).toBe(-E.NOTEMPTY);
    expect(files.rename('d/hard', 'd/other')).toBe(0);
    expect(files.rename('d', 'd/x')).toBe(-E.INVAL);
    expect(files.rename('nope', 'x')).toBe(-E.NOENT);
    expect(files.unlink('nope')).toBe(-E.NOENT);
    expect(files.rmdir('g')).toBe(-E.NOTDIR);
    expect(files.stat('g/x', true)).toBe(-E.NOTDIR);
    expect(files.list('g')).toBe(-E.NOTDIR);
    expect(files.open('d', O.WRONLY, 0)).toBe(-E.ISDIR);
    expect(files.open('g', O.CREAT | O.EXCL | O.WRONLY, 0)).toBe(-E.EXIST);
    expect(files.symlink('loop', 'loop')).toBe(0);
    expect(files.stat('loop', true)).toBe(-E.LOOP);
    expect(files.stat('', true)).toBe(-E.NOENT);
    expect(files.chdir('d')).toBe(0);
    expect(readAll(files, '../g')).toBe('g');
    expect(files.chdir('../g')).toBe(-E.NOTDIR);
    expect(files.chdir('..')).toBe(0);
    for (const name of ['d/other', 'd/link', 'g', 'loop']) expect(files.unlink(name)).toBe(0);
    expect(files.rmdir('d')).toBe(0);
  });

  test('times, modes, mask', () => {
    const files = make();
    expect(files.umask(0o077)).toBeGreaterThanOrEqual(0);
    put(files, 't', '');
    expect(files.utime('t', 5_000_000_000n, 1_500_000_000n, true)).toBe(0);
    expect(files.chmod('t', 0o400, true)).toBe(0);
    const stat = files.stat('t', true);
    expect(typeof stat === 'object' && [stat.atime, stat.mtime, stat.mode & 0o777]).toEqual([
      5_000_000_000n,
      1_500_000_000n,
      0o400,
    ]);
    expect(files.access('t', 4)).toBe(0);
    expect(files.access('nope', 0)).toBe(-E.NOENT);
    files.umask(0o022);
    files.unlink('t');
  });

  test('a mount that nobody changes', () => {
    const files = make();
    expect(readAll(files, '/lib/image/a.py')).toBe('x=1');
    expect(files.open('/lib/image/a.py', O.WRONLY, 0)).toBe(-E.ROFS);
    expect(files.open('/lib/image/new', O.WRONLY | O.CREAT, 0o666)).toBe(-E.ROFS);
    expect(files.mkdir('/lib/image/new', 0o777)).toBe(-E.ROFS);
    expect(files.unlink('/lib/image/nope')).toBe(-E.NOENT);
    expect(files.stat('/lib/image/a.py/x', true)).toBe(-E.NOTDIR);
    const names = files.list('/lib/image/');
    expect(typeof names === 'object' && names.map((e) => e.name)).toEqual(['a.py', 'd']);
    expect(files.rename('/lib/image/a.py', 'here')).toBe(-E.XDEV);
  });
});

test('names that are no UTF-8 stand as lone surrogates', () => {
  const bytes = Uint8Array.from([0x61, 0xff, 0xc3, 0xa9, 0xed, 0xa0, 0x80]);
  expect(decodePath(bytes)).toBe('a\udcffé\udced\udca0\udc80');
  expect(encodePath(decodePath(bytes))).toEqual(bytes);
});

test('files in memory have a limit', () => {
  const files = new MemoryFs({ streams, capacity: 10 });
  const fd = files.open('/tmp/f', O.WRONLY | O.CREAT, 0o666);
  expect(files.write(fd, new Uint8Array(8))).toBe(8);
  expect(files.write(fd, new Uint8Array(8))).toBe(-E.NOSPC);
});
