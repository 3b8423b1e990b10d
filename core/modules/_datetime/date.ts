// date: its type, arithmetic, text, pickling. (CPython: Modules/_datetimemodule.c)

import { _PyArg_UnpackKeywords } from '../../objects/args';
import { PyObject_CallMethodNoArgs } from '../../objects/call';
import { _Py_HashBytes } from '../../objects/hash';
import { PyLong_AsInt, PyLong_FromLong } from '../../objects/int';
import { orderObject } from '../../objects/int/compare';
import { Py_None, Py_NotImplemented } from '../../objects/none';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { Py_DECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { getset, method, numberMethods, static_type } from '../../runtime/register';
import {
  METH_CLASS,
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  METH_VARARGS,
  Py_TPFLAGS_BASETYPE,
  PyTypeObject,
} from '../../runtime/type';
import { iso_week1_monday, moveDays, ordinalOf } from './calendar';
import {
  date_fromisocalendar,
  date_fromisoformat,
  date_fromordinal,
  date_fromtimestamp,
  date_new,
  date_today,
} from './date-new';
import { build_struct_time, date_format, format_ctime, formatArgument, wrap_strftime } from './format';
import { newIsoCalendarDate } from './isocalendar';
import { new_date_subclass } from './make';
import { new_delta } from './new-timedelta';
import { reduce } from './pickle';
import { fromState, ISOCALENDAR_TYPE } from './state';
import {
  asDelta,
  DATE_DATASIZE,
  dataOf,
  freeFields,
  hashcodeOf,
  newFields,
  PyDate_Check,
  PyDateTime_Check,
  PyDateTime_Date,
  PyDateTime_DateType,
  PyDelta_Check,
  readDate,
  setHashcode,
} from './struct';

// --- arithmetic and comparison

/** date + factor * delta, of the date's class. */
function add_date_timedelta(date: PyObject, delta: PyObject, factor: i64): PyObject | null {
  const f = newFields();
  readDate(f, date);
  const result = moveDays(f, factor * asDelta(delta).days) ? new_date_subclass(f, date.ob_type) : null;
  freeFields(f);
  return result;
}

function date_add(left: PyObject, right: PyObject): PyObject | null {
  if (!PyDateTime_Check(left) && !PyDateTime_Check(right)) {
    if (PyDate_Check(left)) {
      if (PyDelta_Check(right)) return add_date_timedelta(left, right, 1);
    } else if (PyDelta_Check(left)) return add_date_timedelta(right, left, 1);
  }
  return Py_NotImplemented;
}

/** The ordinal of a date or datetime. */
function ordinalOfDate(date: PyObject): i64 {
  const f = newFields();
  readDate(f, date);
  const ordinal = ordinalOf(f);
  freeFields(f);
  return ordinal;
}

function date_subtract(left: PyObject, right: PyObject): PyObject | null {
  if (!PyDateTime_Check(left) && !PyDateTime_Check(right) && PyDate_Check(left)) {
    if (PyDate_Check(right)) return new_delta(ordinalOfDate(left) - ordinalOfDate(right), 0, 0);
    if (PyDelta_Check(right)) return add_date_timedelta(left, right, -1);
  }
  return Py_NotImplemented;
}

/** A datetime is a date, but the two are not compared. */
function date_richcompare(self: PyObject, other: PyObject, op: i32): PyObject | null {
  if (!PyDate_Check(other) || PyDateTime_Check(other)) return Py_NotImplemented;
  return orderObject(memory.compare(dataOf(self), dataOf(other), DATE_DATASIZE), op);
}

function date_hash(self: PyObject): i64 {
  if (hashcodeOf(self) == -1) setHashcode(self, _Py_HashBytes(dataOf(self), DATE_DATASIZE));
  return hashcodeOf(self);
}

// --- fields and text

/** closure: the field's place. */
function date_field(self: PyObject, closure: usize): PyObject | null {
  const f = newFields();
  readDate(f, self);
  const value = load<i64>(changetype<usize>(f) + (closure << 3));
  freeFields(f);
  return PyLong_FromLong(value);
}

/** The texts that are made of year, month and day only. */
function dateText(self: PyObject, format: string, type: u64): PyObject | null {
  const f = newFields();
  readDate(f, self);
  const text = type
    ? PyUnicode_FromFormat(format, type, f.year, f.month, f.day)
    : PyUnicode_FromFormat(format, f.year, f.month, f.day);
  freeFields(f);
  return text;
}

function date_repr(self: PyObject): PyObject | null {
  return dateText(self, '%s(%d, %d, %d)', self.ob_type.tp_name);
}

function date_isoformat(self: PyObject, unused: PyObject | null): PyObject | null {
  return dateText(self, '%04d-%02d-%02d', 0);
}

export function date_str(self: PyObject): PyObject | null {
  return PyObject_CallMethodNoArgs(self, _Py_ID('isoformat'));
}

function date_ctime(self: PyObject, unused: PyObject | null): PyObject | null {
  const f = newFields();
  readDate(f, self);
  const text = format_ctime(f);
  freeFields(f);
  return text;
}

/** Inherited by datetime, whose timetuple it calls. */
function date_strftime(self: PyObject, args: PyObject, kw: PyObject | null): PyObject | null {
  const format = formatArgument(args, kw);
  if (!format) return null;
  return wrap_strftime(self, format, PyObject_CallMethodNoArgs(self, _Py_ID('timetuple')), self);
}

function date_timetuple(self: PyObject, unused: PyObject | null): PyObject | null {
  const f = newFields();
  readDate(f, self);
  const result = build_struct_time(f, -1);
  freeFields(f);
  return result;
}

// --- numbers

function date_toordinal(self: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromLong(ordinalOfDate(self));
}

function date_weekday(self: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromLong((ordinalOfDate(self) + 6) % 7);
}

function date_isoweekday(self: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromLong(((ordinalOfDate(self) + 6) % 7) + 1);
}

function date_isocalendar(self: PyObject, unused: PyObject | null): PyObject | null {
  const type = fromState(ISOCALENDAR_TYPE);
  if (!type) return null;
  const f = newFields();
  readDate(f, self);
  const today = ordinalOf(f);
  let year = f.year;
  freeFields(f);
  if (today < iso_week1_monday(year)) year--;
  else if (today >= iso_week1_monday(year + 1)) year++;
  const days = today - iso_week1_monday(year);
  const result = newIsoCalendarDate(changetype<PyTypeObject>(type), year, days / 7 + 1, (days % 7) + 1);
  Py_DECREF(type);
  return result;
}

// --- replace and pickling

/** Puts the given ones of n ints into their slots; those of replace that are no ints are for the caller. */
export function replaceInts(given: usize, slots: usize, n: i64): bool {
  for (let i: i64 = 0; i < n; i++) {
    const o = ptrAt(given, i);
    if (!o) continue;
    const value = PyLong_AsInt(o);
    if (value == -1 && PyErr_Occurred()) return false;
    store<i64>(slots + ((<usize>i) << 3), value);
  }
  return true;
}

function date_replace(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const given = stackAlloc(3);
  const f = newFields();
  readDate(f, self);
  const ok =
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'replace', 'year month day', 0, 0, 0, given) == 0 &&
    replaceInts(given, changetype<usize>(f), 3);
  const result = ok ? new_date_subclass(f, self.ob_type) : null;
  freeFields(f);
  stackFree(given);
  return result;
}

function date_reduce(self: PyObject, unused: PyObject | null): PyObject | null {
  return reduce(self, DATE_DATASIZE, Py_None, 0);
}

function addClassMethods(t: PyTypeObject): void {
  method(
    t,
    'fromtimestamp',
    date_fromtimestamp.index,
    METH_O | METH_CLASS,
    'fromtimestamp($type, timestamp, /)\n--\n\nCreate a date from a POSIX timestamp.\n\nThe timestamp is a number, e.g. created via time.time(), that is interpreted\nas local time.',
  );
  method(
    t,
    'fromordinal',
    date_fromordinal.index,
    METH_VARARGS | METH_CLASS,
    'int -> date corresponding to a proleptic Gregorian ordinal.',
  );
  method(
    t,
    'fromisoformat',
    date_fromisoformat.index,
    METH_O | METH_CLASS,
    'str -> Construct a date from a string in ISO 8601 format.',
  );
  method(
    t,
    'fromisocalendar',
    date_fromisocalendar.index,
    METH_VARARGS | METH_KEYWORDS | METH_CLASS,
    'int, int, int -> Construct a date from the ISO year, week number and weekday.\n\nThis is the inverse of the date.isocalendar() function',
  );
  method(
    t,
    'today',
    date_today.index,
    METH_NOARGS | METH_CLASS,
    'Current date or datetime:  same as self.__class__.fromtimestamp(time.time()).',
  );
}

function addMethods(t: PyTypeObject): void {
  const both = METH_VARARGS | METH_KEYWORDS;
  const fast = METH_FASTCALL | METH_KEYWORDS;
  method(t, 'ctime', date_ctime.index, METH_NOARGS, 'Return ctime() style string.');
  method(t, 'strftime', date_strftime.index, both, 'format -> strftime() style string.');
  method(t, '__format__', date_format.index, METH_VARARGS, 'Formats self with strftime.');
  method(t, 'timetuple', date_timetuple.index, METH_NOARGS, 'Return time tuple, compatible with time.localtime().');
  method(
    t,
    'isocalendar',
    date_isocalendar.index,
    METH_NOARGS,
    'Return a named tuple containing ISO year, week number, and weekday.',
  );
  method(t, 'isoformat', date_isoformat.index, METH_NOARGS, 'Return string in ISO 8601 format, YYYY-MM-DD.');
  method(
    t,
    'isoweekday',
    date_isoweekday.index,
    METH_NOARGS,
    'Return the day of the week represented by the date.\nMonday == 1 ... Sunday == 7',
  );
  method(
    t,
    'toordinal',
    date_toordinal.index,
    METH_NOARGS,
    'Return proleptic Gregorian ordinal.  January 1 of year 1 is day 1.',
  );
  method(
    t,
    'weekday',
    date_weekday.index,
    METH_NOARGS,
    'Return the day of the week represented by the date.\nMonday == 0 ... Sunday == 6',
  );
  method(
    t,
    'replace',
    date_replace.index,
    fast,
    'replace($self, /, year=unchanged, month=unchanged, day=unchanged)\n--\n\nReturn date with new specified fields.',
  );
  method(t, '__replace__', date_replace.index, fast, '__replace__($self, /, **changes)\n--\n\nThe same as replace().');
  method(t, '__reduce__', date_reduce.index, METH_NOARGS, '__reduce__() -> (cls, state)');
}

export function init_date_type(): void {
  const t = PyDateTime_DateType;
  static_type(
    t,
    'datetime.date',
    offsetof<PyDateTime_Date>(),
    0,
    Py_TPFLAGS_BASETYPE,
    'date(year, month, day) --> date object',
  );
  t.tp_repr = date_repr.index;
  t.tp_hash = date_hash.index;
  t.tp_str = date_str.index;
  t.tp_richcompare = date_richcompare.index;
  t.tp_new = date_new.index;
  const n = numberMethods(t);
  n.nb_add = date_add.index;
  n.nb_subtract = date_subtract.index;
  addClassMethods(t);
  addMethods(t);
  getset(t, 'year', date_field.index, 0, '', 0);
  getset(t, 'month', date_field.index, 0, '', 1);
  getset(t, 'day', date_field.index, 0, '', 2);
}
