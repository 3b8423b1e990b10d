import { PyObject } from '../runtime/object';

export function init_gc_module(): PyObject | null {
  return null;
}
