// Writing to and reading from whatever calls itself a file. (CPython: Objects/fileobject.c)

import { Py_DECREF, Py_XDECREF } from '../runtime/cold';
import { _Py_ID } from '../runtime/identifiers';
import { PyObject } from '../runtime/object';
import { PyObject_GetAttr } from './attribute';
import { PyObject_CallMethodNoArgs, PyObject_CallMethodOneArg, PyObject_CallOneArg } from './call';
import { PyErr_SetString } from './exceptions/errors';
import { PyExc_EOFError, PyExc_TypeError } from './exceptions/types';
import { PyLong_FromLong } from './int';
import { PyObject_Repr, PyObject_Str } from './object';
import { PyUnicode_FromString } from './str/new';
import { PyUnicode_ReadChar, PyUnicode_Substring } from './str/slice';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from './str/struct';

export const Py_PRINT_RAW = 1;

/** f.write(str(o)), or of repr(o) without Py_PRINT_RAW; 0, or -1. */
export function PyFile_WriteObject(o: PyObject, f: PyObject, flags: i32): i32 {
  const writer = PyObject_GetAttr(f, _Py_ID('write'));
  if (!writer) return -1;
  const value = flags & Py_PRINT_RAW ? PyObject_Str(o) : PyObject_Repr(o);
  const result = value ? PyObject_CallOneArg(writer, value) : null;
  Py_XDECREF(value);
  Py_DECREF(writer);
  if (!result) return -1;
  Py_DECREF(result);
  return 0;
}

/** The same for a literal. */
export function PyFile_WriteString(text: string, f: PyObject): i32 {
  const value = PyUnicode_FromString(text);
  if (!value) return -1;
  const r = PyFile_WriteObject(value, f, Py_PRINT_RAW);
  Py_DECREF(value);
  return r;
}

/** f.flush() */
export function _PyFile_Flush(f: PyObject): i32 {
  const result = PyObject_CallMethodNoArgs(f, _Py_ID('flush'));
  if (!result) return -1;
  Py_DECREF(result);
  return 0;
}

/** new: a line; n < 0: without its newline, EOFError at the end. */
export function PyFile_GetLine(f: PyObject, n: i32): PyObject | null {
  let line: PyObject | null = n <= 0 ? PyObject_CallMethodNoArgs(f, _Py_ID('readline')) : callReadline(f, n);
  if (!line) return null;
  if (!PyUnicode_Check(line)) {
    Py_DECREF(line);
    return PyErr_SetString(PyExc_TypeError, 'object.readline() returned non-string');
  }
  if (n >= 0) return line;
  const length = PyUnicode_GET_LENGTH(line);
  if (length == 0) {
    Py_DECREF(line);
    return PyErr_SetString(PyExc_EOFError, 'EOF when reading a line');
  }
  if (PyUnicode_ReadChar(line, length - 1) != 0x0a) return line;
  const stripped = PyUnicode_Substring(line, 0, length - 1);
  Py_DECREF(line);
  return stripped;
}

function callReadline(f: PyObject, n: i32): PyObject | null {
  const size = PyLong_FromLong(n);
  if (!size) return null;
  const line = PyObject_CallMethodOneArg(f, _Py_ID('readline'), size);
  Py_DECREF(size);
  return line;
}
