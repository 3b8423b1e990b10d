// Equality: the hash that equal numbers share, and comparing with any number.

import { PyObject_IsInstance } from '../../objects/abstract/isinstance';
import { PyObject_GetAttrString } from '../../objects/attribute';
import { Py_False, Py_True } from '../../objects/bool';
import { PyComplex_Check, PyComplex_ImagAsDouble, PyComplex_RealAsDouble } from '../../objects/complex';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyFloat_Check, PyFloat_FromDouble } from '../../objects/float';
import { mulHigh } from '../../objects/float/words';
import { _Py_HashPointer } from '../../objects/hash';
import { PyLong_Check } from '../../objects/int';
import { Py_NotImplemented } from '../../objects/none';
import { Py_DECREF, Py_NewRef } from '../../runtime/cold';
import { Py_EQ, Py_GT, Py_LE, Py_LT, Py_NE, PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { mulUnrounded } from './arithmetic';
import { mpd_qcmp, UNORDERED } from './compare';
import { fromFloatExact, fromInt, newStatus } from './convert';
import {
  endContext,
  isInf,
  isNan,
  isNegative,
  isSnan,
  isSpecial,
  MPD_Float_operation,
  maxContext,
  mpd_t,
  statusOf,
} from './number';
import {
  CTX,
  currentContext,
  dec_addstatus,
  decimal_state,
  decimalState,
  isDecimal,
  MPD,
  newDecimal,
  PyDecObject,
} from './struct';
import { RADIX, wordAt } from './words';

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
