// Dates and times as text, and as time's struct_time. (CPython: Modules/_datetimemodule.c)

import {
  _PyObject_CallTwo,
  PyObject_CallMethodOneArg,
  PyObject_CallOneArg,
  PyObject_VectorcallMethod,
} from '../../objects/call';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_FromLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyObject_Str } from '../../objects/object';
import { _PyUnicode_EqualToASCIIString } from '../../objects/str/compare';
import { PyUnicode_FindChar } from '../../objects/str/find';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { LATIN1, PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Substring } from '../../objects/str/slice';
import { PyUnicode_Check, PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR } from '../../objects/str/struct';
import { PyUnicode_AsUTF8 } from '../../objects/str/utf8';
import {
  _PyUnicodeWriter,
  _PyUnicodeWriter_WriteChar,
  _PyUnicodeWriter_WriteStr,
  dropWriter,
  finishWriter,
  newWriter,
} from '../../objects/str/writer';
import { PyTuple_New, PyTuple_SET_ITEM } from '../../objects/tuple';
import { Py_DECREF, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { _PyImport_GetModuleAttrString } from '../../vm/import';
import { monthName, weekdayName } from '../time/strftime';
import { parseKeywords, parseTuple } from './arguments';
import { dayOfYear, weekday } from './calendar';
import {
  Fields,
  freeFields,
  GET_DT_TZINFO,
  GET_TIME_TZINFO,
  newFields,
  PyDateTime_Check,
  PyTime_Check,
  readDateTime,
  readTime,
} from './struct';
import { call_tzname, format_utcoffset } from './zone-calls';

// new: 'Sat Jun  6 16:26:11 1998'
export function format_ctime(f: Fields): PyObject | null {
  return PyUnicode_FromFormat(
    '%.3ls %.3ls %2d %02d:%02d:%02d %04d',
    changetype<usize>(weekdayName((<i32>weekday(f) + 1) % 7)),
    changetype<usize>(monthName(<i32>f.month - 1)),
    f.day,
    f.hour,
    f.minute,
    f.second,
    f.year,
  );
}

// new: timespec's time of day; timespec NULL: 'auto'
export function clockText(f: Fields, timespec: PyObject | null): PyObject | null {
  let us = f.microsecond;
  let format = '';
  if (!timespec || _PyUnicode_EqualToASCIIString(timespec, 'auto')) {
    format = us ? '%02d:%02d:%02d.%06d' : '%02d:%02d:%02d';
  } else if (_PyUnicode_EqualToASCIIString(timespec, 'hours')) format = '%02d';
  else if (_PyUnicode_EqualToASCIIString(timespec, 'minutes')) format = '%02d:%02d';
  else if (_PyUnicode_EqualToASCIIString(timespec, 'seconds')) format = '%02d:%02d:%02d';
  else if (_PyUnicode_EqualToASCIIString(timespec, 'microseconds')) format = '%02d:%02d:%02d.%06d';
  else if (_PyUnicode_EqualToASCIIString(timespec, 'milliseconds')) {
    format = '%02d:%02d:%02d.%03d';
    us /= 1000;
  } else return PyErr_SetString(PyExc_ValueError, 'Unknown timespec value');
  return PyUnicode_FromFormat(format, f.hour, f.minute, f.second, us);
}

/** repr without its last bracket, a keyword behind it; steals repr, NULL is an error. format takes the text and the value. (new) */
function withKeyword(repr: PyObject | null, format: string, value: u64): PyObject | null {
  if (!repr) return null;
  const open = PyUnicode_Substring(repr, 0, PyUnicode_GET_LENGTH(repr) - 1);
  Py_DECREF(repr);
  if (!open) return null;
  const result = PyUnicode_FromFormat(format, arg(open), value);
  Py_DECREF(open);
  return result;
}

/** Steals repr: with tzinfo=… in it, if there is a zone. */
export function withTzinfo(repr: PyObject | null, f: Fields): PyObject | null {
  return f.tzinfo == Py_None ? repr : withKeyword(repr, '%U, tzinfo=%R)', arg(f.tzinfo));
}

/** Steals repr: with fold=1 in it, if it is set. */
export function withFold(repr: PyObject | null, f: Fields): PyObject | null {
  return f.fold ? withKeyword(repr, '%U, fold=%d)', <u64>f.fold) : repr;
}

/** time.struct_time of the fields, weekday and day of the year computed. (new) */
export function build_struct_time(f: Fields, dst: i64): PyObject | null {
  const type = _PyImport_GetModuleAttrString('time', 'struct_time');
  if (!type) return null;
  const tuple = timeTuple(f, weekday(f), dayOfYear(f), dst);
  const result = tuple ? PyObject_CallOneArg(type, tuple) : null;
  Py_DECREF(type);
  Py_XDECREF(tuple);
  return result;
}

// new: a tuple of nine ints
export function timeTuple(f: Fields, weekday: i64, yearday: i64, dst: i64): PyObject | null {
  const tuple = PyTuple_New(9);
  if (!tuple) return null;
  for (let i: i64 = 0; i < 9; i++) {
    const slot = changetype<usize>(f) + ((<usize>i) << 3);
    const value = i < 6 ? load<i64>(slot) : i == 6 ? weekday : i == 7 ? yearday : dst;
    const item = PyLong_FromLong(value);
    if (!item) {
      Py_DECREF(tuple);
      return null;
    }
    PyTuple_SET_ITEM(tuple, i, item);
  }
  return tuple;
}

// --- strftime

// new: what %z (separator '') and %:z stand for
function offsetReplacement(tzinfo: PyObject, dt: PyObject, separator: string): PyObject | null {
  return tzinfo == Py_None ? PyUnicode_FromString('') : format_utcoffset(tzinfo, dt, separator);
}

// new: what %Z stands for, each % in it doubled
function nameReplacement(tzinfo: PyObject, dt: PyObject): PyObject | null {
  const name = call_tzname(tzinfo, dt);
  if (name == Py_None) return PyUnicode_FromString('');
  if (!name) return null;
  const twice = PyUnicode_FromString('%%');
  let result: PyObject | null = null;
  if (twice) {
    const stack = stackAlloc(3);
    setPtrAt(stack, 0, name);
    setPtrAt(stack, 1, LATIN1(0x25));
    setPtrAt(stack, 2, twice);
    result = PyObject_VectorcallMethod(_Py_ID('replace'), stack, 3, null);
    stackFree(stack);
    Py_DECREF(twice);
  }
  Py_DECREF(name);
  if (!result) return null;
  if (!PyUnicode_Check(result)) PyErr_SetString(PyExc_TypeError, 'tzname.replace() did not return a string');
  else if (PyUnicode_AsUTF8(result)) return result;
  Py_DECREF(result);
  return null;
}

/** Writes what stands for the directive at format[i] (behind the %): how many characters it has, 0 for none of ours, -1. */
function writeReplacement(w: _PyUnicodeWriter, format: PyObject, i: i64, object: PyObject, dt: PyObject): i32 {
  const n = PyUnicode_GET_LENGTH(format);
  const c = i < n ? PyUnicode_READ_CHAR(format, i) : 0;
  const isTime = PyTime_Check(object);
  const isDateTime = PyDateTime_Check(object);
  const tzinfo = isTime ? GET_TIME_TZINFO(object) : isDateTime ? GET_DT_TZINFO(object) : Py_None;
  let text: PyObject | null = null;
  let used = 1;
  if (c == 0x7a) text = offsetReplacement(tzinfo, dt, '');
  else if (c == 0x5a) text = nameReplacement(tzinfo, dt);
  else if (c == 0x66) {
    const f = newFields();
    if (isTime) readTime(f, object);
    else if (isDateTime) readDateTime(f, object);
    text = PyUnicode_FromFormat('%06d', f.microsecond);
    freeFields(f);
  } else if (c == 0x3a && i + 1 < n && PyUnicode_READ_CHAR(format, i + 1) == 0x7a) {
    text = offsetReplacement(tzinfo, dt, ':');
    used = 2;
  } else return 0;
  if (!text) return -1;
  const failed = _PyUnicodeWriter_WriteStr(w, text) < 0;
  Py_DECREF(text);
  return failed ? -1 : used;
}

// new: the format with %z, %:z, %Z and %f replaced; what stands behind a NUL is lost
function replaceDirectives(format: PyObject, object: PyObject, dt: PyObject): PyObject | null {
  const w = newWriter();
  const n = PyUnicode_GET_LENGTH(format);
  let i: i64 = 0;
  while (i < n) {
    const c = PyUnicode_READ_CHAR(format, i++);
    if (c == 0x25) {
      const used = writeReplacement(w, format, i, object, dt);
      if (used < 0) return dropWriter(w);
      i += used;
      if (used) continue;
    }
    if (_PyUnicodeWriter_WriteChar(w, c) < 0) return dropWriter(w);
    // The character behind a % belongs to it: %%z is no time zone.
    if (c == 0x25 && i < n && _PyUnicodeWriter_WriteChar(w, PyUnicode_READ_CHAR(format, i++)) < 0) return dropWriter(w);
  }
  const text = finishWriter(w);
  if (!text) return null;
  const end = PyUnicode_FindChar(text, 0, 0, PyUnicode_GET_LENGTH(text), 1);
  if (end < 0) return text;
  const start = PyUnicode_Substring(text, 0, end);
  Py_DECREF(text);
  return start;
}

/** time.strftime of the tuple, which is stolen (NULL is an error); dt: what the time zone is asked about. (new) */
export function wrap_strftime(
  object: PyObject,
  format: PyObject,
  tuple: PyObject | null,
  dt: PyObject,
): PyObject | null {
  if (!tuple) return null;
  const text = PyUnicode_AsUTF8(format) ? replaceDirectives(format, object, dt) : null;
  const strftime = text ? _PyImport_GetModuleAttrString('time', 'strftime') : null;
  const result = strftime ? _PyObject_CallTwo(strftime, text!, tuple) : null;
  Py_XDECREF(text);
  Py_XDECREF(strftime);
  Py_DECREF(tuple);
  return result;
}

// borrowed: the argument of strftime(format)
export function formatArgument(args: PyObject, kw: PyObject | null): PyObject | null {
  const slot = stackAlloc(1);
  const ok = parseKeywords(args, kw, 'strftime', 'U', 'format', slot);
  const format = ok ? ptrAt(slot, 0) : null;
  stackFree(slot);
  return format;
}

/** __format__ of dates and times: strftime, or str for an empty format. */
export function date_format(self: PyObject, args: PyObject): PyObject | null {
  const slot = stackAlloc(1);
  const ok = parseTuple(args, '__format__', 'U', slot);
  const format = ptrAt(slot, 0);
  stackFree(slot);
  if (!ok) return null;
  if (!PyUnicode_GET_LENGTH(format!)) return PyObject_Str(self);
  return PyObject_CallMethodOneArg(self, _Py_ID('strftime'), format!);
}
