// strftime as the C library has it, in the C locale: %[_-0^#][width][EO]code.

import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR } from '../../objects/str/struct';
import {
  _PyUnicodeWriter,
  _PyUnicodeWriter_WriteChar,
  _PyUnicodeWriter_WriteSubstring,
  dropWriter,
  finishWriter,
  newWriter,
  writeASCII,
  writeFill,
} from '../../objects/str/writer';
import { Py_DECREF, Py_NewRef, stackAlloc } from '../../runtime/cold';
import { PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { isLeap, Moment } from './convert';
import { secondsOfLocal, zoneName } from './zone';

/** The English name; 0 is Sunday. */
export function weekdayName(i: i32): string {
  switch (i) {
    case 0:
      return 'Sunday';
    case 1:
      return 'Monday';
    case 2:
      return 'Tuesday';
    case 3:
      return 'Wednesday';
    case 4:
      return 'Thursday';
    case 5:
      return 'Friday';
    case 6:
      return 'Saturday';
    default:
      return '?';
  }
}

/** The English name; 0 is January. */
export function monthName(i: i32): string {
  switch (i) {
    case 0:
      return 'January';
    case 1:
      return 'February';
    case 2:
      return 'March';
    case 3:
      return 'April';
    case 4:
      return 'May';
    case 5:
      return 'June';
    case 6:
      return 'July';
    case 7:
      return 'August';
    case 8:
      return 'September';
    case 9:
      return 'October';
    case 10:
      return 'November';
    case 11:
      return 'December';
    default:
      return '?';
  }
}

/** Writes the first n letters of a name, n 0: all of it. */
export function writeName(w: _PyUnicodeWriter, name: string, n: i32): i32 {
  const length = n == 0 || n > name.length ? name.length : n;
  for (let i = 0; i < length; i++) if (_PyUnicodeWriter_WriteChar(w, name.charCodeAt(i)) < 0) return -1;
  return 0;
}

/** How a directive is to be written: padding character (0: as usual), width (-1: as usual), case. */
@unmanaged
export class Directive {
  pad: i32; // '_', '-', '0'
  width: i32;
  upper: i32; // '^'
  swap: i32; // '#'
}

export const DIRECTIVE_SLOTS = 2;

/** A number in at least `digits` places, filled with `fill` ('0' or ' '; the directive may say otherwise). */
export function writeNumberField(w: _PyUnicodeWriter, d: Directive, value: i64, digits: i32, fill: u32): i32 {
  let pad = fill;
  if (d.pad == 95) pad = 32;
  else if (d.pad == 48) pad = 48;
  const negative = value < 0;
  let v = negative ? <u64>-value : <u64>value;
  let length = 1;
  for (let t = v / 10; t; t /= 10) length++;
  let places = max(digits, d.width);
  if (d.pad == 45) places = 0;
  const missing = places - length - i32(negative);
  if (pad == 32 && writeFill(w, 32, missing) < 0) return -1;
  if (negative && _PyUnicodeWriter_WriteChar(w, 45) < 0) return -1;
  if (pad == 48 && writeFill(w, 48, missing) < 0) return -1;
  const buffer = stackAlloc(3);
  for (let i = length - 1; i >= 0; i--) {
    store<u8>(buffer + i, 48 + <u8>(v % 10));
    v /= 10;
  }
  const result = writeASCII(w, buffer, length);
  stackFree(buffer);
  return result;
}

/** A name, padded on the left to the directive's width and in capitals when it says so. */
export function writeTextField(w: _PyUnicodeWriter, d: Directive, name: string, n: i32, upper: bool, lower: bool): i32 {
  const length = n == 0 || n > name.length ? name.length : n;
  if (d.width > length && writeFill(w, d.pad == 48 ? 48 : 32, d.width - length) < 0) return -1;
  for (let i = 0; i < length; i++) {
    let c = <u32>name.charCodeAt(i);
    if ((upper || d.upper) && c - 97 < 26) c -= 32;
    else if (lower && c - 65 < 26) c += 32;
    if (_PyUnicodeWriter_WriteChar(w, c) < 0) return -1;
  }
  return 0;
}

/** Floor division and its rest. */
/* @inline */ function floorDiv(a: i64, b: i64): i64 {
  const q = a / b;
  return a % b < 0 ? q - 1 : q;
}

/** Days since the Monday of ISO week 1; negative: the date belongs to the year before. */
/* @inline */ function isoWeekDays(yearday: i32, weekday: i32): i32 {
  const big = 3 * 7;
  return yearday - ((yearday - weekday + 4 + big) % 7) + 3;
}

/** ISO 8601: the year (code G) or the week (code V) that the date belongs to. */
function isoField(m: Moment, week: bool): i64 {
  let year = m.year;
  let days = isoWeekDays(m.yearday, m.weekday);
  if (days < 0) {
    year--;
    days = isoWeekDays(m.yearday + (isLeap(year) ? 366 : 365), m.weekday);
  } else {
    const next = isoWeekDays(m.yearday - (isLeap(year) ? 366 : 365), m.weekday);
    if (next >= 0) {
      year++;
      days = next;
    }
  }
  return week ? days / 7 + 1 : year;
}

/** The composite codes: what they stand for; '' for the others. */
function expansion(code: u32): string {
  switch (code) {
    case 99:
      return '%a %b %e %H:%M:%S %Y'; // c
    case 68:
      return '%m/%d/%y'; // D
    case 120:
      return '%m/%d/%y'; // x
    case 70:
      return '%Y-%m-%d'; // F
    case 82:
      return '%H:%M'; // R
    case 114:
      return '%I:%M:%S %p'; // r
    case 84:
      return '%H:%M:%S'; // T
    case 88:
      return '%H:%M:%S'; // X
    default:
      return '';
  }
}

/** A composite code: made apart, to be padded as one text. */
function writeComposite(w: _PyUnicodeWriter, d: Directive, m: Moment, format: string, zone: PyObject | null): i32 {
  const text = PyUnicode_FromString(format);
  if (!text) return -1;
  const inner = newWriter();
  const failed = writeTime(inner, text, m, zone) < 0;
  Py_DECREF(text);
  const s = failed ? dropWriter(inner) : finishWriter(inner);
  if (!s) return -1;
  let result = writeFill(w, d.pad == 48 ? 48 : 32, <i64>d.width - PyUnicode_GET_LENGTH(s));
  for (let i: i64 = 0; result == 0 && i < PyUnicode_GET_LENGTH(s); i++) {
    const c = PyUnicode_READ_CHAR(s, i);
    result = _PyUnicodeWriter_WriteChar(w, d.upper && c - 97 < 26 ? c - 32 : c);
  }
  Py_DECREF(s);
  return result;
}

/** zone NULL: the moment's, or that of the process, unless nobody knows whether it is summer. */
function writeZoneName(w: _PyUnicodeWriter, d: Directive, m: Moment, given: PyObject | null): i32 {
  if (!given && !m.zone && m.isdst < 0) return writeTextField(w, d, '', 0, false, false);
  const zone = given ? Py_NewRef(given) : zoneName(m);
  if (!zone) return -1;
  const r = writeZoneText(w, d, zone);
  Py_DECREF(zone);
  return r;
}

function writeZoneText(w: _PyUnicodeWriter, d: Directive, zone: PyObject): i32 {
  const n = PyUnicode_GET_LENGTH(zone);
  if (writeFill(w, d.pad == 48 ? 48 : 32, <i64>d.width - n) < 0) return -1;
  for (let i: i64 = 0; i < n; i++) {
    let c = PyUnicode_READ_CHAR(zone, i);
    if (d.swap && c - 65 < 26) c += 32;
    if (_PyUnicodeWriter_WriteChar(w, c) < 0) return -1;
  }
  return 0;
}

/** One directive: 1 written, 0 there is no such code, -1 with the exception set. */
function writeDirective(w: _PyUnicodeWriter, d: Directive, code: u32, m: Moment, zone: PyObject | null): i32 {
  const hour12 = m.hour % 12 == 0 ? 12 : m.hour % 12;
  let r = 0;
  switch (code) {
    case 97:
      r = writeTextField(w, d, weekdayName(m.weekday), 3, d.swap != 0, false);
      break; // a
    case 65:
      r = writeTextField(w, d, weekdayName(m.weekday), 0, d.swap != 0, false);
      break; // A
    case 98: // b
    case 104:
      r = writeTextField(w, d, monthName(m.month), 3, d.swap != 0, false);
      break; // h
    case 66:
      r = writeTextField(w, d, monthName(m.month), 0, d.swap != 0, false);
      break; // B
    case 67:
      r = writeNumberField(w, d, floorDiv(m.year, 100), 1, 48);
      break; // C
    case 100:
      r = writeNumberField(w, d, m.day, 2, 48);
      break; // d
    case 101:
      r = writeNumberField(w, d, m.day, 2, 32);
      break; // e
    case 72:
      r = writeNumberField(w, d, m.hour, 2, 48);
      break; // H
    case 73:
      r = writeNumberField(w, d, hour12, 2, 48);
      break; // I
    case 107:
      r = writeNumberField(w, d, m.hour, 2, 32);
      break; // k
    case 108:
      r = writeNumberField(w, d, hour12, 2, 32);
      break; // l
    case 106:
      r = writeNumberField(w, d, m.yearday + 1, 3, 48);
      break; // j
    case 77:
      r = writeNumberField(w, d, m.minute, 2, 48);
      break; // M
    case 109:
      r = writeNumberField(w, d, m.month + 1, 2, 48);
      break; // m
    case 110:
      r = _PyUnicodeWriter_WriteChar(w, 10);
      break; // n
    case 116:
      r = _PyUnicodeWriter_WriteChar(w, 9);
      break; // t
    case 37:
      r = _PyUnicodeWriter_WriteChar(w, 37);
      break; // %
    case 112:
      r = writeTextField(w, d, m.hour >= 12 ? 'PM' : 'AM', 0, false, d.swap != 0);
      break; // p
    case 80:
      r = writeTextField(w, d, m.hour >= 12 ? 'PM' : 'AM', 0, false, true);
      break; // P
    case 83:
      r = writeNumberField(w, d, m.second, 2, 48);
      break; // S
    case 115:
      r = writeNumberField(w, d, secondsOfLocal(m), 1, 48);
      break; // s
    case 117:
      r = writeNumberField(w, d, m.weekday == 0 ? 7 : m.weekday, 1, 48);
      break; // u
    case 119:
      r = writeNumberField(w, d, m.weekday, 1, 48);
      break; // w
    case 85:
      r = writeNumberField(w, d, (m.yearday - m.weekday + 7) / 7, 2, 48);
      break; // U
    case 87:
      r = writeNumberField(w, d, (m.yearday - ((m.weekday + 6) % 7) + 7) / 7, 2, 48);
      break; // W
    case 86:
      r = writeNumberField(w, d, isoField(m, true), 2, 48);
      break; // V
    case 71:
      r = writeNumberField(w, d, isoField(m, false), 1, 48);
      break; // G
    case 103:
      r = writeNumberField(w, d, ((isoField(m, false) % 100) + 100) % 100, 2, 48);
      break; // g
    case 89:
      r = writeNumberField(w, d, m.year, 1, 48);
      break; // Y
    case 121:
      r = writeNumberField(w, d, ((m.year % 100) + 100) % 100, 2, 48);
      break; // y
    case 90:
      r = writeZoneName(w, d, m, zone);
      break; // Z
    case 122: {
      // z
      if (m.isdst < 0) break;
      const minutes = abs(m.offset) / 60;
      r = _PyUnicodeWriter_WriteChar(w, m.offset < 0 ? 45 : 43);
      if (r == 0) r = writeNumberField(w, d, (minutes / 60) * 100 + (minutes % 60), 4, 48);
      break;
    }
    default: {
      const whole = expansion(code);
      if (whole.length == 0) return 0;
      r = writeComposite(w, d, m, whole, zone);
    }
  }
  return r < 0 ? -1 : 1;
}

/** Writes the time as `format` says; an unknown directive stays as it is. */
export function writeTime(w: _PyUnicodeWriter, format: PyObject, m: Moment, zone: PyObject | null): i32 {
  const n = PyUnicode_GET_LENGTH(format);
  const p = stackAlloc(DIRECTIVE_SLOTS);
  const d = changetype<Directive>(p);
  let result = 0;
  for (let i: i64 = 0; result == 0 && i < n; i++) {
    const c = PyUnicode_READ_CHAR(format, i);
    if (c != 37) {
      result = _PyUnicodeWriter_WriteChar(w, c);
      continue;
    }
    const start = i++;
    d.pad = 0;
    d.width = -1;
    d.upper = 0;
    d.swap = 0;
    for (; i < n; i++) {
      const f = PyUnicode_READ_CHAR(format, i);
      if (f == 95 || f == 45 || f == 48) d.pad = f;
      else if (f == 94) d.upper = 1;
      else if (f == 35) d.swap = 1;
      else break;
    }
    while (i < n && PyUnicode_READ_CHAR(format, i) - 48 < 10) {
      d.width = max(d.width, 0) * 10 + <i32>(PyUnicode_READ_CHAR(format, i++) - 48);
    }
    if (i < n && (PyUnicode_READ_CHAR(format, i) == 69 || PyUnicode_READ_CHAR(format, i) == 79)) {
      i++;
    }
    let known = 0;
    if (i < n) known = writeDirective(w, d, PyUnicode_READ_CHAR(format, i), m, zone);
    if (known < 0) result = -1;
    else if (known == 0) {
      if (i >= n) i = n - 1;
      result = writeFill(w, d.pad == 48 ? 48 : 32, <i64>d.width - (i + 1 - start));
      if (result == 0) result = _PyUnicodeWriter_WriteSubstring(w, format, start, i + 1);
    }
  }
  stackFree(p);
  return result;
}
