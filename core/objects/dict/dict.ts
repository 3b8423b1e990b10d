// The mapping: the C API. (CPython: Objects/dictobject.c)

import { PyErr_FormatUnraisable } from '../../modules/sys/unraisable';
import { PyErr_GetRaisedException, PyErr_Occurred, PyErr_SetRaisedException } from '../../runtime/errors';
import { clearSlot, objAt, Py_DECREF, Py_INCREF, Py_XINCREF, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { hasSubclassFlag, Py_TPFLAGS_DICT_SUBCLASS, PyTypeObject } from '../../runtime/type';
import { _PyErr_SetKeyError, PyErr_BadInternalCall, PyErr_GivenExceptionMatches } from '../exceptions/errors';
import { PyExc_KeyError } from '../exceptions/types';
import { PyUnicode_InternInPlace } from '../str/intern';
import { PyUnicode_FromString } from '../str/new';
import { PyUnicode_Check, PyUnicode_Type } from '../str/struct';
import {
  delitem_common,
  insert_combined_dict,
  insert_split_dict,
  insert_to_emptydict,
  insertdict,
  insertion_resize,
  MAINTAIN_TRACKING,
  nextVersion,
} from './insert';
import { dictkeys_decref, free_values, init_empty_keys, keysSize, Py_EMPTY_KEYS } from './keys';
import { dict_hash, dict_lookup, dict_value_at } from './lookup';
import { dict_merge } from './merge';
import { init_dict_methods } from './methods';
import { new_dict } from './new';
import {
  _DK_ENTRIES,
  _PyDict_HasSplitTable,
  _PyDictValues_AddToInsertionOrder,
  DICT_KEYS_GENERAL,
  DK_IS_UNICODE,
  DKIX_EMPTY,
  DKIX_ERROR,
  entryKeySlot,
  entrySize,
  get_index_from_order,
  PyDictObject,
  PyDictValues,
  shared_keys_usable_size,
  unicode_get_hash,
  valuesArray,
} from './struct';

export const PyDict_Type = staticObject<PyTypeObject>(416);

/* @inline */ function asDict(o: PyObject): PyDictObject {
  return changetype<PyDictObject>(o);
}

// new
export function PyDict_New(): PyObject | null {
  return new_dict(Py_EMPTY_KEYS, null, 0);
}

/* @inline */ export function PyDict_Check(o: PyObject): bool {
  return hasSubclassFlag(o, Py_TPFLAGS_DICT_SUBCLASS);
}

/* @inline */ export function PyDict_CheckExact(o: PyObject): bool {
  return o.ob_type == PyDict_Type;
}

/** The value, or NULL: the key is missing, or with an exception an error. */
// borrowed
export function PyDict_GetItemWithError(op: PyObject, key: PyObject): PyObject | null {
  if (!PyDict_Check(op)) {
    PyErr_BadInternalCall();
    return null;
  }
  const hash = dict_hash(key);
  if (hash == -1) return null;
  const ix = dict_lookup(asDict(op), key, hash);
  return ix >= 0 ? dict_value_at(asDict(op), ix) : null;
}

/** The value, or NULL; errors are dropped (KeyError) or reported as unraisable. */
// borrowed
export function PyDict_GetItem(op: PyObject, key: PyObject): PyObject | null {
  if (!PyDict_Check(op)) return null;
  const hash = dict_hash(key);
  if (hash == -1) {
    PyErr_FormatUnraisable(
      'Exception ignored in PyDict_GetItem(); consider using PyDict_GetItemRef() or PyDict_GetItemWithError()',
    );
    return null;
  }
  const exc = PyErr_GetRaisedException();
  const ix = dict_lookup(asDict(op), key, hash);
  const value = ix >= 0 ? dict_value_at(asDict(op), ix) : null;
  const raised = PyErr_Occurred();
  if (raised && !PyErr_GivenExceptionMatches(raised, PyExc_KeyError)) {
    PyErr_FormatUnraisable(
      'Exception ignored in PyDict_GetItem(); consider using PyDict_GetItemRef() or PyDict_GetItemWithError()',
    );
  }
  PyErr_SetRaisedException(exc);
  return value;
}

/** 1 and a new reference in *result; 0: missing; -1: an exception. */
export function PyDict_GetItemRef(op: PyObject, key: PyObject, result: usize): i32 {
  store<u64>(result, 0);
  if (!PyDict_Check(op)) {
    PyErr_BadInternalCall();
    return -1;
  }
  const hash = dict_hash(key);
  return hash == -1 ? -1 : _PyDict_GetItemRef_KnownHash(op, key, hash, result);
}

// borrowed
export function PyDict_GetItemString(op: PyObject, key: string): PyObject | null {
  const name = PyUnicode_FromString(key);
  if (!name) {
    PyErr_FormatUnraisable('Exception ignored in PyDict_GetItemString(); consider using PyDict_GetItemRefString()');
    return null;
  }
  const value = PyDict_GetItem(op, name);
  Py_DECREF(name);
  return value;
}

// borrowed
export function _PyDict_GetItem_KnownHash(op: PyObject, key: PyObject, hash: i64): PyObject | null {
  if (!PyDict_Check(op)) {
    PyErr_BadInternalCall();
    return null;
  }
  const ix = dict_lookup(asDict(op), key, hash);
  return ix >= 0 ? dict_value_at(asDict(op), ix) : null;
}

/** As PyDict_GetItemRef. */
export function _PyDict_GetItemRef_KnownHash(op: PyObject, key: PyObject, hash: i64, result: usize): i32 {
  const ix = dict_lookup(asDict(op), key, hash);
  const value = ix >= 0 ? dict_value_at(asDict(op), ix) : null;
  store<u64>(result, <u64>changetype<usize>(value));
  if (ix == DKIX_ERROR) return -1;
  if (!value) return 0;
  Py_INCREF(value);
  return 1;
}

export function PyDict_SetItem(op: PyObject, key: PyObject, value: PyObject): i32 {
  if (!PyDict_Check(op)) {
    PyErr_BadInternalCall();
    return -1;
  }
  Py_INCREF(key);
  Py_INCREF(value);
  return _PyDict_SetItem_Take2(op, key, value);
}

export function PyDict_SetItemString(op: PyObject, key: string, value: PyObject): i32 {
  const slot = stackAlloc(1);
  setPtrAt(slot, 0, PyUnicode_FromString(key));
  let r: i32 = -1;
  if (ptrAt(slot, 0)) {
    PyUnicode_InternInPlace(slot);
    const name = objAt(slot, 0);
    r = PyDict_SetItem(op, name, value);
    Py_DECREF(name);
  }
  stackFree(slot);
  return r;
}

export function _PyDict_SetItem_KnownHash(op: PyObject, key: PyObject, value: PyObject, hash: i64): i32 {
  if (!PyDict_Check(op)) {
    PyErr_BadInternalCall();
    return -1;
  }
  Py_INCREF(key);
  Py_INCREF(value);
  return setitemTake2(asDict(op), key, hash, value);
}

// steals key and value
/* @inline */ function setitemTake2(mp: PyDictObject, key: PyObject, hash: i64, value: PyObject): i32 {
  return mp.ma_keys == Py_EMPTY_KEYS ? insert_to_emptydict(mp, key, hash, value) : insertdict(mp, key, hash, value);
}

// steals key and value
export function _PyDict_SetItem_Take2(op: PyObject, key: PyObject, value: PyObject): i32 {
  const hash = dict_hash(key);
  if (hash == -1) {
    Py_DECREF(key);
    Py_DECREF(value);
    return -1;
  }
  return setitemTake2(asDict(op), key, hash, value);
}

export function PyDict_DelItem(op: PyObject, key: PyObject): i32 {
  const hash = dict_hash(key);
  return hash == -1 ? -1 : _PyDict_DelItem_KnownHash(op, key, hash);
}

export function _PyDict_DelItem_KnownHash(op: PyObject, key: PyObject, hash: i64): i32 {
  if (!PyDict_Check(op)) {
    PyErr_BadInternalCall();
    return -1;
  }
  const mp = asDict(op);
  const ix = dict_lookup(mp, key, hash);
  if (ix == DKIX_ERROR) return -1;
  const value = ix >= 0 ? dict_value_at(mp, ix) : null;
  if (!value) {
    _PyErr_SetKeyError(key);
    return -1;
  }
  return delitem_common(mp, hash, ix, value, nextVersion(mp));
}

export function PyDict_Clear(op: PyObject): void {
  if (!PyDict_Check(op)) return;
  const mp = asDict(op);
  const oldkeys = mp.ma_keys;
  const values = mp.ma_values;
  if (oldkeys == Py_EMPTY_KEYS) return;
  // The dict is empty before the first destructor runs.
  mp.ma_version_tag = nextVersion(mp);
  mp.ma_used = 0;
  if (!values) {
    mp.ma_keys = Py_EMPTY_KEYS;
    dictkeys_decref(oldkeys);
    return;
  }
  const n = oldkeys.dk_nentries;
  const array = valuesArray(values);
  for (let i: i64 = 0; i < n; i++) clearSlot(array + ((<usize>i) << 3));
  if (values.embedded) values.size = 0;
  else {
    mp.ma_values = null;
    mp.ma_keys = Py_EMPTY_KEYS;
    free_values(values);
    dictkeys_decref(oldkeys);
  }
}

/** Goes on with the iteration at *pos: 1, and borrowed key and value where asked for; 0: that was all. */
export function PyDict_Next(op: PyObject, pos: usize, key: usize, value: usize): i32 {
  return _PyDict_Next(op, pos, key, value, 0);
}

/** The same with the key's hash. */
export function _PyDict_Next(op: PyObject, pos: usize, key: usize, value: usize, hash: usize): i32 {
  if (!PyDict_Check(op)) return 0;
  const mp = asDict(op);
  const keys = mp.ma_keys;
  let i = load<i64>(pos);
  let slot: usize;
  let found: usize;
  const values = mp.ma_values;
  if (values) {
    if (<u64>i >= <u64>mp.ma_used) return 0;
    const index = get_index_from_order(mp, i);
    slot = _DK_ENTRIES(keys) + ((<usize>index) << 4);
    found = load<usize>(valuesArray(values) + ((<usize>index) << 3));
  } else {
    const n = keys.dk_nentries;
    if (<u64>i >= <u64>n) return 0;
    slot = entryKeySlot(keys, i);
    const step = entrySize(keys);
    while (!load<usize>(slot, 8)) {
      if (++i >= n) return 0;
      slot += step;
    }
    found = load<usize>(slot, 8);
  }
  store<i64>(pos, i + 1);
  if (key) store<u64>(key, load<u64>(slot));
  if (value) store<u64>(value, <u64>found);
  if (hash) store<i64>(hash, DK_IS_UNICODE(keys) ? unicode_get_hash(objAt(slot, 0)) : load<i64>(slot - 8));
  return 1;
}

export function PyDict_Size(op: PyObject): i64 {
  if (!PyDict_Check(op)) {
    PyErr_BadInternalCall();
    return -1;
  }
  return asDict(op).ma_used;
}

/* @inline */ export function PyDict_GET_SIZE(op: PyObject): i64 {
  return changetype<PyDictObject>(op).ma_used;
}

export function PyDict_Update(a: PyObject, b: PyObject): i32 {
  return dict_merge(a, b, 1);
}

/** replace 0: keys that are there keep their values. */
export function PyDict_Merge(a: PyObject, b: PyObject, replace: i32): i32 {
  return dict_merge(a, b, replace != 0 ? 1 : 0);
}

/** replace 2: a key that is there is a KeyError. */
export function _PyDict_MergeEx(a: PyObject, b: PyObject, replace: i32): i32 {
  return dict_merge(a, b, replace);
}

export function PyDict_Contains(op: PyObject, key: PyObject): i32 {
  const hash = dict_hash(key);
  return hash == -1 ? -1 : _PyDict_Contains_KnownHash(op, key, hash);
}

export function _PyDict_Contains_KnownHash(op: PyObject, key: PyObject, hash: i64): i32 {
  const ix = dict_lookup(asDict(op), key, hash);
  if (ix == DKIX_ERROR) return -1;
  return ix >= 0 && dict_value_at(asDict(op), ix) ? 1 : 0;
}

// borrowed
export function PyDict_SetDefault(op: PyObject, key: PyObject, value: PyObject): PyObject | null {
  const slot = stackAlloc(1);
  const r = setdefault(op, key, value, slot);
  const result: PyObject | null = r < 0 ? null : ptrAt(slot, 0);
  stackFree(slot);
  return result;
}

/** 1: the key was there; 0: it is now; -1: an exception. A new reference to its value in *result, unless that is NULL. */
export function PyDict_SetDefaultRef(op: PyObject, key: PyObject, value: PyObject | null, result: usize): i32 {
  const slot = stackAlloc(1);
  const r = setdefault(op, key, changetype<PyObject>(value), slot);
  const found: PyObject | null = r < 0 ? null : ptrAt(slot, 0);
  stackFree(slot);
  if (result) {
    Py_XINCREF(found);
    setPtrAt(result, 0, found);
  }
  return r;
}

/** As PyDict_SetDefaultRef, *result borrowed. */
export function setdefault(op: PyObject, key: PyObject, default_value: PyObject, result: usize): i32 {
  store<u64>(result, 0);
  if (!PyDict_Check(op)) {
    PyErr_BadInternalCall();
    return -1;
  }
  const mp = asDict(op);
  const hash = dict_hash(key);
  if (hash == -1) return -1;
  if (mp.ma_keys == Py_EMPTY_KEYS) {
    Py_INCREF(key);
    Py_INCREF(default_value);
    if (insert_to_emptydict(mp, key, hash, default_value) < 0) return -1;
    setPtrAt(result, 0, default_value);
    return 0;
  }
  if (key.ob_type != PyUnicode_Type && DK_IS_UNICODE(mp.ma_keys) && insertion_resize(mp, false) < 0) return -1;
  const ix = dict_lookup(mp, key, hash);
  if (ix == DKIX_ERROR) return -1;
  const found = ix >= 0 ? dict_value_at(mp, ix) : null;
  setPtrAt(result, 0, found ? found : default_value);
  if (found) return 1;
  const version = nextVersion(mp);
  const values = mp.ma_values;
  Py_INCREF(default_value);
  if (ix == DKIX_EMPTY) {
    mp.ma_keys.dk_version = 0;
    Py_INCREF(key);
    const failed = values
      ? insert_split_dict(mp, hash, key, default_value) < 0
      : insert_combined_dict(mp, hash, key, default_value) < 0;
    if (failed) {
      Py_DECREF(key);
      Py_DECREF(default_value);
      return -1;
    }
  } else {
    // The class knows the key, this instance has no value for it.
    setPtrAt(valuesArray(changetype<PyDictValues>(values)), ix, default_value);
    _PyDictValues_AddToInsertionOrder(changetype<PyDictValues>(values), ix);
  }
  MAINTAIN_TRACKING(mp, key, default_value);
  mp.ma_used++;
  mp.ma_version_tag = version;
  return 0;
}

/** 1 and the removed value, a new reference, in *result (unless that is NULL); 0: missing; -1: an exception. */
export function PyDict_Pop(op: PyObject, key: PyObject, result: usize): i32 {
  if (result) store<u64>(result, 0);
  if (!PyDict_Check(op)) {
    PyErr_BadInternalCall();
    return -1;
  }
  if (asDict(op).ma_used == 0) return 0;
  const hash = dict_hash(key);
  return hash == -1 ? -1 : _PyDict_Pop_KnownHash(asDict(op), key, hash, result);
}

export function _PyDict_Pop_KnownHash(mp: PyDictObject, key: PyObject, hash: i64, result: usize): i32 {
  if (result) store<u64>(result, 0);
  if (mp.ma_used == 0) return 0;
  const ix = dict_lookup(mp, key, hash);
  if (ix == DKIX_ERROR) return -1;
  const value = ix >= 0 ? dict_value_at(mp, ix) : null;
  if (!value) return 0;
  Py_INCREF(value);
  delitem_common(mp, hash, ix, value, nextVersion(mp));
  if (result) setPtrAt(result, 0, value);
  else Py_DECREF(value);
  return 1;
}

/** The removed value; default_value when the key is missing; KeyError without one. */
// new
export function _PyDict_Pop(op: PyObject, key: PyObject, default_value: PyObject | null): PyObject | null {
  const slot = stackAlloc(1);
  const r = PyDict_Pop(op, key, slot);
  const result = ptrAt(slot, 0);
  stackFree(slot);
  if (r != 0) return result;
  if (default_value) {
    Py_INCREF(default_value);
    return default_value;
  }
  _PyErr_SetKeyError(key);
  return null;
}

export function PyDict_PopString(op: PyObject, key: string, result: usize): i32 {
  const name = PyUnicode_FromString(key);
  if (!name) {
    if (result) store<u64>(result, 0);
    return -1;
  }
  const r = PyDict_Pop(op, name, result);
  Py_DECREF(name);
  return r;
}

/** A global variable, or else the builtin; NULL without an exception when neither exists. */
// new
export function _PyDict_LoadGlobal(globals: PyObject, builtins: PyObject, key: PyObject): PyObject | null {
  const hash = dict_hash(key);
  if (hash == -1) return null;
  let ix = dict_lookup(asDict(globals), key, hash);
  if (ix == DKIX_ERROR) return null;
  let value = ix >= 0 ? dict_value_at(asDict(globals), ix) : null;
  if (!value) {
    ix = dict_lookup(asDict(builtins), key, hash);
    value = ix >= 0 ? dict_value_at(asDict(builtins), ix) : null;
  }
  if (value) Py_INCREF(value);
  return value;
}

/** Of an exact dict with an exact str key: the index of the entry, DKIX_EMPTY or DKIX_ERROR. */
export function _PyDict_LookupIndex(op: PyObject, key: PyObject): i64 {
  const hash = dict_hash(key);
  return hash == -1 ? -1 : dict_lookup(asDict(op), key, hash);
}

export function _PyDict_HasOnlyStringKeys(op: PyObject): bool {
  if (asDict(op).ma_keys.dk_kind != DICT_KEYS_GENERAL) return true;
  const out = stackAlloc(2);
  store<i64>(out, 0);
  let only = true;
  while (only && PyDict_Next(op, out, out + 8, 0)) only = PyUnicode_Check(objAt(out, 1));
  stackFree(out);
  return only;
}

/** Bytes of the dict and, where they are its own, of its keys. */
export function _PyDict_SizeOf(op: PyObject): i64 {
  const mp = asDict(op);
  let size = op.ob_type.tp_basicsize;
  if (_PyDict_HasSplitTable(mp)) size += shared_keys_usable_size(mp.ma_keys) * 8;
  if (mp.ma_keys.dk_refcnt == 1) size += keysSize(mp.ma_keys);
  return size;
}

export function init_dict_type(): void {
  init_empty_keys();
  init_dict_methods();
}
