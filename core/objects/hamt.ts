// HAMT: an immutable mapping, a tree of small arrays that copies share. What contexts keep their variables in.
// (CPython: Python/hamt.c)
//
// Five bits of a key's 32-bit hash select the place in each level:
//
//   bitmap node     │ bitmap │ key, value │ NULL, node │ …  one pair a set bit, up to 16 pairs
//   array node      │ 32 nodes or NULL │ count              from 17 pairs on
//   collision node  │ hash │ key, value │ …                keys whose hashes are all the same

import { Py_DECREF, Py_NewRef, stackAlloc } from '../runtime/cold';
import { _PyObject_GC_New } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK } from '../runtime/gc/track';
import { objAt, Py_EQ, PyObject, setPtrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { assoc, collisionIndex } from './hamt/assoc';
import { currentEntry, newIterator, nextEntry } from './hamt/iter';
import {
  _PyHamt_CollisionNode_Type,
  _PyHamt_Type,
  _PyHamtItems_Type,
  asBitmapNode,
  childAt,
  emptyHamt,
  emptyNode,
  entryAt,
  hamt_hash,
  indexOf,
  isArray,
  maskOf,
  PyHamtIterator,
  PyHamtObject,
} from './hamt/struct';
import { W_EMPTY, W_NEWNODE, W_NOT_FOUND, without } from './hamt/without';
import { PyObject_RichCompareBool } from './object';

/** *out (borrowed): 1; 0: not there; -1. */
function findEntry(root: PyObject, hash: u32, key: PyObject, out: usize): i32 {
  let node = root;
  let shift: u32 = 0;
  while (!(node.ob_type == _PyHamt_CollisionNode_Type)) {
    if (isArray(node)) {
      const next = childAt(node, maskOf(hash, shift));
      if (!next) return 0;
      node = next;
    } else {
      const bit = (<u32>1) << maskOf(hash, shift);
      if (!(asBitmapNode(node).b_bitmap & bit)) return 0;
      const k = 2 * indexOf(asBitmapNode(node).b_bitmap, bit);
      const known = entryAt(node, k);
      if (known) {
        setPtrAt(out, 0, entryAt(node, k + 1));
        return PyObject_RichCompareBool(key, known, Py_EQ);
      }
      node = entryAt(node, k + 1) as PyObject;
    }
    shift += 5;
  }
  const i = collisionIndex(node, key);
  if (i < 0) return i == -2 ? -1 : 0;
  setPtrAt(out, 0, entryAt(node, i + 1));
  return 1;
}

/** o as its struct; nothing is checked. */
/* @inline */ export function asHamt(o: PyObject): PyHamtObject {
  return changetype<PyHamtObject>(o);
}

/** *value (borrowed): 1; 0: not there; -1. */
export function _PyHamt_Find(o: PyObject, key: PyObject, value: usize): i32 {
  if (asHamt(o).h_count == 0) return 0;
  const out = stackAlloc(1);
  const ok = hamt_hash(key, out);
  const hash = load<u32>(out);
  stackFree(out);
  return ok ? findEntry(asHamt(o).h_root, hash, key, value) : -1;
}

// new
export function _PyHamt_New(): PyObject | null {
  return emptyHamt();
}

// new
function hamt_alloc(): PyObject | null {
  const o = _PyObject_GC_New(_PyHamt_Type);
  if (!o) return null;
  asHamt(o).h_count = 0;
  asHamt(o).h_root = emptyNode();
  asHamt(o).h_weakreflist = null;
  _PyObject_GC_TRACK(o);
  return o;
}

// new: o with key: val
export function _PyHamt_Assoc(o: PyObject, key: PyObject, val: PyObject): PyObject | null {
  const out = stackAlloc(2);
  let result: PyObject | null = null;
  if (hamt_hash(key, out)) {
    store<i32>(out, 0, 8);
    const root = assoc(asHamt(o).h_root, 0, load<u32>(out), key, val, out + 8);
    if (root && root == asHamt(o).h_root) {
      Py_DECREF(root);
      result = Py_NewRef(o);
    } else if (root) {
      result = hamt_alloc();
      if (result) {
        asHamt(result).h_root = root;
        asHamt(result).h_count = asHamt(o).h_count + load<i32>(out, 8);
      } else Py_DECREF(root);
    }
  }
  stackFree(out);
  return result;
}

// new: o without key: o itself when it was not there
export function _PyHamt_Without(o: PyObject, key: PyObject): PyObject | null {
  const out = stackAlloc(1);
  let result: PyObject | null = null;
  if (hamt_hash(key, out)) {
    const res = without(asHamt(o).h_root, 0, load<u32>(out), key, out);
    if (res == W_EMPTY) result = _PyHamt_New();
    else if (res == W_NOT_FOUND) result = Py_NewRef(o);
    else if (res == W_NEWNODE) {
      const root = objAt(out, 0);
      result = hamt_alloc();
      if (result) {
        asHamt(result).h_root = root;
        asHamt(result).h_count = asHamt(o).h_count - 1;
      } else Py_DECREF(root);
    }
  }
  stackFree(out);
  return result;
}

export function _PyHamt_Len(o: PyObject): i64 {
  return asHamt(o).h_count;
}

/** 1, 0 or -1. */
export function _PyHamt_Eq(v: PyObject, w: PyObject): i32 {
  if (v == w) return 1;
  if (asHamt(v).h_count != asHamt(w).h_count) return 0;
  const it = newIterator(v, _PyHamtItems_Type);
  if (!it) return -1;
  const out = stackAlloc(1);
  let res = 1;
  while (res > 0 && nextEntry(changetype<PyHamtIterator>(it))) {
    const i = currentEntry(changetype<PyHamtIterator>(it));
    const found = _PyHamt_Find(w, objAt(i, 0), out);
    res = found <= 0 ? found : PyObject_RichCompareBool(objAt(i, 1), objAt(out, 0), Py_EQ);
  }
  stackFree(out);
  Py_DECREF(it);
  return res;
}
