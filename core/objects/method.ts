// Bound methods: a function with its first argument. (CPython: Objects/classobject.c)

import { PyMem_Free, PyMem_Malloc } from '../memory/obmalloc/malloc';
import { _PyObject_GC_New, PyObject_GC_Del } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK, PyObject_GC_UnTrack } from '../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../runtime/gc/trashcan';
import { _Py_ID } from '../runtime/identifiers';
import {
  arg,
  Py_DECREF,
  Py_EQ,
  Py_NE,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  PyObject,
  ptrAt,
  setPtrAt,
} from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../runtime/recursion';
import { getset, member, method, static_type } from '../runtime/register';
import {
  _Py_T_OBJECT,
  METH_NOARGS,
  PY_VECTORCALL_ARGUMENTS_OFFSET,
  Py_READONLY,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_HAVE_VECTORCALL,
  PyTypeObject,
  PyVectorcall_NARGS,
} from '../runtime/type';
import { _PyArg_CheckPositional, _PyArg_NoKeywords } from './args';
import { PyObject_GetAttr, PyObject_GetOptionalAttr } from './attribute';
import { Py_False, Py_True } from './bool';
import { init_builtin_function_types } from './builtin-function';
import { PyObject_Call, PyObject_Vectorcall, PyVectorcall_Call } from './call';
import { reduceToGetattr } from './descriptor';
import { PyErr_NoMemory, PyErr_SetString } from './exceptions/errors';
import { PyExc_TypeError } from './exceptions/types';
import { PyObject_GenericHash } from './hash';
import { Py_None, Py_NotImplemented } from './none';
import { PyCallable_Check, PyObject_Hash, PyObject_RichCompareBool } from './object';
import { PyUnicode_FromFormat } from './str/format';
import { PyUnicode_Check } from './str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from './tuple';
import { _PyType_LookupRef } from './type/lookup';
import { PyObject_ClearWeakRefs } from './weakref';

/** 48 bytes. */
@unmanaged
export class PyMethodObject extends PyObject {
  im_func: PyObject | null; // strong
  im_self: PyObject | null; // strong; not NULL
  im_weakreflist: PyObject | null;
  vectorcall: usize; // vectorcallfunc
}

/** 24 bytes. */
@unmanaged
export class PyInstanceMethodObject extends PyObject {
  func: PyObject | null; // strong
}

export const PyMethod_Type = staticObject<PyTypeObject>(416);
export const PyInstanceMethod_Type = staticObject<PyTypeObject>(416);

/* @inline */ function PyMethod_Check(o: PyObject): bool {
  return o.ob_type == PyMethod_Type;
}

// new
export function PyMethod_New(func: PyObject, self: PyObject): PyObject | null {
  const o = _PyObject_GC_New(PyMethod_Type);
  if (!o) return null;
  const im = changetype<PyMethodObject>(o);
  im.im_weakreflist = null;
  im.im_func = Py_NewRef(func);
  im.im_self = Py_NewRef(self);
  im.vectorcall = method_vectorcall.index;
  _PyObject_GC_TRACK(o);
  return o;
}

/** self goes in front of the arguments: into args[-1] where that is allowed. */
function method_vectorcall(method: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  // A method of a method of … has no frame of its own that would be counted.
  if (!PyMethod_Check(changetype<PyMethodObject>(method).im_func as PyObject))
    return callFunction(method, args, nargsf, kwnames);
  if (_Py_EnterRecursiveCall(' while calling a Python object')) return null;
  const result = callFunction(method, args, nargsf, kwnames);
  _Py_LeaveRecursiveCall();
  return result;
}

/* @inline */ function callFunction(
  method: PyObject,
  args: usize,
  nargsf: usize,
  kwnames: PyObject | null,
): PyObject | null {
  const im = changetype<PyMethodObject>(method);
  const self = im.im_self as PyObject;
  const func = im.im_func as PyObject;
  const nargs = PyVectorcall_NARGS(nargsf);
  if (nargsf & PY_VECTORCALL_ARGUMENTS_OFFSET) {
    const newargs = args - 8;
    const saved = load<u64>(newargs);
    setPtrAt(newargs, 0, self);
    const result = PyObject_Vectorcall(func, newargs, <usize>(nargs + 1), kwnames);
    store<u64>(newargs, saved);
    return result;
  }
  const total = nargs + (kwnames ? PyTuple_GET_SIZE(kwnames) : 0);
  if (total == 0) {
    const one = stackAlloc(1);
    setPtrAt(one, 0, self);
    const result = PyObject_Vectorcall(func, one, 1, null);
    stackFree(one);
    return result;
  }
  // As in C: few arguments on the stack, many on the heap.
  const small = total <= 4;
  const newargs = small ? stackAlloc(5) : PyMem_Malloc((<usize>(total + 1)) << 3);
  if (!newargs) return PyErr_NoMemory();
  setPtrAt(newargs, 0, self);
  memory.copy(newargs + 8, args, (<usize>total) << 3);
  const result = PyObject_Vectorcall(func, newargs, <usize>(nargs + 1), kwnames);
  if (small) stackFree(newargs);
  else PyMem_Free(newargs);
  return result;
}

function method___reduce__(self: PyObject, _unused: PyObject | null): PyObject | null {
  const im = changetype<PyMethodObject>(self);
  const name = PyObject_GetAttr(im.im_func as PyObject, _Py_ID('__name__'));
  return reduceToGetattr(im.im_self as PyObject, name);
}

/** A name that the method type does not have is looked up in the function. */
function method_getattro(self: PyObject, name: PyObject): PyObject | null {
  const tp = self.ob_type;
  const descr = _PyType_LookupRef(tp, name);
  if (descr) {
    const get = descr.ob_type.tp_descr_get;
    if (!get) return descr;
    const res = call_indirect<PyObject | null>(<u32>get, descr, self, tp);
    Py_DECREF(descr);
    return res;
  }
  if (_Py_EnterRecursiveCall(' while calling a Python object')) return null;
  const value = PyObject_GetAttr(changetype<PyMethodObject>(self).im_func as PyObject, name);
  _Py_LeaveRecursiveCall();
  return value;
}

function method_get_doc(self: PyObject, _closure: usize): PyObject | null {
  return PyObject_GetAttr(changetype<PyMethodObject>(self).im_func as PyObject, _Py_ID('__doc__'));
}

function method_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (!_PyArg_NoKeywords('method', kwds)) return null;
  if (!_PyArg_CheckPositional('method', PyTuple_GET_SIZE(args), 2, 2)) return null;
  const func = PyTuple_GET_ITEM(args, 0);
  const instance = PyTuple_GET_ITEM(args, 1);
  if (!PyCallable_Check(func)) return PyErr_SetString(PyExc_TypeError, 'first argument must be callable');
  if (instance == Py_None) return PyErr_SetString(PyExc_TypeError, 'instance must not be None');
  return PyMethod_New(func, instance);
}

function method_dealloc(self: PyObject): void {
  const im = changetype<PyMethodObject>(self);
  PyObject_GC_UnTrack(self);
  // Methods are made and dropped all the time, and few are the last to hold what they bind.
  const last = (im.im_self as PyObject).ob_refcnt == 1 || (im.im_func as PyObject).ob_refcnt == 1;
  if (last && _PyTrash_begin(self)) return;
  if (im.im_weakreflist) PyObject_ClearWeakRefs(self);
  Py_DECREF(im.im_func as PyObject);
  Py_XDECREF(im.im_self);
  PyObject_GC_Del(changetype<usize>(self));
  if (last) _PyTrash_end();
}

function method_richcompare(self: PyObject, other: PyObject, op: i32): PyObject | null {
  if ((op != Py_EQ && op != Py_NE) || !PyMethod_Check(self) || !PyMethod_Check(other)) return Py_NotImplemented;
  const a = changetype<PyMethodObject>(self);
  const b = changetype<PyMethodObject>(other);
  let eq = PyObject_RichCompareBool(a.im_func as PyObject, b.im_func as PyObject, Py_EQ);
  if (eq == 1) eq = a.im_self == b.im_self ? 1 : 0;
  else if (eq < 0) return null;
  return (eq == 1) == (op == Py_EQ) ? Py_True : Py_False;
}

function method_repr(self: PyObject): PyObject | null {
  const im = changetype<PyMethodObject>(self);
  const func = im.im_func as PyObject;
  const at = stackAlloc(1);
  let funcname: PyObject | null = null;
  let found = PyObject_GetOptionalAttr(func, _Py_ID('__qualname__'), at);
  if (found == 0) found = PyObject_GetOptionalAttr(func, _Py_ID('__name__'), at);
  funcname = ptrAt(at, 0);
  stackFree(at);
  if (found < 0) return null;
  if (funcname && !PyUnicode_Check(funcname)) {
    Py_DECREF(funcname);
    funcname = null;
  }
  const result = funcname
    ? PyUnicode_FromFormat('<bound method %U of %R>', arg(funcname), arg(im.im_self))
    : PyUnicode_FromFormat('<bound method ? of %R>', arg(im.im_self));
  Py_XDECREF(funcname);
  return result;
}

function method_hash(self: PyObject): i64 {
  const im = changetype<PyMethodObject>(self);
  const y = PyObject_Hash(im.im_func as PyObject);
  if (y == -1) return -1;
  const x = PyObject_GenericHash(im.im_self as PyObject) ^ y;
  return x == -1 ? -2 : x;
}

function method_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  const im = changetype<PyMethodObject>(self);
  const r = Py_VISIT(im.im_func, visit, arg);
  return r ? r : Py_VISIT(im.im_self, visit, arg);
}

/** A bound method stays bound to what it is bound to. */
function method_descr_get(self: PyObject, _obj: PyObject | null, _cls: PyObject | null): PyObject | null {
  return Py_NewRef(self);
}

// instancemethod: binds any callable as a function would be bound; only C code makes one.

function instancemethod_dealloc(self: PyObject): void {
  PyObject_GC_UnTrack(self);
  if (_PyTrash_begin(self)) return;
  Py_DECREF(changetype<PyInstanceMethodObject>(self).func as PyObject);
  PyObject_GC_Del(changetype<usize>(self));
  _PyTrash_end();
}

function instancemethod_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  return Py_VISIT(changetype<PyInstanceMethodObject>(self).func, visit, arg);
}

function instancemethod_call(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return PyObject_Call(changetype<PyInstanceMethodObject>(self).func as PyObject, args, kwds);
}

function instancemethod_getattro(self: PyObject, name: PyObject): PyObject | null {
  const tp = self.ob_type;
  const descr = _PyType_LookupRef(tp, name);
  if (descr) {
    const get = descr.ob_type.tp_descr_get;
    if (!get) return descr;
    const res = call_indirect<PyObject | null>(<u32>get, descr, self, tp);
    Py_DECREF(descr);
    return res;
  }
  if (_Py_EnterRecursiveCall(' while calling a Python object')) return null;
  const value = PyObject_GetAttr(changetype<PyInstanceMethodObject>(self).func as PyObject, name);
  _Py_LeaveRecursiveCall();
  return value;
}

function instancemethod_descr_get(self: PyObject, obj: PyObject | null, _type: PyObject | null): PyObject | null {
  const func = changetype<PyInstanceMethodObject>(self).func as PyObject;
  return obj ? PyMethod_New(func, obj) : Py_NewRef(func);
}

function instancemethod_richcompare(self: PyObject, other: PyObject, op: i32): PyObject | null {
  if ((op != Py_EQ && op != Py_NE) || self.ob_type != PyInstanceMethod_Type || other.ob_type != PyInstanceMethod_Type) {
    return Py_NotImplemented;
  }
  const eq = PyObject_RichCompareBool(
    changetype<PyInstanceMethodObject>(self).func as PyObject,
    changetype<PyInstanceMethodObject>(other).func as PyObject,
    Py_EQ,
  );
  if (eq < 0) return null;
  return (eq == 1) == (op == Py_EQ) ? Py_True : Py_False;
}

function instancemethod_repr(self: PyObject): PyObject | null {
  const func = changetype<PyInstanceMethodObject>(self).func as PyObject;
  const at = stackAlloc(1);
  const found = PyObject_GetOptionalAttr(func, _Py_ID('__name__'), at);
  let funcname = ptrAt(at, 0);
  stackFree(at);
  if (found < 0) return null;
  if (funcname && !PyUnicode_Check(funcname)) {
    Py_DECREF(funcname);
    funcname = null;
  }
  const result = funcname
    ? PyUnicode_FromFormat('<instancemethod %U at %p>', arg(funcname), arg(self))
    : PyUnicode_FromFormat('<instancemethod ? at %p>', arg(self));
  Py_XDECREF(funcname);
  return result;
}

function instancemethod_get_doc(self: PyObject, _closure: usize): PyObject | null {
  return PyObject_GetAttr(changetype<PyInstanceMethodObject>(self).func as PyObject, _Py_ID('__doc__'));
}

// new
function PyInstanceMethod_New(func: PyObject): PyObject | null {
  const o = _PyObject_GC_New(PyInstanceMethod_Type);
  if (!o) return null;
  changetype<PyInstanceMethodObject>(o).func = Py_NewRef(func);
  _PyObject_GC_TRACK(o);
  return o;
}

function instancemethod_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (!_PyArg_NoKeywords('instancemethod', kwds)) return null;
  if (!_PyArg_CheckPositional('instancemethod', PyTuple_GET_SIZE(args), 1, 1)) return null;
  const func = PyTuple_GET_ITEM(args, 0);
  if (!PyCallable_Check(func)) return PyErr_SetString(PyExc_TypeError, 'first argument must be callable');
  return PyInstanceMethod_New(func);
}

export function init_method_types(): void {
  let t = PyMethod_Type;
  static_type(
    t,
    'method',
    offsetof<PyMethodObject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_HAVE_VECTORCALL,
    'method(function, instance, /)\n--\n\nCreate a bound instance method object.',
  );
  t.tp_dealloc = method_dealloc.index;
  t.tp_vectorcall_offset = offsetof<PyMethodObject>('_vectorcall');
  t.tp_repr = method_repr.index;
  t.tp_hash = method_hash.index;
  t.tp_call = PyVectorcall_Call.index;
  t.tp_getattro = method_getattro.index;
  t.tp_traverse = method_traverse.index;
  t.tp_richcompare = method_richcompare.index;
  t.tp_weaklistoffset = offsetof<PyMethodObject>('_im_weakreflist');
  t.tp_descr_get = method_descr_get.index;
  t.tp_new = method_new.index;
  method(t, '__reduce__', method___reduce__.index, METH_NOARGS, '__reduce__($self, /)\n--\n\n');
  member(
    t,
    '__func__',
    _Py_T_OBJECT,
    offsetof<PyMethodObject>('_im_func'),
    Py_READONLY,
    'the function (or other callable) implementing a method',
  );
  member(
    t,
    '__self__',
    _Py_T_OBJECT,
    offsetof<PyMethodObject>('_im_self'),
    Py_READONLY,
    'the instance to which a method is bound',
  );
  getset(t, '__doc__', method_get_doc.index, 0, '');

  t = PyInstanceMethod_Type;
  static_type(
    t,
    'instancemethod',
    offsetof<PyInstanceMethodObject>(),
    0,
    Py_TPFLAGS_HAVE_GC,
    'instancemethod(function)\n\nBind a function to a class.',
  );
  t.tp_dealloc = instancemethod_dealloc.index;
  t.tp_repr = instancemethod_repr.index;
  t.tp_call = instancemethod_call.index;
  t.tp_getattro = instancemethod_getattro.index;
  t.tp_traverse = instancemethod_traverse.index;
  t.tp_richcompare = instancemethod_richcompare.index;
  t.tp_descr_get = instancemethod_descr_get.index;
  t.tp_new = instancemethod_new.index;
  member(
    t,
    '__func__',
    _Py_T_OBJECT,
    offsetof<PyInstanceMethodObject>('_func'),
    Py_READONLY,
    'the function (or other callable) implementing a method',
  );
  getset(t, '__doc__', instancemethod_get_doc.index, 0, '');
  init_builtin_function_types();
}
