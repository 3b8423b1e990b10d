// The import statement: sys.modules first, then importlib, which is Python. (CPython: Python/import.c)

import { callInitfunc, findInittab } from '../modules/inittab';
import { PyObject_GetAttrString, PyObject_GetOptionalAttr } from '../objects/attribute';
import { PyObject_CallOneArg, PyObject_VectorcallMethod } from '../objects/call';
import { PyDict_GetItemWithError, PyDict_SetItem } from '../objects/dict/dict';
import { PyErr_Format, PyErr_SetObject, PyErr_SetString } from '../objects/exceptions/errors';
import { PyImportErrorObject } from '../objects/exceptions/struct';
import {
  PyExc_KeyError,
  PyExc_ModuleNotFoundError,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../objects/exceptions/types';
import { PyModule_NewObject } from '../objects/module';
import { isInitializing } from '../objects/module/attribute';
import { Py_None } from '../objects/none';
import { PyObject_IsTrue } from '../objects/object';
import { PyUnicode_FindChar } from '../objects/str/find';
import { PyUnicode_FromFormat } from '../objects/str/format';
import { PyUnicode_FromString } from '../objects/str/new';
import { PyUnicode_Substring } from '../objects/str/slice';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from '../objects/str/struct';
import { PyUnicode_AsUTF8 } from '../objects/str/utf8';
import { Py_DECREF, Py_NewRef, Py_XDECREF, Py_XNewRef, setSlot, stackAlloc } from '../runtime/cold';
import { _Py_GetConfig } from '../runtime/config';
import { PyErr_Occurred } from '../runtime/errors';
import { _Py_ID } from '../runtime/identifiers';
import { mainInterpreter } from '../runtime/interp';
import { arg, PyObject, ptrAt, setPtrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { PY_VECTORCALL_ARGUMENTS_OFFSET } from '../runtime/type';
import { resolve_name } from './import-relative';
import { beginTimedImport, endTimedImport } from './import-time';
import { remove_importlib_frames } from './import-traceback';

// new: sys.modules[name]; NULL without an exception: it is not there
export function PyImport_GetModule(name: PyObject): PyObject | null {
  return Py_XNewRef(PyDict_GetItemWithError(mainInterpreter.imports_modules!, name));
}

// new: sys.modules[name], made empty when it is not there
export function PyImport_AddModuleObject(name: PyObject): PyObject | null {
  const found = PyImport_GetModule(name);
  if (found || PyErr_Occurred()) return found;
  const module = PyModule_NewObject(name);
  if (!module) return null;
  if (PyDict_SetItem(mainInterpreter.imports_modules!, name, module) == 0) return module;
  Py_DECREF(module);
  return null;
}

/** Another thread, or code further down, may be in the middle of importing it: waits, or sees the circle. 0, or -1. */
function import_ensure_initialized(module: PyObject, name: PyObject): i32 {
  const at = stackAlloc(2);
  setPtrAt(at, 0, null);
  let r = PyObject_GetOptionalAttr(module, _Py_ID('__spec__'), at);
  const spec = ptrAt(at, 0);
  const importlib = mainInterpreter.imports_importlib;
  if (r > 0) r = isInitializing(spec);
  Py_XDECREF(spec);
  if (r > 0 && importlib) {
    setPtrAt(at, 0, importlib);
    setPtrAt(at, 1, name);
    const done = PyObject_VectorcallMethod(_Py_ID('_lock_unlock_module'), at, 2 | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
    Py_XDECREF(done);
    r = done ? 0 : -1;
  }
  stackFree(at);
  return r < 0 ? -1 : 0;
}

// new
function import_find_and_load(name: PyObject): PyObject | null {
  const importlib = mainInterpreter.imports_importlib;
  if (!importlib) return importWithoutLibrary(name);
  if (!_Py_GetConfig().import_time) return findAndLoad(importlib, name);
  const outside = mainInterpreter.imports_accumulated;
  const began = beginTimedImport();
  mainInterpreter.imports_accumulated = 0;
  const module = findAndLoad(importlib, name);
  endTimedImport(name, began, outside);
  return module;
}

// new
function findAndLoad(importlib: PyObject, name: PyObject): PyObject | null {
  const at = stackAlloc(3);
  setPtrAt(at, 0, importlib);
  setPtrAt(at, 1, name);
  setPtrAt(at, 2, mainInterpreter.imports_import_func);
  const module = PyObject_VectorcallMethod(_Py_ID('_find_and_load'), at, 3 | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
  stackFree(at);
  return module;
}

// new: the package above `name` for a plain `import a.b.c`: the object that the name `a` is bound to
function topOfImport(module: PyObject, name: PyObject, absName: PyObject, level: i32): PyObject | null {
  const n = PyUnicode_GET_LENGTH(name);
  if (level > 0 && n == 0) return Py_NewRef(module);
  const dot = PyUnicode_FindChar(name, 0x2e, 0, n, 1);
  if (dot == -2) return null;
  if (dot == -1) return Py_NewRef(module);
  if (level == 0) {
    const front = PyUnicode_Substring(name, 0, dot);
    if (!front) return null;
    const top = PyImport_ImportModuleLevelObject(front, null, null, null, 0);
    Py_DECREF(front);
    return top;
  }
  const wanted = PyUnicode_Substring(absName, 0, PyUnicode_GET_LENGTH(absName) - (n - dot));
  if (!wanted) return null;
  const top = PyImport_GetModule(wanted);
  if (!top && !PyErr_Occurred()) {
    PyErr_Format(PyExc_KeyError, '%R not in sys.modules as expected', arg(wanted));
  }
  Py_DECREF(wanted);
  return top;
}

// new: what `from module import …` takes its names from; submodules that are asked for are imported
function handleFromlist(module: PyObject, fromlist: PyObject): PyObject | null {
  const at = stackAlloc(4);
  setPtrAt(at, 0, null);
  const r = PyObject_GetOptionalAttr(module, _Py_ID('__path__'), at);
  Py_XDECREF(ptrAt(at, 0));
  let result: PyObject | null = null;
  const importlib = mainInterpreter.imports_importlib;
  if (r == 0 || (r > 0 && !importlib)) result = Py_NewRef(module);
  else if (r > 0) {
    setPtrAt(at, 0, importlib);
    setPtrAt(at, 1, module);
    setPtrAt(at, 2, fromlist);
    setPtrAt(at, 3, mainInterpreter.imports_import_func);
    result = PyObject_VectorcallMethod(_Py_ID('_handle_fromlist'), at, 4 | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
  }
  stackFree(at);
  return result;
}

// new: __import__(name, globals, locals, fromlist, level)
export function PyImport_ImportModuleLevelObject(
  name: PyObject,
  globals: PyObject | null,
  locals: PyObject | null,
  fromlist: PyObject | null,
  level: i32,
): PyObject | null {
  const result = importLevel(name, globals, fromlist, level);
  if (!result) remove_importlib_frames();
  return result;
}

function importLevel(name: PyObject, globals: PyObject | null, fromlist: PyObject | null, level: i32): PyObject | null {
  if (!PyUnicode_Check(name)) return PyErr_SetString(PyExc_TypeError, 'module name must be a string');
  if (level < 0) return PyErr_SetString(PyExc_ValueError, 'level must be >= 0');
  let absName: PyObject | null;
  if (level > 0) absName = resolve_name(name, globals, level);
  else {
    if (PyUnicode_GET_LENGTH(name) == 0) return PyErr_SetString(PyExc_ValueError, 'Empty module name');
    absName = Py_NewRef(name);
  }
  if (!absName) return null;
  let module = PyImport_GetModule(absName);
  if (module && module != Py_None) {
    if (import_ensure_initialized(module, absName) < 0) {
      Py_DECREF(module);
      module = null;
    }
  } else if (module || !PyErr_Occurred()) {
    Py_XDECREF(module);
    module = import_find_and_load(absName);
  }
  let result: PyObject | null = null;
  if (module) {
    const has = fromlist && fromlist != Py_None ? PyObject_IsTrue(fromlist) : 0;
    if (has == 0) result = topOfImport(module, name, absName, level);
    else if (has > 0) result = handleFromlist(module, fromlist!);
    Py_DECREF(module);
  }
  Py_DECREF(absName);
  return result;
}

// new: as the import statement of a module without a package: the module itself, also for a dotted name
export function PyImport_Import(name: PyObject): PyObject | null {
  const top = PyImport_ImportModuleLevelObject(name, null, null, null, 0);
  if (!top) return null;
  Py_DECREF(top);
  const module = PyImport_GetModule(name);
  if (!module && !PyErr_Occurred()) PyErr_SetObject(PyExc_KeyError, name);
  return module;
}

// new
export function PyImport_ImportModule(name: string): PyObject | null {
  const text = PyUnicode_FromString(name);
  if (!text) return null;
  const module = PyImport_Import(text);
  Py_DECREF(text);
  return module;
}

// new: module.name
export function _PyImport_GetModuleAttrString(module: string, name: string): PyObject | null {
  const m = PyImport_ImportModule(module);
  if (!m) return null;
  const result = PyObject_GetAttrString(m, name);
  Py_DECREF(m);
  return result;
}

// --- native modules

// new; NULL without an exception: there is no native module of that name
function importNative(name: PyObject): PyObject | null {
  const text = PyUnicode_AsUTF8(name);
  const entry = text ? findInittab(text) : null;
  if (!entry || !entry.initfunc) return null;
  const module = callInitfunc(entry);
  if (!module) return null;
  if (PyDict_SetItem(mainInterpreter.imports_modules!, name, module) == 0) return module;
  Py_DECREF(module);
  return null;
}

/** ModuleNotFoundError(text, name=name); text is stolen. */
function notFound(text: PyObject | null, name: PyObject): PyObject | null {
  if (!text) return null;
  const exc = PyObject_CallOneArg(PyExc_ModuleNotFoundError, text);
  Py_DECREF(text);
  if (!exc) return null;
  setSlot(changetype<usize>(exc) + offsetof<PyImportErrorObject>('_name'), Py_NewRef(name));
  PyErr_SetObject(PyExc_ModuleNotFoundError, exc);
  Py_DECREF(exc);
  return null;
}

// new: what a process does that was booted without the library, and so without importlib: native modules only
function importWithoutLibrary(name: PyObject): PyObject | null {
  if (PyDict_GetItemWithError(mainInterpreter.imports_modules!, name)) {
    return notFound(PyUnicode_FromFormat('import of %U halted; None in sys.modules', arg(name)), name);
  }
  if (PyErr_Occurred()) return null;
  const n = PyUnicode_GET_LENGTH(name);
  const dot = PyUnicode_FindChar(name, 0x2e, 0, n, -1);
  if (dot > 0) {
    const parent = PyUnicode_Substring(name, 0, dot);
    if (!parent) return null;
    const package_ = PyImport_ImportModuleLevelObject(parent, null, null, null, 0);
    if (package_) {
      Py_DECREF(package_);
      notFound(PyUnicode_FromFormat('No module named %R; %R is not a package', arg(name), arg(parent)), name);
    }
    Py_DECREF(parent);
    return null;
  }
  const module = importNative(name);
  if (module || PyErr_Occurred()) return module;
  return notFound(PyUnicode_FromFormat('No module named %R', arg(name)), name);
}
