// The instructions of WebAssembly's code, one behind the other.

import { readLeb } from './leb.mjs';

/** Behind the operands of the instruction at `at`, whose first operand is at `at + 1`. */
export function skip(code, at) {
  const op = code[at++];
  const many = (n) => {
    for (let i = 0; i < n; i++) at = readLeb(code, at)[1];
    return at;
  };
  // Blocks: a type, which is one byte or an index.
  if (op === 0x02 || op === 0x03 || op === 0x04) return many(1);
  if (op === 0x0c || op === 0x0d || op === 0x10) return many(1);
  if (op === 0x0e) {
    const [n, next] = readLeb(code, at);
    at = next;
    return many(n + 1);
  }
  if (op === 0x11) return many(2);
  if (op === 0x1c) {
    const [n, next] = readLeb(code, at);
    return next + n;
  }
  if (op >= 0x20 && op <= 0x26) return many(1);
  if (op >= 0x28 && op <= 0x3e) return many(2);
  if (op === 0x3f || op === 0x40) return many(1);
  if (op === 0x41 || op === 0x42) return many(1);
  if (op === 0x43) return at + 4;
  if (op === 0x44) return at + 8;
  if (op === 0xd0 || op === 0xd2) return many(1);
  if (op === 0xfc) {
    const [sub, next] = readLeb(code, at);
    at = next;
    if (sub < 8) return at;
    return many(sub === 9 || sub === 11 || sub === 13 || sub > 14 ? 1 : 2);
  }
  if (op === 0xfd) {
    const [sub, next] = readLeb(code, at);
    at = next;
    if (sub <= 11 || sub === 92 || sub === 93) return many(2);
    if (sub === 12 || sub === 13) return at + 16;
    if (sub >= 21 && sub <= 34) return at + 1;
    if (sub >= 84 && sub <= 91) return many(2) + 1;
    return at;
  }
  return at;
}

/** Calls `see` with the place of each instruction of a code section, and of the one behind it. */
export function eachInstruction(section, see) {
  const [n, first] = readLeb(section, 0);
  let at = first;
  for (let i = 0; i < n; i++) {
    const [size, start] = readLeb(section, at);
    at = start + size;
    // Local variables: runs of [count, type].
    let [runs, pc] = readLeb(section, start);
    while (runs-- > 0) pc = readLeb(section, pc)[1] + 1;
    while (pc < at) {
      const next = skip(section, pc);
      see(pc, next);
      pc = next;
    }
    if (pc !== at) throw new Error('an instruction that instructions.mjs does not know');
  }
}
