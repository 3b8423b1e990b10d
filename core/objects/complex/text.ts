// Complex numbers to text and back. (CPython: Objects/complexobject.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { arg, Py_DECREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { complex_subtype_from_doubles, imagOf, realOf } from '../complex';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../exceptions/errors';
import { PyExc_ValueError } from '../exceptions/types';
import { _Py_dg_strtod, _Py_parse_inf_or_nan } from '../float/parse';
import { formatDouble, Py_DTSF_SIGN } from '../float/tostring';
import { asciiData, newAscii } from '../int/decimal';
import { _PyUnicode_TransformDecimalAndSpaceToASCII } from '../int/text';
import { PyUnicode_DATA, PyUnicode_GET_LENGTH } from '../str/struct';

const REPR = 114; // the style 'r' of formatDouble

/** Whether x is +0: a real part that is not shown. */
/* @inline */ export function isPositiveZero(x: f64): bool {
  return reinterpret<u64>(x) == 0;
}

export function complex_repr(v: PyObject): PyObject | null {
  const slots = stackAlloc(16);
  let p = slots;
  if (isPositiveZero(realOf(v))) {
    p += formatDouble(p, imagOf(v), REPR, 0, 0);
    store<u8>(p++, 106);
  } else {
    store<u8>(p++, 40);
    p += formatDouble(p, realOf(v), REPR, 0, 0);
    p += formatDouble(p, imagOf(v), REPR, 0, Py_DTSF_SIGN);
    store<u16>(p, 0x296a); // j)
    p += 2;
  }
  const n = p - slots;
  const s = newAscii(n);
  if (s) memory.copy(asciiData(s), slots, n);
  stackFree(slots);
  return s;
}

/* @inline */ function at(p: usize, end: usize): i32 {
  return p < end ? load<u8>(p) : 0;
}

/* @inline */ function isSign(c: i32): bool {
  return c == 43 || c == 45;
}

function skipSpace(p: usize, end: usize): usize {
  for (;;) {
    const c = at(p, end);
    if (c != 32 && (c < 9 || c > 13)) return p;
    p++;
  }
  return p;
}

/** The float at p, *stop behind it, or p when there is none. */
function floatAt(p: usize, end: usize, stop: usize): f64 {
  const x = _Py_dg_strtod(p, end, stop);
  return load<usize>(stop) == p ? _Py_parse_inf_or_nan(p, end, stop) : x;
}

/**
 * The two parts of what p[0..end) spells to parts[0..1]; false when it is none of
 *
 *     float      float j      float ±float j      float ± j      ± j      j
 *
 * with space around it, and parentheses as repr() has them.
 */
function parse(p: usize, end: usize, parts: usize, stop: usize): bool {
  let real: f64 = 0;
  let imag: f64 = 0;
  p = skipSpace(p, end);
  const bracket = at(p, end) == 40;
  if (bracket) p = skipSpace(p + 1, end);
  const first = floatAt(p, end, stop);
  let imaginary = true;
  if (load<usize>(stop) != p) {
    p = load<usize>(stop);
    if (isSign(at(p, end))) {
      real = first;
      imag = floatAt(p, end, stop);
      if (load<usize>(stop) != p) p = load<usize>(stop);
      else imag = at(p++, end) == 43 ? 1 : -1;
    } else if ((at(p, end) | 32) == 106) imag = first;
    else {
      real = first;
      imaginary = false;
    }
  } else {
    imag = 1;
    if (isSign(at(p, end)) && at(p++, end) == 45) imag = -1;
  }
  if (imaginary && (at(p++, end) | 32) != 106) return false;
  p = skipSpace(p, end);
  if (bracket) {
    if (at(p, end) != 41) return false;
    p = skipSpace(p + 1, end);
  }
  store<f64>(parts, real);
  store<f64>(parts, imag, 8);
  return p == end;
}

/* @inline */ function isDigit(c: i32): bool {
  return <u32>(c - 48) < 10;
}

/** Copies p[0..n) without underscores; how many bytes, -1 when one does not stand between digits. */
function withoutUnderscores(to: usize, p: usize, n: usize): isize {
  let size: isize = 0;
  for (let i: usize = 0; i < n; i++) {
    const c = load<u8>(p + i);
    if (c != 95) store<u8>(to + size++, c);
    else if (i == 0 || i + 1 == n || !isDigit(load<u8>(p + i - 1)) || !isDigit(load<u8>(p + i + 1))) return -1;
  }
  return size;
}

function hasUnderscore(p: usize, n: usize): bool {
  for (let i: usize = 0; i < n; i++) if (load<u8>(p + i) == 95) return true;
  return false;
}

function fromText(type: PyTypeObject, p: usize, n: usize): PyObject | null {
  const slots = stackAlloc(3);
  const good = parse(p, p + n, slots, slots + 16);
  const real = load<f64>(slots);
  const imag = load<f64>(slots, 8);
  stackFree(slots);
  if (!good) return PyErr_SetString(PyExc_ValueError, 'complex() arg is a malformed string');
  return complex_subtype_from_doubles(type, real, imag);
}

/** new: type(v) of a str */
export function complex_subtype_from_string(type: PyTypeObject, v: PyObject): PyObject | null {
  const ascii = _PyUnicode_TransformDecimalAndSpaceToASCII(v);
  if (!ascii) return null;
  const p = PyUnicode_DATA(ascii);
  const n = <usize>PyUnicode_GET_LENGTH(ascii);
  let result: PyObject | null;
  if (!hasUnderscore(p, n)) result = fromText(type, p, n);
  else {
    const copy = PyMem_Malloc(n);
    if (!copy) result = PyErr_NoMemory();
    else {
      const size = withoutUnderscores(copy, p, n);
      result =
        size >= 0
          ? fromText(type, copy, size)
          : PyErr_Format(PyExc_ValueError, 'could not convert string to complex: %R', arg(v));
      PyMem_Free(copy);
    }
  }
  Py_DECREF(ascii);
  return result;
}
