// The allocator's state: arenas, pools by size class, free blocks. (CPython: Objects/obmalloc.c; core/memory/obmalloc)

import type { Image } from './image.js';
import { OBMALLOC_BASE } from './map.js';

const ARENA_SIZE = 1 << 20;
const POOL_SIZE = 1 << 14;
const POOL_OVERHEAD = 48;
const CLASSES = 32;
const NO_CLASS = 0xffff;
/** As many as spans of 1 MiB fit the address space. */
const MAX_ARENAS = 4096;

/** A pool of 16 KiB: blocks of one size class. */
export interface Pool {
  address: number;
  /** -1: never used or empty. */
  sizeClass: number;
  used: number;
  free: number;
  capacity: number;
}

/** An arena of 1 MiB, cut into pools. */
export interface Arena {
  address: number;
  freePools: number;
  totalPools: number;
  pools: Pool[];
}

/** The blocks of one size class, over all arenas. */
export interface ClassUse {
  /** Bytes of a block. */
  size: number;
  pools: number;
  usedBlocks: number;
  freeBlocks: number;
}

/** The small-object allocator's state. */
export interface AllocatorState {
  arenas: Arena[];
  classes: ClassUse[];
  arenasHighWater: number;
  arenasEver: number;
  /** Requests of more than 512 bytes that are alive. */
  rawBlocks: number;
}

const blocksIn = (sizeClass: number): number => Math.floor((POOL_SIZE - POOL_OVERHEAD) / ((sizeClass + 1) * 16));

function readPool(image: Image, address: number): Pool {
  const sizeClass = image.u32(image.at(address, 'pool_header', 'szidx'));
  const used = image.u32(image.at(address, 'pool_header', 'ref'));
  if (sizeClass >= CLASSES || sizeClass === NO_CLASS || used === 0)
    return { address, sizeClass: -1, used: 0, free: 0, capacity: 0 };
  const capacity = blocksIn(sizeClass);
  return { address, sizeClass, used, free: capacity - used, capacity };
}

function readArena(image: Image, entry: number): Arena | undefined {
  if (!image.has(entry, 48)) return undefined;
  const address = Number(image.u64(image.at(entry, 'arena_object', 'address')));
  if (address === 0 || !image.has(address, ARENA_SIZE)) return undefined;
  const carved = image.ptrField(entry, 'arena_object', 'pool_address');
  const pools: Pool[] = [];
  const first = (address + POOL_SIZE - 1) & ~(POOL_SIZE - 1);
  for (let p = first; p + POOL_SIZE <= address + ARENA_SIZE && p < carved; p += POOL_SIZE)
    pools.push(readPool(image, p));
  return {
    address,
    freePools: image.u32(image.at(entry, 'arena_object', 'nfreepools')),
    totalPools: image.u32(image.at(entry, 'arena_object', 'ntotalpools')),
    pools,
  };
}

/** Reads the arenas and pools of an image. (CPython: Objects/obmalloc.c) */
export function readAllocator(image: Image): AllocatorState {
  const mgmt = OBMALLOC_BASE + 512;
  if (!image.has(mgmt, 1024)) return { arenas: [], classes: [], arenasHighWater: 0, arenasEver: 0, rawBlocks: 0 };
  const table = image.ptrField(mgmt, '_obmalloc_mgmt', 'arenas');
  const n = Math.min(image.u32(image.at(mgmt, '_obmalloc_mgmt', 'maxarenas')), MAX_ARENAS);
  const arenas: Arena[] = [];
  for (let i = 0; i < n; i++) {
    const arena = readArena(image, table + i * image.layout.size('arena_object'));
    if (arena) arenas.push(arena);
  }
  const classes: ClassUse[] = Array.from({ length: CLASSES }, (_, i) => ({
    size: (i + 1) * 16,
    pools: 0,
    usedBlocks: 0,
    freeBlocks: 0,
  }));
  for (const pool of arenas.flatMap((arena) => arena.pools)) {
    const use = classes[pool.sizeClass];
    if (!use) continue;
    use.pools++;
    use.usedBlocks += pool.used;
    use.freeBlocks += pool.free;
  }
  return {
    arenas,
    classes,
    arenasHighWater: image.sizeField(mgmt, '_obmalloc_mgmt', 'narenas_highwater'),
    arenasEver: image.sizeField(mgmt, '_obmalloc_mgmt', 'ntimes_arena_allocated'),
    rawBlocks: image.sizeField(mgmt, '_obmalloc_mgmt', 'raw_allocated_blocks'),
  };
}
