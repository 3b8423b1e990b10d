// The _functools module, and reduce. (CPython: Modules/_functoolsmodule.c)

import { PyIter_Next, PyObject_GetIter } from '../objects/abstract/object';
import { _PyArg_CheckPositional } from '../objects/args';
import { PyObject_Call, PyObject_CallNoArgs } from '../objects/call';
import { PyErr_ExceptionMatches, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_TypeError } from '../objects/exceptions/types';
import { moduleMethod, newModuleWithState, PyModule_AddType, PyModule_GetState, PyModuleDef } from '../objects/module';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_ITEMS, PyTuple_New } from '../objects/tuple';
import { PyBaseObject_Type } from '../objects/type/struct';
import { PyErr_Occurred } from '../runtime/errors';
import { _PyObject_GC_IS_TRACKED, _PyObject_GC_TRACK } from '../runtime/gc/track';
import { Py_DECREF, Py_NewRef, Py_XDECREF, PyObject, ptrAt, setPtrAt, setSlot } from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { METH_FASTCALL, METH_KEYWORDS, METH_VARARGS, PyTypeObject } from '../runtime/type';
import { cmp_to_key, make_keyobject } from './_functools/key';
import { make__lru_cache_wrapper, make__lru_list_elem } from './_functools/lru-cache';
import { make_partial } from './_functools/partial';

/** 32 bytes. */
@unmanaged
export class _functools_state {
  kwd_mark: PyObject | null; // between the positional arguments and the keywords of a cache's key
  partial_type: PyTypeObject | null;
  keyobject_type: PyTypeObject | null;
  lru_list_elem_type: PyTypeObject | null;
}

export const _functools_module = staticObject<PyModuleDef>(104);

/** func over what is left of it; result (stolen): so far, or NULL. args: a tuple of two for the calls, in a slot. */
function reduceRest(func: PyObject, it: PyObject, initial: PyObject | null, slot: usize): PyObject | null {
  let result = initial;
  while (true) {
    let args = ptrAt(slot, 0);
    if (!args || args.ob_refcnt > 1) {
      // Somebody kept the tuple.
      args = PyTuple_New(2);
      setSlot(slot, args);
      if (!args) break;
    }
    const op2 = PyIter_Next(it);
    if (!op2) {
      if (PyErr_Occurred()) break;
      if (!result) PyErr_SetString(PyExc_TypeError, 'reduce() of empty iterable with no initial value');
      return result;
    }
    if (!result) {
      result = op2;
      continue;
    }
    setSlot(PyTuple_ITEMS(args), result);
    setSlot(PyTuple_ITEMS(args) + 8, op2);
    result = PyObject_Call(func, args, null);
    if (!result) return null;
    // The collector may have given up on a tuple of what it does not know.
    if (!_PyObject_GC_IS_TRACKED(args)) _PyObject_GC_TRACK(args);
  }
  Py_XDECREF(result);
  return null;
}

function functools_reduce(m: PyObject, args: PyObject): PyObject | null {
  const nargs = PyTuple_GET_SIZE(args);
  if (!_PyArg_CheckPositional('reduce', nargs, 2, 3)) return null;
  const it = PyObject_GetIter(PyTuple_GET_ITEM(args, 1));
  if (!it) {
    if (PyErr_ExceptionMatches(PyExc_TypeError)) {
      PyErr_SetString(PyExc_TypeError, 'reduce() arg 2 must support iteration');
    }
    return null;
  }
  const initial: PyObject | null = nargs == 3 ? Py_NewRef(PyTuple_GET_ITEM(args, 2)) : null;
  const slot = stackAlloc(1);
  setPtrAt(slot, 0, null);
  const result = reduceRest(PyTuple_GET_ITEM(args, 0), it, initial, slot);
  Py_XDECREF(ptrAt(slot, 0));
  stackFree(slot);
  Py_DECREF(it);
  return result;
}

function addFunctions(m: PyObject): bool {
  return (
    moduleMethod(
      m,
      'reduce',
      functools_reduce.index,
      METH_VARARGS,
      'reduce(function, iterable[, initial], /) -> value\n\nApply a function of two arguments cumulatively to the items of a sequence\nor iterable, from left to right, so as to reduce the iterable to a single\nvalue.  For example, reduce(lambda x, y: x+y, [1, 2, 3, 4, 5]) calculates\n((((1+2)+3)+4)+5).  If initial is present, it is placed before the items\nof the iterable in the calculation, and serves as a default when the\niterable is empty.',
    ) >= 0 &&
    moduleMethod(
      m,
      'cmp_to_key',
      cmp_to_key.index,
      METH_KEYWORDS | METH_FASTCALL,
      'cmp_to_key($module, /, mycmp)\n--\n\nConvert a cmp= function into a key= function.\n\n  mycmp\n    Function that compares two objects.',
    ) >= 0
  );
}

function addTypes(m: PyObject): bool {
  const state = changetype<_functools_state>(PyModule_GetState(m));
  state.kwd_mark = PyObject_CallNoArgs(PyBaseObject_Type);
  if (!state.kwd_mark) return false;
  state.partial_type = make_partial(m);
  if (PyModule_AddType(m, state.partial_type) < 0) return false;
  const lru_cache_type = make__lru_cache_wrapper(m);
  if (!lru_cache_type) return false;
  const added = PyModule_AddType(m, lru_cache_type);
  Py_DECREF(lru_cache_type);
  if (added < 0) return false;
  state.lru_list_elem_type = make__lru_list_elem(m);
  if (!state.lru_list_elem_type) return false;
  state.keyobject_type = make_keyobject(m);
  return state.keyobject_type != null;
}

// new
export function init__functools_module(): PyObject | null {
  const m = newModuleWithState(
    _functools_module,
    '_functools',
    'Tools that operate on functions.',
    offsetof<_functools_state>(),
  );
  if (!m) return null;
  if (addFunctions(m) && addTypes(m)) return m;
  Py_DECREF(m);
  return null;
}
