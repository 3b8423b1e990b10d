// datetime: its type, text, fields, pickling. (CPython: Modules/_datetimemodule.c)

import { _PyArg_UnpackKeywords } from '../../objects/args';
import { PyObject_CallMethodOneArg } from '../../objects/call';
import { PyLong_FromLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { LATIN1 } from '../../objects/str/new';
import { Py_DECREF, Py_NewRef, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, PyObject, ptrAt } from '../../runtime/object';
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
import { parseKeywords } from './arguments';
import { replaceInts } from './date';
import { datetime_add, datetime_hash, datetime_richcompare, datetime_subtract } from './datetime-arithmetic';
import {
  datetime_combine,
  datetime_fromisoformat,
  datetime_fromtimestamp,
  datetime_new,
  datetime_now,
  datetime_strptime,
  datetime_utcfromtimestamp,
  datetime_utcnow,
} from './datetime-new';
import {
  datetime_astimezone,
  datetime_dst,
  datetime_timestamp,
  datetime_timetuple,
  datetime_tzname,
  datetime_utcoffset,
  datetime_utctimetuple,
} from './datetime-zones';
import { clockText, format_ctime, withFold, withTzinfo } from './format';
import { datetime_alloc, new_date_ex, new_datetime_subclass, new_time_ex } from './make';
import { reduce } from './pickle';
import {
  DATETIME_DATASIZE,
  Fields,
  freeFields,
  GET_DT_TZINFO,
  newFields,
  PyDateTime_DateTime,
  PyDateTime_DateTimeType,
  PyDateTime_DateType,
  PyDateTime_TimeType,
  readDateTime,
} from './struct';
import { protocolArgument, replaceZone } from './time';
import { withOffset } from './zone-calls';

function datetime_dealloc(self: PyObject): void {
  const dt = changetype<PyDateTime_DateTime>(self);
  if (dt.hastzinfo) Py_XDECREF(dt.tzinfo);
  call_indirect<void>(<u32>self.ob_type.tp_free, changetype<usize>(self));
}

// --- fields

function datetime_tzinfo(self: PyObject, closure: usize): PyObject | null {
  return Py_NewRef(GET_DT_TZINFO(self));
}

/** closure: the field's place. */
function datetime_field(self: PyObject, closure: usize): PyObject | null {
  const f = newFields();
  readDateTime(f, self);
  const value = load<i64>(changetype<usize>(f) + (closure << 3));
  freeFields(f);
  return PyLong_FromLong(value);
}

function datetime_getdate(self: PyObject, unused: PyObject | null): PyObject | null {
  const f = newFields();
  readDateTime(f, self);
  const result = new_date_ex(f, PyDateTime_DateType);
  freeFields(f);
  return result;
}

function timeOf(self: PyObject, tzinfo: PyObject): PyObject | null {
  const f = newFields();
  readDateTime(f, self);
  f.tzinfo = tzinfo;
  const result = new_time_ex(f, PyDateTime_TimeType);
  freeFields(f);
  return result;
}

function datetime_gettime(self: PyObject, unused: PyObject | null): PyObject | null {
  return timeOf(self, Py_None);
}

function datetime_gettimetz(self: PyObject, unused: PyObject | null): PyObject | null {
  return timeOf(self, GET_DT_TZINFO(self));
}

// --- text

// new: 'datetime.datetime(2020, 1, 2' and as much of the time as is not 0, with the bracket
function baseRepr(self: PyObject, f: Fields): PyObject | null {
  const date = PyUnicode_FromFormat('%s(%d, %d, %d', self.ob_type.tp_name, f.year, f.month, f.day);
  if (!date) return null;
  const format = f.microsecond ? '%U, %d, %d, %d, %d)' : f.second ? '%U, %d, %d, %d)' : '%U, %d, %d)';
  const text = PyUnicode_FromFormat(format, arg(date), f.hour, f.minute, f.second, f.microsecond);
  Py_DECREF(date);
  return text;
}

function datetime_repr(self: PyObject): PyObject | null {
  const f = newFields();
  readDateTime(f, self);
  const text = withTzinfo(withFold(baseRepr(self, f), f), f);
  freeFields(f);
  return text;
}

function datetime_str(self: PyObject): PyObject | null {
  return PyObject_CallMethodOneArg(self, _Py_ID('isoformat'), LATIN1(0x20));
}

// new: without the offset
function isoText(f: Fields, separator: i64, timespec: PyObject | null): PyObject | null {
  const clock = clockText(f, timespec);
  if (!clock) return null;
  const text = PyUnicode_FromFormat('%04d-%02d-%02d%c%U', f.year, f.month, f.day, separator, arg(clock));
  Py_DECREF(clock);
  return text;
}

function datetime_isoformat(self: PyObject, args: PyObject, kw: PyObject | null): PyObject | null {
  const slots = stackAlloc(2);
  store<u64>(slots, 0x54);
  store<u64>(slots, 0, 8);
  const f = newFields();
  readDateTime(f, self);
  const ok = parseKeywords(args, kw, 'isoformat', '|Cs', 'sep timespec', slots);
  const text = ok ? isoText(f, load<i64>(slots), ptrAt(slots, 1)) : null;
  freeFields(f);
  stackFree(slots);
  return withOffset(text, GET_DT_TZINFO(self), self);
}

function datetime_ctime(self: PyObject, unused: PyObject | null): PyObject | null {
  const f = newFields();
  readDateTime(f, self);
  const text = format_ctime(f);
  freeFields(f);
  return text;
}

// --- replace and pickling

function datetime_replace(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const given = stackAlloc(9);
  const f = newFields();
  readDateTime(f, self);
  const names = 'year month day hour minute second microsecond tzinfo fold';
  const ok =
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'replace', names, 0, 0, 1, given) == 0 &&
    replaceInts(given, changetype<usize>(f), 7) &&
    replaceZone(given + 56, f);
  const result = ok ? new_datetime_subclass(f, self.ob_type) : null;
  freeFields(f);
  stackFree(given);
  return result;
}

function datetime_reduce_ex(self: PyObject, args: PyObject): PyObject | null {
  const protocol = protocolArgument(args);
  if (protocol == -1 && PyErr_Occurred()) return null;
  return reduce(self, DATETIME_DATASIZE, GET_DT_TZINFO(self), protocol);
}

function datetime_reduce(self: PyObject, unused: PyObject | null): PyObject | null {
  return reduce(self, DATETIME_DATASIZE, GET_DT_TZINFO(self), 2);
}

// --- the type

const BOTH = METH_VARARGS | METH_KEYWORDS;
const FAST = METH_FASTCALL | METH_KEYWORDS;

function addClassMethods(t: PyTypeObject): void {
  method(
    t,
    'now',
    datetime_now.index,
    FAST | METH_CLASS,
    'now($type, /, tz=None)\n--\n\nReturns new datetime object representing current time local to tz.\n\n  tz\n    Timezone object.\n\nIf no tz is specified, uses local timezone.',
  );
  method(
    t,
    'utcnow',
    datetime_utcnow.index,
    METH_NOARGS | METH_CLASS,
    'Return a new datetime representing UTC day and time.',
  );
  method(
    t,
    'fromtimestamp',
    datetime_fromtimestamp.index,
    BOTH | METH_CLASS,
    "timestamp[, tz] -> tz's local time from POSIX timestamp.",
  );
  method(
    t,
    'utcfromtimestamp',
    datetime_utcfromtimestamp.index,
    METH_VARARGS | METH_CLASS,
    'Construct a naive UTC datetime from a POSIX timestamp.',
  );
  method(
    t,
    'strptime',
    datetime_strptime.index,
    METH_VARARGS | METH_CLASS,
    'string, format -> new datetime parsed from a string (like time.strptime()).',
  );
  method(
    t,
    'combine',
    datetime_combine.index,
    BOTH | METH_CLASS,
    'date, time -> datetime with same date and time fields',
  );
  method(
    t,
    'fromisoformat',
    datetime_fromisoformat.index,
    METH_O | METH_CLASS,
    'string -> datetime from a string in most ISO 8601 formats',
  );
}

function addMethods(t: PyTypeObject): void {
  method(t, 'date', datetime_getdate.index, METH_NOARGS, 'Return date object with same year, month and day.');
  method(t, 'time', datetime_gettime.index, METH_NOARGS, 'Return time object with same time but with tzinfo=None.');
  method(t, 'timetz', datetime_gettimetz.index, METH_NOARGS, 'Return time object with same time and tzinfo.');
  method(t, 'ctime', datetime_ctime.index, METH_NOARGS, 'Return ctime() style string.');
  method(t, 'timetuple', datetime_timetuple.index, METH_NOARGS, 'Return time tuple, compatible with time.localtime().');
  method(t, 'timestamp', datetime_timestamp.index, METH_NOARGS, 'Return POSIX timestamp as float.');
  method(
    t,
    'utctimetuple',
    datetime_utctimetuple.index,
    METH_NOARGS,
    'Return UTC time tuple, compatible with time.localtime().',
  );
  method(
    t,
    'isoformat',
    datetime_isoformat.index,
    BOTH,
    "[sep] -> string in ISO 8601 format, YYYY-MM-DDT[HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\nsep is used to separate the year from the time, and defaults to 'T'.\nThe optional argument timespec specifies the number of additional terms\nof the time to include. Valid options are 'auto', 'hours', 'minutes',\n'seconds', 'milliseconds' and 'microseconds'.\n",
  );
  method(t, 'utcoffset', datetime_utcoffset.index, METH_NOARGS, 'Return self.tzinfo.utcoffset(self).');
  method(t, 'tzname', datetime_tzname.index, METH_NOARGS, 'Return self.tzinfo.tzname(self).');
  method(t, 'dst', datetime_dst.index, METH_NOARGS, 'Return self.tzinfo.dst(self).');
  method(
    t,
    'replace',
    datetime_replace.index,
    FAST,
    'replace($self, /, year=unchanged, month=unchanged, day=unchanged,\n        hour=unchanged, minute=unchanged, second=unchanged,\n        microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)\n--\n\nReturn datetime with new specified fields.',
  );
  method(
    t,
    '__replace__',
    datetime_replace.index,
    FAST,
    '__replace__($self, /, **changes)\n--\n\nThe same as replace().',
  );
  method(t, 'astimezone', datetime_astimezone.index, BOTH, 'tz -> convert to local time in new timezone tz\n');
  method(t, '__reduce_ex__', datetime_reduce_ex.index, METH_VARARGS, '__reduce_ex__(proto) -> (cls, state)');
  method(t, '__reduce__', datetime_reduce.index, METH_NOARGS, '__reduce__() -> (cls, state)');
}

export function init_datetime_type(): void {
  const t = PyDateTime_DateTimeType;
  static_type(
    t,
    'datetime.datetime',
    offsetof<PyDateTime_DateTime>(),
    0,
    Py_TPFLAGS_BASETYPE,
    'datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])\n\nThe year, month and day arguments are required. tzinfo may be None, or an\ninstance of a tzinfo subclass. The remaining arguments may be ints.\n',
  );
  t.tp_base = PyDateTime_DateType;
  t.tp_dealloc = datetime_dealloc.index;
  t.tp_repr = datetime_repr.index;
  t.tp_hash = datetime_hash.index;
  t.tp_str = datetime_str.index;
  t.tp_richcompare = datetime_richcompare.index;
  t.tp_alloc = datetime_alloc.index;
  t.tp_new = datetime_new.index;
  const n = numberMethods(t);
  n.nb_add = datetime_add.index;
  n.nb_subtract = datetime_subtract.index;
  addClassMethods(t);
  addMethods(t);
  getset(t, 'hour', datetime_field.index, 0, '', 3);
  getset(t, 'minute', datetime_field.index, 0, '', 4);
  getset(t, 'second', datetime_field.index, 0, '', 5);
  getset(t, 'microsecond', datetime_field.index, 0, '', 6);
  getset(t, 'tzinfo', datetime_tzinfo.index, 0, '');
  getset(t, 'fold', datetime_field.index, 0, '', 8);
}
