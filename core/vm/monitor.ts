// Events of running code for sys.monitoring and sys.setprofile. (CPython: Python/instrumentation.c, Python/legacy_tracing.c)
//
// While anybody watches, the loop looks in here before each instruction; NOT CPYTHON: it rewrites the code to instrumented
// opcodes instead. The events, their arguments and their order are the same. What a call returns and where a branch leads
// is known at the next instruction of the frame, so those two are told then.
//
//   code._co_monitoring ─> │ local_monitors: u8 [10], a bit a tool │ … │ tools, line_tools, per_instruction_tools: u8 a code unit:
//                            the bits of the tools that want no more events from there (DISABLE)

import { _PyCode_CODE, CO_NO_MONITORING_EVENTS, PyCodeObject } from '../objects/code';
import { PyCode_Addr2Line } from '../objects/code/locations';
import { PyErr_GetHandledException, PyErr_SetObject } from '../objects/exceptions/errors';
import { PyExc_StopIteration } from '../objects/exceptions/types';
import { _PyInterpreterFrame, FRAME_OWNED_BY_CSTACK } from '../objects/frame';
import { PyCoro_Type, PyGen_Type } from '../objects/generator/object';
import { PyLong_FromLong } from '../objects/int';
import { Py_None } from '../objects/none';
import { PyErr_GetRaisedException } from '../runtime/errors';
import { mainInterpreter } from '../runtime/interp';
import { clearSlot, objAt, Py_DECREF, Py_XDECREF, PyObject } from '../runtime/object';
import { askBeforeNext, pel, stackAlloc, stackFree } from '../runtime/pellucid';
import { _PyThreadState_GET } from '../runtime/tstate';
import { isBridge } from './bridge/frame';
import { beginCall, dropPending, endCall, fullOparg } from './monitor/calls';
import { profile, profileProtected } from './monitor/profile';
import {
  EVENT_BRANCH,
  EVENT_INSTRUCTION,
  EVENT_JUMP,
  EVENT_LINE,
  EVENT_RERAISE,
  EXCEPTION_HANDLED,
  globalMonitors,
  PY_RESUME,
  PY_RETURN,
  PY_START,
  PY_THROW,
  PY_UNWIND,
  PY_YIELD,
  RAISE,
  STOP_ITERATION,
  UNGROUPED_EVENTS,
} from './monitor/state';
import { offsetObject, tell, tellHere, tellOfException, watched } from './monitor/tell';
import {
  CALL,
  CALL_FUNCTION_EX,
  CALL_KW,
  END_ASYNC_FOR,
  END_FOR,
  END_SEND,
  FOR_ITER,
  JUMP_BACKWARD,
  JUMP_FORWARD,
  LOAD_SUPER_ATTR,
  opcodeCaches,
  opcodeDeopt,
  POP_JUMP_IF_FALSE,
  POP_JUMP_IF_NONE,
  POP_JUMP_IF_NOT_NONE,
  POP_JUMP_IF_TRUE,
  POP_TOP,
  RAISE_VARARGS,
  RERAISE,
  RESUME,
  RESUME_AT_FUNC_START,
  RESUME_OPARG_LOCATION_MASK,
  RETURN_CONST,
  RETURN_VALUE,
  YIELD_VALUE,
} from './opcodes';

/** Whether the loop has to look: something is watched somewhere. */
export function updateWatching(): void {
  let any = pel.monitored_codes > 0;
  for (let e: usize = 0; e < <usize>UNGROUPED_EVENTS; e++) if (load<u8>(globalMonitors() + e)) any = true;
  pel.monitors = any ? 1 : 0;
  if (!any && !_PyThreadState_GET().c_profilefunc) dropPending();
  askBeforeNext();
}

/** At the interpreter's end: nobody watches any more. */
export function _PyMonitoring_Fini(): void {
  pel.monitors = 0;
  const p = changetype<usize>(mainInterpreter);
  memory.fill(globalMonitors(), 0, <usize>UNGROUPED_EVENTS);
  for (let at: usize = 193176; at < 194328; at += 8) clearSlot(p + at); // callbacks and names
  _PyThreadState_GET().c_profilefunc = 0;
  dropPending();
}

/** Where a jump at pc leads; 0: it is none. Its next instruction is at *next. */
function jumpTarget(pc: usize, opcode: i32, next: usize): usize {
  const after = pc + 2 + ((<usize>opcodeCaches(opcode)) << 1);
  store<usize>(next, after);
  const distance = (<usize>fullOparg(pc)) << 1;
  switch (opcode) {
    case JUMP_FORWARD:
    case POP_JUMP_IF_TRUE:
    case POP_JUMP_IF_FALSE:
    case POP_JUMP_IF_NONE:
    case POP_JUMP_IF_NOT_NONE:
      return after + distance;
    case JUMP_BACKWARD:
      return after - distance;
    case FOR_ITER:
      // Behind END_FOR and POP_TOP; a generator that ends goes to END_FOR.
      return after + distance + 4;
  }
  return 0;
}

function tellJump(frame: _PyInterpreterFrame, from: usize, to: usize, event: i32): i32 {
  if (!watched(frame, event)) return 0;
  const target = offsetObject(frame, to);
  if (!target) return -1;
  const err = tell(frame, from, event, offsetObject(frame, from), target, null);
  Py_DECREF(target);
  return err;
}

function tellBranch(frame: _PyInterpreterFrame, previous: usize, pc: usize): i32 {
  const opcode = opcodeDeopt(<i32>load<u8>(previous));
  if (opcode != FOR_ITER && (opcode < POP_JUMP_IF_FALSE || opcode > POP_JUMP_IF_TRUE)) return 0;
  const next = stackAlloc(1);
  const target = jumpTarget(previous, opcode, next);
  const after = load<usize>(next);
  stackFree(next);
  // Otherwise an exception brought us here.
  if (pc == after || pc == target) return tellJump(frame, previous, pc, EVENT_BRANCH);
  // A generator has ended; CPython does not run END_FOR then.
  return opcode == FOR_ITER && pc == target - 4 ? tellJump(frame, previous, target, EVENT_BRANCH) : 0;
}

function tellLine(frame: _PyInterpreterFrame, pc: usize, previous: usize): i32 {
  if (!watched(frame, EVENT_LINE)) return 0;
  const opcode = opcodeDeopt(<i32>load<u8>(pc));
  // These end a loop or an await in its first line.
  if (opcode == END_FOR || opcode == END_SEND || opcode == END_ASYNC_FOR) return 0;
  const code = changetype<PyCodeObject>(frame.f_executable);
  const start = _PyCode_CODE(code);
  if (pc < start + ((<usize>code._co_firsttraceable) << 1)) return 0;
  const line = PyCode_Addr2Line(code, <i32>(pc - start));
  if (line < 0) return 0;
  const known = previous >= start && previous < start + ((<usize>code.ob_size) << 1);
  // Unlike a trace function, a tool is not told of a jump back within a line.
  if (known) {
    const resumed = opcodeDeopt(<i32>load<u8>(previous)) == RESUME;
    const begins = resumed && (load<u8>(previous, 1) & RESUME_OPARG_LOCATION_MASK) == RESUME_AT_FUNC_START;
    // Behind a yield its own line goes on.
    const before = resumed ? previous - 2 : previous;
    if (!begins && PyCode_Addr2Line(code, <i32>(before - start)) == line) return 0;
  }
  return tell(frame, pc, EVENT_LINE, PyLong_FromLong(line), null, null);
}

// new: the StopIteration that a return value would be; NULL with an exception
export function stopIteration(value: PyObject): PyObject | null {
  PyErr_SetObject(PyExc_StopIteration, value);
  return PyErr_GetRaisedException();
}

/** The generator's return value as the StopIteration that nobody made. */
function tellStopIteration(frame: _PyInterpreterFrame, pc: usize, value: PyObject): i32 {
  if (!watched(frame, STOP_ITERATION) || watched(frame, EVENT_BRANCH)) return 0;
  const exc = stopIteration(value);
  if (!exc) return -1;
  const err = tell(frame, pc, STOP_ITERATION, offsetObject(frame, pc), exc, null);
  Py_DECREF(exc);
  return err;
}

/** Before the instruction at pc; previous: the one before it in this frame. -1: a callback raised. */
export function observeInstruction(
  frame: _PyInterpreterFrame,
  pc: usize,
  sp: usize,
  previous: usize,
  value: PyObject | null,
): i32 {
  const code = changetype<PyCodeObject>(frame.f_executable);
  if (code.co_flags & CO_NO_MONITORING_EVENTS) return 0;
  const start = _PyCode_CODE(code);
  pel.observed_pc = pc;
  pel.unwound = 0;
  if (endCall(frame, false) < 0) return -1;
  if (previous >= start && previous < start + ((<usize>code.ob_size) << 1) && tellBranch(frame, previous, pc) < 0)
    return -1;
  const opcode = opcodeDeopt(<i32>load<u8>(pc));
  if (opcode == RESUME) {
    const begins = (load<u8>(pc, 1) & RESUME_OPARG_LOCATION_MASK) == RESUME_AT_FUNC_START;
    if (tellHere(frame, pc, begins ? PY_START : PY_RESUME) < 0) return -1;
    return profile(frame, pc, 'call', Py_None);
  }
  if (pc < start + ((<usize>code._co_firsttraceable) << 1)) return 0;
  if (tellLine(frame, pc, previous) < 0) return -1;
  // CPython jumps over the two instructions that end a loop.
  const skipped = opcode == END_FOR || (opcode == POP_TOP && previous == pc - 2 && load<u8>(previous) == END_FOR);
  if (!skipped && tellHere(frame, pc, EVENT_INSTRUCTION) < 0) return -1;
  switch (opcode) {
    case CALL:
    case CALL_KW:
    case CALL_FUNCTION_EX:
    case LOAD_SUPER_ATTR:
      return beginCall(frame, pc, opcode, sp);
    case RETURN_VALUE:
    case RETURN_CONST:
      if (tellHere(frame, pc, PY_RETURN, value) < 0) return -1;
      return profile(frame, pc, 'return', value!);
    case YIELD_VALUE:
      if (tellHere(frame, pc, PY_YIELD, value) < 0) return -1;
      return profile(frame, pc, 'return', value!);
    case JUMP_FORWARD:
    case JUMP_BACKWARD: {
      const next = stackAlloc(1);
      const target = jumpTarget(pc, opcode, next);
      stackFree(next);
      return tellJump(frame, pc, target, EVENT_JUMP);
    }
    case END_FOR:
      // Only the end of a generator passes here.
      return watched(frame, EVENT_LINE) ? 0 : tellStopIteration(frame, pc, objAt(sp - 8, 0));
    case END_SEND: {
      const receiver = objAt(sp - 16, 0);
      const generator = receiver.ob_type == PyGen_Type || receiver.ob_type == PyCoro_Type;
      return generator ? tellStopIteration(frame, pc, objAt(sp - 8, 0)) : 0;
    }
    case RERAISE:
      return tellHere(frame, pc, EVENT_RERAISE, objAt(sp - 8, 0));
    case RAISE_VARARGS: {
      if (load<u8>(pc, 1)) return 0;
      const handled = PyErr_GetHandledException();
      const err = handled && handled != Py_None ? tellHere(frame, pc, EVENT_RERAISE, handled) : 0;
      Py_XDECREF(handled);
      return err;
    }
  }
  return 0;
}

/** The code unit that CPython calls the place of an exception: the last of the instruction's caches, or what stands before a call. */
function placeOfException(frame: _PyInterpreterFrame): usize {
  const pc = frame.instr_ptr;
  const seen = pel.observed_pc;
  const code = changetype<PyCodeObject>(frame.f_executable);
  const start = _PyCode_CODE(code);
  if (seen >= start && seen < start + ((<usize>code.ob_size) << 1) && load<u8>(seen) == RERAISE) return seen;
  if (pel.unwound) return pc - 2;
  return pc + ((<usize>opcodeCaches(opcodeDeopt(<i32>load<u8>(pc)))) << 1);
}

/** An exception has come up in this frame. */
export function observeRaise(frame: _PyInterpreterFrame): void {
  const code = changetype<PyCodeObject>(frame.f_executable);
  if (!(code.co_flags & CO_NO_MONITORING_EVENTS) && endCall(frame, true) == 0)
    tellOfException(frame, placeOfException(frame), RAISE);
}

/** generator.throw(): the exception enters a frame that stands behind its yield. */
export function observeThrow(frame: _PyInterpreterFrame): void {
  if (tellOfException(frame, frame.instr_ptr, PY_THROW) == 0) profileProtected(frame, frame.instr_ptr, 'call', Py_None);
}

/** A handler begins at pc: -1: a callback raised instead. */
/* @noinline */ export function observeHandled(frame: _PyInterpreterFrame, pc: usize, exc: PyObject): i32 {
  return isBridge(frame) ? 0 : tellHere(frame, pc, EXCEPTION_HANDLED, exc);
}

/** The frame is left by the exception that is set. */
export function observeUnwind(frame: _PyInterpreterFrame): void {
  const place = placeOfException(frame);
  const caller = frame.previous;
  pel.unwound = caller && caller.owner != FRAME_OWNED_BY_CSTACK && !isBridge(caller) ? 1 : 0;
  if (tellOfException(frame, place, PY_UNWIND) == 0) profileProtected(frame, frame.instr_ptr, 'return', Py_None);
}
