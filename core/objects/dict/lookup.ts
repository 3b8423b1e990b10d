// Finding a key. (CPython: Objects/dictobject.c)
//
// Open addressing: slot = hash & mask, then slot * 5 + (hash >> 5, 10, …) + 1. A slot's entry matches when the key is
// the same object, or the hashes are equal and the keys are. Comparing strings runs no Python; comparing anything else
// may change the dict, and then the search begins anew.

import { objAt, Py_DECREF, Py_EQ, Py_INCREF, PyObject } from '../../runtime/object';
import { _PyLong_CompactValue, _PyLong_IsCompact, PyLong_Type } from '../int';
import { long_compare } from '../int/compare';
import { PyObject_Hash, PyObject_RichCompareBool } from '../object';
import { _PyUnicode_Equal, unicode_hash } from '../str/compare';
import { PyUnicode_Type } from '../str/struct';
import { dictkeys_get_index } from './keys';
import {
  _DK_ENTRIES,
  DICT_KEYS_GENERAL,
  DKIX_EMPTY,
  DKIX_ERROR,
  DKIX_KEY_CHANGED,
  entryKeySlot,
  PERTURB_SHIFT,
  PyDictKeysObject,
  PyDictObject,
  unicode_get_hash,
  valuesArray,
} from './struct';

/** hash(key), from the string itself where it is known; -1: an exception is set. */
/* @inline */ export function dict_hash(key: PyObject): i64 {
  if (key.ob_type == PyUnicode_Type) {
    const hash = unicode_get_hash(key);
    if (hash != -1) return hash;
  }
  return hashOf(key);
}

function hashOf(key: PyObject): i64 {
  if (key.ob_type == PyLong_Type && _PyLong_IsCompact(key)) {
    const value = _PyLong_CompactValue(key);
    return value == -1 ? -2 : value;
  }
  return PyObject_Hash(key);
}

/** Are two different objects with the same hash equal, as far as that can be told without running Python? -1: it cannot. */
/* @inline */ export function equalPlain(a: PyObject, b: PyObject): i32 {
  const type = a.ob_type;
  if (type != b.ob_type) return -1;
  if (type == PyLong_Type) return long_compare(a, b) == 0 ? 1 : 0;
  if (type == PyUnicode_Type) return _PyUnicode_Equal(a, b) ? 1 : 0;
  return -1;
}

/** A string among strings; the slots' width is decided once. */
export function unicodekeys_lookup_unicode(dk: PyDictKeysObject, key: PyObject, hash: i64): i32 {
  const log2 = dk.dk_log2_size;
  if (log2 >= 8) return lookupUnicodeLarge(dk, key, hash);
  const mask = ((<u32>1) << log2) - 1;
  const indices = changetype<usize>(dk) + 32;
  const entries = indices + ((<usize>1) << log2);
  let perturb = <u64>hash;
  let i = <u32>hash & mask;
  while (true) {
    const ix = <i32>load<i8>(indices + i);
    if (ix >= 0) {
      const found = load<usize>(entries + (ix << 4));
      if (found == changetype<usize>(key)) return ix;
      if (load<i64>(found, 24) == hash && _PyUnicode_Equal(changetype<PyObject>(found), key)) return ix;
    } else if (ix == DKIX_EMPTY) return DKIX_EMPTY;
    perturb >>= PERTURB_SHIFT;
    i = mask & (i * 5 + <u32>perturb + 1);
  }
}

function lookupUnicodeLarge(dk: PyDictKeysObject, key: PyObject, hash: i64): i32 {
  const mask = ((<u32>1) << dk.dk_log2_size) - 1;
  const entries = _DK_ENTRIES(dk);
  let perturb = <u64>hash;
  let i = <u32>hash & mask;
  while (true) {
    const ix = dictkeys_get_index(dk, i);
    if (ix >= 0) {
      const found = load<usize>(entries + (ix << 4));
      if (found == changetype<usize>(key)) return ix;
      if (load<i64>(found, 24) == hash && _PyUnicode_Equal(changetype<PyObject>(found), key)) return ix;
    } else if (ix == DKIX_EMPTY) return DKIX_EMPTY;
    perturb >>= PERTURB_SHIFT;
    i = mask & (i * 5 + <u32>perturb + 1);
  }
}

/** Compares the key in *slot with key: 0, 1, DKIX_ERROR, or DKIX_KEY_CHANGED when that changed the dict. */
function compareKeys(mp: PyDictObject, dk: PyDictKeysObject, slot: usize, key: PyObject): i32 {
  const startkey = objAt(slot, 0);
  const plain = equalPlain(startkey, key);
  if (plain >= 0) return plain;
  Py_INCREF(startkey);
  const cmp = PyObject_RichCompareBool(startkey, key, Py_EQ);
  Py_DECREF(startkey);
  if (cmp < 0) return DKIX_ERROR;
  if (mp.ma_keys == dk && load<usize>(slot) == changetype<usize>(startkey)) return cmp;
  return DKIX_KEY_CHANGED;
}

/** Anything but an exact str among strings. */
function unicodekeys_lookup_generic(mp: PyDictObject, dk: PyDictKeysObject, key: PyObject, hash: i64): i32 {
  const mask = ((<u32>1) << dk.dk_log2_size) - 1;
  const entries = _DK_ENTRIES(dk);
  let perturb = <u64>hash;
  let i = <u32>hash & mask;
  while (true) {
    const ix = dictkeys_get_index(dk, i);
    if (ix >= 0) {
      const slot = entries + (ix << 4);
      if (unicode_get_hash(objAt(slot, 0)) == hash) {
        const cmp = compareKeys(mp, dk, slot, key);
        if (cmp != 0) return cmp < 0 ? cmp : ix;
      }
    } else if (ix == DKIX_EMPTY) return DKIX_EMPTY;
    perturb >>= PERTURB_SHIFT;
    i = mask & (i * 5 + <u32>perturb + 1);
  }
}

function dictkeys_generic_lookup(mp: PyDictObject, dk: PyDictKeysObject, key: PyObject, hash: i64): i32 {
  const mask = ((<u32>1) << dk.dk_log2_size) - 1;
  const entries = _DK_ENTRIES(dk);
  let perturb = <u64>hash;
  let i = <u32>hash & mask;
  while (true) {
    const ix = dictkeys_get_index(dk, i);
    if (ix >= 0) {
      const entry = entries + <usize>ix * 24;
      if (load<usize>(entry, 8) == changetype<usize>(key)) return ix;
      if (load<i64>(entry) == hash) {
        const cmp = compareKeys(mp, dk, entry + 8, key);
        if (cmp != 0) return cmp < 0 ? cmp : ix;
      }
    } else if (ix == DKIX_EMPTY) return DKIX_EMPTY;
    perturb >>= PERTURB_SHIFT;
    i = mask & (i * 5 + <u32>perturb + 1);
  }
}

/** The index of key's entry, DKIX_EMPTY, or DKIX_ERROR with an exception. */
export function dict_lookup(mp: PyDictObject, key: PyObject, hash: i64): i32 {
  while (true) {
    const dk = mp.ma_keys;
    let ix: i32;
    if (dk.dk_kind == DICT_KEYS_GENERAL) ix = dictkeys_generic_lookup(mp, dk, key, hash);
    else if (key.ob_type == PyUnicode_Type) return unicodekeys_lookup_unicode(dk, key, hash);
    else ix = unicodekeys_lookup_generic(mp, dk, key, hash);
    if (ix != DKIX_KEY_CHANGED) return ix;
  }
}

/** The value of entry ix >= 0; borrowed; NULL in a split table where the instance lacks it. */
/* @inline */ export function dict_value_at(mp: PyDictObject, ix: i32): PyObject | null {
  const values = mp.ma_values;
  if (values) return changetype<PyObject | null>(load<usize>(valuesArray(values) + (ix << 3)));
  return changetype<PyObject | null>(load<usize>(entryKeySlot(mp.ma_keys, ix), 8));
}

/** The same, and the value into *value_addr (borrowed; NULL when there is none). */
export function _Py_dict_lookup(mp: PyDictObject, key: PyObject, hash: i64, value_addr: usize): i64 {
  const ix = dict_lookup(mp, key, hash);
  store<u64>(value_addr, ix >= 0 ? <u64>changetype<usize>(dict_value_at(mp, ix)) : 0);
  return ix;
}

/**
 * A string in a table of strings: the entry's index, DKIX_EMPTY; DKIX_ERROR when it is no str or the table is general (no
 * exception).
 */
export function _PyDictKeys_StringLookup(keys: usize, key: PyObject): i64 {
  const dk = changetype<PyDictKeysObject>(keys);
  if (key.ob_type != PyUnicode_Type || dk.dk_kind == DICT_KEYS_GENERAL) return DKIX_ERROR;
  let hash = unicode_get_hash(key);
  if (hash == -1) hash = unicode_hash(key);
  return unicodekeys_lookup_unicode(dk, key, hash);
}
