// Simple values as bytes. (CPython: Modules/_ctypes/cfield.c, the accessors)
//
// A getfunc or setfunc is the letter of the type; with SWAPPED the bytes are in the other order. 's' and 'U' are the
// character arrays in structures.

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyBool_FromLong } from '../../objects/bool';
import { PyByteArray_AS_STRING, PyByteArray_Check, PyByteArray_GET_SIZE } from '../../objects/bytearray/struct';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyFloat_AsDouble, PyFloat_FromDouble } from '../../objects/float';
import {
  PyLong_AsLongAndOverflow,
  PyLong_AsUnsignedLongLongMask,
  PyLong_Check,
  PyLong_FromLongLong,
  PyLong_FromUnsignedLongLong,
} from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { PyUnicode_FromKindAndData } from '../../objects/str/new';
import { PyUnicode_Check, PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR } from '../../objects/str/struct';
import { Py_NewRef, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { keepBlock } from './keep';
import { lengthTo0, readable, writable } from './memory';

export const SWAPPED: u64 = 0x100;
export const LETTERS = 'cbBhHiIlLdfuzZqQPXOv?g';

/** Bytes of a value; its alignment is the same. */
export function sizeOfLetter(c: u8): i64 {
  switch (c) {
    case 0x63: // c b B ?
    case 0x62:
    case 0x42:
    case 0x3f:
      return 1;
    case 0x68: // h H v
    case 0x48:
    case 0x76:
      return 2;
    case 0x69: // i I f u
    case 0x49:
    case 0x66:
    case 0x75:
      return 4;
    case 0x67: // g
      return 16;
  }
  return 8;
}

/** libffi's number of the type. */
export function ffiTypeOf(c: u8): u16 {
  switch (c) {
    case 0x63:
    case 0x62:
      return 6;
    case 0x42:
    case 0x3f:
      return 5;
    case 0x68:
    case 0x76:
      return 8;
    case 0x48:
      return 7;
    case 0x69:
    case 0x75:
      return 10;
    case 0x49:
      return 9;
    case 0x6c:
    case 0x71:
      return 12;
    case 0x4c:
    case 0x51:
      return 11;
    case 0x66:
      return 2;
    case 0x64:
      return 3;
    case 0x67:
      return 4;
  }
  return 14;
}

/** Is there one with the other order of bytes? */
export function canSwap(c: u8): bool {
  return (
    c == 0x68 ||
    c == 0x48 ||
    c == 0x69 ||
    c == 0x49 ||
    c == 0x6c ||
    c == 0x4c ||
    c == 0x71 ||
    c == 0x51 ||
    c == 0x64 ||
    c == 0x66
  );
}

/** b h i l q: with a sign. */
function isSigned(c: u8): bool {
  return c == 0x62 || c == 0x68 || c == 0x69 || c == 0x6c || c == 0x71;
}

function loadBytes(p: usize, n: i64): u64 {
  return n == 1 ? <u64>load<u8>(p) : n == 2 ? <u64>load<u16>(p) : n == 4 ? <u64>load<u32>(p) : load<u64>(p);
}

function storeBytes(p: usize, n: i64, v: u64): void {
  if (n == 1) store<u8>(p, <u8>v);
  else if (n == 2) store<u16>(p, <u16>v);
  else if (n == 4) store<u32>(p, <u32>v);
  else store<u64>(p, v);
}

function swapBytes(v: u64, n: i64): u64 {
  return bswap<u64>(v) >> ((<u64>(8 - n)) << 3);
}

/** x86's long double: 64 bits of mantissa, 15 of exponent, a sign. */
function loadLongDouble(p: usize): f64 {
  const m = load<u64>(p);
  const e = load<u16>(p, 8);
  const exponent = <i32>(e & 0x7fff);
  let x = <f64>m;
  if (exponent == 0x7fff) x = m << 1 ? NaN : Infinity;
  else {
    // In two steps: 2 ** 63 is taken off, and neither step may leave the range.
    let k = exponent - 16383 - 63;
    while (k > 1000) {
      x *= 1.0715086071862673e301; // 2 ** 1000
      k -= 1000;
      if (x == Infinity || x == 0) break;
    }
    while (k < -1000) {
      x *= 9.332636185032189e-302; // 2 ** -1000
      k += 1000;
      if (x == 0) break;
    }
    x *= reinterpret<f64>((<u64>(k + 1023)) << 52);
  }
  return e >> 15 ? -x : x;
}

function storeLongDouble(p: usize, x: f64): void {
  const bits = reinterpret<u64>(x);
  let m = bits & 0xfffffffffffff;
  let e = <i32>((bits >> 52) & 0x7ff);
  if (e == 0x7ff) {
    e = 0x7fff;
    m = (m << 11) | ((<u64>1) << 63);
  } else if (e) {
    e += 16383 - 1023;
    m = (m << 11) | ((<u64>1) << 63);
  } else if (m) {
    const shift = clz<u64>(m);
    m <<= shift;
    e = 16383 - 1022 - <i32>shift + 11;
  }
  store<u64>(p, m);
  store<u64>(p, <u64>e | ((bits >> 63) << 15), 8);
}

function getInteger(c: u8, swapped: bool, p: u64, size: i64): PyObject | null {
  const n = sizeOfLetter(c);
  let v = loadBytes(readable(p, <u64>n), n);
  if (swapped) v = swapBytes(v, n);
  const bits = size >> 16;
  const top: u64 = 64 - <u64>(bits ? bits : n << 3);
  v <<= bits ? top - <u64>(size & 0xffff) : top;
  return isSigned(c) ? PyLong_FromLongLong(<i64>v >> top) : PyLong_FromUnsignedLongLong(v >> top);
}

function setInteger(c: u8, swapped: bool, p: u64, value: PyObject, size: i64): PyObject | null {
  let v = PyLong_AsUnsignedLongLongMask(value);
  if (v == <u64>-1 && PyErr_Occurred()) return null;
  const n = sizeOfLetter(c);
  const at = writable(p, <u64>n);
  const bits = size >> 16;
  if (bits) {
    let old = loadBytes(at, n);
    if (swapped) old = swapBytes(old, n);
    const mask = ((((<u64>1) << (<u64>(bits - 1))) - 1) << 1) + 1;
    const low = <u64>(size & 0xffff);
    v = (old & ~(mask << low)) | ((v & mask) << low);
  }
  storeBytes(at, n, swapped ? swapBytes(v, n) : v);
  return Py_None;
}

/** The text of n wchar_t, at most `n` of them. */
export function wideString(p: u64, n: i64): PyObject | null {
  const at = readable(p, (<u64>n) << 2);
  for (let i: i64 = 0; i < n; i++) {
    if (load<u32>(at + ((<usize>i) << 2)) > 0x10ffff) {
      return PyErr_Format(
        PyExc_ValueError,
        'character U+%x is not in range [U+0000; U+10ffff]',
        <u64>load<u32>(at + ((<usize>i) << 2)),
      );
    }
  }
  return PyUnicode_FromKindAndData(4, at, n);
}

/** Writes up to n characters, and a 0 if there is room. */
export function storeWide(at: usize, s: PyObject, n: i64): void {
  const length = PyUnicode_GET_LENGTH(s);
  for (let i: i64 = 0; i < length && i < n; i++) store<u32>(at + ((<usize>i) << 2), PyUnicode_READ_CHAR(s, i));
  if (length < n) store<u32>(at + ((<usize>length) << 2), 0);
}

/** getfunc(ptr, size). (new) */
export function getValue(code: u64, p: u64, size: i64): PyObject | null {
  const c = <u8>code;
  const swapped = (code & SWAPPED) != 0;
  switch (c) {
    case 0x63: // c
      return PyBytes_FromStringAndSize(readable(p, 1), 1);
    case 0x75: // u
      return wideString(p, 1);
    case 0x3f: // ?
      return PyBool_FromLong(load<u8>(readable(p, 1)));
    case 0x76: // v
      return PyBool_FromLong(load<u16>(readable(p, 2)));
    case 0x66: {
      const v = load<u32>(readable(p, 4));
      return PyFloat_FromDouble(<f64>reinterpret<f32>(swapped ? bswap<u32>(v) : v));
    }
    case 0x64: {
      const v = load<u64>(readable(p, 8));
      return PyFloat_FromDouble(reinterpret<f64>(swapped ? bswap<u64>(v) : v));
    }
    case 0x67:
      return PyFloat_FromDouble(loadLongDouble(readable(p, 16)));
    case 0x4f: {
      const o = load<u64>(readable(p, 8));
      if (!o) return PyErr_SetString(PyExc_ValueError, 'PyObject is NULL');
      readable(o, 16);
      return Py_NewRef(changetype<PyObject>(<usize>o));
    }
    case 0x50: {
      const v = load<u64>(readable(p, 8));
      return v ? PyLong_FromUnsignedLongLong(v) : Py_None;
    }
    case 0x7a: {
      const v = load<u64>(readable(p, 8));
      if (!v) return Py_None;
      const n = lengthTo0(v, 1);
      return PyBytes_FromStringAndSize(<usize>v, n);
    }
    case 0x5a: {
      const v = load<u64>(readable(p, 8));
      return v ? wideString(v, lengthTo0(v, 4)) : Py_None;
    }
    case 0x73: {
      // s: up to the first 0
      const at = readable(p, <u64>size);
      let n: i64 = 0;
      while (n < size && load<u8>(at + <usize>n)) n++;
      return PyBytes_FromStringAndSize(at, n);
    }
    case 0x55: {
      const at = readable(p, <u64>size);
      let n: i64 = 0;
      while (n < size >> 2 && load<u32>(at + ((<usize>n) << 2))) n++;
      return wideString(p, n);
    }
  }
  return getInteger(c, swapped, p, size);
}

function wrongType(expected: string, value: PyObject): PyObject | null {
  return PyErr_Format(
    PyExc_TypeError,
    '%ls expected instead of %s instance',
    changetype<usize>(expected),
    value.ob_type.tp_name,
  );
}

/** A block with the characters of s, and an object that frees it. (new) */
export function wideCopy(s: PyObject, p: u64): PyObject | null {
  const n = PyUnicode_GET_LENGTH(s) + 1;
  const block = PyMem_Malloc((<usize>n) << 2);
  if (!block) return PyErr_NoMemory();
  storeWide(block, s, n);
  const keep = keepBlock(block);
  if (!keep) PyMem_Free(block);
  else store<u64>(<usize>p, <u64>block);
  return keep;
}

/** setfunc(ptr, value, size): what has to be kept while the bytes are there, None for nothing. (new) */
export function setValue(code: u64, p: u64, value: PyObject, size: i64): PyObject | null {
  const c = <u8>code;
  const swapped = (code & SWAPPED) != 0;
  switch (c) {
    case 0x63: {
      const at = writable(p, 1);
      if (PyBytes_Check(value) && PyBytes_GET_SIZE(value) == 1) store<u8>(at, load<u8>(PyBytes_AS_STRING(value)));
      else if (PyByteArray_Check(value) && PyByteArray_GET_SIZE(value) == 1)
        store<u8>(at, load<u8>(PyByteArray_AS_STRING(value)));
      else {
        const overflow = stackAlloc(1);
        const v = PyLong_Check(value) ? PyLong_AsLongAndOverflow(value, overflow) : -1;
        stackFree(overflow);
        if (v < 0 || v > 255) {
          return PyErr_SetString(PyExc_TypeError, 'one character bytes, bytearray or integer expected');
        }
        store<u8>(at, <u8>v);
      }
      return Py_None;
    }
    case 0x75:
      if (!PyUnicode_Check(value)) return wrongType('unicode string', value);
      if (PyUnicode_GET_LENGTH(value) != 1) {
        return PyErr_SetString(PyExc_TypeError, 'one character unicode string expected');
      }
      store<u32>(writable(p, 4), PyUnicode_READ_CHAR(value, 0));
      return Py_None;
    case 0x3f:
    case 0x76: {
      const v = PyObject_IsTrue(value);
      if (v < 0) return null;
      if (c == 0x3f) store<u8>(writable(p, 1), <u8>v);
      else store<i16>(writable(p, 2), <i16>-v);
      return Py_None;
    }
    case 0x66:
    case 0x64:
    case 0x67: {
      const x = PyFloat_AsDouble(value);
      if (x == -1 && PyErr_Occurred()) return null;
      if (c == 0x67) storeLongDouble(writable(p, 16), x);
      else if (c == 0x66) {
        const v = reinterpret<u32>(<f32>x);
        store<u32>(writable(p, 4), swapped ? bswap<u32>(v) : v);
      } else {
        const v = reinterpret<u64>(x);
        store<u64>(writable(p, 8), swapped ? bswap<u64>(v) : v);
      }
      return Py_None;
    }
    case 0x4f:
      store<u64>(writable(p, 8), <u64>changetype<usize>(value));
      return Py_NewRef(value);
    case 0x50:
      if (value != Py_None && !PyLong_Check(value)) {
        return PyErr_SetString(PyExc_TypeError, 'cannot be converted to pointer');
      }
      return setAddress(p, value);
    case 0x7a:
      if (PyBytes_Check(value)) {
        store<u64>(writable(p, 8), <u64>PyBytes_AS_STRING(value));
        return Py_NewRef(value);
      }
      if (value != Py_None && !PyLong_Check(value)) return wrongType('bytes or integer address', value);
      return setAddress(p, value);
    case 0x5a:
      if (value == Py_None || PyLong_Check(value)) return setAddress(p, value);
      if (!PyUnicode_Check(value)) return wrongType('unicode string or integer address', value);
      return wideCopy(value, <u64>writable(p, 8));
    case 0x73: {
      if (!PyBytes_Check(value))
        return PyErr_Format(PyExc_TypeError, 'expected bytes, %s found', value.ob_type.tp_name);
      let n: i64 = 0; // up to its first NUL
      while (n < PyBytes_GET_SIZE(value) && load<u8>(PyBytes_AS_STRING(value) + <usize>n)) n++;
      if (n > size) {
        return PyErr_Format(PyExc_ValueError, 'bytes too long (%zd, maximum length %zd)', n, size);
      }
      if (n < size) n++; // its NUL
      memory.copy(writable(p, <u64>size), PyBytes_AS_STRING(value), <usize>n);
      return Py_None;
    }
    case 0x55: {
      if (!PyUnicode_Check(value)) return wrongType('unicode string', value);
      const n = PyUnicode_GET_LENGTH(value);
      if (n > size >> 2) {
        return PyErr_Format(PyExc_ValueError, 'string too long (%zd, maximum length %zd)', n, size >> 2);
      }
      storeWide(writable(p, <u64>size), value, size >> 2);
      return Py_None;
    }
  }
  return setInteger(c, swapped, p, value, size);
}

function setAddress(p: u64, value: PyObject): PyObject | null {
  const at = writable(p, 8);
  if (value == Py_None) store<u64>(at, 0);
  else {
    const v = PyLong_AsUnsignedLongLongMask(value);
    if (v == <u64>-1 && PyErr_Occurred()) return null;
    store<u64>(at, v);
  }
  return Py_None;
}
