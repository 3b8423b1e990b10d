// *list[int]: an iterator with one item, the alias unpacked. (CPython: Objects/genericaliasobject.c)

import { clearSlot, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject_GC_UnTrack } from '../../runtime/cold';
import { _PyObject_GC_New, PyObject_GC_Del } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { _Py_ID } from '../../runtime/identifiers';
import { Py_VISIT, PyObject } from '../../runtime/object';
import {
  _Py_GenericAliasIterType,
  alias,
  gaiterobject,
  Py_GenericAlias,
  reduceCallSteal,
  tuplePack1Steal,
} from '../generic-alias';
import { _PyEval_GetBuiltin } from '../reduce';
import { PyTuple_New, PyTuple_Pack1 } from '../tuple';

export function ga_iter_dealloc(self: PyObject): void {
  PyObject_GC_UnTrack(self);
  Py_XDECREF(changetype<gaiterobject>(self).obj);
  PyObject_GC_Del(changetype<usize>(self));
}

export function ga_iter_traverse(self: PyObject, visit: usize, argument: usize): i32 {
  return Py_VISIT(changetype<gaiterobject>(self).obj, visit, argument);
}

export function ga_iter_clear(self: PyObject): i32 {
  clearSlot(changetype<usize>(self) + offsetof<gaiterobject>('_obj'));
  return 0;
}

/** Once: *list[int]. */
export function ga_iternext(self: PyObject): PyObject | null {
  const gi = changetype<gaiterobject>(self);
  const obj = gi.obj;
  if (!obj) return null;
  const starred = Py_GenericAlias(alias(obj).origin!, alias(obj).args!);
  if (!starred) return null;
  alias(starred).starred = 1;
  gi.obj = null;
  Py_DECREF(obj);
  return starred;
}

export function ga_iter_reduce(self: PyObject, _: PyObject | null): PyObject | null {
  const iter = _PyEval_GetBuiltin(_Py_ID('iter'));
  const obj = changetype<gaiterobject>(self).obj;
  const args = obj ? PyTuple_Pack1(obj) : tuplePack1Steal(PyTuple_New(0)!);
  return reduceCallSteal(iter, args);
}

export function ga_iter(self: PyObject): PyObject | null {
  const gi = _PyObject_GC_New(_Py_GenericAliasIterType);
  if (!gi) return null;
  changetype<gaiterobject>(gi).obj = Py_NewRef(self);
  _PyObject_GC_TRACK(gi);
  return gi;
}
