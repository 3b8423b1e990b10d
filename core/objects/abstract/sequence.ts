// The sequence protocol. (CPython: Objects/abstract.c)

import { PyErr_Occurred } from '../../runtime/errors';
import {
  objAt,
  Py_DECREF,
  Py_EQ,
  Py_NewRef,
  Py_SIZE,
  Py_XDECREF,
  PyObject,
  ptrAt,
  setPtrAt,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyDict_Check } from '../dict/dict';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { PyLong_FromSsize_t } from '../int';
import { _PyList_Extend, PyList_AsTuple, PyList_Check, PyList_CheckExact, PyList_ITEMS, PyList_New } from '../list';
import { PyObject_RichCompareBool } from '../object';
import { PySlice_New } from '../slice';
import { _PyTuple_Resize, PyTuple_CheckExact, PyTuple_ITEMS, PyTuple_New, PyTuple_SET_ITEM } from '../tuple';
import { PyNumber_InPlaceAdd, PyNumber_InPlaceMultiply } from './in-place';
import { PyNumber_Add, PyNumber_Multiply } from './number';
import { PyIter_Next, PyObject_GetIter, PyObject_LengthHint } from './object';

export function PySequence_Check(o: PyObject): i32 {
  if (PyDict_Check(o)) return 0;
  const m = o.ob_type.tp_as_sequence;
  return i32(m != null && m.sq_item != 0);
}

/** len() of a sequence; -1 with TypeError. */
export function PySequence_Size(o: PyObject): i64 {
  const m = o.ob_type.tp_as_sequence;
  if (m && m.sq_length) return call_indirect<i64>(<u32>m.sq_length, o);
  const mapping = o.ob_type.tp_as_mapping;
  if (mapping && mapping.mp_length) PyErr_Format(PyExc_TypeError, '%.200s is not a sequence', <u64>o.ob_type.tp_name);
  else PyErr_Format(PyExc_TypeError, "object of type '%.200s' has no len()", <u64>o.ob_type.tp_name);
  return -1;
}

// new, NULL without an exception when neither has the operator
function binaryOr(a: PyObject, b: PyObject, inplace: bool, add: bool): PyObject | null {
  return add
    ? inplace
      ? PyNumber_InPlaceAdd(a, b)
      : PyNumber_Add(a, b)
    : inplace
      ? PyNumber_InPlaceMultiply(a, b)
      : PyNumber_Multiply(a, b);
}

// new: a + b of sequences
export function PySequence_Concat(a: PyObject, b: PyObject): PyObject | null {
  const m = a.ob_type.tp_as_sequence;
  if (m && m.sq_concat) return call_indirect<PyObject | null>(<u32>m.sq_concat, a, b);
  if (PySequence_Check(a) && PySequence_Check(b)) return binaryOr(a, b, false, true);
  return PyErr_Format(PyExc_TypeError, "'%.200s' object can't be concatenated", <u64>a.ob_type.tp_name);
}

// new
export function PySequence_InPlaceConcat(a: PyObject, b: PyObject): PyObject | null {
  const m = a.ob_type.tp_as_sequence;
  if (m && m.sq_inplace_concat) return call_indirect<PyObject | null>(<u32>m.sq_inplace_concat, a, b);
  if (m && m.sq_concat) return call_indirect<PyObject | null>(<u32>m.sq_concat, a, b);
  if (PySequence_Check(a) && PySequence_Check(b)) return binaryOr(a, b, true, true);
  return PyErr_Format(PyExc_TypeError, "'%.200s' object can't be concatenated", <u64>a.ob_type.tp_name);
}

/** A negative index counted from the end; i64.MIN_VALUE when len() failed. */
function fromEnd(o: PyObject, length: usize, i: i64): i64 {
  if (i >= 0 || !length) return i;
  const n = call_indirect<i64>(<u32>length, o);
  return n < 0 ? i64.MIN_VALUE : i + n;
}

// new: o[i]
export function PySequence_GetItem(o: PyObject, i: i64): PyObject | null {
  const m = o.ob_type.tp_as_sequence;
  if (m && m.sq_item) {
    const at = fromEnd(o, m.sq_length, i);
    return at == i64.MIN_VALUE ? null : call_indirect<PyObject | null>(<u32>m.sq_item, o, at);
  }
  const mapping = o.ob_type.tp_as_mapping;
  if (mapping && mapping.mp_subscript)
    return PyErr_Format(PyExc_TypeError, '%.200s is not a sequence', <u64>o.ob_type.tp_name);
  return PyErr_Format(PyExc_TypeError, "'%.200s' object does not support indexing", <u64>o.ob_type.tp_name);
}

function assignItem(o: PyObject, i: i64, value: PyObject | null, what: string): i32 {
  const m = o.ob_type.tp_as_sequence;
  if (m && m.sq_ass_item) {
    const at = fromEnd(o, m.sq_length, i);
    return at == i64.MIN_VALUE ? -1 : call_indirect<i32>(<u32>m.sq_ass_item, o, at, value);
  }
  const mapping = o.ob_type.tp_as_mapping;
  if (mapping && mapping.mp_ass_subscript)
    PyErr_Format(PyExc_TypeError, '%.200s is not a sequence', <u64>o.ob_type.tp_name);
  else PyErr_Format(PyExc_TypeError, "'%.200s' object %ls", <u64>o.ob_type.tp_name, <u64>changetype<usize>(what));
  return -1;
}

export function PySequence_SetItem(o: PyObject, i: i64, value: PyObject | null): i32 {
  return assignItem(o, i, value, 'does not support item assignment');
}

export function PySequence_DelItem(o: PyObject, i: i64): i32 {
  return assignItem(o, i, null, "doesn't support item deletion");
}

// new: o[i:j]
export function PySequence_GetSlice(o: PyObject, i: i64, j: i64): PyObject | null {
  const mapping = o.ob_type.tp_as_mapping;
  if (!mapping || !mapping.mp_subscript)
    return PyErr_Format(PyExc_TypeError, "'%.200s' object is unsliceable", <u64>o.ob_type.tp_name);
  const start = PyLong_FromSsize_t(i);
  const stop = PyLong_FromSsize_t(j);
  const slice = start && stop ? PySlice_New(start, stop, null) : null;
  Py_XDECREF(start);
  Py_XDECREF(stop);
  if (!slice) return null;
  const result = call_indirect<PyObject | null>(<u32>mapping.mp_subscript, o, slice);
  Py_DECREF(slice);
  return result;
}

// new: tuple(o)
export function PySequence_Tuple(o: PyObject): PyObject | null {
  // Exactly a tuple stays itself; a list gives its items at once.
  if (PyTuple_CheckExact(o)) return Py_NewRef<PyObject>(o);
  if (PyList_CheckExact(o)) return PyList_AsTuple(o);
  const iterator = PyObject_GetIter(o);
  if (!iterator) return null;
  // CPython makes room by the length hint, grows by steps and cuts the rest off.
  let n = PyObject_LengthHint(o, 10);
  if (n == -1) {
    Py_DECREF(iterator);
    return null;
  }
  const slot = stackAlloc(1);
  setPtrAt(slot, 0, PyTuple_New(n));
  let j: i64 = 0;
  let failed = !ptrAt(slot, 0);
  while (!failed) {
    const item = PyIter_Next(iterator);
    if (!item) {
      failed = PyErr_Occurred() != null;
      break;
    }
    if (j >= n) {
      const larger = n + 10 + ((n + 10) >> 2);
      if (larger < n || larger > 0x1fffffff) {
        PyErr_NoMemory();
        failed = true;
      } else {
        n = larger;
        failed = _PyTuple_Resize(slot, n) < 0;
      }
      if (failed) {
        Py_DECREF(item);
        break;
      }
    }
    PyTuple_SET_ITEM(objAt(slot, 0), j, item);
    j++;
  }
  if (!failed && j < n) failed = _PyTuple_Resize(slot, j) < 0;
  let result = ptrAt(slot, 0);
  stackFree(slot);
  Py_DECREF(iterator);
  if (failed) {
    Py_XDECREF(result);
    result = null;
  }
  return result;
}

// new: list(o)
export function PySequence_List(o: PyObject): PyObject | null {
  const list = PyList_New(0);
  if (!list) return null;
  const none = _PyList_Extend(list, o);
  if (!none) {
    Py_DECREF(list);
    return null;
  }
  return list;
}

// new: o as a list or tuple; message: of the TypeError when it is not iterable
export function PySequence_Fast(o: PyObject, message: string): PyObject | null {
  if (PyList_CheckExact(o) || PyTuple_CheckExact(o)) return Py_NewRef<PyObject>(o);
  const iterator = PyObject_GetIter(o);
  if (!iterator) {
    if (PyErr_ExceptionMatches(PyExc_TypeError)) PyErr_SetString(PyExc_TypeError, message);
    return null;
  }
  const list = PySequence_List(iterator);
  Py_DECREF(iterator);
  return list;
}

export function PySequence_Fast_GET_SIZE(o: PyObject): i64 {
  return Py_SIZE(o);
}

/** The address of the items of a list or tuple. */
export function PySequence_Fast_ITEMS(o: PyObject): usize {
  return PyList_Check(o) ? PyList_ITEMS(o) : PyTuple_ITEMS(o);
}

const ITERSEARCH_COUNT = 1;
const ITERSEARCH_INDEX = 2;
export const ITERSEARCH_CONTAINS = 3;

/** How often, where first, or whether `wanted` comes in o by iterating; -1 with an exception. */
export function _PySequence_IterSearch(o: PyObject, wanted: PyObject, operation: i32): i64 {
  const iterator = PyObject_GetIter(o);
  if (!iterator) {
    if (PyErr_ExceptionMatches(PyExc_TypeError)) {
      PyErr_Format(PyExc_TypeError, "argument of type '%.200s' is not iterable", <u64>o.ob_type.tp_name);
    }
    return -1;
  }
  let n: i64 = 0;
  for (;;) {
    const item = PyIter_Next(iterator);
    if (!item) {
      if (PyErr_Occurred()) n = -1;
      else if (operation == ITERSEARCH_INDEX) {
        PyErr_SetString(PyExc_ValueError, 'sequence.index(x): x not in sequence');
        n = -1;
      }
      break;
    }
    const same = PyObject_RichCompareBool(item, wanted, Py_EQ);
    Py_DECREF(item);
    if (same < 0) {
      n = -1;
      break;
    }
    if (operation == ITERSEARCH_COUNT) n += same;
    else if (same) {
      if (operation == ITERSEARCH_CONTAINS) n = 1;
      break;
    } else if (operation == ITERSEARCH_INDEX) n++;
  }
  Py_DECREF(iterator);
  return n;
}

export function PySequence_Contains(o: PyObject, item: PyObject): i32 {
  const m = o.ob_type.tp_as_sequence;
  if (m && m.sq_contains) return call_indirect<i32>(<u32>m.sq_contains, o, item);
  return <i32>_PySequence_IterSearch(o, item, ITERSEARCH_CONTAINS);
}

export function PySequence_Count(o: PyObject, item: PyObject): i64 {
  return _PySequence_IterSearch(o, item, ITERSEARCH_COUNT);
}

export function PySequence_Index(o: PyObject, item: PyObject): i64 {
  return _PySequence_IterSearch(o, item, ITERSEARCH_INDEX);
}
