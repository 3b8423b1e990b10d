// sys.settrace: call, line, return, exception and opcode events. (CPython: Python/legacy_tracing.c, Python/sysmodule.c)
//
// While a trace function is set the loop looks in here before each instruction. NOT CPYTHON: it rewrites the code to
// instrumented opcodes instead; the events are the same.

import { PyObject_Vectorcall } from '../objects/call';
import { _PyCode_CODE, PyCodeObject } from '../objects/code';
import { PyCode_Addr2Line } from '../objects/code/locations';
import { PyBaseExceptionObject } from '../objects/exceptions/struct';
import { PyExc_StopIteration } from '../objects/exceptions/types';
import { _PyFrame_GetFrameObject, _PyInterpreterFrame, PyFrameObject } from '../objects/frame';
import { PyCoro_Type, PyGen_Type } from '../objects/generator/object';
import { Py_None } from '../objects/none';
import { PyUnicode_InternFromString } from '../objects/str/intern';
import { PyTuple_Pack3 } from '../objects/tuple';
import { clearSlot, Py_DECREF, Py_INCREF, Py_XDECREF, Py_XNewRef, setSlot, stackAlloc } from '../runtime/cold';
import { PyErr_GetRaisedException, PyErr_SetRaisedException } from '../runtime/errors';
import { objAt, PyObject, setPtrAt } from '../runtime/object';
import { askBeforeNext, pel, stackFree } from '../runtime/pellucid';
import { _PyThreadState_GET, PyThreadState } from '../runtime/tstate';
import { PY_VECTORCALL_ARGUMENTS_OFFSET } from '../runtime/type';
import { observeRaise, observeThrow, observeUnwind, stopIteration } from './monitor';
import {
  EVENT_INSTRUCTION,
  EVENT_LINE,
  PY_RESUME,
  PY_RETURN,
  PY_START,
  PY_THROW,
  RAISE,
  STOP_ITERATION,
} from './monitor/state';
import {
  END_ASYNC_FOR,
  END_FOR,
  END_SEND,
  opcodeDeopt,
  RESUME,
  RESUME_AT_FUNC_START,
  RESUME_OPARG_LOCATION_MASK,
  RETURN_CONST,
  RETURN_VALUE,
  YIELD_VALUE,
} from './opcodes';

/** Sets the thread's trace function; NULL: none. */
export function _PyEval_SetTrace(tstate: PyThreadState, callback: PyObject | null): void {
  const old = tstate.c_traceobj;
  tstate.c_traceobj = Py_XNewRef(callback);
  tstate.c_tracefunc = callback ? 1 : 0;
  askBeforeNext();
  Py_XDECREF(old);
}

/** callback(frame, event, argument), with tracing off meanwhile. new */
function call(
  tstate: PyThreadState,
  callback: PyObject,
  f: PyFrameObject,
  event: PyObject,
  argument: PyObject,
): PyObject | null {
  const args = stackAlloc(4);
  setPtrAt(args, 0, null);
  setPtrAt(args, 1, f);
  setPtrAt(args, 2, event);
  setPtrAt(args, 3, argument);
  tstate.tracing++;
  const result = PyObject_Vectorcall(callback, args + 8, 3 | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
  tstate.tracing--;
  askBeforeNext();
  stackFree(args);
  return result;
}

/** Calls the trace function that is in charge of the event. -1: it raised, and tracing is off. */
function report(
  tstate: PyThreadState,
  frame: _PyInterpreterFrame,
  event: PyObject | null,
  argument: PyObject,
  entering: bool,
  what: i32,
): i32 {
  const o: PyObject | null = event ? _PyFrame_GetFrameObject(frame) : null;
  if (!o) return -1;
  const f = changetype<PyFrameObject>(o);
  const callback: PyObject | null = entering ? tstate.c_traceobj : f.f_trace;
  if (!callback) return 0;
  Py_INCREF(callback);
  const outer = tstate.what_event;
  tstate.what_event = what;
  const result = call(tstate, callback, f, event!, argument);
  tstate.what_event = outer;
  Py_DECREF(callback);
  const slot = changetype<usize>(f) + offsetof<PyFrameObject>('_f_trace');
  if (!result) {
    _PyEval_SetTrace(tstate, null);
    clearSlot(slot);
    return -1;
  }
  if (result == Py_None) return 0;
  setSlot(slot, result);
  return 0;
}

/** True while events are to be reported to anybody. */
export function tracing(tstate: PyThreadState): bool {
  return tstate.tracing == 0 && (tstate.c_tracefunc != 0 || tstate.c_profilefunc != 0 || pel.monitors != 0);
}

function startsFunction(pc: usize): bool {
  return (
    opcodeDeopt(<i32>load<u8>(pc)) == RESUME && (load<u8>(pc, 1) & RESUME_OPARG_LOCATION_MASK) == RESUME_AT_FUNC_START
  );
}

/** A line begins: another one than before, a jump back, or the function's first. */
function beginsLine(code: PyCodeObject, pc: usize, previous: usize, line: i32): bool {
  const start = _PyCode_CODE(code);
  const known = previous >= start && previous < start + ((<usize>code.ob_size) << 1);
  if (!known) return true;
  return PyCode_Addr2Line(code, <i32>(previous - start)) != line || previous > pc || startsFunction(previous);
}

/**
 * Before an instruction: `previous` is the one before it in this frame (0: none). -1: the trace function raised; 1: the instruction
 * returns or yields; 2: it is to go on at frame.instr_ptr.
 */
export function traceInstruction(
  tstate: PyThreadState,
  frame: _PyInterpreterFrame,
  pc: usize,
  sp: usize,
  previous: usize,
): i32 {
  const code = changetype<PyCodeObject>(frame.f_executable);
  const start = _PyCode_CODE(code);
  const opcode = opcodeDeopt(<i32>load<u8>(pc));
  if (opcode == RESUME) {
    frame.instr_ptr = pc;
    return report(
      tstate,
      frame,
      PyUnicode_InternFromString('call'),
      Py_None,
      true,
      startsFunction(pc) ? PY_START : PY_RESUME,
    );
  }
  if (pc < start + ((<usize>code._co_firsttraceable) << 1)) return 0;
  const f = frame.frame_obj;
  if (!f || !f.f_trace) return 0;
  const line = PyCode_Addr2Line(code, <i32>(pc - start));
  // These end a loop or an await in its first line.
  const ends = opcode == END_FOR || opcode == END_SEND || opcode == END_ASYNC_FOR;
  if (line >= 0 && f.f_trace_lines && !ends) {
    if (beginsLine(code, pc, previous, line)) {
      frame.instr_ptr = pc;
      f.f_lineno = line;
      const err = report(tstate, frame, PyUnicode_InternFromString('line'), Py_None, false, EVENT_LINE);
      f.f_lineno = 0;
      if (err < 0) return -1;
      if (frame.instr_ptr != pc) return 2; // it has set f_lineno
    }
  }
  if (f.f_trace_opcodes) {
    frame.instr_ptr = pc;
    if (report(tstate, frame, PyUnicode_InternFromString('opcode'), Py_None, false, EVENT_INSTRUCTION) < 0) return -1;
  }
  // CPython does not specialise a loop that it traces: a generator's end is an exception there only if it has a value.
  if ((opcode == END_FOR && objAt(sp - 8, 0) != Py_None) || (opcode == END_SEND && endsGenerator(objAt(sp - 16, 0)))) {
    frame.instr_ptr = pc;
    return reportStopIteration(tstate, frame, objAt(sp - 8, 0));
  }
  if (opcode == RETURN_VALUE || opcode == YIELD_VALUE) {
    frame.instr_ptr = pc;
    return 1;
  }
  return opcode == RETURN_CONST ? 1 : 0;
}

function endsGenerator(receiver: PyObject): bool {
  return receiver.ob_type == PyGen_Type || receiver.ob_type == PyCoro_Type;
}

/** A generator has returned the value: the StopIteration that nobody raised. */
function reportStopIteration(tstate: PyThreadState, frame: _PyInterpreterFrame, value: PyObject): i32 {
  const exc = stopIteration(value);
  const triple: PyObject | null = exc ? PyTuple_Pack3(PyExc_StopIteration, exc, Py_None) : null;
  Py_XDECREF(exc);
  if (!triple) return -1;
  const err = report(tstate, frame, PyUnicode_InternFromString('exception'), triple, false, STOP_ITERATION);
  Py_DECREF(triple);
  return err;
}

/** A return or yield of the value. */
export function traceReturn(tstate: PyThreadState, frame: _PyInterpreterFrame, value: PyObject | null): i32 {
  const f = frame.frame_obj;
  if (!f || !f.f_trace) return 0;
  return report(tstate, frame, PyUnicode_InternFromString('return'), value ? value : Py_None, false, PY_RETURN);
}

/** The frame is left by an exception: 'return' with None, the exception kept. */
/* @noinline */ export function traceUnwind(tstate: PyThreadState, frame: _PyInterpreterFrame): void {
  if (pel.monitors || tstate.c_profilefunc) observeUnwind(frame);
  if (!tstate.c_tracefunc) return;
  const exc = PyErr_GetRaisedException();
  if (traceReturn(tstate, frame, null) < 0) Py_XDECREF(exc);
  else PyErr_SetRaisedException(exc);
}

/** generator.throw() enters a generator: a call, with the exception set. */
/* @noinline */ export function traceThrow(tstate: PyThreadState, frame: _PyInterpreterFrame): void {
  if (pel.monitors || tstate.c_profilefunc) observeThrow(frame);
  if (!tstate.c_tracefunc) return;
  const exc = PyErr_GetRaisedException();
  if (report(tstate, frame, PyUnicode_InternFromString('call'), Py_None, true, PY_THROW) < 0) Py_XDECREF(exc);
  else PyErr_SetRaisedException(exc);
}

/** An exception has come up in this frame. */
/* @noinline */ export function traceException(tstate: PyThreadState, frame: _PyInterpreterFrame): void {
  if (pel.monitors || tstate.c_profilefunc) observeRaise(frame);
  if (!tstate.c_tracefunc) return;
  const f = frame.frame_obj;
  if (!f || !f.f_trace) return;
  const exc = PyErr_GetRaisedException()!;
  const tb = changetype<PyBaseExceptionObject>(exc).traceback;
  const triple = PyTuple_Pack3(exc.ob_type, exc, tb ? tb : Py_None);
  let err = -1;
  if (triple) {
    err = report(tstate, frame, PyUnicode_InternFromString('exception'), triple, false, RAISE);
    Py_DECREF(triple);
  }
  if (err < 0) Py_DECREF(exc);
  else PyErr_SetRaisedException(exc);
}

/** An iterator has said that it is at its end with an exception, which the loop is about to drop. */
export function traceStopIteration(): void {
  const tstate = _PyThreadState_GET();
  if (tracing(tstate)) traceException(tstate, tstate.current_frame!);
}
