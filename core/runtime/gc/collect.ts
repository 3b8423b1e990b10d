// A collection. (CPython: Python/gc.c, gc_collect_main of 3.13)

import { switches } from '../../debug/switches';
import { verifyHeap } from '../../debug/verify';
import { host_clock } from '../../host';
import { EVENT_GC_END, EVENT_GC_START, event, listening } from '../../memory/events';
import { flushReport } from '../../memory/text';
import { PyErr_FormatUnraisable } from '../../modules/sys/unraisable';
import { PyDict_CheckExact } from '../../objects/dict/dict';
import { _PyDict_MaybeUntrack } from '../../objects/dict/lifetime';
import { _PyTuple_MaybeUntrack, PyTuple_CheckExact } from '../../objects/tuple';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_SetRaisedException } from '../errors';
import { _PyObject_ClearFreeLists } from '../freelist';
import { stackAlloc, stackFree } from '../pellucid';
import { _PyThreadState_GET } from '../tstate';
import {
  delete_garbage,
  finalize_garbage,
  handle_legacy_finalizers,
  move_legacy_finalizer_reachable,
  move_legacy_finalizers,
} from './garbage';
import { gc_list_init, gc_list_merge, gc_list_size } from './list';
import { deduce_unreachable, handle_resurrected_objects } from './mark';
import { invoke_gc_callback, showDone, showGenerations, showObjects } from './report';
import {
  _Py_FROM_GC,
  _PyGCHead_NEXT,
  DEBUG_COLLECTABLE,
  DEBUG_STATS,
  DEBUG_UNCOLLECTABLE,
  GEN_HEAD,
  GEN_STATS,
  GENERATION,
  gcstate,
  NUM_GENERATIONS,
  PyGC_Head,
} from './state';
import { _PY_GC_SCHEDULED_BIT } from './track';
import { handle_weakrefs } from './weakrefs';

const GENERATION_AUTO = -1;

export const _Py_GC_REASON_HEAP = 0; // the eval breaker
export const _Py_GC_REASON_SHUTDOWN = 1;
export const _Py_GC_REASON_MANUAL = 2; // gc.collect()

/** The oldest generation over its threshold; -1: none is. */
function gc_select_generation(): i32 {
  for (let i = NUM_GENERATIONS - 1; i >= 0; i--) {
    if (GENERATION(i).count <= GENERATION(i).threshold) continue;
    // A full collection costs as much as there are objects: only when they have grown by a quarter, so that building
    // something large takes linear time.
    if (i == NUM_GENERATIONS - 1 && gcstate.long_lived_pending < gcstate.long_lived_total / 4) continue;
    return i;
  }
  return -1;
}

function untrack_tuples(head: PyGC_Head): void {
  let gc = _PyGCHead_NEXT(head);
  while (gc != head) {
    const o = _Py_FROM_GC(gc);
    gc = _PyGCHead_NEXT(gc);
    if (PyTuple_CheckExact(o)) _PyTuple_MaybeUntrack(o);
  }
}

function untrack_dicts(head: PyGC_Head): void {
  let gc = _PyGCHead_NEXT(head);
  while (gc != head) {
    const o = _Py_FROM_GC(gc);
    gc = _PyGCHead_NEXT(gc);
    if (PyDict_CheckExact(o)) _PyDict_MaybeUntrack(o);
  }
}

/** Collects a generation and all younger ones (GENERATION_AUTO: what is due): how many objects were unreachable. */
export function gc_collect_main(generation: i32, reason: i32): i64 {
  const tstate = _PyThreadState_GET();
  assert(!tstate.current_exception, 'a collection runs Python code, so no exception is set');
  if (gcstate.collecting) return 0;
  gcstate.collecting = 1;
  if (generation == GENERATION_AUTO) {
    generation = gc_select_generation();
    if (generation < 0) {
      gcstate.collecting = 0;
      return 0;
    }
  }
  if (listening()) event(EVENT_GC_START, changetype<usize>(GEN_HEAD(generation)), generation);
  if (reason != _Py_GC_REASON_SHUTDOWN) invoke_gc_callback('start', generation, 0, 0);
  let started: i64 = 0;
  if (gcstate.debug & DEBUG_STATS) {
    showGenerations(generation);
    started = host_clock(1);
  }

  if (generation + 1 < NUM_GENERATIONS) GENERATION(generation + 1).count++;
  for (let i = 0; i <= generation; i++) GENERATION(i).count = 0;
  for (let i = 0; i < generation; i++) gc_list_merge(GEN_HEAD(i), GEN_HEAD(generation));
  const young = GEN_HEAD(generation);
  const isFull = generation == NUM_GENERATIONS - 1;
  const old = isFull ? young : GEN_HEAD(generation + 1);

  const frame = stackAlloc(6); // three list heads
  const unreachable = changetype<PyGC_Head>(frame);
  const finalizers = changetype<PyGC_Head>(frame + 16);
  const finalUnreachable = changetype<PyGC_Head>(frame + 32);
  deduce_unreachable(young, unreachable);
  untrack_tuples(young);
  if (isFull) {
    // Only now: a dict that is being built would be looked at again and again.
    untrack_dicts(young);
    gcstate.long_lived_pending = 0;
    gcstate.long_lived_total = gc_list_size(young);
  } else {
    if (generation == NUM_GENERATIONS - 2) gcstate.long_lived_pending += gc_list_size(young);
    gc_list_merge(young, old);
  }

  gc_list_init(finalizers);
  move_legacy_finalizers(unreachable, finalizers);
  move_legacy_finalizer_reachable(finalizers);
  if (gcstate.debug & DEBUG_COLLECTABLE) showObjects('collectable', unreachable);

  // The order matters: no callback and no finalizer may get hold of an object that is cleared already.
  let collected = handle_weakrefs(unreachable, old);
  finalize_garbage(unreachable);
  handle_resurrected_objects(unreachable, finalUnreachable, old);
  collected += gc_list_size(finalUnreachable);
  delete_garbage(finalUnreachable, old);

  const uncollectable = gc_list_size(finalizers);
  if (gcstate.debug & DEBUG_UNCOLLECTABLE) showObjects('uncollectable', finalizers);
  if (gcstate.debug & DEBUG_STATS) showDone(uncollectable + collected, uncollectable, host_clock(1) - started);
  handle_legacy_finalizers(finalizers, old);
  stackFree(frame);
  if (isFull) _PyObject_ClearFreeLists(false);

  if (tstate.current_exception) {
    if (reason == _Py_GC_REASON_SHUTDOWN) PyErr_Clear();
    else PyErr_FormatUnraisable('Exception ignored in garbage collection');
  }
  const stats = GEN_STATS(generation);
  stats.collections++;
  stats.collected += collected;
  stats.uncollectable += uncollectable;
  if (listening()) event(EVENT_GC_END, changetype<usize>(GEN_HEAD(generation)), <i32>collected);
  if (reason != _Py_GC_REASON_SHUTDOWN) invoke_gc_callback('stop', generation, collected, uncollectable);
  gcstate.collecting = 0;
  if (isDefined(DEBUG)) if (switches.verifyEvery && stats.collections % switches.verifyEvery == 0) verifyAfter();
  return uncollectable + collected;
}

function verifyAfter(): void {
  if (verifyHeap() == 0) return;
  flushReport(2);
  assert(false, 'the heap is sound after a collection');
}

/** A full collection; the exception that is set stays. 0 when the collector is off. */
export function PyGC_Collect(): i64 {
  if (!gcstate.enabled) return 0;
  const exc = PyErr_GetRaisedException();
  const n = gc_collect_main(NUM_GENERATIONS - 1, _Py_GC_REASON_MANUAL);
  PyErr_SetRaisedException(exc);
  return n;
}

/** A full collection while the interpreter ends: no callbacks. */
export function _PyGC_CollectNoFail(): i64 {
  return gc_collect_main(NUM_GENERATIONS - 1, _Py_GC_REASON_SHUTDOWN);
}

/**
 * The end of booting: the collector stands where it stands in CPython before a program's first line, after two young
 * collections. (CPython -S: gc.get_count() in the first line is (522, 2, 0).) What booting made is in generation 1.
 */
export function settleCollector(): void {
  gc_collect_main(0, _Py_GC_REASON_SHUTDOWN);
  gc_collect_main(0, _Py_GC_REASON_SHUTDOWN);
  GENERATION(0).count = COUNT_AT_START;
  _PyThreadState_GET().eval_breaker &= ~_PY_GC_SCHEDULED_BIT;
}

const COUNT_AT_START = 495;

/** What the eval breaker does when _PY_GC_SCHEDULED_BIT is set (and cleared). */
export function _Py_RunGC(): void {
  if (!gcstate.enabled) return;
  let generation = GENERATION_AUTO;
  if (isDefined(DEBUG)) if (switches.stressGc) generation = NUM_GENERATIONS - 1;
  gc_collect_main(generation, _Py_GC_REASON_HEAP);
}
