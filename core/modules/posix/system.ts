// What is neither file nor directory: processes, users, the environment. (CPython: Modules/posixmodule.c)

import { host_clock } from '../../host';
import { host_exit, host_system_number, host_system_text, host_umask } from '../../host-fs';
import { PyMem_RawFree } from '../../memory/raw';
import { _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../../objects/args';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyDict_New, PyDict_SetDefault } from '../../objects/dict/dict';
import { strerrorObject } from '../../objects/exceptions/errno';
import { PyErr_Format, PyErr_SetFromErrno, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OSError, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyFloat_FromDouble } from '../../objects/float';
import { PyLong_AsInt, PyLong_Check, PyLong_FromLong, PyLong_FromLongLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyCallable_Check } from '../../objects/object';
import { _PyUnicode_EqualToASCIIString } from '../../objects/str/compare';
import { PyUnicode_DecodeFSDefaultAndSize, PyUnicode_EncodeFSDefault } from '../../objects/str/fs-default';
import { memchr } from '../../objects/str/scan';
import { PyUnicode_Check } from '../../objects/str/struct';
import { PyUnicode_AsUTF8 } from '../../objects/str/utf8';
import { finishedSequence, PyStructSequence_New } from '../../objects/structseq';
import { PyTuple_SET_ITEM } from '../../objects/tuple';
import { Py_DECREF, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { _Py_GetConfig } from '../../runtime/config';
import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { dieOf, SIGABRT } from '../faulthandler/fatal';
import { PyOS_FSPath } from './path';
import { get_posix_state } from './state';
import { hostText } from './tree';

function number(what: i32): PyObject | null {
  return PyLong_FromLong(host_system_number(what, 0));
}

export function os_getpid(module: PyObject, unused: PyObject | null): PyObject | null {
  return number(0);
}
export function os_getppid(module: PyObject, unused: PyObject | null): PyObject | null {
  return number(1);
}
export function os_getuid(module: PyObject, unused: PyObject | null): PyObject | null {
  return number(2);
}
export function os_geteuid(module: PyObject, unused: PyObject | null): PyObject | null {
  return number(3);
}
export function os_getgid(module: PyObject, unused: PyObject | null): PyObject | null {
  return number(4);
}
export function os_getegid(module: PyObject, unused: PyObject | null): PyObject | null {
  return number(5);
}
export function os_cpu_count(module: PyObject, unused: PyObject | null): PyObject | null {
  const given = _Py_GetConfig().cpu_count;
  if (given > 0) return PyLong_FromLong(given);
  return number(6);
}

export function os_getlogin(module: PyObject, unused: PyObject | null): PyObject | null {
  const r = host_system_text(2);
  return r < 0 ? PyErr_SetFromErrno(PyExc_OSError, <i32>-r) : hostText(r, false);
}

export function os_uname(module: PyObject, unused: PyObject | null): PyObject | null {
  const block = host_system_text(1);
  if (block < 0) return PyErr_SetFromErrno(PyExc_OSError, <i32>-block);
  const o = PyStructSequence_New(get_posix_state(module).UnameResultType);
  let p = <usize>block + 4;
  const end = p + load<u32>(<usize>block);
  for (let i: i64 = 0; i < 5 && o; i++) {
    const at = memchr(p, 0x0a, end - p);
    const n = at < 0 ? end - p : <usize>at;
    PyTuple_SET_ITEM(o, i, PyUnicode_DecodeFSDefaultAndSize(p, <i64>n));
    p = min(p + n + 1, end);
  }
  PyMem_RawFree(<usize>block);
  return o ? finishedSequence(o) : null;
}

export function os_times(module: PyObject, unused: PyObject | null): PyObject | null {
  const o = PyStructSequence_New(get_posix_state(module).TimesResultType);
  if (!o) return null;
  PyTuple_SET_ITEM(o, 0, PyFloat_FromDouble(<f64>(host_clock(2) / 10000000) / 100));
  for (let i: i64 = 1; i < 4; i++) PyTuple_SET_ITEM(o, i, PyFloat_FromDouble(0));
  PyTuple_SET_ITEM(o, 4, PyFloat_FromDouble(<f64>(host_clock(1) / 10000000) / 100));
  return finishedSequence(o);
}

/** The environment as a dict of bytes. (new) */
export function convertenviron(): PyObject | null {
  const dict = PyDict_New();
  if (!dict) return null;
  const block = host_system_text(0);
  if (block < 0) return dict;
  let p = <usize>block + 4;
  const end = p + load<u32>(<usize>block);
  while (p < end && !PyErr_Occurred()) {
    const n = <usize>memchr(p, 0, end - p);
    const at = n > 0 ? memchr(p + 1, 0x3d, n - 1) : -1;
    if (at >= 0) {
      const key = PyBytes_FromStringAndSize(p, <i64>at + 1);
      const value = PyBytes_FromStringAndSize(p + <usize>at + 2, <i64>n - <i64>at - 2);
      if (key && value) PyDict_SetDefault(dict, key, value);
      Py_XDECREF(key);
      Py_XDECREF(value);
    }
    p += n + 1;
  }
  PyMem_RawFree(<usize>block);
  if (!PyErr_Occurred()) return dict;
  Py_DECREF(dict);
  return null;
}

// new: the bytes of a str or bytes argument, without a NUL inside
export function fsConverter(o: PyObject): PyObject | null {
  const text = PyOS_FSPath(o);
  if (!text) return null;
  let bytes: PyObject | null = text;
  if (PyUnicode_Check(text)) {
    bytes = PyUnicode_EncodeFSDefault(text);
    Py_DECREF(text);
    if (!bytes) return null;
  }
  if (memchr(PyBytes_AS_STRING(bytes!), 0, <usize>PyBytes_GET_SIZE(bytes!)) < 0) return bytes;
  Py_DECREF(bytes!);
  return PyErr_SetString(PyExc_ValueError, 'embedded null byte');
}

/** The host's environment stays as it is: only os.environ shows what a program changes. */
export function os_putenv(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('putenv', nargs, 2, 2)) return null;
  const name = fsConverter(objAt(args, 0));
  if (!name) return null;
  const value = fsConverter(objAt(args, 1));
  const n = PyBytes_GET_SIZE(name);
  const illegal = memchr(PyBytes_AS_STRING(name), 0x3d, <usize>n) >= 0;
  Py_DECREF(name);
  if (!value) return null;
  Py_DECREF(value);
  if (illegal) return PyErr_SetString(PyExc_ValueError, 'illegal environment variable name');
  return n == 0 ? PyErr_SetFromErrno(PyExc_OSError, 22) : Py_None;
}

export function os_unsetenv(module: PyObject, o: PyObject): PyObject | null {
  const name = fsConverter(o);
  if (!name) return null;
  const n = PyBytes_GET_SIZE(name);
  const illegal = n == 0 || memchr(PyBytes_AS_STRING(name), 0x3d, <usize>n) >= 0;
  Py_DECREF(name);
  return illegal ? PyErr_SetFromErrno(PyExc_OSError, 22) : Py_None;
}

export function os_strerror(module: PyObject, o: PyObject): PyObject | null {
  const code = PyLong_AsInt(o);
  return code == -1 && PyErr_Occurred() ? null : strerrorObject(code);
}

export function os_umask(module: PyObject, o: PyObject): PyObject | null {
  const mask = PyLong_AsInt(o);
  return mask == -1 && PyErr_Occurred() ? null : PyLong_FromLong(host_umask(mask));
}

export function os__exit(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, '_exit', 'status', 0, 1, 0, at) == 0;
  const o = ptrAt(at, 0);
  stackFree(at);
  if (!ok) return null;
  const status = PyLong_AsInt(o!);
  if (status == -1 && PyErr_Occurred()) return null;
  host_exit(status);
  return null;
}

/** There is no fork, and so no child to wait for. */
export function os_waitpid(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('waitpid', nargs, 2, 2)) return null;
  for (let i: i64 = 0; i < 2; i++) if (PyLong_AsInt(objAt(args, i)) == -1 && PyErr_Occurred()) return null;
  return PyErr_SetFromErrno(PyExc_OSError, ECHILD);
}
const ECHILD = 10;

/** There is no fork: what is registered is never called. */
export function os_register_at_fork(
  module: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  const at = stackAlloc(3);
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(
      args,
      nargs,
      null,
      kwnames,
      'register_at_fork',
      'before after_in_child after_in_parent',
      0,
      0,
      3,
      at,
    ) == 0
  ) {
    let given = 0;
    let ok = true;
    for (let i: i64 = 0; i < 3 && ok; i++) {
      const o = ptrAt(at, i);
      if (!o) continue;
      given++;
      ok = PyCallable_Check(o) != 0;
      if (!ok) {
        PyErr_Format(
          PyExc_TypeError,
          "'%ls' must be callable, not %.200s",
          changetype<usize>(i == 0 ? 'before' : i == 1 ? 'after_in_child' : 'after_in_parent'),
          o.ob_type.tp_name,
        );
      }
    }
    if (ok && !given) PyErr_SetString(PyExc_TypeError, 'At least one argument is required.');
    else if (ok) result = Py_None;
  }
  stackFree(at);
  return result;
}

const SC_NPROCESSORS_ONLN = 84;

/** Names of sysconf_names and their numbers, in one text: "name=number ". */
export const SYSCONF =
  'SC_ARG_MAX=0 SC_CLK_TCK=2 SC_OPEN_MAX=4 SC_VERSION=29 SC_PAGESIZE=30 SC_PAGE_SIZE=30 SC_IOV_MAX=60 SC_NPROCESSORS_CONF=83 SC_NPROCESSORS_ONLN=84 SC_PHYS_PAGES=85 SC_AVPHYS_PAGES=86';

function sysconf(name: i32): i64 {
  switch (name) {
    case 0:
      return 2097152;
    case 2:
      return 100;
    case 4:
      return 1024;
    case 29:
      return 200809;
    case 30:
      return 4096;
    case 60:
      return 1024;
    case 83:
    case SC_NPROCESSORS_ONLN:
      return host_system_number(6, 0);
    case 85:
    case 86:
      return 1048576;
  }
  return -1;
}

export function os_sysconf(module: PyObject, o: PyObject): PyObject | null {
  let name = -1;
  if (PyUnicode_Check(o)) {
    name = sysconfNumber(o);
    if (name < 0) {
      if (PyUnicode_AsUTF8(o)) PyErr_SetString(PyExc_ValueError, 'unrecognized configuration name');
      return null;
    }
  } else if (PyLong_Check(o)) {
    name = PyLong_AsInt(o);
    if (name == -1 && PyErr_Occurred()) return null;
  } else {
    return PyErr_SetString(PyExc_TypeError, 'configuration names must be strings or integers');
  }
  const value = sysconf(name);
  return value < 0 ? PyErr_SetFromErrno(PyExc_OSError, 22) : PyLong_FromLongLong(value);
}

function sysconfNumber(o: PyObject): i32 {
  if (_PyUnicode_EqualToASCIIString(o, 'SC_ARG_MAX')) return 0;
  if (_PyUnicode_EqualToASCIIString(o, 'SC_CLK_TCK')) return 2;
  if (_PyUnicode_EqualToASCIIString(o, 'SC_OPEN_MAX')) return 4;
  if (_PyUnicode_EqualToASCIIString(o, 'SC_VERSION')) return 29;
  if (_PyUnicode_EqualToASCIIString(o, 'SC_PAGESIZE') || _PyUnicode_EqualToASCIIString(o, 'SC_PAGE_SIZE')) return 30;
  if (_PyUnicode_EqualToASCIIString(o, 'SC_IOV_MAX')) return 60;
  if (_PyUnicode_EqualToASCIIString(o, 'SC_NPROCESSORS_CONF')) return 83;
  if (_PyUnicode_EqualToASCIIString(o, 'SC_NPROCESSORS_ONLN')) return 84;
  if (_PyUnicode_EqualToASCIIString(o, 'SC_PHYS_PAGES')) return 85;
  if (_PyUnicode_EqualToASCIIString(o, 'SC_AVPHYS_PAGES')) return 86;
  return -1;
}

// --- what a process said when it ended

function statusArgument(args: usize, nargs: i64, kwnames: PyObject | null, fname: string): i32 {
  const at = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, fname, 'status', 0, 1, 0, at) == 0;
  const o = ptrAt(at, 0);
  stackFree(at);
  return ok ? PyLong_AsInt(o!) : -1;
}

export function os_waitstatus_to_exitcode(
  module: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  const status = statusArgument(args, nargs, kwnames, 'waitstatus_to_exitcode');
  if (status == -1 && PyErr_Occurred()) return null;
  const signal = status & 0x7f;
  if (signal == 0) return PyLong_FromLong((status >> 8) & 0xff);
  if (signal == 0x7f) {
    if (status & 0x80) return PyErr_Format(PyExc_ValueError, 'invalid wait status: %i', status);
    return PyErr_Format(PyExc_ValueError, 'process stopped by delivery of signal %i', (status >> 8) & 0xff);
  }
  return PyLong_FromLong(-signal);
}

export function os_abort(module: PyObject, unused: PyObject | null): PyObject | null {
  dieOf(SIGABRT);
  return null;
}
