import { PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';

export function _PyObject_InitInlineValues(a: PyObject, b: PyTypeObject): void {
  unreachable();
}

export function _PyObject_MaterializeManagedDict(a: PyObject): PyObject | null {
  return unreachable();
}

export function _PyObject_GetManagedDict(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyObject_VisitManagedDict(a: PyObject, b: usize, c: usize): i32 {
  return unreachable();
}

export function PyObject_ClearManagedDict(a: PyObject): void {
  unreachable();
}

export function _PyObject_TryGetInstanceAttribute(a: PyObject, b: PyObject, c: usize): bool {
  return unreachable();
}

export function _PyObject_StoreInstanceAttribute(a: PyObject, b: PyObject, c: PyObject | null): i32 {
  return unreachable();
}

export function _PyObject_GetManagedDictPtr(a: PyObject): usize {
  return unreachable();
}

export function _PyObject_InlineValues(a: PyObject): usize {
  return unreachable();
}

export function _PyObject_SetManagedDict(a: PyObject, b: PyObject | null): i32 {
  return unreachable();
}

export function _PyObject_IsInstanceDictEmpty(a: PyObject): i32 {
  return unreachable();
}

export function _PyDict_DetachFromObject(a: PyObject, b: PyObject): i32 {
  return unreachable();
}
