// The _weakref module: what weakref.py builds on. (CPython: Modules/_weakref.c)

import { _PyArg_BadArgument, _PyArg_CheckPositional } from '../objects/args';
import { PyDict_Check, PyDict_DelItem, PyDict_GetItemWithError } from '../objects/dict/dict';
import { PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_TypeError } from '../objects/exceptions/types';
import { PyLong_FromSsize_t } from '../objects/int';
import { PyList_Append, PyList_New } from '../objects/list';
import { moduleMethod, newNativeModule, PyModule_AddObjectRef } from '../objects/module';
import { Py_None } from '../objects/none';
import {
  _PyObject_GET_WEAKREFS_LISTPTR,
  _PyType_SUPPORTS_WEAKREFS,
  _PyWeakref_CallableProxyType,
  _PyWeakref_GetWeakrefCount,
  _PyWeakref_ProxyType,
  _PyWeakref_RefType,
  PyWeakReference,
  PyWeakref_Check,
  PyWeakref_NewProxy,
} from '../objects/weakref';
import { Py_DECREF } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { objAt, PyObject, ptrAt } from '../runtime/object';
import { METH_FASTCALL, METH_O } from '../runtime/type';

function getweakrefcount(module: PyObject, o: PyObject): PyObject | null {
  return PyLong_FromSsize_t(_PyWeakref_GetWeakrefCount(o));
}

/** Removes dct[key] when it is a dead reference; a live one, and a key that is not there, stay as they are. */
function remove_dead_weakref(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('_remove_dead_weakref', nargs, 2, 2)) return null;
  const dict = objAt(args, 0);
  const key = objAt(args, 1);
  if (!PyDict_Check(dict)) {
    _PyArg_BadArgument('_remove_dead_weakref', 'argument 1', 'dict', dict);
    return null;
  }
  const value = PyDict_GetItemWithError(dict, key);
  if (!value) return PyErr_Occurred() ? changetype<PyObject | null>(0) : Py_None;
  if (!PyWeakref_Check(value)) return PyErr_SetString(PyExc_TypeError, 'not a weakref');
  if (changetype<PyWeakReference>(value).wr_object != Py_None) return Py_None;
  return PyDict_DelItem(dict, key) < 0 ? changetype<PyObject | null>(0) : Py_None;
}

function getweakrefs(module: PyObject, o: PyObject): PyObject | null {
  const list = PyList_New(0);
  if (!list || !_PyType_SUPPORTS_WEAKREFS(o.ob_type)) return list;
  let wr = changetype<PyWeakReference | null>(load<usize>(_PyObject_GET_WEAKREFS_LISTPTR(o)));
  while (wr) {
    if (PyList_Append(list, wr) < 0) {
      Py_DECREF(list);
      return null;
    }
    wr = wr.wr_next;
  }
  return list;
}

function proxy(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('proxy', nargs, 1, 2)) return null;
  return PyWeakref_NewProxy(objAt(args, 0), nargs == 2 ? ptrAt(args, 1) : changetype<PyObject | null>(0));
}

function addMethods(m: PyObject): void {
  moduleMethod(
    m,
    'getweakrefcount',
    getweakrefcount.index,
    METH_O,
    "getweakrefcount($module, object, /)\n--\n\nReturn the number of weak references to 'object'.",
  );
  moduleMethod(
    m,
    '_remove_dead_weakref',
    remove_dead_weakref.index,
    METH_FASTCALL,
    '_remove_dead_weakref($module, dct, key, /)\n--\n\nAtomically remove key from dict if it points to a dead weakref.',
  );
  moduleMethod(
    m,
    'getweakrefs',
    getweakrefs.index,
    METH_O,
    "getweakrefs($module, object, /)\n--\n\nReturn a list of all weak reference objects pointing to 'object'.",
  );
  moduleMethod(
    m,
    'proxy',
    proxy.index,
    METH_FASTCALL,
    "proxy($module, object, callback=None, /)\n--\n\nCreate a proxy object that weakly references 'object'.\n\n'callback', if given, is called with a reference to the\nproxy when 'object' is about to be finalized.",
  );
}

// new
export function init__weakref_module(): PyObject | null {
  const m = newNativeModule('_weakref', 'Weak-reference support module.');
  if (!m) return null;
  addMethods(m);
  if (
    PyModule_AddObjectRef(m, 'ref', _PyWeakref_RefType) < 0 ||
    PyModule_AddObjectRef(m, 'ReferenceType', _PyWeakref_RefType) < 0 ||
    PyModule_AddObjectRef(m, 'ProxyType', _PyWeakref_ProxyType) < 0 ||
    PyModule_AddObjectRef(m, 'CallableProxyType', _PyWeakref_CallableProxyType) < 0
  ) {
    Py_DECREF(m);
    return null;
  }
  return m;
}
