// What decides of a warning: the interpreter's filters, or those of the module warnings where it is imported; and the
// registries that remember what was shown.

import { PyObject_IsSubclass } from '../../objects/abstract/isinstance';
import { PyObject_GetOptionalAttr } from '../../objects/attribute';
import { Py_True } from '../../objects/bool';
import { PyObject_CallMethodOneArg } from '../../objects/call';
import {
  PyDict_Check,
  PyDict_Clear,
  PyDict_GetItemWithError,
  PyDict_New,
  PyDict_SetItem,
} from '../../objects/dict/dict';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import {
  PyExc_DeprecationWarning,
  PyExc_ImportError,
  PyExc_ImportWarning,
  PyExc_PendingDeprecationWarning,
  PyExc_ResourceWarning,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import { PyLong_AsLong, PyLong_AsSsize_t, PyLong_CheckExact, PyLong_FromLong } from '../../objects/int';
import { PyList_Check, PyList_GET_ITEM, PyList_GET_SIZE, PyList_ITEMS, PyList_New } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { PyUnicode_Compare } from '../../objects/str/compare';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Substring } from '../../objects/str/slice';
import {
  PyUnicode_Check,
  PyUnicode_CheckExact,
  PyUnicode_GET_LENGTH,
  PyUnicode_READ_CHAR,
} from '../../objects/str/struct';
import {
  PyTuple_Check,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_New,
  PyTuple_Pack2,
  PyTuple_SET_ITEM,
} from '../../objects/tuple';
import { Py_DECREF, Py_INCREF, Py_NewRef, Py_XNewRef, setSlot, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyImport_GetModule, PyImport_Import } from '../import';

// new: (action, None, category, module, 0)
function create_filter(action: PyObject, category: PyObject, module: PyObject | null): PyObject | null {
  const t = PyTuple_New(5);
  if (!t) return null;
  PyTuple_SET_ITEM(t, 0, Py_NewRef(action));
  PyTuple_SET_ITEM(t, 1, Py_None);
  PyTuple_SET_ITEM(t, 2, Py_NewRef(category));
  PyTuple_SET_ITEM(t, 3, module ? Py_NewRef(module) : Py_None);
  PyTuple_SET_ITEM(t, 4, PyLong_FromLong(0));
  return t;
}

// new: the filters that a release build starts with
function init_filters(): PyObject | null {
  const filters = PyList_New(5);
  if (!filters) return null;
  const default_ = _Py_ID('default');
  const ignore = _Py_ID('ignore');
  const main = _Py_ID('__main__');
  const p = PyList_ITEMS(filters);
  setPtrAt(p, 0, create_filter(default_, PyExc_DeprecationWarning, main));
  setPtrAt(p, 1, create_filter(ignore, PyExc_DeprecationWarning, null));
  setPtrAt(p, 2, create_filter(ignore, PyExc_PendingDeprecationWarning, null));
  setPtrAt(p, 3, create_filter(ignore, PyExc_ImportWarning, null));
  setPtrAt(p, 4, create_filter(ignore, PyExc_ResourceWarning, null));
  for (let i: i64 = 0; i < 5; i++) {
    if (ptrAt(p, i)) continue;
    Py_DECREF(filters);
    return null;
  }
  return filters;
}

/** Filters, the registry of "once", the default action: 0 or -1. */
export function _PyWarnings_InitState(): i32 {
  const st = _PyInterpreterState_GET();
  if (!st.warnings_filters) st.warnings_filters = init_filters();
  if (!st.warnings_once_registry) st.warnings_once_registry = PyDict_New();
  if (!st.warnings_default_action) st.warnings_default_action = PyUnicode_FromString('default');
  st.warnings_filters_version = 0;
  return st.warnings_filters && st.warnings_once_registry && st.warnings_default_action ? 0 : -1;
}

// new: warnings.name; NULL without an exception: there is none, or the module is not imported
export function get_warnings_attr(name: PyObject, tryImport: bool): PyObject | null {
  const interp = _PyInterpreterState_GET();
  let module: PyObject | null;
  if (tryImport && !interp._finalizing) {
    module = PyImport_Import(_Py_ID('warnings'));
    if (!module) {
      if (PyErr_ExceptionMatches(PyExc_ImportError)) PyErr_Clear();
      return null;
    }
  } else {
    if (!interp.imports_modules) return null;
    module = PyImport_GetModule(_Py_ID('warnings'));
    if (!module) return null;
  }
  const at = stackAlloc(1);
  setPtrAt(at, 0, null);
  PyObject_GetOptionalAttr(module, name, at);
  const value = ptrAt(at, 0);
  stackFree(at);
  Py_DECREF(module);
  return value;
}

/** The slot of the state after warnings.name was taken over, if it is set; 0: an exception, or of the wrong kind. */
function updated(slot: usize, name: PyObject): bool {
  const value = get_warnings_attr(name, false);
  if (!value) return PyErr_Occurred() == null;
  setSlot(slot, value);
  return true;
}

// borrowed
export function get_once_registry(): PyObject | null {
  const st = _PyInterpreterState_GET();
  const registry = get_warnings_attr(_Py_ID('onceregistry'), false);
  if (!registry) return PyErr_Occurred() ? null : st.warnings_once_registry;
  if (!PyDict_Check(registry)) {
    PyErr_Format(PyExc_TypeError, "_warnings.onceregistry must be a dict, not '%.200s'", registry.ob_type.tp_name);
    Py_DECREF(registry);
    return null;
  }
  setSlot(st.warnings_once_registry_slot, registry);
  return registry;
}

// new
function get_default_action(): PyObject | null {
  const st = _PyInterpreterState_GET();
  const action = get_warnings_attr(_Py_ID('defaultaction'), false);
  if (!action) return PyErr_Occurred() ? null : Py_XNewRef(st.warnings_default_action);
  if (!PyUnicode_Check(action)) {
    PyErr_Format(PyExc_TypeError, "_warnings.defaultaction must be a string, not '%.200s'", action.ob_type.tp_name);
    Py_DECREF(action);
    return null;
  }
  setSlot(st.warnings_default_action_slot, action);
  return Py_NewRef(action);
}

// --- filters

/** Whether a filter's text (None: any, str: the same, else a pattern's match) fits: 1, 0 or -1. */
function check_matched(pattern: PyObject, text: PyObject): i32 {
  if (pattern == Py_None) return 1;
  if (PyUnicode_CheckExact(pattern)) {
    const order = PyUnicode_Compare(pattern, text);
    return order == -1 && PyErr_Occurred() ? -1 : order == 0 ? 1 : 0;
  }
  const result = PyObject_CallMethodOneArg(pattern, _Py_ID('match'), text);
  if (!result) return -1;
  const r = PyObject_IsTrue(result);
  Py_DECREF(result);
  return r;
}

/** Whether a filter (a 5-tuple) fits: 1, 0 or -1. */
function filterFits(item: PyObject, category: PyObject, text: PyObject, lineno: i64, module: PyObject): i32 {
  const action = PyTuple_GET_ITEM(item, 0);
  if (!PyUnicode_Check(action)) {
    PyErr_Format(PyExc_TypeError, "action must be a string, not '%.200s'", action.ob_type.tp_name);
    return -1;
  }
  const message = check_matched(PyTuple_GET_ITEM(item, 1), text);
  if (message < 0) return -1;
  const from = check_matched(PyTuple_GET_ITEM(item, 3), module);
  if (from < 0) return -1;
  const kind = PyObject_IsSubclass(category, PyTuple_GET_ITEM(item, 2));
  if (kind < 0) return -1;
  const line = PyLong_AsSsize_t(PyTuple_GET_ITEM(item, 4));
  if (line == -1 && PyErr_Occurred()) return -1;
  return message && from && kind && (line == 0 || line == lineno) ? 1 : 0;
}

// new: the action for a warning; *item: the filter that says so (new), None for the default
export function get_filter(
  category: PyObject,
  text: PyObject,
  lineno: i64,
  module: PyObject,
  item: usize,
): PyObject | null {
  const st = _PyInterpreterState_GET();
  if (!updated(st.warnings_filters_slot, _Py_ID('filters'))) return null;
  const filters = st.warnings_filters;
  if (!filters || !PyList_Check(filters)) {
    return PyErr_SetString(PyExc_ValueError, '_warnings.filters must be a list');
  }
  // A pattern's match may change the list.
  Py_INCREF(filters);
  let action: PyObject | null = null;
  let i: i64 = 0;
  for (; i < PyList_GET_SIZE(filters); i++) {
    const filter = PyList_GET_ITEM(filters, i);
    if (!PyTuple_Check(filter) || PyTuple_GET_SIZE(filter) != 5) {
      PyErr_Format(PyExc_ValueError, "_warnings.filters item %zd isn't a 5-tuple", i);
      break;
    }
    Py_INCREF(filter);
    const fits = filterFits(filter, category, text, lineno, module);
    if (fits > 0) {
      setPtrAt(item, 0, filter);
      action = Py_NewRef<PyObject>(PyTuple_GET_ITEM(filter, 0));
      break;
    }
    Py_DECREF(filter);
    if (fits < 0) break;
  }
  const none = i >= PyList_GET_SIZE(filters) && !action && !PyErr_Occurred();
  Py_DECREF(filters);
  if (!none) return action;
  setPtrAt(item, 0, Py_None);
  return get_default_action();
}

/** Whether the registry knows the warning: 1, 0 or -1. A registry of older filters is emptied. */
export function already_warned(registry: PyObject, key: PyObject, shouldSet: bool): i32 {
  const st = _PyInterpreterState_GET();
  const version = PyDict_GetItemWithError(registry, _Py_ID('version'));
  if (!version && PyErr_Occurred()) return -1;
  if (!version || !PyLong_CheckExact(version) || PyLong_AsLong(version) != st.warnings_filters_version) {
    if (PyErr_Occurred()) return -1;
    PyDict_Clear(registry);
    const now = PyLong_FromLong(st.warnings_filters_version);
    if (!now) return -1;
    const r = PyDict_SetItem(registry, _Py_ID('version'), now);
    Py_DECREF(now);
    if (r < 0) return -1;
  } else {
    const known = PyDict_GetItemWithError(registry, key);
    if (!known && PyErr_Occurred()) return -1;
    const r = known ? PyObject_IsTrue(known) : 0;
    if (r != 0) return r;
  }
  return shouldSet ? PyDict_SetItem(registry, key, Py_True) : 0;
}

/** The same by text and category, wherever it comes from. */
export function update_registry(registry: PyObject, text: PyObject, category: PyObject): i32 {
  const key = PyTuple_Pack2(text, category);
  if (!key) return -1;
  const r = already_warned(registry, key, true);
  Py_DECREF(key);
  return r;
}

// new: the name of a module that only its file names
export function normalize_module(filename: PyObject): PyObject | null {
  const n = PyUnicode_GET_LENGTH(filename);
  if (n == 0) return PyUnicode_FromString('<unknown>');
  const isPy =
    n >= 3 &&
    PyUnicode_READ_CHAR(filename, n - 3) == 0x2e &&
    PyUnicode_READ_CHAR(filename, n - 2) == 0x70 &&
    PyUnicode_READ_CHAR(filename, n - 1) == 0x79;
  return isPy ? PyUnicode_Substring(filename, 0, n - 3) : Py_NewRef(filename);
}
