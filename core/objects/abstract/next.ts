// The next item of an iterator that may stand on other iterators, and those on others.

import { PyObject } from '../../runtime/object';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../../runtime/recursion';

/** it.__next__(). NOT CPYTHON: guarded, since iterators nest as deep as a program likes and the native stack is small. */
// new
export function nextOf(it: PyObject): PyObject | null {
  if (_Py_EnterRecursiveCall(' while calling a Python object')) return null;
  const item = call_indirect<PyObject | null>(<u32>it.ob_type.tp_iternext, it);
  _Py_LeaveRecursiveCall();
  return item;
}
