// time: a time of day. (CPython: Modules/_datetimemodule.c)

import { _PyArg_UnpackKeywords } from '../../objects/args';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { _Py_HashBytes } from '../../objects/hash';
import { PyLong_FromLong } from '../../objects/int';
import { orderObject } from '../../objects/int/compare';
import { Py_None, Py_NotImplemented } from '../../objects/none';
import { PyObject_Hash } from '../../objects/object';
import { boolObject } from '../../objects/richcompare';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { Py_DECREF, Py_NewRef, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { Py_EQ, Py_NE, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { getset, method, static_type } from '../../runtime/register';
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
import { parseKeywords, parseTuple } from './arguments';
import { date_str, replaceInts } from './date';
import { clockText, date_format, formatArgument, timeTuple, withFold, withTzinfo, wrap_strftime } from './format';
import { timeFromIso } from './iso';
import { new_time_ex, new_time_subclass, time_alloc } from './make';
import { new_delta } from './new-timedelta';
import { pickledState, reduce, restore } from './pickle';
import {
  asDelta,
  dataOf,
  Fields,
  freeFields,
  GET_TIME_TZINFO,
  hashcodeOf,
  newFields,
  PyDateTime_Time,
  PyDateTime_TimeType,
  PyTime_Check,
  readTime,
  secondOfDay,
  setHashcode,
  TIME_DATASIZE,
  timeSlots,
} from './struct';
import { delta_cmp, delta_subtract } from './timedelta-arithmetic';
import { call_dst, call_tzname, call_utcoffset, withOffset } from './zone-calls';

function time_new(type: PyTypeObject, args: PyObject, kw: PyObject | null): PyObject | null {
  const state = pickledState(args, TIME_DATASIZE, 'time');
  if (state) return restore(type, state, args, TIME_DATASIZE);
  if (PyErr_Occurred()) return null;
  const f = newFields();
  const names = 'hour minute second microsecond tzinfo fold';
  const self = parseKeywords(args, kw, '', '|iiiiO$i', names, timeSlots(f)) ? new_time_ex(f, type) : null;
  freeFields(f);
  return self;
}

/** tp_dealloc of time; datetime's differs in where tzinfo lies. */
function time_dealloc(self: PyObject): void {
  const t = changetype<PyDateTime_Time>(self);
  if (t.hastzinfo) Py_XDECREF(t.tzinfo);
  call_indirect<void>(<u32>self.ob_type.tp_free, changetype<usize>(self));
}

function time_fromisoformat(cls: PyObject, text: PyObject): PyObject | null {
  const f = newFields();
  const result = timeFromIso(text, f) ? new_time_subclass(f, cls) : null;
  Py_XDECREF(f.tzinfo);
  freeFields(f);
  return result;
}

// --- the time zone's answers

function time_utcoffset(self: PyObject, unused: PyObject | null): PyObject | null {
  return call_utcoffset(GET_TIME_TZINFO(self), Py_None);
}

function time_dst(self: PyObject, unused: PyObject | null): PyObject | null {
  return call_dst(GET_TIME_TZINFO(self), Py_None);
}

function time_tzname(self: PyObject, unused: PyObject | null): PyObject | null {
  return call_tzname(GET_TIME_TZINFO(self), Py_None);
}

// --- fields and text

function time_tzinfo(self: PyObject, closure: usize): PyObject | null {
  return Py_NewRef(GET_TIME_TZINFO(self));
}

/** closure: the field's place. */
function time_field(self: PyObject, closure: usize): PyObject | null {
  const f = newFields();
  readTime(f, self);
  const value = load<i64>(changetype<usize>(f) + (closure << 3));
  freeFields(f);
  return PyLong_FromLong(value);
}

function time_repr(self: PyObject): PyObject | null {
  const f = newFields();
  readTime(f, self);
  const format = f.microsecond ? '%s(%d, %d, %d, %d)' : f.second ? '%s(%d, %d, %d)' : '%s(%d, %d)';
  const text = PyUnicode_FromFormat(format, self.ob_type.tp_name, f.hour, f.minute, f.second, f.microsecond);
  const result = withFold(withTzinfo(text, f), f);
  freeFields(f);
  return result;
}

function time_isoformat(self: PyObject, args: PyObject, kw: PyObject | null): PyObject | null {
  const slot = stackAlloc(1);
  store<u64>(slot, 0);
  const f = newFields();
  readTime(f, self);
  const ok = parseKeywords(args, kw, 'isoformat', '|s', 'timespec', slot);
  const text = ok ? clockText(f, ptrAt(slot, 0)) : null;
  freeFields(f);
  stackFree(slot);
  return withOffset(text, GET_TIME_TZINFO(self), Py_None);
}

function time_strftime(self: PyObject, args: PyObject, kw: PyObject | null): PyObject | null {
  const format = formatArgument(args, kw);
  if (!format) return null;
  const f = newFields();
  readTime(f, self);
  // A day that every format can write.
  f.year = 1900;
  f.month = 1;
  f.day = 1;
  const tuple = timeTuple(f, 0, 1, -1);
  freeFields(f);
  return wrap_strftime(self, format, tuple, Py_None);
}

// --- comparison

/** Seconds since midnight in UTC. */
function secondsWithout(f: Fields, o: PyObject, offset: PyObject): i64 {
  readTime(f, o);
  const delta = asDelta(offset);
  return secondOfDay(f) - <i64>delta.days * 86400 - delta.seconds;
}

/** Below, at or above 0: two times with different offsets. */
function compareInUTC(self: PyObject, other: PyObject, offset1: PyObject, offset2: PyObject): i32 {
  const f = newFields();
  let diff = secondsWithout(f, self, offset1);
  const us = f.microsecond;
  diff -= secondsWithout(f, other, offset2);
  if (diff == 0) diff = us - f.microsecond;
  freeFields(f);
  return <i32>diff;
}

/** What a comparison of an object with a time zone and one without says: they are different, and have no order. */
export function compareMixed(op: i32, text: string): PyObject | null {
  if (op == Py_EQ || op == Py_NE) return boolObject(op == Py_NE);
  return PyErr_SetString(PyExc_TypeError, text);
}

function time_richcompare(self: PyObject, other: PyObject, op: i32): PyObject | null {
  if (!PyTime_Check(other)) return Py_NotImplemented;
  const bytes = memory.compare(dataOf(self), dataOf(other), TIME_DATASIZE);
  if (GET_TIME_TZINFO(self) == GET_TIME_TZINFO(other)) return orderObject(bytes, op);
  const offset1 = time_utcoffset(self, null);
  if (!offset1) return null;
  const offset2 = time_utcoffset(other, null);
  let result: PyObject | null = null;
  if (offset2) {
    const naive = i32(offset1 == Py_None) + i32(offset2 == Py_None);
    if (naive == 1) result = compareMixed(op, "can't compare offset-naive and offset-aware times");
    else if (naive || delta_cmp(offset1, offset2) == 0) result = orderObject(bytes, op);
    else result = orderObject(compareInUTC(self, other, offset1, offset2), op);
    Py_DECREF(offset2);
  }
  Py_DECREF(offset1);
  return result;
}

/** The hash of the time in UTC, which is a timedelta; -1 with the exception set. */
export function hashWithout(days: i64, f: Fields, offset: PyObject): i64 {
  const clock = new_delta(days, secondOfDay(f), f.microsecond);
  if (!clock) return -1;
  const inUTC = delta_subtract(clock, offset);
  Py_DECREF(clock);
  if (!inUTC) return -1;
  const hash = PyObject_Hash(inUTC);
  Py_DECREF(inUTC);
  return hash;
}

/** The offset of the same time with fold 0, since equal times have equal hashes. (new) */
function offsetWithoutFold(self: PyObject, f: Fields): PyObject | null {
  if (!f.fold) return time_utcoffset(self, null);
  f.fold = 0;
  const self0 = new_time_ex(f, self.ob_type);
  if (!self0) return null;
  const offset = time_utcoffset(self0, null);
  Py_DECREF(self0);
  return offset;
}

function time_hash(self: PyObject): i64 {
  if (hashcodeOf(self) != -1) return hashcodeOf(self);
  const f = newFields();
  readTime(f, self);
  const offset = offsetWithoutFold(self, f);
  if (offset) {
    const hash = offset == Py_None ? _Py_HashBytes(dataOf(self), TIME_DATASIZE) : hashWithout(0, f, offset);
    setHashcode(self, hash);
    Py_DECREF(offset);
  }
  freeFields(f);
  return hashcodeOf(self);
}

// --- replace and pickling

/** Puts replace's last two arguments, tzinfo and fold, into the fields if they are given. */
export function replaceZone(given: usize, f: Fields): bool {
  const tzinfo = ptrAt(given, 0);
  if (tzinfo) f.tzinfo = tzinfo;
  return replaceInts(given + 8, changetype<usize>(f) + offsetof<Fields>('fold'), 1);
}

function time_replace(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const given = stackAlloc(6);
  const f = newFields();
  readTime(f, self);
  const names = 'hour minute second microsecond tzinfo fold';
  const ok =
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'replace', names, 0, 0, 1, given) == 0 &&
    replaceInts(given, timeSlots(f), 4) &&
    replaceZone(given + 32, f);
  const result = ok ? new_time_subclass(f, self.ob_type) : null;
  freeFields(f);
  stackFree(given);
  return result;
}

/** The protocol that __reduce_ex__ is asked for; -1 may be an error. */
export function protocolArgument(args: PyObject): i64 {
  const slot = stackAlloc(1);
  const ok = parseTuple(args, '__reduce_ex__', 'i', slot);
  const protocol = load<i64>(slot);
  stackFree(slot);
  return ok ? protocol : -1;
}

function time_reduce_ex(self: PyObject, args: PyObject): PyObject | null {
  const protocol = protocolArgument(args);
  if (protocol == -1 && PyErr_Occurred()) return null;
  return reduce(self, TIME_DATASIZE, GET_TIME_TZINFO(self), protocol);
}

function time_reduce(self: PyObject, unused: PyObject | null): PyObject | null {
  return reduce(self, TIME_DATASIZE, GET_TIME_TZINFO(self), 2);
}

function addMethods(t: PyTypeObject): void {
  const both = METH_VARARGS | METH_KEYWORDS;
  const fast = METH_FASTCALL | METH_KEYWORDS;
  method(
    t,
    'isoformat',
    time_isoformat.index,
    both,
    "Return string in ISO 8601 format, [HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\n\nThe optional argument timespec specifies the number of additional terms\nof the time to include. Valid options are 'auto', 'hours', 'minutes',\n'seconds', 'milliseconds' and 'microseconds'.\n",
  );
  method(t, 'strftime', time_strftime.index, both, 'format -> strftime() style string.');
  method(t, '__format__', date_format.index, METH_VARARGS, 'Formats self with strftime.');
  method(t, 'utcoffset', time_utcoffset.index, METH_NOARGS, 'Return self.tzinfo.utcoffset(self).');
  method(t, 'tzname', time_tzname.index, METH_NOARGS, 'Return self.tzinfo.tzname(self).');
  method(t, 'dst', time_dst.index, METH_NOARGS, 'Return self.tzinfo.dst(self).');
  method(
    t,
    'replace',
    time_replace.index,
    fast,
    'replace($self, /, hour=unchanged, minute=unchanged, second=unchanged,\n        microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)\n--\n\nReturn time with new specified fields.',
  );
  method(t, '__replace__', time_replace.index, fast, '__replace__($self, /, **changes)\n--\n\nThe same as replace().');
  method(
    t,
    'fromisoformat',
    time_fromisoformat.index,
    METH_O | METH_CLASS,
    'string -> time from a string in ISO 8601 format',
  );
  method(t, '__reduce_ex__', time_reduce_ex.index, METH_VARARGS, '__reduce_ex__(proto) -> (cls, state)');
  method(t, '__reduce__', time_reduce.index, METH_NOARGS, '__reduce__() -> (cls, state)');
}

export function init_time_type(): void {
  const t = PyDateTime_TimeType;
  static_type(
    t,
    'datetime.time',
    offsetof<PyDateTime_Time>(),
    0,
    Py_TPFLAGS_BASETYPE,
    'time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object\n\nAll arguments are optional. tzinfo may be None, or an instance of\na tzinfo subclass. The remaining arguments may be ints.\n',
  );
  t.tp_dealloc = time_dealloc.index;
  t.tp_repr = time_repr.index;
  t.tp_hash = time_hash.index;
  t.tp_str = date_str.index;
  t.tp_richcompare = time_richcompare.index;
  t.tp_alloc = time_alloc.index;
  t.tp_new = time_new.index;
  addMethods(t);
  getset(t, 'hour', time_field.index, 0, '', 3);
  getset(t, 'minute', time_field.index, 0, '', 4);
  getset(t, 'second', time_field.index, 0, '', 5);
  getset(t, 'microsecond', time_field.index, 0, '', 6);
  getset(t, 'tzinfo', time_tzinfo.index, 0, '');
  getset(t, 'fold', time_field.index, 0, '', 8);
}
