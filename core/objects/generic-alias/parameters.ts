// The type parameters of an alias, and an alias with others in their place. (CPython: Objects/genericaliasobject.c)

import { clearSlot, Py_DECREF, Py_NewRef, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, objAt, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyObject_GetItem } from '../abstract/object';
import { PyObject_GetOptionalAttr } from '../attribute';
import { _PyObject_CallTwo, PyObject_CallOneArg } from '../call';
import { PyErr_Format } from '../exceptions/errors';
import { PyExc_TypeError } from '../exceptions/types';
import { _PyGenericAlias_Check, alias } from '../generic-alias';
import { PyList_Append, PyList_AsTuple, PyList_New, PyList_SetSlice } from '../list';
import { Py_Ellipsis, Py_None } from '../none';
import { PyObject_IsTrue } from '../object';
import {
  _PyTuple_Resize,
  PyTuple_Check,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_ITEMS,
  PyTuple_New,
  PyTuple_Pack1,
  PyTuple_SET_ITEM,
  PyTuple_Type,
} from '../tuple';
import { PyType_Check } from '../type/state';

// new: o.name; NULL: it has none, or an exception
export function optionalAttr(o: PyObject, name: PyObject): PyObject | null {
  const slot = stackAlloc(1);
  setPtrAt(slot, 0, null);
  PyObject_GetOptionalAttr(o, name, slot);
  const value = ptrAt(slot, 0);
  stackFree(slot);
  return value;
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
