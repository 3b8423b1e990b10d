// Iterators, awaitables, asynchronous iterators.

import { PyIter_Check, PyObject_GetIter, PyObject_Size } from '../../objects/abstract/object';
import { PyObject_CallMethodOneArg } from '../../objects/call';
import { CO_COROUTINE, CO_ITERABLE_COROUTINE, PyCodeObject } from '../../objects/code';
import {
  _PyErr_FormatFromCause,
  PyErr_ExceptionMatches,
  PyErr_Format,
  PyErr_GivenExceptionMatches,
  PyErr_SetString,
} from '../../objects/exceptions/errors';
import {
  PyExc_RuntimeError,
  PyExc_StopAsyncIteration,
  PyExc_StopIteration,
  PyExc_TypeError,
} from '../../objects/exceptions/types';
import { _PyInterpreterFrame } from '../../objects/frame';
import { _PyCoro_GetAwaitableIter } from '../../objects/generator/coroutine';
import { PyAsyncGen_Type, PyCoro_Type, PyGen_CheckExact } from '../../objects/generator/object';
import { _PyGen_FetchStopIterationValue, _PyGen_yf } from '../../objects/generator/resume';
import { PyLong_FromSsize_t } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyErr_Clear, PyErr_Occurred, PyErr_SetRaisedException } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { Py_DECREF, Py_NewRef, PyObject, setPtrAt } from '../../runtime/object';
import { peek } from '../stack';
import { traceStopIteration } from '../trace';

/* @noinline */ export function op_GET_ITER(sp: usize): PyObject | null {
  const iterable = peek(sp, 1);
  const iter = PyObject_GetIter(iterable);
  Py_DECREF(iterable);
  return iter;
}

/* @noinline */ export function op_GET_YIELD_FROM_ITER(frame: _PyInterpreterFrame, sp: usize): PyObject | null {
  const iterable = peek(sp, 1);
  if (iterable.ob_type == PyCoro_Type) {
    const flags = changetype<PyCodeObject>(frame.f_executable).co_flags;
    if (!(flags & (CO_COROUTINE | CO_ITERABLE_COROUTINE))) {
      PyErr_SetString(PyExc_TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator");
      Py_DECREF(iterable);
      return null;
    }
    return iterable;
  }
  if (PyGen_CheckExact(iterable)) return iterable;
  const iter = PyObject_GetIter(iterable);
  Py_DECREF(iterable);
  return iter;
}

/** The next value; NULL without an exception (StopIteration is dropped) at the end. new */
/* @noinline */ export function iterNext(iter: PyObject): PyObject | null {
  const next = call_indirect<PyObject | null>(<u32>iter.ob_type.tp_iternext, iter);
  if (next) return next;
  if (PyErr_Occurred() && PyErr_ExceptionMatches(PyExc_StopIteration)) {
    traceStopIteration();
    PyErr_Clear();
  }
  return null;
}

/* @noinline */ export function op_GET_LEN(sp: usize): PyObject | null {
  const n = PyObject_Size(peek(sp, 1));
  if (n < 0) return null;
  return PyLong_FromSsize_t(n);
}

/** Sends v to a receiver that is not entered directly: 1 a value, 0 it returned, -1 an exception; *out new. */
/* @noinline */ export function sendTo(receiver: PyObject, v: PyObject, out: usize): i32 {
  setPtrAt(out, 0, null);
  const asyncs = receiver.ob_type.tp_as_async;
  if (asyncs && asyncs.am_send) return call_indirect<i32>(<u32>asyncs.am_send, receiver, v, out);
  let result: PyObject | null;
  if (v == Py_None && PyIter_Check(receiver))
    result = call_indirect<PyObject | null>(<u32>receiver.ob_type.tp_iternext, receiver);
  else result = PyObject_CallMethodOneArg(receiver, _Py_ID('send'), v);
  if (result) {
    setPtrAt(out, 0, result);
    return 1;
  }
  if (PyErr_Occurred() && PyErr_ExceptionMatches(PyExc_StopIteration)) traceStopIteration();
  return _PyGen_FetchStopIterationValue(out) == 0 ? 0 : -1;
}

// ---- async ----

/* @noinline */ export function op_GET_AWAITABLE(sp: usize, oparg: i32): PyObject | null {
  const iterable = peek(sp, 1);
  let iter = _PyCoro_GetAwaitableIter(iterable);
  if (!iter) {
    const t = iterable.ob_type;
    if (!t.tp_as_async || !t.tp_as_async!.am_await) {
      if (oparg == 1) {
        PyErr_Format(
          PyExc_TypeError,
          "'async with' received an object from __aenter__ that does not implement __await__: %.100s",
          <u64>t.tp_name,
        );
      } else if (oparg == 2) {
        PyErr_Format(
          PyExc_TypeError,
          "'async with' received an object from __aexit__ that does not implement __await__: %.100s",
          <u64>t.tp_name,
        );
      }
    }
  }
  Py_DECREF(iterable);
  if (iter && iter.ob_type == PyCoro_Type) {
    const yf = _PyGen_yf(iter);
    if (yf) {
      Py_DECREF(yf);
      Py_DECREF(iter);
      return PyErr_SetString(PyExc_RuntimeError, 'coroutine is being awaited already');
    }
  }
  return iter;
}

/* @noinline */ export function op_GET_AITER(sp: usize): PyObject | null {
  const obj = peek(sp, 1);
  const type = obj.ob_type;
  const asyncs = type.tp_as_async;
  if (!asyncs || !asyncs.am_aiter) {
    PyErr_Format(
      PyExc_TypeError,
      "'async for' requires an object with __aiter__ method, got %.100s",
      <u64>type.tp_name,
    );
    Py_DECREF(obj);
    return null;
  }
  const iter = call_indirect<PyObject | null>(<u32>asyncs.am_aiter, obj);
  Py_DECREF(obj);
  if (!iter) return null;
  if (!iter.ob_type.tp_as_async || !iter.ob_type.tp_as_async!.am_anext) {
    PyErr_Format(
      PyExc_TypeError,
      "'async for' received an object from __aiter__ that does not implement __anext__: %.100s",
      <u64>iter.ob_type.tp_name,
    );
    Py_DECREF(iter);
    return null;
  }
  return iter;
}

/** aiter -- aiter, awaitable: the awaitable. new */
/* @noinline */ export function op_GET_ANEXT(sp: usize): PyObject | null {
  const aiter = peek(sp, 1);
  const type = aiter.ob_type;
  const asyncs = type.tp_as_async;
  if (!asyncs || !asyncs.am_anext) {
    return PyErr_Format(
      PyExc_TypeError,
      "'async for' requires an iterator with __anext__ method, got %.100s",
      <u64>type.tp_name,
    );
  }
  const next = call_indirect<PyObject | null>(<u32>asyncs.am_anext, aiter);
  if (!next || type == PyAsyncGen_Type) return next;
  const awaitable = _PyCoro_GetAwaitableIter(next);
  if (!awaitable) {
    _PyErr_FormatFromCause(
      PyExc_TypeError,
      "'async for' received an invalid object from __anext__: %.100s",
      <u64>next.ob_type.tp_name,
    );
  }
  Py_DECREF(next);
  return awaitable;
}

/** awaitable, exception --; -1: the exception was not StopAsyncIteration and goes on. */
/* @noinline */ export function op_END_ASYNC_FOR(sp: usize): i32 {
  const awaitable = peek(sp, 2);
  const exc = peek(sp, 1);
  if (PyErr_GivenExceptionMatches(exc, PyExc_StopAsyncIteration)) {
    Py_DECREF(awaitable);
    Py_DECREF(exc);
    return 0;
  }
  PyErr_SetRaisedException(Py_NewRef(exc));
  return -1;
}
