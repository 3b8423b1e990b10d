// The _signal module. (CPython: Modules/signalmodule.c) Without what needs an operating system: timers, masks, waiting.

import { _PyArg_CheckPositional } from '../objects/args';
import { PyObject_GetAttrString } from '../objects/attribute';
import { PyDict_SetItemString } from '../objects/dict/dict';
import { PyErr_Format, PyErr_NewException, PyErr_SetNone, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_KeyboardInterrupt, PyExc_OSError, PyExc_TypeError, PyExc_ValueError } from '../objects/exceptions/types';
import { PyLong_AsInt, PyLong_Check, PyLong_FromLong } from '../objects/int';
import { moduleMethod, newNativeModule, PyModule_GetDict } from '../objects/module';
import { Py_None } from '../objects/none';
import { PyCallable_Check, PyObject_IsTrue } from '../objects/object';
import { PySet_Add, PySet_New } from '../objects/set';
import { PyUnicode_FromFormat } from '../objects/str/format';
import { PyUnicode_FromString } from '../objects/str/new';
import { Py_DECREF, Py_NewRef, Py_XDECREF, setSlot } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { objAt, PyObject } from '../runtime/object';
import { METH_FASTCALL, METH_NOARGS, METH_O } from '../runtime/type';
import { handlerOf, handlerSlot, handleSignals, NSIG, SIGINT, tripSignal } from '../vm/signals';
import { addNumbers } from './constants';
import { faultSignal } from './faulthandler';

const SIG_DFL = 0;
const SIG_IGN = 1;

/** What glibc calls the signals 1 … 31; 16 has no number of its own in Python. */
function description(signum: i32): string {
  switch (signum) {
    case 1:
      return 'Hangup';
    case 2:
      return 'Interrupt';
    case 3:
      return 'Quit';
    case 4:
      return 'Illegal instruction';
    case 5:
      return 'Trace/breakpoint trap';
    case 6:
      return 'Aborted';
    case 7:
      return 'Bus error';
    case 8:
      return 'Floating point exception';
    case 9:
      return 'Killed';
    case 10:
      return 'User defined signal 1';
    case 11:
      return 'Segmentation fault';
    case 12:
      return 'User defined signal 2';
    case 13:
      return 'Broken pipe';
    case 14:
      return 'Alarm clock';
    case 15:
      return 'Terminated';
    case 16:
      return 'Stack fault';
    case 17:
      return 'Child exited';
    case 18:
      return 'Continued';
    case 19:
      return 'Stopped (signal)';
    case 20:
      return 'Stopped';
    case 21:
      return 'Stopped (tty input)';
    case 22:
      return 'Stopped (tty output)';
    case 23:
      return 'Urgent I/O condition';
    case 24:
      return 'CPU time limit exceeded';
    case 25:
      return 'File size limit exceeded';
    case 26:
      return 'Virtual timer expired';
    case 27:
      return 'Profiling timer expired';
    case 28:
      return 'Window changed';
    case 29:
      return 'I/O possible';
    case 30:
      return 'Power failure';
    case 31:
      return 'Bad system call';
    default:
      return '';
  }
}

/** 32 and 33 belong to the threads of the C library. */
const isReserved = (signum: i32): bool => signum == 32 || signum == 33;

/** The number, or 0 with an exception set. */
function signalNumber(o: PyObject): i32 {
  const n = PyLong_AsInt(o);
  if (n == -1 && PyErr_Occurred()) return 0;
  if (n >= 1 && n < NSIG) return n;
  PyErr_SetString(PyExc_ValueError, 'signal number out of range');
  return 0;
}

// new: the handler as Python sees it
function currentHandler(signum: i32): PyObject | null {
  const handler = handlerOf(signum);
  return handler ? Py_NewRef(handler) : isReserved(signum) ? Py_None : PyLong_FromLong(SIG_DFL);
}

function signal_default_int_handler(_module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('default_int_handler', nargs, 2, 2)) return null;
  if (PyLong_AsInt(objAt(args, 0)) == -1 && PyErr_Occurred()) return null;
  PyErr_SetNone(PyExc_KeyboardInterrupt);
  return null;
}

function signal_signal(_module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('signal', nargs, 2, 2)) return null;
  const signum = signalNumber(objAt(args, 0));
  if (!signum) return null;
  const handler = objAt(args, 1);
  if (!PyCallable_Check(handler)) {
    const n = PyLong_Check(handler) ? PyLong_AsInt(handler) : -1;
    if (n != SIG_DFL && n != SIG_IGN) {
      if (PyErr_Occurred()) return null;
      return PyErr_SetString(
        PyExc_TypeError,
        'signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object',
      );
    }
  }
  // SIGKILL and SIGSTOP cannot be caught.
  if (signum == 9 || signum == 19 || isReserved(signum)) {
    return PyErr_Format(PyExc_OSError, '[Errno 22] Invalid argument');
  }
  const old = currentHandler(signum);
  if (old) setSlot(handlerSlot(signum), Py_NewRef(handler));
  return old;
}

function signal_getsignal(_module: PyObject, number: PyObject): PyObject | null {
  const signum = signalNumber(number);
  return signum ? currentHandler(signum) : null;
}

function signal_raise_signal(_module: PyObject, number: PyObject): PyObject | null {
  const n = PyLong_AsInt(number);
  if (n == -1 && PyErr_Occurred()) return null;
  if (n < 1 || n >= NSIG) return PyErr_Format(PyExc_OSError, '[Errno 22] Invalid argument');
  if (faultSignal(n)) return Py_None;
  const handler = handlerOf(n);
  const plain = handler == null || PyLong_Check(handler);
  // Without a handler these are ignored; the others would end the process, which is the host's.
  const harmless = n == 17 || n == 18 || n == 23 || n == 28 || (n == SIGINT && !handler);
  const ignored = handler != null && PyLong_Check(handler) && PyLong_AsInt(handler) == SIG_IGN;
  if (plain && !harmless && !ignored) return PyErr_Format(PyExc_OSError, '[Errno 38] Function not implemented');
  tripSignal(n);
  return handleSignals() < 0 ? null : Py_None;
}

function signal_strsignal(_module: PyObject, number: PyObject): PyObject | null {
  const signum = signalNumber(number);
  if (!signum) return null;
  if (signum >= 34) return PyUnicode_FromFormat('Real-time signal %d', signum - 34);
  const text = description(signum);
  return text.length ? PyUnicode_FromString(text) : Py_None;
}

function signal_siginterrupt(_module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('siginterrupt', nargs, 2, 2)) return null;
  if (!signalNumber(objAt(args, 0))) return null;
  return PyObject_IsTrue(objAt(args, 1)) < 0 ? null : Py_None;
}

function signal_valid_signals(_module: PyObject, _unused: PyObject | null): PyObject | null {
  const set = PySet_New(null);
  if (!set) return null;
  for (let n: i32 = 1; n < NSIG; n++) {
    if (isReserved(n)) continue;
    const number = PyLong_FromLong(n);
    const failed = !number || PySet_Add(set, number) < 0;
    if (number) Py_DECREF(number);
    if (failed) {
      Py_DECREF(set);
      return null;
    }
  }
  return set;
}

/** Nothing writes to it: no signal comes from outside but the host's interrupt. */
function signal_set_wakeup_fd(_module: PyObject, fd: PyObject): PyObject | null {
  if (PyLong_AsInt(fd) == -1 && PyErr_Occurred()) return null;
  return PyLong_FromLong(-1);
}

function addMethods(m: PyObject): void {
  moduleMethod(
    m,
    'default_int_handler',
    signal_default_int_handler.index,
    METH_FASTCALL,
    'default_int_handler($module, signalnum, frame, /)\n--\n\nThe default handler for SIGINT installed by Python.\n\nIt raises KeyboardInterrupt.',
  );
  moduleMethod(
    m,
    'signal',
    signal_signal.index,
    METH_FASTCALL,
    'signal($module, signalnum, handler, /)\n--\n\nSet the action for the given signal.\n\nThe action can be SIG_DFL, SIG_IGN, or a callable Python object.\nThe previous action is returned.  See getsignal() for possible return values.\n\n*** IMPORTANT NOTICE ***\nA signal handler function is called with two arguments:\nthe first is the signal number, the second is the interrupted stack frame.',
  );
  moduleMethod(
    m,
    'raise_signal',
    signal_raise_signal.index,
    METH_O,
    'raise_signal($module, signalnum, /)\n--\n\nSend a signal to the executing process.',
  );
  moduleMethod(
    m,
    'strsignal',
    signal_strsignal.index,
    METH_O,
    'strsignal($module, signalnum, /)\n--\n\nReturn the system description of the given signal.\n\nReturns the description of signal *signalnum*, such as "Interrupt"\nfor :const:`SIGINT`. Returns :const:`None` if *signalnum* has no\ndescription. Raises :exc:`ValueError` if *signalnum* is invalid.',
  );
  moduleMethod(
    m,
    'getsignal',
    signal_getsignal.index,
    METH_O,
    'getsignal($module, signalnum, /)\n--\n\nReturn the current action for the given signal.\n\nThe return value can be:\n  SIG_IGN -- if the signal is being ignored\n  SIG_DFL -- if the default action for the signal is in effect\n  None    -- if an unknown handler is in effect\n  anything else -- the callable Python object used as a handler',
  );
  moduleMethod(
    m,
    'set_wakeup_fd',
    signal_set_wakeup_fd.index,
    METH_O,
    'set_wakeup_fd($module, fd, /, *, warn_on_full_buffer=True)\n--\n\nSets the fd to be written to (with the signal number) when a signal comes in.\n\nA library can use this to wakeup select or poll.\nThe previous fd or -1 is returned.\n\nThe fd must be non-blocking.',
  );
  moduleMethod(
    m,
    'siginterrupt',
    signal_siginterrupt.index,
    METH_FASTCALL,
    'siginterrupt($module, signalnum, flag, /)\n--\n\nChange system call restart behaviour.\n\nIf flag is False, system calls will be restarted when interrupted by\nsignal sig, else system calls will be interrupted.',
  );
  moduleMethod(
    m,
    'valid_signals',
    signal_valid_signals.index,
    METH_NOARGS,
    'valid_signals($module, /)\n--\n\nReturn a set of valid signal numbers on this platform.\n\nThe signal numbers returned by this function can be safely passed to\nfunctions like `pthread_sigmask`.',
  );
}

const NUMBERS =
  'NSIG=65 SIG_DFL=0 SIG_IGN=1 SIGHUP=1 SIGINT=2 SIGQUIT=3 SIGILL=4 SIGTRAP=5 SIGIOT=6 SIGABRT=6 SIGFPE=8 SIGKILL=9 SIGBUS=7 SIGSEGV=11 SIGSYS=31 SIGPIPE=13 SIGALRM=14 SIGTERM=15 SIGUSR1=10 SIGUSR2=12 SIGCLD=17 SIGCHLD=17 SIGPWR=30 SIGIO=29 SIGURG=23 SIGWINCH=28 SIGPOLL=29 SIGSTOP=19 SIGTSTP=20 SIGCONT=18 SIGTTIN=21 SIGTTOU=22 SIGVTALRM=26 SIGPROF=27 SIGXCPU=24 SIGXFSZ=25 SIGRTMIN=34 SIGRTMAX=64 SIGSTKFLT=16';

// new
export function init__signal_module(): PyObject | null {
  const m = newNativeModule(
    '_signal',
    'This module provides mechanisms to use signal handlers in Python.\n\nFunctions:\n\nalarm() -- cause SIGALRM after a specified time [Unix only]\nsetitimer() -- cause a signal (described below) after a specified\n               float time and the timer may restart then [Unix only]\ngetitimer() -- get current value of timer [Unix only]\nsignal() -- set the action for a given signal\ngetsignal() -- get the signal action for a given signal\npause() -- wait until a signal arrives [Unix only]\ndefault_int_handler() -- default SIGINT handler\n\nsignal constants:\nSIG_DFL -- used to refer to the system default handler\nSIG_IGN -- used to ignore the signal\nNSIG -- number of defined signals\nSIGINT, SIGTERM, etc. -- signal numbers\n\nitimer constants:\nITIMER_REAL -- decrements in real time, and delivers SIGALRM upon\n               expiration\nITIMER_VIRTUAL -- decrements only when the process is executing,\n               and delivers SIGVTALRM upon expiration\nITIMER_PROF -- decrements both when the process is executing and\n               when the system is executing on behalf of the process.\n               Coupled with ITIMER_VIRTUAL, this timer is usually\n               used to profile the time spent by the application\n               in user and kernel space. SIGPROF is delivered upon\n               expiration.\n\n\n*** IMPORTANT NOTICE ***\nA signal handler function is called with two arguments:\nthe first is the signal number, the second is the interrupted stack frame.',
  );
  if (!m) return null;
  addMethods(m);
  const dict = PyModule_GetDict(m);
  const error = PyErr_NewException('signal.itimer_error', PyExc_OSError, null);
  const added = error != null && PyDict_SetItemString(dict, 'ItimerError', error) == 0;
  Py_XDECREF(error);
  if (added && addNumbers(dict, NUMBERS)) {
    // From now on SIGINT has a handler that can be asked for.
    const handler = PyObject_GetAttrString(m, 'default_int_handler');
    if (handler) {
      if (handlerOf(SIGINT)) Py_DECREF(handler);
      else setSlot(handlerSlot(SIGINT), handler);
      return m;
    }
  }
  Py_DECREF(m);
  return null;
}
