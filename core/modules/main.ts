// From the command line's point of view: settings in, the program's end out. (CPython: Modules/main.c, Python/pythonrun.c)

import { PySequence_List } from '../objects/abstract/sequence';
import { PyObject_SetAttr } from '../objects/attribute';
import { PyDict_GetItemString, PyDict_New, PyDict_SetItem } from '../objects/dict/dict';
import { PyDict_MergeFromSeq2 } from '../objects/dict/merge';
import { PyErr_ExceptionMatches } from '../objects/exceptions/errors';
import { PySystemExitObject } from '../objects/exceptions/struct';
import { PyExc_KeyboardInterrupt, PyExc_SystemExit } from '../objects/exceptions/types';
import { _PyFile_Flush, Py_PRINT_RAW, PyFile_WriteObject, PyFile_WriteString } from '../objects/file';
import { PyLong_AsInt, PyLong_AsLong, PyLong_Check } from '../objects/int';
import { PyModule_GetDict } from '../objects/module';
import { Py_None } from '../objects/none';
import { _PyUnicode_EqualToASCIIString } from '../objects/str/compare';
import { _PySys_GetAttr } from '../objects/sys-attributes';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_SET_ITEM } from '../objects/tuple';
import { clearSlot, Py_DECREF, Py_NewRef, Py_XDECREF } from '../runtime/cold';
import { _Py_GetConfig } from '../runtime/config';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_Occurred, PyErr_SetRaisedException } from '../runtime/errors';
import { _Py_ID } from '../runtime/identifiers';
import { _PyInterpreterState_GET } from '../runtime/interp';
import { PyObject } from '../runtime/object';
import { PelState, pel } from '../runtime/pellucid';
import { _PyRuntime } from '../runtime/runtime';
import { finalize } from '../vm/finalize';
import { PyMarshal_ReadObjectFromString } from '../vm/marshal';
import { PyErr_Print } from './sys/hooks';
import { PyErr_FormatUnraisable } from './sys/unraisable';

/** -SIGINT, as a shell or subprocess.returncode says it. */
const EXIT_SIGINT = -2;

/** The first fields of sys.flags, which nobody has seen yet. */
function setFlags(flags: PyObject, values: PyObject): void {
  for (let i: i64 = 0; i < PyTuple_GET_SIZE(values); i++) {
    const old = PyTuple_GET_ITEM(flags, i);
    PyTuple_SET_ITEM(flags, i, Py_NewRef<PyObject>(PyTuple_GET_ITEM(values, i)));
    Py_DECREF(old);
  }
}

/** PyConfig and its like, in the order of src/host/config.ts (native). */
function setNativeSettings(values: PyObject): void {
  const config = _Py_GetConfig();
  config.code_debug_ranges = settingAt(values, 0);
  config.bytes_warning = settingAt(values, 1);
  config.warn_default_encoding = settingAt(values, 2);
  config.cpu_count = settingAt(values, 3);
  config.tracemalloc = settingAt(values, 4);
  _PyRuntime.preconfig_utf8_mode = settingAt(values, 5);
  _PyInterpreterState_GET().long_state_max_str_digits = settingAt(values, 6);
  // As faulthandler.enable() does: stderr, all threads.
  if (settingAt(values, 7)) {
    pel.fault_fd = 2 + 1;
    pel.fault_all = 1;
  }
}

function settingAt(values: PyObject, i: i64): i32 {
  return PyLong_AsInt(PyTuple_GET_ITEM(values, i));
}

/** Sets attributes of sys from a marshalled tuple of (name, value) pairs; tuples become lists. 0, or -1. */
export function configure(bytes: usize, n: i32): i32 {
  const pairs = PyMarshal_ReadObjectFromString(bytes, n);
  if (!pairs) return -1;
  const dict = _PyInterpreterState_GET().sysdict!;
  let failed = false;
  for (let i: i64 = 0; i < PyTuple_GET_SIZE(pairs) && !failed; i++) {
    const pair = PyTuple_GET_ITEM(pairs, i);
    const given = PyTuple_GET_ITEM(pair, 1);
    if (_PyUnicode_EqualToASCIIString(PyTuple_GET_ITEM(pair, 0), 'flags')) {
      setFlags(PyDict_GetItemString(dict, 'flags')!, given);
      continue;
    }
    if (_PyUnicode_EqualToASCIIString(PyTuple_GET_ITEM(pair, 0), 'native')) {
      setNativeSettings(given);
      continue;
    }
    if (_PyUnicode_EqualToASCIIString(PyTuple_GET_ITEM(pair, 0), 'check_hash_based_pycs')) {
      const imp = PyDict_GetItemString(_PyInterpreterState_GET().imports_modules!, '_imp');
      failed = imp != null && PyObject_SetAttr(imp, PyTuple_GET_ITEM(pair, 0), given) < 0;
      continue;
    }
    const name = PyTuple_GET_ITEM(pair, 0);
    let value: PyObject | null;
    if (_PyUnicode_EqualToASCIIString(name, '_xoptions')) {
      value = PyDict_New();
      if (value && PyDict_MergeFromSeq2(value, given, 1) < 0) failed = true;
    } else value = PyTuple_Check(given) ? PySequence_List(given) : Py_NewRef<PyObject>(given);
    failed = failed || !value || PyDict_SetItem(dict, name, value) < 0;
    Py_XDECREF(value);
  }
  Py_DECREF(pairs);
  return failed ? -1 : 0;
}

// borrowed: sys.modules['__main__'].__dict__, or NULL
export function mainModuleDict(): PyObject | null {
  const modules = _PyInterpreterState_GET().imports_modules;
  if (!modules) return null;
  const module = PyDict_GetItemString(modules, '__main__');
  return module ? PyModule_GetDict(module) : null;
}

/** flush() of a standard stream: 0, or -1. */
function flushStream(name: PyObject): i32 {
  const stream = _PySys_GetAttr(name);
  if (!stream || stream == Py_None) return 0;
  if (_PyFile_Flush(stream) == 0) return 0;
  return -1;
}

/** Hands what is buffered for stdout and stderr to the host; what fails is told at the end, when it fails again. */
export function flushStandardStreams(): void {
  if (flushStream(_Py_ID('stderr')) < 0) PyErr_Clear();
  if (flushStream(_Py_ID('stdout')) < 0) PyErr_Clear();
}

/** The exit code that a SystemExit asks for; anything but None and an int is printed. exc is consumed. */
function systemExitCode(exc: PyObject): i32 {
  const value = changetype<PySystemExitObject>(exc).code;
  let code = 0;
  if (value && value != Py_None) {
    if (PyLong_Check(value)) {
      code = <i32>PyLong_AsLong(value); // too large an int: -1, as in C, and the error is reported below
    } else {
      const file = _PySys_GetAttr(_Py_ID('stderr'));
      if (file && file != Py_None && PyFile_WriteObject(value, file, Py_PRINT_RAW) < 0) {
        // The next write needs a clean slate: what failed stays raised behind it.
        const failed = PyErr_GetRaisedException();
        if (PyFile_WriteString('\n', file) < 0) PyErr_Clear();
        PyErr_SetRaisedException(failed);
      } else if (file && file != Py_None && PyFile_WriteString('\n', file) < 0) PyErr_Clear();
      code = 1;
    }
  }
  Py_DECREF(exc);
  return code & 0xff;
}

/**
 * The end of a run: prints the exception that nobody handled. The exit code: 0, 1, what SystemExit says, or EXIT_SIGINT for
 * KeyboardInterrupt, of which CPython dies as of the signal.
 */
function exitCodeOfRun(): i32 {
  if (!PyErr_Occurred()) return 0;
  if (PyErr_ExceptionMatches(PyExc_SystemExit)) return systemExitCode(PyErr_GetRaisedException()!);
  const interrupted = PyErr_ExceptionMatches(PyExc_KeyboardInterrupt) != 0;
  PyErr_Print();
  return interrupted ? EXIT_SIGINT : 1;
}

/** Ends the process: the exit code of the run, 120 when standard output could not be flushed. */
export function finishRun(): i32 {
  // Nothing of this can be suspended.
  pel.eval_depth++;
  clearSlot(changetype<usize>(pel) + offsetof<PelState>('_result'));
  // What the program has printed comes before what is said of its end.
  const raised = PyErr_GetRaisedException();
  flushStandardStreams();
  if (raised) PyErr_SetRaisedException(raised);
  let code = exitCodeOfRun();
  // Py_FinalizeEx begins by asking for the module threading, which trips over what is still raised.
  if (PyErr_Occurred()) PyErr_FormatUnraisable('Exception ignored on threading shutdown');
  flushStandardStreams();
  if (finalize() < 0) code = 120;
  pel.eval_depth--;
  return code;
}
