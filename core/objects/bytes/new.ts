// Making bytes. (CPython: Objects/bytesobject.c)

import { PyObject_Free, PyObject_Malloc, PyObject_Realloc } from '../../memory/obmalloc/malloc';
import { _Py_IMMORTAL_REFCNT, _Py_NewReference, clearSlot, Py_DECREF, PyObject, setSlot } from '../../runtime/object';
import { _PyRuntime } from '../../runtime/runtime';
import { PyErr_BadInternalCall, PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../exceptions/errors';
import { PyExc_OverflowError, PyExc_SystemError, PyExc_TypeError } from '../exceptions/types';
import { copyBytes, copyUnits } from '../str/scan';
import {
  BYTES_HEADER,
  PyBytes_AS_STRING,
  PyBytes_Check,
  PyBytes_GET_SIZE,
  PyBytes_Type,
  PyBytesObject,
  PyBytesObject_SIZE,
} from './struct';

/** b''; immortal. */
/* @inline */ export function bytes_get_empty(): PyObject {
  return _PyRuntime.bytes_empty;
}

/** The immortal bytes of one byte. */
/* @inline */ export function CHARACTER(c: u32): PyObject {
  return changetype<PyObject>(_PyRuntime.bytes_characters + <usize>c * 48);
}

/** new: n uninitialised bytes; for n 0 and 1 use the shared objects instead where the text is known. */
export function newBytes(n: i64): PyObject | null {
  if (n > 0xfffff000)
    return n > i64.MAX_VALUE - <i64>PyBytesObject_SIZE
      ? PyErr_SetString(PyExc_OverflowError, 'byte string is too large')
      : PyErr_NoMemory();
  const p = PyObject_Malloc(PyBytesObject_SIZE + <usize>n);
  if (!p) return PyErr_NoMemory();
  const o = changetype<PyBytesObject>(p);
  o.ob_type = PyBytes_Type;
  _Py_NewReference(o);
  o.ob_size = n;
  o.ob_shash = -1;
  store<u8>(p + BYTES_HEADER + <usize>n, 0);
  return o;
}

/** new: a copy of n bytes; from NULL: n uninitialised bytes. */
export function PyBytes_FromStringAndSize(from: usize, n: i64): PyObject | null {
  if (n < 0) return PyErr_SetString(PyExc_SystemError, 'Negative size passed to PyBytes_FromStringAndSize');
  if (n == 1 && from) return CHARACTER(load<u8>(from));
  if (n == 0) return bytes_get_empty();
  const o = newBytes(n);
  if (o && from) copyBytes(PyBytes_AS_STRING(o), from, <usize>n);
  return o;
}

/** new: a literal of the core's sources, as latin-1. */
export function PyBytes_FromString(text: string): PyObject | null {
  const n = text.length;
  if (n == 0) return bytes_get_empty();
  if (n == 1) return CHARACTER(text.charCodeAt(0));
  const o = newBytes(n);
  if (o) copyUnits(1, PyBytes_AS_STRING(o), 2, changetype<usize>(text), n);
  return o;
}

export function PyBytes_AsString(o: PyObject): usize {
  if (PyBytes_Check(o)) return PyBytes_AS_STRING(o);
  PyErr_Format(PyExc_TypeError, 'expected bytes, %.200s found', o.ob_type.tp_name);
  return 0;
}

/** Resizes *slot, a bytes object that nobody else has; *slot is NULL with the exception set after an error. */
export function _PyBytes_Resize(slot: usize, n: i64): i32 {
  const o = changetype<PyObject>(load<usize>(slot));
  if (!PyBytes_Check(o) || n < 0) {
    clearSlot(slot);
    PyErr_BadInternalCall();
    return -1;
  }
  const old = PyBytes_GET_SIZE(o);
  if (old == n) return 0;
  if (old == 0) {
    const fresh = newBytes(n);
    store<u64>(slot, <u64>changetype<usize>(fresh));
    Py_DECREF(o);
    return fresh ? 0 : -1;
  }
  if (load<i32>(changetype<usize>(o)) != 1) {
    clearSlot(slot);
    PyErr_BadInternalCall();
    return -1;
  }
  if (n == 0) {
    setSlot(slot, bytes_get_empty());
    return 0;
  }
  const p = n > 0xfffff000 ? <usize>0 : PyObject_Realloc(changetype<usize>(o), PyBytesObject_SIZE + <usize>n);
  if (!p) {
    PyObject_Free(changetype<usize>(o));
    store<u64>(slot, 0);
    PyErr_NoMemory();
    return -1;
  }
  store<u64>(slot, <u64>p);
  const resized = changetype<PyBytesObject>(p);
  resized.ob_size = n;
  resized.ob_shash = -1;
  store<u8>(p + BYTES_HEADER + <usize>n, 0);
  return 0;
}

function staticBytes(o: PyObject, n: i64): void {
  o.ob_refcnt = _Py_IMMORTAL_REFCNT;
  o.ob_type = PyBytes_Type;
  changetype<PyBytesObject>(o).ob_size = n;
  changetype<PyBytesObject>(o).ob_shash = -1;
}

/** Fills the bytes objects that lie in _PyRuntime. */
export function init_static_bytes(): void {
  staticBytes(bytes_get_empty(), 0);
  for (let c: u32 = 0; c < 256; c++) {
    const o = CHARACTER(c);
    staticBytes(o, 1);
    store<u8>(PyBytes_AS_STRING(o), c);
  }
}
