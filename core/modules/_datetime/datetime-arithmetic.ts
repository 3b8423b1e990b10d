// datetime: sums, differences, comparison, hash. (CPython: Modules/_datetimemodule.c)

import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { _Py_HashBytes } from '../../objects/hash';
import { orderObject } from '../../objects/int/compare';
import { Py_None, Py_NotImplemented } from '../../objects/none';
import { Py_DECREF } from '../../runtime/cold';
import { Py_EQ, Py_NE, PyObject } from '../../runtime/object';
import { ordinalOf } from './calendar';
import { add_datetime_timedelta, new_datetime_ex } from './make';
import { new_delta } from './new-timedelta';
import {
  asDelta,
  DATETIME_DATASIZE,
  dataOf,
  freeFields,
  GET_DT_TZINFO,
  hashcodeOf,
  newFields,
  PyDateTime_Check,
  PyDelta_Check,
  readDateTime,
  secondOfDay,
  setHashcode,
} from './struct';
import { compareMixed, hashWithout } from './time';
import { delta_bool, delta_cmp, delta_subtract } from './timedelta-arithmetic';
import { call_utcoffset } from './zone-calls';

export function datetime_add(left: PyObject, right: PyObject): PyObject | null {
  if (PyDateTime_Check(left)) {
    if (PyDelta_Check(right)) return add_datetime_timedelta(left, right, 1);
  } else if (PyDelta_Check(left)) return add_datetime_timedelta(right, left, 1);
  return Py_NotImplemented;
}

// new: the offset of a datetime, or None
function offsetOf(dt: PyObject): PyObject | null {
  return call_utcoffset(GET_DT_TZINFO(dt), dt);
}

/** left - right as their fields say it. (new) */
function fieldDifference(left: PyObject, right: PyObject): PyObject | null {
  const f = newFields();
  readDateTime(f, left);
  const days = ordinalOf(f);
  const seconds = secondOfDay(f);
  const us = f.microsecond;
  readDateTime(f, right);
  const delta = new_delta(days - ordinalOf(f), seconds - secondOfDay(f), us - f.microsecond);
  freeFields(f);
  return delta;
}

/** left - right, whose offsets are both timedeltas or both None. (new) */
function difference(left: PyObject, right: PyObject, offset1: PyObject, offset2: PyObject): PyObject | null {
  const delta = fieldDifference(left, right);
  if (!delta || offset1 == offset2 || delta_cmp(offset1, offset2) == 0) return delta;
  const between = delta_subtract(offset1, offset2);
  const result = between ? delta_subtract(delta, between) : null;
  Py_DECREF(delta);
  if (between) Py_DECREF(between);
  return result;
}

function subtractDateTimes(left: PyObject, right: PyObject): PyObject | null {
  if (GET_DT_TZINFO(left) == GET_DT_TZINFO(right)) return fieldDifference(left, right);
  const offset1 = offsetOf(left);
  if (!offset1) return null;
  const offset2 = offsetOf(right);
  let result: PyObject | null = null;
  if (offset2) {
    if ((offset1 == Py_None) != (offset2 == Py_None)) {
      PyErr_SetString(PyExc_TypeError, "can't subtract offset-naive and offset-aware datetimes");
    } else result = difference(left, right, offset1, offset2);
    Py_DECREF(offset2);
  }
  Py_DECREF(offset1);
  return result;
}

export function datetime_subtract(left: PyObject, right: PyObject): PyObject | null {
  if (!PyDateTime_Check(left)) return Py_NotImplemented;
  if (PyDateTime_Check(right)) return subtractDateTimes(left, right);
  return PyDelta_Check(right) ? add_datetime_timedelta(left, right, -1) : Py_NotImplemented;
}

// --- comparison

/** The offset that the same time has with another fold. (new) */
function offsetWithFold(self: PyObject, flip: bool): PyObject | null {
  const f = newFields();
  readDateTime(f, self);
  f.fold = flip ? 1 - f.fold : 0;
  const other = new_datetime_ex(f, self.ob_type);
  freeFields(f);
  if (!other) return null;
  const offset = offsetOf(other);
  Py_DECREF(other);
  return offset;
}

/** Whether the offset depends on the fold: 1, 0, or -1 with the exception set. */
function isFolded(dt: PyObject, offset: PyObject): i32 {
  const flipped = offsetWithFold(dt, true);
  if (!flipped) return -1;
  // NOT CPYTHON: where one of them is None, it reads None as a timedelta.
  const result = i32(flipped != offset && flipped != Py_None && offset != Py_None && delta_cmp(flipped, offset) != 0);
  Py_DECREF(flipped);
  return result;
}

/** The answer to == and != of different zones for a difference: a time that is there twice equals no other zone's. (PEP 495) */
function compareZones(
  self: PyObject,
  other: PyObject,
  offset1: PyObject,
  offset2: PyObject,
  diff: i32,
  op: i32,
): PyObject | null {
  if ((op == Py_EQ || op == Py_NE) && diff == 0) {
    diff = isFolded(self, offset1);
    if (diff == 0) diff = isFolded(other, offset2);
    if (diff < 0) return null;
  }
  return orderObject(diff, op);
}

function compareWithOffsets(
  self: PyObject,
  other: PyObject,
  offset1: PyObject,
  offset2: PyObject,
  op: i32,
): PyObject | null {
  if ((offset1 == Py_None) != (offset2 == Py_None)) {
    return compareMixed(op, "can't compare offset-naive and offset-aware datetimes");
  }
  if (offset1 == offset2 || delta_cmp(offset1, offset2) == 0) {
    const bytes = memory.compare(dataOf(self), dataOf(other), DATETIME_DATASIZE);
    return compareZones(self, other, offset1, offset2, bytes, op);
  }
  const delta = difference(self, other, offset1, offset2);
  if (!delta) return null;
  const diff = asDelta(delta).days < 0 ? -1 : delta_bool(delta);
  Py_DECREF(delta);
  return compareZones(self, other, offset1, offset2, diff, op);
}

export function datetime_richcompare(self: PyObject, other: PyObject, op: i32): PyObject | null {
  if (!PyDateTime_Check(other)) return Py_NotImplemented;
  if (GET_DT_TZINFO(self) == GET_DT_TZINFO(other)) {
    return orderObject(memory.compare(dataOf(self), dataOf(other), DATETIME_DATASIZE), op);
  }
  const offset1 = offsetOf(self);
  if (!offset1) return null;
  const offset2 = offsetOf(other);
  const result = offset2 ? compareWithOffsets(self, other, offset1, offset2, op) : null;
  Py_DECREF(offset1);
  if (offset2) Py_DECREF(offset2);
  return result;
}

export function datetime_hash(self: PyObject): i64 {
  if (hashcodeOf(self) != -1) return hashcodeOf(self);
  const f = newFields();
  readDateTime(f, self);
  // Equal times have equal hashes: the fold does not count.
  const offset = f.fold ? offsetWithFold(self, false) : offsetOf(self);
  if (offset) {
    const naive = offset == Py_None;
    setHashcode(self, naive ? _Py_HashBytes(dataOf(self), DATETIME_DATASIZE) : hashWithout(ordinalOf(f), f, offset));
    Py_DECREF(offset);
  }
  freeFields(f);
  return hashcodeOf(self);
}
