import { PyObject } from '../runtime/object';

export function _PyArg_CheckPositional(a: string, b: i64, c: i64, d: i64): bool {
  return unreachable();
}

export function _PyArg_NoKeywords(a: string, b: PyObject | null): bool {
  return unreachable();
}

export function _PyArg_NoKwnames(a: string, b: PyObject | null): bool {
  return unreachable();
}

export function _PyArg_NoPositional(a: string, b: PyObject | null): bool {
  return unreachable();
}

export function _PyArg_BadArgument(a: string, b: string, c: string, d: PyObject): void {
  unreachable();
}

export function PyArg_UnpackTupleCheck(a: PyObject, b: string, c: i64, d: i64): bool {
  return unreachable();
}

export function _PyArg_UnpackKeywords(a: usize, b: i64, c: PyObject | null, d: PyObject | null, e: string, f: string, g: i32, h: i32, i: i32, j: usize): i32 {
  return unreachable();
}
