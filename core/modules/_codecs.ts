// The module _codecs: the registry, and the codecs that are functions of the core. (CPython: Modules/_codecsmodule.c)

import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../objects/abstract/buffer';
import { _PyArg_BadArgument, _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../objects/args';
import { escapeBytes, PyBytes_DecodeEscape } from '../objects/bytes/escape';
import { PyBytes_FromStringAndSize } from '../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../objects/bytes/struct';
import { PyLong_AsInt, PyLong_FromLong, PyLong_FromSsize_t } from '../objects/int';
import { moduleMethod, newNativeModule } from '../objects/module';
import { Py_None } from '../objects/none';
import { PyObject_IsTrue } from '../objects/object';
import { _PyUnicode_EncodeCharmap, PyUnicode_BuildEncodingMap, PyUnicode_DecodeCharmap } from '../objects/str/charmap';
import {
  _PyUnicode_AsASCIIString,
  _PyUnicode_AsLatin1String,
  _PyUnicode_AsUTF8String,
  _PyUnicode_EncodeUTF16,
  _PyUnicode_EncodeUTF32,
  PyUnicode_DecodeASCII,
  PyUnicode_DecodeLatin1,
  PyUnicode_DecodeUTF16Stateful,
  PyUnicode_DecodeUTF32Stateful,
} from '../objects/str/codecs';
import {
  _PyUnicode_DecodeRawUnicodeEscapeStateful,
  _PyUnicode_DecodeUnicodeEscapeStateful,
  PyUnicode_AsRawUnicodeEscapeString,
  PyUnicode_AsUnicodeEscapeString,
} from '../objects/str/escape-codecs';
import { stringArg } from '../objects/str/methods';
import {
  _PyCodec_Lookup,
  PyCodec_Decode,
  PyCodec_Encode,
  PyCodec_LookupError,
  PyCodec_Register,
  PyCodec_RegisterError,
  PyCodec_Unregister,
} from '../objects/str/registry';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from '../objects/str/struct';
import { _PyUnicode_EncodeUTF7, PyUnicode_DecodeUTF7Stateful } from '../objects/str/utf7';
import { PyUnicode_AsUTF8AndSize, PyUnicode_DecodeUTF8Stateful } from '../objects/str/utf8';
import { PyTuple_Pack3, tuplePackSteal2 } from '../objects/tuple';
import { PyErr_Occurred } from '../runtime/errors';
import { objAt, Py_DECREF, Py_XDECREF, PyObject, ptrAt } from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { METH_FASTCALL, METH_KEYWORDS, METH_O } from '../runtime/type';

/** The optional argument errors: its C string in *slot, 0 for None; false: TypeError. */
function errorsArg(name: string, args: usize, nargs: i64, slot: usize): bool {
  store<u64>(slot, 0);
  if (nargs < 2) return true;
  const o = objAt(args, 1);
  if (o == Py_None) return true;
  if (!PyUnicode_Check(o)) {
    _PyArg_BadArgument(name, 'argument 2', 'str or None', o);
    return false;
  }
  const p = stringArg(o, name, 'argument 2');
  store<u64>(slot, <u64>p);
  return p != 0;
}

// new: (object, n); steals object
function codec_tuple(object: PyObject | null, n: i64): PyObject | null {
  if (!object) return null;
  const number = PyLong_FromSsize_t(n);
  if (number) return tuplePackSteal2(object, number);
  Py_DECREF(object);
  return null;
}

const ASCII = 0;
const LATIN1 = 1;
const UTF7 = 2;
const UTF8 = 3;
const UTF16 = 4;
const UTF16_LE = 5;
const UTF16_BE = 6;
const UTF32 = 7;
const UTF32_LE = 8;
const UTF32_BE = 9;
const UNICODE_ESCAPE = 10;
const RAW_UNICODE_ESCAPE = 11;
const ESCAPE = 12;
const CHARMAP = 13;
const UTF16_EX = 14;
const UTF32_EX = 15;
const READBUFFER = 16;

/** 0: little by the mark or else, -1 little, 1 big. */
function orderOf(codec: i32): i32 {
  if (codec == UTF16_LE || codec == UTF32_LE) return -1;
  return codec == UTF16_BE || codec == UTF32_BE ? 1 : 0;
}

// new: (text, bytes read) or, for _ex, (text, bytes read, byteorder). final is the last argument.
function decodeFrom(
  codec: i32,
  s: usize,
  n: i64,
  errors: usize,
  final: bool,
  order: i32,
  mapping: PyObject | null,
): PyObject | null {
  const at = stackAlloc(2);
  const consumed = final ? <usize>0 : at;
  store<i64>(at, n);
  store<i32>(at, order, 8);
  let text: PyObject | null = null;
  switch (codec) {
    case ASCII:
      text = PyUnicode_DecodeASCII(s, n, errors);
      break;
    case LATIN1:
      text = PyUnicode_DecodeLatin1(s, n, errors);
      break;
    case UTF7:
      text = PyUnicode_DecodeUTF7Stateful(s, n, errors, consumed);
      break;
    case UTF8:
      text = PyUnicode_DecodeUTF8Stateful(s, n, errors, consumed);
      break;
    case UTF16:
    case UTF16_LE:
    case UTF16_BE:
    case UTF16_EX:
      text = PyUnicode_DecodeUTF16Stateful(s, n, errors, at + 8, consumed);
      break;
    case UTF32:
    case UTF32_LE:
    case UTF32_BE:
    case UTF32_EX:
      text = PyUnicode_DecodeUTF32Stateful(s, n, errors, at + 8, consumed);
      break;
    case UNICODE_ESCAPE:
      text = _PyUnicode_DecodeUnicodeEscapeStateful(s, n, errors, consumed);
      break;
    case RAW_UNICODE_ESCAPE:
      text = _PyUnicode_DecodeRawUnicodeEscapeStateful(s, n, errors, consumed);
      break;
    case ESCAPE:
      text = PyBytes_DecodeEscape(s, n, errors);
      break;
    case CHARMAP:
      text = PyUnicode_DecodeCharmap(s, n, mapping, errors);
      break;
    case READBUFFER:
      text = PyBytes_FromStringAndSize(s, n);
      break;
  }
  const read = load<i64>(at);
  const found = load<i32>(at, 8);
  stackFree(at);
  if (codec != UTF16_EX && codec != UTF32_EX) return codec_tuple(text, read);
  if (!text) return null;
  const number = PyLong_FromSsize_t(read);
  const byteorder = number ? PyLong_FromLong(found) : null;
  const result = byteorder ? PyTuple_Pack3(text, number as PyObject, byteorder) : null;
  Py_DECREF(text);
  Py_XDECREF(number);
  Py_XDECREF(byteorder);
  return result;
}

/** A function (data, errors=None, …) of `max` arguments at most. */
function decodeWith(codec: i32, name: string, max: i64, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional(name, nargs, 1, max)) return null;
  const data = objAt(args, 0);
  const buf = stackAlloc(1 + BUFFER_SLOTS);
  const view = changetype<Py_buffer>(buf + 8);
  let s: usize = 0;
  let n: i64 = 0;
  let result: PyObject | null = null;
  view.obj = null;
  let ok = true;
  const takesText = codec >= UNICODE_ESCAPE && codec != CHARMAP && codec < UTF16_EX;
  if ((takesText || codec == READBUFFER) && PyUnicode_Check(data)) {
    s = PyUnicode_AsUTF8AndSize(data, buf);
    n = load<i64>(buf);
    ok = s != 0;
  } else {
    ok = PyObject_GetBuffer(data, buf + 8, PyBUF_SIMPLE) == 0;
    if (!ok) view.obj = null;
    s = view.buf;
    n = view.len;
  }
  if (ok && errorsArg(name, args, nargs, buf)) {
    const errors = load<usize>(buf);
    let final = codec <= LATIN1 || codec == UNICODE_ESCAPE || codec == RAW_UNICODE_ESCAPE || codec == ESCAPE;
    if (codec == CHARMAP || codec == READBUFFER) final = true;
    let order = orderOf(codec);
    let mapping: PyObject | null = null;
    let i: i64 = 2;
    if (codec == CHARMAP && nargs > 2) {
      if (objAt(args, 2) != Py_None) mapping = objAt(args, 2);
    } else if (codec == UTF16_EX || codec == UTF32_EX) {
      if (nargs > 2) {
        order = PyLong_AsInt(objAt(args, 2));
        ok = order != -1 || !PyErr_Occurred();
      }
      i = 3;
    }
    if (ok && max > i && nargs > i && codec != CHARMAP) {
      const truth = PyObject_IsTrue(objAt(args, i));
      ok = truth >= 0;
      final = truth > 0;
    }
    if (ok) result = decodeFrom(codec, s, n, errors, final, order, mapping);
  }
  if (view.obj) PyBuffer_Release(buf + 8);
  stackFree(buf);
  return result;
}

/** A function (str, errors=None, …). */
function encodeWith(codec: i32, name: string, max: i64, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional(name, nargs, 1, max)) return null;
  const o = objAt(args, 0);
  const bytes = codec == ESCAPE;
  if (bytes ? !PyBytes_Check(o) : !PyUnicode_Check(o)) {
    _PyArg_BadArgument(name, 'argument 1', bytes ? 'bytes' : 'str', o);
    return null;
  }
  const slot = stackAlloc(1);
  const ok = errorsArg(name, args, nargs, slot);
  const errors = load<usize>(slot);
  stackFree(slot);
  if (!ok) return null;
  if (bytes) return codec_tuple(escapeBytes(PyBytes_AS_STRING(o), PyBytes_GET_SIZE(o)), PyBytes_GET_SIZE(o));
  let order = orderOf(codec);
  if ((codec == UTF16 || codec == UTF32) && nargs > 2) {
    order = PyLong_AsInt(objAt(args, 2));
    if (order == -1 && PyErr_Occurred()) return null;
  }
  let result: PyObject | null = null;
  switch (codec) {
    case ASCII:
      result = _PyUnicode_AsASCIIString(o, errors);
      break;
    case LATIN1:
      result = _PyUnicode_AsLatin1String(o, errors);
      break;
    case UTF7:
      result = _PyUnicode_EncodeUTF7(o, errors);
      break;
    case UTF8:
      result = _PyUnicode_AsUTF8String(o, errors);
      break;
    case UTF16:
    case UTF16_LE:
    case UTF16_BE:
      result = _PyUnicode_EncodeUTF16(o, errors, order);
      break;
    case UTF32:
    case UTF32_LE:
    case UTF32_BE:
      result = _PyUnicode_EncodeUTF32(o, errors, order);
      break;
    case UNICODE_ESCAPE:
      result = PyUnicode_AsUnicodeEscapeString(o);
      break;
    case RAW_UNICODE_ESCAPE:
      result = PyUnicode_AsRawUnicodeEscapeString(o);
      break;
    case CHARMAP:
      result = _PyUnicode_EncodeCharmap(
        o,
        nargs > 2 && objAt(args, 2) != Py_None ? ptrAt(args, 2) : changetype<PyObject | null>(0),
        errors,
      );
      break;
  }
  return codec_tuple(result, PyUnicode_GET_LENGTH(o));
}

function ascii_decode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return decodeWith(ASCII, 'ascii_decode', 2, args, nargs);
}

function latin_1_decode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return decodeWith(LATIN1, 'latin_1_decode', 2, args, nargs);
}

function escape_decode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return decodeWith(ESCAPE, 'escape_decode', 2, args, nargs);
}

function charmap_decode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return decodeWith(CHARMAP, 'charmap_decode', 3, args, nargs);
}

function utf_7_decode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return decodeWith(UTF7, 'utf_7_decode', 3, args, nargs);
}

function utf_8_decode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return decodeWith(UTF8, 'utf_8_decode', 3, args, nargs);
}

function utf_16_decode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return decodeWith(UTF16, 'utf_16_decode', 3, args, nargs);
}

function utf_16_le_decode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return decodeWith(UTF16_LE, 'utf_16_le_decode', 3, args, nargs);
}

function utf_16_be_decode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return decodeWith(UTF16_BE, 'utf_16_be_decode', 3, args, nargs);
}

function utf_32_decode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return decodeWith(UTF32, 'utf_32_decode', 3, args, nargs);
}

function utf_32_le_decode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return decodeWith(UTF32_LE, 'utf_32_le_decode', 3, args, nargs);
}

function utf_32_be_decode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return decodeWith(UTF32_BE, 'utf_32_be_decode', 3, args, nargs);
}

function unicode_escape_decode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return decodeWith(UNICODE_ESCAPE, 'unicode_escape_decode', 3, args, nargs);
}

function raw_unicode_escape_decode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return decodeWith(RAW_UNICODE_ESCAPE, 'raw_unicode_escape_decode', 3, args, nargs);
}

function utf_16_ex_decode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return decodeWith(UTF16_EX, 'utf_16_ex_decode', 4, args, nargs);
}

function utf_32_ex_decode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return decodeWith(UTF32_EX, 'utf_32_ex_decode', 4, args, nargs);
}

function ascii_encode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return encodeWith(ASCII, 'ascii_encode', 2, args, nargs);
}

function latin_1_encode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return encodeWith(LATIN1, 'latin_1_encode', 2, args, nargs);
}

function escape_encode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return encodeWith(ESCAPE, 'escape_encode', 2, args, nargs);
}

function charmap_encode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return encodeWith(CHARMAP, 'charmap_encode', 3, args, nargs);
}

function utf_7_encode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return encodeWith(UTF7, 'utf_7_encode', 2, args, nargs);
}

function utf_8_encode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return encodeWith(UTF8, 'utf_8_encode', 2, args, nargs);
}

function utf_16_encode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return encodeWith(UTF16, 'utf_16_encode', 3, args, nargs);
}

function utf_16_le_encode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return encodeWith(UTF16_LE, 'utf_16_le_encode', 2, args, nargs);
}

function utf_16_be_encode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return encodeWith(UTF16_BE, 'utf_16_be_encode', 2, args, nargs);
}

function utf_32_encode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return encodeWith(UTF32, 'utf_32_encode', 3, args, nargs);
}

function utf_32_le_encode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return encodeWith(UTF32_LE, 'utf_32_le_encode', 2, args, nargs);
}

function utf_32_be_encode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return encodeWith(UTF32_BE, 'utf_32_be_encode', 2, args, nargs);
}

function unicode_escape_encode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return encodeWith(UNICODE_ESCAPE, 'unicode_escape_encode', 2, args, nargs);
}

function raw_unicode_escape_encode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return encodeWith(RAW_UNICODE_ESCAPE, 'raw_unicode_escape_encode', 2, args, nargs);
}

function readbuffer_encode(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return decodeWith(READBUFFER, 'readbuffer_encode', 2, args, nargs);
}

function codecs_register(module: PyObject, search: PyObject): PyObject | null {
  return PyCodec_Register(search) < 0 ? changetype<PyObject | null>(0) : Py_None;
}

function codecs_unregister(module: PyObject, search: PyObject): PyObject | null {
  return PyCodec_Unregister(search) < 0 ? changetype<PyObject | null>(0) : Py_None;
}

function codecs_lookup(module: PyObject, o: PyObject): PyObject | null {
  const encoding = stringArg(o, 'lookup', 'argument');
  return encoding ? _PyCodec_Lookup(encoding) : null;
}

function codecs_lookup_error(module: PyObject, o: PyObject): PyObject | null {
  const name = stringArg(o, 'lookup_error', 'argument');
  return name ? PyCodec_LookupError(name) : null;
}

function codecs_register_error(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('register_error', nargs, 2, 2)) return null;
  const name = stringArg(objAt(args, 0), 'register_error', 'argument 1');
  if (!name || PyCodec_RegisterError(name, objAt(args, 1)) < 0) return null;
  return Py_None;
}

/** codecs.encode() and decode(). */
function code(name: string, encode: bool, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const buf = stackAlloc(4);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, name, 'obj encoding errors', 0, 1, 0, buf) == 0) {
    let encoding: usize = 0;
    let errors: usize = 0;
    let ok = true;
    if (ptrAt(buf, 1)) {
      encoding = stringArg(objAt(buf, 1), name, "argument 'encoding'");
      ok = encoding != 0;
    }
    if (ok && ptrAt(buf, 2)) {
      errors = stringArg(objAt(buf, 2), name, "argument 'errors'");
      ok = errors != 0;
    }
    if (!encoding) {
      // "utf-8" with its NUL
      store<u64>(buf, 0x382d667475, 24);
      encoding = buf + 24;
    }
    if (ok) {
      result = encode
        ? PyCodec_Encode(objAt(buf, 0), encoding, errors)
        : PyCodec_Decode(objAt(buf, 0), encoding, errors);
    }
  }
  stackFree(buf);
  return result;
}

function codecs_encode(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return code('encode', true, args, nargs, kwnames);
}

function codecs_decode(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return code('decode', false, args, nargs, kwnames);
}

function charmap_build(module: PyObject, o: PyObject): PyObject | null {
  if (PyUnicode_Check(o)) return PyUnicode_BuildEncodingMap(o);
  _PyArg_BadArgument('charmap_build', 'argument', 'str', o);
  return null;
}

function addRegistry(m: PyObject): i32 {
  let r = moduleMethod(
    m,
    'register',
    codecs_register.index,
    METH_O,
    'register($module, search_function, /)\n--\n\nRegister a codec search function.\n\nSearch functions are expected to take one argument, the encoding name in\nall lower case letters, and either return None, or a tuple of functions\n(encoder, decoder, stream_reader, stream_writer) (or a CodecInfo object).',
  );
  r |= moduleMethod(
    m,
    'unregister',
    codecs_unregister.index,
    METH_O,
    "unregister($module, search_function, /)\n--\n\nUnregister a codec search function and clear the registry's cache.\n\nIf the search function is not registered, do nothing.",
  );
  r |= moduleMethod(
    m,
    'lookup',
    codecs_lookup.index,
    METH_O,
    'lookup($module, encoding, /)\n--\n\nLooks up a codec tuple in the Python codec registry and returns a CodecInfo object.',
  );
  r |= moduleMethod(
    m,
    'encode',
    codecs_encode.index,
    METH_FASTCALL | METH_KEYWORDS,
    "encode($module, /, obj, encoding='utf-8', errors='strict')\n--\n\nEncodes obj using the codec registered for encoding.\n\nThe default encoding is 'utf-8'.  errors may be given to set a\ndifferent error handling scheme.  Default is 'strict' meaning that encoding\nerrors raise a ValueError.  Other possible values are 'ignore', 'replace'\nand 'backslashreplace' as well as any other name registered with\ncodecs.register_error that can handle ValueErrors.",
  );
  r |= moduleMethod(
    m,
    'decode',
    codecs_decode.index,
    METH_FASTCALL | METH_KEYWORDS,
    "decode($module, /, obj, encoding='utf-8', errors='strict')\n--\n\nDecodes obj using the codec registered for encoding.\n\nDefault encoding is 'utf-8'.  errors may be given to set a\ndifferent error handling scheme.  Default is 'strict' meaning that encoding\nerrors raise a ValueError.  Other possible values are 'ignore', 'replace'\nand 'backslashreplace' as well as any other name registered with\ncodecs.register_error that can handle ValueErrors.",
  );
  r |= moduleMethod(
    m,
    'register_error',
    codecs_register_error.index,
    METH_FASTCALL,
    'register_error($module, errors, handler, /)\n--\n\nRegister the specified error handler under the name errors.\n\nhandler must be a callable object, that will be called with an exception\ninstance containing information about the location of the encoding/decoding\nerror and must return a (replacement, new position) tuple.',
  );
  r |= moduleMethod(
    m,
    'lookup_error',
    codecs_lookup_error.index,
    METH_O,
    'lookup_error($module, name, /)\n--\n\nlookup_error(errors) -> handler\n\nReturn the error handler for the specified error handling name or raise a\nLookupError, if no handler exists under this name.',
  );
  return r | moduleMethod(m, 'charmap_build', charmap_build.index, METH_O, 'charmap_build($module, map, /)\n--\n\n');
}

function addDecoders(m: PyObject): i32 {
  let r = 0;
  r |= moduleMethod(
    m,
    'ascii_decode',
    ascii_decode.index,
    METH_FASTCALL,
    'ascii_decode($module, data, errors=None, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'latin_1_decode',
    latin_1_decode.index,
    METH_FASTCALL,
    'latin_1_decode($module, data, errors=None, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'escape_decode',
    escape_decode.index,
    METH_FASTCALL,
    'escape_decode($module, data, errors=None, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'charmap_decode',
    charmap_decode.index,
    METH_FASTCALL,
    'charmap_decode($module, data, errors=None, mapping=None, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'utf_7_decode',
    utf_7_decode.index,
    METH_FASTCALL,
    'utf_7_decode($module, data, errors=None, final=False, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'utf_8_decode',
    utf_8_decode.index,
    METH_FASTCALL,
    'utf_8_decode($module, data, errors=None, final=False, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'utf_16_decode',
    utf_16_decode.index,
    METH_FASTCALL,
    'utf_16_decode($module, data, errors=None, final=False, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'utf_16_le_decode',
    utf_16_le_decode.index,
    METH_FASTCALL,
    'utf_16_le_decode($module, data, errors=None, final=False, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'utf_16_be_decode',
    utf_16_be_decode.index,
    METH_FASTCALL,
    'utf_16_be_decode($module, data, errors=None, final=False, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'utf_32_decode',
    utf_32_decode.index,
    METH_FASTCALL,
    'utf_32_decode($module, data, errors=None, final=False, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'utf_32_le_decode',
    utf_32_le_decode.index,
    METH_FASTCALL,
    'utf_32_le_decode($module, data, errors=None, final=False, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'utf_32_be_decode',
    utf_32_be_decode.index,
    METH_FASTCALL,
    'utf_32_be_decode($module, data, errors=None, final=False, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'unicode_escape_decode',
    unicode_escape_decode.index,
    METH_FASTCALL,
    'unicode_escape_decode($module, data, errors=None, final=True, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'raw_unicode_escape_decode',
    raw_unicode_escape_decode.index,
    METH_FASTCALL,
    'raw_unicode_escape_decode($module, data, errors=None, final=True, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'utf_16_ex_decode',
    utf_16_ex_decode.index,
    METH_FASTCALL,
    'utf_16_ex_decode($module, data, errors=None, byteorder=0, final=False,\n                 /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'utf_32_ex_decode',
    utf_32_ex_decode.index,
    METH_FASTCALL,
    'utf_32_ex_decode($module, data, errors=None, byteorder=0, final=False,\n                 /)\n--\n\n',
  );
  return r;
}

function addEncoders(m: PyObject): i32 {
  let r = 0;
  r |= moduleMethod(
    m,
    'ascii_encode',
    ascii_encode.index,
    METH_FASTCALL,
    'ascii_encode($module, str, errors=None, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'latin_1_encode',
    latin_1_encode.index,
    METH_FASTCALL,
    'latin_1_encode($module, str, errors=None, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'escape_encode',
    escape_encode.index,
    METH_FASTCALL,
    'escape_encode($module, data, errors=None, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'charmap_encode',
    charmap_encode.index,
    METH_FASTCALL,
    'charmap_encode($module, str, errors=None, mapping=None, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'utf_7_encode',
    utf_7_encode.index,
    METH_FASTCALL,
    'utf_7_encode($module, str, errors=None, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'utf_8_encode',
    utf_8_encode.index,
    METH_FASTCALL,
    'utf_8_encode($module, str, errors=None, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'utf_16_encode',
    utf_16_encode.index,
    METH_FASTCALL,
    'utf_16_encode($module, str, errors=None, byteorder=0, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'utf_16_le_encode',
    utf_16_le_encode.index,
    METH_FASTCALL,
    'utf_16_le_encode($module, str, errors=None, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'utf_16_be_encode',
    utf_16_be_encode.index,
    METH_FASTCALL,
    'utf_16_be_encode($module, str, errors=None, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'utf_32_encode',
    utf_32_encode.index,
    METH_FASTCALL,
    'utf_32_encode($module, str, errors=None, byteorder=0, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'utf_32_le_encode',
    utf_32_le_encode.index,
    METH_FASTCALL,
    'utf_32_le_encode($module, str, errors=None, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'utf_32_be_encode',
    utf_32_be_encode.index,
    METH_FASTCALL,
    'utf_32_be_encode($module, str, errors=None, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'unicode_escape_encode',
    unicode_escape_encode.index,
    METH_FASTCALL,
    'unicode_escape_encode($module, str, errors=None, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'raw_unicode_escape_encode',
    raw_unicode_escape_encode.index,
    METH_FASTCALL,
    'raw_unicode_escape_encode($module, str, errors=None, /)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'readbuffer_encode',
    readbuffer_encode.index,
    METH_FASTCALL,
    'readbuffer_encode($module, data, errors=None, /)\n--\n\n',
  );
  return r;
}

/** new */
export function init__codecs_module(): PyObject | null {
  const m = newNativeModule('_codecs', '');
  if (!m) return null;
  if (addRegistry(m) == 0 && addDecoders(m) == 0 && addEncoders(m) == 0) return m;
  Py_DECREF(m);
  return null;
}
