// How deep native functions nest. Python functions don't count here: they have frames of their own, and
// tstate.py_recursion_remaining. (CPython: Include/internal/pycore_ceval.h, Python/ceval.c)

import { PyErr_Format, PyErr_NoMemory } from '../objects/exceptions/errors';
import { PyExc_RecursionError } from '../objects/exceptions/types';
import { _PyThreadState_GET, PyThreadState } from './tstate';

/**
 * How deep native functions may nest. NOT CPYTHON: CPython's 10,000 assumes 8 MiB of C stack; a host's WebAssembly
 * stack is smaller (V8: 984 KB, and a running process cannot change that), and a recording must not need more stack where
 * it is replayed than where it was made.
 */
export const Py_C_RECURSION_LIMIT = 1200;

/** How much of the native stack an eval loop takes, beside what calls it; measured. CPython: 2. */
export const PY_EVAL_C_STACK_UNITS: i32 = 4;

/** One level deeper: 0, or -1 with RecursionError; `where` continues the message (' while calling a Python object'). */
/* @inline */ export function _Py_EnterRecursiveCall(where: string): i32 {
  const tstate = _PyThreadState_GET();
  const remaining = tstate.c_recursion_remaining;
  tstate.c_recursion_remaining = remaining - 1;
  return remaining < 0 ? _Py_CheckRecursiveCall(tstate, where) : 0;
}

/* @inline */ export function _Py_LeaveRecursiveCall(): void {
  _PyThreadState_GET().c_recursion_remaining++;
}

export function _Py_CheckRecursiveCall(tstate: PyThreadState, where: string): i32 {
  if (tstate.recursion_headroom) {
    if (tstate.c_recursion_remaining >= -50) return 0;
    // NOT CPYTHON: an overflow while an overflow is reported is a fatal error there; here Python gets to know.
    tstate.c_recursion_remaining++;
    PyErr_NoMemory();
    return -1;
  }
  tstate.recursion_headroom++;
  PyErr_Format(PyExc_RecursionError, 'maximum recursion depth exceeded%ls', changetype<usize>(where));
  tstate.recursion_headroom--;
  tstate.c_recursion_remaining++;
  return -1;
}

export function _Py_ReachedRecursionLimit(): bool {
  return _PyThreadState_GET().c_recursion_remaining <= 0;
}
