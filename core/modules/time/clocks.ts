// time: the clocks, and waiting. (CPython: Modules/timemodule.c, Python/pytime.c)
//
// The host has three clocks: since the epoch, monotonic, CPU time. A recording replays what they said.

import { host_clock, host_sleep } from '../../host';
import { exactArguments, intArgument } from '../../objects/args';
import { PyDict_New, PyDict_SetItemString } from '../../objects/dict/dict';
import { PyErr_Format, PyErr_SetFromErrno, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OSError, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyFloat_FromDouble } from '../../objects/float';
import { PyLong_AsInt, PyLong_FromLong } from '../../objects/int';
import { _PyNamespace_New } from '../../objects/namespace';
import { Py_None } from '../../objects/none';
import { boolObject } from '../../objects/richcompare';
import { PyUnicode_EqualToUTF8 } from '../../objects/str/compare';
import { stringArg } from '../../objects/str/methods';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyTuple_GET_ITEM } from '../../objects/tuple';
import { _PyType_Name } from '../../objects/type/state';
import { Py_DECREF, Py_XDECREF } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { PyObject } from '../../runtime/object';
import { pel, WAIT_NONE, WAIT_SLEEP } from '../../runtime/pellucid';
import { secondsDouble, timeoutOf } from './convert';

type Module = PyObject | null;

const REALTIME = 0;
const MONOTONIC = 1;
const CPU = 2;

export function time_time(m: Module, unused: PyObject | null): PyObject | null {
  return PyFloat_FromDouble(secondsDouble(host_clock(REALTIME)));
}

export function time_time_ns(m: Module, unused: PyObject | null): PyObject | null {
  return PyLong_FromLong(host_clock(REALTIME));
}

export function time_monotonic(m: Module, unused: PyObject | null): PyObject | null {
  return PyFloat_FromDouble(secondsDouble(host_clock(MONOTONIC)));
}

export function time_monotonic_ns(m: Module, unused: PyObject | null): PyObject | null {
  return PyLong_FromLong(host_clock(MONOTONIC));
}

export function time_process_time(m: Module, unused: PyObject | null): PyObject | null {
  return PyFloat_FromDouble(secondsDouble(host_clock(CPU)));
}

export function time_process_time_ns(m: Module, unused: PyObject | null): PyObject | null {
  return PyLong_FromLong(host_clock(CPU));
}

/** The host's clock behind one of Linux' clock ids; -1 with OSError or TypeError set. */
function clockOfId(o: PyObject): i32 {
  const id = PyLong_AsInt(o);
  if (id == -1 && PyErr_Occurred()) {
    PyErr_Format(PyExc_TypeError, 'clk_id should be integer, not %s', <u64>_PyType_Name(o.ob_type));
    return -1;
  }
  switch (id) {
    case 0: // CLOCK_REALTIME
    case 11: // CLOCK_TAI
      return REALTIME;
    case 1: // CLOCK_MONOTONIC
    case 4: // CLOCK_MONOTONIC_RAW
    case 7: // CLOCK_BOOTTIME
      return MONOTONIC;
    case 2: // CLOCK_PROCESS_CPUTIME_ID
    case 3: // CLOCK_THREAD_CPUTIME_ID
      return CPU;
  }
  PyErr_SetFromErrno(PyExc_OSError, 22);
  return -1;
}

export function time_clock_gettime(m: Module, id: PyObject): PyObject | null {
  const clock = clockOfId(id);
  return clock < 0 ? null : PyFloat_FromDouble(secondsDouble(host_clock(clock)));
}

export function time_clock_gettime_ns(m: Module, id: PyObject): PyObject | null {
  const clock = clockOfId(id);
  return clock < 0 ? null : PyLong_FromLong(host_clock(clock));
}

export function time_clock_getres(m: Module, args: PyObject): PyObject | null {
  if (!exactArguments(args, 'clock_getres', 1)) return null;
  const id = PyTuple_GET_ITEM(args, 0);
  if (intArgument(id) == -1 && PyErr_Occurred()) return null;
  return clockOfId(id) < 0 ? null : PyFloat_FromDouble(1e-9);
}

/**
 * Sleeps by leaving the eval loop: the host waits and runs on, and the call is made again. Below native code, where that cannot
 * be, the host blocks if it can.
 */
export function time_sleep(m: Module, seconds: PyObject): PyObject | null {
  if (pel.wait_kind == WAIT_SLEEP) {
    pel.wait_kind = WAIT_NONE;
    return Py_None;
  }
  const timeout = timeoutOf(seconds);
  if (timeout == -1 && PyErr_Occurred()) return null;
  if (timeout < 0) return PyErr_SetString(PyExc_ValueError, 'sleep length must be non-negative');
  if (pel.eval_depth > 1 && host_sleep(timeout)) return Py_None;
  pel.wait_kind = WAIT_SLEEP;
  pel.wait_argument = timeout;
  return null;
}

/** What get_clock_info says of a clock; steals nothing. */
function clockInfo(implementation: string, monotonic: bool, adjustable: bool): PyObject | null {
  const dict = PyDict_New();
  if (!dict) return null;
  const text = PyUnicode_FromString(implementation);
  const resolution = PyFloat_FromDouble(1e-9);
  let ok = text != null && resolution != null;
  ok = ok && PyDict_SetItemString(dict, 'implementation', text!) == 0;
  ok = ok && PyDict_SetItemString(dict, 'monotonic', boolObject(monotonic)) == 0;
  ok = ok && PyDict_SetItemString(dict, 'adjustable', boolObject(adjustable)) == 0;
  ok = ok && PyDict_SetItemString(dict, 'resolution', resolution!) == 0;
  Py_XDECREF(text);
  Py_XDECREF(resolution);
  const info = ok ? _PyNamespace_New(dict) : null;
  Py_DECREF(dict);
  return info;
}

export function time_get_clock_info(m: Module, args: PyObject): PyObject | null {
  if (!exactArguments(args, 'get_clock_info', 1)) return null;
  const name = PyTuple_GET_ITEM(args, 0);
  return stringArg(name, 'get_clock_info', 'argument 1') ? infoOf(name) : null;
}

// new
function infoOf(name: PyObject): PyObject | null {
  if (PyUnicode_EqualToUTF8(name, 'time')) return clockInfo('clock_gettime(CLOCK_REALTIME)', false, true);
  if (PyUnicode_EqualToUTF8(name, 'monotonic') || PyUnicode_EqualToUTF8(name, 'perf_counter')) {
    return clockInfo('clock_gettime(CLOCK_MONOTONIC)', true, false);
  }
  if (PyUnicode_EqualToUTF8(name, 'process_time'))
    return clockInfo('clock_gettime(CLOCK_PROCESS_CPUTIME_ID)', true, false);
  if (PyUnicode_EqualToUTF8(name, 'thread_time'))
    return clockInfo('clock_gettime(CLOCK_THREAD_CPUTIME_ID)', true, false);
  return PyErr_SetString(PyExc_ValueError, 'unknown clock');
}
