// An int's decimal digits, and the limit on how many there may be. (CPython: Objects/longobject.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { Py_DECREF, PyObject } from '../../runtime/object';
import { _PyImport_GetModuleAttrString } from '../../vm/import';
import { _PyObject_CallTwo, PyObject_CallOneArg } from '../call';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../exceptions/errors';
import { PyExc_ImportError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { _PyLong_IsNegative, digitAt, digitCount, digitsOf, PyLong_SHIFT, setDigit } from '../int';
import { PyUnicode_New } from '../str/new';
import { PyUnicode_Check } from '../str/struct';
import { _PyLong_NumBits } from './bits';

const DECIMAL_SHIFT = 9;
const DECIMAL_BASE: u32 = 1000000000;
export const MAX_STR_DIGITS_THRESHOLD = 640;
/** sizeof(PyASCIIObject): where the text of a compact ASCII str begins. */
const ASCII_HEADER: usize = 40;

/** n ASCII characters as a str, and where they are to be written. */
/* @inline */ export function newAscii(n: i64): PyObject | null {
  return PyUnicode_New(n, 127);
}

/** Where the characters of an ASCII string lie. */
/* @inline */ export function asciiData(o: PyObject): usize {
  return changetype<usize>(o) + ASCII_HEADER;
}

/** How many decimal digits v has, at least 1. */
function decimalLength(v: u64): i32 {
  let n = 1;
  while (v >= 10) {
    v /= 10;
    n++;
  }
  return n;
}

/** Writes v's decimal digits so that they end at `end`; where they begin. */
function writeDecimal(end: usize, v: u64): usize {
  while (v > 0xffffffff) {
    const q = v / 10;
    store<u8>(--end, 48 + <u8>(v - q * 10));
    v = q;
  }
  let w = <u32>v;
  do {
    const q = w / 10;
    store<u8>(--end, 48 + <u8>(w - q * 10));
    w = q;
  } while (w);
  return end;
}

function tooManyDigits(limit: i32): PyObject | null {
  return PyErr_Format(
    PyExc_ValueError,
    'Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit',
    <u64>limit,
  );
}

// new: the library's subquadratic way
function pylong_int_to_decimal_string(o: PyObject): PyObject | null {
  const s = pylong('int_to_decimal_string', o, null);
  if (!s || PyUnicode_Check(s)) return s;
  Py_DECREF(s);
  return PyErr_SetString(PyExc_TypeError, '_pylong.int_to_decimal_string did not return a str');
}

/** new: _pylong.name(a) or, with b, _pylong.name(a, b). NULL without an exception: a process without the library has none. */
export function pylong(name: string, a: PyObject, b: PyObject | null): PyObject | null {
  const f = _PyImport_GetModuleAttrString('_pylong', name);
  if (!f) {
    if (PyErr_ExceptionMatches(PyExc_ImportError)) PyErr_Clear();
    return null;
  }
  const result = b ? _PyObject_CallTwo(f, a, b) : PyObject_CallOneArg(f, a);
  Py_DECREF(f);
  return result;
}

/** new: str(o) */
export function long_to_decimal_string(o: PyObject): PyObject | null {
  const negative = _PyLong_IsNegative(o);
  const n = digitCount(o);
  if (n <= 2) {
    const d = digitsOf(o);
    const v = n == 0 ? 0 : n == 1 ? <u64>digitAt(d, 0) : ((<u64>digitAt(d, 1)) << 30) | digitAt(d, 0);
    const length = decimalLength(v) + i32(negative);
    const s = newAscii(length);
    if (!s) return null;
    const data = asciiData(s);
    if (negative) store<u8>(data, 45);
    writeDecimal(data + length, v);
    return s;
  }
  const limit = _PyInterpreterState_GET().long_state_max_str_digits;
  // A quick refusal before the long work: 10 decimal digits need 33 bits and a little.
  if (n >= (10 * MAX_STR_DIGITS_THRESHOLD) / (3 * PyLong_SHIFT) + 2) {
    if (limit > 0 && limit / (3 * PyLong_SHIFT) <= (n - 11) / 10) return tooManyDigits(limit);
  }
  if (n > 1000) {
    const s = pylong_int_to_decimal_string(o);
    if (s || PyErr_Occurred()) return s;
  }
  // The digits in base 10^9, lowest first, taken from o's digits by Horner's rule.
  const d = (33 * DECIMAL_SHIFT) / (10 * PyLong_SHIFT - 33 * DECIMAL_SHIFT);
  const room = 1 + n + n / d;
  const scratch = PyMem_Malloc((<usize>room) << 2);
  if (!scratch) return PyErr_NoMemory();
  const digits = digitsOf(o);
  let size = 0;
  for (let i = n - 1; i >= 0; i--) {
    let high = digitAt(digits, i);
    for (let j = 0; j < size; j++) {
      const z = ((<u64>digitAt(scratch, j)) << PyLong_SHIFT) | high;
      high = <u32>(z / DECIMAL_BASE);
      setDigit(scratch, j, <u32>(z - <u64>high * DECIMAL_BASE));
    }
    while (high) {
      setDigit(scratch, size++, high % DECIMAL_BASE);
      high /= DECIMAL_BASE;
    }
  }
  if (size == 0) setDigit(scratch, size++, 0);
  const top = digitAt(scratch, size - 1);
  const length = (size - 1) * DECIMAL_SHIFT + decimalLength(top);
  if (length > MAX_STR_DIGITS_THRESHOLD && limit > 0 && length > limit) {
    PyMem_Free(scratch);
    return tooManyDigits(limit);
  }
  const s = newAscii(length + i32(negative));
  if (s) {
    let p = asciiData(s) + length + i32(negative);
    for (let i = 0; i < size - 1; i++) {
      let v = digitAt(scratch, i);
      for (let k = 0; k < DECIMAL_SHIFT; k++) {
        store<u8>(--p, 48 + <u8>(v % 10));
        v /= 10;
      }
    }
    p = writeDecimal(p, top);
    if (negative) store<u8>(p - 1, 45);
  }
  PyMem_Free(scratch);
  return s;
}

/** new: o in base 2, 8 or 16, with its prefix when `prefix` */
export function formatBinary(o: PyObject, base: i32, prefix: bool): PyObject | null {
  const bits = base == 16 ? 4 : base == 8 ? 3 : 1;
  const n = digitCount(o);
  const negative = _PyLong_IsNegative(o);
  let length: i64 = 1;
  if (n) length = (_PyLong_NumBits(o) - 1) / bits + 1;
  length += i64(negative) + (prefix ? 2 : 0);
  const s = newAscii(length);
  if (!s) return null;
  const data = asciiData(s);
  let p = data + <usize>length;
  const digits = digitsOf(o);
  if (n == 0) store<u8>(--p, 48);
  else {
    let accumulated: u64 = 0;
    let have = 0;
    for (let i = 0; i < n; i++) {
      accumulated |= (<u64>digitAt(digits, i)) << have;
      have += PyLong_SHIFT;
      do {
        const c = <u8>(accumulated & (base - 1));
        store<u8>(--p, c < 10 ? 48 + c : 87 + c);
        have -= bits;
        accumulated >>= bits;
      } while (i < n - 1 ? have >= bits : accumulated > 0);
    }
  }
  if (prefix) {
    store<u8>(--p, base == 16 ? 120 : base == 8 ? 111 : 98);
    store<u8>(--p, 48);
  }
  if (negative) store<u8>(--p, 45);
  return s;
}

/** new: the int in base 2, 8, 10 or 16, with prefix */
export function _PyLong_Format(o: PyObject, base: i32): PyObject | null {
  return base == 10 ? long_to_decimal_string(o) : formatBinary(o, base, true);
}
