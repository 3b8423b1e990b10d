// `list_dealloc.index` is compiled to a load from the static object that AssemblyScript makes of a function. The objects never
// change: the numbers go into the code, and the objects, where nothing else points to them, are cleared.

import { skip } from './instructions.mjs';
import { leb, readLeb, readSignedLeb, signedLeb } from './leb.mjs';

const I32_CONST = 0x41;
const I64_CONST = 0x42;
const END = 0x0b;
const I32_LOAD = 0x28;
/** i64.load32_u: an index on its way into a slot of 8 bytes. */
const I64_LOAD32 = 0x35;
/** AssemblyScript's header before an object, and the id of String. */
const HEADER = 20;
const STRING = 2;
/** A function's object: its index and its environment. */
const FUNCTION_SIZE = 8;

/** Addresses of functions' objects and their indices, from the data segments [address, bytes]. */
export function functionObjects(segments) {
  const found = new Map();
  for (const [address, data] of segments) {
    if (data.length !== 32) continue;
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    if (view.getUint32(12, true) === STRING || view.getUint32(16, true) !== FUNCTION_SIZE) continue;
    found.set(address + HEADER, view.getUint32(HEADER, true));
  }
  return found;
}

/** The constants that globals begin with: `const f = (x: i32): bool => …` is one. */
export function globalConstants(section) {
  const found = [];
  const [n, first] = readLeb(section, 0);
  let at = first;
  for (let i = 0; i < n; i++) {
    // its type, whether it can change, an expression
    at += 2;
    if (section[at] === I32_CONST) found.push(readSignedLeb(section, at + 1)[0]);
    while (section[at] !== END) at = skip(section, at);
    at++;
  }
  return found;
}

/** The code section with the indices in it, and the addresses that other instructions use. */
export function foldIndices(section, objects) {
  const used = new Set();
  const [n, first] = readLeb(section, 0);
  const bodies = [leb(n)];
  let at = first;
  for (let i = 0; i < n; i++) {
    const [size, start] = readLeb(section, at);
    const end = start + size;
    const pieces = [];
    let from = start;
    // Local variables: runs of [count, type].
    let [runs, pc] = readLeb(section, start);
    while (runs-- > 0) pc = readLeb(section, pc)[1] + 1;
    while (pc < end) {
      const next = skip(section, pc);
      if (section[pc] === I32_CONST) {
        const [value] = readSignedLeb(section, pc + 1);
        const load = section[next];
        if (load === I32_LOAD || load === I64_LOAD32) {
          const [, offsetAt] = readLeb(section, next + 1);
          const [offset, after] = readLeb(section, offsetAt);
          const index = objects.get(value + offset);
          if (index !== undefined) {
            pieces.push(
              section.subarray(from, pc),
              Buffer.from([load === I32_LOAD ? I32_CONST : I64_CONST]),
              signedLeb(index),
            );
            from = pc = after;
            continue;
          }
        }
        if (objects.has(value)) used.add(value);
      }
      pc = next;
    }
    if (pc !== end) throw new Error('an instruction that fold-indices.mjs does not know');
    pieces.push(section.subarray(from, end));
    const body = Buffer.concat(pieces);
    bodies.push(leb(body.length), body);
    at = end;
  }
  return { code: Buffer.concat(bodies), used };
}
