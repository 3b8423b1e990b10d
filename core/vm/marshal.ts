import { PyObject } from '../runtime/object';

export function PyMarshal_ReadObjectFromString(a: usize, b: i64): PyObject | null {
  return unreachable();
}
