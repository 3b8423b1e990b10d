// The checksum of blocks: CRC-32 from the highest bit on. (libbzip2: crctable.c)

/** The checksum after one more byte, four bits at a time. */
export function crcByte(crc: u32, c: u32): u32 {
  crc ^= c << 24;
  crc = (crc << 4) ^ nibble(crc >> 28);
  return (crc << 4) ^ nibble(crc >> 28);
}

/* @inline */ function nibble(i: u32): u32 {
  return load<u32>(
    memory.data<u32>([
      0, 0x04c11db7, 0x09823b6e, 0x0d4326d9, 0x130476dc, 0x17c56b6b, 0x1a864db2, 0x1e475005, 0x2608edb8, 0x22c9f00f,
      0x2f8ad6d6, 0x2b4bcb61, 0x350c9b64, 0x31cd86d3, 0x3c8ea00a, 0x384fbdbd,
    ]) +
      ((<usize>i) << 2),
  );
}
