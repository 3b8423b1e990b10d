// Classes and functions by name: looked up when they come back, and checked when they are written.
// (CPython: Modules/_pickle.c, Lib/_compat_pickle.py)

import { PyIter_Next, PyObject_GetItem, PyObject_GetIter } from '../../objects/abstract/object';
import { PyObject_GetOptionalAttr } from '../../objects/attribute';
import { PyDict_CheckExact, PyDict_GetItemWithError, PyDict_Next } from '../../objects/dict/dict';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_AttributeError, PyExc_RuntimeError, PyExc_TypeError } from '../../objects/exceptions/types';
import { PyList_GET_ITEM, PyList_GET_SIZE } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { _PyUnicode_EqualToASCIIString } from '../../objects/str/compare';
import { LATIN1 } from '../../objects/str/new';
import { PyUnicode_Split } from '../../objects/str/split';
import { PyUnicode_Check } from '../../objects/str/struct';
import { _PySys_GetAttr } from '../../objects/sys-attributes';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack2 } from '../../objects/tuple';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import {
  arg,
  objAt,
  Py_DECREF,
  Py_INCREF,
  Py_NewRef,
  Py_XDECREF,
  PyObject,
  ptrAt,
  setPtrAt,
  setSlot,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';

// --- dotted names

// new: the list of the names between the dots; NULL with AttributeError: it goes through a function
export function get_dotted_path(obj: PyObject | null, name: PyObject): PyObject | null {
  if (!PyUnicode_Check(name)) {
    return PyErr_Format(PyExc_TypeError, 'must be str, not %.100s', name.ob_type.tp_name);
  }
  const path = PyUnicode_Split(name, LATIN1(0x2e), -1);
  if (!path) return null;
  for (let i: i64 = 0; i < PyList_GET_SIZE(path); i++) {
    if (!_PyUnicode_EqualToASCIIString(PyList_GET_ITEM(path, i), '<locals>')) continue;
    if (obj) PyErr_Format(PyExc_AttributeError, "Can't get local attribute %R on %R", arg(name), arg(obj));
    else PyErr_Format(PyExc_AttributeError, "Can't get local object %R", arg(name));
    Py_DECREF(path);
    return null;
  }
  return path;
}

/**
 * new: obj.a.b.c; NULL with or without an exception: there is no such thing. parent: a slot for obj.a.b (new, also without a
 * result), 0: none
 */
export function get_deep_attribute(obj: PyObject, names: PyObject, parent: usize): PyObject | null {
  const at = stackAlloc(1);
  setPtrAt(at, 0, Py_NewRef(obj));
  for (let i: i64 = 0; i < PyList_GET_SIZE(names) && ptrAt(at, 0); i++) {
    const owner = objAt(at, 0);
    PyObject_GetOptionalAttr(owner, PyList_GET_ITEM(names, i), at);
    if (parent) setSlot(parent, owner);
    else Py_DECREF(owner);
  }
  const value = ptrAt(at, 0);
  stackFree(at);
  return value;
}

// new: the attribute of that name, which may be dotted from protocol 4 on
export function getattribute(obj: PyObject, name: PyObject, dotted: bool): PyObject | null {
  let value: PyObject | null;
  if (dotted) {
    const path = get_dotted_path(obj, name);
    if (!path) return null;
    value = get_deep_attribute(obj, path, 0);
    Py_DECREF(path);
  } else {
    const at = stackAlloc(1);
    PyObject_GetOptionalAttr(obj, name, at);
    value = ptrAt(at, 0);
    stackFree(at);
  }
  if (!value && !PyErr_Occurred()) {
    PyErr_Format(PyExc_AttributeError, "Can't get attribute %R on %R", arg(name), arg(obj));
  }
  return value;
}

// --- the module of an object that does not say it

/** Whether the object is found in the module under that name; exceptions are left set. */
function isFoundIn(module_name: PyObject, module: PyObject, obj: PyObject, path: PyObject): bool {
  if (module == Py_None) return false;
  if (PyUnicode_Check(module_name) && _PyUnicode_EqualToASCIIString(module_name, '__main__')) return false;
  const candidate = get_deep_attribute(module, path, 0);
  Py_XDECREF(candidate);
  return candidate == obj;
}

// new: the name of the first module that has it; NULL: none, or the exception is set. at: three slots
function searchDict(modules: PyObject, obj: PyObject, path: PyObject, at: usize): PyObject | null {
  store<i64>(at, 0);
  while (PyDict_Next(modules, at, at + 8, at + 16)) {
    const name = Py_NewRef(objAt(at, 1));
    const module = Py_NewRef(objAt(at, 2));
    const found = isFoundIn(name, module, obj, path);
    Py_DECREF(module);
    if (found) return name;
    Py_DECREF(name);
    if (PyErr_Occurred()) return null;
  }
  return null;
}

// new: the same where sys.modules is some other mapping
function searchMapping(modules: PyObject, obj: PyObject, path: PyObject): PyObject | null {
  const iterator = PyObject_GetIter(modules);
  if (!iterator) return null;
  let result: PyObject | null = null;
  while (!result) {
    const name = PyIter_Next(iterator);
    if (!name) break;
    const module = PyObject_GetItem(modules, name);
    if (module && isFoundIn(name, module, obj, path)) result = Py_NewRef(name);
    Py_XDECREF(module);
    Py_DECREF(name);
    if (PyErr_Occurred()) break;
  }
  Py_DECREF(iterator);
  return result;
}

// new: the name of the module that the object comes from
export function whichmodule(obj: PyObject, path: PyObject): PyObject | null {
  const at = stackAlloc(3);
  const r = PyObject_GetOptionalAttr(obj, _Py_ID('__module__'), at);
  let name = ptrAt(at, 0);
  if (r >= 0 && (!name || name == Py_None)) {
    name = null;
    const modules = _PySys_GetAttr(_Py_ID('modules'));
    if (!modules) PyErr_SetString(PyExc_RuntimeError, 'unable to get sys.modules');
    else if (PyDict_CheckExact(modules)) name = searchDict(modules, obj, path, at);
    else {
      Py_INCREF(modules);
      name = searchMapping(modules, obj, path);
      Py_DECREF(modules);
    }
    if (!name && !PyErr_Occurred()) name = Py_NewRef(_Py_ID('__main__'));
  }
  stackFree(at);
  return name;
}

// --- names of Python 2

/** Raises RuntimeError about a value of a table of _compat_pickle; false. */
function badMapping(table: string, format: string, o: PyObject): bool {
  PyErr_Format(PyExc_RuntimeError, format, changetype<usize>(table), o.ob_type.tp_name);
  return false;
}

/**
 * Replaces the module's and the object's name in the two slots (strong references) by what the tables have for them: false with
 * the exception set. prefix: how the tables' names begin, for errors.
 */
export function mapNames(names: PyObject, modules: PyObject, prefix: string, slots: usize): bool {
  const key = PyTuple_Pack2(objAt(slots, 0), objAt(slots, 1));
  if (!key) return false;
  const pair = PyDict_GetItemWithError(names, key);
  Py_DECREF(key);
  if (pair) {
    if (!PyTuple_Check(pair) || PyTuple_GET_SIZE(pair) != 2) {
      return badMapping(prefix, '_compat_pickle.%lsNAME_MAPPING values should be 2-tuples, not %.200s', pair);
    }
    const module = PyTuple_GET_ITEM(pair, 0);
    const name = PyTuple_GET_ITEM(pair, 1);
    if (!PyUnicode_Check(module) || !PyUnicode_Check(name)) {
      PyErr_Format(
        PyExc_RuntimeError,
        '_compat_pickle.%lsNAME_MAPPING values should be pairs of str, not (%.200s, %.200s)',
        changetype<usize>(prefix),
        module.ob_type.tp_name,
        name.ob_type.tp_name,
      );
      return false;
    }
    replace(slots, module);
    replace(slots + 8, name);
    return true;
  }
  if (PyErr_Occurred()) return false;
  const module = PyDict_GetItemWithError(modules, objAt(slots, 0));
  if (!module) return !PyErr_Occurred();
  if (!PyUnicode_Check(module)) {
    return badMapping(prefix, '_compat_pickle.%lsIMPORT_MAPPING values should be strings, not %.200s', module);
  }
  replace(slots, module);
  return true;
}

function replace(slot: usize, value: PyObject): void {
  const old = objAt(slot, 0);
  setPtrAt(slot, 0, Py_NewRef(value));
  Py_DECREF(old);
}
