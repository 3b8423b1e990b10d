// types.UnionType: int | str. (CPython: Objects/unionobject.c)

import { Py_DECREF, Py_NewRef, Py_XDECREF, Py_XNewRef } from '../runtime/cold';
import { _PyObject_GC_New, PyObject_GC_Del, PyType_GenericAlloc } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK, _PyObject_GC_UNTRACK } from '../runtime/gc/track';
import { Py_EQ, Py_NE, Py_VISIT, PyObject } from '../runtime/object';
import { getset, mappingMethods, member, numberMethods, static_type } from '../runtime/register';
import { _Py_T_OBJECT, Py_READONLY, Py_TPFLAGS_HAVE_GC, PyTypeObject } from '../runtime/type';
import { PyNumber_Or } from './abstract/number';
import { PyObject_GenericGetAttr, PyObject_GetAttr } from './attribute';
import { _PyGenericAlias_Check } from './generic-alias';
import { _Py_make_parameters, _Py_subs_parameters } from './generic-alias/parameters';
import { _Py_typing_type_repr } from './generic-alias/repr';
import { PyList_Append, PyList_AsTuple, PyList_GET_ITEM, PyList_GET_SIZE, PyList_New } from './list';
import { _PyNone_Type, Py_None, Py_NotImplemented } from './none';
import { PyObject_Hash, PyObject_RichCompare, PyObject_RichCompareBool } from './object';
import { PyFrozenSet_New, PySet_New } from './set';
import { _PyUnicode_EqualToASCIIString } from './str/compare';
import { PyUnicode_Check } from './str/struct';
import { dropWriter, finishWriter, newWriter, writeLiteral } from './str/writer';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack2 } from './tuple';
import { PyType_Check } from './type/state';
import { _PyTypeAlias_Type } from './typevar/typealias';

/** 32 bytes. */
@unmanaged
export class unionobject extends PyObject {
  args: PyObject | null; // strong: a tuple of different types, no union among them
  parameters: PyObject | null; // strong; NULL: not asked for yet
}

export const _PyUnion_Type = staticObject<PyTypeObject>(416);

/* @inline */ export function _PyUnion_Check(o: PyObject): bool {
  return o.ob_type == _PyUnion_Type;
}

// borrowed
/* @inline */ export function _Py_union_args(self: PyObject): PyObject {
  return changetype<unionobject>(self).args!;
}

function unionobject_dealloc(self: PyObject): void {
  _PyObject_GC_UNTRACK(self);
  Py_XDECREF(changetype<unionobject>(self).args);
  Py_XDECREF(changetype<unionobject>(self).parameters);
  call_indirect<void>(<u32>self.ob_type.tp_free, changetype<usize>(self));
}

function union_traverse(self: PyObject, visit: usize, argument: usize): i32 {
  const r = Py_VISIT(changetype<unionobject>(self).args, visit, argument);
  return r ? r : Py_VISIT(changetype<unionobject>(self).parameters, visit, argument);
}

function union_hash(self: PyObject): i64 {
  const set = PyFrozenSet_New(_Py_union_args(self));
  if (!set) return -1;
  const hash = PyObject_Hash(set);
  Py_DECREF(set);
  return hash;
}

function union_richcompare(a: PyObject, b: PyObject, op: i32): PyObject | null {
  if (!_PyUnion_Check(b) || (op != Py_EQ && op != Py_NE)) return Py_NotImplemented;
  const as = PySet_New(_Py_union_args(a));
  if (!as) return null;
  const bs = PySet_New(_Py_union_args(b));
  const res: PyObject | null = bs ? PyObject_RichCompare(as, bs, op) : null;
  Py_XDECREF(bs);
  Py_DECREF(as);
  return res;
}

function union_repr(self: PyObject): PyObject | null {
  const args = _Py_union_args(self);
  const writer = newWriter();
  for (let i: i64 = 0; i < PyTuple_GET_SIZE(args); i++) {
    const p = PyTuple_GET_ITEM(args, i);
    if (
      (i > 0 && writeLiteral(writer, ' | ') < 0) ||
      (p == _PyNone_Type ? writeLiteral(writer, 'None') : _Py_typing_type_repr(writer, p)) < 0
    )
      return dropWriter(writer);
  }
  return finishWriter(writer);
}

function is_unionable(o: PyObject): bool {
  return (
    o == Py_None || PyType_Check(o) || _PyGenericAlias_Check(o) || _PyUnion_Check(o) || o.ob_type == _PyTypeAlias_Type
  );
}

/** Appends what is not in list yet; 0 or -1. Aliases are compared, everything else is itself. */
function addUnique(list: PyObject, o: PyObject): i32 {
  for (let i: i64 = 0; i < PyList_GET_SIZE(list); i++) {
    const have = PyList_GET_ITEM(list, i);
    if (_PyGenericAlias_Check(o) && _PyGenericAlias_Check(have)) {
      const same = PyObject_RichCompareBool(o, have, Py_EQ);
      if (same < 0) return -1;
      if (same) return 0;
    } else if (o == have) return 0;
  }
  return PyList_Append(list, o);
}

function addFlattened(list: PyObject, o: PyObject): i32 {
  if (_PyUnion_Check(o)) {
    const nested = _Py_union_args(o);
    for (let i: i64 = 0; i < PyTuple_GET_SIZE(nested); i++) {
      if (addUnique(list, PyTuple_GET_ITEM(nested, i)) < 0) return -1;
    }
    return 0;
  }
  return addUnique(list, o == Py_None ? _PyNone_Type : o);
}

// new: the union of the tuple's items, or the only one that is left
function make_union(args: PyObject): PyObject | null {
  const list = PyList_New(0);
  if (!list) return null;
  let err = 0;
  for (let i: i64 = 0; i < PyTuple_GET_SIZE(args) && err == 0; i++) err = addFlattened(list, PyTuple_GET_ITEM(args, i));
  if (err == 0 && PyList_GET_SIZE(list) == 1) {
    const only = Py_NewRef(PyList_GET_ITEM(list, 0));
    Py_DECREF(list);
    return only;
  }
  const tuple: PyObject | null = err == 0 ? PyList_AsTuple(list) : null;
  Py_DECREF(list);
  const self: PyObject | null = tuple ? _PyObject_GC_New(_PyUnion_Type) : null;
  if (!self) {
    Py_XDECREF(tuple);
    return null;
  }
  changetype<unionobject>(self).args = tuple;
  changetype<unionobject>(self).parameters = null;
  _PyObject_GC_TRACK(self);
  return self;
}

// new: self | other
export function _Py_union_type_or(self: PyObject, other: PyObject): PyObject | null {
  if (!is_unionable(self) || !is_unionable(other)) return Py_NotImplemented;
  const tuple = PyTuple_Pack2(self, other);
  if (!tuple) return null;
  const union = make_union(tuple);
  Py_DECREF(tuple);
  return union;
}

// borrowed; NULL with an exception
function parametersOf(self: PyObject): PyObject | null {
  const u = changetype<unionobject>(self);
  if (!u.parameters) u.parameters = _Py_make_parameters(u.args!);
  return u.parameters;
}

function union_getitem(self: PyObject, item: PyObject): PyObject | null {
  const parameters = parametersOf(self);
  if (!parameters) return null;
  const newargs = _Py_subs_parameters(self, _Py_union_args(self), parameters, item);
  if (!newargs) return null;
  const n = PyTuple_GET_SIZE(newargs);
  if (n == 0) {
    const none = make_union(newargs);
    Py_DECREF(newargs);
    return none;
  }
  // With |, since an argument may be one that typing joins in its own way.
  let res: PyObject | null = Py_NewRef(PyTuple_GET_ITEM(newargs, 0));
  for (let i: i64 = 1; i < n && res; i++) {
    const next = PyNumber_Or(res, PyTuple_GET_ITEM(newargs, i));
    Py_DECREF(res);
    res = next;
  }
  Py_DECREF(newargs);
  return res;
}

function union_parameters(self: PyObject, _: usize): PyObject | null {
  return Py_XNewRef(parametersOf(self));
}

function union_getattro(self: PyObject, name: PyObject): PyObject | null {
  if (PyUnicode_Check(name) && _PyUnicode_EqualToASCIIString(name, '__module__'))
    return PyObject_GetAttr(self.ob_type, name);
  return PyObject_GenericGetAttr(self, name);
}

export function init_union_type(): void {
  const t = _PyUnion_Type;
  static_type(
    t,
    'types.UnionType',
    offsetof<unionobject>(),
    0,
    Py_TPFLAGS_HAVE_GC,
    'Represent a PEP 604 union type\n\nE.g. for int | str',
  );
  t.tp_dealloc = unionobject_dealloc.index;
  t.tp_repr = union_repr.index;
  t.tp_hash = union_hash.index;
  t.tp_getattro = union_getattro.index;
  t.tp_traverse = union_traverse.index;
  t.tp_richcompare = union_richcompare.index;
  t.tp_alloc = PyType_GenericAlloc.index;
  t.tp_free = PyObject_GC_Del.index;
  numberMethods(t).nb_or = _Py_union_type_or.index;
  mappingMethods(t).mp_subscript = union_getitem.index;
  member(t, '__args__', _Py_T_OBJECT, offsetof<unionobject>('_args'), Py_READONLY, '');
  getset(t, '__parameters__', union_parameters.index, 0, 'Type variables in the types.UnionType.');
}
