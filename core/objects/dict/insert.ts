// Inserting, growing, deleting. (CPython: Objects/dictobject.c)

import { _PyObject_GC_IS_TRACKED, _PyObject_GC_MAY_BE_TRACKED, _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { mainInterpreter } from '../../runtime/interp';
import { objAt, Py_DECREF, Py_INCREF, Py_XDECREF, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { PyUnicode_Type } from '../str/struct';
import {
  calculate_log2_keysize,
  dictkeys_decref,
  dictkeys_get_index,
  dictkeys_set_index,
  find_empty_slot,
  free_keys_object,
  free_values,
  lookdict_index,
  new_keys_object,
  Py_EMPTY_KEYS,
} from './keys';
import { dict_lookup, dict_value_at, unicodekeys_lookup_unicode } from './lookup';
import {
  _DK_ENTRIES,
  _PyDict_HasSplitTable,
  _PyDictValues_AddToInsertionOrder,
  DK_IS_UNICODE,
  DKIX_DUMMY,
  DKIX_EMPTY,
  DKIX_ERROR,
  entryKeySlot,
  get_index_from_order,
  get_insertion_order_array,
  PERTURB_SHIFT,
  PyDict_LOG_MINSIZE,
  PyDictKeysObject,
  PyDictObject,
  PyDictValues,
  unicode_get_hash,
  valuesArray,
} from './struct';

/** A version tag that no dict has had; the watchers' bits stay. */
/* @inline */ export function nextVersion(mp: PyDictObject): u64 {
  const version = mainInterpreter.dict_state_global_version + 4096;
  mainInterpreter.dict_state_global_version = version;
  return version | (mp.ma_version_tag & 4095);
}

/** A dict is tracked from the first item on that could be part of a cycle. */
/* @inline */ export function MAINTAIN_TRACKING(mp: PyDictObject, key: PyObject, value: PyObject): void {
  if (!_PyObject_GC_IS_TRACKED(mp)) {
    if (_PyObject_GC_MAY_BE_TRACKED(key) || _PyObject_GC_MAY_BE_TRACKED(value)) _PyObject_GC_TRACK(mp);
  }
}

/** GROWTH_RATE: three times the items in use. */
export function insertion_resize(mp: PyDictObject, unicode: bool): i32 {
  return dictresize(mp, calculate_log2_keysize(mp.ma_used * 3), unicode);
}

/** A key into a class's shared keys: its index, or DKIX_EMPTY when they are full. */
export function insert_into_splitdictkeys(keys: PyDictKeysObject, name: PyObject, hash: i64): i32 {
  const found = unicodekeys_lookup_unicode(keys, name, hash);
  if (found != DKIX_EMPTY) return found;
  if (keys.dk_usable <= 0) return DKIX_EMPTY;
  keys.dk_version = 0;
  const ix = <i32>keys.dk_nentries;
  dictkeys_set_index(keys, find_empty_slot(keys, hash), ix);
  Py_INCREF(name);
  setPtrAt(_DK_ENTRIES(keys) + (ix << 4), 0, name);
  keys.dk_nentries++;
  keys.dk_usable--;
  return ix;
}

// steals key and value, unless it fails
export function insert_combined_dict(mp: PyDictObject, hash: i64, key: PyObject, value: PyObject): i32 {
  if (mp.ma_keys.dk_usable <= 0 && insertion_resize(mp, true) < 0) return -1;
  const keys = mp.ma_keys;
  const n = keys.dk_nentries;
  dictkeys_set_index(keys, find_empty_slot(keys, hash), <i32>n);
  const slot = entryKeySlot(keys, n);
  setPtrAt(slot, 0, key);
  setPtrAt(slot, 1, value);
  if (!DK_IS_UNICODE(keys)) store<i64>(slot - 8, hash);
  keys.dk_usable--;
  keys.dk_nentries = n + 1;
  return 0;
}

// steals key and value, unless it fails
export function insert_split_dict(mp: PyDictObject, hash: i64, key: PyObject, value: PyObject): i32 {
  const keys = mp.ma_keys;
  if (keys.dk_usable <= 0) {
    // No room among the shared keys: the dict gets a table of its own.
    if (insertion_resize(mp, true) < 0) return -1;
    return insert_combined_dict(mp, hash, key, value);
  }
  const ix = keys.dk_nentries;
  dictkeys_set_index(keys, find_empty_slot(keys, hash), <i32>ix);
  setPtrAt(_DK_ENTRIES(keys) + ((<usize>ix) << 4), 0, key);
  const values = changetype<PyDictValues>(mp.ma_values);
  _PyDictValues_AddToInsertionOrder(values, ix);
  setPtrAt(valuesArray(values), ix, value);
  keys.dk_nentries++;
  keys.dk_usable--;
  return 0;
}

/** mp[key] = value in a table that is not Py_EMPTY_KEYS. */
// steals key and value
export function insertdict(mp: PyDictObject, key: PyObject, hash: i64, value: PyObject): i32 {
  if (DK_IS_UNICODE(mp.ma_keys) && key.ob_type != PyUnicode_Type) {
    if (insertion_resize(mp, false) < 0) return insertFailed(key, value);
  }
  const ix = dict_lookup(mp, key, hash);
  if (ix == DKIX_ERROR) return insertFailed(key, value);
  MAINTAIN_TRACKING(mp, key, value);
  if (ix == DKIX_EMPTY) {
    const version = nextVersion(mp);
    mp.ma_keys.dk_version = 0;
    const failed = _PyDict_HasSplitTable(mp)
      ? insert_split_dict(mp, hash, key, value) < 0
      : insert_combined_dict(mp, hash, key, value) < 0;
    if (failed) return insertFailed(key, value);
    mp.ma_used++;
    mp.ma_version_tag = version;
    return 0;
  }
  const old_value = dict_value_at(mp, ix);
  if (old_value != value) {
    const version = nextVersion(mp);
    const values = mp.ma_values;
    if (values) {
      setPtrAt(valuesArray(values), ix, value);
      if (!old_value) {
        _PyDictValues_AddToInsertionOrder(values, ix);
        mp.ma_used++;
      }
    } else setPtrAt(entryKeySlot(mp.ma_keys, ix), 1, value);
    mp.ma_version_tag = version;
  }
  Py_XDECREF(old_value); // can run Python that uses this dict
  Py_DECREF(key);
  return 0;
}

function insertFailed(key: PyObject, value: PyObject): i32 {
  Py_DECREF(value);
  Py_DECREF(key);
  return -1;
}

/** The first item of an empty dict. */
// steals key and value
export function insert_to_emptydict(mp: PyDictObject, key: PyObject, hash: i64, value: PyObject): i32 {
  const version = nextVersion(mp);
  const unicode = key.ob_type == PyUnicode_Type;
  const newkeys = new_keys_object(PyDict_LOG_MINSIZE, unicode);
  if (!newkeys) {
    Py_DECREF(key);
    Py_DECREF(value);
    return -1;
  }
  MAINTAIN_TRACKING(mp, key, value);
  dictkeys_set_index(newkeys, <u32>hash & 7, 0);
  const slot = entryKeySlot(newkeys, 0);
  setPtrAt(slot, 0, key);
  setPtrAt(slot, 1, value);
  if (!unicode) store<i64>(slot - 8, hash);
  mp.ma_used++;
  mp.ma_version_tag = version;
  newkeys.dk_usable--;
  newkeys.dk_nentries++;
  mp.ma_keys = newkeys;
  return 0;
}

/** Hash slots for the first n entries of a table that has none. */
function buildIndices(keys: PyDictKeysObject, n: i64): void {
  const mask = ((<u32>1) << keys.dk_log2_size) - 1;
  const unicode = DK_IS_UNICODE(keys);
  let entry = _DK_ENTRIES(keys);
  for (let ix: i32 = 0; ix < <i32>n; ix++) {
    const hash = unicode ? unicode_get_hash(objAt(entry, 0)) : load<i64>(entry);
    let perturb = <u64>hash;
    let i = <u32>hash & mask;
    while (dictkeys_get_index(keys, i) != DKIX_EMPTY) {
      perturb >>= PERTURB_SHIFT;
      i = mask & (i * 5 + <u32>perturb + 1);
    }
    dictkeys_set_index(keys, i, ix);
    entry += unicode ? 16 : 24;
  }
}

/** One entry into a new table; references move along. */
/* @inline */ function putEntry(
  keys: PyDictKeysObject,
  i: i64,
  key: PyObject,
  hash: i64,
  value: PyObject | null,
): void {
  const slot = entryKeySlot(keys, i);
  setPtrAt(slot, 0, key);
  setPtrAt(slot, 1, value);
  if (!DK_IS_UNICODE(keys)) store<i64>(slot - 8, hash);
}

/** Moves the items to a new table without the deleted entries. A split table becomes the dict's own. */
export function dictresize(mp: PyDictObject, log2_newsize: u8, unicode: bool): i32 {
  const oldkeys = mp.ma_keys;
  const oldvalues = mp.ma_values;
  if (!DK_IS_UNICODE(oldkeys)) unicode = false;
  const newkeys = new_keys_object(log2_newsize, unicode);
  if (!newkeys) return -1;
  const n = mp.ma_used;
  if (oldvalues) {
    // Values move, keys stay with the class too.
    for (let i: i64 = 0; i < n; i++) {
      const index = get_index_from_order(mp, i);
      const key = objAt(_DK_ENTRIES(oldkeys) + ((<usize>index) << 4), 0);
      Py_INCREF(key);
      putEntry(newkeys, i, key, unicode_get_hash(key), ptrAt(valuesArray(oldvalues), index));
    }
    buildIndices(newkeys, n);
    mp.ma_keys = newkeys;
    dictkeys_decref(oldkeys);
    mp.ma_values = null;
    if (oldvalues.embedded) oldvalues.valid = 0;
    else free_values(oldvalues);
  } else {
    moveEntries(oldkeys, newkeys, n);
    buildIndices(newkeys, n);
    mp.ma_keys = newkeys;
    if (oldkeys != Py_EMPTY_KEYS) free_keys_object(oldkeys);
  }
  newkeys.dk_usable -= n;
  newkeys.dk_nentries = n;
  return 0;
}

/** The n entries of one combined table that are not deleted, to the front of another. */
function moveEntries(oldkeys: PyDictKeysObject, newkeys: PyDictKeysObject, n: i64): void {
  const unicode = DK_IS_UNICODE(newkeys);
  const same = DK_IS_UNICODE(oldkeys) == unicode;
  if (same && oldkeys.dk_nentries == n) {
    memory.copy(_DK_ENTRIES(newkeys), _DK_ENTRIES(oldkeys), <usize>n * (unicode ? 16 : 24));
    return;
  }
  const step: usize = DK_IS_UNICODE(oldkeys) ? 16 : 24;
  let from = entryKeySlot(oldkeys, 0);
  for (let i: i64 = 0; i < n; i++) {
    while (!load<usize>(from, 8)) from += step;
    const key = objAt(from, 0);
    const hash = step == 16 ? unicode_get_hash(key) : load<i64>(from - 8);
    putEntry(newkeys, i, key, hash, ptrAt(from, 1));
    from += step;
  }
}

export function delete_index_from_values(values: PyDictValues, ix: i64): void {
  const order = get_insertion_order_array(values);
  const size = values.size - 1;
  let i: usize = 0;
  while (load<u8>(order + i) != <u8>ix) i++;
  memory.copy(order + i, order + i + 1, <usize>size - i);
  values.size = size;
}

/** Deletes entry ix, whose value is old_value. */
// steals old_value
export function delitem_common(mp: PyDictObject, hash: i64, ix: i32, old_value: PyObject, version: u64): i32 {
  const hashpos = lookdict_index(mp.ma_keys, hash, ix);
  mp.ma_used--;
  mp.ma_version_tag = version;
  const values = mp.ma_values;
  if (values) {
    setPtrAt(valuesArray(values), ix, null);
    delete_index_from_values(values, ix);
  } else {
    const keys = mp.ma_keys;
    keys.dk_version = 0;
    dictkeys_set_index(keys, <u32>hashpos, DKIX_DUMMY);
    const slot = entryKeySlot(keys, ix);
    const old_key = objAt(slot, 0);
    setPtrAt(slot, 0, null);
    setPtrAt(slot, 1, null);
    if (!DK_IS_UNICODE(keys)) store<i64>(slot - 8, 0);
    Py_DECREF(old_key);
  }
  Py_DECREF(old_value);
  return 0;
}
