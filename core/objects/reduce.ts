// What an iterator's __reduce__ is made of.

import { Py_DECREF, Py_XDECREF, stackAlloc } from '../runtime/cold';
import { _Py_ID } from '../runtime/identifiers';
import { mainInterpreter } from '../runtime/interp';
import { PyObject, ptrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { _PyThreadState_GET } from '../runtime/tstate';
import { PyMapping_GetOptionalItem } from './abstract/mapping';
import { PyErr_SetObject } from './exceptions/errors';
import { PyExc_AttributeError } from './exceptions/types';
import { PyLong_FromSsize_t } from './int';
import { PyList_New } from './list';
import { PyTuple_Pack1, PyTuple_Pack2, PyTuple_Pack3, tuple_get_empty } from './tuple';

/** The builtin of that name as the running frame sees it. */
// new
export function _PyEval_GetBuiltin(name: PyObject): PyObject | null {
  let frame = _PyThreadState_GET().current_frame;
  // An entry frame of the native stack (FRAME_OWNED_BY_CSTACK) has no builtins of its own.
  while (frame && frame.owner == 3) frame = frame.previous;
  const builtins = frame ? frame.f_builtins : mainInterpreter.builtins;
  if (!builtins) return null;
  const slot = stackAlloc(1);
  const r = PyMapping_GetOptionalItem(builtins, name, slot);
  const found = ptrAt(slot, 0);
  stackFree(slot);
  if (r == 0) PyErr_SetObject(PyExc_AttributeError, name);
  return found;
}

/**
 * (builtin, (seq,), index), or when the iterator is exhausted: (builtin, ((),)) with empty 0, (builtin, ([],)) with 1. Steals the
 * builtin (NULL passes through), which comes first: to look it up can run Python that exhausts the iterator.
 */
// new
export function reduceIterator(
  builtin: PyObject | null,
  seq: PyObject | null,
  index: i64,
  empty: i32,
): PyObject | null {
  if (!builtin) return null;
  if (!seq) {
    const nothing = empty == 0 ? tuple_get_empty() : PyList_New(0);
    const result = reduceCall(builtin, nothing);
    Py_DECREF(builtin);
    Py_XDECREF(nothing);
    return result;
  }
  const args = PyTuple_Pack1(seq);
  const number = PyLong_FromSsize_t(index);
  const result = args && number ? PyTuple_Pack3(builtin, args, number) : null;
  Py_XDECREF(args);
  Py_XDECREF(number);
  Py_DECREF(builtin);
  return result;
}

/** (callable, (argument,)); NULL passes through. */
// new
export function reduceCall(callable: PyObject | null, argument: PyObject | null): PyObject | null {
  if (!callable || !argument) return null;
  const args = PyTuple_Pack1(argument);
  if (!args) return null;
  const result = PyTuple_Pack2(callable, args);
  Py_DECREF(args);
  return result;
}

/** (iter, (list,)) of what is left; steals the list, NULL passes through. */
// new
export function reduceToList(list: PyObject | null): PyObject | null {
  if (!list) return null;
  const builtin = _PyEval_GetBuiltin(_Py_ID('iter'));
  const result = reduceCall(builtin, list);
  Py_XDECREF(builtin);
  Py_DECREF(list);
  return result;
}
