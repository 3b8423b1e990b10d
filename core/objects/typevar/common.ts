// What the kinds of type parameters have in common. (CPython: Objects/typevarobject.c)

import {
  clearSlot,
  Py_DECREF,
  Py_NewRef,
  Py_XNewRef,
  PyObject_GC_UnTrack,
  setSlot,
  stackAlloc,
} from '../../runtime/cold';
import { PyObject_GC_Del, PyType_GenericAlloc } from '../../runtime/gc/alloc';
import { _PyTrash_begin, _PyTrash_end } from '../../runtime/gc/trashcan';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { arg, Py_VISIT, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { _PyThreadState_GET } from '../../runtime/tstate';
import { PyTypeObject } from '../../runtime/type';
import { PyImport_ImportModule } from '../../vm/import';
import { PyObject_GetItem } from '../abstract/object';
import { _PyArg_BadArgument } from '../args';
import { PyObject_GetAttrString, PyObject_SetAttrString } from '../attribute';
import { Py_False, Py_True } from '../bool';
import { PyObject_CallNoArgs, PyObject_Vectorcall } from '../call';
import { PyObject_ClearManagedDict } from '../dict/managed';
import { PyErr_SetString } from '../exceptions/errors';
import { PyExc_ValueError } from '../exceptions/types';
import { asFunction, PyFunction_Check } from '../function';
import { _PyNone_Type, Py_None } from '../none';
import { PyObject_IsTrue } from '../object';
import { PyUnicode_FromFormat } from '../str/format';
import { PyUnicode_FromString } from '../str/new';
import { PyUnicode_Check } from '../str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_SET_ITEM } from '../tuple';
import { freeInstance } from '../type/from-spec';
import { PyObject_ClearWeakRefs } from '../weakref';
import { _Py_NoDefaultStruct } from './nodefault';

/** Room for what PyErr_Format and calls need: typing.name(args…). new */
function call_typing_func_object(name: string, args: usize, nargs: usize): PyObject | null {
  const typing = PyImport_ImportModule('typing');
  if (!typing) return null;
  const func = PyObject_GetAttrString(typing, name);
  Py_DECREF(typing);
  if (!func) return null;
  const result = PyObject_Vectorcall(func, args, nargs, null);
  Py_DECREF(func);
  return result;
}

// new: typing.name(a, b)
export function callTyping2(name: string, a: PyObject, b: PyObject): PyObject | null {
  const stack = stackAlloc(2);
  setPtrAt(stack, 0, a);
  setPtrAt(stack, 1, b);
  const result = call_typing_func_object(name, stack, 2);
  stackFree(stack);
  return result;
}

// new: typing.name(a, args[0], args[1])
export function callTyping3(name: string, a: PyObject, args: usize): PyObject | null {
  const stack = stackAlloc(3);
  setPtrAt(stack, 0, a);
  setPtrAt(stack, 1, ptrAt(args, 0));
  setPtrAt(stack, 2, ptrAt(args, 1));
  const result = call_typing_func_object(name, stack, 3);
  stackFree(stack);
  return result;
}

// new: what a bound may be
export function type_check(a: PyObject, message: string): PyObject | null {
  // typing itself makes type variables while it is imported, some of them bound to None.
  if (a == Py_None) return Py_NewRef(_PyNone_Type);
  const text = PyUnicode_FromString(message);
  if (!text) return null;
  const result = callTyping2('_type_check', a, text);
  Py_DECREF(text);
  return result;
}

/** T | other: typing.Union, which unlike types.UnionType takes strings. */
export function make_union(self: PyObject, other: PyObject): PyObject | null {
  return callTyping2('_make_union', self, other);
}

// new: the name of the module that calls, or None
export function caller(): PyObject {
  const f = _PyThreadState_GET().current_frame;
  const func = f ? f.f_funcobj : null;
  if (!func || !PyFunction_Check(func)) return Py_None;
  const module = asFunction(func).func_module;
  return changetype<PyObject>(module ? Py_NewRef(module) : Py_None);
}

/** Sets __module__, unless it is NULL; False: o is released. */
export function setModule(o: PyObject, module: PyObject | null): bool {
  if (!module || PyObject_SetAttrString(o, '__module__', module) == 0) return true;
  Py_DECREF(o);
  return false;
}

// new: Unpack[self], written *self
export function unpack(self: PyObject): PyObject | null {
  const typing = PyImport_ImportModule('typing');
  if (!typing) return null;
  const form = PyObject_GetAttrString(typing, 'Unpack');
  Py_DECREF(typing);
  if (!form) return null;
  const unpacked = PyObject_GetItem(form, self);
  Py_DECREF(form);
  return unpacked;
}

// new: the parameters as Generic wants them: *Ts for each TypeVarTuple
export function unpack_typevartuples(params: PyObject): PyObject | null {
  const n = PyTuple_GET_SIZE(params);
  const type = _PyInterpreterState_GET().cached_typevartuple_type as PyTypeObject;
  let has = false;
  for (let i: i64 = 0; i < n; i++) if (PyTuple_GET_ITEM(params, i).ob_type == type) has = true;
  if (!has) return Py_NewRef(params);
  const res = PyTuple_New(n);
  for (let i: i64 = 0; res && i < n; i++) {
    const param = PyTuple_GET_ITEM(params, i);
    const item: PyObject | null = param.ob_type == type ? unpack(param) : Py_NewRef(param);
    if (!item) {
      Py_DECREF(res);
      return null;
    }
    PyTuple_SET_ITEM(res, i, item);
  }
  return res;
}

/**
 * *value, or what *evaluate gives, kept there; with neither `otherwise` (which may be NULL). new
 */
export function lazyValue(value: usize, evaluate: usize, otherwise: PyObject | null): PyObject | null {
  const known = ptrAt(value, 0);
  if (known) return Py_NewRef(known);
  const f = ptrAt(evaluate, 0);
  if (!f) return Py_XNewRef(otherwise);
  const result = PyObject_CallNoArgs(f);
  if (result) setSlot(value, Py_NewRef(result));
  return result;
}

/** True or False: has_default(), of the two fields' addresses. */
export function hasDefault(value: usize, evaluate: usize): PyObject | null {
  const known = ptrAt(value, 0);
  return ptrAt(evaluate, 0) != null || (known != null && known != _Py_NoDefaultStruct) ? Py_True : Py_False;
}

/** co- and contravariant exclude each other and what is inferred. False: ValueError. */
export function varianceFits(covariant: i32, contravariant: i32, infer: i32): bool {
  if (covariant && contravariant) {
    PyErr_SetString(PyExc_ValueError, 'Bivariant types are not supported.');
    return false;
  }
  if (infer && (covariant || contravariant)) {
    PyErr_SetString(PyExc_ValueError, 'Variance cannot be specified with infer_variance.');
    return false;
  }
  return true;
}

/** The truth of three optional arguments into three i32 at out: 0 or -1. */
export function readFlags(args: usize, out: usize): i32 {
  for (let i: i64 = 0; i < 3; i++) {
    const o = ptrAt(args, i);
    const truth = o ? PyObject_IsTrue(o) : 0;
    if (truth < 0) return -1;
    store<i32>(out + ((<usize>i) << 2), truth);
  }
  return 0;
}

// new
export function reprWithVariance(name: PyObject, covariant: bool, contravariant: bool, infer: bool): PyObject | null {
  if (infer) return Py_NewRef(name);
  return PyUnicode_FromFormat('%c%U', covariant ? 0x2b : contravariant ? 0x2d : 0x7e, arg(name));
}

/** Slots that all of them have. */
export function parameterSlots(t: PyTypeObject, dealloc: usize, traverse: usize, clear: usize, repr: usize): void {
  t.tp_dealloc = dealloc;
  t.tp_traverse = traverse;
  t.tp_clear = clear;
  t.tp_repr = repr;
  t.tp_alloc = PyType_GenericAlloc.index;
  t.tp_free = PyObject_GC_Del.index;
}

/** Visits the type and the pointers from first to last (offsets). */
export function visitPointers(self: PyObject, first: usize, last: usize, visit: usize, argument: usize): i32 {
  let r = Py_VISIT(self.ob_type, visit, argument);
  for (let at = first; at <= last && r == 0; at += 8)
    r = Py_VISIT(ptrAt(changetype<usize>(self) + at, 0), visit, argument);
  return r;
}

/** Drops the objects in the fields between two offsets, the last one too. */
export function clearPointers(self: PyObject, first: usize, last: usize): void {
  for (let at = first; at <= last; at += 8) clearSlot(changetype<usize>(self) + at);
}

/** The end of an object with pointers from first to last, and perhaps a managed dict. */
export function freePointers(self: PyObject, first: usize, last: usize, hasDict: bool): void {
  PyObject_GC_UnTrack(self);
  if (_PyTrash_begin(self)) return;
  clearPointers(self, first, last);
  if (hasDict) PyObject_ClearManagedDict(self);
  PyObject_ClearWeakRefs(self);
  freeInstance(self);
  _PyTrash_end();
}

/** 'argument 'name' must be str': False, TypeError. */
export function nameIsStr(fname: string, name: PyObject): bool {
  if (PyUnicode_Check(name)) return true;
  _PyArg_BadArgument(fname, "argument 'name'", 'str', name);
  return false;
}
