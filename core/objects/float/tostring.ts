// A double as text in the styles e, f, g and r (repr). (CPython: Python/pystrtod.c)

import { PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyErr_NoMemory } from '../exceptions/errors';
import { PyFloat_AS_DOUBLE } from '../float';
import { asciiData, newAscii } from '../int/decimal';
import { AFTER_POINT, DECIMAL_SLOTS, Decimal, doubleDigits, SHORTEST, SIGNIFICANT } from './dtoa';

export const Py_DTSF_SIGN = 0x01;
export const Py_DTSF_ADD_DOT_0 = 0x02;
export const Py_DTSF_ALT = 0x04;
export const Py_DTSF_NO_NEG_0 = 0x08;

export const Py_DTST_FINITE = 0;
export const Py_DTST_INFINITE = 1;
export const Py_DTST_NAN = 2;

const LOWER_E = 101;
const LOWER_F = 102;
const LOWER_G = 103;
const LOWER_R = 114;
const POINT = 46;
const ZERO = 48;

/* @inline */ function fill(p: usize, c: i32, n: i32): usize {
  if (n <= 0) return p;
  memory.fill(p, <u8>c, n);
  return p + n;
}

/* @inline */ function put(p: usize, c: i32): usize {
  store<u8>(p, <u8>c);
  return p + 1;
}

/** 'inf' or 'nan' with its sign; how many characters. */
function formatSpecial(p: usize, x: f64, upper: bool, flags: i32): i32 {
  const start = p;
  const nan = x != x;
  if (!nan && x < 0) p = put(p, 45);
  else if (flags & Py_DTSF_SIGN) p = put(p, 43);
  const lower = upper ? 0 : 32;
  p = put(p, (nan ? 78 : 73) | lower);
  p = put(p, (nan ? 65 : 78) | lower);
  p = put(p, (nan ? 78 : 70) | lower);
  return <i32>(p - start);
}

/** How many bytes formatDouble may need. */
export function formatRoom(x: f64, code: i32, precision: i32): i32 {
  const places = (code | 32) == LOWER_F ? 320 : 32;
  return precision + places;
}

/**
 * Writes x at `buffer` (no NUL); how many bytes. code is one of e E f F g G r; precision means what it means in printf, for r
 * it is 0.
 */
export function formatDouble(buffer: usize, x: f64, code: i32, precision: i32, flags: i32): i32 {
  const upper = code < 97;
  const style = code | 32;
  if (!(Math.abs(x) < Infinity)) return formatSpecial(buffer, x, upper, flags);
  let mode = SHORTEST;
  if (style == LOWER_E) {
    mode = SIGNIFICANT;
    precision++;
  } else if (style == LOWER_F) mode = AFTER_POINT;
  else if (style == LOWER_G) {
    mode = SIGNIFICANT;
    if (precision == 0) precision = 1;
  }
  let sign = <i64>reinterpret<u64>(x) < 0;
  const scratch = stackAlloc(DECIMAL_SLOTS);
  const decimal = changetype<Decimal>(scratch);
  doubleDigits(decimal, Math.abs(x), mode, precision);
  const digits = decimal.digits;
  const n = decimal.n;
  let point = decimal.decpt;
  if (sign && flags & Py_DTSF_NO_NEG_0 && (n == 0 || (n == 1 && load<u8>(digits) == ZERO))) sign = false;
  const dot0 = (flags & Py_DTSF_ADD_DOT_0) != 0;
  const alternate = (flags & Py_DTSF_ALT) != 0;
  // The digits shown run from `start` to `end`, counted from the first one; beyond those there are: zeros.
  let end = n;
  let exponential = false;
  switch (style) {
    case LOWER_E:
      exponential = true;
      end = precision;
      break;
    case LOWER_F:
      end = point + precision;
      break;
    case LOWER_G:
      exponential = point <= -4 || point > precision - i32(dot0);
      if (alternate) end = precision;
      break;
    default:
      exponential = point <= -4 || point > 16;
  }
  let exponent = 0;
  if (exponential) {
    exponent = point - 1;
    point = 1;
  }
  const start = point <= 0 ? point - 1 : 0;
  if (!exponential && dot0) end = max(end, point + 1);
  else end = max(end, point);

  let p = buffer;
  if (sign) p = put(p, 45);
  else if (flags & Py_DTSF_SIGN) p = put(p, 43);
  if (point <= 0) {
    p = fill(p, ZERO, point - start);
    p = put(p, POINT);
    p = fill(p, ZERO, -point);
  } else p = fill(p, ZERO, -start);
  if (point > 0 && point <= n) {
    memory.copy(p, digits, point);
    p = put(p + point, POINT);
    memory.copy(p, digits + point, n - point);
    p += n - point;
  } else {
    memory.copy(p, digits, n);
    p += n;
  }
  if (n < point) {
    p = fill(p, ZERO, point - n);
    p = put(p, POINT);
    p = fill(p, ZERO, end - point);
  } else p = fill(p, ZERO, end - n);
  if (load<u8>(p - 1) == POINT && !alternate) p--;
  if (exponential) {
    p = put(p, upper ? 69 : 101);
    p = put(p, exponent < 0 ? 45 : 43);
    const size = abs(exponent);
    if (size >= 100) p = put(p, ZERO + size / 100);
    p = put(p, ZERO + ((size / 10) % 10));
    p = put(p, ZERO + (size % 10));
  }
  stackFree(scratch);
  return <i32>(p - buffer);
}

/** new C string (PyMem_Free it), 0 with MemoryError set; *type (when not 0) becomes one of Py_DTST_*. */
export function PyOS_double_to_string(x: f64, code: i32, precision: i32, flags: i32, type: usize): usize {
  const buffer = PyMem_Malloc(<usize>formatRoom(x, code, precision) + 1);
  if (!buffer) {
    PyErr_NoMemory();
    return 0;
  }
  const n = formatDouble(buffer, x, code, precision, flags);
  store<u8>(buffer + n, 0);
  if (type) store<i32>(type, x != x ? Py_DTST_NAN : Math.abs(x) == Infinity ? Py_DTST_INFINITE : Py_DTST_FINITE);
  return buffer;
}

export function float_repr(o: PyObject): PyObject | null {
  const buffer = stackAlloc(8);
  const n = formatDouble(buffer, PyFloat_AS_DOUBLE(o), LOWER_R, 0, Py_DTSF_ADD_DOT_0);
  const s = newAscii(n);
  if (s) memory.copy(asciiData(s), buffer, n);
  stackFree(buffer);
  return s;
}
