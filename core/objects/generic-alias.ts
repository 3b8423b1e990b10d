// types.GenericAlias: list[int]. (CPython: Objects/genericaliasobject.c)
//
// What a parameter means is asked of the objects themselves: whatever has __typing_subst__ is one, whatever has
// __parameters__ contains some. typing's classes and ours answer alike.

import { PyErr_Clear, PyErr_Occurred } from '../runtime/errors';
import { _PyObject_GC_New, PyObject_GC_Del, PyType_GenericAlloc } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK, PyObject_GC_UnTrack } from '../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../runtime/gc/trashcan';
import { _Py_ID } from '../runtime/identifiers';
import {
  arg,
  clearSlot,
  objAt,
  Py_DECREF,
  Py_EQ,
  Py_NE,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  ptrAt,
  setPtrAt,
} from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
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
import { PyObject_GetItem, PyObject_GetIter } from './abstract/object';
import { PySequence_Contains } from './abstract/sequence';
import { _PyArg_CheckPositional, _PyArg_NoKeywords } from './args';
import { PyObject_GenericGetAttr, PyObject_GetAttr, PyObject_GetOptionalAttr, PyObject_SetAttr } from './attribute';
import { Py_False, Py_True } from './bool';
import { _PyObject_CallTwo, PyObject_Call, PyObject_CallOneArg, PyVectorcall_Function } from './call';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from './exceptions/errors';
import { PyExc_AttributeError, PyExc_TypeError } from './exceptions/types';
import {
  PyList_Append,
  PyList_AsTuple,
  PyList_Check,
  PyList_GET_ITEM,
  PyList_GET_SIZE,
  PyList_New,
  PyList_SetSlice,
} from './list';
import { Py_Ellipsis, Py_None, Py_NotImplemented } from './none';
import {
  PyObject_Dir,
  PyObject_Hash,
  PyObject_IsTrue,
  PyObject_Repr,
  PyObject_RichCompare,
  PyObject_RichCompareBool,
  PyObject_SelfIter,
  PyObject_Str,
} from './object';
import { _PyEval_GetBuiltin } from './reduce';
import { _PyUnicode_EqualToASCIIString } from './str/compare';
import { PyUnicode_FromFormat } from './str/format';
import { PyUnicode_FromString } from './str/new';
import { PyUnicode_Check } from './str/struct';
import {
  _PyUnicodeWriter,
  _PyUnicodeWriter_WriteChar,
  _PyUnicodeWriter_WriteStr,
  dropWriter,
  finishWriter,
  newWriter,
  writeLiteral,
} from './str/writer';
import {
  _PyTuple_Resize,
  PyTuple_Check,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_ITEMS,
  PyTuple_New,
  PyTuple_Pack1,
  PyTuple_Pack2,
  PyTuple_SET_ITEM,
  PyTuple_Type,
} from './tuple';
import { PyObject_TypeCheck, PyType_Check } from './type/state';
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

/* @inline */ function alias(self: PyObject): gaobject {
  return changetype<gaobject>(self);
}

// new: o.name; NULL: it has none, or an exception
export function optionalAttr(o: PyObject, name: PyObject): PyObject | null {
  const slot = stackAlloc(1);
  setPtrAt(slot, 0, null);
  PyObject_GetOptionalAttr(o, name, slot);
  const value = ptrAt(slot, 0);
  stackFree(slot);
  return value;
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

// new: how a type is written among arguments: its name with the module, builtins without
export function _Py_typing_type_repr_text(p: PyObject): PyObject | null {
  if (p == Py_Ellipsis) return PyUnicode_FromString('...');
  const origin = optionalAttr(p, _Py_ID('__origin__'));
  if (!origin && PyErr_Occurred()) return null;
  if (origin) {
    Py_DECREF(origin);
    const args = optionalAttr(p, _Py_ID('__args__'));
    if (args) {
      Py_DECREF(args);
      return PyObject_Repr(p);
    }
    if (PyErr_Occurred()) return null;
  }
  const qualname = optionalAttr(p, _Py_ID('__qualname__'));
  if (!qualname) return PyErr_Occurred() ? null : PyObject_Repr(p);
  const module = optionalAttr(p, _Py_ID('__module__'));
  let text: PyObject | null = null;
  if (!module || module == Py_None) text = PyErr_Occurred() ? null : PyObject_Repr(p);
  else if (PyUnicode_Check(module) && _PyUnicode_EqualToASCIIString(module, 'builtins')) text = PyObject_Str(qualname);
  else text = PyUnicode_FromFormat('%S.%S', arg(module), arg(qualname));
  Py_DECREF(qualname);
  Py_XDECREF(module);
  return text;
}

/** _Py_typing_type_repr: 0 or -1. */
export function _Py_typing_type_repr(writer: _PyUnicodeWriter, p: PyObject): i32 {
  const text = _Py_typing_type_repr_text(p);
  if (!text) return -1;
  const err = _PyUnicodeWriter_WriteStr(writer, text);
  Py_DECREF(text);
  return err;
}

/** A list among the arguments, as Callable has it. */
function ga_repr_items_list(writer: _PyUnicodeWriter, p: PyObject): i32 {
  if (_PyUnicodeWriter_WriteChar(writer, 0x5b) < 0) return -1;
  // Writing an item can run Python that shortens the list.
  for (let i: i64 = 0; i < PyList_GET_SIZE(p); i++) {
    if (i > 0 && writeLiteral(writer, ', ') < 0) return -1;
    const item = Py_NewRef(PyList_GET_ITEM(p, i));
    const err = _Py_typing_type_repr(writer, item);
    Py_DECREF(item);
    if (err < 0) return -1;
  }
  return _PyUnicodeWriter_WriteChar(writer, 0x5d);
}

function writeAlias(writer: _PyUnicodeWriter, a: gaobject): i32 {
  const args = a.args!;
  const n = PyTuple_GET_SIZE(args);
  if (a.starred && _PyUnicodeWriter_WriteChar(writer, 0x2a) < 0) return -1;
  if (_Py_typing_type_repr(writer, a.origin!) < 0) return -1;
  if (_PyUnicodeWriter_WriteChar(writer, 0x5b) < 0) return -1;
  for (let i: i64 = 0; i < n; i++) {
    if (i > 0 && writeLiteral(writer, ', ') < 0) return -1;
    const p = PyTuple_GET_ITEM(args, i);
    if ((PyList_Check(p) ? ga_repr_items_list(writer, p) : _Py_typing_type_repr(writer, p)) < 0) return -1;
  }
  if (n == 0 && writeLiteral(writer, '()') < 0) return -1;
  return _PyUnicodeWriter_WriteChar(writer, 0x5d);
}

function ga_repr(self: PyObject): PyObject | null {
  const writer = newWriter();
  return writeAlias(writer, alias(self)) < 0 ? dropWriter(writer) : finishWriter(writer);
}

/** The index of item among the first len of a tuple; -1: it is not there. */
function tuple_index(tuple: PyObject, len: i64, item: PyObject): i64 {
  for (let i: i64 = 0; i < len; i++) if (PyTuple_GET_ITEM(tuple, i) == item) return i;
  return -1;
}

function tuple_add(tuple: PyObject, len: i64, item: PyObject): i64 {
  if (tuple_index(tuple, len, item) >= 0) return 0;
  PyTuple_SET_ITEM(tuple, len, Py_NewRef(item));
  return 1;
}

/** Puts count items instead of one into the tuple in *slot; the next index, or -1. */
function tuple_extend(slot: usize, at: i64, items: usize, count: i64): i64 {
  if (_PyTuple_Resize(slot, PyTuple_GET_SIZE(objAt(slot, 0)) + count - 1) != 0) return -1;
  const tuple = objAt(slot, 0);
  for (let i: i64 = 0; i < count; i++) PyTuple_SET_ITEM(tuple, at + i, Py_NewRef(objAt(items, i)));
  return at + count;
}

// new: the different type parameters in a tuple of arguments, in order
export function _Py_make_parameters(args: PyObject): PyObject | null {
  const slot = stackAlloc(1);
  const parameters = PyTuple_New(PyTuple_GET_SIZE(args));
  setPtrAt(slot, 0, parameters);
  if (parameters && collectParameters(args, slot) < 0) {
    clearSlot(slot);
  }
  const result = ptrAt(slot, 0);
  stackFree(slot);
  return result;
}

function collectParameters(args: PyObject, slot: usize): i32 {
  const nargs = PyTuple_GET_SIZE(args);
  let len = nargs;
  let iparam: i64 = 0;
  for (let iarg: i64 = 0; iarg < nargs; iarg++) {
    const t = PyTuple_GET_ITEM(args, iarg);
    // Not the __parameters__ that a class has for its own.
    if (PyType_Check(t)) continue;
    const subst = optionalAttr(t, _Py_ID('__typing_subst__'));
    if (subst) {
      iparam += tuple_add(objAt(slot, 0), iparam, t);
      Py_DECREF(subst);
      continue;
    }
    if (PyErr_Occurred()) return -1;
    const subparams = optionalAttr(t, _Py_ID('__parameters__'));
    if (!subparams) {
      if (PyErr_Occurred()) return -1;
      continue;
    }
    if (PyTuple_Check(subparams)) {
      const n = PyTuple_GET_SIZE(subparams);
      const needed = n - 1 - (iarg - iparam);
      if (needed > 0) {
        len += needed;
        if (_PyTuple_Resize(slot, len) < 0) {
          Py_DECREF(subparams);
          return -1;
        }
      }
      for (let j: i64 = 0; j < n; j++) iparam += tuple_add(objAt(slot, 0), iparam, PyTuple_GET_ITEM(subparams, j));
    }
    Py_DECREF(subparams);
  }
  return iparam < len ? _PyTuple_Resize(slot, iparam) : 0;
}

// new: obj with its parameters replaced; list[T] with T = str is list[str]
function subs_tvars(obj: PyObject, params: PyObject, argitems: usize): PyObject | null {
  const subparams = optionalAttr(obj, _Py_ID('__parameters__'));
  if (!subparams && PyErr_Occurred()) return null;
  if (!subparams || !PyTuple_Check(subparams) || PyTuple_GET_SIZE(subparams) == 0) {
    Py_XDECREF(subparams);
    return Py_NewRef(obj);
  }
  const nparams = PyTuple_GET_SIZE(params);
  const n = PyTuple_GET_SIZE(subparams);
  const slot = stackAlloc(1);
  setPtrAt(slot, 0, PyTuple_New(n));
  let j: i64 = ptrAt(slot, 0) ? 0 : -1;
  for (let i: i64 = 0; i < n && j >= 0; i++) {
    let a: PyObject = PyTuple_GET_ITEM(subparams, i);
    const iparam = tuple_index(params, nparams, a);
    if (iparam >= 0) {
      const param = PyTuple_GET_ITEM(params, iparam);
      a = objAt(argitems, iparam);
      if (param.ob_type.tp_iter && PyTuple_Check(a)) {
        // A TypeVarTuple.
        j = tuple_extend(slot, j, PyTuple_ITEMS(a), PyTuple_GET_SIZE(a));
        continue;
      }
    }
    PyTuple_SET_ITEM(objAt(slot, 0), j, Py_NewRef(a));
    j++;
  }
  Py_DECREF(subparams);
  const subargs = ptrAt(slot, 0);
  stackFree(slot);
  const result = j >= 0 ? PyObject_GetItem(obj, subargs!) : null;
  Py_XDECREF(subargs);
  return result;
}

function _is_unpacked_typevartuple(a: PyObject): i32 {
  if (PyType_Check(a)) return 0;
  const value = optionalAttr(a, _Py_ID('__typing_is_unpacked_typevartuple__'));
  if (!value) return PyErr_Occurred() ? -1 : 0;
  const res = PyObject_IsTrue(value);
  Py_DECREF(value);
  return res;
}

// new: the arguments of *tuple[…]; NULL: a is none, or an exception
function _unpacked_tuple_args(a: PyObject): PyObject | null {
  if (_PyGenericAlias_Check(a) && alias(a).starred && alias(a).origin == PyTuple_Type) return Py_NewRef(alias(a).args!);
  const result = optionalAttr(a, _Py_ID('__typing_unpacked_tuple_args__'));
  return result == Py_None ? null : result;
}

// new: a tuple, what is unpacked in it spread out
function _unpack_args(item: PyObject): PyObject | null {
  const newargs = PyList_New(0);
  if (!newargs) return null;
  const isTuple = PyTuple_Check(item);
  const n = isTuple ? PyTuple_GET_SIZE(item) : 1;
  let ok = true;
  for (let i: i64 = 0; i < n && ok; i++) {
    const a: PyObject = isTuple ? PyTuple_GET_ITEM(item, i) : item;
    const subargs = PyType_Check(a) ? changetype<PyObject | null>(0) : _unpacked_tuple_args(a);
    if (!subargs && PyErr_Occurred()) {
      ok = false;
      break;
    }
    const count = subargs && PyTuple_Check(subargs) ? PyTuple_GET_SIZE(subargs) : 0;
    const spread =
      subargs != null && PyTuple_Check(subargs) && !(count && PyTuple_GET_ITEM(subargs, count - 1) == Py_Ellipsis);
    if (spread) ok = PyList_SetSlice(newargs, i64.MAX_VALUE, i64.MAX_VALUE, subargs) == 0;
    else ok = PyList_Append(newargs, a) == 0;
    Py_XDECREF(subargs);
  }
  const res = ok ? PyList_AsTuple(newargs) : null;
  Py_DECREF(newargs);
  return res;
}

// new: item, as the parameters' __typing_prepare_subst__ want it; steals item
function prepareArguments(self: PyObject, parameters: PyObject, item: PyObject): PyObject | null {
  const n = PyTuple_GET_SIZE(parameters);
  for (let i: i64 = 0; i < n; i++) {
    const prepare = optionalAttr(PyTuple_GET_ITEM(parameters, i), _Py_ID('__typing_prepare_subst__'));
    if (!prepare && PyErr_Occurred()) {
      Py_DECREF(item);
      return null;
    }
    if (prepare && prepare != Py_None) {
      const given: PyObject | null = PyTuple_Check(item) ? Py_NewRef(item) : PyTuple_Pack1(item);
      const next = given ? _PyObject_CallTwo(prepare, self, given) : null;
      Py_XDECREF(given);
      Py_DECREF(item);
      if (!next) {
        Py_DECREF(prepare);
        return null;
      }
      item = next;
    }
    Py_XDECREF(prepare);
  }
  return item;
}

// new: args with parameters replaced by item, the subscript of self
export function _Py_subs_parameters(
  self: PyObject,
  args: PyObject,
  parameters: PyObject,
  subscript: PyObject,
): PyObject | null {
  const nparams = PyTuple_GET_SIZE(parameters);
  if (nparams == 0) return PyErr_Format(PyExc_TypeError, '%R is not a generic class', arg(self));
  const unpacked = _unpack_args(subscript);
  const item = unpacked ? prepareArguments(self, parameters, unpacked) : null;
  if (!item) return null;
  const isTuple = PyTuple_Check(item);
  const nitems = isTuple ? PyTuple_GET_SIZE(item) : 1;
  if (nitems != nparams) {
    const many = nitems > nparams ? changetype<usize>('many') : changetype<usize>('few');
    PyErr_Format(
      PyExc_TypeError,
      'Too %ls arguments for %R; actual %zd, expected %zd',
      <u64>many,
      arg(self),
      <u64>nitems,
      <u64>nparams,
    );
    Py_DECREF(item);
    return null;
  }
  const slots = stackAlloc(2);
  setPtrAt(slots, 0, PyTuple_New(PyTuple_GET_SIZE(args)));
  setPtrAt(slots, 1, item);
  const argitems = isTuple ? PyTuple_ITEMS(item) : slots + 8;
  if (!ptrAt(slots, 0) || substituteAll(slots, args, parameters, argitems) < 0) clearSlot(slots);
  const result = ptrAt(slots, 0);
  stackFree(slots);
  Py_DECREF(item);
  return result;
}

/** Fills the tuple in *slot: 0 or -1. */
function substituteAll(slot: usize, args: PyObject, parameters: PyObject, argitems: usize): i32 {
  const nargs = PyTuple_GET_SIZE(args);
  const nparams = PyTuple_GET_SIZE(parameters);
  let jarg: i64 = 0;
  for (let iarg: i64 = 0; iarg < nargs; iarg++) {
    const a = PyTuple_GET_ITEM(args, iarg);
    if (PyType_Check(a)) {
      PyTuple_SET_ITEM(objAt(slot, 0), jarg, Py_NewRef(a));
      jarg++;
      continue;
    }
    const unpack = _is_unpacked_typevartuple(a);
    if (unpack < 0) return -1;
    const subst = optionalAttr(a, _Py_ID('__typing_subst__'));
    if (!subst && PyErr_Occurred()) return -1;
    let value: PyObject | null;
    if (subst) {
      const iparam = tuple_index(parameters, nparams, a);
      value = PyObject_CallOneArg(subst, objAt(argitems, iparam));
      Py_DECREF(subst);
    } else value = subs_tvars(a, parameters, argitems);
    if (!value) return -1;
    if (unpack) {
      if (!PyTuple_Check(value)) {
        PyErr_Format(
          PyExc_TypeError,
          'expected __typing_subst__ of %T objects to return a tuple, not %T',
          arg(a),
          arg(value),
        );
        Py_DECREF(value);
        return -1;
      }
      jarg = tuple_extend(slot, jarg, PyTuple_ITEMS(value), PyTuple_GET_SIZE(value));
      Py_DECREF(value);
      if (jarg < 0) return -1;
    } else {
      PyTuple_SET_ITEM(objAt(slot, 0), jarg, value);
      jarg++;
    }
  }
  return 0;
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
function tuplePack1Steal(o: PyObject): PyObject | null {
  const tuple = PyTuple_Pack1(o);
  Py_DECREF(o);
  return tuple;
}

// new: (callable, args); steals both, either may be NULL
function reduceCallSteal(callable: PyObject | null, args: PyObject | null): PyObject | null {
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

function ga_iter_dealloc(self: PyObject): void {
  PyObject_GC_UnTrack(self);
  Py_XDECREF(changetype<gaiterobject>(self).obj);
  PyObject_GC_Del(changetype<usize>(self));
}

function ga_iter_traverse(self: PyObject, visit: usize, argument: usize): i32 {
  return Py_VISIT(changetype<gaiterobject>(self).obj, visit, argument);
}

function ga_iter_clear(self: PyObject): i32 {
  clearSlot(changetype<usize>(self) + offsetof<gaiterobject>('_obj'));
  return 0;
}

/** Once: *list[int]. */
function ga_iternext(self: PyObject): PyObject | null {
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

function ga_iter_reduce(self: PyObject, _: PyObject | null): PyObject | null {
  const iter = _PyEval_GetBuiltin(_Py_ID('iter'));
  const obj = changetype<gaiterobject>(self).obj;
  const args = obj ? PyTuple_Pack1(obj) : tuplePack1Steal(PyTuple_New(0)!);
  return reduceCallSteal(iter, args);
}

function ga_iter(self: PyObject): PyObject | null {
  const gi = _PyObject_GC_New(_Py_GenericAliasIterType);
  if (!gi) return null;
  changetype<gaiterobject>(gi).obj = Py_NewRef(self);
  _PyObject_GC_TRACK(gi);
  return gi;
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
