// Every struct that the core declares lies as CPython's debug information says.
import fs from 'node:fs';
import { expect, test } from 'vitest';

interface Layout {
  structs: Record<string, { size: number; base: string | null; fields: { name: string; off: number; size: number }[] }>;
}
type Facts = Record<string, { size: number; fields: Record<string, [offset: number, size: number]> }>;

const facts = JSON.parse(fs.readFileSync('test/facts/structs.json', 'utf8')) as Facts;
const layout = JSON.parse(fs.readFileSync('dist/core/release.layout.json', 'utf8')) as Layout;
const debugLayout = JSON.parse(fs.readFileSync('dist/core/debug.layout.json', 'utf8')) as Layout;

/** Structs and fields (Struct.field) that CPython's debug information does not have. */
const OURS = new Set(
  fs
    .readFileSync('test/core/own-structs.txt', 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter(Boolean),
);

/** The recorded place of a field: by its name, its dotted path with _ for ., or the last part of that path. */
function recorded(name: string, fields: Facts[string]['fields'], off: number): [number, number] | undefined {
  const exact = fields[name];
  if (exact) return exact;
  const paths = Object.entries(fields).filter(
    ([path]) => path.replaceAll('.', '_') === name || path.endsWith(`.${name}`),
  );
  if (paths.length > 0) return (paths.find(([, place]) => place[0] === off) ?? paths[0])?.[1];
  // A struct inside that CPython calls otherwise: something must at least begin there.
  const begins = Object.values(fields).find((place) => place[0] === off);
  return begins && [off, 0];
}

const declared = Object.entries(layout.structs).filter(([name]) => !OURS.has(name));

test('structs that are not recorded are named as ours', () => {
  expect(declared.map(([name]) => name).filter((name) => !facts[name])).toEqual([]);
});

test.each(declared.filter(([name]) => facts[name]))('%s', (name, struct) => {
  const fact = facts[name];
  expect(struct.size, 'sizeof').toBe(fact?.size);
  const inherited = new Set(layout.structs[struct.base ?? '']?.fields.map((field) => field.name));
  for (const field of struct.fields) {
    if (inherited.has(field.name) || OURS.has(`${name}.${field.name}`)) continue;
    const place = recorded(field.name, fact?.fields ?? {}, field.off);
    expect(place?.[0], `offset of ${field.name}`).toBe(field.off);
    // A flexible array is recorded with the size of its first item or none.
    if (place && field.size > 1 && place[1] > 0) expect(field.size, `size of ${field.name}`).toBe(place[1]);
  }
});

test('both builds have the same structs', () => {
  expect(debugLayout.structs).toEqual(layout.structs);
});
