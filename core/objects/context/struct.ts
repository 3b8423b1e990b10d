// What contexts, their variables and tokens are made of.

import { PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';

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
export const context_token_missing = staticObject<PyObject>(16);

/** o as its struct; nothing is checked. */
/* @inline */ export function asContext(o: PyObject): PyContext {
  return changetype<PyContext>(o);
}

/** o as its struct; nothing is checked. */
/* @inline */ export function asVariable(o: PyObject): PyContextVar {
  return changetype<PyContextVar>(o);
}

/** o as its struct; nothing is checked. */
/* @inline */ export function asToken(o: PyObject): PyContextToken {
  return changetype<PyContextToken>(o);
}
