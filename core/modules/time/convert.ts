// Seconds, nanoseconds and calendar dates. (CPython: Python/pytime.c; the calendar is the proleptic Gregorian one)

import { _PyNumber_Index } from '../../objects/abstract/conversion';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OverflowError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyFloat_AS_DOUBLE, PyFloat_Check } from '../../objects/float';
import { overflowSign, wrapped64 } from '../../objects/int';
import { Py_DECREF } from '../../runtime/cold';
import { PyObject } from '../../runtime/object';

export const NANOSECONDS: i64 = 1000000000;

function outOfRange(): i64 {
  PyErr_SetString(PyExc_OverflowError, 'timestamp out of range for platform time_t');
  return -1;
}

function notNumber(): i64 {
  PyErr_SetString(PyExc_ValueError, 'Invalid value NaN (not a number)');
  return -1;
}

/** An int of seconds; -1 with the exception set. */
export function secondsOfInt(o: PyObject): i64 {
  const index = _PyNumber_Index(o);
  if (!index) return -1;
  const large = overflowSign(index) != 0;
  const v = <i64>wrapped64(index);
  Py_DECREF(index);
  return large ? outOfRange() : v;
}

/** Seconds since the epoch, rounded down; -1 and an exception, perhaps. (CPython: _PyTime_ObjectToTime_t) */
export function secondsOf(o: PyObject): i64 {
  if (!PyFloat_Check(o)) return secondsOfInt(o);
  const x = PyFloat_AS_DOUBLE(o);
  if (x != x) return notNumber();
  const whole = Math.floor(x);
  return whole >= -9223372036854775808.0 && whole < 9223372036854775808.0 ? <i64>whole : outOfRange();
}

/** Nanoseconds of a number of seconds, rounded away from 0, or down; -1 and an exception, perhaps. (CPython: _PyTime_FromSecondsObject) */
export function timeoutOf(o: PyObject, down: bool = false): i64 {
  if (PyFloat_Check(o)) {
    const x = PyFloat_AS_DOUBLE(o);
    if (x != x) return notNumber();
    const d = x * 1e9;
    const whole = d >= 0 && !down ? Math.ceil(d) : Math.floor(d);
    return whole >= -9223372036854775808.0 && whole < 9223372036854775808.0 ? <i64>whole : outOfRange();
  }
  const index = _PyNumber_Index(o);
  if (!index) return -1;
  const large = overflowSign(index) != 0;
  const seconds = <i64>wrapped64(index);
  Py_DECREF(index);
  if (large || seconds > i64.MAX_VALUE / NANOSECONDS || seconds < i64.MIN_VALUE / NANOSECONDS) {
    PyErr_SetString(PyExc_OverflowError, 'timestamp too large to convert to C PyTime_t');
    return -1;
  }
  return seconds * NANOSECONDS;
}

/** Nanoseconds as a float of seconds. */
export function secondsDouble(ns: i64): f64 {
  return ns % NANOSECONDS == 0 ? <f64>(ns / NANOSECONDS) : <f64>ns / 1e9;
}

/** Days from 1970-01-01 to a date; month 0 … 11, any day. */
export function daysFromCivil(year: i64, month: i32, day: i64): i64 {
  // Years that begin in March end with the leap day.
  const y = month < 2 ? year - 1 : year;
  const era = (y >= 0 ? y : y - 399) / 400;
  const yearOfEra = y - era * 400;
  const shifted = month < 2 ? month + 10 : month - 2;
  const dayOfYear = (153 * shifted + 2) / 5 + day - 1;
  return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468;
}

/** The date so many days after 1970-01-01: year << 16 | month (0 … 11) << 8 | day. */
export function civilOfDays(days: i64): i64 {
  const z = days + 719468;
  const era = (z >= 0 ? z : z - 146096) / 146097;
  const dayOfEra = z - era * 146097;
  const yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
  const dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  const shifted = (5 * dayOfYear + 2) / 153;
  const month = shifted < 10 ? shifted + 2 : shifted - 10;
  const year = yearOfEra + era * 400 + i64(month < 2);
  return (year << 16) | (month << 8) | (dayOfYear - (153 * shifted + 2) / 5 + 1);
}

/** Whether the year has a 29th of February. */
export function isLeap(year: i64): bool {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/** A date and time taken apart, as C's struct tm counts: months from 0, weekdays from Sunday, years in full. */
@unmanaged
export class Moment {
  year: i64;
  month: i32;
  day: i32;
  hour: i32;
  minute: i32;
  second: i32;
  weekday: i32;
  yearday: i32;
  isdst: i32;
  offset: i32; // seconds east of UTC
  zone: usize; // its name, a C string; NULL: that of the process, by isdst
}

export const MOMENT_SLOTS = 7;

/** The date of a number of seconds since the epoch, in UTC. */
export function momentOf(m: Moment, seconds: i64): void {
  let days = seconds / 86400;
  let rest = <i32>(seconds % 86400);
  if (rest < 0) {
    rest += 86400;
    days--;
  }
  m.hour = rest / 3600;
  m.minute = (rest / 60) % 60;
  m.second = rest % 60;
  const weekday = <i32>((days + 4) % 7);
  m.weekday = weekday < 0 ? weekday + 7 : weekday;
  const date = civilOfDays(days);
  m.day = <i32>(date & 0xff);
  m.month = <i32>((date >> 8) & 0xff);
  m.year = date >> 16;
  m.yearday = <i32>(days - daysFromCivil(m.year, 0, 1));
  m.isdst = 0;
  m.offset = 0;
  m.zone = 0;
}

/** The seconds since the epoch of a date whose fields may lie outside their ranges. */
export function secondsOfMoment(m: Moment): i64 {
  let year = m.year + m.month / 12;
  let month = m.month % 12;
  if (month < 0) {
    month += 12;
    year--;
  }
  const days = daysFromCivil(year, month, 1) + m.day - 1;
  return days * 86400 + <i64>m.hour * 3600 + <i64>m.minute * 60 + m.second;
}
