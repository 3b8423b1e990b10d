// datetime: the ways to make one. (CPython: Modules/_datetimemodule.c)

import { host_clock } from '../../host';
import { _PyArg_UnpackKeywords } from '../../objects/args';
import { PyObject_CallMethodOneArg, PyObject_VectorcallMethod } from '../../objects/call';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_DeprecationWarning, PyExc_OverflowError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyFloat_AS_DOUBLE, PyFloat_Check } from '../../objects/float';
import { Py_None } from '../../objects/none';
import { Py_DECREF, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { PyImport_Import } from '../../vm/import';
import { PyErr_WarnEx } from '../../vm/warnings';
import { NANOSECONDS, secondsOfInt } from '../time/convert';
import { parseKeywords, parseTuple } from './arguments';
import { check_tzinfo_subclass, check_year, floorDiv } from './calendar';
import { setMoment } from './date-new';
import { datetimeFromIso } from './iso';
import { setFold } from './local';
import { new_datetime_ex, new_datetime_subclass } from './make';
import { pickledState, restore } from './pickle';
import { DATETIME_DATASIZE, freeFields, newFields, readDate, readTime } from './struct';

export function datetime_new(type: PyTypeObject, args: PyObject, kw: PyObject | null): PyObject | null {
  const state = pickledState(args, DATETIME_DATASIZE, 'datetime');
  if (state) return restore(type, state, args, DATETIME_DATASIZE);
  if (PyErr_Occurred()) return null;
  const f = newFields();
  const names = 'year month day hour minute second microsecond tzinfo fold';
  const ok = parseKeywords(args, kw, '', 'iii|iiiiO$i', names, changetype<usize>(f));
  const self = ok ? new_datetime_ex(f, type) : null;
  freeFields(f);
  return self;
}

/** cls of a moment in UTC, or of the local time if `local`; with its fold if tzinfo is None. (new) */
function datetime_from_timet_and_us(
  cls: PyObject,
  seconds: i64,
  microsecond: i64,
  tzinfo: PyObject,
  local: bool,
): PyObject | null {
  const f = newFields();
  f.microsecond = microsecond;
  f.tzinfo = tzinfo;
  const here = local && tzinfo == Py_None;
  let ok = setMoment(f, seconds, here);
  if (ok && here) ok = check_year(f.year) && setFold(f, seconds);
  const result = ok ? new_datetime_subclass(f, cls) : null;
  freeFields(f);
  return result;
}

/** Seconds and, at `us`, microseconds since the epoch, rounded half to even; -1 may be an error. (CPython: _PyTime_ObjectToTimeval) */
function timevalOf(timestamp: PyObject, us: usize): i64 {
  store<i64>(us, 0);
  if (!PyFloat_Check(timestamp)) return secondsOfInt(timestamp);
  const x = PyFloat_AS_DOUBLE(timestamp);
  if (x != x) {
    PyErr_SetString(PyExc_ValueError, 'Invalid value NaN (not a number)');
    return -1;
  }
  let whole = trunc(x);
  let fraction = nearest((x - whole) * 1e6);
  if (fraction >= 1e6) {
    fraction -= 1e6;
    whole += 1;
  } else if (fraction < 0) {
    fraction += 1e6;
    whole -= 1;
  }
  if (!(whole >= -9223372036854775808.0 && whole < 9223372036854775808.0)) {
    PyErr_SetString(PyExc_OverflowError, 'timestamp out of range for platform time_t');
    return -1;
  }
  store<i64>(us, <i64>fraction);
  return <i64>whole;
}

function datetime_from_timestamp(cls: PyObject, timestamp: PyObject, tzinfo: PyObject, local: bool): PyObject | null {
  const us = stackAlloc(1);
  const seconds = timevalOf(timestamp, us);
  const microsecond = load<i64>(us);
  stackFree(us);
  if (seconds == -1 && PyErr_Occurred()) return null;
  return datetime_from_timet_and_us(cls, seconds, microsecond, tzinfo, local);
}

function datetime_best_possible(cls: PyObject, tzinfo: PyObject, local: bool): PyObject | null {
  const now = host_clock(0);
  const seconds = floorDiv(now, NANOSECONDS);
  return datetime_from_timet_and_us(cls, seconds, (now - seconds * NANOSECONDS) / 1000, tzinfo, local);
}

/** What is in UTC, in the zone that it says; steals self, NULL is an error. (new) */
function inZone(self: PyObject | null, tzinfo: PyObject): PyObject | null {
  if (!self || tzinfo == Py_None) return self;
  const result = PyObject_CallMethodOneArg(tzinfo, _Py_ID('fromutc'), self);
  Py_DECREF(self);
  return result;
}

export function datetime_now(cls: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const slot = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'now', 'tz', 0, 0, 0, slot) == 0;
  const given = ptrAt(slot, 0);
  stackFree(slot);
  if (!ok) return null;
  const tz = given ? given : Py_None;
  return check_tzinfo_subclass(tz) ? inZone(datetime_best_possible(cls, tz, true), tz) : null;
}

export function datetime_utcnow(cls: PyObject, unused: PyObject | null): PyObject | null {
  const text =
    'datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).';
  if (PyErr_WarnEx(PyExc_DeprecationWarning, text, 1) < 0) return null;
  return datetime_best_possible(cls, Py_None, false);
}

export function datetime_fromtimestamp(cls: PyObject, args: PyObject, kw: PyObject | null): PyObject | null {
  const slots = stackAlloc(2);
  setPtrAt(slots, 1, Py_None);
  const ok = parseKeywords(args, kw, 'fromtimestamp', 'O|O', 'timestamp tz', slots);
  const timestamp = ptrAt(slots, 0);
  const tz = objAt(slots, 1);
  stackFree(slots);
  if (!ok || !check_tzinfo_subclass(tz)) return null;
  return inZone(datetime_from_timestamp(cls, timestamp!, tz, true), tz);
}

export function datetime_utcfromtimestamp(cls: PyObject, args: PyObject): PyObject | null {
  const text =
    'datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future version. Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.fromtimestamp(timestamp, datetime.UTC).';
  if (PyErr_WarnEx(PyExc_DeprecationWarning, text, 1) < 0) return null;
  const slot = stackAlloc(1);
  const ok = parseTuple(args, 'utcfromtimestamp', 'O', slot);
  const timestamp = ptrAt(slot, 0);
  stackFree(slot);
  return ok ? datetime_from_timestamp(cls, timestamp!, Py_None, false) : null;
}

/** The library's module _strptime does it. */
export function datetime_strptime(cls: PyObject, args: PyObject): PyObject | null {
  const stack = stackAlloc(4);
  let result: PyObject | null = null;
  const module = parseTuple(args, 'strptime', 'UU', stack + 16) ? PyImport_Import(_Py_ID('_strptime')) : null;
  if (module) {
    setPtrAt(stack, 0, module);
    setPtrAt(stack, 1, cls);
    result = PyObject_VectorcallMethod(_Py_ID('_strptime_datetime'), stack, 4, null);
    Py_DECREF(module);
  }
  stackFree(stack);
  return result;
}

export function datetime_combine(cls: PyObject, args: PyObject, kw: PyObject | null): PyObject | null {
  const slots = stackAlloc(3);
  setPtrAt(slots, 2, null);
  const f = newFields();
  let result: PyObject | null = null;
  if (parseKeywords(args, kw, 'combine', 'DT|O', 'date time tzinfo', slots)) {
    const given = ptrAt(slots, 2);
    readDate(f, objAt(slots, 0));
    readTime(f, objAt(slots, 1));
    if (given) f.tzinfo = given;
    result = new_datetime_subclass(f, cls);
  }
  freeFields(f);
  stackFree(slots);
  return result;
}

export function datetime_fromisoformat(cls: PyObject, text: PyObject): PyObject | null {
  const f = newFields();
  const result = datetimeFromIso(text, f) ? new_datetime_subclass(f, cls) : null;
  Py_XDECREF(f.tzinfo);
  freeFields(f);
  return result;
}
