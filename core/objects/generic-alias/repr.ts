// How types are shown in annotations, and list[int]. (CPython: Objects/genericaliasobject.c, typevarobject.c)

import { Py_DECREF, Py_NewRef, Py_XDECREF } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, PyObject } from '../../runtime/object';
import { alias, gaobject } from '../generic-alias';
import { PyList_Check, PyList_GET_ITEM, PyList_GET_SIZE } from '../list';
import { Py_Ellipsis, Py_None } from '../none';
import { PyObject_Repr, PyObject_Str } from '../object';
import { _PyUnicode_EqualToASCIIString } from '../str/compare';
import { PyUnicode_FromFormat } from '../str/format';
import { PyUnicode_FromString } from '../str/new';
import { PyUnicode_Check } from '../str/struct';
import {
  _PyUnicodeWriter,
  _PyUnicodeWriter_WriteChar,
  _PyUnicodeWriter_WriteStr,
  dropWriter,
  finishWriter,
  newWriter,
  writeLiteral,
} from '../str/writer';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../tuple';
import { optionalAttr } from './parameters';

// new: how a type is written among arguments: its name with the module, builtins without
function _Py_typing_type_repr_text(p: PyObject): PyObject | null {
  if (p == Py_Ellipsis) return PyUnicode_FromString('...');
  const origin = optionalAttr(p, _Py_ID('__origin__'));
  if (!origin && PyErr_Occurred()) return null;
  if (origin) {
    Py_DECREF(origin);
    const args = optionalAttr(p, _Py_ID('__args__'));
    if (args) {
      Py_DECREF(args);
      return PyObject_Repr(p);
    }
    if (PyErr_Occurred()) return null;
  }
  const qualname = optionalAttr(p, _Py_ID('__qualname__'));
  if (!qualname) return PyErr_Occurred() ? null : PyObject_Repr(p);
  const module = optionalAttr(p, _Py_ID('__module__'));
  let text: PyObject | null = null;
  if (!module || module == Py_None) text = PyErr_Occurred() ? null : PyObject_Repr(p);
  else if (PyUnicode_Check(module) && _PyUnicode_EqualToASCIIString(module, 'builtins')) text = PyObject_Str(qualname);
  else text = PyUnicode_FromFormat('%S.%S', arg(module), arg(qualname));
  Py_DECREF(qualname);
  Py_XDECREF(module);
  return text;
}

/** _Py_typing_type_repr: 0 or -1. */
export function _Py_typing_type_repr(writer: _PyUnicodeWriter, p: PyObject): i32 {
  const text = _Py_typing_type_repr_text(p);
  if (!text) return -1;
  const err = _PyUnicodeWriter_WriteStr(writer, text);
  Py_DECREF(text);
  return err;
}

/** A list among the arguments, as Callable has it. */
function ga_repr_items_list(writer: _PyUnicodeWriter, p: PyObject): i32 {
  if (_PyUnicodeWriter_WriteChar(writer, 0x5b) < 0) return -1;
  // Writing an item can run Python that shortens the list.
  for (let i: i64 = 0; i < PyList_GET_SIZE(p); i++) {
    if (i > 0 && writeLiteral(writer, ', ') < 0) return -1;
    const item = Py_NewRef(PyList_GET_ITEM(p, i));
    const err = _Py_typing_type_repr(writer, item);
    Py_DECREF(item);
    if (err < 0) return -1;
  }
  return _PyUnicodeWriter_WriteChar(writer, 0x5d);
}

function writeAlias(writer: _PyUnicodeWriter, a: gaobject): i32 {
  const args = a.args!;
  const n = PyTuple_GET_SIZE(args);
  if (a.starred && _PyUnicodeWriter_WriteChar(writer, 0x2a) < 0) return -1;
  if (_Py_typing_type_repr(writer, a.origin!) < 0) return -1;
  if (_PyUnicodeWriter_WriteChar(writer, 0x5b) < 0) return -1;
  for (let i: i64 = 0; i < n; i++) {
    if (i > 0 && writeLiteral(writer, ', ') < 0) return -1;
    const p = PyTuple_GET_ITEM(args, i);
    if ((PyList_Check(p) ? ga_repr_items_list(writer, p) : _Py_typing_type_repr(writer, p)) < 0) return -1;
  }
  if (n == 0 && writeLiteral(writer, '()') < 0) return -1;
  return _PyUnicodeWriter_WriteChar(writer, 0x5d);
}

export function ga_repr(self: PyObject): PyObject | null {
  const writer = newWriter();
  return writeAlias(writer, alias(self)) < 0 ? dropWriter(writer) : finishWriter(writer);
}
