// Pools: 16 KiB of blocks of one size. (CPython: Objects/obmalloc.c)
//
//   used  ─ some blocks free, some not: in usedpools' list of its class
//     │ the last free block is taken                    │ the last block in use is freed
//     v                                                 v
//   full  ─ on no list ── a block is freed ──> used   empty ─ in its arena's freepools, of no class
//
//   │ header 48 │ block │ free ─┐ │ block │ free ─> NULL │ never handed out … │ rest │
//       freeblock ───────^      └────────────^           ^ nextoffset

import { givePool, takePool } from './arena';
import { INDEX2SIZE, POOL_OVERHEAD, POOL_SIZE } from './size-class';
import { pool_header, usedPoolsHead } from './state';

/** The pool's last free block was taken: carve the next one, or the pool is full and leaves its list. */
export function pymalloc_pool_extend(pool: pool_header, size: u32): void {
  const offset = pool.nextoffset;
  if (offset <= pool.maxnextoffset) {
    const block = changetype<usize>(pool) + offset;
    pool.freeblock = block;
    pool.nextoffset = offset + INDEX2SIZE(size);
    store<u64>(block, 0);
    return;
  }
  const next = pool.nextpool;
  const prev = pool.prevpool;
  next.prevpool = prev;
  prev.nextpool = next;
}

/** A block of class `size` when no pool of that class has one; 0 when memory does not suffice. */
export function allocate_from_new_pool(size: u32): usize {
  const taken = takePool();
  if (!taken) return 0;
  const pool = taken;
  const head = usedPoolsHead(size);
  pool.nextpool = head;
  pool.prevpool = head;
  head.nextpool = pool;
  head.prevpool = pool;
  pool.count = 1;
  if (pool.szidx == size) {
    // It was of this class before: its free list is complete, and has at least two blocks.
    const block = pool.freeblock;
    pool.freeblock = load<usize>(block);
    return block;
  }
  const bytes = INDEX2SIZE(size);
  const block = changetype<usize>(pool) + POOL_OVERHEAD;
  pool.szidx = size;
  pool.nextoffset = <u32>POOL_OVERHEAD + (bytes << 1);
  pool.maxnextoffset = <u32>POOL_SIZE - bytes;
  pool.freeblock = block + bytes;
  store<u64>(block + bytes, 0);
  return block;
}

/** The pool was full: its block that was just freed makes it the first used one. */
export function insert_to_usedpool(pool: pool_header): void {
  const next = usedPoolsHead(pool.szidx);
  const prev = next.prevpool;
  pool.nextpool = next;
  pool.prevpool = prev;
  next.prevpool = pool;
  prev.nextpool = pool;
}

/** The pool's last block in use was freed. */
export function insert_to_freepool(pool: pool_header): void {
  const next = pool.nextpool;
  const prev = pool.prevpool;
  next.prevpool = prev;
  prev.nextpool = next;
  givePool(pool);
}
