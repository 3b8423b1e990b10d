// Instance attributes without a dict. (CPython: Objects/dictobject.c)
//
//    -24 │ managed dict: NULL until somebody asks for __dict__      │
//    -16 │ collector's header                                       │
//      0 ╞═ ob_refcnt                                              ╡  <- the object's address
//      8 │ ob_type ── ht_cached_keys ──> the class's shared keys    │
//     16 │ PyDictValues: capacity, size, embedded 1, valid 1        │  inline values
//     24 │ values[capacity], then the order bytes                   │
//
// While `valid`, the values are the attributes, and a materialized dict is split and points to them (ma_values). They
// stop being valid for good when that dict gets a table of its own, is replaced, or outlives the instance.

import { PyErr_WriteUnraisable } from '../../modules/sys/unraisable';
import { _PyObject_GC_MAY_BE_TRACKED, _PyObject_GC_TRACK } from '../../runtime/gc/track';
import {
  arg,
  clearSlot,
  Py_DECREF,
  Py_VISIT,
  Py_XDECREF,
  Py_XINCREF,
  PyObject,
  ptrAt,
  setPtrAt,
} from '../../runtime/object';
import { Py_TPFLAGS_INLINE_VALUES, Py_TPFLAGS_MANAGED_DICT, PyHeapTypeObject, PyTypeObject } from '../../runtime/type';
import { PyErr_Format } from '../exceptions/errors';
import { PyExc_AttributeError } from '../exceptions/types';
import { _PyObject_ComputedDictPointer, PyObject_GenericGetDict } from '../instance-dict';
import { unicode_hash } from '../str/compare';
import { PyUnicode_Type } from '../str/struct';
import { _PyDict_DelItem_KnownHash, PyDict_New, PyDict_SetItem } from './dict';
import { delete_index_from_values, insert_into_splitdictkeys } from './insert';
import { copy_values, dictkeys_decref, dictkeys_incref, Py_EMPTY_KEYS } from './keys';
import { _PyDictKeys_StringLookup, dict_hash } from './lookup';
import { new_dict } from './new';
import {
  _PyDictValues_AddToInsertionOrder,
  DKIX_EMPTY,
  PyDictKeysObject,
  PyDictObject,
  PyDictValues,
  shared_keys_usable_size,
  unicode_get_hash,
  valuesArray,
} from './struct';

/* @inline */ function cachedKeys(type: PyTypeObject): PyDictKeysObject {
  return changetype<PyDictKeysObject>(changetype<PyHeapTypeObject>(type).ht_cached_keys);
}

/* @inline */ function inlineValues(obj: PyObject): PyDictValues {
  return changetype<PyDictValues>(changetype<usize>(obj) + 16);
}

/** The address of the values in front of which nothing but the object's header lies. */
/* @inline */ export function _PyObject_InlineValues(obj: PyObject): usize {
  return changetype<usize>(obj) + 16;
}

/** Where the pointer to the managed dict lies. */
/* @inline */ export function _PyObject_GetManagedDictPtr(obj: PyObject): usize {
  return changetype<usize>(obj) - 24;
}

/** The dict if there is one; borrowed. */
/* @inline */ export function _PyObject_GetManagedDict(obj: PyObject): PyObject | null {
  return changetype<PyObject | null>(load<usize>(changetype<usize>(obj) - 24));
}

/* @inline */ function setManagedDict(obj: PyObject, dict: PyObject | null): void {
  store<u64>(changetype<usize>(obj) - 24, <u64>changetype<usize>(dict));
}

/** Empty values in a new instance. Each instance has room for one attribute less, down to what the class knows plus one. */
export function _PyObject_InitInlineValues(obj: PyObject, type: PyTypeObject): void {
  const keys = cachedKeys(type);
  if (keys.dk_usable > 1) keys.dk_usable--;
  const size = shared_keys_usable_size(keys);
  const values = inlineValues(obj);
  values.capacity = <u8>size;
  values.size = 0;
  values.embedded = 1;
  values.valid = 1;
  memory.fill(valuesArray(values), 0, (<usize>size) << 3);
  setManagedDict(obj, null);
}

/** A split dict over the instance's values. */
// new
function make_dict_from_instance_attributes(keys: PyDictKeysObject, values: PyDictValues): PyDictObject | null {
  dictkeys_incref(keys);
  let used: i64 = 0;
  let track = false;
  const size = shared_keys_usable_size(keys);
  const array = valuesArray(values);
  // The class may know more names by now than this instance has room for.
  const n = min<i64>(size, values.capacity);
  for (let i: i64 = 0; i < n; i++) {
    const value = ptrAt(array, i);
    if (value) {
      used++;
      if (_PyObject_GC_MAY_BE_TRACKED(value)) track = true;
    }
  }
  const dict = new_dict(keys, values, used);
  if (dict && track) _PyObject_GC_TRACK(dict);
  return changetype<PyDictObject | null>(dict);
}

/** The dict of an instance whose values are valid; made now if need be. */
// borrowed
export function _PyObject_MaterializeManagedDict(obj: PyObject): PyObject | null {
  const existing = _PyObject_GetManagedDict(obj);
  if (existing) return existing;
  const values = inlineValues(obj);
  const dict = values.valid ? make_dict_from_instance_attributes(cachedKeys(obj.ob_type), values) : PyDict_New();
  setManagedDict(obj, dict);
  return dict;
}

function set_or_del(dict: PyObject, name: PyObject, value: PyObject | null): i32 {
  if (value) return PyDict_SetItem(dict, name, value);
  const hash = dict_hash(name);
  return hash == -1 ? -1 : _PyDict_DelItem_KnownHash(dict, name, hash);
}

/** obj.name = value, value NULL: del; of an object with inline values. */
export function _PyObject_StoreInstanceAttribute(obj: PyObject, name: PyObject, value: PyObject | null): i32 {
  const values = inlineValues(obj);
  if (values.valid) return storeInValues(obj, values, name, value);
  const dict = _PyObject_GetManagedDict(obj);
  if (dict) return set_or_del(dict, name, value);
  const made = PyObject_GenericGetDict(obj, 0);
  if (!made) return -1;
  const r = set_or_del(made, name, value);
  Py_DECREF(made);
  return r;
}

function storeInValues(obj: PyObject, values: PyDictValues, name: PyObject, value: PyObject | null): i32 {
  const keys = cachedKeys(obj.ob_type);
  const dict = changetype<PyDictObject | null>(_PyObject_GetManagedDict(obj));
  let ix = DKIX_EMPTY;
  if (name.ob_type == PyUnicode_Type) {
    let hash = unicode_get_hash(name);
    if (hash == -1) hash = unicode_hash(name);
    ix = insert_into_splitdictkeys(keys, name, hash);
  }
  if (ix == DKIX_EMPTY) {
    if (dict) return set_or_del(dict, name, value);
    // The dict is put into the object last: setting the item gives it a table of its own.
    const made = make_dict_from_instance_attributes(keys, values);
    if (!made) return -1;
    if (set_or_del(made, name, value) < 0) {
      Py_DECREF(made);
      return -1;
    }
    setManagedDict(obj, made);
    return 0;
  }
  const slot = valuesArray(values) + (ix << 3);
  const old_value = ptrAt(slot, 0);
  Py_XINCREF(value);
  setPtrAt(slot, 0, value);
  if (!old_value) {
    if (!value) {
      PyErr_Format(PyExc_AttributeError, "'%.100s' object has no attribute '%U'", <u64>obj.ob_type.tp_name, arg(name));
      return -1;
    }
    _PyDictValues_AddToInsertionOrder(values, ix);
    if (dict) dict.ma_used++;
    return 0;
  }
  if (!value) {
    delete_index_from_values(values, ix);
    if (dict) dict.ma_used--;
  }
  Py_DECREF(old_value);
  return 0;
}

/** True, and a new reference or NULL in *attr, when the inline values know; false: look into the dict. */
export function _PyObject_TryGetInstanceAttribute(obj: PyObject, name: PyObject, attr: usize): bool {
  const values = inlineValues(obj);
  if (!values.valid) return false;
  const ix = _PyDictKeys_StringLookup(changetype<usize>(cachedKeys(obj.ob_type)), name);
  const value: PyObject | null = ix < 0 ? null : ptrAt(valuesArray(values), ix);
  Py_XINCREF(value);
  setPtrAt(attr, 0, value);
  return true;
}

export function PyObject_VisitManagedDict(obj: PyObject, visit: usize, argument: usize): i32 {
  const flags = obj.ob_type.tp_flags;
  if (!(flags & Py_TPFLAGS_MANAGED_DICT)) return 0;
  if (flags & Py_TPFLAGS_INLINE_VALUES) {
    const values = inlineValues(obj);
    if (values.valid) {
      const array = valuesArray(values);
      for (let i: i64 = 0; i < <i64>values.capacity; i++) {
        const r = Py_VISIT(ptrAt(array, i), visit, argument);
        if (r) return r;
      }
      return 0;
    }
  }
  return Py_VISIT(_PyObject_GetManagedDict(obj), visit, argument);
}

/** obj.__dict__ = new_dict, NULL: none. What the instance had goes with its old dict. */
export function _PyObject_SetManagedDict(obj: PyObject, new_dict: PyObject | null): i32 {
  const dict = _PyObject_GetManagedDict(obj);
  const inline = (obj.ob_type.tp_flags & Py_TPFLAGS_INLINE_VALUES) != 0;
  Py_XINCREF(new_dict);
  setManagedDict(obj, new_dict);
  if (inline && !dict) {
    const values = inlineValues(obj);
    if (values.valid) {
      values.valid = 0;
      const array = valuesArray(values);
      for (let i: i64 = 0; i < <i64>values.capacity; i++) clearSlot(array + ((<usize>i) << 3));
    }
    return 0;
  }
  const r = inline && dict ? _PyDict_DetachFromObject(dict, obj) : 0;
  if (r < 0) {
    setManagedDict(obj, dict);
    Py_XDECREF(new_dict);
    return -1;
  }
  Py_XDECREF(dict);
  return 0;
}

/** For tp_clear and deallocators. */
export function PyObject_ClearManagedDict(obj: PyObject): void {
  if (_PyObject_SetManagedDict(obj, null) == 0) return;
  PyErr_WriteUnraisable(null);
  // No memory to move the values out: whoever holds the dict finds it empty.
  const dict = changetype<PyDictObject>(_PyObject_GetManagedDict(obj));
  const values = inlineValues(obj);
  if (dict.ma_values == values) {
    const keys = dict.ma_keys;
    dict.ma_keys = Py_EMPTY_KEYS;
    dict.ma_values = null;
    dict.ma_used = 0;
    dictkeys_decref(keys);
  }
  values.valid = 0;
  values.size = 0;
  const array = valuesArray(values);
  for (let i: i64 = 0; i < <i64>values.capacity; i++) clearSlot(array + ((<usize>i) << 3));
  setManagedDict(obj, null);
  Py_DECREF(dict);
}

/** Moves the values out of an instance that its dict outlives. */
export function _PyDict_DetachFromObject(o: PyObject, obj: PyObject): i32 {
  const mp = changetype<PyDictObject>(o);
  if (changetype<usize>(mp.ma_values) != _PyObject_InlineValues(obj)) return 0;
  const values = copy_values(changetype<PyDictValues>(mp.ma_values));
  if (!values) return -1;
  mp.ma_values = values;
  inlineValues(obj).valid = 0;
  return 0;
}

export function _PyObject_IsInstanceDictEmpty(obj: PyObject): i32 {
  const type = obj.ob_type;
  if (type.tp_dictoffset == 0) return 1;
  let dict: PyObject | null;
  if (type.tp_flags & Py_TPFLAGS_INLINE_VALUES) {
    const values = inlineValues(obj);
    if (values.valid) return values.size == 0 ? 1 : 0;
    dict = _PyObject_GetManagedDict(obj);
  } else if (type.tp_flags & Py_TPFLAGS_MANAGED_DICT) dict = _PyObject_GetManagedDict(obj);
  else dict = ptrAt(_PyObject_ComputedDictPointer(obj), 0);
  return !dict || changetype<PyDictObject>(dict).ma_used == 0 ? 1 : 0;
}
