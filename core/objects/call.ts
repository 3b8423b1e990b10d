// Calling an object: vectorcall, and tp_call with a tuple and a dict. (CPython: Objects/call.c)
//
//   args ──┐ positional … │ values of keywords … │       kwnames: tuple of their names, or NULL
//   args[-1] may be overwritten when nargsf has PY_VECTORCALL_ARGUMENTS_OFFSET

import { PyMem_Free, PyMem_Malloc } from '../memory/obmalloc/malloc';
import { PyErr_Clear, PyErr_Occurred } from '../runtime/errors';
import { _Py_ID } from '../runtime/identifiers';
import { arg, objAt, Py_DECREF, Py_NE, Py_NewRef, Py_XDECREF, PyObject, ptrAt, setPtrAt } from '../runtime/object';
import { pel, stackAlloc, stackFree } from '../runtime/pellucid';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../runtime/recursion';
import { _PyThreadState_GET } from '../runtime/tstate';
import {
  PY_VECTORCALL_ARGUMENTS_OFFSET,
  Py_TPFLAGS_HAVE_VECTORCALL,
  Py_TPFLAGS_UNICODE_SUBCLASS,
  PyVectorcall_NARGS,
} from '../runtime/type';
import { _PyObject_GetMethod, PyObject_GetOptionalAttr } from './attribute';
import { PyDict_Check, PyDict_Next, PyDict_Size } from './dict/dict';
import { _PyDict_FromItems } from './dict/new';
import { _PyErr_FormatFromCause, PyErr_Format, PyErr_NoMemory, PyErr_SetString } from './exceptions/errors';
import { PyExc_SystemError, PyExc_TypeError } from './exceptions/types';
import { PyModule_GetNameObject, PyModule_Type } from './module';
import { Py_None } from './none';
import { PyCallable_Check, PyObject_RichCompareBool, PyObject_Str } from './object';
import { PyUnicode_FromFormat } from './str/format';
import {
  _PyTuple_FromArray,
  PyTuple_Check,
  PyTuple_GET_SIZE,
  PyTuple_ITEMS,
  PyTuple_New,
  PyTuple_SET_ITEM,
} from './tuple';

/** As many arguments as C code keeps on its stack; more go to the heap. */
const _PY_FASTCALL_SMALL_STACK = 5;

/** A result and no exception, or NULL and one: anything else becomes SystemError. */
export function _Py_CheckFunctionResult(callable: PyObject | null, result: PyObject | null): PyObject | null {
  const exc = _PyThreadState_GET().current_exception;
  if (result) {
    if (!exc) return result;
    Py_DECREF(result);
    if (callable)
      _PyErr_FormatFromCause(PyExc_SystemError, '%R returned a result with an exception set', arg(callable));
    else _PyErr_FormatFromCause(PyExc_SystemError, 'a function returned a result with an exception set');
    return null;
  }
  // A native function that waits for the host gives NULL too: the eval loop makes the call again.
  if (exc || pel.wait_kind) return null;
  if (callable) PyErr_Format(PyExc_SystemError, '%R returned NULL without setting an exception', arg(callable));
  else PyErr_SetString(PyExc_SystemError, 'a function returned NULL without setting an exception');
  return null;
}

/** The table index to call, or 0: only tp_call. */
/* @inline */ export function PyVectorcall_Function(callable: PyObject): usize {
  const tp = callable.ob_type;
  if (!(tp.tp_flags & Py_TPFLAGS_HAVE_VECTORCALL)) return 0;
  return load<usize>(changetype<usize>(callable) + <usize>tp.tp_vectorcall_offset);
}

// new
export function PyObject_Vectorcall(
  callable: PyObject,
  args: usize,
  nargsf: usize,
  kwnames: PyObject | null,
): PyObject | null {
  const func = PyVectorcall_Function(callable);
  if (!func) return _PyObject_MakeTpCall(callable, args, PyVectorcall_NARGS(nargsf), kwnames);
  const res = call_indirect<PyObject | null>(<u32>func, callable, args, nargsf, kwnames);
  return _Py_CheckFunctionResult(callable, res);
}

function object_is_not_callable(callable: PyObject): PyObject | null {
  if (callable.ob_type == PyModule_Type) {
    // import pprint; pprint(x): the module has a function of its own name.
    const name = PyModule_GetNameObject(callable);
    if (name) {
      const at = stackAlloc(1);
      const found = PyObject_GetOptionalAttr(callable, name, at);
      const attr = ptrAt(at, 0);
      stackFree(at);
      if (found > 0 && attr) {
        const callableToo = PyCallable_Check(attr);
        Py_DECREF(attr);
        if (callableToo) {
          PyErr_Format(
            PyExc_TypeError,
            "'%.200s' object is not callable. Did you mean: '%U.%U(...)'?",
            callable.ob_type.tp_name,
            arg(name),
            arg(name),
          );
          Py_DECREF(name);
          return null;
        }
      }
      Py_DECREF(name);
    }
    PyErr_Clear();
  }
  return PyErr_Format(PyExc_TypeError, "'%.200s' object is not callable", callable.ob_type.tp_name);
}

/** Through tp_call; keywords: kwnames' tuple, or a dict, or NULL. */
export function _PyObject_MakeTpCall(
  callable: PyObject,
  args: usize,
  nargs: i64,
  keywords: PyObject | null,
): PyObject | null {
  const call = callable.ob_type.tp_call;
  if (!call) return object_is_not_callable(callable);
  const argstuple = _PyTuple_FromArray(args, nargs);
  if (!argstuple) return null;
  let kwdict: PyObject | null = null;
  let own = false;
  if (keywords) {
    if (PyDict_Check(keywords)) kwdict = keywords;
    else if (PyTuple_GET_SIZE(keywords)) {
      kwdict = _PyStack_AsDict(args + ((<usize>nargs) << 3), keywords);
      if (!kwdict) {
        Py_DECREF(argstuple);
        return null;
      }
      own = true;
    }
  }
  let result: PyObject | null = null;
  if (!_Py_EnterRecursiveCall(' while calling a Python object')) {
    result = call_indirect<PyObject | null>(<u32>call, callable, argstuple, kwdict);
    _Py_LeaveRecursiveCall();
  }
  Py_DECREF(argstuple);
  if (own) Py_DECREF(kwdict as PyObject);
  return _Py_CheckFunctionResult(callable, result);
}

// new: a dict of values by names
export function _PyStack_AsDict(values: usize, kwnames: PyObject): PyObject | null {
  return _PyDict_FromItems(PyTuple_ITEMS(kwnames), 1, values, 1, PyTuple_GET_SIZE(kwnames));
}

/**
 * The arguments of a vectorcall from positional ones and a dict: a heap array (0: error) that begins one pointer after its block,
 * so that args[-1] is free. *kwnames: the tuple of names (new).
 */
function _PyStack_UnpackDict(args: usize, nargs: i64, kwargs: PyObject, kwnames: usize): usize {
  const nkwargs = PyDict_Size(kwargs);
  const block = PyMem_Malloc((<usize>(1 + nargs + nkwargs)) << 3);
  if (!block) {
    PyErr_NoMemory();
    return 0;
  }
  const names = PyTuple_New(nkwargs);
  if (!names) {
    PyMem_Free(block);
    return 0;
  }
  const stack = block + 8;
  for (let i: i64 = 0; i < nargs; i++) setPtrAt(stack, i, Py_NewRef(objAt(args, i)));
  const kwstack = stack + ((<usize>nargs) << 3);
  const at = stackAlloc(3);
  store<i64>(at, 0);
  let strings: u64 = Py_TPFLAGS_UNICODE_SUBCLASS;
  for (let i: i64 = 0; PyDict_Next(kwargs, at, at + 8, at + 16); i++) {
    const key = objAt(at, 1);
    strings &= key.ob_type.tp_flags;
    PyTuple_SET_ITEM(names, i, Py_NewRef(key));
    setPtrAt(kwstack, i, Py_NewRef(objAt(at, 2)));
  }
  stackFree(at);
  if (!strings) {
    PyErr_SetString(PyExc_TypeError, 'keywords must be strings');
    freeUnpacked(stack, nargs, names);
    return 0;
  }
  setPtrAt(kwnames, 0, names);
  return stack;
}

function freeUnpacked(stack: usize, nargs: i64, kwnames: PyObject): void {
  const n = nargs + PyTuple_GET_SIZE(kwnames);
  for (let i: i64 = 0; i < n; i++) Py_DECREF(objAt(stack, i));
  PyMem_Free(stack - 8);
  Py_DECREF(kwnames);
}

/** func with a dict of keywords, which is not empty. */
function callUnpacked(func: usize, callable: PyObject, args: usize, nargs: i64, kwargs: PyObject): PyObject | null {
  const at = stackAlloc(1);
  const stack = _PyStack_UnpackDict(args, nargs, kwargs, at);
  const kwnames = ptrAt(at, 0);
  stackFree(at);
  if (!stack || !kwnames) return null;
  const res = call_indirect<PyObject | null>(
    <u32>func,
    callable,
    stack,
    <usize>nargs | PY_VECTORCALL_ARGUMENTS_OFFSET,
    kwnames,
  );
  freeUnpacked(stack, nargs, kwnames);
  return res;
}

/** Like PyObject_Vectorcall, but keywords come as a dict (or NULL). */
export function PyObject_VectorcallDict(
  callable: PyObject,
  args: usize,
  nargsf: usize,
  kwargs: PyObject | null,
): PyObject | null {
  const nargs = PyVectorcall_NARGS(nargsf);
  const func = PyVectorcall_Function(callable);
  if (!func) return _PyObject_MakeTpCall(callable, args, nargs, kwargs);
  let res: PyObject | null;
  if (!kwargs || PyDict_Size(kwargs) == 0)
    res = call_indirect<PyObject | null>(<u32>func, callable, args, nargsf, changetype<PyObject | null>(0));
  else {
    res = callUnpacked(func, callable, args, nargs, kwargs);
    if (!res && PyErr_Occurred()) return null;
  }
  return _Py_CheckFunctionResult(callable, res);
}

function vectorcallWith(func: usize, callable: PyObject, tuple: PyObject, kwargs: PyObject | null): PyObject | null {
  const nargs = PyTuple_GET_SIZE(tuple);
  let res: PyObject | null;
  if (!kwargs || PyDict_Size(kwargs) == 0) {
    res = call_indirect<PyObject | null>(
      <u32>func,
      callable,
      PyTuple_ITEMS(tuple),
      <usize>nargs,
      changetype<PyObject | null>(0),
    );
  } else {
    res = callUnpacked(func, callable, PyTuple_ITEMS(tuple), nargs, kwargs);
    if (!res && PyErr_Occurred()) return null;
  }
  return _Py_CheckFunctionResult(callable, res);
}

/** A tp_call for types whose instances have a vectorcall function. */
export function PyVectorcall_Call(callable: PyObject, tuple: PyObject, kwargs: PyObject | null): PyObject | null {
  const offset = callable.ob_type.tp_vectorcall_offset;
  const func = offset > 0 ? load<usize>(changetype<usize>(callable) + <usize>offset) : 0;
  if (!func)
    return PyErr_Format(PyExc_TypeError, "'%.200s' object does not support vectorcall", callable.ob_type.tp_name);
  return vectorcallWith(func, callable, tuple, kwargs);
}

/** callable(*args, **kwargs) */
export function PyObject_Call(callable: PyObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const func = PyVectorcall_Function(callable);
  if (func) return vectorcallWith(func, callable, args, kwargs);
  const call = callable.ob_type.tp_call;
  if (!call) return object_is_not_callable(callable);
  if (_Py_EnterRecursiveCall(' while calling a Python object')) return null;
  const result = call_indirect<PyObject | null>(<u32>call, callable, args, kwargs);
  _Py_LeaveRecursiveCall();
  return _Py_CheckFunctionResult(callable, result);
}

export function PyObject_CallNoArgs(callable: PyObject): PyObject | null {
  return PyObject_Vectorcall(callable, 0, 0, null);
}

export function PyObject_CallOneArg(callable: PyObject, a: PyObject): PyObject | null {
  const stack = stackAlloc(2);
  setPtrAt(stack, 1, a);
  const res = PyObject_Vectorcall(callable, stack + 8, 1 | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
  stackFree(stack);
  return res;
}

/** callable(a, b) */
export function _PyObject_CallTwo(callable: PyObject, a: PyObject, b: PyObject): PyObject | null {
  const stack = stackAlloc(3);
  setPtrAt(stack, 1, a);
  setPtrAt(stack, 2, b);
  const res = PyObject_Vectorcall(callable, stack + 8, 2 | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
  stackFree(stack);
  return res;
}

/** callable(*args); args NULL: none. */
export function PyObject_CallObject(callable: PyObject, args: PyObject | null): PyObject | null {
  if (!args) return PyObject_CallNoArgs(callable);
  if (!PyTuple_Check(args)) return PyErr_SetString(PyExc_TypeError, 'argument list must be a tuple');
  return PyObject_Call(callable, args, null);
}

/** args[0].name(args[1], …), without a bound method where the class has a plain function. */
export function PyObject_VectorcallMethod(
  name: PyObject,
  args: usize,
  nargsf: usize,
  kwnames: PyObject | null,
): PyObject | null {
  const at = stackAlloc(1);
  setPtrAt(at, 0, null);
  const unbound = _PyObject_GetMethod(objAt(args, 0), name, at);
  const callable = ptrAt(at, 0);
  stackFree(at);
  if (!callable) return null;
  // Bound: self is skipped, and its place is the args[-1] that may be overwritten.
  const res = unbound
    ? PyObject_Vectorcall(callable, args, nargsf & ~PY_VECTORCALL_ARGUMENTS_OFFSET, kwnames)
    : PyObject_Vectorcall(callable, args + 8, nargsf - 1, kwnames);
  Py_DECREF(callable);
  return res;
}

export function PyObject_CallMethodNoArgs(self: PyObject, name: PyObject): PyObject | null {
  const stack = stackAlloc(1);
  setPtrAt(stack, 0, self);
  const res = PyObject_VectorcallMethod(name, stack, 1 | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
  stackFree(stack);
  return res;
}

export function PyObject_CallMethodOneArg(self: PyObject, name: PyObject, a: PyObject): PyObject | null {
  const stack = stackAlloc(2);
  setPtrAt(stack, 0, self);
  setPtrAt(stack, 1, a);
  const res = PyObject_VectorcallMethod(name, stack, 2 | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
  stackFree(stack);
  return res;
}

/** callable(obj, *args, **kwargs) */
export function _PyObject_Call_Prepend(
  callable: PyObject,
  obj: PyObject,
  args: PyObject,
  kwargs: PyObject | null,
): PyObject | null {
  const argcount = PyTuple_GET_SIZE(args);
  const small = argcount + 1 <= _PY_FASTCALL_SMALL_STACK;
  const stack = small ? stackAlloc(_PY_FASTCALL_SMALL_STACK) : PyMem_Malloc((<usize>(argcount + 1)) << 3);
  if (!stack) return PyErr_NoMemory();
  setPtrAt(stack, 0, obj);
  memory.copy(stack + 8, PyTuple_ITEMS(args), (<usize>argcount) << 3);
  const res = PyObject_VectorcallDict(callable, stack, <usize>(argcount + 1), kwargs);
  if (small) stackFree(stack);
  else PyMem_Free(stack);
  return res;
}

/** 'module.qualname()' for error texts, 'qualname()' for builtins; new. */
export function _PyObject_FunctionStr(x: PyObject): PyObject | null {
  const at = stackAlloc(2);
  setPtrAt(at, 1, null);
  let result: PyObject | null = null;
  const found = PyObject_GetOptionalAttr(x, _Py_ID('__qualname__'), at);
  const qualname = ptrAt(at, 0);
  if (!qualname) result = found < 0 ? null : PyObject_Str(x);
  else {
    const ret = PyObject_GetOptionalAttr(x, _Py_ID('__module__'), at + 8);
    const module = ptrAt(at, 1);
    let differs = 0;
    if (ret >= 0) {
      if (module && module != Py_None) differs = PyObject_RichCompareBool(module, _Py_ID('builtins'), Py_NE);
      if (differs > 0) result = PyUnicode_FromFormat('%S.%S()', arg(module), arg(qualname));
      else if (differs == 0) result = PyUnicode_FromFormat('%S()', arg(qualname));
    }
    Py_XDECREF(module);
    Py_DECREF(qualname);
  }
  stackFree(at);
  return result;
}
