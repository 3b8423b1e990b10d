// Contexts, their variables, and the tokens that undo a set(). (CPython: Python/context.c)
//
//   tstate.context ─> Context ─> ctx_vars: HAMT { ContextVar: value }      a copy of a context shares its HAMT
//                        └ ctx_prev: the context that run() interrupted

import { tracedReuse } from '../memory/hook';
import { _Py_context_freelist, CONTEXT_FREELIST, PyContext_MAXFREELIST } from '../runtime/freelist';
import { _PyObject_GC_New, PyObject_GC_Del } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK, PyObject_GC_UnTrack } from '../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../runtime/gc/trashcan';
import {
  _Py_IMMORTAL_REFCNT,
  arg,
  clearSlot,
  objAt,
  Py_DECREF,
  Py_EQ,
  Py_NE,
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
import { getset, mappingMethods, member, method, sequenceMethods, static_type } from '../runtime/register';
import { _PyThreadState_GET } from '../runtime/tstate';
import {
  _Py_T_OBJECT,
  METH_CLASS,
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  Py_READONLY,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  PyTypeObject,
} from '../runtime/type';
import { _PyArg_CheckPositional, _PyArg_UnpackKeywords } from './args';
import { PyBool_FromLong } from './bool';
import { PyObject_Vectorcall } from './call';
import { PyDict_SetItemString, PyDict_Size } from './dict/dict';
import { PyErr_Format, PyErr_SetObject, PyErr_SetString } from './exceptions/errors';
import {
  PyExc_KeyError,
  PyExc_LookupError,
  PyExc_RuntimeError,
  PyExc_TypeError,
  PyExc_ValueError,
} from './exceptions/types';
import { Py_GenericAlias } from './generic-alias';
import { _PyHamt_Assoc, _PyHamt_Eq, _PyHamt_Find, _PyHamt_Len, _PyHamt_New, _PyHamt_Without } from './hamt';
import { _PyHamt_NewIterItems, _PyHamt_NewIterKeys, _PyHamt_NewIterValues } from './hamt/iter';
import { _Py_HashPointer } from './hash';
import { Py_None, Py_NotImplemented } from './none';
import { PyObject_Hash, PyObject_HashNotImplemented } from './object';
import { PyUnicode_FromFormat } from './str/format';
import { PyUnicode_FromString } from './str/new';
import { PyUnicode_Check } from './str/struct';
import { PyTuple_GET_SIZE, PyTuple_ITEMS } from './tuple';
import { lookup_tp_dict } from './type/state';
import { PyObject_ClearWeakRefs } from './weakref';

/** 48 bytes. */
@unmanaged
export class PyContext extends PyObject {
  ctx_prev: PyObject | null; // strong while entered
  ctx_vars: PyObject | null; // strong
  ctx_weakreflist: PyObject | null; // the list's head
  ctx_entered: i32;
}

/** 64 bytes. */
@unmanaged
export class PyContextVar extends PyObject {
  var_name: PyObject | null; // strong
  var_default: PyObject | null; // strong; NULL: none
  var_cached: PyObject | null; // borrowed: what was found last, in the thread and the state of its contexts below
  var_cached_tsid: u64;
  var_cached_tsver: u64;
  var_hash: i64;
}

/** 48 bytes. */
@unmanaged
export class PyContextToken extends PyObject {
  tok_ctx: PyObject | null; // strong
  tok_var: PyObject | null; // strong
  tok_oldval: PyObject | null; // strong; NULL: there was none
  tok_used: i32;
}

export const PyContext_Type = staticObject<PyTypeObject>(416);
export const PyContextVar_Type = staticObject<PyTypeObject>(416);
export const PyContextToken_Type = staticObject<PyTypeObject>(416);
export const _PyContextTokenMissing_Type = staticObject<PyTypeObject>(416);
export const missing = staticObject<PyObject>(16);

/* @inline */ function cx(o: PyObject): PyContext {
  return changetype<PyContext>(o);
}

/* @inline */ function cv(o: PyObject): PyContextVar {
  return changetype<PyContextVar>(o);
}

/* @inline */ function tk(o: PyObject): PyContextToken {
  return changetype<PyContextToken>(o);
}

// --- contexts

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
  cx(o).ctx_vars = vars;
  cx(o).ctx_prev = null;
  cx(o).ctx_entered = 0;
  cx(o).ctx_weakreflist = null;
  _PyObject_GC_TRACK(o);
  return o;
}

function contextFreelist(): _Py_context_freelist {
  return changetype<_Py_context_freelist>(CONTEXT_FREELIST);
}

// borrowed: the thread's context, made now if it has none
function context_get(): PyObject | null {
  const ts = _PyThreadState_GET();
  if (!ts.context) ts.context = context_new(_PyHamt_New() as PyObject);
  return ts.context;
}

// new
export function PyContext_CopyCurrent(): PyObject | null {
  const ctx = context_get();
  return ctx ? context_new(Py_NewRef(cx(ctx).ctx_vars as PyObject)) : null;
}

function PyContext_Enter(ctx: PyObject): i32 {
  const ts = _PyThreadState_GET();
  if (cx(ctx).ctx_entered) {
    PyErr_Format(PyExc_RuntimeError, 'cannot enter context: %R is already entered', arg(ctx));
    return -1;
  }
  cx(ctx).ctx_prev = ts.context;
  cx(ctx).ctx_entered = 1;
  ts.context = Py_NewRef(ctx);
  ts.context_ver++;
  return 0;
}

function PyContext_Exit(ctx: PyObject): i32 {
  const ts = _PyThreadState_GET();
  if (!cx(ctx).ctx_entered) {
    PyErr_Format(PyExc_RuntimeError, 'cannot exit context: %R has not been entered', arg(ctx));
    return -1;
  }
  if (ts.context != ctx) {
    PyErr_SetString(PyExc_RuntimeError, 'cannot exit context: thread state references a different context object');
    return -1;
  }
  const prev = cx(ctx).ctx_prev;
  cx(ctx).ctx_prev = null;
  cx(ctx).ctx_entered = 0;
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
  const r = Py_VISIT(cx(o).ctx_prev, visit, argument);
  return r ? r : Py_VISIT(cx(o).ctx_vars, visit, argument);
}

function context_tp_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  if (cx(o).ctx_weakreflist) PyObject_ClearWeakRefs(o);
  context_tp_clear(o);
  const list = contextFreelist();
  if (<u32>list.numfree < <u32>PyContext_MAXFREELIST) {
    list.numfree++;
    store<u64>(changetype<usize>(o) + 32, <u64>list.freelist);
    list.freelist = changetype<usize>(o);
  } else PyObject_GC_Del(changetype<usize>(o));
}

function context_tp_iter(o: PyObject): PyObject | null {
  return _PyHamt_NewIterKeys(cx(o).ctx_vars as PyObject);
}

function context_tp_richcompare(v: PyObject, w: PyObject, op: i32): PyObject | null {
  if (v.ob_type != PyContext_Type || w.ob_type != PyContext_Type || (op != Py_EQ && op != Py_NE)) {
    return Py_NotImplemented;
  }
  const res = _PyHamt_Eq(cx(v).ctx_vars as PyObject, cx(w).ctx_vars as PyObject);
  return res < 0 ? null : PyBool_FromLong(i64((res != 0) == (op == Py_EQ)));
}

function context_tp_len(o: PyObject): i64 {
  return _PyHamt_Len(cx(o).ctx_vars as PyObject);
}

/** 1: the value is in *found (borrowed); 0: none; -1. */
function lookup(o: PyObject, key: PyObject, found: usize): i32 {
  if (key.ob_type != PyContextVar_Type) {
    PyErr_Format(PyExc_TypeError, 'a ContextVar key was expected, got %R', arg(key));
    return -1;
  }
  return _PyHamt_Find(cx(o).ctx_vars as PyObject, key, found);
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
  return _PyHamt_NewIterItems(cx(o).ctx_vars as PyObject);
}

function Context_keys(o: PyObject, unused: PyObject | null): PyObject | null {
  return _PyHamt_NewIterKeys(cx(o).ctx_vars as PyObject);
}

function Context_values(o: PyObject, unused: PyObject | null): PyObject | null {
  return _PyHamt_NewIterValues(cx(o).ctx_vars as PyObject);
}

function Context_copy(o: PyObject, unused: PyObject | null): PyObject | null {
  return context_new(Py_NewRef(cx(o).ctx_vars as PyObject));
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

// --- variables

/** A variable's hash: of its address and its name, so that variables of one name differ. */
function contextvar_generate_hash(address: usize, name: PyObject): i64 {
  const name_hash = PyObject_Hash(name);
  if (name_hash == -1) return -1;
  const res = _Py_HashPointer(address) ^ name_hash;
  return res == -1 ? -2 : res;
}

function contextvar_set(variable: PyObject, val: PyObject): i32 {
  const v = cv(variable);
  v.var_cached = null;
  const ts = _PyThreadState_GET();
  const ctx = context_get();
  if (!ctx) return -1;
  const vars = _PyHamt_Assoc(cx(ctx).ctx_vars as PyObject, variable, val);
  if (!vars) return -1;
  setSlot(changetype<usize>(ctx) + 24, vars);
  v.var_cached = val;
  v.var_cached_tsid = ts.id;
  v.var_cached_tsver = ts.context_ver;
  return 0;
}

function contextvar_del(variable: PyObject): i32 {
  cv(variable).var_cached = null;
  const ctx = context_get();
  if (!ctx) return -1;
  const vars = cx(ctx).ctx_vars as PyObject;
  const rest = _PyHamt_Without(vars, variable);
  if (!rest) return -1;
  if (rest == vars) {
    Py_DECREF(rest);
    PyErr_SetObject(PyExc_LookupError, variable);
    return -1;
  }
  setSlot(changetype<usize>(ctx) + 24, rest);
  return 0;
}

function contextvar_tp_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  const given = n + (kwds ? PyDict_Size(kwds) : 0);
  if (given > 2) return PyErr_Format(PyExc_TypeError, 'ContextVar() takes at most 2 arguments (%zd given)', given);
  if (n > 1) return PyErr_Format(PyExc_TypeError, 'ContextVar() takes at most 1 positional argument (%zd given)', n);
  const at = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(PyTuple_ITEMS(args), n, kwds, null, 'ContextVar', 'name default', 1, 1, 1, at);
  const name = objAt(at, 0);
  const def = ptrAt(at, 1);
  stackFree(at);
  if (ok < 0) return null;
  if (!PyUnicode_Check(name)) return PyErr_SetString(PyExc_TypeError, 'context variable name must be a str');
  const o = _PyObject_GC_New(PyContextVar_Type);
  if (!o) return null;
  const v = cv(o);
  v.var_name = Py_NewRef(name);
  v.var_default = Py_XNewRef(def);
  v.var_cached = null;
  v.var_cached_tsid = 0;
  v.var_cached_tsver = 0;
  v.var_hash = contextvar_generate_hash(changetype<usize>(o), name);
  _PyObject_GC_TRACK(o);
  if (v.var_hash != -1) return o;
  Py_DECREF(o);
  return null;
}

function contextvar_tp_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + 16);
  clearSlot(changetype<usize>(o) + 24);
  cv(o).var_cached = null;
  cv(o).var_cached_tsid = 0;
  cv(o).var_cached_tsver = 0;
  return 0;
}

function contextvar_tp_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  const r = Py_VISIT(cv(o).var_name, visit, argument);
  return r ? r : Py_VISIT(cv(o).var_default, visit, argument);
}

function contextvar_tp_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  if (_PyTrash_begin(o)) return;
  contextvar_tp_clear(o);
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
  _PyTrash_end();
}

function contextvar_tp_hash(o: PyObject): i64 {
  return cv(o).var_hash;
}

function contextvar_tp_repr(o: PyObject): PyObject | null {
  const v = cv(o);
  if (v.var_default) {
    return PyUnicode_FromFormat('<ContextVar name=%R default=%R at %p>', arg(v.var_name), arg(v.var_default), arg(o));
  }
  return PyUnicode_FromFormat('<ContextVar name=%R at %p>', arg(v.var_name), arg(o));
}

/** *value (new or NULL): the variable's value, or def, or its own default: 0 or -1. */
export function PyContextVar_Get(variable: PyObject, def: PyObject | null, value: usize): i32 {
  const v = cv(variable);
  const ts = _PyThreadState_GET();
  setPtrAt(value, 0, null);
  let found: PyObject | null = null;
  if (ts.context) {
    if (v.var_cached && v.var_cached_tsid == ts.id && v.var_cached_tsver == ts.context_ver) found = v.var_cached;
    else {
      const at = stackAlloc(1);
      const res = _PyHamt_Find(cx(ts.context as PyObject).ctx_vars as PyObject, variable, at);
      if (res > 0) found = ptrAt(at, 0);
      stackFree(at);
      if (res < 0) return -1;
      if (found) {
        v.var_cached = found;
        v.var_cached_tsid = ts.id;
        v.var_cached_tsver = ts.context_ver;
      }
    }
  }
  if (!found) found = def ? def : v.var_default;
  setPtrAt(value, 0, Py_XNewRef(found));
  return 0;
}

// new: a token
export function PyContextVar_Set(variable: PyObject, val: PyObject): PyObject | null {
  const ctx = context_get();
  if (!ctx) return null;
  const at = stackAlloc(1);
  const found = _PyHamt_Find(cx(ctx).ctx_vars as PyObject, variable, at);
  const old: PyObject | null = found > 0 ? Py_XNewRef(ptrAt(at, 0)) : null;
  stackFree(at);
  if (found < 0) return null;
  const token = token_new(ctx, variable, old);
  Py_XDECREF(old);
  if (!token) return null;
  if (contextvar_set(variable, val) == 0) return token;
  Py_DECREF(token);
  return null;
}

function PyContextVar_Reset(variable: PyObject, token: PyObject): i32 {
  const tok = tk(token);
  if (tok.tok_used) {
    PyErr_Format(PyExc_RuntimeError, '%R has already been used once', arg(token));
    return -1;
  }
  if (variable != tok.tok_var) {
    PyErr_Format(PyExc_ValueError, '%R was created by a different ContextVar', arg(token));
    return -1;
  }
  const ctx = context_get();
  if (!ctx) return -1;
  if (ctx != tok.tok_ctx) {
    PyErr_Format(PyExc_ValueError, '%R was created in a different Context', arg(token));
    return -1;
  }
  tok.tok_used = 1;
  return tok.tok_oldval ? contextvar_set(variable, tok.tok_oldval as PyObject) : contextvar_del(variable);
}

function ContextVar_get(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('get', nargs, 0, 1)) return null;
  const at = stackAlloc(1);
  const res = PyContextVar_Get(o, nargs ? ptrAt(args, 0) : changetype<PyObject | null>(0), at);
  const value = ptrAt(at, 0);
  stackFree(at);
  if (res == 0 && !value) PyErr_SetObject(PyExc_LookupError, o);
  return value;
}

function ContextVar_set(o: PyObject, value: PyObject): PyObject | null {
  return PyContextVar_Set(o, value);
}

function ContextVar_reset(o: PyObject, token: PyObject): PyObject | null {
  if (token.ob_type != PyContextToken_Type) {
    return PyErr_Format(PyExc_TypeError, 'expected an instance of Token, got %R', arg(token));
  }
  return PyContextVar_Reset(o, token) < 0 ? changetype<PyObject | null>(0) : Py_None;
}

function initContextVar(): void {
  const t = PyContextVar_Type;
  static_type(t, '_contextvars.ContextVar', offsetof<PyContextVar>(), 0, Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = contextvar_tp_dealloc.index;
  t.tp_repr = contextvar_tp_repr.index;
  t.tp_hash = contextvar_tp_hash.index;
  t.tp_traverse = contextvar_tp_traverse.index;
  t.tp_clear = contextvar_tp_clear.index;
  t.tp_new = contextvar_tp_new.index;
  method(
    t,
    'get',
    ContextVar_get.index,
    METH_FASTCALL,
    'get($self, default=<unrepresentable>, /)\n--\n\nReturn a value for the context variable for the current context.\n\nIf there is no value for the variable in the current context, the method will:\n * return the value of the default argument of the method, if provided; or\n * return the default value for the context variable, if it was created\n   with one; or\n * raise a LookupError.',
  );
  method(
    t,
    'set',
    ContextVar_set.index,
    METH_O,
    'set($self, value, /)\n--\n\nCall to set a new value for the context variable in the current context.\n\nThe required value argument is the new value for the context variable.\n\nReturns a Token object that can be used to restore the variable to its previous\nvalue via the `ContextVar.reset()` method.',
  );
  method(
    t,
    'reset',
    ContextVar_reset.index,
    METH_O,
    'reset($self, token, /)\n--\n\nReset the context variable.\n\nThe variable is reset to the value it had before the `ContextVar.set()` that\ncreated the token was used.',
  );
  method(t, '__class_getitem__', Py_GenericAlias.index, METH_O | METH_CLASS, 'See PEP 585');
  member(t, 'name', _Py_T_OBJECT, 16, Py_READONLY, '');
}

// --- tokens

// new
function token_new(ctx: PyObject, variable: PyObject, old: PyObject | null): PyObject | null {
  const o = _PyObject_GC_New(PyContextToken_Type);
  if (!o) return null;
  tk(o).tok_ctx = Py_NewRef(ctx);
  tk(o).tok_var = Py_NewRef(variable);
  tk(o).tok_oldval = Py_XNewRef(old);
  tk(o).tok_used = 0;
  _PyObject_GC_TRACK(o);
  return o;
}

function token_tp_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return PyErr_SetString(PyExc_RuntimeError, 'Tokens can only be created by ContextVars');
}

function token_tp_clear(o: PyObject): i32 {
  for (let i: usize = 16; i < 40; i += 8) clearSlot(changetype<usize>(o) + i);
  return 0;
}

function token_tp_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  let r = Py_VISIT(tk(o).tok_ctx, visit, argument);
  if (!r) r = Py_VISIT(tk(o).tok_var, visit, argument);
  return r ? r : Py_VISIT(tk(o).tok_oldval, visit, argument);
}

function token_tp_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  token_tp_clear(o);
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
}

function token_tp_repr(o: PyObject): PyObject | null {
  return PyUnicode_FromFormat(
    '<Token%ls var=%R at %p>',
    changetype<usize>(tk(o).tok_used ? ' used' : ''),
    arg(tk(o).tok_var),
    arg(o),
  );
}

function token_get_var(o: PyObject, closure: usize): PyObject | null {
  return Py_XNewRef(tk(o).tok_var);
}

function token_get_old_value(o: PyObject, closure: usize): PyObject | null {
  const old = tk(o).tok_oldval;
  return old ? Py_NewRef(old) : missing;
}

function initToken(): void {
  const t = PyContextToken_Type;
  static_type(t, '_contextvars.Token', offsetof<PyContextToken>(), 0, Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = token_tp_dealloc.index;
  t.tp_repr = token_tp_repr.index;
  t.tp_hash = PyObject_HashNotImplemented.index;
  t.tp_traverse = token_tp_traverse.index;
  t.tp_clear = token_tp_clear.index;
  t.tp_new = token_tp_new.index;
  method(t, '__class_getitem__', Py_GenericAlias.index, METH_O | METH_CLASS, 'See PEP 585');
  getset(t, 'var', token_get_var.index, 0, '');
  getset(t, 'old_value', token_get_old_value.index, 0, '');
}

function context_token_missing_tp_repr(o: PyObject): PyObject | null {
  return PyUnicode_FromString('<Token.MISSING>');
}

function context_token_missing_tp_dealloc(o: PyObject): void {
  o.ob_refcnt = _Py_IMMORTAL_REFCNT;
}

function initMissing(): void {
  const t = _PyContextTokenMissing_Type;
  static_type(t, 'Token.MISSING', 16, 0, Py_TPFLAGS_DISALLOW_INSTANTIATION, '');
  t.tp_dealloc = context_token_missing_tp_dealloc.index;
  t.tp_repr = context_token_missing_tp_repr.index;
}

export function init_context_types(): void {
  initContext();
  initContextVar();
  initToken();
  initMissing();
  missing.ob_refcnt = _Py_IMMORTAL_REFCNT;
  missing.ob_type = _PyContextTokenMissing_Type;
}

/** Token.MISSING; once the types are ready. */
export function _PyContext_Init(): i32 {
  return PyDict_SetItemString(lookup_tp_dict(PyContextToken_Type) as PyObject, 'MISSING', missing);
}
