import { PyObject } from '../../runtime/object';

export function PyException_SetCause(a: PyObject, b: PyObject | null): void {
  unreachable();
}

export function PyException_GetCause(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyException_SetContext(a: PyObject, b: PyObject | null): void {
  unreachable();
}

export function PyException_GetContext(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyException_SetTraceback(a: PyObject, b: PyObject | null): i32 {
  return unreachable();
}

export function PyException_GetTraceback(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyException_GetArgs(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyException_SetArgs(a: PyObject, b: PyObject): void {
  unreachable();
}
