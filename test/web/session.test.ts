// What the worker answers: records, pictures, moves, input, branches. No browser is needed for it.

import { describe, expect, test } from 'vitest';
import { OPTIONS as options, programOf as program, session, telling } from './sessions.js';

const TWO_NAMES = `import sys

def main():
    a = []
    b = a
    a.append(2)
    print(sys.getrefcount(a))

main()
`;

describe('a session', () => {
  test('shows two names of one list', async () => {
    const s = session();
    const summary = await s.record(program(TWO_NAMES), 100_000);
    expect(summary.state).toBe('ended');
    expect(summary.outputs.map((o) => o.text).join('')).toBe('3\n');
    const step = s.toLine('main.py', 7, 1);
    const p = s.picture(step, options);
    expect(p.line).toBe(7);
    expect(p.lastLine).toBe(6);
    expect(p.frames.map((f) => f.name)).toEqual(['<module>', 'main']);
    const list = p.objects.find((o) => o.type === 'list');
    expect(list?.refcnt).toBe(2);
    expect(list?.mark).toBe('changed');
    expect(p.frames[1]?.slots.map((x) => [x.name, x.target])).toEqual([
      ['a', list?.address],
      ['b', list?.address],
    ]);
    expect(p.objects.find((o) => o.value === '2')?.immortal).toBe(true);
  });

  test('names the references that an instruction makes and drops', async () => {
    const s = session();
    await s.record(program(TWO_NAMES), 100_000);
    let step = s.toLine('main.py', 7, 1);
    const counts: number[] = [];
    for (let i = 0; i < 7; i++) {
      const p = s.picture(step, { ...options, grain: 'instruction' });
      counts.push(p.objects.find((o) => o.type === 'list')?.refcnt ?? -1);
      step = s.move(step, 'next', 'instruction', 'into');
    }
    expect(counts).toEqual([2, 2, 2, 2, 2, 3, 2]);
  });

  test('shows what the module names when the program is over', async () => {
    const s = session();
    const summary = await s.record(program('a = [1000]\nb = a\n'), 100_000);
    const p = s.picture(summary.total, options);
    expect(p.ended).toBe(true);
    expect(p.frames[0]?.slots.map((x) => x.name)).toEqual(['a', 'b']);
    expect(p.objects.find((o) => o.type === 'list')?.refcnt).toBe(2);
  });

  test('goes back to where it came from, and shows the same', async () => {
    const s = session();
    const summary = await s.record(program('x = []\nfor i in range(300, 305):\n    x.append(i)\nprint(x)\n'), 100_000);
    const steps = [1];
    for (let at = 1; at < summary.total; ) steps.push((at = s.move(at, 'next', 'line', 'into')));
    const out = steps.map((n) => JSON.stringify(s.picture(n, options)));
    const back = [...steps].reverse().map((n) => JSON.stringify(s.picture(n, options)));
    expect(back.reverse()).toEqual(out);
    let at = summary.total;
    const found = [at];
    while (at > 1) found.push((at = s.move(at, 'previous', 'line', 'into')));
    expect(found.reverse()).toEqual(steps);
  });

  test('a generator that waits shows the names of its frame; one that is over has none', async () => {
    const s = session();
    await s.record(program('def f(n):\n    yield n\ng = f(1000)\nnext(g)\nlist(g)\nprint()\n'), 100_000);
    const rowsAt = (line: number): string[] => {
      const p = s.picture(s.toLine('main.py', line, 1), options);
      return (p.objects.find((o) => o.type === 'generator')?.rows ?? []).map((r) => `${r.name} ${r.short}`);
    };
    expect(rowsAt(5)).toEqual(['n 1000']);
    expect(rowsAt(6)).toEqual([]);
  });

  test('the sentence says that the value stack holds an argument, too', async () => {
    const s = session();
    await s.record(program(TWO_NAMES), 100_000);
    let step = s.toLine('main.py', 7, 1);
    const said: string[] = [];
    for (let i = 0; i < 6; i++) {
      step = s.move(step, 'next', 'instruction', 'into');
      const { narration } = s.picture(step, { ...options, grain: 'instruction' });
      said.push(narration.map((w) => w.text).join(''));
    }
    expect(said.some((t) => /list at 0x\w+ now has 3 references: the value stack holds it, too\./.test(t))).toBe(true);
  });

  test('a dying object is a ghost for its step', async () => {
    const s = session();
    await s.record(program('a = [1000, 2000]\ndel a\nb = 1\n'), 100_000);
    const p = s.picture(s.toLine('main.py', 3, 1), options);
    expect(p.ghosts.map((g) => g.type)).toContain('list');
    expect(p.events.some((e) => e.what === 'free')).toBe(true);
  });

  test('a popped frame is a ghost for its step', async () => {
    const s = session();
    await s.record(program('def f():\n    return 1\nx = f()\ny = 2\n'), 100_000);
    const after = s.picture(s.toLine('main.py', 4, 1), options);
    expect(after.popped.map((f) => f.name)).toEqual(['f()']);
    expect(s.picture(s.move(after.step, 'next', 'line', 'into'), options).popped.map((f) => f.name)).not.toContain(
      'f()',
    );
  });

  test('waits for input, and goes on', async () => {
    const s = session();
    const first = await s.record(program('name = input("who? ")\nprint("hi", name)\n'), 100_000);
    expect(first.state).toBe('waiting');
    expect(first.outputs.map((o) => o.text).join('')).toBe('who? ');
    const second = await s.input('Ada\n', false, 100_000);
    expect(second.state).toBe('ended');
    expect(second.outputs.map((o) => o.text).join('')).toBe('hi Ada\n');
  });

  test('tells where a program does not compile, and where it fails', async () => {
    const s = session();
    const syntax = await s.record(program('a = 1\nb = (2\nc = 3\n'), 100_000);
    expect(syntax.problem).toMatchObject({ type: 'SyntaxError', line: 2, syntax: true });
    const error = await s.record(program('def f():\n    return 1 / 0\nf()\n'), 100_000);
    expect(error.problem).toMatchObject({ type: 'ZeroDivisionError', line: 2, syntax: false, file: 'main.py' });
    const s2 = s.picture(error.total, options);
    expect(s2.ended).toBe(true);
  });

  test('an endless loop ends at the limit, and at Stop', async () => {
    const s = session();
    const summary = await s.record(program('n = 0\nwhile True:\n    n += 1\n'), 200_000);
    expect(summary.state).toBe('limit');
    expect(summary.total).toBeGreaterThanOrEqual(200_000);
    const p = s.picture(150_000, options);
    expect(p.frames.length).toBe(1);
    const running = s.goOn(1 << 30);
    setTimeout(() => s.stop(), 60);
    expect((await running).state).toBe('stopped');
  });

  test('an import finds the other files', async () => {
    const s = session();
    const files = [
      { name: 'main.py', text: 'import helper\nprint(helper.double(21))\n' },
      { name: 'helper.py', text: 'def double(x):\n    return 2 * x\n' },
    ];
    const summary = await s.record({ files, main: 'main.py', stdin: '' }, 1_000_000);
    const text = summary.outputs.map((o) => o.text).join('');
    expect(text).toBe('42\n');
  });

  test('an import finds the library, and its steps can be gone through again', async () => {
    const s = session();
    const text = 'import json\nd = json.dumps({"a": [1, 2]})\nprint(d)\n';
    const summary = await s.record(program(text), 5_000_000);
    expect(summary.outputs.map((o) => o.text).join('')).toBe('{"a": [1, 2]}\n');
    const second = s.move(1, 'next', 'line', 'into');
    expect(s.picture(second, options).line).toBe(2);
    expect(s.picture(s.move(second, 'next', 'line', 'into'), options).line).toBe(3);
    expect(s.picture(1, options).line).toBe(1);
  });

  test('why is it alive, and what would a collection do', async () => {
    const s = session();
    const text = 'class N: pass\na = N()\nb = N()\na.o = b\nb.o = a\ndel a, b\nprint("now")\n';
    await s.record(program(text), 100_000);
    const before = s.toLine('main.py', 6, 1);
    const p = s.picture(before, options);
    const a = p.frames[0]?.slots.find((x) => x.name === 'a')?.target ?? 0;
    const why = await s.retainers(before, a);
    expect(why?.owners.length).toBe(2);
    expect(why?.refcnt).toBe(2);
    expect(why?.path.length).toBeGreaterThan(0);
    const view = await s.collector(s.toLine('main.py', 7, 1));
    const end = view.phases.at(-1);
    const dead = view.nodes.filter((_, i) => end?.states[i] === 2);
    expect(dead.map((n) => n.type)).toEqual(['N', 'N']);
  });

  test('tells each count that a step moved, and why', async () => {
    const s = session();
    s.setTelling(telling());
    await s.record(program(TWO_NAMES), 100_000);
    const step = s.move(s.toLine('main.py', 7, 1), 'next', 'instruction', 'into');
    let at = step;
    while (!/^CALL/.test(s.picture(at, { ...options, grain: 'instruction' }).opcode)) at++;
    const p = s.picture(at, { ...options, grain: 'instruction' });
    const moved = p.events.filter((e) => e.subject === 'list');
    expect(moved.map((e) => [e.what, e.detail])).toEqual([['incref', '2 → 3 · LOAD_FAST']]);
  });

  test('names the bytes of an object', async () => {
    const s = session();
    await s.record(program(TWO_NAMES), 100_000);
    const step = s.toLine('main.py', 7, 1);
    const list = s.picture(step, options).objects.find((o) => o.type === 'list')?.address ?? 0;
    const b = await s.bytes(step, list);
    expect(b.base).toBe(list);
    expect(b.start).toBe(list - 16);
    const field = b.fields.find((f) => f.name === 'ob_refcnt');
    expect(field).toMatchObject({ offset: 0 });
    expect(b.bytes[list - b.start]).toBe(2);
    expect((await s.bytes(step, 12)).kind).toBeTruthy();
  });

  test('goes on from the past with another value', async () => {
    const s = session();
    await s.record(program('a = 1\nb = a + 1\nprint(b)\n'), 100_000);
    const summary = await s.branch(
      s.toLine('main.py', 2, 1),
      { kind: 'variable', name: 'a', expression: '41' },
      100_000,
    );
    expect(summary.outputs.map((o) => o.text).join('')).toBe('42\n');
  });

  test('writes every format that the page offers', async () => {
    const s = session();
    s.setTelling(telling());
    await s.record(program(TWO_NAMES), 100_000);
    for (const format of ['dot', 'heapsnapshot', 'pythontutor', 'speedscope', 'chrome-trace', 'pprof', 'pellucid']) {
      const file = await s.exportAs(12, format);
      expect(file.data.length, format).toBeGreaterThan(100);
      if (file.type === 'application/json') expect(() => JSON.parse(file.data as string), format).not.toThrow();
    }
  });

  test('saves a recording and opens it again', async () => {
    const s = session();
    await s.record(program(TWO_NAMES), 100_000);
    const saved = (await s.exportAs(1, 'pellucid')).data as Uint8Array;
    const other = session();
    const { summary, program: opened } = await other.load(saved);
    expect(opened.files[0]?.text).toBe(TWO_NAMES);
    expect(summary.outputs.map((o) => o.text).join('')).toBe('3\n');
    expect(JSON.stringify(other.picture(12, options))).toBe(JSON.stringify(s.picture(12, options)));
    await expect(other.load(saved.slice(0, 100))).rejects.toThrow();
    await expect(other.load(new TextEncoder().encode('nonsense'))).rejects.toThrow();
  });
});
