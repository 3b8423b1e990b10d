// SyntaxError, IndentationError, TabError. (CPython: Objects/exceptions.c)

import { clearSlot, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject_GC_UnTrack, setSlot } from '../../runtime/cold';
import { Doc } from '../../runtime/docs';
import { arg, Py_VISIT, PyObject } from '../../runtime/object';
import { member } from '../../runtime/register';
import { _Py_T_OBJECT, PyTypeObject } from '../../runtime/type';
import { PySequence_Tuple } from '../abstract/sequence';
import { PyLong_CheckExact } from '../int';
import { Py_None } from '../none';
import { PyObject_Str } from '../object';
import { PyUnicode_FromFormat } from '../str/format';
import { PyUnicode_ReadChar, PyUnicode_Substring } from '../str/slice';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from '../str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../tuple';
import { BaseException_clear, BaseException_init, BaseException_traverse } from './base';
import { PyErr_Format, PyErr_SetString } from './errors';
import { PySyntaxErrorObject } from './struct';
import { exceptionType, lifecycle } from './type-setup';
import {
  PyExc__IncompleteInputError,
  PyExc_Exception,
  PyExc_IndentationError,
  PyExc_SyntaxError,
  PyExc_TabError,
  PyExc_TypeError,
} from './types';

function SyntaxError_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<PySyntaxErrorObject>('_msg'));
  clearSlot(changetype<usize>(o) + offsetof<PySyntaxErrorObject>('_filename'));
  clearSlot(changetype<usize>(o) + offsetof<PySyntaxErrorObject>('_lineno'));
  clearSlot(changetype<usize>(o) + offsetof<PySyntaxErrorObject>('_offset'));
  clearSlot(changetype<usize>(o) + offsetof<PySyntaxErrorObject>('_end_lineno'));
  clearSlot(changetype<usize>(o) + offsetof<PySyntaxErrorObject>('_end_offset'));
  clearSlot(changetype<usize>(o) + offsetof<PySyntaxErrorObject>('_text'));
  clearSlot(changetype<usize>(o) + offsetof<PySyntaxErrorObject>('_print_file_and_line'));
  return BaseException_clear(o);
}

function SyntaxError_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  SyntaxError_clear(o);
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
}

function SyntaxError_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  let r: i32;
  if ((r = Py_VISIT(changetype<PySyntaxErrorObject>(o).msg, visit, arg))) return r;
  if ((r = Py_VISIT(changetype<PySyntaxErrorObject>(o).filename, visit, arg))) return r;
  if ((r = Py_VISIT(changetype<PySyntaxErrorObject>(o).lineno, visit, arg))) return r;
  if ((r = Py_VISIT(changetype<PySyntaxErrorObject>(o).offset, visit, arg))) return r;
  if ((r = Py_VISIT(changetype<PySyntaxErrorObject>(o).end_lineno, visit, arg))) return r;
  if ((r = Py_VISIT(changetype<PySyntaxErrorObject>(o).end_offset, visit, arg))) return r;
  if ((r = Py_VISIT(changetype<PySyntaxErrorObject>(o).text, visit, arg))) return r;
  if ((r = Py_VISIT(changetype<PySyntaxErrorObject>(o).print_file_and_line, visit, arg))) return r;
  return BaseException_traverse(o, visit, arg);
}

function keep(o: PyObject, offset: usize, value: PyObject): void {
  setSlot(changetype<usize>(o) + offset, Py_NewRef<PyObject>(value));
}

/** SyntaxError(msg, (filename, lineno, offset, text[, end_lineno, end_offset])) */
function SyntaxError_init(o: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  if (BaseException_init(o, args, kwds) < 0) return -1;
  const n = PyTuple_GET_SIZE(args);
  if (n >= 1) keep(o, offsetof<PySyntaxErrorObject>('_msg'), PyTuple_GET_ITEM(args, 0));
  if (n != 2) return 0;
  const info = PySequence_Tuple(PyTuple_GET_ITEM(args, 1));
  if (!info) return -1;
  const size = PyTuple_GET_SIZE(info);
  if (size < 4 || size > 6) {
    if (size < 4) PyErr_Format(PyExc_TypeError, 'function takes at least 4 arguments (%zd given)', size);
    else PyErr_Format(PyExc_TypeError, 'function takes at most 6 arguments (%zd given)', size);
    Py_DECREF(info);
    return -1;
  }
  keep(o, offsetof<PySyntaxErrorObject>('_filename'), PyTuple_GET_ITEM(info, 0));
  keep(o, offsetof<PySyntaxErrorObject>('_lineno'), PyTuple_GET_ITEM(info, 1));
  keep(o, offsetof<PySyntaxErrorObject>('_offset'), PyTuple_GET_ITEM(info, 2));
  keep(o, offsetof<PySyntaxErrorObject>('_text'), PyTuple_GET_ITEM(info, 3));
  if (size > 4) keep(o, offsetof<PySyntaxErrorObject>('_end_lineno'), PyTuple_GET_ITEM(info, 4));
  if (size > 5) keep(o, offsetof<PySyntaxErrorObject>('_end_offset'), PyTuple_GET_ITEM(info, 5));
  Py_DECREF(info);
  if (size == 5) {
    PyErr_SetString(PyExc_TypeError, 'end_offset must be provided when end_lineno is provided');
    return -1;
  }
  return 0;
}

// new: what follows the last slash of a path
function my_basename(name: PyObject): PyObject | null {
  const n = PyUnicode_GET_LENGTH(name);
  let start: i64 = 0;
  for (let i: i64 = 0; i < n; i++) if (PyUnicode_ReadChar(name, i) == 0x2f) start = i + 1;
  return start == 0 ? Py_NewRef<PyObject>(name) : PyUnicode_Substring(name, start, n);
}

function SyntaxError_str(o: PyObject): PyObject | null {
  const e = changetype<PySyntaxErrorObject>(o);
  const msg: PyObject = e.msg ? e.msg! : Py_None;
  const hasLine = e.lineno != null && PyLong_CheckExact(e.lineno!);
  let filename: PyObject | null = null;
  if (e.filename && PyUnicode_Check(e.filename!)) {
    filename = my_basename(e.filename!);
    if (!filename) return null;
  }
  if (!filename && !hasLine) return PyObject_Str(msg);
  let result: PyObject | null;
  if (filename && hasLine) result = PyUnicode_FromFormat('%S (%U, line %S)', arg(msg), arg(filename), arg(e.lineno));
  else if (filename) result = PyUnicode_FromFormat('%S (%U)', arg(msg), arg(filename));
  else result = PyUnicode_FromFormat('%S (line %S)', arg(msg), arg(e.lineno));
  Py_XDECREF(filename);
  return result;
}

function syntaxErrorMember(name: string, offset: i64, doc: Doc): void {
  member(PyExc_SyntaxError, name, _Py_T_OBJECT, offset, 0, doc);
}

function syntaxErrorType(t: PyTypeObject, base: PyTypeObject, name: string, doc: string): void {
  exceptionType(t, base, name, offsetof<PySyntaxErrorObject>(), doc, SyntaxError_init.index, 0);
  lifecycle(t, SyntaxError_dealloc.index, SyntaxError_traverse.index, SyntaxError_clear.index);
}

export function init_SyntaxError(): void {
  syntaxErrorType(PyExc_SyntaxError, PyExc_Exception, 'SyntaxError', 'Invalid syntax.');
  PyExc_SyntaxError.tp_str = SyntaxError_str.index;
  syntaxErrorMember('msg', offsetof<PySyntaxErrorObject>('_msg'), 'exception msg');
  syntaxErrorMember('filename', offsetof<PySyntaxErrorObject>('_filename'), 'exception filename');
  syntaxErrorMember('lineno', offsetof<PySyntaxErrorObject>('_lineno'), 'exception lineno');
  syntaxErrorMember('offset', offsetof<PySyntaxErrorObject>('_offset'), 'exception offset');
  syntaxErrorMember('text', offsetof<PySyntaxErrorObject>('_text'), 'exception text');
  syntaxErrorMember('end_lineno', offsetof<PySyntaxErrorObject>('_end_lineno'), 'exception end lineno');
  syntaxErrorMember('end_offset', offsetof<PySyntaxErrorObject>('_end_offset'), 'exception end offset');
  syntaxErrorMember(
    'print_file_and_line',
    offsetof<PySyntaxErrorObject>('_print_file_and_line'),
    'exception print_file_and_line',
  );
  syntaxErrorType(PyExc_IndentationError, PyExc_SyntaxError, 'IndentationError', 'Improper indentation.');
  syntaxErrorType(PyExc_TabError, PyExc_IndentationError, 'TabError', 'Improper mixture of spaces and tabs.');
  syntaxErrorType(PyExc__IncompleteInputError, PyExc_SyntaxError, '_IncompleteInputError', 'incomplete input.');
}
