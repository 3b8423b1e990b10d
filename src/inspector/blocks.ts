// The heap as blocks: every pool block and every large chunk, what state each is in, and to which object it belongs.
// (core/memory/obmalloc, core/memory/raw.ts)
//
//   span 1 MiB ─┬─ arena ── pools of 16 KiB ── blocks of one size: in use, given back, never handed out
//               └─ raw region ── chunks, each with 8 bytes in front
//
// `states` has a byte for each 16 bytes of memory: what begins there.

import { arenaEntries } from './allocator.js';
import type { Damage } from './graph/types.js';
import type { Image } from './image.js';
import { HEAP_BASE, OBMALLOC_BASE } from './map.js';
import { Memory } from './memory.js';

/** The coarsest unit of the heap: core/memory/spans.ts. */
export const SPAN_SIZE = 1 << 20;
export const POOL_SIZE = 1 << 14;
export const POOL_OVERHEAD = 48;
const SPAN_MAP = OBMALLOC_BASE + 1096;
/** A span's byte in the map. */
export const SPAN = { none: 0, free: 1, arena: 2, raw: 3 } as const;

/** What begins at a granule of 16 bytes. */
export const BLOCK = {
  /** Nothing begins here. */
  none: 0,
  /** A block in use, of which nobody is known to be the owner. */
  used: 1,
  /** A block in use that belongs to an object or another structure. */
  claimed: 2,
  free: 3,
  /** Never handed out. */
  fresh: 4,
  /** On one of the interpreter's freelists. */
  waiting: 5,
} as const;

/** How a span of the heap is used: SPAN. */
export const spanState = (m: Memory, address: number): number =>
  address < HEAP_BASE ? SPAN.none : m.u8(SPAN_MAP + (address >>> 20));

/** Where a block begins and ends, and whether it is in use. */
export interface BlockExtent {
  /** Where the caller's bytes begin. */
  start: number;
  size: number;
}

/** The blocks of an image: which one holds an address. */
export class BlockMap {
  readonly memory: Memory;
  readonly states: Uint8Array;
  readonly damage: Damage[] = [];
  /** Where the chunks of the raw regions begin, upwards. */
  private readonly chunks: number[] = [];
  /** Blocks in use. */
  used = 0;
  usedBytes = 0;

  constructor(image: Image) {
    this.memory = new Memory(image);
    this.states = new Uint8Array((this.memory.size >>> 4) + 1);
    const m = this.memory;
    for (let span = HEAP_BASE; span + SPAN_SIZE <= m.size; ) {
      const state = spanState(m, span);
      if (state === SPAN.raw) span = this.addRegion(span);
      else span += SPAN_SIZE;
    }
    for (const { firstPool, endOfPools } of arenaEntries(image))
      for (let pool = firstPool; pool + POOL_SIZE <= endOfPools; pool += POOL_SIZE) this.addPool(pool);
  }

  private report(address: number, what: string, text: string): void {
    if (this.damage.length < 200) this.damage.push({ address, what, text });
  }

  private addPool(pool: number): void {
    const m = this.memory;
    const inUse = m.ptr(pool);
    const sizeClass = m.ptr(pool + 36);
    // An empty pool has no blocks.
    if (inUse === 0) return;
    const nextOffset = m.ptr(pool + 40);
    if (sizeClass >= 32 || nextOffset > 2 * POOL_SIZE) {
      this.report(pool, 'pool', `the pool's header says class ${sizeClass}, next offset ${nextOffset}`);
      return;
    }
    const bytes = (sizeClass + 1) << 4;
    const granules = sizeClass + 1;
    const states = this.states;
    let n = 0;
    for (let p = pool + POOL_OVERHEAD, g = p >>> 4; p + bytes <= pool + POOL_SIZE; p += bytes, g += granules) {
      if (p - pool < nextOffset) {
        states[g] = BLOCK.used;
        n++;
      } else states[g] = BLOCK.fresh;
    }
    for (let p = m.ptr(pool + 8); p !== 0; p = m.ptr(p)) {
      if (p < pool + POOL_OVERHEAD || p >= pool + POOL_SIZE || (p - pool - POOL_OVERHEAD) % bytes !== 0) {
        this.report(pool, 'pool', `the pool's free list leads to 0x${p.toString(16)}, which is no block of it`);
        break;
      }
      if (states[p >>> 4] !== BLOCK.used) {
        // The last one of a full list may be the first that was never handed out.
        if (states[p >>> 4] === BLOCK.free) {
          this.report(pool, 'pool', `the pool's free list runs in a circle at 0x${p.toString(16)}`);
          break;
        }
      } else n--;
      states[p >>> 4] = BLOCK.free;
    }
    if (n !== inUse) this.report(pool, 'pool', `the pool counts ${inUse} blocks in use, ${n} are`);
    this.used += n;
    this.usedBytes += n * bytes;
  }

  /** Walks a raw region from its first span; the address behind it. */
  private addRegion(base: number): number {
    const m = this.memory;
    let chunk = base + 8;
    while (m.has(chunk, 8)) {
      const word = m.ptr(chunk);
      const size = (word & ~15) >>> 0;
      if (size === 0) {
        const end = chunk + 8;
        if ((end & (SPAN_SIZE - 1)) !== 0) {
          this.report(chunk, 'chunk', 'a raw region ends within a span');
          return (end + SPAN_SIZE - 1) & ~(SPAN_SIZE - 1);
        }
        return end;
      }
      if (chunk + size > m.size) {
        this.report(chunk, 'chunk', `a chunk of ${size} bytes reaches beyond memory`);
        break;
      }
      const free = (word & 1) !== 0;
      this.states[(chunk + 8) >>> 4] = free ? BLOCK.free : BLOCK.used;
      this.chunks.push(chunk + 8);
      if (!free) {
        this.used++;
        this.usedBytes += size - 8;
      }
      chunk += size;
    }
    return ((chunk + SPAN_SIZE) & ~(SPAN_SIZE - 1)) >>> 0;
  }

  /** The state of the block that begins at p; BLOCK.none: none does. */
  state(p: number): number {
    return (p & 15) === 0 ? (this.states[p >>> 4] as number) | 0 : BLOCK.none;
  }

  /** Bytes of the block that begins at p (in a pool, its class's size). */
  size(p: number): number {
    return blockSize(this.memory, p);
  }

  /** The block that begins at p belongs to somebody now. False: it is none in use, or has an owner already. */
  claim(p: number): boolean {
    if ((p & 15) !== 0 || this.states[p >>> 4] !== BLOCK.used) return false;
    this.states[p >>> 4] = BLOCK.claimed;
    return true;
  }

  /** Calls visit with every block that is in use and has no owner. */
  unclaimed(visit: (start: number, size: number) => void): void {
    const states = this.states;
    for (let g = states.indexOf(BLOCK.used); g >= 0; g = states.indexOf(BLOCK.used, g + 1))
      visit(g * 16, this.size(g * 16));
  }

  /** The block around an address: the nearest one that begins at or before it and reaches over it. */
  around(address: number): BlockExtent | undefined {
    const m = this.memory;
    const span = spanState(m, address);
    if (span === SPAN.arena) return blockInPool(m, address);
    if (span !== SPAN.raw) return undefined;
    // The last chunk that begins at or before the address.
    let low = 0;
    let high = this.chunks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.chunks[middle] as number) <= address) low = middle + 1;
      else high = middle;
    }
    const start = this.chunks[low - 1];
    if (start === undefined) return undefined;
    const size = this.size(start);
    return address < start + size ? { start, size } : undefined;
  }
}

/** The pool that an address of an arena lies in. */
export const poolOf = (address: number): number => (address & ~(POOL_SIZE - 1)) >>> 0;

/** The block of a pool that holds an address. */
export function blockInPool(m: Memory, address: number): BlockExtent | undefined {
  const pool = poolOf(address);
  const sizeClass = m.ptr(pool + 36);
  if (m.ptr(pool) === 0 || sizeClass >= 32 || address < pool + POOL_OVERHEAD) return undefined;
  const size = (sizeClass + 1) << 4;
  const start = pool + POOL_OVERHEAD + Math.floor((address - pool - POOL_OVERHEAD) / size) * size;
  return start + size <= pool + POOL_SIZE ? { start, size } : undefined;
}

/** Bytes of the block that begins at p: its class's size, or its chunk's without the header. */
export function blockSize(m: Memory, p: number): number {
  if (spanState(m, p) === SPAN.arena) return ((m.ptr(poolOf(p) + 36) & 31) + 1) << 4;
  const size = (m.ptr(p - 8) & ~15) >>> 0;
  return size > 8 && p + size - 8 <= m.size ? size - 8 : 0;
}
