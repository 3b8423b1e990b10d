// What Decimals do beside the arithmetic. (CPython: Modules/_decimal/_decimal.c)

import { PyMem_Free } from '../../memory/obmalloc/malloc';
import { PyObject_IsInstance } from '../../objects/abstract/isinstance';
import { PyObject_GetAttrString } from '../../objects/attribute';
import { Py_False, Py_True } from '../../objects/bool';
import { Py_BuildValue } from '../../objects/build-value';
import { PyObject_CallObject, PyObject_CallOneArg } from '../../objects/call';
import {
  PyComplex_Check,
  PyComplex_FromDoubles,
  PyComplex_ImagAsDouble,
  PyComplex_RealAsDouble,
} from '../../objects/complex';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OverflowError, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyFloat_AS_DOUBLE, PyFloat_Check, PyFloat_FromDouble } from '../../objects/float';
import { PyFloat_FromString } from '../../objects/float/parse';
import { mulHigh } from '../../objects/float/words';
import { _Py_HashPointer } from '../../objects/hash';
import { getSmallInt, PyLong_AsSsize_t, PyLong_Check, PyLong_FromLong, PyLong_FromSsize_t } from '../../objects/int';
import { long_mul } from '../../objects/int/arith';
import { long_div } from '../../objects/int/divide';
import { long_pow } from '../../objects/int/power';
import { Py_None, Py_NotImplemented } from '../../objects/none';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { _PyUnicode_FromASCII, PyUnicode_FromString } from '../../objects/str/new';
import {
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_New,
  PyTuple_Pack1,
  PyTuple_Pack2,
  PyTuple_Pack3,
  PyTuple_SET_ITEM,
} from '../../objects/tuple';
import { freeInstance } from '../../objects/type/from-spec';
import { PyErr_Occurred } from '../../runtime/errors';
import { PyObject_GC_UnTrack } from '../../runtime/gc/track';
import {
  arg,
  objAt,
  Py_DECREF,
  Py_EQ,
  Py_GT,
  Py_LE,
  Py_LT,
  Py_NE,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  PyObject,
  ptrAt,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { _PyLong_GCD } from '../math/integer';
import { mpd_qquantize, mulUnrounded } from './arithmetic';
import { mpd_qcmp, UNORDERED } from './compare';
import { getround } from './context';
import {
  applied,
  convertOp,
  dec_as_long,
  fromFloat,
  fromFloatExact,
  fromInt,
  fromObject,
  newStatus,
  withStatus,
} from './convert';
import { contextOr, onlyContext, operand, unpackArguments } from './methods';
import {
  adjexp,
  constant,
  copyNumber,
  endContext,
  endTemporary,
  freeWords,
  isInf,
  isNan,
  isNegative,
  isNormal,
  isQnan,
  isSnan,
  isSpecial,
  isSubnormal,
  isZero,
  MPD_Float_operation,
  MPD_ROUND_CEILING,
  MPD_ROUND_DOWN,
  MPD_ROUND_FLOOR,
  MPD_ROUND_HALF_EVEN,
  MPD_STATIC_DATA,
  maxContext,
  mpd_context_t,
  mpd_t,
  setTriple,
  statusOf,
  temporary,
} from './number';
import {
  CTX,
  CtxCaps,
  currentContext,
  dec_addstatus,
  decimal_state,
  decimalState,
  isDecimal,
  MPD,
  newDecimal,
  PyDecObject,
} from './struct';
import { FMT_ENG, FMT_UPPER, numberText } from './text';
import { RADIX, wordAt } from './words';

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

// --- yes or no

export const IS_CANONICAL = 0;
export const IS_FINITE = 1;
export const IS_INFINITE = 2;
export const IS_NAN = 3;
export const IS_QNAN = 4;
export const IS_SNAN = 5;
export const IS_SIGNED = 6;
export const IS_ZERO = 7;
export const IS_NORMAL = 8;
export const IS_SUBNORMAL = 9;

function test(a: mpd_t, which: i32, ctx: mpd_context_t): bool {
  switch (which) {
    case IS_CANONICAL:
      return true;
    case IS_FINITE:
      return !isSpecial(a);
    case IS_INFINITE:
      return isInf(a);
    case IS_NAN:
      return isNan(a);
    case IS_QNAN:
      return isQnan(a);
    case IS_SNAN:
      return isSnan(a);
    case IS_SIGNED:
      return isNegative(a);
    case IS_ZERO:
      return isZero(a);
    case IS_NORMAL:
      return isNormal(a, ctx);
  }
  return isSubnormal(a, ctx);
}

export function decTest(self: PyObject, which: i32): PyObject | null {
  return test(MPD(self), which, changetype<mpd_context_t>(0)) ? Py_True : Py_False;
}

export function decTestContext(self: PyObject, args: PyObject, kwds: PyObject | null, which: i32): PyObject | null {
  const context = onlyContext(self, args, kwds);
  if (!context) return null;
  return test(MPD(self), which, CTX(context)) ? Py_True : Py_False;
}

export function contextTest(context: PyObject, v: PyObject, which: i32): PyObject | null {
  const a = operand(context, v);
  if (!a) return null;
  const yes = test(MPD(a), which, CTX(context));
  Py_DECREF(a);
  return yes ? Py_True : Py_False;
}

/** One of ten names. */
function className(a: mpd_t, ctx: mpd_context_t): PyObject | null {
  if (isNan(a)) return PyUnicode_FromString(isQnan(a) ? 'NaN' : 'sNaN');
  const what = isInf(a) ? 'Infinity' : isZero(a) ? 'Zero' : isNormal(a, ctx) ? 'Normal' : 'Subnormal';
  return PyUnicode_FromFormat('%ls%ls', changetype<usize>(isNegative(a) ? '-' : '+'), changetype<usize>(what));
}

export function dec_number_class(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const context = onlyContext(self, args, kwds);
  return context ? className(MPD(self), CTX(context)) : null;
}

export function ctx_number_class(context: PyObject, v: PyObject): PyObject | null {
  const a = operand(context, v);
  if (!a) return null;
  const name = className(MPD(a), CTX(context));
  Py_DECREF(a);
  return name;
}

export function dec_adjusted(self: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromSsize_t(isSpecial(MPD(self)) ? 0 : adjexp(MPD(self)));
}

// --- text

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

// --- other numbers

function toLong(self: PyObject, round: i32): PyObject | null {
  const state = decimalState(self.ob_type);
  const context = currentContext(state);
  return context ? dec_as_long(state, self, context, round) : null;
}

export function nm_dec_as_long(self: PyObject): PyObject | null {
  return toLong(self, MPD_ROUND_DOWN);
}

export function dec_trunc(self: PyObject, unused: PyObject | null): PyObject | null {
  return toLong(self, MPD_ROUND_DOWN);
}

export function dec_floor(self: PyObject, unused: PyObject | null): PyObject | null {
  return toLong(self, MPD_ROUND_FLOOR);
}

export function dec_ceil(self: PyObject, unused: PyObject | null): PyObject | null {
  return toLong(self, MPD_ROUND_CEILING);
}

export function PyDec_AsFloat(self: PyObject): PyObject | null {
  const a = MPD(self);
  if (isSnan(a)) return PyErr_SetString(PyExc_ValueError, 'cannot convert signaling NaN to float');
  const s = isNan(a) ? PyUnicode_FromString(isNegative(a) ? '-nan' : 'nan') : dec_str(self);
  if (!s) return null;
  const f = PyFloat_FromString(s);
  Py_DECREF(s);
  return f;
}

export function dec_complex(self: PyObject, unused: PyObject | null): PyObject | null {
  const f = PyDec_AsFloat(self);
  if (!f) return null;
  const x = PyFloat_AS_DOUBLE(f);
  Py_DECREF(f);
  return PyComplex_FromDoubles(x, 0);
}

export function PyDec_Round(self: PyObject, args: PyObject): PyObject | null {
  const state = decimalState(self.ob_type);
  const context = currentContext(state);
  if (!context) return null;
  const n = PyTuple_GET_SIZE(args);
  if (n > 1) return PyErr_Format(PyExc_TypeError, 'function takes at most 1 argument (%zd given)', n);
  if (!n) return dec_as_long(state, self, context, MPD_ROUND_HALF_EVEN);
  const x = PyTuple_GET_ITEM(args, 0);
  if (!PyLong_Check(x)) return PyErr_SetString(PyExc_TypeError, 'optional arg must be an integer');
  const y = PyLong_AsSsize_t(x);
  if (y == -1 && PyErr_Occurred()) return null;
  const o = newDecimal(state, state.PyDec_Type as PyTypeObject);
  if (!o) return null;
  const status = newStatus();
  const q = constant(0, 1, y == i64.MIN_VALUE ? i64.MAX_VALUE : -y);
  mpd_qquantize(MPD(o), MPD(self), q, CTX(context), status);
  endTemporary(q);
  return withStatus(state, o, context, status);
}

export function dec_as_integer_ratio(self: PyObject, unused: PyObject | null): PyObject | null {
  const a = MPD(self);
  if (isSpecial(a)) {
    return isNan(a)
      ? PyErr_SetString(PyExc_ValueError, 'cannot convert NaN to integer ratio')
      : PyErr_SetString(PyExc_OverflowError, 'cannot convert Infinity to integer ratio');
  }
  const state = decimalState(self.ob_type);
  const context = currentContext(state);
  if (!context) return null;
  const exp = isZero(a) ? 0 : a.exp;
  const own = a.exp;
  a.exp = 0;
  let numerator = dec_as_long(state, self, context, MPD_ROUND_FLOOR);
  a.exp = own;
  const ten = PyLong_FromLong(10) as PyObject;
  const size = PyLong_FromSsize_t(exp < 0 ? -exp : exp);
  let denominator: PyObject | null = numerator && size ? long_pow(ten, size, Py_None) : null;
  if (numerator && denominator) {
    if (exp >= 0) {
      const product = long_mul(numerator, denominator);
      Py_DECREF(numerator);
      numerator = product;
      Py_DECREF(denominator);
      denominator = PyLong_FromLong(1);
    } else {
      const g = _PyLong_GCD(numerator, denominator);
      const n = g ? long_div(numerator, g) : null;
      const d = g ? long_div(denominator, g) : null;
      Py_DECREF(numerator);
      Py_DECREF(denominator);
      numerator = n;
      denominator = d;
      Py_XDECREF(g);
    }
  }
  const pair: PyObject | null = numerator && denominator ? PyTuple_Pack2(numerator, denominator) : null;
  Py_XDECREF(numerator);
  Py_XDECREF(denominator);
  Py_XDECREF(size);
  return pair;
}

// new: the digits as ints
function digitTuple(a: mpd_t): PyObject | null {
  const copy = temporary();
  const size = newStatus();
  let digits: PyObject | null = null;
  let text: usize = 0;
  if (a.len == 0) digits = PyTuple_New(0);
  else if (copyNumber(copy, a, size)) {
    copy.exp = 0;
    copy.flags &= ~15;
    text = numberText(copy, 0, 1, size);
    digits = text ? PyTuple_New(load<i64>(size)) : PyErr_NoMemory();
  } else PyErr_NoMemory();
  for (let i: i64 = 0; text && digits && i < load<i64>(size); i++) {
    PyTuple_SET_ITEM(digits, i, getSmallInt(<i64>load<u8>(text + <usize>i) - 0x30));
  }
  PyMem_Free(text);
  stackFree(size);
  endTemporary(copy);
  return digits;
}

export function PyDec_AsTuple(self: PyObject, unused: PyObject | null): PyObject | null {
  const a = MPD(self);
  const inf = isInf(a);
  const exponent = isSpecial(a) ? PyUnicode_FromString(inf ? 'F' : isQnan(a) ? 'n' : 'N') : PyLong_FromSsize_t(a.exp);
  if (!exponent) return null;
  const digits = inf ? PyTuple_Pack1(getSmallInt(0)) : digitTuple(a);
  let o: PyObject | null = null;
  if (digits) {
    const args = PyTuple_Pack3(getSmallInt(isNegative(a) ? 1 : 0), digits, exponent);
    if (args) {
      o = PyObject_CallObject(decimalState(self.ob_type).DecimalTuple as PyObject, args);
      Py_DECREF(args);
    }
    Py_DECREF(digits);
  }
  Py_DECREF(exponent);
  return o;
}

export function dec_sizeof(self: PyObject, unused: PyObject | null): PyObject | null {
  const a = MPD(self);
  return PyLong_FromSsize_t(self.ob_type.tp_basicsize + (a.flags & MPD_STATIC_DATA ? 0 : a.alloc << 3));
}

export function nm_nonzero(self: PyObject): i32 {
  return isZero(MPD(self)) ? 0 : 1;
}

// --- rounding with a mode of the call

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

/** 2**61 - 1 */
const P: u64 = 2305843009213693951;
/** 1 / 10 modulo P */
const INV10: u64 = 2075258708292324556;

function mulModP(a: u64, b: u64): u64 {
  const low = a * b;
  const r = (low & P) + ((mulHigh(a, b) << 3) | (low >> 61));
  return r >= P ? r - P : r;
}

function hashNumber(a: mpd_t): i64 {
  let h: u64 = 0;
  for (let i = a.len - 1; i >= 0; i--) {
    const sum = mulModP(h, RADIX % P) + (wordAt(a.data, i) % P);
    h = sum >= P ? sum - P : sum;
  }
  let base: u64 = a.exp < 0 ? INV10 : 10;
  for (let n = <u64>abs<i64>(a.exp); n; n >>= 1) {
    if (n & 1) h = mulModP(h, base);
    base = mulModP(base, base);
  }
  const r = isNegative(a) ? -(<i64>h) : <i64>h;
  return r == -1 ? -2 : r;
}

export function dec_hash(self: PyObject): i64 {
  const o = changetype<PyDecObject>(self);
  if (o.hash != -1) return o.hash;
  const a = MPD(self);
  if (isSnan(a)) {
    PyErr_SetString(PyExc_TypeError, 'Cannot hash a signaling NaN value');
    return -1;
  }
  if (isNan(a)) o.hash = _Py_HashPointer(changetype<usize>(self));
  else if (isInf(a)) o.hash = isNegative(a) ? -314159 : 314159;
  else o.hash = hashNumber(a);
  return o.hash;
}

// --- comparing with any number

/** v times the denominator of the Rational w, exactly. (new) */
function timesDenominator(state: decimal_state, v: PyObject, w: PyObject, context: PyObject): PyObject | null {
  const d = PyObject_GetAttrString(w, 'denominator');
  if (!d) return null;
  const denominator = intOperand(state, d, context);
  Py_DECREF(d);
  if (!denominator) return null;
  let o = newDecimal(state, state.PyDec_Type as PyTypeObject);
  if (o) {
    const free = maxContext();
    mulUnrounded(MPD(o), MPD(v), MPD(denominator), free, statusOf(free));
    if (free.status) {
      PyErr_SetString(PyExc_ValueError, 'exact conversion for comparison failed');
      Py_DECREF(o);
      o = null;
    }
    endContext(free);
  }
  Py_DECREF(denominator);
  return o;
}

// new
function intOperand(state: decimal_state, v: PyObject, context: PyObject): PyObject | null {
  if (!PyLong_Check(v)) return PyErr_SetString(PyExc_TypeError, 'argument must be an integer');
  return fromInt(state, state.PyDec_Type as PyTypeObject, v, true, context);
}

// new: w for being compared with a Decimal; NULL: an exception; or NotImplemented
function comparand(state: decimal_state, w: PyObject, op: i32, context: PyObject): PyObject | null {
  const type = state.PyDec_Type as PyTypeObject;
  if (isDecimal(state, w)) return Py_NewRef(w);
  if (PyLong_Check(w)) return fromInt(state, type, w, true, context);
  const equality = op == Py_EQ || op == Py_NE;
  if (PyFloat_Check(w)) {
    if (equality) CTX(context).status |= MPD_Float_operation;
    else if (dec_addstatus(state, context, MPD_Float_operation)) return null;
    return fromFloatExact(state, type, w, context);
  }
  if (PyComplex_Check(w) && equality) {
    if (PyComplex_ImagAsDouble(w) != 0) return Py_NotImplemented;
    const real = PyFloat_FromDouble(PyComplex_RealAsDouble(w));
    if (!real) return null;
    CTX(context).status |= MPD_Float_operation;
    const o = fromFloatExact(state, type, real, context);
    Py_DECREF(real);
    return o;
  }
  const rational = PyObject_IsInstance(w, state.Rational as PyObject);
  if (rational <= 0) return rational < 0 ? changetype<PyObject | null>(0) : Py_NotImplemented;
  const numerator = PyObject_GetAttrString(w, 'numerator');
  if (!numerator) return null;
  const o = intOperand(state, numerator, context);
  Py_DECREF(numerator);
  return o;
}

function isOrdered(c: i32, op: i32): bool {
  switch (op) {
    case Py_LT:
      return c < 0;
    case Py_LE:
      return c <= 0;
    case Py_EQ:
      return c == 0;
    case Py_NE:
      return c != 0;
    case Py_GT:
      return c > 0;
  }
  return c >= 0;
}

export function dec_richcompare(v: PyObject, w: PyObject, op: i32): PyObject | null {
  const state = decimalState(v.ob_type);
  const context = currentContext(state);
  if (!context) return null;
  const b = comparand(state, w, op, context);
  if (!b || b == Py_NotImplemented) return b;
  const plain = isDecimal(state, w) || PyLong_Check(w) || PyFloat_Check(w) || PyComplex_Check(w) || isSpecial(MPD(v));
  const a = plain ? Py_NewRef(v) : timesDenominator(state, v, w, context);
  if (!a) {
    Py_DECREF(b);
    return null;
  }
  const signaling = isSnan(MPD(a)) || isSnan(MPD(b)) || (op != Py_EQ && op != Py_NE);
  const status = newStatus();
  const c = mpd_qcmp(MPD(a), MPD(b), status);
  const flags = load<u32>(status);
  stackFree(status);
  Py_DECREF(a);
  Py_DECREF(b);
  if (c != UNORDERED) return isOrdered(c, op) ? Py_True : Py_False;
  if (signaling && dec_addstatus(state, context, flags)) return null;
  return op == Py_NE ? Py_True : Py_False;
}
