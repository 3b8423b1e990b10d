import { PyObject } from '../object';
import { PyTypeObject } from '../type';

export function _PyObject_GC_New(a: PyTypeObject): PyObject | null {
  return unreachable();
}

export function _PyObject_GC_NewVar(a: PyTypeObject, b: i64): PyObject | null {
  return unreachable();
}

export function PyObject_GC_Del(a: usize): void {
  unreachable();
}

export function _PyObject_GC_Resize(a: PyObject, b: i64): PyObject | null {
  return unreachable();
}

export function _PyObject_New(a: PyTypeObject): PyObject | null {
  return unreachable();
}

export function _PyObject_NewVar(a: PyTypeObject, b: i64): PyObject | null {
  return unreachable();
}

export function _PyType_AllocNoTrack(a: PyTypeObject, b: i64): PyObject | null {
  return unreachable();
}

export function PyType_GenericAlloc(a: PyTypeObject, b: i64): PyObject | null {
  return unreachable();
}

export function PyObject_CallFinalizer(a: PyObject): void {
  unreachable();
}

export function PyObject_CallFinalizerFromDealloc(a: PyObject): i32 {
  return unreachable();
}

export function _PyObject_SIZE(a: PyTypeObject): i64 {
  return unreachable();
}

export function _PyObject_VAR_SIZE(a: PyTypeObject, b: i64): i64 {
  return unreachable();
}

export function _Py_RunGC(): void {
  unreachable();
}
