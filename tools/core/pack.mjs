// Makes a module smaller and faster to load: its data as one segment instead of one for each literal (each of thousands says
// again where it goes), and the indices of functions in the code (fold-indices.mjs).

import { foldIndices, functionObjects, globalConstants } from './fold-indices.mjs';
import { leb, readLeb, signedLeb } from './leb.mjs';

const CODE = 10;
const DATA = 11;
const GLOBAL = 6;
const DATA_COUNT = 12;
/** AssemblyScript's id of String. */
const STRING = 2;

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
  return found;
}

const isString = (data) =>
  data.length > 20 && data.readUInt32LE(12) === STRING && data.readUInt32LE(16) <= data.length - 20 + 16;

/** A data section of one segment. */
function oneSegment(all) {
  const base = Math.min(...all.map(([address]) => address));
  const bytes = Buffer.alloc(Math.max(...all.map(([address, data]) => address + data.length)) - base);
  for (const [address, data] of all) bytes.set(data, address - base);
  // What stands before a literal: nobody asks but for its length, in the last word.
  for (const [address, data] of all) if (isString(data)) bytes.fill(0, address - base, address - base + 16);
  const header = [leb(1), leb(0), Buffer.from([0x41]), signedLeb(base), Buffer.from([0x0b]), leb(bytes.length)];
  return Buffer.concat([...header, bytes]);
}

/** [id, bytes] */
function* sectionsOf(wasm) {
  for (let at = 8; at < wasm.length; ) {
    const [size, start] = readLeb(wasm, at + 1);
    yield [wasm[at], wasm.subarray(start, start + size)];
    at = start + size;
  }
}

export function pack(wasm) {
  const sections = [...sectionsOf(wasm)];
  let data = segments(sections.find(([id]) => id === DATA)[1]);
  const objects = functionObjects(data);
  const globals = sections.find(([id]) => id === GLOBAL)?.[1];
  for (const address of globals ? globalConstants(globals) : []) objects.delete(address);
  const folded = foldIndices(sections.find(([id]) => id === CODE)[1], objects);
  // The first and the last segment stay, so that the data has its ends.
  data = data.filter(
    ([address], i) => i === 0 || i === data.length - 1 || !objects.has(address + 20) || folded.used.has(address + 20),
  );
  const parts = [wasm.subarray(0, 8)];
  for (const [id, section] of sections) {
    const bytes =
      id === CODE ? folded.code : id === DATA ? oneSegment(data) : id === DATA_COUNT ? Buffer.from([1]) : section;
    parts.push(Buffer.from([id]), leb(bytes.length), bytes);
  }
  return Buffer.concat(parts);
}
