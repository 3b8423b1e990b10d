// The sys module's dictionary from native code. (CPython: Python/sysmodule.c)

import { Py_DECREF, Py_XDECREF, stackAlloc } from '../runtime/cold';
import { PyErr_GetRaisedException, PyErr_SetRaisedException } from '../runtime/errors';
import { _PyInterpreterState_GET } from '../runtime/interp';
import { PyObject, ptrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { PyDict_GetItemWithError, PyDict_Pop, PyDict_SetItem } from './dict/dict';
import { PyUnicode_InternFromString } from './str/intern';

/** borrowed: sys.name, or NULL without an exception. */
export function _PySys_GetAttr(name: PyObject): PyObject | null {
  const dict = _PyInterpreterState_GET().sysdict;
  if (!dict) return null;
  // What is raised now stays raised.
  const exc = PyErr_GetRaisedException();
  const value = PyDict_GetItemWithError(dict, name);
  PyErr_SetRaisedException(exc);
  return value;
}

/** sys.name = value; NULL deletes. */
function _PySys_SetAttr(name: PyObject, value: PyObject | null): i32 {
  const dict = _PyInterpreterState_GET().sysdict!;
  if (value) return PyDict_SetItem(dict, name, value);
  const slot = stackAlloc(1);
  const r = PyDict_Pop(dict, name, slot);
  Py_XDECREF(ptrAt(slot, 0));
  stackFree(slot);
  return r < 0 ? -1 : 0;
}

/** The same with a literal for a name. */
export function PySys_SetObject(name: string, value: PyObject | null): i32 {
  const key = PyUnicode_InternFromString(name);
  if (!key) return -1;
  const r = _PySys_SetAttr(key, value);
  Py_DECREF(key);
  return r;
}
