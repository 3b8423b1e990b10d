// The encoders of _codecs. (CPython: Modules/_codecsmodule.c)

import { _PyArg_BadArgument, _PyArg_CheckPositional } from '../../objects/args';
import { escapeBytes } from '../../objects/bytes/escape';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyLong_AsInt } from '../../objects/int';
import { moduleMethod } from '../../objects/module';
import { Py_None } from '../../objects/none';
import { _PyUnicode_EncodeCharmap } from '../../objects/str/charmap';
import {
  _PyUnicode_AsASCIIString,
  _PyUnicode_AsLatin1String,
  _PyUnicode_AsUTF8String,
  _PyUnicode_EncodeUTF16,
  _PyUnicode_EncodeUTF32,
} from '../../objects/str/codecs';
import { PyUnicode_AsRawUnicodeEscapeString, PyUnicode_AsUnicodeEscapeString } from '../../objects/str/escape-codecs';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from '../../objects/str/struct';
import { _PyUnicode_EncodeUTF7 } from '../../objects/str/utf7';
import { stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { METH_FASTCALL } from '../../runtime/type';
import { decodeWith } from './decode';
import {
  ASCII,
  CHARMAP,
  codec_tuple,
  ESCAPE,
  errorsArg,
  LATIN1,
  orderOf,
  RAW_UNICODE_ESCAPE,
  READBUFFER,
  UNICODE_ESCAPE,
  UTF7,
  UTF8,
  UTF16,
  UTF16_BE,
  UTF16_LE,
  UTF32,
  UTF32_BE,
  UTF32_LE,
} from './kinds';

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

/** Adds the functions to the module; < 0: failed. */
export function addEncoders(m: PyObject): i32 {
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
