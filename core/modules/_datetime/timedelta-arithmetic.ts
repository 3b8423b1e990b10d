// timedelta: arithmetic and comparison. Products and quotients go over Python ints of microseconds, which do not overflow, and
// so that subclasses of int and float may do as they like. (CPython: Modules/_datetimemodule.c)

import {
  PyNumber_Add,
  PyNumber_Divmod,
  PyNumber_FloorDivide,
  PyNumber_Multiply,
  PyNumber_Remainder,
  PyNumber_TrueDivide,
} from '../../objects/abstract/number';
import { PyObject_CallMethodNoArgs } from '../../objects/call';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyFloat_Check } from '../../objects/float';
import { PyLong_AsInt, PyLong_Check, PyLong_FromLong } from '../../objects/int';
import { orderObject } from '../../objects/int/compare';
import { _PyLong_DivmodNear } from '../../objects/int/divide';
import { Py_NotImplemented } from '../../objects/none';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack2 } from '../../objects/tuple';
import { Py_DECREF, Py_NewRef } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';
import { DAY_SECONDS, SECOND_MICROSECONDS } from './calendar';
import { new_delta, new_delta_ex } from './new-timedelta';
import { fromState, SECONDS_PER_DAY, US_PER_SECOND } from './state';
import { asDelta, PyDateTime_DeltaType, PyDelta_Check } from './struct';

// new: an int
export function delta_to_microseconds(o: PyObject): PyObject | null {
  const self = asDelta(o);
  const seconds = PyLong_FromLong(<i64>self.days * DAY_SECONDS + self.seconds);
  const factor = seconds ? fromState(US_PER_SECOND) : null;
  const whole = factor ? PyNumber_Multiply(seconds!, factor) : null;
  if (seconds) Py_DECREF(seconds);
  if (factor) Py_DECREF(factor);
  const rest = whole ? PyLong_FromLong(self.microseconds) : null;
  const us = rest ? PyNumber_Add(whole!, rest) : null;
  if (whole) Py_DECREF(whole);
  if (rest) Py_DECREF(rest);
  return us;
}

// new: a pair, whatever a subclass of int makes of divmod
function checked_divmod(a: PyObject, b: PyObject): PyObject | null {
  const pair = PyNumber_Divmod(a, b);
  if (!pair) return null;
  if (!PyTuple_Check(pair)) {
    PyErr_Format(PyExc_TypeError, 'divmod() returned non-tuple (type %.200s)', pair.ob_type.tp_name);
  } else if (PyTuple_GET_SIZE(pair) != 2) {
    PyErr_Format(PyExc_TypeError, 'divmod() returned a tuple of size %zd', PyTuple_GET_SIZE(pair));
  } else return pair;
  Py_DECREF(pair);
  return null;
}

// new: divmod by a factor of the state
function divmodByState(a: PyObject, place: i32): PyObject | null {
  const factor = fromState(place);
  if (!factor) return null;
  const pair = checked_divmod(a, factor);
  Py_DECREF(factor);
  return pair;
}

/** The pair's second item, 0 … limit - 1; -1 with the exception set. */
function remainderOf(pair: PyObject, limit: i64): i64 {
  const n = PyLong_AsInt(PyTuple_GET_ITEM(pair, 1));
  if (n == -1 && PyErr_Occurred()) return -1;
  if (n >= 0 && n < limit) return n;
  PyErr_SetString(PyExc_TypeError, 'divmod() returned a value out of range');
  return -1;
}

// new
export function microseconds_to_delta_ex(us: PyObject, type: PyTypeObject): PyObject | null {
  const bySecond = divmodByState(us, US_PER_SECOND);
  if (!bySecond) return null;
  const microseconds = remainderOf(bySecond, SECOND_MICROSECONDS);
  const byDay = microseconds >= 0 ? divmodByState(PyTuple_GET_ITEM(bySecond, 0), SECONDS_PER_DAY) : null;
  Py_DECREF(bySecond);
  if (!byDay) return null;
  const seconds = remainderOf(byDay, DAY_SECONDS);
  const days = seconds < 0 ? 0 : PyLong_AsInt(PyTuple_GET_ITEM(byDay, 0));
  const failed = seconds < 0 || (days == -1 && PyErr_Occurred() != null);
  Py_DECREF(byDay);
  return failed ? null : new_delta_ex(days, seconds, microseconds, type);
}

// new: the timedelta of an int of microseconds, which is stolen; NULL is an error
function deltaOf(us: PyObject | null): PyObject | null {
  if (!us) return null;
  const delta = microseconds_to_delta_ex(us, PyDateTime_DeltaType);
  Py_DECREF(us);
  return delta;
}

// new: m / n to the nearest int, half to even
function divide_nearest(m: PyObject, n: PyObject): PyObject | null {
  const pair = _PyLong_DivmodNear(m, n);
  if (!pair) return null;
  const quotient = Py_NewRef(PyTuple_GET_ITEM(pair, 0));
  Py_DECREF(pair);
  return quotient;
}

// new
function get_float_as_integer_ratio(x: PyObject): PyObject | null {
  const ratio = PyObject_CallMethodNoArgs(x, _Py_ID('as_integer_ratio'));
  if (!ratio) return null;
  if (!PyTuple_Check(ratio)) {
    PyErr_Format(
      PyExc_TypeError,
      "unexpected return type from as_integer_ratio(): expected tuple, got '%.200s'",
      ratio.ob_type.tp_name,
    );
  } else if (PyTuple_GET_SIZE(ratio) != 2) {
    PyErr_SetString(PyExc_ValueError, 'as_integer_ratio() must return a 2-tuple');
  } else return ratio;
  Py_DECREF(ratio);
  return null;
}

/** delta * x (over 0) or delta / x (over 1). (new) */
function multiply_truedivide_timedelta_float(delta: PyObject, x: PyObject, over: i64): PyObject | null {
  const us = delta_to_microseconds(delta);
  if (!us) return null;
  const ratio = get_float_as_integer_ratio(x);
  const product = ratio ? PyNumber_Multiply(us, PyTuple_GET_ITEM(ratio, over)) : null;
  Py_DECREF(us);
  const quotient = product ? divide_nearest(product, PyTuple_GET_ITEM(ratio!, 1 - over)) : null;
  if (ratio) Py_DECREF(ratio);
  if (product) Py_DECREF(product);
  return deltaOf(quotient);
}

/** f(a's microseconds, b's: those of a timedelta, or an int itself). (new) */
function onMicroseconds(a: PyObject, b: PyObject, f: usize): PyObject | null {
  const left = delta_to_microseconds(a);
  if (!left) return null;
  const right = PyDelta_Check(b) ? delta_to_microseconds(b) : Py_NewRef(b);
  const result = right ? call_indirect<PyObject | null>(<u32>f, left, right) : null;
  Py_DECREF(left);
  if (right) Py_DECREF(right);
  return result;
}

/** left + factor * right. (new) */
function addDeltas(left: PyObject, right: PyObject, factor: i32): PyObject | null {
  if (!PyDelta_Check(left) || !PyDelta_Check(right)) return Py_NotImplemented;
  const a = asDelta(left);
  const b = asDelta(right);
  return new_delta(a.days + b.days * factor, a.seconds + b.seconds * factor, a.microseconds + b.microseconds * factor);
}

export function delta_add(left: PyObject, right: PyObject): PyObject | null {
  return addDeltas(left, right, 1);
}

export function delta_subtract(left: PyObject, right: PyObject): PyObject | null {
  return addDeltas(left, right, -1);
}

export function delta_negative(self: PyObject): PyObject | null {
  const delta = asDelta(self);
  return new_delta(-delta.days, -delta.seconds, -delta.microseconds);
}

export function delta_positive(self: PyObject): PyObject | null {
  const delta = asDelta(self);
  return new_delta(delta.days, delta.seconds, delta.microseconds);
}

export function delta_abs(self: PyObject): PyObject | null {
  return asDelta(self).days < 0 ? delta_negative(self) : delta_positive(self);
}

export function delta_bool(self: PyObject): i32 {
  const delta = asDelta(self);
  return i32((delta.days | delta.seconds | delta.microseconds) != 0);
}

/** Below, at or above 0. */
export function delta_cmp(left: PyObject, right: PyObject): i32 {
  const a = asDelta(left);
  const b = asDelta(right);
  if (a.days != b.days) return a.days - b.days;
  if (a.seconds != b.seconds) return a.seconds - b.seconds;
  return a.microseconds - b.microseconds;
}

export function delta_richcompare(self: PyObject, other: PyObject, op: i32): PyObject | null {
  return PyDelta_Check(other) ? orderObject(delta_cmp(self, other), op) : Py_NotImplemented;
}

export function delta_multiply(left: PyObject, right: PyObject): PyObject | null {
  const delta = PyDelta_Check(left) ? left : right;
  const factor = delta == left ? right : left;
  if (PyFloat_Check(factor)) return multiply_truedivide_timedelta_float(delta, factor, 0);
  if (!PyLong_Check(factor)) return Py_NotImplemented;
  const us = delta_to_microseconds(delta);
  if (!us) return null;
  const product = PyNumber_Multiply(factor, us);
  Py_DECREF(us);
  return deltaOf(product);
}

export function delta_divide(left: PyObject, right: PyObject): PyObject | null {
  if (!PyDelta_Check(left)) return Py_NotImplemented;
  if (PyDelta_Check(right)) return onMicroseconds(left, right, PyNumber_FloorDivide.index);
  if (PyLong_Check(right)) return deltaOf(onMicroseconds(left, right, PyNumber_FloorDivide.index));
  return Py_NotImplemented;
}

export function delta_truedivide(left: PyObject, right: PyObject): PyObject | null {
  if (!PyDelta_Check(left)) return Py_NotImplemented;
  if (PyDelta_Check(right)) return onMicroseconds(left, right, PyNumber_TrueDivide.index);
  if (PyFloat_Check(right)) return multiply_truedivide_timedelta_float(left, right, 1);
  if (PyLong_Check(right)) return deltaOf(onMicroseconds(left, right, divide_nearest.index));
  return Py_NotImplemented;
}

export function delta_remainder(left: PyObject, right: PyObject): PyObject | null {
  if (!PyDelta_Check(left) || !PyDelta_Check(right)) return Py_NotImplemented;
  return deltaOf(onMicroseconds(left, right, PyNumber_Remainder.index));
}

export function delta_divmod(left: PyObject, right: PyObject): PyObject | null {
  if (!PyDelta_Check(left) || !PyDelta_Check(right)) return Py_NotImplemented;
  const pair = onMicroseconds(left, right, checked_divmod.index);
  if (!pair) return null;
  const delta = microseconds_to_delta_ex(PyTuple_GET_ITEM(pair, 1), PyDateTime_DeltaType);
  const result = delta ? PyTuple_Pack2(PyTuple_GET_ITEM(pair, 0), delta) : null;
  Py_DECREF(pair);
  if (delta) Py_DECREF(delta);
  return result;
}
