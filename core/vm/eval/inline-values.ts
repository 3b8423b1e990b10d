// Attributes by the place where they stood last. (CPython: Python/bytecodes.c)

import { PyDictObject } from '../../objects/dict/struct';
import { _PyObject_GC_IS_TRACKED, _PyObject_GC_MAY_BE_TRACKED, _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { mainInterpreter } from '../../runtime/interp';
import { Py_DECREF, Py_INCREF, PyObject } from '../../runtime/object';

/** Notes that value i of the inline values was set next. */
/* @inline */ export function addToInsertionOrder(values: usize, i: u8): void {
  const size = load<u8>(values, 1);
  // The order's bytes stand behind the values: one for each of the capacity.
  store<u8>(values + 8 + ((<usize>load<u8>(values)) << 3) + size, i);
  store<u8>(values, size + 1, 1);
}

/** The value at an index of the instance's dict, if the name stands there. new or NULL */
/* @noinline */ export function loadWithHint(owner: usize, hint: i64, name: PyObject): PyObject | null {
  const dict = changetype<PyDictObject | null>(load<usize>(owner - 24));
  if (!dict) return null;
  const keys = dict.ma_keys;
  if (hint >= keys.dk_nentries || keys.dk_kind == 0) return null;
  const entry = changetype<usize>(keys) + 32 + ((<usize>1) << (<usize>keys.dk_log2_index_bytes)) + ((<usize>hint) << 4);
  if (load<usize>(entry) != changetype<usize>(name)) return null;
  const value = changetype<PyObject | null>(load<usize>(entry, 8));
  if (value) Py_INCREF(value);
  return value;
}

/** Stores there instead; takes the value's reference when it does. */
/* @noinline */ export function storeWithHint(owner: usize, hint: i64, name: PyObject, value: PyObject): bool {
  const dict = changetype<PyDictObject | null>(load<usize>(owner - 24));
  if (!dict) return false;
  const keys = dict.ma_keys;
  if (hint >= keys.dk_nentries || keys.dk_kind == 0) return false;
  const entry = changetype<usize>(keys) + 32 + ((<usize>1) << (<usize>keys.dk_log2_index_bytes)) + ((<usize>hint) << 4);
  if (load<usize>(entry) != changetype<usize>(name)) return false;
  const old = changetype<PyObject | null>(load<usize>(entry, 8));
  if (!old) return false;
  if (!_PyObject_GC_IS_TRACKED(dict) && _PyObject_GC_MAY_BE_TRACKED(value)) _PyObject_GC_TRACK(dict);
  store<u64>(entry, <u64>changetype<usize>(value), 8);
  // DICT_NEXT_VERSION; the low 12 bits belong to watchers.
  const version = mainInterpreter.dict_state_global_version + (1 << 12);
  mainInterpreter.dict_state_global_version = version;
  dict.ma_version_tag = version | (dict.ma_version_tag & 0xfff);
  Py_DECREF(old);
  return true;
}
