// What an abstract class knows of its subclasses: three sets of weak references.

import { PyObject_GetAttr } from '../../objects/attribute';
import { PyCFunction_NewEx } from '../../objects/builtin-function';
import { PyErr_ExceptionMatches, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { PyModule_GetState } from '../../objects/module';
import { Py_None } from '../../objects/none';
import { PySet_Add, PySet_Clear, PySet_Contains, PySet_Discard, PySet_GET_SIZE, PySet_New } from '../../objects/set';
import { _PyWeakref_GET_REF, PyWeakref_NewRef } from '../../objects/weakref';
import { Py_DECREF } from '../../runtime/cold';
import { PyErr_Clear } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { PyMethodDef, PyTypeObject } from '../../runtime/type';

/** 48 bytes: the _abc_impl of an abstract class; the sets are NULL until first used, and hold weak references. */
@unmanaged
export class _abc_data extends PyObject {
  _abc_registry: PyObject | null; // strong
  _abc_cache: PyObject | null; // strong
  _abc_negative_cache: PyObject | null; // strong
  _abc_negative_cache_version: u64; // the counter's value for which the negative cache holds
}

/** 16 bytes. */
@unmanaged
export class _abcmodule_state {
  _abc_data_type: PyTypeObject | null;
  abc_invalidation_counter: u64; // how many classes were registered, anywhere
}

/** The PyMethodDef of _destroy. */
export const destroyDef = staticObject<PyMethodDef>(32);

export const REGISTRY: usize = offsetof<_abc_data>('__abc_registry');
export const CACHE: usize = offsetof<_abc_data>('__abc_cache');
export const NEGATIVE_CACHE: usize = offsetof<_abc_data>('__abc_negative_cache');

/** Its state. */
/* @inline */ export function stateOf(m: PyObject): _abcmodule_state {
  return changetype<_abcmodule_state>(PyModule_GetState(m));
}

// new: the _abc_impl of a class
export function getImpl(m: PyObject, self: PyObject): PyObject | null {
  const impl = PyObject_GetAttr(self, _Py_ID('_abc_impl'));
  if (!impl || impl.ob_type == stateOf(m)._abc_data_type) return impl;
  Py_DECREF(impl);
  return PyErr_SetString(PyExc_TypeError, '_abc_impl is set to a wrong type');
}

/** 1, 0 or -1; what cannot be referenced weakly is in no set. */
export function inWeakSet(impl: PyObject, which: usize, o: PyObject): i32 {
  const set = ptrAt(changetype<usize>(impl) + which, 0);
  if (!set || PySet_GET_SIZE(set) == 0) return 0;
  const ref = PyWeakref_NewRef(o, null);
  if (!ref) {
    if (!PyErr_ExceptionMatches(PyExc_TypeError)) return -1;
    PyErr_Clear();
    return 0;
  }
  const res = PySet_Contains(set, ref);
  Py_DECREF(ref);
  return res;
}

/** The callback of the weak references in a set: the dead one leaves it. self: a weak reference to the set. */
export function _destroy(self: PyObject, ref: PyObject): PyObject | null {
  const set = _PyWeakref_GET_REF(self);
  if (!set) return Py_None;
  const res = PySet_Discard(set, ref);
  Py_DECREF(set);
  return res < 0 ? null : Py_None;
}

/** Adds a weak reference to o to the set in the slot `which` of impl, which is made when it is missing; -1: failed. */
export function addToWeakSet(impl: PyObject, which: usize, o: PyObject): i32 {
  const slot = changetype<usize>(impl) + which;
  let set = ptrAt(slot, 0);
  if (!set) {
    set = PySet_New(null);
    if (!set) return -1;
    setPtrAt(slot, 0, set);
  }
  const wr = PyWeakref_NewRef(set, null);
  if (!wr) return -1;
  const callback = PyCFunction_NewEx(changetype<usize>(destroyDef), wr, null);
  Py_DECREF(wr);
  if (!callback) return -1;
  const ref = PyWeakref_NewRef(o, callback);
  Py_DECREF(callback);
  if (!ref) return -1;
  const res = PySet_Add(set, ref);
  Py_DECREF(ref);
  return res;
}

/** Empties the set in the slot `which` of impl; -1: failed. */
export function clearWeakSet(impl: PyObject, which: usize): i32 {
  const set = ptrAt(changetype<usize>(impl) + which, 0);
  return set ? PySet_Clear(set) : 0;
}
