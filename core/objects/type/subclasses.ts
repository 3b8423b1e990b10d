// A type's immediate subclasses: {address of the subclass: weak reference to it}. (CPython: Objects/typeobject.c)

import { PyErr_Clear } from '../../runtime/errors';
import { Py_DECREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { PyDict_Contains, PyDict_DelItem, PyDict_New, PyDict_Next, PyDict_SetItem, PyDict_Size } from '../dict/dict';
import { PyLong_FromVoidPtr } from '../int';
import { PyList_Append, PyList_New } from '../list';
import { Py_None } from '../none';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../tuple';
import { PyWeakReference, PyWeakref_NewRef } from '../weakref';
import { isStaticBuiltin, lookup_tp_dict, lookup_tp_subclasses, PyType_Check, set_tp_subclasses } from './state';

// borrowed; NULL: the type is gone, or on its way out
export function type_from_ref(ref: PyObject): PyTypeObject | null {
  const o = changetype<PyWeakReference>(ref).wr_object;
  if (!o || o == Py_None || o.ob_refcnt == 0) return null;
  return changetype<PyTypeObject>(o);
}

function add_subclass(base: PyTypeObject, type: PyTypeObject): i32 {
  const key = PyLong_FromVoidPtr(changetype<usize>(type));
  if (!key) return -1;
  const ref = PyWeakref_NewRef(type, null);
  if (!ref) {
    Py_DECREF(key);
    return -1;
  }
  let subclasses = lookup_tp_subclasses(base);
  if (!subclasses) {
    subclasses = PyDict_New();
    if (!subclasses) {
      Py_DECREF(key);
      Py_DECREF(ref);
      return -1;
    }
    set_tp_subclasses(base, subclasses);
  }
  const result = PyDict_SetItem(subclasses, key, ref);
  Py_DECREF(ref);
  Py_DECREF(key);
  return result;
}

/** The type as a subclass of every one of its bases. */
export function add_all_subclasses(type: PyTypeObject, bases: PyObject): i32 {
  let result = 0;
  const n = PyTuple_GET_SIZE(bases);
  for (let i: i64 = 0; i < n; i++) {
    const base = PyTuple_GET_ITEM(bases, i);
    if (add_subclass(changetype<PyTypeObject>(base), type) < 0) result = -1;
  }
  return result;
}

/** The key in base's subclasses whose weak reference is type's; new. While a type dies its references are dead. */
function subclassKey(subclasses: PyObject, type: PyTypeObject): PyObject | null {
  const key = PyLong_FromVoidPtr(changetype<usize>(type));
  if (!key) return null;
  if (PyDict_Contains(subclasses, key) > 0) return key;
  Py_DECREF(key);
  return null;
}

function remove_subclass(base: PyTypeObject, type: PyTypeObject): void {
  const subclasses = lookup_tp_subclasses(base);
  if (!subclasses) return;
  const key = subclassKey(subclasses, type);
  // Out of memory or a key gone: there is no one to tell.
  if (!key || PyDict_DelItem(subclasses, key) < 0) PyErr_Clear();
  if (key) Py_DECREF(key);
  if (PyDict_Size(subclasses) == 0) {
    const old = lookup_tp_subclasses(base);
    if (old) {
      // The state of a static type stays; only the dict goes.
      if (isStaticBuiltin(base)) set_tp_subclasses(base, null);
      else base.tp_subclasses = 0;
      Py_DECREF(old);
    }
  }
}

export function remove_all_subclasses(type: PyTypeObject, bases: PyObject): void {
  const n = PyTuple_GET_SIZE(bases);
  for (let i: i64 = 0; i < n; i++) {
    const base = PyTuple_GET_ITEM(bases, i);
    if (PyType_Check(base)) remove_subclass(changetype<PyTypeObject>(base), type);
  }
}

// new: a list of the subclasses that are alive
export function _PyType_GetSubclasses(type: PyTypeObject): PyObject | null {
  const list = PyList_New(0);
  if (!list) return null;
  const subclasses = lookup_tp_subclasses(type);
  if (!subclasses) return list;
  const at = stackAlloc(2);
  store<i64>(at, 0);
  while (PyDict_Next(subclasses, at, 0, at + 8)) {
    const subclass = type_from_ref(changetype<PyObject>(load<usize>(at + 8)));
    if (!subclass) continue;
    if (PyList_Append(list, subclass) < 0) {
      Py_DECREF(list);
      stackFree(at);
      return null;
    }
  }
  stackFree(at);
  return list;
}

/**
 * Calls callback(type, data) for every subclass, at any depth, that has no attribute `name` of its own; name NULL: for all.
 * callback: (PyTypeObject, usize) -> i32, negative stops with an error.
 */
function recurse_down_subclasses(type: PyTypeObject, name: PyObject | null, callback: usize, data: usize): i32 {
  const subclasses = lookup_tp_subclasses(type);
  if (!subclasses) return 0;
  const at = stackAlloc(2);
  store<i64>(at, 0);
  let result = 0;
  while (result == 0 && PyDict_Next(subclasses, at, 0, at + 8)) {
    const subclass = type_from_ref(changetype<PyObject>(load<usize>(at + 8)));
    if (!subclass) continue;
    if (name) {
      const dict = lookup_tp_dict(subclass);
      if (dict) {
        const own = PyDict_Contains(dict, name);
        if (own < 0) {
          result = -1;
          break;
        }
        if (own) continue;
      }
    }
    if (update_subclasses(subclass, name, callback, data) < 0) result = -1;
  }
  stackFree(at);
  return result;
}

/** The same, and for the type itself first. */
export function update_subclasses(type: PyTypeObject, name: PyObject | null, callback: usize, data: usize): i32 {
  if (call_indirect<i32>(<u32>callback, type, data) < 0) return -1;
  return recurse_down_subclasses(type, name, callback, data);
}
