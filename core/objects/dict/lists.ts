// Lists of a dict's keys, values and items. (CPython: Objects/dictobject.c)

import { objAt, Py_DECREF, Py_INCREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyErr_BadInternalCall } from '../exceptions/errors';
import { PyList_GET_ITEM, PyList_New, PyList_SET_ITEM } from '../list';
import { PyTuple_New, PyTuple_SET_ITEM } from '../tuple';
import { PyDict_Check, PyDict_Next } from './dict';
import { PyDictObject } from './struct';

/* @inline */ function asDict(o: PyObject): PyDictObject {
  return changetype<PyDictObject>(o);
}

// new
export function PyDict_Keys(op: PyObject): PyObject | null {
  return listOf(op, 0);
}

// new
export function PyDict_Values(op: PyObject): PyObject | null {
  return listOf(op, 8);
}

/** A list of the keys (0) or values (8). */
function listOf(op: PyObject, which: usize): PyObject | null {
  if (!PyDict_Check(op)) {
    PyErr_BadInternalCall();
    return null;
  }
  const mp = asDict(op);
  while (true) {
    const n = mp.ma_used;
    const v = PyList_New(n);
    if (!v) return null;
    // Making the list can start a collection that changes the dict.
    if (n != mp.ma_used) {
      Py_DECREF(v);
      continue;
    }
    const out = stackAlloc(3);
    store<i64>(out, 0);
    for (let j: i64 = 0; PyDict_Next(op, out, out + 8, out + 16); j++) {
      const o = objAt(out + 8 + which, 0);
      Py_INCREF(o);
      PyList_SET_ITEM(v, j, o);
    }
    stackFree(out);
    return v;
  }
}

// new
export function PyDict_Items(op: PyObject): PyObject | null {
  if (!PyDict_Check(op)) {
    PyErr_BadInternalCall();
    return null;
  }
  const mp = asDict(op);
  while (true) {
    const n = mp.ma_used;
    const v = PyList_New(n);
    if (!v) return null;
    for (let i: i64 = 0; i < n; i++) {
      const pair = PyTuple_New(2);
      if (!pair) {
        Py_DECREF(v);
        return null;
      }
      PyList_SET_ITEM(v, i, pair);
    }
    if (n != mp.ma_used) {
      Py_DECREF(v);
      continue;
    }
    const out = stackAlloc(3);
    store<i64>(out, 0);
    for (let j: i64 = 0; PyDict_Next(op, out, out + 8, out + 16); j++) {
      const pair = PyList_GET_ITEM(v, j);
      const key = objAt(out, 1);
      const value = objAt(out, 2);
      Py_INCREF(key);
      Py_INCREF(value);
      PyTuple_SET_ITEM(pair, 0, key);
      PyTuple_SET_ITEM(pair, 1, value);
    }
    stackFree(out);
    return v;
  }
}
