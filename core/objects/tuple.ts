import { PyObject, PyVarObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';

/** 32 bytes. */
@unmanaged export class PyTupleObject extends PyVarObject {
  @bytes(8) ob_item: usize; // PyObject *[1] at 24
}

/** 32 bytes. */
@unmanaged export class _PyTupleIterObject extends PyObject {
  it_index: i64;
  it_seq: PyTupleObject | null;
}

export const PyTuple_Type = staticObject<PyTypeObject>(416);
export const PyTupleIter_Type = staticObject<PyTypeObject>(416);


export function PyTuple_New(a: i64): PyObject | null {
  return unreachable();
}

export function PyTuple_Size(a: PyObject): i64 {
  return unreachable();
}

export function PyTuple_GET_SIZE(a: PyObject): i64 {
  return unreachable();
}

export function PyTuple_GET_ITEM(a: PyObject, b: i64): PyObject {
  return unreachable();
}

export function PyTuple_GetItem(a: PyObject, b: i64): PyObject | null {
  return unreachable();
}

export function PyTuple_SET_ITEM(a: PyObject, b: i64, c: PyObject | null): void {
  unreachable();
}

export function PyTuple_ITEMS(a: PyObject): usize {
  return unreachable();
}

export function PyTuple_GetSlice(a: PyObject, b: i64, c: i64): PyObject | null {
  return unreachable();
}

export function PyTuple_Check(a: PyObject): bool {
  return unreachable();
}

export function PyTuple_CheckExact(a: PyObject): bool {
  return unreachable();
}

export function _PyTuple_FromArray(a: usize, b: i64): PyObject | null {
  return unreachable();
}

export function _PyTuple_FromArraySteal(a: usize, b: i64): PyObject | null {
  return unreachable();
}

export function PyTuple_Pack1(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyTuple_Pack2(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyTuple_Pack3(a: PyObject, b: PyObject, c: PyObject): PyObject | null {
  return unreachable();
}

export function PyTuple_Pack4(a: PyObject, b: PyObject, c: PyObject, d: PyObject): PyObject | null {
  return unreachable();
}

export function _PyTuple_Resize(a: usize, b: i64): i32 {
  return unreachable();
}

export function _PyTuple_MaybeUntrack(a: PyObject): void {
  unreachable();
}

export function init_tuple_type(): void {
}

export function init_empty_tuple(): void {
}
