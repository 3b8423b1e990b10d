import { PyObject, PyVarObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';

/** 40 bytes. */
@unmanaged export class PyBytesObject extends PyVarObject {
  ob_shash: i64;
  @bytes(1) ob_sval: usize; // char [1] at 32
}

export const PyBytes_Type = staticObject<PyTypeObject>(416);
export const PyBytesIter_Type = staticObject<PyTypeObject>(416);


export function PyBytes_FromStringAndSize(a: usize, b: i64): PyObject | null {
  return unreachable();
}

export function PyBytes_FromString(a: string): PyObject | null {
  return unreachable();
}

export function PyBytes_AsString(a: PyObject): usize {
  return unreachable();
}

export function PyBytes_AS_STRING(a: PyObject): usize {
  return unreachable();
}

export function PyBytes_GET_SIZE(a: PyObject): i64 {
  return unreachable();
}

export function PyBytes_Check(a: PyObject): bool {
  return unreachable();
}

export function PyBytes_CheckExact(a: PyObject): bool {
  return unreachable();
}

export function PyBytes_FromObject(a: PyObject): PyObject | null {
  return unreachable();
}

export function _PyBytes_Resize(a: usize, b: i64): i32 {
  return unreachable();
}

export function PyBytes_Repr(a: PyObject, b: i32): PyObject | null {
  return unreachable();
}

export function PyBytes_Concat(a: usize, b: PyObject | null): void {
  unreachable();
}

export function init_bytes_type(): void {
}

export function init_static_bytes(): void {
}
