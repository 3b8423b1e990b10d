// Built-in functions of iterables. (CPython: Python/bltinmodule.c)

import {
  PyIter_Check,
  PyIter_Next,
  PyObject_GetAIter,
  PyObject_GetIter,
  PyObject_Size,
} from '../../objects/abstract/object';
import { PySequence_List } from '../../objects/abstract/sequence';
import { PyAnextAwaitable_New } from '../../objects/anext-awaitable';
import { _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../../objects/args';
import { PyObject_GetAttr } from '../../objects/attribute';
import { PyBool_FromLong } from '../../objects/bool';
import { PyObject_CallOneArg, PyObject_Vectorcall } from '../../objects/call';
import { PyErr_Format, PyErr_SetNone, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_StopIteration, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_FromSsize_t } from '../../objects/int';
import { PyCallIter_New } from '../../objects/iter';
import { Py_None } from '../../objects/none';
import { PyCallable_Check, PyObject_IsTrue, PyObject_RichCompareBool } from '../../objects/object';
import { Py_DECREF, Py_NewRef, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, Py_GT, Py_LT, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { endOfIteration } from './numbers';

function quantifier(iterable: PyObject, stopAt: i32): PyObject | null {
  const iterator = PyObject_GetIter(iterable);
  if (!iterator) return null;
  const next = <u32>iterator.ob_type.tp_iternext;
  for (;;) {
    const item = call_indirect<PyObject | null>(next, iterator);
    if (!item) break;
    const truth = PyObject_IsTrue(item);
    Py_DECREF(item);
    if (truth < 0 || truth == stopAt) {
      Py_DECREF(iterator);
      return truth < 0 ? null : PyBool_FromLong(stopAt);
    }
  }
  Py_DECREF(iterator);
  return endOfIteration() ? PyBool_FromLong(1 - stopAt) : null;
}

export function builtin_all(module: PyObject, iterable: PyObject): PyObject | null {
  return quantifier(iterable, 0);
}

export function builtin_any(module: PyObject, iterable: PyObject): PyObject | null {
  return quantifier(iterable, 1);
}

export function builtin_iter(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('iter', nargs, 1, 2)) return null;
  const v = objAt(args, 0);
  if (nargs == 1) return PyObject_GetIter(v);
  if (!PyCallable_Check(v)) return PyErr_SetString(PyExc_TypeError, 'iter(v, w): v must be callable');
  return PyCallIter_New(v, objAt(args, 1));
}

export function builtin_next(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('next', nargs, 1, 2)) return null;
  const it = objAt(args, 0);
  if (!PyIter_Check(it))
    return PyErr_Format(PyExc_TypeError, "'%.200s' object is not an iterator", <u64>it.ob_type.tp_name);
  const item = call_indirect<PyObject | null>(<u32>it.ob_type.tp_iternext, it);
  if (item) return item;
  if (nargs > 1) return endOfIteration() ? Py_NewRef<PyObject>(objAt(args, 1)) : null;
  if (!PyErr_Occurred()) PyErr_SetNone(PyExc_StopIteration);
  return null;
}

export function builtin_aiter(module: PyObject, o: PyObject): PyObject | null {
  return PyObject_GetAIter(o);
}

export function builtin_anext(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('anext', nargs, 1, 2)) return null;
  const aiterator = objAt(args, 0);
  const methods = aiterator.ob_type.tp_as_async;
  if (!methods || !methods.am_anext) {
    return PyErr_Format(PyExc_TypeError, "'%.200s' object is not an async iterator", <u64>aiterator.ob_type.tp_name);
  }
  const awaitable = call_indirect<PyObject | null>(<u32>methods.am_anext, aiterator);
  if (!awaitable || nargs == 1) return awaitable;
  const withDefault = PyAnextAwaitable_New(awaitable, objAt(args, 1));
  Py_DECREF(awaitable);
  return withDefault;
}

export function builtin_len(module: PyObject, o: PyObject): PyObject | null {
  const n = PyObject_Size(o);
  return n < 0 ? null : PyLong_FromSsize_t(n);
}

export function builtin_sorted(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  if (!_PyArg_CheckPositional('sorted', nargs, 1, 1)) return null;
  const list = PySequence_List(objAt(args, 0));
  if (!list) return null;
  const sort = PyObject_GetAttr(list, _Py_ID('sort'));
  const none = sort ? PyObject_Vectorcall(sort, args + 8, <usize>(nargs - 1), kwnames) : null;
  Py_XDECREF(sort);
  if (!none) {
    Py_DECREF(list);
    return null;
  }
  Py_DECREF(none);
  return list;
}

export function builtin_min(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return extreme(args, nargs, kwnames, Py_LT, 'min');
}

export function builtin_max(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return extreme(args, nargs, kwnames, Py_GT, 'max');
}

function extreme(args: usize, nargs: i64, kwnames: PyObject | null, op: i32, name: string): PyObject | null {
  if (nargs == 0)
    return PyErr_Format(PyExc_TypeError, '%ls expected at least 1 argument, got 0', <u64>changetype<usize>(name));
  const values = stackAlloc(2);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args + <usize>(nargs << 3), 0, null, kwnames, name, 'key default', 0, 0, 2, values) == 0) {
    let key = ptrAt(values, 0);
    if (key == Py_None) key = null;
    const default_ = ptrAt(values, 1);
    if (nargs > 1 && default_) {
      PyErr_Format(
        PyExc_TypeError,
        'Cannot specify a default for %ls() with multiple positional arguments',
        <u64>changetype<usize>(name),
      );
    } else result = extremeOf(args, nargs, key, default_, op, name);
  }
  stackFree(values);
  return result;
}

/** The extreme of the one iterable, or of the arguments; key and default NULL when not given; new. */
function extremeOf(
  args: usize,
  nargs: i64,
  key: PyObject | null,
  default_: PyObject | null,
  op: i32,
  name: string,
): PyObject | null {
  let iterator: PyObject | null = null;
  if (nargs == 1) {
    iterator = PyObject_GetIter(objAt(args, 0));
    if (!iterator) return null;
  }
  let best: PyObject | null = null;
  let bestValue: PyObject | null = null;
  let failed = false;
  for (let i: i64 = 0; ; i++) {
    let item: PyObject | null;
    if (iterator) {
      item = PyIter_Next(iterator);
      if (!item) {
        failed = PyErr_Occurred() != null;
        break;
      }
    } else {
      if (i == nargs) break;
      item = Py_NewRef<PyObject>(objAt(args, i));
    }
    let value: PyObject | null;
    if (key) {
      value = PyObject_CallOneArg(key, item);
      if (!value) {
        Py_DECREF(item);
        failed = true;
        break;
      }
    } else value = Py_NewRef<PyObject>(item);
    if (!bestValue) {
      best = item;
      bestValue = value;
      continue;
    }
    const better = PyObject_RichCompareBool(value, bestValue, op);
    if (better > 0) {
      Py_XDECREF(best);
      Py_DECREF(bestValue);
      best = item;
      bestValue = value;
    } else {
      Py_DECREF(item);
      Py_DECREF(value);
      if (better < 0) {
        failed = true;
        break;
      }
    }
  }
  Py_XDECREF(bestValue);
  Py_XDECREF(iterator);
  if (failed) {
    Py_XDECREF(best);
    return null;
  }
  if (best) return best;
  if (default_) return Py_NewRef<PyObject>(default_);
  return PyErr_Format(PyExc_ValueError, '%ls() iterable argument is empty', <u64>changetype<usize>(name));
}
