// Reading ISO 8601. The text is UTF-8 with a NUL behind it, which no digit or separator is. (CPython: Modules/_datetimemodule.c)

import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_UnicodeEncodeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { _PyUnicode_Copy } from '../../objects/str/new';
import {
  PyUnicode_Check,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_KIND,
  PyUnicode_READ_CHAR,
  PyUnicode_WRITE,
} from '../../objects/str/struct';
import { PyUnicode_AsUTF8AndSize } from '../../objects/str/utf8';
import { Py_DECREF, Py_NewRef, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { arg, PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { iso_to_ymd } from './calendar';
import { new_delta } from './new-timedelta';
import { Fields, utc_timezone } from './struct';
import { new_timezone } from './timezone';

const COLON = 0x3a;
const HYPHEN = 0x2d;
const PLUS = 0x2b;
const PERIOD = 0x2e;
const COMMA = 0x2c;
const W = 0x57;
const Z = 0x5a;

/* @inline */ function isDigit(c: u8): bool {
  return <u32>c - 48 < 10;
}

/** The number of n digits; -1: there is something else among them. */
function digits(p: usize, n: i64): i64 {
  let value: i64 = 0;
  for (let end = p + <usize>n; p < end; p++) {
    if (!isDigit(load<u8>(p))) return -1;
    value = value * 10 + (load<u8>(p) - 48);
  }
  return value;
}

/** Reads a date of n bytes; what may follow it is not looked at. */
function parse_isoformat_date(start: usize, n: i64, f: Fields): bool {
  let p = start;
  f.year = digits(p, 4);
  if (f.year < 0) return false;
  p += 4;
  const separated = load<u8>(p) == HYPHEN;
  if (separated) p++;
  const byWeek = load<u8>(p) == W;
  if (byWeek) p++;
  const second = digits(p, 2);
  if (second < 0) return false;
  p += 2;
  if (byWeek && <i64>(p - start) >= n) return iso_to_ymd(f.year, second, 1, f) == 0;
  if (separated && load<u8>(p++) != HYPHEN) return false;
  const third = digits(p, byWeek ? 1 : 2);
  if (third < 0) return false;
  if (byWeek) return iso_to_ymd(f.year, second, third, f) == 0;
  f.month = second;
  f.day = third;
  return true;
}

/** Reads HH[:MM[:SS[.ffffff]]] into four slots: 0, 1 when something stands behind it, -1 when it is malformed. */
function parse_hh_mm_ss_ff(p: usize, end: usize, slots: usize): i32 {
  memory.fill(slots, 0, 32);
  let separated = true;
  for (let i = 0; i < 3; i++) {
    const value = digits(p, 2);
    if (value < 0) return -1;
    store<i64>(slots + (i << 3), value);
    p += 2;
    const c = load<u8>(p++);
    if (i == 0) separated = c == COLON;
    if (p >= end) return i32(c != 0);
    if (separated && c == COLON) continue;
    if (c == PERIOD || c == COMMA) break;
    if (separated) return -1;
    p--;
  }
  const n = min(<i64>(end - p), 6);
  let us = digits(p, n);
  if (us < 0) return -1;
  p += <usize>n;
  for (let i = n; i < 6; i++) us *= 10;
  store<i64>(slots, us, 24);
  while (isDigit(load<u8>(p))) p++;
  return i32(load<u8>(p) != 0);
}

/** Reads a time with its offset; f.tzinfo becomes a new reference. False: malformed, or an exception is set. */
function parse_isoformat_time(start: usize, n: i64, f: Fields): bool {
  const end = start + <usize>n;
  let zone = start;
  do {
    const c = load<u8>(zone);
    if (c == Z || c == PLUS || c == HYPHEN) break;
  } while (++zone < end);
  const parts = stackAlloc(4);
  const rest = parse_hh_mm_ss_ff(start, zone, parts);
  f.hour = load<i64>(parts);
  f.minute = load<i64>(parts, 8);
  f.second = load<i64>(parts, 16);
  f.microsecond = load<i64>(parts, 24);
  let ok = rest >= 0;
  if (ok && zone == end) ok = rest == 0;
  else if (ok) ok = parseZone(zone, end, f, parts);
  stackFree(parts);
  return ok;
}

function parseZone(p: usize, end: usize, f: Fields, parts: usize): bool {
  const sign = load<u8>(p++);
  if (sign == Z) {
    f.tzinfo = utc_timezone;
    return load<u8>(p) == 0;
  }
  if (parse_hh_mm_ss_ff(p, end, parts) != 0) return false;
  const factor: i64 = sign == HYPHEN ? -1 : 1;
  const seconds = (load<i64>(parts) * 60 + load<i64>(parts, 8)) * 60 + load<i64>(parts, 16);
  if (seconds == 0) {
    f.tzinfo = utc_timezone;
    return true;
  }
  const delta = new_delta(0, factor * seconds, factor * load<i64>(parts, 24));
  if (!delta) return false;
  f.tzinfo = new_timezone(delta, null);
  Py_DECREF(delta);
  return f.tzinfo != null;
}

/** ValueError for a malformed text, unless something went wrong otherwise. */
function invalid(text: PyObject): bool {
  if (PyErr_Occurred()) {
    if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) return false;
    PyErr_Clear();
  }
  PyErr_Format(PyExc_ValueError, 'Invalid isoformat string: %R', arg(text));
  return false;
}

function isStr(o: PyObject): bool {
  if (PyUnicode_Check(o)) return true;
  PyErr_SetString(PyExc_TypeError, 'fromisoformat: argument must be str');
  return false;
}

/** Reads a date; false with the exception set. */
export function dateFromIso(text: PyObject, f: Fields): bool {
  if (!isStr(text)) return false;
  const size = stackAlloc(1);
  const p = PyUnicode_AsUTF8AndSize(text, size);
  const n = load<i64>(size);
  stackFree(size);
  const ok = p && (n == 7 || n == 8 || n == 10) && parse_isoformat_date(p, n, f);
  return ok || invalid(text);
}

/** Reads a time; f.tzinfo becomes a new reference, or NULL in a failure. */
export function timeFromIso(text: PyObject, f: Fields): bool {
  if (!isStr(text)) return false;
  const size = stackAlloc(1);
  let p = PyUnicode_AsUTF8AndSize(text, size);
  let n = load<i64>(size);
  stackFree(size);
  if (p && load<u8>(p) == 0x54) {
    p++;
    n--;
  }
  return (p && parse_isoformat_time(p, n, f)) || invalid(text);
}

/**
 * Where the separator between date and time stands; -1: nowhere. It can be any character, so YYYY-Www-HH is ambiguous (a hyphen
 * as separator is likelier than a digit), and YYYYWww is told from YYYYWwwd by the digits behind it being pairs.
 */
function separatorAt(p: usize, n: i64): i64 {
  if (n == 7) return 7;
  if (load<u8>(p, 4) == HYPHEN) {
    if (load<u8>(p, 5) != W) return 10;
    if (n < 8) return -1;
    if (n == 8 || load<u8>(p, 8) != HYPHEN) return 8;
    if (n == 9) return -1;
    return n > 10 && isDigit(load<u8>(p, 10)) ? 8 : 10;
  }
  if (load<u8>(p, 4) != W) return 8;
  let i: i64 = 7;
  while (i < n && isDigit(load<u8>(p + <usize>i))) i++;
  if (i < 9) return i;
  return i % 2 == 0 ? 7 : 8;
}

/** How many bytes the character takes in UTF-8 that begins with c. */
function sizeOfChar(c: u8): usize {
  if (c < 0x80) return 1;
  if (c < 0xe0) return 2;
  return c < 0xf0 ? 3 : 4;
}

// new: the text, a lone surrogate as separator replaced since it has no UTF-8
function withoutSurrogate(text: PyObject): PyObject | null {
  const n = PyUnicode_GET_LENGTH(text);
  for (let i: i64 = 7; i <= 10; i++) {
    if (i == 9 || i >= n || (PyUnicode_READ_CHAR(text, i) & 0xfffff800) != 0xd800) continue;
    const copy = _PyUnicode_Copy(text);
    if (copy) PyUnicode_WRITE(PyUnicode_KIND(copy), PyUnicode_DATA(copy), i, 0x54);
    return copy;
  }
  return Py_NewRef(text);
}

function parseDateTime(text: PyObject, f: Fields): bool {
  const size = stackAlloc(1);
  const p = PyUnicode_AsUTF8AndSize(text, size);
  const n = load<i64>(size);
  stackFree(size);
  if (!p) return false;
  const at = separatorAt(p, n);
  if (at < 0 || !parse_isoformat_date(p, at, f)) return false;
  if (n <= at) return true;
  const separator = p + <usize>at;
  const time = separator + sizeOfChar(load<u8>(separator));
  return parse_isoformat_time(time, n - <i64>(time - p), f);
}

/** Reads a date or a date and time; f.tzinfo becomes a new reference, or NULL in a failure. */
export function datetimeFromIso(text: PyObject, f: Fields): bool {
  if (!isStr(text)) return false;
  if (PyUnicode_GET_LENGTH(text) < 7) return invalid(text);
  const clean = withoutSurrogate(text);
  if (!clean) return false;
  const ok = parseDateTime(clean, f);
  Py_DECREF(clean);
  return ok || invalid(text);
}
