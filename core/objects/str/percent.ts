// format % args, for str and bytes. (CPython: PyUnicode_Format, _PyBytes_FormatEx)
//
// NOT CPYTHON: a bytes format goes the same way, as a latin-1 string that becomes bytes again at the end; CPython has the
// code twice.

import { PyMem_Free } from '../../memory/obmalloc/malloc';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { Py_DECREF, Py_NewRef, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { cstrlen } from '../../runtime/static';
import { PyTypeObject } from '../../runtime/type';
import { PyObject_CheckBuffer } from '../abstract/buffer';
import { _PyNumber_Index, PyIndex_Check, PyNumber_Check, PyNumber_Long } from '../abstract/conversion';
import { PyMapping_Check } from '../abstract/mapping';
import { PyObject_GetItem } from '../abstract/object';
import { PyByteArray_AS_STRING, PyByteArray_Check, PyByteArray_GET_SIZE } from '../bytearray/struct';
import { PyBytes_FromObject } from '../bytes/create';
import { PyBytes_FromStringAndSize } from '../bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../bytes/struct';
import { PyObject_CallNoArgs } from '../call';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_OverflowError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { PyFloat_AsDouble } from '../float';
import { Py_DTSF_ALT, PyOS_double_to_string } from '../float/tostring';
import { PyLong_AsInt, PyLong_AsLong, PyLong_AsSsize_t, PyLong_Check } from '../int';
import { _PyLong_Format } from '../int/decimal';
import { Py_NotImplemented } from '../none';
import { PyObject_ASCII, PyObject_Repr, PyObject_Str } from '../object';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../tuple';
import { _PyObject_LookupSpecial } from '../type/special';
import { flipCase } from './case';
import { _PyUnicode_AsLatin1String, PyUnicode_DecodeLatin1 } from './codecs';
import { PyUnicode_FindChar } from './find';
import { _PyUnicode_FromASCII, PyUnicode_New, unicode_char } from './new';
import { PyUnicode_Substring } from './slice';
import {
  PyUnicode_Check,
  PyUnicode_CheckExact,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_MAX_CHAR_VALUE,
  PyUnicode_READ_CHAR,
} from './struct';
import {
  _PyUnicodeWriter,
  _PyUnicodeWriter_Prepare,
  _PyUnicodeWriter_WriteChar,
  _PyUnicodeWriter_WriteStr,
  _PyUnicodeWriter_WriteSubstring,
  dropWriter,
  finishWriter,
  newWriter,
  writeFill,
} from './writer';

const F_LJUST = 1;
const F_SIGN = 2;
const F_BLANK = 4;
const F_ALT = 8;
const F_ZERO = 16;

/** 80 bytes, on the native stack: where in the format and in the arguments we are, and the directive being read. */
@unmanaged
class PercentState {
  at: i64; // the next code point of the format
  args: PyObject; // the tuple, the mapping's item, or the single argument
  owned: i32; // args is a strong reference
  index: i64; // the last argument taken
  count: i64; // how many there are; -1: args itself is the only one
  mapping: PyObject | null; // borrowed
  width: i64;
  precision: i32;
  flags: i32;
  code: u32;
  bytes: i32; // the format is bytes
}

/** The next argument, borrowed; NULL with TypeError. */
function nextArgument(state: PercentState): PyObject | null {
  if (state.index < state.count) {
    state.index++;
    return state.count < 0 ? state.args : PyTuple_GET_ITEM(state.args, state.index - 1);
  }
  return PyErr_SetString(PyExc_TypeError, 'not enough arguments for format string');
}

function fail(type: PyTypeObject, text: string): i32 {
  PyErr_SetString(type, text);
  return -1;
}

/** The next code point of the format; -1 with ValueError at its end. */
function nextUnit(state: PercentState, format: PyObject): i32 {
  if (state.at >= PyUnicode_GET_LENGTH(format)) return fail(PyExc_ValueError, 'incomplete format');
  return <i32>PyUnicode_READ_CHAR(format, state.at++);
}

/** (key): the mapping's item becomes the argument. state.at stands behind the parenthesis. */
function takeKey(state: PercentState, format: PyObject): i32 {
  const mapping = state.mapping;
  if (!mapping) return fail(PyExc_TypeError, 'format requires a mapping');
  const n = PyUnicode_GET_LENGTH(format);
  const start = state.at;
  let depth = 1;
  while (depth > 0 && state.at < n) {
    const c = PyUnicode_READ_CHAR(format, state.at++);
    if (c == 0x29) depth--;
    else if (c == 0x28) depth++;
  }
  if (depth > 0) return fail(PyExc_ValueError, 'incomplete format key');
  const key = state.bytes
    ? PyBytes_FromStringAndSize(PyUnicode_DATA(format) + <usize>start, state.at - 1 - start)
    : PyUnicode_Substring(format, start, state.at - 1);
  if (!key) return -1;
  if (state.owned) Py_DECREF(state.args);
  state.owned = 0;
  const item = PyObject_GetItem(mapping, key);
  Py_DECREF(key);
  if (!item) return -1;
  state.args = item;
  state.owned = 1;
  state.count = -1;
  state.index = -2;
  return 0;
}

/** Reads a directive behind its %: 0, or -1 with the exception set. */
function parse(state: PercentState, format: PyObject): i32 {
  state.width = -1;
  state.precision = -1;
  state.flags = 0;
  if (state.at < PyUnicode_GET_LENGTH(format) && PyUnicode_READ_CHAR(format, state.at) == 0x28) {
    state.at++;
    if (takeKey(state, format) < 0) return -1;
  }
  let c = nextUnit(state, format);
  for (; c >= 0; c = nextUnit(state, format)) {
    if (c == 0x2d) state.flags |= F_LJUST;
    else if (c == 0x2b) state.flags |= F_SIGN;
    else if (c == 0x20) state.flags |= F_BLANK;
    else if (c == 0x23) state.flags |= F_ALT;
    else if (c == 0x30) state.flags |= F_ZERO;
    else break;
  }
  if (c < 0) return -1;
  if (c == 0x2a) {
    const o = nextArgument(state);
    if (!o) return -1;
    if (!PyLong_Check(o)) return fail(PyExc_TypeError, '* wants int');
    state.width = PyLong_AsSsize_t(o);
    if (state.width == -1 && PyErr_Occurred()) return -1;
    if (state.width < 0) {
      state.flags |= F_LJUST;
      state.width = -state.width;
    }
    c = nextUnit(state, format);
    if (c < 0) return -1;
  } else if (<u32>(c - 0x30) < 10) {
    state.width = 0;
    while (<u32>(c - 0x30) < 10) {
      if (state.width > (i64.MAX_VALUE - (c - 0x30)) / 10) return fail(PyExc_ValueError, 'width too big');
      state.width = state.width * 10 + (c - 0x30);
      c = nextUnit(state, format);
      if (c < 0) return -1;
    }
  }
  if (c == 0x2e) {
    state.precision = 0;
    c = nextUnit(state, format);
    if (c < 0) return -1;
    if (c == 0x2a) {
      const o = nextArgument(state);
      if (!o) return -1;
      if (!PyLong_Check(o)) return fail(PyExc_TypeError, '* wants int');
      state.precision = PyLong_AsInt(o);
      if (state.precision == -1 && PyErr_Occurred()) return -1;
      if (state.precision < 0) state.precision = 0;
      c = nextUnit(state, format);
      if (c < 0) return -1;
    } else {
      while (<u32>(c - 0x30) < 10) {
        if (state.precision > (i32.MAX_VALUE - (c - 0x30)) / 10) {
          return fail(PyExc_ValueError, state.bytes ? 'prec too big' : 'precision too big');
        }
        state.precision = state.precision * 10 + (c - 0x30);
        c = nextUnit(state, format);
        if (c < 0) return -1;
      }
    }
  }
  if (c == 0x68 || c == 0x6c || c == 0x4c) {
    c = nextUnit(state, format);
    if (c < 0) return -1;
  }
  state.code = <u32>c;
  return 0;
}

/** new: the digits of an int with its sign and CPython's prefix, at least `precision` digits. */
function _PyUnicode_FormatLong(value: PyObject, alternate: bool, precision: i32, code: u32): PyObject | null {
  if (precision > i32.MAX_VALUE - 3) return PyErr_SetString(PyExc_OverflowError, 'precision too large');
  const base = code == 0x6f ? 8 : code == 0x78 || code == 0x58 ? 16 : 10;
  const text = _PyLong_Format(value, base);
  if (!text) return null;
  const n = PyUnicode_GET_LENGTH(text);
  const from = PyUnicode_DATA(text);
  const negative = i64(load<u8>(from) == 0x2d);
  const prefix: i64 = base == 10 ? 0 : 2;
  const digits = n - negative - prefix;
  const shown = alternate ? prefix : 0;
  const zeros = max<i64>(0, <i64>precision - digits);
  if (zeros == 0 && shown == prefix && code != 0x58) return text;
  const result = PyUnicode_New(negative + shown + zeros + digits, 0x7f);
  if (result) {
    let to = PyUnicode_DATA(result);
    memory.copy(to, from, <usize>(negative + shown));
    to += <usize>(negative + shown);
    memory.fill(to, 0x30, <usize>zeros);
    memory.copy(to + <usize>zeros, from + <usize>(negative + prefix), <usize>digits);
    if (code == 0x58) {
      const data = PyUnicode_DATA(result);
      flipCase(data, data, <usize>PyUnicode_GET_LENGTH(result), 0x61);
    }
  }
  Py_DECREF(text);
  return result;
}

/** new: d i o u x X. */
function formatInteger(state: PercentState, value: PyObject): PyObject | null {
  const code = state.code;
  const exact = code == 0x6f || code == 0x78 || code == 0x58;
  let number: PyObject | null = null;
  if (PyLong_Check(value)) number = Py_NewRef(value);
  else if (PyNumber_Check(value)) {
    number = exact ? _PyNumber_Index(value) : PyNumber_Long(value);
    if (!number) {
      if (!PyErr_ExceptionMatches(PyExc_TypeError)) return null;
      PyErr_Clear();
    }
  }
  if (!number) {
    return PyErr_Format(
      PyExc_TypeError,
      exact ? '%%%c format: an integer is required, not %.200s' : '%%%c format: a real number is required, not %.200s',
      code,
      value.ob_type.tp_name,
    );
  }
  const text = _PyUnicode_FormatLong(number, (state.flags & F_ALT) != 0, state.precision, code);
  Py_DECREF(number);
  return text;
}

/** new: e E f F g G. */
function formatPercentFloat(value: PyObject, code: u32, precision: i32, alternate: bool): PyObject | null {
  const x = PyFloat_AsDouble(value);
  if (x == -1 && PyErr_Occurred()) return null;
  const p = PyOS_double_to_string(x, <i32>code, precision < 0 ? 6 : precision, alternate ? Py_DTSF_ALT : 0, 0);
  if (!p) return null;
  const text = _PyUnicode_FromASCII(p, <i64>cstrlen(p));
  PyMem_Free(p);
  return text;
}

/** The byte of a bytes format's %c; 0xffffffff with the exception set. */
function formatByte(value: PyObject): u32 {
  if (PyBytes_Check(value) && PyBytes_GET_SIZE(value) == 1) return load<u8>(PyBytes_AS_STRING(value));
  if (PyByteArray_Check(value) && PyByteArray_GET_SIZE(value) == 1) return load<u8>(PyByteArray_AS_STRING(value));
  if (!PyBytes_Check(value) && PyIndex_Check(value)) {
    const number = _PyNumber_Index(value);
    if (!number) return 0xffffffff;
    const code = PyLong_AsLong(number);
    Py_DECREF(number);
    if (code >= 0 && code <= 255) return <u32>code;
    PyErr_Clear();
    PyErr_SetString(PyExc_OverflowError, '%c arg not in range(256)');
    return 0xffffffff;
  }
  PyErr_SetString(PyExc_TypeError, '%c requires an integer in range(256) or a single byte');
  return 0xffffffff;
}

/** new: the bytes of %b and %s in a bytes format, as latin-1 text. */
function formatBytes(value: PyObject): PyObject | null {
  if (PyBytes_Check(value)) return PyUnicode_DecodeLatin1(PyBytes_AS_STRING(value), PyBytes_GET_SIZE(value), 0);
  const convert = _PyObject_LookupSpecial(value, _Py_ID('__bytes__'));
  let bytes: PyObject | null = null;
  if (convert) {
    bytes = PyObject_CallNoArgs(convert);
    Py_DECREF(convert);
    if (bytes && !PyBytes_Check(bytes)) {
      PyErr_Format(PyExc_TypeError, '__bytes__ returned non-bytes (type %.200s)', bytes.ob_type.tp_name);
      Py_DECREF(bytes);
      return null;
    }
  } else if (PyErr_Occurred()) return null;
  else if (PyObject_CheckBuffer(value)) bytes = PyBytes_FromObject(value);
  else {
    return PyErr_Format(
      PyExc_TypeError,
      "%%b requires a bytes-like object, or an object that implements __bytes__, not '%.100s'",
      value.ob_type.tp_name,
    );
  }
  if (!bytes) return null;
  const text = PyUnicode_DecodeLatin1(PyBytes_AS_STRING(bytes), PyBytes_GET_SIZE(bytes), 0);
  Py_DECREF(bytes);
  return text;
}

/** The code point of %c; 0xffffffff with the exception set. */
function formatChar(value: PyObject): u32 {
  if (PyUnicode_Check(value)) {
    if (PyUnicode_GET_LENGTH(value) == 1) return PyUnicode_READ_CHAR(value, 0);
    PyErr_SetString(PyExc_TypeError, '%c requires int or char');
    return 0xffffffff;
  }
  const number = PyLong_Check(value) ? Py_NewRef(value) : PyIndex_Check(value) ? _PyNumber_Index(value) : null;
  if (!number) {
    if (!PyErr_Occurred() || PyErr_ExceptionMatches(PyExc_TypeError))
      PyErr_SetString(PyExc_TypeError, '%c requires int or char');
    return 0xffffffff;
  }
  const code = PyLong_AsLong(number);
  Py_DECREF(number);
  if (code < 0 || code > 0x10ffff) {
    PyErr_Clear();
    PyErr_SetString(PyExc_OverflowError, '%c arg not in range(0x110000)');
    return 0xffffffff;
  }
  return <u32>code;
}

/** Writes sign, prefix, body and the padding between them. */
function output(writer: _PyUnicodeWriter, state: PercentState, text: PyObject, numeric: bool): i32 {
  const flags = state.flags;
  const code = state.code;
  let end = PyUnicode_GET_LENGTH(text);
  if (
    (state.width == -1 || state.width <= end) &&
    (state.precision == -1 || <i64>state.precision >= end || numeric) &&
    !(flags & (F_SIGN | F_BLANK))
  )
    return _PyUnicodeWriter_WriteStr(writer, text);
  if (!numeric && state.precision >= 0 && (code == 0x73 || code == 0x72 || code == 0x61 || code == 0x62))
    end = min(end, <i64>state.precision);
  let start: i64 = 0;
  let sign: u32 = 0;
  if (numeric) {
    const c = PyUnicode_READ_CHAR(text, 0);
    if (c == 0x2d || c == 0x2b) {
      sign = c;
      start = 1;
    } else if (flags & F_SIGN) sign = 0x2b;
    else if (flags & F_BLANK) sign = 0x20;
  }
  const prefix: i64 = flags & F_ALT && (code == 0x78 || code == 0x58 || code == 0x6f) ? 2 : 0;
  const fill = max<i64>(0, state.width - (end - start) - i64(sign != 0));
  const zero = numeric && (flags & F_ZERO) != 0;
  const left = (flags & F_LJUST) != 0;
  // A part may be narrower than the whole: writing it looks.
  const range = end < PyUnicode_GET_LENGTH(text) ? 127 : PyUnicode_MAX_CHAR_VALUE(text);
  if (_PyUnicodeWriter_Prepare(writer, fill + end - start + 1, range) < 0) return -1;
  if (!left && !zero && writeFill(writer, 0x20, fill) < 0) return -1;
  if (sign && _PyUnicodeWriter_WriteChar(writer, sign) < 0) return -1;
  if (_PyUnicodeWriter_WriteSubstring(writer, text, start, start + prefix) < 0) return -1;
  if (!left && zero && writeFill(writer, 0x30, fill) < 0) return -1;
  if (_PyUnicodeWriter_WriteSubstring(writer, text, start + prefix, end) < 0) return -1;
  return left ? writeFill(writer, 0x20, fill) : 0;
}

/** One directive behind its %: 0, or -1 with the exception set. */
function directive(writer: _PyUnicodeWriter, state: PercentState, format: PyObject): i32 {
  const n = PyUnicode_GET_LENGTH(format);
  if (state.at < n && PyUnicode_READ_CHAR(format, state.at) == 0x25) {
    state.at++;
    return _PyUnicodeWriter_WriteChar(writer, 0x25);
  }
  if (parse(state, format) < 0) return -1;
  const value = nextArgument(state);
  if (!value) return -1;
  // Nothing follows: the result needs no room to grow, and may be the only piece itself.
  if (state.at >= n) writer.overallocate = 0;
  const code = state.code;
  let text: PyObject | null = null;
  let numeric = false;
  if (state.bytes && (code == 0x73 || code == 0x62)) text = formatBytes(value);
  else if (state.bytes && code == 0x72) text = PyObject_ASCII(value);
  else if (code == 0x73) text = PyUnicode_CheckExact(value) ? Py_NewRef(value) : PyObject_Str(value);
  else if (code == 0x72) text = PyObject_Repr(value);
  else if (code == 0x61) text = PyObject_ASCII(value);
  else if (code == 0x63) {
    const c = state.bytes ? formatByte(value) : formatChar(value);
    if (c == 0xffffffff) return -1;
    if (state.width < 2) return _PyUnicodeWriter_WriteChar(writer, c);
    text = unicode_char(c);
  } else if (code == 0x64 || code == 0x69 || code == 0x75 || code == 0x6f || code == 0x78 || code == 0x58) {
    numeric = true;
    text = formatInteger(state, value);
  } else if ((code | 0x20) >= 0x65 && (code | 0x20) <= 0x67) {
    numeric = true;
    text = formatPercentFloat(value, code, state.precision, (state.flags & F_ALT) != 0);
    if (!text && state.bytes)
      PyErr_Format(PyExc_TypeError, 'float argument required, not %.200s', value.ob_type.tp_name);
  } else if (state.bytes && code > 127) {
    // A C char is signed: %c of the message refuses it.
    PyErr_SetString(PyExc_OverflowError, 'character argument not in range(0x110000)');
    return -1;
  } else {
    PyErr_Format(
      PyExc_ValueError,
      "unsupported format character '%c' (0x%x) at index %zd",
      state.bytes || (code >= 31 && code <= 126) ? code : 0x3f,
      code,
      <u64>(state.at - 1),
    );
    return -1;
  }
  if (!text) return -1;
  const result = output(writer, state, text, numeric);
  Py_DECREF(text);
  return result;
}

/** new: format % args; format is a str, the bytes of one when `bytes`. */
function formatText(format: PyObject, args: PyObject, bytes: bool): PyObject | null {
  const n = PyUnicode_GET_LENGTH(format);
  const p = stackAlloc(10);
  memory.fill(p, 0, 80);
  const state = changetype<PercentState>(p);
  state.bytes = i32(bytes);
  state.args = args;
  if (PyTuple_Check(args)) state.count = PyTuple_GET_SIZE(args);
  else {
    state.count = -1;
    state.index = -2;
    if (PyMapping_Check(args) && !PyUnicode_Check(args) && !(bytes && (PyBytes_Check(args) || PyByteArray_Check(args))))
      state.mapping = args;
  }
  const writer = newWriter(n + 100);
  let ok = true;
  while (ok && state.at < n) {
    const start = state.at;
    let next = PyUnicode_FindChar(format, 0x25, start, n, 1);
    if (next < 0) next = n;
    state.at = next;
    if (next > start) {
      if (next == n) writer.overallocate = 0;
      ok = _PyUnicodeWriter_WriteSubstring(writer, format, start, next) == 0;
    }
    if (ok && next < n) {
      state.at = next + 1;
      ok = directive(writer, state, format) == 0;
    }
  }
  if (ok && state.index < state.count && !state.mapping) {
    PyErr_SetString(
      PyExc_TypeError,
      bytes
        ? 'not all arguments converted during bytes formatting'
        : 'not all arguments converted during string formatting',
    );
    ok = false;
  }
  if (state.owned) Py_DECREF(state.args);
  const result = ok ? finishWriter(writer) : dropWriter(writer);
  stackFree(p);
  return result;
}

/** new: format % args. */
function PyUnicode_Format(format: PyObject, args: PyObject): PyObject | null {
  if (!PyUnicode_Check(format)) return PyErr_Format(PyExc_TypeError, 'must be str, not %.100s', format.ob_type.tp_name);
  return formatText(format, args, false);
}

/** new: format[0..n) % args as bytes. */
export function _PyBytes_FormatEx(format: usize, n: i64, args: PyObject): PyObject | null {
  const text = PyUnicode_DecodeLatin1(format, n, 0);
  if (!text) return null;
  const result = formatText(text, args, true);
  Py_DECREF(text);
  if (!result) return null;
  const bytes = _PyUnicode_AsLatin1String(result, 0);
  Py_DECREF(result);
  return bytes;
}

/** nb_remainder */
export function unicode_mod(format: PyObject, args: PyObject): PyObject | null {
  return PyUnicode_Check(format) ? PyUnicode_Format(format, args) : Py_NotImplemented;
}

/** nb_remainder of bytes. */
export function bytes_mod(format: PyObject, args: PyObject): PyObject | null {
  return PyBytes_Check(format)
    ? _PyBytes_FormatEx(PyBytes_AS_STRING(format), PyBytes_GET_SIZE(format), args)
    : Py_NotImplemented;
}
