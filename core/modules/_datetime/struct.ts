// The objects of datetime, and what a constructor takes. (CPython: Include/datetime.h, Modules/_datetimemodule.c)
//
//   date              datetime              time
//   16 │ hashcode │   16 │ hashcode    │   16 │ hashcode    │   -1 until it is asked for
//   24 │ 0        │   24 │ hastzinfo   │   24 │ hastzinfo   │
//   25 │ yy m d   │   25 │ yy m d      │   25 │ h m s uuu   │   big-endian, so that comparing bytes compares values
//                     29 │ h m s uuu   │   31 │ fold        │
//                     35 │ fold        │   32 │ tzinfo      │ <- not there without a time zone, but in subclasses
//                     40 │ tzinfo      │

import { Py_None } from '../../objects/none';
import { PyObject_TypeCheck } from '../../objects/type/state';
import { stackAlloc } from '../../runtime/cold';
import { _Py_IMMORTAL_REFCNT, PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';

/** 32 bytes. */
@unmanaged
export class PyDateTime_Date extends PyObject {
  hashcode: i64;
  hastzinfo: u8; // 0
  @bytes(4) data: usize; // at 25
}

/** 48 bytes; 40 without a time zone. */
@unmanaged
export class PyDateTime_DateTime extends PyObject {
  hashcode: i64;
  hastzinfo: u8;
  @bytes(10) data: usize; // at 25
  fold: u8;
  tzinfo: PyObject | null; // strong; only with hastzinfo
}

/** 40 bytes; 32 without a time zone. */
@unmanaged
export class PyDateTime_Time extends PyObject {
  hashcode: i64;
  hastzinfo: u8;
  @bytes(6) data: usize; // at 25
  fold: u8;
  tzinfo: PyObject | null; // strong; only with hastzinfo
}

/** 40 bytes: -999999999 <= days <= 999999999, 0 <= seconds < 86400, 0 <= microseconds < 1000000. */
@unmanaged
export class PyDateTime_Delta extends PyObject {
  hashcode: i64;
  days: i32;
  seconds: i32;
  microseconds: i32;
}

/** 32 bytes. */
@unmanaged
export class PyDateTime_TimeZone extends PyObject {
  offset: PyObject | null; // strong: a timedelta
  name: PyObject | null; // strong: a str, or NULL
}

export const PyDateTime_DateType = staticObject<PyTypeObject>(416);
export const PyDateTime_DateTimeType = staticObject<PyTypeObject>(416);
export const PyDateTime_TimeType = staticObject<PyTypeObject>(416);
export const PyDateTime_DeltaType = staticObject<PyTypeObject>(416);
export const PyDateTime_TZInfoType = staticObject<PyTypeObject>(416);
export const PyDateTime_TimeZoneType = staticObject<PyTypeObject>(416);

/** 120 bytes: what C code finds in the capsule. NOT CPYTHON: there is none, and no constructors for it. */
@unmanaged
export class PyDateTime_CAPI {
  DateType: PyTypeObject | null;
  DateTimeType: PyTypeObject | null;
  TimeType: PyTypeObject | null;
  DeltaType: PyTypeObject | null;
  TZInfoType: PyTypeObject | null;
  TimeZone_UTC: PyObject | null;
  @bytes(72) constructors: usize; // nine functions
}

export const capi = staticObject<PyDateTime_CAPI>(120);

/** timedelta(0), of which there is one. */
export const zero_delta = staticObject<PyDateTime_Delta>(40);
export const utc_timezone = staticObject<PyDateTime_TimeZone>(32);

export const DATE_DATASIZE = 4;
export const TIME_DATASIZE = 6;
export const DATETIME_DATASIZE = 10;
/** Size of a date's or time's struct without tzinfo. */
export const BASE_TIME_SIZE: usize = 32;
export const BASE_DATETIME_SIZE: usize = 40;
const DATA: usize = 25;

/** o as its struct; nothing is checked. */
/* @inline */ export function asDelta(o: PyObject): PyDateTime_Delta {
  return changetype<PyDateTime_Delta>(o);
}

/** o as its struct; nothing is checked. */
/* @inline */ export function asTimeZone(o: PyObject): PyDateTime_TimeZone {
  return changetype<PyDateTime_TimeZone>(o);
}

export function PyDate_Check(o: PyObject): bool {
  return PyObject_TypeCheck(o, PyDateTime_DateType);
}

export function PyDateTime_Check(o: PyObject): bool {
  return PyObject_TypeCheck(o, PyDateTime_DateTimeType);
}

export function PyTime_Check(o: PyObject): bool {
  return PyObject_TypeCheck(o, PyDateTime_TimeType);
}

export function PyDelta_Check(o: PyObject): bool {
  return PyObject_TypeCheck(o, PyDateTime_DeltaType);
}

export function PyTZInfo_Check(o: PyObject): bool {
  return PyObject_TypeCheck(o, PyDateTime_TZInfoType);
}

/** The bytes of a date, time or datetime. */
/* @inline */ export function dataOf(o: PyObject): usize {
  return changetype<usize>(o) + DATA;
}

/** hashcode of any of them but a time zone. */
/* @inline */ export function hashcodeOf(o: PyObject): i64 {
  return changetype<PyDateTime_Date>(o).hashcode;
}

/** Keeps the hash; -1: not known. */
/* @inline */ export function setHashcode(o: PyObject, hash: i64): void {
  changetype<PyDateTime_Date>(o).hashcode = hash;
}

// borrowed: None without a time zone
export function GET_DT_TZINFO(o: PyObject): PyObject {
  const dt = changetype<PyDateTime_DateTime>(o);
  return dt.hastzinfo ? dt.tzinfo! : Py_None;
}

// borrowed: None without a time zone
export function GET_TIME_TZINFO(o: PyObject): PyObject {
  const t = changetype<PyDateTime_Time>(o);
  return t.hastzinfo ? t.tzinfo! : Py_None;
}

/** 72 bytes: the parameters of datetime, in their order, a slot each; date has the first three, time those behind them. */
@unmanaged
export class Fields {
  year: i64;
  month: i64;
  day: i64;
  hour: i64;
  minute: i64;
  second: i64;
  microsecond: i64;
  tzinfo: PyObject | null; // borrowed; never NULL
  fold: i64;
}

/** Fields on the native stack, midnight of no day and no zone; give them back in the opposite order. */
/* @noinline */ export function newFields(): Fields {
  const p = stackAlloc(9);
  memory.fill(p, 0, 72);
  const f = changetype<Fields>(p);
  f.tzinfo = Py_None;
  return f;
}

/** Gives back what newFields gave; the fields own nothing. */
/* @inline */ export function freeFields(f: Fields): void {
  stackFree(changetype<usize>(f));
}

/** Where the slots of time's parameters begin. */
/* @inline */ export function timeSlots(f: Fields): usize {
  return changetype<usize>(f) + 24;
}

/** Year, month and day of a date. */
export function readDate(f: Fields, o: PyObject): void {
  const p = dataOf(o);
  f.year = ((<i64>load<u8>(p)) << 8) | load<u8>(p, 1);
  f.month = load<u8>(p, 2);
  f.day = load<u8>(p, 3);
}

/** The same into an object. */
export function writeDate(f: Fields, o: PyObject): void {
  const p = dataOf(o);
  store<u8>(p, <u8>(f.year >> 8));
  store<u8>(p, <u8>f.year, 1);
  store<u8>(p, <u8>f.month, 2);
  store<u8>(p, <u8>f.day, 3);
}

/** p: the six bytes of a time of day, the fold behind them. */
function readClock(f: Fields, p: usize): void {
  f.hour = load<u8>(p);
  f.minute = load<u8>(p, 1);
  f.second = load<u8>(p, 2);
  f.microsecond = ((<i64>load<u8>(p, 3)) << 16) | ((<i64>load<u8>(p, 4)) << 8) | load<u8>(p, 5);
  f.fold = load<u8>(p, 6);
}

/** Hour to microsecond into the packed bytes at p. */
export function writeClock(f: Fields, p: usize): void {
  store<u8>(p, <u8>f.hour);
  store<u8>(p, <u8>f.minute, 1);
  store<u8>(p, <u8>f.second, 2);
  store<u8>(p, <u8>(f.microsecond >> 16), 3);
  store<u8>(p, <u8>(f.microsecond >> 8), 4);
  store<u8>(p, <u8>f.microsecond, 5);
  store<u8>(p, <u8>f.fold, 6);
}

/** All of a datetime; tzinfo is borrowed. */
export function readDateTime(f: Fields, o: PyObject): void {
  readDate(f, o);
  readClock(f, dataOf(o) + DATE_DATASIZE);
  f.tzinfo = GET_DT_TZINFO(o);
}

/** All of a time; tzinfo is borrowed. */
export function readTime(f: Fields, o: PyObject): void {
  readClock(f, dataOf(o));
  f.tzinfo = GET_TIME_TZINFO(o);
}

/** Seconds since midnight. */
export function secondOfDay(f: Fields): i64 {
  return (f.hour * 60 + f.minute) * 60 + f.second;
}

/** What is there without being made; when the module is first imported. */
export function fillStaticObjects(): void {
  zero_delta.ob_refcnt = _Py_IMMORTAL_REFCNT;
  zero_delta.ob_type = PyDateTime_DeltaType;
  zero_delta.hashcode = -1;
  utc_timezone.ob_refcnt = _Py_IMMORTAL_REFCNT;
  utc_timezone.ob_type = PyDateTime_TimeZoneType;
  utc_timezone.offset = zero_delta;
  capi.DateType = PyDateTime_DateType;
  capi.DateTimeType = PyDateTime_DateTimeType;
  capi.TimeType = PyDateTime_TimeType;
  capi.DeltaType = PyDateTime_DeltaType;
  capi.TZInfoType = PyDateTime_TZInfoType;
  capi.TimeZone_UTC = utc_timezone;
}
