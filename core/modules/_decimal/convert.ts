// Decimals from other objects, and other objects from Decimals. (CPython: Modules/_decimal/_decimal.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OverflowError, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyFloat_AS_DOUBLE, PyFloat_Check } from '../../objects/float';
import {
  _PyLong_GetZero,
  _PyLong_Sign,
  digitAt,
  digitCount,
  digitsOf,
  flipSign,
  longNew,
  longNormalize,
  maybeSmallLong,
  PyLong_AsLong,
  PyLong_AsSsize_t,
  PyLong_Check,
  PyLong_FromLong,
  setDigit,
} from '../../objects/int';
import { PyList_AsTuple, PyList_Check } from '../../objects/list';
import { Py_NotImplemented } from '../../objects/none';
import { _PyUnicode_EqualToASCIIString } from '../../objects/str/compare';
import {
  PyUnicode_Check,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_KIND,
  PyUnicode_READ,
} from '../../objects/str/struct';
import { _PyUnicode_IsWhitespace, _PyUnicode_ToDecimalDigit } from '../../objects/str/unicode';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { Py_DECREF, Py_NewRef, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { mpd_qround_to_int } from './arithmetic';
import { mpd_qfinalize, shiftLeft } from './finalize';
import {
  copyNumber,
  endContext,
  endTemporary,
  isNan,
  isNegative,
  isSpecial,
  isZero,
  MPD_Clamped,
  MPD_Conversion_syntax,
  MPD_Errors,
  MPD_Float_operation,
  MPD_INF,
  MPD_Inexact,
  MPD_Invalid_operation,
  MPD_NAN,
  MPD_NEG,
  MPD_Rounded,
  maxContext,
  mpd_context_t,
  mpd_t,
  resize,
  setDigits,
  setError,
  setFlags,
  setSpecial,
  setTriple,
  temporary,
  workContext,
} from './number';
import { CTX, dec_addstatus, decimal_state, isDecimal, MPD, newDecimal } from './struct';
import { parseNumber } from './text';
import { divWord, mulWord, putWord, realSize, wordAt } from './words';

/** new, or NULL where the status raises: what every conversion ends with. Steals o. */
export function withStatus(state: decimal_state, o: PyObject, context: PyObject, status: usize): PyObject | null {
  const flags = load<u32>(status);
  stackFree(status);
  if (!dec_addstatus(state, context, flags)) return o;
  Py_DECREF(o);
  return null;
}

/** Room for an operation's status on the native stack, 0; withStatus ends it. */
export function newStatus(): usize {
  const p = stackAlloc(2);
  store<u32>(p, 0);
  return p;
}

/** An inexact conversion is invalid; of the rest only errors count. */
function demandExact(a: mpd_t, status: usize): void {
  if (load<u32>(status) & (MPD_Inexact | MPD_Rounded | MPD_Clamped)) setError(a, MPD_Invalid_operation, status);
  store<u32>(status, load<u32>(status) & MPD_Errors);
}

// --- text

/** The text as ASCII with a NUL behind it, '' for anything that is in no number; 0: no memory. exact: without spaces around, '_'. */
function asciiOf(u: PyObject, exact: bool): usize {
  const kind = PyUnicode_KIND(u);
  const data = PyUnicode_DATA(u);
  let n = PyUnicode_GET_LENGTH(u);
  const text = PyMem_Malloc(<usize>n + 1);
  if (!text) {
    PyErr_NoMemory();
    return 0;
  }
  let i: i64 = 0;
  if (exact) {
    while (n > 0 && _PyUnicode_IsWhitespace(PyUnicode_READ(kind, data, n - 1))) n--;
    while (i < n && _PyUnicode_IsWhitespace(PyUnicode_READ(kind, data, i))) i++;
  }
  let p = text;
  for (; i < n; i++) {
    let c = PyUnicode_READ(kind, data, i);
    if (exact && c == 0x5f) continue;
    if (c == 0 || c > 127) {
      const d = _PyUnicode_ToDecimalDigit(c);
      if (_PyUnicode_IsWhitespace(c)) c = 0x20;
      else if (d >= 0) c = 0x30 + <u32>d;
      else {
        p = text;
        break;
      }
    }
    store<u8>(p, <u8>c);
    p++;
  }
  store<u8>(p, 0);
  return text;
}

/** new: of text in a block that goes with it. exact: else the context limits the number. */
function fromText(
  state: decimal_state,
  type: PyTypeObject,
  text: usize,
  exact: bool,
  context: PyObject,
): PyObject | null {
  if (!text) return null;
  const o = newDecimal(state, type);
  if (!o) {
    PyMem_Free(text);
    return null;
  }
  const status = newStatus();
  const ctx = exact ? maxContext() : CTX(context);
  parseNumber(MPD(o), text, ctx, status, status + 8);
  if (exact) {
    demandExact(MPD(o), status);
    endContext(ctx);
  }
  PyMem_Free(text);
  return withStatus(state, o, context, status);
}

// --- int

/** a = the int. */
function setInt(a: mpd_t, v: PyObject, ctx: mpd_context_t, status: usize): void {
  const digits = digitsOf(v);
  let i = digitCount(v);
  const sign = _PyLong_Sign(v) < 0 ? MPD_NEG : 0;
  if (i <= 2)
    setTriple(a, sign, i == 0 ? 0 : <u64>digitAt(digits, 0) + (i == 2 ? (<u64>digitAt(digits, 1)) << 30 : 0), 0);
  else {
    if (!resize(a, (<i64>i * 30 * 1000) / 63116 + 2, status)) return;
    let n: i64 = 1;
    i--;
    putWord(a.data, 0, digitAt(digits, i));
    while (i > 0) {
      // Two digits at a time, while there are two.
      const two = i > 1;
      i -= two ? 2 : 1;
      const part = two ? ((<u64>digitAt(digits, i + 1)) << 30) | <u64>digitAt(digits, i) : <u64>digitAt(digits, i);
      const carry = mulWord(a.data, a.data, n, two ? 1 << 60 : 1 << 30, part);
      if (carry) putWord(a.data, n++, carry);
    }
    setFlags(a, sign);
    a.exp = 0;
    a.len = n;
    resize(a, n, status);
    setDigits(a);
  }
  mpd_qfinalize(a, ctx, status);
}

/** new: the int as a Decimal, exact or rounded to the context. */
export function fromInt(
  state: decimal_state,
  type: PyTypeObject,
  v: PyObject,
  exact: bool,
  context: PyObject,
): PyObject | null {
  const o = newDecimal(state, type);
  if (!o) return null;
  const status = newStatus();
  const ctx = exact ? maxContext() : CTX(context);
  setInt(MPD(o), v, ctx, status);
  if (exact) {
    demandExact(MPD(o), status);
    endContext(ctx);
  }
  return withStatus(state, o, context, status);
}

/** new: a number without fraction as int; NULL: no memory */
function intOf(x: mpd_t): PyObject | null {
  const t = temporary();
  const work = newStatus();
  let n: i64 = 0;
  let o: PyObject | null = null;
  const digits = x.digits + x.exp;
  if (isZero(x)) o = PyLong_FromLong(0);
  else if (digits < 3000000000 && shiftLeft(t, x, x.exp, work)) {
    o = longNew(<i32>((digits * 3322) / 30000) + 2);
    let len = t.len;
    for (; o && (len > 1 || wordAt(t.data, 0)); len = realSize(t.data, len)) {
      const part = divWord(t.data, t.data, len, 1 << 60);
      setDigit(digitsOf(o), <i32>n, <u32>part & 0x3fffffff);
      setDigit(digitsOf(o), <i32>n + 1, <u32>(part >> 30));
      n += 2;
    }
    if (o) {
      for (const all = <i64>digitCount(o); n < all; n++) setDigit(digitsOf(o), <i32>n, 0);
      o = longNormalize(o);
      if (isNegative(x)) flipSign(o);
      o = maybeSmallLong(o);
    }
  } else PyErr_NoMemory();
  stackFree(work);
  endTemporary(t);
  return o;
}

/** new: int(dec) with a rounding mode; the context's precision does not matter */
export function dec_as_long(state: decimal_state, dec: PyObject, context: PyObject, round: i32): PyObject | null {
  if (isSpecial(MPD(dec))) {
    return isNan(MPD(dec))
      ? PyErr_SetString(PyExc_ValueError, 'cannot convert NaN to integer')
      : PyErr_SetString(PyExc_OverflowError, 'cannot convert Infinity to integer');
  }
  const x = temporary();
  const status = newStatus();
  const work = workContext(CTX(context));
  work.round = round;
  mpd_qround_to_int(x, MPD(dec), work, status);
  endContext(work);
  const flags = load<u32>(status);
  stackFree(status);
  const o: PyObject | null = dec_addstatus(state, context, flags) ? null : intOf(x);
  endTemporary(x);
  return o;
}

// --- float

/** a = |x|, exactly: m * 2**e; a fraction is m * 5**-e / 10**-e. */
function setDouble(a: mpd_t, x: f64, status: usize): void {
  const bits = reinterpret<u64>(x);
  let e = <i64>((bits >> 52) & 0x7ff) - 1075;
  let m = bits & 0xfffffffffffff;
  if (e == -1075) e++;
  else m |= 1 << 52;
  if (!m) {
    setTriple(a, 0, 0, 0);
    return;
  }
  for (; e < 0 && !(m & 1); e++) m >>= 1;
  if (!resize(a, 60, status)) return;
  setFlags(a, 0);
  a.exp = e < 0 ? e : 0;
  let n: i64 = 1;
  putWord(a.data, 0, m);
  const up = e > 0;
  for (let left = up ? e : -e; left > 0; ) {
    const step = min<i64>(left, up ? 60 : 27);
    let factor: u64 = 1;
    for (let i: i64 = 0; i < step; i++) factor *= up ? 2 : 5;
    const carry = mulWord(a.data, a.data, n, factor, 0);
    if (carry) putWord(a.data, n++, carry);
    left -= step;
  }
  a.len = n;
  resize(a, n, status);
  setDigits(a);
}

/** new: exactly the float's value, or the int's */
export function fromFloatExact(
  state: decimal_state,
  type: PyTypeObject,
  v: PyObject,
  context: PyObject,
): PyObject | null {
  if (PyLong_Check(v)) return fromInt(state, type, v, true, context);
  if (!PyFloat_Check(v)) return PyErr_SetString(PyExc_TypeError, 'argument must be int or float');
  const x = PyFloat_AS_DOUBLE(v);
  const o = newDecimal(state, type);
  if (!o) return null;
  const a = MPD(o);
  const sign = reinterpret<u64>(x) >> 63 ? MPD_NEG : 0;
  if (isNaN(x)) setSpecial(a, 0, MPD_NAN);
  else if (!isFinite(x)) setSpecial(a, sign, MPD_INF);
  else {
    const status = newStatus();
    setDouble(a, x, status);
    if (!isSpecial(a)) a.flags |= sign;
    return withStatus(state, o, context, status);
  }
  return o;
}

/** new: the float as a Decimal, rounded to the context. */
export function fromFloat(state: decimal_state, v: PyObject, context: PyObject): PyObject | null {
  const o = fromFloatExact(state, state.PyDec_Type as PyTypeObject, v, context);
  if (!o) return null;
  const status = newStatus();
  mpd_qfinalize(MPD(o), CTX(context), status);
  return withStatus(state, o, context, status);
}

// --- tuple

function valueError(text: string): usize {
  PyErr_SetString(PyExc_ValueError, text);
  return 0;
}

// new: a list becomes a tuple
function asTuple(v: PyObject, ex: PyTypeObject, text: string): PyObject | null {
  if (PyTuple_Check(v)) return Py_NewRef(v);
  return PyList_Check(v) ? PyList_AsTuple(v) : PyErr_SetString(ex, text);
}

/** The kind of special number that stands in the place of an exponent; '' with ValueError. */
function specialKind(o: PyObject): string {
  if (_PyUnicode_EqualToASCIIString(o, 'F')) return 'Inf';
  if (_PyUnicode_EqualToASCIIString(o, 'n')) return 'NaN';
  if (_PyUnicode_EqualToASCIIString(o, 'N')) return 'sNaN';
  valueError("string argument in the third position must be 'F', 'n' or 'N'");
  return '';
}

function writeString(p: usize, text: string): usize {
  for (let i = 0; i < text.length; i++) store<u8>(p + <usize>i, <u8>text.charCodeAt(i));
  return p + <usize>text.length;
}

/** The digits of the tuple to p: the end, or 0 with the exception set. skip: they are checked only. */
function writeTuple(p: usize, digits: PyObject, skip: bool): usize {
  for (let i: i64 = 0; i < PyTuple_GET_SIZE(digits); i++) {
    const d = PyTuple_GET_ITEM(digits, i);
    if (!PyLong_Check(d)) return valueError('coefficient must be a tuple of digits');
    const l = PyLong_AsLong(d);
    if (l == -1 && PyErr_Occurred()) return 0;
    if (l < 0 || l > 9) return valueError('coefficient must be a tuple of digits');
    if (skip) continue;
    store<u8>(p, <u8>l + 0x30);
    p++;
  }
  return p;
}

/** The text that means the same as (sign, digits, exponent), in a block; 0: the exception is set. */
function textOfTuple(t: PyObject): usize {
  if (PyTuple_GET_SIZE(t) != 3) return valueError('argument must be a sequence of length 3');
  const first = PyTuple_GET_ITEM(t, 0);
  if (!PyLong_Check(first)) return valueError('sign must be an integer with the value 0 or 1');
  const sign = PyLong_AsLong(first);
  if (sign == -1 && PyErr_Occurred()) return 0;
  if (sign != 0 && sign != 1) return valueError('sign must be an integer with the value 0 or 1');
  const last = PyTuple_GET_ITEM(t, 2);
  let kind = '';
  let exp: i64 = 0;
  if (PyUnicode_Check(last)) {
    kind = specialKind(last);
    if (!kind.length) return 0;
  } else {
    if (!PyLong_Check(last)) return valueError('exponent must be an integer');
    exp = PyLong_AsSsize_t(last);
    if (exp == -1 && PyErr_Occurred()) return 0;
  }
  const digits = asTuple(PyTuple_GET_ITEM(t, 1), PyExc_ValueError, 'coefficient must be a tuple of digits');
  if (!digits) return 0;
  const n = PyTuple_GET_SIZE(digits);
  const text = PyMem_Malloc(<usize>n + 32);
  let p: usize = 0;
  if (!text) PyErr_NoMemory();
  else {
    p = writeString(writeString(text, sign ? '-' : '+'), kind);
    if (n == 0 && !kind.length) p = writeString(p, '0');
    p = writeTuple(p, digits, kind.length == 3 && kind.charCodeAt(0) == 0x49);
    if (p && !kind.length) {
      p = writeString(p, exp < 0 ? 'E-' : 'E');
      let size = <u64>(exp < 0 ? -exp : exp);
      for (let i: usize = 19; i > 0; i--, size /= 10) store<u8>(p + i - 1, <u8>(size % 10) + 0x30);
      p += 19;
    }
    if (p) store<u8>(p, 0);
    else PyMem_Free(text);
  }
  Py_DECREF(digits);
  return p ? text : 0;
}

function fromSequence(
  state: decimal_state,
  type: PyTypeObject,
  v: PyObject,
  exact: bool,
  context: PyObject,
): PyObject | null {
  const t = asTuple(v, PyExc_TypeError, 'argument must be a tuple or list');
  if (!t) return null;
  const text = textOfTuple(t);
  Py_DECREF(t);
  return fromText(state, type, text, exact, context);
}

// --- any object

/** new: with the context's limits */
export function applied(state: decimal_state, v: PyObject, context: PyObject): PyObject | null {
  const o = newDecimal(state, state.PyDec_Type as PyTypeObject);
  if (!o) return null;
  const status = newStatus();
  if (copyNumber(MPD(o), MPD(v), status)) mpd_qfinalize(MPD(o), CTX(context), status);
  return withStatus(state, o, context, status);
}

// new
function fromDecimal(
  state: decimal_state,
  type: PyTypeObject,
  v: PyObject,
  exact: bool,
  context: PyObject,
): PyObject | null {
  if (exact && type == state.PyDec_Type && v.ob_type == type) return Py_NewRef(v);
  const ctx = CTX(context);
  if (!exact && !(isNan(MPD(v)) && MPD(v).digits > ctx.prec - ctx.clamp)) return applied(state, v, context);
  const o = newDecimal(state, type);
  if (!o) return null;
  const status = newStatus();
  if (exact) copyNumber(MPD(o), MPD(v), status);
  else setError(MPD(o), MPD_Conversion_syntax, status);
  return withStatus(state, o, context, status);
}

/** new: of anything that Decimal() takes. exact: any number of digits; else as the context says */
export function fromObject(
  state: decimal_state,
  type: PyTypeObject,
  v: PyObject | null,
  exact: bool,
  context: PyObject,
): PyObject | null {
  if (!v) return fromInt(state, type, _PyLong_GetZero(), exact, context);
  if (isDecimal(state, v)) return fromDecimal(state, type, v, exact, context);
  if (PyUnicode_Check(v)) return fromText(state, type, asciiOf(v, exact), exact, context);
  if (PyLong_Check(v)) return fromInt(state, type, v, exact, context);
  if (PyTuple_Check(v) || PyList_Check(v)) return fromSequence(state, type, v, exact, context);
  if (!PyFloat_Check(v)) return notSupported(v);
  if (dec_addstatus(state, context, MPD_Float_operation)) return null;
  return exact ? fromFloatExact(state, type, v, context) : fromFloat(state, v, context);
}

function notSupported(v: PyObject): PyObject | null {
  return PyErr_Format(PyExc_TypeError, 'conversion from %s to Decimal is not supported', v.ob_type.tp_name);
}

/** new: an operand; NULL with TypeError, or (quiet) NotImplemented, where it is none */
export function convertOp(state: decimal_state, quiet: bool, v: PyObject, context: PyObject): PyObject | null {
  if (isDecimal(state, v)) return Py_NewRef(v);
  if (PyLong_Check(v)) return fromInt(state, state.PyDec_Type as PyTypeObject, v, true, context);
  return quiet ? Py_NotImplemented : notSupported(v);
}
