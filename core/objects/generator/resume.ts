// Sending a value into a generator, and what it gives. (CPython: Objects/genobject.c)

import { PyErr_GetRaisedException, PyErr_Occurred } from '../../runtime/errors';
import { objAt, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { _PyThreadState_GET, PyThreadState } from '../../runtime/tstate';
import { hasSubclassFlag, Py_TPFLAGS_BASE_EXC_SUBCLASS, PyTypeObject } from '../../runtime/type';
import { PyObject_CallOneArg } from '../call';
import { PyErr_ExceptionMatches, PyErr_SetNone, PyErr_SetObject, PyErr_SetString } from '../exceptions/errors';
import { PyStopIterationObject } from '../exceptions/struct';
import {
  PyExc_RuntimeError,
  PyExc_StopAsyncIteration,
  PyExc_StopIteration,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../exceptions/types';
import { FRAME_CREATED, FRAME_EXECUTING, FRAME_SUSPENDED_YIELD_FROM } from '../frame';
import { Py_None } from '../none';
import { PyTuple_Check } from '../tuple';
import {
  finished,
  PYGEN_ERROR,
  PYGEN_NEXT,
  PYGEN_RETURN,
  PyAsyncGen_Type,
  PyCoro_Type,
  PyGenObject,
  suspended,
} from './object';

// ---- resuming ----

/** Raises exc with the message for a generator, a coroutine or an asynchronous generator. */
export function sayKind(
  gen: PyGenObject,
  exc: PyTypeObject,
  generator: string,
  coroutine: string,
  asynchronous: string,
): void {
  if (gen.ob_type == PyCoro_Type) PyErr_SetString(exc, coroutine);
  else if (gen.ob_type == PyAsyncGen_Type) PyErr_SetString(exc, asynchronous);
  else PyErr_SetString(exc, generator);
}

/**
 * Resumes with a value (NULL: from next()), or, if exc is set, with the raised exception. PYGEN_NEXT: it yielded
 * *presult; PYGEN_RETURN: it returned *presult; PYGEN_ERROR: an exception, or plain exhaustion under next().
 */
function gen_send_ex2(a: PyObject, value: PyObject | null, presult: usize, exc: i32, closing: i32): i32 {
  const gen = changetype<PyGenObject>(a);
  const tstate = _PyThreadState_GET();
  const frame = gen.gi_iframe;
  setPtrAt(presult, 0, null);
  if (gen.gi_frame_state == FRAME_CREATED && value && value != Py_None) {
    sayKind(
      gen,
      PyExc_TypeError,
      "can't send non-None value to a just-started generator",
      "can't send non-None value to a just-started coroutine",
      "can't send non-None value to a just-started async generator",
    );
    return PYGEN_ERROR;
  }
  if (gen.gi_frame_state == FRAME_EXECUTING) {
    sayKind(
      gen,
      PyExc_ValueError,
      'generator already executing',
      'coroutine already executing',
      'async generator already executing',
    );
    return PYGEN_ERROR;
  }
  if (finished(gen)) {
    if (gen.ob_type == PyCoro_Type && !closing) {
      PyErr_SetString(PyExc_RuntimeError, 'cannot reuse already awaited coroutine');
    } else if (value && !exc) {
      setPtrAt(presult, 0, Py_None);
      return PYGEN_RETURN;
    }
    return PYGEN_ERROR;
  }
  const sent: PyObject = value ? value : Py_None;
  setPtrAt(frame.localsplus, frame.stacktop, Py_NewRef(sent));
  frame.stacktop++;
  gen.gi_exc_state.previous_item = tstate.exc_info;
  tstate.exc_info = gen.gi_exc_state;
  if (exc) chainHandled(tstate);
  gen.gi_frame_state = FRAME_EXECUTING;
  const result = call_indirect<PyObject | null>(<u32>tstate.interp.eval_frame, tstate, frame, exc);
  setPtrAt(presult, 0, result);
  if (!result) return PYGEN_ERROR;
  if (suspended(gen)) return PYGEN_NEXT;
  // Plain exhaustion under next() is NULL without an exception.
  if (result == Py_None && gen.ob_type != PyAsyncGen_Type && !value) {
    setPtrAt(presult, 0, null);
    return PYGEN_ERROR;
  }
  return PYGEN_RETURN;
}

/** What is being handled becomes the context of the raised exception. (_PyErr_ChainStackItem) */
function chainHandled(tstate: PyThreadState): void {
  const handled = tstate.exc_info.exc_value; // the generator's own, not its caller's
  if (!handled || handled == Py_None) return;
  // Raised again, it is chained as raise chains.
  const exc = PyErr_GetRaisedException()!;
  PyErr_SetObject(exc.ob_type, exc);
  Py_DECREF(exc);
}

export function PyGen_am_send(self: PyObject, value: PyObject, presult: usize): i32 {
  return gen_send_ex2(self, value, presult, 0, 0);
}

// new
export function gen_send_ex(gen: PyObject, value: PyObject | null, exc: i32, closing: i32): PyObject | null {
  const out = stackAlloc(1);
  const how = gen_send_ex2(gen, value, out, exc, closing);
  const result = ptrAt(out, 0);
  stackFree(out);
  if (how != PYGEN_RETURN) return result;
  if (gen.ob_type == PyAsyncGen_Type) PyErr_SetNone(PyExc_StopAsyncIteration);
  else if (result == Py_None) PyErr_SetNone(PyExc_StopIteration);
  else _PyGen_SetStopIterationValue(result!);
  Py_XDECREF(result);
  return null;
}

export function gen_send(self: PyObject, value: PyObject | null): PyObject | null {
  return gen_send_ex(self, value, 0, 0);
}

export function gen_iternext(self: PyObject): PyObject | null {
  const out = stackAlloc(1);
  const how = gen_send_ex2(self, null, out, 0, 0);
  const result = ptrAt(out, 0);
  stackFree(out);
  if (how != PYGEN_RETURN) return result;
  if (result != Py_None) _PyGen_SetStopIterationValue(result!);
  Py_XDECREF(result);
  return null;
}

/** Raises StopIteration(value), also where value is a tuple or an exception. */
export function _PyGen_SetStopIterationValue(value: PyObject): i32 {
  if (!PyTuple_Check(value) && !hasSubclassFlag(value, Py_TPFLAGS_BASE_EXC_SUBCLASS)) {
    PyErr_SetObject(PyExc_StopIteration, value);
    return 0;
  }
  const e = PyObject_CallOneArg(PyExc_StopIteration, value);
  if (!e) return -1;
  PyErr_SetObject(PyExc_StopIteration, e);
  Py_DECREF(e);
  return 0;
}

/** If StopIteration (or nothing) is raised: takes it and writes its value (new) to *pvalue, 0; else -1. */
export function _PyGen_FetchStopIterationValue(pvalue: usize): i32 {
  setPtrAt(pvalue, 0, Py_None);
  if (!PyErr_Occurred()) return 0;
  if (!PyErr_ExceptionMatches(PyExc_StopIteration)) return -1;
  const exc = PyErr_GetRaisedException()!;
  const value = changetype<PyStopIterationObject>(exc).value;
  setPtrAt(pvalue, 0, value ? Py_NewRef(value) : Py_None);
  Py_DECREF(exc);
  return 0;
}

/** What the generator delegates to (yield from, await). new or NULL */
export function _PyGen_yf(a: PyObject): PyObject | null {
  const gen = changetype<PyGenObject>(a);
  if (gen.gi_frame_state != FRAME_SUSPENDED_YIELD_FROM) return null;
  const frame = gen.gi_iframe;
  return Py_NewRef(objAt(frame.localsplus, frame.stacktop - 1));
}
