// The collector's state and the two words in front of every object it knows.
// (CPython: Include/internal/pycore_gc.h; this is 3.13's generational collector)
//
//   -16 │ _gc_next   │  0: not tracked; else the next object of its generation.  During a collection bit 1:
//       │            │  NEXT_MASK_UNREACHABLE
//    -8 │ _gc_prev   │  the previous one | bit 0: finalized (tp_finalize has run) | bit 1: in the collection under
//       │            │  way, and then the upper bits are gc_refs
//     0 ╞═ ob_refcnt ╡  <- the object's address
//
// The generations' lists are circular, through the head in the state:  head <-> object <-> object <-> head.

import { INTERP_GC, MAIN_INTERPRETER } from '../../memory/map';
import { PyObject } from '../object';

/** 16 bytes. */
@unmanaged
export class PyGC_Head {
  _gc_next: u64;
  _gc_prev: u64;
}

/** 24 bytes. */
@unmanaged
export class gc_generation {
  @bytes(16) head: PyGC_Head;
  threshold: i32;
  count: i32; // generation 0: allocations minus deallocations; 1 and 2: collections of the one before
}

/** 24 bytes. */
@unmanaged
export class gc_generation_stats {
  collections: i64;
  collected: i64;
  uncollectable: i64;
}

/** 240 bytes. */
@unmanaged
export class _gc_runtime_state {
  trash_delete_later: PyObject | null; // unused since 3.9: the thread state's delete_later is
  trash_delete_nesting: i32;
  enabled: i32;
  debug: i32; // DEBUG_*
  @bytes(72) generations: usize; // gc_generation [3]
  generation0: PyGC_Head;
  @bytes(24) permanent_generation: gc_generation; // gc.freeze
  @bytes(72) generation_stats: usize; // gc_generation_stats [3]
  collecting: i32;
  garbage: PyObject | null; // strong: gc.garbage
  callbacks: PyObject | null; // strong: gc.callbacks
  long_lived_total: i64; // objects that survived the last full collection
  long_lived_pending: i64; // objects that came to the oldest generation since then
}

export const NUM_GENERATIONS = 3;

export const _PyGC_PREV_MASK_FINALIZED: u64 = 1;
export const _PyGC_PREV_MASK_COLLECTING: u64 = 2;
export const _PyGC_PREV_SHIFT: u64 = 2;
export const _PyGC_PREV_MASK: u64 = ~3;
export const NEXT_MASK_UNREACHABLE: u64 = 1;

export const DEBUG_STATS = 1;
export const DEBUG_COLLECTABLE = 2;
export const DEBUG_UNCOLLECTABLE = 4;
export const DEBUG_SAVEALL = 32;
export const DEBUG_LEAK = 38;

/** interp.gc of the main interpreter: a constant, since tracking is the hottest code after the eval loop. */
export const GC_STATE: usize = MAIN_INTERPRETER + INTERP_GC;
/** &gcstate->generations[0].head */
export const GENERATION0: usize = GC_STATE + offsetof<_gc_runtime_state>('__generations_0');

export const gcstate = changetype<_gc_runtime_state>(GC_STATE);

/** The n-th generation, the youngest being 0. */
/* @inline */ export function GENERATION(n: i32): gc_generation {
  return changetype<gc_generation>(GENERATION0 + <usize>n * offsetof<gc_generation>());
}

/* @inline */ export function GEN_HEAD(n: i32): PyGC_Head {
  return changetype<PyGC_Head>(GENERATION0 + <usize>n * offsetof<gc_generation>());
}

/* @inline */ export function GEN_STATS(n: i32): gc_generation_stats {
  return changetype<gc_generation_stats>(gcstate.generation_stats + <usize>n * offsetof<gc_generation_stats>());
}

/* @inline */ export function _Py_AS_GC(o: PyObject): PyGC_Head {
  return changetype<PyGC_Head>(changetype<usize>(o) - 16);
}

/* @inline */ export function _Py_FROM_GC(gc: PyGC_Head): PyObject {
  return changetype<PyObject>(changetype<usize>(gc) + 16);
}

/* @inline */ export function _PyGCHead_NEXT(gc: PyGC_Head): PyGC_Head {
  return changetype<PyGC_Head>(<usize>gc._gc_next);
}

/* @inline */ export function _PyGCHead_SET_NEXT(gc: PyGC_Head, next: PyGC_Head): void {
  gc._gc_next = <u64>changetype<usize>(next);
}

// The low half is the address, so a 32-bit mask suffices to read it.
/* @inline */ export function _PyGCHead_PREV(gc: PyGC_Head): PyGC_Head {
  return changetype<PyGC_Head>(<usize>gc._gc_prev & ~3);
}

/* @inline */ export function _PyGCHead_SET_PREV(gc: PyGC_Head, prev: PyGC_Head): void {
  gc._gc_prev = (gc._gc_prev & ~_PyGC_PREV_MASK) | <u64>changetype<usize>(prev);
}
