// Warnings: filters decide, registries remember, warnings.showwarning shows, where that module is imported.
// (CPython: Python/_warnings.c)

import { PyObject_IsInstance } from '../objects/abstract/isinstance';
import { Py_True } from '../objects/bool';
import { PyObject_CallOneArg, PyObject_Vectorcall } from '../objects/call';
import { PyCodeObject } from '../objects/code';
import { PyDict_Check, PyDict_GetItemWithError, PyDict_New, PyDict_SetItem } from '../objects/dict/dict';
import { PyErr_Format, PyErr_SetObject, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_RuntimeError, PyExc_TypeError, PyExc_Warning } from '../objects/exceptions/types';
import {
  _PyFrame_GetFrameObject,
  _PyFrame_PreviousComplete,
  _PyInterpreterFrame,
  PyFrame_GetLineNumber,
} from '../objects/frame';
import { PyLong_FromLong } from '../objects/int';
import { Py_None } from '../objects/none';
import { PyCallable_Check, PyObject_Str } from '../objects/object';
import { _PyUnicode_EqualToASCIIString } from '../objects/str/compare';
import { PyUnicode_FromFormat } from '../objects/str/format';
import { PyUnicode_FromString } from '../objects/str/new';
import { PyUnicode_Check, PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR } from '../objects/str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack3 } from '../objects/tuple';
import { Py_DECREF, Py_NewRef, Py_XDECREF, Py_XNewRef, stackAlloc } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { _Py_ID } from '../runtime/identifiers';
import { _PyInterpreterState_GET } from '../runtime/interp';
import { arg, PyObject, ptrAt, setPtrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { _PyEval_GetFrame } from './api';
import {
  already_warned,
  get_filter,
  get_once_registry,
  get_warnings_attr,
  normalize_module,
  update_registry,
} from './warnings/filters';
import { show_warning } from './warnings/show';

/** Warns: 0, or -1 when that failed. stackLevel 1: the frame that runs now is to blame. */
export function PyErr_WarnExObject(category: PyObject, message: PyObject, stackLevel: i64): i32 {
  return warn(category, message, stackLevel);
}

/** The same with a text that is no object. */
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

/** A warning about an object: where tracemalloc knows it, it says where that was made. */
export function _PyErr_WarnFormat(
  source: PyObject,
  category: PyObject,
  stackLevel: i64,
  format: string,
  a: u64 = 0,
  b: u64 = 0,
): i32 {
  const message = PyUnicode_FromFormat(format, a, b);
  if (!message) return -1;
  const r = do_warn(message, category, stackLevel, source, null);
  Py_DECREF(message);
  return r;
}

function warn(category: PyObject, message: PyObject, stackLevel: i64): i32 {
  return do_warn(message, category, stackLevel, null, null);
}

/** What one warning is about: borrowed, for the functions below. */
@unmanaged
class Warned {
  category: PyObject | null;
  text: PyObject | null;
  message: PyObject | null; // an instance of the category
  filename: PyObject | null;
  lineno_obj: PyObject | null;
  module: PyObject | null;
  registry: PyObject | null; // NULL or a dict
  sourceline: PyObject | null;
  source: PyObject | null;
  lineno: i64;
}

/** Issues a warning, or raises it: 0, or -1. module NULL: as the file is named; registry, sourceline, source: may be NULL. */
export function warn_explicit(
  category: PyObject,
  message: PyObject,
  filename: PyObject,
  lineno: i32,
  module: PyObject | null,
  registry: PyObject | null,
  sourceline: PyObject | null,
  source: PyObject | null,
): i32 {
  // Late in the end of a process nobody is there to listen.
  if (module == Py_None) return 0;
  if (registry && registry != Py_None && !PyDict_Check(registry)) {
    PyErr_SetString(PyExc_TypeError, "'registry' must be a dict or None");
    return -1;
  }
  const isInstance = PyObject_IsInstance(message, PyExc_Warning);
  if (isInstance < 0) return -1;
  const w = changetype<Warned>(stackAlloc(offsetof<Warned>() >> 3));
  memory.fill(changetype<usize>(w), 0, offsetof<Warned>());
  w.module = module ? Py_NewRef(module) : normalize_module(filename);
  if (isInstance) {
    w.text = PyObject_Str(message);
    w.message = Py_NewRef(message);
    w.category = message.ob_type;
  } else {
    w.text = Py_NewRef(message);
    w.message = PyObject_CallOneArg(category, message);
    w.category = category;
  }
  w.lineno_obj = PyLong_FromLong(lineno);
  w.lineno = lineno;
  w.filename = filename;
  w.registry = registry == Py_None ? null : registry;
  w.sourceline = sourceline;
  w.source = source == Py_None ? null : source;
  const r = w.module && w.text && w.message && w.lineno_obj ? issue(w) : -1;
  Py_XDECREF(w.module);
  Py_XDECREF(w.text);
  Py_XDECREF(w.message);
  Py_XDECREF(w.lineno_obj);
  stackFree(changetype<usize>(w));
  return r;
}

function issue(w: Warned): i32 {
  const key = PyTuple_Pack3(w.text!, w.category!, w.lineno_obj!);
  if (!key) return -1;
  let r = w.registry ? already_warned(w.registry!, key, false) : 0;
  if (r == 0) r = act(w, key);
  Py_DECREF(key);
  return r < 0 ? -1 : 0;
}

function act(w: Warned, key: PyObject): i32 {
  const at = stackAlloc(1);
  setPtrAt(at, 0, null);
  const action = get_filter(w.category!, w.text!, w.lineno, w.module!, at);
  const item = ptrAt(at, 0);
  stackFree(at);
  let r = -1;
  if (action) {
    if (_PyUnicode_EqualToASCIIString(action, 'error')) PyErr_SetObject(w.category!, w.message!);
    else if (_PyUnicode_EqualToASCIIString(action, 'ignore')) r = 0;
    else {
      r = isNews(w, key, action, item!);
      if (r > 0) r = call_show_warning(w);
    }
    Py_DECREF(action);
  }
  Py_XDECREF(item);
  return r;
}

/** Notes the warning in its registry: 1 when it is to be shown, 0 when it was shown before, -1. */
function isNews(w: Warned, key: PyObject, action: PyObject, item: PyObject): i32 {
  if (_PyUnicode_EqualToASCIIString(action, 'always')) return 1;
  const registry = w.registry;
  if (registry && PyDict_SetItem(registry, key, Py_True) < 0) return -1;
  let known = 0;
  if (_PyUnicode_EqualToASCIIString(action, 'once')) {
    const once = registry ? registry : get_once_registry();
    known = once ? update_registry(once, w.text!, w.category!) : -1;
  } else if (_PyUnicode_EqualToASCIIString(action, 'module')) {
    if (registry) known = update_registry(registry, w.text!, w.category!);
  } else if (!_PyUnicode_EqualToASCIIString(action, 'default')) {
    PyErr_Format(PyExc_RuntimeError, 'Unrecognized action (%R) in warnings.filters:\n %R', arg(action), arg(item));
    known = -1;
  }
  return known < 0 ? -1 : known > 0 ? 0 : 1;
}

/** warnings._showwarnmsg(WarningMessage(…)), where that module is imported; else our own words. */
function call_show_warning(w: Warned): i32 {
  const show = get_warnings_attr(_Py_ID('_showwarnmsg'), w.source != null);
  if (!show) {
    if (PyErr_Occurred()) return -1;
    show_warning(w.filename!, <i32>w.lineno, w.text!, w.category!, w.sourceline);
    return 0;
  }
  let result: PyObject | null = null;
  if (!PyCallable_Check(show)) {
    PyErr_SetString(PyExc_TypeError, 'warnings._showwarnmsg() must be set to a callable');
  } else {
    const type = get_warnings_attr(_Py_ID('WarningMessage'), false);
    if (!type) {
      if (!PyErr_Occurred()) PyErr_SetString(PyExc_RuntimeError, 'unable to get warnings.WarningMessage');
    } else {
      const args = stackAlloc(7);
      setPtrAt(args, 0, w.message);
      setPtrAt(args, 1, w.category);
      setPtrAt(args, 2, w.filename);
      setPtrAt(args, 3, w.lineno_obj);
      setPtrAt(args, 4, Py_None);
      setPtrAt(args, 5, Py_None);
      setPtrAt(args, 6, w.source);
      const message = PyObject_Vectorcall(type, args, w.source ? 7 : 6, null);
      stackFree(args);
      Py_DECREF(type);
      if (message) {
        result = PyObject_CallOneArg(show, message);
        Py_DECREF(message);
      }
    }
  }
  Py_DECREF(show);
  Py_XDECREF(result);
  return result ? 0 : -1;
}

/** Whether the frame is importlib's, or of a file that begins with one of the prefixes (a tuple of str, or NULL). */
function isSkipped(frame: _PyInterpreterFrame, prefixes: PyObject | null): bool {
  const filename = changetype<PyCodeObject>(frame.f_executable!).co_filename!;
  if (_PyUnicode_EqualToASCIIString(filename, '<frozen importlib._bootstrap>')) return true;
  if (_PyUnicode_EqualToASCIIString(filename, '<frozen importlib._bootstrap_external>')) return true;
  if (!prefixes) return false;
  const n = PyUnicode_GET_LENGTH(filename);
  for (let i: i64 = 0; i < PyTuple_GET_SIZE(prefixes); i++) {
    const prefix = PyTuple_GET_ITEM(prefixes, i);
    const length = PyUnicode_GET_LENGTH(prefix);
    if (length > n) continue;
    let same = true;
    for (let j: i64 = 0; j < length && same; j++) {
      same = PyUnicode_READ_CHAR(filename, j) == PyUnicode_READ_CHAR(prefix, j);
    }
    if (same) return true;
  }
  return false;
}

/** The frame that is to blame; NULL: there is none. */
function blamedFrame(stackLevel: i64, prefixes: PyObject | null): _PyInterpreterFrame | null {
  let frame = changetype<_PyInterpreterFrame | null>(_PyEval_GetFrame());
  const all = stackLevel <= 0 || (frame && isSkipped(frame, null));
  for (let level: i64 = 1; level < stackLevel && frame; level++) {
    frame = _PyFrame_PreviousComplete(frame);
    while (!all && frame && isSkipped(frame, prefixes)) frame = _PyFrame_PreviousComplete(frame);
  }
  return frame;
}

/** Warns about the Python code `stackLevel` calls up: 0, or -1. prefixes: files to pass over, a tuple of str, or NULL. */
export function do_warn(
  message: PyObject,
  category: PyObject,
  stackLevel: i64,
  source: PyObject | null,
  prefixes: PyObject | null,
): i32 {
  const frame = blamedFrame(stackLevel, prefixes);
  const interp = _PyInterpreterState_GET();
  let globals = interp.sysdict!;
  let filename: PyObject | null = null;
  let lineno = 0;
  if (frame) {
    const o = _PyFrame_GetFrameObject(frame);
    if (!o) return -1;
    globals = frame.f_globals!;
    filename = Py_NewRef(changetype<PyCodeObject>(frame.f_executable!).co_filename!);
    lineno = PyFrame_GetLineNumber(o);
  } else filename = PyUnicode_FromString('<sys>');
  if (!filename) return -1;
  const registry = registryOf(globals);
  let r = -1;
  if (registry) {
    let module = Py_XNewRef(PyDict_GetItemWithError(globals, _Py_ID('__name__')));
    if (module && module != Py_None && !PyUnicode_Check(module)) {
      Py_DECREF(module);
      module = null;
    }
    if (!module && !PyErr_Occurred()) module = PyUnicode_FromString('<string>');
    if (module) {
      r = warn_explicit(category, message, filename, lineno, module, registry, null, source);
      Py_DECREF(module);
    }
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

/** The compiler's warnings: 0, or -1 when it is raised. */
export function PyErr_WarnExplicitObject(
  category: PyObject,
  text: PyObject,
  filename: PyObject,
  lineno: i32,
  module: PyObject | null,
  registry: PyObject | null,
): i32 {
  return warn_explicit(category, text, filename, lineno, module, registry, null, null);
}
