// module.name, and what is said when there is none. (CPython: Objects/moduleobject.c)

import { Py_DECREF, Py_INCREF, Py_XDECREF, Py_XNewRef, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { arg, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { pel, stackFree } from '../../runtime/pellucid';
import { PySequence_Contains } from '../abstract/sequence';
import { _PyObject_GenericGetAttrWithDict, PyObject_GetOptionalAttr } from '../attribute';
import { PyObject_CallOneArg } from '../call';
import { PyDict_GetItemString, PyDict_GetItemWithError } from '../dict/dict';
import { PyErr_ExceptionMatches, PyErr_Format } from '../exceptions/errors';
import { PyExc_AttributeError } from '../exceptions/types';
import { mod, PyModuleObject } from '../module';
import { Py_None } from '../none';
import { PyObject_IsTrue } from '../object';
import { PyAnySet_Check, PySet_Contains } from '../set';
import { _PyUnicode_Equal, _PyUnicode_EqualToASCIIString } from '../str/compare';
import { PyUnicode_FindChar } from '../str/find';
import { PyUnicode_Substring } from '../str/slice';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from '../str/struct';

/** Whether spec._initializing is true: 1, 0 or -1. */
export function isInitializing(spec: PyObject | null): i32 {
  if (!spec || spec == Py_None) return 0;
  const at = stackAlloc(1);
  const found = PyObject_GetOptionalAttr(spec, _Py_ID('_initializing'), at);
  const value = ptrAt(at, 0);
  stackFree(at);
  if (!value) return found;
  const res = PyObject_IsTrue(value);
  Py_DECREF(value);
  return res;
}

/** AttributeError for a name that the module does not have. */
function noAttribute(m: PyModuleObject, name: PyObject): void {
  const dict = m.md_dict as PyObject;
  const mod_name = PyDict_GetItemWithError(dict, _Py_ID('__name__'));
  if (!mod_name && PyErr_Occurred()) return;
  if (!mod_name || !PyUnicode_Check(mod_name)) {
    PyErr_Format(PyExc_AttributeError, "module has no attribute '%U'", arg(name));
    return;
  }
  Py_INCREF(mod_name);
  const spec = Py_XNewRef(PyDict_GetItemWithError(dict, _Py_ID('__spec__')));
  if (spec || !PyErr_Occurred()) noAttributeBecause(spec, mod_name, name);
  Py_XDECREF(spec);
  Py_DECREF(mod_name);
}

/** The reasons that CPython knows: a file that hides a library's module, a circle of imports. */
function noAttributeBecause(spec: PyObject | null, mod_name: PyObject, name: PyObject): void {
  const at = stackAlloc(1);
  setPtrAt(at, 0, null);
  const failed = spec != null && fileOrigin(spec, at) < 0;
  const origin = ptrAt(at, 0);
  stackFree(at);
  if (failed) return;
  const shadowing = origin ? isPossiblyShadowing(origin) : 0;
  const library = shadowing > 0 ? isLibraryName(mod_name) : 0;
  const initializing = shadowing < 0 || library != 0 ? 0 : isInitializing(spec);
  if (library > 0) {
    PyErr_Format(
      PyExc_AttributeError,
      "module '%U' has no attribute '%U' (consider renaming '%U' since it has the same name as the standard library module named '%U' and the import system gives it precedence)",
      arg(mod_name),
      arg(name),
      arg(origin),
      arg(mod_name),
    );
  } else if (initializing > 0) {
    if (shadowing) {
      PyErr_Format(
        PyExc_AttributeError,
        "module '%U' has no attribute '%U' (consider renaming '%U' if it has the same name as a third-party module you intended to import)",
        arg(mod_name),
        arg(name),
        arg(origin),
      );
    } else if (origin) {
      PyErr_Format(
        PyExc_AttributeError,
        "partially initialized module '%U' from '%U' has no attribute '%U' (most likely due to a circular import)",
        arg(mod_name),
        arg(origin),
        arg(name),
      );
    } else {
      PyErr_Format(
        PyExc_AttributeError,
        "partially initialized module '%U' has no attribute '%U' (most likely due to a circular import)",
        arg(mod_name),
        arg(name),
      );
    }
  } else if (initializing == 0 && shadowing >= 0 && library == 0) {
    const submodule = isUninitializedSubmodule(spec, name);
    if (submodule > 0) {
      PyErr_Format(
        PyExc_AttributeError,
        "cannot access submodule '%U' of module '%U' (most likely due to a circular import)",
        arg(name),
        arg(mod_name),
      );
    } else if (submodule == 0) {
      PyErr_Format(PyExc_AttributeError, "module '%U' has no attribute '%U'", arg(mod_name), arg(name));
    }
  }
  Py_XDECREF(origin);
}

/** *result = spec.origin (new) when it is a file's name: 1, 0 or -1. */
function fileOrigin(spec: PyObject, result: usize): i32 {
  setPtrAt(result, 0, null);
  if (spec == Py_None) return 0;
  const at = stackAlloc(1);
  setPtrAt(at, 0, null);
  let r = PyObject_GetOptionalAttr(spec, _Py_ID('has_location'), at);
  const located = ptrAt(at, 0);
  stackFree(at);
  if (r <= 0 || !located) return r;
  r = PyObject_IsTrue(located);
  Py_DECREF(located);
  if (r <= 0) return r;
  r = PyObject_GetOptionalAttr(spec, _Py_ID('origin'), result);
  const origin = ptrAt(result, 0);
  if (r <= 0 || PyUnicode_Check(origin!)) return r;
  setPtrAt(result, 0, null);
  Py_DECREF(origin!);
  return 0;
}

/** Whether the file lies beside the program, where it hides a module of the same name: 1, 0 or -1. */
function isPossiblyShadowing(origin: PyObject): i32 {
  const directory = pel.sys_path_0;
  if (pel.safe_path || !directory) return 0;
  const n = PyUnicode_GET_LENGTH(origin);
  let slash = PyUnicode_FindChar(origin, 0x2f, 0, n, -1);
  if (slash < 0) return <i32>(slash + 1) < 0 ? -1 : 0;
  const last = PyUnicode_Substring(origin, slash + 1, n);
  if (!last) return -1;
  // The directory of a package is that above its __init__.py.
  if (_PyUnicode_EqualToASCIIString(last, '__init__.py')) slash = PyUnicode_FindChar(origin, 0x2f, 0, slash, -1);
  Py_DECREF(last);
  if (slash < 0) return 0;
  const root = PyUnicode_Substring(origin, 0, slash);
  if (!root) return -1;
  const same = _PyUnicode_Equal(root, directory);
  Py_DECREF(root);
  return same ? 1 : 0;
}

/** Whether sys.stdlib_module_names has the name: 1, 0 or -1. */
function isLibraryName(name: PyObject): i32 {
  const names = PyDict_GetItemString(_PyInterpreterState_GET().sysdict!, 'stdlib_module_names');
  if (!names) return PyErr_Occurred() ? -1 : 0;
  return PyAnySet_Check(names) ? PySet_Contains(names, name) : 0;
}

/** Whether spec._uninitialized_submodules has the name: 1, 0 or -1. */
function isUninitializedSubmodule(spec: PyObject | null, name: PyObject): i32 {
  if (!spec || spec == Py_None) return 0;
  const at = stackAlloc(1);
  setPtrAt(at, 0, null);
  let r = PyObject_GetOptionalAttr(spec, _Py_ID('_uninitialized_submodules'), at);
  const names = ptrAt(at, 0);
  stackFree(at);
  if (!names) return r;
  r = PySequence_Contains(names, name);
  Py_DECREF(names);
  return r;
}

// new; suppress: no AttributeError, NULL without an exception says it
export function _Py_module_getattro_impl(self: PyObject, name: PyObject, suppress: bool): PyObject | null {
  const m = mod(self);
  const attr = _PyObject_GenericGetAttrWithDict(self, name, null, suppress ? 1 : 0);
  if (attr) return attr;
  if (suppress) {
    if (PyErr_Occurred()) return null;
  } else {
    if (!PyErr_ExceptionMatches(PyExc_AttributeError)) return null;
    PyErr_Clear();
  }
  const getattr = PyDict_GetItemWithError(m.md_dict as PyObject, _Py_ID('__getattr__'));
  if (getattr) {
    Py_INCREF(getattr);
    const result = PyObject_CallOneArg(getattr, name);
    Py_DECREF(getattr);
    if (!result && suppress && PyErr_ExceptionMatches(PyExc_AttributeError)) PyErr_Clear();
    return result;
  }
  if (PyErr_Occurred() || suppress) return null;
  noAttribute(m, name);
  return null;
}

// new
export function _Py_module_getattro(self: PyObject, name: PyObject): PyObject | null {
  return _Py_module_getattro_impl(self, name, false);
}
