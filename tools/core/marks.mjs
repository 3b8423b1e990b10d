// The stores that core/memory/events.ts marks: a section of the module says how to find them. The two bytes of a marked store are
// rare, so it lists what looks like one and is none, and not the marks: who wants to be told need not know all instructions.

import { eachInstruction } from './instructions.mjs';
import { leb, readLeb } from './leb.mjs';

const FUNCTION = 0;
/** Opcode and alignment (a power of 2): i32.store as of 2 bytes, i64.store as of 4. */
const MARKS = { tellCount: [0x36, 1], tellFirstCount: [0x37, 2] };

/** Exported functions and their indices. */
function exportsOf(section) {
  const found = {};
  let [n, at] = readLeb(section, 0);
  while (n-- > 0) {
    const [length, start] = readLeb(section, at);
    at = start + length;
    const [index, next] = readLeb(section, at + 1);
    if (section[at] === FUNCTION) found[section.toString('latin1', start, at)] = index;
    at = next;
  }
  return found;
}

/** Where the two bytes stand in the code and are something else. */
function lookalikes(code, pair) {
  const places = new Set();
  for (let at = code.indexOf(pair); at >= 0; at = code.indexOf(pair, at + 1)) places.add(at);
  eachInstruction(code, (at) => places.delete(at));
  return [...places];
}

/** The custom section's name, as it stands in its bytes. */
const NAME = Buffer.concat([leb('tells'.length), Buffer.from('tells')]);

/** Whether a custom section is the marks of an earlier packing. */
export const isMarksSection = (bytes) => bytes.subarray(0, NAME.length).equals(NAME);

/** The contents of the custom section 'tells': of each kind the bytes, the function, and the others' places, each from the last. */
export function marksSection(code, exportSection) {
  const functions = exportsOf(exportSection);
  const parts = [NAME];
  for (const [tells, pair] of Object.entries(MARKS)) {
    const places = lookalikes(code, Buffer.from(pair));
    parts.push(Buffer.from(pair), leb(functions[tells]), leb(places.length));
    places.forEach((at, i) => {
      parts.push(leb(at - (places[i - 1] ?? 0)));
    });
  }
  return Buffer.concat(parts);
}
