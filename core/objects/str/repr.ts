// repr() of a str. (CPython: Objects/unicodeobject.c)

import { PyObject } from '../../runtime/object';
import { PyUnicode_New, unicode_result_unchanged } from './new';
import { copyBytes, copyUnits } from './scan';
import {
  ASCII_HEADER,
  kindShift,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_IS_ASCII,
  PyUnicode_KIND,
  PyUnicode_READ,
  PyUnicode_READ_CHAR,
  PyUnicode_WRITE,
} from './struct';
import { _PyUnicode_IsPrintable } from './unicode';
import {
  _PyUnicodeWriter,
  _PyUnicodeWriter_Prepare,
  _PyUnicodeWriter_WriteChar,
  dropWriter,
  finishWriter,
  newWriter,
} from './writer';

const hex = '0123456789abcdef';

/** The digits of \xNN, \uNNNN or \UNNNNNNNN, lower case. */
function writeHex(writer: _PyUnicodeWriter, c: u32, digits: i32): i32 {
  for (let shift = (digits - 1) << 2; shift >= 0; shift -= 4) {
    if (_PyUnicodeWriter_WriteChar(writer, load<u16>(changetype<usize>(hex) + ((<usize>((c >> shift) & 15)) << 1))) < 0)
      return -1;
  }
  return 0;
}

/** Writes c as \xNN, \uNNNN or \UNNNNNNNN. */
function writeEscape(writer: _PyUnicodeWriter, c: u32): i32 {
  if (_PyUnicodeWriter_Prepare(writer, c < 0x100 ? 4 : c < 0x10000 ? 6 : 10, 0x7f) < 0) return -1;
  _PyUnicodeWriter_WriteChar(writer, 0x5c);
  _PyUnicodeWriter_WriteChar(writer, c < 0x100 ? 0x78 : c < 0x10000 ? 0x75 : 0x55);
  return writeHex(writer, c, c < 0x100 ? 2 : c < 0x10000 ? 4 : 8);
}

/** True when n bytes of ASCII show as they are between two '. */
function isPlain(p: usize, n: usize): bool {
  const space = i8x16.splat(0x20);
  const shown = i8x16.splat(0x5f);
  const quote = i8x16.splat(0x27);
  const backslash = i8x16.splat(0x5c);
  let i: usize = 0;
  for (; i + 16 <= n; i += 16) {
    const v = v128.load(p + i);
    const special = v128.or(
      i8x16.ge_u(i8x16.sub(v, space), shown),
      v128.or(i8x16.eq(v, quote), i8x16.eq(v, backslash)),
    );
    if (v128.any_true(special)) return false;
  }
  for (; i < n; i++) {
    const c = <u32>load<u8>(p + i);
    if (c - 0x20 >= 0x5f || c == 0x27 || c == 0x5c) return false;
  }
  return true;
}

/** tp_repr; new. */
export function unicode_repr(o: PyObject): PyObject | null {
  const n = PyUnicode_GET_LENGTH(o);
  if (PyUnicode_IS_ASCII(o) && isPlain(PyUnicode_DATA(o), <usize>n)) {
    const plain = PyUnicode_New(n + 2, 0x7f);
    if (!plain) return null;
    const text = changetype<usize>(plain) + ASCII_HEADER;
    store<u8>(text, 0x27);
    copyBytes(text + 1, PyUnicode_DATA(o), <usize>n);
    store<u8>(text + 1 + <usize>n, 0x27);
    return plain;
  }
  const kind = PyUnicode_KIND(o);
  const data = PyUnicode_DATA(o);
  // The exact size and range first, so that the result is allocated once.
  let size: i64 = 2;
  let singles: i64 = 0;
  let doubles: i64 = 0;
  let maxchar: u32 = 0x7f;
  for (let i: i64 = 0; i < n; i++) {
    const c = PyUnicode_READ(kind, data, i);
    if (c == 0x27) singles++;
    else if (c == 0x22) doubles++;
    if (c == 0x5c || c == 9 || c == 10 || c == 13) size += 2;
    else if (c < 0x7f) size += c < 32 ? 4 : 1;
    else if (c == 0x7f) size += 4;
    else if (_PyUnicode_IsPrintable(c)) {
      maxchar = max(maxchar, c);
      size++;
    } else size += c < 0x100 ? 4 : c < 0x10000 ? 6 : 10;
  }
  const quote: u32 = singles && !doubles ? 0x22 : 0x27;
  if (quote == 0x27) size += singles;
  const result = PyUnicode_New(size, maxchar);
  if (!result) return null;
  const toKind = PyUnicode_KIND(result);
  const to = PyUnicode_DATA(result);
  PyUnicode_WRITE(toKind, to, 0, quote);
  PyUnicode_WRITE(toKind, to, size - 1, quote);
  if (size == n + 2) {
    copyUnits(toKind, to + ((<usize>1) << kindShift(toKind)), kind, data, <usize>n);
    return result;
  }
  let at: i64 = 1;
  for (let i: i64 = 0; i < n; i++) {
    const c = PyUnicode_READ(kind, data, i);
    if (c == quote || c == 0x5c || c == 9 || c == 10 || c == 13) {
      PyUnicode_WRITE(toKind, to, at++, 0x5c);
      PyUnicode_WRITE(toKind, to, at++, c == 9 ? 0x74 : c == 10 ? 0x6e : c == 13 ? 0x72 : c);
    } else if ((c >= 32 && c < 0x7f) || (c > 0x7f && _PyUnicode_IsPrintable(c))) PyUnicode_WRITE(toKind, to, at++, c);
    else {
      const digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
      PyUnicode_WRITE(toKind, to, at++, 0x5c);
      PyUnicode_WRITE(toKind, to, at++, digits == 2 ? 0x78 : digits == 4 ? 0x75 : 0x55);
      for (let shift = (digits - 1) << 2; shift >= 0; shift -= 4) {
        PyUnicode_WRITE(toKind, to, at++, load<u16>(changetype<usize>(hex) + ((<usize>((c >> shift) & 15)) << 1)));
      }
    }
  }
  return result;
}

/** new: what is not ASCII as \xNN, \uNNNN or \UNNNNNNNN: what ascii() shows. */
export function _PyUnicode_BackslashReplace(o: PyObject): PyObject | null {
  if (PyUnicode_IS_ASCII(o)) return unicode_result_unchanged(o);
  const n = PyUnicode_GET_LENGTH(o);
  const writer = newWriter(n);
  for (let i: i64 = 0; i < n; i++) {
    const c = PyUnicode_READ_CHAR(o, i);
    if ((c < 0x80 ? _PyUnicodeWriter_WriteChar(writer, c) : writeEscape(writer, c)) < 0) return dropWriter(writer);
  }
  return finishWriter(writer);
}
