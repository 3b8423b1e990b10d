// The command line as a shell sees it: exit codes, messages, signals, pipes.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const cli = path.resolve('dist/cli/main.js');
let folder = '';

beforeAll(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'pellucid-')));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

interface Ran {
  code: number | null;
  signal?: NodeJS.Signals | null;
  out: string;
  err: string;
}

function run(args: string[], input = ''): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, '--debug-core', ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
  });
  return { code: status, out: stdout, err: stderr };
}

function file(name: string, content: string | Uint8Array): string {
  fs.writeFileSync(path.join(folder, name), content);
  return name;
}

test('a file, its arguments and its place', () => {
  const name = file('a.py', 'import sys\nprint(sys.argv, __file__, __name__)');
  expect(run([name, 'x', '-c'])).toEqual({ code: 0, out: `['a.py', 'x', '-c'] ${folder}/a.py __main__\n`, err: '' });
});

test('-c, -, standard input', () => {
  expect(run(['-c', 'import sys; print(sys.argv)', 'a']).out).toBe("['-c', 'a']\n");
  expect(run(['-', 'a'], 'import sys; print(sys.argv)').out).toBe("['-', 'a']\n");
  expect(run([], 'import sys; print(sys.argv)').out).toBe("['']\n");
  expect(run(['-c', '1/0']).err).toBe(
    'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\n    1/0\n    ~^~\nZeroDivisionError: division by zero\n',
  );
  expect(run([], '1/0').err).toBe(
    'Traceback (most recent call last):\n  File "<stdin>", line 1, in <module>\nZeroDivisionError: division by zero\n',
  );
});

test('options', () => {
  expect(run(['-OOc', 'assert 0; print(__debug__)'])).toEqual({ code: 0, out: 'False\n', err: '' });
  expect(run(['-V']).out).toMatch(/^Python 3\.13\.0/);
  expect(run(['-h']).out).toMatch(/^usage: pellucid/);
  expect(run(['-BEs', '-X', 'utf8', '-Wignore', '-c', 'print(4)']).out).toBe('4\n');
  for (const [args, text] of [
    [['-Z'], 'Unknown option: -Z'],
    [['--foo'], 'unknown option --foo'],
    [['-c'], 'Argument expected for the -c option'],
  ] as const) {
    const { code, err } = run([...args]);
    expect(code).toBe(2);
    expect(err.split('\n')[0]).toBe(text);
  }
  expect(run(['-m', 'no_such_module'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('No module named no_such'),
  });
  expect(run(['--memory-limit', 'much'])).toMatchObject({ code: 2 });
});

test('programs that cannot be read or compiled', () => {
  expect(run(['missing.py'])).toMatchObject({
    code: 2,
    err: expect.stringContaining(`can't open file '${folder}/missing.py': [Errno 2] No such file or directory`),
  });
  expect(run(['.'])).toMatchObject({ code: 1, err: expect.stringContaining("can't find '__main__' module in") });
  expect(run([file('bad.py', Uint8Array.of(0x22, 0xff, 0x22, 0x0a))]).err).toBe(
    `SyntaxError: Non-UTF-8 code starting with '\\xff' in file ${folder}/bad.py on line 1, but no encoding declared; see https://peps.python.org/pep-0263/ for details\n`,
  );
  expect(run([file('nul.py', 'x = 1\n\0y\n')]).err).toBe(
    `  File "${folder}/nul.py", line 2\n    \nSyntaxError: source code cannot contain null bytes\n`,
  );
  expect(run([file('coding.py', '# coding: nope\n')]).err).toBe('SyntaxError: encoding problem: nope\n');
  expect(run([file('end.py', 'def f():')])).toEqual({
    code: 1,
    out: '',
    err: `  File "${folder}/end.py", line 1\n    def f():\nIndentationError: expected an indented block after function definition on line 1\n`,
  });
});

test('empty, without a final newline, with a byte order mark', () => {
  expect(run([file('empty.py', '')])).toEqual({ code: 0, out: '', err: '' });
  expect(run([file('bare.py', 'print(1)')]).out).toBe('1\n');
  expect(run([file('bom.py', '\ufeffprint("ü")\n')]).out).toBe('ü\n');
});

test('exit codes', () => {
  for (const [argument, code] of [
    ['', 0],
    ['3', 3],
    ['-1', 255],
    ['256', 0],
    ['True', 1],
    ['None', 0],
    ["'text'", 1],
    ['10 ** 30', 255],
  ] as const) {
    expect(run(['-c', `import sys; sys.exit(${argument})`]).code, argument).toBe(code);
  }
  expect(run(['-c', 'exit(4)']).code).toBe(4);
  expect(run(['-c', 'quit()']).code).toBe(0);
  expect(run(['-c', 'print(exit, quit)']).out).toBe(
    'Use exit() or Ctrl-D (i.e. EOF) to exit Use quit() or Ctrl-D (i.e. EOF) to exit\n',
  );
  // It dies of the signal.
  expect(run(['-c', 'raise KeyboardInterrupt']).code).toBe(null);
});

test('output that cannot be written', () => {
  const full = (text: string) =>
    spawnSync('/bin/sh', ['-c', `${process.execPath} ${cli} --debug-core -c "${text}" > /dev/full`], {
      encoding: 'utf8',
    });
  expect(full('print(1)')).toMatchObject({
    status: 120,
    stderr: 'Exception ignored on flushing sys.stdout:\nOSError: [Errno 28] No space left on device\n',
  });
  expect(run(['-c', 'import sys; sys.stdout.close()'])).toEqual({ code: 0, out: '', err: '' });
});

test('a reader that goes away', () => {
  const program = 'for i in range(100000): print(i)';
  const { stdout, stderr } = spawnSync(
    '/bin/bash',
    ['-c', `${process.execPath} ${cli} --debug-core -c '${program}' | head -1; echo \${PIPESTATUS[0]}`],
    { encoding: 'utf8' },
  );
  // As in CPython, what could not be written is gone: nothing is left to fail at exit (that would be 120).
  expect(stdout).toBe('0\n1\n');
  expect(stderr).toContain('BrokenPipeError: [Errno 32] Broken pipe');
});

test('much output arrives', () => {
  expect(run(['-c', "print('x' * 3_000_000)"]).out.length).toBe(3_000_001);
});

/** Starts a program, waits for its first output, sends SIGINT. */
function interrupted(program: string): Promise<Ran> {
  return new Promise((resolve) => {
    const child: ChildProcess = spawn(process.execPath, [cli, '--debug-core', '-c', program]);
    const ran: Ran = { code: null, out: '', err: '' };
    child.stdout?.on('data', (data: Buffer) => {
      if (ran.out === '') setTimeout(() => child.kill('SIGINT'), 100);
      ran.out += data;
    });
    child.stderr?.on('data', (data: Buffer) => {
      ran.err += data;
    });
    child.on('close', (code, signal) => resolve({ ...ran, code, signal }));
  });
}

test.each([
  ['a loop', 'print("on", flush=True)\nwhile True: pass'],
  ['a sleep', 'import time\nprint("on", flush=True)\ntime.sleep(60)'],
  ['input', 'print("on", flush=True)\ninput()'],
  ['a regular expression', 'import re\nprint("on", flush=True)\nre.match("(a+)+$", "a" * 60 + "b")'],
])('Ctrl-C in %s', async (_name, program) => {
  const { signal, err } = await interrupted(program);
  expect(err).toMatch(/^Traceback \(most recent call last\):\n[\s\S]*KeyboardInterrupt\n$/);
  expect(signal).toBe('SIGINT');
});

test('Ctrl-C can be caught', async () => {
  const { code, out } = await interrupted(
    'print("on", flush=True)\ntry:\n  while True: pass\nexcept KeyboardInterrupt: print("caught")',
  );
  expect(out).toBe('on\ncaught\n');
  expect(code).toBe(0);
});

test('input waits for a slow writer', () => {
  const command = `(echo one; sleep 0.3; printf two) | ${process.execPath} ${cli} --debug-core -c 'print([input(), input()])'`;
  expect(spawnSync('/bin/sh', ['-c', command], { encoding: 'utf8' }).stdout).toBe("['one', 'two']\n");
});

test('a limit of memory', () => {
  const program =
    "x = []\ntry:\n  while True: x.append('a' * 1000000)\nexcept MemoryError:\n  x = None\nprint('on')\nwhile True: x = [x, [0] * 100000]";
  const { code, out, err } = run(['--memory-limit', '32M', '-c', program]);
  expect(out).toBe('on\n');
  expect(err).toMatch(/^Traceback [\s\S]*\nMemoryError\n$/);
  expect(code).toBe(1);
});

const recursions: [string, string][] = [
  ['a function', 'def f(): return f()\nf()'],
  ['__repr__', 'class A:\n  def __repr__(self): return repr(self)\nrepr(A())'],
  ['__eq__', 'class A:\n  def __eq__(self, o): return self == o\nA() == A()'],
  ['a nested list', 'x = []\nfor i in range(1000000): x = [x]\nrepr(x)'],
  ['__getattr__', 'class A:\n  def __getattr__(self, n): return getattr(self, n)\nA().x'],
  ['exec', "def f(): exec('f()')\nf()"],
  ['sort keys', 'def f(_): return sorted([1], key=f)\nf(1)'],
  ['map', 'def f(_): return list(map(f, [1]))\nf(1)'],
  ['a generator', 'def f(): yield from f()\nlist(f())'],
];
test.each(recursions)('unbounded recursion: %s', (_name, program) => {
  const { code, err } = run(['-c', program]);
  expect(err.trimEnd().split('\n').pop()).toMatch(/^RecursionError: maximum recursion depth exceeded/);
  expect(code).toBe(1);
});

test('a very deep list dies quietly', () => {
  expect(run(['-c', 'x = []\nfor i in range(1000000): x = [x]\ndel x\nprint(1)'])).toEqual({
    code: 0,
    out: '1\n',
    err: '',
  });
});
