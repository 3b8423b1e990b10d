// Frames pushed and left without recursion. (CPython: Python/ceval.c, Python/frame.c)

import { _PyCode_CODE, CO_OPTIMIZED, FRAME_SPECIALS_SIZE, PyCode_Type, PyCodeObject } from '../../objects/code';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_RecursionError } from '../../objects/exceptions/types';
import {
  _PyInterpreterFrame,
  _PyThreadState_PopFrame,
  FRAME_EXECUTING,
  FRAME_OWNED_BY_CSTACK,
  FRAME_OWNED_BY_THREAD,
} from '../../objects/frame';
import { PyFunctionObject } from '../../objects/function';
import { PyGenObject } from '../../objects/generator/object';
import { Py_None } from '../../objects/none';
import { _Py_ID } from '../../runtime/identifiers';
import { _Py_IMMORTAL_REFCNT, Py_NewRef, PyObject, setPtrAt } from '../../runtime/object';
import { stackAlloc } from '../../runtime/pellucid';
import { _PyRuntime } from '../../runtime/runtime';
import { PyThreadState } from '../../runtime/tstate';
import { EXIT_INIT_CHECK, RESUME, RETURN_VALUE } from '../opcodes';
import { _PyEval_FrameClearAndPop, _PyEvalFramePushAndInit } from '../vector';
import { decref, incref } from './inline';

/** The code that an entry frame is in: NOP, then what leaves the loop. */
const TRAMPOLINE: usize = memory.data<u8>([30, 0, 22, 0, 149, 0], 16);

/** Entry frames are 10 slots of the native stack. */
const ENTRY_FRAME_SLOTS = 10;

/** Enters a Python function's frame: false when it is one too deep. */
/* @inline */ export function enterRecursivePy(tstate: PyThreadState): bool {
  return tstate.py_recursion_remaining-- > 0 || _Py_CheckRecursiveCallPy(tstate) == 0;
}

/** 0, or -1 with RecursionError. */
/* @noinline */ export function _Py_CheckRecursiveCallPy(tstate: PyThreadState): i32 {
  if (tstate.recursion_headroom) return 0;
  if (tstate.py_recursion_remaining > 0) return 0;
  tstate.recursion_headroom++;
  PyErr_SetString(PyExc_RecursionError, 'maximum recursion depth exceeded');
  tstate.recursion_headroom--;
  return -1;
}

/** A new entry frame on the native stack. */
/* @noinline */ export function pushEntryFrame(tstate: PyThreadState): _PyInterpreterFrame {
  const entry = changetype<_PyInterpreterFrame>(stackAlloc(ENTRY_FRAME_SLOTS));
  entry.f_executable = Py_None;
  entry.previous = tstate.current_frame;
  entry.f_funcobj = null;
  entry.f_globals = null;
  entry.f_builtins = null;
  entry.f_locals = null;
  entry.frame_obj = null;
  entry.instr_ptr = TRAMPOLINE + 2;
  // stacktop 0, return_offset 0
  store<u64>(changetype<usize>(entry), (<u64>FRAME_OWNED_BY_CSTACK) << 48, 64);
  return entry;
}

/** _PyEval_FrameClearAndPop; the usual frame without detours: on the data stack, no frame object, no namespace. */
export function leaveFrame(tstate: PyThreadState, frame: _PyInterpreterFrame): void {
  if (frame.owner != FRAME_OWNED_BY_THREAD || frame.frame_obj || frame.f_locals) {
    _PyEval_FrameClearAndPop(tstate, frame);
    return;
  }
  tstate.c_recursion_remaining--;
  let p = frame.localsplus;
  const end = p + ((<usize>frame.stacktop) << 3);
  frame.stacktop = 0;
  for (; p < end; p += 8) {
    const o = load<usize>(p);
    if (o) decref(o);
  }
  decref(changetype<usize>(frame.f_funcobj));
  decref(changetype<usize>(frame.f_executable));
  tstate.c_recursion_remaining++;
  _PyThreadState_PopFrame(tstate, changetype<usize>(frame));
}

/** A frame without checking for room; consumes func; locals from null_locals_from on are NULL. */
export function _PyFrame_PushUnchecked(
  tstate: PyThreadState,
  func: PyFunctionObject,
  null_locals_from: i32,
): _PyInterpreterFrame {
  const code = changetype<PyCodeObject>(func.func_code);
  const frame = changetype<_PyInterpreterFrame>(tstate.datastack_top);
  tstate.datastack_top += (<usize>code.co_framesize) << 3;
  // _PyFrame_Initialize
  frame.f_funcobj = func;
  incref(changetype<usize>(code));
  frame.f_executable = code;
  frame.f_builtins = func.func_builtins;
  frame.f_globals = func.func_globals;
  frame.f_locals = null;
  const n = code.co_nlocalsplus;
  frame.frame_obj = null;
  frame.instr_ptr = _PyCode_CODE(code);
  // stacktop, return_offset 0, owner FRAME_OWNED_BY_THREAD 0
  store<u64>(changetype<usize>(frame), <u64>(<u32>n), 64);
  for (let i = null_locals_from; i < n; i++) setPtrAt(frame.localsplus, i, null);
  return frame;
}

/** f_locals of a call: NULL for a function, its globals for code that is none. new */
/* @noinline */ export function localsOfCall(func: PyFunctionObject): PyObject | null {
  if (changetype<PyCodeObject>(func.func_code).co_flags & CO_OPTIMIZED) return null;
  return Py_NewRef(func.func_globals!);
}

/** Consumes func and the n args. */
/* @noinline */ export function pushPythonFrame(
  tstate: PyThreadState,
  func: PyFunctionObject,
  args: usize,
  n: i32,
): _PyInterpreterFrame | null {
  return _PyEvalFramePushAndInit(tstate, func, localsOfCall(func), args, n, null);
}

/** n counts the positional ones. */
/* @noinline */ export function pushPythonFrameKw(
  tstate: PyThreadState,
  func: PyFunctionObject,
  args: usize,
  n: i32,
  kwnames: PyObject,
): _PyInterpreterFrame | null {
  return _PyEvalFramePushAndInit(tstate, func, localsOfCall(func), args, n, kwnames);
}

/** The value (taking its reference) goes onto the generator's stack, and the generator is set running. */
/* @noinline */ export function enterGenerator(tstate: PyThreadState, gen: PyGenObject, value: PyObject): void {
  const inner = gen.gi_iframe;
  setPtrAt(inner.localsplus, inner.stacktop, value);
  inner.stacktop++;
  gen.gi_frame_state = FRAME_EXECUTING;
  gen.gi_exc_state.previous_item = tstate.exc_info;
  tstate.exc_info = gen.gi_exc_state;
}

// ---- __init__ ----

/** Code that calls of classes return through: checks that __init__ gave None, then returns the instance. */
const initCleanup = staticObject<PyCodeObject>(216);

/** Borrowed: the code that checks what __init__ returned. */
/* @inline */ export function initCleanupCode(): PyCodeObject {
  return initCleanup;
}

/** The frame between a caller and __init__; it holds the instance on its stack. Consumes nothing of it: takes self. */
/* @noinline */ export function pushInitShim(
  tstate: PyThreadState,
  caller: _PyInterpreterFrame,
  self: PyObject,
): _PyInterpreterFrame {
  const code = initCleanup;
  const frame = changetype<_PyInterpreterFrame>(tstate.datastack_top);
  tstate.datastack_top += (<usize>code.co_framesize) << 3;
  frame.f_funcobj = Py_None;
  frame.f_executable = code;
  frame.f_globals = null;
  frame.f_builtins = null;
  frame.f_locals = null;
  frame.stacktop = code.co_nlocalsplus + 1;
  frame.frame_obj = null;
  frame.instr_ptr = _PyCode_CODE(code);
  frame.owner = FRAME_OWNED_BY_THREAD;
  frame.return_offset = 0;
  frame.previous = caller;
  setPtrAt(frame.localsplus, 0, self);
  return frame;
}

/** _Py_InitCleanup: EXIT_INIT_CHECK, RETURN_VALUE, RESUME. */
export function init_cleanup_code(): void {
  const code = initCleanup;
  code.ob_refcnt = _Py_IMMORTAL_REFCNT;
  code.ob_type = PyCode_Type;
  code.ob_size = 3;
  const empty = _PyRuntime.bytes_empty;
  code.co_consts = _PyRuntime.tuple_empty;
  code.co_names = _PyRuntime.tuple_empty;
  code.co_exceptiontable = empty;
  code.co_flags = CO_OPTIMIZED | 0x40;
  code.co_localsplusnames = _PyRuntime.tuple_empty;
  code.co_localspluskinds = empty;
  code.co_filename = _Py_ID('__init__');
  code.co_name = _Py_ID('__init__');
  code.co_qualname = _Py_ID('__init__');
  code.co_linetable = empty;
  code._co_firsttraceable = 4;
  code.co_stacksize = 2;
  code.co_framesize = 2 + FRAME_SPECIALS_SIZE;
  const units = _PyCode_CODE(code);
  store<u16>(units, <u16>EXIT_INIT_CHECK);
  store<u16>(units, <u16>RETURN_VALUE, 2);
  store<u16>(units, <u16>RESUME, 4);
}
