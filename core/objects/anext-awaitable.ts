// What anext(iterator, default) gives to await. (CPython: Objects/iterobject.c)

import { Py_DECREF, Py_NewRef, Py_XDECREF } from '../runtime/cold';
import { PyErr_Clear, PyErr_Occurred } from '../runtime/errors';
import { _PyObject_GC_New, PyObject_GC_Del } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK, _PyObject_GC_UNTRACK } from '../runtime/gc/track';
import { _Py_ID } from '../runtime/identifiers';
import { Py_VISIT, PyObject } from '../runtime/object';
import { asyncMethods, method, static_type } from '../runtime/register';
import { METH_O, METH_VARARGS, Py_TPFLAGS_HAVE_GC, PyTypeObject } from '../runtime/type';
import { PyIter_Check } from './abstract/object';
import { PyObject_GetAttr } from './attribute';
import { PyObject_Call } from './call';
import { PyErr_ExceptionMatches, PyErr_SetString } from './exceptions/errors';
import { PyExc_StopAsyncIteration, PyExc_TypeError } from './exceptions/types';
import { _PyCoro_GetAwaitableIter } from './generator/coroutine';
import { _PyGen_SetStopIterationValue } from './generator/resume';
import { PyObject_SelfIter } from './object';
import { PyTuple_Pack1, tuple_get_empty } from './tuple';

/** 32 bytes. */
@unmanaged
export class anextawaitableobject extends PyObject {
  wrapped: PyObject | null; // strong: what __anext__() gave
  default_value: PyObject | null; // strong
}

export const _PyAnextAwaitable_Type = staticObject<PyTypeObject>(416);

/* @inline */ function asAwaitable(o: PyObject): anextawaitableobject {
  return changetype<anextawaitableobject>(o);
}

function anextawaitable_dealloc(o: PyObject): void {
  _PyObject_GC_UNTRACK(o);
  Py_XDECREF(asAwaitable(o).wrapped);
  Py_XDECREF(asAwaitable(o).default_value);
  PyObject_GC_Del(changetype<usize>(o));
}

function anextawaitable_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  const r = Py_VISIT(asAwaitable(o).wrapped, visit, argument);
  return r ? r : Py_VISIT(asAwaitable(o).default_value, visit, argument);
}

// new: the iterator that awaiting drives
function anextawaitable_getiter(o: PyObject): PyObject | null {
  const awaitable = _PyCoro_GetAwaitableIter(asAwaitable(o).wrapped!);
  if (!awaitable || awaitable.ob_type.tp_iternext) return awaitable;
  // A coroutine: only its wrapper has __next__.
  const wrapper = call_indirect<PyObject | null>(<u32>awaitable.ob_type.tp_as_async!.am_await, awaitable);
  Py_DECREF(awaitable);
  if (!wrapper || PyIter_Check(wrapper)) return wrapper;
  Py_DECREF(wrapper);
  return PyErr_SetString(PyExc_TypeError, '__await__() returned a non-iterable');
}

/** The end of the iterator is the default's turn. result is new or NULL. */
function orDefault(o: PyObject, result: PyObject | null): PyObject | null {
  if (!result && PyErr_Occurred() && PyErr_ExceptionMatches(PyExc_StopAsyncIteration)) {
    PyErr_Clear();
    _PyGen_SetStopIterationValue(asAwaitable(o).default_value!);
  }
  return result;
}

function anextawaitable_iternext(o: PyObject): PyObject | null {
  const awaitable = anextawaitable_getiter(o);
  if (!awaitable) return null;
  const result = call_indirect<PyObject | null>(<u32>awaitable.ob_type.tp_iternext, awaitable);
  Py_DECREF(awaitable);
  return orDefault(o, result);
}

function proxy(o: PyObject, name: PyObject, args: PyObject): PyObject | null {
  const awaitable = anextawaitable_getiter(o);
  if (!awaitable) return null;
  const meth = PyObject_GetAttr(awaitable, name);
  Py_DECREF(awaitable);
  if (!meth) return null;
  const result = PyObject_Call(meth, args, null);
  Py_DECREF(meth);
  return orDefault(o, result);
}

function anextawaitable_send(o: PyObject, value: PyObject): PyObject | null {
  const args = PyTuple_Pack1(value);
  if (!args) return null;
  const result = proxy(o, _Py_ID('send'), args);
  Py_DECREF(args);
  return result;
}

function anextawaitable_throw(o: PyObject, args: PyObject): PyObject | null {
  return proxy(o, _Py_ID('throw'), args);
}

function anextawaitable_close(o: PyObject, _args: PyObject): PyObject | null {
  return proxy(o, _Py_ID('close'), tuple_get_empty());
}

// new
export function PyAnextAwaitable_New(awaitable: PyObject, default_value: PyObject): PyObject | null {
  const o = _PyObject_GC_New(_PyAnextAwaitable_Type);
  if (!o) return null;
  asAwaitable(o).wrapped = Py_NewRef(awaitable);
  asAwaitable(o).default_value = Py_NewRef(default_value);
  _PyObject_GC_TRACK(o);
  return o;
}

export function init_anext_awaitable_type(): void {
  const t = _PyAnextAwaitable_Type;
  static_type(t, 'anext_awaitable', offsetof<anextawaitableobject>(), 0, Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = anextawaitable_dealloc.index;
  t.tp_traverse = anextawaitable_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = anextawaitable_iternext.index;
  asyncMethods(t).am_await = PyObject_SelfIter.index;
  method(
    t,
    'send',
    anextawaitable_send.index,
    METH_O,
    "send($self, object, /)\n--\n\nsend(arg) -> send 'arg' into the wrapped iterator,\nreturn next yielded value or raise StopIteration.",
  );
  method(
    t,
    'throw',
    anextawaitable_throw.index,
    METH_VARARGS,
    'throw(value)\nthrow(typ[,val[,tb]])\n\nraise exception in the wrapped iterator, return next yielded value\nor raise StopIteration.\nthe (type, val, tb) signature is deprecated, \nand may be removed in a future version of Python.',
  );
  method(t, 'close', anextawaitable_close.index, METH_VARARGS, 'close() -> raise GeneratorExit inside generator.');
}
