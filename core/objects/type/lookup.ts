// Looking a name up along a type's MRO, with a cache of 4096 lines. (CPython: Objects/typeobject.c)
//
//   line = (version_tag ^ address_of_name / 8) % 4096         { version, name, value }
//
// A line is valid while its version is the type's: changing a type takes its version away (version.ts).

import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _PyInterpreterState_GET, type_cache_entry } from '../../runtime/interp';
import { Py_DECREF, Py_INCREF, Py_NewRef, PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';
import { _PyDict_GetItem_KnownHash } from '../dict/dict';
import { Py_None } from '../none';
import { PyObject_Hash } from '../object';
import { PyASCIIObject, PyUnicode_Type } from '../str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../tuple';
import { lookup_tp_dict } from './state';
import { assign_version_tag } from './version';

const MCACHE_SIZE = 4096;
const MCACHE_MAX_ATTR_SIZE = 100;

/* @inline */ function cacheLine(version: u32, name: PyObject): type_cache_entry {
  const line = (version ^ <u32>(changetype<usize>(name) >> 3)) & (MCACHE_SIZE - 1);
  return changetype<type_cache_entry>(
    _PyInterpreterState_GET().types_type_cache + <usize>line * offsetof<type_cache_entry>(),
  );
}

/** An empty cache: None stands for no name. */
export function init_type_cache(): void {
  const table = _PyInterpreterState_GET().types_type_cache;
  for (let i: usize = 0; i < <usize>MCACHE_SIZE; i++) {
    const entry = changetype<type_cache_entry>(table + i * offsetof<type_cache_entry>());
    entry.version = 0;
    entry.name = Py_None;
    entry.value = null;
  }
}

/** Empties the cache and gives its names back. */
export function PyType_ClearCache(): u32 {
  const table = _PyInterpreterState_GET().types_type_cache;
  for (let i: usize = 0; i < <usize>MCACHE_SIZE; i++) {
    const entry = changetype<type_cache_entry>(table + i * offsetof<type_cache_entry>());
    entry.version = 0;
    entry.value = null;
    const name = entry.name as PyObject;
    entry.name = Py_None;
    Py_DECREF(name);
  }
  return _PyInterpreterState_GET().types_next_version_tag - 1;
}

// borrowed; NULL without an exception: not there; NULL with one: hashing or comparing failed
export function find_name_in_mro(type: PyTypeObject, name: PyObject): PyObject | null {
  let hash: i64 = name.ob_type == PyUnicode_Type ? changetype<PyASCIIObject>(name).hash : -1;
  if (hash == -1) {
    hash = PyObject_Hash(name);
    if (hash == -1) return null;
  }
  const mro = type.tp_mro;
  // A type that is being made has none yet.
  if (!mro) return null;
  // Comparing keys can run code that replaces type.__mro__.
  Py_INCREF(mro);
  let found: PyObject | null = null;
  const n = PyTuple_GET_SIZE(mro);
  for (let i: i64 = 0; i < n; i++) {
    const dict = lookup_tp_dict(changetype<PyTypeObject>(PyTuple_GET_ITEM(mro, i)));
    if (!dict) continue;
    found = _PyDict_GetItem_KnownHash(dict, name, hash);
    if (found || PyErr_Occurred()) break;
  }
  Py_DECREF(mro);
  return found;
}

// borrowed; an error counts as not found, and no exception is left
export function _PyType_Lookup(type: PyTypeObject, name: PyObject): PyObject | null {
  const version = type.tp_version_tag;
  const entry = cacheLine(version, name);
  if (entry.version == version && entry.name == name) return entry.value;
  return lookupSlow(type, name, entry);
}

// entry: the line of the version before. A type that gets its first version here leaves its answer in the line of
// version 0, where nobody finds it: so does 3.13, and the names in the cache have references.
function lookupSlow(type: PyTypeObject, name: PyObject, entry: type_cache_entry): PyObject | null {
  const found = find_name_in_mro(type, name);
  if (!found && PyErr_Occurred()) {
    PyErr_Clear();
    return null;
  }
  if (
    name.ob_type == PyUnicode_Type &&
    changetype<PyASCIIObject>(name).length <= MCACHE_MAX_ATTR_SIZE &&
    assign_version_tag(type)
  ) {
    entry.version = type.tp_version_tag;
    entry.value = found;
    const old = entry.name as PyObject;
    entry.name = Py_NewRef(name);
    Py_DECREF(old);
  }
  return found;
}

// new
export function _PyType_LookupRef(type: PyTypeObject, name: PyObject): PyObject | null {
  const found = _PyType_Lookup(type, name);
  if (found) Py_INCREF(found);
  return found;
}
