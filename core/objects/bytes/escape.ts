// The codec escape: the escapes of bytes literals. (CPython: Objects/bytesobject.c)

import { PyObject } from '../../runtime/object';
import { cstrEquals } from '../../runtime/static';
import { PyErr_WarnFormat } from '../../vm/warnings';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_DeprecationWarning, PyExc_ValueError } from '../exceptions/types';
import { hexDigit } from '../str/handlers';
import { dropBytes, finishBytes, newByteWriter, putByte, reserveBytes } from './writer';

/** \xHH at p (behind the x): the byte; -1: not two hex digits. */
function hexByte(p: usize, end: usize): i32 {
  if (end - p < 2) return -1;
  let value: u32 = 0;
  for (let k: usize = 0; k < 2; k++) {
    const c = <u32>load<u8>(p + k);
    const digit = c - 0x30 < 10 ? c - 0x30 : (c | 0x20) - 0x61 < 6 ? (c | 0x20) - 0x61 + 10 : 99;
    if (digit > 15) return -1;
    value = (value << 4) | digit;
  }
  return <i32>value;
}

function warnInvalid(p: usize): i32 {
  const c = <u32>load<u8>(p);
  if (c >= 0x34 && c <= 0x37) {
    return PyErr_WarnFormat(PyExc_DeprecationWarning, 1, "invalid octal escape sequence '\\%.3s'", p);
  }
  return PyErr_WarnFormat(PyExc_DeprecationWarning, 1, "invalid escape sequence '\\%c'", c);
}

/** The byte of an escape letter; -1: none. */
function letterValue(c: u32): i32 {
  switch (c) {
    case 0x5c:
    case 0x27:
    case 0x22:
      return <i32>c;
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
  return -1;
}

// new: bytes
export function PyBytes_DecodeEscape(s: usize, n: i64, errors: usize): PyObject | null {
  const end = s + <usize>n;
  const writer = newByteWriter();
  let p = s;
  let invalid: usize = 0;
  while (p < end) {
    let c = <u32>load<u8>(p++);
    if (c == 0x5c) {
      if (p == end) {
        PyErr_SetString(PyExc_ValueError, 'Trailing \\ in string');
        return dropBytes(writer);
      }
      const escape = <u32>load<u8>(p++);
      const value = letterValue(escape);
      if (escape == 10) continue;
      if (value >= 0) c = <u32>value;
      else if (escape - 0x30 < 8) {
        const first = p - 1;
        c = escape - 0x30;
        for (let k = 0; k < 2 && p < end && <u32>load<u8>(p) - 0x30 < 8; k++) c = (c << 3) + load<u8>(p++) - 0x30;
        if (c > 0o377 && !invalid) invalid = first;
      } else if (escape == 0x78) {
        const byte = hexByte(p, end);
        if (byte >= 0) {
          c = <u32>byte;
          p += 2;
        } else {
          const at = <i64>(p - 2 - s);
          // What there is of it is skipped.
          if (p < end && (<u32>load<u8>(p) - 0x30 < 10 || (<u32>load<u8>(p) | 0x20) - 0x61 < 6)) p++;
          if (!errors || cstrEquals(errors, 'strict')) {
            PyErr_Format(PyExc_ValueError, 'invalid \\x escape at position %zd', <u64>at);
            return dropBytes(writer);
          }
          if (cstrEquals(errors, 'ignore')) continue;
          if (!cstrEquals(errors, 'replace')) {
            PyErr_Format(PyExc_ValueError, 'decoding error; unknown error handling code: %.400s', errors);
            return dropBytes(writer);
          }
          c = 0x3f;
        }
      } else {
        if (!invalid) invalid = p - 1;
        p--; // the character itself comes next
      }
    }
    if (putByte(writer, c) < 0) return dropBytes(writer);
  }
  if (invalid && warnInvalid(invalid) < 0) return dropBytes(writer);
  return finishBytes(writer);
}

// new: bytes
export function escapeBytes(s: usize, n: i64): PyObject | null {
  const writer = newByteWriter();
  for (let i: usize = 0; i < <usize>n; i++) {
    const p = reserveBytes(writer, 4);
    if (!p) return dropBytes(writer);
    const c = <u32>load<u8>(s + i);
    let size = 1;
    if (c == 0x5c || c == 0x27 || c == 9 || c == 10 || c == 13) {
      store<u8>(p, 0x5c);
      store<u8>(p, c == 9 ? 0x74 : c == 10 ? 0x6e : c == 13 ? 0x72 : c, 1);
      size = 2;
    } else if (c < 32 || c >= 127) {
      store<u8>(p, 0x5c);
      store<u8>(p, 0x78, 1);
      store<u8>(p, hexDigit(c >> 4), 2);
      store<u8>(p, hexDigit(c), 3);
      size = 4;
    } else store<u8>(p, c);
    writer.pos += size;
  }
  return finishBytes(writer);
}
