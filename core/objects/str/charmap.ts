// Codecs by table: a mapping, or for encoding an EncodingMap made of a table for decoding. (CPython: Objects/unicodeobject.c)
//
//     0 ╞═ ob_refcnt ╡
//     8 │  ob_type   │
//    16 │  level1    │ u8[32]: code point >> 11 -> block of level 2, 0xff: none
//    48 │  count2, count3
//    56 │  level23   │ u8[16] for each block of level 2, u8[128] for each of level 3, which hold the bytes (0: none)

import { PyObject_Malloc } from '../../memory/obmalloc/malloc';
import { Py_DECREF, Py_NewRef, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear } from '../../runtime/errors';
import { _PyObject_Init, PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { method, static_type } from '../../runtime/register';
import { METH_NOARGS, PyTypeObject } from '../../runtime/type';
import { PyObject_GetItem } from '../abstract/object';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../bytes/struct';
import { ByteWriter, dropBytes, finishBytes, newByteWriter, putByte, putBytes } from '../bytes/writer';
import { PyDict_New, PyDict_SetItem } from '../dict/dict';
import {
  PyErr_BadArgument,
  PyErr_ExceptionMatches,
  PyErr_Format,
  PyErr_NoMemory,
  PyErr_SetString,
} from '../exceptions/errors';
import { PyExc_LookupError, PyExc_TypeError, PyExc_UnicodeEncodeError } from '../exceptions/types';
import { PyLong_AsLong, PyLong_Check, PyLong_FromLong } from '../int';
import { Py_None } from '../none';
import { _PyUnicode_AsLatin1String, PyUnicode_DecodeLatin1 } from './codecs';
import {
  _Py_GetErrorHandler,
  callHandler,
  decodeError,
  ERROR_IGNORE,
  ERROR_REPLACE,
  ERROR_STRICT,
  raiseEncodeError,
  unicodeError,
} from './handlers';
import { unicode_get_empty } from './new';
import {
  MAX_UNICODE,
  PyUnicode_Check,
  PyUnicode_CheckExact,
  PyUnicode_GET_LENGTH,
  PyUnicode_READ_CHAR,
} from './struct';
import {
  _PyUnicodeWriter,
  _PyUnicodeWriter_WriteChar,
  _PyUnicodeWriter_WriteStr,
  dropWriter,
  finishWriter,
  newWriter,
  replacedInput,
} from './writer';

export const EncodingMap_Type = staticObject<PyTypeObject>(416);

/** 64 bytes with the padding that sizeof counts. */
@unmanaged
export class encoding_map extends PyObject {
  @bytes(32) level1: usize;
  count2: i32;
  count3: i32;
  @bytes(1) level23: usize;
}

const UNMAPPED: u32 = 0xfffe;

function encoding_map_size(self: PyObject, unused: PyObject | null): PyObject | null {
  const map = changetype<encoding_map>(self);
  return PyLong_FromLong(63 + 16 * map.count2 + 128 * map.count3);
}

export function init_EncodingMap_type(): void {
  static_type(EncodingMap_Type, 'EncodingMap', offsetof<encoding_map>(), 0, 0, '');
  method(EncodingMap_Type, 'size', encoding_map_size.index, METH_NOARGS, 'Return the size (in bytes) of this object.');
}

// new: a dict of the table, where an EncodingMap cannot hold it
function mapAsDict(table: PyObject, n: i64): PyObject | null {
  const dict = PyDict_New();
  if (!dict) return null;
  for (let i: i64 = 0; i < n; i++) {
    const key = PyLong_FromLong(PyUnicode_READ_CHAR(table, i));
    const value = key ? PyLong_FromLong(i) : null;
    const ok = value != null && PyDict_SetItem(dict, key as PyObject, value) == 0;
    Py_XDECREF(key);
    Py_XDECREF(value);
    if (!ok) {
      Py_DECREF(dict);
      return null;
    }
  }
  return dict;
}

// new
export function PyUnicode_BuildEncodingMap(table: PyObject): PyObject | null {
  const size = PyUnicode_GET_LENGTH(table);
  if (!size) {
    PyErr_BadArgument();
    return null;
  }
  const n = size < 256 ? size : 256;
  const levels = stackAlloc(4 + 64); // level 1, and which blocks of level 3 there are
  memory.fill(levels, 0xff, 32 + 512);
  let blocks2 = 0;
  let blocks3 = 0;
  let simple = n > 0 && PyUnicode_READ_CHAR(table, 0) == 0;
  for (let i: i64 = 1; i < n && simple; i++) {
    const c = PyUnicode_READ_CHAR(table, i);
    if (c == 0 || c > 0xffff) simple = false;
    else if (c != UNMAPPED) {
      if (load<u8>(levels + (c >> 11)) == 0xff) store<u8>(levels + (c >> 11), blocks2++);
      if (load<u8>(levels + 32 + (c >> 7)) == 0xff) store<u8>(levels + 32 + (c >> 7), blocks3++);
    }
  }
  if (!simple || blocks2 >= 0xff || blocks3 >= 0xff) {
    stackFree(levels);
    return mapAsDict(table, n);
  }
  const p = PyObject_Malloc(offsetof<encoding_map>() + 16 * blocks2 + 128 * blocks3 - 1);
  if (!p) {
    stackFree(levels);
    return PyErr_NoMemory();
  }
  const map = changetype<encoding_map>(p);
  _PyObject_Init(map, EncodingMap_Type);
  map.count2 = blocks2;
  map.count3 = blocks3;
  memory.copy(map.level1, levels, 32);
  stackFree(levels);
  const level2 = map.level23;
  const level3 = level2 + 16 * blocks2;
  memory.fill(level2, 0xff, 16 * blocks2);
  memory.fill(level3, 0, 128 * blocks3);
  let next = 0;
  for (let i: i64 = 1; i < n; i++) {
    const c = PyUnicode_READ_CHAR(table, i);
    if (c == UNMAPPED) continue;
    const at = level2 + 16 * <usize>load<u8>(map.level1 + (c >> 11)) + ((c >> 7) & 15);
    if (load<u8>(at) == 0xff) store<u8>(at, next++);
    store<u8>(level3 + 128 * <usize>load<u8>(at) + (c & 127), <u8>i);
  }
  return map;
}

/** The byte of a code point; -1: none. */
function encoding_map_lookup(map: encoding_map, c: u32): i32 {
  if (c == 0) return 0;
  if (c > 0xffff) return -1;
  const block = <usize>load<u8>(map.level1 + (c >> 11));
  if (block == 0xff) return -1;
  const block3 = <usize>load<u8>(map.level23 + 16 * block + ((c >> 7) & 15));
  if (block3 == 0xff) return -1;
  const byte = load<u8>(map.level23 + 16 * <usize>map.count2 + 128 * block3 + (c & 127));
  return byte ? <i32>byte : -1;
}

// new: mapping[key]; None for LookupError; NULL: another exception
function lookUp(mapping: PyObject, key: i64): PyObject | null {
  const number = PyLong_FromLong(key);
  if (!number) return null;
  const found = PyObject_GetItem(mapping, number);
  Py_DECREF(number);
  if (found || !PyErr_ExceptionMatches(PyExc_LookupError)) return found;
  PyErr_Clear();
  return Py_None;
}

/** Writes what a mapping has for a byte: 1, 0: nothing, -1 with the exception set. */
function decodeByte(writer: _PyUnicodeWriter, mapping: PyObject, byte: u32): i32 {
  const found = lookUp(mapping, byte);
  if (!found) return -1;
  let r = 0;
  if (PyLong_Check(found)) {
    const value = PyLong_AsLong(found);
    if (value == <i64>UNMAPPED) r = 0;
    else if (value < 0 || value > <i64>MAX_UNICODE) {
      PyErr_Format(PyExc_TypeError, 'character mapping must be in range(0x%x)', MAX_UNICODE + 1);
      r = -1;
    } else r = _PyUnicodeWriter_WriteChar(writer, <u32>value) < 0 ? -1 : 1;
  } else if (PyUnicode_Check(found)) {
    const n = PyUnicode_GET_LENGTH(found);
    if (n == 1 && PyUnicode_READ_CHAR(found, 0) == UNMAPPED) r = 0;
    else r = _PyUnicodeWriter_WriteStr(writer, found) < 0 ? -1 : 1;
  } else if (found != Py_None) {
    PyErr_SetString(PyExc_TypeError, 'character mapping must return integer, None or str');
    r = -1;
  }
  Py_DECREF(found);
  return r;
}

// new
export function PyUnicode_DecodeCharmap(s: usize, n: i64, mapping: PyObject | null, errors: usize): PyObject | null {
  if (!mapping) return PyUnicode_DecodeLatin1(s, n, errors);
  if (n == 0) return unicode_get_empty();
  const table = PyUnicode_CheckExact(mapping);
  const size = table ? PyUnicode_GET_LENGTH(mapping) : 0;
  const writer = newWriter(n);
  let i: i64 = 0;
  while (i < n) {
    const byte = <u32>load<u8>(s + <usize>i);
    let r: i32;
    if (table) {
      const c = <i64>byte < size ? PyUnicode_READ_CHAR(mapping, byte) : UNMAPPED;
      r = c == UNMAPPED ? 0 : _PyUnicodeWriter_WriteChar(writer, c) < 0 ? -1 : 1;
    } else r = decodeByte(writer, mapping, byte);
    if (r < 0) return dropWriter(writer);
    if (r > 0) {
      i++;
      continue;
    }
    i = decodeError(writer, errors, 'charmap', s, n, i, i + 1, 'character maps to <undefined>');
    if (i < 0) return dropWriter(writer);
    const other = replacedInput(writer);
    if (other) {
      s = PyBytes_AS_STRING(other);
      n = PyBytes_GET_SIZE(other);
    }
  }
  return finishWriter(writer);
}

/** Writes the bytes of a code point, unless only looking (writer NULL): 1, 0: it has none, -1 with the exception set. */
function encodeCharacter(writer: ByteWriter | null, mapping: PyObject, c: u32): i32 {
  if (mapping.ob_type == EncodingMap_Type) {
    const byte = encoding_map_lookup(changetype<encoding_map>(mapping), c);
    if (byte < 0) return 0;
    return writer && putByte(writer, byte) < 0 ? -1 : 1;
  }
  const found = lookUp(mapping, c);
  if (!found) return -1;
  let r = 1;
  if (found == Py_None) r = 0;
  else if (PyLong_Check(found)) {
    const value = PyLong_AsLong(found);
    if (value < 0 || value > 255) {
      PyErr_SetString(PyExc_TypeError, 'character mapping must be in range(256)');
      r = -1;
    } else if (writer && putByte(writer, <u32>value) < 0) r = -1;
  } else if (PyBytes_Check(found)) {
    if (writer && putBytes(writer, PyBytes_AS_STRING(found), PyBytes_GET_SIZE(found)) < 0) r = -1;
  } else {
    PyErr_Format(
      PyExc_TypeError,
      'character mapping must return integer, bytes or None, not %.400s',
      found.ob_type.tp_name,
    );
    r = -1;
  }
  Py_DECREF(found);
  return r;
}

const REASON = 'character maps to <undefined>';

/** Encodes a replacement by the same mapping: 1, 0: some of it has no bytes, -1. */
function encodeReplacement(writer: ByteWriter, mapping: PyObject, text: PyObject): i32 {
  const n = PyUnicode_GET_LENGTH(text);
  for (let i: i64 = 0; i < n; i++) {
    const r = encodeCharacter(writer, mapping, PyUnicode_READ_CHAR(text, i));
    if (r <= 0) return r;
  }
  return 1;
}

/** The code point at `start` has no bytes: where to go on, or -1 with the exception set. */
function charmap_encoding_error(writer: ByteWriter, o: PyObject, start: i64, mapping: PyObject, errors: usize): i64 {
  const n = PyUnicode_GET_LENGTH(o);
  let end = start + 1;
  for (; end < n; end++) {
    const r = encodeCharacter(null, mapping, PyUnicode_READ_CHAR(o, end));
    if (r < 0) return -1;
    if (r > 0) break;
  }
  const kind = _Py_GetErrorHandler(errors);
  if (kind == ERROR_IGNORE) return end;
  if (kind == ERROR_STRICT) {
    raiseEncodeError('charmap', o, start, end, REASON);
    return -1;
  }
  if (kind == ERROR_REPLACE) {
    for (let i = start; i < end; i++) {
      const r = encodeCharacter(writer, mapping, 0x3f);
      if (r == 0) raiseEncodeError('charmap', o, start, end, REASON);
      if (r <= 0) return -1;
    }
    return end;
  }
  const exc = unicodeError(PyExc_UnicodeEncodeError, 'charmap', Py_NewRef(o), start, end, REASON);
  const at = stackAlloc(1);
  const text = callHandler(errors, exc, n, at, false);
  const position = load<i64>(at);
  stackFree(at);
  if (!text) return -1;
  let r = 1;
  if (PyBytes_Check(text)) r = putBytes(writer, PyBytes_AS_STRING(text), PyBytes_GET_SIZE(text)) < 0 ? -1 : 1;
  else r = encodeReplacement(writer, mapping, text);
  Py_DECREF(text);
  if (r == 0) raiseEncodeError('charmap', o, start, end, REASON);
  return r > 0 ? position : -1;
}

// new: bytes
export function _PyUnicode_EncodeCharmap(o: PyObject, mapping: PyObject | null, errors: usize): PyObject | null {
  if (!mapping) return _PyUnicode_AsLatin1String(o, errors);
  const n = PyUnicode_GET_LENGTH(o);
  const writer = newByteWriter();
  let i: i64 = 0;
  while (i < n) {
    const r = encodeCharacter(writer, mapping, PyUnicode_READ_CHAR(o, i));
    if (r < 0) return dropBytes(writer);
    if (r) {
      i++;
      continue;
    }
    i = charmap_encoding_error(writer, o, i, mapping, errors);
    if (i < 0) return dropBytes(writer);
  }
  return finishBytes(writer);
}
