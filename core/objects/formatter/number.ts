// format() of ints and floats: sign, prefix, padding, grouped digits, the rest. (CPython: Python/formatter_unicode.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyErr_Occurred } from '../../runtime/errors';
import { Py_DECREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyNumber_Float } from '../abstract/conversion';
import { PyErr_NoMemory, PyErr_SetString } from '../exceptions/errors';
import { PyExc_OverflowError, PyExc_ValueError } from '../exceptions/types';
import { PyFloat_AsDouble } from '../float';
import { formatDouble, formatRoom, Py_DTSF_ADD_DOT_0, Py_DTSF_ALT, Py_DTSF_NO_NEG_0 } from '../float/tostring';
import { PyLong_AsLong, PyLong_CheckExact } from '../int';
import { asciiData, formatBinary, long_to_decimal_string } from '../int/decimal';
import { PyUnicode_GET_LENGTH } from '../str/struct';
import {
  _PyUnicodeWriter,
  _PyUnicodeWriter_Prepare,
  _PyUnicodeWriter_WriteChar,
  _PyUnicodeWriter_WriteStr,
  writeASCII,
  writeFill,
} from '../str/writer';
import {
  FORMAT_SPEC_SLOTS,
  FormatSpec,
  LT_DEFAULT_LOCALE,
  LT_UNDERSCORE_LOCALE,
  parse_internal_render_format_spec,
  unknown_presentation_type,
} from './spec';
import { formatAsStr } from './str';

/**
 * A number's text in parts: padding, sign, prefix, more padding, digits in groups, the rest as it is (point, decimals, exponent or
 * a lone character), padding. 24 bytes of settings.
 */
@unmanaged
class NumberText {
  negative: i32;
  prefix: i32; // characters of the prefix that precedes the digits
  upper: i32; // prefix and digits in capitals
  group: i32; // digits in a group, 0: no groups
  separator: u32;
  remainder: i32; // characters behind the digits
}

const NUMBER_TEXT_SLOTS = 3;

/** How many characters n digits take in groups, with zeros in front up to minWidth. */
function groupedLength(n: i64, minWidth: i64, group: i32): i64 {
  if (!group) return max(max(n, minWidth), 1);
  let count: i64 = -1;
  do {
    count++;
    const size = min(<i64>group, max(max(n, minWidth), 1));
    count += size;
    n -= min(n, size);
    minWidth -= size + 1;
  } while (n > 0 || minWidth >= 0);
  return count;
}

/** Writes those characters so that they end at `end`; `digits` are ASCII. */
function writeGrouped(end: usize, length: i64, digits: usize, n: i64, group: i32, separator: u32): void {
  let sinceSeparator = 0;
  for (; length > 0; length--) {
    if (group && sinceSeparator == group) {
      store<u8>(--end, <u8>separator);
      sinceSeparator = 0;
    } else {
      store<u8>(--end, n > 0 ? load<u8>(digits + <usize>--n) : 48);
      sinceSeparator++;
    }
  }
}

function setGrouping(t: NumberText, format: FormatSpec): void {
  t.group = 0;
  t.separator = format.thousands_separators;
  if (format.thousands_separators == LT_DEFAULT_LOCALE) t.group = 3;
  else if (format.thousands_separators == LT_UNDERSCORE_LOCALE) {
    const c = format.type;
    t.group = c == 98 || c == 111 || c == 120 || c == 88 ? 4 : 3;
  }
}

/* @inline */ function capital(c: u32): u32 {
  return c - 97 < 26 ? c & ~32 : c;
}

/**
 * Writes a number into the writer: `text` (ASCII, no sign) is prefix, digits and remainder; `character`, when not 0, stands for all
 * of it.
 */
function writeNumber(
  writer: _PyUnicodeWriter,
  t: NumberText,
  text: usize,
  length: i64,
  character: u32,
  format: FormatSpec,
): i32 {
  const sign: u32 = t.negative ? 45 : format.sign == 43 || format.sign == 32 ? format.sign : 0;
  const signs = i64(sign != 0);
  const digits = length - t.prefix - t.remainder;
  const fixed = signs + t.prefix + t.remainder;
  const minWidth = format.fill_char == 48 && format.align == 61 ? format.width - fixed : 0;
  const grouped = digits == 0 ? 0 : groupedLength(digits, minWidth, t.group);
  const padding = max(format.width - fixed - grouped, 0);
  let left: i64 = 0;
  let inside: i64 = 0;
  if (format.align == 94) left = padding / 2;
  else if (format.align == 61) inside = padding;
  else if (format.align == 62) left = padding;
  const right = padding - left - inside;
  let maxchar: u32 = 127;
  if (padding > 0) maxchar = max(maxchar, format.fill_char);
  if (character > maxchar) maxchar = character;
  if (_PyUnicodeWriter_Prepare(writer, fixed + grouped + padding, maxchar) < 0) return -1;
  if (writeFill(writer, format.fill_char, left) < 0) return -1;
  if (sign && _PyUnicodeWriter_WriteChar(writer, sign) < 0) return -1;
  for (let i = 0; i < t.prefix; i++) {
    const c = <u32>load<u8>(text + i);
    if (_PyUnicodeWriter_WriteChar(writer, t.upper ? capital(c) : c) < 0) return -1;
  }
  if (writeFill(writer, format.fill_char, inside) < 0) return -1;
  if (grouped) {
    const buffer = PyMem_Malloc(<usize>grouped);
    if (!buffer) {
      PyErr_NoMemory();
      return -1;
    }
    writeGrouped(buffer + <usize>grouped, grouped, text + t.prefix, digits, t.group, t.separator);
    if (t.upper)
      for (let i: usize = 0; i < <usize>grouped; i++) store<u8>(buffer + i, <u8>capital(load<u8>(buffer + i)));
    const failed = writeASCII(writer, buffer, grouped) < 0;
    PyMem_Free(buffer);
    if (failed) return -1;
  }
  if (character) {
    if (_PyUnicodeWriter_WriteChar(writer, character) < 0) return -1;
  } else if (writeASCII(writer, text + <usize>(t.prefix + digits), t.remainder) < 0) return -1;
  return writeFill(writer, format.fill_char, right);
}

/** The code point that 'c' shows; -1 with the exception set. */
function characterOf(o: PyObject, format: FormatSpec): i64 {
  if (format.sign) {
    PyErr_SetString(PyExc_ValueError, "Sign not allowed with integer format specifier 'c'");
    return -1;
  }
  if (format.alternate) {
    PyErr_SetString(PyExc_ValueError, "Alternate form (#) not allowed with integer format specifier 'c'");
    return -1;
  }
  const c = PyLong_AsLong(o);
  if (c == -1 && PyErr_Occurred()) return -1;
  if (c < 0 || c > 0x10ffff) {
    PyErr_SetString(PyExc_OverflowError, '%c arg not in range(0x110000)');
    return -1;
  }
  return c;
}

function formatInt(writer: _PyUnicodeWriter, o: PyObject, format: FormatSpec): i32 {
  if (format.precision != -1) {
    PyErr_SetString(PyExc_ValueError, 'Precision not allowed in integer format specifier');
    return -1;
  }
  if (format.no_neg_0) {
    PyErr_SetString(PyExc_ValueError, 'Negative zero coercion (z) not allowed in integer format specifier');
    return -1;
  }
  const p = stackAlloc(NUMBER_TEXT_SLOTS);
  const t = changetype<NumberText>(p);
  t.negative = 0;
  t.prefix = 0;
  t.upper = i32(format.type == 88);
  t.remainder = 0;
  setGrouping(t, format);
  let result = -1;
  if (format.type == 99) {
    const c = characterOf(o, format);
    if (c >= 0) {
      t.remainder = 1;
      result = c ? writeNumber(writer, t, 0, 1, <u32>c, format) : writeNul(writer, t, format);
    }
  } else {
    let base = 10;
    if (format.type == 98) base = 2;
    else if (format.type == 111) base = 8;
    else if ((format.type | 32) == 120) base = 16;
    const s = base == 10 ? long_to_decimal_string(o) : formatBinary(o, base, format.alternate != 0);
    if (s) {
      const plain =
        format.sign != 43 &&
        format.sign != 32 &&
        format.width == -1 &&
        format.type != 88 &&
        !format.thousands_separators;
      if (plain) result = _PyUnicodeWriter_WriteStr(writer, s);
      else {
        let text = asciiData(s);
        let n = PyUnicode_GET_LENGTH(s);
        if (load<u8>(text) == 45) {
          t.negative = 1;
          text++;
          n--;
        }
        if (base != 10 && format.alternate) t.prefix = 2;
        result = writeNumber(writer, t, text, n, 0, format);
      }
      Py_DECREF(s);
    }
  }
  stackFree(p);
  return result;
}

/** The character NUL, which writeNumber cannot tell from none. */
function writeNul(writer: _PyUnicodeWriter, t: NumberText, format: FormatSpec): i32 {
  const zero = stackAlloc(1);
  store<u8>(zero, 0);
  const result = writeNumber(writer, t, zero, 1, 0, format);
  stackFree(zero);
  return result;
}

function formatFloat(writer: _PyUnicodeWriter, o: PyObject, format: FormatSpec): i32 {
  if (format.precision > i32.MAX_VALUE) {
    PyErr_SetString(PyExc_ValueError, 'precision too big');
    return -1;
  }
  let precision = <i32>format.precision;
  let type = format.type;
  let flags = 0;
  let fallback = 6;
  let percent = false;
  if (format.alternate) flags |= Py_DTSF_ALT;
  if (format.no_neg_0) flags |= Py_DTSF_NO_NEG_0;
  if (type == 0) {
    // Like repr() without a precision, like g with one, but always with a digit after the point.
    flags |= Py_DTSF_ADD_DOT_0;
    type = 114;
    fallback = 0;
  }
  if (type == 110) type = 103;
  let x = PyFloat_AsDouble(o);
  if (x == -1 && PyErr_Occurred()) return -1;
  if (type == 37) {
    type = 102;
    x *= 100;
    percent = true;
  }
  if (precision < 0) precision = fallback;
  else if (type == 114) type = 103;
  const buffer = PyMem_Malloc(<usize>formatRoom(x, type, precision) + 2);
  if (!buffer) {
    PyErr_NoMemory();
    return -1;
  }
  let n = formatDouble(buffer, x, type, precision, flags);
  if (percent) store<u8>(buffer + n++, 37);
  let result: i32;
  if (format.sign != 43 && format.sign != 32 && format.width == -1 && !format.thousands_separators) {
    result = writeASCII(writer, buffer, n);
  } else {
    result = writeFloatText(writer, buffer, n, format);
  }
  PyMem_Free(buffer);
  return result;
}

/** Writes what formatDouble made: sign, grouped digits, the rest. */
export function writeFloatText(writer: _PyUnicodeWriter, text: usize, n: i32, format: FormatSpec): i32 {
  const p = stackAlloc(NUMBER_TEXT_SLOTS);
  const t = changetype<NumberText>(p);
  t.negative = 0;
  t.prefix = 0;
  t.upper = 0;
  setGrouping(t, format);
  if (load<u8>(text) == 45) {
    t.negative = 1;
    text++;
    n--;
  }
  let digits = 0;
  while (digits < n && <u32>load<u8>(text + digits) - 48 < 10) digits++;
  t.remainder = n - digits;
  const result = writeNumber(writer, t, text, n, 0, format);
  stackFree(p);
  return result;
}

function formatIntAsFloat(writer: _PyUnicodeWriter, o: PyObject, format: FormatSpec): i32 {
  const x = PyNumber_Float(o);
  if (!x) return -1;
  const result = formatFloat(writer, x, format);
  Py_DECREF(x);
  return result;
}

/* @inline */ function isFloatType(c: u32): bool {
  return c == 37 || (c | 32) == 101 || (c | 32) == 102 || (c | 32) == 103;
}

/** format(o, spec[start:end]) of an int into the writer: 0, -1 with the exception set. */
export function _PyLong_FormatAdvancedWriter(
  writer: _PyUnicodeWriter,
  o: PyObject,
  spec: PyObject,
  start: i64,
  end: i64,
): i32 {
  if (start == end) return PyLong_CheckExact(o) ? _PyLong_FormatWriter(writer, o, 10, 0) : formatAsStr(writer, o);
  const p = stackAlloc(FORMAT_SPEC_SLOTS);
  const format = changetype<FormatSpec>(p);
  let result = -1;
  if (parse_internal_render_format_spec(o, spec, start, end, format, 100, 62)) {
    const c = format.type;
    if (c == 98 || c == 99 || c == 100 || c == 111 || c == 120 || c == 88 || c == 110)
      result = formatInt(writer, o, format);
    else if (isFloatType(c)) result = formatIntAsFloat(writer, o, format);
    else unknown_presentation_type(c, o.ob_type.tp_name);
  }
  stackFree(p);
  return result;
}

/** The same of a float. */
export function _PyFloat_FormatAdvancedWriter(
  writer: _PyUnicodeWriter,
  o: PyObject,
  spec: PyObject,
  start: i64,
  end: i64,
): i32 {
  if (start == end) return formatAsStr(writer, o);
  const p = stackAlloc(FORMAT_SPEC_SLOTS);
  const format = changetype<FormatSpec>(p);
  let result = -1;
  if (parse_internal_render_format_spec(o, spec, start, end, format, 0, 62)) {
    const c = format.type;
    if (c == 0 || c == 110 || isFloatType(c)) result = formatFloat(writer, o, format);
    else unknown_presentation_type(c, o.ob_type.tp_name);
  }
  stackFree(p);
  return result;
}

/** Writes o in base 2, 8, 10 or 16, with the prefix when `alternate`. */
function _PyLong_FormatWriter(writer: _PyUnicodeWriter, o: PyObject, base: i32, alternate: i32): i32 {
  const s = base == 10 ? long_to_decimal_string(o) : formatBinary(o, base, alternate != 0);
  if (!s) return -1;
  const result = _PyUnicodeWriter_WriteStr(writer, s);
  Py_DECREF(s);
  return result;
}
