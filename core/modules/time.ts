import { PyObject } from '../runtime/object';

export function init_time_module(): PyObject | null {
  return null;
}
