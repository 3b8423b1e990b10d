import { PyObject } from '../object';

export function _PyTrash_begin(a: PyObject): bool {
  return unreachable();
}

export function _PyTrash_end(): void {
  unreachable();
}
