import { PyObject } from '../../runtime/object';

export function PyMapping_Check(a: PyObject): i32 {
  return unreachable();
}

export function PyMapping_Size(a: PyObject): i64 {
  return unreachable();
}

export function PyMapping_GetOptionalItem(a: PyObject, b: PyObject, c: usize): i32 {
  return unreachable();
}

export function PyMapping_Keys(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyMapping_Values(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyMapping_Items(a: PyObject): PyObject | null {
  return unreachable();
}
