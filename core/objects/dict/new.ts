// New dicts: empty, with room, from arrays, as copies. (CPython: Objects/dictobject.c)

import { tracedReuse } from '../../memory/hook';
import { DICT_FREELIST, takeFromFreelist } from '../../runtime/freelist';
import { _PyObject_GC_New } from '../../runtime/gc/alloc';
import { _PyObject_GC_IS_TRACKED, _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { _Py_NewReference, objAt, Py_DECREF, Py_INCREF, Py_XINCREF, PyObject, ptrAt } from '../../runtime/object';
import { PyErr_BadInternalCall, PyErr_NoMemory } from '../exceptions/errors';
import { PyUnicode_Type } from '../str/struct';
import { _PyDict_SetItem_Take2, PyDict_Check, PyDict_New, PyDict_Type } from './dict';
import { nextVersion } from './insert';
import {
  clone_combined_dict_keys,
  copy_values,
  dictkeys_decref,
  dictkeys_incref,
  estimate_log2_keysize,
  free_values,
  new_keys_object,
  new_values,
} from './keys';
import { dict_merge } from './merge';
import { dict_iter } from './methods';
import {
  _PyDict_HasSplitTable,
  PyDict_MINSIZE,
  PyDictKeysObject,
  PyDictObject,
  PyDictValues,
  shared_keys_usable_size,
  USABLE_FRACTION,
  valuesArray,
} from './struct';

/* @inline */ function asDict(o: PyObject): PyDictObject {
  return changetype<PyDictObject>(o);
}

/** An untracked dict. */
// new; steals keys, also when it fails
export function new_dict(keys: PyDictKeysObject, values: PyDictValues | null, used: i64): PyObject | null {
  let p = takeFromFreelist(DICT_FREELIST);
  if (p) {
    _Py_NewReference(changetype<PyObject>(p));
    tracedReuse(p - 16);
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

/** A split dict with nothing set; steals keys. */
// new
export function new_dict_with_shared_keys(keys: PyDictKeysObject): PyObject | null {
  const size = shared_keys_usable_size(keys);
  const values = new_values(size);
  if (!values) {
    dictkeys_decref(keys);
    return PyErr_NoMemory();
  }
  memory.fill(valuesArray(values), 0, (<usize>size) << 3);
  const mp = new_dict(keys, values, 0);
  if (!mp) free_values(values);
  return mp;
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

// new
function dict_new_presized(minused: i64, unicode: bool): PyObject | null {
  if (minused <= USABLE_FRACTION(PyDict_MINSIZE)) return PyDict_New();
  const log2 = minused > USABLE_FRACTION(1 << 17) ? <u8>17 : estimate_log2_keysize(minused);
  const keys = new_keys_object(log2, unicode);
  return keys ? new_dict(keys, null, 0) : null;
}

/** A dict of n items: keys and values at strides of so many pointers. */
// new
export function _PyDict_FromItems(
  keys: usize,
  keys_offset: i64,
  values: usize,
  values_offset: i64,
  n: i64,
): PyObject | null {
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
