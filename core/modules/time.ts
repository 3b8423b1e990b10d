// The module time. (CPython: Modules/timemodule.c)

import { PyMem_Calloc } from '../memory/obmalloc/malloc';
import { PyErr_NoMemory } from '../objects/exceptions/errors';
import { PyLong_FromLong } from '../objects/int';
import { moduleMethod, newNativeModule, PyModule_Add, PyModule_AddObjectRef, PyModuleObject } from '../objects/module';
import { newHeapStructSequenceType } from '../objects/structseq';
import { Py_DECREF } from '../runtime/cold';
import { PyObject } from '../runtime/object';
import { METH_NOARGS, METH_O, METH_VARARGS } from '../runtime/type';
import {
  addZone,
  TimeState,
  time_asctime,
  time_clear,
  time_ctime,
  time_free,
  time_gmtime,
  time_localtime,
  time_mktime,
  time_strftime,
  time_strptime,
  time_traverse,
  time_tzset,
} from './time/calendar';
import {
  time_clock_getres,
  time_clock_gettime,
  time_clock_gettime_ns,
  time_get_clock_info,
  time_monotonic,
  time_monotonic_ns,
  time_process_time,
  time_process_time_ns,
  time_sleep,
  time_time,
  time_time_ns,
} from './time/clocks';

const STRUCT_TIME_DOC = `The time value as returned by gmtime(), localtime(), and strptime(), and
 accepted by asctime(), mktime() and strftime().  May be considered as a
 sequence of 9 integers.

 Note that several fields' values are not the same as those defined by
 the C language standard for struct tm.  For example, the value of the
 field tm_year is the actual year, not year - 1900.  See individual
 fields' descriptions for details.`;

const STRUCT_TIME_FIELDS = `tm_year\tyear, for example, 1993
tm_mon\tmonth of year, range [1, 12]
tm_mday\tday of month, range [1, 31]
tm_hour\thours, range [0, 23]
tm_min\tminutes, range [0, 59]
tm_sec\tseconds, range [0, 61])
tm_wday\tday of week, range [0, 6], Monday is 0
tm_yday\tday of year, range [1, 366]
tm_isdst\t1 if summer time is in effect, 0 if not, and -1 if unknown
tm_zone\tabbreviation of timezone name
tm_gmtoff\toffset from UTC in seconds`;

/** Adds the type struct_time, which the module's state keeps too. */
function addStructTime(m: PyObject): i32 {
  const type = newHeapStructSequenceType('time.struct_time', STRUCT_TIME_DOC, STRUCT_TIME_FIELDS, 9);
  if (!type) return -1;
  const state = PyMem_Calloc(1, offsetof<TimeState>());
  if (!state) {
    PyErr_NoMemory();
    Py_DECREF(type);
    return -1;
  }
  changetype<PyModuleObject>(m).md_state = state;
  changetype<TimeState>(state).struct_time_type = type;
  const def = changetype<PyModuleObject>(m).md_def!;
  def.m_traverse = time_traverse.index;
  def.m_clear = time_clear.index;
  def.m_free = time_free.index;
  return PyModule_AddObjectRef(m, 'struct_time', type);
}

/** Whether an object could be made and added; steals it. */
function added(m: PyObject, name: string, o: PyObject | null): bool {
  return PyModule_Add(m, name, o) == 0;
}

function addConstants(m: PyObject): bool {
  return (
    addZone(m) &&
    added(m, 'CLOCK_REALTIME', PyLong_FromLong(0)) &&
    added(m, 'CLOCK_MONOTONIC', PyLong_FromLong(1)) &&
    added(m, 'CLOCK_MONOTONIC_RAW', PyLong_FromLong(4)) &&
    added(m, 'CLOCK_PROCESS_CPUTIME_ID', PyLong_FromLong(2)) &&
    added(m, 'CLOCK_THREAD_CPUTIME_ID', PyLong_FromLong(3)) &&
    added(m, 'CLOCK_BOOTTIME', PyLong_FromLong(7)) &&
    added(m, 'CLOCK_TAI', PyLong_FromLong(11)) &&
    added(m, '_STRUCT_TM_ITEMS', PyLong_FromLong(11))
  );
}

/** new */
export function init_time_module(): PyObject | null {
  const m = newNativeModule(
    'time',
    `This module provides various functions to manipulate time values.

There are two standard representations of time.  One is the number
of seconds since the Epoch, in UTC (a.k.a. GMT).  It may be an integer
or a floating-point number (to represent fractions of seconds).
The epoch is the point where the time starts, the return value of time.gmtime(0).
It is January 1, 1970, 00:00:00 (UTC) on all platforms.

The other representation is a tuple of 9 integers giving local time.
The tuple items are:
  year (including century, e.g. 1998)
  month (1-12)
  day (1-31)
  hours (0-23)
  minutes (0-59)
  seconds (0-59)
  weekday (0-6, Monday is 0)
  Julian day (day in the year, 1-366)
  DST (Daylight Savings Time) flag (-1, 0 or 1)
If the DST flag is 0, the time is given in the regular time zone;
if it is 1, the time is given in the DST time zone;
if it is -1, mktime() should guess based on the date and time.
`,
  );
  if (!m) return null;
  addFunctions(m);
  if (addConstants(m) && addStructTime(m) == 0) return m;
  Py_DECREF(m);
  return null;
}

function addFunctions(m: PyObject): void {
  moduleMethod(
    m,
    'time',
    time_time.index,
    METH_NOARGS,
    `time($self, /)
--

time() -> floating-point number

Return the current time in seconds since the Epoch.
Fractions of a second may be present if the system clock provides them.`,
  );
  moduleMethod(
    m,
    'time_ns',
    time_time_ns.index,
    METH_NOARGS,
    `time_ns($self, /)
--

time_ns() -> int

Return the current time in nanoseconds since the Epoch.`,
  );
  moduleMethod(
    m,
    'clock_gettime',
    time_clock_gettime.index,
    METH_O,
    `clock_gettime($module, clk_id, /)
--

Return the time of the specified clock clk_id as a float.`,
  );
  moduleMethod(
    m,
    'clock_gettime_ns',
    time_clock_gettime_ns.index,
    METH_O,
    `clock_gettime_ns($module, clk_id, /)
--

Return the time of the specified clock clk_id as nanoseconds (int).`,
  );
  moduleMethod(
    m,
    'clock_getres',
    time_clock_getres.index,
    METH_VARARGS,
    `clock_getres(clk_id) -> floating-point number

Return the resolution (precision) of the specified clock clk_id.`,
  );
  moduleMethod(
    m,
    'sleep',
    time_sleep.index,
    METH_O,
    `sleep($self, object, /)
--

sleep(seconds)

Delay execution for a given number of seconds.  The argument may be
a floating-point number for subsecond precision.`,
  );
  moduleMethod(
    m,
    'gmtime',
    time_gmtime.index,
    METH_VARARGS,
    `gmtime([seconds]) -> (tm_year, tm_mon, tm_mday, tm_hour, tm_min,
                       tm_sec, tm_wday, tm_yday, tm_isdst)

Convert seconds since the Epoch to a time tuple expressing UTC (a.k.a.
GMT).  When 'seconds' is not passed in, convert the current time instead.

If the platform supports the tm_gmtoff and tm_zone, they are available as
attributes only.`,
  );
  moduleMethod(
    m,
    'localtime',
    time_localtime.index,
    METH_VARARGS,
    `localtime([seconds]) -> (tm_year,tm_mon,tm_mday,tm_hour,tm_min,
                          tm_sec,tm_wday,tm_yday,tm_isdst)

Convert seconds since the Epoch to a time tuple expressing local time.
When 'seconds' is not passed in, convert the current time instead.`,
  );
  moduleMethod(
    m,
    'asctime',
    time_asctime.index,
    METH_VARARGS,
    `asctime([tuple]) -> string

Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'.
When the time tuple is not present, current time as returned by localtime()
is used.`,
  );
  moduleMethod(
    m,
    'ctime',
    time_ctime.index,
    METH_VARARGS,
    `ctime(seconds) -> string

Convert a time in seconds since the Epoch to a string in local time.
This is equivalent to asctime(localtime(seconds)). When the time tuple is
not present, current time as returned by localtime() is used.`,
  );
  moduleMethod(
    m,
    'mktime',
    time_mktime.index,
    METH_O,
    `mktime($self, object, /)
--

mktime(tuple) -> floating-point number

Convert a time tuple in local time to seconds since the Epoch.
Note that mktime(gmtime(0)) will not generally return zero for most
time zones; instead the returned value will either be equal to that
of the timezone or altzone attributes on the time module.`,
  );
  moduleMethod(
    m,
    'strftime',
    time_strftime.index,
    METH_VARARGS,
    `strftime(format[, tuple]) -> string

Convert a time tuple to a string according to a format specification.
See the library reference manual for formatting codes. When the time tuple
is not present, current time as returned by localtime() is used.

Commonly used format codes:

%Y  Year with century as a decimal number.
%m  Month as a decimal number [01,12].
%d  Day of the month as a decimal number [01,31].
%H  Hour (24-hour clock) as a decimal number [00,23].
%M  Minute as a decimal number [00,59].
%S  Second as a decimal number [00,61].
%z  Time zone offset from UTC.
%a  Locale's abbreviated weekday name.
%A  Locale's full weekday name.
%b  Locale's abbreviated month name.
%B  Locale's full month name.
%c  Locale's appropriate date and time representation.
%I  Hour (12-hour clock) as a decimal number [01,12].
%p  Locale's equivalent of either AM or PM.

Other codes may be available on your platform.  See documentation for
the C library strftime function.
`,
  );
  moduleMethod(
    m,
    'strptime',
    time_strptime.index,
    METH_VARARGS,
    `strptime(string, format) -> struct_time

Parse a string to a time tuple according to a format specification.
See the library reference manual for formatting codes (same as
strftime()).

Commonly used format codes:

%Y  Year with century as a decimal number.
%m  Month as a decimal number [01,12].
%d  Day of the month as a decimal number [01,31].
%H  Hour (24-hour clock) as a decimal number [00,23].
%M  Minute as a decimal number [00,59].
%S  Second as a decimal number [00,61].
%z  Time zone offset from UTC.
%a  Locale's abbreviated weekday name.
%A  Locale's full weekday name.
%b  Locale's abbreviated month name.
%B  Locale's full month name.
%c  Locale's appropriate date and time representation.
%I  Hour (12-hour clock) as a decimal number [01,12].
%p  Locale's equivalent of either AM or PM.

Other codes may be available on your platform.  See documentation for
the C library strftime function.
`,
  );
  moduleMethod(
    m,
    'tzset',
    time_tzset.index,
    METH_NOARGS,
    `tzset($self, /)
--

tzset()

Initialize, or reinitialize, the local timezone to the value stored in
os.environ['TZ']. The TZ environment variable should be specified in
standard Unix timezone format as documented in the tzset man page
(eg. 'US/Eastern', 'Europe/Amsterdam'). Unknown timezones will silently
fall back to UTC. If the TZ environment variable is not set, the local
timezone is set to the systems best guess of wallclock time.
Changing the TZ environment variable without calling tzset *may* change
the local timezone used by methods such as localtime, but this behaviour
should not be relied on.`,
  );
  moduleMethod(
    m,
    'monotonic',
    time_monotonic.index,
    METH_NOARGS,
    `monotonic($self, /)
--

monotonic() -> float

Monotonic clock, cannot go backward.`,
  );
  moduleMethod(
    m,
    'monotonic_ns',
    time_monotonic_ns.index,
    METH_NOARGS,
    `monotonic_ns($self, /)
--

monotonic_ns() -> int

Monotonic clock, cannot go backward, as nanoseconds.`,
  );
  moduleMethod(
    m,
    'process_time',
    time_process_time.index,
    METH_NOARGS,
    `process_time($self, /)
--

process_time() -> float

Process time for profiling: sum of the kernel and user-space CPU time.`,
  );
  moduleMethod(
    m,
    'process_time_ns',
    time_process_time_ns.index,
    METH_NOARGS,
    `process_time_ns($self, /)
--

process_time() -> int

Process time for profiling as nanoseconds:
sum of the kernel and user-space CPU time.`,
  );
  moduleMethod(
    m,
    'thread_time',
    time_process_time.index,
    METH_NOARGS,
    `thread_time($self, /)
--

thread_time() -> float

Thread time for profiling: sum of the kernel and user-space CPU time.`,
  );
  moduleMethod(
    m,
    'thread_time_ns',
    time_process_time_ns.index,
    METH_NOARGS,
    `thread_time_ns($self, /)
--

thread_time() -> int

Thread time for profiling as nanoseconds:
sum of the kernel and user-space CPU time.`,
  );
  moduleMethod(
    m,
    'perf_counter',
    time_monotonic.index,
    METH_NOARGS,
    `perf_counter($self, /)
--

perf_counter() -> float

Performance counter for benchmarking.`,
  );
  moduleMethod(
    m,
    'perf_counter_ns',
    time_monotonic_ns.index,
    METH_NOARGS,
    `perf_counter_ns($self, /)
--

perf_counter_ns() -> int

Performance counter for benchmarking as nanoseconds.`,
  );
  moduleMethod(
    m,
    'get_clock_info',
    time_get_clock_info.index,
    METH_VARARGS,
    `get_clock_info(name: str) -> dict

Get information of the specified clock.`,
  );
}
