// obmalloc's state, laid out as CPython's struct _obmalloc_state; interp.obmalloc points to it.
//
//   OBMALLOC_BASE +    0 │ pools.used [64]  two pointers per size class: the heads of circular lists of used pools
//                 +  512 │ mgmt             the arenas
//                 + 1096 │ usage            CPython's radix tree of addresses. NOT CPYTHON: the map of spans (spans.ts)
//
// used[2i] is a pointer to a pool_header of which only nextpool and prevpool exist: used[2i] and used[2i + 1] lie
// where these two fields would be. So the list head costs 16 bytes, and an empty list's head points to "itself".

import { OBMALLOC_BASE, OBMALLOC_MGMT } from '../map';

/**
 * 48 bytes, at the beginning of each pool.
 *
 *    0 │ ref.count     │ blocks handed out
 *    8 │ freeblock     │ the block freed last; each free block begins with the next one's address
 *   16 │ nextpool      │ used: in the list of its class; empty: in its arena's freepools; full: meaningless
 *   24 │ prevpool      │
 *   32 │ arenaindex    │ into mgmt.arenas
 *   36 │ szidx         │ size class
 *   40 │ nextoffset    │ of the first block that was never handed out
 *   44 │ maxnextoffset │ the largest nextoffset at which a block still fits
 *   48 ╞═ blocks …
 */
@unmanaged
export class pool_header {
  @bytes(8) ref: usize; // union { pymem_block *_padding; uint count; }
  freeblock: usize;
  nextpool: pool_header;
  prevpool: pool_header;
  arenaindex: u32;
  szidx: u32;
  nextoffset: u32;
  maxnextoffset: u32;

  @inline get count(): u32 {
    return load<u32>(changetype<usize>(this));
  }
  @inline set count(n: u32) {
    store<u32>(changetype<usize>(this), n);
  }
}

/** 48 bytes: what is known of an arena. */
@unmanaged
export class arena_object {
  address: u64; // 0: stands for no arena
  pool_address: usize; // the next pool to carve
  nfreepools: u32; // free pools + pools never carved
  ntotalpools: u32;
  freepools: pool_header | null; // pools that were used and are empty, last emptied first
  nextarena: arena_object | null; // usable_arenas, by nfreepools upwards; unused: unused_arena_objects
  prevarena: arena_object | null;
}

/** 584 bytes. */
@unmanaged
export class _obmalloc_mgmt {
  arenas: arena_object | null; // array of maxarenas
  maxarenas: u32;
  unused_arena_objects: arena_object | null;
  usable_arenas: arena_object | null;
  @bytes(520) nfp2lasta: usize; // [65]: the last arena in usable_arenas with n free pools
  narenas_currently_allocated: u64;
  ntimes_arena_allocated: u64;
  narenas_highwater: u64;
  raw_allocated_blocks: i64; // blocks of more than 512 bytes that went to the raw allocator
}

export const mgmt = changetype<_obmalloc_mgmt>(OBMALLOC_BASE + OBMALLOC_MGMT);

/** The list head of class i, as a pool of which two fields exist. */
/* @inline */ export function usedPoolsHead(i: u32): pool_header {
  return changetype<pool_header>(OBMALLOC_BASE - 16 + ((<usize>i) << 4));
}

/** The last arena in the list that has so many free pools; null: none has. */
/* @inline */ export function lastArenaWith(nfreepools: u32): arena_object | null {
  return changetype<arena_object | null>(load<usize>(mgmt.nfp2lasta + ((<usize>nfreepools) << 3)));
}

/** Says which one that is. */
/* @inline */ export function setLastArenaWith(nfreepools: u32, arena: arena_object | null): void {
  store<u64>(mgmt.nfp2lasta + ((<usize>nfreepools) << 3), <u64>changetype<usize>(arena));
}

/** The n-th entry of mgmt.arenas. */
/* @inline */ export function arenaAt(n: u32): arena_object {
  return changetype<arena_object>(changetype<usize>(mgmt.arenas) + <usize>n * offsetof<arena_object>());
}
