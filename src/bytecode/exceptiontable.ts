// The exception table: which handler covers which instructions.
// CPython: InternalDocs/exception_handling.md, Python/assemble.c
//
//   one entry:  start | 0x80, size, target, depth << 1 | lasti   each a varint of 6-bit groups, high first
import { ByteBuffer } from './locations.js';

/** Offsets are in bytes of co_code. */
export interface ExceptionEntry {
  start: number;
  /** Behind the last covered byte. */
  end: number;
  target: number;
  /** Stack entries that stay below what the handler finds. */
  depth: number;
  /** Whether the handler also finds the offset of the instruction that raised. */
  lasti: boolean;
}

function item(out: ByteBuffer, value: number, msb: number): void {
  let first = msb;
  for (let shift = 24; shift > 0; shift -= 6) {
    if (value >= 1 << shift) {
      out.push(((value >> shift) & 0x3f) | 64 | first);
      first = 0;
    }
  }
  out.push((value & 0x3f) | first);
}

/** Entries to the bytes of co_exceptiontable. */
export function encodeExceptionTable(entries: readonly ExceptionEntry[]): Uint8Array {
  const out = new ByteBuffer();
  for (const e of entries) {
    item(out, e.start >> 1, 0x80);
    item(out, (e.end - e.start) >> 1, 0);
    item(out, e.target >> 1, 0);
    item(out, (e.depth << 1) | (e.lasti ? 1 : 0), 0);
  }
  return out.take();
}

/** … and back. */
export function decodeExceptionTable(table: Uint8Array): ExceptionEntry[] {
  const entries: ExceptionEntry[] = [];
  let at = 0;
  const read = (): number => {
    let b = table[at++] ?? 0;
    let value = b & 63;
    while (b & 64) {
      b = table[at++] ?? 0;
      value = value * 64 + (b & 63);
    }
    return value;
  };
  while (at < table.length) {
    const start = read() * 2;
    const end = start + read() * 2;
    const target = read() * 2;
    const dl = read();
    entries.push({ start, end, target, depth: dl >> 1, lasti: (dl & 1) === 1 });
  }
  return entries;
}
