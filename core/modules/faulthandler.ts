// The faulthandler module: where the program is when it dies. (CPython: Modules/faulthandler.c)
//
// NOT CPYTHON: there is no thread that watches, so dump_traceback_later() writes at the eval loop's first check after its
// time, and not while a native function works or waits.

import { host_clock } from '../host';
import { host_fstat } from '../host-fs';
import { _PyArg_UnpackKeywords, exactArguments, intArgument } from '../objects/args';
import { Py_False, Py_True } from '../objects/bool';
import { PyObject_CallMethodNoArgs } from '../objects/call';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_OverflowError, PyExc_RuntimeError, PyExc_ValueError } from '../objects/exceptions/types';
import { PyFloat_AsDouble, PyFloat_Check } from '../objects/float';
import { PyLong_AsInt, PyLong_AsLong, PyLong_Check } from '../objects/int';
import { moduleMethod, newModuleWithState, PyModule_GetState, PyModuleDef } from '../objects/module';
import { Py_None } from '../objects/none';
import { PyObject_IsTrue } from '../objects/object';
import { _PySys_GetAttr } from '../objects/sys-attributes';
import { PyTuple_GET_ITEM } from '../objects/tuple';
import { Py_DECREF, Py_XNewRef, setSlot, stackAlloc } from '../runtime/cold';
import { PyErr_Clear, PyErr_Occurred } from '../runtime/errors';
import { isStandardStream } from '../runtime/fd';
import { _Py_ID } from '../runtime/identifiers';
import { PyObject, ptrAt } from '../runtime/object';
import { pel, stackFree } from '../runtime/pellucid';
import { METH_FASTCALL, METH_KEYWORDS, METH_NOARGS, METH_VARARGS } from '../runtime/type';
import { NSIG } from '../vm/signals';
import { dieOf, dumpThreads, dumpTraceback, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV } from './faulthandler/fatal';

@unmanaged
class faulthandler_state {
  file: PyObject | null; // strong: enable()'s, whose descriptor is in use
  later_file: PyObject | null; // strong: dump_traceback_later()'s
  user_file: PyObject | null; // strong: the last register()'s
}

const faulthandlermodule = staticObject<PyModuleDef>(104);

function stateOf(m: PyObject): faulthandler_state {
  return changetype<faulthandler_state>(PyModule_GetState(m));
}

/** The descriptor of a file argument (NULL: sys.stderr), and the file itself, NULL for a number, into *kept; -1: an exception. */
function fileno(given: PyObject | null, kept: usize): i32 {
  let file = given;
  store<u64>(kept, 0);
  if (!file || file == Py_None) {
    file = _PySys_GetAttr(_Py_ID('stderr'));
    if (!file) {
      PyErr_SetString(PyExc_RuntimeError, 'unable to get sys.stderr');
      return -1;
    }
    if (file == Py_None) {
      PyErr_SetString(PyExc_RuntimeError, 'sys.stderr is None');
      return -1;
    }
  } else if (PyLong_Check(file)) {
    const fd = PyLong_AsInt(file);
    if (fd == -1 && PyErr_Occurred()) return -1;
    const at = stackAlloc(12);
    const open = fd >= 0 && (isStandardStream(fd) || host_fstat(fd, at) >= 0);
    stackFree(at);
    if (open) return fd;
    PyErr_SetString(PyExc_ValueError, 'file is not a valid file descriptor');
    return -1;
  }
  const number = PyObject_CallMethodNoArgs(file as PyObject, _Py_ID('fileno'));
  if (!number) return -1;
  let fd: i64 = -1;
  if (PyLong_Check(number)) {
    fd = PyLong_AsLong(number);
    if (fd == -1 && PyErr_Occurred()) PyErr_Clear();
  }
  Py_DECREF(number);
  if (fd < 0 || fd >= 0x7fffffff) {
    PyErr_SetString(PyExc_RuntimeError, 'file.fileno() is not a valid file descriptor');
    return -1;
  }
  const flushed = PyObject_CallMethodNoArgs(file as PyObject, _Py_ID('flush'));
  if (flushed) Py_DECREF(flushed);
  else PyErr_Clear();
  store<u64>(kept, <u64>changetype<usize>(file));
  return <i32>fd;
}

/** Truth of an optional argument; -1: an exception. */
function truth(o: PyObject | null, unset: i32): i32 {
  return o ? PyObject_IsTrue(o) : unset;
}

function enable(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(3);
  let fd = -1;
  let all = -1;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'enable', 'file all_threads', 0, 0, 0, at) >= 0) {
    all = truth(ptrAt(at, 1), 1);
    if (all >= 0) fd = fileno(ptrAt(at, 0), at + 16);
  }
  const file = ptrAt(at, 2);
  stackFree(at);
  if (fd < 0) return null;
  setSlot(changetype<usize>(stateOf(m)), Py_XNewRef(file));
  pel.fault_fd = fd + 1;
  pel.fault_all = all;
  return Py_None;
}

function disable(m: PyObject, unused: PyObject | null): PyObject | null {
  const was = pel.fault_fd != 0;
  pel.fault_fd = 0;
  setSlot(changetype<usize>(stateOf(m)), null);
  return was ? Py_True : Py_False;
}

function is_enabled(m: PyObject, unused: PyObject | null): PyObject | null {
  return pel.fault_fd ? Py_True : Py_False;
}

function dump_traceback(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(3);
  let fd = -1;
  let all = -1;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'dump_traceback', 'file all_threads', 0, 0, 0, at) >= 0) {
    all = truth(ptrAt(at, 1), 1);
    if (all >= 0) fd = fileno(ptrAt(at, 0), at + 16);
  }
  stackFree(at);
  if (fd < 0) return null;
  if (all) dumpThreads(fd);
  else dumpTraceback(fd);
  return Py_None;
}

/** Seconds, an int or a float, as nanoseconds; -1: an exception. */
function nanoseconds(o: PyObject): i64 {
  let seconds: f64;
  if (PyFloat_Check(o)) {
    seconds = PyFloat_AsDouble(o);
    if (seconds != seconds) {
      PyErr_SetString(PyExc_ValueError, 'Invalid value NaN (not a number)');
      return -1;
    }
  } else {
    const v = PyLong_AsLong(o);
    if (v == -1 && PyErr_Occurred()) {
      if (PyErr_ExceptionMatches(PyExc_OverflowError)) {
        PyErr_SetString(PyExc_OverflowError, 'timestamp too large to convert to C PyTime_t');
      }
      return -1;
    }
    seconds = <f64>v;
  }
  if (seconds >= 9.2e9 || seconds <= -9.2e9) {
    PyErr_SetString(PyExc_OverflowError, 'timestamp out of range for platform time_t');
    return -1;
  }
  const n = <i64>Math.ceil(seconds * 1e9);
  if (n >= 1000) return n;
  PyErr_SetString(PyExc_ValueError, 'timeout must be greater than 0');
  return -1;
}

function dump_traceback_later(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(5);
  let fd = -1;
  let n: i64 = -1;
  let repeat = -1;
  let exit = -1;
  const names = 'timeout repeat file exit';
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'dump_traceback_later', names, 0, 1, 0, at) >= 0) {
    repeat = truth(ptrAt(at, 1), 0);
    exit = repeat < 0 ? -1 : truth(ptrAt(at, 3), 0);
    if (exit >= 0) n = nanoseconds(changetype<PyObject>(load<usize>(at)));
    if (n >= 0) fd = fileno(ptrAt(at, 2), at + 32);
  }
  const file = ptrAt(at, 4);
  stackFree(at);
  if (fd < 0) return null;
  setSlot(changetype<usize>(stateOf(m)) + 8, Py_XNewRef(file));
  pel.fault_later_fd = fd + 1;
  pel.fault_interval = n;
  pel.fault_repeat = repeat;
  pel.fault_exit = exit;
  pel.fault_deadline = host_clock(1) + n;
  return Py_None;
}

function cancel_dump_traceback_later(m: PyObject, unused: PyObject | null): PyObject | null {
  pel.fault_deadline = 0;
  setSlot(changetype<usize>(stateOf(m)) + 8, null);
  return Py_None;
}

/** A signal that may be registered; 0: an exception. */
function signalArgument(o: PyObject): i32 {
  const n = intArgument(o);
  if (n == -1 && PyErr_Occurred()) return 0;
  if (n == SIGBUS || n == SIGILL || n == SIGFPE || n == SIGABRT || n == SIGSEGV) {
    PyErr_Format(PyExc_RuntimeError, 'signal %i cannot be registered, use enable() instead', <u64>n);
    return 0;
  }
  if (n >= 1 && n < NSIG) return n;
  PyErr_SetString(PyExc_ValueError, 'signal number out of range');
  return 0;
}

function register(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(5);
  let fd = -1;
  let n = 0;
  let all = -1;
  const names = 'signum file all_threads chain';
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'register', names, 0, 1, 0, at) >= 0) {
    all = truth(ptrAt(at, 2), 1);
    if (all >= 0 && truth(ptrAt(at, 3), 0) >= 0) n = signalArgument(changetype<PyObject>(load<usize>(at)));
    if (n) fd = fileno(ptrAt(at, 1), at + 32);
  }
  const file = ptrAt(at, 4);
  stackFree(at);
  if (fd < 0) return null;
  setSlot(changetype<usize>(stateOf(m)) + 16, Py_XNewRef(file));
  pel.fault_user_fd = fd + 1;
  pel.fault_user_all = all;
  pel.fault_signals |= (<u64>1) << n;
  return Py_None;
}

function unregister(m: PyObject, args: PyObject): PyObject | null {
  const n = exactArguments(args, 'unregister', 1) ? signalArgument(PyTuple_GET_ITEM(args, 0)) : 0;
  if (!n) return null;
  const bit = (<u64>1) << n;
  const was = (pel.fault_signals & bit) != 0;
  pel.fault_signals &= ~bit;
  return was ? Py_True : Py_False;
}

/** A signal has arrived: what register() asked for is written; false: nobody asked. */
export function faultSignal(signum: i32): bool {
  if (!((pel.fault_signals >> signum) & 1)) return false;
  const fd = pel.fault_user_fd - 1;
  if (pel.fault_user_all) dumpThreads(fd);
  else dumpTraceback(fd);
  return true;
}

// --- for tests: ways to die

function _sigsegv(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  dieOf(SIGSEGV);
  return null;
}

function _read_null(m: PyObject, unused: PyObject | null): PyObject | null {
  dieOf(SIGSEGV);
  return null;
}

function _sigfpe(m: PyObject, unused: PyObject | null): PyObject | null {
  dieOf(SIGFPE);
  return null;
}

function _sigabrt(m: PyObject, unused: PyObject | null): PyObject | null {
  dieOf(SIGABRT);
  return null;
}

// new
export function init_faulthandler_module(): PyObject | null {
  const m = newModuleWithState(
    faulthandlermodule,
    'faulthandler',
    'faulthandler module.',
    offsetof<faulthandler_state>(),
  );
  if (!m) return null;
  const KEYWORDS = METH_FASTCALL | METH_KEYWORDS;
  if (
    moduleMethod(
      m,
      'enable',
      enable.index,
      KEYWORDS,
      'enable($module, /, file=sys.stderr, all_threads=True)\n--\n\nEnable the fault handler.',
    ) >= 0 &&
    moduleMethod(m, 'disable', disable.index, METH_NOARGS, 'disable($module, /)\n--\n\nDisable the fault handler.') >=
      0 &&
    moduleMethod(
      m,
      'is_enabled',
      is_enabled.index,
      METH_NOARGS,
      'is_enabled($module, /)\n--\n\nCheck if the handler is enabled.',
    ) >= 0 &&
    moduleMethod(
      m,
      'dump_traceback',
      dump_traceback.index,
      KEYWORDS,
      'dump_traceback($module, /, file=sys.stderr, all_threads=True)\n--\n\nDump the traceback of the current thread, or of all threads if all_threads is True, into file.',
    ) >= 0 &&
    moduleMethod(
      m,
      'dump_traceback_later',
      dump_traceback_later.index,
      KEYWORDS,
      'dump_traceback_later($module, /, timeout, repeat=False, file=sys.stderr, exit=False)\n--\n\nDump the traceback of all threads in timeout seconds,\nor each timeout seconds if repeat is True. If exit is True, call _exit(1) which is not safe.',
    ) >= 0 &&
    moduleMethod(
      m,
      'cancel_dump_traceback_later',
      cancel_dump_traceback_later.index,
      METH_NOARGS,
      'cancel_dump_traceback_later($module, /)\n--\n\nCancel the previous call to dump_traceback_later().',
    ) >= 0 &&
    moduleMethod(
      m,
      'register',
      register.index,
      KEYWORDS,
      "register($module, /, signum, file=sys.stderr, all_threads=True, chain=False)\n--\n\nRegister a handler for the signal 'signum': dump the traceback of the current thread, or of all threads if all_threads is True, into file.",
    ) >= 0 &&
    moduleMethod(
      m,
      'unregister',
      unregister.index,
      METH_VARARGS,
      "unregister($module, signum, /)\n--\n\nUnregister the handler of the signal 'signum' registered by register().",
    ) >= 0 &&
    moduleMethod(
      m,
      '_read_null',
      _read_null.index,
      METH_NOARGS,
      '_read_null($module, /)\n--\n\nRead from NULL, raise a SIGSEGV or SIGBUS signal depending on the platform.',
    ) >= 0 &&
    moduleMethod(
      m,
      '_sigsegv',
      _sigsegv.index,
      KEYWORDS,
      '_sigsegv($module, release_gil=False, /)\n--\n\nRaise a SIGSEGV signal.',
    ) >= 0 &&
    moduleMethod(m, '_sigabrt', _sigabrt.index, METH_NOARGS, '_sigabrt($module, /)\n--\n\nRaise a SIGABRT signal.') >=
      0 &&
    moduleMethod(m, '_sigfpe', _sigfpe.index, METH_NOARGS, '_sigfpe($module, /)\n--\n\nRaise a SIGFPE signal.') >= 0
  ) {
    return m;
  }
  Py_DECREF(m);
  return null;
}
