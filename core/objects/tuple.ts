// The immutable sequence: allocation, its freelists, the C API. (CPython: Objects/tupleobject.c)
//
//    -16 │ _gc_next    │
//     -8 │ _gc_prev    │
//      0 ╞═ ob_refcnt ═╡  <- the object's address
//      8 │  ob_type    │
//     16 │  ob_size    │
//     24 │  ob_item[0] │  strong; NULL only while the tuple is being filled. On a freelist: the next free tuple
//     32 │  …          │

import { tracedReuse } from '../memory/hook';
import { giveTuple, PyTuple_MAXSAVESIZE, takeTuple } from '../runtime/freelist';
import { _PyObject_GC_NewVar, _PyObject_GC_Resize } from '../runtime/gc/alloc';
import {
  _PyObject_GC_IS_TRACKED,
  _PyObject_GC_MAY_BE_TRACKED,
  _PyObject_GC_TRACK,
  _PyObject_GC_UNTRACK,
  PyObject_GC_UnTrack,
} from '../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../runtime/gc/trashcan';
import {
  _Py_IMMORTAL_REFCNT,
  _Py_NewReference,
  clearSlot,
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
} from '../runtime/object';
import { _PyRuntime } from '../runtime/runtime';
import { hasSubclassFlag, Py_TPFLAGS_TUPLE_SUBCLASS, PyTypeObject } from '../runtime/type';
import { PyErr_BadInternalCall, PyErr_NoMemory, PyErr_SetString } from './exceptions/errors';
import { PyExc_IndexError } from './exceptions/types';
import { init_tuple_methods } from './tuple/methods';

/** 32 bytes. */
@unmanaged
export class PyTupleObject extends PyVarObject {
  @bytes(8) ob_item: usize; // PyObject *[1] at 24
}

/** 32 bytes. */
@unmanaged
export class _PyTupleIterObject extends PyObject {
  it_index: i64;
  it_seq: PyTupleObject | null; // strong; NULL: exhausted
}

export const PyTuple_Type = staticObject<PyTypeObject>(416);
export const PyTupleIter_Type = staticObject<PyTypeObject>(416);

/** More items than a 32-bit address space can hold. */
const MAX_ITEMS: i64 = 0x1ffffff0;

// immortal
/* @inline */ export function tuple_get_empty(): PyObject {
  return _PyRuntime.tuple_empty;
}

/** An untracked tuple whose items are garbage. size > 0. */
// new
/* @inline */ export function tuple_alloc(size: i64): PyObject | null {
  const op = <u64>(size - 1) < <u64>PyTuple_MAXSAVESIZE ? takeTuple(size) : 0;
  if (!op) return tuple_alloc_slow(size);
  _Py_NewReference(changetype<PyObject>(op)); // ob_size and ob_type are as they were
  tracedReuse(op - 16);
  return changetype<PyObject>(op);
}

function tuple_alloc_slow(size: i64): PyObject | null {
  if (size < 0) {
    PyErr_BadInternalCall();
    return null;
  }
  if (size > MAX_ITEMS) return PyErr_NoMemory();
  return _PyObject_GC_NewVar(PyTuple_Type, size);
}

// new: items are NULL
export function PyTuple_New(size: i64): PyObject | null {
  if (size == 0) return tuple_get_empty();
  const op = tuple_alloc(size);
  if (!op) return null;
  memory.fill(PyTuple_ITEMS(op), 0, (<usize>size) << 3);
  _PyObject_GC_TRACK(op);
  return op;
}

/* @inline */ export function PyTuple_GET_SIZE(op: PyObject): i64 {
  return Py_SIZE(op);
}

// borrowed
/* @inline */ export function PyTuple_GET_ITEM(op: PyObject, i: i64): PyObject {
  return objAt(PyTuple_ITEMS(op), i);
}

// borrowed
export function PyTuple_GetItem(op: PyObject, i: i64): PyObject | null {
  if (!PyTuple_Check(op)) {
    PyErr_BadInternalCall();
    return null;
  }
  if (<u64>i >= <u64>Py_SIZE(op)) return PyErr_SetString(PyExc_IndexError, 'tuple index out of range');
  return PyTuple_GET_ITEM(op, i);
}

// steals item
/* @inline */ export function PyTuple_SET_ITEM(op: PyObject, i: i64, item: PyObject | null): void {
  setPtrAt(PyTuple_ITEMS(op), i, item);
}

/** The address of the items. */
/* @inline */ export function PyTuple_ITEMS(op: PyObject): usize {
  return changetype<usize>(op) + offsetof<PyVarObject>();
}

// new
export function tupleslice(a: PyObject, low: i64, high: i64): PyObject | null {
  if (low < 0) low = 0;
  if (high > Py_SIZE(a)) high = Py_SIZE(a);
  if (high < low) high = low;
  if (low == 0 && high == Py_SIZE(a) && PyTuple_CheckExact(a)) {
    Py_INCREF(a);
    return a;
  }
  return _PyTuple_FromArray(PyTuple_ITEMS(a) + ((<usize>low) << 3), high - low);
}

// new
export function PyTuple_GetSlice(op: PyObject, low: i64, high: i64): PyObject | null {
  if (!PyTuple_Check(op)) {
    PyErr_BadInternalCall();
    return null;
  }
  return tupleslice(op, low, high);
}

/* @inline */ export function PyTuple_Check(op: PyObject): bool {
  return hasSubclassFlag(op, Py_TPFLAGS_TUPLE_SUBCLASS);
}

/* @inline */ export function PyTuple_CheckExact(op: PyObject): bool {
  return op.ob_type == PyTuple_Type;
}

// new
export function _PyTuple_FromArray(src: usize, n: i64): PyObject | null {
  if (n == 0) return tuple_get_empty();
  const op = tuple_alloc(n);
  if (!op) return null;
  const dst = PyTuple_ITEMS(op);
  for (let i: i64 = 0; i < n; i++) {
    const item = objAt(src, i);
    Py_INCREF(item);
    setPtrAt(dst, i, item);
  }
  _PyObject_GC_TRACK(op);
  return op;
}

// new; steals the items, also when it fails
export function _PyTuple_FromArraySteal(src: usize, n: i64): PyObject | null {
  if (n == 0) return tuple_get_empty();
  const op = tuple_alloc(n);
  if (!op) {
    for (let i: i64 = 0; i < n; i++) Py_DECREF(objAt(src, i));
    return null;
  }
  memory.copy(PyTuple_ITEMS(op), src, (<usize>n) << 3);
  _PyObject_GC_TRACK(op);
  return op;
}

// new
export function PyTuple_Pack1(a: PyObject): PyObject | null {
  const op = tuple_alloc(1);
  if (!op) return null;
  const items = PyTuple_ITEMS(op);
  Py_INCREF(a);
  setPtrAt(items, 0, a);
  _PyObject_GC_TRACK(op);
  return op;
}

// new
export function PyTuple_Pack2(a: PyObject, b: PyObject): PyObject | null {
  Py_INCREF(a);
  Py_INCREF(b);
  return tuplePackSteal2(a, b);
}

// new; steals a and b, also when it fails
export function tuplePackSteal2(a: PyObject, b: PyObject): PyObject | null {
  const op = tuple_alloc(2);
  if (!op) {
    Py_DECREF(a);
    Py_DECREF(b);
    return null;
  }
  const items = PyTuple_ITEMS(op);
  setPtrAt(items, 0, a);
  setPtrAt(items, 1, b);
  _PyObject_GC_TRACK(op);
  return op;
}

// new
export function PyTuple_Pack3(a: PyObject, b: PyObject, c: PyObject): PyObject | null {
  const op = tuple_alloc(3);
  if (!op) return null;
  const items = PyTuple_ITEMS(op);
  Py_INCREF(a);
  Py_INCREF(b);
  Py_INCREF(c);
  setPtrAt(items, 0, a);
  setPtrAt(items, 1, b);
  setPtrAt(items, 2, c);
  _PyObject_GC_TRACK(op);
  return op;
}

// new
export function PyTuple_Pack4(a: PyObject, b: PyObject, c: PyObject, d: PyObject): PyObject | null {
  const op = tuple_alloc(4);
  if (!op) return null;
  const items = PyTuple_ITEMS(op);
  Py_INCREF(a);
  Py_INCREF(b);
  Py_INCREF(c);
  Py_INCREF(d);
  setPtrAt(items, 0, a);
  setPtrAt(items, 1, b);
  setPtrAt(items, 2, c);
  setPtrAt(items, 3, d);
  _PyObject_GC_TRACK(op);
  return op;
}

/** Changes the size of the tuple at *slot, which nobody else may hold; on failure *slot is NULL. */
export function _PyTuple_Resize(slot: usize, newsize: i64): i32 {
  const v = ptrAt(slot, 0);
  if (!v || v.ob_type != PyTuple_Type || (Py_SIZE(v) != 0 && v.ob_refcnt != 1)) {
    store<u64>(slot, 0);
    Py_XDECREF(v);
    PyErr_BadInternalCall();
    return -1;
  }
  const oldsize = Py_SIZE(v);
  if (oldsize == newsize) return 0;
  if (newsize == 0) {
    Py_DECREF(v);
    setPtrAt(slot, 0, tuple_get_empty());
    return 0;
  }
  if (oldsize == 0) {
    const fresh = PyTuple_New(newsize);
    setPtrAt(slot, 0, fresh);
    return fresh ? 0 : -1;
  }
  if (_PyObject_GC_IS_TRACKED(v)) _PyObject_GC_UNTRACK(v);
  const items = PyTuple_ITEMS(v);
  for (let i = newsize; i < oldsize; i++) clearSlot(items + ((<usize>i) << 3));
  const sv = newsize > MAX_ITEMS ? PyErr_NoMemory() : _PyObject_GC_Resize(v, newsize);
  if (!sv) {
    store<u64>(slot, 0);
    // NOT CPYTHON: it frees the tuple alone, and the items that are left leak.
    Py_DECREF(v);
    return -1;
  }
  _Py_NewReference(sv);
  if (newsize > oldsize) memory.fill(PyTuple_ITEMS(sv) + ((<usize>oldsize) << 3), 0, (<usize>(newsize - oldsize)) << 3);
  setPtrAt(slot, 0, sv);
  _PyObject_GC_TRACK(sv);
  return 0;
}

/** The collector calls it: a tuple that can be in no cycle needs no visits. */
export function _PyTuple_MaybeUntrack(op: PyObject): void {
  if (op.ob_type != PyTuple_Type || !_PyObject_GC_IS_TRACKED(op)) return;
  const n = Py_SIZE(op);
  const items = PyTuple_ITEMS(op);
  for (let i: i64 = 0; i < n; i++) {
    const item = ptrAt(items, i);
    // An item that is not there yet could turn out to be tracked.
    if (!item || _PyObject_GC_MAY_BE_TRACKED(item)) return;
  }
  _PyObject_GC_UNTRACK(op);
}

/** tp_dealloc of tuples and of structseqs: the small ones are kept. */
export function tupledealloc(op: PyObject): void {
  let i = Py_SIZE(op);
  if (i == 0 && changetype<usize>(op) == changetype<usize>(tuple_get_empty())) {
    op.ob_refcnt = _Py_IMMORTAL_REFCNT;
    return;
  }
  PyObject_GC_UnTrack(op);
  const guarded = op.ob_type.tp_dealloc == tupledealloc.index;
  if (guarded && _PyTrash_begin(op)) return;
  const items = PyTuple_ITEMS(op);
  while (--i >= 0) Py_XDECREF(ptrAt(items, i));
  if (op.ob_type != PyTuple_Type || !giveTuple(changetype<usize>(op), Py_SIZE(op)))
    call_indirect<void>(<u32>op.ob_type.tp_free, changetype<usize>(op));
  if (guarded) _PyTrash_end();
}

/** tp_traverse of tuples and of structseqs. */
export function tupletraverse(op: PyObject, visit: usize, argument: usize): i32 {
  const items = PyTuple_ITEMS(op);
  for (let i = Py_SIZE(op); --i >= 0; ) {
    const r = Py_VISIT(ptrAt(items, i), visit, argument);
    if (r) return r;
  }
  return 0;
}

export function init_tuple_type(): void {
  init_tuple_methods();
}

/** () is one immortal object. Its header of the collector lies in front of it and stays empty. */
export function init_empty_tuple(): void {
  const empty = _PyRuntime.tuple_empty;
  empty.ob_refcnt = _Py_IMMORTAL_REFCNT;
  empty.ob_type = PyTuple_Type;
}
