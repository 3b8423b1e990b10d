// A hamt with one item less. (CPython: Python/hamt.c, hamt_node_without)

import { Py_DECREF, Py_NewRef, setSlot } from '../../runtime/cold';
import { objAt, Py_EQ, PyObject, setPtrAt } from '../../runtime/object';
import { PyObject_RichCompareBool } from '../object';
import { cloneArray, collisionIndex, copyEntries, newEntries, withEntry } from './assoc';
import {
  _PyHamt_BitmapNode_Type,
  _PyHamt_CollisionNode_Type,
  ARRAY,
  asArrayNode,
  asBitmapNode,
  childAt,
  entryAt,
  indexOf,
  isArray,
  isBitmap,
  maskOf,
  putEntry,
  sizeOfNode,
} from './struct';

const W_ERROR = 0;
export const W_NOT_FOUND = 1;
export const W_EMPTY = 2;
export const W_NEWNODE = 3;

/** W_NEWNODE: the node without key is in *out (new). */
export function without(self: PyObject, shift: u32, hash: u32, key: PyObject, out: usize): i32 {
  if (isBitmap(self)) return bitmapWithout(self, shift, hash, key, out);
  if (isArray(self)) return arrayWithout(self, shift, hash, key, out);
  return collisionWithout(self, shift, hash, key, out);
}

/** A node that is one leaf only can lie in its parent directly. */
function isLeaf(node: PyObject): bool {
  return isBitmap(node) && sizeOfNode(node) == 2 && entryAt(node, 0) != null;
}

/* @inline */ function answerNode(node: PyObject | null, out: usize): i32 {
  setPtrAt(out, 0, node);
  return node ? W_NEWNODE : W_ERROR;
}

function bitmapWithout(self: PyObject, shift: u32, hash: u32, key: PyObject, out: usize): i32 {
  const bit = (<u32>1) << maskOf(hash, shift);
  const bitmap = asBitmapNode(self).b_bitmap;
  if (!(bitmap & bit)) return W_NOT_FOUND;
  const k = 2 * indexOf(bitmap, bit);
  const known = entryAt(self, k);
  const value = entryAt(self, k + 1) as PyObject;
  if (!known) {
    const res = without(value, shift + 5, hash, key, out);
    if (res != W_NEWNODE) return res;
    const sub = objAt(out, 0);
    if (!isLeaf(sub)) return answerNode(withEntry(self, k + 1, sub), out);
    const copy = withEntry(self, k + 1, Py_NewRef(entryAt(sub, 1) as PyObject));
    if (copy) putEntry(copy, k, Py_NewRef(entryAt(sub, 0) as PyObject));
    Py_DECREF(sub);
    return answerNode(copy, out);
  }
  const same = PyObject_RichCompareBool(known, key, Py_EQ);
  if (same < 0) return W_ERROR;
  if (!same) return W_NOT_FOUND;
  if (popcnt(bitmap) == 1) return W_EMPTY;
  const copy = newEntries(_PyHamt_BitmapNode_Type, sizeOfNode(self) - 2, bitmap & ~bit);
  if (copy) {
    copyEntries(self, 0, copy, 0, k);
    copyEntries(self, k + 2, copy, k, sizeOfNode(self) - 2 - k);
  }
  return answerNode(copy, out);
}

function arrayWithout(self: PyObject, shift: u32, hash: u32, key: PyObject, out: usize): i32 {
  const i = <i64>maskOf(hash, shift);
  const node = childAt(self, i);
  if (!node) return W_NOT_FOUND;
  const res = without(node, shift + 5, hash, key, out);
  if (res == W_NEWNODE) {
    const sub = objAt(out, 0);
    const copy = cloneArray(self, asArrayNode(self).a_count);
    if (copy) setSlot(changetype<usize>(copy) + ARRAY + ((<usize>i) << 3), sub);
    else Py_DECREF(sub);
    return answerNode(copy, out);
  }
  if (res != W_EMPTY) return res;
  const count = asArrayNode(self).a_count - 1;
  if (count == 0) return W_EMPTY;
  if (count >= 16) {
    const copy = cloneArray(self, count);
    if (copy) setSlot(changetype<usize>(copy) + ARRAY + ((<usize>i) << 3), null);
    return answerNode(copy, out);
  }
  const result = newEntries(_PyHamt_BitmapNode_Type, 2 * count, 0);
  if (!result) return W_ERROR;
  let j: i64 = 0;
  for (let n: i64 = 0; n < 32; n++) {
    const one = childAt(self, n);
    if (n == i || !one) continue;
    asBitmapNode(result).b_bitmap |= (<u32>1) << (<u32>n);
    if (isLeaf(one)) copyEntries(one, 0, result, j, 2);
    else putEntry(result, j + 1, Py_NewRef(one));
    j += 2;
  }
  return answerNode(result, out);
}

function collisionWithout(self: PyObject, shift: u32, hash: u32, key: PyObject, out: usize): i32 {
  if (hash != asBitmapNode(self).b_bitmap) return W_NOT_FOUND;
  const i = collisionIndex(self, key);
  if (i < 0) return i == -2 ? W_ERROR : W_NOT_FOUND;
  const n = sizeOfNode(self) - 2;
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
  return answerNode(result, out);
}
