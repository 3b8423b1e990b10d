// deque: a list of blocks of 64 pointers, linked both ways. (CPython: Modules/_collectionsmodule.c)
//
//      leftblock                                    rightblock
//    ┌───────────────┐      ┌───────────────┐      ┌───────────────┐
//    │     a b c d e │ <──> │ f g h i … j k │ <──> │ l m           │     leftindex 1 … 64: of a
//    └───────────────┘      └───────────────┘      └───────────────┘     rightindex -1 … 63: of m
//
// An empty deque has one block with its indices in the middle. The links beyond the ends are never read. Blocks that are
// given up wait in freeblocks. state counts changes: iterators compare it.

import { PyMem_Free, PyMem_Malloc } from '../../../memory/obmalloc/malloc';
import { PyErr_NoMemory } from '../../../objects/exceptions/errors';
import { stateByDef } from '../../../objects/type/from-spec';
import { objAt, Py_DECREF, PyObject, PyVarObject, setPtrAt } from '../../../runtime/object';
import { PyTypeObject } from '../../../runtime/type';
import { _collectionsmodule, collections_state } from '../../_collections';

export const BLOCKLEN: i64 = 64;
const CENTER: i64 = 31;
const MAXFREEBLOCKS: i64 = 16;

/** 528 bytes. */
@unmanaged
export class block {
  leftlink: block | null;
  @bytes(512) data: usize; // PyObject *[64] at 8
  rightlink: block | null;
}

/** 216 bytes. */
@unmanaged
export class dequeobject extends PyVarObject {
  leftblock: block | null;
  rightblock: block | null;
  leftindex: i64;
  rightindex: i64;
  state: u64;
  maxlen: i64; // -1: unbounded
  numfreeblocks: i64;
  @bytes(128) freeblocks: usize; // block *[16] at 80
  weakreflist: PyObject | null; // the list's head
}

/** o as its struct; nothing is checked. */
/* @inline */ export function asDeque(o: PyObject): dequeobject {
  return changetype<dequeobject>(o);
}

/** Borrowed: the i-th of a block, which is there. */
/* @inline */ export function itemAt(b: block, i: i64): PyObject {
  return objAt(b.data, i);
}

/** The block to the left, which is there. */
/* @inline */ export function leftOf(b: block): block {
  return b.leftlink as block;
}

/** The block to the right, which is there. */
/* @inline */ export function rightOf(b: block): block {
  return b.rightlink as block;
}

export function deque_type_of(o: PyObject): PyTypeObject {
  return changetype<collections_state>(stateByDef(o.ob_type, _collectionsmodule)).deque_type as PyTypeObject;
}

/** A block whose links and items are not set; null: no memory, and the exception is set. */
export function newblock(deque: dequeobject): block | null {
  if (deque.numfreeblocks) {
    deque.numfreeblocks--;
    return changetype<block>(objAt(deque.freeblocks, deque.numfreeblocks));
  }
  const p = PyMem_Malloc(offsetof<block>());
  if (!p) PyErr_NoMemory();
  return changetype<block | null>(p);
}

/** Gives a block back: the deque keeps a few. */
export function freeblock(deque: dequeobject, b: block): void {
  if (deque.numfreeblocks < MAXFREEBLOCKS) {
    setPtrAt(deque.freeblocks, deque.numfreeblocks, changetype<PyObject>(b));
    deque.numfreeblocks++;
  } else PyMem_Free(changetype<usize>(b));
}

/** An empty deque begins in the middle of its block. */
export function recenter(deque: dequeobject): void {
  deque.leftindex = CENTER + 1;
  deque.rightindex = CENTER;
}

// new
export function deque_new(type: PyTypeObject, args: PyObject | null, kwds: PyObject | null): PyObject | null {
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  const deque = asDeque(o);
  const b = newblock(deque);
  if (!b) {
    Py_DECREF(o);
    return null;
  }
  deque.leftblock = b;
  deque.rightblock = b;
  recenter(deque);
  deque.maxlen = -1;
  return o;
}
