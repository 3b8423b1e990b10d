import { PyObject } from '../../runtime/object';
import { PyListObject } from '../list';

export function list_sort_impl(self: PyListObject, keyfunc: PyObject | null, reverse: bool): PyObject | null {
  return unreachable();
}

export function list_sort(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return unreachable();
}
