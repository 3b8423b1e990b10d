// The object protocol: what works on any object. (CPython: Objects/abstract.c)

import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID, _Py_STR } from '../../runtime/identifiers';
import { Py_DECREF, Py_NewRef, Py_XDECREF, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { PyObject_GetOptionalAttr } from '../attribute';
import { PyObject_CallNoArgs, PyObject_CallOneArg } from '../call';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import {
  PyExc_IndexError,
  PyExc_StopIteration,
  PyExc_SystemError,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../exceptions/types';
import { Py_GenericAlias } from '../generic-alias';
import { PyLong_AsSsize_t, PyLong_Check, PyLong_CheckExact } from '../int';
import { PySeqIter_New } from '../iter';
import { Py_None, Py_NotImplemented } from '../none';
import { _PyObject_NextNotImplemented, PyObject_Str } from '../object';
import { PyUnicode_Check, PyUnicode_CheckExact, PyUnicode_GET_LENGTH } from '../str/struct';
import { _PyObject_LookupSpecial } from '../type/special';
import { PyType_Check } from '../type/state';
import { PyType_Type } from '../type/struct';
import { PyIndex_Check, PyNumber_AsSsize_t } from './conversion';
import { PyMapping_Size } from './mapping';
import { PySequence_Check, PySequence_DelItem, PySequence_GetItem, PySequence_SetItem } from './sequence';

/** len(o); -1 with TypeError. */
export function PyObject_Size(o: PyObject): i64 {
  const m = o.ob_type.tp_as_sequence;
  if (m && m.sq_length) return call_indirect<i64>(<u32>m.sq_length, o);
  return PyMapping_Size(o);
}

export function PyObject_Length(o: PyObject): i64 {
  return PyObject_Size(o);
}

/* @inline */ function hasLength(o: PyObject): bool {
  const sequence = o.ob_type.tp_as_sequence;
  if (sequence && sequence.sq_length) return true;
  const mapping = o.ob_type.tp_as_mapping;
  return mapping != null && mapping.mp_length != 0;
}

/** len(o) or what __length_hint__ says; otherwise the default. -1 with an exception. */
export function PyObject_LengthHint(o: PyObject, defaultValue: i64): i64 {
  if (hasLength(o)) {
    const n = PyObject_Size(o);
    if (n >= 0) return n;
    if (!PyErr_ExceptionMatches(PyExc_TypeError)) return -1;
    PyErr_Clear();
  }
  const hint = _PyObject_LookupSpecial(o, _Py_ID('__length_hint__'));
  if (!hint) return PyErr_Occurred() ? -1 : defaultValue;
  const result = PyObject_CallNoArgs(hint);
  Py_DECREF(hint);
  if (!result) {
    if (!PyErr_ExceptionMatches(PyExc_TypeError)) return -1;
    PyErr_Clear();
    return defaultValue;
  }
  if (result == Py_NotImplemented) return defaultValue;
  if (!PyLong_Check(result)) {
    PyErr_Format(PyExc_TypeError, '__length_hint__ must be an integer, not %.100s', <u64>result.ob_type.tp_name);
    Py_DECREF(result);
    return -1;
  }
  const n = PyLong_AsSsize_t(result);
  Py_DECREF(result);
  if (n < 0 && PyErr_Occurred()) return -1;
  if (n < 0) {
    PyErr_SetString(PyExc_ValueError, '__length_hint__() should return >= 0');
    return -1;
  }
  return n;
}

// new: o[key]
export function PyObject_GetItem(o: PyObject, key: PyObject): PyObject | null {
  const mapping = o.ob_type.tp_as_mapping;
  if (mapping && mapping.mp_subscript) return call_indirect<PyObject | null>(<u32>mapping.mp_subscript, o, key);
  const sequence = o.ob_type.tp_as_sequence;
  if (sequence && sequence.sq_item) {
    if (!PyIndex_Check(key)) {
      return PyErr_Format(PyExc_TypeError, "sequence index must be integer, not '%.200s'", <u64>key.ob_type.tp_name);
    }
    const i = PyNumber_AsSsize_t(key, PyExc_IndexError);
    return i == -1 && PyErr_Occurred() ? null : PySequence_GetItem(o, i);
  }
  if (PyType_Check(o)) {
    if (o == PyType_Type) return Py_GenericAlias(o, key);
    const slot = stackAlloc(1);
    const found = PyObject_GetOptionalAttr(o, _Py_ID('__class_getitem__'), slot);
    const method = ptrAt(slot, 0);
    stackFree(slot);
    if (found < 0) return null;
    if (method && method != Py_None) {
      const result = PyObject_CallOneArg(method, key);
      Py_DECREF(method);
      return result;
    }
    Py_XDECREF(method);
    return PyErr_Format(
      PyExc_TypeError,
      "type '%.200s' is not subscriptable",
      <u64>changetype<PyTypeObject>(o).tp_name,
    );
  }
  return PyErr_Format(PyExc_TypeError, "'%.200s' object is not subscriptable", <u64>o.ob_type.tp_name);
}

function noItemSupport(o: PyObject, what: string): i32 {
  PyErr_Format(
    PyExc_TypeError,
    "'%.200s' object does not support item %ls",
    <u64>o.ob_type.tp_name,
    <u64>changetype<usize>(what),
  );
  return -1;
}

/** o[key] = value, del o[key] for NULL: 0, or -1. */
function assignItem(o: PyObject, key: PyObject, value: PyObject | null, what: string): i32 {
  const mapping = o.ob_type.tp_as_mapping;
  if (mapping && mapping.mp_ass_subscript) return call_indirect<i32>(<u32>mapping.mp_ass_subscript, o, key, value);
  const sequence = o.ob_type.tp_as_sequence;
  if (sequence) {
    if (PyIndex_Check(key)) {
      const i = PyNumber_AsSsize_t(key, PyExc_IndexError);
      if (i == -1 && PyErr_Occurred()) return -1;
      return value ? PySequence_SetItem(o, i, value) : PySequence_DelItem(o, i);
    }
    if (sequence.sq_ass_item) {
      PyErr_Format(PyExc_TypeError, "sequence index must be integer, not '%.200s'", <u64>key.ob_type.tp_name);
      return -1;
    }
  }
  return noItemSupport(o, what);
}

export function PyObject_SetItem(o: PyObject, key: PyObject, value: PyObject): i32 {
  return assignItem(o, key, value, 'assignment');
}

export function PyObject_DelItem(o: PyObject, key: PyObject): i32 {
  return assignItem(o, key, null, 'deletion');
}

// new: type(o)
export function PyObject_Type(o: PyObject): PyObject | null {
  return Py_NewRef<PyObject>(o.ob_type);
}

// new: iter(o)
export function PyObject_GetIter(o: PyObject): PyObject | null {
  const t = o.ob_type;
  if (!t.tp_iter) {
    if (PySequence_Check(o)) return PySeqIter_New(o);
    return PyErr_Format(PyExc_TypeError, "'%.200s' object is not iterable", <u64>t.tp_name);
  }
  const iterator = call_indirect<PyObject | null>(<u32>t.tp_iter, o);
  if (iterator && !PyIter_Check(iterator)) {
    PyErr_Format(PyExc_TypeError, "iter() returned non-iterator of type '%.100s'", <u64>iterator.ob_type.tp_name);
    Py_DECREF(iterator);
    return null;
  }
  return iterator;
}

// new: aiter(o)
export function PyObject_GetAIter(o: PyObject): PyObject | null {
  const methods = o.ob_type.tp_as_async;
  if (!methods || !methods.am_aiter)
    return PyErr_Format(PyExc_TypeError, "'%.200s' object is not an async iterable", <u64>o.ob_type.tp_name);
  const iterator = call_indirect<PyObject | null>(<u32>methods.am_aiter, o);
  if (iterator) {
    const its = iterator.ob_type.tp_as_async;
    if (!its || !its.am_anext || its.am_anext == _PyObject_NextNotImplemented.index) {
      PyErr_Format(
        PyExc_TypeError,
        "aiter() returned not an async iterator of type '%.100s'",
        <u64>iterator.ob_type.tp_name,
      );
      Py_DECREF(iterator);
      return null;
    }
  }
  return iterator;
}

export function PyIter_Check(o: PyObject): i32 {
  const next = o.ob_type.tp_iternext;
  return i32(next != 0 && next != _PyObject_NextNotImplemented.index);
}

// new: the next item; NULL at the end, or with an exception
export function PyIter_Next(iterator: PyObject): PyObject | null {
  const item = call_indirect<PyObject | null>(<u32>iterator.ob_type.tp_iternext, iterator);
  if (!item && PyErr_Occurred() && PyErr_ExceptionMatches(PyExc_StopIteration)) PyErr_Clear();
  return item;
}

// new: format(o, spec); spec NULL: ''
export function PyObject_Format(o: PyObject, spec: PyObject | null): PyObject | null {
  if (spec && !PyUnicode_Check(spec)) {
    return PyErr_Format(PyExc_SystemError, 'Format specifier must be a string, not %.200s', <u64>spec.ob_type.tp_name);
  }
  if (!spec || PyUnicode_GET_LENGTH(spec) == 0) {
    if (PyUnicode_CheckExact(o)) return Py_NewRef<PyObject>(o);
    if (PyLong_CheckExact(o)) return PyObject_Str(o);
  }
  const method = _PyObject_LookupSpecial(o, _Py_ID('__format__'));
  if (!method) {
    if (PyErr_Occurred()) return null;
    return PyErr_Format(PyExc_TypeError, "Type %.100s doesn't define __format__", <u64>o.ob_type.tp_name);
  }
  const result = PyObject_CallOneArg(method, spec ? spec : _Py_STR('empty'));
  Py_DECREF(method);
  if (result && !PyUnicode_Check(result)) {
    PyErr_Format(PyExc_TypeError, '__format__ must return a str, not %.200s', <u64>result.ob_type.tp_name);
    Py_DECREF(result);
    return null;
  }
  return result;
}
