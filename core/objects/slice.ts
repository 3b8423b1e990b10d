import { PyObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';

/** 40 bytes. */
@unmanaged export class PySliceObject extends PyObject {
  start: PyObject | null;
  stop: PyObject | null;
  step: PyObject | null;
}

export const PySlice_Type = staticObject<PyTypeObject>(416);


export function PySlice_New(a: PyObject | null, b: PyObject | null, c: PyObject | null): PyObject | null {
  return unreachable();
}

export function PySlice_Check(a: PyObject): bool {
  return unreachable();
}

export function PySlice_Unpack(a: PyObject, b: usize, c: usize, d: usize): i32 {
  return unreachable();
}

export function PySlice_AdjustIndices(a: i64, b: usize, c: usize, d: i64): i64 {
  return unreachable();
}

export function _PyBuildSlice_ConsumeRefs(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function _PyEval_SliceIndex(a: PyObject, b: usize): i32 {
  return unreachable();
}

export function init_slice_type(): void {
}
