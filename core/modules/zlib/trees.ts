// Blocks of symbols: Huffman codes built, chosen and written as zlib does, bit for bit. (RFC 1951; zlib: trees.c)
//
// A tree is an array of pairs of u16: a symbol's frequency, later its code; its parent while the tree is built, later the
// length of its code. Leaves come first, then the inner nodes.

import { ByteWriter, putByte } from '../../objects/bytes/writer';
import { CODE_ORDER, DISTANCE_BASE, DISTANCE_EXTRA, LENGTH_BASE, LENGTH_EXTRA } from './tables';

const LITERALS: u32 = 286;
const DISTANCES: u32 = 30;
const LENGTHS: u32 = 19;
const HEAP: u32 = 573;
const END_BLOCK: u32 = 256;
const REP_3_6: u32 = 16;
const REPZ_3_10: u32 = 17;
const REPZ_11_138: u32 = 18;
const FIXED = 4; // strategy

/** What is written goes to `out`; `failed`: there was no memory. */
@unmanaged
export class Trees {
  out: ByteWriter;
  hold: u64;
  bits: u32;
  failed: bool;
  strategy: i32;
  symbols: usize; // 4 bytes each: distance (0: a literal), then the literal or the length less 3
  symbol_count: u32;
  symbol_limit: u32;
  opt_len: u32; // bits of the block with its own codes
  static_len: u32; // with the fixed ones
  heap_length: u32;
  heap_max: u32;
  @bytes(2296) literals: usize; // 574 pairs: one more as a guard
  @bytes(248) distances: usize;
  @bytes(160) lengths: usize;
  @bytes(1152) heap: usize; // u16
  @bytes(576) depth: usize; // u8
  @bytes(32) length_counts: usize; // u16: codes of each length
  @bytes(256) length_code: usize; // u8, by length less 3
}

/* @inline */ function freq(tree: usize, n: u32): u32 {
  return load<u16>(tree + (n << 2));
}
/* @inline */ function setFreq(tree: usize, n: u32, value: u32): void {
  store<u16>(tree + (n << 2), value);
}
/* @inline */ function len(tree: usize, n: u32): u32 {
  return load<u16>(tree + (n << 2), 2);
}
/* @inline */ function setLen(tree: usize, n: u32, value: u32): void {
  store<u16>(tree + (n << 2), value, 2);
}
/* @inline */ function heapAt(t: Trees, i: u32): u32 {
  return load<u16>(t.heap + (i << 1));
}
/* @inline */ function setHeap(t: Trees, i: u32, n: u32): void {
  store<u16>(t.heap + (i << 1), n);
}

/** Writes n bits, the lowest first; what fails shows in t.failed. */
export function putBits(t: Trees, value: u32, n: u32): void {
  t.hold |= (<u64>value) << t.bits;
  t.bits += n;
  while (t.bits >= 8) {
    if (putByte(t.out, <u32>t.hold & 255) < 0) t.failed = true;
    t.hold >>= 8;
    t.bits -= 8;
  }
}

/** Fills up the last byte. */
export function alignBits(t: Trees): void {
  if (t.bits) putBits(t, 0, 8 - t.bits);
}

function reversed(value: u32, n: u32): u32 {
  let r: u32 = 0;
  for (let i: u32 = 0; i < n; i++) r |= ((value >> i) & 1) << (n - 1 - i);
  return r;
}

// --- the fixed codes

function fixedLength(n: u32): u32 {
  return n < 144 ? 8 : n < 256 ? 9 : n < 280 ? 7 : 8;
}

function fixedCode(n: u32): u32 {
  if (n < 144) return reversed(0x30 + n, 8);
  if (n < 256) return reversed(0x190 + n - 144, 9);
  return n < 280 ? reversed(n - 256, 7) : reversed(0xc0 + n - 280, 8);
}

/** A symbol's bits in the fixed code of that tree; the one for lengths has none. */
function fixedBits(t: Trees, tree: usize, n: u32): u32 {
  return tree == t.literals ? fixedLength(n) : tree == t.distances ? 5 : 0;
}

function extraBits(t: Trees, tree: usize, n: u32): u32 {
  if (tree == t.literals) return n > END_BLOCK ? load<u8>(LENGTH_EXTRA() + (n - END_BLOCK - 1)) : 0;
  if (tree == t.distances) return load<u8>(DISTANCE_EXTRA() + n);
  return n < REP_3_6 ? 0 : n == REP_3_6 ? 2 : n == REPZ_3_10 ? 3 : 7;
}

// --- building

/** Begins: the table of lengths, and an empty block. */
export function initTrees(t: Trees): void {
  let code: u32 = 0;
  for (let n: u32 = 0; n < 256; n++) {
    while (code < 28 && <u32>load<u16>(LENGTH_BASE() + ((code + 1) << 1)) <= n + 3) code++;
    store<u8>(t.length_code + n, code);
  }
  initBlock(t);
}

function initBlock(t: Trees): void {
  for (let n: u32 = 0; n < LITERALS; n++) setFreq(t.literals, n, 0);
  for (let n: u32 = 0; n < DISTANCES; n++) setFreq(t.distances, n, 0);
  for (let n: u32 = 0; n < LENGTHS; n++) setFreq(t.lengths, n, 0);
  setFreq(t.literals, END_BLOCK, 1);
  t.opt_len = t.static_len = 0;
  t.symbol_count = 0;
}

function distanceCode(distance: u32): u32 {
  if (distance <= 4) return distance - 1;
  // Two codes a power of two: the bit below the highest one decides.
  const top = 31 - clz<u32>(distance - 1);
  return (top << 1) | (((distance - 1) >> (top - 1)) & 1);
}

/** A literal (distance 0) or a match, length less 3: true when the block is full. */
export function tally(t: Trees, distance: u32, value: u32): bool {
  const p = t.symbols + (t.symbol_count << 2);
  store<u16>(p, distance);
  store<u16>(p, value, 2);
  t.symbol_count++;
  if (distance == 0) setFreq(t.literals, value, freq(t.literals, value) + 1);
  else {
    const code = END_BLOCK + 1 + load<u8>(t.length_code + value);
    setFreq(t.literals, code, freq(t.literals, code) + 1);
    const d = distanceCode(distance);
    setFreq(t.distances, d, freq(t.distances, d) + 1);
  }
  return t.symbol_count == t.symbol_limit;
}

/** Rarer, or as rare and not deeper. */
function smaller(t: Trees, tree: usize, n: u32, m: u32): bool {
  const a = freq(tree, n);
  const b = freq(tree, m);
  return a < b || (a == b && load<u8>(t.depth + n) <= load<u8>(t.depth + m));
}

function pqdownheap(t: Trees, tree: usize, start: u32): void {
  let k = start;
  const v = heapAt(t, k);
  let j = k << 1;
  while (j <= t.heap_length) {
    if (j < t.heap_length && smaller(t, tree, heapAt(t, j + 1), heapAt(t, j))) j++;
    if (smaller(t, tree, v, heapAt(t, j))) break;
    setHeap(t, k, heapAt(t, j));
    k = j;
    j <<= 1;
  }
  setHeap(t, k, v);
}

/** The lengths of the codes from the parents; those that are longer than `limit` are shortened at others' expense. */
function gen_bitlen(t: Trees, tree: usize, max_code: i32, limit: u32): void {
  const counts = t.length_counts;
  memory.fill(counts, 0, 32);
  setLen(tree, heapAt(t, t.heap_max), 0);
  let overflow = 0;
  let h = t.heap_max + 1;
  for (; h < HEAP; h++) {
    const n = heapAt(t, h);
    let bits = len(tree, len(tree, n)) + 1;
    if (bits > limit) {
      bits = limit;
      overflow++;
    }
    setLen(tree, n, bits);
    if (<i32>n > max_code) continue;
    store<u16>(counts + (bits << 1), load<u16>(counts + (bits << 1)) + 1);
    const extra = extraBits(t, tree, n);
    t.opt_len += freq(tree, n) * (bits + extra);
    if (tree != t.lengths) t.static_len += freq(tree, n) * (fixedBits(t, tree, n) + extra);
  }
  if (overflow == 0) return;
  do {
    let bits = limit - 1;
    while (load<u16>(counts + (bits << 1)) == 0) bits--;
    const p = counts + (bits << 1);
    store<u16>(p, load<u16>(p) - 1);
    store<u16>(p, load<u16>(p, 2) + 2, 2);
    store<u16>(counts + (limit << 1), load<u16>(counts + (limit << 1)) - 1);
    overflow -= 2;
  } while (overflow > 0);
  for (let bits = limit; bits != 0; bits--) {
    let n = <u32>load<u16>(counts + (bits << 1));
    while (n != 0) {
      h--;
      const m = heapAt(t, h);
      if (<i32>m > max_code) continue;
      if (len(tree, m) != bits) {
        t.opt_len += (bits - len(tree, m)) * freq(tree, m);
        setLen(tree, m, bits);
      }
      n--;
    }
  }
}

/** The codes from their lengths, in place of the frequencies. */
function gen_codes(t: Trees, tree: usize, max_code: i32): void {
  const counts = t.length_counts;
  let code: u32 = 0;
  for (let bits: u32 = 1; bits <= 15; bits++) {
    code = (code + (bits > 1 ? <u32>load<u16>(counts + ((bits - 1) << 1)) : 0)) << 1;
    let next = code;
    for (let n: i32 = 0; n <= max_code; n++) {
      if (len(tree, n) != bits) continue;
      setFreq(tree, n, reversed(next, bits));
      next++;
    }
  }
}

/** Codes for the symbols that occur: the largest of them. */
function build_tree(t: Trees, tree: usize, count: u32, limit: u32): i32 {
  let max_code = -1;
  t.heap_length = 0;
  t.heap_max = HEAP;
  for (let n: u32 = 0; n < count; n++) {
    if (freq(tree, n) != 0) {
      t.heap_length++;
      setHeap(t, t.heap_length, n);
      max_code = n;
      store<u8>(t.depth + n, 0);
    } else setLen(tree, n, 0);
  }
  // At least two codes, even if they do not occur.
  while (t.heap_length < 2) {
    let n: u32 = 0;
    if (max_code < 2) {
      max_code++;
      n = max_code;
    }
    t.heap_length++;
    setHeap(t, t.heap_length, n);
    setFreq(tree, n, 1);
    store<u8>(t.depth + n, 0);
    t.opt_len--;
    if (tree != t.lengths) t.static_len -= fixedBits(t, tree, n);
  }
  for (let n = t.heap_length >> 1; n >= 1; n--) pqdownheap(t, tree, n);
  let node = count;
  do {
    const n = heapAt(t, 1);
    setHeap(t, 1, heapAt(t, t.heap_length));
    t.heap_length--;
    pqdownheap(t, tree, 1);
    const m = heapAt(t, 1);
    t.heap_max -= 2;
    setHeap(t, t.heap_max + 1, n);
    setHeap(t, t.heap_max, m);
    setFreq(tree, node, freq(tree, n) + freq(tree, m));
    store<u8>(t.depth + node, max(load<u8>(t.depth + n), load<u8>(t.depth + m)) + 1);
    setLen(tree, n, node);
    setLen(tree, m, node);
    setHeap(t, 1, node);
    node++;
    pqdownheap(t, tree, 1);
  } while (t.heap_length >= 2);
  t.heap_max--;
  setHeap(t, t.heap_max, heapAt(t, 1));
  gen_bitlen(t, tree, max_code, limit);
  gen_codes(t, tree, max_code);
  return max_code;
}

// --- the lengths of the codes, written with codes of their own

function lengthSymbol(t: Trees, n: u32, times: u32, writing: bool): void {
  if (!writing) setFreq(t.lengths, n, freq(t.lengths, n) + times);
  else for (let i: u32 = 0; i < times; i++) putBits(t, freq(t.lengths, n), len(t.lengths, n));
}

/** Counts the symbols that a tree's lengths are written with, or writes them. */
function eachLength(t: Trees, tree: usize, max_code: u32, writing: bool): void {
  let before: u32 = 0xffff;
  let next = len(tree, 0);
  let count: u32 = 0;
  let most: u32 = next == 0 ? 138 : 7;
  let least: u32 = next == 0 ? 3 : 4;
  if (!writing) setLen(tree, max_code + 1, 0xffff); // a guard
  for (let n: u32 = 0; n <= max_code; n++) {
    const current = next;
    next = len(tree, n + 1);
    count++;
    if (count < most && current == next) continue;
    if (count < least) lengthSymbol(t, current, count, writing);
    else if (current != 0) {
      if (current != before) {
        lengthSymbol(t, current, 1, writing);
        count--;
      }
      lengthSymbol(t, REP_3_6, 1, writing);
      if (writing) putBits(t, count - 3, 2);
    } else if (count <= 10) {
      lengthSymbol(t, REPZ_3_10, 1, writing);
      if (writing) putBits(t, count - 3, 3);
    } else {
      lengthSymbol(t, REPZ_11_138, 1, writing);
      if (writing) putBits(t, count - 11, 7);
    }
    count = 0;
    before = current;
    most = next == 0 ? 138 : current == next ? 6 : 7;
    least = next == 0 || current == next ? 3 : 4;
  }
}

function putTrees(t: Trees, literals: i32, distances: i32, last: i32): void {
  putBits(t, literals - 256, 5);
  putBits(t, distances, 5);
  putBits(t, last - 3, 4);
  for (let i = 0; i <= last; i++) putBits(t, len(t.lengths, load<u8>(CODE_ORDER() + i)), 3);
  eachLength(t, t.literals, literals, true);
  eachLength(t, t.distances, distances, true);
}

// --- blocks

function putSymbol(t: Trees, n: u32, own: bool): void {
  if (own) putBits(t, freq(t.literals, n), len(t.literals, n));
  else putBits(t, fixedCode(n), fixedLength(n));
}

function putSymbols(t: Trees, own: bool): void {
  for (let i: u32 = 0; i < t.symbol_count; i++) {
    const distance = <u32>load<u16>(t.symbols + (i << 2));
    const value = <u32>load<u16>(t.symbols + (i << 2), 2);
    if (distance == 0) {
      putSymbol(t, value, own);
      continue;
    }
    const code = <u32>load<u8>(t.length_code + value);
    putSymbol(t, END_BLOCK + 1 + code, own);
    putBits(t, value + 3 - load<u16>(LENGTH_BASE() + (code << 1)), load<u8>(LENGTH_EXTRA() + code));
    const d = distanceCode(distance);
    if (own) putBits(t, freq(t.distances, d), len(t.distances, d));
    else putBits(t, reversed(d, 5), 5);
    putBits(t, distance - load<u16>(DISTANCE_BASE() + (d << 1)), load<u8>(DISTANCE_EXTRA() + d));
  }
  putSymbol(t, END_BLOCK, own);
}

/** Writes n bytes as a stored block. */
export function putStored(t: Trees, p: usize, n: u32, last: bool): void {
  putBits(t, last ? 1 : 0, 3);
  alignBits(t);
  putBits(t, n, 16);
  putBits(t, n ^ 0xffff, 16);
  for (let i: u32 = 0; i < n; i++) putBits(t, load<u8>(p + i), 8);
}

/** An empty block in fixed codes: what a partial flush writes. */
export function putEmpty(t: Trees): void {
  putBits(t, 2, 3);
  putBits(t, 0, 7);
}

/** The symbols so far as a block: stored (p: the bytes they mean; 0: gone), in fixed or in its own codes, whichever is shortest. */
export function flushBlock(t: Trees, p: usize, n: u32, last: bool): void {
  const l = build_tree(t, t.literals, LITERALS, 15);
  const d = build_tree(t, t.distances, DISTANCES, 15);
  eachLength(t, t.literals, l, false);
  eachLength(t, t.distances, d, false);
  build_tree(t, t.lengths, LENGTHS, 7);
  let b = 18;
  while (b >= 3 && len(t.lengths, load<u8>(CODE_ORDER() + b)) == 0) b--;
  t.opt_len += 3 * (b + 1) + 14;
  let own = (t.opt_len + 10) >> 3;
  const fixed = (t.static_len + 10) >> 3;
  if (fixed <= own || t.strategy == FIXED) own = fixed;
  if (n + 4 <= own && p) putStored(t, p, n, last);
  else {
    const dynamic = fixed != own;
    putBits(t, (dynamic ? 4 : 2) + (last ? 1 : 0), 3);
    if (dynamic) putTrees(t, l, d, b);
    putSymbols(t, dynamic);
  }
  initBlock(t);
  if (last) alignBits(t);
}
