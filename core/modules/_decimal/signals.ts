// Signals: flags and traps as exceptions, as lists, and as the dict that a context shows.

import { Py_False, Py_True } from '../../objects/bool';
import {
  PyDict_Check,
  PyDict_GetItemWithError,
  PyDict_New,
  PyDict_SetItem,
  PyDict_Size,
} from '../../objects/dict/dict';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_KeyError, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyList_Append, PyList_GET_ITEM, PyList_GET_SIZE, PyList_New } from '../../objects/list';
import { Py_None, Py_NotImplemented } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyTuple_Type } from '../../objects/tuple';
import { Py_DECREF } from '../../runtime/cold';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { arg, Py_EQ, Py_NE, Py_VISIT, PyObject, ptrAt } from '../../runtime/object';
import { decimal_state, decimalState, PyDecSignalDictObject, SIGNALS, signalFlag, signalMap } from './struct';

/** No signal or an error: no flag has this bit. */
export const BAD: u32 = 0x8000;
/** An exception that is not about the signals. */
export const FAILED: u32 = 0x10000;

/** The flag of an exception class; BAD with KeyError. */
function exception_as_flag(state: decimal_state, ex: PyObject): u32 {
  for (let i: i64 = 0; i < SIGNALS; i++) if (ptrAt(signalMap(state), i) == ex) return signalFlag(i);
  PyErr_SetString(
    PyExc_KeyError,
    'valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]',
  );
  return BAD;
}

// new
export function signals_as_list(state: decimal_state, flags: u32): PyObject | null {
  const list = PyList_New(0);
  if (!list) return null;
  for (let i: i64 = 0; i < SIGNALS; i++) {
    if (flags & signalFlag(i) && PyList_Append(list, ptrAt(signalMap(state), i) as PyObject) < 0) {
      Py_DECREF(list);
      return null;
    }
  }
  return list;
}

export function list_as_flags(state: decimal_state, list: PyObject): u32 {
  let flags: u32 = 0;
  for (let i: i64 = 0; i < PyList_GET_SIZE(list); i++) {
    const flag = exception_as_flag(state, PyList_GET_ITEM(list, i));
    if (flag & BAD) return BAD;
    flags |= flag;
  }
  return flags;
}

function invalidDict(): u32 {
  PyErr_SetString(PyExc_KeyError, 'invalid signal dict');
  return BAD;
}

export function dict_as_flags(state: decimal_state, val: PyObject): u32 {
  if (!PyDict_Check(val)) {
    PyErr_SetString(PyExc_TypeError, 'argument must be a signal dict');
    return BAD;
  }
  if (PyDict_Size(val) != SIGNALS) return invalidDict();
  let flags: u32 = 0;
  for (let i: i64 = 0; i < SIGNALS; i++) {
    const b = PyDict_GetItemWithError(val, ptrAt(signalMap(state), i) as PyObject);
    if (!b) return PyErr_Occurred() ? FAILED : invalidDict();
    const x = PyObject_IsTrue(b);
    if (x < 0) return FAILED;
    if (x) flags |= signalFlag(i);
  }
  return flags;
}

/** o as its struct; nothing is checked. */
/* @inline */ export function asSignalDict(o: PyObject): PyDecSignalDictObject {
  return changetype<PyDecSignalDictObject>(o);
}

/** Its flags or traps, MPD_*. */
/* @inline */ export function sdFlags(o: PyObject): u32 {
  return load<u32>(asSignalDict(o).flags);
}

/** Whether a SignalDict looks into a context; else ValueError. */
export function isBound(o: PyObject): bool {
  if (asSignalDict(o).flags) return true;
  PyErr_SetString(PyExc_ValueError, 'invalid signal dict');
  return false;
}

/** The state of a SignalDict's module. */
function sdState(o: PyObject): decimal_state {
  return decimalState(o.ob_type);
}

export function signaldict_init(self: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  asSignalDict(self).flags = 0;
  return 0;
}

export function signaldict_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  return Py_VISIT(self.ob_type, visit, arg);
}

export function signaldict_len(self: PyObject): i64 {
  if (!isBound(self)) return -1;
  return SIGNALS;
}

export function signaldict_iter(self: PyObject): PyObject | null {
  if (!isBound(self)) return null;
  return call_indirect<PyObject | null>(<u32>PyTuple_Type.tp_iter, sdState(self).SignalTuple);
}

export function signaldict_getitem(self: PyObject, key: PyObject): PyObject | null {
  if (!isBound(self)) return null;
  const flag = exception_as_flag(sdState(self), key);
  if (flag & BAD) return null;
  return sdFlags(self) & flag ? Py_True : Py_False;
}

export function signaldict_setitem(self: PyObject, key: PyObject, value: PyObject | null): i32 {
  if (!isBound(self)) return -1;
  if (!value) {
    PyErr_SetString(PyExc_ValueError, 'signal keys cannot be deleted');
    return -1;
  }
  const flag = exception_as_flag(sdState(self), key);
  if (flag & BAD) return -1;
  const x = PyObject_IsTrue(value);
  if (x < 0) return -1;
  const flags = x ? sdFlags(self) | flag : sdFlags(self) & ~flag;
  store<u32>(asSignalDict(self).flags, flags);
  return 0;
}

export function signaldict_repr(self: PyObject): PyObject | null {
  if (!isBound(self)) return null;
  const state = sdState(self);
  let text = PyUnicode_FromString('{');
  for (let i: i64 = 0; i < SIGNALS && text; i++) {
    const more = PyUnicode_FromFormat(
      '%U%R:%ls%ls',
      arg(text),
      arg(ptrAt(signalMap(state), i)),
      changetype<usize>(sdFlags(self) & signalFlag(i) ? 'True' : 'False'),
      changetype<usize>(i + 1 < SIGNALS ? ', ' : '}'),
    );
    Py_DECREF(text);
    text = more;
  }
  return text;
}

export function signaldict_richcompare(v: PyObject, w: PyObject, op: i32): PyObject | null {
  // CPython looks for a SignalDict's pointer in whatever w is: a size of 0 there is no context either.
  const nothing = w.ob_type.tp_basicsize > 16 ? load<u64>(changetype<usize>(w), 16) == 0 : w == Py_None;
  if (nothing) return PyErr_SetString(PyExc_ValueError, 'invalid signal dict');
  if (!isBound(v)) return null;
  if (op != Py_EQ && op != Py_NE) return Py_NotImplemented;
  const state = sdState(v);
  let flags: u32;
  if (w.ob_type == state.PyDecSignalDict_Type) flags = sdFlags(w);
  else if (PyDict_Check(w)) {
    flags = dict_as_flags(state, w);
    if (flags & FAILED) return null;
    if (flags & BAD) {
      PyErr_Clear();
      return Py_NotImplemented;
    }
  } else return Py_NotImplemented;
  return (sdFlags(v) == flags) == (op == Py_EQ) ? Py_True : Py_False;
}

export function signaldict_copy(self: PyObject, unused: PyObject | null): PyObject | null {
  if (!isBound(self)) return null;
  const state = sdState(self);
  const dict = PyDict_New();
  if (!dict) return null;
  for (let i: i64 = 0; i < SIGNALS; i++) {
    const b = sdFlags(self) & signalFlag(i) ? Py_True : Py_False;
    if (PyDict_SetItem(dict, ptrAt(signalMap(state), i) as PyObject, b) < 0) {
      Py_DECREF(dict);
      return null;
    }
  }
  return dict;
}
