// Compression: matches found by hash chains in a sliding window, as zlib finds them. (RFC 1951; zlib: deflate.c)
//
//   window  │ up to w_size bytes that are written │ block_start … strstart: symbols wait │ lookahead │      2 * w_size
//   head    the last place with a hash;  prev: the place before, by place & w_mask;  0: none
//
// Every choice that shows in the output is zlib's 1.2.13 and later: the same bytes for each level, strategy, memory level and
// window, however the input comes in pieces. Level 0 has its own file, stored.ts.

import { PyMem_Calloc, PyMem_Free } from '../../memory/obmalloc/malloc';
import { FORMAT_ZLIB } from './inflate';
import { adler32 } from './tables';
import { flushBlock, initTrees, Trees, tally } from './trees';

const MAX_MATCH: u32 = 258;
const MIN_LOOKAHEAD: u32 = 262;
const TOO_FAR: u32 = 4096;

const FILTERED = 1;
export const HUFFMAN_ONLY = 2;
const RLE = 3;

export const NO_FLUSH = 0;
export const FINISH = 4;

@unmanaged
export class Deflate extends Trees {
  level: i32;
  format: i32;
  check: u32;
  total: u32;
  state: i32; // 0: the header is not written; 1; 2: finished
  last_flush: i32;
  dictionary: u32; // the check of a preset dictionary; 0: none
  memory: usize; // window, prev, head and symbols behind each other
  memory_size: usize;
  window: usize;
  prev: usize; // u16
  head: usize; // u16
  input: usize; // what comes in, while it comes
  input_size: u32;
  w_bits: u32;
  w_size: u32;
  hash_mask: u32;
  hash_shift: u32;
  ins_h: u32;
  strstart: u32;
  lookahead: u32;
  block_start: i32;
  match_start: u32;
  match_length: u32;
  prev_length: u32;
  match_available: bool;
  insert: u32; // bytes before strstart that are not in the hash table yet
  room: u32; // level 0: bytes that zlib's output buffer would still take
  pending: u32; // level 0: bytes that would wait for room
  ended: bool; // level 0: the last block is written
}

/** good, lazy, nice, chain of levels 1 to 9. */
/* @inline */ function CONFIG(): usize {
  return memory.data<u16>([
    4, 4, 8, 4, 4, 5, 16, 8, 4, 6, 32, 32, 4, 4, 16, 16, 8, 16, 32, 32, 8, 16, 128, 128, 8, 32, 128, 256, 32, 128, 258,
    1024, 32, 258, 258, 4096,
  ]);
}

/* @inline */ function config(z: Deflate, i: usize): u32 {
  return load<u16>(CONFIG() + ((<usize>(z.level - 1)) << 3) + (i << 1));
}

/** Memory for the tables: false: there is none. */
export function beginDeflate(z: Deflate, wbits: u32, memLevel: u32): bool {
  if (z.level < 0) z.level = 6;
  z.w_bits = wbits == 8 ? 9 : wbits;
  z.w_size = 1 << z.w_bits;
  const hashes = (<u32>1) << (memLevel + 7);
  z.hash_mask = hashes - 1;
  z.hash_shift = (memLevel + 9) / 3;
  z.symbol_limit = ((<u32>1) << (memLevel + 6)) - 1;
  z.memory_size = ((<usize>z.w_size) << 2) + ((<usize>hashes) << 1) + ((<usize>z.symbol_limit + 1) << 2) + 8;
  z.memory = PyMem_Calloc(1, z.memory_size);
  if (!z.memory) return false;
  placeTables(z);
  z.check = z.format == FORMAT_ZLIB ? 1 : 0;
  z.match_length = z.prev_length = 2;
  z.last_flush = -2;
  initTrees(z);
  return true;
}

/** Where the tables lie in the memory; again after a copy. */
export function placeTables(z: Deflate): void {
  z.window = z.memory;
  z.prev = z.window + ((<usize>z.w_size) << 1) + 8;
  z.head = z.prev + ((<usize>z.w_size) << 1);
  z.symbols = z.head + ((<usize>z.hash_mask + 1) << 1);
}

/** Frees what it holds, but not itself. */
export function endDeflate(z: Deflate): void {
  PyMem_Free(z.memory);
  z.memory = 0;
}

// --- the window

function updateHash(z: Deflate, place: u32): void {
  z.ins_h = ((z.ins_h << z.hash_shift) ^ load<u8>(z.window + place)) & z.hash_mask;
}

/** The three bytes at a place into the hash table: the place that had their hash before. */
function insertString(z: Deflate, place: u32): u32 {
  updateHash(z, place + 2);
  const h = z.head + (z.ins_h << 1);
  const before = load<u16>(h);
  store<u16>(z.prev + ((place & (z.w_size - 1)) << 1), before);
  store<u16>(h, place);
  return before;
}

function slideTable(table: usize, n: u32, by: u32): void {
  for (let i: u32 = 0; i < n; i++) {
    const p = table + (i << 1);
    const place = <u32>load<u16>(p);
    store<u16>(p, place >= by ? place - by : 0);
  }
}

/** Input into the window, whose older half is dropped when it must be. */
function fillWindow(z: Deflate): void {
  do {
    let more = z.w_size * 2 - z.lookahead - z.strstart;
    if (z.strstart >= z.w_size * 2 - MIN_LOOKAHEAD) {
      memory.copy(z.window, z.window + z.w_size, z.w_size - more);
      z.match_start -= z.w_size;
      z.strstart -= z.w_size;
      z.block_start -= z.w_size;
      if (z.insert > z.strstart) z.insert = z.strstart;
      slideTable(z.head, z.hash_mask + 1, z.w_size);
      slideTable(z.prev, z.w_size, z.w_size);
      more += z.w_size;
    }
    if (z.input_size == 0) break;
    const n = min(more, z.input_size);
    memory.copy(z.window + z.strstart + z.lookahead, z.input, n);
    z.input += n;
    z.input_size -= n;
    z.lookahead += n;
    if (z.lookahead + z.insert >= 3) {
      let place = z.strstart - z.insert;
      z.ins_h = load<u8>(z.window + place);
      updateHash(z, place + 1);
      while (z.insert) {
        insertString(z, place);
        place++;
        z.insert--;
        if (z.lookahead + z.insert < 3) break;
      }
    }
  } while (z.lookahead < MIN_LOOKAHEAD && z.input_size != 0);
}

/** The longest match at strstart, longer than prev_length, along the chain that begins at a place. */
function longestMatch(z: Deflate, place: u32): u32 {
  let cur = place;
  let chain = config(z, 3);
  let best = z.prev_length;
  let nice = config(z, 2);
  const most = z.w_size - MIN_LOOKAHEAD;
  const limit: u32 = z.strstart > most ? z.strstart - most : 0;
  if (z.prev_length >= config(z, 0)) chain >>= 2;
  if (nice > z.lookahead) nice = z.lookahead;
  const scan = z.window + z.strstart;
  const rest = min(z.lookahead, MAX_MATCH);
  do {
    const match = z.window + cur;
    if (load<u16>(match + best - 1) == load<u16>(scan + best - 1) && load<u16>(match) == load<u16>(scan)) {
      let n: u32 = 2;
      while (n < rest && load<u8>(match + n) == load<u8>(scan + n)) n++;
      if (n > best) {
        z.match_start = cur;
        best = n;
        if (n >= nice) break;
      }
    }
    cur = load<u16>(z.prev + ((cur & (z.w_size - 1)) << 1));
    chain--;
  } while (cur > limit && chain != 0);
  return min(best, z.lookahead);
}

// --- the ways to find symbols: false: more input is needed first

function putBlock(z: Deflate, last: bool): void {
  flushBlock(z, z.block_start >= 0 ? z.window + z.block_start : 0, <u32>(<i32>z.strstart - z.block_start), last);
  z.block_start = z.strstart;
}

/** Whether there is something at strstart: 1; 0: nothing any more; -1: more input is needed. */
function ready(z: Deflate, wanted: u32, flush: i32): i32 {
  if (z.lookahead < wanted) {
    fillWindow(z);
    if (z.lookahead < wanted && flush == NO_FLUSH) return -1;
  }
  return z.lookahead ? 1 : 0;
}

function deflate_fast(z: Deflate, flush: i32): bool {
  for (;;) {
    const r = ready(z, MIN_LOOKAHEAD, flush);
    if (r < 0) return false;
    if (r == 0) break;
    const before = z.lookahead >= 3 ? insertString(z, z.strstart) : 0;
    if (before && z.strstart - before <= z.w_size - MIN_LOOKAHEAD) z.match_length = longestMatch(z, before);
    let full: bool;
    if (z.match_length >= 3) {
      full = tally(z, z.strstart - z.match_start, z.match_length - 3);
      z.lookahead -= z.match_length;
      if (z.match_length <= config(z, 1) && z.lookahead >= 3) {
        for (z.match_length--; z.match_length; z.match_length--) {
          z.strstart++;
          insertString(z, z.strstart);
        }
        z.strstart++;
      } else {
        z.strstart += z.match_length;
        z.match_length = 0;
        z.ins_h = load<u8>(z.window + z.strstart);
        updateHash(z, z.strstart + 1);
      }
    } else {
      full = tally(z, 0, load<u8>(z.window + z.strstart));
      z.lookahead--;
      z.strstart++;
    }
    if (full) putBlock(z, false);
  }
  z.insert = min<u32>(z.strstart, 2);
  return true;
}

/** A match is only taken if there is no longer one at the next byte. */
function deflate_slow(z: Deflate, flush: i32): bool {
  for (;;) {
    const r = ready(z, MIN_LOOKAHEAD, flush);
    if (r < 0) return false;
    if (r == 0) break;
    const before = z.lookahead >= 3 ? insertString(z, z.strstart) : 0;
    z.prev_length = z.match_length;
    const prev_match = z.match_start;
    z.match_length = 2;
    if (before && z.prev_length < config(z, 1) && z.strstart - before <= z.w_size - MIN_LOOKAHEAD) {
      z.match_length = longestMatch(z, before);
      const far = z.match_length == 3 && z.strstart - z.match_start > TOO_FAR;
      if (z.match_length <= 5 && (z.strategy == FILTERED || far)) z.match_length = 2;
    }
    if (z.prev_length >= 3 && z.match_length <= z.prev_length) {
      const last = z.strstart + z.lookahead - 3;
      const full = tally(z, z.strstart - 1 - prev_match, z.prev_length - 3);
      z.lookahead -= z.prev_length - 1;
      for (z.prev_length -= 2; z.prev_length; z.prev_length--) {
        z.strstart++;
        if (z.strstart <= last) insertString(z, z.strstart);
      }
      z.match_available = false;
      z.match_length = 2;
      z.strstart++;
      if (full) putBlock(z, false);
    } else {
      if (z.match_available) {
        if (tally(z, 0, load<u8>(z.window + z.strstart - 1))) putBlock(z, false);
      } else z.match_available = true;
      z.strstart++;
      z.lookahead--;
    }
  }
  if (z.match_available) {
    tally(z, 0, load<u8>(z.window + z.strstart - 1));
    z.match_available = false;
  }
  z.insert = min<u32>(z.strstart, 2);
  return true;
}

/** Literals only, or runs of one byte. */
function deflate_simple(z: Deflate, flush: i32): bool {
  const runs = z.strategy == RLE;
  for (;;) {
    const r = ready(z, runs ? MAX_MATCH + 1 : 1, flush);
    if (r < 0) return false;
    if (r == 0) break;
    let n: u32 = 0;
    if (runs && z.lookahead >= 3 && z.strstart > 0) {
      const scan = z.window + z.strstart;
      const rest = min(z.lookahead, MAX_MATCH);
      while (n < rest && load<u8>(scan + n) == load<u8>(scan - 1)) n++;
    }
    if (n < 3) n = 0;
    const full = n ? tally(z, 1, n - 3) : tally(z, 0, load<u8>(z.window + z.strstart));
    z.lookahead -= n ? n : 1;
    z.strstart += n ? n : 1;
    if (full) putBlock(z, false);
  }
  z.match_length = 0;
  z.insert = 0;
  return true;
}

/** Levels 1 to 9: takes what came in; false: more is needed before something can be written. */
export function run(z: Deflate, flush: i32): bool {
  const ended =
    z.strategy == HUFFMAN_ONLY || z.strategy == RLE
      ? deflate_simple(z, flush)
      : z.level < 4
        ? deflate_fast(z, flush)
        : deflate_slow(z, flush);
  if (!ended) return false;
  if (flush == FINISH) putBlock(z, true);
  else if (z.symbol_count) putBlock(z, false);
  return true;
}

/** Bytes that both sides know, as if they had come before; before anything is compressed. */
export function presetDictionary(z: Deflate, p: usize, n: u32): void {
  if (z.format == FORMAT_ZLIB) z.dictionary = adler32(1, p, n);
  z.input_size = min(n, z.w_size);
  z.input = p + (n - z.input_size);
  fillWindow(z);
  while (z.lookahead >= 3) {
    for (let rest = z.lookahead - 2; rest; rest--) {
      insertString(z, z.strstart);
      z.strstart++;
    }
    z.lookahead = 2;
    fillWindow(z);
  }
  z.strstart += z.lookahead;
  z.block_start = z.strstart;
  z.insert = z.lookahead;
  z.lookahead = 0;
  z.match_length = z.prev_length = 2;
  z.match_available = false;
  z.input = 0;
}
