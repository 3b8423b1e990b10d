import { PyObject } from '../../runtime/object';

export function PySequence_Check(a: PyObject): i32 {
  return unreachable();
}

export function PySequence_Size(a: PyObject): i64 {
  return unreachable();
}

export function PySequence_Concat(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PySequence_Repeat(a: PyObject, b: i64): PyObject | null {
  return unreachable();
}

export function PySequence_InPlaceConcat(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PySequence_InPlaceRepeat(a: PyObject, b: i64): PyObject | null {
  return unreachable();
}

export function PySequence_GetItem(a: PyObject, b: i64): PyObject | null {
  return unreachable();
}

export function PySequence_SetItem(a: PyObject, b: i64, c: PyObject | null): i32 {
  return unreachable();
}

export function PySequence_DelItem(a: PyObject, b: i64): i32 {
  return unreachable();
}

export function PySequence_GetSlice(a: PyObject, b: i64, c: i64): PyObject | null {
  return unreachable();
}

export function PySequence_Tuple(a: PyObject): PyObject | null {
  return unreachable();
}

export function PySequence_List(a: PyObject): PyObject | null {
  return unreachable();
}

export function PySequence_Fast(a: PyObject, b: string): PyObject | null {
  return unreachable();
}

export function PySequence_Fast_GET_SIZE(a: PyObject): i64 {
  return unreachable();
}

export function PySequence_Fast_ITEMS(a: PyObject): usize {
  return unreachable();
}

export function PySequence_Contains(a: PyObject, b: PyObject): i32 {
  return unreachable();
}

export function PySequence_Count(a: PyObject, b: PyObject): i64 {
  return unreachable();
}

export function PySequence_Index(a: PyObject, b: PyObject): i64 {
  return unreachable();
}
