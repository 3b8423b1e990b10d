// Where arrows leave and end: at the side of a card that is nearest.

import { expect, test } from 'vitest';
import { arrowBetween, head, path } from '../../web/model/arrows.js';
import { CARD, type Placed } from '../../web/model/heap-layout.js';
import type { ObjectView } from '../../web/model/protocol.js';

const at = (column: number, y: number): Placed => ({
  key: `${column}/${y}`,
  x: column * (CARD.width + CARD.gapX),
  y,
  width: CARD.width,
  height: 60,
  object: {
    rows: [],
    fields: [],
    type: 'Node',
    value: '<Node>',
    plain: false,
    hidden: 0,
    cells: 0,
  } as unknown as ObjectView,
});

test('ahead: from the right side to the left side', () => {
  const a = arrowBetween(at(0, 0), 0, at(1, 100), 0, 1);
  expect(a).toMatchObject({ way: 'ahead', x2: CARD.width + CARD.gapX });
  expect(a.x1).toBeLessThan(CARD.width);
});

test('in one column: a loop on the right, around shorter ones, that stays in the gap', () => {
  const near = arrowBetween(at(0, 0), 0, at(0, 100), 0, 1);
  const far = arrowBetween(at(0, 0), 0, at(0, 900), 0, 1);
  expect([near.way, far.way]).toEqual(['beside', 'beside']);
  const out = (a: typeof near): number => Number(/C([\d.]+)/.exec(path(a))?.[1]);
  expect(out(far)).toBeGreaterThan(out(near));
  expect(out(far)).toBeLessThan(CARD.width + CARD.gapX);
});

test('back by one column: from side to side, its head to the left', () => {
  const a = arrowBetween(at(1, 0), 0, at(0, 100), 0, 1);
  expect(a).toMatchObject({ way: 'back', x2: CARD.width });
  const [x, tip] = [...head(a).matchAll(/[ML]([\d.]+)/g)].map((m) => Number(m[1]));
  expect(tip).toBeLessThan(x as number);
});

test('far back: around, and in from the left', () => {
  expect(arrowBetween(at(7, 0), 0, at(1, 400), 0, 1)).toMatchObject({ way: 'around', x2: CARD.width + CARD.gapX });
});

test('arrows to one card end below each other, inside of it', () => {
  const ends = [0, 1, 2].map((i) => arrowBetween(at(0, 0), 0, at(1, 100), i, 3).y2);
  expect(new Set(ends).size).toBe(3);
  for (const y of ends) expect(y).toBeLessThan(160);
});
