// Looking special methods up on the type, past the instance, and calling them without making a bound method.
// (CPython: Objects/typeobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, Py_DECREF, Py_INCREF, Py_NewRef, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PY_VECTORCALL_ARGUMENTS_OFFSET, Py_TPFLAGS_METHOD_DESCRIPTOR } from '../../runtime/type';
import { CAPTURE_OPERATOR, CAPTURE_SLOTS, capture, captures } from '../../vm/bridge/capture';
import { PyObject_Vectorcall } from '../call';
import { PyErr_SetObject } from '../exceptions/errors';
import { PyExc_AttributeError } from '../exceptions/types';
import { Py_NotImplemented } from '../none';
import { _PyType_Lookup, _PyType_LookupRef } from './lookup';

/**
 * new: type(self).attr, or NULL without an exception. *unbound: 1 it is a plain function that wants self first, 0 it is bound.
 */
export function lookup_maybe_method(self: PyObject, attr: PyObject, unbound: usize): PyObject | null {
  const found = _PyType_Lookup(self.ob_type, attr);
  if (!found) return null;
  if (found.ob_type.tp_flags & Py_TPFLAGS_METHOD_DESCRIPTOR) {
    store<i32>(unbound, 1);
    Py_INCREF(found);
    return found;
  }
  store<i32>(unbound, 0);
  Py_INCREF(found);
  const get = found.ob_type.tp_descr_get;
  if (!get) return found;
  const bound = call_indirect<PyObject | null>(<u32>get, found, self, self.ob_type);
  Py_DECREF(found);
  return bound;
}

// The same, with AttributeError when there is none.
export function lookup_method(self: PyObject, attr: PyObject, unbound: usize): PyObject | null {
  const method = lookup_maybe_method(self, attr, unbound);
  if (!method && !PyErr_Occurred()) PyErr_SetObject(PyExc_AttributeError, attr);
  return method;
}

/** args[0] is self; a bound method does not get it. `kind`: as what the eval loop may take over the call (vm/bridge/capture.ts). */
export function vectorcall_unbound(
  unbound: i32,
  func: PyObject,
  args: usize,
  nargs: i64,
  kind: i32 = CAPTURE_SLOTS,
): PyObject | null {
  if (unbound) {
    if (captures(kind, func, args)) return capture(func, args, nargs);
    return PyObject_Vectorcall(func, args, <usize>nargs, null);
  }
  return PyObject_Vectorcall(func, args + 8, <usize>(nargs - 1) | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
}

/** args[0].name(*args[1:]), looked up on the type. */
export function vectorcall_method(name: PyObject, args: usize, nargs: i64, kind: i32 = CAPTURE_SLOTS): PyObject | null {
  const at = stackAlloc(1);
  const func = lookup_method(objAt(args, 0), name, at);
  const unbound = load<i32>(at);
  stackFree(at);
  if (!func) return null;
  const result = vectorcall_unbound(unbound, func, args, nargs, kind);
  Py_DECREF(func);
  return result;
}

/** The same for an operator; NotImplemented when there is no such method. */
export function vectorcall_maybe(name: PyObject, args: usize, nargs: i64): PyObject | null {
  const at = stackAlloc(1);
  const func = lookup_maybe_method(objAt(args, 0), name, at);
  const unbound = load<i32>(at);
  stackFree(at);
  if (!func) return PyErr_Occurred() ? null : Py_NewRef(Py_NotImplemented);
  const result = vectorcall_unbound(unbound, func, args, nargs, CAPTURE_OPERATOR);
  Py_DECREF(func);
  return result;
}

// new: type(self).attr bound to self; NULL without an exception: there is none
export function _PyObject_LookupSpecial(self: PyObject, attr: PyObject): PyObject | null {
  const found = _PyType_LookupRef(self.ob_type, attr);
  if (!found) return null;
  const get = found.ob_type.tp_descr_get;
  if (!get) return found;
  const bound = call_indirect<PyObject | null>(<u32>get, found, self, self.ob_type);
  Py_DECREF(found);
  return bound;
}
