// Puts the import system, which is Python, into a new process. (CPython: Python/import.c, Python/pylifecycle.c)

import { init__imp_module } from '../modules/_imp';
import { findInittab } from '../modules/inittab';
import { PyObject_CallMethodNoArgs, PyObject_VectorcallMethod } from '../objects/call';
import { PyDict_GetItemString, PyDict_SetItemString } from '../objects/dict/dict';
import { PyList_Insert } from '../objects/list';
import { PyUnicode_InternFromString } from '../objects/str/intern';
import { PyUnicode_FromString } from '../objects/str/new';
import { PyUnicode_AsUTF8 } from '../objects/str/utf8';
import { Py_DECREF, Py_XDECREF, stackAlloc } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { mainInterpreter } from '../runtime/interp';
import { PyObject, setPtrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { PY_VECTORCALL_ARGUMENTS_OFFSET } from '../runtime/type';
import { PyImport_ImportFrozenModuleObject } from './frozen';
import { _PyImport_GetModuleAttrString, PyImport_GetModule } from './import';

/** importlib.name(a, b) */
function callImportlib(name: string, a: PyObject, b: PyObject): bool {
  const method = PyUnicode_InternFromString(name);
  if (!method) return false;
  const at = stackAlloc(3);
  setPtrAt(at, 0, mainInterpreter.imports_importlib);
  setPtrAt(at, 1, a);
  setPtrAt(at, 2, b);
  const result = PyObject_VectorcallMethod(method, at, 3 | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
  stackFree(at);
  Py_DECREF(method);
  Py_XDECREF(result);
  return result != null;
}

/** importlib for native and frozen modules: 0, -1; without a library image (0) only native modules can be imported. */
export function init_importlib(): i32 {
  const name = PyUnicode_InternFromString('_frozen_importlib');
  if (!name) return -1;
  const r = PyImport_ImportFrozenModuleObject(name);
  const importlib: PyObject | null = r > 0 ? PyImport_GetModule(name) : null;
  Py_DECREF(name);
  if (!importlib) return r == 0 ? 0 : -1;
  mainInterpreter.imports_importlib = importlib;
  const imp = init__imp_module();
  if (!imp) return -1;
  const modules = mainInterpreter.imports_modules!;
  const failed = PyDict_SetItemString(modules, '_imp', imp) < 0;
  Py_DECREF(imp);
  if (failed) return -1;
  const sys = PyDict_GetItemString(modules, 'sys');
  return sys && callImportlib('_install', sys, imp) ? 0 : -1;
}

/** Whether there is a native module of that name. */
function hasNative(name: string): bool {
  const text = PyUnicode_FromString(name);
  const utf8 = text ? PyUnicode_AsUTF8(text) : <usize>0;
  const found = utf8 != 0 && findInittab(utf8) != null;
  Py_XDECREF(text);
  return found;
}

/** importlib for files, and zip archives before directories among the path hooks: 0 or -1. */
export function init_importlib_external(): i32 {
  const importlib = mainInterpreter.imports_importlib;
  if (!importlib || !hasNative('_io')) return 0;
  const name = PyUnicode_InternFromString('_install_external_importers');
  if (!name) return -1;
  const result = PyObject_CallMethodNoArgs(importlib, name);
  Py_DECREF(name);
  if (!result) return -1;
  Py_DECREF(result);
  return init_zipimport();
}

/** sys.path_hooks[0] = zipimport.zipimporter */
function init_zipimport(): i32 {
  const hooks = PyDict_GetItemString(mainInterpreter.sysdict!, 'path_hooks');
  if (!hooks) return PyErr_Occurred() ? -1 : 0;
  const zipimporter = _PyImport_GetModuleAttrString('zipimport', 'zipimporter');
  if (!zipimporter) return -1;
  const r = PyList_Insert(hooks, 0, zipimporter);
  Py_DECREF(zipimporter);
  return r;
}
