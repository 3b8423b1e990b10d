// Events of running code for sys.monitoring and sys.setprofile. (CPython: Python/instrumentation.c, Python/legacy_tracing.c)
//
// While anybody watches, the loop looks in here before each instruction; NOT CPYTHON: it rewrites the code to instrumented
// opcodes instead. The events, their arguments and their order are the same. What a call returns and where a branch leads
// is known at the next instruction of the frame, so those two are told then.
//
//   code._co_monitoring ─> │ local_monitors: u8 [10], a bit a tool │ … │ tools, line_tools, per_instruction_tools: u8 a code unit:
//                            the bits of the tools that want no more events from there (DISABLE)

import { PyMem_Free, PyMem_Malloc } from '../memory/obmalloc/malloc';
import { PyMem_RawFree, PyMem_RawRealloc } from '../memory/raw';
import { PyCFunction_Check } from '../objects/builtin-function';
import { PyObject_Vectorcall } from '../objects/call';
import { _PyCode_CODE, CO_NO_MONITORING_EVENTS, PyCodeObject } from '../objects/code';
import { PyCode_Addr2Line } from '../objects/code/locations';
import { method_get, PyMethodDescr_Type } from '../objects/descriptor';
import { PyErr_Format, PyErr_GetHandledException, PyErr_NoMemory, PyErr_SetObject } from '../objects/exceptions/errors';
import { PyExc_StopIteration, PyExc_ValueError } from '../objects/exceptions/types';
import { _PyFrame_GetFrameObject, _PyInterpreterFrame, FRAME_OWNED_BY_CSTACK } from '../objects/frame';
import { PyFunction_Check } from '../objects/function';
import { PyCoro_Type, PyGen_Type } from '../objects/generator/object';
import { PyLong_FromLong, PyLong_FromSsize_t } from '../objects/int';
import { PyMethod_Type, PyMethodObject } from '../objects/method';
import { Py_None } from '../objects/none';
import { PyUnicode_InternFromString } from '../objects/str/intern';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../objects/tuple';
import { PyErr_GetRaisedException, PyErr_SetRaisedException } from '../runtime/errors';
import { mainInterpreter } from '../runtime/interp';
import {
  clearSlot,
  objAt,
  Py_DECREF,
  Py_INCREF,
  Py_NewRef,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  ptrAt,
  setPtrAt,
} from '../runtime/object';
import { askBeforeNext, pel, stackAlloc, stackFree } from '../runtime/pellucid';
import { _PyThreadState_GET, PyThreadState } from '../runtime/tstate';
import { PY_VECTORCALL_ARGUMENTS_OFFSET } from '../runtime/type';
import {
  CALL,
  CALL_FUNCTION_EX,
  CALL_KW,
  END_ASYNC_FOR,
  END_FOR,
  END_SEND,
  EXTENDED_ARG,
  FOR_ITER,
  JUMP_BACKWARD,
  JUMP_FORWARD,
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

export const PY_START = 0;
export const PY_RESUME = 1;
export const PY_RETURN = 2;
export const PY_YIELD = 3;
export const EVENT_CALL = 4;
export const EVENT_LINE = 5;
export const EVENT_INSTRUCTION = 6;
export const EVENT_JUMP = 7;
export const EVENT_BRANCH = 8;
export const STOP_ITERATION = 9;
export const RAISE = 10;
export const EXCEPTION_HANDLED = 11;
export const PY_UNWIND = 12;
export const PY_THROW = 13;
export const EVENT_RERAISE = 14;
export const C_RETURN = 15;
export const C_RAISE = 16;
export const LOCAL_EVENTS = 10;
export const UNGROUPED_EVENTS = 15;
export const ALL_EVENTS = 17;

export const _PyInstrumentation_DISABLE = staticObject<PyObject>(16);
export const _PyInstrumentation_MISSING = staticObject<PyObject>(16);

/** 64 bytes. */
@unmanaged
export class _PyCoMonitoringData {
  @bytes(10) local_monitors: usize; // uint8_t [10]: who watches an event in this code
  @bytes(10) active_monitors: usize; // uint8_t [10]
  tools: usize; // uint8_t *
  lines: usize;
  line_tools: usize; // uint8_t *
  per_instruction_opcodes: usize;
  per_instruction_tools: usize; // uint8_t *
}

/** A native call that has not come back yet; 32 bytes in the block pel.calls. */
@unmanaged
class PendingCall {
  frame: usize; // borrowed
  pc: usize;
  callable: PyObject | null; // strong
  arg0: PyObject | null; // strong
}

/** uint8_t [15]: the tools that watch an event everywhere. */
/* @inline */ export function globalMonitors(): usize {
  return mainInterpreter.monitors;
}

/** PyObject *: the slot of a tool's callback for an event. */
/* @inline */ export function callbackSlot(tool: i32, event: i32): usize {
  return mainInterpreter.monitoring_callables + ((<usize>(tool * ALL_EVENTS + event)) << 3);
}

/** PyObject *: the slot of a tool's name. */
/* @inline */ export function toolNameSlot(tool: i32): usize {
  return mainInterpreter.monitoring_tool_names + ((<usize>tool) << 3);
}

/** Whether the loop has to look: something is watched somewhere. */
export function updateWatching(): void {
  let any = pel.monitored_codes > 0;
  for (let e: usize = 0; e < <usize>UNGROUPED_EVENTS; e++) if (load<u8>(globalMonitors() + e)) any = true;
  pel.monitors = any ? 1 : 0;
  if (!any && !_PyThreadState_GET().c_profilefunc) dropPending();
  askBeforeNext();
}

function dropPending(): void {
  while (pel.calls_count) popPending();
  PyMem_RawFree(pel.calls);
  pel.calls = 0;
  pel.calls_room = 0;
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

function popPending(): void {
  pel.calls_count--;
  const call = changetype<PendingCall>(pel.calls + ((<usize>pel.calls_count) << 5));
  const callable = call.callable;
  const arg0 = call.arg0;
  if (callable) Py_DECREF(callable);
  if (arg0) Py_DECREF(arg0);
}

// ---- what a code object remembers ----

/* @inline */ function dataOf(code: PyCodeObject): _PyCoMonitoringData | null {
  return changetype<_PyCoMonitoringData | null>(code._co_monitoring);
}

/** Made when it is missing; NULL: no memory, and nobody is told. */
export function monitoringData(code: PyCodeObject): _PyCoMonitoringData | null {
  const known = dataOf(code);
  if (known) return known;
  const n = <usize>code.ob_size;
  const p = PyMem_Malloc(64 + 3 * n);
  if (!p) return null;
  memory.fill(p, 0, 64 + 3 * n);
  const data = changetype<_PyCoMonitoringData>(p);
  data.tools = p + 64;
  data.line_tools = p + 64 + n;
  data.per_instruction_tools = p + 64 + 2 * n;
  code._co_monitoring = p;
  code._co_instrumentation_version = <u64>pel.monitor_restarts;
  return data;
}

/** With the code object. */
export function freeMonitoringData(code: PyCodeObject): void {
  const data = dataOf(code);
  if (!data) return;
  if (isWatchedLocally(data)) {
    pel.monitored_codes--;
    updateWatching();
  }
  PyMem_Free(changetype<usize>(data));
  code._co_monitoring = 0;
}

export function isWatchedLocally(data: _PyCoMonitoringData): bool {
  for (let e: usize = 0; e < <usize>LOCAL_EVENTS; e++) if (load<u8>(data.local_monitors + e)) return true;
  return false;
}

/** Where the DISABLE bits of an event in this code lie; 0: there are none yet. */
function disabledAt(code: PyCodeObject, event: i32, offset: usize): usize {
  const data = dataOf(code);
  if (!data) return 0;
  if (code._co_instrumentation_version != <u64>pel.monitor_restarts) {
    memory.fill(data.tools, 0, 3 * <usize>code.ob_size);
    code._co_instrumentation_version = <u64>pel.monitor_restarts;
  }
  const array =
    event == EVENT_LINE ? data.line_tools : event == EVENT_INSTRUCTION ? data.per_instruction_tools : data.tools;
  return array + (offset >> 1);
}

// ---- telling ----

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
function tell(
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
function offsetObject(frame: _PyInterpreterFrame, pc: usize): PyObject | null {
  return PyLong_FromSsize_t(<i64>(pc - _PyCode_CODE(changetype<PyCodeObject>(frame.f_executable))));
}

/* @inline */ function watched(frame: _PyInterpreterFrame, event: i32): bool {
  if (!pel.monitors) return false;
  const e = <usize>groupOf(event);
  const data = dataOf(changetype<PyCodeObject>(frame.f_executable));
  return (
    load<u8>(globalMonitors() + e) != 0 ||
    (e < <usize>LOCAL_EVENTS && data != null && load<u8>(data.local_monitors + e) != 0)
  );
}

/** An event without arguments but the offset, or with one. */
function tellHere(
  frame: _PyInterpreterFrame,
  pc: usize,
  event: i32,
  a: PyObject | null = null,
  b: PyObject | null = null,
): i32 {
  return watched(frame, event) ? tell(frame, pc, event, offsetObject(frame, pc), a, b) : 0;
}

/** The same with an exception that is set meanwhile; a callback's own takes its place. */
function tellOfException(frame: _PyInterpreterFrame, pc: usize, event: i32): i32 {
  if (!watched(frame, event)) return 0;
  const exc = PyErr_GetRaisedException()!;
  const err = tell(frame, pc, event, offsetObject(frame, pc), exc, null);
  if (err < 0) Py_DECREF(exc);
  else PyErr_SetRaisedException(exc);
  return err;
}

// ---- the profile function ----

/** callback(frame, event, argument) of sys.setprofile: 0, or -1: it raised, and is gone. */
function profile(frame: _PyInterpreterFrame, pc: usize, event: string, argument: PyObject): i32 {
  const tstate = _PyThreadState_GET();
  if (!tstate.c_profilefunc) return 0;
  const running = frame.instr_ptr;
  frame.instr_ptr = pc;
  const f = _PyFrame_GetFrameObject(frame);
  const name = PyUnicode_InternFromString(event);
  let res: PyObject | null = null;
  if (f && name) {
    const callback = Py_NewRef(tstate.c_profileobj!);
    const args = stackAlloc(4);
    setPtrAt(args, 1, f);
    setPtrAt(args, 2, name);
    setPtrAt(args, 3, argument);
    tstate.tracing++;
    res = PyObject_Vectorcall(callback, args + 8, 3 | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
    tstate.tracing--;
    stackFree(args);
    Py_DECREF(callback);
  }
  Py_XDECREF(name);
  frame.instr_ptr = running;
  askBeforeNext();
  if (!res) {
    _PyEval_SetProfile(tstate, null);
    return -1;
  }
  Py_DECREF(res);
  return 0;
}

/** Sets the thread's profile function; NULL: none. */
export function _PyEval_SetProfile(tstate: PyThreadState, callback: PyObject | null): void {
  const old = tstate.c_profileobj;
  tstate.c_profileobj = Py_XNewRef(callback);
  tstate.c_profilefunc = callback ? 1 : 0;
  updateWatching();
  Py_XDECREF(old);
}

/** A call of native code as the profiler hears of it: builtin functions, and methods bound to their object. */
function profileCall(frame: _PyInterpreterFrame, pc: usize, event: string, callable: PyObject, arg0: PyObject): i32 {
  if (!_PyThreadState_GET().c_profilefunc) return 0;
  if (PyCFunction_Check(callable)) return profile(frame, pc, event, callable);
  if (callable.ob_type != PyMethodDescr_Type || arg0 == _PyInstrumentation_MISSING) return 0;
  const meth = method_get(callable, arg0, arg0.ob_type);
  if (!meth) return -1;
  const err = profile(frame, pc, event, meth);
  Py_DECREF(meth);
  return err;
}

function profileProtected(frame: _PyInterpreterFrame, pc: usize, event: string, argument: PyObject): i32 {
  if (!_PyThreadState_GET().c_profilefunc) return 0;
  const exc = PyErr_GetRaisedException();
  const err = profile(frame, pc, event, argument);
  if (err < 0) Py_XDECREF(exc);
  else PyErr_SetRaisedException(exc);
  return err;
}

// ---- calls ----

/** The call that stands at pc: the slots of its callable, and its first argument; false: it is none. */
function callAt(pc: usize, opcode: i32, sp: usize, out: usize): bool {
  const oparg = <usize>fullOparg(pc);
  let base: usize;
  if (opcode == CALL) base = sp - ((oparg + 2) << 3);
  else if (opcode == CALL_KW) base = sp - ((oparg + 3) << 3);
  else {
    base = sp - ((3 + (oparg & 1)) << 3);
    const args = objAt(base, 2);
    const n = PyTuple_Check(args) ? PyTuple_GET_SIZE(args) : 0;
    setPtrAt(out, 0, objAt(base, 0));
    setPtrAt(out, 1, n ? PyTuple_GET_ITEM(args, 0) : _PyInstrumentation_MISSING);
    return true;
  }
  const self = ptrAt(base, 1);
  setPtrAt(out, 0, objAt(base, 0));
  setPtrAt(out, 1, self ? self : oparg ? objAt(base, 2) : _PyInstrumentation_MISSING);
  return true;
}

/** The argument with those of the EXTENDED_ARGs in front of it. */
function fullOparg(pc: usize): i32 {
  let oparg = <i32>load<u8>(pc, 1);
  for (let shift = 8, p = pc - 2; load<u8>(p) == EXTENDED_ARG && shift < 32; p -= 2, shift += 8)
    oparg |= (<i32>load<u8>(p, 1)) << shift;
  return oparg;
}

function beginCall(frame: _PyInterpreterFrame, pc: usize, opcode: i32, sp: usize): i32 {
  const out = stackAlloc(2);
  callAt(pc, opcode, sp, out);
  let callable = objAt(out, 0);
  let arg0 = objAt(out, 1);
  stackFree(out);
  let err = watched(frame, EVENT_CALL) ? tell(frame, pc, EVENT_CALL, offsetObject(frame, pc), callable, arg0) : 0;
  if (err < 0) return -1;
  if (callable.ob_type == PyMethod_Type) {
    arg0 = changetype<PyMethodObject>(callable).im_self!;
    callable = changetype<PyMethodObject>(callable).im_func!;
  }
  // Python functions tell of themselves.
  if (PyFunction_Check(callable)) return 0;
  err = profileCall(frame, pc, 'c_call', callable, arg0);
  if (err < 0) return -1;
  if (!watched(frame, EVENT_CALL) && !_PyThreadState_GET().c_profilefunc) return 0;
  return pushPending(frame, pc, callable, arg0);
}

function pushPending(frame: _PyInterpreterFrame, pc: usize, callable: PyObject, arg0: PyObject): i32 {
  if (pel.calls_count == pel.calls_room) {
    const room = pel.calls_room ? pel.calls_room * 2 : 64;
    const p = PyMem_RawRealloc(pel.calls, (<usize>room) << 5);
    if (!p) {
      PyErr_NoMemory();
      return -1;
    }
    pel.calls = p;
    pel.calls_room = room;
  }
  const call = changetype<PendingCall>(pel.calls + ((<usize>pel.calls_count) << 5));
  call.frame = changetype<usize>(frame);
  call.pc = pc;
  call.callable = Py_NewRef(callable);
  call.arg0 = Py_NewRef(arg0);
  pel.calls_count++;
  return 0;
}

/** The native call of this frame that has come back, if there is one: returned or raised. */
function endCall(frame: _PyInterpreterFrame, raised: bool): i32 {
  const n = pel.calls_count;
  if (!n) return 0;
  const call = changetype<PendingCall>(pel.calls + ((<usize>(n - 1)) << 5));
  if (call.frame != changetype<usize>(frame)) return 0;
  const pc = call.pc;
  const callable = Py_NewRef(call.callable!);
  const arg0 = Py_NewRef(call.arg0!);
  popPending();
  let err = 0;
  if (raised) {
    const exc = PyErr_GetRaisedException();
    if (watched(frame, C_RAISE)) err = tell(frame, pc, C_RAISE, offsetObject(frame, pc), callable, arg0);
    if (err == 0) err = profileCall(frame, pc, 'c_exception', callable, arg0);
    if (err < 0) Py_XDECREF(exc);
    else PyErr_SetRaisedException(exc);
  } else {
    if (watched(frame, C_RETURN)) err = tell(frame, pc, C_RETURN, offsetObject(frame, pc), callable, arg0);
    if (err == 0) err = profileCall(frame, pc, 'c_return', callable, arg0);
  }
  Py_DECREF(callable);
  Py_DECREF(arg0);
  return err;
}

// ---- before an instruction ----

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

// ---- exceptions ----

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
export function observeHandled(frame: _PyInterpreterFrame, pc: usize, exc: PyObject): i32 {
  return tellHere(frame, pc, EXCEPTION_HANDLED, exc);
}

/** The frame is left by the exception that is set. */
export function observeUnwind(frame: _PyInterpreterFrame): void {
  const place = placeOfException(frame);
  pel.unwound = frame.previous != null && frame.previous!.owner != FRAME_OWNED_BY_CSTACK ? 1 : 0;
  if (tellOfException(frame, place, PY_UNWIND) == 0) profileProtected(frame, frame.instr_ptr, 'return', Py_None);
}
