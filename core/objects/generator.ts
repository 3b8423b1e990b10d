// Generators and coroutines: making them, their end, and their types. (CPython: Objects/genobject.c)

import { PyErr_WriteUnraisable } from '../modules/sys/unraisable';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_Occurred, PyErr_SetRaisedException } from '../runtime/errors';
import { _PyObject_GC_NewVar, PyObject_CallFinalizerFromDealloc, PyObject_GC_Del } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK, _PyObject_GC_UNTRACK, PyObject_GC_UnTrack } from '../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../runtime/gc/trashcan';
import { _Py_ID } from '../runtime/identifiers';
import { arg, clearSlot, Py_DECREF, Py_NewRef, Py_VISIT, Py_XDECREF, PyObject } from '../runtime/object';
import { asyncMethods, getset, member, method, static_type } from '../runtime/register';
import { _PyThreadState_GET } from '../runtime/tstate';
import {
  _Py_T_OBJECT,
  METH_FASTCALL,
  METH_NOARGS,
  METH_O,
  Py_READONLY,
  Py_T_BOOL,
  Py_TPFLAGS_HAVE_GC,
  PyTypeObject,
} from '../runtime/type';
import { PyImport_ImportModule } from '../vm/import';
import { PyErr_WarnFormat } from '../vm/warnings';
import { async_gen_anext, async_gen_methods } from './async-generator';
import { PyObject_GetAttr } from './attribute';
import { PyObject_CallOneArg } from './call';
import { CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR, FRAME_SPECIALS_SIZE, PyCodeObject } from './code';
import { PyErr_ExceptionMatches } from './exceptions/errors';
import { PyExc_RuntimeWarning } from './exceptions/types';
import {
  _PyFrame_ClearExceptCode,
  _PyFrame_GetFirstComplete,
  _PyFrame_PreviousComplete,
  _PyFrame_Traverse,
  FRAME_CLEARED,
  FRAME_CREATED,
  PyUnstable_InterpreterFrame_GetLine,
} from './frame';
import { PyFunctionObject } from './function';
import {
  async_gen_repr,
  coro_repr,
  gen_get_name,
  gen_get_qualname,
  gen_getcode,
  gen_getframe,
  gen_getrunning,
  gen_getsuspended,
  gen_getyieldfrom,
  gen_repr,
  gen_set_name,
  gen_set_qualname,
  gen_sizeof,
} from './generator/attributes';
import {
  coro_await,
  coro_wrapper_close,
  coro_wrapper_dealloc,
  coro_wrapper_iternext,
  coro_wrapper_send,
  coro_wrapper_throw,
  coro_wrapper_traverse,
} from './generator/coroutine';
import {
  _PyCoroWrapper_Type,
  codeOf,
  finished,
  PyAsyncGen_Type,
  PyCoro_Type,
  PyCoroWrapper,
  PyGen_Type,
  PyGenObject,
} from './generator/object';
import { gen_iternext, gen_send, PyGen_am_send } from './generator/resume';
import { gen_close, gen_throw } from './generator/throw';
import { classGetitem } from './generic-alias';
import { PyLong_FromLong } from './int';
import { Py_None } from './none';
import { PyObject_SelfIter } from './object';
import { PyTuple_New, PyTuple_Pack3, PyTuple_SET_ITEM } from './tuple';
import { PyObject_ClearWeakRefs } from './weakref';

// ---- making ----

// new; its frame is still to be filled in: FRAME_CLEARED
function make_gen(type: PyTypeObject, func: PyFunctionObject): PyObject | null {
  const code = changetype<PyCodeObject>(func.func_code);
  const o = _PyObject_GC_NewVar(type, code.co_framesize - FRAME_SPECIALS_SIZE);
  if (!o) return null;
  const gen = changetype<PyGenObject>(o);
  gen.gi_frame_state = FRAME_CLEARED;
  gen.gi_iframe.f_executable = null;
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
  PyObject_GC_UnTrack(gen);
  // NOT CPYTHON: a generator over a generator over … must not exhaust a small stack.
  if (_PyTrash_begin(gen)) return;
  if (gen.gi_weakreflist) PyObject_ClearWeakRefs(gen);
  _PyObject_GC_TRACK(gen);
  if (PyObject_CallFinalizerFromDealloc(gen)) {
    _PyTrash_end();
    return;
  }
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
  _PyTrash_end();
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
  member(c, 'cr_origin', _Py_T_OBJECT, offsetof<PyGenObject>('_gi_origin_or_finalizer'), Py_READONLY, '');
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
  member(g, 'ag_running', Py_T_BOOL, offsetof<PyGenObject>('gi_running_async'), Py_READONLY, '');
  getset(g, '__name__', gen_get_name.index, gen_set_name.index, 'name of the async generator');
  getset(g, '__qualname__', gen_get_qualname.index, gen_set_qualname.index, 'qualified name of the async generator');
  getset(g, 'ag_await', gen_getyieldfrom.index, 0, 'object being awaited on, or None');
  getset(g, 'ag_frame', gen_getframe.index, 0, '');
  getset(g, 'ag_code', gen_getcode.index, 0, '');
  getset(g, 'ag_suspended', gen_getsuspended.index, 0, '');
}
