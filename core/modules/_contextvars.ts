// The _contextvars module. (CPython: Modules/_contextvarsmodule.c; the types: objects/context.ts)

import { PyContext_CopyCurrent } from '../objects/context';
import { PyContext_Type, PyContextToken_Type, PyContextVar_Type } from '../objects/context/struct';
import { moduleMethod, newNativeModule, PyModule_AddType } from '../objects/module';
import { Py_DECREF } from '../runtime/cold';
import { PyObject } from '../runtime/object';
import { METH_NOARGS } from '../runtime/type';

function _contextvars_copy_context(m: PyObject, unused: PyObject | null): PyObject | null {
  return PyContext_CopyCurrent();
}

function addFunctions(m: PyObject): bool {
  return (
    moduleMethod(m, 'copy_context', _contextvars_copy_context.index, METH_NOARGS, 'copy_context($module, /)\n--\n\n') >=
    0
  );
}

// new
export function init__contextvars_module(): PyObject | null {
  const m = newNativeModule('_contextvars', 'Context Variables');
  if (!m) return null;
  if (
    addFunctions(m) &&
    PyModule_AddType(m, PyContext_Type) == 0 &&
    PyModule_AddType(m, PyContextVar_Type) == 0 &&
    PyModule_AddType(m, PyContextToken_Type) == 0
  ) {
    return m;
  }
  Py_DECREF(m);
  return null;
}
