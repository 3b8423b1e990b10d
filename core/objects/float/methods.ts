// The methods of float that are not operators, and float(). (CPython: Objects/floatobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, Py_DECREF, Py_NewRef, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyTypeObject, PyVectorcall_NARGS } from '../../runtime/type';
import { PyNumber_AsSsize_t, PyNumber_Float } from '../abstract/conversion';
import { _PyArg_BadArgument, _PyArg_CheckPositional, _PyArg_NoKeywords, _PyArg_NoKwnames } from '../args';
import { PyErr_SetString } from '../exceptions/errors';
import { PyExc_OverflowError, PyExc_ValueError } from '../exceptions/types';
import { PyFloat_AS_DOUBLE, PyFloat_FromDouble, PyFloat_Type, PyFloatObject } from '../float';
import { _PyFloat_FormatAdvancedWriter } from '../formatter/number';
import { getSmallInt, PyLong_FromDouble, PyLong_FromLong } from '../int';
import { _PyLong_Lshift } from '../int/bits';
import { Py_None } from '../none';
import { boolObject } from '../richcompare';
import { PyUnicode_EqualToUTF8 } from '../str/compare';
import { stringArg } from '../str/methods';
import { PyUnicode_FromString } from '../str/new';
import { PyUnicode_Check, PyUnicode_CheckExact, PyUnicode_GET_LENGTH } from '../str/struct';
import { dropWriter, finishWriter, newWriter } from '../str/writer';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack1, PyTuple_Pack2 } from '../tuple';
import { float_float } from './arith';
import { AFTER_POINT, DECIMAL_SLOTS, Decimal, doubleDigits } from './dtoa';
import { PyFloat_FromString } from './parse';
import { decimalToDouble } from './strtod';

export function float_exact(self: PyObject, unused: PyObject | null): PyObject | null {
  return float_float(self);
}

export function float_get_real(self: PyObject, closure: usize): PyObject | null {
  return float_float(self);
}

export function float_get_imag(self: PyObject, closure: usize): PyObject | null {
  return PyFloat_FromDouble(0);
}

export function float_is_integer(self: PyObject, unused: PyObject | null): PyObject | null {
  const x = PyFloat_AS_DOUBLE(self);
  return boolObject(Math.abs(x) < Infinity && Math.floor(x) == x);
}

export function float_int(self: PyObject): PyObject | null {
  return PyLong_FromDouble(PyFloat_AS_DOUBLE(self));
}

export function float_trunc(self: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromDouble(PyFloat_AS_DOUBLE(self));
}

export function float_floor(self: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromDouble(Math.floor(PyFloat_AS_DOUBLE(self)));
}

export function float_ceil(self: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromDouble(Math.ceil(PyFloat_AS_DOUBLE(self)));
}

/** x rounded to ndigits decimals as its exact value says: by way of the digits. */
function roundTo(x: f64, ndigits: i32): PyObject | null {
  const scratch = stackAlloc(DECIMAL_SLOTS);
  const decimal = changetype<Decimal>(scratch);
  doubleDigits(decimal, Math.abs(x), AFTER_POINT, ndigits);
  let result: f64 = decimal.n == 0 ? 0 : decimalToDouble(decimal.digits, decimal.n, decimal.decpt - decimal.n);
  stackFree(scratch);
  if (result == Infinity) return PyErr_SetString(PyExc_OverflowError, 'rounded value too large to represent');
  return PyFloat_FromDouble(copysign<f64>(result, x));
}

export function float_round(self: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('__round__', nargs, 0, 1)) return null;
  const x = PyFloat_AS_DOUBLE(self);
  if (nargs == 0 || objAt(args, 0) == Py_None) return PyLong_FromDouble(nearest(x));
  const ndigits = PyNumber_AsSsize_t(objAt(args, 0), null);
  if (ndigits == -1 && PyErr_Occurred()) return null;
  if (!(Math.abs(x) < Infinity)) return PyFloat_FromDouble(x);
  // More digits than a double has after the point change nothing; fewer than it has before it leave zero.
  if (ndigits > 323) return PyFloat_FromDouble(x);
  if (ndigits < -308) return PyFloat_FromDouble(0 * x);
  return roundTo(x, <i32>ndigits);
}

export function float_as_integer_ratio(self: PyObject, unused: PyObject | null): PyObject | null {
  const x = PyFloat_AS_DOUBLE(self);
  if (Math.abs(x) == Infinity) {
    return PyErr_SetString(PyExc_OverflowError, 'cannot convert Infinity to integer ratio');
  }
  if (x != x) return PyErr_SetString(PyExc_ValueError, 'cannot convert NaN to integer ratio');
  // x = mantissa * 2^exponent, the mantissa odd
  const bits = reinterpret<u64>(Math.abs(x));
  let exponent = <i32>(bits >> 52);
  let mantissa = <i64>(bits & 0xfffffffffffff);
  if (exponent) mantissa |= 0x10000000000000;
  else exponent = 1;
  exponent -= 1075;
  if (mantissa == 0) exponent = 0;
  else {
    const zeros = <i32>ctz(mantissa);
    mantissa >>= zeros;
    exponent += zeros;
  }
  const whole = PyLong_FromLong(x < 0 ? -mantissa : mantissa);
  if (!whole) return null;
  const one = getSmallInt(1);
  const numerator = exponent > 0 ? _PyLong_Lshift(whole, exponent) : Py_NewRef<PyObject>(whole);
  Py_DECREF(whole);
  if (!numerator) return null;
  const denominator = exponent < 0 ? _PyLong_Lshift(one, -exponent) : one;
  if (!denominator) {
    Py_DECREF(numerator);
    return null;
  }
  const pair = PyTuple_Pack2(numerator, denominator);
  Py_DECREF(numerator);
  Py_DECREF(denominator);
  return pair;
}

export function float_getnewargs(self: PyObject, unused: PyObject | null): PyObject | null {
  const copy = PyFloat_FromDouble(PyFloat_AS_DOUBLE(self));
  if (!copy) return null;
  const args = PyTuple_Pack1(copy);
  Py_DECREF(copy);
  return args;
}

export function float_getformat(type: PyObject, name: PyObject): PyObject | null {
  if (!stringArg(name, '__getformat__', 'argument')) return null;
  if (!PyUnicode_EqualToUTF8(name, 'double') && !PyUnicode_EqualToUTF8(name, 'float')) {
    return PyErr_SetString(PyExc_ValueError, "__getformat__() argument 1 must be 'double' or 'float'");
  }
  return PyUnicode_FromString('IEEE, little-endian');
}

export function float_format(self: PyObject, spec: PyObject): PyObject | null {
  if (!PyUnicode_Check(spec)) {
    _PyArg_BadArgument('__format__', 'argument', 'str', spec);
    return null;
  }
  const writer = newWriter(0, false);
  if (_PyFloat_FormatAdvancedWriter(writer, self, spec, 0, PyUnicode_GET_LENGTH(spec)) < 0) return dropWriter(writer);
  return finishWriter(writer);
}

/** new: float(x) of exact type float; x may be NULL */
function newFloat(x: PyObject | null): PyObject | null {
  if (!x) return PyFloat_FromDouble(0);
  return PyUnicode_CheckExact(x) ? PyFloat_FromString(x) : PyNumber_Float(x);
}

export function float_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  if ((type == PyFloat_Type || type.tp_init == PyFloat_Type.tp_init) && !_PyArg_NoKeywords('float', kwargs))
    return null;
  const n = PyTuple_GET_SIZE(args);
  if (!_PyArg_CheckPositional('float', n, 0, 1)) return null;
  const value = newFloat(n ? PyTuple_GET_ITEM(args, 0) : null);
  if (!value || type == PyFloat_Type) return value;
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (o) changetype<PyFloatObject>(o).ob_fval = PyFloat_AS_DOUBLE(value);
  Py_DECREF(value);
  return o;
}

export function float_vectorcall(
  type: PyObject,
  args: usize,
  nargsf: usize,
  kwnames: PyObject | null,
): PyObject | null {
  if (!_PyArg_NoKwnames('float', kwnames)) return null;
  const n = PyVectorcall_NARGS(nargsf);
  if (!_PyArg_CheckPositional('float', n, 0, 1)) return null;
  return newFloat(n ? objAt(args, 0) : null);
}
