// What C code sets on an exception. (CPython: Objects/exceptions.c, PyException_*)

import { Py_XNewRef, setSlot } from '../../runtime/cold';
import { PyObject } from '../../runtime/object';
import { Py_None } from '../none';
import { PyTraceBack_Check } from '../traceback';
import { PyErr_SetString } from './errors';
import { PyBaseExceptionObject } from './struct';
import { PyExc_TypeError } from './types';

/** tb: a traceback, or None for none; the caller has checked. */
export function PyException_SetTraceback(o: PyObject, tb: PyObject | null): i32 {
  if (tb && tb != Py_None && !PyTraceBack_Check(tb)) {
    PyErr_SetString(PyExc_TypeError, '__traceback__ must be a traceback or None');
    return -1;
  }
  setSlot(changetype<usize>(o) + offsetof<PyBaseExceptionObject>('_traceback'), tb == Py_None ? null : Py_XNewRef(tb));
  return 0;
}

/** Steals cause; the context is no longer shown. */
export function PyException_SetCause(o: PyObject, cause: PyObject | null): void {
  changetype<PyBaseExceptionObject>(o).suppress_context = 1;
  setSlot(changetype<usize>(o) + offsetof<PyBaseExceptionObject>('_cause'), cause);
}

/** Steals context. */
export function PyException_SetContext(o: PyObject, context: PyObject | null): void {
  setSlot(changetype<usize>(o) + offsetof<PyBaseExceptionObject>('_context'), context);
}
