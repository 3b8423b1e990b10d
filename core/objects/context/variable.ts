// ContextVar: a key whose value is looked up in the thread's context, and kept beside it until the context changes.

import {
  clearSlot,
  Py_DECREF,
  Py_NewRef,
  Py_XDECREF,
  Py_XNewRef,
  PyObject_GC_UnTrack,
  setSlot,
  stackAlloc,
} from '../../runtime/cold';
import { _PyObject_GC_New } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../../runtime/gc/trashcan';
import { arg, objAt, Py_VISIT, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { member, method, static_type } from '../../runtime/register';
import { _PyThreadState_GET } from '../../runtime/tstate';
import {
  _Py_T_OBJECT,
  METH_CLASS,
  METH_FASTCALL,
  METH_O,
  Py_READONLY,
  Py_TPFLAGS_HAVE_GC,
  PyTypeObject,
} from '../../runtime/type';
import { _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../args';
import { context_get } from '../context';
import { PyDict_Size } from '../dict/dict';
import { PyErr_Format, PyErr_SetObject, PyErr_SetString } from '../exceptions/errors';
import { PyExc_LookupError, PyExc_RuntimeError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { Py_GenericAlias } from '../generic-alias';
import { _PyHamt_Assoc, _PyHamt_Find, _PyHamt_Without } from '../hamt';
import { _Py_HashPointer } from '../hash';
import { Py_None } from '../none';
import { PyObject_Hash } from '../object';
import { PyUnicode_FromFormat } from '../str/format';
import { PyUnicode_Check } from '../str/struct';
import { PyTuple_GET_SIZE, PyTuple_ITEMS } from '../tuple';
import { asContext, asToken, asVariable, PyContextToken_Type, PyContextVar, PyContextVar_Type } from './struct';
import { token_new } from './token';

/** A variable's hash: of its address and its name, so that variables of one name differ. */
function contextvar_generate_hash(address: usize, name: PyObject): i64 {
  const name_hash = PyObject_Hash(name);
  if (name_hash == -1) return -1;
  const res = _Py_HashPointer(address) ^ name_hash;
  return res == -1 ? -2 : res;
}

function contextvar_set(variable: PyObject, val: PyObject): i32 {
  const v = asVariable(variable);
  v.var_cached = null;
  const ts = _PyThreadState_GET();
  const ctx = context_get();
  if (!ctx) return -1;
  const vars = _PyHamt_Assoc(asContext(ctx).ctx_vars as PyObject, variable, val);
  if (!vars) return -1;
  setSlot(changetype<usize>(ctx) + 24, vars);
  v.var_cached = val;
  v.var_cached_tsid = ts.id;
  v.var_cached_tsver = ts.context_ver;
  return 0;
}

function contextvar_del(variable: PyObject): i32 {
  asVariable(variable).var_cached = null;
  const ctx = context_get();
  if (!ctx) return -1;
  const vars = asContext(ctx).ctx_vars as PyObject;
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
  const v = asVariable(o);
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
  asVariable(o).var_cached = null;
  asVariable(o).var_cached_tsid = 0;
  asVariable(o).var_cached_tsver = 0;
  return 0;
}

function contextvar_tp_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  const r = Py_VISIT(asVariable(o).var_name, visit, argument);
  return r ? r : Py_VISIT(asVariable(o).var_default, visit, argument);
}

function contextvar_tp_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  if (_PyTrash_begin(o)) return;
  contextvar_tp_clear(o);
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
  _PyTrash_end();
}

function contextvar_tp_hash(o: PyObject): i64 {
  return asVariable(o).var_hash;
}

function contextvar_tp_repr(o: PyObject): PyObject | null {
  const v = asVariable(o);
  if (v.var_default) {
    return PyUnicode_FromFormat('<ContextVar name=%R default=%R at %p>', arg(v.var_name), arg(v.var_default), arg(o));
  }
  return PyUnicode_FromFormat('<ContextVar name=%R at %p>', arg(v.var_name), arg(o));
}

/** *value (new or NULL): the variable's value, or def, or its own default: 0 or -1. */
export function PyContextVar_Get(variable: PyObject, def: PyObject | null, value: usize): i32 {
  const v = asVariable(variable);
  const ts = _PyThreadState_GET();
  setPtrAt(value, 0, null);
  let found: PyObject | null = null;
  if (ts.context) {
    if (v.var_cached && v.var_cached_tsid == ts.id && v.var_cached_tsver == ts.context_ver) found = v.var_cached;
    else {
      const at = stackAlloc(1);
      const res = _PyHamt_Find(asContext(ts.context as PyObject).ctx_vars as PyObject, variable, at);
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
  const found = _PyHamt_Find(asContext(ctx).ctx_vars as PyObject, variable, at);
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
  const tok = asToken(token);
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

/** Fills the type ContextVar. */
export function initContextVar(): void {
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
