// The module _datetime. (CPython: Modules/_datetimemodule.c)

import { PyCapsule_New } from '../objects/capsule';
import { PyDict_SetDefaultRef } from '../objects/dict/dict';
import { PyLong_FromLong } from '../objects/int';
import {
  newModuleWithState,
  PyModule_Add,
  PyModule_AddIntConstant,
  PyModule_AddObjectRef,
  PyModule_AddType,
  PyModule_GetState,
} from '../objects/module';
import { PyUnicode_InternFromString } from '../objects/str/intern';
import { _PyStaticType_InitForExtension } from '../objects/type/ready';
import { lookup_tp_dict } from '../objects/type/state';
import { Py_DECREF } from '../runtime/cold';
import { PyObject, setPtrAt } from '../runtime/object';
import { cstr } from '../runtime/static';
import { Py_TPFLAGS_READY, PyTypeObject } from '../runtime/type';
import { MAXYEAR, MINYEAR } from './_datetime/calendar';
import { init_date_type } from './_datetime/date';
import { init_datetime_type } from './_datetime/datetime';
import { makeIsoCalendarType } from './_datetime/isocalendar';
import { new_date_ex, new_datetime_ex, new_time_ex } from './_datetime/make';
import { new_delta } from './_datetime/new-timedelta';
import {
  datetime_state,
  datetimemodule,
  EPOCH,
  ISOCALENDAR_TYPE,
  SECONDS_PER_DAY,
  set_current_module,
  US_PER_DAY,
  US_PER_HOUR,
  US_PER_MINUTE,
  US_PER_MS,
  US_PER_SECOND,
  US_PER_WEEK,
} from './_datetime/state';
import {
  capi,
  Fields,
  fillStaticObjects,
  freeFields,
  newFields,
  PyDateTime_DateTimeType,
  PyDateTime_DateType,
  PyDateTime_DeltaType,
  PyDateTime_TimeType,
  PyDateTime_TimeZoneType,
  PyDateTime_TZInfoType,
  utc_timezone,
} from './_datetime/struct';
import { init_time_type } from './_datetime/time';
import { init_timedelta_type } from './_datetime/timedelta';
import { create_timezone, init_timezone_type, init_tzinfo_type } from './_datetime/timezone';

/** A static type outlives the module: it is filled once, and readied again only where that failed. */
function readyType(t: PyTypeObject, fill: usize): bool {
  if (t.tp_flags & Py_TPFLAGS_READY) return true;
  if (!t.tp_name) call_indirect<void>(<u32>fill);
  return _PyStaticType_InitForExtension(t) == 0;
}

/** Bases before the classes derived from them. */
function readyTypes(): bool {
  fillStaticObjects();
  return (
    readyType(PyDateTime_DateType, init_date_type.index) &&
    readyType(PyDateTime_DateTimeType, init_datetime_type.index) &&
    readyType(PyDateTime_TimeType, init_time_type.index) &&
    readyType(PyDateTime_DeltaType, init_timedelta_type.index) &&
    readyType(PyDateTime_TZInfoType, init_tzinfo_type.index) &&
    readyType(PyDateTime_TimeZoneType, init_timezone_type.index)
  );
}

/**
 * Puts a value into the type's dict; steals it, NULL is an error. NOT CPYTHON: the value of an earlier import stays, since the
 * method cache may hold it without a reference.
 */
function setConstant(t: PyTypeObject, name: string, value: PyObject | null): bool {
  const key = value ? PyUnicode_InternFromString(name) : null;
  const r = key ? PyDict_SetDefaultRef(lookup_tp_dict(t) as PyObject, key, value, 0) : -1;
  if (key) Py_DECREF(key);
  if (value) Py_DECREF(value);
  return r >= 0;
}

/** The smallest (year 1) or largest (9999) of every field. */
function setExtreme(f: Fields, year: i64): void {
  const last = year == MAXYEAR;
  f.year = year;
  f.month = last ? 12 : 1;
  f.day = last ? 31 : 1;
  f.hour = last ? 23 : 0;
  f.minute = last ? 59 : 0;
  f.second = f.minute;
  f.microsecond = last ? 999999 : 0;
}

function addExtremes(year: i64, name: string): bool {
  const f = newFields();
  setExtreme(f, year);
  const ok =
    setConstant(PyDateTime_DateType, name, new_date_ex(f, PyDateTime_DateType)) &&
    setConstant(PyDateTime_TimeType, name, new_time_ex(f, PyDateTime_TimeType)) &&
    setConstant(PyDateTime_DateTimeType, name, new_datetime_ex(f, PyDateTime_DateTimeType));
  freeFields(f);
  return ok;
}

/** A zone of so many minutes. (new) */
function zoneOf(minutes: i64): PyObject | null {
  const delta = new_delta(0, minutes * 60, 0);
  if (!delta) return null;
  const zone = create_timezone(delta, null);
  Py_DECREF(delta);
  return zone;
}

function addClassConstants(): bool {
  return (
    setConstant(PyDateTime_DeltaType, 'resolution', new_delta(0, 0, 1)) &&
    setConstant(PyDateTime_DeltaType, 'min', new_delta(-999999999, 0, 0)) &&
    setConstant(PyDateTime_DeltaType, 'max', new_delta(999999999, 86399, 999999)) &&
    addExtremes(MINYEAR, 'min') &&
    addExtremes(MAXYEAR, 'max') &&
    setConstant(PyDateTime_DateType, 'resolution', new_delta(1, 0, 0)) &&
    setConstant(PyDateTime_TimeType, 'resolution', new_delta(0, 0, 1)) &&
    setConstant(PyDateTime_DateTimeType, 'resolution', new_delta(0, 0, 1)) &&
    setConstant(PyDateTime_TimeZoneType, 'utc', utc_timezone) &&
    setConstant(PyDateTime_TimeZoneType, 'min', zoneOf(-23 * 60 - 59)) &&
    setConstant(PyDateTime_TimeZoneType, 'max', zoneOf(23 * 60 + 59))
  );
}

/** Puts a value into the state; steals it, NULL is an error. */
function keep(state: usize, place: i32, value: PyObject | null): bool {
  setPtrAt(state, place, value);
  return value != null;
}

// new: midnight of 1970-01-01 in UTC
function newEpoch(): PyObject | null {
  const f = newFields();
  f.year = 1970;
  f.month = 1;
  f.day = 1;
  f.tzinfo = utc_timezone;
  const epoch = new_datetime_ex(f, PyDateTime_DateTimeType);
  freeFields(f);
  return epoch;
}

function fillState(m: PyObject): bool {
  const state = PyModule_GetState(m);
  return (
    keep(state, ISOCALENDAR_TYPE, makeIsoCalendarType(m)) &&
    keep(state, US_PER_MS, PyLong_FromLong(1000)) &&
    keep(state, US_PER_SECOND, PyLong_FromLong(1000000)) &&
    keep(state, US_PER_MINUTE, PyLong_FromLong(60000000)) &&
    keep(state, SECONDS_PER_DAY, PyLong_FromLong(86400)) &&
    keep(state, US_PER_HOUR, PyLong_FromLong(3600000000)) &&
    keep(state, US_PER_DAY, PyLong_FromLong(86400000000)) &&
    keep(state, US_PER_WEEK, PyLong_FromLong(604800000000)) &&
    keep(state, EPOCH, newEpoch())
  );
}

function addTypes(m: PyObject): bool {
  return (
    PyModule_AddType(m, PyDateTime_DateType) == 0 &&
    PyModule_AddType(m, PyDateTime_DateTimeType) == 0 &&
    PyModule_AddType(m, PyDateTime_TimeType) == 0 &&
    PyModule_AddType(m, PyDateTime_DeltaType) == 0 &&
    PyModule_AddType(m, PyDateTime_TZInfoType) == 0 &&
    PyModule_AddType(m, PyDateTime_TimeZoneType) == 0
  );
}

/** new */
export function init__datetime_module(): PyObject | null {
  const m = newModuleWithState(
    datetimemodule,
    '_datetime',
    'Fast implementation of the datetime type.',
    offsetof<datetime_state>(),
  );
  if (!m) return null;
  if (
    readyTypes() &&
    addTypes(m) &&
    fillState(m) &&
    addClassConstants() &&
    PyModule_AddIntConstant(m, 'MINYEAR', MINYEAR) == 0 &&
    PyModule_AddIntConstant(m, 'MAXYEAR', MAXYEAR) == 0 &&
    PyModule_AddObjectRef(m, 'UTC', utc_timezone) == 0 &&
    PyModule_Add(m, 'datetime_CAPI', PyCapsule_New(changetype<usize>(capi), cstr('datetime.datetime_CAPI'), 0)) == 0 &&
    set_current_module(m) == 0
  ) {
    return m;
  }
  Py_DECREF(m);
  return null;
}
