// The repr of lists and tuples: "(" + ", ".join(repr(item) …) + ")", with "(...)" for one that contains itself.

import { Py_DECREF, Py_INCREF, Py_SIZE, PyObject } from '../runtime/object';
import { PyList_GET_ITEM } from './list';
import { Py_ReprEnter, Py_ReprLeave, PyObject_Repr } from './object';
import { PyUnicode_FromString } from './str/new';
import {
  _PyUnicodeWriter,
  _PyUnicodeWriter_WriteStr,
  dropWriter,
  finishWriter,
  newWriter,
  writeLiteral,
} from './str/writer';
import { PyTuple_Check, PyTuple_GET_ITEM } from './tuple';

// new
export function sequenceRepr(
  v: PyObject,
  open: string,
  end: string,
  empty: string,
  recursive: string,
): PyObject | null {
  const n = Py_SIZE(v);
  if (n == 0) return PyUnicode_FromString(empty);
  const entered = Py_ReprEnter(v);
  if (entered != 0) return entered > 0 ? PyUnicode_FromString(recursive) : null;
  const writer = newWriter(n * 3);
  const ok = writeLiteral(writer, open) == 0 && writeItems(writer, v) && writeLiteral(writer, end) == 0;
  Py_ReprLeave(v);
  return ok ? finishWriter(writer) : dropWriter(writer);
}

/** A repr can change the sequence: its size is read anew each time. */
function writeItems(writer: _PyUnicodeWriter, v: PyObject): bool {
  const isTuple = PyTuple_Check(v);
  for (let i: i64 = 0; i < Py_SIZE(v); i++) {
    if (i > 0 && writeLiteral(writer, ', ') < 0) return false;
    if (!writeRepr(writer, isTuple ? PyTuple_GET_ITEM(v, i) : PyList_GET_ITEM(v, i))) return false;
  }
  return true;
}

/** repr(o) at the end of the text. */
export function writeRepr(writer: _PyUnicodeWriter, o: PyObject): bool {
  Py_INCREF(o);
  const s = PyObject_Repr(o);
  Py_DECREF(o);
  if (!s) return false;
  const r = _PyUnicodeWriter_WriteStr(writer, s);
  Py_DECREF(s);
  return r == 0;
}
