// The decoders of _codecs. (CPython: Modules/_codecsmodule.c)

import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../../objects/abstract/buffer';
import { _PyArg_CheckPositional } from '../../objects/args';
import { PyBytes_DecodeEscape } from '../../objects/bytes/escape';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyLong_AsInt, PyLong_FromLong, PyLong_FromSsize_t } from '../../objects/int';
import { moduleMethod } from '../../objects/module';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { PyUnicode_DecodeCharmap } from '../../objects/str/charmap';
import {
  PyUnicode_DecodeASCII,
  PyUnicode_DecodeLatin1,
  PyUnicode_DecodeUTF16Stateful,
  PyUnicode_DecodeUTF32Stateful,
} from '../../objects/str/codecs';
import {
  _PyUnicode_DecodeRawUnicodeEscapeStateful,
  _PyUnicode_DecodeUnicodeEscapeStateful,
} from '../../objects/str/escape-codecs';
import { PyUnicode_Check } from '../../objects/str/struct';
import { PyUnicode_DecodeUTF7Stateful } from '../../objects/str/utf7';
import { PyUnicode_AsUTF8AndSize, PyUnicode_DecodeUTF8Stateful } from '../../objects/str/utf8';
import { PyTuple_Pack3 } from '../../objects/tuple';
import { Py_DECREF, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { METH_FASTCALL } from '../../runtime/type';
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
  UTF16_EX,
  UTF16_LE,
  UTF32,
  UTF32_BE,
  UTF32_EX,
  UTF32_LE,
} from './kinds';

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
export function decodeWith(codec: i32, name: string, max: i64, args: usize, nargs: i64): PyObject | null {
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

/** Adds the functions to the module; < 0: failed. */
export function addDecoders(m: PyObject): i32 {
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
