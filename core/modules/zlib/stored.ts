// Level 0: input that is copied, in blocks whose lengths show how much room zlib found in its output buffer. (zlib 1.2.13:
// deflate.c, deflate_stored; CPython: Include/internal/pycore_blocks_output_buffer.h)
//
//   window  │ … block_start … strstart: waits to be written │ free │      2 * w_size
//
// Our output grows as it must: what zlib would have room for is only counted.

import { putBytes } from '../../objects/bytes/writer';
import { Deflate, FINISH, NO_FLUSH } from './deflate';
import { header, marker, repeatsFlush, trailer } from './frame';
import { alignBits, putBits, putStored } from './trees';

const MAX_STORED: u32 = 65535;

/** What became of the blocks, by zlib's names. */
const need_more = 0;
const block_done = 1;
const finish_started = 2;
const finish_done = 3;

/** Bytes of the n-th block of CPython's output buffer. */
function blockSize(n: usize): u32 {
  const kib = memory.data<u32>([
    32, 64, 256, 1024, 4096, 8192, 16384, 16384, 32768, 32768, 65536, 65536, 131072, 131072, 262144,
  ]);
  return load<u32>(kib + (min<usize>(n, 14) << 2)) << 10;
}

/** Takes what came in, as calls of zlib's deflate() would with one more block of output whenever one is full. */
export function deflateStored(z: Deflate, flush: i32): void {
  let n: usize = 0;
  do {
    z.room = blockSize(n);
    deflateOnce(z, flush);
    n++;
  } while (z.room == 0 && !z.failed);
}

/** What was written from `before` on takes room, or waits for some. */
function takeRoom(z: Deflate, before: i64): void {
  z.pending += <u32>(z.out.pos - before);
  const n = min(z.pending, z.room);
  z.pending -= n;
  z.room -= n;
}

/** One call of zlib's deflate(). */
function deflateOnce(z: Deflate, flush: i32): void {
  const waiting = z.pending != 0;
  const again = repeatsFlush(z, flush);
  z.last_flush = flush;
  takeRoom(z, z.out.pos);
  if (waiting ? z.room == 0 : again) {
    if (waiting) z.last_flush = -1;
    return;
  }
  let before = z.out.pos;
  if (z.state == 0) header(z);
  takeRoom(z, before);
  if (z.input_size || (flush != NO_FLUSH && !z.ended)) {
    const state = deflate_stored(z, flush);
    if (state >= finish_started) z.ended = true;
    if (state == block_done) {
      before = z.out.pos;
      marker(z, flush);
      takeRoom(z, before);
    }
    if (z.room == 0 && state != finish_done) z.last_flush = -1;
    if (state == need_more || state == finish_started || (state == block_done && z.room == 0)) return;
  }
  if (flush != FINISH || z.state == 2) return;
  before = z.out.pos;
  trailer(z);
  takeRoom(z, before);
}

function deflate_stored(z: Deflate, flush: i32): i32 {
  const given = z.input_size;
  if (copyThrough(z, flush)) return finish_done;
  if (given != z.input_size) remember(z, given - z.input_size);
  if (flush != NO_FLUSH && flush != FINISH && !z.input_size && <i32>z.strstart == z.block_start) return block_done;
  takeIn(z);
  return storeWindow(z, flush) ? finish_started : need_more;
}

/** The size of zlib's buffer of pending output. */
/* @inline */ function capacity(z: Deflate): u32 {
  return (z.symbol_limit + 1) << 2;
}

/* @inline */ function headerBytes(z: Deflate): u32 {
  return (z.bits + 42) >> 3;
}

/** Blocks of what waits in the window and of input as it comes, while there is room: true after the last. */
function copyThrough(z: Deflate, flush: i32): bool {
  const least = min(capacity(z) - 5, z.w_size);
  let last = false;
  do {
    const around = headerBytes(z);
    if (z.room < around) break;
    let left = z.strstart - <u32>z.block_start;
    const most = left + z.input_size;
    let n = min(min(MAX_STORED, most), z.room - around);
    if (n < least && ((n == 0 && flush != FINISH) || flush == NO_FLUSH || n != most)) break;
    last = flush == FINISH && n == most;
    const before = z.out.pos;
    putBits(z, last ? 1 : 0, 3);
    alignBits(z);
    putBits(z, n, 16);
    putBits(z, n ^ 0xffff, 16);
    left = min(left, n);
    n -= left;
    if (putBytes(z.out, z.window + z.block_start, left) < 0 || putBytes(z.out, z.input, n) < 0) z.failed = true;
    z.block_start += left;
    z.input += n;
    z.input_size -= n;
    takeRoom(z, before);
  } while (!last && !z.failed);
  return last;
}

/** The newer half of the window becomes the older one. */
function slide(z: Deflate): void {
  z.strstart -= z.w_size;
  z.block_start -= z.w_size;
  memory.copy(z.window, z.window + z.w_size, z.strstart);
}

/** The window's end is what was copied from the input without it: `used` bytes. */
function remember(z: Deflate, used: u32): void {
  if (used >= z.w_size) {
    memory.copy(z.window, z.input - z.w_size, z.w_size);
    z.strstart = z.w_size;
  } else {
    if (z.w_size * 2 - z.strstart <= used) slide(z);
    memory.copy(z.window + z.strstart, z.input - used, used);
    z.strstart += used;
  }
  z.block_start = z.strstart;
}

/** As much input as the window has room for. */
function takeIn(z: Deflate): void {
  let free = z.w_size * 2 - z.strstart;
  if (z.input_size > free && z.block_start >= <i32>z.w_size) {
    slide(z);
    free += z.w_size;
  }
  const n = min(free, z.input_size);
  memory.copy(z.window + z.strstart, z.input, n);
  z.strstart += n;
  z.input += n;
  z.input_size -= n;
}

/** A block of what waits in the window, if it is worth one or has to go: true if it is the last. */
function storeWindow(z: Deflate, flush: i32): bool {
  const most = min(capacity(z) - headerBytes(z), MAX_STORED);
  const left = z.strstart - <u32>z.block_start;
  const due = (left != 0 || flush == FINISH) && flush != NO_FLUSH && z.input_size == 0 && left <= most;
  if (left < min(most, z.w_size) && !due) return false;
  const n = min(left, most);
  const last = flush == FINISH && z.input_size == 0 && n == left;
  const before = z.out.pos;
  putStored(z, z.window + z.block_start, n, last);
  z.block_start += n;
  takeRoom(z, before);
  return last;
}
