// Exceptions that have nowhere to go, since no Python code called: of a finalizer, a callback, the end of the process.
// They are handed to sys.unraisablehook. (CPython: Python/errors.c)

import { PyObject_GetAttr } from '../../objects/attribute';
import { PyCFunction_CheckExact, PyCFunctionObject } from '../../objects/builtin-function';
import { PyObject_CallOneArg } from '../../objects/call';
import { PyException_SetTraceback } from '../../objects/exceptions/attributes';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyBaseExceptionObject } from '../../objects/exceptions/struct';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { _PyFile_Flush, Py_PRINT_RAW, PyFile_WriteObject, PyFile_WriteString } from '../../objects/file';
import { _PyFrame_GetFrameObject, _PyInterpreterFrame } from '../../objects/frame';
import { Py_None } from '../../objects/none';
import { _PyUnicode_EqualToASCIIString } from '../../objects/str/compare';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Check } from '../../objects/str/struct';
import { PyStructSequence_New } from '../../objects/structseq';
import { _PySys_GetAttr } from '../../objects/sys-attributes';
import { _PyTraceBack_FromFrame, PyTraceBack_Check } from '../../objects/traceback';
import { PyTuple_GET_ITEM, PyTuple_SET_ITEM } from '../../objects/tuple';
import { PyType_GetQualName } from '../../objects/type/attributes';
import { Py_DECREF, Py_INCREF, Py_NewRef, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear, PyErr_GetRaisedException } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { _PyInterpreterState_GET, managed_static_type_state } from '../../runtime/interp';
import { PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { _PyEval_GetFrame } from '../../vm/api';
import { displayTraceback } from './display-traceback';
import { Printer } from './printer';

/** What is raised is shown as ignored in o, and cleared. */
export function PyErr_WriteUnraisable(o: PyObject | null): void {
  const exc = PyErr_GetRaisedException();
  if (!exc) return;
  handle(exc, null, o);
  Py_DECREF(exc);
}

/** The same with a sentence of its own instead of an object: "Exception ignored …". */
export function PyErr_FormatUnraisable(what: string, a: u64 = 0, b: u64 = 0): void {
  const exc = PyErr_GetRaisedException();
  if (!exc) return;
  const text = PyUnicode_FromFormat(what, a, b);
  if (!text) PyErr_Clear();
  handle(exc, text, null);
  Py_XDECREF(text);
  Py_DECREF(exc);
}

/** Through sys.unraisablehook, unless that is the function that was there from the beginning. */
function handle(exc: PyObject, text: PyObject | null, o: PyObject | null): void {
  if (!changetype<PyBaseExceptionObject>(exc).traceback) addCurrentFrame(exc);
  const hook = _PySys_GetAttr(_Py_ID('unraisablehook'));
  if (!hook || hook == Py_None || isDefaultHook(hook)) {
    show(exc, text, o);
    return;
  }
  Py_INCREF(hook);
  const args = makeArguments(exc, text, o);
  const result: PyObject | null = args ? PyObject_CallOneArg(hook, args) : null;
  Py_XDECREF(args);
  if (result) Py_DECREF(result);
  else hookFailed(hook);
  Py_DECREF(hook);
}

/* @inline */ function isDefaultHook(hook: PyObject): bool {
  return PyCFunction_CheckExact(hook) && changetype<PyCFunctionObject>(hook).m_ml!.ml_meth == sys_unraisablehook.index;
}

function hookFailed(hook: PyObject): void {
  const exc = PyErr_GetRaisedException()!;
  const text = PyUnicode_FromString('Exception ignored in sys.unraisablehook');
  show(exc, text, hook);
  Py_XDECREF(text);
  Py_DECREF(exc);
}

function addCurrentFrame(exc: PyObject): void {
  const current = changetype<_PyInterpreterFrame | null>(_PyEval_GetFrame());
  const frame: PyObject | null = current ? _PyFrame_GetFrameObject(current) : null;
  const tb: PyObject | null = frame ? _PyTraceBack_FromFrame(null, frame) : null;
  if (tb) {
    PyException_SetTraceback(exc, tb);
    Py_DECREF(tb);
  } else PyErr_Clear();
}

/** UnraisableHookArgs: made at boot, found by its place among the native types. */
function hookArgsType(): PyTypeObject {
  const state = _PyInterpreterState_GET().types_builtins_initialized + 186 * offsetof<managed_static_type_state>();
  return changetype<managed_static_type_state>(state).type!;
}

/* @inline */ function orNone(o: PyObject | null): PyObject {
  return o ? Py_NewRef<PyObject>(o) : Py_None;
}

// new
function makeArguments(exc: PyObject, text: PyObject | null, o: PyObject | null): PyObject | null {
  const args = PyStructSequence_New(hookArgsType());
  if (!args) return null;
  PyTuple_SET_ITEM(args, 0, Py_NewRef<PyObject>(exc.ob_type));
  PyTuple_SET_ITEM(args, 1, Py_NewRef<PyObject>(exc));
  PyTuple_SET_ITEM(args, 2, orNone(changetype<PyBaseExceptionObject>(exc).traceback));
  PyTuple_SET_ITEM(args, 3, orNone(text));
  PyTuple_SET_ITEM(args, 4, orNone(o));
  return args;
}

/** What the default hook does. */
function show(exc: PyObject, text: PyObject | null, o: PyObject | null): void {
  write(exc.ob_type, exc, changetype<PyBaseExceptionObject>(exc).traceback, text, o);
}

/** The sentence, the traceback and the exception's own line; no chain, no notes, no carets. */
function write(type: PyObject, exc: PyObject, tb: PyObject | null, text: PyObject | null, o: PyObject | null): void {
  const file = _PySys_GetAttr(_Py_ID('stderr'));
  if (!file || file == Py_None) return;
  Py_INCREF(file);
  if (writeTo(file, type, exc, tb, text, o) < 0 || _PyFile_Flush(file) < 0) PyErr_Clear();
  Py_DECREF(file);
}

/* @inline */ function given(o: PyObject | null): bool {
  return o != null && o != Py_None;
}

function writeTo(
  file: PyObject,
  type: PyObject,
  exc: PyObject,
  tb: PyObject | null,
  text: PyObject | null,
  o: PyObject | null,
): i32 {
  if (given(o)) {
    if (given(text)) {
      if (PyFile_WriteObject(text!, file, Py_PRINT_RAW) < 0 || PyFile_WriteString(': ', file) < 0) return -1;
    } else if (PyFile_WriteString('Exception ignored in: ', file) < 0) return -1;
    if (PyFile_WriteObject(o!, file, 0) < 0) {
      PyErr_Clear();
      if (PyFile_WriteString('<object repr() failed>', file) < 0) return -1;
    }
    if (PyFile_WriteString('\n', file) < 0) return -1;
  } else if (given(text)) {
    if (PyFile_WriteObject(text!, file, Py_PRINT_RAW) < 0 || PyFile_WriteString(':\n', file) < 0) return -1;
  }
  if (given(tb) && PyTraceBack_Check(tb!) && writeTraceback(file, tb!) < 0) PyErr_Clear();
  if (type == Py_None || writeTypeName(file, changetype<PyTypeObject>(type)) < 0) return -1;
  if (given(exc)) {
    if (PyFile_WriteString(': ', file) < 0) return -1;
    if (PyFile_WriteObject(exc, file, Py_PRINT_RAW) < 0) {
      PyErr_Clear();
      if (PyFile_WriteString('<exception str() failed>', file) < 0) return -1;
    }
  }
  return PyFile_WriteString('\n', file);
}

function writeTraceback(file: PyObject, tb: PyObject): i32 {
  const memory = stackAlloc(4);
  const p = changetype<Printer>(memory);
  p.file = file;
  p.depth = 0;
  const r = PyFile_WriteString('Traceback (most recent call last):\n', file) < 0 ? -1 : displayTraceback(p, tb, true);
  stackFree(memory);
  return r;
}

function writeTypeName(file: PyObject, type: PyTypeObject): i32 {
  const module = PyObject_GetAttr(type, _Py_ID('__module__'));
  let r = 0;
  if (!module || !PyUnicode_Check(module)) {
    PyErr_Clear();
    r = PyFile_WriteString('<unknown>', file);
  } else if (!_PyUnicode_EqualToASCIIString(module, 'builtins') && !_PyUnicode_EqualToASCIIString(module, '__main__')) {
    r = PyFile_WriteObject(module, file, Py_PRINT_RAW) < 0 ? -1 : PyFile_WriteString('.', file);
  }
  Py_XDECREF(module);
  if (r < 0) return -1;
  const name = PyType_GetQualName(type);
  if (!name) {
    PyErr_Clear();
    return PyFile_WriteString('<unknown>', file);
  }
  r = PyFile_WriteObject(name, file, Py_PRINT_RAW);
  Py_DECREF(name);
  return r;
}

export function sys_unraisablehook(module: PyObject, unraisable: PyObject): PyObject | null {
  if (unraisable.ob_type != hookArgsType()) {
    return PyErr_SetString(PyExc_TypeError, 'sys.unraisablehook argument type must be UnraisableHookArgs');
  }
  write(
    PyTuple_GET_ITEM(unraisable, 0),
    PyTuple_GET_ITEM(unraisable, 1),
    PyTuple_GET_ITEM(unraisable, 2),
    PyTuple_GET_ITEM(unraisable, 3),
    PyTuple_GET_ITEM(unraisable, 4),
  );
  return Py_None;
}
