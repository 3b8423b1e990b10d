// The bytes of containers are CPython's: the objects of raw.py against raw.json (tools/record/raw_containers.py).
// A recorded "@name" must be a pointer to that object, "*" any pointer; everything else must be equal.
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { PythonProcess, Status } from '../../src/host/process.js';
import { core, TestHost } from '../support/process.js';

type Regions = Record<string, string[]>;
const recorded = JSON.parse(fs.readFileSync('test/containers/raw.json', 'utf8')) as Record<string, Regions>;

const { module, pel } = core('debug');
const host = new TestHost();
const python = PythonProcess.boot(module, pel, { host });
python.start(fs.readFileSync('test/containers/raw.py'), 'raw.py');
while (python.run(100_000) !== Status.Done);
python.flushOutput();
const memory = new DataView(python.memory.buffer);
const u8 = (p: number) => memory.getUint8(p);
const u64 = (p: number) => memory.getBigUint64(p, true);
const pointer = (p: number) => Number(u64(p));

const names = new Map<string, bigint>();
const objects = new Map<string, { address: number; kind: string }>();
for (const line of host.text(1).trimEnd().split('\n')) {
  const [what, address = '', ...rest] = line.split('\t');
  if (what === 'name') names.set(rest[0] ?? '', BigInt(address));
  else objects.set(rest[1] ?? '', { address: Number(address), kind: rest[0] ?? '' });
}

/** Ours at p, written as the recorded word is where it agrees with that. */
function word(p: number, expected: string): string {
  const value = u64(p);
  if (expected === '*') return value > 0x100000n && value < BigInt(memory.byteLength) ? '*' : value.toString(16);
  if (expected.startsWith('@')) return names.get(expected.slice(1)) === value ? expected : value.toString(16);
  return value.toString(16);
}

const words = (p: number, expected: string[]) => expected.map((w, i) => (w === 'version' ? w : word(p + 8 * i, w)));

function keysWords(p: number, expected: string[]): string[] {
  const kinds = (u64(p + 8) & 0xffffffn).toString(16);
  const version = memory.getUint32(p + 12, true) ? '1' : '0';
  return [...words(p, expected.slice(0, 1)), kinds, version, ...words(p + 16, expected.slice(3))];
}

function valuesWords(p: number, expected: string[]): string[] {
  const capacity = u8(p);
  const size = u8(p + 1);
  const embedded = u8(p + 2);
  const valid = u8(p + 3);
  const head = `capacity ${capacity} size ${size} embedded ${embedded}${embedded ? ` valid ${valid}` : ''}`;
  if (!valid && embedded) return [head, ''];
  const order = Array.from({ length: size }, (_, i) => u8(p + 8 + 8 * capacity + i));
  return [head, ...words(p + 8, expected.slice(1, -1)), `order [${order.join(', ')}]`];
}

function region(name: string, { address: p, kind }: { address: number; kind: string }, expected: string[]): string[] {
  switch (name) {
    case 'ob_item':
      return words(pointer(p + 24), expected);
    case 'table':
      return words(pointer(p + 40), expected);
    case 'keys':
      return keysWords(pointer(p + 32), expected);
    case 'values':
      return valuesWords(kind === 'dict' ? pointer(p + 40) : p + 16, expected);
    case 'managed dict':
      return words(p - 24, expected);
    default:
      return words(p, expected);
  }
}

test('the program ran', () => {
  expect(host.text(2)).toBe('');
  expect([...objects.keys()]).toEqual(Object.keys(recorded));
});

test.each(Object.keys(recorded))('%s', (label) => {
  const object = objects.get(label) as { address: number; kind: string };
  for (const [name, expected] of Object.entries(recorded[label] as Regions)) {
    expect(region(name, object, expected), name || 'object').toEqual(expected);
  }
});
