// Asynchronous generators: what asend(), athrow() and aclose() give to await. (CPython: Objects/genobject.c)
//
// What the generator yields comes wrapped, so that it is told apart from what it awaits: a wrapped value ends the
// awaiting with StopIteration(value), everything else goes up to whoever drives the coroutine.

import { tracedReuse } from '../memory/hook';
import { PyErr_WriteUnraisable } from '../modules/sys/unraisable';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_Occurred, PyErr_SetRaisedException } from '../runtime/errors';
import { ASYNC_GEN_ASEND_FREELIST, ASYNC_GEN_FREELIST, giveToFreelist, takeFromFreelist } from '../runtime/freelist';
import { _PyObject_GC_New, PyObject_CallFinalizerFromDealloc, PyObject_GC_Del } from '../runtime/gc/alloc';
import { _PyGC_CLEAR_FINALIZED, _PyObject_GC_TRACK, _PyObject_GC_UNTRACK } from '../runtime/gc/track';
import { _Py_ID } from '../runtime/identifiers';
import {
  _Py_NewReference,
  arg,
  clearSlot,
  Py_DECREF,
  Py_INCREF,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  setPtrAt,
} from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { asyncMethods, method, static_type } from '../runtime/register';
import { _PyThreadState_GET } from '../runtime/tstate';
import { METH_FASTCALL, METH_NOARGS, METH_O, METH_VARARGS, Py_TPFLAGS_HAVE_GC, PyTypeObject } from '../runtime/type';
import { _PyErr_WarnFormat, PyErr_WarnEx } from '../vm/warnings';
import { PyArg_UnpackTupleCheck } from './args';
import { PyObject_CallOneArg } from './call';
import { PyErr_ExceptionMatches, PyErr_SetNone, PyErr_SetString } from './exceptions/errors';
import {
  PyExc_DeprecationWarning,
  PyExc_GeneratorExit,
  PyExc_RuntimeError,
  PyExc_RuntimeWarning,
  PyExc_StopAsyncIteration,
  PyExc_StopIteration,
} from './exceptions/types';
import { FRAME_COMPLETED } from './frame';
import { PyGenObject } from './generator/object';
import { _PyGen_SetStopIterationValue, gen_send } from './generator/resume';
import { _gen_throw, gen_throw } from './generator/throw';
import { Py_None } from './none';
import { PyObject_SelfIter } from './object';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from './tuple';

/** 24 bytes. */
@unmanaged
export class _PyAsyncGenWrappedValue extends PyObject {
  agw_val: PyObject | null; // strong
}

/** 40 bytes. */
@unmanaged
export class PyAsyncGenASend extends PyObject {
  ags_gen: PyGenObject | null; // strong
  ags_sendval: PyObject | null; // strong; NULL: from __anext__()
  ags_state: i32; // AWAITABLE_STATE_*
}

/** 40 bytes. */
@unmanaged
export class PyAsyncGenAThrow extends PyObject {
  agt_gen: PyGenObject | null; // strong
  agt_args: PyObject | null; // strong; NULL: aclose()
  agt_state: i32; // AWAITABLE_STATE_*
}

export const AWAITABLE_STATE_INIT = 0; // not awaited yet
export const AWAITABLE_STATE_ITER = 1; // being awaited
export const AWAITABLE_STATE_CLOSED = 2; // done

export const _PyAsyncGenASend_Type = staticObject<PyTypeObject>(416);
export const _PyAsyncGenAThrow_Type = staticObject<PyTypeObject>(416);
export const _PyAsyncGenWrappedValue_Type = staticObject<PyTypeObject>(416);

/* @inline */ function asend(o: PyObject): PyAsyncGenASend {
  return changetype<PyAsyncGenASend>(o);
}

/* @inline */ function athrow(o: PyObject): PyAsyncGenAThrow {
  return changetype<PyAsyncGenAThrow>(o);
}

/* @inline */ function isWrapped(o: PyObject): bool {
  return o.ob_type == _PyAsyncGenWrappedValue_Type;
}

// new: memory from the freelist or the allocator, of one of the two types that have one
function take(freelist: usize, type: PyTypeObject): PyObject | null {
  const p = takeFromFreelist(freelist);
  if (!p) return _PyObject_GC_New(type);
  const o = changetype<PyObject>(p);
  _Py_NewReference(o);
  tracedReuse(p - 16);
  return o;
}

// ---- values that are yielded ----

// new
export function _PyAsyncGenValueWrapperNew(value: PyObject): PyObject | null {
  const o = take(ASYNC_GEN_FREELIST, _PyAsyncGenWrappedValue_Type);
  if (!o) return null;
  changetype<_PyAsyncGenWrappedValue>(o).agw_val = Py_NewRef(value);
  _PyObject_GC_TRACK(o);
  return o;
}

function async_gen_wrapped_val_dealloc(o: PyObject): void {
  _PyObject_GC_UNTRACK(o);
  clearSlot(changetype<usize>(o) + offsetof<_PyAsyncGenWrappedValue>('_agw_val'));
  if (!giveToFreelist(ASYNC_GEN_FREELIST, changetype<usize>(o))) PyObject_GC_Del(changetype<usize>(o));
}

function async_gen_wrapped_val_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return Py_VISIT(changetype<_PyAsyncGenWrappedValue>(o).agw_val, visit, argument);
}

/** The outcome of one step of the generator (result stolen, NULL: an exception): what goes up to the driver. new or NULL */
function async_gen_unwrap_value(gen: PyGenObject, result: PyObject | null): PyObject | null {
  if (!result) {
    if (!PyErr_Occurred()) PyErr_SetNone(PyExc_StopAsyncIteration);
    if (PyErr_ExceptionMatches(PyExc_StopAsyncIteration) || PyErr_ExceptionMatches(PyExc_GeneratorExit))
      gen.gi_closed = 1;
    gen.gi_running_async = 0;
    return null;
  }
  if (!isWrapped(result)) return result;
  _PyGen_SetStopIterationValue(changetype<_PyAsyncGenWrappedValue>(result).agw_val!);
  Py_DECREF(result);
  gen.gi_running_async = 0;
  return null;
}

// ---- hooks ----

/** The first time a generator is iterated over: sys.set_asyncgen_hooks' firstiter is told. False: an exception. */
function initHooks(gen: PyGenObject): bool {
  if (gen.gi_hooks_inited) return true;
  gen.gi_hooks_inited = 1;
  const tstate = _PyThreadState_GET();
  const finalizer = tstate.async_gen_finalizer;
  if (finalizer) gen.gi_origin_or_finalizer = Py_NewRef(finalizer);
  const firstiter = tstate.async_gen_firstiter;
  if (!firstiter) return true;
  Py_INCREF(firstiter);
  const res = PyObject_CallOneArg(firstiter, gen);
  Py_DECREF(firstiter);
  Py_XDECREF(res);
  return res != null;
}

export function async_gen_anext(self: PyObject): PyObject | null {
  return initHooks(changetype<PyGenObject>(self)) ? async_gen_asend_new(changetype<PyGenObject>(self), null) : null;
}

function async_gen_asend(self: PyObject, value: PyObject): PyObject | null {
  return initHooks(changetype<PyGenObject>(self)) ? async_gen_asend_new(changetype<PyGenObject>(self), value) : null;
}

function async_gen_aclose(self: PyObject, _: PyObject | null): PyObject | null {
  return initHooks(changetype<PyGenObject>(self)) ? async_gen_athrow_new(changetype<PyGenObject>(self), null) : null;
}

function async_gen_athrow(self: PyObject, args: PyObject): PyObject | null {
  if (
    PyTuple_GET_SIZE(args) > 1 &&
    PyErr_WarnEx(
      PyExc_DeprecationWarning,
      'the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.',
      1,
    ) < 0
  )
    return null;
  return initHooks(changetype<PyGenObject>(self)) ? async_gen_athrow_new(changetype<PyGenObject>(self), args) : null;
}

function warnUnawaited(gen: PyGenObject, method: PyObject): void {
  const exc = PyErr_GetRaisedException();
  if (
    _PyErr_WarnFormat(
      gen,
      PyExc_RuntimeWarning,
      1,
      'coroutine method %R of %R was never awaited',
      arg(method),
      arg(gen.gi_qualname),
    ) < 0
  )
    PyErr_WriteUnraisable(gen);
  PyErr_SetRaisedException(exc);
}

/** What close() of an awaitable makes of throw(GeneratorExit)'s result (stolen). */
function afterClose(result: PyObject | null): PyObject | null {
  if (!result) {
    if (
      PyErr_ExceptionMatches(PyExc_StopIteration) ||
      PyErr_ExceptionMatches(PyExc_StopAsyncIteration) ||
      PyErr_ExceptionMatches(PyExc_GeneratorExit)
    ) {
      PyErr_Clear();
      return Py_None;
    }
    return null;
  }
  Py_DECREF(result);
  return PyErr_SetString(PyExc_RuntimeError, 'coroutine ignored GeneratorExit');
}

// new: gen.throw(GeneratorExit) of an awaitable, by its throw function
function throwExit(o: PyObject, how: usize): PyObject | null {
  const args = stackAlloc(1);
  setPtrAt(args, 0, PyExc_GeneratorExit);
  const result = call_indirect<PyObject | null>(<u32>how, o, args, <i64>1);
  stackFree(args);
  return result;
}

// ---- asend() and __anext__() ----

// new
function async_gen_asend_new(gen: PyGenObject, sendval: PyObject | null): PyObject | null {
  const o = take(ASYNC_GEN_ASEND_FREELIST, _PyAsyncGenASend_Type);
  if (!o) return null;
  asend(o).ags_gen = Py_NewRef(gen);
  asend(o).ags_sendval = Py_XNewRef(sendval);
  asend(o).ags_state = AWAITABLE_STATE_INIT;
  _PyObject_GC_TRACK(o);
  return o;
}

function async_gen_asend_dealloc(o: PyObject): void {
  if (PyObject_CallFinalizerFromDealloc(o)) return;
  _PyObject_GC_UNTRACK(o);
  clearSlot(changetype<usize>(o) + offsetof<PyAsyncGenASend>('_ags_gen'));
  clearSlot(changetype<usize>(o) + offsetof<PyAsyncGenASend>('_ags_sendval'));
  _PyGC_CLEAR_FINALIZED(o);
  if (!giveToFreelist(ASYNC_GEN_ASEND_FREELIST, changetype<usize>(o))) PyObject_GC_Del(changetype<usize>(o));
}

function async_gen_asend_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  const r = Py_VISIT(asend(o).ags_gen, visit, argument);
  return r ? r : Py_VISIT(asend(o).ags_sendval, visit, argument);
}

function async_gen_asend_finalize(o: PyObject): void {
  const gen = asend(o).ags_gen;
  if (asend(o).ags_state != AWAITABLE_STATE_INIT || !gen) return;
  warnUnawaited(gen, _Py_ID('asend'));
}

/** False: an exception; a generator is awaited by one at a time. */
function mayAwaitSend(o: PyAsyncGenASend): bool {
  if (o.ags_state == AWAITABLE_STATE_CLOSED) {
    PyErr_SetString(PyExc_RuntimeError, 'cannot reuse already awaited __anext__()/asend()');
    return false;
  }
  if (o.ags_state == AWAITABLE_STATE_INIT && o.ags_gen!.gi_running_async) {
    o.ags_state = AWAITABLE_STATE_CLOSED;
    PyErr_SetString(PyExc_RuntimeError, 'anext(): asynchronous generator is already running');
    return false;
  }
  return true;
}

function async_gen_asend_send(self: PyObject, value: PyObject | null): PyObject | null {
  const o = asend(self);
  if (!mayAwaitSend(o)) return null;
  if (o.ags_state == AWAITABLE_STATE_INIT) {
    if (!value || value == Py_None) value = o.ags_sendval;
    o.ags_state = AWAITABLE_STATE_ITER;
  }
  const gen = o.ags_gen!;
  gen.gi_running_async = 1;
  const result = async_gen_unwrap_value(gen, gen_send(gen, value));
  if (!result) o.ags_state = AWAITABLE_STATE_CLOSED;
  return result;
}

function async_gen_asend_iternext(self: PyObject): PyObject | null {
  return async_gen_asend_send(self, null);
}

function async_gen_asend_throw(self: PyObject, args: usize, nargs: i64): PyObject | null {
  const o = asend(self);
  if (!mayAwaitSend(o)) return null;
  const gen = o.ags_gen!;
  if (o.ags_state == AWAITABLE_STATE_INIT) {
    o.ags_state = AWAITABLE_STATE_ITER;
    gen.gi_running_async = 1;
  }
  const result = async_gen_unwrap_value(gen, gen_throw(gen, args, nargs));
  if (!result) o.ags_state = AWAITABLE_STATE_CLOSED;
  return result;
}

function async_gen_asend_close(self: PyObject, _: PyObject | null): PyObject | null {
  if (asend(self).ags_state == AWAITABLE_STATE_CLOSED) return Py_None;
  return afterClose(throwExit(self, async_gen_asend_throw.index));
}

// ---- athrow() and aclose() ----

// new
function async_gen_athrow_new(gen: PyGenObject, args: PyObject | null): PyObject | null {
  const o = _PyObject_GC_New(_PyAsyncGenAThrow_Type);
  if (!o) return null;
  athrow(o).agt_gen = Py_NewRef(gen);
  athrow(o).agt_args = Py_XNewRef(args);
  athrow(o).agt_state = AWAITABLE_STATE_INIT;
  _PyObject_GC_TRACK(o);
  return o;
}

function async_gen_athrow_dealloc(o: PyObject): void {
  if (PyObject_CallFinalizerFromDealloc(o)) return;
  _PyObject_GC_UNTRACK(o);
  clearSlot(changetype<usize>(o) + offsetof<PyAsyncGenAThrow>('_agt_gen'));
  clearSlot(changetype<usize>(o) + offsetof<PyAsyncGenAThrow>('_agt_args'));
  PyObject_GC_Del(changetype<usize>(o));
}

function async_gen_athrow_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  const r = Py_VISIT(athrow(o).agt_gen, visit, argument);
  return r ? r : Py_VISIT(athrow(o).agt_args, visit, argument);
}

function async_gen_athrow_finalize(o: PyObject): void {
  const gen = athrow(o).agt_gen;
  if (athrow(o).agt_state != AWAITABLE_STATE_INIT || !gen) return;
  warnUnawaited(gen, athrow(o).agt_args ? _Py_ID('athrow') : _Py_ID('aclose'));
}

function mayAwaitThrow(o: PyAsyncGenAThrow): bool {
  if (o.agt_state != AWAITABLE_STATE_INIT || !o.agt_gen!.gi_running_async) return true;
  o.agt_state = AWAITABLE_STATE_CLOSED;
  PyErr_SetString(
    PyExc_RuntimeError,
    o.agt_args
      ? 'athrow(): asynchronous generator is already running'
      : 'aclose(): asynchronous generator is already running',
  );
  return false;
}

function reused(): PyObject | null {
  return PyErr_SetString(PyExc_RuntimeError, 'cannot reuse already awaited aclose()/athrow()');
}

/** The generator yielded (wrapped, stolen) although it was told to close. */
function yieldedInClose(o: PyAsyncGenAThrow, wrapped: PyObject): PyObject | null {
  Py_DECREF(wrapped);
  o.agt_gen!.gi_running_async = 0;
  o.agt_state = AWAITABLE_STATE_CLOSED;
  return PyErr_SetString(PyExc_RuntimeError, 'async generator ignored GeneratorExit');
}

/** An exception came out: aclose() is done where that is the expected one. */
function afterThrow(o: PyAsyncGenAThrow): PyObject | null {
  o.agt_gen!.gi_running_async = 0;
  o.agt_state = AWAITABLE_STATE_CLOSED;
  if (
    !o.agt_args &&
    (PyErr_ExceptionMatches(PyExc_StopAsyncIteration) || PyErr_ExceptionMatches(PyExc_GeneratorExit))
  ) {
    PyErr_Clear();
    PyErr_SetNone(PyExc_StopIteration);
  }
  return null;
}

function async_gen_athrow_send(self: PyObject, value: PyObject): PyObject | null {
  const o = athrow(self);
  const gen = o.agt_gen!;
  if (o.agt_state == AWAITABLE_STATE_CLOSED) return reused();
  if (gen.gi_frame_state >= FRAME_COMPLETED) {
    o.agt_state = AWAITABLE_STATE_CLOSED;
    PyErr_SetNone(PyExc_StopIteration);
    return null;
  }
  if (o.agt_state == AWAITABLE_STATE_INIT) return startThrow(o, gen, value);
  const result = gen_send(gen, value);
  if (o.agt_args) return async_gen_unwrap_value(gen, result);
  if (!result) return afterThrow(o);
  return isWrapped(result) ? yieldedInClose(o, result) : result;
}

/** The first step. */
function startThrow(o: PyAsyncGenAThrow, gen: PyGenObject, value: PyObject): PyObject | null {
  if (!mayAwaitThrow(o)) return null;
  if (gen.gi_closed) {
    o.agt_state = AWAITABLE_STATE_CLOSED;
    PyErr_SetNone(PyExc_StopAsyncIteration);
    return null;
  }
  if (value != Py_None)
    return PyErr_SetString(PyExc_RuntimeError, "can't send non-None value to a just-started coroutine");
  o.agt_state = AWAITABLE_STATE_ITER;
  gen.gi_running_async = 1;
  const args = o.agt_args;
  let result: PyObject | null;
  if (!args) {
    gen.gi_closed = 1;
    result = _gen_throw(gen, 0, PyExc_GeneratorExit, null, null);
    if (result && isWrapped(result)) return yieldedInClose(o, result);
  } else {
    const n = PyTuple_GET_SIZE(args);
    if (!PyArg_UnpackTupleCheck(args, 'athrow', 1, 3)) return null;
    result = async_gen_unwrap_value(
      gen,
      _gen_throw(
        gen,
        0,
        PyTuple_GET_ITEM(args, 0),
        n > 1 ? PyTuple_GET_ITEM(args, 1) : null,
        n > 2 ? PyTuple_GET_ITEM(args, 2) : null,
      ),
    );
  }
  return result ? result : afterThrow(o);
}

function async_gen_athrow_iternext(self: PyObject): PyObject | null {
  return async_gen_athrow_send(self, Py_None);
}

function async_gen_athrow_throw(self: PyObject, args: usize, nargs: i64): PyObject | null {
  const o = athrow(self);
  if (o.agt_state == AWAITABLE_STATE_CLOSED) return reused();
  if (!mayAwaitThrow(o)) return null;
  const gen = o.agt_gen!;
  if (o.agt_state == AWAITABLE_STATE_INIT) {
    o.agt_state = AWAITABLE_STATE_ITER;
    gen.gi_running_async = 1;
  }
  const thrown = gen_throw(gen, args, nargs);
  if (o.agt_args) {
    const result = async_gen_unwrap_value(gen, thrown);
    if (!result) o.agt_state = AWAITABLE_STATE_CLOSED;
    return result;
  }
  if (thrown) return isWrapped(thrown) ? yieldedInClose(o, thrown) : thrown;
  return afterThrow(o);
}

function async_gen_athrow_close(self: PyObject, _: PyObject | null): PyObject | null {
  if (athrow(self).agt_state == AWAITABLE_STATE_CLOSED) return Py_None;
  return afterClose(throwExit(self, async_gen_athrow_throw.index));
}

// ---- types ----

export function async_gen_methods(t: PyTypeObject): void {
  method(
    t,
    'asend',
    async_gen_asend.index,
    METH_O,
    "asend($self, object, /)\n--\n\nasend(v) -> send 'v' in generator.",
  );
  method(
    t,
    'athrow',
    async_gen_athrow.index,
    METH_VARARGS,
    'athrow(value)\nathrow(type[,value[,tb]])\n\nraise exception in generator.\nthe (type, val, tb) signature is deprecated, \nand may be removed in a future version of Python.',
  );
  method(
    t,
    'aclose',
    async_gen_aclose.index,
    METH_NOARGS,
    'aclose($self, /)\n--\n\naclose() -> raise GeneratorExit inside generator.',
  );
}

function awaitableSlots(t: PyTypeObject, iternext: usize, send: usize, throw_: usize, close: usize): void {
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = iternext;
  asyncMethods(t).am_await = PyObject_SelfIter.index;
  method(
    t,
    'send',
    send,
    METH_O,
    "send($self, object, /)\n--\n\nsend(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration.",
  );
  method(
    t,
    'throw',
    throw_,
    METH_FASTCALL,
    'throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded value or raise\nStopIteration.\nthe (type, val, tb) signature is deprecated, \nand may be removed in a future version of Python.',
  );
  method(t, 'close', close, METH_NOARGS, 'close($self, /)\n--\n\nclose() -> raise GeneratorExit inside generator.');
}

export function init_async_generator_types(): void {
  const s = _PyAsyncGenASend_Type;
  static_type(s, 'async_generator_asend', offsetof<PyAsyncGenASend>(), 0, Py_TPFLAGS_HAVE_GC, '');
  s.tp_dealloc = async_gen_asend_dealloc.index;
  s.tp_traverse = async_gen_asend_traverse.index;
  s.tp_finalize = async_gen_asend_finalize.index;
  awaitableSlots(
    s,
    async_gen_asend_iternext.index,
    async_gen_asend_send.index,
    async_gen_asend_throw.index,
    async_gen_asend_close.index,
  );

  const t = _PyAsyncGenAThrow_Type;
  static_type(t, 'async_generator_athrow', offsetof<PyAsyncGenAThrow>(), 0, Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = async_gen_athrow_dealloc.index;
  t.tp_traverse = async_gen_athrow_traverse.index;
  t.tp_finalize = async_gen_athrow_finalize.index;
  awaitableSlots(
    t,
    async_gen_athrow_iternext.index,
    async_gen_athrow_send.index,
    async_gen_athrow_throw.index,
    async_gen_athrow_close.index,
  );

  const w = _PyAsyncGenWrappedValue_Type;
  static_type(w, 'async_generator_wrapped_value', offsetof<_PyAsyncGenWrappedValue>(), 0, Py_TPFLAGS_HAVE_GC, '');
  w.tp_dealloc = async_gen_wrapped_val_dealloc.index;
  w.tp_traverse = async_gen_wrapped_val_traverse.index;
}
