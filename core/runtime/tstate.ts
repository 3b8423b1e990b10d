// The thread state: what a thread of Python is doing. (CPython: Include/cpython/pystate.h)

import { MAIN_THREAD } from '../memory/map';
import { _PyInterpreterFrame } from '../objects/frame';
import { PyInterpreterState } from './interp';
import { PyObject } from './object';
import { pel } from './pellucid';

/** 304 bytes. */
@unmanaged
export class PyThreadState {
  prev: PyThreadState | null;
  next: PyThreadState | null;
  interp: PyInterpreterState;
  eval_breaker: u64;
  @bytes(4) _status: usize; // struct {...} at 32
  _whence: i32;
  state: i32;
  py_recursion_remaining: i32;
  py_recursion_limit: i32;
  c_recursion_remaining: i32;
  recursion_headroom: i32;
  tracing: i32;
  what_event: i32;
  current_frame: _PyInterpreterFrame | null;
  c_profilefunc: usize; // Py_tracefunc
  c_tracefunc: usize; // Py_tracefunc
  c_profileobj: PyObject | null;
  c_traceobj: PyObject | null;
  current_exception: PyObject | null;
  exc_info: _PyErr_StackItem;
  dict: PyObject | null;
  gilstate_counter: i32;
  async_exc: PyObject | null;
  thread_id: u64;
  native_thread_id: u64;
  delete_later: PyObject | null;
  critical_section: u64;
  coroutine_origin_tracking_depth: i32;
  async_gen_firstiter: PyObject | null;
  async_gen_finalizer: PyObject | null;
  context: PyObject | null;
  context_ver: u64;
  id: u64;
  datastack_chunk: _stack_chunk | null;
  datastack_top: usize; // PyObject **
  datastack_limit: usize; // PyObject **
  @bytes(16) exc_state: _PyErr_StackItem; // _PyErr_StackItem at 256
  previous_executor: PyObject | null;
  dict_global_version: u64;
  threading_local_key: PyObject | null;
  threading_local_sentinel: PyObject | null;
}

/** 16 bytes. */
@unmanaged
export class _PyErr_StackItem {
  exc_value: PyObject | null;
  previous_item: _PyErr_StackItem | null;
}

/** 32 bytes. */
@unmanaged
export class _stack_chunk {
  previous: _stack_chunk | null;
  size: u64;
  top: u64;
  @bytes(8) data: usize; // PyObject *[1] at 24
}

/** The thread state of the interpreter's first thread lies inside PyInterpreterState. */
export const mainThread = changetype<PyThreadState>(MAIN_THREAD);

/** The thread that runs now. (C keeps it in thread-local storage; here it lies in pel.) */
/* @inline */ export function _PyThreadState_GET(): PyThreadState {
  return pel.tstate;
}
