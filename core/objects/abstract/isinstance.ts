// isinstance and issubclass. (CPython: Objects/abstract.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { Py_DECREF, Py_IS_TYPE, Py_XDECREF, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../../runtime/recursion';
import { PyTypeObject } from '../../runtime/type';
import { PyObject_GetOptionalAttr } from '../attribute';
import { PyObject_CallOneArg } from '../call';
import { PyErr_SetString } from '../exceptions/errors';
import { PyExc_TypeError } from '../exceptions/types';
import { PyObject_IsTrue } from '../object';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../tuple';
import { _PyObject_LookupSpecial } from '../type/special';
import { PyObject_TypeCheck, PyType_Check, PyType_IsSubtype } from '../type/state';
import { PyType_Type } from '../type/struct';
import { _Py_union_args, _PyUnion_Check } from '../union';

// new: cls.__bases__ when it is a tuple, else NULL (perhaps with an exception)
function abstract_get_bases(cls: PyObject): PyObject | null {
  const slot = stackAlloc(1);
  PyObject_GetOptionalAttr(cls, _Py_ID('__bases__'), slot);
  const bases = ptrAt(slot, 0);
  stackFree(slot);
  if (bases && !PyTuple_Check(bases)) {
    Py_DECREF(bases);
    return null;
  }
  return bases;
}

/** Is derived cls, or does one of its __bases__ lead there? */
function abstract_issubclass(derived: PyObject, cls: PyObject): i32 {
  let held: PyObject | null = null;
  let bases: PyObject | null;
  // A chain of single bases needs no recursion.
  for (;;) {
    if (derived == cls) {
      Py_XDECREF(held);
      return 1;
    }
    bases = abstract_get_bases(derived);
    Py_XDECREF(held);
    if (!bases) return PyErr_Occurred() ? -1 : 0;
    const n = PyTuple_GET_SIZE(bases);
    if (n == 0) {
      Py_DECREF(bases);
      return 0;
    }
    if (n > 1) break;
    derived = PyTuple_GET_ITEM(bases, 0);
    held = bases;
  }
  const n = PyTuple_GET_SIZE(bases);
  let r = 0;
  if (_Py_EnterRecursiveCall(' in __issubclass__')) r = -1;
  else {
    for (let i: i64 = 0; i < n && r == 0; i++) r = abstract_issubclass(PyTuple_GET_ITEM(bases, i), cls);
    _Py_LeaveRecursiveCall();
  }
  Py_DECREF(bases);
  return r;
}

/** Can it stand as a class? Otherwise TypeError, unless another exception is set. */
function check_class(cls: PyObject, message: string): bool {
  const bases = abstract_get_bases(cls);
  if (bases) {
    Py_DECREF(bases);
    return true;
  }
  if (!PyErr_Occurred()) PyErr_SetString(PyExc_TypeError, message);
  return false;
}

/** isinstance without __instancecheck__. */
export function _PyObject_RealIsInstance(inst: PyObject, cls: PyObject): i32 {
  if (PyType_Check(cls)) {
    if (PyObject_TypeCheck(inst, changetype<PyTypeObject>(cls))) return 1;
    const slot = stackAlloc(1);
    let r = PyObject_GetOptionalAttr(inst, _Py_ID('__class__'), slot);
    const icls = ptrAt(slot, 0);
    stackFree(slot);
    if (icls) {
      r = i32(
        icls != inst.ob_type &&
          PyType_Check(icls) &&
          PyType_IsSubtype(changetype<PyTypeObject>(icls), changetype<PyTypeObject>(cls)),
      );
      Py_DECREF(icls);
    }
    return r;
  }
  if (!check_class(cls, 'isinstance() arg 2 must be a type, a tuple of types, or a union')) return -1;
  const slot = stackAlloc(1);
  let r = PyObject_GetOptionalAttr(inst, _Py_ID('__class__'), slot);
  const icls = ptrAt(slot, 0);
  stackFree(slot);
  if (icls) {
    r = abstract_issubclass(icls, cls);
    Py_DECREF(icls);
  }
  return r;
}

/** issubclass without __subclasscheck__. */
export function _PyObject_RealIsSubclass(derived: PyObject, cls: PyObject): i32 {
  if (PyType_Check(cls) && PyType_Check(derived))
    return PyType_IsSubtype(changetype<PyTypeObject>(derived), changetype<PyTypeObject>(cls));
  if (!check_class(derived, 'issubclass() arg 1 must be a class')) return -1;
  if (!check_class(cls, 'issubclass() arg 2 must be a class, a tuple of classes, or a union')) return -1;
  return abstract_issubclass(derived, cls);
}

/** The answer of cls.__instancecheck__/__subclasscheck__ (checker, stolen): 1, 0, -1. */
function askChecker(checker: PyObject, o: PyObject, where: string): i32 {
  let r = -1;
  if (_Py_EnterRecursiveCall(where) == 0) {
    const answer = PyObject_CallOneArg(checker, o);
    _Py_LeaveRecursiveCall();
    if (answer) {
      r = PyObject_IsTrue(answer);
      Py_DECREF(answer);
    }
  }
  Py_DECREF(checker);
  return r;
}

export function PyObject_IsInstance(inst: PyObject, cls: PyObject): i32 {
  if (Py_IS_TYPE(inst, changetype<PyTypeObject>(cls))) return 1;
  if (Py_IS_TYPE(cls, PyType_Type)) return _PyObject_RealIsInstance(inst, cls);
  if (_PyUnion_Check(cls)) cls = _Py_union_args(cls);
  if (PyTuple_Check(cls)) {
    if (_Py_EnterRecursiveCall(' in __instancecheck__')) return -1;
    const n = PyTuple_GET_SIZE(cls);
    let r = 0;
    for (let i: i64 = 0; i < n && r == 0; i++) r = PyObject_IsInstance(inst, PyTuple_GET_ITEM(cls, i));
    _Py_LeaveRecursiveCall();
    return r;
  }
  const checker = _PyObject_LookupSpecial(cls, _Py_ID('__instancecheck__'));
  if (checker) return askChecker(checker, inst, ' in __instancecheck__');
  return PyErr_Occurred() ? -1 : _PyObject_RealIsInstance(inst, cls);
}

export function PyObject_IsSubclass(derived: PyObject, cls: PyObject): i32 {
  if (PyType_Check(cls) && Py_IS_TYPE(cls, PyType_Type)) {
    return derived == cls ? 1 : _PyObject_RealIsSubclass(derived, cls);
  }
  if (_PyUnion_Check(cls)) cls = _Py_union_args(cls);
  if (PyTuple_Check(cls)) {
    if (_Py_EnterRecursiveCall(' in __subclasscheck__')) return -1;
    const n = PyTuple_GET_SIZE(cls);
    let r = 0;
    for (let i: i64 = 0; i < n && r == 0; i++) r = PyObject_IsSubclass(derived, PyTuple_GET_ITEM(cls, i));
    _Py_LeaveRecursiveCall();
    return r;
  }
  const checker = _PyObject_LookupSpecial(cls, _Py_ID('__subclasscheck__'));
  if (checker) return askChecker(checker, derived, ' in __subclasscheck__');
  return PyErr_Occurred() ? -1 : _PyObject_RealIsSubclass(derived, cls);
}
