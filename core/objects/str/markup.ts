// The replacement fields of str.format: literals, {field!conversion:spec}, and the steps of a field name.
// (CPython: Objects/stringlib/unicode_format.h)

import { PyObject } from '../../runtime/object';
import { PyErr_SetString } from '../exceptions/errors';
import { PyExc_ValueError } from '../exceptions/types';
import { PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ, PyUnicode_READ_CHAR } from './struct';
import { _PyUnicode_ToDecimalDigit } from './unicode';

/** 88 bytes, on the native stack: a walk over a format string; the last five groups are the piece just found. */
@unmanaged
export class MarkupIterator {
  str: PyObject; // borrowed
  start: i64; // what is left to read
  end: i64;
  literal_start: i64;
  literal_end: i64;
  name_start: i64; // the field's name, when field_present
  name_end: i64;
  spec_start: i64; // its format specification
  spec_end: i64;
  conversion: u32; // the character behind !; 0: none
  field_present: u8;
  needs_expanding: u8; // the specification has fields of its own
}

export const MARKUP_SLOTS: i64 = 11;

/** Begins with a part of s, which is borrowed. */
export function initMarkup(it: MarkupIterator, s: PyObject, start: i64, end: i64): void {
  it.str = s;
  it.start = start;
  it.end = end;
}

function fail(text: string): i32 {
  PyErr_SetString(PyExc_ValueError, text);
  return 0;
}

/** Finds the next literal and field: 2; 1 at the end; 0 with ValueError. */
export function MarkupIterator_next(it: MarkupIterator): i32 {
  const s = it.str;
  const kind = PyUnicode_KIND(s);
  const data = PyUnicode_DATA(s);
  const end = it.end;
  it.conversion = 0;
  it.field_present = 0;
  it.needs_expanding = 0;
  it.spec_start = it.spec_end = 0;
  if (it.start >= end) return 1;
  const start = it.start;
  let at = start;
  let c: u32 = 0;
  let markup = false;
  while (at < end) {
    c = PyUnicode_READ(kind, data, at++);
    if (c == 0x7b || c == 0x7d) {
      markup = true;
      break;
    }
  }
  let literalEnd = at;
  if (markup) {
    const atEnd = at >= end;
    const next = atEnd ? 0 : PyUnicode_READ(kind, data, at);
    if (c == 0x7d && next != c) return fail("Single '}' encountered in format string");
    if (atEnd) return fail("Single '{' encountered in format string");
    if (next == c) {
      // A doubled brace: one of them belongs to the literal.
      at++;
      markup = false;
    } else literalEnd--;
  }
  it.literal_start = start;
  it.literal_end = literalEnd;
  it.start = at;
  if (!markup) return 2;
  it.field_present = 1;
  return parseField(it, kind, data) ? 2 : 0;
}

function parseField(it: MarkupIterator, kind: i32, data: usize): i32 {
  const end = it.end;
  let at = it.start;
  let c: u32 = 0;
  it.name_start = at;
  while (at < end) {
    c = PyUnicode_READ(kind, data, at++);
    if (c == 0x7b) return fail("unexpected '{' in field name");
    if (c == 0x5b) {
      while (at < end && PyUnicode_READ(kind, data, at) != 0x5d) at++;
      continue;
    }
    if (c == 0x7d || c == 0x3a || c == 0x21) break;
  }
  it.name_end = at - 1;
  it.start = at;
  if (c != 0x21 && c != 0x3a) {
    if (c == 0x7d) return 1;
    return fail("expected '}' before end of string");
  }
  if (c == 0x21) {
    if (at >= end) return fail('end of string while looking for conversion specifier');
    it.conversion = PyUnicode_READ(kind, data, at++);
    if (at < end) {
      c = PyUnicode_READ(kind, data, at++);
      if (c == 0x7d) {
        it.start = at;
        return 1;
      }
      if (c != 0x3a) return fail("expected ':' after conversion specifier");
    }
  }
  it.spec_start = at;
  let depth = 1;
  while (at < end) {
    c = PyUnicode_READ(kind, data, at++);
    if (c == 0x7b) {
      it.needs_expanding = 1;
      depth++;
    } else if (c == 0x7d && --depth == 0) {
      it.spec_end = at - 1;
      it.start = at;
      return 1;
    }
  }
  return fail("unmatched '{' in format spec");
}

/** The number that s[start:end] is; -1: it isn't one, -2: ValueError is set. */
export function get_integer(s: PyObject, start: i64, end: i64): i64 {
  if (start >= end) return -1;
  let value: i64 = 0;
  for (let i = start; i < end; i++) {
    const digit = _PyUnicode_ToDecimalDigit(PyUnicode_READ_CHAR(s, i));
    if (digit < 0) return -1;
    if (value > (i64.MAX_VALUE - digit) / 10) {
      PyErr_SetString(PyExc_ValueError, 'Too many decimal digits in format string');
      return -2;
    }
    value = value * 10 + digit;
  }
  return value;
}

/** 40 bytes, on the native stack: a walk over .attribute and [item] behind a field's first name. */
@unmanaged
export class FieldNameIterator {
  at: i64;
  end: i64;
  name_start: i64; // the step just found
  name_end: i64;
  is_attribute: i32;
}

/** Finds the next step: 2, its index in *index (-1: none); 1 at the end; 0 with ValueError. */
export function FieldNameIterator_next(it: FieldNameIterator, s: PyObject, index: usize): i32 {
  if (it.at >= it.end) return 1;
  const c = PyUnicode_READ_CHAR(s, it.at++);
  it.name_start = it.at;
  store<i64>(index, -1);
  if (c == 0x2e) {
    it.is_attribute = 1;
    while (it.at < it.end) {
      const d = PyUnicode_READ_CHAR(s, it.at);
      if (d == 0x5b || d == 0x2e) break;
      it.at++;
    }
    it.name_end = it.at;
  } else if (c == 0x5b) {
    it.is_attribute = 0;
    let closed = false;
    while (!closed && it.at < it.end) closed = PyUnicode_READ_CHAR(s, it.at++) == 0x5d;
    if (!closed) return fail("Missing ']' in format string");
    it.name_end = it.at - 1;
    const number = get_integer(s, it.name_start, it.name_end);
    if (number == -2) return 0;
    store<i64>(index, number);
  } else return fail("Only '.' or '[' may follow ']' in format field specifier");
  return it.name_start == it.name_end ? fail('Empty attribute in format string') : 2;
}
