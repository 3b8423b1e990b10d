// Days, weeks, ranges. An ordinal counts days: 0001-01-01 is 1.

import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OverflowError, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { Py_None } from '../../objects/none';
import { PyObject } from '../../runtime/object';
import { civilOfDays, daysFromCivil, isLeap } from '../time/convert';
import { Fields, PyTZInfo_Check } from './struct';

export const MINYEAR: i64 = 1;
export const MAXYEAR: i64 = 9999;
/** Of 9999-12-31. */
const MAXORDINAL: i64 = 3652059;
/** Of 1970-01-01. */
export const EPOCH_ORDINAL: i64 = 719163;
export const DAY_SECONDS: i64 = 86400;
export const SECOND_MICROSECONDS: i64 = 1000000;
const DAY_MICROSECONDS: i64 = 86400000000;

/** The quotient rounded down; b > 0. */
export function floorDiv(a: i64, b: i64): i64 {
  const q = a / b;
  return a % b < 0 ? q - 1 : q;
}

function days_in_month(year: i64, month: i64): i64 {
  if (month == 2) return isLeap(year) ? 29 : 28;
  return 30 + ((month + (month >> 3)) & 1);
}

/** month 1 … 12; the day may be any. */
function ymd_to_ord(year: i64, month: i64, day: i64): i64 {
  return daysFromCivil(year, <i32>month - 1, day) + EPOCH_ORDINAL;
}

/** The day's number since 0001-01-01, which is 1. */
export function ordinalOf(f: Fields): i64 {
  return ymd_to_ord(f.year, f.month, f.day);
}

/** Sets year, month and day. */
export function ord_to_ymd(ordinal: i64, f: Fields): void {
  const date = civilOfDays(ordinal - EPOCH_ORDINAL);
  f.year = date >> 16;
  f.month = ((date >> 8) & 0xff) + 1;
  f.day = date & 0xff;
}

/** Monday is 0. */
export function weekday(f: Fields): i64 {
  return (ordinalOf(f) + 6) % 7;
}

/** The day's number in its year, from 1. */
export function dayOfYear(f: Fields): i64 {
  return ordinalOf(f) - ymd_to_ord(f.year, 1, 1) + 1;
}

/** The ordinal of the Monday that begins the year's first week: the one with a Thursday in it. */
export function iso_week1_monday(year: i64): i64 {
  const first = ymd_to_ord(year, 1, 1);
  const first_weekday = (first + 6) % 7;
  return first - first_weekday + (first_weekday > 3 ? 7 : 0);
}

export const BAD_WEEK = -2;
export const BAD_DAY = -3;
export const BAD_YEAR = -4;

/** Sets the date of an ISO year's week and day (Monday is 1): 0, or which of them is wrong. */
export function iso_to_ymd(iso_year: i64, week: i64, day: i64, f: Fields): i32 {
  if (iso_year < MINYEAR || iso_year > MAXYEAR) return BAD_YEAR;
  const monday = iso_week1_monday(iso_year);
  if (week < 1 || week > (iso_week1_monday(iso_year + 1) - monday) / 7) return BAD_WEEK;
  if (day < 1 || day > 7) return BAD_DAY;
  ord_to_ymd(monday + (week - 1) * 7 + day - 1, f);
  return 0;
}

/** Moves a date by so many days: false with OverflowError where there is no such year. */
export function moveDays(f: Fields, days: i64): bool {
  const ordinal = ymd_to_ord(f.year, f.month, 1) + f.day - 1 + days;
  if (ordinal < 1 || ordinal > MAXORDINAL) {
    PyErr_SetString(PyExc_OverflowError, 'date value out of range');
    return false;
  }
  ord_to_ymd(ordinal, f);
  return true;
}

/** The same with a time of day. */
export function moveDateTime(f: Fields, days: i64, seconds: i64, microseconds: i64): bool {
  const clock =
    ((f.hour * 60 + f.minute) * 60 + f.second + seconds) * SECOND_MICROSECONDS + f.microsecond + microseconds;
  const carry = floorDiv(clock, DAY_MICROSECONDS);
  const rest = clock - carry * DAY_MICROSECONDS;
  const second = rest / SECOND_MICROSECONDS;
  f.microsecond = rest % SECOND_MICROSECONDS;
  f.second = second % 60;
  f.minute = (second / 60) % 60;
  f.hour = second / 3600;
  return moveDays(f, days + carry);
}

function valueError(text: string): bool {
  PyErr_SetString(PyExc_ValueError, text);
  return false;
}

export function check_year(year: i64): bool {
  if (year >= MINYEAR && year <= MAXYEAR) return true;
  PyErr_Format(PyExc_ValueError, 'year %i is out of range', year);
  return false;
}

export function check_date_args(f: Fields): bool {
  if (!check_year(f.year)) return false;
  if (f.month < 1 || f.month > 12) return valueError('month must be in 1..12');
  return (f.day >= 1 && f.day <= days_in_month(f.year, f.month)) || valueError('day is out of range for month');
}

export function check_time_args(f: Fields): bool {
  if (<u64>f.hour > 23) return valueError('hour must be in 0..23');
  if (<u64>f.minute > 59) return valueError('minute must be in 0..59');
  if (<u64>f.second > 59) return valueError('second must be in 0..59');
  if (<u64>f.microsecond > 999999) return valueError('microsecond must be in 0..999999');
  return <u64>f.fold <= 1 || valueError('fold must be either 0 or 1');
}

export function check_tzinfo_subclass(o: PyObject): bool {
  if (o == Py_None || PyTZInfo_Check(o)) return true;
  PyErr_Format(
    PyExc_TypeError,
    "tzinfo argument must be None or of a tzinfo subclass, not type '%s'",
    o.ob_type.tp_name,
  );
  return false;
}
