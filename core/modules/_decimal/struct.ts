// The objects of _decimal and the module's state. (CPython: Modules/_decimal/_decimal.c)
//
//   Decimal    │ header │ hash │ mpd_t: flags exp digits len alloc data ─┐ │ 4 words │
//                                                                        └─────^  or a block of its own, when 4 are too few

import { PyContextVar_Get, PyContextVar_Set } from '../../objects/context/variable';
import { PyErr_NoMemory, PyErr_SetObject } from '../../objects/exceptions/errors';
import { PyList_Append, PyList_New } from '../../objects/list';
import { PyModuleDef, PyModuleObject } from '../../objects/module';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { isHeapType, PyObject_TypeCheck } from '../../objects/type/state';
import { Py_DECREF, PyObject_GC_Track, stackAlloc } from '../../runtime/cold';
import { _PyObject_GC_New } from '../../runtime/gc/alloc';
import { PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyHeapTypeObject, PyTypeObject } from '../../runtime/type';
import { context_copy } from './context';
import {
  MPD_Clamped,
  MPD_Conversion_syntax,
  MPD_Division_by_zero,
  MPD_Division_impossible,
  MPD_Division_undefined,
  MPD_Float_operation,
  MPD_IEEE_Invalid_operation,
  MPD_Inexact,
  MPD_Invalid_context,
  MPD_Invalid_operation,
  MPD_Malloc_error,
  MPD_MINALLOC,
  MPD_Overflow,
  MPD_Rounded,
  MPD_STATIC,
  MPD_STATIC_DATA,
  MPD_Subnormal,
  MPD_Underflow,
  mpd_context_t,
  mpd_t,
} from './number';

export const decimalDef = staticObject<PyModuleDef>(104);

export const SIGNALS = 9;
export const CONDITIONS = 5;
export const ROUNDINGS = 8;

/** The module's state: strong references. */
@unmanaged
export class decimal_state {
  PyDecContextManager_Type: PyTypeObject | null;
  PyDecContext_Type: PyTypeObject | null;
  PyDecSignalDictMixin_Type: PyTypeObject | null;
  PyDec_Type: PyTypeObject | null;
  PyDecSignalDict_Type: PyTypeObject | null;
  DecimalTuple: PyObject | null;
  current_context_var: PyObject | null;
  default_context_template: PyObject | null; // what new contexts begin as
  basic_context_template: PyObject | null;
  extended_context_template: PyObject | null;
  Rational: PyObject | null;
  SignalTuple: PyObject | null;
  DecimalException: PyObject | null;
  @bytes(64) round_map: PyObject | null; // the modes' names
  @bytes(72) signal_map: PyObject | null; // exceptions, in the order of signalFlag()
  @bytes(40) cond_map: PyObject | null; // in the order of conditionFlag(); the first is InvalidOperation
}

/** 104 bytes. */
@unmanaged
export class PyDecObject extends PyObject {
  hash: i64; // -1: not known
  @bytes(48) dec: mpd_t;
  @bytes(32) data: usize;
}

/** 96 bytes. */
@unmanaged
export class PyDecContextObject extends PyObject {
  @bytes(48) ctx: mpd_context_t;
  traps: PyObject | null; // strong; a SignalDict that looks at ctx.traps
  flags: PyObject | null; // strong; and one that looks at ctx.status
  capitals: i32;
  tstate: usize; // NULL; CPython without context variables notes the thread here
}

/** 24 bytes. */
@unmanaged
export class PyDecSignalDictObject extends PyObject {
  flags: usize; // u32 *, inside a context
}

/** 32 bytes. */
@unmanaged
export class PyDecContextManagerObject extends PyObject {
  local: PyObject | null; // strong
  global: PyObject | null; // strong
}

/** The number in a Decimal. */
/* @inline */ export function MPD(o: PyObject): mpd_t {
  return changetype<mpd_t>(changetype<usize>(o) + 24);
}

/** The limits in a Context. */
/* @inline */ export function CTX(o: PyObject): mpd_context_t {
  return changetype<mpd_context_t>(changetype<usize>(o) + 16);
}

/** Whether exponents are written with E. */
/* @inline */ export function CtxCaps(o: PyObject): i32 {
  return changetype<PyDecContextObject>(o).capitals;
}

/** The state of the module to which a class belongs, or the class it is derived from; 0 for a class of no Decimals. */
function findState(type: PyTypeObject): usize {
  const m = isHeapType(type) ? changetype<PyHeapTypeObject>(type).ht_module : null;
  if (m && changetype<PyModuleObject>(m).md_def == decimalDef) return changetype<PyModuleObject>(m).md_state;
  const mro = type.tp_mro;
  const n: i64 = mro ? PyTuple_GET_SIZE(mro) : 0;
  for (let i: i64 = 1; i < n; i++) {
    const base = changetype<PyTypeObject>(PyTuple_GET_ITEM(mro as PyObject, i));
    const bm = isHeapType(base) ? changetype<PyHeapTypeObject>(base).ht_module : null;
    if (bm && changetype<PyModuleObject>(bm).md_def == decimalDef) return changetype<PyModuleObject>(bm).md_state;
  }
  return 0;
}

/** The state for objects of ours. */
/* @inline */ export function decimalState(type: PyTypeObject): decimal_state {
  return changetype<decimal_state>(findState(type));
}

/** The state for operands of which one at least is a Decimal. */
export function stateOfEither(v: PyObject, w: PyObject): decimal_state {
  const state = findState(v.ob_type);
  return changetype<decimal_state>(state ? state : findState(w.ob_type));
}

/** Whether o is a Decimal. */
/* @inline */ export function isDecimal(state: decimal_state, o: PyObject): bool {
  return PyObject_TypeCheck(o, state.PyDec_Type as PyTypeObject);
}

/** Whether o is a Context. */
/* @inline */ export function isContext(state: decimal_state, o: PyObject): bool {
  return PyObject_TypeCheck(o, state.PyDecContext_Type as PyTypeObject);
}

/** The flag of the i-th signal. */
export function signalFlag(i: i64): u32 {
  return load<u32>(
    memory.data<u32>([
      MPD_IEEE_Invalid_operation,
      MPD_Float_operation,
      MPD_Division_by_zero,
      MPD_Overflow,
      MPD_Underflow,
      MPD_Subnormal,
      MPD_Inexact,
      MPD_Rounded,
      MPD_Clamped,
    ]) +
      ((<usize>i) << 2),
  );
}

/** The flag of the i-th condition that InvalidOperation stands for. */
function conditionFlag(i: i64): u32 {
  return load<u32>(
    memory.data<u32>([
      MPD_Invalid_operation,
      MPD_Conversion_syntax,
      MPD_Division_impossible,
      MPD_Division_undefined,
      MPD_Invalid_context,
    ]) +
      ((<usize>i) << 2),
  );
}

/** Where the exceptions of the signals lie, in the order of their flags. */
/* @inline */ export function signalMap(state: decimal_state): usize {
  return changetype<usize>(state) + offsetof<decimal_state>('__signal_map_0');
}

/** Where the exceptions of the conditions lie, in the order of conditionFlag(). */
/* @inline */ export function conditionMap(state: decimal_state): usize {
  return changetype<usize>(state) + offsetof<decimal_state>('__cond_map_0');
}

/** The names of the ways to round, by MPD_ROUND_*. */
/* @inline */ export function roundMap(state: decimal_state): usize {
  return changetype<usize>(state) + offsetof<decimal_state>('__round_map_0');
}

/** new: a Decimal that is not set yet */
export function newDecimal(state: decimal_state, type: PyTypeObject): PyObject | null {
  const exact = type == state.PyDec_Type;
  const o = exact ? _PyObject_GC_New(type) : call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  changetype<PyDecObject>(o).hash = -1;
  const a = MPD(o);
  a.flags = MPD_STATIC | MPD_STATIC_DATA;
  a.exp = 0;
  a.digits = 0;
  a.len = 0;
  a.alloc = MPD_MINALLOC;
  a.data = changetype<usize>(o) + 72;
  if (exact) PyObject_GC_Track(o);
  return o;
}

// new: the exceptions of conditions and signals
function flags_as_list(state: decimal_state, flags: u32): PyObject | null {
  const list = PyList_New(0);
  let r = list ? 0 : -1;
  for (let i: i64 = 0; i < CONDITIONS && r == 0; i++) {
    if (flags & conditionFlag(i)) r = PyList_Append(list as PyObject, ptrAt(conditionMap(state), i) as PyObject);
  }
  for (let i: i64 = 1; i < SIGNALS && r == 0; i++) {
    if (flags & signalFlag(i)) r = PyList_Append(list as PyObject, ptrAt(signalMap(state), i) as PyObject);
  }
  if (r == 0 || !list) return list;
  Py_DECREF(list);
  return null;
}

/** Adds flags to the context's; whether that raised. */
export function dec_addstatus(state: decimal_state, context: PyObject, status: u32): bool {
  const ctx = CTX(context);
  ctx.status |= status;
  const trapped = status & (ctx.traps | MPD_Malloc_error);
  if (!trapped) return false;
  if (status & MPD_Malloc_error) {
    PyErr_NoMemory();
    return true;
  }
  let i: i64 = 0;
  while (!(trapped & signalFlag(i))) i++;
  const list = flags_as_list(state, trapped);
  if (!list) return true;
  PyErr_SetObject(ptrAt(signalMap(state), i) as PyObject, list);
  Py_DECREF(list);
  return true;
}

// new: the context of this thread or task
export function newCurrentContext(state: decimal_state): PyObject | null {
  const at = stackAlloc(1);
  const r = PyContextVar_Get(state.current_context_var as PyObject, null, at);
  const found = ptrAt(at, 0);
  stackFree(at);
  if (r < 0 || found) return r < 0 ? changetype<PyObject | null>(0) : found;
  const made = context_copy(state.default_context_template as PyObject, null);
  if (!made) return null;
  CTX(made).status = 0;
  const token = PyContextVar_Set(state.current_context_var as PyObject, made);
  if (token) {
    Py_DECREF(token);
    return made;
  }
  Py_DECREF(made);
  return null;
}

// borrowed: from the context variable
export function currentContext(state: decimal_state): PyObject | null {
  const context = newCurrentContext(state);
  if (context) Py_DECREF(context);
  return context;
}
