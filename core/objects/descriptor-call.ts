// Calling native descriptors: list.append([], 1), dict.__dict__['fromkeys'](dict, …), int.__add__(1, 2).
// (CPython: Objects/descrobject.c)

import { arg, objAt, Py_DECREF, Py_XDECREF, PyObject, ptrAt } from '../runtime/object';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../runtime/recursion';
import {
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_METHOD,
  METH_NOARGS,
  METH_O,
  METH_VARARGS,
  METH_WITH_CLASS,
  PyMethodDef,
  PyTypeObject,
  PyVectorcall_NARGS,
} from '../runtime/type';
import { _PyObject_RealIsSubclass } from './abstract/isinstance';
import { _PyObject_FunctionStr, _PyStack_AsDict, PyObject_VectorcallDict } from './call';
import {
  classmethod_get,
  descr_check,
  descrNameOf,
  ownerNameOf,
  PyMethodDescrObject,
  PyWrapperDescrObject,
} from './descriptor';
import { PyDict_Check, PyDict_Size } from './dict/dict';
import { PyErr_Format } from './exceptions/errors';
import { PyExc_TypeError } from './exceptions/types';
import { _PyTuple_FromArray, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_GetSlice, PyTuple_ITEMS } from './tuple';
import { PyWrapperFlag_KEYWORDS, pytype_slotdef } from './type/slotdefs';

/** The vectorcall function for a method's call flags; 0: no such combination. */
export function methodVectorcall(flags: i32): usize {
  switch (flags & (METH_VARARGS | METH_FASTCALL | METH_NOARGS | METH_O | METH_KEYWORDS | METH_METHOD)) {
    case METH_VARARGS:
      return method_vectorcall_VARARGS.index;
    case METH_VARARGS | METH_KEYWORDS:
      return method_vectorcall_VARARGS_KEYWORDS.index;
    case METH_FASTCALL:
      return method_vectorcall_FASTCALL.index;
    case METH_FASTCALL | METH_KEYWORDS:
    case METH_WITH_CLASS:
      return method_vectorcall_FASTCALL_KEYWORDS.index;
    case METH_NOARGS:
      return method_vectorcall_NOARGS.index;
    case METH_O:
      return method_vectorcall_O.index;
    default:
      return 0;
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
/* @inline */ function method_enter_call(func: PyObject): u32 {
  if (_Py_EnterRecursiveCall(' while calling a Python object')) return 0;
  return <u32>(changetype<PyMethodDescrObject>(func).d_method as PyMethodDef).ml_meth;
}

function method_vectorcall_VARARGS(
  func: PyObject,
  args: usize,
  nargsf: usize,
  kwnames: PyObject | null,
): PyObject | null {
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

function method_vectorcall_VARARGS_KEYWORDS(
  func: PyObject,
  args: usize,
  nargsf: usize,
  kwnames: PyObject | null,
): PyObject | null {
  const nargs = PyVectorcall_NARGS(nargsf);
  if (!method_check_args(func, args, nargs, null)) return null;
  const argstuple = _PyTuple_FromArray(args + 8, nargs - 1);
  if (!argstuple) return null;
  let result: PyObject | null = null;
  let kwdict: PyObject | null = null;
  if (kwnames && PyTuple_GET_SIZE(kwnames)) {
    kwdict = _PyStack_AsDict(args + ((<usize>nargs) << 3), kwnames);
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

function method_vectorcall_FASTCALL(
  func: PyObject,
  args: usize,
  nargsf: usize,
  kwnames: PyObject | null,
): PyObject | null {
  const nargs = PyVectorcall_NARGS(nargsf);
  if (!method_check_args(func, args, nargs, kwnames)) return null;
  const meth = method_enter_call(func);
  if (!meth) return null;
  const result = call_indirect<PyObject | null>(meth, objAt(args, 0), args + 8, nargs - 1);
  _Py_LeaveRecursiveCall();
  return result;
}

function method_vectorcall_FASTCALL_KEYWORDS(
  func: PyObject,
  args: usize,
  nargsf: usize,
  kwnames: PyObject | null,
): PyObject | null {
  const nargs = PyVectorcall_NARGS(nargsf);
  if (!method_check_args(func, args, nargs, null)) return null;
  const meth = method_enter_call(func);
  if (!meth) return null;
  const result = call_indirect<PyObject | null>(meth, objAt(args, 0), args + 8, nargs - 1, kwnames);
  _Py_LeaveRecursiveCall();
  return result;
}

function method_vectorcall_NOARGS(
  func: PyObject,
  args: usize,
  nargsf: usize,
  kwnames: PyObject | null,
): PyObject | null {
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
export function classmethoddescr_call(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const argc = PyTuple_GET_SIZE(args);
  if (argc < 1) {
    return PyErr_Format(
      PyExc_TypeError,
      "descriptor '%U' of '%.100s' object needs an argument",
      descrNameOf(self),
      ownerNameOf(self),
    );
  }
  const bound = classmethod_get(self, null, PyTuple_GET_ITEM(args, 0));
  if (!bound) return null;
  const result = PyObject_VectorcallDict(bound, PyTuple_ITEMS(args) + 8, <usize>(argc - 1), kwds);
  Py_DECREF(bound);
  return result;
}

export function wrapperdescr_raw_call(
  descr: PyWrapperDescrObject,
  self: PyObject,
  args: PyObject,
  kwds: PyObject | null,
): PyObject | null {
  const base = changetype<pytype_slotdef>(descr.d_base);
  if (base.flags & PyWrapperFlag_KEYWORDS) {
    return call_indirect<PyObject | null>(<u32>base.wrapper, self, args, descr.d_wrapped, kwds);
  }
  if (kwds && (!PyDict_Check(kwds) || PyDict_Size(kwds) != 0)) {
    return PyErr_Format(PyExc_TypeError, 'wrapper %s() takes no keyword arguments', base.name);
  }
  return call_indirect<PyObject | null>(<u32>base.wrapper, self, args, descr.d_wrapped);
}

export function wrapperdescr_call(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const descr = changetype<PyWrapperDescrObject>(self);
  const argc = PyTuple_GET_SIZE(args);
  if (argc < 1) {
    return PyErr_Format(
      PyExc_TypeError,
      "descriptor '%U' of '%.100s' object needs an argument",
      descrNameOf(self),
      ownerNameOf(self),
    );
  }
  const obj = PyTuple_GET_ITEM(args, 0);
  const owner = descr.d_type as PyTypeObject;
  if (!_PyObject_RealIsSubclass(obj.ob_type, owner)) {
    return PyErr_Format(
      PyExc_TypeError,
      "descriptor '%U' requires a '%.100s' object but received a '%.100s'",
      descrNameOf(self),
      owner.tp_name,
      obj.ob_type.tp_name,
    );
  }
  const rest = PyTuple_GetSlice(args, 1, argc);
  if (!rest) return null;
  const result = wrapperdescr_raw_call(descr, obj, rest, kwds);
  Py_DECREF(rest);
  return result;
}
