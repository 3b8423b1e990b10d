// The codecs that are always there: ASCII, latin-1, UTF-8, UTF-16, UTF-32, by their functions and by their names.
// (CPython: Objects/unicodeobject.c, Objects/stringlib/codecs.h)

import { Py_DECREF, stackAlloc } from '../../runtime/cold';
import { PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { cstrEquals } from '../../runtime/static';
import { BUFFER_SLOTS, Py_buffer, PyBUF_SIMPLE, PyBuffer_Release, PyObject_GetBuffer } from '../abstract/buffer';
import { PyBytes_FromStringAndSize } from '../bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../bytes/struct';
import { ByteWriter, dropBytes, finishBytes, newByteWriter, putBytes, reserveBytes } from '../bytes/writer';
import { PyErr_BadArgument, PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_MemoryError, PyExc_TypeError } from '../exceptions/types';
import { decodeError, encodeError } from './handlers';
import { _PyUnicode_FromASCII, PyUnicode_FromKindAndData, unicode_get_empty } from './new';
import { _PyCodec_DecodeText, _PyCodec_EncodeText, noteCodecFailure } from './registry';
import { asciiPrefix } from './scan';
import {
  MAX_UNICODE,
  PyUnicode_Check,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_IS_ASCII,
  PyUnicode_KIND,
  PyUnicode_READ,
} from './struct';
import { PyUnicode_AsUTF8String, PyUnicode_DecodeUTF8, putUtf8 } from './utf8';
import { _PyUnicodeWriter_WriteChar, dropWriter, finishWriter, newWriter, replacedInput, writeASCII } from './writer';

export const CODEC_ASCII = 0;
export const CODEC_LATIN1 = 1;
export const CODEC_UTF8 = 2;
export const CODEC_UTF16_LE = 3;
export const CODEC_UTF16_BE = 4;
export const CODEC_UTF32_LE = 5;
export const CODEC_UTF32_BE = 6;
/** With a byte order mark. */
export const CODEC_UTF16 = 7;
export const CODEC_UTF32 = 8;
export const CODEC_UTF8_SIG = 9;

/** Writes a code point that the codec can encode, or a surrogate as if it could: false with MemoryError. */
export function putUnit(writer: ByteWriter, codec: i32, c: u32): bool {
  const p = reserveBytes(writer, 4);
  if (!p) return false;
  if (codec < CODEC_UTF8) {
    store<u8>(p, c);
    writer.pos++;
  } else if (codec == CODEC_UTF8) {
    writer.pos += <i64>(putUtf8(p, c) - p);
  } else if (codec <= CODEC_UTF16_BE) {
    if (c < 0x10000) {
      store<u16>(p, codec == CODEC_UTF16_LE ? <u16>c : bswap<u16>(<u16>c));
      writer.pos += 2;
    } else {
      const high = <u16>(0xd800 + ((c - 0x10000) >> 10));
      const low = <u16>(0xdc00 + (c & 0x3ff));
      store<u16>(p, codec == CODEC_UTF16_LE ? high : bswap<u16>(high));
      store<u16>(p, codec == CODEC_UTF16_LE ? low : bswap<u16>(low), 2);
      writer.pos += 4;
    }
  } else {
    store<u32>(p, codec == CODEC_UTF32_LE ? c : bswap<u32>(c));
    writer.pos += 4;
  }
  return true;
}

/* @inline */ function cannotEncode(codec: i32, c: u32): bool {
  return codec == CODEC_ASCII ? c > 0x7f : codec == CODEC_LATIN1 ? c > 0xff : (c & 0xfffff800) == 0xd800;
}

/** new: bytes; codec is not one with a byte order mark. */
function encode(o: PyObject, codec: i32, encoding: string, errors: usize, mark: bool): PyObject | null {
  const n = PyUnicode_GET_LENGTH(o);
  if (codec <= CODEC_UTF8 && PyUnicode_IS_ASCII(o)) return PyBytes_FromStringAndSize(PyUnicode_DATA(o), n);
  const kind = PyUnicode_KIND(o);
  const data = PyUnicode_DATA(o);
  if (codec == CODEC_LATIN1 && kind == 1) return PyBytes_FromStringAndSize(data, n);
  const writer = newByteWriter();
  if (mark && !putUnit(writer, codec, 0xfeff)) return dropBytes(writer);
  let i: i64 = 0;
  while (i < n) {
    const c = PyUnicode_READ(kind, data, i);
    if (!cannotEncode(codec, c)) {
      if (!putUnit(writer, codec, c)) return dropBytes(writer);
      i++;
      continue;
    }
    let end = i + 1;
    if (codec <= CODEC_UTF8) while (end < n && cannotEncode(codec, PyUnicode_READ(kind, data, end))) end++;
    const reason =
      codec == CODEC_ASCII
        ? 'ordinal not in range(128)'
        : codec == CODEC_LATIN1
          ? 'ordinal not in range(256)'
          : 'surrogates not allowed';
    i = encodeError(writer, errors, codec, encoding, o, i, end, reason);
    if (i < 0) return dropBytes(writer);
  }
  return finishBytes(writer);
}

/** new */
export function _PyUnicode_AsUTF8String(o: PyObject, errors: usize): PyObject | null {
  return errors && !cstrEquals(errors, 'strict')
    ? encode(o, CODEC_UTF8, 'utf-8', errors, false)
    : PyUnicode_AsUTF8String(o);
}

/** new */
export function _PyUnicode_AsLatin1String(o: PyObject, errors: usize): PyObject | null {
  return encode(o, CODEC_LATIN1, 'latin-1', errors, false);
}

/** new */
export function _PyUnicode_AsASCIIString(o: PyObject, errors: usize): PyObject | null {
  return encode(o, CODEC_ASCII, 'ascii', errors, false);
}

/** new: byteorder -1 little, 1 big, 0 little with a byte order mark. */
export function _PyUnicode_EncodeUTF16(o: PyObject, errors: usize, byteorder: i32): PyObject | null {
  return encode(
    o,
    byteorder > 0 ? CODEC_UTF16_BE : CODEC_UTF16_LE,
    byteorder > 0 ? 'utf-16-be' : byteorder < 0 ? 'utf-16-le' : 'utf-16',
    errors,
    byteorder == 0,
  );
}

/** new */
export function _PyUnicode_EncodeUTF32(o: PyObject, errors: usize, byteorder: i32): PyObject | null {
  return encode(
    o,
    byteorder > 0 ? CODEC_UTF32_BE : CODEC_UTF32_LE,
    byteorder > 0 ? 'utf-32-be' : byteorder < 0 ? 'utf-32-le' : 'utf-32',
    errors,
    byteorder == 0,
  );
}

/** new */
export function PyUnicode_DecodeLatin1(s: usize, n: i64, errors: usize): PyObject | null {
  return PyUnicode_FromKindAndData(1, s, n);
}

/** new */
export function PyUnicode_DecodeASCII(s: usize, n: i64, errors: usize): PyObject | null {
  const prefix = asciiPrefix(s, <usize>n);
  if (<i64>prefix == n) return _PyUnicode_FromASCII(s, n);
  const writer = newWriter(n);
  let i = <i64>prefix;
  if (writeASCII(writer, s, i) < 0) return dropWriter(writer);
  while (i < n) {
    const c = load<u8>(s + <usize>i);
    if (c < 0x80) {
      if (_PyUnicodeWriter_WriteChar(writer, c) < 0) return dropWriter(writer);
      i++;
      continue;
    }
    i = decodeError(writer, errors, 'ascii', s, n, i, i + 1, 'ordinal not in range(128)');
    if (i < 0) return dropWriter(writer);
    const other = replacedInput(writer);
    if (other) {
      s = PyBytes_AS_STRING(other);
      n = PyBytes_GET_SIZE(other);
    }
  }
  return finishWriter(writer);
}

/** new: *byteorder (0: by the mark, else little) is -1 or 1 and becomes what was found; NULL for 0. */
export function PyUnicode_DecodeUTF16Stateful(
  s: usize,
  n: i64,
  errors: usize,
  byteorder: usize,
  consumed: usize,
): PyObject | null {
  let order = byteorder ? load<i32>(byteorder) : 0;
  let i: i64 = 0;
  if (order == 0 && n >= 2) {
    const mark = load<u16>(s);
    if (mark == 0xfeff || mark == 0xfffe) {
      order = mark == 0xfeff ? -1 : 1;
      i = 2;
    }
    if (byteorder) store<i32>(byteorder, order);
  }
  const big = order > 0;
  const encoding = big ? 'utf-16-be' : 'utf-16-le';
  const writer = newWriter((n - i + 1) / 2);
  while (i < n) {
    let reason = '';
    let start = i;
    let end = i + 2;
    if (n - i < 2) {
      if (consumed) break;
      reason = 'truncated data';
      end = n;
    } else {
      let c = <u32>(big ? bswap<u16>(load<u16>(s + <usize>i)) : load<u16>(s + <usize>i));
      if ((c & 0xf800) != 0xd800) {
        if (_PyUnicodeWriter_WriteChar(writer, c) < 0) return dropWriter(writer);
        i += 2;
        continue;
      }
      if (c >= 0xdc00) reason = 'illegal encoding';
      else if (n - i < 4) {
        if (consumed) break;
        reason = 'unexpected end of data';
        end = n;
      } else {
        const d = <u32>(big ? bswap<u16>(load<u16>(s + <usize>i + 2)) : load<u16>(s + <usize>i + 2));
        if ((d & 0xfc00) == 0xdc00) {
          c = 0x10000 + ((c & 0x3ff) << 10) + (d & 0x3ff);
          if (_PyUnicodeWriter_WriteChar(writer, c) < 0) return dropWriter(writer);
          i += 4;
          continue;
        }
        reason = 'illegal UTF-16 surrogate';
      }
    }
    i = decodeError(writer, errors, encoding, s, n, start, end, reason);
    if (i < 0) return dropWriter(writer);
    const other = replacedInput(writer);
    if (other) {
      s = PyBytes_AS_STRING(other);
      n = PyBytes_GET_SIZE(other);
    }
  }
  if (consumed) store<i64>(consumed, i);
  return finishWriter(writer);
}

/** new: as for UTF-16. */
export function PyUnicode_DecodeUTF32Stateful(
  s: usize,
  n: i64,
  errors: usize,
  byteorder: usize,
  consumed: usize,
): PyObject | null {
  let order = byteorder ? load<i32>(byteorder) : 0;
  let i: i64 = 0;
  if (order == 0 && n >= 4) {
    const mark = load<u32>(s);
    if (mark == 0xfeff || mark == 0xfffe0000) {
      order = mark == 0xfeff ? -1 : 1;
      i = 4;
    }
    if (byteorder) store<i32>(byteorder, order);
  }
  const big = order > 0;
  const encoding = big ? 'utf-32-be' : 'utf-32-le';
  const writer = newWriter((n - i + 3) / 4);
  while (i < n) {
    let reason = '';
    let end = i + 4;
    if (n - i < 4) {
      if (consumed) break;
      reason = 'truncated data';
      end = n;
    } else {
      const c = big ? bswap<u32>(load<u32>(s + <usize>i)) : load<u32>(s + <usize>i);
      if (c <= MAX_UNICODE && (c & 0xfffff800) != 0xd800) {
        if (_PyUnicodeWriter_WriteChar(writer, c) < 0) return dropWriter(writer);
        i += 4;
        continue;
      }
      reason =
        c > MAX_UNICODE
          ? 'code point not in range(0x110000)'
          : 'code point in surrogate code point range(0xd800, 0xe000)';
    }
    i = decodeError(writer, errors, encoding, s, n, i, end, reason);
    if (i < 0) return dropWriter(writer);
    const other = replacedInput(writer);
    if (other) {
      s = PyBytes_AS_STRING(other);
      n = PyBytes_GET_SIZE(other);
    }
  }
  if (consumed) store<i64>(consumed, i);
  return finishWriter(writer);
}

/** CODEC_* of a name in any spelling that CPython's aliases know; -1. */
export function codecOf(name: usize): i32 {
  const p = stackAlloc(9);
  let n: usize = 0;
  let gap = false;
  for (let q = name; load<u8>(q); q++) {
    const c = <u32>load<u8>(q);
    const letter = (c | 0x20) - 0x61 < 26;
    if (letter || c - 0x30 < 10 || c == 0x2e) {
      if (gap && n) store<u8>(p + n++, 0x5f);
      gap = false;
      store<u8>(p + n++, letter ? c | 0x20 : c);
      if (n > 60) break;
    } else gap = true;
  }
  store<u8>(p + n, 0);
  const codec = codecOfNormalized(p);
  stackFree(p);
  return codec;
}

function codecOfNormalized(p: usize): i32 {
  if (oneOf(p, 'utf_8 utf8 u8 utf utf8_ucs2 utf8_ucs4 cp65001')) return CODEC_UTF8;
  if (
    oneOf(
      p,
      'ascii us_ascii 646 us ansi_x3.4_1968 ansi_x3_4_1968 ansi_x3.4_1986 cp367 csascii ibm367 iso646_us iso_646.irv_1991 iso_ir_6',
    )
  )
    return CODEC_ASCII;
  if (
    oneOf(
      p,
      'latin_1 latin1 iso_8859_1 iso8859_1 iso8859 iso_8859_1_1987 8859 cp819 csisolatin1 ibm819 iso_ir_100 l1 latin',
    )
  )
    return CODEC_LATIN1;
  if (oneOf(p, 'utf_16 utf16 u16')) return CODEC_UTF16;
  if (oneOf(p, 'utf_16_le utf_16le unicodelittleunmarked')) return CODEC_UTF16_LE;
  if (oneOf(p, 'utf_16_be utf_16be unicodebigunmarked')) return CODEC_UTF16_BE;
  if (oneOf(p, 'utf_32 utf32 u32')) return CODEC_UTF32;
  if (oneOf(p, 'utf_32_le utf_32le')) return CODEC_UTF32_LE;
  if (oneOf(p, 'utf_32_be utf_32be')) return CODEC_UTF32_BE;
  if (oneOf(p, 'utf_8_sig')) return CODEC_UTF8_SIG;
  return -1;
}

/** The C string is one of the words. */
function oneOf(p: usize, words: string): bool {
  const units = words.length;
  let i = 0;
  while (i < units) {
    let k: usize = 0;
    while (i < units && words.charCodeAt(i) != 0x20 && load<u8>(p + k) == words.charCodeAt(i)) {
      i++;
      k++;
    }
    if ((i == units || words.charCodeAt(i) == 0x20) && !load<u8>(p + k)) return true;
    while (i < units && words.charCodeAt(i) != 0x20) i++;
    i++;
  }
  return false;
}

function encodeDirectly(o: PyObject, encoding: usize, errors: usize): PyObject | null {
  if (!PyUnicode_Check(o)) {
    PyErr_BadArgument();
    return null;
  }
  const codec = encoding ? codecOf(encoding) : CODEC_UTF8;
  switch (codec) {
    case CODEC_UTF8:
      return _PyUnicode_AsUTF8String(o, errors);
    case CODEC_ASCII:
      return _PyUnicode_AsASCIIString(o, errors);
    case CODEC_LATIN1:
      return _PyUnicode_AsLatin1String(o, errors);
    case CODEC_UTF16:
      return _PyUnicode_EncodeUTF16(o, errors, 0);
    case CODEC_UTF16_LE:
      return _PyUnicode_EncodeUTF16(o, errors, -1);
    case CODEC_UTF16_BE:
      return _PyUnicode_EncodeUTF16(o, errors, 1);
    case CODEC_UTF32:
      return _PyUnicode_EncodeUTF32(o, errors, 0);
    case CODEC_UTF32_LE:
      return _PyUnicode_EncodeUTF32(o, errors, -1);
    case CODEC_UTF32_BE:
      return _PyUnicode_EncodeUTF32(o, errors, 1);
    case CODEC_UTF8_SIG: {
      const text = _PyUnicode_AsUTF8String(o, errors);
      if (!text) return null;
      const writer = newByteWriter();
      const ok =
        putUnit(writer, CODEC_UTF8, 0xfeff) && putBytes(writer, PyBytes_AS_STRING(text), PyBytes_GET_SIZE(text)) == 0;
      Py_DECREF(text);
      return ok ? finishBytes(writer) : dropBytes(writer);
    }
  }
  return encodeByRegistry(o, encoding, errors);
}

// new: bytes, by a codec of the registry
function encodeByRegistry(o: PyObject, encoding: usize, errors: usize): PyObject | null {
  const result = _PyCodec_EncodeText(o, encoding, errors);
  if (!result || PyBytes_Check(result)) return result;
  PyErr_Format(
    PyExc_TypeError,
    "'%.400s' encoder returned '%.400s' instead of 'bytes'; use codecs.encode() to encode to arbitrary types",
    encoding,
    result.ob_type.tp_name,
  );
  Py_DECREF(result);
  return null;
}

// new: str, by a codec of the registry, which gets the bytes as a memoryview in CPython
function decodeByRegistry(s: usize, n: i64, encoding: usize, errors: usize): PyObject | null {
  const bytes = PyBytes_FromStringAndSize(s, n);
  if (!bytes) return null;
  const result = _PyCodec_DecodeText(bytes, encoding, errors);
  Py_DECREF(bytes);
  if (!result || PyUnicode_Check(result)) return result;
  PyErr_Format(
    PyExc_TypeError,
    "'%.400s' decoder returned '%.400s' instead of 'str'; use codecs.decode() to decode to arbitrary types",
    encoding,
    result.ob_type.tp_name,
  );
  Py_DECREF(result);
  return null;
}

/** new: bytes; encoding and errors NULL: utf-8, strict. */
export function PyUnicode_AsEncodedString(o: PyObject, encoding: usize, errors: usize): PyObject | null {
  const result = encodeDirectly(o, encoding, errors);
  if (!result && encoding && PyUnicode_Check(o) && codecOf(encoding) > CODEC_UTF8) noteByteOrder('encoding', encoding);
  return result;
}

/** new: str; encoding and errors NULL: utf-8, strict. */
export function PyUnicode_Decode(s: usize, n: i64, encoding: usize, errors: usize): PyObject | null {
  const result = decodeDirectly(s, n, encoding, errors);
  if (!result && encoding && codecOf(encoding) > CODEC_UTF8) noteByteOrder('decoding', encoding);
  return result;
}

/** CPython reaches these codecs by the registry, which leaves a note on what they raise. */
function noteByteOrder(what: string, encoding: usize): void {
  const codec = codecOf(encoding);
  if (codec != CODEC_UTF16 && codec != CODEC_UTF32 && !PyErr_ExceptionMatches(PyExc_MemoryError)) {
    noteCodecFailure(what, encoding);
  }
}

function decodeDirectly(s: usize, n: i64, encoding: usize, errors: usize): PyObject | null {
  const codec = encoding ? codecOf(encoding) : CODEC_UTF8;
  switch (codec) {
    case CODEC_UTF8:
      return PyUnicode_DecodeUTF8(s, n, errors);
    case CODEC_ASCII:
      return PyUnicode_DecodeASCII(s, n, errors);
    case CODEC_LATIN1:
      return PyUnicode_DecodeLatin1(s, n, errors);
    case CODEC_UTF16:
      return decodeOrdered(s, n, errors, false, 0);
    case CODEC_UTF16_LE:
      return decodeOrdered(s, n, errors, false, -1);
    case CODEC_UTF16_BE:
      return decodeOrdered(s, n, errors, false, 1);
    case CODEC_UTF32:
      return decodeOrdered(s, n, errors, true, 0);
    case CODEC_UTF32_LE:
      return decodeOrdered(s, n, errors, true, -1);
    case CODEC_UTF32_BE:
      return decodeOrdered(s, n, errors, true, 1);
    case CODEC_UTF8_SIG: {
      const mark = n >= 3 && load<u8>(s) == 0xef && load<u8>(s, 1) == 0xbb && load<u8>(s, 2) == 0xbf;
      return mark ? PyUnicode_DecodeUTF8(s + 3, n - 3, errors) : PyUnicode_DecodeUTF8(s, n, errors);
    }
  }
  return decodeByRegistry(s, n, encoding, errors);
}

function decodeOrdered(s: usize, n: i64, errors: usize, wide: bool, byteorder: i32): PyObject | null {
  const at = stackAlloc(1);
  store<i32>(at, byteorder);
  const result = wide
    ? PyUnicode_DecodeUTF32Stateful(s, n, errors, at, 0)
    : PyUnicode_DecodeUTF16Stateful(s, n, errors, at, 0);
  stackFree(at);
  return result;
}

/** new: str(o, encoding, errors). */
export function PyUnicode_FromEncodedObject(o: PyObject, encoding: usize, errors: usize): PyObject | null {
  if (PyBytes_Check(o)) {
    const n = PyBytes_GET_SIZE(o);
    return n == 0 ? unicode_get_empty() : PyUnicode_Decode(PyBytes_AS_STRING(o), n, encoding, errors);
  }
  if (PyUnicode_Check(o)) return PyErr_SetString(PyExc_TypeError, 'decoding str is not supported');
  const p = stackAlloc(BUFFER_SLOTS);
  const view = changetype<Py_buffer>(p);
  let result: PyObject | null = null;
  if (PyObject_GetBuffer(o, p, PyBUF_SIMPLE) < 0) {
    PyErr_Format(PyExc_TypeError, 'decoding to str: need a bytes-like object, %.80s found', o.ob_type.tp_name);
  } else {
    result = view.len == 0 ? unicode_get_empty() : PyUnicode_Decode(view.buf, view.len, encoding, errors);
    PyBuffer_Release(p);
  }
  stackFree(p);
  return result;
}
