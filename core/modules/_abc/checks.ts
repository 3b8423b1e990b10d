// isinstance() and issubclass() for classes with a registry: caches, __subclasshook__, registered and real subclasses.

import { PyObject_IsSubclass } from '../../objects/abstract/isinstance';
import { PySequence_List } from '../../objects/abstract/sequence';
import { _PyArg_CheckPositional } from '../../objects/args';
import { PyObject_GetAttr } from '../../objects/attribute';
import { Py_False, Py_True } from '../../objects/bool';
import { PyObject_CallMethodNoArgs, PyObject_CallMethodOneArg } from '../../objects/call';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_AssertionError, PyExc_TypeError } from '../../objects/exceptions/types';
import { PyList_Check, PyList_GET_ITEM, PyList_GET_SIZE } from '../../objects/list';
import { Py_NotImplemented } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { PyUnicode_InternFromString } from '../../objects/str/intern';
import { PyType_Check, PyType_IsSubtype } from '../../objects/type/state';
import { _PyWeakref_GET_REF } from '../../objects/weakref';
import { Py_DECREF, Py_NewRef, Py_XDECREF } from '../../runtime/cold';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';
import {
  _abc_data,
  addToWeakSet,
  CACHE,
  clearWeakSet,
  getImpl,
  inWeakSet,
  NEGATIVE_CACHE,
  REGISTRY,
  stateOf,
} from './state';

function instancecheck(
  m: PyObject,
  impl: PyObject,
  self: PyObject,
  instance: PyObject,
  subclass: PyObject,
): PyObject | null {
  const known = inWeakSet(impl, CACHE, subclass);
  if (known < 0) return null;
  if (known > 0) return Py_True;
  const subtype = instance.ob_type;
  if (subtype == subclass) {
    if (changetype<_abc_data>(impl)._abc_negative_cache_version == stateOf(m).abc_invalidation_counter) {
      const not = inWeakSet(impl, NEGATIVE_CACHE, subclass);
      if (not < 0) return null;
      if (not > 0) return Py_False;
    }
    return PyObject_CallMethodOneArg(self, _Py_ID('__subclasscheck__'), subclass);
  }
  const result = PyObject_CallMethodOneArg(self, _Py_ID('__subclasscheck__'), subclass);
  if (!result) return null;
  const yes = PyObject_IsTrue(result);
  if (yes > 0) return result;
  Py_DECREF(result);
  return yes < 0 ? null : PyObject_CallMethodOneArg(self, _Py_ID('__subclasscheck__'), subtype);
}

export function _abc__abc_instancecheck(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('_abc_instancecheck', nargs, 2, 2)) return null;
  const impl = getImpl(m, objAt(args, 0));
  if (!impl) return null;
  const subclass = PyObject_GetAttr(objAt(args, 1), _Py_ID('__class__'));
  const result: PyObject | null = subclass ? instancecheck(m, impl, objAt(args, 0), objAt(args, 1), subclass) : null;
  Py_XDECREF(subclass);
  Py_DECREF(impl);
  return result;
}

/** Whether subclass derives from something registered: 1, 0 or -1. */
function checkRegistry(impl: PyObject, subclass: PyObject): i32 {
  const found = inWeakSet(impl, REGISTRY, subclass);
  if (found) return found;
  const registry = changetype<_abc_data>(impl)._abc_registry;
  if (!registry) return 0;
  // The checks run Python, which may change the set: walk a copy.
  const refs = PySequence_List(registry);
  if (!refs) return -1;
  let res = 0;
  for (let i: i64 = 0; i < PyList_GET_SIZE(refs) && res == 0; i++) {
    const rkey = _PyWeakref_GET_REF(PyList_GET_ITEM(refs, i));
    if (!rkey) continue;
    res = PyObject_IsSubclass(subclass, rkey);
    Py_DECREF(rkey);
    if (res > 0 && addToWeakSet(impl, CACHE, subclass) < 0) res = -1;
  }
  Py_DECREF(refs);
  return res;
}

/** Whether subclass derives from a class that derives from self. */
function checkSubclasses(self: PyObject, impl: PyObject, subclass: PyObject): i32 {
  const name = PyUnicode_InternFromString('__subclasses__');
  if (!name) return -1;
  const subclasses = PyObject_CallMethodNoArgs(self, name);
  Py_DECREF(name);
  if (!subclasses) return -1;
  let res = 0;
  if (!PyList_Check(subclasses)) {
    PyErr_SetString(PyExc_TypeError, '__subclasses__() must return a list');
    res = -1;
  } else {
    for (let i: i64 = 0; i < PyList_GET_SIZE(subclasses) && res == 0; i++) {
      const scls = Py_NewRef(PyList_GET_ITEM(subclasses, i));
      res = PyObject_IsSubclass(subclass, scls);
      Py_DECREF(scls);
      if (res > 0 && addToWeakSet(impl, CACHE, subclass) < 0) res = -1;
    }
  }
  Py_DECREF(subclasses);
  return res;
}

function subclasscheck(m: PyObject, impl: PyObject, self: PyObject, subclass: PyObject): i32 {
  const data = changetype<_abc_data>(impl);
  const known = inWeakSet(impl, CACHE, subclass);
  if (known) return known;
  const counter = stateOf(m).abc_invalidation_counter;
  if (data._abc_negative_cache_version < counter) {
    // Something was registered since: what was no subclass may be one now.
    if (clearWeakSet(impl, NEGATIVE_CACHE) < 0) return -1;
    data._abc_negative_cache_version = counter;
  } else {
    const not = inWeakSet(impl, NEGATIVE_CACHE, subclass);
    if (not) return not < 0 ? -1 : 0;
  }
  const ok = PyObject_CallMethodOneArg(self, _Py_ID('__subclasshook__'), subclass);
  if (!ok) return -1;
  Py_DECREF(ok);
  if (ok == Py_True) return addToWeakSet(impl, CACHE, subclass) < 0 ? -1 : 1;
  if (ok == Py_False) return addToWeakSet(impl, NEGATIVE_CACHE, subclass);
  if (ok != Py_NotImplemented) {
    PyErr_SetString(PyExc_AssertionError, '__subclasshook__ must return either False, True, or NotImplemented');
    return -1;
  }
  if (PyType_IsSubtype(changetype<PyTypeObject>(subclass), changetype<PyTypeObject>(self))) {
    return addToWeakSet(impl, CACHE, subclass) < 0 ? -1 : 1;
  }
  let found = checkRegistry(impl, subclass);
  if (!found) found = checkSubclasses(self, impl, subclass);
  return found ? found : addToWeakSet(impl, NEGATIVE_CACHE, subclass);
}

export function _abc__abc_subclasscheck(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('_abc_subclasscheck', nargs, 2, 2)) return null;
  if (!PyType_Check(objAt(args, 1))) return PyErr_SetString(PyExc_TypeError, 'issubclass() arg 1 must be a class');
  const impl = getImpl(m, objAt(args, 0));
  if (!impl) return null;
  const res = subclasscheck(m, impl, objAt(args, 0), objAt(args, 1));
  Py_DECREF(impl);
  return res < 0 ? null : res ? Py_True : Py_False;
}
