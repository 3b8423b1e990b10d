// Indexing and slicing.

import { PyObject_DelItem, PyObject_GetItem, PyObject_SetItem } from '../../objects/abstract/object';
import { _PyDict_SetItem_Take2, PyDict_GetItemRef } from '../../objects/dict/dict';
import { _PyErr_SetKeyError } from '../../objects/exceptions/errors';
import { _PyBuildSlice_ConsumeRefs, PySlice_New } from '../../objects/slice';
import { Py_DECREF, Py_XDECREF, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { peek } from '../stack';

/* @noinline */ export function op_BINARY_SUBSCR(sp: usize): PyObject | null {
  const container = peek(sp, 2);
  const sub = peek(sp, 1);
  const res = PyObject_GetItem(container, sub);
  Py_DECREF(container);
  Py_DECREF(sub);
  return res;
}

/* @noinline */ export function op_BINARY_SLICE(sp: usize): PyObject | null {
  const container = peek(sp, 3);
  const slice = _PyBuildSlice_ConsumeRefs(peek(sp, 2), peek(sp, 1));
  let res: PyObject | null = null;
  if (slice) {
    res = PyObject_GetItem(container, slice);
    Py_DECREF(slice);
  }
  Py_DECREF(container);
  return res;
}

/* @noinline */ export function op_STORE_SLICE(sp: usize): i32 {
  const value = peek(sp, 4);
  const container = peek(sp, 3);
  const slice = _PyBuildSlice_ConsumeRefs(peek(sp, 2), peek(sp, 1));
  let err = -1;
  if (slice) {
    err = PyObject_SetItem(container, slice, value);
    Py_DECREF(slice);
  }
  Py_DECREF(value);
  Py_DECREF(container);
  return err;
}

/* @noinline */ export function op_STORE_SUBSCR(sp: usize): i32 {
  const value = peek(sp, 3);
  const container = peek(sp, 2);
  const sub = peek(sp, 1);
  const err = PyObject_SetItem(container, sub, value);
  Py_DECREF(value);
  Py_DECREF(container);
  Py_DECREF(sub);
  return err;
}

/* @noinline */ export function op_DELETE_SUBSCR(sp: usize): i32 {
  const container = peek(sp, 2);
  const sub = peek(sp, 1);
  const err = PyObject_DelItem(container, sub);
  Py_DECREF(container);
  Py_DECREF(sub);
  return err;
}

/* @noinline */ export function op_BUILD_SLICE(sp: usize, oparg: i32): PyObject | null {
  const n = oparg;
  const start = peek(sp, n);
  const stop = peek(sp, n - 1);
  const step: PyObject | null = n == 3 ? peek(sp, 1) : null;
  const slice = PySlice_New(start, stop, step);
  Py_DECREF(start);
  Py_DECREF(stop);
  Py_XDECREF(step);
  return slice;
}

// ---- specialised forms; the guards have been passed ----

/* @noinline */ export function op_BINARY_SUBSCR_DICT(sp: usize): PyObject | null {
  const dict = peek(sp, 2);
  const sub = peek(sp, 1);
  const out = stackAlloc(1);
  const found = PyDict_GetItemRef(dict, sub, out);
  const res = ptrAt(out, 0);
  stackFree(out);
  if (found == 0) _PyErr_SetKeyError(sub);
  Py_DECREF(dict);
  Py_DECREF(sub);
  return found > 0 ? res : null;
}

/* @noinline */ export function op_STORE_SUBSCR_DICT(sp: usize): i32 {
  const dict = peek(sp, 2);
  // Both references move into the dict.
  const err = _PyDict_SetItem_Take2(dict, peek(sp, 1), peek(sp, 3));
  Py_DECREF(dict);
  return err;
}
