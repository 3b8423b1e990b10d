// Small requests from pools, large ones from the raw allocator. (CPython: Objects/obmalloc.c)
// PyMem_* and PyObject_* are one allocator, as in CPython.

import { failsNow } from '../../debug/switches';
import { blockEvent, EVENT_ALLOC, EVENT_FREE, EVENT_RESIZE, listening } from '../events';
import { tracedFree, tracedMalloc, tracedRealloc, tracing } from '../hook';
import { DATA_BASE, OBMALLOC_BASE } from '../map';
import { init_raw, PyMem_RawCalloc, PyMem_RawFree, PyMem_RawMalloc, PyMem_RawRealloc } from '../raw';
import { SPAN_ARENA, SPAN_BITS, SPAN_MAP } from '../spans';
import { copyBlock } from '../words';
import { _PyObject_VirtualAlloc, _PyObject_VirtualFree } from './arena';
import { allocate_from_new_pool, insert_to_freepool, insert_to_usedpool, pymalloc_pool_extend } from './pool';
import { INDEX2SIZE, NB_SMALL_SIZE_CLASSES, POOL_SIZE, SMALL_REQUEST_THRESHOLD } from './size-class';
import { mgmt, pool_header, usedPoolsHead } from './state';

/** Whether p lies in an arena: a block of obmalloc, not of the raw allocator. */
/* @inline */ export function address_in_range(p: usize): bool {
  return load<u8>(SPAN_MAP + (p >> SPAN_BITS)) == SPAN_ARENA;
}

/* @inline */ export function POOL_ADDR(p: usize): pool_header {
  return changetype<pool_header>(p & ~(POOL_SIZE - 1));
}

/** n bytes, 16-aligned; 0 when memory does not suffice. */
export function PyObject_Malloc(n: usize): usize {
  if (tracing()) return tracedMalloc(PyObject_Malloc.index, PyObject_Free.index, n);
  if (n - 1 >= SMALL_REQUEST_THRESHOLD) return mallocLarge(n);
  if (isDefined(DEBUG)) if (failsNow()) return 0;
  const size = (n - 1) >> 4;
  const pool = load<usize>(OBMALLOC_BASE + (size << 4));
  if (pool == OBMALLOC_BASE - 16 + (size << 4)) return mallocNewPool(n);
  const block = load<usize>(pool, 8); // freeblock
  store<u32>(pool, load<u32>(pool) + 1); // ref.count
  const next = load<u64>(block);
  store<u64>(pool, next, 8);
  if (!next) pymalloc_pool_extend(changetype<pool_header>(pool), <u32>size);
  if (listening()) blockEvent(EVENT_ALLOC, block, n);
  return block;
}

/** No pool of the class has a free block. Without memory for an arena the raw allocator may have a corner left. */
function mallocNewPool(n: usize): usize {
  const block = allocate_from_new_pool((<u32>n - 1) >> 4);
  if (listening()) if (block) blockEvent(EVENT_ALLOC, block, n);
  return block ? block : mallocLarge(n);
}

/** Requests that no size class serves; 0 bytes among them. */
function mallocLarge(n: usize): usize {
  const p = PyMem_RawMalloc(n);
  if (p) mgmt.raw_allocated_blocks++;
  return p;
}

/** Gives a block back; 0 is nothing. */
export function PyObject_Free(p: usize): void {
  if (tracing()) {
    tracedFree(PyObject_Free.index, p);
    return;
  }
  if (!address_in_range(p)) {
    freeLarge(p);
    return;
  }
  const pool = p & ~(POOL_SIZE - 1);
  const last = load<u64>(pool, 8); // freeblock
  const count = load<u32>(pool) - 1; // ref.count
  if (listening()) blockEvent(EVENT_FREE, p, INDEX2SIZE(changetype<pool_header>(pool).szidx));
  if (isDefined(DEBUG)) checkFree(changetype<pool_header>(pool), p);
  store<u64>(p, last);
  store<u64>(pool, <u64>p, 8);
  store<u32>(pool, count);
  if (!last) insert_to_usedpool(changetype<pool_header>(pool));
  else if (count == 0) insert_to_freepool(changetype<pool_header>(pool));
}

function checkFree(pool: pool_header, p: usize): void {
  assert(pool.szidx < NB_SMALL_SIZE_CLASSES, 'a block lies in a pool with a size class');
  assert(pool.count > 0, 'a pool with a block to free has one in use');
  assert((p - changetype<usize>(pool) - 48) % INDEX2SIZE(pool.szidx) == 0, 'a block begins at a multiple of its size');
  assert(pool.freeblock != p, 'a block is freed once');
}

function freeLarge(p: usize): void {
  if (!p) return;
  PyMem_RawFree(p);
  mgmt.raw_allocated_blocks--;
}

/** Zeroed. */
export function PyObject_Calloc(nelem: usize, elsize: usize): usize {
  const n = <u64>nelem * <u64>elsize;
  if (n > 0x7fffffff) return 0;
  if (<usize>n - 1 >= SMALL_REQUEST_THRESHOLD) {
    const p = PyMem_RawCalloc(<usize>n, 1);
    if (p) mgmt.raw_allocated_blocks++;
    return p;
  }
  const p = PyObject_Malloc(<usize>n);
  if (p) memory.fill(p, 0, <usize>n);
  return p;
}

/** p's bytes in n bytes; 0 when memory does not suffice (p stays as it is). p 0: a new block. */
export function PyObject_Realloc(p: usize, n: usize): usize {
  if (!p) return PyObject_Malloc(n);
  if (tracing()) return tracedRealloc(PyObject_Realloc.index, p, n);
  // A large block stays with the raw allocator even when it becomes small.
  if (!address_in_range(p)) return PyMem_RawRealloc(p, n);
  let size = <usize>INDEX2SIZE(POOL_ADDR(p).szidx);
  if (n <= size) {
    // Shrinking by less than a quarter is not worth a copy.
    if (n * 4 > size * 3) {
      if (listening()) blockEvent(EVENT_RESIZE, p, n);
      return p;
    }
    size = n;
  }
  const moved = PyObject_Malloc(n);
  if (moved) {
    copyBlock(moved, p, size);
    PyObject_Free(p);
  }
  return moved;
}

export function PyMem_Malloc(n: usize): usize {
  return PyObject_Malloc(n);
}

export function PyMem_Calloc(nelem: usize, elsize: usize): usize {
  return PyObject_Calloc(nelem, elsize);
}

export function PyMem_Realloc(p: usize, n: usize): usize {
  return PyObject_Realloc(p, n);
}

export function PyMem_Free(p: usize): void {
  PyObject_Free(p);
}

/**
 * _PyRuntime.allocators: standard.{raw, mem, obj} and obj_arena. Nothing calls through it (there is nothing to exchange);
 * it shows where the allocators are. NOT CPYTHON: the functions take no ctx.
 */
function setAllocator(at: usize, malloc: usize, calloc: usize, realloc: usize, free: usize): void {
  store<u64>(at, <u64>malloc, 8);
  store<u64>(at, <u64>calloc, 16);
  store<u64>(at, <u64>realloc, 24);
  store<u64>(at, <u64>free, 32);
}

function initAllocators(): void {
  const standard = DATA_BASE + 704;
  setAllocator(standard, PyMem_RawMalloc.index, PyMem_RawCalloc.index, PyMem_RawRealloc.index, PyMem_RawFree.index);
  setAllocator(standard + 40, PyMem_Malloc.index, PyMem_Calloc.index, PyMem_Realloc.index, PyMem_Free.index);
  setAllocator(
    standard + 80,
    PyObject_Malloc.index,
    PyObject_Calloc.index,
    PyObject_Realloc.index,
    PyObject_Free.index,
  );
  const arena = DATA_BASE + 976;
  store<u64>(arena, <u64>_PyObject_VirtualAlloc.index, 8);
  store<u64>(arena, <u64>_PyObject_VirtualFree.index, 16);
}

/** Empty usedpools, no arenas. */
export function init_obmalloc(): void {
  initAllocators();
  for (let i: u32 = 0; i < NB_SMALL_SIZE_CLASSES; i++) {
    const head = usedPoolsHead(i);
    head.nextpool = head;
    head.prevpool = head;
  }
  init_raw();
}
