// _typing: what typing takes from the core. (CPython: Modules/_typingmodule.c)

import { moduleMethod, newNativeModule, PyModule_AddObjectRef } from '../objects/module';
import { _Py_NoDefaultStruct } from '../objects/typevar/nodefault';
import { _PyTypeAlias_Type } from '../objects/typevar/typealias';
import { Py_DECREF, Py_NewRef } from '../runtime/cold';
import { _PyInterpreterState_GET } from '../runtime/interp';
import { PyObject } from '../runtime/object';
import { METH_O } from '../runtime/type';

/** The identity function. */
function _typing__idfunc(_module: PyObject | null, x: PyObject): PyObject | null {
  return Py_NewRef(x);
}

export function init__typing_module(): PyObject | null {
  const m = newNativeModule('_typing', 'Primitives and accelerators for the typing module.\n');
  if (!m) return null;
  const interp = _PyInterpreterState_GET();
  if (
    moduleMethod(m, '_idfunc', _typing__idfunc.index, METH_O, '_idfunc($module, x, /)\n--\n\n') < 0 ||
    PyModule_AddObjectRef(m, 'TypeVar', interp.cached_typevar_type) < 0 ||
    PyModule_AddObjectRef(m, 'TypeVarTuple', interp.cached_typevartuple_type) < 0 ||
    PyModule_AddObjectRef(m, 'ParamSpec', interp.cached_paramspec_type) < 0 ||
    PyModule_AddObjectRef(m, 'ParamSpecArgs', interp.cached_paramspecargs_type) < 0 ||
    PyModule_AddObjectRef(m, 'ParamSpecKwargs', interp.cached_paramspeckwargs_type) < 0 ||
    PyModule_AddObjectRef(m, 'Generic', interp.cached_generic_type) < 0 ||
    PyModule_AddObjectRef(m, 'TypeAliasType', _PyTypeAlias_Type) < 0 ||
    PyModule_AddObjectRef(m, 'NoDefault', _Py_NoDefaultStruct) < 0
  ) {
    Py_DECREF(m);
    return null;
  }
  return m;
}
