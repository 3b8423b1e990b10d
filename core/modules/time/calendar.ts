// time: struct_time and what is made of it. (CPython: Modules/timemodule.c)

import { host_clock } from '../../host';
import { _PyArg_BadArgument, _PyArg_CheckPositional, intArgument } from '../../objects/args';
import { PyObject_GetAttrString } from '../../objects/attribute';
import { PyBytes_FromString } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyObject_Call, PyObject_CallOneArg } from '../../objects/call';
import { PyDict_GetItem, PyDict_GetItemString } from '../../objects/dict/dict';
import { PyErr_Format, PyErr_SetFromErrno, PyErr_SetString } from '../../objects/exceptions/errors';
import {
  PyExc_ImportError,
  PyExc_OSError,
  PyExc_OverflowError,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import { PyFloat_FromDouble } from '../../objects/float';
import { PyLong_Check, PyLong_FromLong } from '../../objects/int';
import { PyModule_Add, PyModule_GetDict, PyModuleObject } from '../../objects/module';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Check, PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR } from '../../objects/str/struct';
import { _PyUnicodeWriter_WriteChar, dropWriter, finishWriter, newWriter } from '../../objects/str/writer';
import { finishedSequence, PyStructSequence_New } from '../../objects/structseq';
import {
  PyTuple_Check,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_ITEMS,
  PyTuple_SET_ITEM,
  tuplePackSteal2,
} from '../../objects/tuple';
import { clearSlot, Py_DECREF, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { Py_VISIT, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { MOMENT_SLOTS, Moment, momentOf, NANOSECONDS, secondsOf } from './convert';
import { DIRECTIVE_SLOTS, Directive, monthName, weekdayName, writeName, writeNumberField, writeTime } from './strftime';
import { hasZone, localMomentOf, secondsOfLocal, setZone, zoneName } from './zone';

type Module = PyObject | null;

/** 40 bytes: time_module_state. */
@unmanaged
export class TimeState {
  struct_time_type: PyTypeObject | null; // strong
  ticks_per_second: i64;
  times_base: i64;
  clock_base_numerator: i64;
  clock_base_denominator: i64;
}

/* @inline */ function structTimeType(m: Module): PyTypeObject {
  return changetype<TimeState>(changetype<PyModuleObject>(m!).md_state).struct_time_type!;
}

/** The state keeps the type alive: the collector has to know. */
export function time_traverse(m: PyObject, visit: usize, arg: usize): i32 {
  const state = changetype<PyModuleObject>(m).md_state;
  return state ? Py_VISIT(changetype<TimeState>(state).struct_time_type, visit, arg) : 0;
}

export function time_clear(m: PyObject): i32 {
  const state = changetype<PyModuleObject>(m).md_state;
  if (state) clearSlot(state + offsetof<TimeState>('_struct_time_type'));
  return 0;
}

export function time_free(module: usize): void {
  time_clear(changetype<PyObject>(module));
}

/** new: struct_time of a moment in the local zone, or in UTC under the name of GMT */
function structTime(m: Module, t: Moment, local: bool): PyObject | null {
  const o = PyStructSequence_New(structTimeType(m));
  if (!o) return null;
  PyTuple_SET_ITEM(o, 0, PyLong_FromLong(t.year));
  PyTuple_SET_ITEM(o, 1, PyLong_FromLong(t.month + 1));
  PyTuple_SET_ITEM(o, 2, PyLong_FromLong(t.day));
  PyTuple_SET_ITEM(o, 3, PyLong_FromLong(t.hour));
  PyTuple_SET_ITEM(o, 4, PyLong_FromLong(t.minute));
  PyTuple_SET_ITEM(o, 5, PyLong_FromLong(t.second));
  PyTuple_SET_ITEM(o, 6, PyLong_FromLong((t.weekday + 6) % 7));
  PyTuple_SET_ITEM(o, 7, PyLong_FromLong(t.yearday + 1));
  PyTuple_SET_ITEM(o, 8, PyLong_FromLong(t.isdst));
  PyTuple_SET_ITEM(o, 9, local ? zoneName(t) : PyUnicode_FromString('GMT'));
  PyTuple_SET_ITEM(o, 10, PyLong_FromLong(t.offset));
  return finishedSequence(o);
}

const FIRST_SECOND: i64 = -67768040609740800; // of the year -2^31 + 1900
const LAST_SECOND: i64 = 67768036191676799;

/** The moment of a time_t, local or in UTC; false with OSError where its year is no int. (CPython: _PyTime_localtime, _PyTime_gmtime) */
export function momentOfTime(t: Moment, seconds: i64, local: bool): bool {
  if (seconds < FIRST_SECOND || seconds > LAST_SECOND) {
    PyErr_SetFromErrno(PyExc_OSError, 75);
    return false;
  }
  if (local) localMomentOf(t, seconds);
  else momentOf(t, seconds);
  return true;
}

function secondsNow(): i64 {
  const now = host_clock(0);
  return now / NANOSECONDS - i64(now % NANOSECONDS < 0);
}

/** The moment of the only argument of `name`, now without one: false with the exception set. */
function readMoment(args: PyObject, name: string, t: Moment, local: bool): bool {
  const n = PyTuple_GET_SIZE(args);
  if (n > 1) {
    PyErr_Format(PyExc_TypeError, '%ls() takes at most 1 argument (%zd given)', <u64>changetype<usize>(name), <u64>n);
    return false;
  }
  if (n == 0 || PyTuple_GET_ITEM(args, 0) == Py_None) return momentOfTime(t, secondsNow(), local);
  const seconds = secondsOf(PyTuple_GET_ITEM(args, 0));
  return (seconds != -1 || !PyErr_Occurred()) && momentOfTime(t, seconds, local);
}

export function time_gmtime(m: Module, args: PyObject): PyObject | null {
  const p = stackAlloc(MOMENT_SLOTS + 1);
  const t = changetype<Moment>(p);
  const result = readMoment(args, 'gmtime', t, false) ? structTime(m, t, false) : null;
  stackFree(p);
  return result;
}

export function time_localtime(m: Module, args: PyObject): PyObject | null {
  const p = stackAlloc(MOMENT_SLOTS + 1);
  const t = changetype<Moment>(p);
  const result = readMoment(args, 'localtime', t, true) ? structTime(m, t, true) : null;
  stackFree(p);
  return result;
}

/** Takes a time tuple apart: false with the exception set. (CPython: gettmarg) */
function readTuple(o: PyObject, name: string, t: Moment): bool {
  if (!PyTuple_Check(o)) {
    PyErr_SetString(PyExc_TypeError, 'Tuple or struct_time argument required');
    return false;
  }
  if (PyTuple_GET_SIZE(o) != 9) {
    PyErr_Format(PyExc_TypeError, '%ls(): illegal time tuple argument', <u64>changetype<usize>(name));
    return false;
  }
  const fields = stackAlloc(9);
  for (let i = 0; i < 9; i++) {
    store<i32>(fields + (i << 2), intArgument(PyTuple_GET_ITEM(o, i)));
    if (PyErr_Occurred()) {
      stackFree(fields);
      return false;
    }
  }
  const year = load<i32>(fields);
  t.year = year;
  t.month = load<i32>(fields, 4) - 1;
  t.day = load<i32>(fields, 8);
  t.hour = load<i32>(fields, 12);
  t.minute = load<i32>(fields, 16);
  t.second = load<i32>(fields, 20);
  t.weekday = (load<i32>(fields, 24) + 1) % 7;
  t.yearday = load<i32>(fields, 28) - 1;
  t.isdst = load<i32>(fields, 32);
  t.offset = 0;
  t.zone = 0;
  stackFree(fields);
  if (year < i32.MIN_VALUE + 1900) {
    PyErr_SetString(PyExc_OverflowError, 'year out of range');
    return false;
  }
  return true;
}

function rangeError(text: string): bool {
  PyErr_SetString(PyExc_ValueError, text);
  return false;
}

/** Whether the fields are within what names and formats exist for; zero months and days are put right. (CPython: checktm) */
function checkFields(t: Moment): bool {
  if (t.month == -1) t.month = 0;
  else if (t.month < 0 || t.month > 11) return rangeError('month out of range');
  if (t.day == 0) t.day = 1;
  else if (t.day < 0 || t.day > 31) return rangeError('day of month out of range');
  if (t.hour < 0 || t.hour > 23) return rangeError('hour out of range');
  if (t.minute < 0 || t.minute > 59) return rangeError('minute out of range');
  if (t.second < 0 || t.second > 61) return rangeError('seconds out of range');
  if (t.weekday < 0) return rangeError('day of week out of range');
  if (t.yearday == -1) t.yearday = 0;
  else if (t.yearday < 0 || t.yearday > 365) return rangeError('day of year out of range');
  return true;
}

/** new: 'Sat Jun 06 16:26:11 1998' */
function writeAsctime(t: Moment): PyObject | null {
  const p = stackAlloc(DIRECTIVE_SLOTS);
  const d = changetype<Directive>(p);
  d.pad = 0;
  d.width = -1;
  d.upper = 0;
  d.swap = 0;
  const w = newWriter();
  let ok =
    writeName(w, weekdayName(t.weekday), 3) == 0 &&
    _PyUnicodeWriter_WriteChar(w, 32) == 0 &&
    writeName(w, monthName(t.month), 3) == 0 &&
    writeNumberField(w, d, t.day, 3, 32) == 0 &&
    _PyUnicodeWriter_WriteChar(w, 32) == 0 &&
    writeNumberField(w, d, t.hour, 2, 48) == 0 &&
    _PyUnicodeWriter_WriteChar(w, 58) == 0 &&
    writeNumberField(w, d, t.minute, 2, 48) == 0 &&
    _PyUnicodeWriter_WriteChar(w, 58) == 0 &&
    writeNumberField(w, d, t.second, 2, 48) == 0 &&
    _PyUnicodeWriter_WriteChar(w, 32) == 0 &&
    writeNumberField(w, d, t.year, 1, 48) == 0;
  const s = ok ? finishWriter(w) : dropWriter(w);
  stackFree(p);
  return s;
}

export function time_asctime(m: Module, args: PyObject): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  if (!_PyArg_CheckPositional('asctime', n, 0, 1)) return null;
  const p = stackAlloc(MOMENT_SLOTS + 1);
  const t = changetype<Moment>(p);
  let result: PyObject | null = null;
  if (n == 0) {
    if (readMoment(args, 'asctime', t, true)) result = writeAsctime(t);
  } else if (readTuple(PyTuple_GET_ITEM(args, 0), 'asctime', t) && checkFields(t)) result = writeAsctime(t);
  stackFree(p);
  return result;
}

export function time_ctime(m: Module, args: PyObject): PyObject | null {
  const p = stackAlloc(MOMENT_SLOTS + 1);
  const t = changetype<Moment>(p);
  const result = readMoment(args, 'ctime', t, true) ? writeAsctime(t) : null;
  stackFree(p);
  return result;
}

export function time_mktime(m: Module, o: PyObject): PyObject | null {
  const p = stackAlloc(MOMENT_SLOTS + 1);
  const t = changetype<Moment>(p);
  const result = readTuple(o, 'mktime', t) ? PyFloat_FromDouble(<f64>secondsOfLocal(t)) : null;
  stackFree(p);
  return result;
}

/** Takes the offset that a struct_time carries; the zone's name is the answer, NULL without. */
function zoneOf(m: Module, o: PyObject, t: Moment): PyObject | null {
  if (o.ob_type != structTimeType(m)) return null;
  const offset = ptrAt(PyTuple_ITEMS(o), 10);
  if (offset && PyLong_Check(offset)) t.offset = intArgument(offset);
  const zone = ptrAt(PyTuple_ITEMS(o), 9);
  return zone && PyUnicode_Check(zone) ? zone : null;
}

function formatTime(m: Module, args: PyObject, t: Moment): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  const format = PyTuple_GET_ITEM(args, 0);
  if (!PyUnicode_Check(format)) {
    _PyArg_BadArgument('strftime', 'argument 1', 'str', format);
    return null;
  }
  let zone: PyObject | null = null;
  if (n < 2) localMomentOf(t, secondsNow());
  else {
    const tuple = PyTuple_GET_ITEM(args, 1);
    if (!readTuple(tuple, 'strftime', t) || !checkFields(t)) return null;
    zone = zoneOf(m, tuple, t);
    if (PyErr_Occurred()) return null;
  }
  for (let i: i64 = 0; i < PyUnicode_GET_LENGTH(format); i++) {
    if (PyUnicode_READ_CHAR(format, i) == 0) return PyErr_SetString(PyExc_ValueError, 'embedded null character');
  }
  const w = newWriter();
  if (writeTime(w, format, t, zone) < 0) return dropWriter(w);
  return finishWriter(w);
}

export function time_strftime(m: Module, args: PyObject): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  if (n < 1 || n > 2) {
    return PyErr_Format(
      PyExc_TypeError,
      'strftime() takes at %ls (%zd given)',
      <u64>changetype<usize>(n < 1 ? 'least 1 argument' : 'most 2 arguments'),
      <u64>n,
    );
  }
  const p = stackAlloc(MOMENT_SLOTS + 1);
  const result = formatTime(m, args, changetype<Moment>(p));
  stackFree(p);
  return result;
}

/** The library's module _strptime does it. */
export function time_strptime(m: Module, args: PyObject): PyObject | null {
  const importer = _PyInterpreterState_GET().imports_import_func;
  if (!importer) return PyErr_SetString(PyExc_ImportError, '__import__ not found');
  const module = PyObject_CallOneArg(importer, _Py_ID('_strptime'));
  if (!module) return null;
  const f = PyObject_GetAttrString(module, '_strptime_time');
  Py_DECREF(module);
  if (!f) return null;
  const result = PyObject_Call(f, args, null);
  Py_DECREF(f);
  return result;
}

/** A year of seconds: what CPython looks at the zone by. */
const YEAR: i64 = (365 * 24 + 6) * 3600;

/** Whether the module has a new object by that name; steals it. */
function renewed(m: PyObject, name: string, o: PyObject | null): bool {
  return PyModule_Add(m, name, o) == 0;
}

// new
function zoneNames(standard: Moment, summer: Moment): PyObject | null {
  const name = zoneName(standard);
  if (!name) return null;
  const other = zoneName(summer);
  if (other) return tuplePackSteal2(name, other);
  Py_DECREF(name);
  return null;
}

/** timezone, altzone, daylight and tzname, by what holds in January and in July. False with the exception set. (CPython: init_timezone) */
export function addZone(m: PyObject): bool {
  const p = stackAlloc(2 * MOMENT_SLOTS);
  let standard = changetype<Moment>(p);
  let summer = changetype<Moment>(p + offsetof<Moment>());
  const january = (secondsNow() / YEAR) * YEAR;
  localMomentOf(standard, january);
  localMomentOf(summer, january + YEAR / 2);
  const daylight = standard.offset != summer.offset;
  if (standard.offset > summer.offset) {
    // South of the equator.
    const july = standard;
    standard = summer;
    summer = july;
  }
  const ok =
    renewed(m, 'timezone', PyLong_FromLong(-standard.offset)) &&
    renewed(m, 'altzone', PyLong_FromLong(-summer.offset)) &&
    renewed(m, 'daylight', PyLong_FromLong(i32(daylight))) &&
    renewed(m, 'tzname', zoneNames(standard, summer));
  stackFree(p);
  return ok;
}

/** Takes the zone that os.environ says. False with the exception set. */
function findZone(): bool {
  const posix = PyDict_GetItemString(_PyInterpreterState_GET().imports_modules!, 'posix');
  const environ: PyObject | null = posix ? PyDict_GetItemString(PyModule_GetDict(posix), 'environ') : null;
  const key = environ ? PyBytes_FromString('TZ') : null;
  if (environ && !key) return false;
  const value = environ ? PyDict_GetItem(environ, key!) : null;
  Py_XDECREF(key);
  if (value && PyBytes_Check(value)) setZone(PyBytes_AS_STRING(value), <usize>PyBytes_GET_SIZE(value));
  else setZone(0, 0);
  return true;
}

export function time_tzset(m: Module, unused: PyObject | null): PyObject | null {
  return findZone() && addZone(m!) ? Py_None : null;
}

/** When the process starts, with its environment: the zone, also for a module that was made while booting. False with the exception set. */
export function startZone(): bool {
  if (!findZone()) return false;
  const time = PyDict_GetItemString(_PyInterpreterState_GET().imports_modules!, 'time');
  return !time || !hasZone() || addZone(time);
}
