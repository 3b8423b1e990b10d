import { PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';

export function PyType_Ready(a: PyTypeObject): i32 {
  return unreachable();
}

export function PyType_Check(a: PyObject): bool {
  return unreachable();
}

export function PyType_IsSubtype(a: PyTypeObject, b: PyTypeObject): i32 {
  return unreachable();
}

export function PyType_GenericNew(a: PyTypeObject, b: PyObject, c: PyObject | null): PyObject | null {
  return unreachable();
}

export function _PyType_Lookup(a: PyTypeObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function _PyType_LookupRef(a: PyTypeObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function _PyType_LookupRefAndVersion(a: PyTypeObject, b: PyObject, c: usize): PyObject | null {
  return unreachable();
}

export function PyType_Modified(a: PyTypeObject): void {
  unreachable();
}

export function PyType_GetName(a: PyTypeObject): PyObject | null {
  return unreachable();
}

export function PyType_GetQualName(a: PyTypeObject): PyObject | null {
  return unreachable();
}

export function _PyType_Name(a: PyTypeObject): usize {
  return unreachable();
}

export function PyType_GetModule(a: PyTypeObject): PyObject | null {
  return unreachable();
}

export function _PyType_CalculateMetaclass(a: PyTypeObject, b: PyObject): PyTypeObject | null {
  return unreachable();
}

export function _PyObject_LookupSpecial(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function _PyObject_LookupSpecialMethod(a: PyObject, b: PyObject, c: usize): PyObject | null {
  return unreachable();
}

export function PyType_GetDict(a: PyTypeObject): PyObject | null {
  return unreachable();
}

export function _PyType_GetDict(a: PyTypeObject): PyObject | null {
  return unreachable();
}

export function _PyType_GetMRO(a: PyTypeObject): PyObject | null {
  return unreachable();
}

export function _PyType_GetBases(a: PyTypeObject): PyObject | null {
  return unreachable();
}

export function _PyType_AssignVersion(a: PyTypeObject): i32 {
  return unreachable();
}

export function _PyType_GetSubclasses(a: PyTypeObject): PyObject | null {
  return unreachable();
}

export function PyObject_TypeCheck(a: PyObject, b: PyTypeObject): bool {
  return unreachable();
}

export function _PyStaticType_GetState(a: PyTypeObject): usize {
  return unreachable();
}

export function init_type_type(): void {
}

export function _PyTypes_InitTypes(): i32 {
  return 0;
}

/** Empties the method cache: sys._clear_type_cache(). */
export function PyType_ClearCache(): u32 {
  return unreachable();
}
