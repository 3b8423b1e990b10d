import { PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';

export function init_object_type(): void {
}

export function object_init(a: PyObject, b: PyObject, c: PyObject | null): i32 {
  return unreachable();
}

export function object_new(a: PyTypeObject, b: PyObject, c: PyObject | null): PyObject | null {
  return unreachable();
}
