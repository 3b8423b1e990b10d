// CRC-CCITT as BinHex has it, and the CRC-32 of zip files.

/** CRC-CCITT of n bytes at s, going on from start. */
export function crcHqx(s: usize, n: i64, start: u32): u32 {
  let crc = start;
  for (let i: usize = 0; i < <usize>n; i++) {
    crc ^= (<u32>load<u8>(s + i)) << 8;
    for (let k = 0; k < 8; k++) crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1;
    crc &= 0xffff;
  }
  return crc;
}

/** Four bits at a time, with a table of sixteen. */
export function crc32Of(s: usize, n: i64, start: u32): u32 {
  const table = changetype<usize>(CRC_TABLE);
  let crc = ~start;
  for (let i: usize = 0; i < <usize>n; i++) {
    crc ^= load<u8>(s + i);
    crc = (crc >> 4) ^ load<u32>(table + ((crc & 15) << 2));
    crc = (crc >> 4) ^ load<u32>(table + ((crc & 15) << 2));
  }
  return ~crc;
}

/** u32[16], as UTF-16 units. */
const CRC_TABLE =
  '\u0000\u0000\u1064\u1db7\u20c8\u3b6e\u30ac\u26d9\u4190\u76dc\u51f4\u6b6b\u6158\u4db2\u713c\u5005\u8320\uedb8\u9344\uf00f\ua3e8\ud6d6\ub38c\ucb61\uc2b0\u9b64\ud2d4\u86d3\ue278\ua00a\uf21c\ubdbd';
