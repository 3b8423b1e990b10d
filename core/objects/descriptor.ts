// Descriptors of native types: methods, class methods, members, computed attributes, slots. (CPython: Objects/descrobject.c)
// Their types are registered here; method-wrapper is in method-wrapper.ts, mappingproxy in mappingproxy.ts.

import { PyObject_GC_Del, PyType_GenericAlloc } from '../runtime/gc/alloc';
import { _PyObject_GC_UNTRACK } from '../runtime/gc/track';
import { _Py_ID } from '../runtime/identifiers';
import {
  arg, objAt, ptrAt, Py_DECREF, Py_INCREF, Py_NewRef, Py_VISIT, Py_XDECREF, Py_XNewRef, PyObject, setPtrAt,
} from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../runtime/recursion';
import { getset, member, method, static_type } from '../runtime/register';
import {
  _Py_T_OBJECT, METH_FASTCALL, METH_KEYWORDS, METH_METHOD, METH_NOARGS, METH_O, METH_VARARGS, Py_READONLY,
  Py_RELATIVE_OFFSET, Py_TPFLAGS_HAVE_GC, Py_TPFLAGS_HAVE_VECTORCALL, Py_TPFLAGS_METHOD_DESCRIPTOR, PyGetSetDef,
  PyMemberDef, PyMethodDef, PyTypeObject, PyVectorcall_NARGS,
} from '../runtime/type';
import { _PyObject_RealIsSubclass } from './abstract/isinstance';
import { PyObject_GetAttr } from './attribute';
import { PyCFunction_NewEx, PyCMethod_New } from './builtin-function';
import { _PyObject_FunctionStr, _PyStack_AsDict, PyObject_VectorcallDict, PyVectorcall_Call } from './call';
import { PyDict_Check, PyDict_Size } from './dict/dict';
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
import {
  _PyTuple_FromArray, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_GetSlice, PyTuple_ITEMS, PyTuple_Pack2,
} from './tuple';
import { _PyType_GetDocFromInternalDoc, _PyType_GetTextSignatureFromInternalDoc } from './type/doc';
import { pytype_slotdef, PyWrapperFlag_KEYWORDS } from './type/slotdefs';
import { PyObject_TypeCheck, PyType_Check, PyType_IsSubtype } from './type/state';

/** 40 bytes. */
@unmanaged export class PyDescrObject extends PyObject {
  d_type: PyTypeObject | null; // strong: the class that has it
  d_name: PyObject | null; // strong: interned
  d_qualname: PyObject | null; // strong: made when asked for
}

/** 56 bytes. */
@unmanaged export class PyMethodDescrObject extends PyDescrObject {
  d_method: PyMethodDef | null;
  vectorcall: usize; // vectorcallfunc; NULL for a class method
}

/** 48 bytes. */
@unmanaged export class PyMemberDescrObject extends PyDescrObject {
  d_member: PyMemberDef | null;
}

/** 48 bytes. */
@unmanaged export class PyGetSetDescrObject extends PyDescrObject {
  d_getset: PyGetSetDef | null;
}

/** 56 bytes. */
@unmanaged export class PyWrapperDescrObject extends PyDescrObject {
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
@inline export function PyDescr_IsData(o: PyObject): i32 {
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

@inline function nameOf(self: PyObject): u64 {
  return arg(changetype<PyDescrObject>(self).d_name);
}

@inline function typeNameOf(self: PyObject): u64 {
  return (changetype<PyDescrObject>(self).d_type as PyTypeObject).tp_name;
}

function method_repr(self: PyObject): PyObject | null {
  return PyUnicode_FromFormat("<method '%U' of '%s' objects>", nameOf(self), typeNameOf(self));
}

function member_repr(self: PyObject): PyObject | null {
  return PyUnicode_FromFormat("<member '%U' of '%s' objects>", nameOf(self), typeNameOf(self));
}

function getset_repr(self: PyObject): PyObject | null {
  return PyUnicode_FromFormat("<attribute '%U' of '%s' objects>", nameOf(self), typeNameOf(self));
}

function wrapperdescr_repr(self: PyObject): PyObject | null {
  return PyUnicode_FromFormat("<slot wrapper '%U' of '%s' objects>", nameOf(self), typeNameOf(self));
}

/** Whether obj is an instance of the descriptor's class; false: with TypeError set. */
function descr_check(self: PyObject, obj: PyObject): bool {
  const type = changetype<PyDescrObject>(self).d_type as PyTypeObject;
  if (PyObject_TypeCheck(obj, type)) return true;
  PyErr_Format(
    PyExc_TypeError, "descriptor '%U' for '%.100s' objects doesn't apply to a '%.100s' object", nameOf(self), type.tp_name,
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
        PyExc_TypeError, "descriptor '%U' for type '%.100s' needs either an object or a type", nameOf(self), owner.tp_name,
      );
    }
    type = obj.ob_type;
  }
  if (!PyType_Check(type)) {
    return PyErr_Format(
      PyExc_TypeError, "descriptor '%U' for type '%.100s' needs a type, not a '%.100s' as arg 2", nameOf(self), owner.tp_name,
      type.ob_type.tp_name,
    );
  }
  if (!PyType_IsSubtype(changetype<PyTypeObject>(type), owner)) {
    return PyErr_Format(
      PyExc_TypeError, "descriptor '%U' requires a subtype of '%.100s' but received '%.100s'", nameOf(self), owner.tp_name,
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
    PyExc_TypeError, "descriptor '%U' needs a type, not '%s', as arg 2", nameOf(self), (type ? type : obj).ob_type.tp_name,
  );
}

export function member_get(self: PyObject, obj: PyObject | null, type: PyObject | null): PyObject | null {
  if (!obj) return Py_NewRef(self);
  if (!descr_check(self, obj)) return null;
  return PyMember_GetOne(changetype<usize>(obj), changetype<usize>(changetype<PyMemberDescrObject>(self).d_member));
}

export function getset_get(self: PyObject, obj: PyObject | null, type: PyObject | null): PyObject | null {
  if (!obj) return Py_NewRef(self);
  if (!descr_check(self, obj)) return null;
  const def = changetype<PyGetSetDescrObject>(self).d_getset as PyGetSetDef;
  if (def.get) return call_indirect<PyObject | null>(<u32>def.get, obj, def.closure);
  return PyErr_Format(
    PyExc_AttributeError, "attribute '%U' of '%.100s' objects is not readable", nameOf(self), typeNameOf(self),
  );
}

export function wrapperdescr_get(self: PyObject, obj: PyObject | null, type: PyObject | null): PyObject | null {
  if (!obj) return Py_NewRef(self);
  if (!descr_check(self, obj)) return null;
  return PyWrapper_New(self, obj);
}

// --- __set__

function member_set(self: PyObject, obj: PyObject, value: PyObject | null): i32 {
  if (!descr_check(self, obj)) return -1;
  return PyMember_SetOne(changetype<usize>(obj), changetype<usize>(changetype<PyMemberDescrObject>(self).d_member), value);
}

function getset_set(self: PyObject, obj: PyObject, value: PyObject | null): i32 {
  if (!descr_check(self, obj)) return -1;
  const def = changetype<PyGetSetDescrObject>(self).d_getset as PyGetSetDef;
  if (def.set) return call_indirect<i32>(<u32>def.set, obj, value, def.closure);
  PyErr_Format(
    PyExc_AttributeError, "attribute '%U' of '%.100s' objects is not writable", nameOf(self), typeNameOf(self),
  );
  return -1;
}

// --- calls

/** The vectorcall function for a method's call flags; 0: no such combination. */
function methodVectorcall(flags: i32): usize {
  switch (flags & (METH_VARARGS | METH_FASTCALL | METH_NOARGS | METH_O | METH_KEYWORDS | METH_METHOD)) {
    case METH_VARARGS: return method_vectorcall_VARARGS.index;
    case METH_VARARGS | METH_KEYWORDS: return method_vectorcall_VARARGS_KEYWORDS.index;
    case METH_FASTCALL: return method_vectorcall_FASTCALL.index;
    case METH_FASTCALL | METH_KEYWORDS: return method_vectorcall_FASTCALL_KEYWORDS.index;
    case METH_NOARGS: return method_vectorcall_NOARGS.index;
    case METH_O: return method_vectorcall_O.index;
    case METH_METHOD | METH_FASTCALL | METH_KEYWORDS: return method_vectorcall_FASTCALL_KEYWORDS_METHOD.index;
    default: return 0;
  }
}

/** Whether there is a self of the right class, and, unless they are allowed, no keywords. */
function method_check_args(func: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): bool {
  if (nargs < 1) {
    const name = _PyObject_FunctionStr(func);
    if (name) {
      PyErr_Format(PyExc_TypeError, 'unbound method %U needs an argument', arg(name));
      Py_DECREF(name);
    }
    return false;
  }
  if (!descr_check(func, objAt(args, 0))) return false;
  if (kwnames && PyTuple_GET_SIZE(kwnames)) {
    const name = _PyObject_FunctionStr(func);
    if (name) {
      PyErr_Format(PyExc_TypeError, '%U takes no keyword arguments', arg(name));
      Py_DECREF(name);
    }
    return false;
  }
  return true;
}

/** The native function, once the recursion check has passed; 0: it has not. */
@inline function method_enter_call(func: PyObject): u32 {
  if (_Py_EnterRecursiveCall(' while calling a Python object')) return 0;
  return <u32>(changetype<PyMethodDescrObject>(func).d_method as PyMethodDef).ml_meth;
}

function method_vectorcall_VARARGS(func: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  const nargs = PyVectorcall_NARGS(nargsf);
  if (!method_check_args(func, args, nargs, kwnames)) return null;
  const argstuple = _PyTuple_FromArray(args + 8, nargs - 1);
  if (!argstuple) return null;
  let result: PyObject | null = null;
  const meth = method_enter_call(func);
  if (meth) {
    result = call_indirect<PyObject | null>(meth, objAt(args, 0), argstuple);
    _Py_LeaveRecursiveCall();
  }
  Py_DECREF(argstuple);
  return result;
}

function method_vectorcall_VARARGS_KEYWORDS(func: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  const nargs = PyVectorcall_NARGS(nargsf);
  if (!method_check_args(func, args, nargs, null)) return null;
  const argstuple = _PyTuple_FromArray(args + 8, nargs - 1);
  if (!argstuple) return null;
  let result: PyObject | null = null;
  let kwdict: PyObject | null = null;
  if (kwnames && PyTuple_GET_SIZE(kwnames)) {
    kwdict = _PyStack_AsDict(args + (<usize>nargs << 3), kwnames);
    if (!kwdict) {
      Py_DECREF(argstuple);
      return null;
    }
  }
  const meth = method_enter_call(func);
  if (meth) {
    result = call_indirect<PyObject | null>(meth, objAt(args, 0), argstuple, kwdict);
    _Py_LeaveRecursiveCall();
  }
  Py_DECREF(argstuple);
  Py_XDECREF(kwdict);
  return result;
}

function method_vectorcall_FASTCALL_KEYWORDS_METHOD(
  func: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null,
): PyObject | null {
  const nargs = PyVectorcall_NARGS(nargsf);
  if (!method_check_args(func, args, nargs, null)) return null;
  const meth = method_enter_call(func);
  if (!meth) return null;
  const result = call_indirect<PyObject | null>(
    meth, objAt(args, 0), changetype<PyDescrObject>(func).d_type, args + 8, nargs - 1, kwnames,
  );
  _Py_LeaveRecursiveCall();
  return result;
}

function method_vectorcall_FASTCALL(func: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  const nargs = PyVectorcall_NARGS(nargsf);
  if (!method_check_args(func, args, nargs, kwnames)) return null;
  const meth = method_enter_call(func);
  if (!meth) return null;
  const result = call_indirect<PyObject | null>(meth, objAt(args, 0), args + 8, nargs - 1);
  _Py_LeaveRecursiveCall();
  return result;
}

function method_vectorcall_FASTCALL_KEYWORDS(func: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  const nargs = PyVectorcall_NARGS(nargsf);
  if (!method_check_args(func, args, nargs, null)) return null;
  const meth = method_enter_call(func);
  if (!meth) return null;
  const result = call_indirect<PyObject | null>(meth, objAt(args, 0), args + 8, nargs - 1, kwnames);
  _Py_LeaveRecursiveCall();
  return result;
}

function method_vectorcall_NOARGS(func: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  const nargs = PyVectorcall_NARGS(nargsf);
  if (!method_check_args(func, args, nargs, kwnames)) return null;
  if (nargs != 1) return wrongCount(func, '%U takes no arguments (%zd given)', nargs - 1);
  const meth = method_enter_call(func);
  if (!meth) return null;
  const result = call_indirect<PyObject | null>(meth, objAt(args, 0), changetype<PyObject | null>(0));
  _Py_LeaveRecursiveCall();
  return result;
}

function method_vectorcall_O(func: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  const nargs = PyVectorcall_NARGS(nargsf);
  if (!method_check_args(func, args, nargs, kwnames)) return null;
  if (nargs != 2) return wrongCount(func, '%U takes exactly one argument (%zd given)', nargs - 1);
  const meth = method_enter_call(func);
  if (!meth) return null;
  const result = call_indirect<PyObject | null>(meth, objAt(args, 0), ptrAt(args, 1));
  _Py_LeaveRecursiveCall();
  return result;
}

/** A TypeError about the number of arguments of func. */
export function wrongCount(func: PyObject, format: string, given: i64): PyObject | null {
  const name = _PyObject_FunctionStr(func);
  if (name) {
    PyErr_Format(PyExc_TypeError, format, arg(name), <u64>given);
    Py_DECREF(name);
  }
  return null;
}

/** A class method called through its descriptor: the class comes first. */
function classmethoddescr_call(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const argc = PyTuple_GET_SIZE(args);
  if (argc < 1) {
    return PyErr_Format(
      PyExc_TypeError, "descriptor '%U' of '%.100s' object needs an argument", nameOf(self), typeNameOf(self),
    );
  }
  const bound = classmethod_get(self, null, PyTuple_GET_ITEM(args, 0));
  if (!bound) return null;
  const result = PyObject_VectorcallDict(bound, PyTuple_ITEMS(args) + 8, <usize>(argc - 1), kwds);
  Py_DECREF(bound);
  return result;
}

export function wrapperdescr_raw_call(descr: PyWrapperDescrObject, self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const base = changetype<pytype_slotdef>(descr.d_base);
  if (base.flags & PyWrapperFlag_KEYWORDS) {
    return call_indirect<PyObject | null>(<u32>base.wrapper, self, args, descr.d_wrapped, kwds);
  }
  if (kwds && (!PyDict_Check(kwds) || PyDict_Size(kwds) != 0)) {
    return PyErr_Format(PyExc_TypeError, 'wrapper %s() takes no keyword arguments', base.name);
  }
  return call_indirect<PyObject | null>(<u32>base.wrapper, self, args, descr.d_wrapped);
}

function wrapperdescr_call(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const descr = changetype<PyWrapperDescrObject>(self);
  const argc = PyTuple_GET_SIZE(args);
  if (argc < 1) {
    return PyErr_Format(
      PyExc_TypeError, "descriptor '%U' of '%.100s' object needs an argument", nameOf(self), typeNameOf(self),
    );
  }
  const obj = PyTuple_GET_ITEM(args, 0);
  const owner = descr.d_type as PyTypeObject;
  if (!_PyObject_RealIsSubclass(obj.ob_type, owner)) {
    return PyErr_Format(
      PyExc_TypeError, "descriptor '%U' requires a '%.100s' object but received a '%.100s'", nameOf(self), owner.tp_name,
      obj.ob_type.tp_name,
    );
  }
  const rest = PyTuple_GetSlice(args, 1, argc);
  if (!rest) return null;
  const result = wrapperdescr_raw_call(descr, obj, rest, kwds);
  Py_DECREF(rest);
  return result;
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
  return doc ? PyUnicode_FromCString(doc) : Py_None;
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
    t, 'method_descriptor', offsetof<PyMethodDescrObject>(), Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_METHOD_DESCRIPTOR,
    method_repr.index, method_get.index,
  );
  t.tp_vectorcall_offset = offsetof<PyMethodDescrObject>('_vectorcall');
  t.tp_call = PyVectorcall_Call.index;
  method(t, '__reduce__', descr_reduce.index, METH_NOARGS, '');
  nameMembers(t);
  getset(t, '__doc__', method_get_doc.index, 0, '');
  getset(t, '__qualname__', descr_get_qualname.index, 0, '');
  getset(t, '__text_signature__', method_get_text_signature.index, 0, '');

  t = PyClassMethodDescr_Type;
  descriptorType(t, 'classmethod_descriptor', offsetof<PyMethodDescrObject>(), 0, method_repr.index, classmethod_get.index);
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
    t, 'wrapper_descriptor', offsetof<PyWrapperDescrObject>(), Py_TPFLAGS_METHOD_DESCRIPTOR, wrapperdescr_repr.index,
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
