// Floats from text. (CPython: Objects/floatobject.c)

import { PyObject } from '../../runtime/object';

// new
export function PyFloat_FromString(o: PyObject): PyObject | null {
  return unreachable();
}
