// Who refers to whom, as the collector sees it. (CPython: Python/gc.c, _PyGC_GetReferrers & co.)

import { PyList_Append, PyList_New } from '../../objects/list';
import { PyTuple_GET_SIZE, PyTuple_ITEMS } from '../../objects/tuple';
import { Py_DECREF } from '../../runtime/cold';
import { gc_list_merge, gc_list_size } from '../../runtime/gc/list';
import {
  _Py_FROM_GC,
  _PyGCHead_NEXT,
  GEN_HEAD,
  GENERATION,
  gcstate,
  NUM_GENERATIONS,
  PyGC_Head,
} from '../../runtime/gc/state';
import { PyObject_IS_GC } from '../../runtime/gc/track';
import { objAt, PyObject } from '../../runtime/object';

function referrersvisit(o: PyObject, objs: usize): i32 {
  const tuple = changetype<PyObject>(objs);
  const items = PyTuple_ITEMS(tuple);
  const n = PyTuple_GET_SIZE(tuple);
  for (let i: i64 = 0; i < n; i++) if (objAt(items, i) == o) return 1;
  return 0;
}

function appendReferrers(result: PyObject, list: PyGC_Head, objs: PyObject): bool {
  for (let gc = _PyGCHead_NEXT(list); gc != list; gc = _PyGCHead_NEXT(gc)) {
    const o = _Py_FROM_GC(gc);
    if (o == objs || o == result) continue;
    if (call_indirect<i32>(<u32>o.ob_type.tp_traverse, o, <usize>referrersvisit.index, changetype<usize>(objs)))
      if (PyList_Append(result, o) < 0) return false;
  }
  return true;
}

// new: the tracked objects that refer to one of the tuple's items
export function _PyGC_GetReferrers(objs: PyObject): PyObject | null {
  const result = PyList_New(0);
  if (!result) return null;
  for (let i = 0; i < NUM_GENERATIONS; i++) {
    if (appendReferrers(result, GEN_HEAD(i), objs)) continue;
    Py_DECREF(result);
    return null;
  }
  return result;
}

function referentsvisit(o: PyObject, list: usize): i32 {
  return PyList_Append(changetype<PyObject>(list), o) < 0 ? 1 : 0;
}

// new: what the tuple's items refer to
export function _PyGC_GetReferents(objs: PyObject): PyObject | null {
  const result = PyList_New(0);
  if (!result) return null;
  const items = PyTuple_ITEMS(objs);
  const n = PyTuple_GET_SIZE(objs);
  for (let i: i64 = 0; i < n; i++) {
    const o = objAt(items, i);
    if (!PyObject_IS_GC(o) || !o.ob_type.tp_traverse) continue;
    if (call_indirect<i32>(<u32>o.ob_type.tp_traverse, o, <usize>referentsvisit.index, changetype<usize>(result))) {
      Py_DECREF(result);
      return null;
    }
  }
  return result;
}

function appendObjects(result: PyObject, list: PyGC_Head): bool {
  for (let gc = _PyGCHead_NEXT(list); gc != list; gc = _PyGCHead_NEXT(gc)) {
    const o = _Py_FROM_GC(gc);
    if (o != result && PyList_Append(result, o) < 0) return false;
  }
  return true;
}

// new: the tracked objects of a generation; -1: of all
export function _PyGC_GetObjects(generation: i64): PyObject | null {
  const result = PyList_New(0);
  if (!result) return null;
  for (let i = 0; i < NUM_GENERATIONS; i++) {
    if ((generation >= 0 && generation != i) || appendObjects(result, GEN_HEAD(i))) continue;
    Py_DECREF(result);
    return null;
  }
  return result;
}

/** gc.freeze: no collection looks at what is tracked now. */
export function _PyGC_Freeze(): void {
  for (let i = 0; i < NUM_GENERATIONS; i++) {
    gc_list_merge(GEN_HEAD(i), gcstate.permanent_generation.head);
    GENERATION(i).count = 0;
  }
}

export function _PyGC_Unfreeze(): void {
  gc_list_merge(gcstate.permanent_generation.head, GEN_HEAD(NUM_GENERATIONS - 1));
}

export function _PyGC_GetFreezeCount(): i64 {
  return gc_list_size(gcstate.permanent_generation.head);
}

/** gc.garbage and gc.callbacks: 0, or -1 with the exception set. */
export function _PyGC_Init(): i32 {
  gcstate.garbage = PyList_New(0);
  gcstate.callbacks = PyList_New(0);
  return gcstate.garbage && gcstate.callbacks ? 0 : -1;
}
