// The mapping protocol. (CPython: Objects/abstract.c)

import { PyErr_Clear } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, Py_DECREF, PyObject, setPtrAt } from '../../runtime/object';
import { PyObject_CallMethodNoArgs } from '../call';
import { PyDict_CheckExact, PyDict_GetItemRef } from '../dict/dict';
import { PyDict_Items, PyDict_Keys } from '../dict/lists';
import { PyErr_ExceptionMatches, PyErr_Format } from '../exceptions/errors';
import { PyExc_KeyError, PyExc_TypeError } from '../exceptions/types';
import { PyObject_GetItem, PyObject_GetIter } from './object';
import { PySequence_List } from './sequence';

export function PyMapping_Check(o: PyObject): i32 {
  const m = o.ob_type.tp_as_mapping;
  return i32(m != null && m.mp_subscript != 0);
}

/** len() of a mapping; -1 with TypeError. */
export function PyMapping_Size(o: PyObject): i64 {
  const m = o.ob_type.tp_as_mapping;
  if (m && m.mp_length) return call_indirect<i64>(<u32>m.mp_length, o);
  const sequence = o.ob_type.tp_as_sequence;
  if (sequence && sequence.sq_length) PyErr_Format(PyExc_TypeError, '%.200s is not a mapping', <u64>o.ob_type.tp_name);
  else PyErr_Format(PyExc_TypeError, "object of type '%.200s' has no len()", <u64>o.ob_type.tp_name);
  return -1;
}

/** o[key] into *slot (new): 1, 0 when KeyError was raised, -1 with another exception. */
export function PyMapping_GetOptionalItem(o: PyObject, key: PyObject, slot: usize): i32 {
  if (PyDict_CheckExact(o)) return PyDict_GetItemRef(o, key, slot);
  const value = PyObject_GetItem(o, key);
  setPtrAt(slot, 0, value);
  if (value) return 1;
  if (!PyErr_ExceptionMatches(PyExc_KeyError)) return -1;
  PyErr_Clear();
  return 0;
}

// new: a list of what a method of the mapping gives
function method_output_as_list(o: PyObject, name: PyObject): PyObject | null {
  const view = PyObject_CallMethodNoArgs(o, name);
  if (!view) return null;
  const iterator = PyObject_GetIter(view);
  if (!iterator) {
    if (PyErr_ExceptionMatches(PyExc_TypeError)) {
      PyErr_Format(
        PyExc_TypeError,
        '%.200s.%U() returned a non-iterable (type %.200s)',
        <u64>o.ob_type.tp_name,
        arg(name),
        <u64>view.ob_type.tp_name,
      );
    }
    Py_DECREF(view);
    return null;
  }
  Py_DECREF(view);
  const list = PySequence_List(iterator);
  Py_DECREF(iterator);
  return list;
}

// new: a list
export function PyMapping_Keys(o: PyObject): PyObject | null {
  return PyDict_CheckExact(o) ? PyDict_Keys(o) : method_output_as_list(o, _Py_ID('keys'));
}

// new: a list
export function PyMapping_Items(o: PyObject): PyObject | null {
  return PyDict_CheckExact(o) ? PyDict_Items(o) : method_output_as_list(o, _Py_ID('items'));
}
