// What a type keeps outside its own struct, and reading it wherever it lies. (CPython: Objects/typeobject.c)
//
// A static builtin type's dict, subclasses and weak references lie in the interpreter:
//
//   type.tp_subclasses = n ──> interp.types_builtins_initialized[n - 1] = { type, ready, tp_dict, tp_subclasses, … }
//
// Static types of a native module that is imported later (datetime's) count in a table of their own, which lies behind it:
// the n-th entry of the first one is another type then.
//
// A heap type keeps them in itself, and tp_subclasses is then a dict {address: weak reference}, or NULL.

import { _PyInterpreterState_GET, managed_static_type_state } from '../../runtime/interp';
import { PyObject } from '../../runtime/object';
import {
  Py_TPFLAGS_HEAPTYPE,
  Py_TPFLAGS_STATIC_BUILTIN,
  Py_TPFLAGS_TYPE_SUBCLASS,
  PyTypeObject,
} from '../../runtime/type';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../tuple';
import { PyBaseObject_Type } from './struct';

/** The state of a static type: managed_static_type_state *. */
export function _PyStaticType_GetState(type: PyTypeObject): usize {
  const interp = _PyInterpreterState_GET();
  const at = (type.tp_subclasses - 1) * offsetof<managed_static_type_state>();
  const builtin = interp.types_builtins_initialized + at;
  if (changetype<managed_static_type_state>(builtin).type == type) return builtin;
  return interp.types_for_extensions_initialized + at;
}

/** Whether it lives as long as the process, and its state with the interpreter. */
/* @inline */ export function isStaticBuiltin(type: PyTypeObject): bool {
  return (type.tp_flags & Py_TPFLAGS_STATIC_BUILTIN) != 0;
}

/** Whether it was made at run time. */
/* @inline */ export function isHeapType(type: PyTypeObject): bool {
  return (type.tp_flags & Py_TPFLAGS_HEAPTYPE) != 0;
}

// borrowed; NULL before PyType_Ready
export function lookup_tp_dict(type: PyTypeObject): PyObject | null {
  if (isStaticBuiltin(type)) return changetype<managed_static_type_state>(_PyStaticType_GetState(type)).tp_dict;
  return type.tp_dict;
}

// steals dict
export function set_tp_dict(type: PyTypeObject, dict: PyObject | null): void {
  if (isStaticBuiltin(type)) changetype<managed_static_type_state>(_PyStaticType_GetState(type)).tp_dict = dict;
  else type.tp_dict = dict;
}

// borrowed: {address: weak reference} or NULL
export function lookup_tp_subclasses(type: PyTypeObject): PyObject | null {
  if (isStaticBuiltin(type)) return changetype<managed_static_type_state>(_PyStaticType_GetState(type)).tp_subclasses;
  return changetype<PyObject | null>(type.tp_subclasses);
}

// steals
export function set_tp_subclasses(type: PyTypeObject, dict: PyObject | null): void {
  if (isStaticBuiltin(type)) changetype<managed_static_type_state>(_PyStaticType_GetState(type)).tp_subclasses = dict;
  else type.tp_subclasses = changetype<usize>(dict);
}

// borrowed
/* @inline */ export function _PyType_GetDict(type: PyTypeObject): PyObject | null {
  return lookup_tp_dict(type);
}

// borrowed
/* @inline */ export function _PyType_GetMRO(type: PyTypeObject): PyObject | null {
  return type.tp_mro;
}

/* @inline */ export function PyType_Check(o: PyObject): bool {
  return (o.ob_type.tp_flags & Py_TPFLAGS_TYPE_SUBCLASS) != 0;
}

/** Whether b is in mro; before there is one, whether it is on a's chain of tp_base. */
export function is_subtype_with_mro(mro: PyObject | null, a: PyTypeObject, b: PyTypeObject): bool {
  if (mro) {
    const n = PyTuple_GET_SIZE(mro);
    for (let i: i64 = 0; i < n; i++) if (PyTuple_GET_ITEM(mro, i) == b) return true;
    return false;
  }
  let base: PyTypeObject | null = a;
  while (base) {
    if (base == b) return true;
    base = base.tp_base;
  }
  return b == PyBaseObject_Type;
}

export function PyType_IsSubtype(a: PyTypeObject, b: PyTypeObject): i32 {
  return is_subtype_with_mro(a.tp_mro, a, b) ? 1 : 0;
}

/* @inline */ export function PyObject_TypeCheck(o: PyObject, type: PyTypeObject): bool {
  return o.ob_type == type || PyType_IsSubtype(o.ob_type, type) != 0;
}

/** The last part of tp_name: const char *. */
export function _PyType_Name(type: PyTypeObject): usize {
  const name = type.tp_name;
  let start = name;
  for (let p = name; load<u8>(p); p++) if (load<u8>(p) == 0x2e) start = p + 1;
  return start;
}
