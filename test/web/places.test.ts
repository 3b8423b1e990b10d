// What a person points at, as a Python expression; and what happens when another value is put there.

import { describe, expect, test } from 'vitest';
import { placeOf, placeOfRow, placeOfTemporary, suffixOf } from '../../web/model/paths.js';
import type { ObjectView, Picture } from '../../web/model/protocol.js';
import { OPTIONS, programOf, session } from './sessions.js';

const at = async (text: string, line: number) => {
  const s = session();
  await s.record(programOf(text), 1_000_000);
  const step = s.toLine('main.py', line, 1);
  return { s, step, p: s.picture(step, OPTIONS) };
};
const find = (p: Picture, type: string, nth = 0): ObjectView =>
  p.objects.filter((o) => o.type === type)[nth] as ObjectView;
const outputOf = (summary: { outputs: { text: string }[] }): string => summary.outputs.map((o) => o.text).join('');

const SHELF = `class Box:
    limit = 10
    def __init__(self, items):
        self.items = items
def counter():
    n = 1000
    def step():
        nonlocal n
        n += 1
        return n
    return step
table = {"a": [1, [2000, 3]], 7: Box([5])}
count = counter()
box = table[7]
print(table["a"][1][0], table[7].items[0], count(), Box.limit)
`;

describe('a place as an expression', () => {
  test('items, keys, attributes, classes', async () => {
    const { p } = await at(SHELF, 15);
    const name = (o: ObjectView): string | undefined => placeOf(p, o.address)?.expression;
    expect(name(find(p, 'dict'))).toBe('table');
    expect(name(find(p, 'Box'))).toBe('box');
    const lists = p.objects.filter((o) => o.type === 'list').map(name);
    expect(new Set(lists)).toEqual(new Set(["table['a']", "table['a'][1]", 'box.items']));
    expect(placeOfRow(p, find(p, 'dict').address, '[7]')?.expression).toBe('table[7]');
    const box = p.objects.find((o) => o.rows.some((r) => r.name === '.limit')) as ObjectView;
    expect(placeOfRow(p, box.address, '.limit')?.expression).toBe('Box.limit');
  });

  test('what cannot be said', () => {
    expect(suffixOf("['a long key that was cut…]")).toBeUndefined();
    expect(suffixOf('{…}')).toBeUndefined();
    expect(suffixOf('.not a name')).toBeUndefined();
    expect(suffixOf('ob_ref')).toBe('.cell_contents');
  });
});

describe('another value in the past', () => {
  test.each([
    ['a list item', "table['a'][1][0]", '5', '5 5 1001 10\n'],
    ['a key', "table['a']", '[0, "x"]', 'x 5 1001 10\n'],
    ['an attribute', 'box.items', '(8, 9)', '2000 8 1001 10\n'],
    ['a class attribute', 'Box.limit', 'None', '2000 5 1001 None\n'],
    ['a cell of a closure', 'count.__closure__[0].cell_contents', '1', '2000 5 2 10\n'],
    ['a global name', 'box', 'table[7] = type("B", (), {"items": "q"})', '2000 q 1001 10\n'],
  ])('%s', async (_what, target, value, printed) => {
    const { s, step } = await at(SHELF, 15);
    const change = { kind: 'variable', name: target, expression: value } as const;
    expect(outputOf(await s.branch(step, change, 1_000_000))).toBe(printed);
  });

  test('a temporary on the value stack, by one of its type', async () => {
    const { s } = await at('a = 20\nb = [1]\nprint(a * 100 + len(b), sum(i * 2 for i in b))\n', 3);
    // The product lies on the stack until the length is added to it.
    const onStack = (p: Picture) => p.frames.at(-1)?.stack.find((x) => x.short === '2000');
    let step = s.toLine('main.py', 3, 1);
    const pictureAt = (n: number): Picture => s.picture(n, { ...OPTIONS, grain: 'instruction' });
    while (!onStack(pictureAt(step))) step++;
    const p = pictureAt(step);
    const frame = p.frames.at(-1)?.address ?? 0;
    const place = placeOfTemporary(p, frame, onStack(p)?.name ?? '');
    expect(place?.slot).toBeGreaterThan(frame);
    const change = { kind: 'slot', slot: place?.slot ?? 0, frame } as const;
    const refused = (expression: string) => expect(() => s.branch(step, { ...change, expression }, 1_000_000));
    refused('"text"').toThrow(/TypeError: a temporary int can only become another one/);
    refused('nothing').toThrow(/NameError/);
    const summary = await s.branch(step, { ...change, expression: 'a + 1' }, 1_000_000);
    expect(outputOf(summary)).toBe('22 2\n');
    expect(onStack(pictureAt(step - 1))).toBeUndefined();
    expect(
      pictureAt(step + 1)
        .frames.at(-1)
        ?.stack.map((x) => x.short),
    ).toContain('21');
    // It is part of the branch, and can be saved.
    const { data } = await s.exportAs(step, 'pellucid');
    const other = session();
    expect(outputOf((await other.load(data as Uint8Array)).summary)).toBe('22 2\n');
  });

  test('a name in a frame below, and a cell in its own frame', async () => {
    const text = 'def f(a):\n    n = 1\n    def g():\n        return n + a\n    return g()\nprint(f(10))\n';
    const { s, step, p } = await at(text, 4);
    const outer = p.frames.find((f) => f.name === 'f');
    const cell = outer?.slots.find((x) => x.name === 'n');
    expect(cell?.kind).toBe('cell');
    const place = placeOfRow(p, cell?.target ?? 0, 'ob_ref');
    expect(place?.expression).toBe('n');
    const summary = await s.branch(
      step,
      { kind: 'variable', name: place?.expression ?? '', expression: '5', frame: place?.frame ?? 0 },
      100_000,
    );
    expect(outputOf(summary)).toBe('15\n');
  });

  test('what Python refuses is told, and the run is still there', async () => {
    const { s, step } = await at('t = (1, 2)\nprint(t)\n', 2);
    await expect(async () =>
      s.branch(step, { kind: 'variable', name: 't[0]', expression: '5' }, 100_000),
    ).rejects.toThrow(/'tuple' object does not support item assignment/);
    await expect(async () =>
      s.branch(step, { kind: 'variable', name: 't', expression: '1 +' }, 100_000),
    ).rejects.toThrow(/SyntaxError/);
    expect(s.picture(step, OPTIONS).line).toBe(2);
  });

  test('when a row last changed', async () => {
    const text = 'd = {"k": 1}\nl = [1, 2]\nd["k"] = 2\nl[1] = 3\nclass C: pass\nc = C()\nc.x = 1\nc.x = 2\nz = 0\n';
    const { s, step, p } = await at(text, 9);
    const line = (object: number, label: string) => s.lastRowChange(step, object, label)?.line;
    expect(line(find(p, 'dict').address, "['k']")).toBe(3);
    expect(line(find(p, 'list').address, '[1]')).toBe(4);
    expect(line(find(p, 'list').address, '[0]')).toBe(2);
    expect(line(find(p, 'C').address, '.x')).toBe(8);
  });
});
