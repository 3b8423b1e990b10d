// JSON strings: escaping and reading. (CPython: Modules/_json.c)

import { PyObject_GetAttrString } from '../../objects/attribute';
import { PyObject_CallObject } from '../../objects/call';
import { PyErr_Format, PyErr_SetObject, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_FromSsize_t } from '../../objects/int';
import { hexDigit } from '../../objects/str/handlers';
import { PyUnicode_FromString, PyUnicode_New } from '../../objects/str/new';
import { PyUnicode_Substring } from '../../objects/str/slice';
import {
  PyUnicode_Check,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_KIND,
  PyUnicode_MAX_CHAR_VALUE,
  PyUnicode_READ,
  PyUnicode_WRITE,
} from '../../objects/str/struct';
import {
  _PyUnicodeWriter_WriteChar,
  _PyUnicodeWriter_WriteSubstring,
  dropWriter,
  finishWriter,
  newWriter,
} from '../../objects/str/writer';
import { PyTuple_Pack3 } from '../../objects/tuple';
import { Py_DECREF, Py_XDECREF, PyObject } from '../../runtime/object';
import { PyImport_ImportModule } from '../../vm/import';

/** The letter of a short escape; 0: none. */
function shortEscape(c: u32): u32 {
  switch (c) {
    case 0x5c:
    case 0x22:
      return c;
    case 8:
      return 0x62;
    case 12:
      return 0x66;
    case 10:
      return 0x6e;
    case 13:
      return 0x72;
    case 9:
      return 0x74;
  }
  return 0;
}

/** Whether the character stands for itself. */
/* @inline */ function isPlain(c: u32, ascii: bool): bool {
  return c >= 0x20 && c != 0x5c && c != 0x22 && (!ascii || c < 0x7f);
}

function escapedSize(c: u32, ascii: bool): i64 {
  if (isPlain(c, ascii)) return 1;
  if (shortEscape(c)) return 2;
  return c < 0x10000 ? 6 : 12;
}

/** Writes \uXXXX: where it ends. */
function putUnicodeEscape(kind: i32, to: usize, at: i64, unit: u32): i64 {
  PyUnicode_WRITE(kind, to, at, 0x5c);
  PyUnicode_WRITE(kind, to, at + 1, 0x75);
  for (let k = 0; k < 4; k++) PyUnicode_WRITE(kind, to, at + 2 + k, hexDigit(unit >> (12 - 4 * k)));
  return at + 6;
}

// new: the text between quotes; ascii: with everything else escaped, too
export function escapeString(s: PyObject, ascii: bool): PyObject | null {
  const n = PyUnicode_GET_LENGTH(s);
  const from = PyUnicode_DATA(s);
  const fromKind = PyUnicode_KIND(s);
  let size: i64 = 2;
  for (let i: i64 = 0; i < n; i++) size += escapedSize(PyUnicode_READ(fromKind, from, i), ascii);
  const result = PyUnicode_New(size, ascii ? 127 : PyUnicode_MAX_CHAR_VALUE(s));
  if (!result) return null;
  const kind = PyUnicode_KIND(result);
  const to = PyUnicode_DATA(result);
  PyUnicode_WRITE(kind, to, 0, 0x22);
  let at: i64 = 1;
  if (size == n + 2 && kind == fromKind) {
    memory.copy(to + kind, from, <usize>n * kind);
    at += n;
  } else {
    for (let i: i64 = 0; i < n; i++) {
      const c = PyUnicode_READ(fromKind, from, i);
      const letter = shortEscape(c);
      if (isPlain(c, ascii)) PyUnicode_WRITE(kind, to, at++, c);
      else if (letter) {
        PyUnicode_WRITE(kind, to, at, 0x5c);
        PyUnicode_WRITE(kind, to, at + 1, letter);
        at += 2;
      } else if (c < 0x10000) at = putUnicodeEscape(kind, to, at, c);
      else {
        at = putUnicodeEscape(kind, to, at, 0xd800 + ((c - 0x10000) >> 10));
        at = putUnicodeEscape(kind, to, at, 0xdc00 + (c & 0x3ff));
      }
    }
  }
  PyUnicode_WRITE(kind, to, at, 0x22);
  return result;
}

function notAString(o: PyObject): PyObject | null {
  return PyErr_Format(PyExc_TypeError, 'first argument must be a string, not %.80s', o.ob_type.tp_name);
}

export function py_encode_basestring_ascii(module: PyObject | null, s: PyObject): PyObject | null {
  return PyUnicode_Check(s) ? escapeString(s, true) : notAString(s);
}

export function py_encode_basestring(module: PyObject | null, s: PyObject): PyObject | null {
  return PyUnicode_Check(s) ? escapeString(s, false) : notAString(s);
}

/** Raises json.decoder.JSONDecodeError(message, s, end). */
export function raise_errmsg(message: string, s: PyObject, end: i64): PyObject | null {
  const module = PyImport_ImportModule('json.decoder');
  if (!module) return null;
  const class_ = PyObject_GetAttrString(module, 'JSONDecodeError');
  Py_DECREF(module);
  if (!class_) return null;
  const text = PyUnicode_FromString(message);
  const at = PyLong_FromSsize_t(end);
  const args = text && at ? PyTuple_Pack3(text, s, at) : null;
  Py_XDECREF(text);
  Py_XDECREF(at);
  const exc = args ? PyObject_CallObject(class_, args) : null;
  Py_XDECREF(args);
  if (exc) {
    PyErr_SetObject(class_, exc);
    Py_DECREF(exc);
  }
  Py_DECREF(class_);
  return null;
}

/** Four hex digits from `at` on; -1: they are none. */
function hex4(kind: i32, data: usize, at: i64): i32 {
  let value: u32 = 0;
  for (let k = 0; k < 4; k++) {
    const c = PyUnicode_READ(kind, data, at + k);
    const digit = c - 0x30 < 10 ? c - 0x30 : (c | 0x20) - 0x61 < 6 ? (c | 0x20) - 0x61 + 10 : 99;
    if (digit > 15) return -1;
    value = (value << 4) | digit;
  }
  return <i32>value;
}

/** What a backslash and this letter stand for; 0: an error. */
function unescaped(c: u32): u32 {
  switch (c) {
    case 0x22:
    case 0x5c:
    case 0x2f:
      return c;
    case 0x62:
      return 8;
    case 0x66:
      return 12;
    case 0x6e:
      return 10;
    case 0x72:
      return 13;
    case 0x74:
      return 9;
  }
  return 0;
}

// new: the string whose first character is at `start` of s; *next: behind its closing quote
export function scanstring_unicode(s: PyObject, start: i64, strict: bool, next: usize): PyObject | null {
  const n = PyUnicode_GET_LENGTH(s);
  const data = PyUnicode_DATA(s);
  const kind = PyUnicode_KIND(s);
  const begin = start - 1;
  let end = start;
  if (end < 0 || n < end) return PyErr_SetString(PyExc_ValueError, 'end is out of bounds');
  const writer = newWriter();
  while (true) {
    let at = end;
    let c: u32 = 0;
    for (; at < n; at++) {
      c = PyUnicode_READ(kind, data, at);
      if (c == 0x22 || c == 0x5c) break;
      if (c < 0x20 && strict) {
        raise_errmsg('Invalid control character at', s, at);
        return dropWriter(writer);
      }
    }
    if (at == n || (c != 0x22 && c != 0x5c)) {
      raise_errmsg('Unterminated string starting at', s, begin);
      return dropWriter(writer);
    }
    if (c == 0x22 && !writer.buffer) {
      dropWriter(writer);
      store<i64>(next, at + 1);
      return PyUnicode_Substring(s, end, at);
    }
    if (at != end && _PyUnicodeWriter_WriteSubstring(writer, s, end, at) < 0) return dropWriter(writer);
    at++;
    if (c == 0x22) {
      store<i64>(next, at);
      return finishWriter(writer);
    }
    if (at == n) {
      raise_errmsg('Unterminated string starting at', s, begin);
      return dropWriter(writer);
    }
    c = PyUnicode_READ(kind, data, at);
    if (c != 0x75) {
      end = at + 1;
      c = unescaped(c);
      if (!c) {
        raise_errmsg('Invalid \\escape', s, end - 2);
        return dropWriter(writer);
      }
    } else {
      at++;
      end = at + 4;
      const unit = end >= n ? -1 : hex4(kind, data, at);
      if (unit < 0) {
        raise_errmsg('Invalid \\uXXXX escape', s, at - 1);
        return dropWriter(writer);
      }
      c = <u32>unit;
      if (
        (c & 0xfc00) == 0xd800 &&
        end + 6 < n &&
        PyUnicode_READ(kind, data, end) == 0x5c &&
        PyUnicode_READ(kind, data, end + 1) == 0x75
      ) {
        const low = hex4(kind, data, end + 2);
        if (low < 0) {
          raise_errmsg('Invalid \\uXXXX escape', s, end + 1);
          return dropWriter(writer);
        }
        if ((low & 0xfc00) == 0xdc00) {
          c = 0x10000 + ((c & 0x3ff) << 10) + (low & 0x3ff);
          end += 6;
        }
      }
    }
    if (_PyUnicodeWriter_WriteChar(writer, c) < 0) return dropWriter(writer);
  }
}
