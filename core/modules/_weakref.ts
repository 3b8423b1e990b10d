import { PyObject } from '../runtime/object';

export function init__weakref_module(): PyObject | null {
  return null;
}
