// update, |, fromkeys, dict(iterable): many items at once. (CPython: Objects/dictobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_IS_TRACKED, _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, Py_DECREF, Py_INCREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyMapping_Keys } from '../abstract/mapping';
import { PyIter_Next, PyObject_GetItem, PyObject_GetIter, PyObject_SetItem } from '../abstract/object';
import { PySequence_Fast, PySequence_Fast_GET_SIZE, PySequence_Fast_ITEMS } from '../abstract/sequence';
import { PyObject_HasAttrWithError } from '../attribute';
import { PyObject_CallNoArgs } from '../call';
import {
  _PyErr_SetKeyError,
  PyErr_BadInternalCall,
  PyErr_ExceptionMatches,
  PyErr_Format,
  PyErr_SetString,
} from '../exceptions/errors';
import { PyExc_RuntimeError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { _PySet_NextEntry, PyAnySet_CheckExact, PySetObject } from '../set';
import {
  _PyDict_Contains_KnownHash,
  _PyDict_Next,
  _PyDict_SetItem_Take2,
  PyDict_Check,
  PyDict_CheckExact,
  PyDict_Contains,
  setdefault,
} from './dict';
import { dictresize, insertdict, nextVersion } from './insert';
import { clone_combined_dict_keys, dictkeys_decref, estimate_log2_keysize } from './keys';
import { dict_iter } from './methods';
import { DK_IS_UNICODE, DK_SIZE, PyDict_LOG_MINSIZE, PyDictObject, USABLE_FRACTION } from './struct';

/** mp[key] = value with references of their own. */
function setitem(d: PyObject, key: PyObject, value: PyObject): i32 {
  Py_INCREF(key);
  Py_INCREF(value);
  return _PyDict_SetItem_Take2(d, key, value);
}

// key and value are kept alive around the insertion, which can run Python
function insertRef(mp: PyDictObject, key: PyObject, hash: i64, value: PyObject): i32 {
  Py_INCREF(key);
  Py_INCREF(value);
  return insertdict(mp, key, hash, value);
}

/** b's items into a. replace 0: keys of a stay; 1: b wins; 2: a key of both is a KeyError. */
export function dict_merge(a: PyObject, b: PyObject, replace: i32): i32 {
  if (!PyDict_Check(a)) {
    PyErr_BadInternalCall();
    return -1;
  }
  if (PyDict_Check(b) && b.ob_type.tp_iter == dict_iter.index) {
    return dict_dict_merge(changetype<PyDictObject>(a), changetype<PyDictObject>(b), replace);
  }
  return mergeMapping(a, b, replace);
}

/** From anything with keys() and []. */
function mergeMapping(a: PyObject, b: PyObject, replace: i32): i32 {
  const keys = PyMapping_Keys(b);
  if (!keys) return -1;
  const iter = PyObject_GetIter(keys);
  Py_DECREF(keys);
  if (!iter) return -1;
  while (true) {
    const key = PyIter_Next(iter);
    if (!key) break;
    let status: i32 = 0;
    if (replace != 1) {
      status = PyDict_Contains(a, key);
      if (status > 0 && replace == 0) {
        Py_DECREF(key);
        continue;
      }
      if (status > 0) _PyErr_SetKeyError(key);
    }
    if (status == 0) {
      const value = PyObject_GetItem(b, key);
      if (value) {
        status = setitem(a, key, value);
        Py_DECREF(value);
      } else status = -1;
    }
    Py_DECREF(key);
    if (status != 0) {
      Py_DECREF(iter);
      return -1;
    }
  }
  Py_DECREF(iter);
  return PyErr_Occurred() ? -1 : 0;
}

function dict_dict_merge(mp: PyDictObject, other: PyDictObject, replace: i32): i32 {
  if (other == mp || other.ma_used == 0) return 0;
  if (mp.ma_used == 0) {
    replace = 1;
    const okeys = other.ma_keys;
    // A copy of the table, where that is as it would be made anew.
    if (
      !mp.ma_values &&
      !other.ma_values &&
      other.ma_used == okeys.dk_nentries &&
      (okeys.dk_log2_size == PyDict_LOG_MINSIZE || USABLE_FRACTION(DK_SIZE(okeys) / 2) < other.ma_used)
    ) {
      const version = nextVersion(mp);
      const keys = clone_combined_dict_keys(other);
      if (!keys) return -1;
      dictkeys_decref(mp.ma_keys);
      mp.ma_keys = keys;
      mp.ma_used = other.ma_used;
      mp.ma_version_tag = version;
      if (_PyObject_GC_IS_TRACKED(other) && !_PyObject_GC_IS_TRACKED(mp)) _PyObject_GC_TRACK(mp);
      return 0;
    }
  }
  // One resize for all, in the hope of few common keys.
  if (USABLE_FRACTION(DK_SIZE(mp.ma_keys)) < other.ma_used) {
    if (dictresize(mp, estimate_log2_keysize(mp.ma_used + other.ma_used), DK_IS_UNICODE(other.ma_keys)) < 0) return -1;
  }
  const orig_size = other.ma_keys.dk_nentries;
  const out = stackAlloc(4);
  store<i64>(out, 0);
  let r: i32 = 0;
  while (r == 0 && _PyDict_Next(other, out, out + 8, out + 16, out + 24)) {
    const key = objAt(out, 1);
    const value = objAt(out, 2);
    const hash = load<i64>(out, 24);
    Py_INCREF(key);
    Py_INCREF(value);
    if (replace == 1) r = insertRef(mp, key, hash, value);
    else {
      r = _PyDict_Contains_KnownHash(mp, key, hash);
      if (r == 0) r = insertRef(mp, key, hash, value);
      else if (r > 0) {
        r = replace != 0 ? -1 : 0;
        if (r < 0) _PyErr_SetKeyError(key);
      }
    }
    Py_DECREF(value);
    Py_DECREF(key);
    if (r == 0 && orig_size != other.ma_keys.dk_nentries) {
      PyErr_SetString(PyExc_RuntimeError, 'dict mutated during update');
      r = -1;
    }
  }
  stackFree(out);
  return r;
}

/** From an iterable of pairs. */
export function PyDict_MergeFromSeq2(d: PyObject, seq2: PyObject, replace: i32): i32 {
  const it = PyObject_GetIter(seq2);
  if (!it) return -1;
  let i: i64 = 0;
  while (true) {
    const item = PyIter_Next(it);
    if (!item) {
      Py_DECREF(it);
      return PyErr_Occurred() ? -1 : 0;
    }
    const r = mergePair(d, item, i++, replace);
    Py_DECREF(item);
    if (r < 0) {
      Py_DECREF(it);
      return -1;
    }
  }
}

function mergePair(d: PyObject, item: PyObject, i: i64, replace: i32): i32 {
  const fast = PySequence_Fast(item, '');
  if (!fast) {
    if (PyErr_ExceptionMatches(PyExc_TypeError)) {
      PyErr_Format(PyExc_TypeError, 'cannot convert dictionary update sequence element #%zd to a sequence', i);
    }
    return -1;
  }
  const n = PySequence_Fast_GET_SIZE(fast);
  if (n != 2) {
    PyErr_Format(PyExc_ValueError, 'dictionary update sequence element #%zd has length %zd; 2 is required', i, n);
    Py_DECREF(fast);
    return -1;
  }
  const items = PySequence_Fast_ITEMS(fast);
  const key = objAt(items, 0);
  const value = objAt(items, 1);
  Py_INCREF(key);
  Py_INCREF(value);
  let r: i32;
  if (replace) r = setitem(d, key, value);
  else {
    const slot = stackAlloc(1);
    r = setdefault(d, key, value, slot);
    stackFree(slot);
  }
  Py_DECREF(key);
  Py_DECREF(value);
  Py_DECREF(fast);
  return r < 0 ? -1 : 0;
}

/** update() with one argument. */
export function dict_update_arg(self: PyObject, other: PyObject): i32 {
  if (PyDict_CheckExact(other)) return dict_merge(self, other, 1);
  const has_keys = PyObject_HasAttrWithError(other, _Py_ID('keys'));
  if (has_keys < 0) return -1;
  return has_keys ? dict_merge(self, other, 1) : PyDict_MergeFromSeq2(self, other, 1);
}

/** cls() with the iterable's items as keys, all with that value. */
// new
export function _PyDict_FromKeys(cls: PyObject, iterable: PyObject, value: PyObject): PyObject | null {
  const d = PyObject_CallNoArgs(cls);
  if (!d) return null;
  const exact = PyDict_CheckExact(d);
  let r: i32;
  if (exact && PyDict_CheckExact(iterable)) r = fromDict(changetype<PyDictObject>(d), iterable, value);
  else if (exact && PyAnySet_CheckExact(iterable)) r = fromSet(changetype<PyDictObject>(d), iterable, value);
  else r = fromIterable(d, iterable, value, exact);
  if (r == 0) return d;
  Py_DECREF(d);
  return null;
}

function fromDict(mp: PyDictObject, iterable: PyObject, value: PyObject): i32 {
  const source = changetype<PyDictObject>(iterable);
  const log2 = max<u8>(estimate_log2_keysize(source.ma_used), mp.ma_keys.dk_log2_size);
  if (dictresize(mp, log2, DK_IS_UNICODE(source.ma_keys)) < 0) return -1;
  const out = stackAlloc(3);
  store<i64>(out, 0);
  let r: i32 = 0;
  while (r == 0 && _PyDict_Next(iterable, out, out + 8, 0, out + 16)) {
    r = insertRef(mp, objAt(out, 1), load<i64>(out, 16), value);
  }
  stackFree(out);
  return r;
}

function fromSet(mp: PyDictObject, iterable: PyObject, value: PyObject): i32 {
  if (dictresize(mp, estimate_log2_keysize(changetype<PySetObject>(iterable).used), false) < 0) return -1;
  const out = stackAlloc(3);
  store<i64>(out, 0);
  let r: i32 = 0;
  while (r == 0 && _PySet_NextEntry(iterable, out, out + 8, out + 16)) {
    r = insertRef(mp, objAt(out, 1), load<i64>(out, 16), value);
  }
  stackFree(out);
  return r;
}

function fromIterable(d: PyObject, iterable: PyObject, value: PyObject, exact: bool): i32 {
  const it = PyObject_GetIter(iterable);
  if (!it) return -1;
  let r: i32 = 0;
  while (r == 0) {
    const key = PyIter_Next(it);
    if (!key) break;
    r = exact ? setitem(d, key, value) : PyObject_SetItem(d, key, value);
    Py_DECREF(key);
  }
  if (r == 0 && PyErr_Occurred()) r = -1;
  Py_DECREF(it);
  return r;
}
