// Which methods of a class are abstract: its own, and those of its bases that it leaves so.

import { PyMapping_Items } from '../../objects/abstract/mapping';
import { PyIter_Next, PyObject_GetIter } from '../../objects/abstract/object';
import { PySequence_Fast, PySequence_Fast_GET_SIZE, PySequence_Fast_ITEMS } from '../../objects/abstract/sequence';
import { PyObject_GetAttr, PyObject_GetOptionalAttr, PyObject_SetAttr } from '../../objects/attribute';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { PyList_GET_ITEM, PyList_GET_SIZE } from '../../objects/list';
import { _PyObject_IsAbstract } from '../../objects/property';
import { PyFrozenSet_New, PySet_Add } from '../../objects/set';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { Py_DECREF, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';

/** Adds name when value is abstract. */
function addIfAbstract(abstracts: PyObject, name: PyObject, value: PyObject): i32 {
  const is_abstract = _PyObject_IsAbstract(value);
  return is_abstract > 0 ? PySet_Add(abstracts, name) : is_abstract;
}

/** The abstract ones among a class's own names. */
function addOwn(abstracts: PyObject, self: PyObject): i32 {
  const ns = PyObject_GetAttr(self, _Py_ID('__dict__'));
  if (!ns) return -1;
  const items = PyMapping_Items(ns);
  Py_DECREF(ns);
  if (!items) return -1;
  let res = 0;
  for (let i: i64 = 0; i < PyList_GET_SIZE(items) && res == 0; i++) {
    const pair = PySequence_Fast(PyList_GET_ITEM(items, i), 'items() returned non-iterable');
    if (!pair) res = -1;
    else if (PySequence_Fast_GET_SIZE(pair) != 2) {
      PyErr_SetString(PyExc_TypeError, 'items() returned item which size is not 2');
      res = -1;
    } else {
      const at = PySequence_Fast_ITEMS(pair);
      res = addIfAbstract(abstracts, objAt(at, 0), objAt(at, 1));
    }
    Py_XDECREF(pair);
  }
  Py_DECREF(items);
  return res;
}

/** Those of one base that the class leaves abstract. */
function addInherited(abstracts: PyObject, self: PyObject, base: PyObject): i32 {
  const at = stackAlloc(1);
  if (PyObject_GetOptionalAttr(base, _Py_ID('__abstractmethods__'), at) < 0) {
    stackFree(at);
    return -1;
  }
  const names = ptrAt(at, 0);
  const iter: PyObject | null = names ? PyObject_GetIter(names) : null;
  let res = names && !iter ? -1 : 0;
  Py_XDECREF(names);
  while (iter && res == 0) {
    const key = PyIter_Next(iter);
    if (!key) {
      if (PyErr_Occurred()) res = -1;
      break;
    }
    res = PyObject_GetOptionalAttr(self, key, at);
    const value = ptrAt(at, 0);
    if (res > 0 && value) {
      res = addIfAbstract(abstracts, key, value);
      Py_DECREF(value);
    }
    Py_DECREF(key);
  }
  Py_XDECREF(iter);
  stackFree(at);
  return res;
}

function addAll(abstracts: PyObject, self: PyObject): i32 {
  if (addOwn(abstracts, self) < 0) return -1;
  const bases = PyObject_GetAttr(self, _Py_ID('__bases__'));
  if (!bases) return -1;
  let res = 0;
  if (!PyTuple_Check(bases)) {
    PyErr_SetString(PyExc_TypeError, '__bases__ is not tuple');
    res = -1;
  } else {
    for (let i: i64 = 0; i < PyTuple_GET_SIZE(bases) && res == 0; i++) {
      res = addInherited(abstracts, self, PyTuple_GET_ITEM(bases, i));
    }
  }
  Py_DECREF(bases);
  return res < 0 ? -1 : PyObject_SetAttr(self, _Py_ID('__abstractmethods__'), abstracts);
}

export function compute_abstract_methods(self: PyObject): i32 {
  const abstracts = PyFrozenSet_New(null);
  if (!abstracts) return -1;
  const res = addAll(abstracts, self);
  Py_DECREF(abstracts);
  return res;
}
