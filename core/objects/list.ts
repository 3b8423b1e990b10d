// The mutable sequence: allocation, growth, the C API. (CPython: Objects/listobject.c)
//
//    -16 │ _gc_next   │
//     -8 │ _gc_prev   │
//      0 ╞═ ob_refcnt ╡  <- the object's address
//      8 │ ob_type    │
//     16 │ ob_size    │      ┌─────┬─────┬─ ─┬─────┬ ─ ─ ┐
//     24 │ ob_item ───┼────> │  0  │  1  │   │size-1│     │  strong; what lies behind ob_size is garbage
//     32 │ allocated  │      └─────┴─────┴─ ─┴─────┴ ─ ─ ┘
// ob_item is NULL until the first item; 0 <= ob_size <= allocated. list.sort() sets allocated to -1 meanwhile.

import { tracedReuse } from '../memory/hook';
import { PyMem_Calloc, PyMem_Free, PyMem_Malloc, PyMem_Realloc } from '../memory/obmalloc/malloc';
import { giveToFreelist, LIST_FREELIST, takeFromFreelist } from '../runtime/freelist';
import { _PyObject_GC_New } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK, PyObject_GC_UnTrack } from '../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../runtime/gc/trashcan';
import { _Py_STR } from '../runtime/identifiers';
import {
  _Py_NewReference,
  objAt,
  Py_DECREF,
  Py_INCREF,
  Py_SIZE,
  Py_VISIT,
  Py_XDECREF,
  PyObject,
  PyVarObject,
  ptrAt,
  setPtrAt,
  setSlot,
} from '../runtime/object';
import { hasSubclassFlag, Py_TPFLAGS_LIST_SUBCLASS, PyTypeObject } from '../runtime/type';
import { PyErr_BadInternalCall, PyErr_NoMemory, PyErr_SetObject, PyErr_SetString } from './exceptions/errors';
import { PyExc_IndexError } from './exceptions/types';
import { list_extend } from './list/extend';
import { init_list_methods } from './list/methods';
import { list_ass_slice } from './list/slice';
import { list_sort_impl } from './list/sort';
import { Py_None } from './none';
import { _PyTuple_FromArray } from './tuple';

/** 40 bytes. */
@unmanaged
export class PyListObject extends PyVarObject {
  ob_item: usize; // PyObject **
  allocated: i64;
}

/** 32 bytes. */
@unmanaged
export class _PyListIterObject extends PyObject {
  it_index: i64;
  it_seq: PyListObject | null; // strong; NULL: exhausted
}

export const PyList_Type = staticObject<PyTypeObject>(416);
export const PyListIter_Type = staticObject<PyTypeObject>(416);
export const PyListRevIter_Type = staticObject<PyTypeObject>(416);

/** More items than a 32-bit address space can hold. */
export const LIST_MAX_ITEMS: i64 = 0x1ffffff0;

/**
 * Sets ob_size, with room for that many items; new ones are garbage. Grows by an eighth and a bit, to a multiple of 4:
 * 0, 4, 8, 16, 24, 32, 40, 52, 64, 76, … Gives memory back below half of what is allocated.
 */
export function list_resize(self: PyListObject, newsize: i64): i32 {
  const allocated = self.allocated;
  if (allocated >= newsize && newsize >= allocated >> 1) {
    self.ob_size = newsize;
    return 0;
  }
  let room = (newsize + (newsize >> 3) + 6) & ~3;
  // A large step (extend) gets no more than it asks for.
  if (newsize - self.ob_size > room - newsize) room = (newsize + 3) & ~3;
  if (newsize == 0) room = 0;
  const items: usize = <u64>room > <u64>LIST_MAX_ITEMS ? <usize>0 : PyMem_Realloc(self.ob_item, (<usize>room) << 3);
  if (!items) {
    PyErr_NoMemory();
    return -1;
  }
  self.ob_item = items;
  self.ob_size = newsize;
  self.allocated = room;
  return 0;
}

/** Room for size > 0 items in a list that has no array yet: an even number, as blocks come in 16 bytes. */
export function list_preallocate_exact(self: PyListObject, size: i64): i32 {
  size = (size + 1) & ~1;
  const items: usize = size > LIST_MAX_ITEMS ? <usize>0 : PyMem_Malloc((<usize>size) << 3);
  if (!items) {
    PyErr_NoMemory();
    return -1;
  }
  self.ob_item = items;
  self.allocated = size;
  return 0;
}

/** A list object with stale fields, untracked. */
/* @inline */ function allocHeader(): PyListObject | null {
  const op = takeFromFreelist(LIST_FREELIST);
  if (!op) return changetype<PyListObject | null>(_PyObject_GC_New(PyList_Type));
  _Py_NewReference(changetype<PyObject>(op));
  tracedReuse(op - 16);
  return changetype<PyListObject>(op);
}

// new: items are NULL
export function PyList_New(size: i64): PyObject | null {
  if (size < 0) {
    PyErr_BadInternalCall();
    return null;
  }
  const op = allocHeader();
  if (!op) return null;
  op.ob_item = 0;
  op.ob_size = 0;
  op.allocated = 0;
  if (size > 0) {
    const items: usize = size > LIST_MAX_ITEMS ? <usize>0 : PyMem_Calloc(<usize>size, 8);
    if (!items) {
      Py_DECREF(op);
      return PyErr_NoMemory();
    }
    op.ob_item = items;
    op.ob_size = size;
    op.allocated = size;
  }
  _PyObject_GC_TRACK(op);
  return op;
}

/** An empty list with room for size > 0 items. */
// new
export function list_new_prealloc(size: i64): PyListObject | null {
  const op = changetype<PyListObject | null>(PyList_New(0));
  if (!op) return null;
  const items: usize = size > LIST_MAX_ITEMS ? <usize>0 : PyMem_Malloc((<usize>size) << 3);
  if (!items) {
    Py_DECREF(op);
    PyErr_NoMemory();
    return null;
  }
  op.ob_item = items;
  op.allocated = size;
  return op;
}

/* @inline */ export function PyList_GET_SIZE(op: PyObject): i64 {
  return Py_SIZE(op);
}

// borrowed
/* @inline */ export function PyList_GET_ITEM(op: PyObject, i: i64): PyObject {
  return objAt(changetype<PyListObject>(op).ob_item, i);
}

export function list_index_error(): PyObject | null {
  PyErr_SetObject(PyExc_IndexError, _Py_STR('list_err'));
  return null;
}

// borrowed
export function PyList_GetItem(op: PyObject, i: i64): PyObject | null {
  if (!PyList_Check(op)) {
    PyErr_BadInternalCall();
    return null;
  }
  return <u64>i < <u64>Py_SIZE(op) ? PyList_GET_ITEM(op, i) : list_index_error();
}

// steals item, also when it fails
export function PyList_SetItem(op: PyObject, i: i64, item: PyObject | null): i32 {
  if (!PyList_Check(op)) {
    Py_XDECREF(item);
    PyErr_BadInternalCall();
    return -1;
  }
  if (<u64>i >= <u64>Py_SIZE(op)) {
    Py_XDECREF(item);
    PyErr_SetString(PyExc_IndexError, 'list assignment index out of range');
    return -1;
  }
  setSlot(changetype<PyListObject>(op).ob_item + ((<usize>i) << 3), item);
  return 0;
}

// steals item
/* @inline */ export function PyList_SET_ITEM(op: PyObject, i: i64, item: PyObject | null): void {
  setPtrAt(changetype<PyListObject>(op).ob_item, i, item);
}

/** The address of the items. */
/* @inline */ export function PyList_ITEMS(op: PyObject): usize {
  return changetype<PyListObject>(op).ob_item;
}

/** insert(where, v), v borrowed; -1: no memory. */
export function ins1(self: PyListObject, where: i64, v: PyObject): i32 {
  const n = self.ob_size;
  if (list_resize(self, n + 1) < 0) return -1;
  if (where < 0) {
    where += n;
    if (where < 0) where = 0;
  }
  if (where > n) where = n;
  const at = self.ob_item + ((<usize>where) << 3);
  memory.copy(at + 8, at, (<usize>(n - where)) << 3);
  Py_INCREF(v);
  setPtrAt(at, 0, v);
  return 0;
}

export function PyList_Insert(op: PyObject, where: i64, item: PyObject): i32 {
  if (!PyList_Check(op)) {
    PyErr_BadInternalCall();
    return -1;
  }
  return ins1(changetype<PyListObject>(op), where, item);
}

// steals item, also when it fails
/** An empty list with room for the parts that a split will make: up to 12. */
// new
export function newSplitList(maxsplit: i64): PyObject | null {
  const list = PyList_New(maxsplit >= 0 && maxsplit < 12 ? maxsplit + 1 : 12);
  if (list) changetype<PyListObject>(list).ob_size = 0;
  return list;
}

// steals item
/* @inline */ export function _PyList_AppendTakeRef(op: PyObject, item: PyObject): i32 {
  const self = changetype<PyListObject>(op);
  const n = self.ob_size;
  if (n < self.allocated) {
    setPtrAt(self.ob_item, n, item);
    self.ob_size = n + 1;
    return 0;
  }
  return _PyList_AppendTakeRefListResize(self, item);
}

function _PyList_AppendTakeRefListResize(self: PyListObject, item: PyObject): i32 {
  const n = self.ob_size;
  if (list_resize(self, n + 1) < 0) {
    Py_DECREF(item);
    return -1;
  }
  setPtrAt(self.ob_item, n, item);
  return 0;
}

export function PyList_Append(op: PyObject, item: PyObject): i32 {
  if (PyList_Check(op)) {
    Py_INCREF(item);
    return _PyList_AppendTakeRef(op, item);
  }
  PyErr_BadInternalCall();
  return -1;
}

// new
export function list_slice(a: PyObject, low: i64, high: i64): PyObject | null {
  const n = high - low;
  if (n <= 0) return PyList_New(0);
  const np = list_new_prealloc(n);
  if (!np) return null;
  copyItemRefs(PyList_ITEMS(a) + ((<usize>low) << 3), np.ob_item, n);
  np.ob_size = n;
  return np;
}

/** n items of src to dst, with a new reference each. */
export function copyItemRefs(src: usize, dst: usize, n: i64): void {
  for (let i: i64 = 0; i < n; i++) {
    const item = objAt(src, i);
    Py_INCREF(item);
    setPtrAt(dst, i, item);
  }
}

// new
export function PyList_GetSlice(a: PyObject, low: i64, high: i64): PyObject | null {
  if (!PyList_Check(a)) {
    PyErr_BadInternalCall();
    return null;
  }
  const n = Py_SIZE(a);
  if (low < 0) low = 0;
  else if (low > n) low = n;
  if (high < low) high = low;
  else if (high > n) high = n;
  return list_slice(a, low, high);
}

export function PyList_SetSlice(a: PyObject, low: i64, high: i64, v: PyObject | null): i32 {
  if (!PyList_Check(a)) {
    PyErr_BadInternalCall();
    return -1;
  }
  return list_ass_slice(changetype<PyListObject>(a), low, high, v);
}

export function PyList_Sort(v: PyObject): i32 {
  if (!PyList_Check(v)) {
    PyErr_BadInternalCall();
    return -1;
  }
  return list_sort_impl(changetype<PyListObject>(v), null, false) ? 0 : -1;
}

export function PyList_Reverse(v: PyObject): i32 {
  if (!PyList_Check(v)) {
    PyErr_BadInternalCall();
    return -1;
  }
  if (Py_SIZE(v) > 1) reverse_slice(PyList_ITEMS(v), PyList_ITEMS(v) + ((<usize>Py_SIZE(v)) << 3));
  return 0;
}

/** Reverses the pointers of [lo, hi). */
export function reverse_slice(lo: usize, hi: usize): void {
  hi -= 8;
  while (lo < hi) {
    const t = load<u64>(lo);
    store<u64>(lo, load<u64>(hi));
    store<u64>(hi, t);
    lo += 8;
    hi -= 8;
  }
}

// new
export function PyList_AsTuple(v: PyObject): PyObject | null {
  if (!PyList_Check(v)) {
    PyErr_BadInternalCall();
    return null;
  }
  return _PyTuple_FromArray(PyList_ITEMS(v), Py_SIZE(v));
}

/** None, or NULL. */
export function _PyList_Extend(self: PyObject, iterable: PyObject): PyObject | null {
  return list_extend(changetype<PyListObject>(self), iterable) < 0 ? null : Py_None;
}

/** Drops the array and then the items, the last first: what their destructors run sees an empty list. */
export function list_clear(a: PyListObject): void {
  const items = a.ob_item;
  if (!items) return;
  let i = a.ob_size;
  a.ob_size = 0;
  a.ob_item = 0;
  a.allocated = 0;
  while (--i >= 0) Py_XDECREF(ptrAt(items, i));
  PyMem_Free(items);
}

/* @inline */ export function PyList_Check(op: PyObject): bool {
  return hasSubclassFlag(op, Py_TPFLAGS_LIST_SUBCLASS);
}

/* @inline */ export function PyList_CheckExact(op: PyObject): bool {
  return op.ob_type == PyList_Type;
}

// new; steals the items, also when it fails
export function _PyList_FromArraySteal(src: usize, n: i64): PyObject | null {
  if (n == 0) return PyList_New(0);
  const list = PyList_New(n);
  if (!list) {
    for (let i: i64 = 0; i < n; i++) Py_DECREF(objAt(src, i));
    return null;
  }
  memory.copy(PyList_ITEMS(list), src, (<usize>n) << 3);
  return list;
}

export function list_dealloc(o: PyObject): void {
  const op = changetype<PyListObject>(o);
  PyObject_GC_UnTrack(op);
  const guarded = op.ob_type.tp_dealloc == list_dealloc.index;
  if (guarded && _PyTrash_begin(op)) return;
  const items = op.ob_item;
  if (items) {
    let i = op.ob_size;
    while (--i >= 0) Py_XDECREF(ptrAt(items, i));
    PyMem_Free(items);
  }
  if (op.ob_type != PyList_Type || !giveToFreelist(LIST_FREELIST, changetype<usize>(op)))
    call_indirect<void>(<u32>op.ob_type.tp_free, changetype<usize>(op));
  if (guarded) _PyTrash_end();
}

export function list_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  for (let i = Py_SIZE(o); --i >= 0; ) {
    const r = Py_VISIT(ptrAt(PyList_ITEMS(o), i), visit, argument);
    if (r) return r;
  }
  return 0;
}

export function list_clear_slot(self: PyObject): i32 {
  list_clear(changetype<PyListObject>(self));
  return 0;
}

export function init_list_type(): void {
  init_list_methods();
}
