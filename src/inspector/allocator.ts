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

/** An entry of the arenas' table that stands for an arena. */
interface ArenaEntry {
  entry: number;
  address: number;
  /** Where its first pool lies, and where those end that were ever cut: what lies behind may hold old bytes. */
  firstPool: number;
  endOfPools: number;
}

function readEntry(image: Image, entry: number): ArenaEntry | undefined {
  if (!image.has(entry, 48)) return undefined;
  const address = Number(image.u64(image.at(entry, 'arena_object', 'address')));
  if (address === 0 || !image.has(address, ARENA_SIZE)) return undefined;
  const carved = image.ptrField(entry, 'arena_object', 'pool_address');
  const firstPool = (address + POOL_SIZE - 1) & ~(POOL_SIZE - 1);
  return { entry, address, firstPool, endOfPools: Math.min(carved, address + ARENA_SIZE) };
}

const MGMT = OBMALLOC_BASE + 512;

/** The arenas that the allocator has, in its table's order. */
export function arenaEntries(image: Image): ArenaEntry[] {
  if (!image.has(MGMT, 1024)) return [];
  const table = image.ptrField(MGMT, '_obmalloc_mgmt', 'arenas');
  const n = Math.min(image.u32(image.at(MGMT, '_obmalloc_mgmt', 'maxarenas')), MAX_ARENAS);
  const size = image.layout.size('arena_object');
  return Array.from({ length: n }, (_, i) => readEntry(image, table + i * size)).filter((a) => a !== undefined);
}

function readArena(image: Image, { entry, address, firstPool, endOfPools }: ArenaEntry): Arena {
  const pools: Pool[] = [];
  for (let p = firstPool; p + POOL_SIZE <= endOfPools; p += POOL_SIZE) pools.push(readPool(image, p));
  return {
    address,
    freePools: image.u32(image.at(entry, 'arena_object', 'nfreepools')),
    totalPools: image.u32(image.at(entry, 'arena_object', 'ntotalpools')),
    pools,
  };
}

/** Reads the arenas and pools of an image. (CPython: Objects/obmalloc.c) */
export function readAllocator(image: Image): AllocatorState {
  if (!image.has(MGMT, 1024)) return { arenas: [], classes: [], arenasHighWater: 0, arenasEver: 0, rawBlocks: 0 };
  const arenas = arenaEntries(image).map((entry) => readArena(image, entry));
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
    arenasHighWater: image.sizeField(MGMT, '_obmalloc_mgmt', 'narenas_highwater'),
    arenasEver: image.sizeField(MGMT, '_obmalloc_mgmt', 'ntimes_arena_allocated'),
    rawBlocks: image.sizeField(MGMT, '_obmalloc_mgmt', 'raw_allocated_blocks'),
  };
}
