// Tables of keys: made, shared, freed. (CPython: Objects/dictobject.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { DICTKEYS_FREELIST, giveToFreelist, takeFromFreelist } from '../../runtime/freelist';
import { _Py_IMMORTAL_REFCNT, objAt, Py_INCREF, Py_XDECREF, ptrAt } from '../../runtime/object';
import { PyErr_NoMemory } from '../exceptions/errors';
import {
  DICT_KEYS_GENERAL,
  DICT_KEYS_UNICODE,
  DK_IS_UNICODE,
  DK_SIZE,
  DKIX_EMPTY,
  entryKeySlot,
  entrySize,
  PERTURB_SHIFT,
  PyDict_LOG_MINSIZE,
  PyDict_MINSIZE,
  PyDictKeysObject,
  PyDictObject,
  PyDictValues,
  USABLE_FRACTION,
} from './struct';

/** A larger table does not fit a 32-bit address space. */
const MAX_LOG2_SIZE: u8 = 26;

/** The table of every empty dict: one hash slot, no entries, never written. */
export const Py_EMPTY_KEYS = staticObject<PyDictKeysObject>(40);

export function init_empty_keys(): void {
  const keys = Py_EMPTY_KEYS;
  keys.dk_refcnt = _Py_IMMORTAL_REFCNT;
  keys.dk_kind = DICT_KEYS_UNICODE;
  keys.dk_version = 1;
  store<i64>(changetype<usize>(keys), -1, 32);
}

/** Hash slot i: the index of an entry, or DKIX_EMPTY, DKIX_DUMMY. */
/* @inline */ export function dictkeys_get_index(keys: PyDictKeysObject, i: u32): i32 {
  const log2 = keys.dk_log2_size;
  const p = changetype<usize>(keys) + 32;
  if (log2 < 8) return <i32>load<i8>(p + i);
  if (log2 < 16) return <i32>load<i16>(p + (i << 1));
  return load<i32>(p + (i << 2));
}

/* @inline */ export function dictkeys_set_index(keys: PyDictKeysObject, i: u32, ix: i32): void {
  const log2 = keys.dk_log2_size;
  const p = changetype<usize>(keys) + 32;
  if (log2 < 8) store<i8>(p + i, <i8>ix);
  else if (log2 < 16) store<i16>(p + (i << 1), <i16>ix);
  else store<i32>(p + (i << 2), ix);
}

/** The smallest log2 size, at least 3, of a table with minsize slots. */
export function calculate_log2_keysize(minsize: i64): u8 {
  const n = (minsize | PyDict_MINSIZE) - 1;
  return <u8>(64 - clz<i64>(n | (PyDict_MINSIZE - 1)));
}

/** The log2 size of a table with room for n entries. */
/* @inline */ export function estimate_log2_keysize(n: i64): u8 {
  return calculate_log2_keysize((n * 3 + 1) / 2);
}

// new; NULL with MemoryError
export function new_keys_object(log2_size: u8, unicode: bool): PyDictKeysObject | null {
  const usable = USABLE_FRACTION((<i64>1) << log2_size);
  const log2_bytes: u8 = log2_size < 8 ? log2_size : log2_size < 16 ? log2_size + 1 : log2_size + 2;
  const entries: usize = <usize>usable * (unicode ? 16 : 24);
  const indices: usize = (<usize>1) << log2_bytes;
  let p = unicode && log2_size == PyDict_LOG_MINSIZE ? takeFromFreelist(DICTKEYS_FREELIST) : 0;
  if (!p && log2_size <= MAX_LOG2_SIZE) p = PyMem_Malloc(32 + indices + entries);
  if (!p) {
    PyErr_NoMemory();
    return null;
  }
  const dk = changetype<PyDictKeysObject>(p);
  dk.dk_refcnt = 1;
  dk.dk_log2_size = log2_size;
  dk.dk_log2_index_bytes = log2_bytes;
  dk.dk_kind = unicode ? DICT_KEYS_UNICODE : DICT_KEYS_GENERAL;
  dk.dk_version = 0;
  dk.dk_usable = usable;
  dk.dk_nentries = 0;
  memory.fill(p + 32, 0xff, indices);
  memory.fill(p + 32 + indices, 0, entries);
  return dk;
}

export function free_keys_object(keys: PyDictKeysObject): void {
  const p = changetype<usize>(keys);
  const usual = keys.dk_log2_size == PyDict_LOG_MINSIZE && DK_IS_UNICODE(keys);
  if (!usual || !giveToFreelist(DICTKEYS_FREELIST, p)) PyMem_Free(p);
}

/* @inline */ export function dictkeys_incref(dk: PyDictKeysObject): void {
  if (dk.dk_refcnt != _Py_IMMORTAL_REFCNT) dk.dk_refcnt++;
}

/* @inline */ export function dictkeys_decref(dk: PyDictKeysObject): void {
  if (dk.dk_refcnt == _Py_IMMORTAL_REFCNT) return;
  if (--dk.dk_refcnt == 0) dictkeys_dealloc(dk);
}

function dictkeys_dealloc(dk: PyDictKeysObject): void {
  const n = dk.dk_nentries;
  const step = entrySize(dk);
  let slot = entryKeySlot(dk, 0);
  for (let i: i64 = 0; i < n; i++) {
    Py_XDECREF(ptrAt(slot, 0));
    Py_XDECREF(ptrAt(slot, 1));
    slot += step;
  }
  free_keys_object(dk);
}

/** A copy of a combined table, entries with new references, deleted ones and all. */
// new
export function clone_combined_dict_keys(orig: PyDictObject): PyDictKeysObject | null {
  const size = <usize>keysSize(orig.ma_keys);
  const p = PyMem_Malloc(size);
  if (!p) {
    PyErr_NoMemory();
    return null;
  }
  memory.copy(p, changetype<usize>(orig.ma_keys), size);
  const keys = changetype<PyDictKeysObject>(p);
  const step = entrySize(keys);
  let slot = entryKeySlot(keys, 0);
  for (let i = keys.dk_nentries; i > 0; i--) {
    const value = ptrAt(slot, 1);
    if (value) {
      Py_INCREF(value);
      Py_INCREF(objAt(slot, 0));
    }
    slot += step;
  }
  return keys;
}

/** Bytes of a keys object. */
export function keysSize(keys: PyDictKeysObject): i64 {
  return 32 + ((<i64>1) << keys.dk_log2_index_bytes) + USABLE_FRACTION(DK_SIZE(keys)) * <i64>entrySize(keys);
}

/** The hash slot that points to entry index. */
export function lookdict_index(k: PyDictKeysObject, hash: i64, index: i32): i32 {
  const mask = ((<u32>1) << k.dk_log2_size) - 1;
  let perturb = <u64>hash;
  let i = <u32>hash & mask;
  while (true) {
    const ix = dictkeys_get_index(k, i);
    if (ix == index) return <i32>i;
    if (ix == DKIX_EMPTY) return DKIX_EMPTY;
    perturb >>= PERTURB_SHIFT;
    i = mask & (i * 5 + <u32>perturb + 1);
  }
}

/** A slot for a key that the table does not hold: the first that points to no entry. */
export function find_empty_slot(keys: PyDictKeysObject, hash: i64): u32 {
  const mask = ((<u32>1) << keys.dk_log2_size) - 1;
  let perturb = <u64>hash;
  let i = <u32>hash & mask;
  while (dictkeys_get_index(keys, i) >= 0) {
    perturb >>= PERTURB_SHIFT;
    i = mask & (i * 5 + <u32>perturb + 1);
  }
  return i;
}

function values_size_from_count(count: i64): usize {
  return <usize>(((count + 1) << 3) + ((count + 7) & ~7));
}

/** Values outside of an instance. NULL: no memory, no exception set. */
export function new_values(size: i64): PyDictValues | null {
  const p = PyMem_Malloc(values_size_from_count(size));
  if (!p) return null;
  const values = changetype<PyDictValues>(p);
  values.capacity = <u8>size;
  values.size = 0;
  values.embedded = 0;
  return values;
}

/** The same values, borrowed, outside of an instance. */
export function copy_values(values: PyDictValues): PyDictValues | null {
  const copy = new_values(values.capacity);
  if (!copy) {
    PyErr_NoMemory();
    return null;
  }
  const size = values.capacity;
  copy.size = values.size;
  // The array and behind it the order.
  memory.copy(changetype<usize>(copy) + 8, changetype<usize>(values) + 8, <usize>size * 9);
  return copy;
}

/* @inline */ export function free_values(values: PyDictValues): void {
  PyMem_Free(changetype<usize>(values));
}
