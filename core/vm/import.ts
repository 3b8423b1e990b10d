// import of what is compiled in: sys.modules, then the table of native modules. (CPython: Python/import.c)

import { callInitfunc, findInittab } from '../modules/inittab';
import { PyObject_CallOneArg } from '../objects/call';
import { PyDict_GetItemWithError, PyDict_SetItem } from '../objects/dict/dict';
import { PyErr_SetObject, PyErr_SetString } from '../objects/exceptions/errors';
import { PyImportErrorObject } from '../objects/exceptions/struct';
import {
  PyExc_ImportError,
  PyExc_KeyError,
  PyExc_ModuleNotFoundError,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../objects/exceptions/types';
import { Py_None } from '../objects/none';
import { PyObject_IsTrue } from '../objects/object';
import { PyUnicode_FromFormat } from '../objects/str/format';
import { PyUnicode_FromString } from '../objects/str/new';
import { PyUnicode_ReadChar, PyUnicode_Substring } from '../objects/str/slice';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from '../objects/str/struct';
import { PyUnicode_AsUTF8 } from '../objects/str/utf8';
import { PyErr_Occurred } from '../runtime/errors';
import { mainInterpreter } from '../runtime/interp';
import { arg, Py_DECREF, Py_NewRef, PyObject, setSlot } from '../runtime/object';

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

// new
function importModule(name: PyObject): PyObject | null {
  const found = PyDict_GetItemWithError(mainInterpreter.imports_modules!, name);
  if (found) {
    if (found != Py_None) return Py_NewRef(found);
    return notFound(PyUnicode_FromFormat('import of %U halted; None in sys.modules', arg(name)), name);
  }
  if (PyErr_Occurred()) return null;
  const module = importNative(name);
  if (module || PyErr_Occurred()) return module;
  return notFound(PyUnicode_FromFormat('No module named %R', arg(name)), name);
}

/** Index of the first dot; -1: none. */
function firstDot(name: PyObject): i64 {
  const n = PyUnicode_GET_LENGTH(name);
  for (let i: i64 = 0; i < n; i++) if (PyUnicode_ReadChar(name, i) == 0x2e) return i;
  return -1;
}

// new: __import__(name, globals, locals, fromlist, level)
export function PyImport_ImportModuleLevelObject(
  name: PyObject,
  globals: PyObject | null,
  locals: PyObject | null,
  fromlist: PyObject | null,
  level: i32,
): PyObject | null {
  if (!PyUnicode_Check(name)) return PyErr_SetString(PyExc_TypeError, 'module name must be a string');
  if (level < 0) return PyErr_SetString(PyExc_ValueError, 'level must be >= 0');
  if (level > 0) {
    return PyErr_SetString(PyExc_ImportError, 'attempted relative import with no known parent package');
  }
  if (PyUnicode_GET_LENGTH(name) == 0) return PyErr_SetString(PyExc_ValueError, 'Empty module name');
  const dot = firstDot(name);
  if (dot < 0) return importModule(name);
  const parent = PyUnicode_Substring(name, 0, dot);
  if (!parent) return null;
  const package_ = importModule(parent);
  let result: PyObject | null = null;
  if (package_) {
    const whole = PyDict_GetItemWithError(mainInterpreter.imports_modules!, name);
    if (whole) result = Py_NewRef(fromlist && fromlist != Py_None && PyObject_IsTrue(fromlist) > 0 ? whole : package_);
    else if (!PyErr_Occurred()) {
      notFound(PyUnicode_FromFormat('No module named %R; %R is not a package', arg(name), arg(parent)), name);
    }
    Py_DECREF(package_);
  }
  Py_DECREF(parent);
  return result;
}
// new: as the import statement of a module without a package: the module itself, also for a dotted name
export function PyImport_Import(name: PyObject): PyObject | null {
  const top = PyImport_ImportModuleLevelObject(name, null, null, null, 0);
  if (!top) return null;
  Py_DECREF(top);
  const module = PyDict_GetItemWithError(mainInterpreter.imports_modules!, name);
  if (module) return Py_NewRef(module);
  if (PyErr_Occurred()) return null;
  PyErr_SetObject(PyExc_KeyError, name);
  return null;
}

// new: the module itself, also for a dotted name
export function PyImport_ImportModule(name: string): PyObject | null {
  const text = PyUnicode_FromString(name);
  if (!text) return null;
  const module = PyImport_Import(text);
  Py_DECREF(text);
  return module;
}
