// Compression: runs, the sorted block, moving to the front, codes. (libbzip2: bzlib.c, compress.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { ByteWriter, reserveBytes } from '../../objects/bytes/writer';
import { PyErr_NoMemory } from '../../objects/exceptions/errors';
import { stackAlloc } from '../../runtime/cold';
import { stackFree } from '../../runtime/pellucid';
import { crcByte } from './crc';
import { assignCodes, codeLengths, SYMBOLS } from './huffman';
import { headBytes, sortRotations } from './sort';

/** What a compressor knows, in a block of its own; the bytes of its block follow. */
@unmanaged
export class Encoder {
  out: ByteWriter; // of the call that is under way
  bits: u64; // not written yet, the first ones highest
  live: i32; // how many
  level: i32;
  used: i32; // bytes in the block
  limit: i32; // so many end it
  runByte: i32; // the run that is not in the block yet; -1: none
  runLength: i32;
  blockCRC: u32;
  streamCRC: u32;
  blocks: i32; // begun
  failed: bool; // no memory for output
}

/* @inline */ function blockOf(e: Encoder): usize {
  return changetype<usize>(e) + offsetof<Encoder>();
}

/** NULL: MemoryError is set. */
export function newEncoder(level: i32): Encoder | null {
  const limit = level * 100000 - 19;
  const p = PyMem_Malloc(offsetof<Encoder>() + <usize>limit + 19);
  if (!p) {
    PyErr_NoMemory();
    return null;
  }
  memory.fill(p, 0, offsetof<Encoder>());
  const e = changetype<Encoder>(p);
  e.level = level;
  e.limit = limit;
  e.runByte = -1;
  e.blockCRC = 0xffffffff;
  return e;
}

// --- bits

function putBits(e: Encoder, n: i32, value: u64): void {
  e.bits = (e.bits << n) | value;
  e.live += n;
  while (e.live >= 8) {
    const p = e.failed ? <usize>0 : reserveBytes(e.out, 1);
    e.live -= 8;
    if (p) {
      store<u8>(p, <u8>(e.bits >> e.live));
      e.out.pos++;
    } else e.failed = true;
  }
}

// --- into the block

/** Four equal bytes are followed by how many more there are. */
function endRun(e: Encoder): void {
  const c = e.runByte;
  if (c < 0) return;
  const n = e.runLength;
  for (let i = 0; i < n; i++) e.blockCRC = crcByte(e.blockCRC, c);
  const p = blockOf(e) + e.used;
  const copies = min(n, 4);
  memory.fill(p, <u8>c, copies);
  e.used += copies;
  if (n >= 4) {
    store<u8>(p + 4, <u8>(n - 4));
    e.used++;
  }
  e.runByte = -1;
}

/** Adds bytes, and writes each block that is full: false with MemoryError. */
export function encode(e: Encoder, from: usize, n: i64): bool {
  let ok = true;
  for (let i: i64 = 0; i < n && ok; i++) {
    const c = <i32>load<u8>(from + <usize>i);
    if (c == e.runByte && e.runLength < 255) e.runLength++;
    else {
      endRun(e);
      e.runByte = c;
      e.runLength = 1;
    }
    if (e.used >= e.limit) ok = writeBlock(e);
  }
  return ok;
}

/** Writes what is left and the end of the stream: false with MemoryError. */
export function finishEncoder(e: Encoder): bool {
  endRun(e);
  if (e.used > 0) {
    if (!writeBlock(e)) return false;
  } else writeHeader(e);
  putBits(e, 24, 0x177245);
  putBits(e, 24, 0x385090);
  putBits(e, 32, e.streamCRC);
  if (e.live > 0) putBits(e, 8 - e.live, 0);
  return !e.failed;
}

function writeHeader(e: Encoder): void {
  if (e.blocks++ == 0) putBits(e, 32, 0x425a6830 + e.level);
}

function writeBlock(e: Encoder): bool {
  const n = e.used;
  const size = (<usize>n) << 2;
  const order = PyMem_Malloc(2 * size + 8 + headBytes(n));
  if (!order) {
    PyErr_NoMemory();
    return false;
  }
  const bucket = order + size;
  sortRotations(blockOf(e), n, order, bucket, bucket + size + 8);
  const crc = ~e.blockCRC;
  e.streamCRC = rotl(e.streamCRC, 1) ^ crc;
  writeHeader(e);
  putBits(e, 24, 0x314159);
  putBits(e, 24, 0x265359);
  putBits(e, 32, crc);
  let first = 0;
  while (load<u32>(order + ((<usize>first) << 2))) first++;
  putBits(e, 25, first); // the bit before it: not randomized
  const freq = stackAlloc(SYMBOLS);
  memory.fill(freq, 0, 8 * SYMBOLS);
  // The symbols take the place of the buckets: at most one more than there are bytes.
  const symbols = putUsed(e, freq);
  const count = moveToFront(e, order, bucket, freq, symbols);
  const selectors = PyMem_Malloc(<usize>(count / 50 + 1));
  if (selectors) putCodes(e, bucket, count, freq, symbols, selectors);
  else PyErr_NoMemory();
  stackFree(freq);
  PyMem_Free(selectors);
  PyMem_Free(order);
  e.used = 0;
  e.blockCRC = 0xffffffff;
  return selectors != 0 && !e.failed;
}

/** Writes which bytes there are, and notes behind freq each one's number: how many symbols that makes. */
function putUsed(e: Encoder, freq: usize): i32 {
  const numbers = freq + 4 * SYMBOLS;
  const block = blockOf(e);
  for (let i = 0; i < e.used; i++) store<u8>(numbers + load<u8>(block + i), 1);
  let rows = 0;
  for (let c = 0; c < 256; c++) if (load<u8>(numbers + c)) rows |= 0x8000 >> (c >> 4);
  putBits(e, 16, rows);
  let n = 0;
  for (let c = 0; c < 256; c++) {
    const there = load<u8>(numbers + c);
    if (rows & (0x8000 >> (c >> 4))) putBits(e, 1, there);
    store<u8>(numbers + c, <u8>n);
    n += there;
  }
  return n + 2;
}

/** The last bytes of the rotations, as places in a list where each comes to the front: how many symbols. */
function moveToFront(e: Encoder, order: usize, to: usize, freq: usize, symbols: i32): i32 {
  const numbers = freq + 4 * SYMBOLS;
  const block = blockOf(e);
  const list = stackAlloc(32);
  for (let i = 0; i < 256; i++) store<u8>(list + i, <u8>i);
  const start = to;
  let zeros: u32 = 0;
  for (let i = 0; i <= e.used; i++) {
    let place = symbols - 2; // the end
    if (i < e.used) {
      const k = <i32>load<u32>(order + ((<usize>i) << 2)) - 1;
      const c = load<u8>(numbers + load<u8>(block + (k < 0 ? k + e.used : k)));
      place = 0;
      while (load<u8>(list + place) != c) place++;
      memory.copy(list + 1, list, place);
      store<u8>(list, c);
      if (place == 0) {
        zeros++;
        continue;
      }
    }
    // A run of zeros is its length in the digits 1 and 2.
    for (; zeros; zeros = (zeros - 1) >> 1) to = putSymbol(to, freq, (zeros - 1) & 1);
    to = putSymbol(to, freq, place + 1);
  }
  stackFree(list);
  return <i32>((to - start) >> 1);
}

function putSymbol(to: usize, freq: usize, symbol: u32): usize {
  store<u16>(to, <u16>symbol);
  store<i32>(freq + ((<usize>symbol) << 2), load<i32>(freq + ((<usize>symbol) << 2)) + 1);
  return to + 2;
}

/** Symbols that share a table. */
const GROUP = 50;
/** Bytes of lengths between two tables. */
const ROW: usize = 264;

/** First tables: each good for a part of the symbols, which come about equally often. */
function firstTables(lengths: usize, freq: usize, symbols: i32, tables: i32, count: i32): void {
  let start = 0;
  let left = count;
  for (let part = tables; part > 0; part--) {
    const wanted = left / part;
    let end = start - 1;
    let sum = 0;
    while (sum < wanted && end < symbols - 1) {
      end++;
      sum += load<i32>(freq + ((<usize>end) << 2));
    }
    if (end > start && part != tables && part != 1 && (tables - part) & 1) {
      sum -= load<i32>(freq + ((<usize>end) << 2));
      end--;
    }
    for (let i = 0; i < symbols; i++) store<u8>(lengths + (part - 1) * ROW + i, i >= start && i <= end ? 0 : 15);
    start = end + 1;
    left -= sum;
  }
}

/** The table in which these n symbols are shortest. */
function cheapest(lengths: usize, from: usize, n: i32, tables: i32): i32 {
  let best = 0;
  let least = i32.MAX_VALUE;
  for (let t = 0; t < tables; t++) {
    let cost = 0;
    for (let i = 0; i < n; i++) cost += load<u8>(lengths + t * ROW + load<u16>(from + (i << 1)));
    if (cost < least) {
      least = cost;
      best = t;
    }
  }
  return best;
}

/** Chooses up to six tables in four rounds, writes them, and the symbols with them. */
function putCodes(e: Encoder, from: usize, count: i32, freq: usize, symbols: i32, selectors: usize): void {
  const tables = count < 200 ? 2 : count < 600 ? 3 : count < 1200 ? 4 : count < 2400 ? 5 : 6;
  const groups = (count + GROUP - 1) / GROUP;
  const lengths = stackAlloc(6 * (ROW >> 3) + (6 * SYMBOLS) / 2);
  const counts = lengths + 6 * ROW; // of each table: how often each symbol came; then the codes
  firstTables(lengths, freq, symbols, tables, count);
  for (let round = 0; round < 4; round++) {
    memory.fill(counts, 0, 6 * SYMBOLS * 4);
    for (let g = 0; g < groups; g++) {
      const start = from + g * GROUP * 2;
      const n = min(GROUP, count - g * GROUP);
      const t = cheapest(lengths, start, n, tables);
      store<u8>(selectors + g, t);
      for (let i = 0; i < n; i++) {
        const p = counts + (t * SYMBOLS + load<u16>(start + (i << 1))) * 4;
        store<i32>(p, load<i32>(p) + 1);
      }
    }
    for (let t = 0; t < tables; t++) codeLengths(lengths + t * ROW, counts + t * SYMBOLS * 4, symbols, 17);
  }
  putBits(e, 3, tables);
  putBits(e, 15, groups);
  putSelectors(e, selectors, groups);
  for (let t = 0; t < tables; t++) {
    putLengths(e, lengths + t * ROW, symbols);
    assignCodes(counts + t * SYMBOLS * 4, lengths + t * ROW, symbols);
  }
  for (let i = 0; i < count; i++) {
    const t = <i32>load<u8>(selectors + i / GROUP);
    const symbol = <i32>load<u16>(from + (i << 1));
    putBits(e, load<u8>(lengths + t * ROW + symbol), load<u32>(counts + (t * SYMBOLS + symbol) * 4));
  }
  stackFree(lengths);
}

/** Each as its place in a list where it comes to the front: as many ones, and a zero. */
function putSelectors(e: Encoder, selectors: usize, n: i32): void {
  let list: u64 = 0x050403020100; // a byte a table, the front lowest
  for (let i = 0; i < n; i++) {
    const t = <u64>load<u8>(selectors + i);
    let shift: u64 = 0;
    for (; ((list >> shift) & 255) != t; shift += 8) putBits(e, 1, 1);
    putBits(e, 1, 0);
    const before = list & (((<u64>1) << shift) - 1);
    list = (list & ~(((<u64>256) << shift) - 1)) | (before << 8) | t;
  }
}

/** The first length, and the steps from each to the next. */
function putLengths(e: Encoder, lengths: usize, n: i32): void {
  let length = <i32>load<u8>(lengths);
  putBits(e, 5, length);
  for (let i = 0; i < n; i++) {
    const next = <i32>load<u8>(lengths + i);
    for (; length < next; length++) putBits(e, 2, 2);
    for (; length > next; length--) putBits(e, 2, 3);
    putBits(e, 1, 0);
  }
}
