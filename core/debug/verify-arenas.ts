// Verifies obmalloc: arenas, their order, pools, free blocks, usedpools.

import { address_in_range } from '../memory/obmalloc/malloc';
import {
  ARENA_SIZE,
  INDEX2SIZE,
  MAX_POOLS_IN_ARENA,
  NB_SMALL_SIZE_CLASSES,
  POOL_OVERHEAD,
  POOL_SIZE,
} from '../memory/obmalloc/size-class';
import { arena_object, arenaAt, lastArenaWith, mgmt, pool_header, usedPoolsHead } from '../memory/obmalloc/state';
import { SPAN_ARENA, SPAN_COUNT, spanState } from '../memory/spans';
import { expect } from './problem';

@unmanaged
class Counts {
  linked: u32; // pools on the rings of usedpools
  partial: u32; // pools that have to be there
}

const counts = changetype<Counts>(0x38c000 + 0x60);

/* @inline */ function isPool(p: usize): bool {
  return (p & (POOL_SIZE - 1)) == 0 && address_in_range(p);
}

function verifyRing(szidx: u32): void {
  const head = usedPoolsHead(szidx);
  let prev = head;
  let pool = head.nextpool;
  while (pool != head) {
    const address = changetype<usize>(pool);
    if (!expect(isPool(address), 'usedpools links pools', address, szidx)) return;
    expect(pool.prevpool == prev, "a used pool's prevpool is right", address, changetype<usize>(pool.prevpool));
    expect(pool.szidx == szidx, 'a used pool is on the ring of its class', address, pool.szidx);
    expect(pool.freeblock != 0, 'a used pool has a free block', address, pool.count);
    counts.linked++;
    if (!expect(counts.linked <= SPAN_COUNT * MAX_POOLS_IN_ARENA, 'a ring of usedpools closes', address, szidx)) return;
    prev = pool;
    pool = pool.nextpool;
  }
  expect(head.prevpool == prev, 'a ring closes backwards', changetype<usize>(head), changetype<usize>(head.prevpool));
}

/** Blocks on the pool's free list; -1 when it is broken. */
function freeBlocks(pool: pool_header, size: u32): i32 {
  const base = changetype<usize>(pool);
  const carved = (pool.nextoffset - <u32>POOL_OVERHEAD) / size;
  let n: u32 = 0;
  for (let block = pool.freeblock; block; block = <usize>load<u64>(block)) {
    const offset = <u32>(block - base);
    if (!expect(offset >= <u32>POOL_OVERHEAD && offset < pool.nextoffset, 'a free block lies in its pool', base, block))
      return -1;
    if (!expect((offset - <u32>POOL_OVERHEAD) % size == 0, 'a free block begins where blocks do', block, size))
      return -1;
    if (!expect(load<u32>(block, 4) == 0, "the high half of a free block's link is 0", block, load<u64>(block)))
      return -1;
    n++;
    if (!expect(n <= carved, "a pool's free list ends", base, n)) return -1;
  }
  return <i32>n;
}

function verifyPool(pool: pool_header): void {
  const base = changetype<usize>(pool);
  if (!expect(pool.szidx < NB_SMALL_SIZE_CLASSES, 'a pool in use has a size class', base, pool.szidx)) return;
  const size = INDEX2SIZE(pool.szidx);
  expect(
    pool.maxnextoffset == <u32>POOL_SIZE - size,
    'maxnextoffset leaves room for one block',
    base,
    pool.maxnextoffset,
  );
  if (
    !expect(
      (pool.nextoffset - <u32>POOL_OVERHEAD) % size == 0,
      'nextoffset is where a block begins',
      base,
      pool.nextoffset,
    )
  )
    return;
  if (!expect(pool.nextoffset <= <u32>POOL_SIZE, 'nextoffset lies in the pool', base, pool.nextoffset)) return;
  const free = freeBlocks(pool, size);
  if (free < 0) return;
  const carved = (pool.nextoffset - <u32>POOL_OVERHEAD) / size;
  expect(pool.count + free == carved, 'ref.count and the free list make up the carved blocks', base, pool.count);
  if (free > 0) counts.partial++;
  else
    expect(
      pool.nextoffset > pool.maxnextoffset,
      'a pool without free blocks is carved to its end',
      base,
      pool.nextoffset,
    );
}

function verifyArena(arena: arena_object, index: u32): void {
  const base = <usize>arena.address;
  const where = changetype<usize>(arena);
  expect(spanState(base >> 20) == SPAN_ARENA, 'an arena is in the map', base, index);
  expect((base & (ARENA_SIZE - 1)) == 0, 'an arena begins at a MiB', base, index);
  expect(arena.ntotalpools == MAX_POOLS_IN_ARENA, 'an arena has 64 pools', where, arena.ntotalpools);
  const carved = <u32>((arena.pool_address - base) / POOL_SIZE);
  if (!expect(carved <= MAX_POOLS_IN_ARENA, 'pool_address lies in the arena', where, arena.pool_address)) return;
  let listed: u32 = 0;
  for (let p = changetype<usize>(arena.freepools); p; p = changetype<usize>(changetype<pool_header>(p).nextpool)) {
    if (!expect(p - base < ARENA_SIZE && isPool(p), 'freepools links pools of its arena', where, p)) return;
    expect(changetype<pool_header>(p).count == 0, 'a pool in freepools is empty', p, changetype<pool_header>(p).count);
    listed++;
    if (!expect(listed <= carved, 'freepools ends', where, listed)) return;
  }
  let empty: u32 = 0;
  for (let p = base; p < arena.pool_address; p += POOL_SIZE) {
    const pool = changetype<pool_header>(p);
    expect(pool.arenaindex == index, 'a pool knows its arena', p, pool.arenaindex);
    if (pool.count) verifyPool(pool);
    else empty++;
  }
  expect(empty == listed, 'every empty pool is in freepools', where, empty);
  expect(
    arena.nfreepools == listed + MAX_POOLS_IN_ARENA - carved,
    'nfreepools counts what is free',
    where,
    arena.nfreepools,
  );
}

/** The order of usable_arenas: how many there are. */
function verifyOrder(): u32 {
  let n: u32 = 0;
  let prev: arena_object | null = null;
  let arena = mgmt.usable_arenas;
  while (arena) {
    const where = changetype<usize>(arena);
    expect(arena.prevarena == prev, "a usable arena's prevarena is right", where, 0);
    expect(arena.address != 0, 'a usable arena is there', where, 0);
    expect(
      !prev || prev.nfreepools <= arena.nfreepools,
      'usable arenas have ever more free pools',
      where,
      arena.nfreepools,
    );
    const next = arena.nextarena;
    const isLast = !next || next.nfreepools != arena.nfreepools;
    expect(
      (lastArenaWith(arena.nfreepools) == arena) == isLast,
      'nfp2lasta points to the last of a run',
      where,
      arena.nfreepools,
    );
    n++;
    if (!expect(n <= mgmt.maxarenas, 'usable_arenas ends', where, n)) break;
    prev = arena;
    arena = next;
  }
  return n;
}

/** Checks obmalloc's rings of pools, its arenas and their counts; problems go to the report. */
export function verifyArenas(): void {
  counts.linked = 0;
  counts.partial = 0;
  for (let i: u32 = 0; i < NB_SMALL_SIZE_CLASSES; i++) verifyRing(i);
  let arenas: u32 = 0;
  let usable: u32 = 0;
  for (let i: u32 = 0; i < mgmt.maxarenas; i++) {
    const arena = arenaAt(i);
    if (!arena.address) continue;
    arenas++;
    if (arena.nfreepools) usable++;
    verifyArena(arena, i);
  }
  expect(counts.linked == counts.partial, 'every pool with free blocks is in usedpools', 0, counts.partial);
  expect(<u64>arenas == mgmt.narenas_currently_allocated, 'arenas are counted', changetype<usize>(mgmt), arenas);
  expect(verifyOrder() == usable, 'every arena with free pools is usable', changetype<usize>(mgmt), usable);
  let marked: u32 = 0;
  for (let span: usize = 0; span < SPAN_COUNT; span++) if (spanState(span) == SPAN_ARENA) marked++;
  expect(marked == arenas, 'every span marked as an arena is one', 0, marked);
  for (let n: u32 = 1; n <= MAX_POOLS_IN_ARENA; n++) {
    const last = lastArenaWith(n);
    if (last) expect(last.nfreepools == n, 'nfp2lasta is of that number of free pools', changetype<usize>(last), n);
  }
}
