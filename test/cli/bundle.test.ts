// The command line as the package has it: one file, with the modules of Node that are loaded when they are used
// (tools/bundle.mjs).

import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';

const main = path.resolve('dist/bin/main.cjs');
let folder = '';

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pellucid-'));
  fs.writeFileSync(path.join(folder, 'a.py'), 'x = [1, 2, 3]\nprint(sum(x))\n');
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const run = (...args: string[]) =>
  spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 24 });

test('a run, a recording and a moment of it', () => {
  expect(run('a.py')).toMatchObject({ status: 0, stdout: '6\n' });
  expect(run('record', 'a.py', '-o', 'a.pellucid').status).toBe(0);
  expect(run('show', 'a.pellucid', '--line', '2').stdout).toContain('x');
});

test('node:zlib: a trace for pprof', () => {
  expect(run('trace', 'a.py', '--format', 'pprof', '-o', 'a.pb.gz').status).toBe(0);
  expect(gunzipSync(fs.readFileSync(path.join(folder, 'a.pb.gz'))).length).toBeGreaterThan(0);
});

test('node:http: the page', async () => {
  const server = spawn(process.execPath, [main, 'view', '--port', '0'], { cwd: folder });
  try {
    const text = await new Promise<string>((resolve, reject) => {
      server.stdout.once('data', (bytes) => resolve(String(bytes)));
      server.once('exit', () => reject(new Error('it ended')));
    });
    const page = await fetch(/http:\S+/.exec(text)?.[0] ?? '');
    expect(await page.text()).toContain('<title>');
  } finally {
    server.kill();
  }
});
