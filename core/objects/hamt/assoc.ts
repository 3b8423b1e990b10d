// A hamt with one item more: new nodes along the path to it. (CPython: Python/hamt.c, hamt_node_assoc)

import { Py_DECREF, Py_NewRef, Py_XNewRef, setSlot, stackAlloc } from '../../runtime/cold';
import { _PyObject_GC_New, _PyObject_GC_NewVar } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { Py_EQ, PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { PyObject_RichCompareBool } from '../object';
import {
  _PyHamt_ArrayNode_Type,
  _PyHamt_BitmapNode_Type,
  _PyHamt_CollisionNode_Type,
  ARRAY,
  asArrayNode,
  asBitmapNode,
  BITMAP,
  childAt,
  emptyNode,
  entryAt,
  hamt_hash,
  indexOf,
  isArray,
  isBitmap,
  maskOf,
  putEntry,
  setChild,
  sizeOfNode,
} from './struct';

// new: a bitmap (or, by its type, collision) node with NULLs; the empty one when n is 0
export function newEntries(type: PyTypeObject, n: i64, word: u32): PyObject | null {
  if (n == 0 && type == _PyHamt_BitmapNode_Type) return emptyNode();
  const node = _PyObject_GC_NewVar(type, n);
  if (!node) return null;
  asBitmapNode(node).b_bitmap = word;
  memory.fill(changetype<usize>(node) + BITMAP, 0, (<usize>n) << 3);
  _PyObject_GC_TRACK(node);
  return node;
}

// new
function newArray(count: i64): PyObject | null {
  const node = _PyObject_GC_New(_PyHamt_ArrayNode_Type);
  if (!node) return null;
  memory.fill(changetype<usize>(node) + ARRAY, 0, 256);
  asArrayNode(node).a_count = count;
  _PyObject_GC_TRACK(node);
  return node;
}

/** n entries of one node (they gain a reference) into another. */
export function copyEntries(from: PyObject, start: i64, to: PyObject, at_: i64, n: i64): void {
  for (let i: i64 = 0; i < n; i++) putEntry(to, at_ + i, Py_XNewRef(entryAt(from, start + i)));
}

// new: the same with entry i replaced (steals o)
export function withEntry(node: PyObject, i: i64, o: PyObject): PyObject | null {
  const copy = newEntries(node.ob_type, sizeOfNode(node), asBitmapNode(node).b_bitmap);
  if (!copy) {
    Py_DECREF(o);
    return null;
  }
  copyEntries(node, 0, copy, 0, sizeOfNode(node));
  setSlot(changetype<usize>(copy) + BITMAP + ((<usize>i) << 3), o);
  return copy;
}

// new
export function cloneArray(node: PyObject, count: i64): PyObject | null {
  const copy = newArray(count);
  if (copy) for (let i: i64 = 0; i < 32; i++) setChild(copy, i, Py_XNewRef(childAt(node, i)));
  return copy;
}

// new: a node with two leaves
function newPair(
  shift: u32,
  key1: PyObject,
  val1: PyObject,
  hash2: u32,
  key2: PyObject,
  val2: PyObject,
): PyObject | null {
  const out = stackAlloc(1);
  const ok = hamt_hash(key1, out);
  const hash1 = load<u32>(out);
  let node: PyObject | null = null;
  if (ok && hash1 == hash2) {
    node = newEntries(_PyHamt_CollisionNode_Type, 4, hash1);
    if (node) {
      putEntry(node, 0, Py_NewRef(key1));
      putEntry(node, 1, Py_NewRef(val1));
      putEntry(node, 2, Py_NewRef(key2));
      putEntry(node, 3, Py_NewRef(val2));
    }
  } else if (ok) {
    const first = assoc(emptyNode(), shift, hash1, key1, val1, out);
    if (first) {
      node = assoc(first, shift, hash2, key2, val2, out);
      Py_DECREF(first);
    }
  }
  stackFree(out);
  return node;
}

// new: the node with key: val (itself when it has that); *added is 1 when the key is new
export function assoc(
  self: PyObject,
  shift: u32,
  hash: u32,
  key: PyObject,
  val: PyObject,
  added: usize,
): PyObject | null {
  if (isBitmap(self)) return bitmapAssoc(self, shift, hash, key, val, added);
  if (isArray(self)) return arrayAssoc(self, shift, hash, key, val, added);
  return collisionAssoc(self, shift, hash, key, val, added);
}

function bitmapAssoc(
  self: PyObject,
  shift: u32,
  hash: u32,
  key: PyObject,
  val: PyObject,
  added: usize,
): PyObject | null {
  const bit = (<u32>1) << maskOf(hash, shift);
  const bitmap = asBitmapNode(self).b_bitmap;
  const k = 2 * indexOf(bitmap, bit);
  if (!(bitmap & bit)) return insertLeaf(self, shift, hash, key, val, added, bit, k);
  const known = entryAt(self, k);
  const value = entryAt(self, k + 1) as PyObject;
  if (!known) {
    const sub = assoc(value, shift + 5, hash, key, val, added);
    if (!sub) return null;
    if (sub != value) return withEntry(self, k + 1, sub);
    Py_DECREF(sub);
    return Py_NewRef(self);
  }
  const same = PyObject_RichCompareBool(key, known, Py_EQ);
  if (same < 0) return null;
  if (same) return val == value ? Py_NewRef(self) : withEntry(self, k + 1, Py_NewRef(val));
  const sub = newPair(shift + 5, known, value, hash, key, val);
  if (!sub) return null;
  const copy = withEntry(self, k + 1, sub);
  if (!copy) return null;
  setSlot(changetype<usize>(copy) + BITMAP + ((<usize>k) << 3), null);
  store<i32>(added, 1);
  return copy;
}

// new: a key whose place is free
function insertLeaf(
  self: PyObject,
  shift: u32,
  hash: u32,
  key: PyObject,
  val: PyObject,
  added: usize,
  bit: u32,
  k: i64,
): PyObject | null {
  const bitmap = asBitmapNode(self).b_bitmap;
  const n = <i64>popcnt(bitmap);
  if (n >= 16) return toArray(self, shift, hash, key, val, added);
  const copy = newEntries(_PyHamt_BitmapNode_Type, 2 * (n + 1), bitmap | bit);
  if (!copy) return null;
  copyEntries(self, 0, copy, 0, k);
  putEntry(copy, k, Py_NewRef(key));
  putEntry(copy, k + 1, Py_NewRef(val));
  copyEntries(self, k, copy, k + 2, 2 * n - k);
  store<i32>(added, 1);
  return copy;
}

// new: a full bitmap node becomes an array node with one more
function toArray(self: PyObject, shift: u32, hash: u32, key: PyObject, val: PyObject, added: usize): PyObject | null {
  const result = newArray(<i64>popcnt(asBitmapNode(self).b_bitmap) + 1);
  if (!result) return null;
  const fresh = assoc(emptyNode(), shift + 5, hash, key, val, added);
  setChild(result, maskOf(hash, shift), fresh);
  let ok = fresh != null;
  const out = stackAlloc(1);
  let j: i64 = 0;
  for (let i: u32 = 0; i < 32 && ok; i++) {
    if (!((asBitmapNode(self).b_bitmap >> i) & 1)) continue;
    const known = entryAt(self, j);
    const value = entryAt(self, j + 1) as PyObject;
    let sub: PyObject | null = null;
    if (!known) sub = Py_NewRef(value);
    else if (hamt_hash(known, out)) sub = assoc(emptyNode(), shift + 5, load<u32>(out), known, value, added);
    setChild(result, i, sub);
    ok = sub != null;
    j += 2;
  }
  stackFree(out);
  if (ok) return result;
  Py_DECREF(result);
  return null;
}

function arrayAssoc(
  self: PyObject,
  shift: u32,
  hash: u32,
  key: PyObject,
  val: PyObject,
  added: usize,
): PyObject | null {
  const i = <i64>maskOf(hash, shift);
  const node = childAt(self, i);
  const sub = assoc(node ? node : emptyNode(), shift + 5, hash, key, val, added);
  if (!sub) return null;
  if (sub == node) {
    Py_DECREF(sub);
    return Py_NewRef(self);
  }
  const copy = cloneArray(self, asArrayNode(self).a_count + (node ? 0 : 1));
  if (!copy) {
    Py_DECREF(sub);
    return null;
  }
  setSlot(changetype<usize>(copy) + ARRAY + ((<usize>i) << 3), sub);
  return copy;
}

/** The index of a key in a collision node; -1: not there; -2: an exception. */
export function collisionIndex(self: PyObject, key: PyObject): i64 {
  for (let i: i64 = 0; i < sizeOfNode(self); i += 2) {
    const same = PyObject_RichCompareBool(key, entryAt(self, i) as PyObject, Py_EQ);
    if (same) return same < 0 ? -2 : i;
  }
  return -1;
}

function collisionAssoc(
  self: PyObject,
  shift: u32,
  hash: u32,
  key: PyObject,
  val: PyObject,
  added: usize,
): PyObject | null {
  if (hash == asBitmapNode(self).b_bitmap) {
    const i = collisionIndex(self, key);
    if (i == -2) return null;
    if (i >= 0) return entryAt(self, i + 1) == val ? Py_NewRef(self) : withEntry(self, i + 1, Py_NewRef(val));
    const n = sizeOfNode(self);
    const copy = newEntries(_PyHamt_CollisionNode_Type, n + 2, hash);
    if (!copy) return null;
    copyEntries(self, 0, copy, 0, n);
    putEntry(copy, n, Py_NewRef(key));
    putEntry(copy, n + 1, Py_NewRef(val));
    store<i32>(added, 1);
    return copy;
  }
  // Another hash: a bitmap node above takes both.
  const above = newEntries(_PyHamt_BitmapNode_Type, 2, (<u32>1) << maskOf(asBitmapNode(self).b_bitmap, shift));
  if (!above) return null;
  putEntry(above, 1, Py_NewRef(self));
  const result = assoc(above, shift, hash, key, val, added);
  Py_DECREF(above);
  return result;
}
