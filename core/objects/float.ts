import { PyObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';

/** 24 bytes. */
@unmanaged export class PyFloatObject extends PyObject {
  ob_fval: f64;
}

export const PyFloat_Type = staticObject<PyTypeObject>(416);


export function PyFloat_FromDouble(a: f64): PyObject | null {
  return unreachable();
}

export function PyFloat_AsDouble(a: PyObject): f64 {
  return unreachable();
}

export function PyFloat_AS_DOUBLE(a: PyObject): f64 {
  return unreachable();
}

export function PyFloat_Check(a: PyObject): bool {
  return unreachable();
}

export function PyFloat_CheckExact(a: PyObject): bool {
  return unreachable();
}

export function PyFloat_FromString(a: PyObject): PyObject | null {
  return unreachable();
}

export function _Py_HashDouble(a: PyObject | null, b: f64): i64 {
  return unreachable();
}

export function init_float_type(): void {
}
