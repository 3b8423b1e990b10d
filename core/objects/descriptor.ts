// Descriptors of native types: methods, class methods, members, computed attributes, slots. (CPython: Objects/descrobject.c)
// Their types are registered here; method-wrapper is in method-wrapper.ts, mappingproxy in mappingproxy.ts.

import { needDoc } from '../runtime/docs';
import { PyObject_GC_Del, PyType_GenericAlloc } from '../runtime/gc/alloc';
import { _PyObject_GC_UNTRACK } from '../runtime/gc/track';
import { _Py_ID } from '../runtime/identifiers';
import {
  arg,
  Py_DECREF,
  Py_INCREF,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  ptrAt,
  setPtrAt,
} from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { getset, member, method, static_type } from '../runtime/register';
import {
  _Py_T_OBJECT,
  METH_METHOD,
  METH_NOARGS,
  Py_READONLY,
  Py_RELATIVE_OFFSET,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_HAVE_VECTORCALL,
  Py_TPFLAGS_METHOD_DESCRIPTOR,
  PyGetSetDef,
  PyMemberDef,
  PyMethodDef,
  PyTypeObject,
} from '../runtime/type';
import { PyObject_GetAttr } from './attribute';
import { PyCFunction_NewEx, PyCMethod_New } from './builtin-function';
import { PyVectorcall_Call } from './call';
import { classmethoddescr_call, methodVectorcall, wrapperdescr_call } from './descriptor-call';
import { PyErr_Format, PyErr_SetString } from './exceptions/errors';
import { PyExc_AttributeError, PyExc_SystemError, PyExc_TypeError } from './exceptions/types';
import { init_mappingproxy_type } from './mappingproxy';
import { PyMember_GetOne, PyMember_SetOne } from './member';
import { init_method_wrapper_type, PyWrapper_New } from './method-wrapper';
import { Py_None } from './none';
import { _PyEval_GetBuiltin } from './reduce';
import { PyUnicode_FromFormat } from './str/format';
import { PyUnicode_InternInPlace } from './str/intern';
import { PyUnicode_FromCString } from './str/new';
import { PyUnicode_Check } from './str/struct';
import { PyTuple_Pack2 } from './tuple';
import { _PyType_GetDocFromInternalDoc, _PyType_GetTextSignatureFromInternalDoc } from './type/doc';
import { pytype_slotdef } from './type/slotdefs';
import { PyObject_TypeCheck, PyType_Check, PyType_IsSubtype } from './type/state';

/** 40 bytes. */
@unmanaged
export class PyDescrObject extends PyObject {
  d_type: PyTypeObject | null; // strong: the class that has it
  d_name: PyObject | null; // strong: interned
  d_qualname: PyObject | null; // strong: made when asked for
}

/** 56 bytes. */
@unmanaged
export class PyMethodDescrObject extends PyDescrObject {
  d_method: PyMethodDef | null;
  vectorcall: usize; // vectorcallfunc; NULL for a class method
}

/** 48 bytes. */
@unmanaged
export class PyMemberDescrObject extends PyDescrObject {
  d_member: PyMemberDef | null;
}

/** 48 bytes. */
@unmanaged
export class PyGetSetDescrObject extends PyDescrObject {
  d_getset: PyGetSetDef | null;
}

/** 56 bytes. */
@unmanaged
export class PyWrapperDescrObject extends PyDescrObject {
  d_base: usize; // struct wrapperbase *: pytype_slotdef
  d_wrapped: usize; // the slot's function
}

export const PyMethodDescr_Type = staticObject<PyTypeObject>(416);
export const PyClassMethodDescr_Type = staticObject<PyTypeObject>(416);
export const PyMemberDescr_Type = staticObject<PyTypeObject>(416);
export const PyGetSetDescr_Type = staticObject<PyTypeObject>(416);
export const PyWrapperDescr_Type = staticObject<PyTypeObject>(416);

// --- making them

// new
function descr_new(descrtype: PyTypeObject, type: PyTypeObject, name: usize): PyObject | null {
  const o = PyType_GenericAlloc(descrtype, 0);
  if (!o) return null;
  const descr = changetype<PyDescrObject>(o);
  Py_INCREF(type);
  descr.d_type = type;
  const at = stackAlloc(1);
  setPtrAt(at, 0, PyUnicode_FromCString(name));
  if (ptrAt(at, 0)) PyUnicode_InternInPlace(at);
  descr.d_name = ptrAt(at, 0);
  stackFree(at);
  descr.d_qualname = null;
  if (!descr.d_name) {
    Py_DECREF(o);
    return null;
  }
  return o;
}

// new
export function PyDescr_NewMethod(type: PyTypeObject, def: usize): PyObject | null {
  const ml = changetype<PyMethodDef>(def);
  const func = methodVectorcall(ml.ml_flags);
  if (!func) {
    return PyErr_Format(PyExc_SystemError, '%s() method: bad call flags', ml.ml_name);
  }
  const o = descr_new(PyMethodDescr_Type, type, ml.ml_name);
  if (!o) return null;
  const descr = changetype<PyMethodDescrObject>(o);
  descr.d_method = ml;
  descr.vectorcall = func;
  return o;
}

// new
export function PyDescr_NewClassMethod(type: PyTypeObject, def: usize): PyObject | null {
  const ml = changetype<PyMethodDef>(def);
  const o = descr_new(PyClassMethodDescr_Type, type, ml.ml_name);
  if (!o) return null;
  changetype<PyMethodDescrObject>(o).d_method = ml;
  return o;
}

// new
export function PyDescr_NewMember(type: PyTypeObject, def: usize): PyObject | null {
  const field = changetype<PyMemberDef>(def);
  if (field.flags & Py_RELATIVE_OFFSET) {
    return PyErr_SetString(PyExc_SystemError, 'PyDescr_NewMember used with Py_RELATIVE_OFFSET');
  }
  const o = descr_new(PyMemberDescr_Type, type, field.name);
  if (!o) return null;
  changetype<PyMemberDescrObject>(o).d_member = field;
  return o;
}

// new
export function PyDescr_NewGetSet(type: PyTypeObject, def: usize): PyObject | null {
  const pair = changetype<PyGetSetDef>(def);
  const o = descr_new(PyGetSetDescr_Type, type, pair.name);
  if (!o) return null;
  changetype<PyGetSetDescrObject>(o).d_getset = pair;
  return o;
}

// new
export function PyDescr_NewWrapper(type: PyTypeObject, base: usize, wrapped: usize): PyObject | null {
  const o = descr_new(PyWrapperDescr_Type, type, changetype<pytype_slotdef>(base).name);
  if (!o) return null;
  const descr = changetype<PyWrapperDescrObject>(o);
  descr.d_base = base;
  descr.d_wrapped = wrapped;
  return o;
}

/** Whether the attribute has a __set__. */
/* @inline */ export function PyDescr_IsData(o: PyObject): i32 {
  return o.ob_type.tp_descr_set ? 1 : 0;
}

// --- what all of them share

function descr_dealloc(self: PyObject): void {
  const descr = changetype<PyDescrObject>(self);
  _PyObject_GC_UNTRACK(self);
  Py_XDECREF(descr.d_type);
  Py_XDECREF(descr.d_name);
  Py_XDECREF(descr.d_qualname);
  PyObject_GC_Del(changetype<usize>(self));
}

function descr_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  return Py_VISIT(changetype<PyDescrObject>(self).d_type, visit, arg);
}

/** The name, for %U. */
/* @inline */ export function descrNameOf(self: PyObject): u64 {
  return arg(changetype<PyDescrObject>(self).d_name);
}

/** The name of the type it belongs to, for %s. */
/* @inline */ export function ownerNameOf(self: PyObject): u64 {
  return (changetype<PyDescrObject>(self).d_type as PyTypeObject).tp_name;
}

function method_repr(self: PyObject): PyObject | null {
  return PyUnicode_FromFormat("<method '%U' of '%s' objects>", descrNameOf(self), ownerNameOf(self));
}

function member_repr(self: PyObject): PyObject | null {
  return PyUnicode_FromFormat("<member '%U' of '%s' objects>", descrNameOf(self), ownerNameOf(self));
}

function getset_repr(self: PyObject): PyObject | null {
  return PyUnicode_FromFormat("<attribute '%U' of '%s' objects>", descrNameOf(self), ownerNameOf(self));
}

function wrapperdescr_repr(self: PyObject): PyObject | null {
  return PyUnicode_FromFormat("<slot wrapper '%U' of '%s' objects>", descrNameOf(self), ownerNameOf(self));
}

/** Whether obj is an instance of the descriptor's class; false: with TypeError set. */
export function descr_check(self: PyObject, obj: PyObject): bool {
  const type = changetype<PyDescrObject>(self).d_type as PyTypeObject;
  if (PyObject_TypeCheck(obj, type)) return true;
  PyErr_Format(
    PyExc_TypeError,
    "descriptor '%U' for '%.100s' objects doesn't apply to a '%.100s' object",
    descrNameOf(self),
    type.tp_name,
    obj.ob_type.tp_name,
  );
  return false;
}

// --- __get__

export function classmethod_get(self: PyObject, obj: PyObject | null, cls: PyObject | null): PyObject | null {
  const descr = changetype<PyMethodDescrObject>(self);
  const owner = descr.d_type as PyTypeObject;
  let type = cls;
  if (!type) {
    if (!obj) {
      return PyErr_Format(
        PyExc_TypeError,
        "descriptor '%U' for type '%.100s' needs either an object or a type",
        descrNameOf(self),
        owner.tp_name,
      );
    }
    type = obj.ob_type;
  }
  if (!PyType_Check(type)) {
    return PyErr_Format(
      PyExc_TypeError,
      "descriptor '%U' for type '%.100s' needs a type, not a '%.100s' as arg 2",
      descrNameOf(self),
      owner.tp_name,
      type.ob_type.tp_name,
    );
  }
  if (!PyType_IsSubtype(changetype<PyTypeObject>(type), owner)) {
    return PyErr_Format(
      PyExc_TypeError,
      "descriptor '%U' requires a subtype of '%.100s' but received '%.100s'",
      descrNameOf(self),
      owner.tp_name,
      changetype<PyTypeObject>(type).tp_name,
    );
  }
  const def = descr.d_method as PyMethodDef;
  return PyCMethod_New(changetype<usize>(def), type, null, def.ml_flags & METH_METHOD ? owner : null);
}

export function method_get(self: PyObject, obj: PyObject | null, type: PyObject | null): PyObject | null {
  if (!obj) return Py_NewRef(self);
  if (!descr_check(self, obj)) return null;
  const descr = changetype<PyMethodDescrObject>(self);
  const def = descr.d_method as PyMethodDef;
  if (!(def.ml_flags & METH_METHOD)) return PyCFunction_NewEx(changetype<usize>(def), obj, null);
  if (type && PyType_Check(type)) return PyCMethod_New(changetype<usize>(def), obj, null, descr.d_type);
  return PyErr_Format(
    PyExc_TypeError,
    "descriptor '%U' needs a type, not '%s', as arg 2",
    descrNameOf(self),
    (type ? type : obj).ob_type.tp_name,
  );
}

function member_get(self: PyObject, obj: PyObject | null, type: PyObject | null): PyObject | null {
  if (!obj) return Py_NewRef(self);
  if (!descr_check(self, obj)) return null;
  return PyMember_GetOne(changetype<usize>(obj), changetype<usize>(changetype<PyMemberDescrObject>(self).d_member));
}

function getset_get(self: PyObject, obj: PyObject | null, type: PyObject | null): PyObject | null {
  if (!obj) return Py_NewRef(self);
  if (!descr_check(self, obj)) return null;
  const def = changetype<PyGetSetDescrObject>(self).d_getset as PyGetSetDef;
  if (def.get) return call_indirect<PyObject | null>(<u32>def.get, obj, def.closure);
  return PyErr_Format(
    PyExc_AttributeError,
    "attribute '%U' of '%.100s' objects is not readable",
    descrNameOf(self),
    ownerNameOf(self),
  );
}

function wrapperdescr_get(self: PyObject, obj: PyObject | null, type: PyObject | null): PyObject | null {
  if (!obj) return Py_NewRef(self);
  if (!descr_check(self, obj)) return null;
  return PyWrapper_New(self, obj);
}

// --- __set__

function member_set(self: PyObject, obj: PyObject, value: PyObject | null): i32 {
  if (!descr_check(self, obj)) return -1;
  return PyMember_SetOne(
    changetype<usize>(obj),
    changetype<usize>(changetype<PyMemberDescrObject>(self).d_member),
    value,
  );
}

function getset_set(self: PyObject, obj: PyObject, value: PyObject | null): i32 {
  if (!descr_check(self, obj)) return -1;
  const def = changetype<PyGetSetDescrObject>(self).d_getset as PyGetSetDef;
  if (def.set) return call_indirect<i32>(<u32>def.set, obj, value, def.closure);
  PyErr_Format(
    PyExc_AttributeError,
    "attribute '%U' of '%.100s' objects is not writable",
    descrNameOf(self),
    ownerNameOf(self),
  );
  return -1;
}

// --- attributes

/** `Class.name`; new. */
function calculate_qualname(descr: PyDescrObject): PyObject | null {
  const type = descr.d_type as PyTypeObject;
  if (!descr.d_name || !PyUnicode_Check(descr.d_name as PyObject)) {
    return PyErr_SetString(PyExc_TypeError, '<descriptor>.__name__ is not a unicode object');
  }
  const type_qualname = PyObject_GetAttr(type, _Py_ID('__qualname__'));
  if (!type_qualname) return null;
  if (!PyUnicode_Check(type_qualname)) {
    Py_DECREF(type_qualname);
    return PyErr_SetString(PyExc_TypeError, '<descriptor>.__objclass__.__qualname__ is not a unicode object');
  }
  const res = PyUnicode_FromFormat('%S.%S', arg(type_qualname), arg(descr.d_name));
  Py_DECREF(type_qualname);
  return res;
}

export function descr_get_qualname(self: PyObject, _closure: usize): PyObject | null {
  const descr = changetype<PyDescrObject>(self);
  if (!descr.d_qualname) descr.d_qualname = calculate_qualname(descr);
  return Py_XNewRef(descr.d_qualname);
}

/** getattr(o, name), as pickle wants it; steals name. */
export function reduceToGetattr(o: PyObject, name: PyObject | null): PyObject | null {
  if (!name) return null;
  const getattr = _PyEval_GetBuiltin(_Py_ID('getattr'));
  if (!getattr) {
    Py_DECREF(name);
    return null;
  }
  const args = PyTuple_Pack2(o, name);
  Py_DECREF(name);
  const res = args ? PyTuple_Pack2(getattr, args) : null;
  Py_DECREF(getattr);
  Py_XDECREF(args);
  return res;
}

function descr_reduce(self: PyObject, _unused: PyObject | null): PyObject | null {
  const descr = changetype<PyDescrObject>(self);
  return reduceToGetattr(descr.d_type as PyTypeObject, Py_XNewRef(descr.d_name));
}

/** A C string or None. */
function docOrNone(doc: usize): PyObject | null {
  return doc ? PyUnicode_FromCString(needDoc(doc)) : Py_None;
}

function method_get_doc(self: PyObject, _closure: usize): PyObject | null {
  const def = changetype<PyMethodDescrObject>(self).d_method as PyMethodDef;
  return _PyType_GetDocFromInternalDoc(def.ml_name, def.ml_doc);
}

function method_get_text_signature(self: PyObject, _closure: usize): PyObject | null {
  const def = changetype<PyMethodDescrObject>(self).d_method as PyMethodDef;
  return _PyType_GetTextSignatureFromInternalDoc(def.ml_name, def.ml_doc, def.ml_flags);
}

function member_get_doc(self: PyObject, _closure: usize): PyObject | null {
  return docOrNone((changetype<PyMemberDescrObject>(self).d_member as PyMemberDef).doc);
}

function getset_get_doc(self: PyObject, _closure: usize): PyObject | null {
  return docOrNone((changetype<PyGetSetDescrObject>(self).d_getset as PyGetSetDef).doc);
}

function wrapperdescr_get_doc(self: PyObject, _closure: usize): PyObject | null {
  const base = changetype<pytype_slotdef>(changetype<PyWrapperDescrObject>(self).d_base);
  return _PyType_GetDocFromInternalDoc(base.name, base.doc);
}

function wrapperdescr_get_text_signature(self: PyObject, _closure: usize): PyObject | null {
  const base = changetype<pytype_slotdef>(changetype<PyWrapperDescrObject>(self).d_base);
  return _PyType_GetTextSignatureFromInternalDoc(base.name, base.doc, 0);
}

function descriptorType(t: PyTypeObject, name: string, size: i64, flags: u64, repr: usize, get: usize): void {
  static_type(t, name, size, 0, Py_TPFLAGS_HAVE_GC | flags, '');
  t.tp_dealloc = descr_dealloc.index;
  t.tp_repr = repr;
  t.tp_traverse = descr_traverse.index;
  t.tp_descr_get = get;
}

function nameMembers(t: PyTypeObject): void {
  member(t, '__objclass__', _Py_T_OBJECT, offsetof<PyDescrObject>('_d_type'), Py_READONLY, '');
  member(t, '__name__', _Py_T_OBJECT, offsetof<PyDescrObject>('_d_name'), Py_READONLY, '');
}

export function init_descriptor_types(): void {
  let t = PyMethodDescr_Type;
  descriptorType(
    t,
    'method_descriptor',
    offsetof<PyMethodDescrObject>(),
    Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_METHOD_DESCRIPTOR,
    method_repr.index,
    method_get.index,
  );
  t.tp_vectorcall_offset = offsetof<PyMethodDescrObject>('_vectorcall');
  t.tp_call = PyVectorcall_Call.index;
  method(t, '__reduce__', descr_reduce.index, METH_NOARGS, '');
  nameMembers(t);
  getset(t, '__doc__', method_get_doc.index, 0, '');
  getset(t, '__qualname__', descr_get_qualname.index, 0, '');
  getset(t, '__text_signature__', method_get_text_signature.index, 0, '');

  t = PyClassMethodDescr_Type;
  descriptorType(
    t,
    'classmethod_descriptor',
    offsetof<PyMethodDescrObject>(),
    0,
    method_repr.index,
    classmethod_get.index,
  );
  t.tp_call = classmethoddescr_call.index;
  nameMembers(t);
  getset(t, '__doc__', method_get_doc.index, 0, '');
  getset(t, '__qualname__', descr_get_qualname.index, 0, '');
  getset(t, '__text_signature__', method_get_text_signature.index, 0, '');

  t = PyMemberDescr_Type;
  descriptorType(t, 'member_descriptor', offsetof<PyMemberDescrObject>(), 0, member_repr.index, member_get.index);
  t.tp_descr_set = member_set.index;
  method(t, '__reduce__', descr_reduce.index, METH_NOARGS, '');
  nameMembers(t);
  getset(t, '__doc__', member_get_doc.index, 0, '');
  getset(t, '__qualname__', descr_get_qualname.index, 0, '');

  t = PyGetSetDescr_Type;
  descriptorType(t, 'getset_descriptor', offsetof<PyGetSetDescrObject>(), 0, getset_repr.index, getset_get.index);
  t.tp_descr_set = getset_set.index;
  nameMembers(t);
  getset(t, '__doc__', getset_get_doc.index, 0, '');
  getset(t, '__qualname__', descr_get_qualname.index, 0, '');

  t = PyWrapperDescr_Type;
  descriptorType(
    t,
    'wrapper_descriptor',
    offsetof<PyWrapperDescrObject>(),
    Py_TPFLAGS_METHOD_DESCRIPTOR,
    wrapperdescr_repr.index,
    wrapperdescr_get.index,
  );
  t.tp_call = wrapperdescr_call.index;
  method(t, '__reduce__', descr_reduce.index, METH_NOARGS, '');
  nameMembers(t);
  getset(t, '__doc__', wrapperdescr_get_doc.index, 0, '');
  getset(t, '__qualname__', descr_get_qualname.index, 0, '');
  getset(t, '__text_signature__', wrapperdescr_get_text_signature.index, 0, '');

  init_method_wrapper_type();
  init_mappingproxy_type();
}
