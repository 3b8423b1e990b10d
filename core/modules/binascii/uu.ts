// uuencode: lines of up to 45 bytes, each begun by its length.

import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING } from '../../objects/bytes/struct';
import { Py_DECREF } from '../../runtime/cold';
import { PyObject } from '../../runtime/object';
import { fail } from './state';

/** new: the bytes of a line of n characters at s. */
export function decodeUu(module: PyObject, s: usize, n: i64): PyObject | null {
  const first = n ? <u32>load<u8>(s) : 0;
  let left = (first - 32) & 63;
  const result = PyBytes_FromStringAndSize(0, left);
  if (!result) return null;
  let to = PyBytes_AS_STRING(result);
  let i: i64 = 1;
  let bits = 0;
  let buffer: u32 = 0;
  for (; left; i++) {
    let c = i < n ? <u32>load<u8>(s + <usize>i) : 10;
    if (c == 10 || c == 13) c = 0;
    else {
      if (c < 32 || c > 96) {
        Py_DECREF(result);
        return fail(module, 'Illegal char');
      }
      c = (c - 32) & 63;
    }
    buffer = (buffer << 6) | c;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      store<u8>(to++, buffer >> bits);
      buffer &= (1 << bits) - 1;
      left--;
    }
  }
  for (; i < n; i++) {
    const c = load<u8>(s + <usize>i);
    if (c != 32 && c != 96 && c != 10 && c != 13) {
      Py_DECREF(result);
      return fail(module, 'Trailing garbage');
    }
  }
  return result;
}

/** The character for six bits. */
/* @inline */ function uuCharacter(six: u32, backtick: bool): u32 {
  return backtick && !six ? 0x60 : six + 32;
}

/** new: the line of n bytes at s. */
export function encodeUu(module: PyObject, s: usize, n: i64, backtick: bool): PyObject | null {
  if (n > 45) return fail(module, 'At most 45 bytes at once');
  const result = PyBytes_FromStringAndSize(0, 2 + ((n + 2) / 3) * 4);
  if (!result) return null;
  let to = PyBytes_AS_STRING(result);
  store<u8>(to++, uuCharacter(<u32>n, backtick));
  for (let i: i64 = 0; i < n; i += 3) {
    let group: u32 = 0;
    for (let k: i64 = 0; k < 3; k++) group = (group << 8) | (i + k < n ? <u32>load<u8>(s + <usize>(i + k)) : 0);
    for (let shift = 18; shift >= 0; shift -= 6) store<u8>(to++, uuCharacter((group >> shift) & 63, backtick));
  }
  store<u8>(to, 10);
  return result;
}
