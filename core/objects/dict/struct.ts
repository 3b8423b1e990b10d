// A dict's structs. (CPython: Include/cpython/dictobject.h, Include/internal/pycore_dict.h)
//
// Combined table: the keys object is the dict's own and holds the values; the entries lie in insertion order.
//
//   PyDictObject          PyDictKeysObject
//    0 ╞ob_refcnt╡         0 │ dk_refcnt                         │
//    8 │ob_type  │         8 │ log2_size, log2_index_bytes, kind │
//   16 │ma_used  │        12 │ dk_version                        │
//   24 │version  │        16 │ dk_usable: entries still free     │
//   32 │ma_keys ─┼──────> 24 │ dk_nentries: entries used, with   │
//   40 │ma_values│ NULL      │   the deleted ones                │
//                         32 │ dk_indices: hash slot -> entry,   │  1, 2, 4 or 8 bytes each by the table's size;
//                            │   DKIX_EMPTY, DKIX_DUMMY          │  as many as 1 << log2_size
//                            │ entries: (hash,) key, value       │  usable fraction: 2/3 of the size
//
// Split table: the keys object is shared by the instances of a class (ht_cached_keys), entries have no values;
// ma_values points to the values, inside the instance (embedded) or on their own:
//
//    0 │ capacity, size, embedded, valid │  size: values present; valid: the instance still uses them
//    8 │ values[capacity]                │  by the index of the key's entry; NULL: not set
//      │ order: capacity bytes           │  the n-th set value's index; rounded up to 8

import { PyObject } from '../../runtime/object';

/** 48 bytes. */
@unmanaged
export class PyDictObject extends PyObject {
  ma_used: i64;
  ma_version_tag: u64; // unique to this state of the dict; the low 12 bits belong to watchers
  ma_keys: PyDictKeysObject; // strong
  ma_values: PyDictValues | null; // NULL: a combined table
}

/** 32 bytes. */
@unmanaged
export class PyDictKeysObject {
  dk_refcnt: i64;
  dk_log2_size: u8;
  dk_log2_index_bytes: u8;
  dk_kind: u8;
  dk_version: u32; // 0: none; set back to 0 whenever the keys change
  dk_usable: i64;
  dk_nentries: i64;
  @bytes(0) dk_indices: usize; // char [] at 32
}

/** 24 bytes. */
@unmanaged
export class PyDictKeyEntry {
  me_hash: i64;
  me_key: PyObject | null;
  me_value: PyObject | null;
}

/** 16 bytes. */
@unmanaged
export class PyDictUnicodeEntry {
  me_key: PyObject | null;
  me_value: PyObject | null;
}

/** 16 bytes. */
@unmanaged
export class PyDictValues {
  capacity: u8;
  size: u8;
  embedded: u8;
  valid: u8;
  @bytes(8) values: usize; // PyObject *[1] at 8
}

/** 56 bytes. */
@unmanaged
export class dictiterobject extends PyObject {
  di_dict: PyDictObject | null; // strong; NULL: exhausted
  di_used: i64;
  di_pos: i64;
  di_result: PyObject | null; // strong: the items iterators' tuple, used again while nobody else holds it
  len: i64;
}

/** 24 bytes. */
@unmanaged
export class _PyDictViewObject extends PyObject {
  dv_dict: PyDictObject | null; // strong
}

export const DKIX_EMPTY: i32 = -1;
export const DKIX_DUMMY: i32 = -2;
export const DKIX_ERROR: i32 = -3;
export const DKIX_KEY_CHANGED: i32 = -4;

export const DICT_KEYS_GENERAL: u8 = 0;
export const DICT_KEYS_UNICODE: u8 = 1;
export const DICT_KEYS_SPLIT: u8 = 2;

export const PyDict_LOG_MINSIZE: u8 = 3;
export const PyDict_MINSIZE: i64 = 8;
export const PERTURB_SHIFT = 5;
export const SHARED_KEYS_MAX_SIZE: i64 = 30;
export const NEXT_LOG2_SHARED_KEYS_MAX_SIZE: u8 = 6;

/* @inline */ export function _PyDict_HasSplitTable(mp: PyDictObject): bool {
  return mp.ma_values !== null;
}

/* @inline */ export function DK_IS_UNICODE(dk: PyDictKeysObject): bool {
  return dk.dk_kind != DICT_KEYS_GENERAL;
}

/* @inline */ export function DK_SIZE(dk: PyDictKeysObject): i64 {
  return (<i64>1) << dk.dk_log2_size;
}

/* @inline */ export function USABLE_FRACTION(n: i64): i64 {
  return (n << 1) / 3;
}

/** The address of the first entry. */
/* @inline */ export function _DK_ENTRIES(dk: PyDictKeysObject): usize {
  return changetype<usize>(dk) + 32 + ((<usize>1) << dk.dk_log2_index_bytes);
}

/** Bytes of an entry. */
/* @inline */ export function entrySize(dk: PyDictKeysObject): usize {
  return DK_IS_UNICODE(dk) ? 16 : 24;
}

/** The address of me_key of entry ix; me_value follows it. */
/* @inline */ export function entryKeySlot(dk: PyDictKeysObject, ix: i64): usize {
  return DK_IS_UNICODE(dk) ? _DK_ENTRIES(dk) + ((<usize>ix) << 4) : _DK_ENTRIES(dk) + <usize>ix * 24 + 8;
}

/* @inline */ export function unicode_get_hash(o: PyObject): i64 {
  return load<i64>(changetype<usize>(o), 24);
}

/** The hash of entry ix. */
/* @inline */ export function entryHash(dk: PyDictKeysObject, ix: i64): i64 {
  if (!DK_IS_UNICODE(dk)) return load<i64>(_DK_ENTRIES(dk) + <usize>ix * 24);
  return unicode_get_hash(changetype<PyObject>(load<usize>(_DK_ENTRIES(dk) + ((<usize>ix) << 4))));
}

/** The address of values[0]. */
/* @inline */ export function valuesArray(values: PyDictValues): usize {
  return changetype<usize>(values) + 8;
}

/* @inline */ export function get_insertion_order_array(values: PyDictValues): usize {
  return changetype<usize>(values) + 8 + ((<usize>values.capacity) << 3);
}

/** Which entry the i-th item of a split table is. */
/* @inline */ export function get_index_from_order(mp: PyDictObject, i: i64): i64 {
  return <i64>load<u8>(get_insertion_order_array(changetype<PyDictValues>(mp.ma_values)) + <usize>i);
}

/* @inline */ export function _PyDictValues_AddToInsertionOrder(values: PyDictValues, ix: i64): void {
  const size = values.size;
  store<u8>(get_insertion_order_array(values) + size, <u8>ix);
  values.size = size + 1;
}

/** Values that an instance made now has room for. */
/* @inline */ export function shared_keys_usable_size(keys: PyDictKeysObject): i64 {
  return keys.dk_nentries + keys.dk_usable;
}
