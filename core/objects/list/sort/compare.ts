// Which key is less: the cheapest comparison that is right for all keys. (CPython: Objects/listobject.c)

import { objAt, Py_DECREF, Py_EQ, Py_LT, Py_SIZE, PyObject } from '../../../runtime/object';
import { PyTypeObject } from '../../../runtime/type';
import { Py_False, Py_True } from '../../bool';
import { PyFloat_AS_DOUBLE, PyFloat_Type } from '../../float';
import { _PyLong_CompactValue, _PyLong_IsCompact, PyLong_Type } from '../../int';
import { long_compare } from '../../int/compare';
import { Py_NotImplemented } from '../../none';
import { PyObject_IsTrue, PyObject_RichCompareBool } from '../../object';
import { PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND, PyUnicode_Type } from '../../str/struct';
import { PyTuple_GET_ITEM, PyTuple_Type } from '../../tuple';
import { FLOAT, INT, LATIN, LONG, OBJECT, SAFE, SortState, TUPLE } from './state';

/** v < w: 1, 0, or -1 with an exception. */
/* @inline */ export function less(ms: SortState, v: PyObject, w: PyObject): i32 {
  if (ms.compare == LONG) return _PyLong_CompactValue(v) < _PyLong_CompactValue(w) ? 1 : 0;
  return compareAs(ms, ms.compare, v, w);
}

function compareAs(ms: SortState, kind: i32, v: PyObject, w: PyObject): i32 {
  switch (kind) {
    case LONG:
      return _PyLong_CompactValue(v) < _PyLong_CompactValue(w) ? 1 : 0;
    case FLOAT:
      return PyFloat_AS_DOUBLE(v) < PyFloat_AS_DOUBLE(w) ? 1 : 0;
    case LATIN:
      return lessLatin(v, w);
    case OBJECT:
      return lessObject(ms, v, w);
    case TUPLE:
      return lessTuple(ms, v, w);
    case INT:
      return long_compare(v, w) < 0 ? 1 : 0;
  }
  return PyObject_RichCompareBool(v, w, Py_LT);
}

function lessLatin(v: PyObject, w: PyObject): i32 {
  const n = PyUnicode_GET_LENGTH(v);
  const m = PyUnicode_GET_LENGTH(w);
  const r = memory.compare(PyUnicode_DATA(v), PyUnicode_DATA(w), <usize>min<i64>(n, m));
  return (r != 0 ? r < 0 : n < m) ? 1 : 0;
}

function lessObject(ms: SortState, v: PyObject, w: PyObject): i32 {
  // A type's slot can change while its instances are compared.
  if (v.ob_type.tp_richcompare != ms.richcompare) return PyObject_RichCompareBool(v, w, Py_LT);
  const r = call_indirect<PyObject | null>(<u32>ms.richcompare, v, w, Py_LT);
  if (r == Py_NotImplemented) return PyObject_RichCompareBool(v, w, Py_LT);
  if (!r) return -1;
  if (changetype<usize>(r) == changetype<usize>(Py_True)) return 1;
  if (changetype<usize>(r) == changetype<usize>(Py_False)) return 0;
  const yes = PyObject_IsTrue(r);
  Py_DECREF(r);
  return yes;
}

function lessTuple(ms: SortState, v: PyObject, w: PyObject): i32 {
  const n = Py_SIZE(v);
  const m = Py_SIZE(w);
  let i: i64 = 0;
  for (; i < n && i < m; i++) {
    const k = PyObject_RichCompareBool(PyTuple_GET_ITEM(v, i), PyTuple_GET_ITEM(w, i), Py_EQ);
    if (k < 0) return -1;
    if (!k) break;
  }
  if (i >= n || i >= m) return n < m ? 1 : 0;
  if (i == 0) return compareAs(ms, ms.elementCompare, PyTuple_GET_ITEM(v, 0), PyTuple_GET_ITEM(w, 0));
  return PyObject_RichCompareBool(PyTuple_GET_ITEM(v, i), PyTuple_GET_ITEM(w, i), Py_LT);
}

/** Looks through all keys once for the fastest comparison that is right for them. */
export function chooseCompare(ms: SortState, keys: usize, n: i64): void {
  const first = objAt(keys, 0);
  let inTuples = first.ob_type == PyTuple_Type && Py_SIZE(first) > 0;
  const type: PyTypeObject = inTuples ? PyTuple_GET_ITEM(first, 0).ob_type : first.ob_type;
  let same = true;
  let latin = true;
  let bounded = true;
  for (let i: i64 = 0; i < n; i++) {
    let key = objAt(keys, i);
    if (inTuples) {
      if (key.ob_type != PyTuple_Type || Py_SIZE(key) == 0) {
        inTuples = false;
        same = false;
        break;
      }
      key = PyTuple_GET_ITEM(key, 0);
    }
    if (key.ob_type != type) {
      same = false;
      if (!inTuples) break;
    }
    if (same) {
      if (type == PyLong_Type) bounded = bounded && _PyLong_IsCompact(key);
      else if (type == PyUnicode_Type) latin = latin && PyUnicode_KIND(key) == 1;
    }
  }
  ms.compare = SAFE;
  if (same) {
    if (type == PyUnicode_Type && latin) ms.compare = LATIN;
    else if (type == PyLong_Type && bounded) ms.compare = LONG;
    else if (type == PyLong_Type) ms.compare = INT;
    else if (type == PyFloat_Type) ms.compare = FLOAT;
    else if (type.tp_richcompare) {
      ms.richcompare = type.tp_richcompare;
      ms.compare = OBJECT;
    }
  }
  if (inTuples) {
    ms.elementCompare = type == PyTuple_Type ? SAFE : ms.compare;
    ms.compare = TUPLE;
  }
}
