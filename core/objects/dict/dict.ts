// The mapping: the C API. (CPython: Objects/dictobject.c)

import { PyErr_FormatUnraisable } from '../../modules/sys/unraisable';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_Occurred, PyErr_SetRaisedException } from '../../runtime/errors';
import { _PyObject_GC_New } from '../../runtime/gc/alloc';
import {
  _PyObject_GC_IS_TRACKED, _PyObject_GC_MAY_BE_TRACKED, _PyObject_GC_TRACK, _PyObject_GC_UNTRACK,
  PyObject_GC_UnTrack,
} from '../../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../../runtime/gc/trashcan';
import { mainInterpreter } from '../../runtime/interp';
import {
  clearSlot, objAt, ptrAt, Py_DECREF, Py_INCREF, Py_VISIT, Py_XDECREF, Py_XINCREF, PyObject, setPtrAt,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { hasSubclassFlag, Py_TPFLAGS_DICT_SUBCLASS, PyTypeObject } from '../../runtime/type';
import {
  _PyErr_SetKeyError, PyErr_BadInternalCall, PyErr_GivenExceptionMatches, PyErr_NoMemory,
} from '../exceptions/errors';
import { PyExc_KeyError } from '../exceptions/types';
import { PyList_GET_ITEM, PyList_New, PyList_SET_ITEM } from '../list';
import { PyUnicode_InternInPlace } from '../str/intern';
import { PyUnicode_FromString } from '../str/new';
import { PyUnicode_Check, PyUnicode_Type } from '../str/struct';
import { PyTuple_New, PyTuple_SET_ITEM } from '../tuple';
import {
  delitem_common, insert_combined_dict, insert_split_dict, insert_to_emptydict, insertdict, insertion_resize,
  MAINTAIN_TRACKING, nextVersion,
} from './insert';
import {
  clone_combined_dict_keys, copy_values, dictkeys_decref, dictkeys_incref, estimate_log2_keysize, free_values,
  init_empty_keys, keysSize, new_keys_object, new_values, Py_EMPTY_KEYS,
} from './keys';
import { dict_hash, dict_lookup, dict_value_at } from './lookup';
import { dict_merge } from './merge';
import { dict_iter, init_dict_methods } from './methods';
import {
  _DK_ENTRIES, _PyDict_HasSplitTable, _PyDictValues_AddToInsertionOrder, DICT_KEYS_GENERAL, DICT_KEYS_SPLIT,
  DK_IS_UNICODE, DKIX_EMPTY, DKIX_ERROR, entryKeySlot, entrySize, get_index_from_order,
  NEXT_LOG2_SHARED_KEYS_MAX_SIZE, PyDict_MINSIZE, PyDictKeysObject, PyDictObject, PyDictValues, SHARED_KEYS_MAX_SIZE,
  shared_keys_usable_size, unicode_get_hash, USABLE_FRACTION, valuesArray,
} from './struct';

export const PyDict_Type = staticObject<PyTypeObject>(416);

const PyDict_MAXFREELIST = 80;

@inline function asDict(o: PyObject): PyDictObject {
  return changetype<PyDictObject>(o);
}

/** An untracked dict. */
// new; steals keys, also when it fails
export function new_dict(keys: PyDictKeysObject, values: PyDictValues | null, used: i64): PyObject | null {
  const free = changetype<usize>(mainInterpreter.freelists) + 904;
  const n = load<i32>(free, 640);
  let p: usize;
  if (n > 0) {
    store<i32>(free, n - 1, 640);
    p = load<usize>(free + ((n - 1) << 3));
    store<i64>(p, 1);
  } else {
    p = changetype<usize>(_PyObject_GC_New(PyDict_Type));
    if (!p) {
      dictkeys_decref(keys);
      return null;
    }
  }
  const mp = changetype<PyDictObject>(p);
  mp.ma_keys = keys;
  mp.ma_values = values;
  mp.ma_used = used;
  mp.ma_version_tag = 0;
  mp.ma_version_tag = nextVersion(mp);
  return mp;
}

// new
export function PyDict_New(): PyObject | null {
  return new_dict(Py_EMPTY_KEYS, null, 0);
}

/** A split dict with nothing set; steals keys. */
// new
export function new_dict_with_shared_keys(keys: PyDictKeysObject): PyObject | null {
  const size = shared_keys_usable_size(keys);
  const values = new_values(size);
  if (!values) {
    dictkeys_decref(keys);
    return PyErr_NoMemory();
  }
  memory.fill(valuesArray(values), 0, <usize>size << 3);
  const mp = new_dict(keys, values, 0);
  if (!mp) free_values(values);
  return mp;
}

@inline export function PyDict_Check(o: PyObject): bool {
  return hasSubclassFlag(o, Py_TPFLAGS_DICT_SUBCLASS);
}

@inline export function PyDict_CheckExact(o: PyObject): bool {
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

/** As PyDict_GetItemRef. */
export function PyDict_GetItemStringRef(op: PyObject, key: string, result: usize): i32 {
  const name = PyUnicode_FromString(key);
  if (!name) {
    store<u64>(result, 0);
    return -1;
  }
  const r = PyDict_GetItemRef(op, name, result);
  Py_DECREF(name);
  return r;
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
@inline function setitemTake2(mp: PyDictObject, key: PyObject, hash: i64, value: PyObject): i32 {
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

export function PyDict_DelItemString(op: PyObject, key: string): i32 {
  const name = PyUnicode_FromString(key);
  if (!name) return -1;
  const r = PyDict_DelItem(op, name);
  Py_DECREF(name);
  return r;
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
  for (let i: i64 = 0; i < n; i++) clearSlot(array + (<usize>i << 3));
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
    slot = _DK_ENTRIES(keys) + (<usize>index << 4);
    found = load<usize>(valuesArray(values) + (<usize>index << 3));
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

// new
export function PyDict_Keys(op: PyObject): PyObject | null {
  return listOf(op, 0);
}

// new
export function PyDict_Values(op: PyObject): PyObject | null {
  return listOf(op, 8);
}

/** A list of the keys (0) or values (8). */
function listOf(op: PyObject, which: usize): PyObject | null {
  if (!PyDict_Check(op)) {
    PyErr_BadInternalCall();
    return null;
  }
  const mp = asDict(op);
  while (true) {
    const n = mp.ma_used;
    const v = PyList_New(n);
    if (!v) return null;
    // Making the list can start a collection that changes the dict.
    if (n != mp.ma_used) {
      Py_DECREF(v);
      continue;
    }
    const out = stackAlloc(3);
    store<i64>(out, 0);
    for (let j: i64 = 0; PyDict_Next(op, out, out + 8, out + 16); j++) {
      const o = objAt(out + 8 + which, 0);
      Py_INCREF(o);
      PyList_SET_ITEM(v, j, o);
    }
    stackFree(out);
    return v;
  }
}

// new
export function PyDict_Items(op: PyObject): PyObject | null {
  if (!PyDict_Check(op)) {
    PyErr_BadInternalCall();
    return null;
  }
  const mp = asDict(op);
  while (true) {
    const n = mp.ma_used;
    const v = PyList_New(n);
    if (!v) return null;
    for (let i: i64 = 0; i < n; i++) {
      const pair = PyTuple_New(2);
      if (!pair) {
        Py_DECREF(v);
        return null;
      }
      PyList_SET_ITEM(v, i, pair);
    }
    if (n != mp.ma_used) {
      Py_DECREF(v);
      continue;
    }
    const out = stackAlloc(3);
    store<i64>(out, 0);
    for (let j: i64 = 0; PyDict_Next(op, out, out + 8, out + 16); j++) {
      const pair = PyList_GET_ITEM(v, j);
      const key = objAt(out, 1);
      const value = objAt(out, 2);
      Py_INCREF(key);
      Py_INCREF(value);
      PyTuple_SET_ITEM(pair, 0, key);
      PyTuple_SET_ITEM(pair, 1, value);
    }
    stackFree(out);
    return v;
  }
}

export function PyDict_Size(op: PyObject): i64 {
  if (!PyDict_Check(op)) {
    PyErr_BadInternalCall();
    return -1;
  }
  return asDict(op).ma_used;
}

@inline export function PyDict_GET_SIZE(op: PyObject): i64 {
  return changetype<PyDictObject>(op).ma_used;
}

// new
export function PyDict_Copy(o: PyObject): PyObject | null {
  if (!PyDict_Check(o)) {
    PyErr_BadInternalCall();
    return null;
  }
  const mp = asDict(o);
  if (mp.ma_used == 0) return PyDict_New();
  if (_PyDict_HasSplitTable(mp)) return copySplit(mp);
  // As it is, unless more than a third of the entries are deleted: then an insertion anew packs it.
  if (mp.ob_type.tp_iter == dict_iter.index && mp.ma_used >= (mp.ma_keys.dk_nentries * 2) / 3) {
    const keys = clone_combined_dict_keys(mp);
    if (!keys) return null;
    const copy = new_dict(keys, null, mp.ma_used);
    if (copy && _PyObject_GC_IS_TRACKED(mp)) _PyObject_GC_TRACK(copy);
    return copy;
  }
  const copy = PyDict_New();
  if (!copy) return null;
  if (dict_merge(copy, o, 1) == 0) return copy;
  Py_DECREF(copy);
  return null;
}

function copySplit(mp: PyDictObject): PyObject | null {
  const values = copy_values(changetype<PyDictValues>(mp.ma_values));
  if (!values) return null;
  // NOT the freelist: CPython takes a fresh block here.
  const o = _PyObject_GC_New(PyDict_Type);
  if (!o) {
    free_values(values);
    return null;
  }
  const array = valuesArray(values);
  for (let i: i64 = 0; i < <i64>values.capacity; i++) Py_XINCREF(ptrAt(array, i));
  const copy = asDict(o);
  copy.ma_values = values;
  copy.ma_keys = mp.ma_keys;
  copy.ma_used = mp.ma_used;
  copy.ma_version_tag = 0;
  copy.ma_version_tag = nextVersion(copy);
  dictkeys_incref(mp.ma_keys);
  if (_PyObject_GC_IS_TRACKED(mp)) _PyObject_GC_TRACK(o);
  return o;
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

export function PyDict_ContainsString(op: PyObject, key: string): i32 {
  const name = PyUnicode_FromString(key);
  if (!name) return -1;
  const r = PyDict_Contains(op, name);
  Py_DECREF(name);
  return r;
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

// new
function dict_new_presized(minused: i64, unicode: bool): PyObject | null {
  if (minused <= USABLE_FRACTION(PyDict_MINSIZE)) return PyDict_New();
  const log2 = minused > USABLE_FRACTION(1 << 17) ? <u8>17 : estimate_log2_keysize(minused);
  const keys = new_keys_object(log2, unicode);
  return keys ? new_dict(keys, null, 0) : null;
}

// new
export function _PyDict_NewPresized(minused: i64): PyObject | null {
  return dict_new_presized(minused, false);
}

/** A dict of n items: keys and values at strides of so many pointers. */
// new
export function _PyDict_FromItems(keys: usize, keys_offset: i64, values: usize, values_offset: i64, n: i64): PyObject | null {
  let unicode = true;
  for (let i: i64 = 0; i < n && unicode; i++) unicode = objAt(keys, i * keys_offset).ob_type == PyUnicode_Type;
  const dict = dict_new_presized(n, unicode);
  if (!dict) return null;
  for (let i: i64 = 0; i < n; i++) {
    const key = objAt(keys, i * keys_offset);
    const value = objAt(values, i * values_offset);
    Py_INCREF(key);
    Py_INCREF(value);
    if (_PyDict_SetItem_Take2(dict, key, value) < 0) {
      Py_DECREF(dict);
      return null;
    }
  }
  return dict;
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

/** The collector calls it: a dict that can be in no cycle needs no visits. */
export function _PyDict_MaybeUntrack(op: PyObject): void {
  if (op.ob_type != PyDict_Type || !_PyObject_GC_IS_TRACKED(op)) return;
  const mp = asDict(op);
  const keys = mp.ma_keys;
  const n = keys.dk_nentries;
  const values = mp.ma_values;
  if (values) {
    const array = valuesArray(values);
    for (let i: i64 = 0; i < n; i++) {
      const value = ptrAt(array, i);
      if (value && _PyObject_GC_MAY_BE_TRACKED(value)) return;
    }
  } else {
    const unicode = DK_IS_UNICODE(keys);
    const step = entrySize(keys);
    let slot = entryKeySlot(keys, 0);
    for (let i: i64 = 0; i < n; i++) {
      const value = ptrAt(slot, 1);
      if (value) {
        if (_PyObject_GC_MAY_BE_TRACKED(value)) return;
        if (!unicode && _PyObject_GC_MAY_BE_TRACKED(objAt(slot, 0))) return;
      }
      slot += step;
    }
  }
  _PyObject_GC_UNTRACK(op);
}

/**
 * The keys that the instances of a new class share. NULL (no exception) without memory. dk_usable begins one above what
 * the first instance gets: each instance made takes one away.
 */
export function _PyDict_NewKeysForClass(type: PyTypeObject): usize {
  const keys = new_keys_object(NEXT_LOG2_SHARED_KEYS_MAX_SIZE, true);
  if (!keys) {
    PyErr_Clear();
    return 0;
  }
  keys.dk_usable = SHARED_KEYS_MAX_SIZE;
  keys.dk_kind = DICT_KEYS_SPLIT;
  return changetype<usize>(keys);
}

/** Bytes of the dict and, where they are its own, of its keys. */
export function _PyDict_SizeOf(op: PyObject): i64 {
  const mp = asDict(op);
  let size = op.ob_type.tp_basicsize;
  if (_PyDict_HasSplitTable(mp)) size += shared_keys_usable_size(mp.ma_keys) * 8;
  if (mp.ma_keys.dk_refcnt == 1) size += keysSize(mp.ma_keys);
  return size;
}

export function _PyDict_KeysSize(keys: usize): i64 {
  return keysSize(changetype<PyDictKeysObject>(keys));
}

/** A number for the present state of a dict's keys; 0: none is left. */
export function PyDictKeys_GetVersionForCurrentState(dict: PyObject): u32 {
  return _PyDictKeys_GetVersionForCurrentState(changetype<usize>(asDict(dict).ma_keys));
}

export function _PyDictKeys_GetVersionForCurrentState(keys: usize): u32 {
  const dk = changetype<PyDictKeysObject>(keys);
  if (dk.dk_version != 0) return dk.dk_version;
  const v = mainInterpreter.dict_state_next_keys_version;
  if (v == 0) return 0;
  mainInterpreter.dict_state_next_keys_version = v + 1;
  dk.dk_version = v;
  return v;
}

export function _PyDictKeys_DecRef(keys: usize): void {
  dictkeys_decref(changetype<PyDictKeysObject>(keys));
}

export function dict_dealloc(op: PyObject): void {
  const mp = asDict(op);
  PyObject_GC_UnTrack(op);
  const guarded = op.ob_type.tp_dealloc == dict_dealloc.index;
  if (guarded && _PyTrash_begin(op)) return;
  const values = mp.ma_values;
  const keys = mp.ma_keys;
  if (values) {
    if (!values.embedded) {
      const array = valuesArray(values);
      const n = keys.dk_nentries;
      for (let i: i64 = 0; i < n; i++) Py_XDECREF(ptrAt(array, i));
      free_values(values);
    }
    dictkeys_decref(keys);
  } else if (changetype<usize>(keys)) dictkeys_decref(keys);
  const free = changetype<usize>(mainInterpreter.freelists) + 904;
  const n = load<i32>(free, 640);
  if (<u32>n < <u32>PyDict_MAXFREELIST && op.ob_type == PyDict_Type) {
    setPtrAt(free, n, op);
    store<i32>(free, n + 1, 640);
  } else call_indirect<void>(<u32>op.ob_type.tp_free, changetype<usize>(op));
  if (guarded) _PyTrash_end();
}

export function dict_traverse(op: PyObject, visit: usize, argument: usize): i32 {
  const mp = asDict(op);
  const keys = mp.ma_keys;
  const n = keys.dk_nentries;
  const values = mp.ma_values;
  if (values) {
    // Embedded values belong to the instance, which visits them.
    if (values.embedded) return 0;
    const array = valuesArray(values);
    for (let i: i64 = 0; i < n; i++) {
      const r = Py_VISIT(ptrAt(array, i), visit, argument);
      if (r) return r;
    }
    return 0;
  }
  const unicode = DK_IS_UNICODE(keys);
  const step = entrySize(keys);
  let slot = entryKeySlot(keys, 0);
  for (let i: i64 = 0; i < n; i++) {
    const value = ptrAt(slot, 1);
    if (value) {
      let r = Py_VISIT(value, visit, argument);
      if (!r && !unicode) r = Py_VISIT(ptrAt(slot, 0), visit, argument);
      if (r) return r;
    }
    slot += step;
  }
  return 0;
}

export function init_dict_type(): void {
  init_empty_keys();
  init_dict_methods();
}
