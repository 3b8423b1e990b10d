// One item of a view, as Python sees it. (CPython: Objects/memoryobject.c)

import { Py_DECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { Py_buffer } from '../abstract/buffer';
import { _PyNumber_Index } from '../abstract/conversion';
import { Py_False, Py_True } from '../bool';
import { PyBytes_FromStringAndSize } from '../bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../bytes/struct';
import { PyErr_ExceptionMatches, PyErr_Format } from '../exceptions/errors';
import { PyExc_NotImplementedError, PyExc_OverflowError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { PyFloat_AsDouble, PyFloat_FromDouble } from '../float';
import {
  _PyLong_IsNegative,
  PyLong_AsLongLong,
  PyLong_AsUnsignedLongLong,
  PyLong_FromLong,
  PyLong_FromLongLong,
  PyLong_FromUnsignedLongLong,
} from '../int';
import { PyObject_IsTrue } from '../object';

/** The size of a native format ('i', '@i'): 0, it is none. *out gets the character. */
export function nativeFormat(format: usize, out: usize): i64 {
  let p = format;
  if (!p) return 0;
  if (load<u8>(p) == 0x40) p++;
  const c = load<u8>(p);
  store<i32>(out, c);
  if (!c || load<u8>(p, 1)) return 0;
  switch (c) {
    case 0x63: // c
    case 0x62: // b
    case 0x42: // B
    case 0x3f: // ?
      return 1;
    case 0x68: // h
    case 0x48: // H
    case 0x65: // e
      return 2;
    case 0x69: // i
    case 0x49: // I
    case 0x66: // f
      return 4;
    case 0x6c: // l
    case 0x4c: // L
    case 0x71: // q
    case 0x51: // Q
    case 0x6e: // n
    case 0x4e: // N
    case 0x64: // d
    case 0x50: // P
      return 8;
  }
  return 0;
}

/** The character of a native format; 0: it is none. */
export function nativeChar(format: usize): u32 {
  const out = stackAlloc(1);
  const size = nativeFormat(format, out);
  const c = load<i32>(out);
  stackFree(out);
  return size ? c : 0;
}

/** Whether it is B, b or c. */
/* @inline */ export function isByteFormat(c: u32): bool {
  return c == 0x42 || c == 0x62 || c == 0x63;
}

/** A single character without '@': 0 with NotImplementedError, it is none. */
export function adjust_fmt(view: Py_buffer): u32 {
  let p = view.format;
  if (load<u8>(p) == 0x40) p++;
  if (load<u8>(p) && !load<u8>(p, 1)) return load<u8>(p);
  PyErr_Format(PyExc_NotImplementedError, 'memoryview: unsupported format %s', <u64>view.format);
  return 0;
}

/** IEEE 754 half precision, both ways. */
function halfToDouble(bits: u32): f64 {
  const sign = bits & 0x8000 ? -1.0 : 1.0;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = <f64>(bits & 0x3ff);
  if (exponent == 0x1f) return fraction ? NaN : sign * Infinity;
  if (exponent == 0) return (sign * fraction) / 16777216.0;
  const scale = reinterpret<f64>((<u64>(exponent - 15 + 1023)) << 52);
  return sign * (1.0 + fraction / 1024.0) * scale;
}

/** The nearest half, ties to even; -1: too large. */
function doubleToHalf(x: f64): i32 {
  const bits = reinterpret<u64>(x);
  const sign = <i32>(bits >> 48) & 0x8000;
  const magnitude = Math.abs(x);
  if (x != x) return sign | 0x7e00;
  if (magnitude == Infinity) return sign | 0x7c00;
  if (magnitude < 6.103515625e-5) return sign | <i32>nearest(magnitude * 16777216.0);
  let exponent = (<i32>(bits >> 52) & 0x7ff) - 1023;
  const scale = reinterpret<f64>((<u64>(1023 - exponent)) << 52);
  let fraction = <i32>nearest((magnitude * scale - 1.0) * 1024.0);
  if (fraction == 1024) {
    fraction = 0;
    exponent++;
  }
  return exponent > 15 ? -1 : sign | ((exponent + 15) << 10) | fraction;
}

// new
export function unpack_single(p: usize, fmt: u32): PyObject | null {
  switch (fmt) {
    case 0x42:
      return PyLong_FromLong(load<u8>(p));
    case 0x62:
      return PyLong_FromLong(load<i8>(p));
    case 0x68:
      return PyLong_FromLong(load<i16>(p));
    case 0x48:
      return PyLong_FromLong(load<u16>(p));
    case 0x69:
      return PyLong_FromLong(load<i32>(p));
    case 0x49:
      return PyLong_FromLong(load<u32>(p));
    case 0x6c:
    case 0x71:
    case 0x6e:
      return PyLong_FromLongLong(load<i64>(p));
    case 0x4c:
    case 0x51:
    case 0x4e:
    case 0x50:
      return PyLong_FromUnsignedLongLong(load<u64>(p));
    case 0x3f:
      return load<u8>(p) ? Py_True : Py_False;
    case 0x66:
      return PyFloat_FromDouble(<f64>load<f32>(p));
    case 0x64:
      return PyFloat_FromDouble(load<f64>(p));
    case 0x65:
      return PyFloat_FromDouble(halfToDouble(load<u16>(p)));
    case 0x63:
      return PyBytes_FromStringAndSize(p, 1);
  }
  return PyErr_Format(PyExc_NotImplementedError, 'memoryview: format %c not supported', fmt);
}

function badType(fmt: u32): i32 {
  PyErr_Format(PyExc_TypeError, "memoryview: invalid type for format '%c'", fmt);
  return -1;
}

function badValue(fmt: u32): i32 {
  PyErr_Format(PyExc_ValueError, "memoryview: invalid value for format '%c'", fmt);
  return -1;
}

/** The exception of a conversion in memoryview's words; -1. */
function fixError(fmt: u32): i32 {
  if (PyErr_ExceptionMatches(PyExc_TypeError)) {
    PyErr_Clear();
    return badType(fmt);
  }
  if (PyErr_ExceptionMatches(PyExc_OverflowError) || PyErr_ExceptionMatches(PyExc_ValueError)) {
    PyErr_Clear();
    return badValue(fmt);
  }
  return -1;
}

/** Stores an int of `size` bytes: 0, or -1 with the exception set. */
function packInt(p: usize, item: PyObject, fmt: u32, size: i32, signed: bool): i32 {
  const index = _PyNumber_Index(item);
  if (!index) return fixError(fmt);
  let value: i64;
  if (signed || size < 8) value = PyLong_AsLongLong(index);
  else value = <i64>PyLong_AsUnsignedLongLong(index);
  Py_DECREF(index);
  if (value == -1 && PyErr_Occurred()) return fixError(fmt);
  if (size < 8) {
    const bits = <i64>size * 8;
    const low: i64 = signed ? -((<i64>1) << (bits - 1)) : 0;
    const high: i64 = signed ? ((<i64>1) << (bits - 1)) - 1 : ((<i64>1) << bits) - 1;
    if (value < low || value > high) return badValue(fmt);
  }
  if (size == 1) store<u8>(p, <u8>value);
  else if (size == 2) store<u16>(p, <u16>value);
  else if (size == 4) store<u32>(p, <u32>value);
  else store<i64>(p, value);
  return 0;
}

/** Stores an address, which may be given as a negative number: 0, or -1 with the exception set. */
function packPointer(p: usize, item: PyObject, fmt: u32): i32 {
  const index = _PyNumber_Index(item);
  if (!index) return fixError(fmt);
  const value = _PyLong_IsNegative(index) ? PyLong_AsLongLong(index) : <i64>PyLong_AsUnsignedLongLong(index);
  Py_DECREF(index);
  if (value == -1 && PyErr_Occurred()) return fixError(fmt);
  store<i64>(p, value);
  return 0;
}

function packFloat(p: usize, item: PyObject, fmt: u32): i32 {
  const x = PyFloat_AsDouble(item);
  if (x == -1.0 && PyErr_Occurred()) return fixError(fmt);
  if (fmt == 0x64) store<f64>(p, x);
  else if (fmt == 0x66) store<f32>(p, <f32>x);
  else {
    const half = doubleToHalf(x);
    if (half < 0) return badValue(fmt);
    store<u16>(p, half);
  }
  return 0;
}

/** *p = item: 0, or -1 with the exception set. */
export function pack_single(p: usize, item: PyObject, fmt: u32): i32 {
  switch (fmt) {
    case 0x62:
      return packInt(p, item, fmt, 1, true);
    case 0x42:
      return packInt(p, item, fmt, 1, false);
    case 0x68:
      return packInt(p, item, fmt, 2, true);
    case 0x48:
      return packInt(p, item, fmt, 2, false);
    case 0x69:
      return packInt(p, item, fmt, 4, true);
    case 0x49:
      return packInt(p, item, fmt, 4, false);
    case 0x6c:
    case 0x71:
    case 0x6e:
      return packInt(p, item, fmt, 8, true);
    case 0x4c:
    case 0x51:
    case 0x4e:
      return packInt(p, item, fmt, 8, false);
    case 0x50:
      return packPointer(p, item, fmt);
    case 0x65:
    case 0x66:
    case 0x64:
      return packFloat(p, item, fmt);
    case 0x3f: {
      const truth = PyObject_IsTrue(item);
      if (truth < 0) return -1;
      store<u8>(p, truth);
      return 0;
    }
    case 0x63:
      if (!PyBytes_Check(item)) return badType(fmt);
      if (PyBytes_GET_SIZE(item) != 1) return badValue(fmt);
      store<u8>(p, load<u8>(PyBytes_AS_STRING(item)));
      return 0;
  }
  PyErr_Format(PyExc_NotImplementedError, 'memoryview: format %c not supported', fmt);
  return -1;
}
