// What the build does to the compiled core (tools/core/pack.mjs): one data segment, functions' indices in the code.

import { expect, test } from 'vitest';
import { leb, readLeb, readSignedLeb, signedLeb } from '../../tools/core/leb.mjs';
import { pack } from '../../tools/core/pack.mjs';

const section = (id: number, ...bytes: number[]): number[] => [id, bytes.length, ...bytes];
const u32 = (...values: number[]): number[] => values.flatMap((v) => [...new Uint8Array(Uint32Array.of(v).buffer)]);

/** An object of AssemblyScript at an address: header, then its bytes. */
const segment = (address: number, id: number, bytes: number[]): number[] => {
  const data = [...u32(1, 2, 3, id, bytes.length), ...bytes];
  while (data.length % 16) data.push(0);
  return [0, 0x41, ...signedLeb(address), 0x0b, data.length, ...data];
};

// (func (result i32) i32.const 1044 i32.load) and the same of 64 bits, over function objects with the indices 7 and 300 and a
// string "hi".
const wasm = Buffer.from([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, 2, 0x60, 0, 1, 0x7f, 0x60, 0, 1, 0x7e),
  ...section(3, 2, 0, 1),
  ...section(5, 1, 0, 1),
  ...section(7, 3, 1, 0x61, 0, 0, 1, 0x62, 0, 1, 1, 0x6d, 2, 0),
  ...section(12, 3),
  ...section(10, 2, 8, 0, 0x41, 0x94, 0x08, 0x28, 2, 0, 0x0b, 8, 0, 0x41, 0xb4, 0x08, 0x35, 2, 0, 0x0b),
  ...section(
    11,
    3,
    ...segment(1024, 9, u32(7, 0)),
    ...segment(1056, 9, u32(300, 0)),
    ...segment(1088, 2, [104, 0, 105, 0]),
  ),
]);

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

test('a literal keeps its length and its text, in one segment', () => {
  const packed = pack(wasm);
  const words = new Uint32Array(run(packed).m.buffer, 1088, 6);
  expect([...words]).toEqual([0, 0, 0, 0, 4, 0x00690068]);
  expect(pack(packed).equals(packed)).toBe(true);
});

test('numbers of variable length', () => {
  for (const n of [0, 1, 63, 64, 127, 128, 300, 2 ** 31 - 1, 2 ** 32 - 1])
    expect(readLeb(leb(n), 0)).toEqual([n, leb(n).length]);
  for (const n of [0, 1, 63, 64, -1, -64, -65, 8191, -(2 ** 31), 2 ** 31 - 1])
    expect(readSignedLeb(signedLeb(n), 0)).toEqual([n, signedLeb(n).length]);
});
