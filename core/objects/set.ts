// The set and its C API. (CPython: Objects/setobject.c)
//
//    -16 │ collector's header            │
//      0 ╞═ ob_refcnt, ob_type           ╡
//     16 │ fill: entries used, with the  │
//        │       dummies of removed keys │
//     24 │ used: keys                    │
//     32 │ mask: size of the table - 1   │
//     40 │ table ──────────────┐         │  to smalltable, or a block of its own
//     48 │ hash (frozenset)    │         │  -1: not computed yet
//     56 │ finger: where pop() │searches │
//     64 │ smalltable[8] <─────┘         │  each (key, hash); empty: (NULL, 0); removed: (dummy, -1)
//    192 │ weakreflist                   │

import { PyObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';
import { PyErr_BadInternalCall } from './exceptions/errors';
import { init_set_iter } from './set/iter';
import { init_set_methods, make_new_set } from './set/methods';
import {
  set_add_key,
  set_clear_internal,
  set_contains_key,
  set_discard_key,
  set_next,
  set_update_internal,
} from './set/table';
import { PyType_IsSubtype } from './type/state';

/** 200 bytes. */
@unmanaged
export class PySetObject extends PyObject {
  fill: i64;
  used: i64;
  mask: i64;
  table: usize; // setentry *
  hash: i64;
  finger: i64;
  @bytes(128) smalltable: usize; // setentry [8] at 64
  weakreflist: PyObject | null;
}

/** 16 bytes. */
@unmanaged
export class setentry {
  key: PyObject | null; // strong
  hash: i64;
}

/** 48 bytes. */
@unmanaged
export class setiterobject extends PyObject {
  si_set: PySetObject | null; // strong; NULL: exhausted
  si_used: i64;
  si_pos: i64;
  len: i64;
}

export const PySet_Type = staticObject<PyTypeObject>(416);
export const PyFrozenSet_Type = staticObject<PyTypeObject>(416);
export const PySetIter_Type = staticObject<PyTypeObject>(416);

/* @inline */ function asSet(o: PyObject): PySetObject {
  return changetype<PySetObject>(o);
}

// new
export function PySet_New(iterable: PyObject | null): PyObject | null {
  return make_new_set(PySet_Type, iterable);
}

// new
export function PyFrozenSet_New(iterable: PyObject | null): PyObject | null {
  return make_new_set(PyFrozenSet_Type, iterable);
}

/** Also into a frozenset that nobody else has seen. */
export function PySet_Add(anyset: PyObject, key: PyObject): i32 {
  if (!PySet_Check(anyset) && (!PyFrozenSet_Check(anyset) || anyset.ob_refcnt != 1)) {
    PyErr_BadInternalCall();
    return -1;
  }
  return set_add_key(asSet(anyset), key);
}

export function PySet_Contains(anyset: PyObject, key: PyObject): i32 {
  if (!PyAnySet_Check(anyset)) {
    PyErr_BadInternalCall();
    return -1;
  }
  return set_contains_key(asSet(anyset), key);
}

/** 1: removed; 0: was not there. */
export function PySet_Discard(set: PyObject, key: PyObject): i32 {
  if (!PySet_Check(set)) {
    PyErr_BadInternalCall();
    return -1;
  }
  return set_discard_key(asSet(set), key);
}

/* @inline */ export function PySet_GET_SIZE(anyset: PyObject): i64 {
  return changetype<PySetObject>(anyset).used;
}

export function PySet_Clear(set: PyObject): i32 {
  if (!PySet_Check(set)) {
    PyErr_BadInternalCall();
    return -1;
  }
  set_clear_internal(asSet(set));
  return 0;
}

export function _PySet_Update(set: PyObject, iterable: PyObject): i32 {
  if (!PySet_Check(set)) {
    PyErr_BadInternalCall();
    return -1;
  }
  return set_update_internal(asSet(set), iterable);
}

/** Goes on with the iteration at *pos: 1, a borrowed key and its hash; 0: that was all. */
export function _PySet_NextEntry(set: PyObject, pos: usize, key: usize, hash: usize): i32 {
  if (!PyAnySet_Check(set)) {
    PyErr_BadInternalCall();
    return -1;
  }
  const entry = set_next(asSet(set), pos);
  if (!entry) return 0;
  store<u64>(key, load<u64>(entry));
  store<i64>(hash, load<i64>(entry, 8));
  return 1;
}

export function PySet_Check(o: PyObject): bool {
  return o.ob_type == PySet_Type || PyType_IsSubtype(o.ob_type, PySet_Type) != 0;
}

/* @inline */ export function PySet_CheckExact(o: PyObject): bool {
  return o.ob_type == PySet_Type;
}

export function PyFrozenSet_Check(o: PyObject): bool {
  return o.ob_type == PyFrozenSet_Type || PyType_IsSubtype(o.ob_type, PyFrozenSet_Type) != 0;
}

/* @inline */ export function PyFrozenSet_CheckExact(o: PyObject): bool {
  return o.ob_type == PyFrozenSet_Type;
}

export function PyAnySet_Check(o: PyObject): bool {
  if (PyAnySet_CheckExact(o)) return true;
  return PyType_IsSubtype(o.ob_type, PySet_Type) != 0 || PyType_IsSubtype(o.ob_type, PyFrozenSet_Type) != 0;
}

/* @inline */ export function PyAnySet_CheckExact(o: PyObject): bool {
  return o.ob_type == PySet_Type || o.ob_type == PyFrozenSet_Type;
}

export function init_set_types(): void {
  init_set_methods();
  init_set_iter();
}
