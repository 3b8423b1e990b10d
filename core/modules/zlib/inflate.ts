// Decompression that can stop anywhere. (RFC 1950, 1951, 1952)
//
// The input that is not used up lies in one piece. Each step (a block's header, a symbol with its distance, the trailer) is
// taken whole or, where input is missing, not at all: bit_at then still stands before it.

import { PyMem_Free, PyMem_Realloc } from '../../memory/obmalloc/malloc';
import { ByteWriter, putByte } from '../../objects/bytes/writer';
import { stackAlloc } from '../../runtime/cold';
import { stackFree } from '../../runtime/pellucid';
import { adler32, CODE_ORDER, crc32, DISTANCE_BASE, DISTANCE_EXTRA, LENGTH_BASE, LENGTH_EXTRA } from './tables';

export const FORMAT_RAW = 0;
export const FORMAT_ZLIB = 1;
export const FORMAT_GZIP = 2;
export const FORMAT_AUTO = 3;

const HEADER = 0;
const BLOCK = 1;
const STORED = 2;
const CODES = 3;
const TRAILER = 4;
export const DONE = 5;

/** What a run says: */
export const RUN_INPUT = 0; // it needs more
export const RUN_OUTPUT = 1; // there is as much output as was wanted
export const RUN_END = 2; // the stream ended
export const RUN_ERROR = -1; // the data are wrong: error
export const RUN_MEMORY = -2; // MemoryError is set
export const RUN_DICTIONARY = -3; // a preset dictionary is needed

/** A code: how many of each length, the symbols in their order, and the symbol of each 10 bits where they suffice. */
@unmanaged
class Huffman {
  @bytes(32) count: usize; // u16
  @bytes(640) symbol: usize; // u16
  @bytes(2048) fast: usize; // u16: symbol << 4 | length, 0: longer than that
}

const FAST_BITS: u32 = 10;
const WINDOW: usize = 32768;

@unmanaged
export class Inflate {
  input: usize; // raw bytes, 8 zero bytes behind them
  input_size: i64;
  bit_at: i64; // bits of the input that are used up
  output_total: u64;
  wbits: i32; // the largest window that is taken; 0: any
  window: usize; // the last 32 KiB, a ring
  state: i32;
  format: i32;
  last: i32; // this is the last block
  stored_left: i32;
  match_length: i32;
  match_distance: i32;
  check: u32; // Adler-32 or CRC-32 of the output
  dictionary: u32; // a preset one's Adler-32 that the stream asks for
  error: usize; // AS string
  @bytes(2720) lengths: Huffman;
  @bytes(2720) distances: Huffman;
}

/** More input behind what is left: false: no memory. */
export function feed(z: Inflate, p: usize, n: i64): bool {
  const used = z.bit_at >> 3;
  const left = z.input_size - used;
  if (used > 0) memory.copy(z.input, z.input + <usize>used, <usize>left);
  z.bit_at &= 7;
  z.input_size = left;
  const input = PyMem_Realloc(z.input, <usize>(left + n + 8));
  if (!input) return false;
  z.input = input;
  memory.copy(input + <usize>left, p, <usize>n);
  memory.fill(input + <usize>(left + n), 0, 8);
  z.input_size = left + n;
  return true;
}

/** How many whole bytes at the end of the input are not used up. */
export function unusedInput(z: Inflate): i64 {
  return z.input_size - ((z.bit_at + 7) >> 3);
}

/** Forgets those bytes. */
export function dropInput(z: Inflate): void {
  z.input_size = (z.bit_at + 7) >> 3;
  if (z.input) memory.fill(z.input + <usize>z.input_size, 0, 8);
}

/** Frees what it holds, but not itself. */
export function endInflate(z: Inflate): void {
  PyMem_Free(z.input);
  PyMem_Free(z.window);
  z.input = 0;
  z.window = 0;
}

/* @inline */ function left(z: Inflate): i64 {
  return (z.input_size << 3) - z.bit_at;
}

/** The next 57 bits at least; 0 behind the end. */
/* @inline */ function peek(z: Inflate): u64 {
  return load<u64>(z.input + <usize>(z.bit_at >> 3)) >> <u64>(z.bit_at & 7);
}

function fail(z: Inflate, text: string): i32 {
  z.error = changetype<usize>(text);
  return RUN_ERROR;
}

/**
 * A code from n lengths of a byte each: 0 complete, > 0 incomplete, < 0 more codes than there can be.
 */
function build(h: Huffman, lengths: usize, n: i32): i32 {
  const count = h.count;
  memory.fill(count, 0, 32);
  for (let i = 0; i < n; i++) {
    const q = count + ((<usize>load<u8>(lengths + i)) << 1);
    store<u16>(q, load<u16>(q) + 1);
  }
  memory.fill(h.fast, 0, 2048);
  const next = stackAlloc(16);
  const first = next + 64; // the first code of each length
  let over = 1;
  let code: u32 = 0;
  let offset: u32 = 0;
  for (let bits: usize = 1; bits < 16; bits++) {
    const c = <u32>load<u16>(count + (bits << 1));
    over = (over << 1) - <i32>c;
    store<u16>(next + (bits << 1), <u16>offset);
    store<u32>(first + (bits << 2), code);
    offset += c;
    code = (code + c) << 1;
    if (over < 0) break;
  }
  if (over >= 0) {
    for (let i = 0; i < n; i++) {
      const bits = <usize>load<u8>(lengths + i);
      if (!bits) continue;
      const q = next + (bits << 1);
      store<u16>(h.symbol + ((<usize>load<u16>(q)) << 1), <u16>i);
      store<u16>(q, load<u16>(q) + 1);
      const f = first + (bits << 2);
      const value = load<u32>(f);
      store<u32>(f, value + 1);
      if (bits > FAST_BITS) continue;
      // Codes come with their highest bit first.
      let reversed: u32 = 0;
      for (let k: u32 = 0; k < bits; k++) if ((value >> k) & 1) reversed |= 1 << (<u32>bits - 1 - k);
      for (; reversed < 1 << FAST_BITS; reversed += 1 << (<u32>bits)) {
        store<u16>(h.fast + ((<usize>reversed) << 1), <u16>((i << 4) | <i32>bits));
      }
    }
  }
  stackFree(next);
  return over;
}

/** symbol << 4 | length of the code that the bits begin with; 0: none does. */
function decode(h: Huffman, bits: u64): u32 {
  const fast = <u32>load<u16>(h.fast + ((<usize>(bits & 1023)) << 1));
  if (fast) return fast;
  let code: i32 = 0;
  let first: i32 = 0;
  let index: i32 = 0;
  let rest = bits;
  for (let n: usize = 1; n < 16; n++) {
    code |= <i32>(rest & 1);
    rest >>= 1;
    const c = <i32>load<u16>(h.count + (n << 1));
    if (code - c < first) return ((<u32>load<u16>(h.symbol + ((<usize>(index + code - first)) << 1))) << 4) | <u32>n;
    index += c;
    first = (first + c) << 1;
    code <<= 1;
  }
  return 0;
}

/* @inline */ function put(z: Inflate, out: ByteWriter, c: u32): bool {
  store<u8>(z.window + (<usize>z.output_total & (WINDOW - 1)), c);
  z.output_total++;
  return putByte(out, c) == 0;
}

/** The stream's beginning: RUN_OUTPUT to go on. */
function header(z: Inflate): i32 {
  if (left(z) < 16) return RUN_INPUT;
  const bits = peek(z);
  if ((z.format == FORMAT_GZIP || z.format == FORMAT_AUTO) && (bits & 0xffff) == 0x8b1f) return gzipHeader(z);
  const cmf = <u32>(bits & 255);
  const flags = <u32>((bits >> 8) & 255);
  if (z.format == FORMAT_GZIP || ((cmf << 8) | flags) % 31) return fail(z, 'incorrect header check');
  if ((cmf & 15) != 8) return fail(z, 'unknown compression method');
  if (cmf >> 4 > 7 || (z.wbits && <i32>(cmf >> 4) + 8 > z.wbits)) return fail(z, 'invalid window size');
  z.format = FORMAT_ZLIB;
  z.check = 1;
  if (flags & 32) {
    if (left(z) < 48) return RUN_INPUT;
    z.dictionary = bswap<u32>(<u32>(bits >> 16));
    z.bit_at += 48;
    z.state = BLOCK;
    return RUN_DICTIONARY;
  }
  z.bit_at += 16;
  z.state = BLOCK;
  return RUN_OUTPUT;
}

function gzipHeader(z: Inflate): i32 {
  const p = z.input + <usize>(z.bit_at >> 3);
  const n = z.input_size - (z.bit_at >> 3);
  if (n < 10) return RUN_INPUT;
  if (load<u8>(p, 2) != 8) return fail(z, 'unknown compression method');
  const flags = <i32>load<u8>(p, 3);
  if (flags & 0xe0) return fail(z, 'unknown header flags set');
  let at: i64 = 10;
  if (flags & 4) {
    if (n < at + 2) return RUN_INPUT;
    at += 2 + <i64>load<u16>(p + <usize>at);
  }
  // A name and a comment, each with a NUL behind it.
  for (let flag = 8; flag <= 16; flag <<= 1) {
    if (!(flags & flag)) continue;
    while (at < n && load<u8>(p + <usize>at)) at++;
    at++;
  }
  if (flags & 2) at += 2;
  if (at > n) return RUN_INPUT;
  z.format = FORMAT_GZIP;
  z.check = 0;
  z.bit_at += at << 3;
  z.state = BLOCK;
  return RUN_OUTPUT;
}

/** A block's beginning. */
function block(z: Inflate): i32 {
  if (left(z) < 3) return RUN_INPUT;
  const bits = peek(z);
  const type = <i32>((bits >> 1) & 3);
  if (type == 3) return fail(z, 'invalid block type');
  if (type == 0) {
    const at = (z.bit_at + 10) >> 3;
    if (z.input_size < at + 4) return RUN_INPUT;
    const p = z.input + <usize>at;
    if ((load<u16>(p) ^ 0xffff) != load<u16>(p, 2)) return fail(z, 'invalid stored block lengths');
    z.stored_left = load<u16>(p);
    z.bit_at = (at + 4) << 3;
    z.state = STORED;
  } else {
    const lengths = stackAlloc(40);
    const start = z.bit_at;
    z.bit_at += 3;
    const r = type == 1 ? fixedCodes(z, lengths) : dynamicCodes(z, lengths);
    stackFree(lengths);
    if (r != RUN_OUTPUT) {
      z.bit_at = start;
      return r;
    }
    z.state = CODES;
  }
  z.last = <i32>(bits & 1);
  return RUN_OUTPUT;
}

function fixedCodes(z: Inflate, lengths: usize): i32 {
  memory.fill(lengths, 8, 144);
  memory.fill(lengths + 144, 9, 112);
  memory.fill(lengths + 256, 7, 24);
  memory.fill(lengths + 280, 8, 8);
  build(z.lengths, lengths, 288);
  memory.fill(lengths, 5, 30);
  build(z.distances, lengths, 30);
  return RUN_OUTPUT;
}

function dynamicCodes(z: Inflate, lengths: usize): i32 {
  if (left(z) < 14) return RUN_INPUT;
  const bits = peek(z);
  const nlen = <i32>(bits & 31) + 257;
  const ndist = <i32>((bits >> 5) & 31) + 1;
  const ncode = <i32>((bits >> 10) & 15) + 4;
  z.bit_at += 14;
  if (nlen > 286 || ndist > 30) return fail(z, 'too many length or distance symbols');
  if (left(z) < 3 * ncode) return RUN_INPUT;
  memory.fill(lengths, 0, 320);
  for (let i = 0; i < ncode; i++) {
    store<u8>(lengths + load<u8>(CODE_ORDER() + i), <u8>(peek(z) & 7));
    z.bit_at += 3;
  }
  if (build(z.lengths, lengths, 19) != 0) return fail(z, 'invalid code lengths set');
  memory.fill(lengths, 0, 320);
  for (let i = 0; i < nlen + ndist; ) {
    const next = peek(z);
    const found = decode(z.lengths, next);
    const n = found & 15;
    if (!found || left(z) < <i64>n) return RUN_INPUT;
    const symbol = found >> 4;
    if (symbol < 16) {
      z.bit_at += n;
      store<u8>(lengths + i, <u8>symbol);
      i++;
      continue;
    }
    const extra: u32 = symbol == 16 ? 2 : symbol == 17 ? 3 : 7;
    if (left(z) < <i64>(n + extra)) return RUN_INPUT;
    const value = <i32>((next >> n) & ((1 << extra) - 1));
    const repeat = (symbol == 18 ? 11 : 3) + value;
    z.bit_at += n + extra;
    if ((symbol == 16 && i == 0) || i + repeat > nlen + ndist) return fail(z, 'invalid bit length repeat');
    const what: u8 = symbol == 16 ? load<u8>(lengths + i - 1) : 0;
    memory.fill(lengths + i, what, repeat);
    i += repeat;
  }
  if (!load<u8>(lengths + 256)) return fail(z, 'invalid code -- missing end-of-block');
  const a = build(z.lengths, lengths, nlen);
  if (a < 0 || (a > 0 && !onlyOne(z.lengths))) return fail(z, 'invalid literal/lengths set');
  const b = build(z.distances, lengths + nlen, ndist);
  if (b < 0 || (b > 0 && !onlyOne(z.distances))) return fail(z, 'invalid distances set');
  return RUN_OUTPUT;
}

/** Whether a code has no codes but of one bit: then it need not be complete. */
function onlyOne(h: Huffman): bool {
  for (let bits: usize = 2; bits < 16; bits++) if (load<u16>(h.count + (bits << 1))) return false;
  return true;
}

/** Stored bytes, until limit bytes of output are there. */
function stored(z: Inflate, out: ByteWriter, limit: i64): i32 {
  while (z.stored_left > 0) {
    if (out.pos >= limit) return RUN_OUTPUT;
    if (left(z) < 8) return RUN_INPUT;
    if (!put(z, out, load<u8>(z.input + <usize>(z.bit_at >> 3)))) return RUN_MEMORY;
    z.bit_at += 8;
    z.stored_left--;
  }
  z.state = z.last ? TRAILER : BLOCK;
  return RUN_END;
}

/** Symbols; RUN_END: the block ended. */
function codes(z: Inflate, out: ByteWriter, limit: i64): i32 {
  for (;;) {
    while (z.match_length > 0) {
      if (out.pos >= limit) return RUN_OUTPUT;
      const from = (<usize>z.output_total - <usize>z.match_distance) & (WINDOW - 1);
      if (!put(z, out, load<u8>(z.window + from))) return RUN_MEMORY;
      z.match_length--;
    }
    const bits = peek(z);
    const have = left(z);
    const found = decode(z.lengths, bits);
    if (!found) return have < 15 ? RUN_INPUT : fail(z, 'invalid literal/length code');
    let used = <u64>(found & 15);
    if (<i64>used > have) return RUN_INPUT;
    const symbol = found >> 4;
    if (symbol == 256) {
      z.bit_at += used;
      z.state = z.last ? TRAILER : BLOCK;
      return RUN_END;
    }
    if (out.pos >= limit) return RUN_OUTPUT;
    if (symbol < 256) {
      z.bit_at += used;
      if (!put(z, out, symbol)) return RUN_MEMORY;
      continue;
    }
    const l = symbol - 257;
    if (l >= 29) return fail(z, 'invalid literal/length code');
    const lengthBits = <u64>load<u8>(LENGTH_EXTRA() + l);
    const length = <i32>load<u16>(LENGTH_BASE() + (l << 1)) + <i32>((bits >> used) & ((1 << lengthBits) - 1));
    used += lengthBits;
    const d = decode(z.distances, bits >> used);
    if (!d) return have < <i64>used + 15 ? RUN_INPUT : fail(z, 'invalid distance code');
    used += d & 15;
    const k = d >> 4;
    if (k >= 30) return fail(z, 'invalid distance code');
    const distanceBits = <u64>load<u8>(DISTANCE_EXTRA() + k);
    const distance = <i32>load<u16>(DISTANCE_BASE() + (k << 1)) + <i32>((bits >> used) & ((1 << distanceBits) - 1));
    used += distanceBits;
    if (<i64>used > have) return RUN_INPUT;
    if (<u64>distance > z.output_total) return fail(z, 'invalid distance too far back');
    z.bit_at += used;
    z.match_length = length;
    z.match_distance = distance;
  }
  return RUN_INPUT;
}

function trailer(z: Inflate): i32 {
  const at = (z.bit_at + 7) >> 3;
  const size: i64 = z.format == FORMAT_RAW ? 0 : z.format == FORMAT_ZLIB ? 4 : 8;
  if (z.input_size < at + size) return RUN_INPUT;
  const p = z.input + <usize>at;
  if (z.format == FORMAT_ZLIB && bswap<u32>(load<u32>(p)) != z.check) return fail(z, 'incorrect data check');
  if (z.format == FORMAT_GZIP) {
    if (load<u32>(p) != z.check) return fail(z, 'incorrect data check');
    if (load<u32>(p, 4) != <u32>z.output_total) return fail(z, 'incorrect length check');
  }
  z.bit_at = (at + size) << 3;
  z.state = DONE;
  return RUN_END;
}

/** Goes on until limit bytes are in out, or RUN_* says why not. */
export function inflate(z: Inflate, out: ByteWriter, limit: i64): i32 {
  let checked = out.pos;
  for (;;) {
    let r: i32;
    if (z.state == HEADER) r = header(z);
    else if (z.state == BLOCK) r = block(z);
    else if (z.state == STORED || z.state == CODES) {
      r = z.state == STORED ? stored(z, out, limit) : codes(z, out, limit);
      const p = out.buffer + <usize>checked;
      const n = <usize>(out.pos - checked);
      if (n && z.format == FORMAT_ZLIB) z.check = adler32(z.check, p, n);
      else if (n && z.format == FORMAT_GZIP) z.check = crc32(z.check, p, n);
      checked = out.pos;
      if (r == RUN_END) continue;
      return r;
    } else if (z.state == TRAILER) return trailer(z);
    else return RUN_END;
    if (r != RUN_OUTPUT) return r;
  }
  return RUN_INPUT;
}
