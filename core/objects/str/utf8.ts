// UTF-8. (CPython: Objects/stringlib/codecs.h, Objects/unicodeobject.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { Py_DECREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyBytes_FromStringAndSize } from '../bytes/new';
import { PyBytes_AS_STRING, PyBytes_GET_SIZE } from '../bytes/struct';
import { PyErr_BadArgument, PyErr_NoMemory } from '../exceptions/errors';
import { decodeError, raiseEncodeError } from './handlers';
import { _PyUnicode_FromASCII, PyUnicode_New, unicode_char, unicode_get_empty } from './new';
import { asciiPrefix, copyUnits } from './scan';
import {
  MAX_UNICODE,
  PyUnicode_Check,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_IS_ASCII,
  PyUnicode_KIND,
  PyUnicode_READ,
  PyUnicode_READ_CHAR,
  PyUnicode_WRITE,
} from './struct';
import { _PyUnicodeWriter_WriteChar, dropWriter, finishWriter, newWriter, replacedInput } from './writer';

/** Texts up to this length are worked on in 4 bytes a unit on the native stack. */
const SHORT: i64 = 256;

/** What is wrong at a place that does not decode: 0 the end cuts it off, 1 no start byte, n: n - 1 good bytes. */
function utf8Problem(p: usize, end: usize): i32 {
  const c = load<u8>(p);
  const left = end - p;
  if (c < 0xc2 || c > 0xf4) return 1;
  if (left < 2) return 0;
  const second = load<u8>(p, 1);
  if ((second & 0xc0) != 0x80) return 2;
  if (c < 0xe0) return 2;
  if (c < 0xf0) {
    if (second < 0xa0 ? c == 0xe0 : c == 0xed) return 2;
    return left < 3 ? 0 : 3;
  }
  if (second < 0x90 ? c == 0xf0 : c == 0xf4) return 2;
  if (left < 3) return 0;
  if ((load<u8>(p, 2) & 0xc0) != 0x80) return 3;
  return left < 4 ? 0 : 4;
}

/** The code point at p, its length in bits 24 and up; 0xffffffff: not UTF-8. */
/* @inline */ function utf8At(p: usize, end: usize): u32 {
  const c: u32 = load<u8>(p);
  if (c < 0x80) return c | (1 << 24);
  const left = end - p;
  if (c < 0xe0) {
    if (c < 0xc2 || left < 2) return 0xffffffff;
    const d: u32 = load<u8>(p, 1);
    return (d & 0xc0) != 0x80 ? 0xffffffff : ((c & 31) << 6) | (d & 63) | (2 << 24);
  }
  if (c < 0xf0) {
    if (left < 3) return 0xffffffff;
    const d: u32 = load<u8>(p, 1);
    const e: u32 = load<u8>(p, 2);
    if ((d & 0xc0) != 0x80 || (e & 0xc0) != 0x80 || (d < 0xa0 ? c == 0xe0 : c == 0xed)) return 0xffffffff;
    return ((c & 15) << 12) | ((d & 63) << 6) | (e & 63) | (3 << 24);
  }
  if (c > 0xf4 || left < 4) return 0xffffffff;
  const d: u32 = load<u8>(p, 1);
  const e: u32 = load<u8>(p, 2);
  const f: u32 = load<u8>(p, 3);
  if ((d & 0xc0) != 0x80 || (e & 0xc0) != 0x80 || (f & 0xc0) != 0x80 || (d < 0x90 ? c == 0xf0 : c == 0xf4))
    return 0xffffffff;
  return ((c & 7) << 18) | ((d & 63) << 12) | ((e & 63) << 6) | (f & 63) | (4 << 24);
}

/** new: n bytes of UTF-8; errors: the handler's name, NULL for strict. */
export function PyUnicode_DecodeUTF8(s: usize, n: i64, errors: usize): PyObject | null {
  return PyUnicode_DecodeUTF8Stateful(s, n, errors, 0);
}

/** The same; with `consumed` an unfinished sequence at the end is left, and *consumed tells where it starts. */
export function PyUnicode_DecodeUTF8Stateful(s: usize, n: i64, errors: usize, consumed: usize): PyObject | null {
  if (consumed) store<i64>(consumed, n);
  if (n == 0) return unicode_get_empty();
  const end = s + <usize>n;
  const prefix = asciiPrefix(s, <usize>n);
  if (prefix == <usize>n) return _PyUnicode_FromASCII(s, n);
  let p = s + prefix;
  let count: i64 = <i64>prefix;
  let seen: u32 = 0;
  if (n <= SHORT) {
    // Short texts are decoded once, on the native stack.
    const scratch = stackAlloc((n + 1) >> 1);
    let to = scratch;
    for (p = s; p < end; to += 4) {
      const c = utf8At(p, end);
      if (c == 0xffffffff) break;
      seen |= c & 0xffffff;
      store<u32>(to, c & 0xffffff);
      p += <usize>(c >> 24);
    }
    let short: PyObject | null = null;
    const units = (to - scratch) >> 2;
    if (p == end) {
      if (units == 1) short = unicode_char(load<u32>(scratch));
      else {
        short = PyUnicode_New(<i64>units, seen > 0xffff ? MAX_UNICODE : seen);
        if (short) copyUnits(PyUnicode_KIND(short), PyUnicode_DATA(short), 4, scratch, units);
      }
    }
    stackFree(scratch);
    return p == end ? short : decodeSlowly(s, n, errors, consumed);
  }
  while (p < end) {
    const c = utf8At(p, end);
    if (c == 0xffffffff) return decodeSlowly(s, n, errors, consumed);
    seen |= c & 0xffffff;
    p += <usize>(c >> 24);
    count++;
  }
  if (count == 1) return unicode_char(utf8At(s, end) & 0xffffff);
  const o = PyUnicode_New(count, seen > 0xffff ? MAX_UNICODE : seen);
  if (!o) return null;
  const kind = PyUnicode_KIND(o);
  const data = PyUnicode_DATA(o);
  copyUnits(kind, data, 1, s, prefix);
  p = s + prefix;
  for (let i: i64 = prefix; i < count; i++) {
    const c = utf8At(p, end);
    PyUnicode_WRITE(kind, data, i, c & 0xffffff);
    p += <usize>(c >> 24);
  }
  return o;
}

function decodeSlowly(s: usize, n: i64, errors: usize, consumed: usize): PyObject | null {
  let end = s + <usize>n;
  const writer = newWriter(n);
  let p = s;
  while (p < end) {
    const c = utf8At(p, end);
    if (c != 0xffffffff) {
      if (_PyUnicodeWriter_WriteChar(writer, c & 0xffffff) < 0) return dropWriter(writer);
      p += <usize>(c >> 24);
      continue;
    }
    const problem = utf8Problem(p, end);
    // Two bytes of a surrogate: an error handler may want all three.
    const cut =
      problem == 0 || (problem == 2 && end - p == 2 && load<u8>(p) == 0xed && (load<u8>(p, 1) & 0xe0) == 0xa0);
    if (cut && consumed) {
      store<i64>(consumed, <i64>(p - s));
      break;
    }
    const start = <i64>(p - s);
    const stop = problem == 0 ? n : start + max(1, problem - 1);
    const reason =
      problem == 0 ? 'unexpected end of data' : problem == 1 ? 'invalid start byte' : 'invalid continuation byte';
    const next = decodeError(writer, errors, 'utf-8', s, n, start, stop, reason);
    if (next < 0) return dropWriter(writer);
    const other = replacedInput(writer);
    if (other) {
      s = PyBytes_AS_STRING(other);
      n = PyBytes_GET_SIZE(other);
      end = s + <usize>n;
    }
    p = s + <usize>next;
  }
  return finishWriter(writer);
}

/** Bytes that the text takes as UTF-8; a lone surrogate counts 3. */
function utf8Size(o: PyObject): usize {
  const n = PyUnicode_GET_LENGTH(o);
  const kind = PyUnicode_KIND(o);
  const data = PyUnicode_DATA(o);
  let size: usize = 0;
  for (let i: i64 = 0; i < n; i++) {
    const c = PyUnicode_READ(kind, data, i);
    size += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }
  return size;
}

/** n code points of one kind as UTF-8 from `to` on: behind them; 0 for a lone surrogate. */
function encodeUnits<T>(from: usize, n: usize, to: usize): usize {
  const end = from + (n << alignof<T>());
  for (; from < end; from += sizeof<T>()) {
    const c = <u32>load<T>(from);
    if (c < 0x80) {
      store<u8>(to++, c);
      continue;
    }
    if (sizeof<T>() > 1 && (c & 0xfffff800) == 0xd800) return 0;
    to = putUtf8(to, c);
  }
  return to;
}

/** The text as UTF-8 from `to` on: behind it; 0 for a lone surrogate. */
function encodeInto(o: PyObject, to: usize): usize {
  const n = <usize>PyUnicode_GET_LENGTH(o);
  const kind = PyUnicode_KIND(o);
  const data = PyUnicode_DATA(o);
  return kind == 1
    ? encodeUnits<u8>(data, n, to)
    : kind == 2
      ? encodeUnits<u16>(data, n, to)
      : encodeUnits<u32>(data, n, to);
}

/** Writes one code point as UTF-8 (a surrogate as 3 bytes): behind it. */
export function putUtf8(to: usize, c: u32): usize {
  if (c < 0x80) {
    store<u8>(to, c);
    return to + 1;
  }
  if (c < 0x800) {
    store<u8>(to, 0xc0 | (c >> 6));
    store<u8>(to, 0x80 | (c & 63), 1);
    return to + 2;
  }
  if (c < 0x10000) {
    store<u8>(to, 0xe0 | (c >> 12));
    store<u8>(to, 0x80 | ((c >> 6) & 63), 1);
    store<u8>(to, 0x80 | (c & 63), 2);
    return to + 3;
  }
  store<u8>(to, 0xf0 | (c >> 18));
  store<u8>(to, 0x80 | ((c >> 12) & 63), 1);
  store<u8>(to, 0x80 | ((c >> 6) & 63), 2);
  store<u8>(to, 0x80 | (c & 63), 3);
  return to + 4;
}

function raiseSurrogates(o: PyObject): void {
  const n = PyUnicode_GET_LENGTH(o);
  let start: i64 = 0;
  while (start < n && (PyUnicode_READ_CHAR(o, start) & 0xfffff800) != 0xd800) start++;
  let end = start + 1;
  while (end < n && (PyUnicode_READ_CHAR(o, end) & 0xfffff800) == 0xd800) end++;
  raiseEncodeError('utf-8', o, start, end, 'surrogates not allowed');
}

/** new: bytes; NULL with UnicodeEncodeError for a lone surrogate. */
export function PyUnicode_AsUTF8String(o: PyObject): PyObject | null {
  if (!PyUnicode_Check(o)) {
    PyErr_BadArgument();
    return null;
  }
  if (PyUnicode_IS_ASCII(o)) return PyBytes_FromStringAndSize(PyUnicode_DATA(o), PyUnicode_GET_LENGTH(o));
  const cached = load<usize>(changetype<usize>(o), 48);
  if (cached) return PyBytes_FromStringAndSize(cached, load<i64>(changetype<usize>(o), 40));
  const n = PyUnicode_GET_LENGTH(o);
  if (n <= SHORT) {
    // Short texts are encoded on the native stack, and then their size is known.
    const scratch = stackAlloc((n + 1) >> 1);
    const end = encodeInto(o, scratch);
    const short = end ? PyBytes_FromStringAndSize(scratch, <i64>(end - scratch)) : null;
    stackFree(scratch);
    if (!end) raiseSurrogates(o);
    return short;
  }
  const bytes = PyBytes_FromStringAndSize(0, <i64>utf8Size(o));
  if (!bytes || encodeInto(o, PyBytes_AS_STRING(bytes))) return bytes;
  Py_DECREF(bytes);
  raiseSurrogates(o);
  return null;
}

/** The text as a C string that lives as long as o; 0 with the exception set. Its length goes to *size unless that is 0. */
export function PyUnicode_AsUTF8AndSize(o: PyObject, size: usize): usize {
  if (!PyUnicode_Check(o)) {
    PyErr_BadArgument();
    return 0;
  }
  if (PyUnicode_IS_ASCII(o)) {
    if (size) store<i64>(size, PyUnicode_GET_LENGTH(o));
    return PyUnicode_DATA(o);
  }
  let utf8 = load<usize>(changetype<usize>(o), 48);
  if (!utf8) {
    const n = utf8Size(o);
    utf8 = PyMem_Malloc(n + 1);
    if (!utf8) {
      PyErr_NoMemory();
      return 0;
    }
    if (!encodeInto(o, utf8)) {
      PyMem_Free(utf8);
      raiseSurrogates(o);
      return 0;
    }
    store<u8>(utf8 + n, 0);
    store<i64>(changetype<usize>(o), <i64>n, 40);
    store<u64>(changetype<usize>(o), <u64>utf8, 48);
  }
  if (size) store<i64>(size, load<i64>(changetype<usize>(o), 40));
  return utf8;
}

export function PyUnicode_AsUTF8(o: PyObject): usize {
  return PyUnicode_AsUTF8AndSize(o, 0);
}
