// printf for str objects: every error message goes through here. (CPython: PyUnicode_FromFormatV)
//
// NOT CPYTHON: arguments are passed as u64: objects and C strings as addresses (arg(o), a tp_name), numbers as they are.
// %ls takes a literal of the sources.

import { _Py_ID } from '../../runtime/identifiers';
import { arg, Py_DECREF, Py_NewRef, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { Py_TPFLAGS_HEAPTYPE, PyTypeObject } from '../../runtime/type';
import { PyObject_GetAttr } from '../attribute';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_OverflowError, PyExc_SystemError, PyExc_TypeError } from '../exceptions/types';
import { PyObject_ASCII, PyObject_Repr, PyObject_Str } from '../object';
import { PyType_GetQualName } from '../type/attributes';
import { PyType_Check } from '../type/state';
import { _PyUnicode_Equal } from './compare';
import { PyUnicode_FromCString, PyUnicode_FromKindAndData, PyUnicode_FromString } from './new';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from './struct';
import { PyUnicode_DecodeUTF8Stateful } from './utf8';
import {
  _PyUnicodeWriter,
  _PyUnicodeWriter_WriteChar,
  _PyUnicodeWriter_WriteSubstring,
  dropWriter,
  finishWriter,
  newWriter,
  writeASCII,
  writeFill,
  writeLiteral,
  writeUnits,
} from './writer';

const LEFT = 1;
const ZERO = 2;
const ALTERNATE = 4;

/** new */
export function PyUnicode_FromFormat(
  format: string,
  a: u64 = 0,
  b: u64 = 0,
  c: u64 = 0,
  d: u64 = 0,
  e: u64 = 0,
  f: u64 = 0,
  g: u64 = 0,
): PyObject | null {
  const args = stackAlloc(7);
  store<u64>(args, a);
  store<u64>(args, b, 8);
  store<u64>(args, c, 16);
  store<u64>(args, d, 24);
  store<u64>(args, e, 32);
  store<u64>(args, f, 40);
  store<u64>(args, g, 48);
  const s = PyUnicode_FromFormatV(format, args);
  stackFree(args);
  return s;
}

/** new: args is an array of the arguments, 8 bytes each. */
function PyUnicode_FromFormatV(format: string, args: usize): PyObject | null {
  const units = format.length;
  const writer = newWriter(<i64>units + 100);
  const at = stackAlloc(1);
  store<u64>(at, <u64>args);
  let i = 0;
  while (i < units) {
    let end = i;
    while (end < units && format.charCodeAt(end) != 0x25) end++;
    if (end > i && writeUnits(writer, 2, changetype<usize>(format) + ((<usize>i) << 1), end - i) < 0) i = -1;
    else if (end == units) i = end;
    else i = writeDirective(writer, format, end, at);
    if (i < 0) {
      stackFree(at);
      return dropWriter(writer);
    }
  }
  stackFree(at);
  return finishWriter(writer);
}

/* @inline */ function nextArg(at: usize): u64 {
  const p = load<usize>(at);
  store<u64>(at, <u64>(p + 8));
  return load<u64>(p);
}

/** The directive at format[i], a %: the index behind it, or -1 with the exception set. */
function writeDirective(writer: _PyUnicodeWriter, format: string, i: i32, at: usize): i32 {
  const units = format.length;
  const start = i;
  let flags = 0;
  let width: i64 = -1;
  let precision: i64 = -1;
  i++;
  for (; i < units; i++) {
    const c = format.charCodeAt(i);
    if (c == 0x2d) flags |= LEFT;
    else if (c == 0x30) flags |= ZERO;
    else if (c == 0x23) flags |= ALTERNATE;
    else break;
  }
  if (i < units && format.charCodeAt(i) == 0x2a) {
    i++;
    width = <i64>(<i32>nextArg(at));
    if (width < 0) {
      flags |= LEFT;
      width = -width;
    }
  } else {
    for (; i < units && <u32>(format.charCodeAt(i) - 0x30) < 10; i++)
      width = max<i64>(width, 0) * 10 + (format.charCodeAt(i) - 0x30);
  }
  if (i < units && format.charCodeAt(i) == 0x2e) {
    i++;
    precision = 0;
    if (i < units && format.charCodeAt(i) == 0x2a) {
      i++;
      precision = <i64>(<i32>nextArg(at));
      if (precision < 0) precision = -2;
    } else {
      for (; i < units && <u32>(format.charCodeAt(i) - 0x30) < 10; i++)
        precision = precision * 10 + (format.charCodeAt(i) - 0x30);
    }
  }
  let long = false;
  for (; i < units; i++) {
    const c = format.charCodeAt(i);
    if (c != 0x6c && c != 0x7a && c != 0x6a && c != 0x74) break; // l z j t
    long = true;
  }
  const code = i < units ? format.charCodeAt(i) : 0;
  i++;
  switch (code) {
    case 0x25: // %
      return _PyUnicodeWriter_WriteChar(writer, 0x25) < 0 ? -1 : i;
    case 0x63: {
      // c
      const c = <i32>nextArg(at);
      if (c < 0 || c > 0x10ffff) {
        PyErr_SetString(PyExc_OverflowError, 'character argument not in range(0x110000)');
        return -1;
      }
      return _PyUnicodeWriter_WriteChar(writer, <u32>c) < 0 ? -1 : i;
    }
    case 0x64: // d
    case 0x69: {
      // i
      const v = <i64>nextArg(at);
      return writeNumber(writer, long ? v : <i64>(<i32>v), true, 10, 0, width, precision, flags) < 0 ? -1 : i;
    }
    case 0x75: // u
    case 0x6f: // o
    case 0x78: // x
    case 0x58: {
      // X
      let v = nextArg(at);
      if (!long) v = <u64>(<u32>v);
      const base = code == 0x75 ? 10 : code == 0x6f ? 8 : 16;
      return writeNumber(writer, <i64>v, false, base, code == 0x58 ? 0x41 : 0x61, width, precision, flags) < 0 ? -1 : i;
    }
    case 0x70: {
      // p
      const p = nextArg(at);
      if (writeLiteral(writer, '0x') < 0) return -1;
      return writeNumber(writer, <i64>p, false, 16, 0x61, -1, -1, 0) < 0 ? -1 : i;
    }
    case 0x73: {
      // s
      const p = <usize>nextArg(at);
      const s = long ? PyUnicode_FromString(changetype<string>(p)) : decodeC(p, precision);
      return writeObject(writer, s, width, long ? precision : -1, flags) < 0 ? -1 : i;
    }
    case 0x55: {
      // U
      const o = changetype<PyObject>(<usize>nextArg(at));
      return writeObject(writer, Py_NewRef(o), width, precision, flags) < 0 ? -1 : i;
    }
    case 0x56: {
      // V
      const o = changetype<PyObject | null>(<usize>nextArg(at));
      const p = <usize>nextArg(at);
      if (o) return writeObject(writer, Py_NewRef(o), width, precision, flags) < 0 ? -1 : i;
      return writeObject(
        writer,
        long ? PyUnicode_FromString(changetype<string>(p)) : decodeC(p, precision),
        width,
        -1,
        flags,
      ) < 0
        ? -1
        : i;
    }
    case 0x53: {
      // S
      const o = changetype<PyObject>(<usize>nextArg(at));
      return writeObject(writer, PyObject_Str(o), width, precision, flags) < 0 ? -1 : i;
    }
    case 0x52: {
      // R
      const o = changetype<PyObject>(<usize>nextArg(at));
      return writeObject(writer, PyObject_Repr(o), width, precision, flags) < 0 ? -1 : i;
    }
    case 0x41: {
      // A
      const o = changetype<PyObject>(<usize>nextArg(at));
      return writeObject(writer, PyObject_ASCII(o), width, precision, flags) < 0 ? -1 : i;
    }
    case 0x54: {
      // T
      const o = changetype<PyObject>(<usize>nextArg(at));
      return writeObject(
        writer,
        _PyType_GetFullyQualifiedName(o.ob_type, flags & ALTERNATE ? 0x3a : 0x2e),
        width,
        precision,
        flags,
      ) < 0
        ? -1
        : i;
    }
    case 0x4e: {
      // N
      const t = changetype<PyTypeObject>(<usize>nextArg(at));
      if (!PyType_Check(t)) {
        PyErr_SetString(PyExc_TypeError, '%N argument must be a type');
        return -1;
      }
      return writeObject(
        writer,
        _PyType_GetFullyQualifiedName(t, flags & ALTERNATE ? 0x3a : 0x2e),
        width,
        precision,
        flags,
      ) < 0
        ? -1
        : i;
    }
  }
  const rest = PyUnicode_FromKindAndData(2, changetype<usize>(format) + ((<usize>start) << 1), units - start);
  if (rest) {
    PyErr_Format(PyExc_SystemError, 'invalid format string: %U', arg(rest));
    Py_DECREF(rest);
  }
  return -1;
}

/** new: a C string, at most `precision` bytes of it; what is cut through or wrong becomes U+FFFD. */
function decodeC(p: usize, precision: i64): PyObject | null {
  let n: i64 = 0;
  while ((precision < 0 || n < precision) && load<u8>(p + <usize>n)) n++;
  const at = stackAlloc(2);
  store<u64>(at, 0x6563616c706572, 8); // 'replace'
  const s = PyUnicode_DecodeUTF8Stateful(p, n, at + 8, precision < 0 ? 0 : at);
  stackFree(at);
  return s;
}

/** Writes s, cut to precision and padded to width; steals s; NULL passes the error on. */
function writeObject(writer: _PyUnicodeWriter, s: PyObject | null, width: i64, precision: i64, flags: i32): i32 {
  if (!s) return -1;
  let n = PyUnicode_GET_LENGTH(s);
  if (precision >= 0 && precision < n) n = precision;
  const fill = width > n ? width - n : 0;
  let failed = !(flags & LEFT) && writeFill(writer, 0x20, fill) < 0;
  failed = failed || _PyUnicodeWriter_WriteSubstring(writer, s, 0, n) < 0;
  failed = failed || ((flags & LEFT) != 0 && writeFill(writer, 0x20, fill) < 0);
  Py_DECREF(s);
  return failed ? -1 : 0;
}

function writeNumber(
  writer: _PyUnicodeWriter,
  value: i64,
  signed: bool,
  base: u64,
  ten: u32,
  width: i64,
  precision: i64,
  flags: i32,
): i32 {
  const digits = stackAlloc(4);
  let v = <u64>value;
  const negative = signed && value < 0;
  if (negative) v = 0 - v;
  let p = digits + 32;
  do {
    const d = <u32>(v % base);
    store<u8>(--p, d < 10 ? 0x30 + d : ten + d - 10);
    v /= base;
  } while (v);
  const n = <i64>(digits + 32 - p);
  const sign = i64(negative);
  const zeros =
    precision >= 0 ? max<i64>(0, precision - n) : flags & ZERO && !(flags & LEFT) ? max<i64>(0, width - n - sign) : 0;
  const fill = max<i64>(0, width - n - sign - zeros);
  let failed = !(flags & LEFT) && writeFill(writer, 0x20, fill) < 0;
  failed = failed || (negative && _PyUnicodeWriter_WriteChar(writer, 0x2d) < 0);
  failed = failed || writeFill(writer, 0x30, zeros) < 0 || writeASCII(writer, p, n) < 0;
  failed = failed || ((flags & LEFT) != 0 && writeFill(writer, 0x20, fill) < 0);
  stackFree(digits);
  return failed ? -1 : 0;
}

/** new: module.qualname, or what is left of it for builtins and __main__. */
function _PyType_GetFullyQualifiedName(type: PyTypeObject, separator: u32): PyObject | null {
  if (!(type.tp_flags & Py_TPFLAGS_HEAPTYPE)) return PyUnicode_FromCString(type.tp_name);
  const name = PyType_GetQualName(type);
  if (!name) return null;
  const module = PyObject_GetAttr(type, _Py_ID('__module__'));
  if (!module) {
    Py_DECREF(name);
    return null;
  }
  if (
    !PyUnicode_Check(module) ||
    _PyUnicode_Equal(module, _Py_ID('builtins')) ||
    _PyUnicode_Equal(module, _Py_ID('__main__'))
  ) {
    Py_DECREF(module);
    return name;
  }
  const full = PyUnicode_FromFormat('%U%c%U', arg(module), separator, arg(name));
  Py_DECREF(module);
  Py_DECREF(name);
  return full;
}
