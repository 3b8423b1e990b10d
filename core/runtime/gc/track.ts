import { PyObject } from '../object';

export function _PyObject_GC_TRACK(a: PyObject): void {
  unreachable();
}

export function _PyObject_GC_UNTRACK(a: PyObject): void {
  unreachable();
}

export function PyObject_GC_Track(a: PyObject): void {
  unreachable();
}

export function PyObject_GC_UnTrack(a: PyObject): void {
  unreachable();
}

export function _PyObject_GC_IS_TRACKED(a: PyObject): bool {
  return unreachable();
}

export function _PyGC_FINALIZED(a: PyObject): bool {
  return unreachable();
}

export function _PyGC_SET_FINALIZED(a: PyObject): void {
  unreachable();
}

export function PyObject_GC_IsFinalized(a: PyObject): i32 {
  return unreachable();
}

export function PyObject_IS_GC(a: PyObject): bool {
  return unreachable();
}

export function _PyObject_GC_MAY_BE_TRACKED(a: PyObject): bool {
  return unreachable();
}

export function PyObject_GC_IsTracked(a: PyObject): i32 {
  return unreachable();
}

/** Empty generations with their thresholds (2000, 10, 10). */
export function init_gc_state(): void {}
