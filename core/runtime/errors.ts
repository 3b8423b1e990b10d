// The exception that is on its way up, as a value in the thread state. (CPython: Python/errors.c, its lowest part)

import { Py_XDECREF, PyObject } from './object';
import { _PyThreadState_GET } from './tstate';

/** The type of the exception that is set; borrowed; NULL: none is. */
export function PyErr_Occurred(): PyObject | null {
  const exc = _PyThreadState_GET().current_exception;
  return exc ? exc.ob_type : null;
}

/** new: takes the raised exception out of the thread state. */
export function PyErr_GetRaisedException(): PyObject | null {
  const tstate = _PyThreadState_GET();
  const exc = tstate.current_exception;
  tstate.current_exception = null;
  return exc;
}

/** Raises exc as it is; steals it; NULL clears. */
/* @noinline */ export function PyErr_SetRaisedException(exc: PyObject | null): void {
  const tstate = _PyThreadState_GET();
  const old = tstate.current_exception;
  tstate.current_exception = exc;
  Py_XDECREF(old);
}

export function PyErr_Clear(): void {
  PyErr_SetRaisedException(null);
}
