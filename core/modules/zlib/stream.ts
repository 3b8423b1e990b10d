// One call of a compressor: bytes in, what is due out. (zlib: deflate.c)

import { ByteWriter } from '../../objects/bytes/writer';
import { Deflate, FINISH, NO_FLUSH, run } from './deflate';
import { header, marker, repeatsFlush, trailer } from './frame';
import { FORMAT_GZIP, FORMAT_ZLIB } from './inflate';
import { deflateStored } from './stored';
import { adler32, crc32 } from './tables';

/** Takes n bytes and writes what is due. false: no memory. */
export function deflate(z: Deflate, out: ByteWriter, p: usize, n: u32, flush: i32): bool {
  z.out = out;
  z.total += n;
  if (z.format == FORMAT_ZLIB) z.check = adler32(z.check, p, n);
  else if (z.format == FORMAT_GZIP) z.check = crc32(z.check, p, n);
  z.input = p;
  z.input_size = n;
  if (z.level) compress(z, flush);
  else deflateStored(z, flush);
  return !z.failed;
}

function compress(z: Deflate, flush: i32): void {
  if (z.state == 0) header(z);
  const again = repeatsFlush(z, flush);
  z.last_flush = flush;
  if (again) return;
  if ((z.input_size || z.lookahead || flush != NO_FLUSH) && run(z, flush) && flush != FINISH) marker(z, flush);
  if (flush == FINISH) trailer(z);
}
