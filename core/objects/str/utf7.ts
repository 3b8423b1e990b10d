// UTF-7: ASCII, with the rest as base64 of UTF-16 between '+' and '-'. (CPython: Objects/unicodeobject.c)

import { Py_DECREF } from '../../runtime/cold';
import { PyObject } from '../../runtime/object';
import { PyBytes_AS_STRING, PyBytes_GET_SIZE } from '../bytes/struct';
import { dropBytes, finishBytes, newByteWriter, putByte, reserveBytes } from '../bytes/writer';
import { decodeError } from './handlers';
import { PyUnicode_Substring } from './slice';
import { PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND, PyUnicode_READ } from './struct';
import { _PyUnicodeWriter_WriteChar, dropWriter, finishWriter, newWriter, replacedInput } from './writer';

function isBase64(c: u32): bool {
  return (c | 0x20) - 0x61 < 26 || c - 0x30 < 10 || c == 0x2b || c == 0x2f;
}

function fromBase64(c: u32): u32 {
  if (c - 0x41 < 26) return c - 0x41;
  if (c - 0x61 < 26) return c - 0x61 + 26;
  return c - 0x30 < 10 ? c - 0x30 + 52 : c == 0x2b ? 62 : 63;
}

function toBase64(n: u32): u32 {
  const v = n & 63;
  if (v < 26) return v + 0x41;
  if (v < 52) return v - 26 + 0x61;
  return v < 62 ? v - 52 + 0x30 : v == 62 ? 0x2b : 0x2f;
}

/** Characters that are written as themselves. */
function isDirect(c: u32): bool {
  if (c >= 127 || c == 0x2b || c == 0x5c || c == 0x7e) return false;
  return c >= 32 || c == 9 || c == 10 || c == 13;
}

// new: consumed 0: the bytes are all
export function PyUnicode_DecodeUTF7Stateful(s: usize, n: i64, errors: usize, consumed: usize): PyObject | null {
  let end = s + <usize>n;
  const writer = newWriter(n);
  let p = s;
  let shifted = false;
  let bits = 0;
  let buffer: u32 = 0;
  let surrogate: u32 = 0;
  let start = s;
  let shiftStart: i64 = 0; // what was written before the shift
  while (true) {
    let reason = '';
    if (p >= end) {
      if (!shifted || consumed) break;
      shifted = false;
      if (!surrogate && bits < 6 && !(bits > 0 && buffer)) break;
      reason = 'unterminated shift sequence';
    } else {
      const c = <u32>load<u8>(p);
      if (shifted) {
        if (isBase64(c)) {
          buffer = (buffer << 6) | fromBase64(c);
          bits += 6;
          p++;
          if (bits < 16) continue;
          bits -= 16;
          const unit = buffer >> bits;
          buffer &= (1 << bits) - 1;
          let failed = false;
          if (surrogate) {
            const high = surrogate;
            surrogate = 0;
            if ((unit & 0xfc00) == 0xdc00) {
              if (_PyUnicodeWriter_WriteChar(writer, 0x10000 + ((high & 0x3ff) << 10) + (unit & 0x3ff)) < 0) {
                return dropWriter(writer);
              }
              continue;
            }
            failed = _PyUnicodeWriter_WriteChar(writer, high) < 0;
          }
          if ((unit & 0xfc00) == 0xd800) surrogate = unit;
          else if (!failed) failed = _PyUnicodeWriter_WriteChar(writer, unit) < 0;
          if (failed) return dropWriter(writer);
          continue;
        }
        shifted = false;
        if (bits >= 6) reason = 'partial character in shift sequence';
        else if (bits > 0 && buffer) reason = 'non-zero padding bits in shift sequence';
        if (reason.length) p++;
        else {
          const lone = surrogate;
          surrogate = 0;
          if (lone && c < 128 && c != 0x2b && _PyUnicodeWriter_WriteChar(writer, lone) < 0) return dropWriter(writer);
          if (c == 0x2d) p++;
          continue;
        }
      } else if (c == 0x2b) {
        start = p++;
        if (p < end && load<u8>(p) == 0x2d) {
          p++;
          if (_PyUnicodeWriter_WriteChar(writer, 0x2b) < 0) return dropWriter(writer);
          continue;
        }
        if (p >= end || isBase64(load<u8>(p))) {
          shifted = true;
          surrogate = 0;
          shiftStart = writer.pos;
          bits = 0;
          buffer = 0;
          continue;
        }
        p++;
        reason = 'ill-formed sequence';
      } else if (c < 128) {
        p++;
        if (_PyUnicodeWriter_WriteChar(writer, c) < 0) return dropWriter(writer);
        continue;
      } else {
        start = p++;
        reason = 'unexpected special character';
      }
    }
    const next = decodeError(writer, errors, 'utf7', s, n, <i64>(start - s), <i64>(p - s), reason);
    if (next < 0) return dropWriter(writer);
    const other = replacedInput(writer);
    if (other) {
      s = PyBytes_AS_STRING(other);
      n = PyBytes_GET_SIZE(other);
      end = s + <usize>n;
    }
    p = s + <usize>next;
  }
  if (!consumed) return finishWriter(writer);
  if (!shifted) {
    store<i64>(consumed, <i64>(p - s));
    return finishWriter(writer);
  }
  // The open sequence is read again next time.
  store<i64>(consumed, <i64>(start - s));
  const whole = finishWriter(writer);
  if (!whole) return null;
  const result = PyUnicode_Substring(whole, 0, shiftStart);
  Py_DECREF(whole);
  return result;
}

// new: bytes
export function _PyUnicode_EncodeUTF7(o: PyObject, errors: usize): PyObject | null {
  const n = PyUnicode_GET_LENGTH(o);
  const kind = PyUnicode_KIND(o);
  const data = PyUnicode_DATA(o);
  const writer = newByteWriter();
  let shifted = false;
  let bits = 0;
  let buffer: u64 = 0;
  for (let i: i64 = 0; i < n; i++) {
    const p = reserveBytes(writer, 12);
    if (!p) return dropBytes(writer);
    let q = p;
    const c = PyUnicode_READ(kind, data, i);
    const direct = isDirect(c);
    if (shifted && direct) {
      if (bits) store<u8>(q++, toBase64(<u32>(buffer << (6 - bits))));
      bits = 0;
      buffer = 0;
      shifted = false;
      if (isBase64(c) || c == 0x2d) store<u8>(q++, 0x2d);
      store<u8>(q++, c);
    } else if (!shifted && (direct || c == 0x2b)) {
      store<u8>(q++, c);
      if (c == 0x2b) store<u8>(q++, 0x2d);
    } else {
      if (!shifted) store<u8>(q++, 0x2b);
      shifted = true;
      let unit = c;
      if (c >= 0x10000) {
        buffer = (buffer << 16) | (0xd800 + ((c - 0x10000) >> 10));
        bits += 16;
        while (bits >= 6) {
          bits -= 6;
          store<u8>(q++, toBase64(<u32>(buffer >> bits)));
        }
        unit = 0xdc00 + (c & 0x3ff);
      }
      buffer = (buffer << 16) | unit;
      bits += 16;
      while (bits >= 6) {
        bits -= 6;
        store<u8>(q++, toBase64(<u32>(buffer >> bits)));
      }
    }
    writer.pos += <i64>(q - p);
  }
  if (bits && putByte(writer, toBase64(<u32>(buffer << (6 - bits)))) < 0) return dropBytes(writer);
  if (shifted && putByte(writer, 0x2d) < 0) return dropBytes(writer);
  return finishBytes(writer);
}
