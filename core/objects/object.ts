// What one can do with any object: repr, str, compare, hash, truth, dir. Attributes are in attribute.ts. (CPython: Objects/object.c)

import { PyErr_Clear, PyErr_GetRaisedException, PyErr_Occurred, PyErr_SetRaisedException } from '../runtime/errors';
import { _Py_ID } from '../runtime/identifiers';
import { arg, Py_DECREF, Py_EQ, Py_GE, Py_GT, Py_LE, Py_LT, Py_NE, Py_NewRef, PyObject } from '../runtime/object';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../runtime/recursion';
import { _PyThreadState_GET } from '../runtime/tstate';
import { hasSubclassFlag, Py_TPFLAGS_BYTES_SUBCLASS, Py_TPFLAGS_READY } from '../runtime/type';
import { _PyEval_GetFrameLocals } from '../vm/api';
import { PyMapping_Keys } from './abstract/mapping';
import { PySequence_List } from './abstract/sequence';
import { Py_False, Py_True, PyBool_Check } from './bool';
import { PyBytes_FromObject } from './bytes/create';
import { PyBytes_FromStringAndSize } from './bytes/new';
import { PyBytes_Type } from './bytes/struct';
import { PyObject_CallNoArgs } from './call';
import { PyDict_GetItemWithError, PyDict_New, PyDict_SetItem } from './dict/dict';
import { PyErr_Format, PyErr_SetString } from './exceptions/errors';
import { PyExc_TypeError } from './exceptions/types';
import {
  PyList_Append,
  PyList_Check,
  PyList_GET_ITEM,
  PyList_GET_SIZE,
  PyList_New,
  PyList_SetSlice,
  PyList_Sort,
} from './list';
import { Py_None, Py_NotImplemented } from './none';
import { PyUnicode_FromFormat } from './str/format';
import { PyUnicode_FromString } from './str/new';
import { _PyUnicode_BackslashReplace } from './str/repr';
import { PyUnicode_Check, PyUnicode_CheckExact, PyUnicode_IS_ASCII } from './str/struct';
import { PyType_Ready } from './type/ready';
import { _PyObject_LookupSpecial } from './type/special';
import { PyType_IsSubtype } from './type/state';

export function PyObject_Repr(v: PyObject | null): PyObject | null {
  if (!v) return PyUnicode_FromString('<NULL>');
  const repr = v.ob_type.tp_repr;
  if (!repr) return PyUnicode_FromFormat('<%s object at %p>', v.ob_type.tp_name, arg(v));
  // A container's repr is Python code's way into unbounded recursion.
  if (_Py_EnterRecursiveCall(' while getting the repr of an object')) return null;
  const res = call_indirect<PyObject | null>(<u32>repr, v);
  _Py_LeaveRecursiveCall();
  if (!res) return null;
  if (!PyUnicode_Check(res)) {
    PyErr_Format(PyExc_TypeError, '__repr__ returned non-string (type %.200s)', res.ob_type.tp_name);
    Py_DECREF(res);
    return null;
  }
  return res;
}

export function PyObject_Str(v: PyObject | null): PyObject | null {
  if (!v) return PyUnicode_FromString('<NULL>');
  if (PyUnicode_CheckExact(v)) return Py_NewRef(v);
  const str = v.ob_type.tp_str;
  if (!str) return PyObject_Repr(v);
  if (_Py_EnterRecursiveCall(' while getting the str of an object')) return null;
  const res = call_indirect<PyObject | null>(<u32>str, v);
  _Py_LeaveRecursiveCall();
  if (!res) return null;
  if (!PyUnicode_Check(res)) {
    PyErr_Format(PyExc_TypeError, '__str__ returned non-string (type %.200s)', res.ob_type.tp_name);
    Py_DECREF(res);
    return null;
  }
  return res;
}

/** repr with everything but ASCII escaped. */
export function PyObject_ASCII(v: PyObject | null): PyObject | null {
  const repr = PyObject_Repr(v);
  if (!repr || PyUnicode_IS_ASCII(repr)) return repr;
  const res = _PyUnicode_BackslashReplace(repr);
  Py_DECREF(repr);
  return res;
}

export function PyObject_Bytes(v: PyObject | null): PyObject | null {
  if (!v) return PyBytes_FromStringAndSize(0, 0);
  if (v.ob_type == PyBytes_Type) return Py_NewRef(v);
  const func = _PyObject_LookupSpecial(v, _Py_ID('__bytes__'));
  if (func) {
    const res = PyObject_CallNoArgs(func);
    Py_DECREF(func);
    if (!res) return null;
    if (!hasSubclassFlag(res, Py_TPFLAGS_BYTES_SUBCLASS)) {
      PyErr_Format(PyExc_TypeError, '__bytes__ returned non-bytes (type %.200s)', res.ob_type.tp_name);
      Py_DECREF(res);
      return null;
    }
    return res;
  }
  if (PyErr_Occurred()) return null;
  return PyBytes_FromObject(v);
}

/* @inline */ function swapped(op: i32): i32 {
  return op == Py_LT ? Py_GT : op == Py_LE ? Py_GE : op == Py_GT ? Py_LT : op == Py_GE ? Py_LE : op;
}

function opText(op: i32): string {
  return op == Py_LT ? '<' : op == Py_LE ? '<=' : op == Py_EQ ? '==' : op == Py_NE ? '!=' : op == Py_GT ? '>' : '>=';
}

function do_richcompare(v: PyObject, w: PyObject, op: i32): PyObject | null {
  let checked_reverse = false;
  if (v.ob_type != w.ob_type && w.ob_type.tp_richcompare && PyType_IsSubtype(w.ob_type, v.ob_type)) {
    checked_reverse = true;
    const res = call_indirect<PyObject | null>(<u32>w.ob_type.tp_richcompare, w, v, swapped(op));
    if (res != Py_NotImplemented) return res;
  }
  if (v.ob_type.tp_richcompare) {
    const res = call_indirect<PyObject | null>(<u32>v.ob_type.tp_richcompare, v, w, op);
    if (res != Py_NotImplemented) return res;
  }
  if (!checked_reverse && w.ob_type.tp_richcompare) {
    const res = call_indirect<PyObject | null>(<u32>w.ob_type.tp_richcompare, w, v, swapped(op));
    if (res != Py_NotImplemented) return res;
  }
  // Neither knows: only identity is left.
  if (op == Py_EQ) return v == w ? Py_True : Py_False;
  if (op == Py_NE) return v != w ? Py_True : Py_False;
  return PyErr_Format(
    PyExc_TypeError,
    "'%ls' not supported between instances of '%.100s' and '%.100s'",
    changetype<usize>(opText(op)),
    v.ob_type.tp_name,
    w.ob_type.tp_name,
  );
}

export function PyObject_RichCompare(v: PyObject, w: PyObject, op: i32): PyObject | null {
  if (_Py_EnterRecursiveCall(' in comparison')) return null;
  const res = do_richcompare(v, w, op);
  _Py_LeaveRecursiveCall();
  return res;
}

/** 1, 0 or -1. The same object is equal to itself, whatever its class says. */
export function PyObject_RichCompareBool(v: PyObject, w: PyObject, op: i32): i32 {
  if (v == w) {
    if (op == Py_EQ) return 1;
    if (op == Py_NE) return 0;
  }
  const res = PyObject_RichCompare(v, w, op);
  if (!res) return -1;
  const ok = PyBool_Check(res) ? (res == Py_True ? 1 : 0) : PyObject_IsTrue(res);
  Py_DECREF(res);
  return ok;
}

export function PyObject_HashNotImplemented(v: PyObject): i64 {
  PyErr_Format(PyExc_TypeError, "unhashable type: '%.200s'", v.ob_type.tp_name);
  return -1;
}

export function PyObject_Hash(v: PyObject): i64 {
  const tp = v.ob_type;
  if (tp.tp_hash) return call_indirect<i64>(<u32>tp.tp_hash, v);
  // A static type that nobody has readied.
  if (!(tp.tp_flags & Py_TPFLAGS_READY)) {
    if (PyType_Ready(tp) < 0) return -1;
    if (tp.tp_hash) return call_indirect<i64>(<u32>tp.tp_hash, v);
  }
  return PyObject_HashNotImplemented(v);
}

/** 1, 0 or -1. */
export function PyObject_IsTrue(v: PyObject): i32 {
  if (v == Py_True) return 1;
  if (v == Py_False || v == Py_None) return 0;
  const tp = v.ob_type;
  let res: i64;
  const number = tp.tp_as_number;
  const mapping = tp.tp_as_mapping;
  const sequence = tp.tp_as_sequence;
  if (number && number.nb_bool) res = call_indirect<i32>(<u32>number.nb_bool, v);
  else if (mapping && mapping.mp_length) res = call_indirect<i64>(<u32>mapping.mp_length, v);
  else if (sequence && sequence.sq_length) res = call_indirect<i64>(<u32>sequence.sq_length, v);
  else return 1;
  return res > 0 ? 1 : <i32>res;
}

export function PyObject_Not(v: PyObject): i32 {
  const res = PyObject_IsTrue(v);
  return res < 0 ? res : res == 0 ? 1 : 0;
}

/* @inline */ export function PyCallable_Check(x: PyObject | null): i32 {
  return x && x.ob_type.tp_call ? 1 : 0;
}

// new: tp_iter of iterators
export function PyObject_SelfIter(o: PyObject): PyObject | null {
  return Py_NewRef(o);
}

/** tp_iternext of a class that inherits none: not an iterator. */
export function _PyObject_NextNotImplemented(self: PyObject): PyObject | null {
  return PyErr_Format(PyExc_TypeError, "'%.200s' object is not iterable", self.ob_type.tp_name);
}

/** dir() of the caller's frame. */
function dirLocals(): PyObject | null {
  const locals = _PyEval_GetFrameLocals();
  if (!locals) return null;
  const names = PyMapping_Keys(locals);
  Py_DECREF(locals);
  if (!names) return null;
  if (!PyList_Check(names)) {
    PyErr_Format(PyExc_TypeError, "dir(): expected keys() of locals to be a list, not '%.200s'", names.ob_type.tp_name);
    Py_DECREF(names);
    return null;
  }
  return sorted(names);
}

// steals list
function sorted(list: PyObject): PyObject | null {
  if (PyList_Sort(list)) {
    Py_DECREF(list);
    return null;
  }
  return list;
}

// new: a sorted list of names; NULL: those of the current frame
export function PyObject_Dir(o: PyObject | null): PyObject | null {
  if (!o) return dirLocals();
  const func = _PyObject_LookupSpecial(o, _Py_ID('__dir__'));
  if (!func) {
    if (!PyErr_Occurred()) PyErr_SetString(PyExc_TypeError, 'object does not provide __dir__');
    return null;
  }
  const result = PyObject_CallNoArgs(func);
  Py_DECREF(func);
  if (!result) return null;
  const list = PySequence_List(result);
  Py_DECREF(result);
  return list ? sorted(list) : null;
}

// Objects whose repr is being made stand in a list of the thread: a container inside itself is '[...]'.

/** 1: it is being made already; 0: not, and now it stands in the list; -1. */
export function Py_ReprEnter(o: PyObject): i32 {
  const tstate = _PyThreadState_GET();
  let dict = tstate.dict;
  if (!dict) {
    dict = PyDict_New();
    // Without a dict there is no protection, but the recursion check stays.
    if (!dict) {
      PyErr_Clear();
      return 0;
    }
    tstate.dict = dict;
  }
  let list = PyDict_GetItemWithError(dict, _Py_ID('Py_Repr'));
  if (!list) {
    if (PyErr_Occurred()) return -1;
    list = PyList_New(0);
    if (!list) return -1;
    const result = PyDict_SetItem(dict, _Py_ID('Py_Repr'), list);
    Py_DECREF(list);
    if (result < 0) return -1;
  }
  for (let i = PyList_GET_SIZE(list) - 1; i >= 0; i--) if (PyList_GET_ITEM(list, i) == o) return 1;
  return PyList_Append(list, o) < 0 ? -1 : 0;
}

export function Py_ReprLeave(o: PyObject): void {
  const exc = PyErr_GetRaisedException();
  const dict = _PyThreadState_GET().dict;
  const list = dict ? PyDict_GetItemWithError(dict, _Py_ID('Py_Repr')) : null;
  if (list && PyList_Check(list)) {
    for (let i = PyList_GET_SIZE(list) - 1; i >= 0; i--) {
      if (PyList_GET_ITEM(list, i) != o) continue;
      PyList_SetSlice(list, i, i + 1, null);
      break;
    }
  }
  PyErr_SetRaisedException(exc);
}
