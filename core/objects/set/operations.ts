// Union, intersection, differences, subsets. (CPython: Objects/setobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, Py_DECREF, Py_INCREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { PyIter_Next, PyObject_GetIter } from '../abstract/object';
import { _PyDict_Contains_KnownHash, _PyDict_Next, PyDict_CheckExact } from '../dict/dict';
import { dict_hash } from '../dict/lookup';
import { PyDictObject } from '../dict/struct';
import { Py_None, Py_NotImplemented } from '../none';
import { boolObject } from '../richcompare';
import { PyAnySet_Check, PyAnySet_CheckExact, PyFrozenSet_Type, PySet_GET_SIZE, PySet_Type, PySetObject } from '../set';
import { PyType_IsSubtype } from '../type/state';
import { make_new_set } from './methods';
import {
  DISCARD_NOTFOUND,
  set_add_entry,
  set_clear_internal,
  set_contains_entry,
  set_contains_key,
  set_discard_entry,
  set_discard_key,
  set_next,
  set_table_resize,
  set_update_internal,
} from './table';

/* @inline */ function asSet(o: PyObject): PySetObject {
  return changetype<PySetObject>(o);
}

/** A set or frozenset, never a subclass: what operations on subclasses give. */
// new
export function make_new_set_basetype(type: PyTypeObject, iterable: PyObject | null): PyObject | null {
  if (type != PySet_Type && type != PyFrozenSet_Type) {
    type = PyType_IsSubtype(type, PySet_Type) ? PySet_Type : PyFrozenSet_Type;
  }
  return make_new_set(type, iterable);
}

// new
function set_copy(so: PyObject): PyObject | null {
  return make_new_set_basetype(so.ob_type, so);
}

/** result when r is 0; else lets go of it. */
/* @inline */ function finish(result: PyObject, r: i32): PyObject | null {
  if (r == 0) return result;
  Py_DECREF(result);
  return null;
}

export function set_union(so: PyObject, args: usize, nargs: i64): PyObject | null {
  const result = set_copy(so);
  if (!result) return null;
  for (let i: i64 = 0; i < nargs; i++) {
    const other = objAt(args, i);
    if (so != other && set_update_internal(asSet(result), other) < 0) {
      Py_DECREF(result);
      return null;
    }
  }
  return result;
}

export function set_update(so: PyObject, args: usize, nargs: i64): PyObject | null {
  for (let i: i64 = 0; i < nargs; i++) if (set_update_internal(asSet(so), objAt(args, i)) < 0) return null;
  return Py_None;
}

export function set_or(so: PyObject, other: PyObject): PyObject | null {
  if (!PyAnySet_Check(so) || !PyAnySet_Check(other)) return Py_NotImplemented;
  const result = set_copy(so);
  if (!result || so == other) return result;
  return finish(result, set_update_internal(asSet(result), other));
}

export function set_ior(so: PyObject, other: PyObject): PyObject | null {
  if (!PyAnySet_Check(other)) return Py_NotImplemented;
  if (set_update_internal(asSet(so), other) < 0) return null;
  Py_INCREF(so);
  return so;
}

// new
function set_intersection(so: PyObject, other: PyObject): PyObject | null {
  if (so == other) return set_copy(so);
  const result = make_new_set_basetype(so.ob_type, null);
  if (!result) return null;
  if (!PyAnySet_Check(other)) return finish(result, intersectIterable(asSet(result), asSet(so), other));
  // The smaller set is iterated.
  let big = so;
  let small = other;
  if (PySet_GET_SIZE(small) > PySet_GET_SIZE(big)) {
    big = other;
    small = so;
  }
  const pos = stackAlloc(1);
  store<i64>(pos, 0);
  let r: i32 = 0;
  while (r == 0) {
    const entry = set_next(asSet(small), pos);
    if (!entry) break;
    const key = objAt(entry, 0);
    const hash = load<i64>(entry, 8);
    Py_INCREF(key);
    r = set_contains_entry(asSet(big), key, hash);
    if (r > 0) r = set_add_entry(asSet(result), key, hash);
    Py_DECREF(key);
  }
  stackFree(pos);
  return finish(result, r);
}

function intersectIterable(result: PySetObject, so: PySetObject, other: PyObject): i32 {
  const it = PyObject_GetIter(other);
  if (!it) return -1;
  let r: i32 = 0;
  let all = false;
  while (r >= 0 && !all) {
    const key = PyIter_Next(it);
    if (!key) break;
    const hash = dict_hash(key);
    r = hash == -1 ? -1 : set_contains_entry(so, key, hash);
    if (r > 0) {
      r = set_add_entry(result, key, hash);
      // Nothing more can come.
      if (r == 0) all = result.used >= so.used;
    }
    Py_DECREF(key);
  }
  Py_DECREF(it);
  return r < 0 || PyErr_Occurred() ? -1 : 0;
}

export function set_intersection_multi(so: PyObject, args: usize, nargs: i64): PyObject | null {
  if (nargs == 0) return set_copy(so);
  let result = so;
  Py_INCREF(so);
  for (let i: i64 = 0; i < nargs; i++) {
    const next = set_intersection(result, objAt(args, i));
    Py_DECREF(result);
    if (!next) return null;
    result = next;
  }
  return result;
}

/** Exchanges the contents of two sets. */
function set_swap_bodies(a: PySetObject, b: PySetObject): void {
  const aSmall = a.table == a.smalltable;
  const bSmall = b.table == b.smalltable;
  const table = a.table;
  const size = offsetof<PySetObject>('hash') - offsetof<PySetObject>('fill');
  const scratch = stackAlloc(16);
  swapBytes(
    changetype<usize>(a) + offsetof<PySetObject>('fill'),
    changetype<usize>(b) + offsetof<PySetObject>('fill'),
    size,
    scratch,
  );
  if (bSmall) a.table = a.smalltable;
  if (aSmall) b.table = b.smalltable;
  else b.table = table;
  if (aSmall || bSmall) swapBytes(a.smalltable, b.smalltable, 128, scratch);
  if (PyType_IsSubtype(a.ob_type, PyFrozenSet_Type) && PyType_IsSubtype(b.ob_type, PyFrozenSet_Type)) {
    const hash = a.hash;
    a.hash = b.hash;
    b.hash = hash;
  } else {
    a.hash = -1;
    b.hash = -1;
  }
  stackFree(scratch);
}

function swapBytes(a: usize, b: usize, n: usize, scratch: usize): void {
  memory.copy(scratch, a, n);
  memory.copy(a, b, n);
  memory.copy(b, scratch, n);
}

/** so takes tmp's contents; steals tmp. */
function replaceWith(so: PyObject, tmp: PyObject | null): i32 {
  if (!tmp) return -1;
  set_swap_bodies(asSet(so), asSet(tmp));
  Py_DECREF(tmp);
  return 0;
}

export function set_intersection_update_multi(so: PyObject, args: usize, nargs: i64): PyObject | null {
  return replaceWith(so, set_intersection_multi(so, args, nargs)) < 0 ? null : Py_None;
}

export function set_and(so: PyObject, other: PyObject): PyObject | null {
  if (!PyAnySet_Check(so) || !PyAnySet_Check(other)) return Py_NotImplemented;
  return set_intersection(so, other);
}

export function set_iand(so: PyObject, other: PyObject): PyObject | null {
  if (!PyAnySet_Check(other)) return Py_NotImplemented;
  if (replaceWith(so, set_intersection(so, other)) < 0) return null;
  Py_INCREF(so);
  return so;
}

export function set_isdisjoint(so: PyObject, other: PyObject): PyObject | null {
  if (so == other) return boolObject(asSet(so).used == 0);
  if (!PyAnySet_CheckExact(other)) return disjointIterable(asSet(so), other);
  let big = so;
  let small = other;
  if (PySet_GET_SIZE(small) > PySet_GET_SIZE(big)) {
    big = other;
    small = so;
  }
  const r = anyIn(asSet(small), asSet(big), 1);
  return r < 0 ? null : boolObject(r == 0);
}

function disjointIterable(so: PySetObject, other: PyObject): PyObject | null {
  const it = PyObject_GetIter(other);
  if (!it) return null;
  while (true) {
    const key = PyIter_Next(it);
    if (!key) break;
    const r = set_contains_key(so, key);
    Py_DECREF(key);
    if (r != 0) {
      Py_DECREF(it);
      return r < 0 ? null : boolObject(false);
    }
  }
  Py_DECREF(it);
  return PyErr_Occurred() ? null : boolObject(true);
}

/** 1: some key of a is (wanted 1) or is not (wanted 0) in b; 0: none; -1: an exception. */
function anyIn(a: PySetObject, b: PySetObject, wanted: i32): i32 {
  const pos = stackAlloc(1);
  store<i64>(pos, 0);
  let r: i32 = 0;
  while (r == 0) {
    const entry = set_next(a, pos);
    if (!entry) break;
    const key = objAt(entry, 0);
    Py_INCREF(key);
    const found = set_contains_entry(b, key, load<i64>(entry, 8));
    Py_DECREF(key);
    if (found < 0) r = -1;
    else if (found == wanted) r = 1;
  }
  stackFree(pos);
  return r;
}

function set_difference_update_internal(so: PySetObject, other: PyObject): i32 {
  if (changetype<usize>(so) == changetype<usize>(other)) return set_clear_internal(so);
  const r = PyAnySet_Check(other) ? discardSet(so, other) : discardIterable(so, other);
  if (r < 0) return -1;
  // More than a quarter dummies: rebuild.
  if (<u64>(so.fill - so.used) <= <u64>so.mask / 4) return 0;
  return set_table_resize(so, so.used > 50000 ? so.used * 2 : so.used * 4);
}

function discardSet(so: PySetObject, other: PyObject): i32 {
  // Of a much larger set only what both have matters.
  if (PySet_GET_SIZE(other) >> 3 > so.used) {
    const both = set_intersection(so, other);
    if (!both) return -1;
    other = both;
  } else Py_INCREF(other);
  const pos = stackAlloc(1);
  store<i64>(pos, 0);
  let r: i32 = 0;
  while (r >= 0) {
    const entry = set_next(asSet(other), pos);
    if (!entry) break;
    const key = objAt(entry, 0);
    Py_INCREF(key);
    r = set_discard_entry(so, key, load<i64>(entry, 8));
    Py_DECREF(key);
  }
  stackFree(pos);
  Py_DECREF(other);
  return r < 0 ? -1 : 0;
}

function discardIterable(so: PySetObject, other: PyObject): i32 {
  const it = PyObject_GetIter(other);
  if (!it) return -1;
  let r: i32 = 0;
  while (r >= 0) {
    const key = PyIter_Next(it);
    if (!key) break;
    r = set_discard_key(so, key);
    Py_DECREF(key);
  }
  Py_DECREF(it);
  return r < 0 || PyErr_Occurred() ? -1 : 0;
}

export function set_difference_update(so: PyObject, args: usize, nargs: i64): PyObject | null {
  for (let i: i64 = 0; i < nargs; i++) {
    if (set_difference_update_internal(asSet(so), objAt(args, i)) < 0) return null;
  }
  return Py_None;
}

function set_copy_and_difference(so: PyObject, other: PyObject): PyObject | null {
  const result = set_copy(so);
  return result ? finish(result, set_difference_update_internal(asSet(result), other)) : null;
}

// new
function set_difference(so: PyObject, other: PyObject): PyObject | null {
  const isDict = PyDict_CheckExact(other);
  if (!isDict && !PyAnySet_Check(other)) return set_copy_and_difference(so, other);
  const m = isDict ? changetype<PyDictObject>(other).ma_used : PySet_GET_SIZE(other);
  // Little to remove from much: copy and discard.
  if (PySet_GET_SIZE(so) >> 2 > m) return set_copy_and_difference(so, other);
  const result = make_new_set_basetype(so.ob_type, null);
  if (!result) return null;
  const pos = stackAlloc(1);
  store<i64>(pos, 0);
  let r: i32 = 0;
  while (r >= 0) {
    const entry = set_next(asSet(so), pos);
    if (!entry) break;
    const key = objAt(entry, 0);
    const hash = load<i64>(entry, 8);
    Py_INCREF(key);
    r = isDict ? _PyDict_Contains_KnownHash(other, key, hash) : set_contains_entry(asSet(other), key, hash);
    if (r == 0) r = set_add_entry(asSet(result), key, hash);
    Py_DECREF(key);
  }
  stackFree(pos);
  return finish(result, r < 0 ? -1 : 0);
}

export function set_difference_multi(so: PyObject, args: usize, nargs: i64): PyObject | null {
  if (nargs == 0) return set_copy(so);
  const result = set_difference(so, objAt(args, 0));
  if (!result) return null;
  for (let i: i64 = 1; i < nargs; i++) {
    if (set_difference_update_internal(asSet(result), objAt(args, i)) < 0) {
      Py_DECREF(result);
      return null;
    }
  }
  return result;
}

export function set_sub(so: PyObject, other: PyObject): PyObject | null {
  if (!PyAnySet_Check(so) || !PyAnySet_Check(other)) return Py_NotImplemented;
  return set_difference(so, other);
}

export function set_isub(so: PyObject, other: PyObject): PyObject | null {
  if (!PyAnySet_Check(other)) return Py_NotImplemented;
  if (set_difference_update_internal(asSet(so), other) < 0) return null;
  Py_INCREF(so);
  return so;
}

/** Removes key, or adds it. */
function toggle(so: PySetObject, key: PyObject, hash: i64): i32 {
  Py_INCREF(key);
  let r = set_discard_entry(so, key, hash);
  if (r == DISCARD_NOTFOUND) r = set_add_entry(so, key, hash);
  Py_DECREF(key);
  return r < 0 ? -1 : 0;
}

function toggleSet(so: PySetObject, other: PySetObject): i32 {
  const pos = stackAlloc(1);
  store<i64>(pos, 0);
  let r: i32 = 0;
  while (r == 0) {
    const entry = set_next(other, pos);
    if (!entry) break;
    r = toggle(so, objAt(entry, 0), load<i64>(entry, 8));
  }
  stackFree(pos);
  return r;
}

function toggleDict(so: PySetObject, other: PyObject): i32 {
  const out = stackAlloc(3);
  store<i64>(out, 0);
  let r: i32 = 0;
  while (r == 0 && _PyDict_Next(other, out, out + 8, 0, out + 16)) r = toggle(so, objAt(out, 1), load<i64>(out, 16));
  stackFree(out);
  return r;
}

function symmetricUpdate(so: PyObject, other: PyObject): i32 {
  if (so == other) return set_clear_internal(asSet(so));
  if (PyDict_CheckExact(other)) return toggleDict(asSet(so), other);
  if (PyAnySet_Check(other)) return toggleSet(asSet(so), asSet(other));
  // Each item of an iterable counts once.
  const otherset = make_new_set_basetype(so.ob_type, other);
  if (!otherset) return -1;
  const r = toggleSet(asSet(so), asSet(otherset));
  Py_DECREF(otherset);
  return r;
}

export function set_symmetric_difference_update(so: PyObject, other: PyObject): PyObject | null {
  return symmetricUpdate(so, other) < 0 ? null : Py_None;
}

export function set_symmetric_difference(so: PyObject, other: PyObject): PyObject | null {
  const result = make_new_set_basetype(so.ob_type, null);
  if (!result) return null;
  let r = set_update_internal(asSet(result), other);
  if (r == 0) r = toggleSet(asSet(result), asSet(so));
  return finish(result, r);
}

export function set_xor(so: PyObject, other: PyObject): PyObject | null {
  if (!PyAnySet_Check(so) || !PyAnySet_Check(other)) return Py_NotImplemented;
  return set_symmetric_difference(so, other);
}

export function set_ixor(so: PyObject, other: PyObject): PyObject | null {
  if (!PyAnySet_Check(other)) return Py_NotImplemented;
  if (symmetricUpdate(so, other) < 0) return null;
  Py_INCREF(so);
  return so;
}

export function set_issubset(so: PyObject, other: PyObject): PyObject | null {
  if (!PyAnySet_Check(other)) {
    const both = set_intersection(so, other);
    if (!both) return null;
    const all = PySet_GET_SIZE(both) == PySet_GET_SIZE(so);
    Py_DECREF(both);
    return boolObject(all);
  }
  if (PySet_GET_SIZE(so) > PySet_GET_SIZE(other)) return boolObject(false);
  const r = anyIn(asSet(so), asSet(other), 0);
  return r < 0 ? null : boolObject(r == 0);
}

export function set_issuperset(so: PyObject, other: PyObject): PyObject | null {
  if (PyAnySet_Check(other)) return set_issubset(other, so);
  const it = PyObject_GetIter(other);
  if (!it) return null;
  while (true) {
    const key = PyIter_Next(it);
    if (!key) break;
    const r = set_contains_key(asSet(so), key);
    Py_DECREF(key);
    if (r <= 0) {
      Py_DECREF(it);
      return r < 0 ? null : boolObject(false);
    }
  }
  Py_DECREF(it);
  return PyErr_Occurred() ? null : boolObject(true);
}
