// The _warnings module: what warnings.py is made of. (CPython: Python/_warnings.c)

import { _PyNumber_Index } from '../objects/abstract/conversion';
import { PyObject_IsInstance, PyObject_IsSubclass } from '../objects/abstract/isinstance';
import { _PyArg_BadArgument, _PyArg_UnpackKeywords } from '../objects/args';
import { PyObject_GetOptionalAttr } from '../objects/attribute';
import { PyObject_CallOneArg } from '../objects/call';
import { PyDict_Check, PyDict_GetItemWithError } from '../objects/dict/dict';
import { PyErr_Format } from '../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_UserWarning, PyExc_Warning } from '../objects/exceptions/types';
import { PyLong_AsInt, PyLong_AsSsize_t } from '../objects/int';
import { PyList_GET_ITEM, PyList_GET_SIZE } from '../objects/list';
import { moduleMethod, newNativeModule, PyModule_AddObjectRef } from '../objects/module';
import { Py_None } from '../objects/none';
import { PyUnicode_InternFromString } from '../objects/str/intern';
import { PyUnicode_Splitlines } from '../objects/str/split';
import { PyUnicode_Check } from '../objects/str/struct';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../objects/tuple';
import { Py_DECREF, Py_NewRef, Py_XDECREF, stackAlloc } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { _Py_ID } from '../runtime/identifiers';
import { _PyInterpreterState_GET } from '../runtime/interp';
import { objAt, PyObject, ptrAt, setPtrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { METH_FASTCALL, METH_KEYWORDS, METH_NOARGS } from '../runtime/type';
import { _PyImport_GetModuleAttrString } from '../vm/import';
import { do_warn, warn_explicit } from '../vm/warnings';
import { _PyWarnings_InitState } from '../vm/warnings/filters';

// borrowed: the message's own class, or the category that is given
function get_category(message: PyObject, category: PyObject | null): PyObject | null {
  const isInstance = PyObject_IsInstance(message, PyExc_Warning);
  if (isInstance < 0) return null;
  let result: PyObject = category && category != Py_None ? category : PyExc_UserWarning;
  if (isInstance) result = message.ob_type;
  if (PyObject_IsSubclass(result, PyExc_Warning) > 0) return result;
  return PyErr_Format(PyExc_TypeError, "category must be a Warning subclass, not '%s'", result.ob_type.tp_name);
}

/** skip_file_prefixes: a tuple of str. */
function checkPrefixes(prefixes: PyObject): bool {
  if (!PyTuple_Check(prefixes)) {
    _PyArg_BadArgument('warn', "argument 'skip_file_prefixes'", 'tuple', prefixes);
    return false;
  }
  for (let i: i64 = 0; i < PyTuple_GET_SIZE(prefixes); i++) {
    const prefix = PyTuple_GET_ITEM(prefixes, i);
    if (PyUnicode_Check(prefix)) continue;
    PyErr_Format(PyExc_TypeError, "Found non-str '%s' in skip_file_prefixes.", prefix.ob_type.tp_name);
    return false;
  }
  return true;
}

function warnings_warn(_module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(5);
  const names = 'message category stacklevel source skip_file_prefixes';
  const bad = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'warn', names, 0, 1, 1, at);
  const message = ptrAt(at, 0);
  const given = ptrAt(at, 1);
  const level = ptrAt(at, 2);
  const source = ptrAt(at, 3);
  let prefixes = ptrAt(at, 4);
  stackFree(at);
  if (bad < 0) return null;
  let stackLevel: i64 = 1;
  if (level) {
    const index = _PyNumber_Index(level);
    if (!index) return null;
    stackLevel = PyLong_AsSsize_t(index);
    Py_DECREF(index);
  }
  if (stackLevel == -1 && PyErr_Occurred()) return null;
  if (prefixes) {
    if (!checkPrefixes(prefixes)) return null;
    if (PyTuple_GET_SIZE(prefixes) == 0) prefixes = null;
    else if (stackLevel < 2) stackLevel = 2;
  }
  const category = get_category(message!, given);
  if (!category) return null;
  return do_warn(message!, category, stackLevel, source, prefixes) < 0 ? changetype<PyObject | null>(0) : Py_None;
}

// new: a line of the source that the module's loader gives; NULL without an exception: none
function get_source_line(globals: PyObject, lineno: i32): PyObject | null {
  const bless = _PyImport_GetModuleAttrString('_frozen_importlib_external', '_bless_my_loader');
  const loader: PyObject | null = bless ? PyObject_CallOneArg(bless, globals) : null;
  Py_XDECREF(bless);
  if (!loader) return null;
  const name = PyDict_GetItemWithError(globals, _Py_ID('__name__'));
  const key: PyObject | null = name ? PyUnicode_InternFromString('get_source') : null;
  let get: PyObject | null = null;
  if (key) {
    const at = stackAlloc(1);
    setPtrAt(at, 0, null);
    PyObject_GetOptionalAttr(loader, key, at);
    get = ptrAt(at, 0);
    stackFree(at);
    Py_DECREF(key);
  }
  Py_DECREF(loader);
  if (!get) return null;
  const source = PyObject_CallOneArg(get, name!);
  Py_DECREF(get);
  if (!source || source == Py_None) return null;
  const lines = PyUnicode_Splitlines(source, 0);
  Py_DECREF(source);
  if (!lines) return null;
  let line: PyObject | null = null;
  if (lineno >= 1 && lineno <= PyList_GET_SIZE(lines)) line = Py_NewRef<PyObject>(PyList_GET_ITEM(lines, lineno - 1));
  Py_DECREF(lines);
  return line;
}

function warnings_warn_explicit(_module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(8);
  const names = 'message category filename lineno module registry module_globals source';
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'warn_explicit', names, 0, 4, 0, at) == 0) {
    result = explicitFrom(at);
  }
  stackFree(at);
  return result;
}

function explicitFrom(at: usize): PyObject | null {
  if (!PyUnicode_Check(objAt(at, 2))) {
    _PyArg_BadArgument('warn_explicit', "argument 'filename'", 'str', objAt(at, 2));
    return null;
  }
  const lineno = PyLong_AsInt(objAt(at, 3));
  if (lineno == -1 && PyErr_Occurred()) return null;
  const globals = ptrAt(at, 6);
  let line: PyObject | null = null;
  if (globals && globals != Py_None) {
    if (!PyDict_Check(globals)) {
      return PyErr_Format(PyExc_TypeError, "module_globals must be a dict, not '%.200s'", globals.ob_type.tp_name);
    }
    line = get_source_line(globals, lineno);
    if (!line && PyErr_Occurred()) return null;
  }
  const r = warn_explicit(
    objAt(at, 1),
    objAt(at, 0),
    objAt(at, 2),
    lineno,
    ptrAt(at, 4),
    ptrAt(at, 5),
    line,
    ptrAt(at, 7),
  );
  Py_XDECREF(line);
  return r < 0 ? changetype<PyObject | null>(0) : Py_None;
}

function _filters_mutated(_module: PyObject, _unused: PyObject | null): PyObject | null {
  _PyInterpreterState_GET().warnings_filters_version++;
  return Py_None;
}

// new: the module; NULL with the exception set
export function init__warnings_module(): PyObject | null {
  const m = newNativeModule(
    '_warnings',
    '_warnings provides basic warning filtering support.\nIt is a helper module to speed up interpreter start-up.',
  );
  if (!m) return null;
  moduleMethod(
    m,
    'warn',
    warnings_warn.index,
    METH_FASTCALL | METH_KEYWORDS,
    'warn($module, /, message, category=None, stacklevel=1, source=None, *,\n     skip_file_prefixes=<unrepresentable>)\n--\n\nIssue a warning, or maybe ignore it or raise an exception.\n\n  message\n    Text of the warning message.\n  category\n    The Warning category subclass. Defaults to UserWarning.\n  stacklevel\n    How far up the call stack to make this warning appear. A value of 2 for\n    example attributes the warning to the caller of the code calling warn().\n  source\n    If supplied, the destroyed object which emitted a ResourceWarning\n  skip_file_prefixes\n    An optional tuple of module filename prefixes indicating frames to skip\n    during stacklevel computations for stack frame attribution.',
  );
  moduleMethod(
    m,
    'warn_explicit',
    warnings_warn_explicit.index,
    METH_FASTCALL | METH_KEYWORDS,
    'warn_explicit($module, /, message, category, filename, lineno,\n              module=<unrepresentable>, registry=None,\n              module_globals=None, source=None)\n--\n\nIssue a warning, or maybe ignore it or raise an exception.',
  );
  moduleMethod(m, '_filters_mutated', _filters_mutated.index, METH_NOARGS, '_filters_mutated($module, /)\n--\n\n');
  const st = _PyInterpreterState_GET();
  if (
    _PyWarnings_InitState() == 0 &&
    PyModule_AddObjectRef(m, 'filters', st.warnings_filters) == 0 &&
    PyModule_AddObjectRef(m, '_onceregistry', st.warnings_once_registry) == 0 &&
    PyModule_AddObjectRef(m, '_defaultaction', st.warnings_default_action) == 0
  )
    return m;
  Py_DECREF(m);
  return null;
}
