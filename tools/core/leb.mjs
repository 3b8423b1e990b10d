// Numbers of variable length, as WebAssembly's binary format has them.

/** [value, where it ends] */
export function readLeb(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const b = bytes[at++];
    value += (b & 127) * 2 ** shift;
    if (b < 128) return [value, at];
  }
}

/** The same of a signed number of 32 bits. */
export function readSignedLeb(bytes, at) {
  let value = 0;
  for (let shift = 0; ; ) {
    const b = bytes[at++];
    value |= (b & 127) << shift;
    shift += 7;
    if (b < 128) return [shift < 32 && b & 64 ? value | (-1 << shift) : value, at];
  }
}

export function leb(value) {
  const out = [];
  do {
    const low = value % 128;
    value = Math.floor(value / 128);
    out.push(value > 0 ? low | 128 : low);
  } while (value > 0);
  return Buffer.from(out);
}

export function signedLeb(value) {
  const out = [];
  for (;;) {
    const low = value & 127;
    value >>= 7;
    if ((value === 0 && !(low & 64)) || (value === -1 && low & 64)) return Buffer.from([...out, low]);
    out.push(low | 128);
  }
}
