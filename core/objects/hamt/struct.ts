// What a hamt is made of. (CPython: Include/internal/pycore_hamt.h)

import { PyObject, PyVarObject, ptrAt, setPtrAt } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';
import { PyObject_Hash } from '../object';

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

export const BITMAP = 32; // b_array
export const ARRAY = 16; // a_array

/** The only node without entries, and the only mapping without items; each behind a header that the collector may look at. */
const emptyNodeBlock = staticObject<PyHamtNode_Bitmap>(48);
const emptyHamtBlock = staticObject<PyHamtObject>(56);

/** Borrowed: the node without entries, the same for all. */
/* @inline */ export function emptyNode(): PyObject {
  return changetype<PyObject>(changetype<usize>(emptyNodeBlock) + 16);
}

/** Borrowed: the tree without entries, the same for all. */
/* @inline */ export function emptyHamt(): PyHamtObject {
  return changetype<PyHamtObject>(changetype<usize>(emptyHamtBlock) + 16);
}

/** o as its struct; nothing is checked. */
/* @inline */ export function asBitmapNode(o: PyObject): PyHamtNode_Bitmap {
  return changetype<PyHamtNode_Bitmap>(o);
}

/** o as its struct; nothing is checked. */
/* @inline */ export function asArrayNode(o: PyObject): PyHamtNode_Array {
  return changetype<PyHamtNode_Array>(o);
}

/** Whether the node has a bitmap. */
/* @inline */ export function isBitmap(node: PyObject): bool {
  return node.ob_type == _PyHamt_BitmapNode_Type;
}

/** Whether the node has a place for each of 32. */
/* @inline */ export function isArray(node: PyObject): bool {
  return node.ob_type == _PyHamt_ArrayNode_Type;
}

/** Borrowed: the i-th pointer of a node with a bitmap. */
/* @inline */ export function entryAt(node: PyObject, i: i64): PyObject | null {
  return ptrAt(changetype<usize>(node) + BITMAP, i);
}

/** Sets it; o is stolen, the one before is not dropped. */
/* @inline */ export function putEntry(node: PyObject, i: i64, o: PyObject | null): void {
  setPtrAt(changetype<usize>(node) + BITMAP, i, o);
}

/** Borrowed: the i-th of 32. */
/* @inline */ export function childAt(node: PyObject, i: i64): PyObject | null {
  return ptrAt(changetype<usize>(node) + ARRAY, i);
}

/** Sets it; o is stolen, the one before is not dropped. */
/* @inline */ export function setChild(node: PyObject, i: i64, o: PyObject | null): void {
  setPtrAt(changetype<usize>(node) + ARRAY, i, o);
}

/** How many pointers a node has. */
/* @inline */ export function sizeOfNode(node: PyObject): i64 {
  return changetype<PyVarObject>(node).ob_size;
}

/** The five bits of a hash that choose at a depth. */
/* @inline */ export function maskOf(hash: u32, shift: u32): u32 {
  return (hash >> shift) & 31;
}

/** How many entries come before that of a bit. */
/* @inline */ export function indexOf(bitmap: u32, bit: u32): i64 {
  return popcnt(bitmap & (bit - 1));
}

/** The hash in 32 bits into *out. */
export function hamt_hash(key: PyObject, out: usize): bool {
  const hash = PyObject_Hash(key);
  if (hash == -1) return false;
  const folded = <u32>hash ^ <u32>(hash >> 32);
  store<u32>(out, folded == 0xffffffff ? 0xfffffffe : folded);
  return true;
}
