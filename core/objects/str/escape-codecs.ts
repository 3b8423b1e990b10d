// unicode_escape and raw_unicode_escape. (CPython: Objects/unicodeobject.c)

import { stackAlloc } from '../../runtime/cold';
import { PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyErr_WarnFormat } from '../../vm/warnings';
import { PyBytes_AS_STRING, PyBytes_GET_SIZE } from '../bytes/struct';
import { dropBytes, finishBytes, newByteWriter, reserveBytes } from '../bytes/writer';
import { PyExc_DeprecationWarning } from '../exceptions/types';
import { decodeError, putEscape } from './handlers';
import { _PyUnicode_GetCode } from './names';
import { MAX_UNICODE, PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND, PyUnicode_READ } from './struct';
import { _PyUnicodeWriter_WriteChar, dropWriter, finishWriter, newWriter, replacedInput } from './writer';

/* @inline */ function hexValue(c: u32): u32 {
  if (c - 0x30 < 10) return c - 0x30;
  return (c | 0x20) - 0x61 < 6 ? (c | 0x20) - 0x61 + 10 : 0xffffffff;
}

/** Reads `count` hex digits at p: where it stopped; the value in *value; 2^32 - 1 in *value + 4 when one was missing. */
function readHex(p: usize, end: usize, count: i32, value: usize): usize {
  let c: u32 = 0;
  let left = count;
  let bad: u32 = 0;
  while (left) {
    if (p >= end) {
      bad = 2; // cut off
      break;
    }
    const digit = hexValue(load<u8>(p));
    if (digit > 15) {
      bad = 1;
      break;
    }
    c = (c << 4) | digit;
    p++;
    left--;
  }
  store<u32>(value, c);
  store<u32>(value, bad, 4);
  return p;
}

/** What a backslash and this letter stand for; 0: nothing. */
function simpleEscape(c: u32): u32 {
  switch (c) {
    case 0x5c:
    case 0x27:
    case 0x22:
      return c;
    case 0x62:
      return 8;
    case 0x66:
      return 12;
    case 0x74:
      return 9;
    case 0x6e:
      return 10;
    case 0x72:
      return 13;
    case 0x76:
      return 11;
    case 0x61:
      return 7;
  }
  return 0;
}

/** The DeprecationWarning for the first escape that is none: p is behind its backslash. */
function warnInvalidEscape(p: usize): i32 {
  const c = <u32>load<u8>(p);
  if (c >= 0x34 && c <= 0x37) {
    return PyErr_WarnFormat(PyExc_DeprecationWarning, 1, "invalid octal escape sequence '\\%.3s'", p);
  }
  return PyErr_WarnFormat(PyExc_DeprecationWarning, 1, "invalid escape sequence '\\%c'", c);
}

// new: consumed 0: the bytes are all; else it gets how many could be decoded
export function _PyUnicode_DecodeUnicodeEscapeStateful(
  s: usize,
  n: i64,
  errors: usize,
  consumed: usize,
): PyObject | null {
  let end = s + <usize>n;
  const writer = newWriter(n);
  let p = s;
  let invalid: usize = 0;
  const value = stackAlloc(1);
  let failed = false;
  while (p < end) {
    const c = <u32>load<u8>(p);
    if (c != 0x5c) {
      if (_PyUnicodeWriter_WriteChar(writer, c) < 0) {
        failed = true;
        break;
      }
      p++;
      continue;
    }
    const start = p++;
    let reason = '\\ at end of string';
    let cut = p >= end;
    let ch: u32 = 0xffffffff;
    if (!cut) {
      const escape = <u32>load<u8>(p++);
      if (escape == 10) continue;
      const plain = simpleEscape(escape);
      if (plain) ch = plain;
      else if (escape - 0x30 < 8) {
        ch = escape - 0x30;
        for (let k = 0; k < 2 && p < end && <u32>load<u8>(p) - 0x30 < 8; k++) ch = (ch << 3) + load<u8>(p++) - 0x30;
        if (ch > 0o377 && !invalid) invalid = start + 1;
      } else if (escape == 0x78 || escape == 0x75 || escape == 0x55) {
        const digits = escape == 0x78 ? 2 : escape == 0x75 ? 4 : 8;
        reason =
          digits == 2
            ? 'truncated \\xXX escape'
            : digits == 4
              ? 'truncated \\uXXXX escape'
              : 'truncated \\UXXXXXXXX escape';
        p = readHex(p, end, digits, value);
        const bad = load<u32>(value, 4);
        cut = bad == 2;
        if (!bad) {
          ch = load<u32>(value);
          if (ch > MAX_UNICODE) {
            ch = 0xffffffff;
            reason = 'illegal Unicode character';
          }
        }
      } else if (escape == 0x4e) {
        reason = 'malformed \\N character escape';
        if (p >= end) cut = true;
        else if (load<u8>(p) == 0x7b) {
          const name = ++p;
          while (p < end && load<u8>(p) != 0x7d) p++;
          if (p >= end) cut = true;
          else if (p > name) {
            ch = <u32>_PyUnicode_GetCode(name, p - name);
            p++;
            reason = 'unknown Unicode character name';
          }
        }
      } else {
        if (!invalid) invalid = start + 1;
        failed = _PyUnicodeWriter_WriteChar(writer, 0x5c) < 0 || _PyUnicodeWriter_WriteChar(writer, escape) < 0;
        if (failed) break;
        continue;
      }
    }
    if (ch != 0xffffffff) {
      failed = _PyUnicodeWriter_WriteChar(writer, ch) < 0;
      if (failed) break;
      continue;
    }
    if (cut && consumed) {
      p = start;
      break;
    }
    const next = decodeError(writer, errors, 'unicodeescape', s, n, <i64>(start - s), <i64>(p - s), reason);
    failed = next < 0;
    if (failed) break;
    const other = replacedInput(writer);
    if (other) {
      s = PyBytes_AS_STRING(other);
      n = PyBytes_GET_SIZE(other);
      end = s + <usize>n;
    }
    p = s + <usize>next;
  }
  stackFree(value);
  if (consumed) store<i64>(consumed, <i64>(p - s));
  if (failed || (invalid && warnInvalidEscape(invalid) < 0)) return dropWriter(writer);
  return finishWriter(writer);
}

// new
export function _PyUnicode_DecodeRawUnicodeEscapeStateful(
  s: usize,
  n: i64,
  errors: usize,
  consumed: usize,
): PyObject | null {
  let end = s + <usize>n;
  const writer = newWriter(n);
  const value = stackAlloc(1);
  let p = s;
  let failed = false;
  while (p < end) {
    const start = p;
    const c = <u32>load<u8>(p++);
    const escape = c == 0x5c && p < end ? <u32>load<u8>(p) : 0;
    if (c == 0x5c && p >= end && consumed) {
      p = start;
      break;
    }
    if (escape != 0x75 && escape != 0x55) {
      failed = _PyUnicodeWriter_WriteChar(writer, c) < 0;
      // A backslash takes the next one with it.
      if (escape == 0x5c && !failed) {
        failed = _PyUnicodeWriter_WriteChar(writer, escape) < 0;
        p++;
      }
      if (failed) break;
      continue;
    }
    const digits = escape == 0x75 ? 4 : 8;
    p = readHex(p + 1, end, digits, value);
    const ch = load<u32>(value);
    const bad = load<u32>(value, 4);
    if (!bad && ch <= MAX_UNICODE) {
      failed = _PyUnicodeWriter_WriteChar(writer, ch) < 0;
      if (failed) break;
      continue;
    }
    if (bad == 2 && consumed) {
      p = start;
      break;
    }
    const reason = !bad
      ? '\\Uxxxxxxxx out of range'
      : digits == 4
        ? 'truncated \\uXXXX escape'
        : 'truncated \\UXXXXXXXX escape';
    const next = decodeError(writer, errors, 'rawunicodeescape', s, n, <i64>(start - s), <i64>(p - s), reason);
    failed = next < 0;
    if (failed) break;
    const other = replacedInput(writer);
    if (other) {
      s = PyBytes_AS_STRING(other);
      n = PyBytes_GET_SIZE(other);
      end = s + <usize>n;
    }
    p = s + <usize>next;
  }
  stackFree(value);
  if (consumed) store<i64>(consumed, <i64>(p - s));
  return failed ? dropWriter(writer) : finishWriter(writer);
}

// new: bytes; raw: only what latin-1 lacks is escaped
function encodeEscapes(o: PyObject, raw: bool): PyObject | null {
  const n = PyUnicode_GET_LENGTH(o);
  const kind = PyUnicode_KIND(o);
  const data = PyUnicode_DATA(o);
  const writer = newByteWriter();
  for (let i: i64 = 0; i < n; i++) {
    const p = reserveBytes(writer, 10);
    if (!p) return dropBytes(writer);
    const c = PyUnicode_READ(kind, data, i);
    let end = p + 1;
    if (raw ? c < 256 : c >= 32 && c < 127 && c != 0x5c) store<u8>(p, c);
    else if (c == 0x5c || c == 9 || c == 10 || c == 13) {
      store<u8>(p, 0x5c);
      store<u8>(p, c == 9 ? 0x74 : c == 10 ? 0x6e : c == 13 ? 0x72 : 0x5c, 1);
      end = p + 2;
    } else end = putEscape(p, c);
    writer.pos += <i64>(end - p);
  }
  return finishBytes(writer);
}

// new
export function PyUnicode_AsUnicodeEscapeString(o: PyObject): PyObject | null {
  return encodeEscapes(o, false);
}

// new
export function PyUnicode_AsRawUnicodeEscapeString(o: PyObject): PyObject | null {
  return encodeEscapes(o, true);
}
