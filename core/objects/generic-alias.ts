// types.GenericAlias: list[int]. (CPython: Objects/genericaliasobject.c)
//
// What a parameter means is asked of the objects themselves: whatever has __typing_subst__ is one, whatever has
// __parameters__ contains some. typing's classes and ours answer alike.

import { Py_DECREF, Py_NewRef, Py_XDECREF, Py_XNewRef, PyObject_GC_UnTrack } from '../runtime/cold';
import { PyErr_Clear, PyErr_Occurred } from '../runtime/errors';
import { PyObject_GC_Del, PyType_GenericAlloc } from '../runtime/gc/alloc';
import { _PyTrash_begin, _PyTrash_end } from '../runtime/gc/trashcan';
import { _Py_ID } from '../runtime/identifiers';
import { Py_EQ, Py_NE, Py_VISIT, PyObject } from '../runtime/object';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../runtime/recursion';
import { getset, mappingMethods, member, method, numberMethods, static_type } from '../runtime/register';
import {
  _Py_T_OBJECT,
  METH_CLASS,
  METH_NOARGS,
  METH_O,
  Py_READONLY,
  Py_T_BOOL,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_HAVE_VECTORCALL,
  PyTypeObject,
} from '../runtime/type';
import { PyObject_GetIter } from './abstract/object';
import { PySequence_Contains } from './abstract/sequence';
import { _PyArg_CheckPositional, _PyArg_NoKeywords } from './args';
import { PyObject_GenericGetAttr, PyObject_GetAttr, PyObject_SetAttr } from './attribute';
import { Py_False, Py_True } from './bool';
import { PyObject_Call, PyVectorcall_Function } from './call';
import { PyErr_ExceptionMatches, PyErr_SetString } from './exceptions/errors';
import { PyExc_AttributeError, PyExc_TypeError } from './exceptions/types';
import {
  ga_iter,
  ga_iter_clear,
  ga_iter_dealloc,
  ga_iter_reduce,
  ga_iter_traverse,
  ga_iternext,
} from './generic-alias/iter';
import { _Py_make_parameters, _Py_subs_parameters } from './generic-alias/parameters';
import { ga_repr } from './generic-alias/repr';
import { PyList_Append } from './list';
import { Py_None, Py_NotImplemented } from './none';
import {
  PyObject_Dir,
  PyObject_Hash,
  PyObject_RichCompare,
  PyObject_RichCompareBool,
  PyObject_SelfIter,
} from './object';
import { _PyEval_GetBuiltin } from './reduce';
import { _PyUnicode_EqualToASCIIString } from './str/compare';
import { PyUnicode_FromString } from './str/new';
import { PyUnicode_Check } from './str/struct';
import {
  PyTuple_Check,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_New,
  PyTuple_Pack1,
  PyTuple_Pack2,
  PyTuple_SET_ITEM,
  PyTuple_Type,
} from './tuple';
import { PyObject_TypeCheck } from './type/state';
import { _Py_union_type_or } from './union';
import { PyObject_ClearWeakRefs } from './weakref';

/** 64 bytes. */
@unmanaged
export class gaobject extends PyObject {
  origin: PyObject | null; // strong
  args: PyObject | null; // strong, a tuple
  parameters: PyObject | null; // strong, a tuple; NULL: not asked for yet
  weakreflist: PyObject | null;
  starred: u8; // *tuple[int]
  vectorcall: usize;
}

/** 24 bytes. */
@unmanaged
export class gaiterobject extends PyObject {
  obj: PyObject | null; // strong; NULL: exhausted
}

export const Py_GenericAliasType = staticObject<PyTypeObject>(416);
export const _Py_GenericAliasIterType = staticObject<PyTypeObject>(416);

/* @inline */ export function _PyGenericAlias_Check(o: PyObject): bool {
  return PyObject_TypeCheck(o, Py_GenericAliasType);
}

/** o as its struct; nothing is checked. */
/* @inline */ export function alias(self: PyObject): gaobject {
  return changetype<gaobject>(self);
}

function ga_dealloc(self: PyObject): void {
  const a = alias(self);
  PyObject_GC_UnTrack(self);
  if (_PyTrash_begin(self, ga_dealloc.index)) return;
  if (a.weakreflist) PyObject_ClearWeakRefs(self);
  Py_XDECREF(a.origin);
  Py_XDECREF(a.args);
  Py_XDECREF(a.parameters);
  call_indirect<void>(<u32>self.ob_type.tp_free, changetype<usize>(self));
  _PyTrash_end();
}

function ga_traverse(self: PyObject, visit: usize, argument: usize): i32 {
  const a = alias(self);
  let r = Py_VISIT(a.origin, visit, argument);
  if (!r) r = Py_VISIT(a.args, visit, argument);
  return r ? r : Py_VISIT(a.parameters, visit, argument);
}

// borrowed; NULL with an exception
function parametersOf(a: gaobject): PyObject | null {
  if (a.parameters) return a.parameters;
  // Aliases of aliases: ten native functions a level, which count twice.
  if (_Py_EnterRecursiveCall(' while calling a Python object')) return null;
  a.parameters = _Py_make_parameters(a.args!);
  _Py_LeaveRecursiveCall();
  return a.parameters;
}

function ga_getitem(self: PyObject, item: PyObject): PyObject | null {
  const a = alias(self);
  const parameters = parametersOf(a);
  if (!parameters) return null;
  const newargs = _Py_subs_parameters(self, a.args!, parameters, item);
  if (!newargs) return null;
  const res = Py_GenericAlias(a.origin!, newargs);
  if (res) alias(res).starred = a.starred;
  Py_DECREF(newargs);
  return res;
}

function ga_hash(self: PyObject): i64 {
  const h0 = PyObject_Hash(alias(self).origin!);
  if (h0 == -1) return -1;
  const h1 = PyObject_Hash(alias(self).args!);
  return h1 == -1 ? -1 : h0 ^ h1;
}

// new: obj; it learns the alias that made it, if it can
function set_orig_class(obj: PyObject | null, self: PyObject): PyObject | null {
  if (!obj) return null;
  if (PyObject_SetAttr(obj, _Py_ID('__orig_class__'), self) < 0) {
    if (!PyErr_ExceptionMatches(PyExc_AttributeError) && !PyErr_ExceptionMatches(PyExc_TypeError)) {
      Py_DECREF(obj);
      return null;
    }
    PyErr_Clear();
  }
  return obj;
}

function ga_call(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return set_orig_class(PyObject_Call(alias(self).origin!, args, kwds), self);
}

function ga_vectorcall(self: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  const origin = alias(self).origin!;
  const f = PyVectorcall_Function(origin);
  if (_Py_EnterRecursiveCall(' while calling a Python object')) return null;
  const made = call_indirect<PyObject | null>(<u32>f, origin, args, nargsf, kwnames);
  _Py_LeaveRecursiveCall();
  return set_orig_class(made, self);
}

/** What an alias answers itself and does not ask its class. */
function isOwnAttribute(name: PyObject): bool {
  return (
    _PyUnicode_EqualToASCIIString(name, '__class__') ||
    _PyUnicode_EqualToASCIIString(name, '__origin__') ||
    _PyUnicode_EqualToASCIIString(name, '__args__') ||
    _PyUnicode_EqualToASCIIString(name, '__unpacked__') ||
    _PyUnicode_EqualToASCIIString(name, '__parameters__') ||
    _PyUnicode_EqualToASCIIString(name, '__typing_unpacked_tuple_args__') ||
    _PyUnicode_EqualToASCIIString(name, '__mro_entries__') ||
    _PyUnicode_EqualToASCIIString(name, '__reduce_ex__') ||
    _PyUnicode_EqualToASCIIString(name, '__reduce__') ||
    isBlockedAttribute(name)
  );
}

/** What neither has. */
function isBlockedAttribute(name: PyObject): bool {
  return (
    _PyUnicode_EqualToASCIIString(name, '__bases__') ||
    _PyUnicode_EqualToASCIIString(name, '__copy__') ||
    _PyUnicode_EqualToASCIIString(name, '__deepcopy__')
  );
}

function ga_getattro(self: PyObject, name: PyObject): PyObject | null {
  if (_Py_EnterRecursiveCall(' while calling a Python object')) return null;
  const ask = PyUnicode_Check(name) && !isOwnAttribute(name);
  const value = ask ? PyObject_GetAttr(alias(self).origin!, name) : PyObject_GenericGetAttr(self, name);
  _Py_LeaveRecursiveCall();
  return value;
}

function ga_richcompare(a: PyObject, b: PyObject, op: i32): PyObject | null {
  if (!_PyGenericAlias_Check(b) || (op != Py_EQ && op != Py_NE)) return Py_NotImplemented;
  if (op == Py_NE) {
    const eq = ga_richcompare(a, b, Py_EQ);
    if (!eq) return null;
    return eq == Py_True ? Py_False : Py_True;
  }
  if (alias(a).starred != alias(b).starred) return Py_False;
  const origins = PyObject_RichCompareBool(alias(a).origin!, alias(b).origin!, Py_EQ);
  if (origins < 0) return null;
  if (!origins) return Py_False;
  return PyObject_RichCompare(alias(a).args!, alias(b).args!, Py_EQ);
}

function ga_mro_entries(self: PyObject, _args: PyObject): PyObject | null {
  return PyTuple_Pack1(alias(self).origin!);
}

function ga_instancecheck(_self: PyObject, _ignored: PyObject): PyObject | null {
  return PyErr_SetString(PyExc_TypeError, 'isinstance() argument 2 cannot be a parameterized generic');
}

function ga_subclasscheck(_self: PyObject, _ignored: PyObject): PyObject | null {
  return PyErr_SetString(PyExc_TypeError, 'issubclass() argument 2 cannot be a parameterized generic');
}

function ga_reduce(self: PyObject, _ignored: PyObject | null): PyObject | null {
  const a = alias(self);
  if (a.starred) {
    const plain = Py_GenericAlias(a.origin!, a.args!);
    const it: PyObject | null = plain ? PyObject_GetIter(plain) : null;
    Py_XDECREF(plain);
    return reduceCallSteal(_PyEval_GetBuiltin(_Py_ID('next')), it ? tuplePack1Steal(it) : null);
  }
  const args = PyTuple_Pack2(a.origin!, a.args!);
  return reduceCallSteal(Py_NewRef(self.ob_type), args);
}

// new: a tuple of one; steals it
export function tuplePack1Steal(o: PyObject): PyObject | null {
  const tuple = PyTuple_Pack1(o);
  Py_DECREF(o);
  return tuple;
}

// new: (callable, args); steals both, either may be NULL
export function reduceCallSteal(callable: PyObject | null, args: PyObject | null): PyObject | null {
  const res = callable && args ? PyTuple_Pack2(callable, args) : null;
  Py_XDECREF(callable);
  Py_XDECREF(args);
  return res;
}

function ga_dir(self: PyObject, _ignored: PyObject | null): PyObject | null {
  const dir = PyObject_Dir(alias(self).origin!);
  if (!dir) return null;
  const names = dirNames();
  let ok = names != null;
  for (let i: i64 = 0; ok && i < PyTuple_GET_SIZE(names!); i++) {
    const name = PyTuple_GET_ITEM(names!, i);
    const has = PySequence_Contains(dir, name);
    ok = has > 0 || (has == 0 && PyList_Append(dir, name) == 0);
  }
  Py_XDECREF(names);
  if (ok) return dir;
  Py_DECREF(dir);
  return null;
}

// new: the names of isOwnAttribute
function dirNames(): PyObject | null {
  const names = PyTuple_New(12);
  if (!names) return null;
  PyTuple_SET_ITEM(names, 0, _Py_ID('__class__'));
  PyTuple_SET_ITEM(names, 1, _Py_ID('__origin__'));
  PyTuple_SET_ITEM(names, 2, _Py_ID('__args__'));
  PyTuple_SET_ITEM(names, 3, PyUnicode_FromString('__unpacked__'));
  PyTuple_SET_ITEM(names, 4, _Py_ID('__parameters__'));
  PyTuple_SET_ITEM(names, 5, _Py_ID('__typing_unpacked_tuple_args__'));
  PyTuple_SET_ITEM(names, 6, _Py_ID('__mro_entries__'));
  PyTuple_SET_ITEM(names, 7, _Py_ID('__reduce_ex__'));
  PyTuple_SET_ITEM(names, 8, _Py_ID('__reduce__'));
  PyTuple_SET_ITEM(names, 9, _Py_ID('__copy__'));
  PyTuple_SET_ITEM(names, 10, PyUnicode_FromString('__deepcopy__'));
  PyTuple_SET_ITEM(names, 11, _Py_ID('__bases__'));
  if (PyErr_Occurred()) {
    Py_DECREF(names);
    return null;
  }
  return names;
}

function ga_parameters(self: PyObject, _closure: usize): PyObject | null {
  return Py_XNewRef(parametersOf(alias(self)));
}

function ga_unpacked_tuple_args(self: PyObject, _closure: usize): PyObject | null {
  const a = alias(self);
  return a.starred && a.origin == PyTuple_Type ? Py_NewRef(a.args!) : Py_None;
}

/** Fills a new alias: 0, or -1. */
function setup_ga(a: gaobject, origin: PyObject, args: PyObject): bool {
  let tuple: PyObject | null = PyTuple_Check(args) ? Py_NewRef(args) : PyTuple_Pack1(args);
  if (!tuple) return false;
  a.origin = Py_NewRef(origin);
  a.args = tuple;
  a.parameters = null;
  a.weakreflist = null;
  a.vectorcall = PyVectorcall_Function(origin) ? ga_vectorcall.index : 0;
  return true;
}

function ga_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (!_PyArg_NoKeywords('GenericAlias', kwds)) return null;
  if (!_PyArg_CheckPositional('GenericAlias', PyTuple_GET_SIZE(args), 2, 2)) return null;
  const self = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!self) return null;
  if (!setup_ga(alias(self), PyTuple_GET_ITEM(args, 0), PyTuple_GET_ITEM(args, 1))) {
    Py_DECREF(self);
    return null;
  }
  return self;
}

// new: origin[args]
export function Py_GenericAlias(origin: PyObject, args: PyObject): PyObject | null {
  const self = PyType_GenericAlloc(Py_GenericAliasType, 0);
  if (!self) return null;
  if (!setup_ga(alias(self), origin, args)) {
    Py_DECREF(self);
    return null;
  }
  return self;
}

/** The method of a static type that can be subscripted, for its table of methods. */
export function classGetitem(t: PyTypeObject): void {
  method(
    t,
    '__class_getitem__',
    Py_GenericAlias.index,
    METH_O | METH_CLASS,
    '__class_getitem__($type, object, /)\n--\n\nSee PEP 585',
  );
}

export function init_generic_alias_types(): void {
  const t = Py_GenericAliasType;
  static_type(
    t,
    'types.GenericAlias',
    offsetof<gaobject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_VECTORCALL,
    'GenericAlias(origin, args, /)\n--\n\nRepresent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).',
  );
  t.tp_dealloc = ga_dealloc.index;
  t.tp_vectorcall_offset = offsetof<gaobject>('_vectorcall');
  t.tp_repr = ga_repr.index;
  t.tp_hash = ga_hash.index;
  t.tp_call = ga_call.index;
  t.tp_getattro = ga_getattro.index;
  t.tp_traverse = ga_traverse.index;
  t.tp_richcompare = ga_richcompare.index;
  t.tp_weaklistoffset = offsetof<gaobject>('_weakreflist');
  t.tp_iter = ga_iter.index;
  t.tp_alloc = PyType_GenericAlloc.index;
  t.tp_new = ga_new.index;
  t.tp_free = PyObject_GC_Del.index;
  numberMethods(t).nb_or = _Py_union_type_or.index;
  mappingMethods(t).mp_subscript = ga_getitem.index;
  method(t, '__mro_entries__', ga_mro_entries.index, METH_O, '');
  method(t, '__instancecheck__', ga_instancecheck.index, METH_O, '');
  method(t, '__subclasscheck__', ga_subclasscheck.index, METH_O, '');
  method(t, '__reduce__', ga_reduce.index, METH_NOARGS, '');
  method(t, '__dir__', ga_dir.index, METH_NOARGS, '');
  member(t, '__origin__', _Py_T_OBJECT, offsetof<gaobject>('_origin'), Py_READONLY, '');
  member(t, '__args__', _Py_T_OBJECT, offsetof<gaobject>('_args'), Py_READONLY, '');
  member(t, '__unpacked__', Py_T_BOOL, offsetof<gaobject>('starred'), Py_READONLY, '');
  getset(t, '__parameters__', ga_parameters.index, 0, 'Type variables in the GenericAlias.');
  getset(t, '__typing_unpacked_tuple_args__', ga_unpacked_tuple_args.index, 0, '');

  const i = _Py_GenericAliasIterType;
  static_type(i, 'generic_alias_iterator', offsetof<gaiterobject>(), 0, Py_TPFLAGS_HAVE_GC, '');
  i.tp_dealloc = ga_iter_dealloc.index;
  i.tp_traverse = ga_iter_traverse.index;
  i.tp_clear = ga_iter_clear.index;
  i.tp_iter = PyObject_SelfIter.index;
  i.tp_iternext = ga_iternext.index;
  method(i, '__reduce__', ga_iter_reduce.index, METH_NOARGS, '');
}
