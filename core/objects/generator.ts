// Generators and coroutines: a frame that can be left and entered again, inside an object. (CPython: Objects/genobject.c)
//
//   0 ╞═ PyObject ═╡ gi_weakreflist gi_name gi_qualname
//  40 │ gi_exc_state: what the generator handles, and the handler of whoever resumed it │
//  56 │ … gi_frame_state:1 at 67
//  72 │ gi_iframe: _PyInterpreterFrame, locals and stack, to the end of the object │
//
//  CREATED -> EXECUTING <-> SUSPENDED / SUSPENDED_YIELD_FROM;  EXECUTING -> CLEARED;  close() of CREATED: COMPLETED

import { PyErr_WriteUnraisable } from '../modules/sys/unraisable';
import { PyErr_WarnEx, PyErr_WarnFormat } from '../modules/warnings';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_Occurred, PyErr_SetRaisedException } from '../runtime/errors';
import {
  _PyObject_GC_New,
  _PyObject_GC_NewVar,
  PyObject_CallFinalizerFromDealloc,
  PyObject_GC_Del,
} from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK, _PyObject_GC_UNTRACK } from '../runtime/gc/track';
import { _Py_ID } from '../runtime/identifiers';
import {
  arg,
  clearSlot,
  objAt,
  Py_DECREF,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  ptrAt,
  setPtrAt,
  setSlot,
} from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { asyncMethods, getset, method, static_type } from '../runtime/register';
import { _PyErr_StackItem, _PyThreadState_GET, PyThreadState } from '../runtime/tstate';
import {
  hasSubclassFlag,
  METH_FASTCALL,
  METH_NOARGS,
  METH_O,
  PY_VECTORCALL_ARGUMENTS_OFFSET,
  Py_TPFLAGS_BASE_EXC_SUBCLASS,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_TYPE_SUBCLASS,
  PyTypeObject,
} from '../runtime/type';
import { PyImport_ImportModule } from '../vm/import';
import { INSTRUMENTED_RESUME, RESUME, RESUME_CHECK } from '../vm/opcodes';
import { PyObject_IsInstance } from './abstract/isinstance';
import { PyIter_Check } from './abstract/object';
import { _PyArg_CheckPositional } from './args';
import { async_gen_anext, async_gen_methods } from './async-generator';
import { PyObject_GetAttr, PyObject_GetOptionalAttr } from './attribute';
import { Py_False, Py_True } from './bool';
import { PyObject_Call, PyObject_CallNoArgs, PyObject_CallOneArg, PyObject_Vectorcall } from './call';
import {
  CO_ASYNC_GENERATOR,
  CO_COROUTINE,
  CO_GENERATOR,
  CO_ITERABLE_COROUTINE,
  FRAME_SPECIALS_SIZE,
  PyCodeObject,
} from './code';
import { PyException_SetTraceback } from './exceptions/attributes';
import {
  _PyErr_GetTopmostException,
  PyErr_ExceptionMatches,
  PyErr_Format,
  PyErr_GivenExceptionMatches,
  PyErr_SetNone,
  PyErr_SetObject,
  PyErr_SetString,
} from './exceptions/errors';
import { PyStopIterationObject } from './exceptions/struct';
import {
  PyExc_DeprecationWarning,
  PyExc_GeneratorExit,
  PyExc_RuntimeError,
  PyExc_RuntimeWarning,
  PyExc_StopAsyncIteration,
  PyExc_StopIteration,
  PyExc_TypeError,
  PyExc_ValueError,
} from './exceptions/types';
import {
  _PyFrame_ClearExceptCode,
  _PyFrame_ClearLocals,
  _PyFrame_GetFirstComplete,
  _PyFrame_GetFrameObject,
  _PyFrame_PreviousComplete,
  _PyFrame_Traverse,
  _PyInterpreterFrame,
  FRAME_CLEARED,
  FRAME_COMPLETED,
  FRAME_CREATED,
  FRAME_EXECUTING,
  FRAME_SUSPENDED,
  FRAME_SUSPENDED_YIELD_FROM,
  PyUnstable_InterpreterFrame_GetLine,
} from './frame';
import { PyFunctionObject } from './function';
import { classGetitem } from './generic-alias';
import { PyLong_FromLong, PyLong_FromSsize_t } from './int';
import { Py_None } from './none';
import { PyObject_SelfIter } from './object';
import { PyUnicode_FromFormat } from './str/format';
import { PyUnicode_Check } from './str/struct';
import { PyTraceBack_Check } from './traceback';
import { PyTuple_Check, PyTuple_New, PyTuple_Pack3, PyTuple_SET_ITEM } from './tuple';
import { PyObject_TypeCheck } from './type/state';
import { PyObject_ClearWeakRefs } from './weakref';

/** 80 bytes. */
@unmanaged
export class PyGenObject extends PyObject {
  gi_weakreflist: PyObject | null;
  gi_name: PyObject | null; // strong
  gi_qualname: PyObject | null; // strong
  @bytes(16) gi_exc_state: _PyErr_StackItem; // _PyErr_StackItem at 40
  gi_origin_or_finalizer: PyObject | null;
  gi_hooks_inited: u8;
  gi_closed: u8;
  gi_running_async: u8;
  gi_frame_state: i8; // FRAME_*
  @bytes(8) gi_iframe: _PyInterpreterFrame; // PyObject *[1] at 72
}

/** 24 bytes: what __await__ of a coroutine gives. */
@unmanaged
export class PyCoroWrapper extends PyObject {
  cw_coroutine: PyGenObject | null; // strong
}

export const PyGen_Type = staticObject<PyTypeObject>(416);
export const PyCoro_Type = staticObject<PyTypeObject>(416);
export const PyAsyncGen_Type = staticObject<PyTypeObject>(416);
export const _PyCoroWrapper_Type = staticObject<PyTypeObject>(416);

export const PYGEN_RETURN = 0;
export const PYGEN_ERROR = -1;
export const PYGEN_NEXT = 1;

const IFRAME: usize = 72;
const RESUME_OPARG_DEPTH1_MASK: u8 = 4;

/* @inline */ export function _PyFrame_GetGenerator(frame: _PyInterpreterFrame): PyGenObject {
  return changetype<PyGenObject>(changetype<usize>(frame) - IFRAME);
}

/* @inline */ function codeOf(gen: PyGenObject): PyCodeObject {
  return changetype<PyCodeObject>(gen.gi_iframe.f_executable);
}

/* @inline */ function finished(gen: PyGenObject): bool {
  return gen.gi_frame_state >= FRAME_COMPLETED;
}

/* @inline */ function suspended(gen: PyGenObject): bool {
  return gen.gi_frame_state == FRAME_SUSPENDED || gen.gi_frame_state == FRAME_SUSPENDED_YIELD_FROM;
}

/* @inline */ export function PyGen_Check(a: PyObject): bool {
  return a.ob_type == PyGen_Type || PyObject_TypeCheck(a, PyGen_Type);
}

/* @inline */ export function PyGen_CheckExact(a: PyObject): bool {
  return a.ob_type == PyGen_Type;
}

// ---- making ----

// new; its frame is still to be filled in: FRAME_CLEARED
function make_gen(type: PyTypeObject, func: PyFunctionObject): PyObject | null {
  const code = changetype<PyCodeObject>(func.func_code);
  const o = _PyObject_GC_NewVar(type, code.co_framesize - FRAME_SPECIALS_SIZE);
  if (!o) return null;
  const gen = changetype<PyGenObject>(o);
  gen.gi_frame_state = FRAME_CLEARED;
  gen.gi_weakreflist = null;
  gen.gi_exc_state.exc_value = null;
  gen.gi_exc_state.previous_item = null;
  gen.gi_name = Py_NewRef(func.func_name!);
  gen.gi_qualname = Py_NewRef(func.func_qualname!);
  _PyObject_GC_TRACK(gen);
  return gen;
}

// new: a generator, coroutine or asynchronous generator, as the function's flags say
export function _Py_MakeCoro(a: PyObject): PyObject | null {
  const func = changetype<PyFunctionObject>(a);
  const flags = changetype<PyCodeObject>(func.func_code).co_flags;
  if (flags & CO_GENERATOR) return make_gen(PyGen_Type, func);
  if (flags & CO_ASYNC_GENERATOR) {
    const ag = make_gen(PyAsyncGen_Type, func);
    if (!ag) return null;
    const gen = changetype<PyGenObject>(ag);
    gen.gi_origin_or_finalizer = null;
    gen.gi_closed = 0;
    gen.gi_hooks_inited = 0;
    gen.gi_running_async = 0;
    return ag;
  }
  const coro = make_gen(PyCoro_Type, func);
  if (!coro) return null;
  changetype<PyGenObject>(coro).gi_origin_or_finalizer = null;
  const depth = _PyThreadState_GET().coroutine_origin_tracking_depth;
  if (depth && !computeOrigin(changetype<PyGenObject>(coro), depth)) {
    Py_DECREF(coro);
    return null;
  }
  return coro;
}

/** cr_origin: ((file name, line, function), …) of the callers, the nearest first. False: MemoryError. */
function computeOrigin(coro: PyGenObject, depth: i32): bool {
  const current = _PyThreadState_GET().current_frame!;
  // The frame on top is the coroutine's own, not yet moved into it.
  const caller = _PyFrame_GetFirstComplete(current.previous);
  let count = 0;
  let frame = caller;
  while (frame && count < depth) {
    frame = _PyFrame_PreviousComplete(frame);
    count++;
  }
  const origin = PyTuple_New(count);
  if (!origin) return false;
  frame = caller;
  for (let i = 0; i < count; i++) {
    const code = changetype<PyCodeObject>(frame!.f_executable!);
    const line = PyLong_FromLong(PyUnstable_InterpreterFrame_GetLine(frame!));
    const info = line ? PyTuple_Pack3(code.co_filename!, line, code.co_name!) : null;
    Py_XDECREF(line);
    if (!info) {
      Py_DECREF(origin);
      return false;
    }
    PyTuple_SET_ITEM(origin, i, info);
    frame = _PyFrame_PreviousComplete(frame!);
  }
  coro.gi_origin_or_finalizer = origin;
  return true;
}

// ---- resuming ----

function sayKind(
  gen: PyGenObject,
  exc: PyTypeObject,
  generator: string,
  coroutine: string,
  asynchronous: string,
): void {
  if (gen.ob_type == PyCoro_Type) PyErr_SetString(exc, coroutine);
  else if (gen.ob_type == PyAsyncGen_Type) PyErr_SetString(exc, asynchronous);
  else PyErr_SetString(exc, generator);
}

/**
 * Resumes with a value (NULL: from next()), or, if exc is set, with the raised exception. PYGEN_NEXT: it yielded
 * *presult; PYGEN_RETURN: it returned *presult; PYGEN_ERROR: an exception, or plain exhaustion under next().
 */
export function gen_send_ex2(a: PyObject, value: PyObject | null, presult: usize, exc: i32, closing: i32): i32 {
  const gen = changetype<PyGenObject>(a);
  const tstate = _PyThreadState_GET();
  const frame = gen.gi_iframe;
  setPtrAt(presult, 0, null);
  if (gen.gi_frame_state == FRAME_CREATED && value && value != Py_None) {
    sayKind(
      gen,
      PyExc_TypeError,
      "can't send non-None value to a just-started generator",
      "can't send non-None value to a just-started coroutine",
      "can't send non-None value to a just-started async generator",
    );
    return PYGEN_ERROR;
  }
  if (gen.gi_frame_state == FRAME_EXECUTING) {
    sayKind(
      gen,
      PyExc_ValueError,
      'generator already executing',
      'coroutine already executing',
      'async generator already executing',
    );
    return PYGEN_ERROR;
  }
  if (finished(gen)) {
    if (gen.ob_type == PyCoro_Type && !closing) {
      PyErr_SetString(PyExc_RuntimeError, 'cannot reuse already awaited coroutine');
    } else if (value && !exc) {
      setPtrAt(presult, 0, Py_None);
      return PYGEN_RETURN;
    }
    return PYGEN_ERROR;
  }
  const sent: PyObject = value ? value : Py_None;
  setPtrAt(frame.localsplus, frame.stacktop, Py_NewRef(sent));
  frame.stacktop++;
  gen.gi_exc_state.previous_item = tstate.exc_info;
  tstate.exc_info = gen.gi_exc_state;
  if (exc) chainHandled(tstate);
  gen.gi_frame_state = FRAME_EXECUTING;
  const result = call_indirect<PyObject | null>(<u32>tstate.interp.eval_frame, tstate, frame, exc);
  setPtrAt(presult, 0, result);
  if (!result) return PYGEN_ERROR;
  if (suspended(gen)) return PYGEN_NEXT;
  // Plain exhaustion under next() is NULL without an exception.
  if (result == Py_None && gen.ob_type != PyAsyncGen_Type && !value) {
    setPtrAt(presult, 0, null);
    return PYGEN_ERROR;
  }
  return PYGEN_RETURN;
}

/** What is being handled becomes the context of the raised exception. (_PyErr_ChainStackItem) */
function chainHandled(tstate: PyThreadState): void {
  const item = changetype<_PyErr_StackItem>(_PyErr_GetTopmostException());
  const handled = item.exc_value;
  if (!handled || handled == Py_None) return;
  // Raised again, it is chained as raise chains.
  const exc = PyErr_GetRaisedException()!;
  PyErr_SetObject(exc.ob_type, exc);
  Py_DECREF(exc);
}

function PyGen_am_send(self: PyObject, value: PyObject, presult: usize): i32 {
  return gen_send_ex2(self, value, presult, 0, 0);
}

// new
function gen_send_ex(gen: PyObject, value: PyObject | null, exc: i32, closing: i32): PyObject | null {
  const out = stackAlloc(1);
  const how = gen_send_ex2(gen, value, out, exc, closing);
  const result = ptrAt(out, 0);
  stackFree(out);
  if (how != PYGEN_RETURN) return result;
  if (gen.ob_type == PyAsyncGen_Type) PyErr_SetNone(PyExc_StopAsyncIteration);
  else if (result == Py_None) PyErr_SetNone(PyExc_StopIteration);
  else _PyGen_SetStopIterationValue(result!);
  Py_XDECREF(result);
  return null;
}

export function gen_send(self: PyObject, value: PyObject | null): PyObject | null {
  return gen_send_ex(self, value, 0, 0);
}

function gen_iternext(self: PyObject): PyObject | null {
  const out = stackAlloc(1);
  const how = gen_send_ex2(self, null, out, 0, 0);
  const result = ptrAt(out, 0);
  stackFree(out);
  if (how != PYGEN_RETURN) return result;
  if (result != Py_None) _PyGen_SetStopIterationValue(result!);
  Py_XDECREF(result);
  return null;
}

/** Raises StopIteration(value), also where value is a tuple or an exception. */
export function _PyGen_SetStopIterationValue(value: PyObject): i32 {
  if (!PyTuple_Check(value) && !hasSubclassFlag(value, Py_TPFLAGS_BASE_EXC_SUBCLASS)) {
    PyErr_SetObject(PyExc_StopIteration, value);
    return 0;
  }
  const e = PyObject_CallOneArg(PyExc_StopIteration, value);
  if (!e) return -1;
  PyErr_SetObject(PyExc_StopIteration, e);
  Py_DECREF(e);
  return 0;
}

/** If StopIteration (or nothing) is raised: takes it and writes its value (new) to *pvalue, 0; else -1. */
export function _PyGen_FetchStopIterationValue(pvalue: usize): i32 {
  setPtrAt(pvalue, 0, Py_None);
  if (!PyErr_Occurred()) return 0;
  if (!PyErr_ExceptionMatches(PyExc_StopIteration)) return -1;
  const exc = PyErr_GetRaisedException()!;
  const value = changetype<PyStopIterationObject>(exc).value;
  setPtrAt(pvalue, 0, value ? Py_NewRef(value) : Py_None);
  Py_DECREF(exc);
  return 0;
}

/** What the generator delegates to (yield from, await). new or NULL */
export function _PyGen_yf(a: PyObject): PyObject | null {
  const gen = changetype<PyGenObject>(a);
  if (gen.gi_frame_state != FRAME_SUSPENDED_YIELD_FROM) return null;
  const frame = gen.gi_iframe;
  return Py_NewRef(objAt(frame.localsplus, frame.stacktop - 1));
}

// ---- throwing and closing ----

/** close() of a sub-iterator. */
function gen_close_iter(yf: PyObject): i32 {
  let result: PyObject | null;
  if (yf.ob_type == PyGen_Type || yf.ob_type == PyCoro_Type) {
    result = gen_close(yf, null);
    if (!result) return -1;
  } else {
    const out = stackAlloc(1);
    setPtrAt(out, 0, null);
    if (PyObject_GetOptionalAttr(yf, _Py_ID('close'), out) < 0) PyErr_WriteUnraisable(yf);
    const meth = ptrAt(out, 0);
    stackFree(out);
    if (!meth) return 0;
    result = PyObject_CallNoArgs(meth);
    Py_DECREF(meth);
    if (!result) return -1;
  }
  Py_XDECREF(result);
  return 0;
}

function gen_close(self: PyObject, _: PyObject | null): PyObject | null {
  const gen = changetype<PyGenObject>(self);
  if (gen.gi_frame_state == FRAME_CREATED) {
    gen.gi_frame_state = FRAME_COMPLETED;
    return Py_None;
  }
  if (finished(gen)) return Py_None;
  const yf = _PyGen_yf(gen);
  let err = 0;
  if (yf) {
    const state = gen.gi_frame_state;
    gen.gi_frame_state = FRAME_EXECUTING;
    err = gen_close_iter(yf);
    gen.gi_frame_state = state;
    Py_DECREF(yf);
  }
  const frame = gen.gi_iframe;
  const opcode = <i32>load<u8>(frame.instr_ptr);
  if (opcode == RESUME || opcode == RESUME_CHECK || opcode == INSTRUMENTED_RESUME) {
    // Nothing but the handler that every generator has surrounds the yield: no code would see the exception.
    if (load<u8>(frame.instr_ptr, 1) & RESUME_OPARG_DEPTH1_MASK) {
      gen.gi_frame_state = FRAME_COMPLETED;
      _PyFrame_ClearLocals(frame);
      return Py_None;
    }
  }
  if (err == 0) PyErr_SetNone(PyExc_GeneratorExit);
  const retval = gen_send_ex(gen, Py_None, 1, 1);
  if (retval) {
    Py_DECREF(retval);
    sayKind(
      gen,
      PyExc_RuntimeError,
      'generator ignored GeneratorExit',
      'coroutine ignored GeneratorExit',
      'async generator ignored GeneratorExit',
    );
    return null;
  }
  if (PyErr_ExceptionMatches(PyExc_GeneratorExit)) {
    PyErr_Clear();
    return Py_None;
  }
  const out = stackAlloc(1);
  const fetched = _PyGen_FetchStopIterationValue(out);
  const value = ptrAt(out, 0);
  stackFree(out);
  return fetched == 0 ? value : null;
}

/** throw() of what the generator delegates to; *handled 0: it has none, throw here. */
function throwInto(
  gen: PyGenObject,
  yf: PyObject,
  typ: PyObject,
  val: PyObject | null,
  tb: PyObject | null,
  close_on_genexit: i32,
  handled: usize,
): PyObject | null {
  const tstate = _PyThreadState_GET();
  const frame = gen.gi_iframe;
  store<i32>(handled, 1);
  let meth: PyObject | null = null;
  const direct = yf.ob_type == PyGen_Type || yf.ob_type == PyCoro_Type;
  if (!direct) {
    const out = stackAlloc(1);
    setPtrAt(out, 0, null);
    const err = PyObject_GetOptionalAttr(yf, _Py_ID('throw'), out);
    meth = ptrAt(out, 0);
    stackFree(out);
    if (err < 0) return null;
    if (!meth) {
      store<i32>(handled, 0);
      return null;
    }
  }
  // The generator's frame stands on the stack meanwhile, for complete tracebacks.
  const previous = tstate.current_frame;
  frame.previous = previous;
  tstate.current_frame = frame;
  const state = gen.gi_frame_state;
  gen.gi_frame_state = FRAME_EXECUTING;
  let ret: PyObject | null;
  if (direct) ret = _gen_throw(yf, close_on_genexit, typ, val, tb);
  else {
    const args = stackAlloc(4);
    setPtrAt(args, 0, null);
    setPtrAt(args, 1, typ);
    setPtrAt(args, 2, val);
    setPtrAt(args, 3, tb);
    const n: usize = val ? (tb ? 3 : 2) : 1;
    ret = PyObject_Vectorcall(meth!, args + 8, n | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
    stackFree(args);
  }
  gen.gi_frame_state = state;
  tstate.current_frame = previous;
  frame.previous = null;
  Py_XDECREF(meth);
  return ret;
}

export function _gen_throw(
  self: PyObject,
  close_on_genexit: i32,
  typ: PyObject,
  val: PyObject | null,
  tb0: PyObject | null,
): PyObject | null {
  const gen = changetype<PyGenObject>(self);
  const yf = _PyGen_yf(gen);
  if (yf) {
    if (close_on_genexit && PyErr_GivenExceptionMatches(typ, PyExc_GeneratorExit)) {
      const state = gen.gi_frame_state;
      gen.gi_frame_state = FRAME_EXECUTING;
      const err = gen_close_iter(yf);
      gen.gi_frame_state = state;
      Py_DECREF(yf);
      if (err < 0) return gen_send_ex(gen, Py_None, 1, 0);
    } else {
      const handled = stackAlloc(1);
      const ret = throwInto(gen, yf, typ, val, tb0, close_on_genexit, handled);
      const done = load<i32>(handled);
      stackFree(handled);
      Py_DECREF(yf);
      if (done) return ret ? ret : gen_send_ex(gen, Py_None, 1, 0);
    }
  }
  let tb: PyObject | null = tb0 == Py_None ? null : tb0;
  if (tb && !PyTraceBack_Check(tb)) {
    return PyErr_SetString(PyExc_TypeError, 'throw() third argument must be a traceback object');
  }
  let exc: PyObject | null = null;
  if (isExceptionClass(typ)) exc = instanceOf(typ, val);
  else if (hasSubclassFlag(typ, Py_TPFLAGS_BASE_EXC_SUBCLASS)) {
    if (val && val != Py_None)
      return PyErr_SetString(PyExc_TypeError, 'instance exception may not have a separate value');
    exc = Py_NewRef(typ);
  } else {
    return PyErr_Format(
      PyExc_TypeError,
      'exceptions must be classes or instances deriving from BaseException, not %s',
      <u64>typ.ob_type.tp_name,
    );
  }
  if (exc) {
    if (tb) PyException_SetTraceback(exc, tb);
    PyErr_SetRaisedException(exc);
  }
  return gen_send_ex(gen, Py_None, 1, 0);
}

/* @inline */ function isExceptionClass(o: PyObject): bool {
  return (
    hasSubclassFlag(o, Py_TPFLAGS_TYPE_SUBCLASS) &&
    (changetype<PyTypeObject>(o).tp_flags & Py_TPFLAGS_BASE_EXC_SUBCLASS) != 0
  );
}

/** An exception from its class and value, as raise makes it; on failure the other exception is raised. new or NULL */
function instanceOf(typ: PyObject, val: PyObject | null): PyObject | null {
  let exc: PyObject | null;
  if (!val || val == Py_None) exc = PyObject_CallNoArgs(typ);
  else if (PyObject_IsInstance(val, typ) > 0) exc = Py_NewRef(val);
  else if (PyTuple_Check(val)) exc = PyObject_Call(typ, val, null);
  else exc = PyObject_CallOneArg(typ, val);
  if (exc && !hasSubclassFlag(exc, Py_TPFLAGS_BASE_EXC_SUBCLASS)) {
    PyErr_Format(
      PyExc_TypeError,
      'calling %R should have returned an instance of BaseException, not %s',
      arg(typ),
      <u64>exc.ob_type.tp_name,
    );
    Py_DECREF(exc);
    return null;
  }
  return exc;
}

export function gen_throw(self: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('throw', nargs, 1, 3)) return null;
  if (nargs > 1) {
    if (
      PyErr_WarnEx(
        PyExc_DeprecationWarning,
        'the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.',
        1,
      ) < 0
    )
      return null;
  }
  return _gen_throw(self, 1, objAt(args, 0), nargs > 1 ? ptrAt(args, 1) : null, nargs > 2 ? ptrAt(args, 2) : null);
}

// ---- the end ----

export function _PyGen_Finalize(a: PyObject): void {
  const gen = changetype<PyGenObject>(a);
  if (finished(gen)) return;
  const exc = PyErr_GetRaisedException();
  const finalizer = gen.ob_type == PyAsyncGen_Type ? gen.gi_origin_or_finalizer : null;
  let res: PyObject | null;
  if (finalizer && !gen.gi_closed) {
    res = PyObject_CallOneArg(finalizer, gen);
  } else if (codeOf(gen).co_flags & CO_COROUTINE && gen.gi_frame_state == FRAME_CREATED) {
    _PyErr_WarnUnawaitedCoroutine(gen);
    res = Py_None;
  } else res = gen_close(gen, null);
  if (res) Py_DECREF(res);
  else if (PyErr_Occurred()) PyErr_WriteUnraisable(gen);
  PyErr_SetRaisedException(exc);
}

/** Says that nobody awaited it: through warnings, which knows where it came from, or as well as it goes without. */
function _PyErr_WarnUnawaitedCoroutine(coro: PyGenObject): void {
  let warned = false;
  const module = PyImport_ImportModule('warnings');
  const f = module ? PyObject_GetAttr(module, _Py_ID('_warn_unawaited_coroutine')) : null;
  Py_XDECREF(module);
  if (f) {
    const res = PyObject_CallOneArg(f, coro);
    Py_DECREF(f);
    // As an error, the warning was given, too.
    warned = res != null || PyErr_ExceptionMatches(PyExc_RuntimeWarning) != 0;
    Py_XDECREF(res);
    if (PyErr_Occurred()) PyErr_WriteUnraisable(coro);
  } else PyErr_Clear();
  if (warned) return;
  if (PyErr_WarnFormat(PyExc_RuntimeWarning, 1, "coroutine '%S' was never awaited", arg(coro.gi_qualname)) < 0)
    PyErr_WriteUnraisable(coro);
}

function gen_dealloc(gen: PyGenObject): void {
  _PyObject_GC_UNTRACK(gen);
  if (gen.gi_weakreflist) PyObject_ClearWeakRefs(gen);
  _PyObject_GC_TRACK(gen);
  if (PyObject_CallFinalizerFromDealloc(gen)) return;
  _PyObject_GC_UNTRACK(gen);
  if (gen.ob_type != PyGen_Type) clearSlot(changetype<usize>(gen) + offsetof<PyGenObject>('_gi_origin_or_finalizer'));
  const frame = gen.gi_iframe;
  if (gen.gi_frame_state != FRAME_CLEARED) {
    gen.gi_frame_state = FRAME_CLEARED;
    frame.previous = null;
    _PyFrame_ClearExceptCode(frame);
    clearSlot(changetype<usize>(gen.gi_exc_state));
  }
  Py_XDECREF(frame.f_executable);
  clearSlot(changetype<usize>(gen) + offsetof<PyGenObject>('_gi_name'));
  clearSlot(changetype<usize>(gen) + offsetof<PyGenObject>('_gi_qualname'));
  PyObject_GC_Del(changetype<usize>(gen));
}

function gen_traverse(gen: PyGenObject, visit: usize, a: usize): i32 {
  let r = Py_VISIT(gen.gi_name, visit, a);
  if (r) return r;
  r = Py_VISIT(gen.gi_qualname, visit, a);
  if (r) return r;
  if (gen.gi_frame_state < FRAME_CLEARED) r = _PyFrame_Traverse(gen.gi_iframe, visit, a);
  else r = Py_VISIT(gen.gi_iframe.f_executable, visit, a);
  if (r) return r;
  return Py_VISIT(gen.gi_exc_state.exc_value, visit, a);
}

function async_gen_traverse(gen: PyGenObject, visit: usize, a: usize): i32 {
  const r = Py_VISIT(gen.gi_origin_or_finalizer, visit, a);
  return r ? r : gen_traverse(gen, visit, a);
}

// ---- attributes ----

function gen_repr(gen: PyGenObject): PyObject | null {
  return PyUnicode_FromFormat('<generator object %S at %p>', arg(gen.gi_qualname), arg(gen));
}
function coro_repr(gen: PyGenObject): PyObject | null {
  return PyUnicode_FromFormat('<coroutine object %S at %p>', arg(gen.gi_qualname), arg(gen));
}
function async_gen_repr(gen: PyGenObject): PyObject | null {
  return PyUnicode_FromFormat('<async_generator object %S at %p>', arg(gen.gi_qualname), arg(gen));
}
function gen_get_name(gen: PyGenObject, _: usize): PyObject | null {
  return Py_NewRef(gen.gi_name!);
}
function gen_set_name(gen: PyGenObject, value: PyObject | null, _: usize): i32 {
  if (!value || !PyUnicode_Check(value)) {
    PyErr_SetString(PyExc_TypeError, '__name__ must be set to a string object');
    return -1;
  }
  setSlot(changetype<usize>(gen) + offsetof<PyGenObject>('_gi_name'), Py_NewRef(value));
  return 0;
}
function gen_get_qualname(gen: PyGenObject, _: usize): PyObject | null {
  return Py_NewRef(gen.gi_qualname!);
}
function gen_set_qualname(gen: PyGenObject, value: PyObject | null, _: usize): i32 {
  if (!value || !PyUnicode_Check(value)) {
    PyErr_SetString(PyExc_TypeError, '__qualname__ must be set to a string object');
    return -1;
  }
  setSlot(changetype<usize>(gen) + offsetof<PyGenObject>('_gi_qualname'), Py_NewRef(value));
  return 0;
}
function gen_getyieldfrom(gen: PyGenObject, _: usize): PyObject | null {
  const yf = _PyGen_yf(gen);
  return yf ? yf : Py_None;
}
function gen_getrunning(gen: PyGenObject, _: usize): PyObject | null {
  return gen.gi_frame_state == FRAME_EXECUTING ? Py_True : Py_False;
}
function async_gen_getrunning(gen: PyGenObject, _: usize): PyObject | null {
  return gen.gi_running_async ? Py_True : Py_False;
}
function gen_getsuspended(gen: PyGenObject, _: usize): PyObject | null {
  return suspended(gen) ? Py_True : Py_False;
}
function gen_getframe(gen: PyGenObject, _: usize): PyObject | null {
  if (finished(gen)) return Py_None;
  return Py_XNewRef(_PyFrame_GetFrameObject(gen.gi_iframe));
}
function gen_getcode(gen: PyGenObject, _: usize): PyObject | null {
  return Py_NewRef(codeOf(gen));
}
function cr_getorigin(gen: PyGenObject, _: usize): PyObject | null {
  const origin = gen.gi_origin_or_finalizer;
  return origin ? Py_NewRef(origin) : Py_None;
}
function gen_sizeof(gen: PyGenObject, _: PyObject | null): PyObject | null {
  return PyLong_FromSsize_t(IFRAME + ((<i64>codeOf(gen).co_framesize) << 3));
}

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

function coro_await(coro: PyGenObject): PyObject | null {
  const o = _PyObject_GC_New(_PyCoroWrapper_Type);
  if (!o) return null;
  changetype<PyCoroWrapper>(o).cw_coroutine = Py_NewRef(coro);
  _PyObject_GC_TRACK(o);
  return o;
}

function coro_wrapper_dealloc(cw: PyCoroWrapper): void {
  _PyObject_GC_UNTRACK(cw);
  clearSlot(changetype<usize>(cw) + offsetof<PyCoroWrapper>('_cw_coroutine'));
  PyObject_GC_Del(changetype<usize>(cw));
}
function coro_wrapper_traverse(cw: PyCoroWrapper, visit: usize, a: usize): i32 {
  return Py_VISIT(cw.cw_coroutine, visit, a);
}
function coro_wrapper_iternext(cw: PyCoroWrapper): PyObject | null {
  return gen_iternext(cw.cw_coroutine!);
}
function coro_wrapper_send(cw: PyCoroWrapper, value: PyObject): PyObject | null {
  return gen_send(cw.cw_coroutine!, value);
}
function coro_wrapper_throw(cw: PyCoroWrapper, args: usize, nargs: i64): PyObject | null {
  return gen_throw(cw.cw_coroutine!, args, nargs);
}
function coro_wrapper_close(cw: PyCoroWrapper, _: PyObject | null): PyObject | null {
  return gen_close(cw.cw_coroutine!, null);
}

// ---- types ----

const THROW_DOC =
  'throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded value or raise\nStopIteration.\nthe (type, val, tb) signature is deprecated, \nand may be removed in a future version of Python.';

function commonSlots(t: PyTypeObject): void {
  t.tp_dealloc = gen_dealloc.index;
  t.tp_traverse = gen_traverse.index;
  t.tp_weaklistoffset = offsetof<PyGenObject>('_gi_weakreflist');
  t.tp_finalize = _PyGen_Finalize.index;
  asyncMethods(t).am_send = PyGen_am_send.index;
}

export function init_generator_types(): void {
  const t = PyGen_Type;
  static_type(t, 'generator', 144, 8, Py_TPFLAGS_HAVE_GC, '');
  commonSlots(t);
  t.tp_repr = gen_repr.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = gen_iternext.index;
  method(
    t,
    'send',
    gen_send.index,
    METH_O,
    "send($self, object, /)\n--\n\nsend(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration.",
  );
  method(t, 'throw', gen_throw.index, METH_FASTCALL, THROW_DOC);
  method(
    t,
    'close',
    gen_close.index,
    METH_NOARGS,
    'close($self, /)\n--\n\nclose() -> raise GeneratorExit inside generator.',
  );
  method(
    t,
    '__sizeof__',
    gen_sizeof.index,
    METH_NOARGS,
    '__sizeof__($self, /)\n--\n\ngen.__sizeof__() -> size of gen in memory, in bytes',
  );
  classGetitem(t);
  getset(t, '__name__', gen_get_name.index, gen_set_name.index, 'name of the generator');
  getset(t, '__qualname__', gen_get_qualname.index, gen_set_qualname.index, 'qualified name of the generator');
  getset(t, 'gi_yieldfrom', gen_getyieldfrom.index, 0, 'object being iterated by yield from, or None');
  getset(t, 'gi_running', gen_getrunning.index, 0, '');
  getset(t, 'gi_frame', gen_getframe.index, 0, '');
  getset(t, 'gi_suspended', gen_getsuspended.index, 0, '');
  getset(t, 'gi_code', gen_getcode.index, 0, '');

  const c = PyCoro_Type;
  static_type(c, 'coroutine', 144, 8, Py_TPFLAGS_HAVE_GC, '');
  commonSlots(c);
  c.tp_repr = coro_repr.index;
  c.tp_as_async!.am_await = coro_await.index;
  method(
    c,
    'send',
    gen_send.index,
    METH_O,
    "send($self, object, /)\n--\n\nsend(arg) -> send 'arg' into coroutine,\nreturn next iterated value or raise StopIteration.",
  );
  method(
    c,
    'throw',
    gen_throw.index,
    METH_FASTCALL,
    'throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, return next iterated value or raise\nStopIteration.\nthe (type, val, tb) signature is deprecated, \nand may be removed in a future version of Python.',
  );
  method(
    c,
    'close',
    gen_close.index,
    METH_NOARGS,
    'close($self, /)\n--\n\nclose() -> raise GeneratorExit inside coroutine.',
  );
  method(
    c,
    '__sizeof__',
    gen_sizeof.index,
    METH_NOARGS,
    '__sizeof__($self, /)\n--\n\ngen.__sizeof__() -> size of gen in memory, in bytes',
  );
  classGetitem(c);
  getset(c, 'cr_origin', cr_getorigin.index, 0, '');
  getset(c, '__name__', gen_get_name.index, gen_set_name.index, 'name of the coroutine');
  getset(c, '__qualname__', gen_get_qualname.index, gen_set_qualname.index, 'qualified name of the coroutine');
  getset(c, 'cr_await', gen_getyieldfrom.index, 0, 'object being awaited on, or None');
  getset(c, 'cr_running', gen_getrunning.index, 0, '');
  getset(c, 'cr_frame', gen_getframe.index, 0, '');
  getset(c, 'cr_code', gen_getcode.index, 0, '');
  getset(c, 'cr_suspended', gen_getsuspended.index, 0, '');

  const w = _PyCoroWrapper_Type;
  static_type(
    w,
    'coroutine_wrapper',
    offsetof<PyCoroWrapper>(),
    0,
    Py_TPFLAGS_HAVE_GC,
    'A wrapper object implementing __await__ for coroutines.',
  );
  w.tp_dealloc = coro_wrapper_dealloc.index;
  w.tp_traverse = coro_wrapper_traverse.index;
  w.tp_iter = PyObject_SelfIter.index;
  w.tp_iternext = coro_wrapper_iternext.index;
  method(
    w,
    'send',
    coro_wrapper_send.index,
    METH_O,
    "send($self, object, /)\n--\n\nsend(arg) -> send 'arg' into coroutine,\nreturn next iterated value or raise StopIteration.",
  );
  method(w, 'throw', coro_wrapper_throw.index, METH_FASTCALL, THROW_DOC);
  method(
    w,
    'close',
    coro_wrapper_close.index,
    METH_NOARGS,
    'close($self, /)\n--\n\nclose() -> raise GeneratorExit inside coroutine.',
  );

  const g = PyAsyncGen_Type;
  static_type(g, 'async_generator', 144, 8, Py_TPFLAGS_HAVE_GC, '');
  commonSlots(g);
  g.tp_traverse = async_gen_traverse.index;
  g.tp_repr = async_gen_repr.index;
  g.tp_as_async!.am_aiter = PyObject_SelfIter.index;
  g.tp_as_async!.am_anext = async_gen_anext.index;
  async_gen_methods(g);
  method(
    g,
    '__sizeof__',
    gen_sizeof.index,
    METH_NOARGS,
    '__sizeof__($self, /)\n--\n\ngen.__sizeof__() -> size of gen in memory, in bytes',
  );
  classGetitem(g);
  getset(g, 'ag_running', async_gen_getrunning.index, 0, '');
  getset(g, '__name__', gen_get_name.index, gen_set_name.index, 'name of the async generator');
  getset(g, '__qualname__', gen_get_qualname.index, gen_set_qualname.index, 'qualified name of the async generator');
  getset(g, 'ag_await', gen_getyieldfrom.index, 0, 'object being awaited on, or None');
  getset(g, 'ag_frame', gen_getframe.index, 0, '');
  getset(g, 'ag_code', gen_getcode.index, 0, '');
  getset(g, 'ag_suspended', gen_getsuspended.index, 0, '');
}
