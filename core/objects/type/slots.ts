// The slots of classes written in Python: each calls the method of its name, looked up on the type. The arithmetic ones are in
// slots-number.ts. (CPython: Objects/typeobject.c, slot_*)

import { PyErr_WriteUnraisable } from '../../modules/sys/unraisable';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_Occurred, PyErr_SetRaisedException } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import {
  arg,
  Py_DECREF,
  Py_EQ,
  Py_GT,
  Py_LE,
  Py_LT,
  Py_NE,
  Py_NewRef,
  Py_XDECREF,
  PyObject,
  setPtrAt,
} from '../../runtime/object';
import { pel, stackAlloc, stackFree } from '../../runtime/pellucid';
import { Py_TPFLAGS_METHOD_DESCRIPTOR, PyTypeObject } from '../../runtime/type';
import { CAPTURE_ATTRIBUTE, CAPTURE_GETATTR, CAPTURE_SLOTS, capture, captures } from '../../vm/bridge/capture';
import { _PyNumber_Index, PyNumber_AsSsize_t } from '../abstract/conversion';
import { _PySequence_IterSearch, ITERSEARCH_CONTAINS } from '../abstract/sequence';
import { _PyObject_GenericGetAttrWithDict, PyObject_GenericGetAttr, PyObject_GetAttr } from '../attribute';
import { _PyObject_Call_Prepend, PyObject_Call, PyObject_CallOneArg, PyObject_Vectorcall } from '../call';
import { PyWrapperDescr_Type, PyWrapperDescrObject } from '../descriptor';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_AttributeError, PyExc_OverflowError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { _PyLong_IsNegative, PyLong_AsSsize_t, PyLong_Check, PyLong_FromSsize_t, PyLong_Type } from '../int';
import { PySeqIter_New } from '../iter';
import { Py_None, Py_NotImplemented } from '../none';
import { PyObject_HashNotImplemented, PyObject_IsTrue } from '../object';
import { PyUnicode_FromFormat } from '../str/format';
import { _PyType_LookupRef } from './lookup';
import { lookup_maybe_method, lookup_method, vectorcall_method, vectorcall_unbound } from './special';

/** self.name() */
/* @inline */ export function slot0(self: PyObject, name: PyObject): PyObject | null {
  const stack = stackAlloc(1);
  setPtrAt(stack, 0, self);
  const res = vectorcall_method(name, stack, 1);
  stackFree(stack);
  return res;
}

/** self.name(a) */
/* @inline */ export function slot1(self: PyObject, a: PyObject, name: PyObject): PyObject | null {
  const stack = stackAlloc(2);
  setPtrAt(stack, 0, self);
  setPtrAt(stack, 1, a);
  const res = vectorcall_method(name, stack, 2);
  stackFree(stack);
  return res;
}

/** self.name(a, b) */
function slot2(self: PyObject, a: PyObject, b: PyObject, name: PyObject): PyObject | null {
  const stack = stackAlloc(3);
  setPtrAt(stack, 0, self);
  setPtrAt(stack, 1, a);
  setPtrAt(stack, 2, b);
  const res = vectorcall_method(name, stack, 3);
  stackFree(stack);
  return res;
}

/** 0 and the result given back, or -1. */
/* @inline */ function discard(res: PyObject | null): i32 {
  if (!res) return -1;
  Py_DECREF(res);
  return 0;
}

/** Calls what lookup_maybe_method found with self alone. */
export function call_unbound_noarg(unbound: i32, func: PyObject, self: PyObject): PyObject | null {
  const stack = stackAlloc(1);
  setPtrAt(stack, 0, self);
  const res = vectorcall_unbound(unbound, func, stack, 1);
  stackFree(stack);
  return res;
}

// new: lookup_maybe_method whose *unbound is returned in bit 0 of a stack word
/* @inline */ function lookupMaybe(self: PyObject, name: PyObject, flag: usize): PyObject | null {
  return lookup_maybe_method(self, name, flag);
}

export function slot_sq_length(self: PyObject): i64 {
  let res = slot0(self, _Py_ID('__len__'));
  if (!res) return -1;
  const index = _PyNumber_Index(res);
  Py_DECREF(res);
  if (!index) return -1;
  res = index;
  if (_PyLong_IsNegative(res)) {
    Py_DECREF(res);
    PyErr_SetString(PyExc_ValueError, '__len__() should return >= 0');
    return -1;
  }
  const len = PyNumber_AsSsize_t(res, PyExc_OverflowError);
  Py_DECREF(res);
  return len;
}

export function slot_sq_item(self: PyObject, i: i64): PyObject | null {
  const index = PyLong_FromSsize_t(i);
  if (!index) return null;
  const res = slot1(self, index, _Py_ID('__getitem__'));
  Py_DECREF(index);
  return res;
}

export function slot_sq_ass_item(self: PyObject, i: i64, value: PyObject | null): i32 {
  const index = PyLong_FromSsize_t(i);
  if (!index) return -1;
  const res = value ? slot2(self, index, value, _Py_ID('__setitem__')) : slot1(self, index, _Py_ID('__delitem__'));
  Py_DECREF(index);
  return discard(res);
}

export function slot_sq_contains(self: PyObject, value: PyObject): i32 {
  const at = stackAlloc(3);
  const func = lookupMaybe(self, _Py_ID('__contains__'), at + 16);
  let result: i32 = -1;
  if (func == Py_None) {
    Py_DECREF(Py_None);
    PyErr_Format(PyExc_TypeError, "'%.200s' object is not a container", self.ob_type.tp_name);
  } else if (func) {
    setPtrAt(at, 0, self);
    setPtrAt(at, 1, value);
    const res = vectorcall_unbound(load<i32>(at + 16), func, at, 2);
    Py_DECREF(func);
    if (res) {
      result = PyObject_IsTrue(res);
      Py_DECREF(res);
    }
  } else if (!PyErr_Occurred()) {
    // No __contains__: look at the items one by one.
    result = <i32>_PySequence_IterSearch(self, value, ITERSEARCH_CONTAINS);
  }
  stackFree(at);
  return result;
}

export function slot_mp_subscript(self: PyObject, key: PyObject): PyObject | null {
  return slot1(self, key, _Py_ID('__getitem__'));
}

export function slot_mp_ass_subscript(self: PyObject, key: PyObject, value: PyObject | null): i32 {
  return discard(value ? slot2(self, key, value, _Py_ID('__setitem__')) : slot1(self, key, _Py_ID('__delitem__')));
}

export function slot_tp_repr(self: PyObject): PyObject | null {
  const at = stackAlloc(1);
  const func = lookupMaybe(self, _Py_ID('__repr__'), at);
  const unbound = load<i32>(at);
  stackFree(at);
  if (func) {
    const res = call_unbound_noarg(unbound, func, self);
    Py_DECREF(func);
    return res;
  }
  PyErr_Clear();
  return PyUnicode_FromFormat('<%s object at %p>', self.ob_type.tp_name, arg(self));
}

export function slot_tp_str(self: PyObject): PyObject | null {
  return slot0(self, _Py_ID('__str__'));
}

export function slot_tp_hash(self: PyObject): i64 {
  const at = stackAlloc(1);
  const func = lookupMaybe(self, _Py_ID('__hash__'), at);
  const unbound = load<i32>(at);
  stackFree(at);
  if (!func || func == Py_None) return PyObject_HashNotImplemented(self);
  const res = call_unbound_noarg(unbound, func, self);
  Py_DECREF(func);
  if (!res) return -1;
  if (!PyLong_Check(res)) {
    Py_DECREF(res);
    PyErr_SetString(PyExc_TypeError, '__hash__ method should return an integer');
    return -1;
  }
  let h = PyLong_AsSsize_t(res);
  if (h == -1 && PyErr_Occurred()) {
    // Too large for a hash: what int itself makes of it.
    PyErr_Clear();
    h = call_indirect<i64>(<u32>PyLong_Type.tp_hash, res);
  }
  if (h == -1) h = -2;
  Py_DECREF(res);
  return h;
}

export function slot_tp_call(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const at = stackAlloc(1);
  const meth = lookup_method(self, _Py_ID('__call__'), at);
  const unbound = load<i32>(at);
  stackFree(at);
  if (!meth) return null;
  const res = unbound ? _PyObject_Call_Prepend(meth, self, args, kwds) : PyObject_Call(meth, args, kwds);
  Py_DECREF(meth);
  return res;
}

export function _Py_slot_tp_getattro(self: PyObject, name: PyObject): PyObject | null {
  if (pel.armed & CAPTURE_ATTRIBUTE) pel.armed = CAPTURE_SLOTS;
  return slot1(self, name, _Py_ID('__getattribute__'));
}

/** attr(self, name), attr being what was found on the type; captured if this kind is. */
function call_attribute(self: PyObject, attr: PyObject, name: PyObject, kind: i32): PyObject | null {
  if (attr.ob_type.tp_flags & Py_TPFLAGS_METHOD_DESCRIPTOR) {
    const stack = stackAlloc(2);
    setPtrAt(stack, 0, self);
    setPtrAt(stack, 1, name);
    const res = captures(kind, attr, stack) ? capture(attr, stack, 2) : PyObject_Vectorcall(attr, stack, 2, null);
    stackFree(stack);
    return res;
  }
  const get = attr.ob_type.tp_descr_get;
  if (!get) return PyObject_CallOneArg(attr, name);
  const bound = call_indirect<PyObject | null>(<u32>get, attr, self, self.ob_type);
  if (!bound) return null;
  const res = PyObject_CallOneArg(bound, name);
  Py_DECREF(bound);
  return res;
}

/** For classes with __getattr__; a class without one moves to the simpler slot the first time it comes here. */
export function _Py_slot_tp_getattr_hook(self: PyObject, name: PyObject): PyObject | null {
  const tp = self.ob_type;
  const getattr = _PyType_LookupRef(tp, _Py_ID('__getattr__'));
  if (!getattr) {
    tp.tp_getattro = _Py_slot_tp_getattro.index;
    return _Py_slot_tp_getattro(self, name);
  }
  const getattribute = _PyType_LookupRef(tp, _Py_ID('__getattribute__'));
  let res: PyObject | null;
  if (
    !getattribute ||
    (getattribute.ob_type == PyWrapperDescr_Type &&
      changetype<PyWrapperDescrObject>(getattribute).d_wrapped == PyObject_GenericGetAttr.index)
  ) {
    Py_XDECREF(getattribute);
    // The usual case makes no AttributeError only to drop it.
    res = _PyObject_GenericGetAttrWithDict(self, name, null, 1);
    if (!res && !PyErr_Occurred()) res = call_attribute(self, getattr, name, CAPTURE_GETATTR);
  } else {
    res = call_attribute(self, getattribute, name, 0);
    Py_DECREF(getattribute);
    if (!res && PyErr_ExceptionMatches(PyExc_AttributeError)) {
      PyErr_Clear();
      res = call_attribute(self, getattr, name, 0);
    }
  }
  Py_DECREF(getattr);
  return res;
}

export function slot_tp_setattro(self: PyObject, name: PyObject, value: PyObject | null): i32 {
  return discard(value ? slot2(self, name, value, _Py_ID('__setattr__')) : slot1(self, name, _Py_ID('__delattr__')));
}

function compareName(op: i32): PyObject {
  switch (op) {
    case Py_LT:
      return _Py_ID('__lt__');
    case Py_LE:
      return _Py_ID('__le__');
    case Py_EQ:
      return _Py_ID('__eq__');
    case Py_NE:
      return _Py_ID('__ne__');
    case Py_GT:
      return _Py_ID('__gt__');
    default:
      return _Py_ID('__ge__');
  }
}

export function slot_tp_richcompare(self: PyObject, other: PyObject, op: i32): PyObject | null {
  const at = stackAlloc(3);
  const func = lookupMaybe(self, compareName(op), at + 16);
  if (!func) {
    stackFree(at);
    PyErr_Clear();
    return Py_NotImplemented;
  }
  setPtrAt(at, 0, self);
  setPtrAt(at, 1, other);
  const res = vectorcall_unbound(load<i32>(at + 16), func, at, 2);
  stackFree(at);
  Py_DECREF(func);
  return res;
}

function notIterable(self: PyObject): PyObject | null {
  return PyErr_Format(PyExc_TypeError, "'%.200s' object is not iterable", self.ob_type.tp_name);
}

export function slot_tp_iter(self: PyObject): PyObject | null {
  const at = stackAlloc(1);
  let func = lookupMaybe(self, _Py_ID('__iter__'), at);
  const unbound = load<i32>(at);
  if (func) {
    stackFree(at);
    if (func == Py_None) return notIterable(self);
    const res = call_unbound_noarg(unbound, func, self);
    Py_DECREF(func);
    return res;
  }
  PyErr_Clear();
  func = lookupMaybe(self, _Py_ID('__getitem__'), at);
  stackFree(at);
  if (!func) return notIterable(self);
  Py_DECREF(func);
  return PySeqIter_New(self);
}

export function slot_tp_iternext(self: PyObject): PyObject | null {
  return slot0(self, _Py_ID('__next__'));
}

export function slot_tp_descr_get(self: PyObject, obj: PyObject | null, type: PyObject | null): PyObject | null {
  const tp = self.ob_type;
  const get = _PyType_LookupRef(tp, _Py_ID('__get__'));
  if (!get) {
    if (tp.tp_descr_get == slot_tp_descr_get.index) tp.tp_descr_get = 0;
    return Py_NewRef(self);
  }
  const stack = stackAlloc(3);
  setPtrAt(stack, 0, self);
  setPtrAt(stack, 1, obj ? obj : Py_None);
  setPtrAt(stack, 2, type ? type : Py_None);
  const res = PyObject_Vectorcall(get, stack, 3, null);
  stackFree(stack);
  Py_DECREF(get);
  return res;
}

export function slot_tp_descr_set(self: PyObject, target: PyObject, value: PyObject | null): i32 {
  return discard(value ? slot2(self, target, value, _Py_ID('__set__')) : slot1(self, target, _Py_ID('__delete__')));
}

export function slot_tp_init(self: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  const at = stackAlloc(1);
  const meth = lookup_method(self, _Py_ID('__init__'), at);
  const unbound = load<i32>(at);
  stackFree(at);
  if (!meth) return -1;
  const res = unbound ? _PyObject_Call_Prepend(meth, self, args, kwds) : PyObject_Call(meth, args, kwds);
  Py_DECREF(meth);
  if (!res) return -1;
  if (res != Py_None) {
    PyErr_Format(PyExc_TypeError, "__init__() should return None, not '%.200s'", res.ob_type.tp_name);
    Py_DECREF(res);
    return -1;
  }
  return 0;
}

export function slot_tp_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const func = PyObject_GetAttr(type, _Py_ID('__new__'));
  if (!func) return null;
  const res = _PyObject_Call_Prepend(func, type, args, kwds);
  Py_DECREF(func);
  return res;
}

/** __del__: runs with no exception set, and whatever it raises is only reported. */
export function slot_tp_finalize(self: PyObject): void {
  const exc = PyErr_GetRaisedException();
  const at = stackAlloc(1);
  const del = lookupMaybe(self, _Py_ID('__del__'), at);
  const unbound = load<i32>(at);
  stackFree(at);
  if (del) {
    const res = call_unbound_noarg(unbound, del, self);
    if (res) Py_DECREF(res);
    else PyErr_WriteUnraisable(del);
    Py_DECREF(del);
  }
  PyErr_SetRaisedException(exc);
}

function asyncSlot(self: PyObject, name: PyObject, message: string): PyObject | null {
  const at = stackAlloc(1);
  const func = lookupMaybe(self, name, at);
  const unbound = load<i32>(at);
  stackFree(at);
  if (func) {
    const res = call_unbound_noarg(unbound, func, self);
    Py_DECREF(func);
    return res;
  }
  return PyErr_Format(PyExc_AttributeError, message, self.ob_type.tp_name);
}

export function slot_am_await(self: PyObject): PyObject | null {
  return asyncSlot(self, _Py_ID('__await__'), 'object %.50s does not have __await__ method');
}

export function slot_am_aiter(self: PyObject): PyObject | null {
  return asyncSlot(self, _Py_ID('__aiter__'), 'object %.50s does not have __aiter__ method');
}

export function slot_am_anext(self: PyObject): PyObject | null {
  return asyncSlot(self, _Py_ID('__anext__'), 'object %.50s does not have __anext__ method');
}
