import { PyObject } from '../../runtime/object';

export function init_sys_module(): PyObject | null {
  return null;
}
