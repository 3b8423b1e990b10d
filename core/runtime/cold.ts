// Small steps that object.ts, pellucid.ts and gc/track.ts inline, as calls and under the same names: a file whose code runs
// seldom takes them from here. Py_DECREF is 50 bytes where it is inlined and five where it is called, at thousands of places.

import { PyObject_GC_Track as track, PyObject_GC_UnTrack as untrack } from './gc/track';
import { clearSlot as clear, Py_DECREF as decref, Py_INCREF as incref, PyObject, setSlot as replace } from './object';
import { stackAlloc as alloc } from './pellucid';

/* @noinline */ export function Py_INCREF(o: PyObject): void {
  incref(o);
}

/* @noinline */ export function Py_DECREF(o: PyObject): void {
  decref(o);
}

/* @noinline */ export function Py_XDECREF(o: PyObject | null): void {
  if (o) decref(o);
}

// new
/* @noinline */ export function Py_NewRef<T extends PyObject>(o: T): T {
  incref(changetype<PyObject>(o));
  return o;
}

// new
/* @noinline */ export function Py_XNewRef(o: PyObject | null): PyObject | null {
  if (o) incref(o);
  return o;
}

/** Py_CLEAR(*slot): the slot is NULL before the old value's destructor can run. */
/* @noinline */ export function clearSlot(slot: usize): void {
  clear(slot);
}

/** Py_XSETREF(*slot, value); steals value. */
/* @noinline */ export function setSlot(slot: usize, value: PyObject | null): void {
  replace(slot, value);
}

/* @noinline */ export function PyObject_GC_Track(o: PyObject): void {
  track(o);
}

/** Also for an object that is not tracked (a deallocator cannot know). */
/* @noinline */ export function PyObject_GC_UnTrack(o: PyObject): void {
  untrack(o);
}

/** An array of n * 8 bytes on the native stack; stackFree takes it back. */
/* @noinline */ export function stackAlloc(n: i64): usize {
  return alloc(n);
}
