// What the build does to the compiled core (tools/core/pack.mjs): literals as plain texts, functions' indices in the code.

import { expect, test } from 'vitest';
import { leb, readLeb, readSignedLeb, signedLeb } from '../../tools/core/leb.mjs';
import { pack } from '../../tools/core/pack.mjs';

const section = (id: number, ...bytes: number[]): number[] => [id, ...leb(bytes.length), ...bytes];
const u32 = (...values: number[]): number[] => values.flatMap((v) => [...new Uint8Array(Uint32Array.of(v).buffer)]);

/** An object of AssemblyScript at an address: header, then its bytes. */
const segment = (address: number, id: number, bytes: number[]): number[] => {
  const data = [...u32(1, 2, 3, id, bytes.length), ...bytes];
  while (data.length % 16) data.push(0);
  return [0, 0x41, ...signedLeb(address), 0x0b, data.length, ...data];
};

// (func (result i32) i32.const 1056 i32.load) and the same of 64 bits, over function objects with the indices 7 and 300 and what
// else there is of data.
const moduleWith = (...others: number[][]): Buffer => {
  const data = [segment(1036, 9, u32(7, 0)), segment(1068, 9, u32(300, 0)), ...others];
  return Buffer.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, 2, 0x60, 0, 1, 0x7f, 0x60, 0, 1, 0x7e),
    ...section(3, 2, 0, 1),
    ...section(5, 1, 0, 17),
    ...section(7, 3, 1, 0x61, 0, 0, 1, 0x62, 0, 1, 1, 0x6d, 2, 0),
    ...section(12, data.length),
    ...section(10, 2, 8, 0, 0x41, 0xa0, 0x08, 0x28, 2, 0, 0x0b, 8, 0, 0x41, 0xc0, 0x08, 0x35, 2, 0, 0x0b),
    ...section(11, data.length, ...data.flat()),
  ]);
};

/** ... a string "hi". */
const wasm = moduleWith(segment(1100, 2, [104, 0, 105, 0]));
/** core/memory/map.ts */
const PACKED_BASE = 0x100000;

interface Exports {
  a(): number;
  b(): bigint;
  m: WebAssembly.Memory;
}

const run = (bytes: Uint8Array): Exports =>
  new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as unknown as Exports;

test('the code answers the same, without its data', () => {
  const before = run(wasm);
  const after = run(pack(wasm));
  expect([before.a(), before.b()]).toEqual([7, 300n]);
  new Uint8Array(after.m.buffer).fill(0);
  expect([after.a(), after.b()]).toEqual([7, 300n]);
});

test('literals become texts, which the module makes literals of again', () => {
  const packed = pack(wasm);
  const { m } = run(packed);
  const text = new TextEncoder().encode('hi\0');
  // One literal; 4 times 16 bytes behind where the first may lie; its text.
  expect([...new Uint8Array(m.buffer, PACKED_BASE, 8)]).toEqual([...u32(1), 4, ...text]);
  expect(pack(packed).equals(packed)).toBe(true);
});

test('a literal with a NUL or characters beyond a byte keeps its length and its text', () => {
  const { m } = run(pack(moduleWith(segment(1100, 2, [104, 0, 0, 0]), segment(1132, 2, [0x3b, 0x26]))));
  expect([...new Uint32Array(m.buffer, 1100, 6)]).toEqual([0, 0, 0, 0, 4, 104]);
  expect([...new Uint32Array(m.buffer, 1132, 6)]).toEqual([0, 0, 0, 0, 2, 0x263b]);
});

test('numbers of variable length', () => {
  for (const n of [0, 1, 63, 64, 127, 128, 300, 2 ** 31 - 1, 2 ** 32 - 1])
    expect(readLeb(leb(n), 0)).toEqual([n, leb(n).length]);
  for (const n of [0, 1, 63, 64, -1, -64, -65, 8191, -(2 ** 31), 2 ** 31 - 1])
    expect(readSignedLeb(signedLeb(n), 0)).toEqual([n, signedLeb(n).length]);
});
