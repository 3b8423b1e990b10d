// What a codec does with what it cannot decode or encode: the error handlers that are always there, without making an
// exception object for them, and those of codecs.register_error. (CPython: Python/codecs.c, Objects/unicodeobject.c)

import { Py_DECREF, Py_INCREF, Py_NewRef, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { Py_XINCREF, PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { cstrEquals } from '../../runtime/static';
import { PyTypeObject } from '../../runtime/type';
import { PyBytes_FromStringAndSize } from '../bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../bytes/struct';
import { ByteWriter, putByte, putBytes } from '../bytes/writer';
import { PyObject_CallObject, PyObject_CallOneArg } from '../call';
import { PyErr_Format, PyErr_SetObject, PyErr_SetString } from '../exceptions/errors';
import { PyUnicodeErrorObject } from '../exceptions/struct';
import {
  PyExc_IndexError,
  PyExc_TypeError,
  PyExc_UnicodeDecodeError,
  PyExc_UnicodeEncodeError,
} from '../exceptions/types';
import { PyLong_FromSsize_t } from '../int';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_SET_ITEM } from '../tuple';
import {
  CODEC_LATIN1,
  CODEC_UTF8,
  CODEC_UTF16_BE,
  CODEC_UTF16_LE,
  CODEC_UTF32_BE,
  CODEC_UTF32_LE,
  putUnit,
} from './codecs';
import { PyUnicode_FromString } from './new';
import { sizeArg } from './pad';
import { PyCodec_LookupError } from './registry';
import { bytesEqual } from './scan';
import { PyUnicode_Check, PyUnicode_GET_LENGTH, PyUnicode_MAX_CHAR_VALUE, PyUnicode_READ_CHAR } from './struct';
import {
  _PyUnicodeWriter,
  _PyUnicodeWriter_Prepare,
  _PyUnicodeWriter_WriteChar,
  _PyUnicodeWriter_WriteStr,
  replaceInput,
} from './writer';

export const ERROR_STRICT = 1;
export const ERROR_SURROGATEESCAPE = 2;
export const ERROR_REPLACE = 3;
export const ERROR_IGNORE = 4;
export const ERROR_BACKSLASHREPLACE = 5;
export const ERROR_SURROGATEPASS = 6;
export const ERROR_XMLCHARREFREPLACE = 7;
export const ERROR_OTHER = 8;

/** ERROR_* of a handler's name; NULL is strict. */
export function _Py_GetErrorHandler(errors: usize): i32 {
  if (!errors || cstrEquals(errors, 'strict')) return ERROR_STRICT;
  if (cstrEquals(errors, 'surrogateescape')) return ERROR_SURROGATEESCAPE;
  if (cstrEquals(errors, 'replace')) return ERROR_REPLACE;
  if (cstrEquals(errors, 'ignore')) return ERROR_IGNORE;
  if (cstrEquals(errors, 'backslashreplace')) return ERROR_BACKSLASHREPLACE;
  if (cstrEquals(errors, 'surrogatepass')) return ERROR_SURROGATEPASS;
  if (cstrEquals(errors, 'xmlcharrefreplace')) return ERROR_XMLCHARREFREPLACE;
  return ERROR_OTHER;
}

/** new: a UnicodeDecodeError or UnicodeEncodeError; object is stolen. */
export function unicodeError(
  type: PyTypeObject,
  encoding: string,
  object: PyObject | null,
  start: i64,
  end: i64,
  reason: string,
): PyObject | null {
  if (!object) return null;
  const args = PyTuple_New(5);
  if (!args) {
    Py_DECREF(object);
    return null;
  }
  PyTuple_SET_ITEM(args, 1, object);
  const name = PyUnicode_FromString(encoding);
  const from = PyLong_FromSsize_t(start);
  const to = PyLong_FromSsize_t(end);
  const text = PyUnicode_FromString(reason);
  if (name) PyTuple_SET_ITEM(args, 0, name);
  if (from) PyTuple_SET_ITEM(args, 2, from);
  if (to) PyTuple_SET_ITEM(args, 3, to);
  if (text) PyTuple_SET_ITEM(args, 4, text);
  const exc = name && from && to && text ? PyObject_CallObject(type, args) : null;
  Py_DECREF(args);
  return exc;
}

function raise(exc: PyObject | null): void {
  if (!exc) return;
  PyErr_SetObject(exc.ob_type, exc);
  Py_DECREF(exc);
}

/** Raises UnicodeDecodeError. */
function raiseDecodeError(encoding: string, data: usize, size: i64, start: i64, end: i64, reason: string): void {
  raise(unicodeError(PyExc_UnicodeDecodeError, encoding, PyBytes_FromStringAndSize(data, size), start, end, reason));
}

/** Raises UnicodeEncodeError. */
export function raiseEncodeError(encoding: string, object: PyObject, start: i64, end: i64, reason: string): void {
  raise(unicodeError(PyExc_UnicodeEncodeError, encoding, Py_NewRef(object), start, end, reason));
}

/** Checks a handler's answer (text, position): the position in *at; new: the text; NULL with the exception set. */
export function callHandler(
  errors: usize,
  exc: PyObject | null,
  size: i64,
  at: usize,
  decoding: bool,
): PyObject | null {
  if (!exc) return null;
  const handler = PyCodec_LookupError(errors);
  if (!handler) {
    Py_DECREF(exc);
    return null;
  }
  const answer = PyObject_CallOneArg(handler, exc);
  Py_DECREF(handler);
  const object = changetype<PyUnicodeErrorObject>(exc).object;
  if (decoding && object && PyBytes_Check(object)) size = PyBytes_GET_SIZE(object);
  Py_DECREF(exc);
  if (!answer) return null;
  const ok = PyTuple_Check(answer) && PyTuple_GET_SIZE(answer) == 2;
  const text = ok ? PyTuple_GET_ITEM(answer, 0) : null;
  if (!text || !(PyUnicode_Check(text) || (!decoding && PyBytes_Check(text)))) {
    Py_DECREF(answer);
    return decoding
      ? PyErr_SetString(PyExc_TypeError, 'decoding error handler must return (str, int) tuple')
      : PyErr_SetString(PyExc_TypeError, 'encoding error handler must return (str/bytes, int) tuple');
  }
  let position = sizeArg(PyTuple_GET_ITEM(answer, 1));
  Py_INCREF(text);
  Py_DECREF(answer);
  if (position == -1 && PyErr_Occurred()) {
    Py_DECREF(text);
    return null;
  }
  if (position < 0) position += size;
  if (position < 0 || position > size) {
    Py_DECREF(text);
    return PyErr_Format(PyExc_IndexError, 'position %zd from error handler out of bounds', <u64>position);
  }
  store<i64>(at, position);
  return text;
}

const hexDigits = '0123456789abcdef';

/** A character for the lowest four bits. */
/* @inline */ export function hexDigit(n: u32): u32 {
  return load<u16>(changetype<usize>(hexDigits) + ((n & 15) << 1));
}

/** CODEC_* of the encodings that surrogatepass knows, by the names in their exceptions; -1. */
function codecOfEncoding(encoding: string): i32 {
  if (encoding == 'utf-8') return CODEC_UTF8;
  if (encoding == 'utf-16-le') return CODEC_UTF16_LE;
  if (encoding == 'utf-16-be') return CODEC_UTF16_BE;
  if (encoding == 'utf-32-le') return CODEC_UTF32_LE;
  return encoding == 'utf-32-be' ? CODEC_UTF32_BE : -1;
}

/** The surrogate that a codec (CODEC_*) has at p, and in *length its bytes; 0: none. */
export function passedSurrogate(codec: i32, p: usize, left: i64, length: usize): u32 {
  const n: i64 = codec == CODEC_UTF8 ? 3 : codec <= CODEC_UTF16_BE ? 2 : 4;
  let c: u32 = 0;
  if (left >= n) {
    if (codec == CODEC_UTF8) {
      if ((load<u8>(p) & 0xf0) == 0xe0 && (load<u8>(p, 1) & 0xc0) == 0x80 && (load<u8>(p, 2) & 0xc0) == 0x80)
        c = ((<u32>(load<u8>(p) & 15)) << 12) | ((<u32>(load<u8>(p, 1) & 63)) << 6) | (load<u8>(p, 2) & 63);
    } else if (codec == CODEC_UTF16_LE) c = load<u16>(p);
    else if (codec == CODEC_UTF16_BE) c = bswap<u16>(load<u16>(p));
    else if (codec == CODEC_UTF32_LE) c = load<u32>(p);
    else if (codec == CODEC_UTF32_BE) c = bswap<u32>(load<u32>(p));
  }
  store<i64>(length, n);
  return c >= 0xd800 && c <= 0xdfff ? c : 0;
}

/** A handler may have given the exception other bytes: they are read on. false with TypeError. */
function takeInput(writer: _PyUnicodeWriter, exc: PyObject, data: usize, size: i64): bool {
  const object = changetype<PyUnicodeErrorObject>(exc).object;
  if (!object || !PyBytes_Check(object)) {
    PyErr_SetString(PyExc_TypeError, object ? 'object attribute must be bytes' : 'object attribute not set');
    return false;
  }
  const n = PyBytes_GET_SIZE(object);
  if (n != size || !bytesEqual(PyBytes_AS_STRING(object), data, <usize>n))
    replaceInput(writer, Py_NewRef<PyObject>(object));
  return true;
}

/**
 * Bytes start..end cannot be decoded: writes what the handler says and returns where to go on, -1 with the exception
 * set. The bytes may be others then: replacedInput(writer).
 */
export function decodeError(
  writer: _PyUnicodeWriter,
  errors: usize,
  encoding: string,
  data: usize,
  size: i64,
  start: i64,
  end: i64,
  reason: string,
): i64 {
  const kind = _Py_GetErrorHandler(errors);
  if (kind == ERROR_IGNORE) return end;
  if (kind == ERROR_REPLACE) return _PyUnicodeWriter_WriteChar(writer, 0xfffd) < 0 ? -1 : end;
  if (kind == ERROR_SURROGATEESCAPE) {
    let i = start;
    for (; i < end && i < start + 4; i++) {
      const c = load<u8>(data + <usize>i);
      if (c < 128) break;
      if (_PyUnicodeWriter_WriteChar(writer, 0xdc00 + c) < 0) return -1;
    }
    if (i > start) return i;
  } else if (kind == ERROR_BACKSLASHREPLACE) {
    for (let i = start; i < end; i++) {
      const c = load<u8>(data + <usize>i);
      if (_PyUnicodeWriter_Prepare(writer, 4, 0x7f) < 0) return -1;
      _PyUnicodeWriter_WriteChar(writer, 0x5c);
      _PyUnicodeWriter_WriteChar(writer, 0x78);
      _PyUnicodeWriter_WriteChar(writer, hexDigit(c >> 4));
      _PyUnicodeWriter_WriteChar(writer, hexDigit(c));
    }
    return end;
  } else if (kind == ERROR_SURROGATEPASS) {
    const at = stackAlloc(1);
    const codec = codecOfEncoding(encoding);
    const c = codec < 0 ? 0 : passedSurrogate(codec, data + <usize>start, size - start, at);
    const n = load<i64>(at);
    stackFree(at);
    if (c) return _PyUnicodeWriter_WriteChar(writer, c) < 0 ? -1 : start + n;
  } else if (kind == ERROR_XMLCHARREFREPLACE) {
    PyErr_Format(PyExc_TypeError, "don't know how to handle UnicodeDecodeError in error callback");
    return -1;
  } else if (kind == ERROR_OTHER) {
    const exc = unicodeError(
      PyExc_UnicodeDecodeError,
      encoding,
      PyBytes_FromStringAndSize(data, size),
      start,
      end,
      reason,
    );
    const at = stackAlloc(1);
    Py_XINCREF(exc);
    const text = callHandler(errors, exc, size, at, true);
    let position = load<i64>(at);
    stackFree(at);
    if (text && exc && !takeInput(writer, exc, data, size)) position = -1;
    Py_XDECREF(exc);
    if (!text) return -1;
    if (position < 0) {
      Py_DECREF(text);
      return -1;
    }
    const failed = _PyUnicodeWriter_WriteStr(writer, text) < 0;
    Py_DECREF(text);
    return failed ? -1 : position;
  }
  raiseDecodeError(encoding, data, size, start, end, reason);
  return -1;
}

/** The size of a code point's escape: \xNN, \uNNNN or \UNNNNNNNN. */
/* @inline */ function escapeDigits(c: u32): i32 {
  return c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
}

/** Writes \xNN & co. as ASCII: behind it. */
export function putEscape(to: usize, c: u32): usize {
  const digits = escapeDigits(c);
  store<u8>(to++, 0x5c);
  store<u8>(to++, digits == 2 ? 0x78 : digits == 4 ? 0x75 : 0x55);
  for (let shift = (digits - 1) << 2; shift >= 0; shift -= 4) store<u8>(to++, hexDigit(c >> shift));
  return to;
}

/** Writes &#NNN; as ASCII: behind it. */
export function putCharRef(to: usize, c: u32): usize {
  store<u8>(to++, 0x26);
  store<u8>(to++, 0x23);
  let scale: u32 = 1;
  while (c / scale >= 10) scale *= 10;
  for (; scale; scale /= 10) store<u8>(to++, 0x30 + ((c / scale) % 10));
  store<u8>(to++, 0x3b);
  return to;
}

/**
 * Code points start..end of o cannot be encoded by the codec (CODEC_*): writes what the handler says and returns where to
 * go on, -1 with the exception set.
 */
export function encodeError(
  writer: ByteWriter,
  errors: usize,
  codec: i32,
  encoding: string,
  o: PyObject,
  start: i64,
  end: i64,
  reason: string,
): i64 {
  const kind = _Py_GetErrorHandler(errors);
  if (kind == ERROR_IGNORE) return end;
  if (kind == ERROR_REPLACE) {
    for (let i = start; i < end; i++) if (!putUnit(writer, codec, 0x3f)) return -1;
    return end;
  }
  if (kind == ERROR_BACKSLASHREPLACE || kind == ERROR_XMLCHARREFREPLACE) {
    const scratch = stackAlloc(2);
    for (let i = start; i < end; i++) {
      const c = PyUnicode_READ_CHAR(o, i);
      const stop = kind == ERROR_BACKSLASHREPLACE ? putEscape(scratch, c) : putCharRef(scratch, c);
      for (let p = scratch; p < stop; p++) {
        if (!putUnit(writer, codec, load<u8>(p))) {
          stackFree(scratch);
          return -1;
        }
      }
    }
    stackFree(scratch);
    return end;
  }
  if (kind == ERROR_SURROGATEESCAPE && codec <= CODEC_UTF8) {
    let i = start;
    for (; i < end; i++) {
      const c = PyUnicode_READ_CHAR(o, i);
      if (c < 0xdc80 || c > 0xdcff) break;
      if (putByte(writer, c - 0xdc00) < 0) return -1;
    }
    if (i == end) return end;
    start = i;
  } else if (kind == ERROR_SURROGATEPASS && codec >= CODEC_UTF8) {
    let i = start;
    for (; i < end; i++) {
      const c = PyUnicode_READ_CHAR(o, i);
      if ((c & 0xfffff800) != 0xd800) break;
      if (!putUnit(writer, codec, c)) return -1;
    }
    if (i == end) return end;
  } else if (kind == ERROR_OTHER) {
    const exc = unicodeError(PyExc_UnicodeEncodeError, encoding, Py_NewRef(o), start, end, reason);
    const at = stackAlloc(1);
    const text = callHandler(errors, exc, PyUnicode_GET_LENGTH(o), at, false);
    const position = load<i64>(at);
    stackFree(at);
    if (!text) return -1;
    const done = putReplacement(writer, codec, text);
    Py_DECREF(text);
    if (done == 0) return position;
    if (done < 0) return -1;
    end = start + 1;
  }
  raiseEncodeError(encoding, o, start, end, reason);
  return -1;
}

/** What a handler answered: 0 when written, 1 when it cannot be encoded either, -1 with the exception set. */
function putReplacement(writer: ByteWriter, codec: i32, text: PyObject): i32 {
  if (PyBytes_Check(text)) {
    const n = PyBytes_GET_SIZE(text);
    const unit: i64 = codec <= CODEC_UTF8 ? 1 : codec <= CODEC_UTF16_BE ? 2 : 4;
    return n % unit ? 1 : putBytes(writer, PyBytes_AS_STRING(text), n);
  }
  if (PyUnicode_MAX_CHAR_VALUE(text) > <u32>(codec == CODEC_LATIN1 ? 0xff : 0x7f)) return 1;
  const n = PyUnicode_GET_LENGTH(text);
  for (let i: i64 = 0; i < n; i++) if (!putUnit(writer, codec, PyUnicode_READ_CHAR(text, i))) return -1;
  return 0;
}
