// Making a timedelta of days, seconds and microseconds. (CPython: Modules/_datetimemodule.c, new_delta_ex)

import { PyErr_Format } from '../../objects/exceptions/errors';
import { PyExc_OverflowError } from '../../objects/exceptions/types';
import { PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';
import { DAY_SECONDS, floorDiv, SECOND_MICROSECONDS } from './calendar';
import { asDelta, PyDateTime_DeltaType, zero_delta } from './struct';

const MAX_DELTA_DAYS: i64 = 999999999;

/** new: seconds and microseconds may be any that do not overflow; type: timedelta or a subclass, which is not called */
export function new_delta_ex(days: i64, seconds: i64, microseconds: i64, type: PyTypeObject): PyObject | null {
  const more = floorDiv(microseconds, SECOND_MICROSECONDS);
  const us = microseconds - more * SECOND_MICROSECONDS;
  const carry = floorDiv(seconds + more, DAY_SECONDS);
  const s = seconds + more - carry * DAY_SECONDS;
  const d = days + carry;
  if (d < -MAX_DELTA_DAYS || d > MAX_DELTA_DAYS) {
    return PyErr_Format(PyExc_OverflowError, 'days=%d; must have magnitude <= %d', d, MAX_DELTA_DAYS);
  }
  if (!d && !s && !us && type == PyDateTime_DeltaType) return zero_delta;
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  const self = asDelta(o);
  self.hashcode = -1;
  self.days = <i32>d;
  self.seconds = <i32>s;
  self.microseconds = <i32>us;
  return o;
}

// new
export function new_delta(days: i64, seconds: i64, microseconds: i64): PyObject | null {
  return new_delta_ex(days, seconds, microseconds, PyDateTime_DeltaType);
}
