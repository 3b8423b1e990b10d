import { PyObject } from '../runtime/object';

export function _Py_HashBytes(a: usize, b: i64): i64 {
  return unreachable();
}

export function _Py_HashPointer(a: usize): i64 {
  return unreachable();
}

export function _Py_HashPointerRaw(a: usize): i64 {
  return unreachable();
}

export function PyObject_GenericHash(a: PyObject): i64 {
  return unreachable();
}

export function init_hash_secret(): void {
}
