// product, combinations, combinations_with_replacement, permutations: pools of items and arrays of indices into them. A result
// tuple that only the iterator holds is used again. (CPython: Modules/itertoolsmodule.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyErr_NoMemory } from '../../objects/exceptions/errors';
import { PyLong_AsSsize_t, PyLong_FromSsize_t } from '../../objects/int';
import {
  _PyTuple_FromArray,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_ITEMS,
  PyTuple_New,
  PyTuple_SET_ITEM,
} from '../../objects/tuple';
import { freeInstance, visitFields } from '../../objects/type/from-spec';
import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_IS_TRACKED, _PyObject_GC_TRACK, PyObject_GC_UnTrack } from '../../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../../runtime/gc/trashcan';
import {
  clearSlot,
  objAt,
  Py_DECREF,
  Py_NewRef,
  Py_VISIT,
  PyObject,
  ptrAt,
  setPtrAt,
  setSlot,
} from '../../runtime/object';

/** The i-th of an array of indices. */
/* @inline */ export function indexAt(array: usize, i: i64): i64 {
  return load<i64>(array + ((<usize>i) << 3));
}

/** Sets it. */
/* @inline */ export function setIndex(array: usize, i: i64, v: i64): void {
  store<i64>(array + ((<usize>i) << 3), v);
}

/** n numbers; 0: MemoryError. */
export function newNumbers(n: i64): usize {
  const p: usize = n > 0x1fffffff ? 0 : PyMem_Malloc((<usize>n) << 3);
  if (!p) PyErr_NoMemory();
  return p;
}

/** The tuple to fill next: that in *slot if only its iterator holds it, else a copy there. borrowed */
export function writable(slot: usize): PyObject | null {
  const old = objAt(slot, 0);
  if (old.ob_refcnt > 1) {
    const copy = _PyTuple_FromArray(PyTuple_ITEMS(old), PyTuple_GET_SIZE(old));
    if (!copy) return null;
    setPtrAt(slot, 0, copy);
    Py_DECREF(old);
    return copy;
  }
  // The collector may have given up on a tuple of what it does not know.
  if (!_PyObject_GC_IS_TRACKED(old) && PyTuple_GET_SIZE(old)) _PyObject_GC_TRACK(old);
  return old;
}

/** Replaces an item of a tuple that nobody else has; o is borrowed. */
/* @inline */ export function setTupleItem(tuple: PyObject, i: i64, o: PyObject): void {
  setSlot(PyTuple_ITEMS(tuple) + ((<usize>i) << 3), Py_NewRef(o));
}

/** tp_dealloc of these iterators, index being its own; second: the offset of another array, or 0. */
export function deallocIndices(o: PyObject, index: usize, second: usize): void {
  PyObject_GC_UnTrack(o);
  if (_PyTrash_begin(o, index)) return;
  const base = changetype<usize>(o);
  clearSlot(base + 16);
  PyMem_Free(load<usize>(base + 24));
  // permutations have a second array in front of the result
  if (second) PyMem_Free(load<usize>(base + 32));
  clearSlot(base + (second ? 40 : 32));
  freeInstance(o);
  _PyTrash_end();
}

/** tp_traverse of these iterators; result: the offset of the last tuple. */
export function traverseIndices(o: PyObject, result: usize, visit: usize, argument: usize): i32 {
  const r = visitFields(o, 16, 1, visit, argument);
  return r ? r : Py_VISIT(ptrAt(changetype<usize>(o) + result, 0), visit, argument);
}

/** tuple(indices) */
// new
export function indexTuple(indices: usize, n: i64): PyObject | null {
  const tuple = PyTuple_New(n);
  for (let i: i64 = 0; i < n && tuple; i++) {
    const index = PyLong_FromSsize_t(indexAt(indices, i));
    if (!index) {
      Py_DECREF(tuple);
      return null;
    }
    PyTuple_SET_ITEM(tuple, i, index);
  }
  return tuple;
}

/** Reads n numbers of a state tuple into indices, each brought into 0 … limit - 1. */
export function readIndices(state: PyObject, indices: usize, n: i64, limit: i64): bool {
  for (let i: i64 = 0; i < n; i++) {
    let index = PyLong_AsSsize_t(PyTuple_GET_ITEM(state, i));
    if (index == -1 && PyErr_Occurred()) return false;
    if (index < 0) index = 0;
    else if (index > limit - 1) index = limit - 1;
    setIndex(indices, i, index);
  }
  return true;
}
