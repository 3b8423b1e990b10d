// classmethod and staticmethod: a function that binds to the class, or to nothing. (CPython: Objects/funcobject.c)

import { PyObject_GC_Del, PyType_GenericAlloc } from '../runtime/gc/alloc';
import { PyObject_GC_UnTrack } from '../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../runtime/gc/trashcan';
import { _Py_ID } from '../runtime/identifiers';
import {
  arg,
  clearSlot,
  Py_DECREF,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  PyObject,
  ptrAt,
  setSlot,
} from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { getset, member, static_type } from '../runtime/register';
import { _Py_T_OBJECT, Py_READONLY, Py_TPFLAGS_BASETYPE, Py_TPFLAGS_HAVE_GC, PyTypeObject } from '../runtime/type';
import { _PyArg_CheckPositional, _PyArg_NoKeywords } from './args';
import { PyObject_GetOptionalAttr, PyObject_SetAttr } from './attribute';
import { Py_False, Py_True } from './bool';
import { PyObject_Call } from './call';
import { PyErr_SetString } from './exceptions/errors';
import { PyExc_RuntimeError } from './exceptions/types';
import { PyObject_GenericGetDict, PyObject_GenericSetDict } from './instance-dict';
import { PyMethod_New } from './method';
import { _PyObject_IsAbstract } from './property';
import { PyUnicode_FromFormat } from './str/format';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from './tuple';
import { PyType_GenericNew } from './type/type';

/** 32 bytes. */
@unmanaged
export class classmethod extends PyObject {
  cm_callable: PyObject | null; // strong
  cm_dict: PyObject | null; // strong
}

/** 32 bytes. */
@unmanaged
export class staticmethod extends PyObject {
  sm_callable: PyObject | null; // strong
  sm_dict: PyObject | null; // strong
}

export const PyClassMethod_Type = staticObject<PyTypeObject>(416);
export const PyStaticMethod_Type = staticObject<PyTypeObject>(416);

// The two structs are one: what follows serves both.

/* @inline */ function callableOf(self: PyObject): PyObject | null {
  return changetype<classmethod>(self).cm_callable;
}

function deallocMethod(self: PyObject, dealloc: usize): void {
  PyObject_GC_UnTrack(self);
  if (_PyTrash_begin(self, dealloc)) return;
  Py_XDECREF(callableOf(self));
  Py_XDECREF(changetype<classmethod>(self).cm_dict);
  call_indirect<void>(<u32>self.ob_type.tp_free, changetype<usize>(self));
  _PyTrash_end();
}

function cm_dealloc(self: PyObject): void {
  deallocMethod(self, cm_dealloc.index);
}

function cm_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  const r = Py_VISIT(callableOf(self), visit, arg);
  return r ? r : Py_VISIT(changetype<classmethod>(self).cm_dict, visit, arg);
}

function cm_clear(self: PyObject): i32 {
  clearSlot(changetype<usize>(self) + offsetof<classmethod>('_cm_callable'));
  clearSlot(changetype<usize>(self) + offsetof<classmethod>('_cm_dict'));
  return 0;
}

function copyAttribute(self: PyObject, callable: PyObject, name: PyObject): i32 {
  const at = stackAlloc(1);
  const found = PyObject_GetOptionalAttr(callable, name, at);
  const value = ptrAt(at, 0);
  stackFree(at);
  if (!value) return found;
  const res = PyObject_SetAttr(self, name, value);
  Py_DECREF(value);
  return res;
}

/** functools.wraps: the wrapper looks like what it wraps. */
function functools_wraps(self: PyObject, callable: PyObject): i32 {
  if (copyAttribute(self, callable, _Py_ID('__module__')) < 0) return -1;
  if (copyAttribute(self, callable, _Py_ID('__name__')) < 0) return -1;
  if (copyAttribute(self, callable, _Py_ID('__qualname__')) < 0) return -1;
  if (copyAttribute(self, callable, _Py_ID('__doc__')) < 0) return -1;
  return copyAttribute(self, callable, _Py_ID('__annotations__'));
}

function initMethod(self: PyObject, args: PyObject, kwds: PyObject | null, name: string): i32 {
  if (!_PyArg_NoKeywords(name, kwds)) return -1;
  if (!_PyArg_CheckPositional(name, PyTuple_GET_SIZE(args), 1, 1)) return -1;
  const callable = PyTuple_GET_ITEM(args, 0);
  setSlot(changetype<usize>(self) + offsetof<classmethod>('_cm_callable'), Py_NewRef(callable));
  return functools_wraps(self, callable);
}

function cm_init(self: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  return initMethod(self, args, kwds, 'classmethod');
}

function cm_descr_get(self: PyObject, obj: PyObject | null, type: PyObject | null): PyObject | null {
  const callable = callableOf(self);
  if (!callable) return PyErr_SetString(PyExc_RuntimeError, 'uninitialized classmethod object');
  return PyMethod_New(callable, type ? type : (obj as PyObject).ob_type);
}

function cm_repr(self: PyObject): PyObject | null {
  return PyUnicode_FromFormat('<classmethod(%R)>', arg(callableOf(self)));
}

function isAbstract(self: PyObject, _closure: usize): PyObject | null {
  const res = _PyObject_IsAbstract(callableOf(self));
  return res < 0 ? changetype<PyObject | null>(0) : res ? Py_True : Py_False;
}

// new
export function PyClassMethod_New(callable: PyObject): PyObject | null {
  const o = PyType_GenericAlloc(PyClassMethod_Type, 0);
  if (o) changetype<classmethod>(o).cm_callable = Py_NewRef(callable);
  return o;
}

function sm_dealloc(self: PyObject): void {
  deallocMethod(self, sm_dealloc.index);
}

function sm_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  return cm_traverse(self, visit, arg);
}

function sm_clear(self: PyObject): i32 {
  return cm_clear(self);
}

function sm_init(self: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  return initMethod(self, args, kwds, 'staticmethod');
}

function sm_descr_get(self: PyObject, _obj: PyObject | null, _type: PyObject | null): PyObject | null {
  const callable = callableOf(self);
  if (!callable) return PyErr_SetString(PyExc_RuntimeError, 'uninitialized staticmethod object');
  return Py_NewRef(callable);
}

function sm_call(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return PyObject_Call(callableOf(self) as PyObject, args, kwds);
}

function sm_repr(self: PyObject): PyObject | null {
  return PyUnicode_FromFormat('<staticmethod(%R)>', arg(callableOf(self)));
}

// new
export function PyStaticMethod_New(callable: PyObject): PyObject | null {
  const o = PyType_GenericAlloc(PyStaticMethod_Type, 0);
  if (o) changetype<staticmethod>(o).sm_callable = Py_NewRef(callable);
  return o;
}

function shared(t: PyTypeObject): void {
  t.tp_dictoffset = offsetof<classmethod>('_cm_dict');
  t.tp_alloc = PyType_GenericAlloc.index;
  t.tp_new = PyType_GenericNew.index;
  t.tp_free = PyObject_GC_Del.index;
  member(t, '__func__', _Py_T_OBJECT, offsetof<classmethod>('_cm_callable'), Py_READONLY, '');
  member(t, '__wrapped__', _Py_T_OBJECT, offsetof<classmethod>('_cm_callable'), Py_READONLY, '');
  getset(t, '__isabstractmethod__', isAbstract.index, 0, '');
  getset(t, '__dict__', PyObject_GenericGetDict.index, PyObject_GenericSetDict.index, '');
}

export function init_classmethod_types(): void {
  let t = PyClassMethod_Type;
  static_type(
    t,
    'classmethod',
    offsetof<classmethod>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
    'classmethod(function, /)\n--\n\nConvert a function to be a class method.\n\nA class method receives the class as implicit first argument,\njust like an instance method receives the instance.\nTo declare a class method, use this idiom:\n\n  class C:\n      @classmethod\n      def f(cls, arg1, arg2, argN):\n          ...\n\nIt can be called either on the class (e.g. C.f()) or on an instance\n(e.g. C().f()).  The instance is ignored except for its class.\nIf a class method is called for a derived class, the derived class\nobject is passed as the implied first argument.\n\nClass methods are different than C++ or Java static methods.\nIf you want those, see the staticmethod builtin.',
  );
  t.tp_dealloc = cm_dealloc.index;
  t.tp_repr = cm_repr.index;
  t.tp_traverse = cm_traverse.index;
  t.tp_clear = cm_clear.index;
  t.tp_descr_get = cm_descr_get.index;
  t.tp_init = cm_init.index;
  shared(t);

  t = PyStaticMethod_Type;
  static_type(
    t,
    'staticmethod',
    offsetof<staticmethod>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
    'staticmethod(function, /)\n--\n\nConvert a function to be a static method.\n\nA static method does not receive an implicit first argument.\nTo declare a static method, use this idiom:\n\n     class C:\n         @staticmethod\n         def f(arg1, arg2, argN):\n             ...\n\nIt can be called either on the class (e.g. C.f()) or on an instance\n(e.g. C().f()). Both the class and the instance are ignored, and\nneither is passed implicitly as the first argument to the method.\n\nStatic methods in Python are similar to those found in Java or C++.\nFor a more advanced concept, see the classmethod builtin.',
  );
  t.tp_dealloc = sm_dealloc.index;
  t.tp_repr = sm_repr.index;
  t.tp_call = sm_call.index;
  t.tp_traverse = sm_traverse.index;
  t.tp_clear = sm_clear.index;
  t.tp_descr_get = sm_descr_get.index;
  t.tp_init = sm_init.index;
  shared(t);
}
