// OrderedDict.update, as collections.abc.MutableMapping has it. (CPython: Objects/odictobject.c)

import { Py_DECREF, Py_NewRef, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyIter_Next, PyObject_GetItem, PyObject_GetIter, PyObject_SetItem } from '../abstract/object';
import { PyObject_GetOptionalAttr } from '../attribute';
import { PyObject_CallNoArgs, PyObject_CallOneArg } from '../call';
import { PyDict_Check, PyDict_CheckExact, PyDict_GET_SIZE } from '../dict/dict';
import { PyDict_Items } from '../dict/lists';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { Py_None, Py_NotImplemented } from '../none';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../tuple';
import { PyODict_Check } from './nodes';

// --- update, as collections.abc.MutableMapping has it

function setPair(self: PyObject, it: PyObject): bool {
  const key = PyIter_Next(it);
  const value: PyObject | null = key ? PyIter_Next(it) : null;
  const more: PyObject | null = value ? PyIter_Next(it) : null;
  let ok = false;
  if (!PyErr_Occurred()) {
    if (!key) PyErr_SetString(PyExc_ValueError, 'need more than 0 values to unpack');
    else if (!value) PyErr_SetString(PyExc_ValueError, 'need more than 1 value to unpack');
    else if (more) PyErr_SetString(PyExc_ValueError, 'too many values to unpack (expected 2)');
    else ok = PyObject_SetItem(self, key, value) == 0;
  }
  Py_XDECREF(key);
  Py_XDECREF(value);
  Py_XDECREF(more);
  return ok;
}

function mutablemapping_add_pairs(self: PyObject, pairs: PyObject): bool {
  const it = PyObject_GetIter(pairs);
  if (!it) return false;
  let ok = true;
  while (ok) {
    const pair = PyIter_Next(it);
    if (!pair) {
      ok = !PyErr_Occurred();
      break;
    }
    const inner = PyObject_GetIter(pair);
    ok = inner != null && setPair(self, inner);
    Py_XDECREF(inner);
    Py_DECREF(pair);
  }
  Py_DECREF(it);
  return ok;
}

/** self[k] = other[k] for each k of keys (stolen; NULL is an error). */
function addFromKeys(self: PyObject, other: PyObject, keys: PyObject | null): bool {
  const it: PyObject | null = keys ? PyObject_GetIter(keys) : null;
  Py_XDECREF(keys);
  if (!it) return false;
  let ok = true;
  while (ok) {
    const key = PyIter_Next(it);
    if (!key) {
      ok = !PyErr_Occurred();
      break;
    }
    const value = PyObject_GetItem(other, key);
    ok = value != null && PyObject_SetItem(self, key, value) == 0;
    Py_XDECREF(value);
    Py_DECREF(key);
  }
  Py_DECREF(it);
  return ok;
}

/** Adds pairs (stolen; NULL is an error). */
function addPairsOf(self: PyObject, pairs: PyObject | null): bool {
  if (!pairs) return false;
  const ok = mutablemapping_add_pairs(self, pairs);
  Py_DECREF(pairs);
  return ok;
}

function mutablemapping_update_arg(self: PyObject, other: PyObject): bool {
  if (PyDict_CheckExact(other)) return addPairsOf(self, PyDict_Items(other));
  const at = stackAlloc(1);
  let res = PyObject_GetOptionalAttr(other, _Py_ID('keys'), at);
  const keys = ptrAt(at, 0);
  let items: PyObject | null = null;
  if (res == 0) {
    res = PyObject_GetOptionalAttr(other, _Py_ID('items'), at);
    items = ptrAt(at, 0);
  }
  stackFree(at);
  if (res < 0) return false;
  if (keys) {
    const found = PyObject_CallNoArgs(keys);
    Py_DECREF(keys);
    return addFromKeys(self, other, found);
  }
  if (items) {
    const found = PyObject_CallNoArgs(items);
    Py_DECREF(items);
    return addPairsOf(self, found);
  }
  return mutablemapping_add_pairs(self, other);
}

export function mutablemapping_update(self: PyObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  if (n > 1) {
    return PyErr_Format(PyExc_TypeError, 'update() takes at most 1 positional argument (%zd given)', n);
  }
  if (n) {
    const other = Py_NewRef(PyTuple_GET_ITEM(args, 0));
    const ok = mutablemapping_update_arg(self, other);
    Py_DECREF(other);
    if (!ok) return null;
  }
  if (kwargs && PyDict_GET_SIZE(kwargs) && !addPairsOf(self, PyDict_Items(kwargs))) return null;
  return Py_None;
}

export function odict_init(o: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  const n = PyTuple_GET_SIZE(args);
  if (n > 1) {
    PyErr_Format(PyExc_TypeError, 'expected at most 1 arguments, got %zd', n);
    return -1;
  }
  return mutablemapping_update(o, args, kwds) ? 0 : -1;
}

export function odict_or(left: PyObject, right: PyObject): PyObject | null {
  const leftIsOne = PyODict_Check(left);
  const type = leftIsOne ? left.ob_type : right.ob_type;
  if (!PyDict_Check(leftIsOne ? right : left)) return Py_NotImplemented;
  const result = PyObject_CallOneArg(type, left);
  if (!result || mutablemapping_update_arg(result, right)) return result;
  Py_DECREF(result);
  return null;
}

export function odict_inplace_or(o: PyObject, other: PyObject): PyObject | null {
  return mutablemapping_update_arg(o, other) ? Py_NewRef(o) : null;
}
