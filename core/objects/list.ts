import { PyObject, PyVarObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';

/** 40 bytes. */
@unmanaged export class PyListObject extends PyVarObject {
  ob_item: usize; // PyObject **
  allocated: i64;
}

/** 32 bytes. */
@unmanaged export class _PyListIterObject extends PyObject {
  it_index: i64;
  it_seq: PyListObject | null;
}

export const PyList_Type = staticObject<PyTypeObject>(416);
export const PyListIter_Type = staticObject<PyTypeObject>(416);
export const PyListRevIter_Type = staticObject<PyTypeObject>(416);


export function PyList_New(a: i64): PyObject | null {
  return unreachable();
}

export function PyList_Size(a: PyObject): i64 {
  return unreachable();
}

export function PyList_GET_SIZE(a: PyObject): i64 {
  return unreachable();
}

export function PyList_GET_ITEM(a: PyObject, b: i64): PyObject {
  return unreachable();
}

export function PyList_GetItem(a: PyObject, b: i64): PyObject | null {
  return unreachable();
}

export function PyList_GetItemRef(a: PyObject, b: i64): PyObject | null {
  return unreachable();
}

export function PyList_SetItem(a: PyObject, b: i64, c: PyObject | null): i32 {
  return unreachable();
}

export function PyList_SET_ITEM(a: PyObject, b: i64, c: PyObject | null): void {
  unreachable();
}

export function PyList_ITEMS(a: PyObject): usize {
  return unreachable();
}

export function PyList_Insert(a: PyObject, b: i64, c: PyObject): i32 {
  return unreachable();
}

export function PyList_Append(a: PyObject, b: PyObject): i32 {
  return unreachable();
}

export function _PyList_AppendTakeRef(a: PyObject, b: PyObject): i32 {
  return unreachable();
}

export function PyList_GetSlice(a: PyObject, b: i64, c: i64): PyObject | null {
  return unreachable();
}

export function PyList_SetSlice(a: PyObject, b: i64, c: i64, d: PyObject | null): i32 {
  return unreachable();
}

export function PyList_Sort(a: PyObject): i32 {
  return unreachable();
}

export function PyList_Reverse(a: PyObject): i32 {
  return unreachable();
}

export function PyList_AsTuple(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyList_Extend(a: PyObject, b: PyObject): i32 {
  return unreachable();
}

export function _PyList_Extend(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyList_Clear(a: PyObject): i32 {
  return unreachable();
}

export function PyList_Check(a: PyObject): bool {
  return unreachable();
}

export function PyList_CheckExact(a: PyObject): bool {
  return unreachable();
}

export function _PyList_FromArraySteal(a: usize, b: i64): PyObject | null {
  return unreachable();
}

export function init_list_type(): void {
}
