import { PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';

export function PyErr_SetString(a: PyTypeObject, b: string): PyObject | null {
  return unreachable();
}

export function PyErr_SetObject(a: PyObject, b: PyObject | null): void {
  unreachable();
}

export function PyErr_SetNone(a: PyObject): void {
  unreachable();
}

export function PyErr_ExceptionMatches(a: PyObject): i32 {
  return unreachable();
}

export function PyErr_GivenExceptionMatches(a: PyObject | null, b: PyObject | null): i32 {
  return unreachable();
}

export function PyErr_NoMemory(): PyObject | null {
  return unreachable();
}

export function PyErr_BadInternalCall(): void {
  unreachable();
}

export function PyErr_BadArgument(): i32 {
  return unreachable();
}

export function PyErr_SetKeyError(a: PyObject): void {
  unreachable();
}

export function _PyErr_SetKeyError(a: PyObject): void {
  unreachable();
}

export function PyErr_SetFromErrno(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyErr_WarnEx(a: PyObject, b: string, c: i64): i32 {
  return unreachable();
}

export function PyErr_WriteUnraisable(a: PyObject | null): void {
  unreachable();
}

export function PyErr_FormatUnraisable(a: string, b: u64 = 0, c: u64 = 0): void {
  unreachable();
}

export function _PyErr_ChainExceptions1(a: PyObject | null): void {
  unreachable();
}

export function _PyErr_FormatFromCause(a: PyObject, b: string, c: u64 = 0, d: u64 = 0): PyObject | null {
  return unreachable();
}

export function PyErr_GetHandledException(): PyObject | null {
  return unreachable();
}

export function PyErr_SetHandledException(a: PyObject | null): void {
  unreachable();
}

export function _PyErr_GetTopmostException(): usize {
  return unreachable();
}

export function _PyErr_TrySetFromCause(a: string, b: u64 = 0): void {
  unreachable();
}

export function PyErr_NewException(a: string, b: PyObject | null, c: PyObject | null): PyObject | null {
  return unreachable();
}

export function _PyErr_BadTypeError(a: string, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyErr_Fetch3(a: usize, b: usize, c: usize): void {
  unreachable();
}

export function PyErr_SetImportError(a: PyObject | null, b: PyObject | null, c: PyObject | null): PyObject | null {
  return unreachable();
}

export function PyErr_NormalizeExc(): void {
  unreachable();
}

/** Raises type with the formatted text; NULL, so that a caller can return it. Formats: PyUnicode_FromFormat. */
export function PyErr_Format(
  type: PyTypeObject, format: string, a: u64 = 0, b: u64 = 0, c: u64 = 0, d: u64 = 0, e: u64 = 0, f: u64 = 0,
): PyObject | null {
  return unreachable();
}
