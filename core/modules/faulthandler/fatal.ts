// What is written when a process can not go on, and its end. (CPython: Python/traceback.c, Modules/faulthandler.c)
//
// Nothing here makes objects or trusts them more than it must: the frames are read as they lie.

import { host_exit } from '../../host-fs';
import { PyCodeObject } from '../../objects/code';
import { _PyFrame_IsIncomplete, PyUnstable_InterpreterFrame_GetLine } from '../../objects/frame';
import { PyUnicode_Check, PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR } from '../../objects/str/struct';
import { stackAlloc } from '../../runtime/cold';
import { fd_write } from '../../runtime/fd';
import { mainInterpreter } from '../../runtime/interp';
import { PyObject } from '../../runtime/object';
import { pel, stackFree } from '../../runtime/pellucid';
import { _PyThreadState_GET, PyThreadState } from '../../runtime/tstate';

export const SIGILL = 4;
export const SIGABRT = 6;
export const SIGBUS = 7;
export const SIGFPE = 8;
export const SIGSEGV = 11;
const MAX_FRAMES = 100;
const MAX_TEXT: i64 = 500;

/** ASCII text of the code. */
export function put(fd: i32, text: string): void {
  const at = stackAlloc(16);
  const n = text.length < 128 ? text.length : 128;
  for (let i = 0; i < n; i++) store<u8>(at + i, <u8>text.charCodeAt(i));
  fd_write(fd, at, <i64>n);
  stackFree(at);
}

/** Writes a number without any allocation, with zeros in front up to a width. */
export function putNumber(fd: i32, x: u64, base: u64, width: i32): void {
  const at = stackAlloc(3);
  let p = at + 24;
  let n = 0;
  do {
    const d = x % base;
    p--;
    store<u8>(p, <u8>(d < 10 ? 48 + d : 87 + d));
    x /= base;
    n++;
  } while (x || n < width);
  fd_write(fd, p, <i64>n);
  stackFree(at);
}

/** A str with escapes for what is no printable ASCII. */
function putName(fd: i32, o: PyObject | null): void {
  if (!o || !PyUnicode_Check(o)) {
    put(fd, '???');
    return;
  }
  const n = PyUnicode_GET_LENGTH(o);
  const at = stackAlloc(1);
  for (let i: i64 = 0; i < n && i < MAX_TEXT; i++) {
    const c = PyUnicode_READ_CHAR(o, i);
    if (c >= 32 && c < 127) {
      store<u8>(at, <u8>c);
      fd_write(fd, at, 1);
    } else {
      put(fd, c < 0x100 ? '\\x' : c < 0x10000 ? '\\u' : '\\U');
      putNumber(fd, <u64>c, 16, c < 0x100 ? 2 : c < 0x10000 ? 4 : 8);
    }
  }
  stackFree(at);
  if (n > MAX_TEXT) put(fd, '...');
}

function dumpFrames(fd: i32, tstate: PyThreadState): void {
  let frame = tstate.current_frame;
  let n = 0;
  while (frame) {
    if (!_PyFrame_IsIncomplete(frame)) {
      if (n++ >= MAX_FRAMES) return;
      const code = changetype<PyCodeObject>(frame.f_executable);
      put(fd, '  File "');
      putName(fd, code.co_filename);
      put(fd, '", line ');
      const line = PyUnstable_InterpreterFrame_GetLine(frame);
      if (line >= 0) putNumber(fd, <u64>line, 10, 1);
      else put(fd, '???');
      put(fd, ' in ');
      putName(fd, code.co_name);
      put(fd, '\n');
    }
    frame = frame.previous;
  }
  if (!n) put(fd, '  <no Python frame>\n');
}

/** The running thread's frames, the innermost first (_Py_DumpTraceback). */
export function dumpTraceback(fd: i32): void {
  put(fd, 'Stack (most recent call first):\n');
  dumpFrames(fd, _PyThreadState_GET());
}

/** All threads' (_Py_DumpTracebackThreads). */
export function dumpThreads(fd: i32): void {
  const current = _PyThreadState_GET();
  let tstate = mainInterpreter.threads_head;
  let n = 0;
  while (tstate) {
    if (n++) put(fd, '\n');
    if (n > MAX_FRAMES) {
      put(fd, '...\n');
      return;
    }
    put(fd, tstate == current ? 'Current thread 0x' : 'Thread 0x');
    putNumber(fd, tstate.thread_id, 16, 16);
    put(fd, ' (most recent call first):\n');
    dumpFrames(fd, tstate);
    tstate = tstate.next;
  }
}

function nameOf(signum: i32): string {
  switch (signum) {
    case SIGILL:
      return 'Illegal instruction';
    case SIGABRT:
      return 'Aborted';
    case SIGBUS:
      return 'Bus error';
    case SIGFPE:
      return 'Floating-point exception';
  }
  return 'Segmentation fault';
}

/** The process dies of a signal, and faulthandler says where if it is enabled. It does not return. */
export function dieOf(signum: i32): void {
  const fd = pel.fault_fd - 1;
  if (fd >= 0) {
    pel.fault_fd = 0;
    put(fd, 'Fatal Python error: ');
    put(fd, nameOf(signum));
    put(fd, '\n\n');
    if (pel.fault_all) dumpThreads(fd);
    else dumpTraceback(fd);
  }
  host_exit(-signum);
  unreachable();
}

/** As if the operating system had seen a wrong address. It does not return. */
export function _Py_Segfault(): void {
  dieOf(SIGSEGV);
}

/** dump_traceback_later(): its time has come? Asked at the eval loop's checks. */
export function checkLater(now: i64): void {
  if (now < pel.fault_deadline) return;
  const fd = pel.fault_later_fd - 1;
  put(fd, 'Timeout (');
  const seconds = pel.fault_interval / 1000000000;
  putNumber(fd, <u64>(seconds / 3600), 10, 1);
  put(fd, ':');
  putNumber(fd, <u64>((seconds / 60) % 60), 10, 2);
  put(fd, ':');
  putNumber(fd, <u64>(seconds % 60), 10, 2);
  const us = (pel.fault_interval / 1000) % 1000000;
  if (us) {
    put(fd, '.');
    putNumber(fd, <u64>us, 10, 6);
  }
  put(fd, ')!\n');
  dumpThreads(fd);
  if (pel.fault_exit) {
    host_exit(1);
    unreachable();
  }
  pel.fault_deadline = pel.fault_repeat ? now + pel.fault_interval : 0;
}
