// Contexts, their variables, and the tokens that undo a set(). (CPython: Python/context.c)
//
//   tstate.context ─> Context ─> ctx_vars: HAMT { ContextVar: value }      a copy of a context shares its HAMT
//                        └ ctx_prev: the context that run() interrupted

import { tracedReuse } from '../memory/hook';
import {
  clearSlot,
  Py_DECREF,
  Py_NewRef,
  Py_XDECREF,
  Py_XNewRef,
  PyObject_GC_UnTrack,
  stackAlloc,
} from '../runtime/cold';
import { _Py_context_freelist, CONTEXT_FREELIST, PyContext_MAXFREELIST } from '../runtime/freelist';
import { _PyObject_GC_New, PyObject_GC_Del } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK } from '../runtime/gc/track';
import { _Py_IMMORTAL_REFCNT, arg, objAt, Py_EQ, Py_NE, Py_VISIT, PyObject, ptrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { mappingMethods, method, sequenceMethods, static_type } from '../runtime/register';
import { _PyThreadState_GET } from '../runtime/tstate';
import { METH_FASTCALL, METH_KEYWORDS, METH_NOARGS, Py_TPFLAGS_HAVE_GC, PyTypeObject } from '../runtime/type';
import { _PyArg_CheckPositional } from './args';
import { PyBool_FromLong } from './bool';
import { PyObject_Vectorcall } from './call';
import {
  _PyContextTokenMissing_Type,
  asContext,
  context_token_missing,
  PyContext,
  PyContext_Type,
  PyContextToken_Type,
  PyContextVar_Type,
} from './context/struct';
import { initMissing, initToken } from './context/token';
import { initContextVar } from './context/variable';
import { PyDict_SetItemString, PyDict_Size } from './dict/dict';
import { PyErr_Format, PyErr_SetObject, PyErr_SetString } from './exceptions/errors';
import { PyExc_KeyError, PyExc_RuntimeError, PyExc_TypeError } from './exceptions/types';
import { _PyHamt_Eq, _PyHamt_Find, _PyHamt_Len, _PyHamt_New } from './hamt';
import { _PyHamt_NewIterItems, _PyHamt_NewIterKeys, _PyHamt_NewIterValues } from './hamt/iter';
import { Py_None, Py_NotImplemented } from './none';
import { PyObject_HashNotImplemented } from './object';
import { PyTuple_GET_SIZE } from './tuple';
import { lookup_tp_dict } from './type/state';
import { PyObject_ClearWeakRefs } from './weakref';

// new: steals vars
function context_new(vars: PyObject): PyObject | null {
  const list = contextFreelist();
  let o: PyObject | null = null;
  if (list.numfree > 0) {
    list.numfree--;
    o = changetype<PyObject>(list.freelist);
    list.freelist = load<usize>(changetype<usize>(o) + 32);
    o.ob_refcnt = 1;
    tracedReuse(changetype<usize>(o) - 16);
  } else {
    o = _PyObject_GC_New(PyContext_Type);
    if (!o) {
      Py_DECREF(vars);
      return null;
    }
  }
  asContext(o).ctx_vars = vars;
  asContext(o).ctx_prev = null;
  asContext(o).ctx_entered = 0;
  asContext(o).ctx_weakreflist = null;
  _PyObject_GC_TRACK(o);
  return o;
}

function contextFreelist(): _Py_context_freelist {
  return changetype<_Py_context_freelist>(CONTEXT_FREELIST);
}

// borrowed: the thread's context, made now if it has none
export function context_get(): PyObject | null {
  const ts = _PyThreadState_GET();
  if (!ts.context) ts.context = context_new(_PyHamt_New() as PyObject);
  return ts.context;
}

// new
export function PyContext_CopyCurrent(): PyObject | null {
  const ctx = context_get();
  return ctx ? context_new(Py_NewRef(asContext(ctx).ctx_vars as PyObject)) : null;
}

function PyContext_Enter(ctx: PyObject): i32 {
  const ts = _PyThreadState_GET();
  if (asContext(ctx).ctx_entered) {
    PyErr_Format(PyExc_RuntimeError, 'cannot enter context: %R is already entered', arg(ctx));
    return -1;
  }
  asContext(ctx).ctx_prev = ts.context;
  asContext(ctx).ctx_entered = 1;
  ts.context = Py_NewRef(ctx);
  ts.context_ver++;
  return 0;
}

function PyContext_Exit(ctx: PyObject): i32 {
  const ts = _PyThreadState_GET();
  if (!asContext(ctx).ctx_entered) {
    PyErr_Format(PyExc_RuntimeError, 'cannot exit context: %R has not been entered', arg(ctx));
    return -1;
  }
  if (ts.context != ctx) {
    PyErr_SetString(PyExc_RuntimeError, 'cannot exit context: thread state references a different context object');
    return -1;
  }
  const prev = asContext(ctx).ctx_prev;
  asContext(ctx).ctx_prev = null;
  asContext(ctx).ctx_entered = 0;
  ts.context = prev;
  ts.context_ver++;
  Py_DECREF(ctx);
  return 0;
}

function context_tp_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (PyTuple_GET_SIZE(args) || (kwds != null && PyDict_Size(kwds) != 0)) {
    return PyErr_SetString(PyExc_TypeError, 'Context() does not accept any arguments');
  }
  return context_new(_PyHamt_New() as PyObject);
}

function context_tp_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + 16);
  clearSlot(changetype<usize>(o) + 24);
  return 0;
}

function context_tp_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  const r = Py_VISIT(asContext(o).ctx_prev, visit, argument);
  return r ? r : Py_VISIT(asContext(o).ctx_vars, visit, argument);
}

function context_tp_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  if (asContext(o).ctx_weakreflist) PyObject_ClearWeakRefs(o);
  context_tp_clear(o);
  const list = contextFreelist();
  if (<u32>list.numfree < <u32>PyContext_MAXFREELIST) {
    list.numfree++;
    store<u64>(changetype<usize>(o) + 32, <u64>list.freelist);
    list.freelist = changetype<usize>(o);
  } else PyObject_GC_Del(changetype<usize>(o));
}

function context_tp_iter(o: PyObject): PyObject | null {
  return _PyHamt_NewIterKeys(asContext(o).ctx_vars as PyObject);
}

function context_tp_richcompare(v: PyObject, w: PyObject, op: i32): PyObject | null {
  if (v.ob_type != PyContext_Type || w.ob_type != PyContext_Type || (op != Py_EQ && op != Py_NE)) {
    return Py_NotImplemented;
  }
  const res = _PyHamt_Eq(asContext(v).ctx_vars as PyObject, asContext(w).ctx_vars as PyObject);
  return res < 0 ? null : PyBool_FromLong(i64((res != 0) == (op == Py_EQ)));
}

function context_tp_len(o: PyObject): i64 {
  return _PyHamt_Len(asContext(o).ctx_vars as PyObject);
}

/** 1: the value is in *found (borrowed); 0: none; -1. */
function lookup(o: PyObject, key: PyObject, found: usize): i32 {
  if (key.ob_type != PyContextVar_Type) {
    PyErr_Format(PyExc_TypeError, 'a ContextVar key was expected, got %R', arg(key));
    return -1;
  }
  return _PyHamt_Find(asContext(o).ctx_vars as PyObject, key, found);
}

function context_tp_subscript(o: PyObject, key: PyObject): PyObject | null {
  const at = stackAlloc(1);
  const res = lookup(o, key, at);
  const value = ptrAt(at, 0);
  stackFree(at);
  if (res > 0) return Py_XNewRef(value);
  if (res == 0) PyErr_SetObject(PyExc_KeyError, key);
  return null;
}

function context_tp_contains(o: PyObject, key: PyObject): i32 {
  const at = stackAlloc(1);
  const res = lookup(o, key, at);
  stackFree(at);
  return res;
}

function Context_get(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('get', nargs, 1, 2)) return null;
  const at = stackAlloc(1);
  const res = lookup(o, objAt(args, 0), at);
  const value = ptrAt(at, 0);
  stackFree(at);
  if (res < 0) return null;
  if (res > 0) return Py_XNewRef(value);
  return nargs > 1 ? Py_NewRef(objAt(args, 1)) : Py_None;
}

function Context_items(o: PyObject, unused: PyObject | null): PyObject | null {
  return _PyHamt_NewIterItems(asContext(o).ctx_vars as PyObject);
}

function Context_keys(o: PyObject, unused: PyObject | null): PyObject | null {
  return _PyHamt_NewIterKeys(asContext(o).ctx_vars as PyObject);
}

function Context_values(o: PyObject, unused: PyObject | null): PyObject | null {
  return _PyHamt_NewIterValues(asContext(o).ctx_vars as PyObject);
}

function Context_copy(o: PyObject, unused: PyObject | null): PyObject | null {
  return context_new(Py_NewRef(asContext(o).ctx_vars as PyObject));
}

function Context_run(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  if (nargs < 1) return PyErr_SetString(PyExc_TypeError, 'run() missing 1 required positional argument');
  if (PyContext_Enter(o)) return null;
  const result = PyObject_Vectorcall(objAt(args, 0), args + 8, <usize>(nargs - 1), kwnames);
  if (PyContext_Exit(o) == 0) return result;
  Py_XDECREF(result);
  return null;
}

function initContext(): void {
  const t = PyContext_Type;
  static_type(t, '_contextvars.Context', offsetof<PyContext>(), 0, Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = context_tp_dealloc.index;
  t.tp_hash = PyObject_HashNotImplemented.index;
  t.tp_traverse = context_tp_traverse.index;
  t.tp_clear = context_tp_clear.index;
  t.tp_richcompare = context_tp_richcompare.index;
  t.tp_iter = context_tp_iter.index;
  t.tp_new = context_tp_new.index;
  t.tp_weaklistoffset = 32;
  sequenceMethods(t).sq_contains = context_tp_contains.index;
  const mp = mappingMethods(t);
  mp.mp_length = context_tp_len.index;
  mp.mp_subscript = context_tp_subscript.index;
  method(
    t,
    'get',
    Context_get.index,
    METH_FASTCALL,
    'get($self, key, default=None, /)\n--\n\nReturn the value for `key` if `key` has the value in the context object.\n\nIf `key` does not exist, return `default`. If `default` is not given,\nreturn None.',
  );
  method(
    t,
    'items',
    Context_items.index,
    METH_NOARGS,
    'items($self, /)\n--\n\nReturn all variables and their values in the context object.\n\nThe result is returned as a list of 2-tuples (variable, value).',
  );
  method(
    t,
    'keys',
    Context_keys.index,
    METH_NOARGS,
    'keys($self, /)\n--\n\nReturn a list of all variables in the context object.',
  );
  method(
    t,
    'values',
    Context_values.index,
    METH_NOARGS,
    "values($self, /)\n--\n\nReturn a list of all variables' values in the context object.",
  );
  method(
    t,
    'copy',
    Context_copy.index,
    METH_NOARGS,
    'copy($self, /)\n--\n\nReturn a shallow copy of the context object.',
  );
  method(t, 'run', Context_run.index, METH_KEYWORDS | METH_FASTCALL, '');
}

export function init_context_types(): void {
  initContext();
  initContextVar();
  initToken();
  initMissing();
  context_token_missing.ob_refcnt = _Py_IMMORTAL_REFCNT;
  context_token_missing.ob_type = _PyContextTokenMissing_Type;
}

/** Token.MISSING; once the types are ready. */
export function _PyContext_Init(): i32 {
  return PyDict_SetItemString(lookup_tp_dict(PyContextToken_Type) as PyObject, 'MISSING', context_token_missing);
}
