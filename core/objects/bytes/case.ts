// Case and classes of characters: lower(), isalpha() & co. of bytes and bytearray.
// CPython: Objects/bytes_methods.c, Objects/stringlib/{ctype,transmogrify}.h

import { PyObject } from '../../runtime/object';
import { Py_False, Py_True } from '../bool';
import { flipCase, swapBytes, titleBytes } from '../str/case';
import { asciiPrefix } from '../str/scan';
import { dataOf, roomLike, sizeOf } from './either';

/** What bytes.isspace calls a space. */
/* @inline */ export function isAsciiSpace(c: u32): bool {
  return c == 0x20 || (c >= 9 && c <= 13);
}

/* @inline */ function isAsciiAlpha(c: u32): bool {
  return (c | 0x20) - 0x61 < 26;
}

/* @inline */ function isAsciiDigit(c: u32): bool {
  return c - 0x30 < 10;
}

export function stringlib_lower(self: PyObject, unused: PyObject | null): PyObject | null {
  const result = roomLike(self, sizeOf(self));
  if (result && sizeOf(self)) flipCase(dataOf(result), dataOf(self), <usize>sizeOf(self), 0x41);
  return result;
}

export function stringlib_upper(self: PyObject, unused: PyObject | null): PyObject | null {
  const result = roomLike(self, sizeOf(self));
  if (result && sizeOf(self)) flipCase(dataOf(result), dataOf(self), <usize>sizeOf(self), 0x61);
  return result;
}

export function stringlib_swapcase(self: PyObject, unused: PyObject | null): PyObject | null {
  const result = roomLike(self, sizeOf(self));
  if (result) swapBytes(dataOf(result), dataOf(self), <usize>sizeOf(self));
  return result;
}

export function stringlib_title(self: PyObject, unused: PyObject | null): PyObject | null {
  const result = roomLike(self, sizeOf(self));
  if (result) titleBytes(dataOf(result), dataOf(self), <usize>sizeOf(self));
  return result;
}

export function stringlib_capitalize(self: PyObject, unused: PyObject | null): PyObject | null {
  const n = sizeOf(self);
  const result = roomLike(self, n);
  if (result && n) {
    flipCase(dataOf(result), dataOf(self), <usize>n, 0x41);
    flipCase(dataOf(result), dataOf(result), 1, 0x61);
  }
  return result;
}

export function stringlib_isascii(self: PyObject, unused: PyObject | null): PyObject | null {
  return asciiPrefix(dataOf(self), <usize>sizeOf(self)) == <usize>sizeOf(self) ? Py_True : Py_False;
}

export function stringlib_isspace(self: PyObject, unused: PyObject | null): PyObject | null {
  const n = sizeOf(self);
  for (let i: i64 = 0; i < n; i++) if (!isAsciiSpace(load<u8>(dataOf(self) + <usize>i))) return Py_False;
  return n ? Py_True : Py_False;
}

export function stringlib_isalpha(self: PyObject, unused: PyObject | null): PyObject | null {
  const n = sizeOf(self);
  for (let i: i64 = 0; i < n; i++) if (!isAsciiAlpha(load<u8>(dataOf(self) + <usize>i))) return Py_False;
  return n ? Py_True : Py_False;
}

export function stringlib_isalnum(self: PyObject, unused: PyObject | null): PyObject | null {
  const n = sizeOf(self);
  for (let i: i64 = 0; i < n; i++) {
    const c = load<u8>(dataOf(self) + <usize>i);
    if (!isAsciiAlpha(c) && !isAsciiDigit(c)) return Py_False;
  }
  return n ? Py_True : Py_False;
}

export function stringlib_isdigit(self: PyObject, unused: PyObject | null): PyObject | null {
  const n = sizeOf(self);
  for (let i: i64 = 0; i < n; i++) if (!isAsciiDigit(load<u8>(dataOf(self) + <usize>i))) return Py_False;
  return n ? Py_True : Py_False;
}

export function stringlib_islower(self: PyObject, unused: PyObject | null): PyObject | null {
  const n = sizeOf(self);
  let cased = false;
  for (let i: i64 = 0; i < n; i++) {
    const c = <u32>load<u8>(dataOf(self) + <usize>i);
    if (c - 0x41 < 26) return Py_False;
    if (c - 0x61 < 26) cased = true;
  }
  return cased ? Py_True : Py_False;
}

export function stringlib_isupper(self: PyObject, unused: PyObject | null): PyObject | null {
  const n = sizeOf(self);
  let cased = false;
  for (let i: i64 = 0; i < n; i++) {
    const c = <u32>load<u8>(dataOf(self) + <usize>i);
    if (c - 0x61 < 26) return Py_False;
    if (c - 0x41 < 26) cased = true;
  }
  return cased ? Py_True : Py_False;
}

export function stringlib_istitle(self: PyObject, unused: PyObject | null): PyObject | null {
  const n = sizeOf(self);
  let cased = false;
  let inWord = false;
  for (let i: i64 = 0; i < n; i++) {
    const c = <u32>load<u8>(dataOf(self) + <usize>i);
    if (c - 0x41 < 26) {
      if (inWord) return Py_False;
      inWord = cased = true;
    } else if (c - 0x61 < 26) {
      if (!inWord) return Py_False;
      cased = true;
    } else inWord = false;
  }
  return cased ? Py_True : Py_False;
}
