// Warnings as a process without the module warnings shows them: the default filters, each place once.
// (CPython: Python/_warnings.c)

import { host_source_line } from '../host';
import { PyMem_RawFree } from '../memory/raw';
import { Py_True } from '../objects/bool';
import { PyCodeObject } from '../objects/code';
import { PyDict_Contains, PyDict_GetItemWithError, PyDict_New, PyDict_SetItem } from '../objects/dict/dict';
import { PyErr_NoMemory } from '../objects/exceptions/errors';
import {
  PyExc_DeprecationWarning,
  PyExc_ImportWarning,
  PyExc_PendingDeprecationWarning,
  PyExc_ResourceWarning,
} from '../objects/exceptions/types';
import {
  _PyFrame_GetFrameObject,
  _PyFrame_PreviousComplete,
  _PyInterpreterFrame,
  PyFrame_GetLineNumber,
} from '../objects/frame';
import { PyLong_FromLong } from '../objects/int';
import { Py_None } from '../objects/none';
import { _PyUnicode_EqualToASCIIString } from '../objects/str/compare';
import { PyUnicode_FromFormat } from '../objects/str/format';
import { PyUnicode_FromString } from '../objects/str/new';
import { PyUnicode_Check } from '../objects/str/struct';
import { PyUnicode_AsUTF8AndSize, PyUnicode_DecodeUTF8 } from '../objects/str/utf8';
import { PyTuple_Pack3 } from '../objects/tuple';
import { PyType_GetName } from '../objects/type/attributes';
import { PyType_IsSubtype } from '../objects/type/state';
import { PyErr_Clear, PyErr_Occurred } from '../runtime/errors';
import { _Py_ID } from '../runtime/identifiers';
import { _PyInterpreterState_GET } from '../runtime/interp';
import { arg, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject } from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { PyTypeObject } from '../runtime/type';
import { _PyEval_GetFrame } from '../vm/api';
import { Py_PRINT_RAW, PyFile_WriteObject } from './builtins/file';
import { _PySys_GetAttr } from './sys/attributes';

/** Warns: 0, or -1 when that failed. stackLevel 1: the frame that runs now is to blame. */
export function PyErr_WarnEx(category: PyObject, text: string, stackLevel: i64): i32 {
  const message = PyUnicode_FromString(text);
  if (!message) return -1;
  const r = warn(category, message, stackLevel);
  Py_DECREF(message);
  return r;
}

/** The same with a text made as PyUnicode_FromFormat makes it. */
export function PyErr_WarnFormat(
  category: PyObject,
  stackLevel: i64,
  format: string,
  a: u64 = 0,
  b: u64 = 0,
  c: u64 = 0,
): i32 {
  const message = PyUnicode_FromFormat(format, a, b, c);
  if (!message) return -1;
  const r = warn(category, message, stackLevel);
  Py_DECREF(message);
  return r;
}

/** Finds the place in the Python code that is to blame. */
function warn(category: PyObject, message: PyObject, stackLevel: i64): i32 {
  let frame = changetype<_PyInterpreterFrame | null>(_PyEval_GetFrame());
  for (let level: i64 = 1; level < stackLevel && frame; level++) {
    frame = _PyFrame_PreviousComplete(frame);
  }
  const interp = _PyInterpreterState_GET();
  let globals: PyObject | null = interp.sysdict;
  let filename: PyObject | null = null;
  let lineno = 0;
  if (frame) {
    const o = _PyFrame_GetFrameObject(frame);
    if (!o) return -1;
    globals = frame.f_globals;
    filename = Py_NewRef(changetype<PyCodeObject>(frame.f_executable!).co_filename!);
    lineno = PyFrame_GetLineNumber(o);
  } else filename = PyUnicode_FromString('<sys>');
  if (!filename) return -1;
  const registry = registryOf(globals!);
  let r = -1;
  if (registry) {
    const module = PyDict_GetItemWithError(globals!, _Py_ID('__name__'));
    if (module || !PyErr_Occurred())
      r = PyErr_WarnExplicitObject(category, message, filename, lineno, module, registry);
  }
  Py_XDECREF(registry);
  Py_DECREF(filename);
  return r;
}

// new: __warningregistry__ of a module, made when it is missing
function registryOf(globals: PyObject): PyObject | null {
  const name = _Py_ID('__warningregistry__');
  const found = PyDict_GetItemWithError(globals, name);
  if (found) return Py_NewRef(found);
  if (PyErr_Occurred()) return null;
  const registry = PyDict_New();
  if (!registry || PyDict_SetItem(globals, name, registry) == 0) return registry;
  Py_DECREF(registry);
  return null;
}

/* @inline */ function isA(category: PyObject, base: PyTypeObject): bool {
  return PyType_IsSubtype(changetype<PyTypeObject>(category), base) != 0;
}

/** The filters that a release build starts with. */
function isIgnored(category: PyObject, module: PyObject | null): bool {
  if (isA(category, PyExc_DeprecationWarning)) {
    return !(module && PyUnicode_Check(module) && _PyUnicode_EqualToASCIIString(module, '__main__'));
  }
  return (
    isA(category, PyExc_PendingDeprecationWarning) ||
    isA(category, PyExc_ImportWarning) ||
    isA(category, PyExc_ResourceWarning)
  );
}

/** Shows the warning unless the registry (NULL: there is none) knows it or the filters ignore it: 0, or -1. */
export function PyErr_WarnExplicitObject(
  category: PyObject,
  text: PyObject,
  filename: PyObject,
  lineno: i32,
  module: PyObject | null,
  registry: PyObject | null,
): i32 {
  if (isIgnored(category, module)) return 0;
  const line = PyLong_FromLong(lineno);
  const key: PyObject | null = line ? PyTuple_Pack3(text, category, line) : null;
  Py_XDECREF(line);
  if (!key) return -1;
  let r = 0;
  if (registry) {
    r = PyDict_Contains(registry, key);
    if (r == 0) r = PyDict_SetItem(registry, key, Py_True);
  }
  Py_DECREF(key);
  if (r != 0) return r < 0 ? -1 : 0;
  show_warning(filename, lineno, text, category);
  return 0;
}

/** What goes wrong while a warning is shown is nobody's error. */
function show_warning(filename: PyObject, lineno: i32, text: PyObject, category: PyObject): void {
  const file = _PySys_GetAttr(_Py_ID('stderr'));
  if (!file || file == Py_None) return;
  const name = PyType_GetName(changetype<PyTypeObject>(category));
  if (name && write(file, PyUnicode_FromFormat('%U:%d: %U: %U\n', arg(filename), lineno, arg(name), arg(text)))) {
    writeSourceLine(file, filename, lineno, 2);
  }
  Py_XDECREF(name);
  PyErr_Clear();
}

/** Writes text (stolen; NULL fails). */
function write(file: PyObject, text: PyObject | null): bool {
  if (!text) return false;
  const r = PyFile_WriteObject(text, file, Py_PRINT_RAW);
  Py_DECREF(text);
  return r == 0;
}

/** Writes a line of a source file with an indentation, when there is such a line: 0, or -1. */
export function writeSourceLine(file: PyObject, filename: PyObject, lineno: i32, indent: i32): i32 {
  const slot = stackAlloc(1);
  const name = PyUnicode_AsUTF8AndSize(filename, slot);
  const length = load<usize>(slot);
  stackFree(slot);
  if (!name) return -1;
  const block = host_source_line(name, length, lineno);
  if (!block) {
    PyErr_NoMemory();
    return -1;
  }
  const n = load<u32>(block);
  const line: PyObject | null = n ? PyUnicode_DecodeUTF8(block + 4, n, 0) : null;
  PyMem_RawFree(block);
  if (n == 0) return 0;
  if (!line) return -1;
  const ok = write(file, PyUnicode_FromFormat(indent == 2 ? '  %U\n' : '    %U\n', arg(line)));
  Py_DECREF(line);
  return ok ? 0 : -1;
}
