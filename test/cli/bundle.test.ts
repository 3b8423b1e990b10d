// The command line as the package has it: few files, with the modules of Node and of its own that are loaded when they are used
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

const behindDoors = `
import ast, symtable, tokenize, io, unicodedata
tree = ast.parse('def f(x: int): return 1_000')
print(ast.unparse(ast.fix_missing_locations(tree)))
exec(compile('from __future__ import annotations\\ndef f(x: a.b[1]): pass', '', 'exec'))
print(f.__annotations__, len(symtable.symtable('a = 1', '', 'exec').get_symbols()))
print(len(list(tokenize.generate_tokens(io.StringIO('a + 1').readline))))
print(ascii(unicodedata.normalize('NFD', chr(0xe9))))
for source, version in ('x = = 1', -1), ('(x := 1)', (3, 7)):
    try:
        ast.parse(source, feature_version=version)
    except SyntaxError as error:
        print(error)
try:
    compile(ast.Module(body=[ast.Pass(lineno=2, end_lineno=1)], type_ignores=[]), '', 'exec')
except (ValueError, TypeError) as error:
    print(error)
None.x
`;

test('what few runs need', () => {
  fs.writeFileSync(path.join(folder, 'doors.py'), behindDoors);
  const { stdout, stderr, status } = run('doors.py');
  expect(stdout.split('\n').filter(Boolean)).toEqual([
    'def f(x: int):',
    '    return 1000',
    "{'x': 'a.b[1]'} 1",
    '5',
    "'e\\u0301'",
    'invalid syntax (<unknown>, line 1)',
    'Assignment expressions are only supported in Python 3.8 and greater (<unknown>, line 1)',
    'required field "col_offset" missing from stmt',
  ]);
  expect(stderr).toContain("AttributeError: 'NoneType' object has no attribute 'x'");
  expect(status).toBe(1);
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
