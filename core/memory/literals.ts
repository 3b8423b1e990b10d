// The literals of the code, as the build packed them (tools/core/pack.mjs): what comes over the wire is half as large.
//
//   u32 n │ n gaps of a byte │ texts, a byte a character, each ended by a NUL
//
// A gap is what lies between a literal and the one before, in units of 16 bytes; 255: and the next gap is added. In memory a
// literal is AssemblyScript's String, UTF-16 behind a header of which only the last word, the length in bytes, is read.

import { LITERALS_BASE, PACKED_BASE } from './map';

/** Makes the literals; once, before anything else runs. */
function unpackLiterals(): void {
  const n: usize = load<u32>(PACKED_BASE);
  let from = PACKED_BASE + 4 + n;
  let header = LITERALS_BASE;
  for (let i: usize = 0; i < n; i++) {
    const gap: usize = load<u8>(PACKED_BASE + 4 + i);
    header += gap << 4;
    if (gap == 255) continue;
    let to = header + 20;
    for (let c = load<u8>(from); c; c = load<u8>(++from)) {
      store<u16>(to, c);
      to += 2;
    }
    from++;
    const size = to - header;
    store<u32>(header, <u32>(size - 20), 16);
    header += (size + 15) & ~15;
  }
  memory.fill(PACKED_BASE, 0, from - PACKED_BASE);
}

unpackLiterals();
