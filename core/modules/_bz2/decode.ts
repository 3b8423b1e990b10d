// Decompression, with as much of the input as there is. (libbzip2: bzlib.c, decompress.c)

import { PyMem_Free, PyMem_Malloc, PyMem_Realloc } from '../../memory/obmalloc/malloc';
import { ByteWriter, putByte } from '../../objects/bytes/writer';
import { PyErr_NoMemory } from '../../objects/exceptions/errors';
import { crcByte } from './crc';
import { SYMBOLS } from './huffman';

// What came of a step.
export const STEP_OK = 0;
export const STEP_NEED = 1; // more input
export const STEP_FULL = 2; // more room for output
export const STEP_END = 3; // the stream's
export const STEP_ERROR = -1; // no bzip2 data
export const STEP_MEMORY = -2; // MemoryError is set

// Where in the stream.
const HEADER = 0;
const MAGIC = 1;
const TABLES = 2;
const CODES = 3;
const OUTPUT = 4;
const END = 5;

/** Of a table, in words: the largest code of each length, what to subtract from codes of it, the symbols by their codes. */
const LARGEST: usize = 0;
const BASE: usize = 24;
const PERM: usize = 48;
const TABLE_WORDS: usize = 48 + SYMBOLS + 2;

@unmanaged
export class Decoder {
  input: usize; // bytes that were given and are not consumed
  size: i64;
  bit: i64; // so many bits of them are read
  words: usize; // u32 a byte of the block: next << 8 | byte
  state: i32;
  level: i32;
  needs: bool; // a read went beyond the input
  blockCRC: u32; // as the block says
  crc: u32; // of what came out
  streamCRC: u32;
  origin: u32; // which rotation is the block itself
  symbols: i32;
  tables: i32;
  selectors: i32;
  group: i32; // of fifty symbols, the next
  inGroup: i32; // symbols left in this one
  used: i32; // bytes in the block
  run: i64; // length of a run of the front byte so far
  place: i64; // what the next digit of it counts
  position: u32; // in the permutation
  left: i32; // bytes of the block that are not out
  repeat: i32; // of the last byte
  last: i32;
  same: i32; // equal bytes in a row, up to four
  @bytes(256) list: usize; // bytes, the front first
  @bytes(32768) choice: usize; // the table of each group
  @bytes(7392) codes: usize; // six tables
}

/** NULL: MemoryError is set. */
export function newDecoder(): Decoder | null {
  const p = PyMem_Malloc(offsetof<Decoder>());
  if (!p) {
    PyErr_NoMemory();
    return null;
  }
  memory.fill(p, 0, offsetof<Decoder>());
  return changetype<Decoder>(p);
}

/** Frees a decoder and its buffers. */
export function freeDecoder(d: Decoder | null): void {
  if (!d) return;
  PyMem_Free(d.input);
  PyMem_Free(d.words);
  PyMem_Free(changetype<usize>(d));
}

/** Bytes of the input that were not touched yet. */
export function restOf(d: Decoder): i64 {
  return d.size - ((d.bit + 7) >> 3);
}

/** Adds input: false with MemoryError. */
export function feed(d: Decoder, from: usize, n: i64): bool {
  const done = d.bit >> 3;
  memory.copy(d.input, d.input + <usize>done, <usize>(d.size - done));
  d.size -= done;
  d.bit &= 7;
  if (n == 0) return true;
  const p = d.size + n > 0x7fffffff ? <usize>0 : PyMem_Realloc(d.input, <usize>(d.size + n));
  if (!p) {
    PyErr_NoMemory();
    return false;
  }
  memory.copy(p + <usize>d.size, from, <usize>n);
  d.input = p;
  d.size += n;
  return true;
}

// --- bits

/** The next n bits; 0 and `needs` where there are fewer. */
function take(d: Decoder, n: i32): u32 {
  if (d.bit + n > d.size << 3) {
    d.needs = true;
    return 0;
  }
  let value: u32 = 0;
  for (; n > 0; n--, d.bit++) {
    value = (value << 1) | ((load<u8>(d.input + <usize>(d.bit >> 3)) >> (7 - (<u32>d.bit & 7))) & 1);
  }
  return value;
}

// --- headers

/** Whether the next bytes, as far as they are there, are these (n of them, the first highest). */
function begins(d: Decoder, magic: u64, n: i32): bool {
  const start = d.bit;
  let same = true;
  for (let i = n - 1; i >= 0 && same; i--) {
    const c = take(d, 8);
    if (d.needs) break;
    same = c == (<u32>(magic >> (i << 3)) & 255);
  }
  d.bit = start;
  return same;
}

function readHeader(d: Decoder): i32 {
  if (!begins(d, 0x425a68, 3)) return STEP_ERROR;
  if (d.needs) return STEP_NEED;
  const start = d.bit;
  take(d, 24);
  const level = <i32>take(d, 8) - 0x30;
  if (d.needs) {
    d.bit = start;
    return STEP_NEED;
  }
  d.level = level;
  d.state = MAGIC;
  return level >= 1 && level <= 9 ? STEP_OK : STEP_ERROR;
}

function readMagic(d: Decoder): i32 {
  const isBlock = begins(d, 0x314159265359, 6);
  if (!isBlock && !begins(d, 0x177245385090, 6)) return STEP_ERROR;
  const start = d.bit;
  take(d, 24);
  take(d, 24);
  const crc = take(d, 32);
  if (d.needs) {
    d.bit = start;
    return STEP_NEED;
  }
  if (isBlock) {
    d.blockCRC = crc;
    d.state = TABLES;
    return STEP_OK;
  }
  d.state = END;
  return crc == d.streamCRC ? STEP_END : STEP_ERROR;
}

/** Which bytes there are. */
function readUsed(d: Decoder): i32 {
  const rows = take(d, 16);
  let n = 0;
  for (let row = 0; row < 16; row++) {
    if (!(rows & (0x8000 >> row))) continue;
    const bits = take(d, 16);
    for (let i = 0; i < 16; i++) if (bits & (0x8000 >> i)) store<u8>(d.list + n++, row * 16 + i);
  }
  return n;
}

function readSelectors(d: Decoder): bool {
  let list: u64 = 0x050403020100;
  for (let i = 0; i < d.selectors; i++) {
    let shift: u64 = 0;
    while (take(d, 1)) {
      shift += 8;
      if (shift >= <u64>(d.tables << 3)) return false;
    }
    const t = (list >> shift) & 255;
    list = (list & ~(((<u64>256) << shift) - 1)) | ((list & (((<u64>1) << shift) - 1)) << 8) | t;
    store<u8>(d.choice + i, <u8>t);
  }
  return true;
}

/** A table for decoding from the lengths of its codes. */
function readTable(d: Decoder, table: usize): bool {
  const lengths = table + (PERM << 2); // until the symbols take their place
  let length = take(d, 5);
  const n = d.symbols;
  memory.fill(table, 0, TABLE_WORDS << 2);
  for (let i = 0; i < n; i++) {
    while (true) {
      if (d.needs) return true;
      if (length < 1 || length > 20) return false;
      if (!take(d, 1)) break;
      length += take(d, 1) ? -1 : 1;
    }
    store<u32>(lengths + (i << 2), length);
  }
  if (d.needs) return true;
  let code = 0;
  let index = 0;
  for (let l = 1; l <= 20; l++) {
    const first = index;
    for (let i = 0; i < n; i++) {
      if ((load<u32>(lengths + (i << 2)) & 31) != l) continue;
      // The low bits are the length of symbol i, the high ones the symbol of code i.
      const p = lengths + (index << 2);
      store<u32>(p, load<u32>(p) | ((<u32>i) << 8));
      index++;
    }
    store<i32>(table + ((LARGEST + l) << 2), index > first ? code + index - first - 1 : -1);
    store<i32>(table + ((BASE + l) << 2), code - first);
    code = (code + index - first) << 1;
  }
  return true;
}

/** All between the magic number and the codes. It is read from its beginning again when more input comes. */
function readTables(d: Decoder): i32 {
  const start = d.bit;
  const randomized = take(d, 1);
  d.origin = take(d, 24);
  if (d.origin > <u32>(10 + 100000 * d.level)) return STEP_ERROR;
  const used = readUsed(d);
  d.symbols = used + 2;
  let ok = d.needs || used > 0;
  if (ok && !d.needs) {
    d.tables = <i32>take(d, 3);
    ok = d.needs || (d.tables >= 2 && d.tables <= 6);
    if (ok) d.selectors = <i32>take(d, 15);
    if (ok) ok = d.needs || d.selectors > 0;
    if (ok && !d.needs) ok = readSelectors(d);
    for (let t = 0; t < d.tables && ok && !d.needs; t++) ok = readTable(d, d.codes + t * (TABLE_WORDS << 2));
  }
  // NOT CPYTHON: blocks that bzip2 0.9.0 and older randomized are refused.
  if (!ok || randomized) return STEP_ERROR;
  if (d.needs) {
    d.bit = start;
    return STEP_NEED;
  }
  if (!d.words) d.words = PyMem_Malloc(<usize>d.level * 400000);
  if (!d.words) {
    PyErr_NoMemory();
    return STEP_MEMORY;
  }
  d.group = 0;
  d.inGroup = 0;
  d.used = 0;
  d.run = 0;
  d.place = 1;
  d.state = CODES;
  return STEP_OK;
}

// --- the block

/** The next symbol; -1: more input is needed (`needs`), or there is no such code. */
function readSymbol(d: Decoder): i32 {
  if (d.inGroup == 0) {
    if (d.group >= d.selectors) return -1;
    d.group++;
    d.inGroup = 50;
  }
  const table = d.codes + load<u8>(d.choice + d.group - 1) * (TABLE_WORDS << 2);
  const start = d.bit;
  let code = 0;
  for (let l: usize = 1; l <= 20; l++) {
    code = (code << 1) | <i32>take(d, 1);
    if (d.needs) {
      d.bit = start;
      return -1;
    }
    if (code > load<i32>(table + ((LARGEST + l) << 2))) continue;
    const i = code - load<i32>(table + ((BASE + l) << 2));
    if (i < 0 || i >= d.symbols) return -1;
    d.inGroup--;
    return <i32>(load<u32>(table + ((PERM + <usize>i) << 2)) >> 8);
  }
  return -1;
}

/** n bytes more in the block: false where it has no room. */
function append(d: Decoder, c: u32, n: i64): bool {
  if (n > 100000 * d.level - d.used) return false;
  for (const end = d.used + <i32>n; d.used < end; d.used++) store<u32>(d.words + ((<usize>d.used) << 2), c);
  return true;
}

function readCodes(d: Decoder): i32 {
  while (true) {
    const symbol = readSymbol(d);
    if (symbol < 0) return d.needs ? STEP_NEED : STEP_ERROR;
    if (symbol < 2) {
      if (d.place >= 2 * 1024 * 1024) return STEP_ERROR;
      d.run += d.place << symbol;
      d.place <<= 1;
      continue;
    }
    if (d.run && !append(d, load<u8>(d.list), d.run)) return STEP_ERROR;
    d.run = 0;
    d.place = 1;
    if (symbol == d.symbols - 1) break;
    const place = symbol - 1;
    const c = load<u8>(d.list + place);
    memory.copy(d.list + 1, d.list, place);
    store<u8>(d.list, c);
    if (!append(d, c, 1)) return STEP_ERROR;
  }
  return d.origin < <u32>d.used ? startOutput(d) : STEP_ERROR;
}

/** Links each byte to the one that follows it. */
function startOutput(d: Decoder): i32 {
  const words = d.words;
  const starts = d.choice; // the selectors have done their work
  memory.fill(starts, 0, 1028);
  for (let i = 0; i < d.used; i++) {
    const p = starts + ((load<u32>(words + ((<usize>i) << 2)) & 255) << 2) + 4;
    store<u32>(p, load<u32>(p) + 1);
  }
  for (let c: usize = 1; c < 256; c++)
    store<u32>(starts + (c << 2), load<u32>(starts + (c << 2)) + load<u32>(starts + (c << 2) - 4));
  for (let i = 0; i < d.used; i++) {
    const p = starts + ((load<u32>(words + ((<usize>i) << 2)) & 255) << 2);
    const k = words + ((<usize>load<u32>(p)) << 2);
    store<u32>(p, load<u32>(p) + 1);
    store<u32>(k, load<u32>(k) | ((<u32>i) << 8));
  }
  d.position = load<u32>(words + ((<usize>d.origin) << 2)) >> 8;
  d.left = d.used;
  d.repeat = 0;
  d.last = -1;
  d.same = 0;
  d.crc = 0xffffffff;
  d.state = OUTPUT;
  return STEP_OK;
}

/** Writes the block up to `limit` bytes of output. */
function writeBlock(d: Decoder, out: ByteWriter, limit: i64): i32 {
  while (d.repeat || d.left) {
    if (out.pos >= limit) return STEP_FULL;
    if (d.repeat) d.repeat--;
    else {
      const word = load<u32>(d.words + ((<usize>d.position) << 2));
      const c = <i32>(word & 255);
      d.position = word >> 8;
      d.left--;
      if (d.same == 4) {
        d.repeat = c;
        d.same = 0;
        continue;
      }
      d.same = c == d.last ? d.same + 1 : 1;
      d.last = c;
    }
    d.crc = crcByte(d.crc, d.last);
    if (putByte(out, d.last) < 0) return STEP_MEMORY;
  }
  d.crc = ~d.crc;
  d.streamCRC = rotl(d.streamCRC, 1) ^ d.crc;
  d.state = MAGIC;
  return d.crc == d.blockCRC ? STEP_OK : STEP_ERROR;
}

/** Goes on until input, room or the stream ends: STEP_*. */
export function decode(d: Decoder, out: ByteWriter, limit: i64): i32 {
  let step = STEP_OK;
  while (step == STEP_OK) {
    d.needs = false;
    switch (d.state) {
      case HEADER:
        step = readHeader(d);
        break;
      case MAGIC:
        step = readMagic(d);
        break;
      case TABLES:
        step = readTables(d);
        break;
      case CODES:
        step = readCodes(d);
        break;
      default:
        step = writeBlock(d, out, limit);
    }
  }
  return step;
}
