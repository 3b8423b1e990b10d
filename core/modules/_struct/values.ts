// One value to bytes and back. (CPython: Modules/_struct.c)

import { PyIndex_Check, PyNumber_Index } from '../../objects/abstract/conversion';
import { PyBool_FromLong } from '../../objects/bool';
import { PyByteArray_AS_STRING, PyByteArray_Check, PyByteArray_GET_SIZE } from '../../objects/bytearray/struct';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OverflowError } from '../../objects/exceptions/types';
import { PyFloat_AsDouble, PyFloat_FromDouble } from '../../objects/float';
import {
  _PyLong_IsNegative,
  PyLong_AsLongLong,
  PyLong_AsUnsignedLongLong,
  PyLong_Check,
  PyLong_FromLongLong,
  PyLong_FromUnsignedLongLong,
} from '../../objects/int';
import { PyObject_IsTrue } from '../../objects/object';
import { PyTuple_New, PyTuple_SET_ITEM } from '../../objects/tuple';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { objAt, Py_DECREF, Py_NewRef, PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';
import { BIG, errorType, formatcode, NATIVE, PyStructObject, sizeOf } from './format';

// --- values

/** n bytes, least significant first or (big) last. */
function storeInt(p: usize, value: u64, n: i64, big: bool): void {
  for (let i: i64 = 0; i < n; i++) store<u8>(p + <usize>(big ? n - 1 - i : i), <u8>(value >> (i << 3)));
}

function loadInt(p: usize, n: i64, big: bool): u64 {
  let value: u64 = 0;
  for (let i: i64 = 0; i < n; i++) value |= (<u64>load<u8>(p + <usize>(big ? n - 1 - i : i))) << (i << 3);
  return value;
}

function packInt(code: formatcode, p: usize, v: PyObject, error: PyTypeObject): bool {
  const n = code.size;
  const signed = sizeOf(code.format, code.kind == NATIVE) < 0;
  let number: PyObject | null = null;
  if (PyLong_Check(v)) number = Py_NewRef(v);
  else if (PyIndex_Check(v)) {
    number = PyNumber_Index(v);
    if (!number) return false;
  } else {
    PyErr_SetString(error, 'required argument is not an integer');
    return false;
  }
  const negative = _PyLong_IsNegative(number);
  const wide = signed || (code.format == 0x50 && negative);
  let value: u64 = wide ? <u64>PyLong_AsLongLong(number) : PyLong_AsUnsignedLongLong(number);
  Py_DECREF(number);
  let fits = true;
  if (value == u64.MAX_VALUE && PyErr_Occurred()) {
    if (code.format == 0x50) return false;
    PyErr_Clear();
    fits = false;
  }
  const bits = n << 3;
  if (fits && n < 8) {
    fits = signed ? <i64>value >> (bits - 1) == 0 || <i64>value >> (bits - 1) == -1 : value >> bits == 0;
  }
  if (!fits) {
    const max: u64 = signed ? ((<u64>1) << (bits - 1)) - 1 : n == 8 ? u64.MAX_VALUE : ((<u64>1) << bits) - 1;
    const low: i64 = signed ? -1 - <i64>max : 0;
    PyErr_Format(error, "'%c' format requires %zd <= number <= %zu", code.format, low, max);
    return false;
  }
  storeInt(p, value, n, code.kind == BIG);
  return true;
}

function packFloat(code: formatcode, p: usize, v: PyObject, error: PyTypeObject): bool {
  const x = PyFloat_AsDouble(v);
  if (x == -1.0 && PyErr_Occurred()) {
    PyErr_SetString(error, 'required argument is not a float');
    return false;
  }
  const big = code.kind == BIG;
  if (code.format == 0x64) storeInt(p, reinterpret<u64>(x), 8, big);
  else if (code.format == 0x66) {
    const y = <f32>x;
    if (code.kind != NATIVE && !isFinite(y) && isFinite(x)) {
      PyErr_SetString(PyExc_OverflowError, 'float too large to pack with f format');
      return false;
    }
    storeInt(p, reinterpret<u32>(y), 4, big);
  } else {
    const bits = toHalf(x);
    if (bits < 0) {
      PyErr_SetString(PyExc_OverflowError, 'float too large to pack with e format');
      return false;
    }
    storeInt(p, bits, 2, big);
  }
  return true;
}

/** The 16 bits of the nearest half-precision number, ties to even; -1: too large. */
function toHalf(x: f64): i32 {
  const all = reinterpret<u64>(x);
  const sign = <i32>(all >> 48) & 0x8000;
  const exponent = <i32>((all >> 52) & 0x7ff) - 1023;
  let mantissa = all & 0xfffffffffffff;
  if (exponent == 1024) return sign | 0x7c00 | (mantissa ? <i32>(mantissa >> 42) | 0x200 : 0);
  if (exponent < -25) return sign;
  // The significand in units of the last place of the result.
  let shift = 42;
  let e = exponent + 15;
  if (e < 1) {
    shift += 1 - e;
    e = 0;
    mantissa |= 1 << 52;
  }
  let bits = shift > 63 ? 0 : <i32>(mantissa >> shift);
  const rest = mantissa & (((<u64>1) << shift) - 1);
  const half = (<u64>1) << (shift - 1);
  if (rest > half || (rest == half && bits & 1)) bits++;
  bits += e << 10;
  return bits >= 0x7c00 ? -1 : sign | bits;
}

function fromHalf(bits: u32): f64 {
  const e = (bits >> 10) & 0x1f;
  const f = bits & 0x3ff;
  const sign: f64 = bits & 0x8000 ? -1.0 : 1.0;
  if (e == 0x1f) {
    if (!f) return sign * Infinity;
    return reinterpret<f64>(((<u64>(bits & 0x8000)) << 48) | 0x7ff0000000000000 | ((<u64>f) << 42));
  }
  const x: f64 = e ? <f64>(f | 0x400) : <f64>f;
  // times 2 to the power of e - 25, or -24
  return sign * x * reinterpret<f64>((<u64>(1023 + (e ? <i32>e - 25 : -24))) << 52);
}

function packText(code: formatcode, p: usize, v: PyObject, error: PyTypeObject): bool {
  let from: usize = 0;
  let n: i64 = 0;
  if (PyBytes_Check(v)) {
    from = PyBytes_AS_STRING(v);
    n = PyBytes_GET_SIZE(v);
  } else if (PyByteArray_Check(v)) {
    from = PyByteArray_AS_STRING(v);
    n = PyByteArray_GET_SIZE(v);
  } else {
    PyErr_Format(error, "argument for '%c' must be a bytes object", code.format);
    return false;
  }
  if (code.format == 0x73) {
    memory.copy(p, from, <usize>(n > code.size ? code.size : n));
    return true;
  }
  if (n > code.size - 1) n = code.size - 1;
  if (n > 0) memory.copy(p + 1, from, <usize>n);
  if (code.size > 0) store<u8>(p, <u8>(n > 255 ? 255 : n));
  return true;
}

function packValue(code: formatcode, p: usize, v: PyObject, error: PyTypeObject): bool {
  switch (code.format) {
    case 0x73:
    case 0x70:
      return packText(code, p, v, error);
    case 0x63: {
      if (!PyBytes_Check(v) || PyBytes_GET_SIZE(v) != 1) {
        PyErr_SetString(error, 'char format requires a bytes object of length 1');
        return false;
      }
      store<u8>(p, load<u8>(PyBytes_AS_STRING(v)));
      return true;
    }
    case 0x3f: {
      const y = PyObject_IsTrue(v);
      store<u8>(p, <u8>y);
      return y >= 0;
    }
    case 0x65:
    case 0x66:
    case 0x64:
      return packFloat(code, p, v, error);
  }
  return packInt(code, p, v, error);
}

// new
function unpackValue(code: formatcode, p: usize): PyObject | null {
  const big = code.kind == BIG;
  switch (code.format) {
    case 0x63:
      return PyBytes_FromStringAndSize(p, 1);
    case 0x73:
      return PyBytes_FromStringAndSize(p, code.size);
    case 0x70: {
      let n: i64 = code.size > 0 ? <i64>load<u8>(p) : 0;
      if (n >= code.size) n = code.size - 1;
      return PyBytes_FromStringAndSize(p + 1, n > 0 ? n : 0);
    }
    case 0x3f:
      return PyBool_FromLong(i64(load<u8>(p) != 0));
    case 0x64:
      return PyFloat_FromDouble(reinterpret<f64>(loadInt(p, 8, big)));
    case 0x66:
      return PyFloat_FromDouble(<f64>reinterpret<f32>(<u32>loadInt(p, 4, big)));
    case 0x65:
      return PyFloat_FromDouble(fromHalf(<u32>loadInt(p, 2, big)));
  }
  const value = loadInt(p, code.size, big);
  if (sizeOf(code.format, code.kind == NATIVE) > 0) return PyLong_FromUnsignedLongLong(value);
  const unused = 64 - (code.size << 3);
  return PyLong_FromLongLong(<i64>(value << unused) >> unused);
}

/** The values at args into the s_size bytes at buf. */
export function s_pack_internal(self: PyStructObject, args: usize, buf: usize): bool {
  memory.fill(buf, 0, <usize>self.s_size);
  const error = errorType(self);
  let i: i64 = 0;
  for (let at = self.s_codes; load<u32>(at); at += offsetof<formatcode>()) {
    const code = changetype<formatcode>(at);
    let p = buf + <usize>code.offset;
    for (let j = code.repeat; j > 0; j--) {
      const v = objAt(args, i);
      i++;
      if (!packValue(code, p, v, error)) {
        if (PyLong_Check(v) && PyErr_ExceptionMatches(PyExc_OverflowError)) {
          PyErr_SetString(error, 'int too large to convert');
        }
        return false;
      }
      p += <usize>code.size;
    }
  }
  return true;
}

// new
export function s_unpack_internal(self: PyStructObject, buf: usize): PyObject | null {
  const result = PyTuple_New(self.s_len);
  if (!result) return null;
  let i: i64 = 0;
  for (let at = self.s_codes; load<u32>(at); at += offsetof<formatcode>()) {
    const code = changetype<formatcode>(at);
    let p = buf + <usize>code.offset;
    for (let j = code.repeat; j > 0; j--) {
      const v = unpackValue(code, p);
      if (!v) {
        Py_DECREF(result);
        return null;
      }
      PyTuple_SET_ITEM(result, i, v);
      i++;
      p += <usize>code.size;
    }
  }
  return result;
}
