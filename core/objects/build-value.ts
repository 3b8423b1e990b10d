// Making tuples of several things at once. (CPython: Python/modsupport.c, Py_BuildValue)

import { PyErr_Occurred } from '../runtime/errors';
import { Py_DECREF, Py_INCREF, Py_XDECREF, PyObject } from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { PyErr_SetString } from './exceptions/errors';
import { PyExc_SystemError } from './exceptions/types';
import { PyLong_FromLong } from './int';
import { PyUnicode_FromString } from './str/new';
import { PyTuple_New, PyTuple_SET_ITEM } from './tuple';

/** How many values stand at the level that begins at `from`, up to its closing bracket or the end. */
function countValues(format: string, from: i32): i64 {
  let n: i64 = 0;
  let level = 0;
  for (let i = from; i < format.length; i++) {
    const c = format.charCodeAt(i);
    if (c == 0x28) {
      if (level == 0) n++;
      level++;
    } else if (c == 0x29) {
      if (level == 0) return n;
      level--;
    } else if (level == 0) n++;
  }
  return n;
}

/** at: [position in the format, address of the next argument]; a failure goes on, so that N's references are taken. */
// new
function buildTuple(format: string, at: usize, failed: bool): PyObject | null {
  const n = countValues(format, load<i32>(at));
  let tuple: PyObject | null = failed ? null : PyTuple_New(n);
  for (let i: i64 = 0; i < n; i++) {
    const value = buildValue(format, at, !tuple);
    if (!tuple) {
      Py_XDECREF(value);
      continue;
    }
    if (value) PyTuple_SET_ITEM(tuple, i, value);
    else {
      Py_DECREF(tuple);
      tuple = null;
    }
  }
  store<i32>(at, load<i32>(at) + 1); // the closing bracket
  return tuple;
}

// new
function buildValue(format: string, at: usize, failed: bool): PyObject | null {
  const position = load<i32>(at);
  store<i32>(at, position + 1);
  const c = format.charCodeAt(position);
  if (c == 0x28) return buildTuple(format, at, failed);
  const next = load<usize>(at, 8);
  store<usize>(at, next + 8, 8);
  const value = load<u64>(next);
  if (c == 0x4f || c == 0x4e) {
    const o = changetype<PyObject | null>(<usize>value);
    if (!o) {
      if (!PyErr_Occurred()) PyErr_SetString(PyExc_SystemError, 'NULL object passed to Py_BuildValue');
    } else if (c == 0x4f) Py_INCREF(o);
    return o;
  }
  if (failed) return null;
  return c == 0x73 ? PyUnicode_FromString(changetype<string>(<usize>value)) : PyLong_FromLong(<i64>value);
}

/**
 * A tuple, or with one value in the format that value. Formats: O an object (borrowed; arg(o)), N one whose reference is stolen,
 * n an i64, s a literal (changetype<usize>('text')), and brackets. A NULL object: NULL, with the exception that is set. (new)
 */
export function Py_BuildValue(
  format: string,
  a0: u64,
  a1: u64 = 0,
  a2: u64 = 0,
  a3: u64 = 0,
  a4: u64 = 0,
  a5: u64 = 0,
  a6: u64 = 0,
  a7: u64 = 0,
): PyObject | null {
  const at = stackAlloc(10);
  const values = at + 16;
  store<u64>(values, a0);
  store<u64>(values, a1, 8);
  store<u64>(values, a2, 16);
  store<u64>(values, a3, 24);
  store<u64>(values, a4, 32);
  store<u64>(values, a5, 40);
  store<u64>(values, a6, 48);
  store<u64>(values, a7, 56);
  store<i32>(at, 0);
  store<usize>(at, values, 8);
  const result = countValues(format, 0) == 1 ? buildValue(format, at, false) : buildTuple(format, at, false);
  stackFree(at);
  return result;
}
