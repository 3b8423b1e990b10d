// What a time zone says: calls of utcoffset, dst and tzname, checked. (CPython: Modules/_datetimemodule.c)

import { PyObject_CallMethodOneArg } from '../../objects/call';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Check } from '../../objects/str/struct';
import { Py_DECREF } from '../../runtime/cold';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, PyObject } from '../../runtime/object';
import { asDelta, PyDelta_Check } from './struct';

/** Whether a timedelta lies strictly between -24 and 24 hours. */
export function isOffset(o: PyObject): bool {
  const delta = asDelta(o);
  return delta.days == 0 || (delta.days == -1 && (delta.seconds | delta.microseconds) != 0);
}

// new: a timedelta within a day, or None
function call_tzinfo_method(tzinfo: PyObject, name: string, dt: PyObject): PyObject | null {
  if (tzinfo == Py_None) return Py_None;
  const key = PyUnicode_FromString(name);
  const offset = key ? PyObject_CallMethodOneArg(tzinfo, key, dt) : null;
  if (key) Py_DECREF(key);
  if (!offset || offset == Py_None) return offset;
  if (!PyDelta_Check(offset)) {
    PyErr_Format(
      PyExc_TypeError,
      "tzinfo.%ls() must return None or timedelta, not '%.200s'",
      changetype<usize>(name),
      offset.ob_type.tp_name,
    );
  } else if (!isOffset(offset)) {
    PyErr_SetString(
      PyExc_ValueError,
      'offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).',
    );
  } else return offset;
  Py_DECREF(offset);
  return null;
}

// new: what to add to UTC, or None. tzinfo may be None
export function call_utcoffset(tzinfo: PyObject, dt: PyObject): PyObject | null {
  return call_tzinfo_method(tzinfo, 'utcoffset', dt);
}

// new
export function call_dst(tzinfo: PyObject, dt: PyObject): PyObject | null {
  return call_tzinfo_method(tzinfo, 'dst', dt);
}

// new: a str, or None
export function call_tzname(tzinfo: PyObject, dt: PyObject): PyObject | null {
  if (tzinfo == Py_None) return Py_None;
  const name = PyObject_CallMethodOneArg(tzinfo, _Py_ID('tzname'), dt);
  if (!name || name == Py_None || PyUnicode_Check(name)) return name;
  PyErr_Format(PyExc_TypeError, "tzinfo.tzname() must return None or a string, not '%s'", name.ob_type.tp_name);
  Py_DECREF(name);
  return null;
}

// new: a timedelta within a day as +HH:MM, with seconds and microseconds if there are some
export function offsetText(offset: PyObject, separator: string): PyObject | null {
  const delta = asDelta(offset);
  const negative = delta.days < 0;
  let us = <i64>delta.seconds * 1000000 + delta.microseconds;
  if (negative) us = 86400000000 - us;
  const seconds = us / 1000000;
  us %= 1000000;
  const between = changetype<usize>(separator);
  return PyUnicode_FromFormat(
    us ? '%c%02d%ls%02d%ls%02d.%06d' : seconds % 60 ? '%c%02d%ls%02d%ls%02d' : '%c%02d%ls%02d',
    negative ? 0x2d : 0x2b,
    seconds / 3600,
    between,
    (seconds / 60) % 60,
    between,
    seconds % 60,
    us,
  );
}

// new: the same of what utcoffset says, '' for None
export function format_utcoffset(tzinfo: PyObject, dt: PyObject, separator: string): PyObject | null {
  const offset = call_utcoffset(tzinfo, dt);
  if (!offset) return null;
  const text = offset == Py_None ? PyUnicode_FromString('') : offsetText(offset, separator);
  Py_DECREF(offset);
  return text;
}

/** text with the offset behind it; steals text. (new) */
export function withOffset(text: PyObject | null, tzinfo: PyObject, dt: PyObject): PyObject | null {
  if (!text || tzinfo == Py_None) return text;
  const offset = format_utcoffset(tzinfo, dt, ':');
  const result = offset ? PyUnicode_FromFormat('%U%U', arg(text), arg(offset)) : null;
  if (offset) Py_DECREF(offset);
  Py_DECREF(text);
  return result;
}
