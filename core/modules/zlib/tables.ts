// Deflate's lengths and distances (RFC 1951), and the checks.

/* @inline */ export function LENGTH_BASE(): usize {
  return memory.data<u16>([
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ]);
}
/* @inline */ export function LENGTH_EXTRA(): usize {
  return memory.data<u8>([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]);
}
/* @inline */ export function DISTANCE_BASE(): usize {
  return memory.data<u16>([
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193, 12289, 16385, 24577,
  ]);
}
/* @inline */ export function DISTANCE_EXTRA(): usize {
  return memory.data<u8>([
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
  ]);
}
/** In which order a dynamic block gives the lengths of the codes for lengths. */
/* @inline */ export function CODE_ORDER(): usize {
  return memory.data<u8>([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]);
}

/** CRC-32 a nibble at a time: sixteen remainders. */
/* @inline */ function CRC_NIBBLES(): usize {
  return memory.data<u32>([
    0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c, 0xedb88320,
    0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
  ]);
}

/** CRC-32 of n bytes at p, going on from start. */
export function crc32(start: u32, p: usize, n: usize): u32 {
  const table = CRC_NIBBLES();
  let crc = ~start;
  for (let i: usize = 0; i < n; i++) {
    crc ^= load<u8>(p + i);
    crc = (crc >> 4) ^ load<u32>(table + ((crc & 15) << 2));
    crc = (crc >> 4) ^ load<u32>(table + ((crc & 15) << 2));
  }
  return ~crc;
}

/** Adler-32 of n bytes at p, going on from start. */
export function adler32(start: u32, p: usize, n: usize): u32 {
  let a = start & 0xffff;
  let b = start >> 16;
  let i: usize = 0;
  while (i < n) {
    // As many as cannot overflow.
    const end = min(n, i + 5552);
    for (; i < end; i++) {
      a += load<u8>(p + i);
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return (b << 16) | a;
}
