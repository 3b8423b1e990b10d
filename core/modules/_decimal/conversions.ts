// A Decimal as another number: int, float, complex, a ratio, a tuple; and rounded.

import { PyMem_Free } from '../../memory/obmalloc/malloc';
import { PyObject_CallObject } from '../../objects/call';
import { PyComplex_FromDoubles } from '../../objects/complex';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OverflowError, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyFloat_AS_DOUBLE } from '../../objects/float';
import { PyFloat_FromString } from '../../objects/float/parse';
import { getSmallInt, PyLong_AsSsize_t, PyLong_Check, PyLong_FromLong, PyLong_FromSsize_t } from '../../objects/int';
import { long_mul } from '../../objects/int/arith';
import { long_div } from '../../objects/int/divide';
import { long_pow } from '../../objects/int/power';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromString } from '../../objects/str/new';
import {
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_New,
  PyTuple_Pack1,
  PyTuple_Pack2,
  PyTuple_Pack3,
  PyTuple_SET_ITEM,
} from '../../objects/tuple';
import { Py_DECREF, Py_XDECREF } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { _PyLong_GCD } from '../math/integer';
import { mpd_qquantize } from './arithmetic';
import { dec_as_long, newStatus, withStatus } from './convert';
import { dec_str } from './decimal';
import {
  constant,
  copyNumber,
  endTemporary,
  isInf,
  isNan,
  isNegative,
  isQnan,
  isSnan,
  isSpecial,
  isZero,
  MPD_ROUND_CEILING,
  MPD_ROUND_DOWN,
  MPD_ROUND_FLOOR,
  MPD_ROUND_HALF_EVEN,
  MPD_STATIC_DATA,
  mpd_t,
  temporary,
} from './number';
import { CTX, currentContext, decimalState, MPD, newDecimal } from './struct';
import { numberText } from './text';

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
