// How native code hands a call of a Python method over to the loop that called it, instead of entering another loop.
//
// Before it performs an operation, the loop says whose methods it would run itself (`arm`). When the operation comes to such a
// method, a frame is made of the call, and the operation gives NULL without an exception, as native code does that waits for the
// host. Once the method has returned it is performed again: at the same place it is given the answer, and goes on to its end.
// That is right for operations that change nothing before they call the method; should Python run in between, nothing is captured.

import { _PyInterpreterFrame } from '../../objects/frame';
import { PyFunction_Type, PyFunctionObject } from '../../objects/function';
import { objAt, Py_INCREF, Py_NewRef, PyObject } from '../../runtime/object';
import { pel, WAIT_CALL, WAIT_NONE } from '../../runtime/pellucid';
import { _PyThreadState_GET } from '../../runtime/tstate';
import { localsOfCall } from '../eval/frames';
import { _PyEvalFramePushAndInit } from '../vector';

/** pel.armed: what is captured. */
export const CAPTURE_SLOTS: i32 = 1; // methods that a slot calls
export const CAPTURE_OPERATOR: i32 = 8; // __add__, __radd__, __iadd__ & co.
export const CAPTURE_GETATTR: i32 = 2; // __getattr__
export const CAPTURE_ATTRIBUTE: i32 = 4; // __getattribute__, and the function of a property

/** From now on a call of a method of one of these objects is captured, or answered. */
export function arm(kinds: i32, self: PyObject, other: PyObject | null, answer: PyObject | null): void {
  pel.armed = kinds;
  pel.armed_self = changetype<usize>(self);
  pel.armed_other = changetype<usize>(other);
  pel.answer = answer;
}

/** The captured call's frame, not linked to anything; NULL: nothing was captured. */
export function disarm(): _PyInterpreterFrame | null {
  pel.armed = 0;
  pel.answer = null;
  if (pel.wait_kind != WAIT_CALL) return null;
  pel.wait_kind = WAIT_NONE;
  return changetype<_PyInterpreterFrame>(pel.captured);
}

/** Whether this call of func(args[0], …) is to be captured. */
/* @inline */ export function captures(kind: i32, func: PyObject, args: usize): bool {
  return (pel.armed & kind) != 0 && isExpected(func, objAt(args, 0));
}

function isExpected(func: PyObject, self: PyObject): bool {
  const p = changetype<usize>(self);
  return (
    (p == pel.armed_self || p == pel.armed_other) &&
    func.ob_type == PyFunction_Type &&
    changetype<PyFunctionObject>(func).vectorcall == pel.function_vectorcall
  );
}

// new: the answer; or NULL: the caller is to give NULL, too
export function capture(func: PyObject, args: usize, nargs: i64): PyObject | null {
  pel.armed = 0;
  const answer = pel.answer;
  if (answer) return Py_NewRef(answer);
  for (let i: i64 = 0; i < nargs; i++) Py_INCREF(objAt(args, i));
  const made = changetype<PyFunctionObject>(Py_NewRef(func));
  const callee = _PyEvalFramePushAndInit(_PyThreadState_GET(), made, localsOfCall(made), args, nargs, null);
  if (!callee) return null;
  pel.captured = changetype<usize>(callee);
  pel.wait_kind = WAIT_CALL;
  return null;
}
