// The 32 size classes: 16, 32, … 512 bytes. A request of n bytes is of class (n - 1) >> 4.
// (CPython: Include/internal/pycore_obmalloc.h)

export const ALIGNMENT_SHIFT: usize = 4;
export const SMALL_REQUEST_THRESHOLD: usize = 512;
export const NB_SMALL_SIZE_CLASSES: u32 = 32;

export const ARENA_SIZE: usize = 1 << 20;
export const POOL_SIZE: usize = 1 << 14;
export const POOL_OVERHEAD: usize = 48;
export const MAX_POOLS_IN_ARENA: u32 = 64;
export const INITIAL_ARENA_OBJECTS: u32 = 16;
/** The size class of a pool that has none yet. */
export const DUMMY_SIZE_IDX: u32 = 0xffff;

/** Bytes of a block of class i. */
/* @inline */ export function INDEX2SIZE(i: u32): u32 {
  return (i + 1) << (<u32>ALIGNMENT_SHIFT);
}

/** Blocks in a pool of class i. */
/* @inline */ export function NUMBLOCKS(i: u32): u32 {
  return <u32>(POOL_SIZE - POOL_OVERHEAD) / INDEX2SIZE(i);
}
