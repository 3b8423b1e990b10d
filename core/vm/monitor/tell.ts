// Telling the tools of an event: whom, what, and what to do when one raises or wants to hear no more.

import { PyObject_Vectorcall } from '../../objects/call';
import { _PyCode_CODE, PyCodeObject } from '../../objects/code';
import { PyErr_Format } from '../../objects/exceptions/errors';
import { PyExc_ValueError } from '../../objects/exceptions/types';
import { _PyInterpreterFrame } from '../../objects/frame';
import { PyLong_FromSsize_t } from '../../objects/int';
import { clearSlot, Py_DECREF, Py_INCREF, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_GetRaisedException, PyErr_SetRaisedException } from '../../runtime/errors';
import { PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { askBeforeNext, pel, stackFree } from '../../runtime/pellucid';
import { _PyThreadState_GET } from '../../runtime/tstate';
import { PY_VECTORCALL_ARGUMENTS_OFFSET } from '../../runtime/type';
import {
  _PyInstrumentation_DISABLE,
  C_RETURN,
  callbackSlot,
  dataOf,
  disabledAt,
  EVENT_CALL,
  EXCEPTION_HANDLED,
  globalMonitors,
  LOCAL_EVENTS,
  monitoringData,
  PY_THROW,
  PY_UNWIND,
  RAISE,
} from './state';

/** C_RETURN and C_RAISE are told to who watches CALL. */
/* @inline */ function groupOf(event: i32): i32 {
  return event >= C_RETURN ? EVENT_CALL : event;
}

function toolsOf(code: PyCodeObject, event: i32, offset: usize): u32 {
  const e = <usize>groupOf(event);
  let tools = <u32>load<u8>(globalMonitors() + e);
  const data = dataOf(code);
  if (e >= <usize>LOCAL_EVENTS || !data) return tools;
  tools |= load<u8>(data.local_monitors + e);
  return tools & ~(<u32>load<u8>(disabledAt(code, <i32>e, offset)));
}

function eventName(event: i32): string {
  switch (event) {
    case RAISE:
      return 'RAISE';
    case EXCEPTION_HANDLED:
      return 'EXCEPTION_HANDLED';
    case PY_UNWIND:
      return 'PY_UNWIND';
    case PY_THROW:
      return 'PY_THROW';
  }
  return 'RERAISE';
}

/** The callback wants no more of this event from here: 0, or -1, where that cannot be. */
function disable(code: PyCodeObject, tool: i32, event: i32, offset: usize): i32 {
  const e = groupOf(event);
  if (e < LOCAL_EVENTS) {
    if (monitoringData(code)) {
      const at = disabledAt(code, e, offset);
      store<u8>(at, <u8>(<i32>load<u8>(at) | (1 << tool)));
    }
    return 0;
  }
  PyErr_Format(
    PyExc_ValueError,
    'Cannot disable %ls events. Callback removed.',
    <u64>changetype<usize>(eventName(event)),
  );
  clearSlot(callbackSlot(tool, event));
  return -1;
}

/**
 * Tells the tools of an event at an instruction: code, then args[0 … n]; the instruction's offset is args[0]. The thread's profile
 * function hears of it, too. 0, or -1: a callback raised.
 */
export function tell(
  frame: _PyInterpreterFrame,
  pc: usize,
  event: i32,
  first: PyObject | null,
  a: PyObject | null,
  b: PyObject | null,
): i32 {
  const code = changetype<PyCodeObject>(frame.f_executable);
  if (!first) return -1;
  const offset = pc - _PyCode_CODE(code);
  const tstate = _PyThreadState_GET();
  const tools = toolsOf(code, event, offset);
  let err = 0;
  if (tools) {
    const running = frame.instr_ptr;
    frame.instr_ptr = pc;
    const args = stackAlloc(5);
    setPtrAt(args, 1, code);
    setPtrAt(args, 2, first);
    setPtrAt(args, 3, a);
    setPtrAt(args, 4, b);
    const n: usize = b ? 4 : a ? 3 : 2;
    for (let tool = 0; tool < 6 && err == 0; tool++) {
      const callback = tools & (1 << tool) ? ptrAt(callbackSlot(tool, event), 0) : null;
      if (!callback) continue;
      Py_INCREF(callback);
      tstate.tracing++;
      const res = PyObject_Vectorcall(callback, args + 8, n | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
      tstate.tracing--;
      askBeforeNext();
      Py_DECREF(callback);
      if (!res) err = -1;
      else if (res == _PyInstrumentation_DISABLE) err = disable(code, tool, event, offset);
      Py_XDECREF(res);
    }
    stackFree(args);
    frame.instr_ptr = running;
  }
  Py_DECREF(first);
  return err;
}

// new
export function offsetObject(frame: _PyInterpreterFrame, pc: usize): PyObject | null {
  return PyLong_FromSsize_t(<i64>(pc - _PyCode_CODE(changetype<PyCodeObject>(frame.f_executable))));
}

/** Whether a tool watches the event in this frame's code. */
/* @inline */ export function watched(frame: _PyInterpreterFrame, event: i32): bool {
  if (!pel.monitors) return false;
  const e = <usize>groupOf(event);
  const data = dataOf(changetype<PyCodeObject>(frame.f_executable));
  return (
    load<u8>(globalMonitors() + e) != 0 ||
    (e < <usize>LOCAL_EVENTS && data != null && load<u8>(data.local_monitors + e) != 0)
  );
}

/** An event without arguments but the offset, or with one. */
export function tellHere(
  frame: _PyInterpreterFrame,
  pc: usize,
  event: i32,
  a: PyObject | null = null,
  b: PyObject | null = null,
): i32 {
  return watched(frame, event) ? tell(frame, pc, event, offsetObject(frame, pc), a, b) : 0;
}

/** The same with an exception that is set meanwhile; a callback's own takes its place. */
export function tellOfException(frame: _PyInterpreterFrame, pc: usize, event: i32): i32 {
  if (!watched(frame, event)) return 0;
  const exc = PyErr_GetRaisedException()!;
  const err = tell(frame, pc, event, offsetObject(frame, pc), exc, null);
  if (err < 0) Py_DECREF(exc);
  else PyErr_SetRaisedException(exc);
  return err;
}
