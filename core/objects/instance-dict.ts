// The dict of an instance, wherever it is: managed, at tp_dictoffset, or not made yet. (CPython: Objects/object.c, dictobject.c)

import { PyErr_Occurred } from '../runtime/errors';
import { _PyObject_VAR_SIZE } from '../runtime/gc/alloc';
import { Py_DECREF, Py_INCREF, Py_XNewRef, PyObject, PyVarObject, ptrAt, setPtrAt, setSlot } from '../runtime/object';
import { Py_TPFLAGS_INLINE_VALUES, Py_TPFLAGS_MANAGED_DICT, PyHeapTypeObject, PyTypeObject } from '../runtime/type';
import { PyDict_Check, PyDict_DelItem, PyDict_New, PyDict_SetItem } from './dict/dict';
import { dictkeys_incref } from './dict/keys';
import {
  _PyObject_GetManagedDict,
  _PyObject_GetManagedDictPtr,
  _PyObject_InlineValues,
  _PyObject_MaterializeManagedDict,
  _PyObject_SetManagedDict,
} from './dict/managed';
import { new_dict_with_shared_keys } from './dict/new';
import { PyDictKeysObject, PyDictValues } from './dict/struct';
import { PyErr_Format, PyErr_SetString } from './exceptions/errors';
import { PyExc_AttributeError, PyExc_TypeError } from './exceptions/types';

/** PyObject **: where an instance keeps its dict by tp_dictoffset; 0: it has none, or a managed one. */
export function _PyObject_ComputedDictPointer(obj: PyObject): usize {
  const tp = obj.ob_type;
  if (tp.tp_flags & Py_TPFLAGS_MANAGED_DICT) return 0;
  let offset = tp.tp_dictoffset;
  if (offset == 0) return 0;
  if (offset < 0) {
    // Behind the items of a variable-size object.
    let size = changetype<PyVarObject>(obj).ob_size;
    if (size < 0) size = -size;
    offset += _PyObject_VAR_SIZE(tp, size);
  }
  return changetype<usize>(obj) + <usize>offset;
}

function noDict(obj: PyObject): void {
  PyErr_SetString(PyExc_AttributeError, 'This object has no __dict__');
}

// new: the __dict__ getter of types with a dict
export function PyObject_GenericGetDict(obj: PyObject, _closure: usize): PyObject | null {
  const dict = _PyObject_GetDict(obj);
  if (!dict) {
    if (!PyErr_Occurred()) noDict(obj);
    return null;
  }
  return dict;
}

// new: an instance's dict, made when there is none yet
function _PyObject_GetDict(obj: PyObject): PyObject | null {
  const tp = obj.ob_type;
  if (tp.tp_flags & Py_TPFLAGS_MANAGED_DICT) {
    const dict = ensure_managed_dict(obj);
    return Py_XNewRef(dict);
  }
  const dictptr = _PyObject_ComputedDictPointer(obj);
  if (!dictptr) return null;
  let dict = ptrAt(dictptr, 0);
  if (!dict) {
    dict = PyDict_New();
    setPtrAt(dictptr, 0, dict);
  }
  return Py_XNewRef(dict);
}

export function PyObject_GenericSetDict(obj: PyObject, value: PyObject | null, _closure: usize): i32 {
  const managed = (obj.ob_type.tp_flags & Py_TPFLAGS_MANAGED_DICT) != 0;
  const dictptr = managed ? 0 : _PyObject_ComputedDictPointer(obj);
  if (!managed && !dictptr) {
    noDict(obj);
    return -1;
  }
  if (!value) {
    PyErr_SetString(PyExc_TypeError, 'cannot delete __dict__');
    return -1;
  }
  if (!PyDict_Check(value)) {
    PyErr_Format(PyExc_TypeError, "__dict__ must be set to a dictionary, not a '%.200s'", value.ob_type.tp_name);
    return -1;
  }
  return replaceDict(obj, value);
}

/** Puts a dict, or none, in the place of an instance's dict. */
export function replaceDict(obj: PyObject, value: PyObject | null): i32 {
  if (obj.ob_type.tp_flags & Py_TPFLAGS_MANAGED_DICT) return _PyObject_SetManagedDict(obj, value);
  setSlot(_PyObject_ComputedDictPointer(obj), Py_XNewRef(value));
  return 0;
}

// borrowed: the managed dict, made when there is none yet
function ensure_managed_dict(obj: PyObject): PyObject | null {
  const dict = _PyObject_GetManagedDict(obj);
  if (dict) return dict;
  const tp = obj.ob_type;
  if (tp.tp_flags & Py_TPFLAGS_INLINE_VALUES && changetype<PyDictValues>(_PyObject_InlineValues(obj)).valid) {
    return _PyObject_MaterializeManagedDict(obj);
  }
  const keys = changetype<PyDictKeysObject>(changetype<PyHeapTypeObject>(tp).ht_cached_keys);
  dictkeys_incref(keys);
  const made = new_dict_with_shared_keys(keys);
  setPtrAt(_PyObject_GetManagedDictPtr(obj), 0, made);
  return made;
}

/** Sets (value NULL: deletes) in the dict behind dictptr, which is made first where there is none. */
export function _PyObjectDict_SetItem(
  tp: PyTypeObject,
  obj: PyObject,
  dictptr: usize,
  key: PyObject,
  value: PyObject | null,
): i32 {
  let dict: PyObject | null;
  if (tp.tp_flags & Py_TPFLAGS_MANAGED_DICT) dict = ensure_managed_dict(obj);
  else {
    dict = ptrAt(dictptr, 0);
    if (!dict) {
      dict = PyDict_New();
      setPtrAt(dictptr, 0, dict);
    }
  }
  if (!dict) return -1;
  // The dict may lose its owner on the way.
  Py_INCREF(dict);
  const res = value ? PyDict_SetItem(dict, key, value) : PyDict_DelItem(dict, key);
  Py_DECREF(dict);
  return res;
}
