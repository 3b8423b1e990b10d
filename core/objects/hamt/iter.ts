// A hamt's iterators: keys, values, items. (CPython: Python/hamt.c)

import { clearSlot, Py_NewRef, PyObject_GC_UnTrack } from '../../runtime/cold';
import { _PyObject_GC_New, PyObject_GC_Del } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { objAt, Py_VISIT, PyObject, setPtrAt } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';
import { asHamt } from '../hamt';
import { PyTuple_Pack2 } from '../tuple';
import {
  _PyHamtItems_Type,
  _PyHamtKeys_Type,
  _PyHamtValues_Type,
  BITMAP,
  childAt,
  entryAt,
  isArray,
  PyHamtIterator,
  sizeOfNode,
} from './struct';

/* @inline */ function asHamtIterator(o: PyObject): PyHamtIterator {
  return changetype<PyHamtIterator>(o);
}

// new
export function newIterator(o: PyObject, type: PyTypeObject): PyObject | null {
  const result = _PyObject_GC_New(type);
  if (!result) return null;
  const it = asHamtIterator(result);
  memory.fill(it.i_nodes, 0, 128);
  it.mi_obj = Py_NewRef(o);
  it.i_level = 0;
  setPtrAt(it.i_nodes, 0, asHamt(o).h_root);
  it.mi_yield = type == _PyHamtKeys_Type ? 0 : type == _PyHamtValues_Type ? 1 : 2;
  _PyObject_GC_TRACK(result);
  return result;
}

/* @inline */ function levelPos(it: PyHamtIterator): usize {
  return it.i_pos + ((<usize>it.i_level) << 3);
}

function enterNode(it: PyHamtIterator, node: PyObject): void {
  it.i_level++;
  setPtrAt(it.i_nodes, it.i_level, node);
  store<i64>(levelPos(it), 0);
}

/** Goes to the next leaf: its entry is the one before the position of the level. */
export function nextEntry(it: PyHamtIterator): bool {
  while (it.i_level >= 0) {
    const node = objAt(it.i_nodes, it.i_level);
    const pos = load<i64>(levelPos(it));
    if (isArray(node)) {
      let i = pos;
      while (i < 32 && !childAt(node, i)) i++;
      store<i64>(levelPos(it), i + 1);
      if (i < 32) enterNode(it, childAt(node, i) as PyObject);
      else it.i_level--;
    } else if (pos >= sizeOfNode(node)) it.i_level--;
    else {
      store<i64>(levelPos(it), pos + 2);
      if (entryAt(node, pos)) return true;
      enterNode(it, entryAt(node, pos + 1) as PyObject);
    }
  }
  return false;
}

/** Address of the key and the value of the leaf that step went to. */
export function currentEntry(it: PyHamtIterator): usize {
  const node = objAt(it.i_nodes, it.i_level);
  return changetype<usize>(node) + BITMAP + ((<usize>(load<i64>(levelPos(it)) - 2)) << 3);
}

export function hamt_baseiter_tp_iternext(o: PyObject): PyObject | null {
  const it = asHamtIterator(o);
  if (!nextEntry(it)) return null;
  const entry = currentEntry(it);
  if (it.mi_yield == 2) return PyTuple_Pack2(objAt(entry, 0), objAt(entry, 1));
  return Py_NewRef(objAt(entry, it.mi_yield));
}

export function hamt_baseiter_tp_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  hamt_baseiter_tp_clear(o);
  PyObject_GC_Del(changetype<usize>(o));
}

export function hamt_baseiter_tp_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + 16);
  return 0;
}

export function hamt_baseiter_tp_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return Py_VISIT(asHamtIterator(o).mi_obj, visit, argument);
}

export function hamt_baseiter_tp_len(o: PyObject): i64 {
  return asHamt(asHamtIterator(o).mi_obj as PyObject).h_count;
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
