// Contexts, their dictionaries of signals, and the context of a with-statement. (CPython: Modules/_decimal/_decimal.c)

import { _PyArg_UnpackKeywords } from '../../objects/args';
import { PyObject_GenericGetAttr, PyObject_GenericSetAttr } from '../../objects/attribute';
import { Py_BuildValue } from '../../objects/build-value';
import { PyObject_CallNoArgs } from '../../objects/call';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_AttributeError, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsSsize_t, PyLong_FromSsize_t } from '../../objects/int';
import { PyList_Check } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { _PyUnicode_EqualToASCIIString, PyUnicode_Compare } from '../../objects/str/compare';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Check } from '../../objects/str/struct';
import { PyTuple_GET_SIZE, PyTuple_ITEMS } from '../../objects/tuple';
import { clearFields, deallocFields, visitFields } from '../../objects/type/from-spec';
import { Py_DECREF, Py_XNewRef, PyObject_GC_Track, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_New } from '../../runtime/gc/alloc';
import { arg, objAt, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
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
import { asSignalDict, BAD, dict_as_flags, FAILED, isBound, list_as_flags, sdFlags, signals_as_list } from './signals';
import {
  CTX,
  CtxCaps,
  decimal_state,
  decimalState,
  PyDecContextObject,
  ROUNDINGS,
  roundMap,
  SIGNALS,
  signalFlag,
  signalMap,
} from './struct';

/* @inline */ function asDecContext(o: PyObject): PyDecContextObject {
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
    asDecContext(self).capitals = <i32>x;
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
  return Py_XNewRef(which == TRAPS ? asDecContext(self).traps : asDecContext(self).flags);
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
export function context_setattrs(self: PyObject, values: usize): i32 {
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

/** What BasicContext has beyond the default. */
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
  const self = asDecContext(o);
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
  asSignalDict(self.traps as PyObject).flags = changetype<usize>(ctx) + offsetof<mpd_context_t>('traps');
  asSignalDict(self.flags as PyObject).flags = changetype<usize>(ctx) + offsetof<mpd_context_t>('status');
  return o;
}

/** Its dictionaries may live on: they no longer look into it. */
function leaveSignals(o: PyObject | null): void {
  if (o) asSignalDict(o).flags = 0;
}

export function context_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(self, offsetof<PyDecContextObject>('_traps'), 2, visit, arg);
}

export function context_clear(self: PyObject): i32 {
  leaveSignals(asDecContext(self).traps);
  leaveSignals(asDecContext(self).flags);
  clearFields(self, offsetof<PyDecContextObject>('_traps'), 2);
  return 0;
}

export function context_dealloc(self: PyObject): void {
  leaveSignals(asDecContext(self).traps);
  leaveSignals(asDecContext(self).flags);
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
  asDecContext(copy).capitals = CtxCaps(self);
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
