import { PyObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';
import { PyLongObject } from './int';

export const PyBool_Type = staticObject<PyTypeObject>(416);

export const Py_False = staticObject<PyLongObject>(32);
export const Py_True = staticObject<PyLongObject>(32);

export function PyBool_FromLong(a: i64): PyObject | null {
  return unreachable();
}

export function PyBool_Check(a: PyObject): bool {
  return unreachable();
}

export function init_bool_type(): void {
}
