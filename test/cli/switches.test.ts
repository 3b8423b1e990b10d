// Switches, variables and .pyc files of the command line, as CPython 3.13 answers them (tools/record/switches.py).

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

interface Case {
  args: string[];
  env?: Record<string, string>;
  stdin?: string;
  /** Command lines that come first. */
  before?: string[][];
}
interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

const root = 'test/cli/switches';
const cli = path.resolve('dist/cli/main.js');
const cases = JSON.parse(fs.readFileSync(`${root}/cases.json`, 'utf8')) as Case[];
const expected = JSON.parse(fs.readFileSync(`${root}/expected.json`, 'utf8')) as Outcome[];

function run(args: string[], folder: string, env: Record<string, string> = {}, stdin = ''): Promise<Outcome> {
  const child = spawn(process.execPath, [cli, '--debug-core', ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, PYTHONHASHSEED: '0', LC_ALL: 'C.UTF-8', ...env },
  });
  const output = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    output.out += text;
  });
  child.stderr.on('data', (text) => {
    output.err += text;
  });
  // One that reads nothing may be gone already.
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...output })));
}

async function outcome(given: Case): Promise<Outcome> {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'pellucid-')));
  fs.cpSync(`${root}/files`, folder, { recursive: true });
  for (const args of given.before ?? []) await run(args, folder);
  const { code, out, err } = await run(given.args, folder, given.env, given.stdin);
  fs.rmSync(folder, { recursive: true });
  const plain = (text: string): string =>
    text
      .replaceAll(folder, 'FOLDER')
      .replaceAll(cli, 'PYTHON')
      .replace(/(?<=import time:) *\d+ \| *\d+(?= \|)/g, ' TIME');
  return { code, out: plain(out), err: plain(err) };
}

test.concurrent.each(
  cases.map((given, n) => [`${JSON.stringify(given.env ?? '')} ${given.args.join(' ')} (${n})`, n] as const),
)('%s', async (_, n) => {
  expect(await outcome(cases[n] as Case)).toEqual(expected[n]);
});
