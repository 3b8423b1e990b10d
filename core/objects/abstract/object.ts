import { PyObject } from '../../runtime/object';

export function PyObject_Size(a: PyObject): i64 {
  return unreachable();
}

export function PyObject_Length(a: PyObject): i64 {
  return unreachable();
}

export function PyObject_LengthHint(a: PyObject, b: i64): i64 {
  return unreachable();
}

export function PyObject_GetItem(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyObject_SetItem(a: PyObject, b: PyObject, c: PyObject): i32 {
  return unreachable();
}

export function PyObject_DelItem(a: PyObject, b: PyObject): i32 {
  return unreachable();
}

export function PyObject_Type(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyObject_IsInstance(a: PyObject, b: PyObject): i32 {
  return unreachable();
}

export function PyObject_IsSubclass(a: PyObject, b: PyObject): i32 {
  return unreachable();
}

export function _PyObject_RealIsInstance(a: PyObject, b: PyObject): i32 {
  return unreachable();
}

export function _PyObject_RealIsSubclass(a: PyObject, b: PyObject): i32 {
  return unreachable();
}

export function PyObject_GetIter(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyIter_Check(a: PyObject): i32 {
  return unreachable();
}

export function PyIter_Next(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyIter_NextItem(a: PyObject, b: usize): i32 {
  return unreachable();
}

export function PyIter_Send(a: PyObject, b: PyObject, c: usize): i32 {
  return unreachable();
}

export function PyObject_Format(a: PyObject, b: PyObject | null): PyObject | null {
  return unreachable();
}

export function PyObject_GetAIter(a: PyObject): PyObject | null {
  return unreachable();
}
