// The data of a module as one segment instead of one for each literal: a module with thousands of segments loads slower and
// compresses worse, since each says again where it goes.

const DATA = 11;
const DATA_COUNT = 12;

function readLeb(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const b = bytes[at++];
    value += (b & 127) * 2 ** shift;
    if (b < 128) return [value, at];
  }
}

function leb(value) {
  const out = [];
  do {
    const low = value % 128;
    value = Math.floor(value / 128);
    out.push(value > 0 ? low | 128 : low);
  } while (value > 0);
  return Buffer.from(out);
}

/** The operand of i32.const, which is signed. */
function signedLeb(value) {
  const out = [];
  for (;;) {
    const low = value & 127;
    value >>= 7;
    if ((value === 0 && !(low & 64)) || (value === -1 && low & 64)) return Buffer.from([...out, low]);
    out.push(low | 128);
  }
}

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

/** The same module with one data segment. */
export function packData(wasm) {
  const parts = [wasm.subarray(0, 8)];
  let at = 8;
  while (at < wasm.length) {
    const id = wasm[at];
    const [size, start] = readLeb(wasm, at + 1);
    const section = wasm.subarray(start, start + size);
    at = start + size;
    if (id === DATA) {
      const all = segments(section);
      const base = Math.min(...all.map(([address]) => address));
      const bytes = Buffer.alloc(Math.max(...all.map(([address, data]) => address + data.length)) - base);
      for (const [address, data] of all) bytes.set(data, address - base);
      const header = [leb(1), leb(0), Buffer.from([0x41]), signedLeb(base), Buffer.from([0x0b]), leb(bytes.length)];
      const body = Buffer.concat([...header, bytes]);
      parts.push(Buffer.from([id]), leb(body.length), body);
    } else if (id === DATA_COUNT) {
      parts.push(Buffer.from([id]), leb(1), leb(1));
    } else parts.push(Buffer.from([id]), leb(size), section);
  }
  return Buffer.concat(parts);
}
