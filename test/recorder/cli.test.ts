// record, show and trace as a shell sees them.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const cli = path.resolve('dist/cli/main.js');
let folder = '';

beforeAll(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'pellucid-')));
  fs.writeFileSync(
    path.join(folder, 'a.py'),
    `import sys
def double(x):
    y = [x] * 2
    return y
print(double(4), sys.argv[1:])
sys.exit(3)
`,
  );
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

function run(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

test('a program is recorded as it runs', () => {
  const recorded = run('record', 'a.py', '-o', 'a.pellucid', '-x', 'y');
  expect(recorded.out).toBe("[4, 4] ['-x', 'y']\n");
  expect(recorded.err).toMatch(/^pellucid record: [\d,]+ steps, [\d,]+ bytes in a\.pellucid\n$/);
  expect(recorded.code).toBe(3);
  expect(fs.readdirSync(folder).sort()).toEqual(['a.pellucid', 'a.py']);
});

test('moments of a recording are shown', () => {
  const shown = run('show', 'a.pellucid', '--line', '4');
  expect(shown.out).toContain('double, line 4, LOAD_FAST');
  expect(shown.out).toMatch(/▶ double {2}line 4/);
  expect(shown.out).toMatch(/ y +→ 0x[0-9a-f]+ list/);
  expect(run('show', 'a.pellucid', '--step', '0').out).toContain('STEP 0 of ');
  const end = run('show', 'a.pellucid');
  expect(end.out).toContain('ended');
  expect(end.out).toContain('double');
  const past = run('show', 'a.pellucid', '--step', '1000000');
  expect(past.err).toMatch(/^pellucid show: there is no step 1000000: the recording has steps 0 to \d+\n$/);
  expect(past.code).toBe(1);
  expect(run('show', 'a.pellucid', '--line', '99').err).toBe('pellucid show: line 99 was never reached\n');
});

test('events of a line', () => {
  const traced = run('trace', 'a.py', '--line', '3');
  expect(traced.out).toMatch(/step \d+ {2,}double:3 {2}BINARY_OP/);
  expect(traced.out).toMatch(/BINARY_OP\n {4}new +0x[0-9a-f]+ +list +refcnt 1\n/);
  expect(run('trace', 'a.pellucid').out).toMatch(/ {2}5 {2}print\(double\(4\), sys\.argv\[1:\]\)/);
});

test('a branch from a past moment', () => {
  fs.writeFileSync(
    path.join(folder, 'b.py'),
    "import sys\nnames = ['x', 'y']\nlimit = 2\nfor i in range(limit):\n    print(i, names)\nsys.exit(limit)\n",
  );
  run('record', 'b.py', '-o', 'b.pellucid');
  const same = run('branch', 'b.pellucid', '--line', '4');
  expect(same).toEqual({ code: 2, out: "0 ['x', 'y']\n1 ['x', 'y']\n", err: '' });
  const set = run('branch', 'b.pellucid', '--line', '4', '--set', 'limit = 1', '-o', 'c.pellucid');
  expect([set.code, set.out]).toEqual([1, "0 ['x', 'y']\n"]);
  expect(set.err).toMatch(/^pellucid branch: [\d,]+ steps, [\d,]+ bytes in c\.pellucid\n$/);
  expect(run('show', 'c.pellucid', '--line', '6').out).toMatch(/limit +→ 0x[0-9a-f]+ int 1/);
  expect(run('branch', 'b.pellucid', '--line', '4', '--do', "names[0] = 'z'").out).toContain("1 ['z', 'y']");
  expect(run('branch', 'b.py', '--step', '12', '--switch', 'gc=0').code).toBe(2);
  expect(run('branch', 'b.pellucid', '--line', '4', '--interrupt').err).toMatch(/KeyboardInterrupt\n$/);
  const wrong = run('branch', 'b.pellucid', '--line', '4', '--set', 'limit=nothing');
  expect([wrong.code, wrong.err]).toEqual([1, "pellucid branch: NameError: name 'nothing' is not defined\n"]);
  expect(run('branch', 'b.pellucid', '--line', '4', '--switch', 'color=1').err).toContain('--switch is one of gc,');
  expect(run('branch', 'b.pellucid').err).toContain('--step or --line is wanted');
});

test('commands that look at one moment take a recording, too', () => {
  expect(run('record', 'a.py', '-o', 'a.pellucid').code).toBe(3);
  for (const command of [
    ['why', 'double', '--at', 'LINE'],
    ['heap', '--at', 'LINE', '--format', 'dot'],
    ['diff', '--from', 'LINE'],
  ]) {
    const [name = '', ...rest] = command.map((word) => (word === 'LINE' ? '4' : word));
    const { code, out } = run(name, 'a.pellucid', ...rest);
    expect([name, code]).toEqual([name, 0]);
    expect(out).not.toBe('');
  }
  expect(run('why', 'a.pellucid', 'double', '--at', '99').err).toBe('pellucid why: line 99 was never reached\n');
  expect(run('leaks', 'a.pellucid').err).toContain('a.pellucid is a recording, and a program is wanted');
});

test('files that are no recordings', () => {
  fs.writeFileSync(
    path.join(folder, 'cut.pellucid'),
    fs.readFileSync(path.join(folder, 'a.pellucid')).subarray(0, 5000),
  );
  const cut = run('show', 'cut.pellucid', '--step', '3');
  expect(cut.err).toMatch(/^pellucid show: cut\.pellucid: the recording is cut off: 5000 of \d+ bytes are there\n$/);
  expect(cut.code).toBe(2);
  fs.writeFileSync(path.join(folder, 'text.pellucid'), 'print(1)\n');
  expect(run('show', 'text.pellucid').err).toBe('pellucid show: text.pellucid: this is no recording of Pellucid\n');
  const damaged = fs.readFileSync(path.join(folder, 'a.pellucid'));
  damaged[damaged.length >> 1] ^= 255;
  fs.writeFileSync(path.join(folder, 'damaged.pellucid'), damaged);
  const inside = run('show', 'damaged.pellucid', '--step', '3');
  expect([inside.code, inside.err]).toEqual([2, 'pellucid: the first image of the recording is damaged\n']);
  expect(run('record', 'nothing.py').err).toContain("can't open file");
  const lost = run('record', 'a.py', '-o', 'no/such/folder/a.pellucid');
  expect(lost.err).toContain('pellucid record: cannot write no/such/folder/a.pellucid');
  expect(lost.code).toBe(1);
});
