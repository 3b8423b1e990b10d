// A slot bound to an object: (1).__add__. (CPython: Objects/descrobject.c)

import { _PyObject_GC_New, PyObject_GC_Del } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK, PyObject_GC_UnTrack } from '../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../runtime/gc/trashcan';
import { Py_EQ, Py_INCREF, Py_NE, Py_VISIT, Py_XDECREF, Py_XNewRef, PyObject } from '../runtime/object';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../runtime/recursion';
import { getset, member, method, static_type } from '../runtime/register';
import { _Py_T_OBJECT, METH_NOARGS, Py_READONLY, Py_TPFLAGS_HAVE_GC, PyTypeObject } from '../runtime/type';
import { PyBool_FromLong } from './bool';
import { descr_get_qualname, PyWrapperDescrObject, reduceToGetattr } from './descriptor';
import { wrapperdescr_raw_call } from './descriptor-call';
import { _Py_HashPointer, PyObject_GenericHash } from './hash';
import { Py_NotImplemented } from './none';
import { PyUnicode_FromFormat } from './str/format';
import { PyUnicode_FromCString } from './str/new';
import { _PyType_GetDocFromInternalDoc, _PyType_GetTextSignatureFromInternalDoc } from './type/doc';
import { pytype_slotdef } from './type/slotdefs';

/** 32 bytes. */
@unmanaged
export class wrapperobject extends PyObject {
  descr: PyWrapperDescrObject | null; // strong
  self: PyObject | null; // strong
}

export const _PyMethodWrapper_Type = staticObject<PyTypeObject>(416);

// new
export function PyWrapper_New(d: PyObject, self: PyObject): PyObject | null {
  const o = _PyObject_GC_New(_PyMethodWrapper_Type);
  if (!o) return null;
  const wp = changetype<wrapperobject>(o);
  Py_INCREF(d);
  wp.descr = changetype<PyWrapperDescrObject>(d);
  Py_INCREF(self);
  wp.self = self;
  _PyObject_GC_TRACK(o);
  return o;
}

function wrapper_dealloc(self: PyObject): void {
  const wp = changetype<wrapperobject>(self);
  PyObject_GC_UnTrack(self);
  if (_PyTrash_begin(self)) return;
  Py_XDECREF(wp.descr);
  Py_XDECREF(wp.self);
  PyObject_GC_Del(changetype<usize>(self));
  _PyTrash_end();
}

function wrapper_traverse(self: PyObject, visit: usize, argument: usize): i32 {
  const wp = changetype<wrapperobject>(self);
  const r = Py_VISIT(wp.descr, visit, argument);
  return r ? r : Py_VISIT(wp.self, visit, argument);
}

function wrapper_richcompare(a: PyObject, b: PyObject, op: i32): PyObject | null {
  if ((op != Py_EQ && op != Py_NE) || b.ob_type != _PyMethodWrapper_Type) return Py_NotImplemented;
  const wa = changetype<wrapperobject>(a);
  const wb = changetype<wrapperobject>(b);
  const eq = wa.descr == wb.descr && wa.self == wb.self;
  return PyBool_FromLong(eq == (op == Py_EQ) ? 1 : 0);
}

function wrapper_hash(self: PyObject): i64 {
  const wp = changetype<wrapperobject>(self);
  const x = PyObject_GenericHash(wp.self as PyObject) ^ _Py_HashPointer(changetype<usize>(wp.descr));
  return x == -1 ? -2 : x;
}

/* @inline */ function base(self: PyObject): pytype_slotdef {
  return changetype<pytype_slotdef>((changetype<wrapperobject>(self).descr as PyWrapperDescrObject).d_base);
}

function wrapper_repr(self: PyObject): PyObject | null {
  const obj = changetype<wrapperobject>(self).self as PyObject;
  return PyUnicode_FromFormat(
    "<method-wrapper '%s' of %s object at %p>",
    base(self).name,
    obj.ob_type.tp_name,
    changetype<usize>(obj),
  );
}

function wrapper_call(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const wp = changetype<wrapperobject>(self);
  if (_Py_EnterRecursiveCall(' while calling a Python object')) return null;
  const result = wrapperdescr_raw_call(wp.descr as PyWrapperDescrObject, wp.self as PyObject, args, kwds);
  _Py_LeaveRecursiveCall();
  return result;
}

function wrapper_reduce(self: PyObject, _unused: PyObject | null): PyObject | null {
  const wp = changetype<wrapperobject>(self);
  return reduceToGetattr(wp.self as PyObject, Py_XNewRef((wp.descr as PyWrapperDescrObject).d_name));
}

function wrapper_objclass(self: PyObject, _closure: usize): PyObject | null {
  return Py_XNewRef((changetype<wrapperobject>(self).descr as PyWrapperDescrObject).d_type);
}

function wrapper_name(self: PyObject, _closure: usize): PyObject | null {
  return PyUnicode_FromCString(base(self).name);
}

function wrapper_doc(self: PyObject, _closure: usize): PyObject | null {
  return _PyType_GetDocFromInternalDoc(base(self).name, base(self).doc);
}

function wrapper_text_signature(self: PyObject, _closure: usize): PyObject | null {
  return _PyType_GetTextSignatureFromInternalDoc(base(self).name, base(self).doc, 0);
}

function wrapper_qualname(self: PyObject, closure: usize): PyObject | null {
  return descr_get_qualname(changetype<wrapperobject>(self).descr as PyWrapperDescrObject, closure);
}

export function init_method_wrapper_type(): void {
  const t = _PyMethodWrapper_Type;
  static_type(t, 'method-wrapper', offsetof<wrapperobject>(), 0, Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = wrapper_dealloc.index;
  t.tp_repr = wrapper_repr.index;
  t.tp_hash = wrapper_hash.index;
  t.tp_call = wrapper_call.index;
  t.tp_traverse = wrapper_traverse.index;
  t.tp_richcompare = wrapper_richcompare.index;
  method(t, '__reduce__', wrapper_reduce.index, METH_NOARGS, '');
  member(t, '__self__', _Py_T_OBJECT, offsetof<wrapperobject>('_self'), Py_READONLY, '');
  getset(t, '__objclass__', wrapper_objclass.index, 0, '');
  getset(t, '__name__', wrapper_name.index, 0, '');
  getset(t, '__qualname__', wrapper_qualname.index, 0, '');
  getset(t, '__doc__', wrapper_doc.index, 0, '');
  getset(t, '__text_signature__', wrapper_text_signature.index, 0, '');
}
