import { PyObject } from '../../runtime/object';

export function init_builtins_module(): PyObject | null {
  return null;
}
