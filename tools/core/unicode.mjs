// The tables of core/objects/str/unicode.ts, made from unicode.txt (tools/record/unicode.py): two-stage, as CPython's
// Objects/unicodetype_db.h. A table is given as a string whose UTF-16 units are its bytes: the compiler keeps string
// literals as they are in the data segment.
//
//   index1   u8 [0x110000 >> 8]         code point >> 8 -> block
//   index2   u8 [blocks][256]           -> record
//   records  20 bytes each              u16 flags, i8 decimal, i8 digit, i32 upper, lower, title, fold (differences)
//   special  52 bytes each, ascending   u32 code point, then 3 of upper, lower, title, fold, zeros behind
import fs from 'node:fs';

const SHIFT = 8;
const MAPPINGS = 4;
let tables;

function build() {
  const lines = fs
    .readFileSync(new URL('./unicode.txt', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1);
  const numbers = new Map();
  const records = [];
  const recordOf = new Uint16Array(0x110000);
  const special = [];
  for (const line of lines) {
    const fields = line.split(' ');
    if (fields[0] === '=') {
      const maps = fields.slice(2).map((text) => text.split('+').map((hex) => parseInt(hex, 16)));
      special.push([parseInt(fields[1], 16), ...maps.flatMap((m) => [m[0], m[1] ?? 0, m[2] ?? 0])]);
      continue;
    }
    const [first, last, flags] = fields.slice(0, 3).map((hex) => parseInt(hex, 16));
    const [upper, lower, title, fold, decimal, digit] = fields.slice(3).map(Number);
    const number = (up) => {
      const record = [flags, decimal + up, digit + up, upper, lower, title, fold];
      const key = record.join();
      if (!numbers.has(key)) numbers.set(key, records.push(record) - 1);
      return numbers.get(key);
    };
    if (decimal < 0) recordOf.fill(number(0), first, last + 1);
    else for (let code = first; code <= last; code++) recordOf[code] = number(code - first);
  }
  const blocks = new Map();
  const index1 = new Uint8Array(0x110000 >> SHIFT);
  const index2 = [];
  for (let i = 0; i < index1.length; i++) {
    const block = recordOf.subarray(i << SHIFT, (i + 1) << SHIFT);
    const key = block.join();
    if (!blocks.has(key)) {
      blocks.set(key, blocks.size);
      index2.push(...block);
    }
    index1[i] = blocks.get(key);
  }
  if (blocks.size > 256 || records.length > 256)
    throw new Error('an index of the Unicode tables needs more than a byte');
  const packed = new DataView(new ArrayBuffer(records.length * 20));
  records.forEach(([flags, decimal, digit, ...mappings], i) => {
    packed.setUint16(i * 20, flags, true);
    packed.setInt8(i * 20 + 2, decimal);
    packed.setInt8(i * 20 + 3, digit);
    for (let k = 0; k < MAPPINGS; k++) packed.setInt32(i * 20 + 4 + 4 * k, mappings[k], true);
  });
  const rows = new Uint32Array(special.flat());
  if (rows.length !== special.length * (1 + 3 * MAPPINGS))
    throw new Error('a special mapping has more than 3 characters');
  return { index1, index2: new Uint8Array(index2), records: packed, special: rows };
}

/** The named table as a string of its bytes. */
export function unicodeTable(name) {
  tables ??= build();
  const { buffer, byteOffset, byteLength } = tables[name];
  const units = new Uint16Array(Math.ceil(byteLength / 2));
  new Uint8Array(units.buffer).set(new Uint8Array(buffer, byteOffset, byteLength));
  let text = '';
  for (let i = 0; i < units.length; i += 4096) text += String.fromCharCode(...units.subarray(i, i + 4096));
  return text;
}
