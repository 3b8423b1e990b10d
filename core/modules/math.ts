import { PyObject } from '../runtime/object';

export function init_math_module(): PyObject | null {
  return null;
}
