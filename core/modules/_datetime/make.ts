// Making dates, times and datetimes out of their fields. (CPython: Modules/_datetimemodule.c)

import { PyObject_Malloc } from '../../memory/obmalloc/malloc';
import { PyObject_Call } from '../../objects/call';
import { PyDict_New, PyDict_SetItem } from '../../objects/dict/dict';
import { PyErr_NoMemory } from '../../objects/exceptions/errors';
import { _PyLong_GetOne, PyLong_FromLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyTuple_New, PyTuple_SET_ITEM } from '../../objects/tuple';
import { Py_DECREF, Py_NewRef, Py_XDECREF } from '../../runtime/cold';
import { _Py_ID } from '../../runtime/identifiers';
import { _PyObject_Init, objAt, PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';
import { check_date_args, check_time_args, check_tzinfo_subclass, moveDateTime } from './calendar';
import {
  asDelta,
  BASE_DATETIME_SIZE,
  BASE_TIME_SIZE,
  DATE_DATASIZE,
  dataOf,
  Fields,
  freeFields,
  newFields,
  PyDateTime_DateTime,
  PyDateTime_DateTimeType,
  PyDateTime_DateType,
  PyDateTime_Time,
  PyDateTime_TimeType,
  readDateTime,
  setHashcode,
  timeSlots,
  writeClock,
  writeDate,
} from './struct';

function allocate(type: PyTypeObject, size: usize): PyObject | null {
  const p = PyObject_Malloc(size);
  if (!p) return PyErr_NoMemory();
  const o = changetype<PyObject>(p);
  _PyObject_Init(o, type);
  return o;
}

/** tp_alloc: the number of items says whether there is a time zone. Subclasses have room for one in any case. */
export function time_alloc(type: PyTypeObject, aware: i64): PyObject | null {
  return allocate(type, aware ? offsetof<PyDateTime_Time>() : BASE_TIME_SIZE);
}

export function datetime_alloc(type: PyTypeObject, aware: i64): PyObject | null {
  return allocate(type, aware ? offsetof<PyDateTime_DateTime>() : BASE_DATETIME_SIZE);
}

/** An object whose bytes are still to be written; tzinfoAt: the offset of tzinfo. (new) */
export function newAware(type: PyTypeObject, tzinfo: PyObject, tzinfoAt: usize): PyObject | null {
  const aware = tzinfo != Py_None;
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>aware);
  if (!o) return null;
  setHashcode(o, -1);
  changetype<PyDateTime_Time>(o).hastzinfo = u8(aware);
  if (aware) store<u64>(changetype<usize>(o) + tzinfoAt, <u64>changetype<usize>(Py_NewRef(tzinfo)));
  return o;
}

// new: type itself, which is not called
export function new_date_ex(f: Fields, type: PyTypeObject): PyObject | null {
  if (!check_date_args(f)) return null;
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  setHashcode(o, -1);
  writeDate(f, o);
  return o;
}

// new
export function new_datetime_ex(f: Fields, type: PyTypeObject): PyObject | null {
  const zone = f.tzinfo!;
  if (!check_date_args(f) || !check_time_args(f) || !check_tzinfo_subclass(zone)) return null;
  const o = newAware(type, zone, offsetof<PyDateTime_DateTime>('_tzinfo'));
  if (!o) return null;
  writeDate(f, o);
  writeClock(f, dataOf(o) + DATE_DATASIZE);
  return o;
}

// new
export function new_time_ex(f: Fields, type: PyTypeObject): PyObject | null {
  const zone = f.tzinfo!;
  if (!check_time_args(f) || !check_tzinfo_subclass(zone)) return null;
  const o = newAware(type, zone, offsetof<PyDateTime_Time>('_tzinfo'));
  if (!o) return null;
  writeClock(f, dataOf(o));
  return o;
}

/** cls(*values, fold=1), fold only when there is one: n slots of which the last is an object if there are more than a date's. (new) */
function call_subclass_fold(cls: PyObject, slots: usize, n: i64, fold: i64): PyObject | null {
  const args = PyTuple_New(n);
  if (!args) return null;
  let ok = true;
  for (let i: i64 = 0; i < n && ok; i++) {
    const isObject = n > 3 && i == n - 1;
    const value = isObject ? Py_NewRef(objAt(slots, i)) : PyLong_FromLong(load<i64>(slots + ((<usize>i) << 3)));
    PyTuple_SET_ITEM(args, i, value);
    ok = value != null;
  }
  let kwargs: PyObject | null = null;
  if (ok && fold) {
    kwargs = PyDict_New();
    ok = kwargs != null && PyDict_SetItem(kwargs, _Py_ID('fold'), _PyLong_GetOne()) == 0;
  }
  const result = ok ? PyObject_Call(cls, args, kwargs) : null;
  Py_DECREF(args);
  Py_XDECREF(kwargs);
  return result;
}

// new: a date or a datetime of it, by the class
export function new_date_subclass(f: Fields, cls: PyObject): PyObject | null {
  if (cls == PyDateTime_DateType) return new_date_ex(f, PyDateTime_DateType);
  if (cls == PyDateTime_DateTimeType) return new_datetime_ex(f, PyDateTime_DateTimeType);
  return call_subclass_fold(cls, changetype<usize>(f), 3, 0);
}

// new
export function new_datetime_subclass(f: Fields, cls: PyObject): PyObject | null {
  if (cls == PyDateTime_DateTimeType) return new_datetime_ex(f, PyDateTime_DateTimeType);
  return call_subclass_fold(cls, changetype<usize>(f), 8, f.fold);
}

// new
export function new_time_subclass(f: Fields, cls: PyObject): PyObject | null {
  if (cls == PyDateTime_TimeType) return new_time_ex(f, PyDateTime_TimeType);
  return call_subclass_fold(cls, timeSlots(f), 5, f.fold);
}

/** dt + factor * delta, of dt's class and in its time zone. (new) */
export function add_datetime_timedelta(dt: PyObject, delta: PyObject, factor: i64): PyObject | null {
  const d = asDelta(delta);
  const f = newFields();
  readDateTime(f, dt);
  f.fold = 0;
  const result = moveDateTime(f, factor * d.days, factor * d.seconds, factor * d.microseconds)
    ? new_datetime_subclass(f, dt.ob_type)
    : null;
  freeFields(f);
  return result;
}
