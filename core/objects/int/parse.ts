// Ints from text. (CPython: Objects/longobject.c)

import { PyObject } from '../../runtime/object';

// new
export function PyLong_FromUnicodeObject(o: PyObject, base: i32): PyObject | null {
  return unreachable();
}

/** new: int(o) of a str, bytes or anything with a buffer */
export function intFromText(o: PyObject): PyObject | null {
  return unreachable();
}
