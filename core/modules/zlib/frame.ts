// What stands around and between a stream's blocks: header, flush markers, check sums. (RFC 1950, RFC 1952; zlib: deflate.c)

import { Deflate, FINISH, HUFFMAN_ONLY, NO_FLUSH } from './deflate';
import { FORMAT_GZIP, FORMAT_ZLIB } from './inflate';
import { alignBits, putBits, putEmpty, putStored } from './trees';

const PARTIAL_FLUSH = 1;
const FULL_FLUSH = 3;
const BLOCK = 5;

/** A stream's first bytes. */
export function header(z: Deflate): void {
  z.state = 1;
  const quick = z.strategy >= HUFFMAN_ONLY || z.level < 2;
  if (z.format == FORMAT_ZLIB) {
    let h = ((8 + ((z.w_bits - 8) << 4)) << 8) | ((quick ? 0 : z.level < 6 ? 1 : z.level == 6 ? 2 : 3) << 6);
    if (z.dictionary) h |= 0x20;
    h += 31 - (h % 31);
    putBits(z, bswap<u16>(<u16>h), 16);
    if (z.dictionary) putBits(z, bswap<u32>(z.dictionary), 32);
  } else if (z.format == FORMAT_GZIP) {
    putBits(z, 0x00088b1f, 32);
    putBits(z, 0, 32);
    putBits(z, 0x300 | (z.level == 9 ? 2 : quick ? 4 : 0), 16); // Unix
  }
}

/** What a flush puts behind the blocks, so that all before it can be read. */
export function marker(z: Deflate, flush: i32): void {
  if (flush == PARTIAL_FLUSH) putEmpty(z);
  else if (flush != BLOCK && flush != NO_FLUSH) {
    putStored(z, 0, 0, false);
    if (flush == FULL_FLUSH) {
      memory.fill(z.head, 0, (<usize>z.hash_mask + 1) << 1);
      if (z.lookahead == 0) {
        z.strstart = 0;
        z.block_start = 0;
        z.insert = 0;
      }
    }
  }
}

/** A stream's last bytes. */
export function trailer(z: Deflate): void {
  alignBits(z);
  z.state = 2;
  if (z.format == FORMAT_ZLIB) putBits(z, bswap<u32>(z.check), 32);
  else if (z.format == FORMAT_GZIP) {
    putBits(z, z.check, 32);
    putBits(z, z.total, 32);
  }
}

function rank(flush: i32): i32 {
  return flush * 2 - (flush > 4 ? 9 : 0);
}

/** Whether a flush follows the same one, or a stronger one, with nothing between them: it writes nothing. */
export function repeatsFlush(z: Deflate, flush: i32): bool {
  return z.input_size == 0 && rank(flush) <= rank(z.last_flush) && flush != FINISH;
}
