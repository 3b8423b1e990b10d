// The heap's own view: spans, arenas, pools and chunks, free lists by size class, fragmentation.

import { type AllocatorState, readAllocator } from './allocator.js';
import { BLOCK, BlockMap, POOL_OVERHEAD, POOL_SIZE, SPAN, SPAN_SIZE, spanState } from './blocks.js';
import { waitingBlocks } from './graph/roots.js';
import type { Damage } from './graph/types.js';
import type { Image } from './image.js';
import { HEAP_BASE } from './map.js';

/** The use of one size class, over all pools. */
export interface SizeClass {
  /** Bytes of a block. */
  size: number;
  pools: number;
  used: number;
  /** Given back: on the pools' free lists. */
  free: number;
  /** Never handed out. */
  fresh: number;
  /** Free bytes of pools that cannot be given back because blocks of them are in use. */
  stranded: number;
}

/** The use of the raw allocator, in chunks and bytes. */
export interface RawUse {
  regions: number;
  used: number;
  usedBytes: number;
  free: number;
  freeBytes: number;
  /** The largest free chunk: larger requests need more memory. */
  largestFree: number;
}

/** How the heap of an image is used. */
export interface HeapReport {
  spans: { address: number; state: 'free' | 'arena' | 'raw' | 'none' }[];
  allocator: AllocatorState;
  classes: SizeClass[];
  raw: RawUse;
  /** Dead objects that wait on freelists, by list. */
  freelists: { list: string; count: number }[];
  /** Bytes in use, and of all spans. */
  usedBytes: number;
  heapBytes: number;
  /** 0: every byte of the pools in use is in use; 1: none is. */
  fragmentation: number;
  damage: Damage[];
}

const SPAN_NAMES = ['none', 'free', 'arena', 'raw'] as const;

/** Counts every block of an image's heap: pools by size class, raw chunks, free lists. */
export function readHeap(image: Image): HeapReport {
  const blocks = new BlockMap(image);
  const m = blocks.memory;
  const classes: SizeClass[] = Array.from({ length: 32 }, (_, i) => ({
    size: (i + 1) * 16,
    pools: 0,
    used: 0,
    free: 0,
    fresh: 0,
    stranded: 0,
  }));
  const raw: RawUse = { regions: 0, used: 0, usedBytes: 0, free: 0, freeBytes: 0, largestFree: 0 };
  const spans: HeapReport['spans'] = [];
  let previous: number = SPAN.none;
  for (let span = HEAP_BASE; span + SPAN_SIZE <= m.size; span += SPAN_SIZE) {
    const state = spanState(m, span);
    spans.push({ address: span, state: SPAN_NAMES[state] ?? 'none' });
    if (state === SPAN.raw && previous !== SPAN.raw) raw.regions++;
    previous = state;
    if (state === SPAN.arena)
      for (let pool = span; pool < span + SPAN_SIZE; pool += POOL_SIZE) addPool(blocks, pool, classes);
    else if (state === SPAN.raw) addChunks(blocks, span, raw);
  }
  const counts = new Map<string, number>();
  for (const { list } of waitingBlocks(m, image.layout)) counts.set(list, (counts.get(list) ?? 0) + 1);
  const inPools = classes.reduce((sum, c) => sum + c.used * c.size, 0);
  const ofPools = classes.reduce((sum, c) => sum + c.pools * POOL_SIZE, 0);
  return {
    spans,
    allocator: readAllocator(image),
    classes: classes.filter((c) => c.pools > 0),
    raw,
    freelists: [...counts].map(([list, count]) => ({ list, count })),
    usedBytes: blocks.usedBytes,
    heapBytes: spans.length * SPAN_SIZE,
    fragmentation: ofPools ? 1 - inPools / ofPools : 0,
    damage: blocks.damage,
  };
}

function addPool(blocks: BlockMap, pool: number, classes: SizeClass[]): void {
  const m = blocks.memory;
  const c = m.ptr(pool) === 0 ? undefined : classes[m.ptr(pool + 36)];
  if (!c) return;
  c.pools++;
  let free = 0;
  for (let p = pool + POOL_OVERHEAD; p + c.size <= pool + POOL_SIZE; p += c.size) {
    const state = blocks.state(p);
    if (state === BLOCK.fresh) c.fresh++;
    else if (state === BLOCK.free) c.free++;
    else c.used++;
    if (state === BLOCK.fresh || state === BLOCK.free) free++;
  }
  c.stranded += free * c.size;
}

function addChunks(blocks: BlockMap, span: number, raw: RawUse): void {
  for (let g = span >>> 4; g < (span + SPAN_SIZE) >>> 4; g++) {
    const state = blocks.states[g];
    if (state === BLOCK.none) continue;
    const size = blocks.size(g * 16);
    if (state === BLOCK.free) {
      raw.free++;
      raw.freeBytes += size;
      raw.largestFree = Math.max(raw.largestFree, size);
    } else {
      raw.used++;
      raw.usedBytes += size;
    }
  }
}
