// What C code sets on an exception. (CPython: Objects/exceptions.c, PyException_*)

import { Py_NewRef, Py_XNewRef, PyObject, setSlot } from '../../runtime/object';
import { Py_None } from '../none';
import { PyTraceBack_Check } from '../traceback';
import { PyErr_SetString } from './errors';
import { PyBaseExceptionObject } from './struct';
import { PyExc_TypeError } from './types';

/** new, or NULL: the traceback. */
export function PyException_GetTraceback(o: PyObject): PyObject | null {
  return Py_XNewRef(changetype<PyBaseExceptionObject>(o).traceback);
}

/** tb: a traceback, or None for none; the caller has checked. */
export function PyException_SetTraceback(o: PyObject, tb: PyObject | null): i32 {
  if (tb && tb != Py_None && !PyTraceBack_Check(tb)) {
    PyErr_SetString(PyExc_TypeError, '__traceback__ must be a traceback or None');
    return -1;
  }
  setSlot(changetype<usize>(o) + offsetof<PyBaseExceptionObject>('_traceback'), tb == Py_None ? null : Py_XNewRef(tb));
  return 0;
}

/** new, or NULL. */
export function PyException_GetCause(o: PyObject): PyObject | null {
  return Py_XNewRef(changetype<PyBaseExceptionObject>(o).cause);
}

/** Steals cause; the context is no longer shown. */
export function PyException_SetCause(o: PyObject, cause: PyObject | null): void {
  changetype<PyBaseExceptionObject>(o).suppress_context = 1;
  setSlot(changetype<usize>(o) + offsetof<PyBaseExceptionObject>('_cause'), cause);
}

/** new, or NULL. */
export function PyException_GetContext(o: PyObject): PyObject | null {
  return Py_XNewRef(changetype<PyBaseExceptionObject>(o).context);
}

/** Steals context. */
export function PyException_SetContext(o: PyObject, context: PyObject | null): void {
  setSlot(changetype<usize>(o) + offsetof<PyBaseExceptionObject>('_context'), context);
}

/** new */
export function PyException_GetArgs(o: PyObject): PyObject | null {
  return Py_XNewRef(changetype<PyBaseExceptionObject>(o).args);
}

/** args: a tuple. */
export function PyException_SetArgs(o: PyObject, args: PyObject): void {
  setSlot(changetype<usize>(o) + offsetof<PyBaseExceptionObject>('_args'), Py_NewRef<PyObject>(args));
}
