// sys.excepthook and sys.unraisablehook: how an exception is shown that nobody handles. (CPython: Python/errors.c)

import { _PyArg_CheckPositional } from '../../objects/args';
import { PyCFunction_CheckExact, PyCFunctionObject } from '../../objects/builtin-function';
import { PyObject_CallOneArg, PyObject_Vectorcall } from '../../objects/call';
import { PyExceptionInstance_Check } from '../../objects/exceptions/base';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyBaseExceptionObject } from '../../objects/exceptions/struct';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { _PyFrame_GetFirstComplete, _PyFrame_GetFrameObject } from '../../objects/frame';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyStructSequence_New } from '../../objects/structseq';
import { _PyTraceBack_FromFrame } from '../../objects/traceback';
import { PyTuple_GET_ITEM, PyTuple_SET_ITEM } from '../../objects/tuple';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_Occurred, PyErr_SetRaisedException } from '../../runtime/errors';
import { _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { _Py_ID } from '../../runtime/identifiers';
import { _PyInterpreterState_GET, managed_static_type_state } from '../../runtime/interp';
import { objAt, Py_DECREF, Py_INCREF, Py_NewRef, Py_XDECREF, PyObject, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { _PyThreadState_GET } from '../../runtime/tstate';
import { PyTypeObject } from '../../runtime/type';
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

/** What is raised cannot go anywhere: a finalizer, a callback. sys.unraisablehook gets to know. */
export function PyErr_WriteUnraisable(o: PyObject | null): void {
  reportUnraisable(null, o);
}

/** The same with a sentence of its own. */
export function PyErr_FormatUnraisable(what: string, a: u64 = 0, b: u64 = 0): void {
  const exc = PyErr_GetRaisedException();
  if (!exc) return;
  const text = PyUnicode_FromFormat(what, a, b);
  PyErr_SetRaisedException(exc);
  reportUnraisable(text, null);
  Py_XDECREF(text);
}

function reportUnraisable(message: PyObject | null, o: PyObject | null): void {
  const exc = PyErr_GetRaisedException();
  if (!exc) return;
  addTraceback(exc);
  const hook = _PySys_GetAttr(_Py_ID('unraisablehook'));
  if (!hook || hook == Py_None || isDefaultHook(hook)) {
    writeUnraisable(exc, message, o);
    Py_DECREF(exc);
    return;
  }
  Py_INCREF(hook);
  const args = hookArgs(exc, message, o);
  const result = args ? PyObject_CallOneArg(hook, args) : changetype<PyObject | null>(0);
  Py_XDECREF(args);
  Py_DECREF(exc);
  if (result) Py_DECREF(result);
  else {
    // The hook itself has failed: that is told in the ordinary way.
    const raised = PyErr_GetRaisedException();
    const text = PyUnicode_FromFormat('Exception ignored in sys.unraisablehook');
    if (raised) writeUnraisable(raised, text, hook);
    Py_XDECREF(text);
    Py_XDECREF(raised);
  }
  Py_DECREF(hook);
}

/** An exception that was raised in native code has no traceback yet: it came from where Python is now. */
function addTraceback(exc: PyObject): void {
  const e = changetype<PyBaseExceptionObject>(exc);
  if (e.traceback) return;
  const current = _PyThreadState_GET().current_frame;
  const frame = current ? _PyFrame_GetFirstComplete(current) : null;
  const frameObject = frame ? _PyFrame_GetFrameObject(frame) : null;
  if (frameObject) e.traceback = _PyTraceBack_FromFrame(null, frameObject);
  if (PyErr_Occurred()) PyErr_Clear();
}

function isDefaultHook(hook: PyObject): bool {
  return PyCFunction_CheckExact(hook) && changetype<PyCFunctionObject>(hook).m_ml!.ml_meth == sys_unraisablehook.index;
}

/** UnraisableHookArgs: made at boot, found by its place among the native types. */
function hookArgsType(): PyTypeObject {
  const state = _PyInterpreterState_GET().types_builtins_initialized + 186 * offsetof<managed_static_type_state>();
  return changetype<managed_static_type_state>(state).type!;
}

// new
function hookArgs(exc: PyObject, message: PyObject | null, o: PyObject | null): PyObject | null {
  const args = PyStructSequence_New(hookArgsType());
  if (!args) return null;
  const tb = changetype<PyBaseExceptionObject>(exc).traceback;
  PyTuple_SET_ITEM(args, 0, Py_NewRef<PyObject>(exc.ob_type));
  PyTuple_SET_ITEM(args, 1, Py_NewRef<PyObject>(exc));
  PyTuple_SET_ITEM(args, 2, Py_NewRef<PyObject>(tb ? tb : Py_None));
  PyTuple_SET_ITEM(args, 3, Py_NewRef<PyObject>(message ? message : Py_None));
  PyTuple_SET_ITEM(args, 4, Py_NewRef<PyObject>(o ? o : Py_None));
  _PyObject_GC_TRACK(args);
  return args;
}

// borrowed, or NULL
function stderrFile(): PyObject | null {
  const file = _PySys_GetAttr(_Py_ID('stderr'));
  return file == Py_None ? changetype<PyObject | null>(0) : file;
}

/** CPython's default hook: what it was, where it was, no chain. */
function writeUnraisable(exc: PyObject, message: PyObject | null, o: PyObject | null): void {
  const file = stderrFile();
  if (!file) return;
  const hasMessage = message != null && message != Py_None;
  if (o && o != Py_None) {
    if (hasMessage) {
      if (PyFile_WriteObject(message!, file, Py_PRINT_RAW) < 0) PyErr_Clear();
      PyFile_WriteString(': ', file);
    } else if (PyFile_WriteString('Exception ignored in: ', file) < 0) PyErr_Clear();
    if (PyFile_WriteObject(o, file, 0) < 0) {
      PyErr_Clear();
      PyFile_WriteString('<object repr() failed>', file);
    }
    PyFile_WriteString('\n', file);
  } else if (hasMessage) {
    if (PyFile_WriteObject(message!, file, Py_PRINT_RAW) == 0) PyFile_WriteString(':\n', file);
  }
  finishUnraisable(file, exc);
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
  if (unraisable.ob_type != hookArgsType())
    return PyErr_SetString(PyExc_TypeError, 'sys.unraisablehook argument type must be UnraisableHookArgs');
  const exc = PyTuple_GET_ITEM(unraisable, 1);
  if (PyExceptionInstance_Check(exc)) writeUnraisable(exc, PyTuple_GET_ITEM(unraisable, 3), PyTuple_GET_ITEM(unraisable, 4));
  return Py_None;
}
