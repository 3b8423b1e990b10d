// Bridges: frames that stand for native code which has called Python and waits for it.
//
// Where CPython's native code calls a Python function it enters a new eval loop; here that takes a stack which a host keeps
// small. So what native code would do *after* the call is written into a frame between caller and function. The function
// returns into it, or unwinds to it, and its one instruction finishes what native code began: the caller finds on its stack
// what a native call would have left there.
//
//   caller ◄── previous ── bridge ◄── previous ── function
//
//   72 │ state[0 … 3]  │ strong, or NULL: the value stack, which is all that the collector and inspectors see
//  104 │ the result    │ pushed by the function's return; or its exception
//  112 │ finish │ drop │ u32, u32: the native function that finishes; how many operands the caller's stack holds for it
//  120 │ number        │ what that function wants to remember: a hash
//  128 │ subject       │ borrowed from the caller's operands
//  136 │ units         │ what CPython's C recursion counts for it
//
// Python never sees a bridge, as it never sees the shim of __init__: its code has not come to its RESUME.

import { PyBytes_AS_STRING, PyBytesObject } from '../../objects/bytes/struct';
import {
  _PyCode_CODE,
  CO_NO_MONITORING_EVENTS,
  CO_OPTIMIZED,
  FRAME_SPECIALS_SIZE,
  PyCode_Type,
  PyCodeObject,
} from '../../objects/code';
import { PyErr_Format, PyErr_NoMemory } from '../../objects/exceptions/errors';
import { PyExc_RecursionError } from '../../objects/exceptions/types';
import {
  _PyFrame_SetStackPointer,
  _PyInterpreterFrame,
  _PyThreadState_PopFrame,
  _PyThreadState_PushFrame,
  FRAME_OWNED_BY_THREAD,
} from '../../objects/frame';
import { Py_None } from '../../objects/none';
import { PyErr_SetRaisedException } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { _Py_IMMORTAL_REFCNT, objAt, Py_XDECREF, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { pel } from '../../runtime/pellucid';
import { PY_EVAL_C_STACK_UNITS, Py_C_RECURSION_LIMIT } from '../../runtime/recursion';
import { _PyRuntime } from '../../runtime/runtime';
import { PyThreadState } from '../../runtime/tstate';
import { _Py_HandlePending } from '../eval/pending';
import { LOAD_ATTR, opcodeDeopt } from '../opcodes';

/** The instruction of bridges, which no code of a program may have: CPython has none of this number. Its argument: 0 or 1, failed. */
export const FINISH_BRIDGE: i32 = 224;

const STATES = 4;
const STACK_SIZE = STATES + 5;

/** What a function that may enter a bridge answers when it has: no object has this address. */
export const ENTERED: usize = 2;

/** The result of an operation that leaves nothing on the stack. */
export const NOTHING: usize = 3;

/** How deep CPython's native code nests: its C recursion limit. Bridges count for it, since it ends some recursions earlier. */
const CPYTHON_C_RECURSION_LIMIT = 10000;

const bridgeCode = staticObject<PyCodeObject>(216);
const bridgeHandlers = staticObject<PyBytesObject>(40);

/**
 * Up to here native code that calls Python enters a loop, as in CPython: that is twice as fast as a bridge (measured). From here on
 * it could not for long.
 */
const DEEP: i32 = Py_C_RECURSION_LIMIT - 200;

/** Whether so many native calls nest that none should begin that can be avoided. */
/* @inline */ export function nestsDeep(tstate: PyThreadState): bool {
  return tstate.c_recursion_remaining < DEEP;
}

/** What CPython's C recursion would count now: a loop is 2 there. */
function unitsInCPython(tstate: PyThreadState): i32 {
  const used = Py_C_RECURSION_LIMIT - tstate.c_recursion_remaining;
  return pel.bridged_units + used - pel.eval_depth * (PY_EVAL_C_STACK_UNITS - 2);
}

/** Whether the frame is a native function's that waits for Python. */
/* @inline */ export function isBridge(frame: _PyInterpreterFrame): bool {
  return frame.f_executable == bridgeCode;
}

/* @inline */ function rawOf(bridge: _PyInterpreterFrame): usize {
  return bridge.localsplus + ((STATES + 1) << 3);
}

/** A (bridge, result or NULL) -> result, new; with NULL an exception is set. */
/* @inline */ export function setFinish(bridge: _PyInterpreterFrame, finish: u32): void {
  store<u32>(rawOf(bridge), finish);
}

/** How many values come off the caller's stack in the end. */
export function setDrop(bridge: _PyInterpreterFrame, drop: i32): void {
  store<i32>(rawOf(bridge), drop, 4);
}

// strong
/* @inline */ export function setState(bridge: _PyInterpreterFrame, i: i32, o: PyObject | null): void {
  setPtrAt(bridge.localsplus, i, o);
}

/** Borrowed: the i-th object that the bridge holds. */
/* @inline */ export function stateOf(bridge: _PyInterpreterFrame, i: i32): PyObject | null {
  return ptrAt(bridge.localsplus, i);
}

/** A number that the bridge keeps for itself. */
/* @inline */ export function setNumber(bridge: _PyInterpreterFrame, n: i64): void {
  store<i64>(rawOf(bridge), n, 8);
}

/** The number that setNumber set. */
/* @inline */ export function numberOf(bridge: _PyInterpreterFrame): i64 {
  return load<i64>(rawOf(bridge), 8);
}

// borrowed
/* @inline */ export function setSubject(bridge: _PyInterpreterFrame, o: PyObject): void {
  setPtrAt(rawOf(bridge), 2, o);
}

/** Borrowed: what the operation works on. */
/* @inline */ export function subjectOf(bridge: _PyInterpreterFrame): PyObject {
  return objAt(rawOf(bridge), 2);
}

/**
 * A bridge on the data stack, not linked to its caller yet. `drop` counts the operands that lie on top of the caller's stack until
 * it is finished; `units` what CPython's C recursion would count. NULL: an exception is set, which continues with `where` when it
 * nests too deep.
 */
export function pushBridge(tstate: PyThreadState, drop: i32, units: i32, where: string): _PyInterpreterFrame | null {
  if (unitsInCPython(tstate) >= CPYTHON_C_RECURSION_LIMIT && !tstate.recursion_headroom) {
    tstate.recursion_headroom++;
    PyErr_Format(PyExc_RecursionError, 'maximum recursion depth exceeded%ls', changetype<usize>(where));
    tstate.recursion_headroom--;
    return null;
  }
  const p = _PyThreadState_PushFrame(tstate, bridgeCode.co_framesize);
  if (!p) {
    PyErr_NoMemory();
    return null;
  }
  pel.bridged_units += units;
  const bridge = changetype<_PyInterpreterFrame>(p);
  bridge.f_executable = bridgeCode;
  bridge.previous = null;
  bridge.f_funcobj = Py_None;
  bridge.f_globals = null;
  bridge.f_builtins = null;
  bridge.f_locals = null;
  bridge.frame_obj = null;
  bridge.instr_ptr = _PyCode_CODE(bridgeCode);
  bridge.stacktop = STATES;
  bridge.return_offset = 0;
  bridge.owner = FRAME_OWNED_BY_THREAD;
  for (let i = 0; i < STATES; i++) setState(bridge, i, null);
  const raw = rawOf(bridge);
  store<i32>(raw, drop, 4);
  store<i32>(raw, units, 24);
  return bridge;
}

/** Links function and caller over the bridge: the loop goes on in the thread's frame. ENTERED */
export function enterOver(
  tstate: PyThreadState,
  caller: _PyInterpreterFrame,
  sp: usize,
  bridge: _PyInterpreterFrame,
  callee: _PyInterpreterFrame,
): PyObject {
  _PyFrame_SetStackPointer(caller, sp);
  bridge.previous = caller;
  callee.previous = bridge;
  tstate.current_frame = callee;
  return changetype<PyObject>(ENTERED);
}

/** Takes the newest bridge off the data stack, with what it holds. */
export function popBridge(tstate: PyThreadState, bridge: _PyInterpreterFrame): void {
  pel.bridged_units -= load<i32>(rawOf(bridge), 24);
  for (let i = 0; i < STATES; i++) Py_XDECREF(stateOf(bridge, i));
  _PyThreadState_PopFrame(tstate, changetype<usize>(bridge));
}

/**
 * FINISH_BRIDGE: on top of the bridge's stack lies what the function returned, or its exception. Leaves the bridge; false: an
 * exception is set. The caller's stack has the result then in its operands' place.
 */
/* @noinline */ export function finishBridge(tstate: PyThreadState, bridge: _PyInterpreterFrame, failed: bool): bool {
  const top = objAt(bridge.localsplus, STATES);
  const raw = rawOf(bridge);
  if (failed) PyErr_SetRaisedException(top);
  bridge.stacktop = STATES;
  const result = call_indirect<PyObject | null>(load<u32>(raw), bridge, failed ? changetype<PyObject | null>(0) : top);
  const drop = load<i32>(raw, 4);
  const caller = bridge.previous!;
  tstate.current_frame = caller;
  popBridge(tstate, bridge);
  return settle(caller, drop, result) && (<u32>tstate.eval_breaker == 0 || _Py_HandlePending(tstate) == 0);
}

/** Puts the result (stolen) in the place of the operands on the stack of a frame that stands still. False: there is none. */
export function settle(frame: _PyInterpreterFrame, drop: i32, result: PyObject | null): bool {
  if (!result) return false;
  // As after every call, the operands go when their places on the stack are no longer counted.
  frame.stacktop -= drop;
  const operands = frame.localsplus + ((<usize>frame.stacktop) << 3);
  for (let i = 0; i < drop; i++) Py_XDECREF(ptrAt(operands, i));
  if (changetype<usize>(result) == NOTHING) return true;
  setPtrAt(operands, 0, result);
  frame.stacktop++;
  const pc = frame.instr_ptr;
  if (load<u8>(pc, 1) & 1 && opcodeDeopt(<i32>load<u8>(pc)) == LOAD_ATTR) {
    // It is about to be called: with no self.
    setPtrAt(operands, 1, null);
    frame.stacktop++;
  }
  return true;
}

/** FINISH_BRIDGE 0; its handler, FINISH_BRIDGE 1; RESUME, which is never reached. */
export function init_bridge_code(): void {
  const empty = _PyRuntime.bytes_empty;
  const handlers = bridgeHandlers;
  handlers.ob_refcnt = _Py_IMMORTAL_REFCNT;
  handlers.ob_type = empty.ob_type;
  handlers.ob_size = 4;
  handlers.ob_shash = -1;
  // From unit 0 on, one unit, to unit 1, with the states on the stack.
  store<u32>(PyBytes_AS_STRING(handlers), 0x80 | (1 << 8) | (1 << 16) | ((STATES << 1) << 24));
  const code = bridgeCode;
  code.ob_refcnt = _Py_IMMORTAL_REFCNT;
  code.ob_type = PyCode_Type;
  code.ob_size = 3;
  code.co_consts = _PyRuntime.tuple_empty;
  code.co_names = _PyRuntime.tuple_empty;
  code.co_exceptiontable = handlers;
  code.co_flags = CO_OPTIMIZED | CO_NO_MONITORING_EVENTS;
  code.co_localsplusnames = _PyRuntime.tuple_empty;
  code.co_localspluskinds = empty;
  code.co_filename = _Py_ID('__call__');
  code.co_name = _Py_ID('__call__');
  code.co_qualname = _Py_ID('__call__');
  code.co_linetable = empty;
  code._co_firsttraceable = 4;
  code.co_stacksize = STACK_SIZE;
  code.co_framesize = STACK_SIZE + FRAME_SPECIALS_SIZE;
  const units = _PyCode_CODE(code);
  store<u16>(units, <u16>FINISH_BRIDGE);
  store<u16>(units, <u16>(FINISH_BRIDGE | (1 << 8)), 2);
}
