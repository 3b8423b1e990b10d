// Contexts, their dictionaries of signals, and the context of a with-statement. (CPython: Modules/_decimal/_decimal.c)

import { _PyArg_UnpackKeywords } from '../../objects/args';
import { PyObject_GenericGetAttr, PyObject_GenericSetAttr } from '../../objects/attribute';
import { Py_False, Py_True } from '../../objects/bool';
import { Py_BuildValue } from '../../objects/build-value';
import { PyObject_CallNoArgs } from '../../objects/call';
import { PyContextVar_Set } from '../../objects/context/variable';
import {
  PyDict_Check,
  PyDict_GetItemWithError,
  PyDict_New,
  PyDict_SetItem,
  PyDict_Size,
} from '../../objects/dict/dict';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import {
  PyExc_AttributeError,
  PyExc_KeyError,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import { PyLong_AsSsize_t, PyLong_FromSsize_t } from '../../objects/int';
import { PyList_Append, PyList_Check, PyList_GET_ITEM, PyList_GET_SIZE, PyList_New } from '../../objects/list';
import { PyModule_GetState } from '../../objects/module';
import { Py_None, Py_NotImplemented } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { _PyUnicode_EqualToASCIIString, PyUnicode_Compare } from '../../objects/str/compare';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Check } from '../../objects/str/struct';
import { PyTuple_GET_SIZE, PyTuple_ITEMS, PyTuple_Type } from '../../objects/tuple';
import { clearFields, deallocFields, visitFields } from '../../objects/type/from-spec';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_New } from '../../runtime/gc/alloc';
import { PyObject_GC_Track } from '../../runtime/gc/track';
import {
  arg,
  objAt,
  Py_DECREF,
  Py_EQ,
  Py_NE,
  Py_NewRef,
  Py_VISIT,
  Py_XNewRef,
  PyObject,
  ptrAt,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import {
  etiny,
  etop,
  MPD_Clamped,
  MPD_Division_by_zero,
  MPD_IEEE_Invalid_operation,
  MPD_MAX_EMAX,
  MPD_MAX_PREC,
  MPD_MIN_EMIN,
  MPD_Overflow,
  MPD_ROUND_HALF_EVEN,
  MPD_ROUND_HALF_UP,
  MPD_Underflow,
  mpd_context_t,
} from './number';
import {
  CTX,
  CtxCaps,
  currentContext,
  decimal_state,
  decimalState,
  isContext,
  newCurrentContext,
  PyDecContextManagerObject,
  PyDecContextObject,
  PyDecSignalDictObject,
  ROUNDINGS,
  roundMap,
  SIGNALS,
  signalFlag,
  signalMap,
} from './struct';

// --- signals

/** No signal or an error: no flag has this bit. */
const BAD: u32 = 0x8000;
/** An exception that is not about the signals. */
const FAILED: u32 = 0x10000;

/** The flag of an exception class; BAD with KeyError. */
function exception_as_flag(state: decimal_state, ex: PyObject): u32 {
  for (let i: i64 = 0; i < SIGNALS; i++) if (ptrAt(signalMap(state), i) == ex) return signalFlag(i);
  PyErr_SetString(
    PyExc_KeyError,
    'valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]',
  );
  return BAD;
}

// new
function signals_as_list(state: decimal_state, flags: u32): PyObject | null {
  const list = PyList_New(0);
  if (!list) return null;
  for (let i: i64 = 0; i < SIGNALS; i++) {
    if (flags & signalFlag(i) && PyList_Append(list, ptrAt(signalMap(state), i) as PyObject) < 0) {
      Py_DECREF(list);
      return null;
    }
  }
  return list;
}

function list_as_flags(state: decimal_state, list: PyObject): u32 {
  let flags: u32 = 0;
  for (let i: i64 = 0; i < PyList_GET_SIZE(list); i++) {
    const flag = exception_as_flag(state, PyList_GET_ITEM(list, i));
    if (flag & BAD) return BAD;
    flags |= flag;
  }
  return flags;
}

function invalidDict(): u32 {
  PyErr_SetString(PyExc_KeyError, 'invalid signal dict');
  return BAD;
}

function dict_as_flags(state: decimal_state, val: PyObject): u32 {
  if (!PyDict_Check(val)) {
    PyErr_SetString(PyExc_TypeError, 'argument must be a signal dict');
    return BAD;
  }
  if (PyDict_Size(val) != SIGNALS) return invalidDict();
  let flags: u32 = 0;
  for (let i: i64 = 0; i < SIGNALS; i++) {
    const b = PyDict_GetItemWithError(val, ptrAt(signalMap(state), i) as PyObject);
    if (!b) return PyErr_Occurred() ? FAILED : invalidDict();
    const x = PyObject_IsTrue(b);
    if (x < 0) return FAILED;
    if (x) flags |= signalFlag(i);
  }
  return flags;
}

/* @inline */ function sd(o: PyObject): PyDecSignalDictObject {
  return changetype<PyDecSignalDictObject>(o);
}

/* @inline */ function sdFlags(o: PyObject): u32 {
  return load<u32>(sd(o).flags);
}

/** Whether a SignalDict looks into a context; else ValueError. */
function isBound(o: PyObject): bool {
  if (sd(o).flags) return true;
  PyErr_SetString(PyExc_ValueError, 'invalid signal dict');
  return false;
}

/** The state of a SignalDict's module. */
function sdState(o: PyObject): decimal_state {
  return decimalState(o.ob_type);
}

export function signaldict_init(self: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  sd(self).flags = 0;
  return 0;
}

export function signaldict_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  return Py_VISIT(self.ob_type, visit, arg);
}

export function signaldict_len(self: PyObject): i64 {
  if (!isBound(self)) return -1;
  return SIGNALS;
}

export function signaldict_iter(self: PyObject): PyObject | null {
  if (!isBound(self)) return null;
  return call_indirect<PyObject | null>(<u32>PyTuple_Type.tp_iter, sdState(self).SignalTuple);
}

export function signaldict_getitem(self: PyObject, key: PyObject): PyObject | null {
  if (!isBound(self)) return null;
  const flag = exception_as_flag(sdState(self), key);
  if (flag & BAD) return null;
  return sdFlags(self) & flag ? Py_True : Py_False;
}

export function signaldict_setitem(self: PyObject, key: PyObject, value: PyObject | null): i32 {
  if (!isBound(self)) return -1;
  if (!value) {
    PyErr_SetString(PyExc_ValueError, 'signal keys cannot be deleted');
    return -1;
  }
  const flag = exception_as_flag(sdState(self), key);
  if (flag & BAD) return -1;
  const x = PyObject_IsTrue(value);
  if (x < 0) return -1;
  const flags = x ? sdFlags(self) | flag : sdFlags(self) & ~flag;
  store<u32>(sd(self).flags, flags);
  return 0;
}

export function signaldict_repr(self: PyObject): PyObject | null {
  if (!isBound(self)) return null;
  const state = sdState(self);
  let text = PyUnicode_FromString('{');
  for (let i: i64 = 0; i < SIGNALS && text; i++) {
    const more = PyUnicode_FromFormat(
      '%U%R:%ls%ls',
      arg(text),
      arg(ptrAt(signalMap(state), i)),
      changetype<usize>(sdFlags(self) & signalFlag(i) ? 'True' : 'False'),
      changetype<usize>(i + 1 < SIGNALS ? ', ' : '}'),
    );
    Py_DECREF(text);
    text = more;
  }
  return text;
}

export function signaldict_richcompare(v: PyObject, w: PyObject, op: i32): PyObject | null {
  // CPython looks for a SignalDict's pointer in whatever w is: a size of 0 there is no context either.
  const nothing = w.ob_type.tp_basicsize > 16 ? load<u64>(changetype<usize>(w), 16) == 0 : w == Py_None;
  if (nothing) return PyErr_SetString(PyExc_ValueError, 'invalid signal dict');
  if (!isBound(v)) return null;
  if (op != Py_EQ && op != Py_NE) return Py_NotImplemented;
  const state = sdState(v);
  let flags: u32;
  if (w.ob_type == state.PyDecSignalDict_Type) flags = sdFlags(w);
  else if (PyDict_Check(w)) {
    flags = dict_as_flags(state, w);
    if (flags & FAILED) return null;
    if (flags & BAD) {
      PyErr_Clear();
      return Py_NotImplemented;
    }
  } else return Py_NotImplemented;
  return (sdFlags(v) == flags) == (op == Py_EQ) ? Py_True : Py_False;
}

export function signaldict_copy(self: PyObject, unused: PyObject | null): PyObject | null {
  if (!isBound(self)) return null;
  const state = sdState(self);
  const dict = PyDict_New();
  if (!dict) return null;
  for (let i: i64 = 0; i < SIGNALS; i++) {
    const b = sdFlags(self) & signalFlag(i) ? Py_True : Py_False;
    if (PyDict_SetItem(dict, ptrAt(signalMap(state), i) as PyObject, b) < 0) {
      Py_DECREF(dict);
      return null;
    }
  }
  return dict;
}

// --- contexts

/* @inline */ function cx(o: PyObject): PyDecContextObject {
  return changetype<PyDecContextObject>(o);
}

/** The number of a rounding mode; -1 with TypeError. */
export function getround(state: decimal_state, v: PyObject): i32 {
  if (PyUnicode_Check(v)) {
    const map = roundMap(state);
    for (let i = 0; i < ROUNDINGS; i++) if (v == objAt(map, i)) return i;
    for (let i = 0; i < ROUNDINGS; i++) if (PyUnicode_Compare(v, objAt(map, i)) == 0) return i;
  }
  PyErr_SetString(
    PyExc_TypeError,
    'valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]',
  );
  return -1;
}

const PREC: usize = 0;
const ROUNDING: usize = 1;
const EMIN: usize = 2;
const EMAX: usize = 3;
const CAPITALS: usize = 4;
const FLAGS: usize = 6;
const TRAPS: usize = 7;

/** The attribute whose number is the closure. */
export function context_get(self: PyObject, closure: usize): PyObject | null {
  const ctx = CTX(self);
  switch (closure) {
    case PREC:
      return PyLong_FromSsize_t(ctx.prec);
    case ROUNDING:
      return Py_XNewRef(ptrAt(roundMap(decimalState(self.ob_type)), ctx.round));
    case EMIN:
      return PyLong_FromSsize_t(ctx.emin);
    case EMAX:
      return PyLong_FromSsize_t(ctx.emax);
    case CAPITALS:
      return PyLong_FromSsize_t(CtxCaps(self));
  }
  return PyLong_FromSsize_t(ctx.clamp);
}

function outOfRange(text: string): i32 {
  PyErr_SetString(PyExc_ValueError, text);
  return -1;
}

function setSignals(self: PyObject, value: PyObject, closure: usize): i32 {
  const state = decimalState(self.ob_type);
  let flags: u32;
  if (value.ob_type == state.PyDecSignalDict_Type) {
    if (!isBound(value)) return -1;
    flags = sdFlags(value);
  } else if (PyList_Check(value)) flags = list_as_flags(state, value);
  else flags = dict_as_flags(state, value);
  if (flags & (BAD | FAILED)) return -1;
  if (closure == TRAPS) CTX(self).traps = flags;
  else CTX(self).status = flags;
  return 0;
}

export function context_set(self: PyObject, value: PyObject | null, closure: usize): i32 {
  const ctx = CTX(self);
  const v = value as PyObject;
  if (closure >= FLAGS) return setSignals(self, v, closure);
  if (closure == ROUNDING) {
    const round = getround(decimalState(self.ob_type), v);
    if (round < 0) return -1;
    ctx.round = round;
    return 0;
  }
  const x = PyLong_AsSsize_t(v);
  if (x == -1 && PyErr_Occurred()) return -1;
  if (closure == PREC) {
    if (x < 1 || x > MPD_MAX_PREC) return outOfRange('valid range for prec is [1, MAX_PREC]');
    ctx.prec = x;
  } else if (closure == EMIN) {
    if (x > 0 || x < MPD_MIN_EMIN) return outOfRange('valid range for Emin is [MIN_EMIN, 0]');
    ctx.emin = x;
  } else if (closure == EMAX) {
    if (x < 0 || x > MPD_MAX_EMAX) return outOfRange('valid range for Emax is [0, MAX_EMAX]');
    ctx.emax = x;
  } else if (closure == CAPITALS) {
    if (x != 0 && x != 1) return outOfRange('valid values for capitals are 0 or 1');
    cx(self).capitals = <i32>x;
  } else {
    if (x != 0 && x != 1) return outOfRange('valid values for clamp are 0 or 1');
    ctx.clamp = <i32>x;
  }
  return 0;
}

/** FLAGS, TRAPS, or 0: whether the name is that of a SignalDict. */
function signalsName(name: PyObject): usize {
  if (!PyUnicode_Check(name)) return 0;
  return _PyUnicode_EqualToASCIIString(name, 'traps')
    ? TRAPS
    : _PyUnicode_EqualToASCIIString(name, 'flags')
      ? FLAGS
      : 0;
}

export function context_getattr(self: PyObject, name: PyObject): PyObject | null {
  const which = signalsName(name);
  if (!which) return PyObject_GenericGetAttr(self, name);
  return Py_XNewRef(which == TRAPS ? cx(self).traps : cx(self).flags);
}

export function context_setattr(self: PyObject, name: PyObject, value: PyObject | null): i32 {
  if (!value) {
    PyErr_SetString(PyExc_AttributeError, 'context attributes cannot be deleted');
    return -1;
  }
  const which = signalsName(name);
  if (!which) return PyObject_GenericSetAttr(self, name, value);
  if (!PyList_Check(value)) return setSignals(self, value, which);
  dict_as_flags(decimalState(self.ob_type), value);
  return -1;
}

/** Sets what is given of the eight (NULL and None: not given): prec rounding Emin Emax capitals clamp flags traps. */
function context_setattrs(self: PyObject, values: usize): i32 {
  for (let i: usize = PREC; i <= TRAPS; i++) {
    // Traps come before flags.
    const which: usize = i == FLAGS ? TRAPS : i == TRAPS ? FLAGS : i;
    const v = ptrAt(values, <i64>which);
    if (v && v != Py_None && context_set(self, v, which) < 0) return -1;
  }
  return 0;
}

export function context_clear_traps(self: PyObject, unused: PyObject | null): PyObject | null {
  CTX(self).traps = 0;
  return Py_None;
}

export function context_clear_flags(self: PyObject, unused: PyObject | null): PyObject | null {
  CTX(self).status = 0;
  return Py_None;
}

/** prec 28 and what decimal.DefaultContext traps. */
function defaultLimits(ctx: mpd_context_t): void {
  ctx.prec = 28;
  ctx.emax = 999999;
  ctx.emin = -999999;
  ctx.traps = MPD_IEEE_Invalid_operation | MPD_Division_by_zero | MPD_Overflow;
  ctx.status = 0;
  ctx.newtrap = 0;
  ctx.round = MPD_ROUND_HALF_EVEN;
  ctx.clamp = 0;
  ctx.allcr = 1;
}

export function basicLimits(ctx: mpd_context_t): void {
  ctx.prec = 9;
  ctx.traps |= MPD_Underflow | MPD_Clamped;
  ctx.round = MPD_ROUND_HALF_UP;
}

export function context_new(type: PyTypeObject, args: PyObject | null, kwds: PyObject | null): PyObject | null {
  const state = decimalState(type);
  const exact = type == state.PyDecContext_Type;
  const o = exact ? _PyObject_GC_New(type) : call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  const self = cx(o);
  self.traps = null;
  self.flags = null;
  self.capitals = 1;
  self.tstate = 0;
  const template = state.default_context_template;
  const ctx = CTX(o);
  if (template) memory.copy(changetype<usize>(ctx), changetype<usize>(CTX(template)), offsetof<mpd_context_t>());
  else defaultLimits(ctx);
  if (exact) PyObject_GC_Track(o);
  self.traps = PyObject_CallNoArgs(state.PyDecSignalDict_Type as PyObject);
  if (self.traps) self.flags = PyObject_CallNoArgs(state.PyDecSignalDict_Type as PyObject);
  if (!self.flags) {
    Py_DECREF(o);
    return null;
  }
  sd(self.traps as PyObject).flags = changetype<usize>(ctx) + offsetof<mpd_context_t>('traps');
  sd(self.flags as PyObject).flags = changetype<usize>(ctx) + offsetof<mpd_context_t>('status');
  return o;
}

/** Its dictionaries may live on: they no longer look into it. */
function leaveSignals(o: PyObject | null): void {
  if (o) sd(o).flags = 0;
}

export function context_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(self, offsetof<PyDecContextObject>('_traps'), 2, visit, arg);
}

export function context_clear(self: PyObject): i32 {
  leaveSignals(cx(self).traps);
  leaveSignals(cx(self).flags);
  clearFields(self, offsetof<PyDecContextObject>('_traps'), 2);
  return 0;
}

export function context_dealloc(self: PyObject): void {
  leaveSignals(cx(self).traps);
  leaveSignals(cx(self).flags);
  deallocFields(self, context_dealloc.index, offsetof<PyDecContextObject>('_traps'), 2);
}

export function context_init(self: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  const at = stackAlloc(8);
  const names = 'prec rounding Emin Emax capitals clamp flags traps';
  const n = PyTuple_GET_SIZE(args);
  let r = _PyArg_UnpackKeywords(PyTuple_ITEMS(args), n, kwds, null, '', names, 0, 0, 0, at);
  if (r == 0) r = context_setattrs(self, at);
  stackFree(at);
  return r;
}

// new: str of the signals, as a list of names
function signalNames(state: decimal_state, flags: u32): PyObject | null {
  let text = PyUnicode_FromString('[');
  let first = true;
  // In the order of the flags' bits: Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, …
  const order = memory.data<u8>([8, 0, 2, 6, 1, 3, 7, 5, 4]);
  for (let i: usize = 0; i < <usize>SIGNALS && text; i++) {
    const which = <i64>load<u8>(order + i);
    if (!(flags & signalFlag(which))) continue;
    const name = changetype<PyTypeObject>(ptrAt(signalMap(state), which)).tp_name;
    const more = PyUnicode_FromFormat('%U%ls%s', arg(text), changetype<usize>(first ? '' : ', '), name);
    first = false;
    Py_DECREF(text);
    text = more;
  }
  if (!text) return null;
  const all = PyUnicode_FromFormat('%U]', arg(text));
  Py_DECREF(text);
  return all;
}

export function context_repr(self: PyObject): PyObject | null {
  const state = decimalState(self.ob_type);
  const ctx = CTX(self);
  const flags = signalNames(state, ctx.status);
  const traps: PyObject | null = flags ? signalNames(state, ctx.traps) : null;
  let text: PyObject | null = null;
  if (traps) {
    const head = PyUnicode_FromFormat(
      'Context(prec=%zd, rounding=%U, Emin=%zd, Emax=%zd, ',
      ctx.prec,
      arg(ptrAt(roundMap(state), ctx.round)),
      ctx.emin,
      ctx.emax,
    );
    if (head) {
      text = PyUnicode_FromFormat(
        '%Ucapitals=%d, clamp=%d, flags=%U, traps=%U)',
        arg(head),
        <u64>CtxCaps(self),
        <u64>ctx.clamp,
        arg(flags),
        arg(traps),
      );
      Py_DECREF(head);
    }
    Py_DECREF(traps);
  }
  if (flags) Py_DECREF(flags);
  return text;
}

// new: a plain Context, whatever self's class is
export function context_copy(self: PyObject, unused: PyObject | null): PyObject | null {
  const state = decimalState(self.ob_type);
  const copy = context_new(state.PyDecContext_Type as PyTypeObject, null, null);
  if (!copy) return null;
  memory.copy(changetype<usize>(CTX(copy)), changetype<usize>(CTX(self)), offsetof<mpd_context_t>());
  CTX(copy).newtrap = 0;
  cx(copy).capitals = CtxCaps(self);
  return copy;
}

export function context_reduce(self: PyObject, unused: PyObject | null): PyObject | null {
  const state = decimalState(self.ob_type);
  const ctx = CTX(self);
  const flags = signals_as_list(state, ctx.status);
  if (!flags) return null;
  const traps = signals_as_list(state, ctx.traps);
  const limits = traps
    ? Py_BuildValue(
        '(nOnnnnNN)',
        ctx.prec,
        arg(ptrAt(roundMap(state), ctx.round)),
        ctx.emin,
        ctx.emax,
        <u64>CtxCaps(self),
        <u64>ctx.clamp,
        arg(flags),
        arg(traps),
      )
    : null;
  if (!traps) Py_DECREF(flags);
  return limits ? Py_BuildValue('ON', arg(self.ob_type), arg(limits)) : null;
}

export function context_getetiny(self: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromSsize_t(etiny(CTX(self)));
}

export function context_getetop(self: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromSsize_t(etop(CTX(self)));
}

// --- the current context

// new: None. v becomes the current context, or a copy of it where it is a template.
function setCurrent(state: decimal_state, v: PyObject): PyObject | null {
  if (!isContext(state, v)) return PyErr_SetString(PyExc_TypeError, 'argument must be a context');
  let context: PyObject | null = v;
  if (
    v == state.default_context_template ||
    v == state.basic_context_template ||
    v == state.extended_context_template
  ) {
    context = context_copy(v, null);
    if (!context) return null;
    CTX(context).status = 0;
  } else Py_NewRef(v);
  const token = PyContextVar_Set(state.current_context_var as PyObject, context as PyObject);
  Py_DECREF(context as PyObject);
  if (!token) return null;
  Py_DECREF(token);
  return Py_None;
}

function moduleState(module: PyObject): decimal_state {
  return changetype<decimal_state>(PyModule_GetState(module));
}

export function PyDec_GetCurrentContext(module: PyObject, unused: PyObject | null): PyObject | null {
  return newCurrentContext(moduleState(module));
}

export function PyDec_SetCurrentContext(module: PyObject, v: PyObject): PyObject | null {
  return setCurrent(moduleState(module), v);
}

/* @inline */ function mg(o: PyObject): PyDecContextManagerObject {
  return changetype<PyDecContextManagerObject>(o);
}

// new
function newManager(state: decimal_state, values: usize): PyObject | null {
  const global = currentContext(state);
  if (!global) return null;
  const given = ptrAt(values, 0);
  let local: PyObject = global;
  if (given && given != Py_None) {
    if (!isContext(state, given)) return PyErr_SetString(PyExc_TypeError, 'optional argument must be a context');
    local = given;
  }
  const o = _PyObject_GC_New(state.PyDecContextManager_Type as PyTypeObject);
  if (!o) return null;
  mg(o).global = Py_NewRef(global);
  mg(o).local = null;
  const copy = context_copy(local, null);
  mg(o).local = copy;
  PyObject_GC_Track(o);
  if (copy && context_setattrs(copy, values + 8) == 0) return o;
  Py_DECREF(o);
  return null;
}

export function ctxmanager_new(module: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const at = stackAlloc(9);
  const names = 'ctx prec rounding Emin Emax capitals clamp flags traps';
  const n = PyTuple_GET_SIZE(args);
  const ok = _PyArg_UnpackKeywords(PyTuple_ITEMS(args), n, kwds, null, '', names, 0, 0, 0, at) == 0;
  const o = ok ? newManager(moduleState(module), at) : null;
  stackFree(at);
  return o;
}

export function ctxmanager_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(self, offsetof<PyDecContextManagerObject>('_local'), 2, visit, arg);
}

export function ctxmanager_clear(self: PyObject): i32 {
  clearFields(self, offsetof<PyDecContextManagerObject>('_local'), 2);
  return 0;
}

export function ctxmanager_dealloc(self: PyObject): void {
  deallocFields(self, ctxmanager_dealloc.index, offsetof<PyDecContextManagerObject>('_local'), 2);
}

export function ctxmanager_set_local(self: PyObject, unused: PyObject | null): PyObject | null {
  const local = mg(self).local as PyObject;
  return setCurrent(decimalState(self.ob_type), local) ? Py_NewRef(local) : null;
}

export function ctxmanager_restore_global(self: PyObject, args: PyObject): PyObject | null {
  return setCurrent(decimalState(self.ob_type), mg(self).global as PyObject);
}
