// Floats from text: float('…'), with underscores between digits. (CPython: Objects/floatobject.c, Python/pystrtod.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyErr_Occurred } from '../../runtime/errors';
import { arg, Py_DECREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { cstrlen } from '../../runtime/static';
import { PyTypeObject } from '../../runtime/type';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../bytes/struct';
import { PyErr_Format, PyErr_NoMemory } from '../exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { PyFloat_FromDouble } from '../float';
import { _PyUnicode_TransformDecimalAndSpaceToASCII, bytesOfBuffer } from '../int/text';
import { PyUnicode_Check, PyUnicode_DATA, PyUnicode_GET_LENGTH } from '../str/struct';
import { decimalToDouble } from './strtod';

/* @inline */ function lower(c: i32): i32 {
  return c >= 65 && c <= 90 ? c | 32 : c;
}

/* @inline */ function isDigit(c: i32): bool {
  return <u32>(c - 48) < 10;
}

/** Whether the letters at p are those of `word`, in either case. */
function hasWord(p: usize, end: usize, word: string): bool {
  const n = word.length;
  if (end - p < <usize>n) return false;
  for (let i = 0; i < n; i++) if (lower(load<u8>(p + i)) != word.charCodeAt(i)) return false;
  return true;
}

/** inf, infinity or nan with a sign at p; *stop is where it ends, or p when it is none of them. */
export function _Py_parse_inf_or_nan(p: usize, end: usize, stop: usize): f64 {
  const start = p;
  let negative = false;
  if (p < end && (load<u8>(p) == 43 || load<u8>(p) == 45)) {
    negative = load<u8>(p) == 45;
    p++;
  }
  let x: f64 = 0;
  if (hasWord(p, end, 'inf')) {
    p += 3;
    if (hasWord(p, end, 'inity')) p += 5;
    x = Infinity;
  } else if (hasWord(p, end, 'nan')) {
    p += 3;
    x = NaN;
  } else p = start;
  store<usize>(stop, p);
  return negative ? -x : x;
}

/**
 * The number at the start of p[0..end): *stop is where it ends, p itself when there is none. Too large is infinity.
 * (CPython: _Py_dg_strtod)
 */
export function _Py_dg_strtod(p: usize, end: usize, stop: usize): f64 {
  const start = p;
  store<usize>(stop, start);
  let negative = false;
  if (p < end && (load<u8>(p) == 43 || load<u8>(p) == 45)) {
    negative = load<u8>(p) == 45;
    p++;
  }
  // The digits without the point, leading zeros left out, packed where they may be read in one go.
  const room = <usize>(end - p) + 8;
  const scratch = room <= 512 ? stackAlloc(64) : PyMem_Malloc(room);
  if (!scratch) return 0;
  let n = 0;
  let exponent = 0;
  let any = false;
  while (p < end && isDigit(load<u8>(p))) {
    const c = load<u8>(p++);
    any = true;
    if (n || c != 48) store<u8>(scratch + n++, c);
  }
  if (p < end && load<u8>(p) == 46) {
    p++;
    while (p < end && isDigit(load<u8>(p))) {
      const c = load<u8>(p++);
      any = true;
      exponent--;
      if (n || c != 48) store<u8>(scratch + n++, c);
    }
  }
  let x: f64 = 0;
  if (any) {
    let q = p;
    if (q < end && (load<u8>(q) | 32) == 101) {
      q++;
      let negativeExponent = false;
      if (q < end && (load<u8>(q) == 43 || load<u8>(q) == 45)) {
        negativeExponent = load<u8>(q) == 45;
        q++;
      }
      if (q < end && isDigit(load<u8>(q))) {
        let e: i64 = 0;
        while (q < end && isDigit(load<u8>(q))) {
          if (e < 1000000000) e = e * 10 + (load<u8>(q) - 48);
          q++;
        }
        const total = <i64>exponent + (negativeExponent ? -e : e);
        exponent = <i32>max<i64>(min<i64>(total, 1000000000), -1000000000);
        p = q;
      }
    }
    store<usize>(stop, p);
    x = decimalToDouble(scratch, n, exponent);
  }
  if (room <= 512) stackFree(scratch);
  else PyMem_Free(scratch);
  return negative ? -x : x;
}

/**
 * The double that all of p[0..n) spells, surrounded by nothing; *ok (i32) says whether it is one. Space and underscores
 * are for the caller.
 */
function parseDouble(p: usize, n: usize, ok: usize): f64 {
  const end = p + n;
  const stop = stackAlloc(1);
  let x = _Py_dg_strtod(p, end, stop);
  if (load<usize>(stop) == p) x = _Py_parse_inf_or_nan(p, end, stop);
  store<i32>(ok, i32(load<usize>(stop) == end && n > 0));
  stackFree(stop);
  return x;
}

/**
 * The number at the start of the C string; *stop is where it ends. -1 with the exception set: there is none, or (overflow: of that
 * type) it is too large.
 */
export function PyOS_string_to_double(p: usize, stop: usize, overflow: PyTypeObject): f64 {
  const end = p + cstrlen(p);
  let x = _Py_dg_strtod(p, end, stop);
  const tooLarge = x == Infinity || x == -Infinity;
  if (load<usize>(stop) == p) x = _Py_parse_inf_or_nan(p, end, stop);
  if (load<usize>(stop) == p) {
    PyErr_Format(PyExc_ValueError, "could not convert string to float: '%.200s'", p);
    return -1;
  }
  if (!tooLarge) return x;
  PyErr_Format(overflow, "value too large to convert to float: '%.200s'", p);
  return -1;
}

/** new: the float that the ASCII text spells; the error names `o` */
function floatFromAscii(p: usize, n: i64, o: PyObject): PyObject | null {
  let end = p + <usize>n;
  while (p < end && isSpace(load<u8>(p))) p++;
  while (p < end && isSpace(load<u8>(end - 1))) end--;
  const length = end - p;
  // Underscores stand between digits only, and then count for nothing.
  let underscores = false;
  for (let q = p; q < end; q++) {
    if (load<u8>(q) != 95) continue;
    underscores = true;
    if (q == p || q + 1 == end || !isDigit(load<u8>(q - 1)) || !isDigit(load<u8>(q + 1))) return badFloat(o);
  }
  let text = p;
  let size = length;
  if (underscores) {
    text = PyMem_Malloc(length);
    if (!text) return PyErr_NoMemory();
    size = 0;
    for (let q = p; q < end; q++) if (load<u8>(q) != 95) store<u8>(text + size++, load<u8>(q));
  }
  const ok = stackAlloc(1);
  const x = parseDouble(text, size, ok);
  const good = load<i32>(ok) != 0;
  stackFree(ok);
  if (underscores) PyMem_Free(text);
  return good ? PyFloat_FromDouble(x) : badFloat(o);
}

/* @inline */ function isSpace(c: i32): bool {
  return c == 32 || (c >= 9 && c <= 13);
}

function badFloat(o: PyObject): PyObject | null {
  return PyErr_Format(PyExc_ValueError, 'could not convert string to float: %R', arg(o));
}

/** new: float(o) of a str, bytes, bytearray or anything with a buffer */
export function PyFloat_FromString(o: PyObject): PyObject | null {
  if (PyUnicode_Check(o)) {
    const ascii = _PyUnicode_TransformDecimalAndSpaceToASCII(o);
    if (!ascii) return null;
    const result = floatFromAscii(PyUnicode_DATA(ascii), PyUnicode_GET_LENGTH(ascii), o);
    Py_DECREF(ascii);
    return result;
  }
  if (PyBytes_Check(o)) return floatFromAscii(PyBytes_AS_STRING(o), PyBytes_GET_SIZE(o), o);
  const bytes = bytesOfBuffer(o);
  if (bytes) {
    const result = floatFromAscii(PyBytes_AS_STRING(bytes), PyBytes_GET_SIZE(bytes), o);
    Py_DECREF(bytes);
    return result;
  }
  if (PyErr_Occurred()) return null;
  return PyErr_Format(
    PyExc_TypeError,
    "float() argument must be a string or a real number, not '%.200s'",
    <u64>o.ob_type.tp_name,
  );
}
