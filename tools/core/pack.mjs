// Makes a module smaller and faster to load: its literals as plain texts in one segment (AssemblyScript has a segment for each,
// of UTF-16 behind a header; core/memory/literals.ts makes them that when the module starts), and the indices of functions in
// the code (fold-indices.mjs). Adds how to find where counts change (marks.mjs).

import { foldIndices, functionObjects, globalConstants } from './fold-indices.mjs';
import { leb, readLeb, signedLeb } from './leb.mjs';
import { isMarksSection, marksSection } from './marks.mjs';

const CUSTOM = 0;
const EXPORT = 7;
const CODE = 10;
const DATA = 11;
const GLOBAL = 6;
const DATA_COUNT = 12;
const I32_CONST = 0x41;
const END = 0x0b;
/** AssemblyScript's header before an object, and its id of String. */
const HEADER = 20;
const STRING = 2;
/** Fewer zeros between two segments than a segment of its own takes. */
const GAP = 8;
// core/memory/map.ts
const LITERALS_BASE = 0x40c;
const PACKED_BASE = 0x100000;
const DOCS_BASE = 0x200000;

/** Active segments of memory 0, each at a constant: [address, bytes]. */
function segments(section) {
  const [n, first] = readLeb(section, 0);
  let at = first;
  const found = [];
  for (let i = 0; i < n; i++) {
    // flags 0, i32.const address, end
    if (section[at] !== 0 || section[at + 1] !== 0x41) throw new Error('a data segment of another kind');
    const [address, end] = readLeb(section, at + 2);
    const [length, start] = readLeb(section, end + 1);
    found.push([address, section.subarray(start, start + length)]);
    at = start + length;
  }
  return found.sort(([a], [b]) => a - b);
}

const isString = (data) =>
  data.length > HEADER && data.readUInt32LE(12) === STRING && data.readUInt32LE(16) <= data.length - HEADER;

/** A literal's text in one byte a character; undefined: it is no literal, or has other characters. */
function plainText(address, data) {
  if (!isString(data) || (address + HEADER) % 16 !== 0) return undefined;
  const units = data.subarray(HEADER, HEADER + data.readUInt32LE(16));
  for (let i = 0; i < units.length; i += 2) if (units[i] === 0 || units[i + 1] !== 0) return undefined;
  return units.toString('utf16le');
}

/** How core/memory/literals.ts finds the literals: where the first may lie, and for each how far behind the one before. */
function packLiterals(literals) {
  const gaps = [];
  let end = LITERALS_BASE;
  for (const [address, text] of literals) {
    let gap = (address - end) >> 4;
    for (; gap >= 255; gap -= 255) gaps.push(255);
    gaps.push(gap);
    end = address + ((HEADER + 2 * text.length + 15) & ~15);
  }
  const size = Buffer.alloc(4);
  size.writeUInt32LE(gaps.length);
  const texts = literals.map(([, text]) => `${text}\0`).join('');
  return Buffer.concat([size, Buffer.from(gaps), Buffer.from(texts, 'latin1')]);
}

/** Neighbours as one segment: [address, bytes]. */
function joined(segments) {
  const result = [];
  for (const [address, data] of segments) {
    const last = result.at(-1);
    const gap = last ? address - (last[0] + last[1].length) : GAP;
    if (gap < GAP) last[1] = Buffer.concat([last[1], Buffer.alloc(gap), data]);
    else result.push([address, data]);
  }
  return result;
}

/** The segments, with the literals as texts of one byte a character in the last. */
function packed(all) {
  const literals = [];
  const others = [];
  for (const [address, data] of all) {
    const text = plainText(address, data);
    if (text === undefined) others.push([address, data]);
    else literals.push([address, text]);
  }
  // What stands before a literal: nobody asks but for its length, in the last word.
  for (const [, data] of others) if (isString(data)) data.fill(0, 0, 16);
  if (literals.length === 0) return joined(others);
  const end = Math.max(...all.map(([address, data]) => address + data.length));
  const bytes = packLiterals(literals);
  if (end > PACKED_BASE || PACKED_BASE + bytes.length > DOCS_BASE)
    throw new Error('the literals do not fit: core/memory/map.ts');
  return [...joined(others), [PACKED_BASE, bytes]];
}

function dataSection(all) {
  const parts = all.map(([address, data]) => [
    Buffer.from([0, I32_CONST]),
    signedLeb(address),
    Buffer.from([END]),
    leb(data.length),
    data,
  ]);
  return Buffer.concat([leb(all.length), ...parts.flat()]);
}

/** [id, bytes] */
function* sectionsOf(wasm) {
  for (let at = 8; at < wasm.length; ) {
    const [size, start] = readLeb(wasm, at + 1);
    yield [wasm[at], wasm.subarray(start, start + size)];
    at = start + size;
  }
}

const section = (id, bytes) => [Buffer.from([id]), leb(bytes.length), bytes];

export function pack(wasm) {
  const sections = [...sectionsOf(wasm)].filter(([id, bytes]) => id !== CUSTOM || !isMarksSection(bytes));
  let data = segments(sections.find(([id]) => id === DATA)[1]);
  const objects = functionObjects(data);
  const globals = sections.find(([id]) => id === GLOBAL)?.[1];
  for (const address of globals ? globalConstants(globals) : []) objects.delete(address);
  const folded = foldIndices(sections.find(([id]) => id === CODE)[1], objects);
  data = packed(data.filter(([address]) => !objects.has(address + HEADER) || folded.used.has(address + HEADER)));
  const parts = [wasm.subarray(0, 8)];
  for (const [id, old] of sections) {
    const bytes =
      id === CODE ? folded.code : id === DATA ? dataSection(data) : id === DATA_COUNT ? leb(data.length) : old;
    parts.push(...section(id, bytes));
  }
  const exported = sections.find(([id]) => id === EXPORT)[1];
  parts.push(...section(CUSTOM, marksSection(folded.code, exported)));
  return Buffer.concat(parts);
}
