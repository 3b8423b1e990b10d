// Doubles as hexadecimal text, which is exact, and back. (CPython: Objects/floatobject.c)

import { Py_DECREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyObject_CallOneArg } from '../call';
import { PyErr_SetString } from '../exceptions/errors';
import { PyExc_OverflowError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { PyFloat_AS_DOUBLE, PyFloat_FromDouble, PyFloat_Type } from '../float';
import { PyUnicode_FromString, PyUnicode_FromStringAndSize } from '../str/new';
import { PyUnicode_Check } from '../str/struct';
import { PyUnicode_AsUTF8AndSize } from '../str/utf8';
import { _Py_parse_inf_or_nan } from './parse';
import { roundToDouble } from './strtod';
import { float_repr } from './tostring';

const HEX_DIGITS = 13; // of the mantissa after the point

export function float_hex(self: PyObject, unused: PyObject | null): PyObject | null {
  const x = PyFloat_AS_DOUBLE(self);
  if (!(Math.abs(x) < Infinity)) return float_repr(self);
  if (x == 0) return PyUnicode_FromString(<i64>reinterpret<u64>(x) < 0 ? '-0x0.0p+0' : '0x0.0p+0');
  const bits = reinterpret<u64>(x);
  let exponent = <i32>((bits >> 52) & 0x7ff);
  const mantissa = bits & 0xfffffffffffff;
  const lead = exponent ? 49 : 48;
  exponent = max(exponent, 1) - 1023;
  const buffer = stackAlloc(4);
  let p = buffer;
  if (x < 0) store<u8>(p++, 45);
  store<u8>(p++, 48);
  store<u8>(p++, 120);
  store<u8>(p++, <u8>lead);
  store<u8>(p++, 46);
  for (let i = HEX_DIGITS - 1; i >= 0; i--) {
    const d = <u8>(mantissa >> (4 * i)) & 15;
    store<u8>(p++, d < 10 ? 48 + d : 87 + d);
  }
  store<u8>(p++, 112);
  store<u8>(p++, exponent < 0 ? 45 : 43);
  let e = abs(exponent);
  let places = e >= 1000 ? 1000 : e >= 100 ? 100 : e >= 10 ? 10 : 1;
  for (; places; places /= 10) {
    store<u8>(p++, 48 + <u8>(e / places));
    e %= places;
  }
  const s = PyUnicode_FromStringAndSize(buffer, p - buffer);
  stackFree(buffer);
  return s;
}

/* @inline */ function hexValue(c: u32): i32 {
  if (c - 48 < 10) return c - 48;
  const lower = (c | 32) - 97;
  return lower < 6 ? <i32>lower + 10 : -1;
}

/* @inline */ function isSpace(c: u32): bool {
  return c == 32 || (c >= 9 && c <= 13);
}

/** What fromhex reads; *ok: 1 a number, 0 none, -1 too large. */
function parseHex(p: usize, end: usize, ok: usize): f64 {
  store<i32>(ok, 0);
  while (p < end && isSpace(load<u8>(p))) p++;
  const start = p;
  let negative = false;
  let x: f64 = 0;
  const stop = stackAlloc(1);
  x = _Py_parse_inf_or_nan(p, end, stop);
  p = load<usize>(stop);
  stackFree(stop);
  if (p == start) {
    x = 0;
    if (p < end && (load<u8>(p) == 43 || load<u8>(p) == 45)) negative = load<u8>(p++) == 45;
    if (p + 1 < end && load<u8>(p) == 48 && (load<u8>(p, 1) | 32) == 120) p += 2;
    let m: u64 = 0;
    let sticky = false;
    let any = false;
    let point = false;
    let e: i64 = 0;
    for (; p < end; p++) {
      const c = <u32>load<u8>(p);
      if (c == 46 && !point) {
        point = true;
        continue;
      }
      const d = hexValue(c);
      if (d < 0) break;
      any = true;
      if (m >> 60) {
        if (d) sticky = true;
        e += 4;
      } else m = (m << 4) | <u64>d;
      if (point) e -= 4;
    }
    if (!any) return 0;
    if (p < end && (load<u8>(p) | 32) == 112) {
      p++;
      let negativeExponent = false;
      if (p < end && (load<u8>(p) == 43 || load<u8>(p) == 45)) negativeExponent = load<u8>(p++) == 45;
      if (!(p < end && load<u8>(p) - 48 < 10)) return 0;
      let exponent: i64 = 0;
      while (p < end && <u32>load<u8>(p) - 48 < 10) {
        if (exponent < 1 << 50) exponent = exponent * 10 + (load<u8>(p) - 48);
        p++;
      }
      e += negativeExponent ? -exponent : exponent;
    }
    if (m) {
      const shift = <i64>clz(m);
      e -= shift;
      if (e + 63 > 1023) x = Infinity;
      else if (e + 64 < -1075) x = 0;
      else x = roundToDouble(m << shift, <i32>e, sticky);
    }
  }
  while (p < end && isSpace(load<u8>(p))) p++;
  if (p != end) return 0;
  const tooLarge = Math.abs(x) == Infinity && !isWord(start, end);
  store<i32>(ok, tooLarge ? -1 : 1);
  return negative ? -x : x;
}

/** Whether the text after the sign spells inf or nan. */
function isWord(p: usize, end: usize): bool {
  if (p < end && (load<u8>(p) == 43 || load<u8>(p) == 45)) p++;
  if (p >= end) return false;
  const c = load<u8>(p) | 32;
  return c == 105 || c == 110;
}

export function float_fromhex(type: PyObject, text: PyObject): PyObject | null {
  const size = stackAlloc(2);
  let p: usize = 0;
  if (PyUnicode_Check(text)) p = PyUnicode_AsUTF8AndSize(text, size);
  else PyErr_SetString(PyExc_TypeError, 'bad argument type for built-in operation');
  const n = load<i64>(size);
  if (!p) {
    stackFree(size);
    return null;
  }
  const x = parseHex(p, p + <usize>n, size);
  const ok = load<i32>(size);
  stackFree(size);
  if (ok < 0) return PyErr_SetString(PyExc_OverflowError, 'hexadecimal value too large to represent as a float');
  if (ok == 0) return PyErr_SetString(PyExc_ValueError, 'invalid hexadecimal floating-point string');
  const result = PyFloat_FromDouble(x);
  if (!result || type == PyFloat_Type) return result;
  const converted = PyObject_CallOneArg(type, result);
  Py_DECREF(result);
  return converted;
}
