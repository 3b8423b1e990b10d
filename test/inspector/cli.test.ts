// pellucid why, diff, leaks, heap and trace --format, as a shell sees them.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const cli = path.resolve('dist/cli/main.js');
let folder = '';

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pellucid-'));
  fs.writeFileSync(
    path.join(folder, 'a.py'),
    `class Node:
    def __init__(self, name):
        self.name = name
        self.other = None
a = Node('first')
b = Node('second')
a.other = b
b.other = a
table = {'key': [a, 1.5]}
print('before')
del a
lost = Node('lost'); lost.other = lost
del lost
text = 'x' * 1000000
print('after')
`,
  );
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

function run(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
    maxBuffer: 2 ** 28,
  });
  return { code: status, out: stdout, err: stderr };
}

const narrow = (text: string): boolean => text.split('\n').every((line) => [...line].length <= 100);

test('why', () => {
  const { code, out } = run('why', 'a.py', 'a', '--at', '10');
  expect(code).toBe(0);
  expect(out).toMatch(/Node {2}<Node> {2}refcnt 3/);
  expect(out).toMatch(/THE SHORTEST WAY TO IT\n {2}frame 0x[0-9a-f]+ <module>\n/);
  expect(out).toMatch(/3 of 3 counted references have a name/);
  expect(out).toMatch(/\['a'\] +of dict at/);
  expect(out).toMatch(/\.other +of Node at/);
  expect(out).toMatch(/\[0\] +of list at/);
  expect(narrow(out)).toBe(true);
  expect(out).not.toContain('\x1b');
  const address = /0x[0-9a-f]+/.exec(out)?.[0] ?? '';
  expect(run('why', 'a.py', address, '--at', '10').out).toBe(out);
  expect(run('why', 'a.py', "table['key'][0].other.name").out).toMatch(
    /^before\nafter\n0x[0-9a-f]+ {2}str {2}'second'/,
  );
});

test('diff', () => {
  const { code, out } = run('diff', 'a.py', '--from', '6', '--to', '10');
  expect(code).toBe(0);
  expect(out).toMatch(/^LINE 6 → LINE 10/);
  expect(out).toMatch(/BORN \(\d+\)/);
  expect(out).toMatch(/\.other: NoneType None → Node <Node>/);
  expect(out).toMatch(/refcnt 1 → 3/);
  expect(run('diff', 'a.py', '--from', '10').out).toMatch(/LINE 10 → THE END/);
});

test('leaks', () => {
  const { code, out } = run('leaks', 'a.py');
  expect(code).toBe(0);
  expect(out).toMatch(/ {3}14 +976\.\d KiB/);
  expect(out).toMatch(/WHAT NOTHING REACHES\n.*1 objects? that only cycles hold/);
  expect(out).toMatch(/\.other → Node at/);
});

test('heap', () => {
  const { code, out } = run('heap', 'a.py', '--at', '15');
  expect(code).toBe(0);
  expect(out).toMatch(/TYPES \([\d,]+ objects/);
  expect(out).toMatch(/every count of [\d,]+ objects is explained/);
  expect(out).toMatch(/str +'x+….* 976\.\d KiB/);
  expect(run('heap', 'a.py', '--format', 'dot').out).toMatch(/digraph heap \{[\s\S]*\}\n$/);
  expect(run('heap', 'a.py', '--format', 'heapsnapshot', '-o', 'a.heapsnapshot')).toEqual({
    code: 0,
    out: 'before\nafter\n',
    err: '',
  });
  const snapshot = JSON.parse(fs.readFileSync(path.join(folder, 'a.heapsnapshot'), 'utf8')) as { nodes: number[] };
  expect(snapshot.nodes.length).toBeGreaterThan(1000);
  const json = run('heap', 'a.py', '--at', '10', '--format', 'json');
  expect((JSON.parse(json.out.replace(/^before\n/, '')) as { edges: unknown[] }).edges.length).toBeGreaterThan(1000);
});

test('formats of a run', () => {
  for (const format of ['tutor', 'speedscope', 'chrome'])
    expect(JSON.parse(run('trace', 'a.py', '--format', format).out), format).toBeTruthy();
  expect(run('trace', 'a.py', '--format', 'pprof', '-o', 'a.pb.gz').code).toBe(0);
  expect(fs.statSync(path.join(folder, 'a.pb.gz')).size).toBeGreaterThan(100);
});

test('what is wrong is said, and what to do', () => {
  for (const [args, code, text] of [
    [['why'], 2, /a FILE and a NAME or ADDRESS are wanted\nusage: pellucid why FILE/],
    [['why', 'a.py', 'a', '--at', 'x'], 2, /--at wants a line number, not 'x'/],
    [['why', 'a.py', 'nix'], 1, /no name 'nix' is visible there \(there are /],
    [['why', 'a.py', '0x77'], 1, /no object begins at 0x77/],
    [['why', 'a.py', 'b', '--at', '99'], 1, /line 99 was never reached/],
    [['why', 'nowhere.py', 'a'], 2, /No such file/],
    [['diff', 'a.py'], 2, /--from LINE is wanted/],
    [['diff', 'a.py', '--from', '99'], 1, /line 99 was never reached/],
    [['diff', 'a.py', '--from', '10', '--to', '5'], 1, /line 5 was never reached after line 10/],
    [['heap', 'a.py', '--format', 'jpeg'], 2, /--format is one of text, dot, heapsnapshot, json, not 'jpeg'/],
    [['heap', 'a.py', '--wrong'], 2, /Unknown option '--wrong'/],
    [['heap', 'a.py', '-o', 'no/such/folder'], 1, /cannot write no\/such\/folder/],
    [['leaks'], 2, /a FILE is wanted/],
    [['trace', 'a.py', '--format', 'x'], 2, /--format is one of/],
  ] as [string[], number, RegExp][]) {
    const result = run(...args);
    expect([args.join(' '), result.code, text.test(result.err) ? '' : result.err]).toEqual([args.join(' '), code, '']);
  }
  expect(run('why', '--help').out).toMatch(/^usage: pellucid why/);
});
