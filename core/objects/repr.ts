// The repr of lists and tuples: "(" + ", ".join(repr(item) …) + ")", with "(...)" for one that contains itself.

import { Py_DECREF, Py_INCREF, Py_SIZE, Py_XDECREF, PyObject } from '../runtime/object';
import { PyList_Append, PyList_GET_ITEM, PyList_New } from './list';
import { Py_ReprEnter, Py_ReprLeave, PyObject_Repr } from './object';
import { PyUnicode_Concat } from './str/concat';
import { PyUnicode_Join } from './str/join';
import { PyUnicode_FromString } from './str/new';
import { PyTuple_Check, PyTuple_GET_ITEM } from './tuple';

// new
export function sequenceRepr(v: PyObject, open: string, end: string, empty: string, recursive: string): PyObject | null {
  if (Py_SIZE(v) == 0) return PyUnicode_FromString(empty);
  const entered = Py_ReprEnter(v);
  if (entered != 0) return entered > 0 ? PyUnicode_FromString(recursive) : null;
  const parts = PyList_New(0);
  let result: PyObject | null = null;
  if (parts) {
    if (appendReprs(v, parts)) result = enclose(open, parts, end);
    Py_DECREF(parts);
  }
  Py_ReprLeave(v);
  return result;
}

/** A repr can change the sequence: its size is read anew each time. */
function appendReprs(v: PyObject, parts: PyObject): bool {
  const isTuple = PyTuple_Check(v);
  for (let i: i64 = 0; i < Py_SIZE(v); i++) {
    const item = isTuple ? PyTuple_GET_ITEM(v, i) : PyList_GET_ITEM(v, i);
    Py_INCREF(item);
    const s = PyObject_Repr(item);
    Py_DECREF(item);
    if (!s) return false;
    const r = PyList_Append(parts, s);
    Py_DECREF(s);
    if (r < 0) return false;
  }
  return true;
}

/** open + ", ".join(parts) + end */
// new
export function enclose(open: string, parts: PyObject, end: string): PyObject | null {
  const comma = PyUnicode_FromString(', ');
  if (!comma) return null;
  const inner = PyUnicode_Join(comma, parts);
  Py_DECREF(comma);
  const head = PyUnicode_FromString(open);
  const tail = PyUnicode_FromString(end);
  const left = inner && head ? PyUnicode_Concat(head, inner) : null;
  const result = left && tail ? PyUnicode_Concat(left, tail) : null;
  Py_XDECREF(left);
  Py_XDECREF(inner);
  Py_XDECREF(head);
  Py_XDECREF(tail);
  return result;
}
