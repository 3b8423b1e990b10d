// The raw allocator: what malloc is to CPython. Requests above 512 bytes, PyMem_Raw*, chunks of the data stack.
//
// Two-level segregated fit over regions of whole spans: a chunk's size selects a list in constant time, neighbours
// that are free coalesce at once, realloc grows into a free neighbour or into new spans behind its region.
//
//   region  │ 8 │ chunk │ chunk │ … │ end mark │      every chunk begins at 8 modulo 16
//
//   chunk + 0 │ size | flags  u32 │   bytes to the next chunk, a multiple of 16; RAW_FREE; 0: the region's end mark
//         + 4 │ prevSize      u32 │   of the chunk before; 0: none, this is the region's first
//         + 8 ╞═ the caller's bytes ═   16-aligned, size - 8 of them
//             │ free: next u32, previous u32: the list of its size
//
// The state is in the data segment at RAW_STATE_BASE: bitmaps of non-empty lists, list heads, statistics.
// NOT CPYTHON: glibc's malloc differs in where it puts things; its 8-byte overhead and 16-byte alignment are kept.

import { failsNow } from '../debug/switches';
import { blockEvent, EVENT_ALLOC, EVENT_FREE, EVENT_RESIZE, listening } from './events';
import { tracedFree, tracedMalloc, tracedRealloc, tracing } from './hook';
import { RAW_STATE_BASE } from './map';
import { giveSpans, initSpans, SPAN_BITS, SPAN_RAW, SPAN_SIZE, spanState, takeSpans, takeSpansAt } from './spans';

export const RAW_FREE: u32 = 1;
export const RAW_FLAGS: u32 = 15;
/** A chunk's header, and so the overhead of an allocation. */
export const RAW_HEADER: usize = 8;

const SL_BITS: u32 = 5;
const LINEAR: u32 = 512; // below: one list per size
const FL_COUNT: u32 = 24;

const FL_BITMAP: usize = 0x388000;
/** Statistics: chunks and bytes (headers included) handed out, spans in regions. */
export const RAW_CHUNKS: usize = 0x388008;
export const RAW_BYTES: usize = 0x388010;
export const RAW_SPANS: usize = 0x388018;
const SL_BITMAPS: usize = 0x388040; // u32 [FL_COUNT]
const HEADS: usize = 0x388100; // u32 [FL_COUNT][32]

/** A chunk's bytes, its header among them. */
/* @inline */ export function rawSize(chunk: usize): u32 {
  return load<u32>(chunk) & ~RAW_FLAGS;
}

/** Whether nobody uses the chunk. */
/* @inline */ export function rawIsFree(chunk: usize): bool {
  return (load<u32>(chunk) & RAW_FREE) != 0;
}

/** The bytes of the chunk before, valid while that one is free. */
/* @inline */ export function rawPrevSize(chunk: usize): u32 {
  return load<u32>(chunk, 4);
}

/* @inline */ function setSize(chunk: usize, sizeAndFlags: u32): void {
  store<u32>(chunk, sizeAndFlags);
}

/* @inline */ function setPrevSize(chunk: usize, size: u32): void {
  store<u32>(chunk, size, 4);
}

/* @inline */ function firstLevel(size: u32): u32 {
  return size < LINEAR ? 0 : 23 - clz(size);
}

/* @inline */ function secondLevel(size: u32): u32 {
  return size < LINEAR ? size >> 4 : (size >> (26 - clz(size))) & 31;
}

/** Where the list of free chunks of one size class begins. */
/* @inline */ export function rawListHead(fl: u32, sl: u32): usize {
  return HEADS + ((fl << SL_BITS) + sl) * 4;
}

/** The list that a free chunk of this size lies in. */
export function rawListOf(size: u32): usize {
  return rawListHead(firstLevel(size), secondLevel(size));
}

function insertFree(chunk: usize, size: u32): void {
  const fl = firstLevel(size);
  const sl = secondLevel(size);
  const head = rawListHead(fl, sl);
  const next = load<u32>(head);
  setSize(chunk, size | RAW_FREE);
  setPrevSize(chunk + size, size);
  store<u32>(chunk, next, 8);
  store<u32>(chunk, 0, 12);
  if (next) store<u32>(next, <u32>chunk, 12);
  store<u32>(head, <u32>chunk);
  store<u32>(FL_BITMAP, load<u32>(FL_BITMAP) | (1 << fl));
  const bitmap = SL_BITMAPS + ((<usize>fl) << 2);
  store<u32>(bitmap, load<u32>(bitmap) | (1 << sl));
}

function removeFree(chunk: usize): void {
  const next = load<u32>(chunk, 8);
  const prev = load<u32>(chunk, 12);
  if (next) store<u32>(next, prev, 12);
  if (prev) {
    store<u32>(prev, next, 8);
    return;
  }
  const size = rawSize(chunk);
  const fl = firstLevel(size);
  const sl = secondLevel(size);
  store<u32>(rawListHead(fl, sl), next);
  if (next) return;
  const bitmap = SL_BITMAPS + ((<usize>fl) << 2);
  const left = load<u32>(bitmap) & ~(1 << sl);
  store<u32>(bitmap, left);
  if (!left) store<u32>(FL_BITMAP, load<u32>(FL_BITMAP) & ~(1 << fl));
}

/** A free chunk of at least `size` bytes, off its list; 0: there is none. */
function findFree(size: u32): usize {
  // Rounded up to the next list, any member of which is large enough.
  const rounded = size < LINEAR ? size : size + (1 << (26 - clz(size))) - 1;
  let fl = firstLevel(rounded);
  const sl = secondLevel(rounded);
  let chunk: usize = 0;
  if (rounded >= size) {
    let map = load<u32>(SL_BITMAPS + ((<usize>fl) << 2)) & (~0 << sl);
    if (!map) {
      const flMap = load<u32>(FL_BITMAP) & (~1 << fl);
      if (flMap) {
        fl = ctz(flMap);
        map = load<u32>(SL_BITMAPS + ((<usize>fl) << 2));
      }
    }
    if (map) chunk = load<u32>(rawListHead(fl, ctz(map)));
  }
  if (!chunk) {
    // The list of its own size may hold one that suffices.
    chunk = load<u32>(rawListOf(size));
    while (chunk && rawSize(chunk) < size) chunk = load<u32>(chunk, 8);
  }
  if (chunk) removeFree(chunk);
  return chunk;
}

/** A chunk that is on no list becomes free: merged with its neighbours, whole spans given back. */
function releaseChunk(chunk: usize): void {
  let size = rawSize(chunk);
  const next = chunk + size;
  if (rawIsFree(next)) {
    removeFree(next);
    size += rawSize(next);
  }
  const before = rawPrevSize(chunk);
  if (before && rawIsFree(chunk - before)) {
    chunk -= before;
    removeFree(chunk);
    size += before;
  }
  if (size >= <u32>SPAN_SIZE - 16 && giveBack(chunk, size)) return;
  insertFree(chunk, size);
}

/** Gives the whole spans inside a free chunk (on no list) back: false when there are none. */
function giveBack(chunk: usize, size: u32): bool {
  const end = chunk + size;
  const isFirst = rawPrevSize(chunk) == 0;
  const isLast = rawSize(end) == 0;
  // What stays before ends with an end mark, what stays behind begins 8 bytes into its span; both may be nothing.
  const low = isFirst ? chunk - 8 : (chunk + 8 + SPAN_SIZE - 1) & ~(SPAN_SIZE - 1);
  const high = isLast ? end + 8 : (end - 8) & ~(SPAN_SIZE - 1);
  if (low >= high) return false;
  if (!isFirst) {
    const rest = <u32>(low - 8 - chunk);
    const prevSize = rest ? rest : rawPrevSize(chunk);
    setSize(low - 8, 0);
    setPrevSize(low - 8, prevSize);
    if (rest) insertFree(chunk, rest);
  }
  if (!isLast) {
    const rest = <u32>(end - (high + 8));
    if (rest) {
      setPrevSize(high + 8, 0);
      insertFree(high + 8, rest);
    } else setPrevSize(end, 0);
  }
  giveSpans(low >> SPAN_BITS, (high - low) >> SPAN_BITS);
  addStatistic(RAW_SPANS, -(<i32>((high - low) >> SPAN_BITS)));
  return true;
}

/* @inline */ function addStatistic(address: usize, n: i32): void {
  store<u32>(address, load<u32>(address) + n);
}

/** A region's end moves up by n spans that were just taken: what is new becomes free. */
function extendRegion(endMark: usize, n: usize): void {
  const size = <u32>(n << SPAN_BITS);
  setSize(endMark, size);
  const newEnd = endMark + size;
  setSize(newEnd, 0);
  addStatistic(RAW_SPANS, <i32>n);
  releaseMerged(endMark);
}

/** releaseChunk without giving spans back: they were taken a moment ago. */
function releaseMerged(chunk: usize): void {
  let size = rawSize(chunk);
  const before = rawPrevSize(chunk);
  if (before && rawIsFree(chunk - before)) {
    chunk -= before;
    removeFree(chunk);
    size += before;
  }
  insertFree(chunk, size);
}

/** Makes room for a chunk of `size` bytes: false when memory does not suffice. */
function growRaw(size: u32): bool {
  const spans = (<usize>size + 16 + SPAN_SIZE - 1) >> SPAN_BITS;
  const base = takeSpans(spans, SPAN_RAW);
  if (!base) return false;
  const first = base >> SPAN_BITS;
  if (spanState(first - 1) == SPAN_RAW) {
    extendRegion(base - 8, spans);
    return true;
  }
  const bytes = <u32>(spans << SPAN_BITS) - 16;
  setPrevSize(base + 8, 0);
  setSize(base + 8 + bytes, 0);
  insertFree(base + 8, bytes);
  addStatistic(RAW_SPANS, <i32>spans);
  return true;
}

/** Hands out a chunk that is on no list: what `size` leaves over becomes free. */
function useChunk(chunk: usize, size: u32): usize {
  const have = rawSize(chunk);
  if (have > size) {
    setSize(chunk, size);
    setPrevSize(chunk + size, size);
    insertFree(chunk + size, have - size);
    addStatistic(RAW_BYTES, size);
  } else {
    setSize(chunk, have);
    addStatistic(RAW_BYTES, have);
  }
  addStatistic(RAW_CHUNKS, 1);
  if (listening()) blockEvent(EVENT_ALLOC, chunk + RAW_HEADER, rawSize(chunk) - RAW_HEADER);
  return chunk + RAW_HEADER;
}

/* @inline */ function chunkSize(n: usize): u32 {
  return n <= 8 ? 16 : <u32>((n + RAW_HEADER + 15) & ~15);
}

/** n bytes, 16-aligned; 0 when memory does not suffice. */
export function PyMem_RawMalloc(n: usize): usize {
  if (tracing()) return tracedMalloc(PyMem_RawMalloc.index, PyMem_RawFree.index, n);
  if (isDefined(DEBUG)) if (failsNow()) return 0;
  return rawMalloc(n);
}

/** A block of at least n bytes; 0: there is no memory. */
export function rawMalloc(n: usize): usize {
  if (n > 0x7fffffff) return 0;
  const size = chunkSize(n);
  let chunk = findFree(size);
  if (!chunk) {
    if (!growRaw(size)) return 0;
    chunk = findFree(size);
  }
  return useChunk(chunk, size);
}

/** n bytes at a multiple of `align`, a power of two above 16. */
export function rawAlignedAlloc(n: usize, align: usize): usize {
  if (n > 0x7fffffff) return 0;
  const size = chunkSize(n);
  const wanted = size + <u32>align + 16;
  let chunk = findFree(wanted);
  if (!chunk) {
    if (!growRaw(wanted)) return 0;
    chunk = findFree(wanted);
  }
  const gap = <u32>(((chunk + RAW_HEADER + align - 1) & ~(align - 1)) - (chunk + RAW_HEADER));
  if (gap) {
    const have = rawSize(chunk);
    setSize(chunk + gap, have - gap);
    setPrevSize(chunk + have, have - gap);
    insertFree(chunk, gap);
    chunk += gap;
  }
  return useChunk(chunk, size);
}

/** The same for elements; zeroed. */
export function PyMem_RawCalloc(nelem: usize, elsize: usize): usize {
  const n = <u64>nelem * <u64>elsize;
  if (n > 0x7fffffff) return 0;
  const p = PyMem_RawMalloc(<usize>n);
  if (p) memory.fill(p, 0, <usize>n);
  return p;
}

/** p's bytes in n bytes, in place where that works; 0: nothing happened. p 0: a new block. */
export function PyMem_RawRealloc(p: usize, n: usize): usize {
  if (tracing()) return p ? tracedRealloc(PyMem_RawRealloc.index, p, n) : PyMem_RawMalloc(n);
  if (isDefined(DEBUG)) if (failsNow()) return 0;
  return rawRealloc(p, n);
}

/** The same for the allocators' own tables: not counted by the switch that makes an allocation fail. */
export function rawRealloc(p: usize, n: usize): usize {
  if (!p) return rawMalloc(n);
  if (n > 0x7fffffff) return 0;
  const chunk = p - RAW_HEADER;
  const size = chunkSize(n);
  let have = rawSize(chunk);
  assert(!rawIsFree(chunk), 'only a block that is in use can be resized');
  if (have < size) {
    if (!growInPlace(chunk, size)) return moveBlock(p, have, n);
    have = rawSize(chunk);
  }
  if (have > size) {
    setSize(chunk, size);
    setSize(chunk + size, have - size);
    setPrevSize(chunk + size, size);
    setPrevSize(chunk + have, have - size);
    releaseChunk(chunk + size);
    addStatistic(RAW_BYTES, <i32>(size - have));
  }
  if (listening()) blockEvent(EVENT_RESIZE, p, n);
  return p;
}

/** Takes the free neighbour above, and new spans behind it if the region ends there. */
function growInPlace(chunk: usize, size: u32): bool {
  const have = rawSize(chunk);
  const next = chunk + have;
  const more = rawIsFree(next) ? rawSize(next) : 0;
  if (have + more < size) {
    const endMark = next + more;
    if (rawSize(endMark) != 0) return false;
    const spans = (<usize>(size - have - more) + SPAN_SIZE - 1) >> SPAN_BITS;
    if (!takeSpansAt((endMark + 8) >> SPAN_BITS, spans, SPAN_RAW)) return false;
    if (spanState(((endMark + 8) >> SPAN_BITS) + spans) == SPAN_RAW) joinRegions(endMark, spans);
    else extendRegion(endMark, spans);
  }
  const all = have + rawSize(next);
  removeFree(next);
  setSize(chunk, all);
  setPrevSize(chunk + all, all);
  addStatistic(RAW_BYTES, <i32>(all - have));
  return true;
}

/** n spans between two regions become theirs: one region with a free chunk in the middle. */
function joinRegions(endMark: usize, n: usize): void {
  const size = <u32>(n << SPAN_BITS) + 16;
  const first = endMark + size;
  setSize(endMark, size);
  setPrevSize(first, size);
  addStatistic(RAW_SPANS, <i32>n);
  if (rawIsFree(first)) {
    removeFree(first);
    setSize(endMark, size + rawSize(first));
  }
  releaseMerged(endMark);
}

function moveBlock(p: usize, have: u32, n: usize): usize {
  const moved = rawMalloc(n);
  if (!moved) return 0;
  memory.copy(moved, p, <usize>have - RAW_HEADER);
  rawFree(p);
  return moved;
}

/** Gives a block back; 0 is nothing. */
export function PyMem_RawFree(p: usize): void {
  if (tracing()) {
    tracedFree(PyMem_RawFree.index, p);
    return;
  }
  if (p) rawFree(p);
}

/** Gives back a block of rawMalloc, which joins its free neighbours. */
export function rawFree(p: usize): void {
  const chunk = p - RAW_HEADER;
  assert(!rawIsFree(chunk), 'a block is freed once');
  if (listening()) blockEvent(EVENT_FREE, p, rawSize(chunk) - RAW_HEADER);
  addStatistic(RAW_CHUNKS, -1);
  addStatistic(RAW_BYTES, -(<i32>rawSize(chunk)));
  releaseChunk(chunk);
}

/** No regions, all lists empty. */
export function init_raw(): void {
  memory.fill(RAW_STATE_BASE, 0, HEADS + FL_COUNT * 128 - RAW_STATE_BASE);
  initSpans();
}
