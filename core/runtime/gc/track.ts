// Telling the collector about objects and taking them back. (CPython: Include/internal/pycore_object.h, Python/gc.c)

import { switches } from '../../debug/switches';
import { PyTuple_Type } from '../../objects/tuple';
import { PyObject } from '../object';
import { _PyThreadState_GET } from '../tstate';
import { Py_TPFLAGS_HAVE_GC, PyTypeObject } from '../type';
import { _PyGC_PREV_MASK_FINALIZED, GEN_HEAD, GENERATION, GENERATION0, gcstate, PyGC_Head } from './state';

/** eval_breaker: the eval loop runs the collector at its next check. */
export const _PY_GC_SCHEDULED_BIT: u64 = 1 << 4;

/* @inline */ export function PyType_IS_GC(type: PyTypeObject): bool {
  return (type.tp_flags & Py_TPFLAGS_HAVE_GC) != 0;
}

/* @inline */ export function _PyObject_GC_IS_TRACKED(o: PyObject): bool {
  return load<u64>(changetype<usize>(o) - 16) != 0;
}

/** Last in the youngest generation. */
/* @inline */ export function _PyObject_GC_TRACK(o: PyObject): void {
  assert(!_PyObject_GC_IS_TRACKED(o), 'an object is tracked once');
  const gc = changetype<usize>(o) - 16;
  const last = load<usize>(GENERATION0, offsetof<PyGC_Head>('_gc_prev'));
  store<u64>(last, <u64>gc);
  store<u64>(gc, (load<u64>(gc, 8) & 3) | <u64>last, 8);
  store<u64>(gc, <u64>GENERATION0);
  store<u64>(GENERATION0, <u64>gc, offsetof<PyGC_Head>('_gc_prev'));
}

/* @inline */ export function _PyObject_GC_UNTRACK(o: PyObject): void {
  assert(_PyObject_GC_IS_TRACKED(o), 'only a tracked object can be untracked');
  const gc = changetype<usize>(o) - 16;
  const prev = load<usize>(gc, 8) & ~3;
  const next = load<usize>(gc);
  store<u64>(prev, <u64>next);
  store<u64>(next, (load<u64>(next, 8) & 3) | <u64>prev, 8);
  store<u64>(gc, 0);
  store<u64>(gc, load<u64>(gc, 8) & _PyGC_PREV_MASK_FINALIZED, 8);
}

export function PyObject_GC_Track(o: PyObject): void {
  if (!_PyObject_GC_IS_TRACKED(o)) _PyObject_GC_TRACK(o);
}

/** Also for an object that is not tracked (a deallocator cannot know). */
export function PyObject_GC_UnTrack(o: PyObject): void {
  if (_PyObject_GC_IS_TRACKED(o)) _PyObject_GC_UNTRACK(o);
}

/** tp_finalize has run; it never runs twice. */
/* @inline */ export function _PyGC_FINALIZED(o: PyObject): bool {
  return (load<u64>(changetype<usize>(o) - 8) & _PyGC_PREV_MASK_FINALIZED) != 0;
}

/* @inline */ export function _PyGC_SET_FINALIZED(o: PyObject): void {
  const prev = changetype<usize>(o) - 8;
  store<u64>(prev, load<u64>(prev) | _PyGC_PREV_MASK_FINALIZED);
}

/* @inline */ export function _PyGC_CLEAR_FINALIZED(o: PyObject): void {
  const prev = changetype<usize>(o) - 8;
  store<u64>(prev, load<u64>(prev) & ~_PyGC_PREV_MASK_FINALIZED);
}

/** Whether the object has the collector's two words in front. */
/* @inline */ export function PyObject_IS_GC(o: PyObject): bool {
  const type = o.ob_type;
  return PyType_IS_GC(type) && (!type.tp_is_gc || call_indirect<i32>(<u32>type.tp_is_gc, o) != 0);
}

/** False: it is not tracked now and never will be. A dict can be tracked later, a tuple cannot. */
/* @inline */ export function _PyObject_GC_MAY_BE_TRACKED(o: PyObject): bool {
  return PyObject_IS_GC(o) && (o.ob_type != PyTuple_Type || _PyObject_GC_IS_TRACKED(o));
}

export function PyObject_GC_IsTracked(o: PyObject): i32 {
  return PyObject_IS_GC(o) && _PyObject_GC_IS_TRACKED(o) ? 1 : 0;
}

export function PyObject_GC_IsFinalized(o: PyObject): i32 {
  return PyObject_IS_GC(o) && _PyGC_FINALIZED(o) ? 1 : 0;
}

/** A new object that the collector will know: not tracked yet, but counted. May ask for a collection. */
/* @inline */ export function _PyObject_GC_Link(o: PyObject): void {
  const gc = changetype<usize>(o) - 16;
  store<u64>(gc, 0);
  store<u64>(gc, 0, 8);
  countAllocation();
}

/* @inline */ function countAllocation(): void {
  const young = GENERATION(0);
  const count = young.count + 1;
  young.count = count;
  if (count > young.threshold) scheduleCollection();
  else if (isDefined(DEBUG)) if (switches.stressGc) scheduleCollection();
}

/** The youngest generation is over its threshold: the eval breaker is asked to collect, unless something is in the way. */
function scheduleCollection(): void {
  if (!gcstate.enabled || GENERATION(0).threshold == 0 || gcstate.collecting) return;
  const tstate = _PyThreadState_GET();
  if (tstate.current_exception) return;
  tstate.eval_breaker |= _PY_GC_SCHEDULED_BIT;
}

/** A deallocation for the count: it never goes below 0. */
/* @inline */ export function countDeallocation(): void {
  const young = GENERATION(0);
  const count = young.count;
  if (count > 0) young.count = count - 1;
}

function emptyList(head: PyGC_Head): void {
  head._gc_next = <u64>changetype<usize>(head);
  head._gc_prev = <u64>changetype<usize>(head);
}

/** Empty generations with their thresholds (2000, 10, 10). */
export function init_gc_state(): void {
  for (let i = 0; i < 3; i++) {
    emptyList(GEN_HEAD(i));
    GENERATION(i).threshold = i == 0 ? 2000 : 10;
  }
  gcstate.generation0 = GEN_HEAD(0);
  emptyList(gcstate.permanent_generation.head);
  gcstate.enabled = 1;
}
