// HAMT: an immutable mapping, a tree of small arrays that copies share. What contexts keep their variables in.
// (CPython: Python/hamt.c)
//
// Five bits of a key's 32-bit hash select the place in each level:
//
//   bitmap node     │ bitmap │ key, value │ NULL, node │ …  one pair a set bit, up to 16 pairs
//   array node      │ 32 nodes or NULL │ count              from 17 pairs on
//   collision node  │ hash │ key, value │ …                keys whose hashes are all the same

import { _PyObject_GC_New, _PyObject_GC_NewVar, PyObject_GC_Del } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK, PyObject_GC_UnTrack } from '../runtime/gc/track';
import {
  _Py_IMMORTAL_REFCNT,
  clearSlot,
  objAt,
  Py_DECREF,
  Py_EQ,
  Py_NE,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  PyVarObject,
  ptrAt,
  setPtrAt,
  setSlot,
} from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { mappingMethods, method, sequenceMethods, static_type } from '../runtime/register';
import {
  METH_NOARGS,
  METH_O,
  METH_VARARGS,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  PyTypeObject,
} from '../runtime/type';
import { PyArg_UnpackTupleCheck } from './args';
import { PyBool_FromLong } from './bool';
import { _PyErr_SetKeyError } from './exceptions/errors';
import { Py_None, Py_NotImplemented } from './none';
import { PyObject_Hash, PyObject_HashNotImplemented, PyObject_RichCompareBool, PyObject_SelfIter } from './object';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack2 } from './tuple';
import { PyObject_ClearWeakRefs } from './weakref';

/** 40 bytes and a pointer for each of b_size entries. */
@unmanaged
export class PyHamtNode_Bitmap extends PyVarObject {
  b_bitmap: u32; // the collision node's c_hash lies here, too
  @bytes(0) b_array: usize; // PyObject *[ob_size] at 32; strong
}

/** 280 bytes. */
@unmanaged
export class PyHamtNode_Array extends PyObject {
  @bytes(256) a_array: usize; // PyHamtNode *[32] at 16; strong, or NULL
  a_count: i64;
}

/** 40 bytes. */
@unmanaged
export class PyHamtObject extends PyObject {
  h_root: PyObject; // strong
  h_weakreflist: PyObject | null; // the list's head
  h_count: i64;
}

/** 168 bytes. */
@unmanaged
export class PyHamtIterator extends PyObject {
  mi_obj: PyObject | null; // strong
  @bytes(64) i_nodes: usize; // PyHamtNode *[8] at 24; borrowed
  @bytes(64) i_pos: usize; // Py_ssize_t [8] at 88
  i_level: i8; // -1: exhausted
  mi_yield: i64; // YIELD_*; NOT CPYTHON: a function there
}

export const _PyHamt_Type = staticObject<PyTypeObject>(416);
export const _PyHamt_BitmapNode_Type = staticObject<PyTypeObject>(416);
export const _PyHamt_ArrayNode_Type = staticObject<PyTypeObject>(416);
export const _PyHamt_CollisionNode_Type = staticObject<PyTypeObject>(416);
export const _PyHamtKeys_Type = staticObject<PyTypeObject>(416);
export const _PyHamtValues_Type = staticObject<PyTypeObject>(416);
export const _PyHamtItems_Type = staticObject<PyTypeObject>(416);

const BITMAP = 32; // b_array
const ARRAY = 16; // a_array

/** The only node without entries, and the only mapping without items; each behind a header that the collector may look at. */
const emptyNodeBlock = staticObject<PyHamtNode_Bitmap>(48);
const emptyHamtBlock = staticObject<PyHamtObject>(56);

/* @inline */ function emptyNode(): PyObject {
  return changetype<PyObject>(changetype<usize>(emptyNodeBlock) + 16);
}

/* @inline */ function emptyHamt(): PyHamtObject {
  return changetype<PyHamtObject>(changetype<usize>(emptyHamtBlock) + 16);
}

/* @inline */ function bn(o: PyObject): PyHamtNode_Bitmap {
  return changetype<PyHamtNode_Bitmap>(o);
}

/* @inline */ function an(o: PyObject): PyHamtNode_Array {
  return changetype<PyHamtNode_Array>(o);
}

/* @inline */ function isBitmap(node: PyObject): bool {
  return node.ob_type == _PyHamt_BitmapNode_Type;
}

/* @inline */ function isArray(node: PyObject): bool {
  return node.ob_type == _PyHamt_ArrayNode_Type;
}

/* @inline */ function at(node: PyObject, i: i64): PyObject | null {
  return ptrAt(changetype<usize>(node) + BITMAP, i);
}

/* @inline */ function put(node: PyObject, i: i64, o: PyObject | null): void {
  setPtrAt(changetype<usize>(node) + BITMAP, i, o);
}

/* @inline */ function child(node: PyObject, i: i64): PyObject | null {
  return ptrAt(changetype<usize>(node) + ARRAY, i);
}

/* @inline */ function setChild(node: PyObject, i: i64, o: PyObject | null): void {
  setPtrAt(changetype<usize>(node) + ARRAY, i, o);
}

/* @inline */ function size(node: PyObject): i64 {
  return changetype<PyVarObject>(node).ob_size;
}

/* @inline */ function maskOf(hash: u32, shift: u32): u32 {
  return (hash >> shift) & 31;
}

/* @inline */ function indexOf(bitmap: u32, bit: u32): i64 {
  return popcnt(bitmap & (bit - 1));
}

/** The hash in 32 bits into *out. */
function hamt_hash(key: PyObject, out: usize): bool {
  const hash = PyObject_Hash(key);
  if (hash == -1) return false;
  const folded = <u32>hash ^ <u32>(hash >> 32);
  store<u32>(out, folded == 0xffffffff ? 0xfffffffe : folded);
  return true;
}

// --- nodes

// new: a bitmap (or, by its type, collision) node with NULLs; the empty one when n is 0
function newEntries(type: PyTypeObject, n: i64, word: u32): PyObject | null {
  if (n == 0 && type == _PyHamt_BitmapNode_Type) return emptyNode();
  const node = _PyObject_GC_NewVar(type, n);
  if (!node) return null;
  bn(node).b_bitmap = word;
  memory.fill(changetype<usize>(node) + BITMAP, 0, (<usize>n) << 3);
  _PyObject_GC_TRACK(node);
  return node;
}

// new
function newArray(count: i64): PyObject | null {
  const node = _PyObject_GC_New(_PyHamt_ArrayNode_Type);
  if (!node) return null;
  memory.fill(changetype<usize>(node) + ARRAY, 0, 256);
  an(node).a_count = count;
  _PyObject_GC_TRACK(node);
  return node;
}

/** n entries of one node (they gain a reference) into another. */
function copyEntries(from: PyObject, start: i64, to: PyObject, at_: i64, n: i64): void {
  for (let i: i64 = 0; i < n; i++) put(to, at_ + i, Py_XNewRef(at(from, start + i)));
}

// new: the same with entry i replaced (steals o)
function withEntry(node: PyObject, i: i64, o: PyObject): PyObject | null {
  const copy = newEntries(node.ob_type, size(node), bn(node).b_bitmap);
  if (!copy) {
    Py_DECREF(o);
    return null;
  }
  copyEntries(node, 0, copy, 0, size(node));
  setSlot(changetype<usize>(copy) + BITMAP + ((<usize>i) << 3), o);
  return copy;
}

// new
function cloneArray(node: PyObject, count: i64): PyObject | null {
  const copy = newArray(count);
  if (copy) for (let i: i64 = 0; i < 32; i++) setChild(copy, i, Py_XNewRef(child(node, i)));
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
      put(node, 0, Py_NewRef(key1));
      put(node, 1, Py_NewRef(val1));
      put(node, 2, Py_NewRef(key2));
      put(node, 3, Py_NewRef(val2));
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
function assoc(self: PyObject, shift: u32, hash: u32, key: PyObject, val: PyObject, added: usize): PyObject | null {
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
  const bitmap = bn(self).b_bitmap;
  const k = 2 * indexOf(bitmap, bit);
  if (!(bitmap & bit)) return insertLeaf(self, shift, hash, key, val, added, bit, k);
  const known = at(self, k);
  const value = at(self, k + 1) as PyObject;
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
  const bitmap = bn(self).b_bitmap;
  const n = <i64>popcnt(bitmap);
  if (n >= 16) return toArray(self, shift, hash, key, val, added);
  const copy = newEntries(_PyHamt_BitmapNode_Type, 2 * (n + 1), bitmap | bit);
  if (!copy) return null;
  copyEntries(self, 0, copy, 0, k);
  put(copy, k, Py_NewRef(key));
  put(copy, k + 1, Py_NewRef(val));
  copyEntries(self, k, copy, k + 2, 2 * n - k);
  store<i32>(added, 1);
  return copy;
}

// new: a full bitmap node becomes an array node with one more
function toArray(self: PyObject, shift: u32, hash: u32, key: PyObject, val: PyObject, added: usize): PyObject | null {
  const result = newArray(<i64>popcnt(bn(self).b_bitmap) + 1);
  if (!result) return null;
  const fresh = assoc(emptyNode(), shift + 5, hash, key, val, added);
  setChild(result, maskOf(hash, shift), fresh);
  let ok = fresh != null;
  const out = stackAlloc(1);
  let j: i64 = 0;
  for (let i: u32 = 0; i < 32 && ok; i++) {
    if (!((bn(self).b_bitmap >> i) & 1)) continue;
    const known = at(self, j);
    const value = at(self, j + 1) as PyObject;
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
  const node = child(self, i);
  const sub = assoc(node ? node : emptyNode(), shift + 5, hash, key, val, added);
  if (!sub) return null;
  if (sub == node) {
    Py_DECREF(sub);
    return Py_NewRef(self);
  }
  const copy = cloneArray(self, an(self).a_count + (node ? 0 : 1));
  if (!copy) {
    Py_DECREF(sub);
    return null;
  }
  setSlot(changetype<usize>(copy) + ARRAY + ((<usize>i) << 3), sub);
  return copy;
}

/** The index of a key in a collision node; -1: not there; -2: an exception. */
function collisionIndex(self: PyObject, key: PyObject): i64 {
  for (let i: i64 = 0; i < size(self); i += 2) {
    const same = PyObject_RichCompareBool(key, at(self, i) as PyObject, Py_EQ);
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
  if (hash == bn(self).b_bitmap) {
    const i = collisionIndex(self, key);
    if (i == -2) return null;
    if (i >= 0) return at(self, i + 1) == val ? Py_NewRef(self) : withEntry(self, i + 1, Py_NewRef(val));
    const n = size(self);
    const copy = newEntries(_PyHamt_CollisionNode_Type, n + 2, hash);
    if (!copy) return null;
    copyEntries(self, 0, copy, 0, n);
    put(copy, n, Py_NewRef(key));
    put(copy, n + 1, Py_NewRef(val));
    store<i32>(added, 1);
    return copy;
  }
  // Another hash: a bitmap node above takes both.
  const above = newEntries(_PyHamt_BitmapNode_Type, 2, (<u32>1) << maskOf(bn(self).b_bitmap, shift));
  if (!above) return null;
  put(above, 1, Py_NewRef(self));
  const result = assoc(above, shift, hash, key, val, added);
  Py_DECREF(above);
  return result;
}

// --- removal

const W_ERROR = 0;
const W_NOT_FOUND = 1;
const W_EMPTY = 2;
const W_NEWNODE = 3;

/** W_NEWNODE: the node without key is in *out (new). */
function without(self: PyObject, shift: u32, hash: u32, key: PyObject, out: usize): i32 {
  if (isBitmap(self)) return bitmapWithout(self, shift, hash, key, out);
  if (isArray(self)) return arrayWithout(self, shift, hash, key, out);
  return collisionWithout(self, shift, hash, key, out);
}

/** A node that is one leaf only can lie in its parent directly. */
function isLeaf(node: PyObject): bool {
  return isBitmap(node) && size(node) == 2 && at(node, 0) != null;
}

/* @inline */ function answer(node: PyObject | null, out: usize): i32 {
  setPtrAt(out, 0, node);
  return node ? W_NEWNODE : W_ERROR;
}

function bitmapWithout(self: PyObject, shift: u32, hash: u32, key: PyObject, out: usize): i32 {
  const bit = (<u32>1) << maskOf(hash, shift);
  const bitmap = bn(self).b_bitmap;
  if (!(bitmap & bit)) return W_NOT_FOUND;
  const k = 2 * indexOf(bitmap, bit);
  const known = at(self, k);
  const value = at(self, k + 1) as PyObject;
  if (!known) {
    const res = without(value, shift + 5, hash, key, out);
    if (res != W_NEWNODE) return res;
    const sub = objAt(out, 0);
    if (!isLeaf(sub)) return answer(withEntry(self, k + 1, sub), out);
    const copy = withEntry(self, k + 1, Py_NewRef(at(sub, 1) as PyObject));
    if (copy) put(copy, k, Py_NewRef(at(sub, 0) as PyObject));
    Py_DECREF(sub);
    return answer(copy, out);
  }
  const same = PyObject_RichCompareBool(known, key, Py_EQ);
  if (same < 0) return W_ERROR;
  if (!same) return W_NOT_FOUND;
  if (popcnt(bitmap) == 1) return W_EMPTY;
  const copy = newEntries(_PyHamt_BitmapNode_Type, size(self) - 2, bitmap & ~bit);
  if (copy) {
    copyEntries(self, 0, copy, 0, k);
    copyEntries(self, k + 2, copy, k, size(self) - 2 - k);
  }
  return answer(copy, out);
}

function arrayWithout(self: PyObject, shift: u32, hash: u32, key: PyObject, out: usize): i32 {
  const i = <i64>maskOf(hash, shift);
  const node = child(self, i);
  if (!node) return W_NOT_FOUND;
  const res = without(node, shift + 5, hash, key, out);
  if (res == W_NEWNODE) {
    const sub = objAt(out, 0);
    const copy = cloneArray(self, an(self).a_count);
    if (copy) setSlot(changetype<usize>(copy) + ARRAY + ((<usize>i) << 3), sub);
    else Py_DECREF(sub);
    return answer(copy, out);
  }
  if (res != W_EMPTY) return res;
  const count = an(self).a_count - 1;
  if (count == 0) return W_EMPTY;
  if (count >= 16) {
    const copy = cloneArray(self, count);
    if (copy) setSlot(changetype<usize>(copy) + ARRAY + ((<usize>i) << 3), null);
    return answer(copy, out);
  }
  const result = newEntries(_PyHamt_BitmapNode_Type, 2 * count, 0);
  if (!result) return W_ERROR;
  let j: i64 = 0;
  for (let n: i64 = 0; n < 32; n++) {
    const one = child(self, n);
    if (n == i || !one) continue;
    bn(result).b_bitmap |= (<u32>1) << (<u32>n);
    if (isLeaf(one)) copyEntries(one, 0, result, j, 2);
    else put(result, j + 1, Py_NewRef(one));
    j += 2;
  }
  return answer(result, out);
}

function collisionWithout(self: PyObject, shift: u32, hash: u32, key: PyObject, out: usize): i32 {
  if (hash != bn(self).b_bitmap) return W_NOT_FOUND;
  const i = collisionIndex(self, key);
  if (i < 0) return i == -2 ? W_ERROR : W_NOT_FOUND;
  const n = size(self) - 2;
  if (n == 0) return W_EMPTY;
  // One left: a bitmap node.
  const result =
    n == 2
      ? newEntries(_PyHamt_BitmapNode_Type, 2, (<u32>1) << maskOf(hash, shift))
      : newEntries(_PyHamt_CollisionNode_Type, n, hash);
  if (result) {
    copyEntries(self, 0, result, 0, i);
    copyEntries(self, i + 2, result, i, n - i);
  }
  return answer(result, out);
}

// --- looking up

/** *out (borrowed): 1; 0: not there; -1. */
function find(root: PyObject, hash: u32, key: PyObject, out: usize): i32 {
  let node = root;
  let shift: u32 = 0;
  while (!(node.ob_type == _PyHamt_CollisionNode_Type)) {
    if (isArray(node)) {
      const next = child(node, maskOf(hash, shift));
      if (!next) return 0;
      node = next;
    } else {
      const bit = (<u32>1) << maskOf(hash, shift);
      if (!(bn(node).b_bitmap & bit)) return 0;
      const k = 2 * indexOf(bn(node).b_bitmap, bit);
      const known = at(node, k);
      if (known) {
        setPtrAt(out, 0, at(node, k + 1));
        return PyObject_RichCompareBool(key, known, Py_EQ);
      }
      node = at(node, k + 1) as PyObject;
    }
    shift += 5;
  }
  const i = collisionIndex(node, key);
  if (i < 0) return i == -2 ? -1 : 0;
  setPtrAt(out, 0, at(node, i + 1));
  return 1;
}

/* @inline */ function ho(o: PyObject): PyHamtObject {
  return changetype<PyHamtObject>(o);
}

/** *value (borrowed): 1; 0: not there; -1. */
export function _PyHamt_Find(o: PyObject, key: PyObject, value: usize): i32 {
  if (ho(o).h_count == 0) return 0;
  const out = stackAlloc(1);
  const ok = hamt_hash(key, out);
  const hash = load<u32>(out);
  stackFree(out);
  return ok ? find(ho(o).h_root, hash, key, value) : -1;
}

// new
export function _PyHamt_New(): PyObject | null {
  return emptyHamt();
}

// new
function hamt_alloc(): PyObject | null {
  const o = _PyObject_GC_New(_PyHamt_Type);
  if (!o) return null;
  ho(o).h_count = 0;
  ho(o).h_root = emptyNode();
  ho(o).h_weakreflist = null;
  _PyObject_GC_TRACK(o);
  return o;
}

// new: o with key: val
export function _PyHamt_Assoc(o: PyObject, key: PyObject, val: PyObject): PyObject | null {
  const out = stackAlloc(2);
  let result: PyObject | null = null;
  if (hamt_hash(key, out)) {
    store<i32>(out, 0, 8);
    const root = assoc(ho(o).h_root, 0, load<u32>(out), key, val, out + 8);
    if (root && root == ho(o).h_root) {
      Py_DECREF(root);
      result = Py_NewRef(o);
    } else if (root) {
      result = hamt_alloc();
      if (result) {
        ho(result).h_root = root;
        ho(result).h_count = ho(o).h_count + load<i32>(out, 8);
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
    const res = without(ho(o).h_root, 0, load<u32>(out), key, out);
    if (res == W_EMPTY) result = _PyHamt_New();
    else if (res == W_NOT_FOUND) result = Py_NewRef(o);
    else if (res == W_NEWNODE) {
      const root = objAt(out, 0);
      result = hamt_alloc();
      if (result) {
        ho(result).h_root = root;
        ho(result).h_count = ho(o).h_count - 1;
      } else Py_DECREF(root);
    }
  }
  stackFree(out);
  return result;
}

export function _PyHamt_Len(o: PyObject): i64 {
  return ho(o).h_count;
}

/** 1, 0 or -1. */
export function _PyHamt_Eq(v: PyObject, w: PyObject): i32 {
  if (v == w) return 1;
  if (ho(v).h_count != ho(w).h_count) return 0;
  const it = newIterator(v, _PyHamtItems_Type);
  if (!it) return -1;
  const out = stackAlloc(1);
  let res = 1;
  while (res > 0 && step(changetype<PyHamtIterator>(it))) {
    const i = currentEntry(changetype<PyHamtIterator>(it));
    const found = _PyHamt_Find(w, objAt(i, 0), out);
    res = found <= 0 ? found : PyObject_RichCompareBool(objAt(i, 1), objAt(out, 0), Py_EQ);
  }
  stackFree(out);
  Py_DECREF(it);
  return res;
}

// --- iterators

/* @inline */ function hi(o: PyObject): PyHamtIterator {
  return changetype<PyHamtIterator>(o);
}

// new
function newIterator(o: PyObject, type: PyTypeObject): PyObject | null {
  const result = _PyObject_GC_New(type);
  if (!result) return null;
  const it = hi(result);
  memory.fill(it.i_nodes, 0, 128);
  it.mi_obj = Py_NewRef(o);
  it.i_level = 0;
  setPtrAt(it.i_nodes, 0, ho(o).h_root);
  it.mi_yield = type == _PyHamtKeys_Type ? 0 : type == _PyHamtValues_Type ? 1 : 2;
  _PyObject_GC_TRACK(result);
  return result;
}

/* @inline */ function levelPos(it: PyHamtIterator): usize {
  return it.i_pos + ((<usize>it.i_level) << 3);
}

function descend(it: PyHamtIterator, node: PyObject): void {
  it.i_level++;
  setPtrAt(it.i_nodes, it.i_level, node);
  store<i64>(levelPos(it), 0);
}

/** Goes to the next leaf: its entry is the one before the position of the level. */
function step(it: PyHamtIterator): bool {
  while (it.i_level >= 0) {
    const node = objAt(it.i_nodes, it.i_level);
    const pos = load<i64>(levelPos(it));
    if (isArray(node)) {
      let i = pos;
      while (i < 32 && !child(node, i)) i++;
      store<i64>(levelPos(it), i + 1);
      if (i < 32) descend(it, child(node, i) as PyObject);
      else it.i_level--;
    } else if (pos >= size(node)) it.i_level--;
    else {
      store<i64>(levelPos(it), pos + 2);
      if (at(node, pos)) return true;
      descend(it, at(node, pos + 1) as PyObject);
    }
  }
  return false;
}

/** Address of the key and the value of the leaf that step went to. */
function currentEntry(it: PyHamtIterator): usize {
  const node = objAt(it.i_nodes, it.i_level);
  return changetype<usize>(node) + BITMAP + ((<usize>(load<i64>(levelPos(it)) - 2)) << 3);
}

function hamt_baseiter_tp_iternext(o: PyObject): PyObject | null {
  const it = hi(o);
  if (!step(it)) return null;
  const entry = currentEntry(it);
  if (it.mi_yield == 2) return PyTuple_Pack2(objAt(entry, 0), objAt(entry, 1));
  return Py_NewRef(objAt(entry, it.mi_yield));
}

function hamt_baseiter_tp_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  hamt_baseiter_tp_clear(o);
  PyObject_GC_Del(changetype<usize>(o));
}

function hamt_baseiter_tp_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + 16);
  return 0;
}

function hamt_baseiter_tp_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return Py_VISIT(hi(o).mi_obj, visit, argument);
}

function hamt_baseiter_tp_len(o: PyObject): i64 {
  return ho(hi(o).mi_obj as PyObject).h_count;
}

// new
export function _PyHamt_NewIterKeys(o: PyObject): PyObject | null {
  return newIterator(o, _PyHamtKeys_Type);
}

// new
export function _PyHamt_NewIterValues(o: PyObject): PyObject | null {
  return newIterator(o, _PyHamtValues_Type);
}

// new
export function _PyHamt_NewIterItems(o: PyObject): PyObject | null {
  return newIterator(o, _PyHamtItems_Type);
}

// --- lifetime

function hamt_node_bitmap_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  for (let i = size(o) - 1; i >= 0; i--) {
    const r = Py_VISIT(at(o, i), visit, argument);
    if (r) return r;
  }
  return 0;
}

function hamt_node_collision_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return hamt_node_bitmap_traverse(o, visit, argument);
}

function hamt_node_bitmap_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  for (let i = size(o) - 1; i >= 0; i--) Py_XDECREF(at(o, i));
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
}

function hamt_node_collision_dealloc(o: PyObject): void {
  hamt_node_bitmap_dealloc(o);
}

function hamt_node_array_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  for (let i: i64 = 0; i < 32; i++) {
    const r = Py_VISIT(child(o, i), visit, argument);
    if (r) return r;
  }
  return 0;
}

function hamt_node_array_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  for (let i: i64 = 0; i < 32; i++) Py_XDECREF(child(o, i));
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
}

function hamt_tp_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + 16);
  return 0;
}

function hamt_tp_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return Py_VISIT(ptrAt(changetype<usize>(o) + 16, 0), visit, argument);
}

function hamt_tp_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  if (ho(o).h_weakreflist) PyObject_ClearWeakRefs(o);
  hamt_tp_clear(o);
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
}

// --- as Python would see it; only CPython's own tests do

function hamt_tp_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return _PyHamt_New();
}

function hamt_tp_richcompare(v: PyObject, w: PyObject, op: i32): PyObject | null {
  if (v.ob_type != _PyHamt_Type || w.ob_type != _PyHamt_Type || (op != Py_EQ && op != Py_NE)) return Py_NotImplemented;
  const res = _PyHamt_Eq(v, w);
  return res < 0 ? null : PyBool_FromLong(i64((res != 0) == (op == Py_EQ)));
}

function hamt_tp_contains(o: PyObject, key: PyObject): i32 {
  const out = stackAlloc(1);
  const res = _PyHamt_Find(o, key, out);
  stackFree(out);
  return res;
}

function hamt_tp_subscript(o: PyObject, key: PyObject): PyObject | null {
  const out = stackAlloc(1);
  const res = _PyHamt_Find(o, key, out);
  const value = ptrAt(out, 0);
  stackFree(out);
  if (res > 0) return Py_XNewRef(value);
  if (res == 0) _PyErr_SetKeyError(key);
  return null;
}

function hamt_tp_len(o: PyObject): i64 {
  return ho(o).h_count;
}

function hamt_tp_iter(o: PyObject): PyObject | null {
  return _PyHamt_NewIterKeys(o);
}

function hamt_py_set(o: PyObject, args: PyObject): PyObject | null {
  if (!PyArg_UnpackTupleCheck(args, 'set', 2, 2)) return null;
  return _PyHamt_Assoc(o, PyTuple_GET_ITEM(args, 0), PyTuple_GET_ITEM(args, 1));
}

function hamt_py_get(o: PyObject, args: PyObject): PyObject | null {
  if (!PyArg_UnpackTupleCheck(args, 'get', 1, 2)) return null;
  const out = stackAlloc(1);
  const res = _PyHamt_Find(o, PyTuple_GET_ITEM(args, 0), out);
  const value = ptrAt(out, 0);
  stackFree(out);
  if (res < 0) return null;
  if (res > 0) return Py_XNewRef(value);
  return PyTuple_GET_SIZE(args) == 2 ? Py_NewRef(PyTuple_GET_ITEM(args, 1)) : Py_None;
}

function hamt_py_delete(o: PyObject, key: PyObject): PyObject | null {
  return _PyHamt_Without(o, key);
}

function hamt_py_items(o: PyObject, unused: PyObject | null): PyObject | null {
  return _PyHamt_NewIterItems(o);
}

function hamt_py_values(o: PyObject, unused: PyObject | null): PyObject | null {
  return _PyHamt_NewIterValues(o);
}

function hamt_py_keys(o: PyObject, unused: PyObject | null): PyObject | null {
  return _PyHamt_NewIterKeys(o);
}

export function initHamt(): void {
  const t = _PyHamt_Type;
  static_type(t, 'hamt', offsetof<PyHamtObject>(), 0, Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = hamt_tp_dealloc.index;
  t.tp_hash = PyObject_HashNotImplemented.index;
  t.tp_traverse = hamt_tp_traverse.index;
  t.tp_clear = hamt_tp_clear.index;
  t.tp_richcompare = hamt_tp_richcompare.index;
  t.tp_iter = hamt_tp_iter.index;
  t.tp_new = hamt_tp_new.index;
  t.tp_weaklistoffset = 24;
  sequenceMethods(t).sq_contains = hamt_tp_contains.index;
  const mp = mappingMethods(t);
  mp.mp_length = hamt_tp_len.index;
  mp.mp_subscript = hamt_tp_subscript.index;
  method(t, 'set', hamt_py_set.index, METH_VARARGS, '');
  method(t, 'get', hamt_py_get.index, METH_VARARGS, '');
  method(t, 'delete', hamt_py_delete.index, METH_O, '');
  method(t, 'items', hamt_py_items.index, METH_NOARGS, '');
  method(t, 'keys', hamt_py_keys.index, METH_NOARGS, '');
  method(t, 'values', hamt_py_values.index, METH_NOARGS, '');
}

export function initBitmap(): void {
  const t = _PyHamt_BitmapNode_Type;
  static_type(t, 'hamt_bitmap_node', 32, 8, Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = hamt_node_bitmap_dealloc.index;
  t.tp_hash = PyObject_HashNotImplemented.index;
  t.tp_traverse = hamt_node_bitmap_traverse.index;
}

export function initArray(): void {
  const t = _PyHamt_ArrayNode_Type;
  static_type(
    t,
    'hamt_array_node',
    offsetof<PyHamtNode_Array>(),
    0,
    Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_HAVE_GC,
    '',
  );
  t.tp_dealloc = hamt_node_array_dealloc.index;
  t.tp_hash = PyObject_HashNotImplemented.index;
  t.tp_traverse = hamt_node_array_traverse.index;
}

export function initCollision(): void {
  const t = _PyHamt_CollisionNode_Type;
  static_type(t, 'hamt_collision_node', 32, 8, Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = hamt_node_collision_dealloc.index;
  t.tp_hash = PyObject_HashNotImplemented.index;
  t.tp_traverse = hamt_node_collision_traverse.index;
}

export function initKeys(): void {
  const t = _PyHamtKeys_Type;
  static_type(t, 'keys', offsetof<PyHamtIterator>(), 0, Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = hamt_baseiter_tp_dealloc.index;
  t.tp_traverse = hamt_baseiter_tp_traverse.index;
  t.tp_clear = hamt_baseiter_tp_clear.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = hamt_baseiter_tp_iternext.index;
  mappingMethods(t).mp_length = hamt_baseiter_tp_len.index;
}

export function initValues(): void {
  const t = _PyHamtValues_Type;
  static_type(t, 'values', offsetof<PyHamtIterator>(), 0, Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = hamt_baseiter_tp_dealloc.index;
  t.tp_traverse = hamt_baseiter_tp_traverse.index;
  t.tp_clear = hamt_baseiter_tp_clear.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = hamt_baseiter_tp_iternext.index;
  mappingMethods(t).mp_length = hamt_baseiter_tp_len.index;
}

export function initItems(): void {
  const t = _PyHamtItems_Type;
  static_type(t, 'items', offsetof<PyHamtIterator>(), 0, Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = hamt_baseiter_tp_dealloc.index;
  t.tp_traverse = hamt_baseiter_tp_traverse.index;
  t.tp_clear = hamt_baseiter_tp_clear.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = hamt_baseiter_tp_iternext.index;
  mappingMethods(t).mp_length = hamt_baseiter_tp_len.index;
}

export function init_hamt_types(): void {
  initHamt();
  initBitmap();
  initArray();
  initCollision();
  initKeys();
  initValues();
  initItems();
  const node = emptyNode();
  node.ob_refcnt = _Py_IMMORTAL_REFCNT;
  node.ob_type = _PyHamt_BitmapNode_Type;
  const empty = emptyHamt();
  empty.ob_refcnt = _Py_IMMORTAL_REFCNT;
  empty.ob_type = _PyHamt_Type;
  empty.h_root = node;
}
