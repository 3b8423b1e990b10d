// sys.excepthook and sys.unraisablehook: how an exception is shown that nobody handles. (CPython: Python/errors.c)

import { _PyArg_CheckPositional } from '../../objects/args';
import { PyObject_GetAttrString } from '../../objects/attribute';
import { PyObject_Vectorcall } from '../../objects/call';
import { PyExceptionInstance_Check } from '../../objects/exceptions/base';
import { PyBaseExceptionObject } from '../../objects/exceptions/struct';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, Py_DECREF, Py_INCREF, Py_XDECREF, PyObject, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { _PyFile_Flush, Py_PRINT_RAW, PyFile_WriteObject, PyFile_WriteString } from '../builtins/file';
import { _PySys_GetAttr, PySys_SetObject } from './attributes';
import { displayException, PyErr_DisplayException } from './display';

export function sys_excepthook(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('excepthook', nargs, 3, 3)) return null;
  PyErr_DisplayException(objAt(args, 1), objAt(args, 2));
  return Py_None;
}

/** Prints what is raised through sys.excepthook, and clears it. SystemExit is the caller's business. */
export function PyErr_Print(): void {
  const exc = PyErr_GetRaisedException();
  if (!exc) return;
  const tb = changetype<PyBaseExceptionObject>(exc).traceback;
  PySys_SetObject('last_exc', exc);
  PySys_SetObject('last_type', exc.ob_type);
  PySys_SetObject('last_value', exc);
  PySys_SetObject('last_traceback', tb ? tb : Py_None);
  const hook = _PySys_GetAttr(_Py_ID('excepthook'));
  if (!hook) {
    const file = _PySys_GetAttr(_Py_ID('stderr'));
    if (file && file != Py_None && PyFile_WriteString('sys.excepthook is missing\n', file) < 0) PyErr_Clear();
    PyErr_DisplayException(exc, tb);
  } else {
    Py_INCREF(hook);
    const args = stackAlloc(3);
    setPtrAt(args, 0, exc.ob_type);
    setPtrAt(args, 1, exc);
    setPtrAt(args, 2, tb ? tb : Py_None);
    const result = PyObject_Vectorcall(hook, args, 3, null);
    stackFree(args);
    if (result) Py_DECREF(result);
    else hookFailed(exc);
    Py_DECREF(hook);
  }
  Py_DECREF(exc);
}

function hookFailed(original: PyObject): void {
  const raised = PyErr_GetRaisedException()!;
  const file = _PySys_GetAttr(_Py_ID('stderr'));
  if (file && file != Py_None) {
    if (PyFile_WriteString('Error in sys.excepthook:\n', file) < 0) PyErr_Clear();
    PyErr_DisplayException(raised, null);
    if (PyFile_WriteString('\nOriginal exception was:\n', file) < 0) PyErr_Clear();
    PyErr_DisplayException(original, null);
  }
  Py_DECREF(raised);
}

/** What is raised cannot go anywhere: a finalizer, a callback. Shown as CPython's default unraisablehook does. */
export function PyErr_WriteUnraisable(o: PyObject | null): void {
  writeUnraisable('Exception ignored in: ', o);
}

/** The same with a sentence of its own: "Exception ignored <what>". */
export function PyErr_FormatUnraisable(what: string, a: u64 = 0, b: u64 = 0): void {
  const exc = PyErr_GetRaisedException();
  if (!exc) return;
  const text = PyUnicode_FromFormat(what, a, b);
  const file = stderrFile();
  if (file) {
    if (text && PyFile_WriteObject(text, file, Py_PRINT_RAW) == 0) PyFile_WriteString(':\n', file);
    finishUnraisable(file, exc);
  }
  Py_XDECREF(text);
  Py_DECREF(exc);
}

// borrowed, or NULL
function stderrFile(): PyObject | null {
  const file = _PySys_GetAttr(_Py_ID('stderr'));
  return file == Py_None ? changetype<PyObject | null>(0) : file;
}

function writeUnraisable(prefix: string, o: PyObject | null): void {
  const exc = PyErr_GetRaisedException();
  if (!exc) return;
  const file = stderrFile();
  if (file) {
    if (o && o != Py_None) {
      if (PyFile_WriteString(prefix, file) < 0) PyErr_Clear();
      if (PyFile_WriteObject(o, file, 0) < 0) {
        PyErr_Clear();
        PyFile_WriteString('<object repr() failed>', file);
      }
      PyFile_WriteString('\n', file);
    }
    finishUnraisable(file, exc);
  }
  Py_DECREF(exc);
}

/** The traceback and the exception's own line; no chain, as CPython's hook has it. */
function finishUnraisable(file: PyObject, exc: PyObject): void {
  if (PyErr_Occurred()) PyErr_Clear();
  Py_INCREF(file);
  if (displayException(file, exc) < 0) PyErr_Clear();
  if (_PyFile_Flush(file) < 0) PyErr_Clear();
  Py_DECREF(file);
}

export function sys_unraisablehook(module: PyObject, unraisable: PyObject): PyObject | null {
  const exc = PyObject_GetAttrString(unraisable, 'exc_value');
  if (!exc) return null;
  const file = stderrFile();
  if (file && PyExceptionInstance_Check(exc)) finishUnraisable(file, exc);
  Py_DECREF(exc);
  return Py_None;
}
