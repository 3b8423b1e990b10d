// Reading what contains nothing else: numbers, strings, bytes, buffers. (CPython: Modules/_pickle.c)
//
// Each of these reads what follows its opcode and pushes an object: false with the exception set.

import { Py_buffer } from '../../objects/abstract/buffer';
import { PyIter_Next } from '../../objects/abstract/object';
import { PyBool_FromLong } from '../../objects/bool';
import { PyByteArray_FromStringAndSize } from '../../objects/bytearray/resize';
import { PyByteArray_AS_STRING } from '../../objects/bytearray/struct';
import { PyBytes_DecodeEscape } from '../../objects/bytes/escape';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING } from '../../objects/bytes/struct';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OverflowError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyFloat_FromDouble } from '../../objects/float';
import { PyOS_string_to_double } from '../../objects/float/parse';
import { PyLong_FromLong } from '../../objects/int';
import { _PyLong_FromByteArray } from '../../objects/int/bytes';
import { PyLong_FromString } from '../../objects/int/parse';
import { PyMemoryView_FromObject } from '../../objects/memoryview/create';
import { PyMemoryView_GET_BUFFER } from '../../objects/memoryview/struct';
import { PyUnicode_Decode, PyUnicode_FromEncodedObject } from '../../objects/str/codecs';
import { _PyUnicode_DecodeRawUnicodeEscapeStateful } from '../../objects/str/escape-codecs';
import { PyUnicode_DecodeUTF8 } from '../../objects/str/utf8';
import { SURROGATEPASS } from '../../runtime/error-names';
import { PyErr_Occurred } from '../../runtime/errors';
import { Py_DECREF, PyObject, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { cstrEquals } from '../../runtime/static';
import { _Unpickler_Read, _Unpickler_ReadInto, _Unpickler_Readline, mayHave } from './input';
import { push, top } from './stack';
import { UnpicklerObject, unpicklingError } from './struct';

// --- numbers

/* @inline */ function isSpace(c: u32): bool {
  return c == 0x20 || (c >= 9 && c <= 13);
}

/** The value of a digit or letter; 36 and more: it is none. */
function digit(c: u32): u64 {
  if (c - 0x30 < 10) return c - 0x30;
  const letter = (c | 0x20) - 0x61;
  return letter < 26 ? letter + 10 : 36;
}

/**
 * strtol(s, &end, 0), to *value: whether the number ends the line or the text, and fits. A leading zero means octal, as in
 * Python 2.
 */
function parseLong(s: usize, value: usize): bool {
  let p = s;
  while (isSpace(load<u8>(p))) p++;
  const negative = load<u8>(p) == 0x2d;
  if (negative || load<u8>(p) == 0x2b) p++;
  let base: u64 = 10;
  if (load<u8>(p) == 0x30) {
    base = 8;
    if ((load<u8>(p, 1) | 0x20) == 0x78 && digit(load<u8>(p, 2)) < 16) {
      base = 16;
      p += 2;
    }
  }
  const start = p;
  const limit: u64 = negative ? 1 << 63 : i64.MAX_VALUE;
  let sum: u64 = 0;
  for (let d = digit(load<u8>(p)); d < base; d = digit(load<u8>(++p))) {
    if (sum > (limit - d) / base) return false;
    sum = sum * base + d;
  }
  store<i64>(value, negative ? 0 - sum : sum);
  const end = load<u8>(p == start ? s : p);
  return end == 0x0a || end == 0;
}

/** An int, or in the forms 00 and 01 a bool. */
export function load_int(self: UnpicklerObject): bool {
  const n = _Unpickler_Readline(self, 2);
  if (n < 0) return false;
  const at = stackAlloc(1);
  const small = parseLong(self.input_line, at);
  const x = load<i64>(at);
  stackFree(at);
  if (small) return push(self, n == 3 && <u64>x <= 1 ? PyBool_FromLong(x) : PyLong_FromLong(x));
  const value = PyLong_FromString(self.input_line, 0);
  if (!value) PyErr_SetString(PyExc_ValueError, 'could not convert string to int');
  return push(self, value);
}

export function load_long(self: UnpicklerObject): bool {
  const n = _Unpickler_Readline(self, 2);
  if (n < 0) return false;
  const last = self.input_line + <usize>n - 2;
  if (load<u8>(last) == 0x4c) store<u8>(last, 0);
  return push(self, PyLong_FromString(self.input_line, 0));
}

/** The unsigned number in the n bytes at p. */
export function calc_binsize(p: usize, n: i32): u64 {
  switch (n) {
    case 1:
      return load<u8>(p);
    case 2:
      return load<u16>(p);
    case 4:
      return load<u32>(p);
  }
  return load<u64>(p);
}

/** The same, but the one of four bytes has a sign. */
export function calc_binint(p: usize, n: i32): i64 {
  return n == 4 ? load<i32>(p) : calc_binsize(p, n);
}

export function load_binint(self: UnpicklerObject, size: i32): bool {
  const p = _Unpickler_Read(self, size);
  return p ? push(self, PyLong_FromLong(calc_binint(p, size))) : false;
}

/** size: how many bytes say how many bytes the number has. */
export function load_counted_long(self: UnpicklerObject, size: i32): bool {
  let p = _Unpickler_Read(self, size);
  if (!p) return false;
  const n = calc_binint(p, size);
  if (n < 0) return unpicklingError(self, 'LONG pickle has negative byte count');
  if (n == 0) return push(self, PyLong_FromLong(0));
  p = _Unpickler_Read(self, n);
  return p ? push(self, _PyLong_FromByteArray(p, <usize>n, true, true)) : false;
}

export function load_float(self: UnpicklerObject): bool {
  if (_Unpickler_Readline(self, 2) < 0) return false;
  const at = stackAlloc(1);
  const x = PyOS_string_to_double(self.input_line, at, PyExc_OverflowError);
  const end = load<usize>(at);
  stackFree(at);
  if (x == -1 && PyErr_Occurred()) return false;
  if (load<u8>(end) != 0x0a && load<u8>(end) != 0) {
    PyErr_SetString(PyExc_ValueError, 'could not convert string to float');
    return false;
  }
  return push(self, PyFloat_FromDouble(x));
}

export function load_binfloat(self: UnpicklerObject): bool {
  const p = _Unpickler_Read(self, 8);
  return p ? push(self, PyFloat_FromDouble(reinterpret<f64>(bswap(load<u64>(p))))) : false;
}

// --- strings of Python 2, which stay bytes for the encoding 'bytes'

export function load_string(self: UnpicklerObject): bool {
  const n = _Unpickler_Readline(self, 0) - 1;
  if (n < -1) return false;
  const p = self.input_line;
  const quote = load<u8>(p);
  if (n < 2 || load<u8>(p + <usize>n - 1) != quote || (quote != 0x27 && quote != 0x22)) {
    return unpicklingError(self, 'the STRING opcode argument must be quoted');
  }
  const bytes = PyBytes_DecodeEscape(p + 1, n - 2, 0);
  if (!bytes || cstrEquals(self.encoding, 'bytes')) return push(self, bytes);
  const text = PyUnicode_FromEncodedObject(bytes, self.encoding, self.errors);
  Py_DECREF(bytes);
  return push(self, text);
}

/** Raises an error about a size that no memory has; -1. */
function tooLarge(self: UnpicklerObject, what: string): i64 {
  const text = "%ls exceeds system's maximum size of %zd bytes";
  PyErr_Format(PyExc_OverflowError, text, changetype<usize>(what), i64.MAX_VALUE);
  return -1;
}

/** The size in the next `size` bytes: -1 with the exception set. what: the opcode, for an error. */
function readSize(self: UnpicklerObject, size: i32, what: string): i64 {
  const p = _Unpickler_Read(self, size);
  if (!p) return -1;
  const n = <i64>calc_binsize(p, size);
  return n < 0 ? tooLarge(self, what) : n;
}

export function load_counted_binstring(self: UnpicklerObject, size: i32): bool {
  const n = readSize(self, size, 'BINSTRING');
  const p = n < 0 ? <usize>0 : _Unpickler_Read(self, n);
  if (!p) return false;
  if (cstrEquals(self.encoding, 'bytes')) return push(self, PyBytes_FromStringAndSize(p, n));
  return push(self, PyUnicode_Decode(p, n, self.encoding, self.errors));
}

// --- str

export function load_unicode(self: UnpicklerObject): bool {
  const n = _Unpickler_Readline(self, 1);
  return n >= 0 && push(self, _PyUnicode_DecodeRawUnicodeEscapeStateful(self.input_line, n - 1, 0, 0));
}

export function load_counted_binunicode(self: UnpicklerObject, size: i32): bool {
  const n = readSize(self, size, 'BINUNICODE');
  const p = n < 0 ? <usize>0 : _Unpickler_Read(self, n);
  return p ? push(self, PyUnicode_DecodeUTF8(p, n, SURROGATEPASS())) : false;
}

// --- bytes

export function load_counted_binbytes(self: UnpicklerObject, size: i32): bool {
  const n = readSize(self, size, 'BINBYTES');
  if (n < 0 || !mayHave(self, n)) return false;
  const bytes = PyBytes_FromStringAndSize(0, n);
  if (!bytes) return false;
  if (_Unpickler_ReadInto(self, PyBytes_AS_STRING(bytes), n)) return push(self, bytes);
  Py_DECREF(bytes);
  return false;
}

export function load_counted_bytearray(self: UnpicklerObject): bool {
  const n = readSize(self, 8, 'BYTEARRAY8');
  if (n < 0 || !mayHave(self, n)) return false;
  const bytearray = PyByteArray_FromStringAndSize(0, n);
  if (!bytearray) return false;
  if (_Unpickler_ReadInto(self, PyByteArray_AS_STRING(bytearray), n)) return push(self, bytearray);
  Py_DECREF(bytearray);
  return false;
}

// --- bytes beside the pickle

export function load_next_buffer(self: UnpicklerObject): bool {
  if (!self.buffers) {
    return unpicklingError(self, 'pickle stream refers to out-of-band data but no *buffers* argument was given');
  }
  const buffer = PyIter_Next(self.buffers as PyObject);
  if (!buffer && !PyErr_Occurred()) return unpicklingError(self, 'not enough out-of-band buffers');
  return push(self, buffer);
}

export function load_readonly_buffer(self: UnpicklerObject): bool {
  const o = top(self);
  if (!o) return false;
  const view = PyMemoryView_FromObject(o);
  if (!view) return false;
  const buffer = changetype<Py_buffer>(PyMemoryView_GET_BUFFER(view));
  if (buffer.readonly) Py_DECREF(view);
  else {
    buffer.readonly = 1;
    setPtrAt(self.stack!.data, self.stack!.ob_size - 1, view);
    Py_DECREF(o);
  }
  return true;
}
