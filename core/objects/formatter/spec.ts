// [[fill]align][sign][z][#][0][width][grouping][.precision][type]: how format() wants it.
// (CPython: Python/formatter_unicode.c)

import { arg, Py_DECREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_ValueError } from '../exceptions/types';
import { PyUnicode_Substring } from '../str/slice';
import { PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ } from '../str/struct';
import { _PyUnicode_ToDecimalDigit } from '../str/unicode';

export const LT_NO_LOCALE = 0;
export const LT_DEFAULT_LOCALE = 44; // ','
export const LT_UNDERSCORE_LOCALE = 95; // '_'
export const LT_CURRENT_LOCALE = 110; // 'n'

/** A format specification taken apart; 56 bytes, on the native stack. */
@unmanaged
export class FormatSpec {
  fill_char: u32;
  align: u32; // one of < > = ^
  sign: u32; // one of + - space, 0: none given
  type: u32;
  width: i64; // -1: none
  precision: i64; // -1: none
  thousands_separators: u32; // LT_*
  no_neg_0: u8;
  alternate: u8;
  align_specified: u8;
  fill_char_specified: u8;
}

export const FORMAT_SPEC_SLOTS = 7;

/* @inline */ function isAlign(c: u32): bool {
  return c == 60 || c == 62 || c == 61 || c == 94;
}

/** The digits (of any script) from `at` on as a number in *result: how many there are; -1 with the exception set. */
function getInteger(kind: i32, data: usize, at: i64, end: i64, result: usize): i64 {
  let n: i64 = 0;
  let value: i64 = 0;
  for (; at < end; at++, n++) {
    const d = _PyUnicode_ToDecimalDigit(PyUnicode_READ(kind, data, at));
    if (d < 0) break;
    if (value > (i64.MAX_VALUE - d) / 10) {
      PyErr_SetString(PyExc_ValueError, 'Too many decimal digits in format string');
      return -1;
    }
    value = value * 10 + d;
  }
  store<i64>(result, value);
  return n;
}

function invalidSeparator(separator: u32, type: u32): void {
  // A character that would not show is spelled out.
  if (type > 32 && type < 128) {
    PyErr_Format(PyExc_ValueError, "Cannot specify '%c' with '%c'.", <u64>separator, <u64>type);
  } else PyErr_Format(PyExc_ValueError, "Cannot specify '%c' with '\\x%x'.", <u64>separator, <u64>type);
}

/** Takes spec[start:end] apart into `format`: 1, or 0 with the exception set. `o` is the value, for messages. */
export function parse_internal_render_format_spec(
  o: PyObject,
  spec: PyObject,
  start: i64,
  end: i64,
  format: FormatSpec,
  defaultType: u32,
  defaultAlign: u32,
): i32 {
  const kind = PyUnicode_KIND(spec);
  const data = PyUnicode_DATA(spec);
  let at = start;
  format.fill_char = 32;
  format.align = defaultAlign;
  format.alternate = 0;
  format.no_neg_0 = 0;
  format.sign = 0;
  format.width = -1;
  format.thousands_separators = LT_NO_LOCALE;
  format.precision = -1;
  format.type = defaultType;
  format.align_specified = 0;
  format.fill_char_specified = 0;
  if (end - at >= 2 && isAlign(PyUnicode_READ(kind, data, at + 1))) {
    format.align = PyUnicode_READ(kind, data, at + 1);
    format.fill_char = PyUnicode_READ(kind, data, at);
    format.fill_char_specified = 1;
    format.align_specified = 1;
    at += 2;
  } else if (end - at >= 1 && isAlign(PyUnicode_READ(kind, data, at))) {
    format.align = PyUnicode_READ(kind, data, at);
    format.align_specified = 1;
    at++;
  }
  if (at < end) {
    const c = PyUnicode_READ(kind, data, at);
    if (c == 32 || c == 43 || c == 45) {
      format.sign = c;
      at++;
    }
  }
  if (at < end && PyUnicode_READ(kind, data, at) == 122) {
    format.no_neg_0 = 1;
    at++;
  }
  if (at < end && PyUnicode_READ(kind, data, at) == 35) {
    format.alternate = 1;
    at++;
  }
  // A leading 0 of the width means zeros as fill, and between sign and digits unless an alignment was given.
  if (!format.fill_char_specified && at < end && PyUnicode_READ(kind, data, at) == 48) {
    format.fill_char = 48;
    if (!format.align_specified && defaultAlign == 62) format.align = 61;
    at++;
  }
  const number = stackAlloc(1);
  let n = getInteger(kind, data, at, end, number);
  if (n > 0) format.width = load<i64>(number);
  if (n < 0) {
    stackFree(number);
    return 0;
  }
  at += n;
  if (at < end && PyUnicode_READ(kind, data, at) == 44) {
    format.thousands_separators = LT_DEFAULT_LOCALE;
    at++;
  }
  let bothSeparators = false;
  if (at < end && PyUnicode_READ(kind, data, at) == 95) {
    if (format.thousands_separators != LT_NO_LOCALE) bothSeparators = true;
    format.thousands_separators = LT_UNDERSCORE_LOCALE;
    at++;
  }
  if (!bothSeparators && at < end && PyUnicode_READ(kind, data, at) == 44) {
    if (format.thousands_separators == LT_UNDERSCORE_LOCALE) bothSeparators = true;
  }
  if (bothSeparators) {
    stackFree(number);
    PyErr_Format(PyExc_ValueError, "Cannot specify both ',' and '_'.");
    return 0;
  }
  if (at < end && PyUnicode_READ(kind, data, at) == 46) {
    at++;
    n = getInteger(kind, data, at, end, number);
    if (n <= 0) {
      if (n == 0) PyErr_SetString(PyExc_ValueError, 'Format specifier missing precision');
      stackFree(number);
      return 0;
    }
    format.precision = load<i64>(number);
    at += n;
  }
  stackFree(number);
  if (end - at > 1) {
    const actual = PyUnicode_Substring(spec, start, end);
    if (actual) {
      PyErr_Format(
        PyExc_ValueError,
        "Invalid format specifier '%U' for object of type '%.200s'",
        arg(actual),
        <u64>o.ob_type.tp_name,
      );
      Py_DECREF(actual);
    }
    return 0;
  }
  if (end - at == 1) format.type = PyUnicode_READ(kind, data, at);
  if (format.thousands_separators) {
    switch (format.type) {
      case 100: // d
      case 101: // e
      case 102: // f
      case 103: // g
      case 69: // E
      case 71: // G
      case 37: // %
      case 70: // F
      case 0:
        break;
      case 98: // b
      case 111: // o
      case 120: // x
      case 88: // X
        if (format.thousands_separators == LT_UNDERSCORE_LOCALE) break;
      default:
        invalidSeparator(format.thousands_separators, format.type);
        return 0;
    }
  }
  return 1;
}

/** Raises ValueError for a type character that the value does not have. */
export function unknown_presentation_type(type: u32, typeName: usize): void {
  if (type > 32 && type < 128) {
    PyErr_Format(PyExc_ValueError, "Unknown format code '%c' for object of type '%.200s'", <u64>type, <u64>typeName);
  } else {
    PyErr_Format(PyExc_ValueError, "Unknown format code '\\x%x' for object of type '%.200s'", <u64>type, <u64>typeName);
  }
}
