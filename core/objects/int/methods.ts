// The methods of int that are not operators, and int(). (CPython: Objects/longobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, Py_DECREF, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { cstrEquals } from '../../runtime/static';
import { PyTypeObject, PyVectorcall_NARGS } from '../../runtime/type';
import { _PyNumber_Index, PyNumber_AsSsize_t, PyNumber_Long } from '../abstract/conversion';
import { _PyArg_BadArgument, _PyArg_CheckPositional, unpackTupleAndKeywords } from '../args';
import { Py_True } from '../bool';
import { PyBytes_Check } from '../bytes/struct';
import { _PyObject_MakeTpCall } from '../call';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { _PyLong_FormatAdvancedWriter } from '../formatter/number';
import {
  _PyLong_Copy,
  _PyLong_IsNegative,
  DIGITS,
  digitAt,
  digitCount,
  digitsOf,
  getSmallInt,
  lvTag,
  PyLong_FromLong,
  PyLong_Type,
  setTag,
} from '../int';
import { Py_None } from '../none';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from '../str/struct';
import { dropWriter, finishWriter, newWriter } from '../str/writer';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack1, PyTuple_Pack2 } from '../tuple';
import { long_long, long_neg, long_sub } from './arith';
import { _PyLong_NumBits } from './bits';
import { _PyLong_DivmodNear } from './divide';
import { intFromBytes, PyLong_FromUnicodeObject } from './parse';
import { long_pow } from './power';
import { bytesOfBuffer } from './text';

export function int_exact(self: PyObject, unused: PyObject | null): PyObject | null {
  return long_long(self);
}

export function long_get_real(self: PyObject, closure: usize): PyObject | null {
  return long_long(self);
}

export function long_get_imag(self: PyObject, closure: usize): PyObject | null {
  return getSmallInt(0);
}

export function long_get_denominator(self: PyObject, closure: usize): PyObject | null {
  return getSmallInt(1);
}

export function int_is_integer(self: PyObject, unused: PyObject | null): PyObject | null {
  return Py_True;
}

export function int_bit_length(self: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromLong(_PyLong_NumBits(self));
}

export function int_bit_count(self: PyObject, unused: PyObject | null): PyObject | null {
  const digits = digitsOf(self);
  let n: i64 = 0;
  for (let i = digitCount(self) - 1; i >= 0; i--) n += popcnt(digitAt(digits, i));
  return PyLong_FromLong(n);
}

export function int_as_integer_ratio(self: PyObject, unused: PyObject | null): PyObject | null {
  const numerator = long_long(self);
  if (!numerator) return null;
  const pair = PyTuple_Pack2(numerator, getSmallInt(1));
  Py_DECREF(numerator);
  return pair;
}

export function int_getnewargs(self: PyObject, unused: PyObject | null): PyObject | null {
  const copy = _PyLong_Copy(self);
  if (!copy) return null;
  const args = PyTuple_Pack1(copy);
  Py_DECREF(copy);
  return args;
}

export function int_sizeof(self: PyObject, unused: PyObject | null): PyObject | null {
  const type = self.ob_type;
  return PyLong_FromLong(type.tp_basicsize + type.tp_itemsize * <i64>max(digitCount(self), 1));
}

export function int_format(self: PyObject, spec: PyObject): PyObject | null {
  if (!PyUnicode_Check(spec)) {
    _PyArg_BadArgument('__format__', 'argument', 'str', spec);
    return null;
  }
  const writer = newWriter(0, false);
  if (_PyLong_FormatAdvancedWriter(writer, self, spec, 0, PyUnicode_GET_LENGTH(spec)) < 0) return dropWriter(writer);
  return finishWriter(writer);
}

/** round(self, ndigits): to a multiple of 10^-ndigits, ties to even multiples. */
export function int_round(self: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('__round__', nargs, 0, 1)) return null;
  if (nargs == 0) return long_long(self);
  const ndigits = _PyNumber_Index(objAt(args, 0));
  if (!ndigits) return null;
  if (!_PyLong_IsNegative(ndigits)) {
    Py_DECREF(ndigits);
    return long_long(self);
  }
  const places = long_neg(ndigits);
  Py_DECREF(ndigits);
  if (!places) return null;
  const unit = long_pow(getSmallInt(10), places, Py_None);
  Py_DECREF(places);
  if (!unit) return null;
  const pair = _PyLong_DivmodNear(self, unit);
  Py_DECREF(unit);
  if (!pair) return null;
  const result = long_sub(self, PyTuple_GET_ITEM(pair, 1));
  Py_DECREF(pair);
  return result;
}

/** Whether o is a bytearray: known by its name, the type lies above this file. */
function isByteArray(o: PyObject): bool {
  let type: PyTypeObject | null = o.ob_type;
  for (; type; type = type.tp_base) if (cstrEquals(type.tp_name, 'bytearray')) return true;
  return false;
}

/** new: int(x, base) of exact type int; either may be NULL */
function newInt(x: PyObject | null, obase: PyObject | null): PyObject | null {
  if (!x) {
    if (obase) return PyErr_SetString(PyExc_TypeError, 'int() missing string argument');
    return getSmallInt(0);
  }
  if (!obase) return PyNumber_Long(x);
  const base = PyNumber_AsSsize_t(obase, null);
  if (base == -1 && PyErr_Occurred()) return null;
  if ((base != 0 && base < 2) || base > 36) {
    return PyErr_SetString(PyExc_ValueError, 'int() base must be >= 2 and <= 36, or 0');
  }
  if (PyUnicode_Check(x)) return PyLong_FromUnicodeObject(x, <i32>base);
  if (PyBytes_Check(x)) return intFromBytes(x, <i32>base);
  if (isByteArray(x)) {
    const bytes = bytesOfBuffer(x);
    if (!bytes) return null;
    const z = intFromBytes(bytes, <i32>base);
    Py_DECREF(bytes);
    return z;
  }
  return PyErr_SetString(PyExc_TypeError, "int() can't convert non-string with explicit base");
}

/** new: an instance of a subclass with newInt's value */
function newOfSubtype(type: PyTypeObject, x: PyObject | null, obase: PyObject | null): PyObject | null {
  const value = newInt(x, obase);
  if (!value) return null;
  const n = digitCount(value);
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>max(n, 1));
  if (o) {
    setTag(o, lvTag(value));
    store<u32>(changetype<usize>(o), 0, DIGITS);
    memory.copy(digitsOf(o), digitsOf(value), (<usize>n) << 2);
  }
  Py_DECREF(value);
  return o;
}

export function long_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const values = stackAlloc(2);
  const ok = unpackTupleAndKeywords(args, kwargs, 'int', 'x base', 1, 0, 0, values) == 0;
  const x = ptrAt(values, 0);
  const base = ptrAt(values, 1);
  stackFree(values);
  if (!ok) return null;
  return type == PyLong_Type ? newInt(x, base) : newOfSubtype(type, x, base);
}

export function long_vectorcall(type: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  const n = PyVectorcall_NARGS(nargsf);
  if (kwnames && PyTuple_GET_SIZE(kwnames)) return _PyObject_MakeTpCall(type, args, n, kwnames);
  if (n == 0) return getSmallInt(0);
  if (n == 1) return PyNumber_Long(objAt(args, 0));
  if (n == 2) return newInt(objAt(args, 0), objAt(args, 1));
  return PyErr_Format(PyExc_TypeError, 'int expected at most 2 arguments, got %zd', <u64>n);
}
