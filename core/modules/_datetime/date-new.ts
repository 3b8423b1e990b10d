// date: the ways to make one. (CPython: Modules/_datetimemodule.c)

import { PyObject_CallMethodOneArg, PyObject_CallNoArgs } from '../../objects/call';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OverflowError, PyExc_ValueError } from '../../objects/exceptions/types';
import { Py_DECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { _PyImport_GetModuleAttrString } from '../../vm/import';
import { momentOfTime } from '../time/calendar';
import { MOMENT_SLOTS, Moment, secondsOf } from '../time/convert';
import { parseKeywords, parseTuple } from './arguments';
import { BAD_DAY, BAD_WEEK, BAD_YEAR, iso_to_ymd, ord_to_ymd } from './calendar';
import { dateFromIso } from './iso';
import { new_date_ex, new_date_subclass } from './make';
import { pickledState, restore } from './pickle';
import { DATE_DATASIZE, Fields, freeFields, newFields } from './struct';

export function date_new(type: PyTypeObject, args: PyObject, kw: PyObject | null): PyObject | null {
  const state = pickledState(args, DATE_DATASIZE, 'date');
  if (state) return restore(type, state, args, DATE_DATASIZE);
  if (PyErr_Occurred()) return null;
  const f = newFields();
  const ok = parseKeywords(args, kw, '', 'iii', 'year month day', changetype<usize>(f));
  const self = ok ? new_date_ex(f, type) : null;
  freeFields(f);
  return self;
}

/** Sets the date and time of a time_t, local or in UTC; false with the exception set. */
export function setMoment(f: Fields, seconds: i64, local: bool): bool {
  const p = stackAlloc(MOMENT_SLOTS + 1);
  const m = changetype<Moment>(p);
  const ok = momentOfTime(m, seconds, local);
  if (ok) {
    f.year = m.year;
    f.month = m.month + 1;
    f.day = m.day;
    f.hour = m.hour;
    f.minute = m.minute;
    f.second = m.second;
  }
  stackFree(p);
  return ok;
}

export function date_fromtimestamp(cls: PyObject, timestamp: PyObject): PyObject | null {
  const seconds = secondsOf(timestamp);
  if (seconds == -1 && PyErr_Occurred()) return null;
  const f = newFields();
  const result = setMoment(f, seconds, true) ? new_date_subclass(f, cls) : null;
  freeFields(f);
  return result;
}

export function date_today(cls: PyObject, unused: PyObject | null): PyObject | null {
  const time = _PyImport_GetModuleAttrString('time', 'time');
  const now = time ? PyObject_CallNoArgs(time) : null;
  if (time) Py_DECREF(time);
  if (!now) return null;
  const result = PyObject_CallMethodOneArg(cls, _Py_ID('fromtimestamp'), now);
  Py_DECREF(now);
  return result;
}

export function date_fromordinal(cls: PyObject, args: PyObject): PyObject | null {
  const f = newFields();
  let result: PyObject | null = null;
  if (parseTuple(args, 'fromordinal', 'i', changetype<usize>(f))) {
    const ordinal = f.year;
    if (ordinal < 1) PyErr_SetString(PyExc_ValueError, 'ordinal must be >= 1');
    else {
      ord_to_ymd(ordinal, f);
      result = new_date_subclass(f, cls);
    }
  }
  freeFields(f);
  return result;
}

export function date_fromisoformat(cls: PyObject, text: PyObject): PyObject | null {
  const f = newFields();
  const result = dateFromIso(text, f) ? new_date_subclass(f, cls) : null;
  freeFields(f);
  return result;
}

function fromWeek(cls: PyObject, f: Fields): PyObject | null {
  const year = f.year;
  const week = f.month;
  const day = f.day;
  switch (iso_to_ymd(year, week, day, f)) {
    case BAD_YEAR:
      return PyErr_Format(PyExc_ValueError, 'Year is out of range: %d', year);
    case BAD_WEEK:
      return PyErr_Format(PyExc_ValueError, 'Invalid week: %d', week);
    case BAD_DAY:
      return PyErr_Format(PyExc_ValueError, 'Invalid day: %d (range is [1, 7])', day);
  }
  return new_date_subclass(f, cls);
}

export function date_fromisocalendar(cls: PyObject, args: PyObject, kw: PyObject | null): PyObject | null {
  const f = newFields();
  let result: PyObject | null = null;
  if (parseKeywords(args, kw, 'fromisocalendar', 'iii', 'year week day', changetype<usize>(f))) {
    result = fromWeek(cls, f);
  } else if (PyErr_ExceptionMatches(PyExc_OverflowError)) {
    PyErr_SetString(PyExc_ValueError, 'ISO calendar component out of range');
  }
  freeFields(f);
  return result;
}
