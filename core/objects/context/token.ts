// What ContextVar.set() answers: reset() brings back what the variable was before.

import { clearSlot, Py_NewRef, Py_XNewRef, PyObject_GC_UnTrack } from '../../runtime/cold';
import { _PyObject_GC_New } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { _Py_IMMORTAL_REFCNT, arg, Py_VISIT, PyObject } from '../../runtime/object';
import { getset, method, static_type } from '../../runtime/register';
import {
  METH_CLASS,
  METH_O,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  PyTypeObject,
} from '../../runtime/type';
import { PyErr_SetString } from '../exceptions/errors';
import { PyExc_RuntimeError } from '../exceptions/types';
import { Py_GenericAlias } from '../generic-alias';
import { PyObject_HashNotImplemented } from '../object';
import { PyUnicode_FromFormat } from '../str/format';
import { PyUnicode_FromString } from '../str/new';
import {
  _PyContextTokenMissing_Type,
  asToken,
  context_token_missing,
  PyContextToken,
  PyContextToken_Type,
} from './struct';

// new
export function token_new(ctx: PyObject, variable: PyObject, old: PyObject | null): PyObject | null {
  const o = _PyObject_GC_New(PyContextToken_Type);
  if (!o) return null;
  asToken(o).tok_ctx = Py_NewRef(ctx);
  asToken(o).tok_var = Py_NewRef(variable);
  asToken(o).tok_oldval = Py_XNewRef(old);
  asToken(o).tok_used = 0;
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
  let r = Py_VISIT(asToken(o).tok_ctx, visit, argument);
  if (!r) r = Py_VISIT(asToken(o).tok_var, visit, argument);
  return r ? r : Py_VISIT(asToken(o).tok_oldval, visit, argument);
}

function token_tp_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  token_tp_clear(o);
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
}

function token_tp_repr(o: PyObject): PyObject | null {
  return PyUnicode_FromFormat(
    '<Token%ls var=%R at %p>',
    changetype<usize>(asToken(o).tok_used ? ' used' : ''),
    arg(asToken(o).tok_var),
    arg(o),
  );
}

function token_get_var(o: PyObject, closure: usize): PyObject | null {
  return Py_XNewRef(asToken(o).tok_var);
}

function token_get_old_value(o: PyObject, closure: usize): PyObject | null {
  const old = asToken(o).tok_oldval;
  return old ? Py_NewRef(old) : context_token_missing;
}

/** Fills the type Token. */
export function initToken(): void {
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

/** Fills the type of Token.MISSING. */
export function initMissing(): void {
  const t = _PyContextTokenMissing_Type;
  static_type(t, 'Token.MISSING', 16, 0, Py_TPFLAGS_DISALLOW_INSTANTIATION, '');
  t.tp_dealloc = context_token_missing_tp_dealloc.index;
  t.tp_repr = context_token_missing_tp_repr.index;
}
