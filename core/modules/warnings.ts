// Warnings: filters decide, registries remember, warnings.showwarning shows, where that module is imported.
// (CPython: Python/_warnings.c)

import { host_source_line } from '../host';
import { PyMem_RawFree } from '../memory/raw';
import { PyObject_IsInstance, PyObject_IsSubclass } from '../objects/abstract/isinstance';
import { PyObject_GetOptionalAttr } from '../objects/attribute';
import { Py_True } from '../objects/bool';
import { PyObject_CallMethodOneArg, PyObject_CallOneArg, PyObject_Vectorcall } from '../objects/call';
import { PyCodeObject } from '../objects/code';
import { PyDict_Check, PyDict_Clear, PyDict_GetItemWithError, PyDict_New, PyDict_SetItem } from '../objects/dict/dict';
import {
  PyErr_ExceptionMatches,
  PyErr_Format,
  PyErr_NoMemory,
  PyErr_SetObject,
  PyErr_SetString,
} from '../objects/exceptions/errors';
import {
  PyExc_DeprecationWarning,
  PyExc_ImportError,
  PyExc_ImportWarning,
  PyExc_PendingDeprecationWarning,
  PyExc_ResourceWarning,
  PyExc_RuntimeError,
  PyExc_TypeError,
  PyExc_ValueError,
  PyExc_Warning,
} from '../objects/exceptions/types';
import {
  _PyFrame_GetFrameObject,
  _PyFrame_PreviousComplete,
  _PyInterpreterFrame,
  PyFrame_GetLineNumber,
} from '../objects/frame';
import { PyLong_AsLong, PyLong_AsSsize_t, PyLong_CheckExact, PyLong_FromLong } from '../objects/int';
import { PyList_Check, PyList_GET_ITEM, PyList_GET_SIZE, PyList_ITEMS, PyList_New } from '../objects/list';
import { Py_None } from '../objects/none';
import { PyCallable_Check, PyObject_IsTrue, PyObject_Str } from '../objects/object';
import { _PyUnicode_EqualToASCIIString, PyUnicode_Compare } from '../objects/str/compare';
import { PyUnicode_FromFormat } from '../objects/str/format';
import { PyUnicode_FromString } from '../objects/str/new';
import { PyUnicode_Substring } from '../objects/str/slice';
import {
  PyUnicode_Check,
  PyUnicode_CheckExact,
  PyUnicode_GET_LENGTH,
  PyUnicode_READ_CHAR,
} from '../objects/str/struct';
import { PyUnicode_AsUTF8AndSize, PyUnicode_DecodeUTF8 } from '../objects/str/utf8';
import {
  PyTuple_Check,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_New,
  PyTuple_Pack2,
  PyTuple_Pack3,
  PyTuple_SET_ITEM,
} from '../objects/tuple';
import { PyType_GetName } from '../objects/type/attributes';
import { PyErr_Clear, PyErr_Occurred } from '../runtime/errors';
import { _Py_ID } from '../runtime/identifiers';
import { _PyInterpreterState_GET } from '../runtime/interp';
import {
  arg,
  Py_DECREF,
  Py_INCREF,
  Py_NewRef,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  ptrAt,
  setPtrAt,
  setSlot,
} from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { PyTypeObject } from '../runtime/type';
import { _PyEval_GetFrame } from '../vm/api';
import { PyImport_GetModule, PyImport_Import } from '../vm/import';
import { Py_PRINT_RAW, PyFile_WriteObject } from './builtins/file';
import { _PySys_GetAttr } from './sys/attributes';

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

// --- the state

// Offsets in PyInterpreterState.
const FILTERS = 10656;
const ONCE_REGISTRY = 10664;
const DEFAULT_ACTION = 10672;

// new: (action, None, category, module, 0)
function create_filter(action: PyObject, category: PyObject, module: PyObject | null): PyObject | null {
  const t = PyTuple_New(5);
  if (!t) return null;
  PyTuple_SET_ITEM(t, 0, Py_NewRef(action));
  PyTuple_SET_ITEM(t, 1, Py_None);
  PyTuple_SET_ITEM(t, 2, Py_NewRef(category));
  PyTuple_SET_ITEM(t, 3, module ? Py_NewRef(module) : Py_None);
  PyTuple_SET_ITEM(t, 4, PyLong_FromLong(0));
  return t;
}

// new: the filters that a release build starts with
function init_filters(): PyObject | null {
  const filters = PyList_New(5);
  if (!filters) return null;
  const default_ = _Py_ID('default');
  const ignore = _Py_ID('ignore');
  const main = _Py_ID('__main__');
  const p = PyList_ITEMS(filters);
  setPtrAt(p, 0, create_filter(default_, PyExc_DeprecationWarning, main));
  setPtrAt(p, 1, create_filter(ignore, PyExc_DeprecationWarning, null));
  setPtrAt(p, 2, create_filter(ignore, PyExc_PendingDeprecationWarning, null));
  setPtrAt(p, 3, create_filter(ignore, PyExc_ImportWarning, null));
  setPtrAt(p, 4, create_filter(ignore, PyExc_ResourceWarning, null));
  for (let i: i64 = 0; i < 5; i++) {
    if (ptrAt(p, i)) continue;
    Py_DECREF(filters);
    return null;
  }
  return filters;
}

/** Filters, the registry of "once", the default action: 0 or -1. */
export function _PyWarnings_InitState(): i32 {
  const st = _PyInterpreterState_GET();
  if (!st.warnings_filters) st.warnings_filters = init_filters();
  if (!st.warnings_once_registry) st.warnings_once_registry = PyDict_New();
  if (!st.warnings_default_action) st.warnings_default_action = PyUnicode_FromString('default');
  st.warnings_filters_version = 0;
  return st.warnings_filters && st.warnings_once_registry && st.warnings_default_action ? 0 : -1;
}

// new: warnings.name; NULL without an exception: there is none, or the module is not imported
function get_warnings_attr(name: PyObject, tryImport: bool): PyObject | null {
  const interp = _PyInterpreterState_GET();
  let module: PyObject | null;
  if (tryImport && !interp._finalizing) {
    module = PyImport_Import(_Py_ID('warnings'));
    if (!module) {
      if (PyErr_ExceptionMatches(PyExc_ImportError)) PyErr_Clear();
      return null;
    }
  } else {
    if (!interp.imports_modules) return null;
    module = PyImport_GetModule(_Py_ID('warnings'));
    if (!module) return null;
  }
  const at = stackAlloc(1);
  setPtrAt(at, 0, null);
  PyObject_GetOptionalAttr(module, name, at);
  const value = ptrAt(at, 0);
  stackFree(at);
  Py_DECREF(module);
  return value;
}

/** The slot of the state after warnings.name was taken over, if it is set; 0: an exception, or of the wrong kind. */
function updated(slot: usize, name: PyObject): bool {
  const value = get_warnings_attr(name, false);
  if (!value) return PyErr_Occurred() == null;
  setSlot(slot, value);
  return true;
}

// borrowed
function get_once_registry(): PyObject | null {
  const st = _PyInterpreterState_GET();
  const registry = get_warnings_attr(_Py_ID('onceregistry'), false);
  if (!registry) return PyErr_Occurred() ? null : st.warnings_once_registry;
  if (!PyDict_Check(registry)) {
    PyErr_Format(PyExc_TypeError, "_warnings.onceregistry must be a dict, not '%.200s'", registry.ob_type.tp_name);
    Py_DECREF(registry);
    return null;
  }
  setSlot(changetype<usize>(st) + ONCE_REGISTRY, registry);
  return registry;
}

// new
function get_default_action(): PyObject | null {
  const st = _PyInterpreterState_GET();
  const action = get_warnings_attr(_Py_ID('defaultaction'), false);
  if (!action) return PyErr_Occurred() ? null : Py_XNewRef(st.warnings_default_action);
  if (!PyUnicode_Check(action)) {
    PyErr_Format(PyExc_TypeError, "_warnings.defaultaction must be a string, not '%.200s'", action.ob_type.tp_name);
    Py_DECREF(action);
    return null;
  }
  setSlot(changetype<usize>(st) + DEFAULT_ACTION, action);
  return Py_NewRef(action);
}

// --- filters

/** Whether a filter's text (None: any, str: the same, else a pattern's match) fits: 1, 0 or -1. */
function check_matched(pattern: PyObject, text: PyObject): i32 {
  if (pattern == Py_None) return 1;
  if (PyUnicode_CheckExact(pattern)) {
    const order = PyUnicode_Compare(pattern, text);
    return order == -1 && PyErr_Occurred() ? -1 : order == 0 ? 1 : 0;
  }
  const result = PyObject_CallMethodOneArg(pattern, _Py_ID('match'), text);
  if (!result) return -1;
  const r = PyObject_IsTrue(result);
  Py_DECREF(result);
  return r;
}

/** Whether a filter (a 5-tuple) fits: 1, 0 or -1. */
function filterFits(item: PyObject, category: PyObject, text: PyObject, lineno: i64, module: PyObject): i32 {
  const action = PyTuple_GET_ITEM(item, 0);
  if (!PyUnicode_Check(action)) {
    PyErr_Format(PyExc_TypeError, "action must be a string, not '%.200s'", action.ob_type.tp_name);
    return -1;
  }
  const message = check_matched(PyTuple_GET_ITEM(item, 1), text);
  if (message < 0) return -1;
  const from = check_matched(PyTuple_GET_ITEM(item, 3), module);
  if (from < 0) return -1;
  const kind = PyObject_IsSubclass(category, PyTuple_GET_ITEM(item, 2));
  if (kind < 0) return -1;
  const line = PyLong_AsSsize_t(PyTuple_GET_ITEM(item, 4));
  if (line == -1 && PyErr_Occurred()) return -1;
  return message && from && kind && (line == 0 || line == lineno) ? 1 : 0;
}

// new: the action for a warning; *item: the filter that says so (new), None for the default
function get_filter(category: PyObject, text: PyObject, lineno: i64, module: PyObject, item: usize): PyObject | null {
  const st = _PyInterpreterState_GET();
  if (!updated(changetype<usize>(st) + FILTERS, _Py_ID('filters'))) return null;
  const filters = st.warnings_filters;
  if (!filters || !PyList_Check(filters)) {
    return PyErr_SetString(PyExc_ValueError, '_warnings.filters must be a list');
  }
  // A pattern's match may change the list.
  Py_INCREF(filters);
  let action: PyObject | null = null;
  let i: i64 = 0;
  for (; i < PyList_GET_SIZE(filters); i++) {
    const filter = PyList_GET_ITEM(filters, i);
    if (!PyTuple_Check(filter) || PyTuple_GET_SIZE(filter) != 5) {
      PyErr_Format(PyExc_ValueError, "_warnings.filters item %zd isn't a 5-tuple", i);
      break;
    }
    Py_INCREF(filter);
    const fits = filterFits(filter, category, text, lineno, module);
    if (fits > 0) {
      setPtrAt(item, 0, filter);
      action = Py_NewRef<PyObject>(PyTuple_GET_ITEM(filter, 0));
      break;
    }
    Py_DECREF(filter);
    if (fits < 0) break;
  }
  const none = i >= PyList_GET_SIZE(filters) && !action && !PyErr_Occurred();
  Py_DECREF(filters);
  if (!none) return action;
  setPtrAt(item, 0, Py_None);
  return get_default_action();
}

/** Whether the registry knows the warning: 1, 0 or -1. A registry of older filters is emptied. */
function already_warned(registry: PyObject, key: PyObject, shouldSet: bool): i32 {
  const st = _PyInterpreterState_GET();
  const version = PyDict_GetItemWithError(registry, _Py_ID('version'));
  if (!version && PyErr_Occurred()) return -1;
  if (!version || !PyLong_CheckExact(version) || PyLong_AsLong(version) != st.warnings_filters_version) {
    if (PyErr_Occurred()) return -1;
    PyDict_Clear(registry);
    const now = PyLong_FromLong(st.warnings_filters_version);
    if (!now) return -1;
    const r = PyDict_SetItem(registry, _Py_ID('version'), now);
    Py_DECREF(now);
    if (r < 0) return -1;
  } else {
    const known = PyDict_GetItemWithError(registry, key);
    if (!known && PyErr_Occurred()) return -1;
    const r = known ? PyObject_IsTrue(known) : 0;
    if (r != 0) return r;
  }
  return shouldSet ? PyDict_SetItem(registry, key, Py_True) : 0;
}

/** The same by text and category, wherever it comes from. */
function update_registry(registry: PyObject, text: PyObject, category: PyObject): i32 {
  const key = PyTuple_Pack2(text, category);
  if (!key) return -1;
  const r = already_warned(registry, key, true);
  Py_DECREF(key);
  return r;
}

// new: the name of a module that only its file names
function normalize_module(filename: PyObject): PyObject | null {
  const n = PyUnicode_GET_LENGTH(filename);
  if (n == 0) return PyUnicode_FromString('<unknown>');
  const isPy =
    n >= 3 &&
    PyUnicode_READ_CHAR(filename, n - 3) == 0x2e &&
    PyUnicode_READ_CHAR(filename, n - 2) == 0x70 &&
    PyUnicode_READ_CHAR(filename, n - 1) == 0x79;
  return isPy ? PyUnicode_Substring(filename, 0, n - 3) : Py_NewRef(filename);
}

// --- warning

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

// --- where from

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

/** What goes wrong while a warning is shown is nobody's error. */
function show_warning(
  filename: PyObject,
  lineno: i32,
  text: PyObject,
  category: PyObject,
  sourceline: PyObject | null,
): void {
  const file = _PySys_GetAttr(_Py_ID('stderr'));
  if (!file || file == Py_None) return;
  const name = PyType_GetName(changetype<PyTypeObject>(category));
  if (name && write(file, PyUnicode_FromFormat('%U:%d: %U: %U\n', arg(filename), lineno, arg(name), arg(text)))) {
    if (sourceline) write(file, PyUnicode_FromFormat('%U\n', arg(sourceline)));
    else writeSourceLine(file, filename, lineno, 2);
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
