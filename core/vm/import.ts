// new
import { PyObject } from '../runtime/object';

export function PyImport_ImportModuleLevelObject(
  name: PyObject, globals: PyObject | null, locals: PyObject | null, fromlist: PyObject | null, level: i32,
): PyObject | null {
  return unreachable();
}
