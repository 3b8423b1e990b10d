// The keys that a class's instances share, and the versions that caches of keys go by. (CPython: Objects/dictobject.c)

import { PyErr_Clear } from '../../runtime/errors';
import { mainInterpreter } from '../../runtime/interp';
import { PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';
import { dictkeys_decref, keysSize, new_keys_object } from './keys';
import {
  DICT_KEYS_SPLIT,
  NEXT_LOG2_SHARED_KEYS_MAX_SIZE,
  PyDictKeysObject,
  PyDictObject,
  SHARED_KEYS_MAX_SIZE,
} from './struct';

/* @inline */ function asDict(o: PyObject): PyDictObject {
  return changetype<PyDictObject>(o);
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
