// What Decimals do beside the arithmetic. (CPython: Modules/_decimal/_decimal.c)

import { PyMem_Free } from '../../memory/obmalloc/malloc';
import { Py_True } from '../../objects/bool';
import { Py_BuildValue } from '../../objects/build-value';
import { PyObject_CallOneArg } from '../../objects/call';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { _PyUnicode_FromASCII } from '../../objects/str/new';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { freeInstance } from '../../objects/type/from-spec';
import { Py_DECREF, Py_NewRef, PyObject_GC_UnTrack, stackAlloc } from '../../runtime/cold';
import { arg, objAt, Py_VISIT, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { mpd_qquantize } from './arithmetic';
import { getround } from './context';
import { applied, convertOp, fromFloat, fromFloatExact, fromObject, newStatus, withStatus } from './convert';
import { contextOr, onlyContext, operand, unpackArguments } from './methods';
import { freeWords, mpd_context_t, mpd_t, setTriple } from './number';
import { CTX, CtxCaps, currentContext, decimal_state, decimalState, isDecimal, MPD, newDecimal } from './struct';
import { FMT_ENG, FMT_UPPER, numberText } from './text';

export function dec_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  freeWords(MPD(o));
  freeInstance(o);
}

export function dec_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return Py_VISIT(o.ob_type, visit, arg);
}

export function dec_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const state = decimalState(type);
  const at = stackAlloc(2);
  let o: PyObject | null = null;
  if (unpackArguments(args, kwds, 'value context', 0, at)) {
    const context = contextOr(state, ptrAt(at, 1));
    if (context) o = fromObject(state, type, ptrAt(at, 0), true, context);
  }
  stackFree(at);
  return o;
}

export function dec_from_float(type: PyObject, v: PyObject): PyObject | null {
  const state = decimalState(changetype<PyTypeObject>(type));
  const context = currentContext(state);
  if (!context) return null;
  const o = fromFloatExact(state, state.PyDec_Type as PyTypeObject, v, context);
  if (!o || type == state.PyDec_Type) return o;
  const made = PyObject_CallOneArg(type, o);
  Py_DECREF(o);
  return made;
}

export function ctx_from_float(context: PyObject, v: PyObject): PyObject | null {
  return fromFloat(decimalState(context.ob_type), v, context);
}

export function ctx_create_decimal(context: PyObject, args: PyObject): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  if (n > 1) return PyErr_Format(PyExc_TypeError, 'function takes at most 1 argument (%zd given)', n);
  const state = decimalState(context.ob_type);
  const v: PyObject | null = n ? PyTuple_GET_ITEM(args, 0) : null;
  return fromObject(state, state.PyDec_Type as PyTypeObject, v, false, context);
}

export function PyDecContext_Apply(context: PyObject, v: PyObject): PyObject | null {
  const a = operand(context, v);
  if (!a) return null;
  const o = applied(decimalState(context.ob_type), a, context);
  Py_DECREF(a);
  return o;
}

/** new: a Decimal of one word */
function small(state: decimal_state, word: u64): PyObject | null {
  const o = newDecimal(state, state.PyDec_Type as PyTypeObject);
  if (o) setTriple(MPD(o), 0, word, 0);
  return o;
}

export function dec_radix(self: PyObject, unused: PyObject | null): PyObject | null {
  return small(decimalState(self.ob_type), 10);
}

export function dec_imag(self: PyObject, closure: usize): PyObject | null {
  return small(decimalState(self.ob_type), 0);
}

export function dec_real(self: PyObject, closure: usize): PyObject | null {
  return Py_NewRef(self);
}

export function dec_self(self: PyObject, unused: PyObject | null): PyObject | null {
  return Py_NewRef(self);
}

export function ctx_canonical(context: PyObject, v: PyObject): PyObject | null {
  if (!isDecimal(decimalState(context.ob_type), v))
    return PyErr_SetString(PyExc_TypeError, 'argument must be a Decimal');
  return Py_NewRef(v);
}

export function ctx_iscanonical(context: PyObject, v: PyObject): PyObject | null {
  const o = ctx_canonical(context, v);
  if (!o) return null;
  Py_DECREF(o);
  return Py_True;
}

export function ctx_copy_decimal(context: PyObject, v: PyObject): PyObject | null {
  return operand(context, v);
}

/** new: repr: in "Decimal('…')" */
function asText(a: mpd_t, context: PyObject, flags: i32, repr: bool): PyObject | null {
  const size = stackAlloc(1);
  const text = numberText(a, CtxCaps(context) ? flags | FMT_UPPER : flags, 1, size);
  const n = load<i64>(size);
  stackFree(size);
  if (!text) return PyErr_NoMemory();
  const s = repr ? PyUnicode_FromFormat("Decimal('%s')", <u64>text) : _PyUnicode_FromASCII(text, n);
  PyMem_Free(text);
  return s;
}

export function dec_str(self: PyObject): PyObject | null {
  const context = currentContext(decimalState(self.ob_type));
  return context ? asText(MPD(self), context, 0, false) : null;
}

export function dec_repr(self: PyObject): PyObject | null {
  const context = currentContext(decimalState(self.ob_type));
  return context ? asText(MPD(self), context, 0, true) : null;
}

export function dec_to_eng_string(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const context = onlyContext(self, args, kwds);
  return context ? asText(MPD(self), context, FMT_ENG, false) : null;
}

/** to_sci_string, to_eng_string */
export function contextText(context: PyObject, v: PyObject, flags: i32): PyObject | null {
  const a = operand(context, v);
  if (!a) return null;
  const s = asText(MPD(a), context, flags, false);
  Py_DECREF(a);
  return s;
}

export function dec_reduce(self: PyObject, unused: PyObject | null): PyObject | null {
  const s = dec_str(self);
  return s ? Py_BuildValue('O(N)', arg(self.ob_type), arg(s)) : null;
}

/** (rounding=None, context=None) after `first` other arguments: the context with the rounding into at + 64; NULL: the exception. */
function roundedContext(self: PyObject, at: usize, first: i64): PyObject | null {
  const state = decimalState(self.ob_type);
  const context = contextOr(state, ptrAt(at, first + 1));
  if (!context) return null;
  const work = at + 64;
  memory.copy(work, changetype<usize>(CTX(context)), 48);
  const rounding = ptrAt(at, first);
  if (!rounding || rounding == Py_None) return context;
  const round = getround(state, rounding);
  if (round < 0) return null;
  changetype<mpd_context_t>(work).round = round;
  return context;
}

/** to_integral_value and to_integral_exact: f, a unary operation */
export function toIntegralMethod(self: PyObject, args: PyObject, kwds: PyObject | null, f: usize): PyObject | null {
  const at = stackAlloc(14);
  let o: PyObject | null = null;
  if (unpackArguments(args, kwds, 'rounding context', 0, at)) {
    const context = roundedContext(self, at, 0);
    const state = decimalState(self.ob_type);
    if (context) o = newDecimal(state, state.PyDec_Type as PyTypeObject);
    if (context && o) {
      const status = newStatus();
      call_indirect<void>(<u32>f, MPD(o), MPD(self), changetype<mpd_context_t>(at + 64), status);
      o = withStatus(state, o, context, status);
    }
  }
  stackFree(at);
  return o;
}

export function dec_quantize(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const at = stackAlloc(14);
  let o: PyObject | null = null;
  if (unpackArguments(args, kwds, 'exp rounding context', 1, at)) {
    const context = roundedContext(self, at, 1);
    const state = decimalState(self.ob_type);
    const b = context ? convertOp(state, false, objAt(at, 0), context) : null;
    if (b) {
      o = newDecimal(state, state.PyDec_Type as PyTypeObject);
      if (o) {
        const status = newStatus();
        mpd_qquantize(MPD(o), MPD(self), MPD(b), changetype<mpd_context_t>(at + 64), status);
        o = withStatus(state, o, context as PyObject, status);
      }
      Py_DECREF(b);
    }
  }
  stackFree(at);
  return o;
}

// --- hash
