// Signals: which have arrived, and what is done then. (CPython: Modules/signalmodule.c, _PyRuntime.signals)
//
//   _PyRuntime.signals.handlers[65] ─> │ i32 tripped │ func │   func: NULL (nobody asked), an int SIG_DFL or SIG_IGN, or a callable
//
// NOT CPYTHON: no operating system sends signals. What can arrive is SIGINT, when the host interrupts, and what the program
// itself raises.

import { host_interrupted } from '../host';
import { PyObject_Vectorcall } from '../objects/call';
import { PyErr_SetNone } from '../objects/exceptions/errors';
import { PyExc_KeyboardInterrupt } from '../objects/exceptions/types';
import { _PyFrame_GetFrameObject, _PyThreadState_GetFrame } from '../objects/frame';
import { PyLong_Check, PyLong_FromLong } from '../objects/int';
import { Py_None } from '../objects/none';
import { clearSlot, Py_DECREF, Py_INCREF, PyObject, setPtrAt } from '../runtime/object';
import { pel, stackAlloc, stackFree } from '../runtime/pellucid';
import { _PyRuntime } from '../runtime/runtime';
import { _PyThreadState_GET } from '../runtime/tstate';

export const NSIG: i32 = 65;
export const SIGINT: i32 = 2;

const ENTRY: usize = 16;

/* @inline */ function entryOf(signum: i32): usize {
  return _PyRuntime.signals + <usize>signum * ENTRY;
}

/** The address of the handler's strong reference; 1 <= signum < NSIG. */
/* @inline */ export function handlerSlot(signum: i32): usize {
  return entryOf(signum) + 8;
}

// borrowed; NULL: nobody asked for it
/* @inline */ export function handlerOf(signum: i32): PyObject | null {
  return changetype<PyObject | null>(load<usize>(handlerSlot(signum)));
}

/** Notes that a signal has arrived: the next check calls its handler. */
export function tripSignal(signum: i32): void {
  store<i32>(entryOf(signum), 1);
}

/** The host's interrupt is SIGINT. */
function takeInterrupt(): void {
  if (!pel.interrupted && !host_interrupted()) return;
  pel.interrupted = 0;
  tripSignal(SIGINT);
}

/** handler(signum, frame): 0, or -1 with its exception set. */
function callHandler(handler: PyObject, signum: i32): i32 {
  const frame = _PyThreadState_GetFrame(_PyThreadState_GET());
  const frameObject = frame ? _PyFrame_GetFrameObject(frame) : Py_None;
  if (!frameObject) return -1;
  const number = PyLong_FromLong(signum);
  if (!number) return -1;
  const args = stackAlloc(2);
  setPtrAt(args, 0, number);
  setPtrAt(args, 1, frameObject);
  // The handler may replace itself.
  Py_INCREF(handler);
  const result = PyObject_Vectorcall(handler, args, 2, null);
  Py_DECREF(handler);
  stackFree(args);
  Py_DECREF(number);
  if (!result) return -1;
  Py_DECREF(result);
  return 0;
}

/** Does what is to be done about the signals that have arrived: 0, or -1 with an exception set (KeyboardInterrupt, say). */
export function handleSignals(): i32 {
  takeInterrupt();
  for (let signum: i32 = 1; signum < NSIG; signum++) {
    if (!load<i32>(entryOf(signum))) continue;
    store<i32>(entryOf(signum), 0);
    const handler = handlerOf(signum);
    if (!handler) {
      // As before anybody asked for the module.
      if (signum != SIGINT) continue;
      PyErr_SetNone(PyExc_KeyboardInterrupt);
      return -1;
    }
    // SIG_DFL and SIG_IGN: the signal has no Python handler (any more).
    if (PyLong_Check(handler)) continue;
    if (callHandler(handler, signum) < 0) return -1;
  }
  return 0;
}

/** What a native function that runs for long asks now and then: 0, or -1 with an exception set. */
export function PyErr_CheckSignals(): i32 {
  if (!pel.interrupted) {
    if (!host_interrupted()) return 0;
    pel.interrupted = 1; // the host has forgotten it
  }
  return handleSignals();
}

/** At the interpreter's end: the handlers go. */
export function _PySignal_Fini(): void {
  for (let signum: i32 = 1; signum < NSIG; signum++) {
    store<i32>(entryOf(signum), 0);
    clearSlot(handlerSlot(signum));
  }
}
