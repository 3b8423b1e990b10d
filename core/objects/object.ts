import { PyObject } from '../runtime/object';

export function PyObject_Repr(a: PyObject | null): PyObject | null {
  return unreachable();
}

export function PyObject_Str(a: PyObject | null): PyObject | null {
  return unreachable();
}

export function PyObject_ASCII(a: PyObject | null): PyObject | null {
  return unreachable();
}

export function PyObject_RichCompare(a: PyObject, b: PyObject, c: i32): PyObject | null {
  return unreachable();
}

export function PyObject_RichCompareBool(a: PyObject, b: PyObject, c: i32): i32 {
  return unreachable();
}

export function PyObject_Hash(a: PyObject): i64 {
  return unreachable();
}

export function PyObject_HashNotImplemented(a: PyObject): i64 {
  return unreachable();
}

export function PyObject_IsTrue(a: PyObject): i32 {
  return unreachable();
}

export function PyObject_Not(a: PyObject): i32 {
  return unreachable();
}

export function PyObject_GetAttr(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyObject_GetAttrString(a: PyObject, b: string): PyObject | null {
  return unreachable();
}

export function PyObject_GetOptionalAttr(a: PyObject, b: PyObject, c: usize): i32 {
  return unreachable();
}

export function PyObject_GetOptionalAttrString(a: PyObject, b: string, c: usize): i32 {
  return unreachable();
}

export function PyObject_HasAttrWithError(a: PyObject, b: PyObject): i32 {
  return unreachable();
}

export function PyObject_SetAttr(a: PyObject, b: PyObject, c: PyObject | null): i32 {
  return unreachable();
}

export function PyObject_DelAttr(a: PyObject, b: PyObject): i32 {
  return unreachable();
}

export function PyObject_SetAttrString(a: PyObject, b: string, c: PyObject | null): i32 {
  return unreachable();
}

export function PyObject_GenericGetAttr(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyObject_GenericSetAttr(a: PyObject, b: PyObject, c: PyObject | null): i32 {
  return unreachable();
}

export function _PyObject_GenericGetAttrWithDict(a: PyObject, b: PyObject, c: PyObject | null, d: i32): PyObject | null {
  return unreachable();
}

export function _PyObject_GenericSetAttrWithDict(a: PyObject, b: PyObject, c: PyObject | null, d: PyObject | null): i32 {
  return unreachable();
}

export function _PyObject_GetMethod(a: PyObject, b: PyObject, c: usize): i32 {
  return unreachable();
}

export function PyObject_GenericGetDict(a: PyObject, b: usize): PyObject | null {
  return unreachable();
}

export function PyObject_GenericSetDict(a: PyObject, b: PyObject | null, c: usize): i32 {
  return unreachable();
}

export function _PyObject_GetDictPtr(a: PyObject): usize {
  return unreachable();
}

export function _PyObject_ComputedDictPointer(a: PyObject): usize {
  return unreachable();
}

export function PyObject_SelfIter(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyCallable_Check(a: PyObject | null): i32 {
  return unreachable();
}

export function PyObject_Dir(a: PyObject | null): PyObject | null {
  return unreachable();
}

export function _PyObject_NextNotImplemented(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyObject_Bytes(a: PyObject | null): PyObject | null {
  return unreachable();
}

export function Py_ReprEnter(a: PyObject): i32 {
  return unreachable();
}

export function Py_ReprLeave(a: PyObject): void {
  unreachable();
}
