// Arenas: 1 MiB each, 64 pools. Those with pools to give are kept in order of how few they have, so that nearly
// empty arenas get a chance to become empty and go back. (CPython: Objects/obmalloc.c)
//
//   usable_arenas -> │ nfp 2 │ <-> │ nfp 2 │ <-> │ nfp 17 │ <-> │ nfp 63 │
//   nfp2lasta[2] ──────────────────────┘            │                │
//   nfp2lasta[17] ──────────────────────────────────┘ nfp2lasta[63] ─┘

import { PyMem_RawFree, rawAlignedAlloc, rawRealloc } from '../raw';
import { giveSpans, SPAN_ARENA, SPAN_BITS, takeSpans } from '../spans';
import { ARENA_SIZE, DUMMY_SIZE_IDX, INITIAL_ARENA_OBJECTS, MAX_POOLS_IN_ARENA, POOL_SIZE } from './size-class';
import { arena_object, arenaAt, lastArenaWith, mgmt, pool_header, setLastArenaWith } from './state';

const PAGE: usize = 4096;

/** size bytes that begin at a page (an arena: at a MiB); 0 when memory does not suffice. */
export function _PyObject_VirtualAlloc(size: usize): usize {
  return size == ARENA_SIZE ? takeSpans(1, SPAN_ARENA) : rawAlignedAlloc(size, PAGE);
}

export function _PyObject_VirtualFree(p: usize, size: usize): void {
  if (size == ARENA_SIZE) giveSpans(p >> SPAN_BITS, 1);
  else PyMem_RawFree(p);
}

/** Doubles the array of arena_objects; the new ones are unused. */
function growArenaObjects(): bool {
  const had = mgmt.maxarenas;
  const n = had ? had << 1 : INITIAL_ARENA_OBJECTS;
  const moved = rawRealloc(changetype<usize>(mgmt.arenas), <usize>n * offsetof<arena_object>());
  if (!moved) return false;
  // The old ones are all in use with no pool free: nothing points to them but pools' indices.
  assert(!mgmt.usable_arenas && !mgmt.unused_arena_objects, 'arena objects move only when none is on a list');
  mgmt.arenas = changetype<arena_object>(moved);
  mgmt.maxarenas = n;
  for (let i = had; i < n; i++) {
    const arena = arenaAt(i);
    arena.address = 0;
    arena.nextarena = i + 1 < n ? arenaAt(i + 1) : null;
  }
  mgmt.unused_arena_objects = arenaAt(had);
  return true;
}

/** A new arena, on no list yet; null when memory does not suffice. */
function new_arena(): arena_object | null {
  if (!mgmt.unused_arena_objects && !growArenaObjects()) return null;
  const arena = mgmt.unused_arena_objects!;
  const address = _PyObject_VirtualAlloc(ARENA_SIZE);
  if (!address) return null;
  mgmt.unused_arena_objects = arena.nextarena;
  arena.address = <u64>address;
  mgmt.narenas_currently_allocated++;
  mgmt.ntimes_arena_allocated++;
  if (mgmt.narenas_currently_allocated > mgmt.narenas_highwater)
    mgmt.narenas_highwater = mgmt.narenas_currently_allocated;
  arena.freepools = null;
  arena.pool_address = address;
  arena.nfreepools = MAX_POOLS_IN_ARENA;
  arena.ntotalpools = MAX_POOLS_IN_ARENA;
  return arena;
}

/** A pool without a size class: the fullest usable arena's last emptied one, else a new one; null: no memory. */
export function takePool(): pool_header | null {
  let arena = mgmt.usable_arenas;
  if (!arena) {
    arena = new_arena();
    if (!arena) return null;
    mgmt.usable_arenas = arena;
    arena.nextarena = null;
    arena.prevarena = null;
    setLastArenaWith(arena.nfreepools, arena);
  }
  // The arena will have one free pool fewer: it stays first, and leads a shorter (or a new) run.
  const nfp = arena.nfreepools;
  if (lastArenaWith(nfp) == arena) setLastArenaWith(nfp, null);
  if (nfp > 1) setLastArenaWith(nfp - 1, arena);
  const free = arena.freepools;
  arena.nfreepools = nfp - 1;
  if (free) {
    arena.freepools = changetype<usize>(free.nextpool) ? free.nextpool : null;
    if (nfp == 1) dropFirstUsable(arena);
    return free;
  }
  const pool = changetype<pool_header>(arena.pool_address);
  pool.arenaindex = <u32>((changetype<usize>(arena) - changetype<usize>(mgmt.arenas)) / offsetof<arena_object>());
  pool.szidx = DUMMY_SIZE_IDX;
  arena.pool_address = arena.pool_address + POOL_SIZE;
  if (nfp == 1) dropFirstUsable(arena);
  return pool;
}

/** The first usable arena has no pool left. */
function dropFirstUsable(arena: arena_object): void {
  const next = arena.nextarena;
  mgmt.usable_arenas = next;
  if (next) next.prevarena = null;
}

/** An empty pool (on no list) goes back to its arena, and the arena to the heap when it was its last. */
export function givePool(pool: pool_header): void {
  const arena = arenaAt(pool.arenaindex);
  pool.nextpool = changetype<pool_header>(arena.freepools);
  arena.freepools = pool;
  const nf = arena.nfreepools;
  const last = lastArenaWith(nf);
  // Its run of arenas with nf free pools ends one earlier.
  if (last == arena) {
    const before = arena.prevarena;
    setLastArenaWith(nf, before && before.nfreepools == nf ? before : null);
  }
  arena.nfreepools = nf + 1;

  if (nf + 1 == arena.ntotalpools && arena.nextarena) {
    // All of it is free, and it is not the last usable arena: back to the heap.
    const next = arena.nextarena;
    const before = arena.prevarena;
    if (before) before.nextarena = next;
    else mgmt.usable_arenas = next;
    if (next) next.prevarena = before;
    arena.nextarena = mgmt.unused_arena_objects;
    mgmt.unused_arena_objects = arena;
    _PyObject_VirtualFree(<usize>arena.address, ARENA_SIZE);
    arena.address = 0;
    mgmt.narenas_currently_allocated--;
    return;
  }
  if (nf == 0) {
    // It was full, so on no list; it now has the fewest free pools of all.
    const first = mgmt.usable_arenas;
    arena.nextarena = first;
    arena.prevarena = null;
    if (first) first.prevarena = arena;
    mgmt.usable_arenas = arena;
    if (!lastArenaWith(1)) setLastArenaWith(1, arena);
    return;
  }
  if (!lastArenaWith(nf + 1)) setLastArenaWith(nf + 1, arena);
  if (arena == last) return;
  // Behind the last arena that has nf free pools, where the run with nf + 1 begins.
  const target = last!;
  const next = arena.nextarena!;
  const before = arena.prevarena;
  if (before) before.nextarena = next;
  else mgmt.usable_arenas = next;
  next.prevarena = before;
  arena.prevarena = target;
  const behind = target.nextarena;
  arena.nextarena = behind;
  if (behind) behind.prevarena = arena;
  target.nextarena = arena;
}
