// Awaiting: what is awaitable, and the wrapper of a coroutine. (CPython: Objects/genobject.c)

import { _PyObject_GC_New, PyObject_GC_Del } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK, _PyObject_GC_UNTRACK } from '../../runtime/gc/track';
import { clearSlot, Py_DECREF, Py_NewRef, Py_VISIT, PyObject } from '../../runtime/object';
import { PyIter_Check } from '../abstract/object';
import { CO_ITERABLE_COROUTINE } from '../code';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_TypeError } from '../exceptions/types';
import { _PyCoroWrapper_Type, codeOf, PyCoro_Type, PyCoroWrapper, PyGen_Type, PyGenObject } from './object';
import { gen_iternext, gen_send } from './resume';
import { gen_close, gen_throw } from './throw';

// ---- coroutines ----

// new: what await iterates over
export function _PyCoro_GetAwaitableIter(o: PyObject): PyObject | null {
  const type = o.ob_type;
  if (
    type == PyCoro_Type ||
    (type == PyGen_Type && codeOf(changetype<PyGenObject>(o)).co_flags & CO_ITERABLE_COROUTINE)
  ) {
    return Py_NewRef(o);
  }
  const asyncs = type.tp_as_async;
  if (!asyncs || !asyncs.am_await) {
    return PyErr_Format(PyExc_TypeError, "object %.100s can't be used in 'await' expression", <u64>type.tp_name);
  }
  const res = call_indirect<PyObject | null>(<u32>asyncs.am_await, o);
  if (!res) return null;
  if (
    res.ob_type == PyCoro_Type ||
    (res.ob_type == PyGen_Type && codeOf(changetype<PyGenObject>(res)).co_flags & CO_ITERABLE_COROUTINE)
  ) {
    PyErr_SetString(PyExc_TypeError, '__await__() returned a coroutine');
    Py_DECREF(res);
    return null;
  }
  if (!PyIter_Check(res)) {
    PyErr_Format(PyExc_TypeError, "__await__() returned non-iterator of type '%.100s'", <u64>res.ob_type.tp_name);
    Py_DECREF(res);
    return null;
  }
  return res;
}

export function coro_await(coro: PyGenObject): PyObject | null {
  const o = _PyObject_GC_New(_PyCoroWrapper_Type);
  if (!o) return null;
  changetype<PyCoroWrapper>(o).cw_coroutine = Py_NewRef(coro);
  _PyObject_GC_TRACK(o);
  return o;
}

export function coro_wrapper_dealloc(cw: PyCoroWrapper): void {
  _PyObject_GC_UNTRACK(cw);
  clearSlot(changetype<usize>(cw) + offsetof<PyCoroWrapper>('_cw_coroutine'));
  PyObject_GC_Del(changetype<usize>(cw));
}
export function coro_wrapper_traverse(cw: PyCoroWrapper, visit: usize, a: usize): i32 {
  return Py_VISIT(cw.cw_coroutine, visit, a);
}
export function coro_wrapper_iternext(cw: PyCoroWrapper): PyObject | null {
  return gen_iternext(cw.cw_coroutine!);
}
export function coro_wrapper_send(cw: PyCoroWrapper, value: PyObject): PyObject | null {
  return gen_send(cw.cw_coroutine!, value);
}
export function coro_wrapper_throw(cw: PyCoroWrapper, args: usize, nargs: i64): PyObject | null {
  return gen_throw(cw.cw_coroutine!, args, nargs);
}
export function coro_wrapper_close(cw: PyCoroWrapper, _: PyObject | null): PyObject | null {
  return gen_close(cw.cw_coroutine!, null);
}
