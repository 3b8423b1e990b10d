// Private names: __x in class C is _C__x. (CPython: Python/compile.c)

import { arg, Py_DECREF, Py_NewRef, PyObject } from '../../runtime/object';
import { PyUnicode_FromFormat } from '../str/format';
import { PyUnicode_ReadChar, PyUnicode_Substring } from '../str/slice';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from '../str/struct';

// new
export function _Py_Mangle(privateobj: PyObject | null, ident: PyObject): PyObject | null {
  const n = PyUnicode_GET_LENGTH(ident);
  if (
    !privateobj ||
    !PyUnicode_Check(privateobj) ||
    n < 2 ||
    PyUnicode_ReadChar(ident, 0) != 0x5f ||
    PyUnicode_ReadChar(ident, 1) != 0x5f
  ) {
    return Py_NewRef(ident);
  }
  if (PyUnicode_ReadChar(ident, n - 1) == 0x5f && PyUnicode_ReadChar(ident, n - 2) == 0x5f) return Py_NewRef(ident);
  for (let i: i64 = 0; i < n; i++) if (PyUnicode_ReadChar(ident, i) == 0x2e) return Py_NewRef(ident);
  // Of the class's name, without its leading underscores.
  const length = PyUnicode_GET_LENGTH(privateobj);
  let first: i64 = 0;
  while (first < length && PyUnicode_ReadChar(privateobj, first) == 0x5f) first++;
  if (first == length) return Py_NewRef(ident);
  const name = PyUnicode_Substring(privateobj, first, length);
  if (!name) return null;
  const result = PyUnicode_FromFormat('_%U%U', arg(name), arg(ident));
  Py_DECREF(name);
  return result;
}
