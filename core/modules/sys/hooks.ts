// sys.excepthook: how an exception is shown that ends the program. (CPython: Python/pythonrun.c)

import { _PyArg_CheckPositional } from '../../objects/args';
import { PyObject_Vectorcall } from '../../objects/call';
import { PyBaseExceptionObject } from '../../objects/exceptions/struct';
import { PyFile_WriteString } from '../../objects/file';
import { Py_None } from '../../objects/none';
import { _PySys_GetAttr, PySys_SetObject } from '../../objects/sys-attributes';
import { Py_DECREF, Py_INCREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear, PyErr_GetRaisedException } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, PyObject, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyErr_DisplayException } from './display';

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
