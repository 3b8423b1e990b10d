// Ints from text: int('…', base), with prefixes, underscores and the digits of every script. (CPython: Objects/longobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { arg, Py_DECREF, PyObject } from '../../runtime/object';
import { cstrlen } from '../../runtime/static';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../bytes/struct';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import {
  _PyLong_IsZero,
  _PyLong_New,
  digitAt,
  digitsOf,
  flipSign,
  fromBeyondSmall,
  fromMedium,
  longNew,
  longNormalize,
  maybeSmallLong,
  PyLong_BASE,
  PyLong_Check,
  PyLong_MASK,
  PyLong_SHIFT,
  setDigit,
  setSignAndDigitCount,
} from '../int';
import { _PyUnicode_FromASCII, PyUnicode_FromStringAndSize } from '../str/new';
import { PyUnicode_Check, PyUnicode_DATA, PyUnicode_GET_LENGTH } from '../str/struct';
import { MAX_STR_DIGITS_THRESHOLD, pylong } from './decimal';
import { _PyUnicode_TransformDecimalAndSpaceToASCII, bytesOfBuffer } from './text';

/** The value of an ASCII digit or letter; 37: neither. */
/* @inline */ function digitValue(c: u32): u32 {
  if (c - 48 < 10) return c - 48;
  const lower = c | 32;
  return lower - 97 < 26 ? lower - 87 : 37;
}

/* @inline */ function isSpace(c: u32): bool {
  return c == 32 || (c >= 9 && c <= 13);
}

/** new: n digits at p in base 2, 4, 8, 16 or 32, underscores among them */
function fromBinaryBase(p: usize, end: usize, n: i64, bits: i32): PyObject | null {
  const size = (n * bits + PyLong_SHIFT - 1) / PyLong_SHIFT;
  const z = _PyLong_New(size);
  if (!z) return null;
  const out = digitsOf(z);
  let accumulated: u64 = 0;
  let have = 0;
  let i = 0;
  while (end > p) {
    const c = <u32>load<u8>(--end);
    if (c == 95) continue;
    accumulated |= (<u64>digitValue(c)) << have;
    have += bits;
    if (have >= PyLong_SHIFT) {
      setDigit(out, i++, <u32>accumulated & PyLong_MASK);
      accumulated >>= PyLong_SHIFT;
      have -= PyLong_SHIFT;
    }
  }
  if (have) setDigit(out, i++, <u32>accumulated);
  while (i < <i32>size) setDigit(out, i++, 0);
  return longNormalize(z);
}

/** new: at most 18 decimal digits; not a shared small int, since the sign is still to come */
function fromDecimal(v: i64): PyObject | null {
  if (v == 0) return longNew(0);
  if (v <= <i64>PyLong_MASK) return fromMedium(<i32>v);
  return fromBeyondSmall(v);
}

/** new: n digits at p in another base: as many at once as fit a digit of ours, then one multiplication */
function fromOtherBase(p: usize, end: usize, n: i64, base: u32): PyObject | null {
  if (base == 10 && n <= 18) {
    let v: i64 = 0;
    for (; p < end; p++) {
      const c = <i64>load<u8>(p);
      if (c != 95) v = v * 10 + (c - 48);
    }
    return fromDecimal(v);
  }
  let width = 1;
  let power = base;
  while (<u64>power * base <= PyLong_BASE) {
    power *= base;
    width++;
  }
  const size = <i64>(<f64>n * (Math.log(<f64>base) / Math.log(<f64>PyLong_BASE)) + 1.0);
  const z = _PyLong_New(size);
  if (!z) return null;
  const out = digitsOf(z);
  let used = 0;
  while (p < end) {
    let carry: u64 = 0;
    let scale: u32 = 1;
    for (let i = 0; i < width && p < end; p++) {
      const c = <u32>load<u8>(p);
      if (c == 95) continue;
      carry = carry * base + digitValue(c);
      scale *= base;
      i++;
    }
    for (let i = 0; i < used; i++) {
      carry += <u64>digitAt(out, i) * scale;
      setDigit(out, i, <u32>carry & PyLong_MASK);
      carry >>= PyLong_SHIFT;
    }
    if (carry) setDigit(out, used++, <u32>carry);
  }
  setSignAndDigitCount(z, false, used);
  return z;
}

// new
function pylong_int_from_string(p: usize, end: usize): PyObject | null {
  const s = _PyUnicode_FromASCII(p, <i64>(end - p));
  if (!s) return null;
  const z = pylong('int_from_string', s, null);
  Py_DECREF(s);
  if (!z || PyLong_Check(z)) return z;
  Py_DECREF(z);
  return PyErr_SetString(PyExc_TypeError, '_pylong.int_from_string did not return an int');
}

/**
 * new: the int that p[0..end) spells in `base` (0: as the prefix says). NULL without an exception: it spells none. (CPython:
 * PyLong_FromString)
 */
function parseInt(p: usize, end: usize, base: i32): PyObject | null {
  while (p < end && isSpace(load<u8>(p))) p++;
  let negative = false;
  if (p < end && (load<u8>(p) == 43 || load<u8>(p) == 45)) negative = load<u8>(p++) == 45;
  let zeroOnly = false;
  const prefixed = p + 1 < end && load<u8>(p) == 48;
  const letter = prefixed ? <i32>load<u8>(p, 1) | 32 : 0;
  if (base == 0) {
    if (!(p < end && load<u8>(p) == 48)) base = 10;
    else if (letter == 120) base = 16;
    else if (letter == 111) base = 8;
    else if (letter == 98) base = 2;
    else {
      // "01" could be meant as C's octal: only zeros may begin with a zero.
      zeroOnly = true;
      base = 10;
    }
  }
  if (prefixed && ((base == 16 && letter == 120) || (base == 8 && letter == 111) || (base == 2 && letter == 98))) {
    p += 2;
    if (p < end && load<u8>(p) == 95) p++;
  }
  if (p >= end || load<u8>(p) == 95) return null;
  const start = p;
  let n: i64 = 0;
  let previous: u32 = 0;
  while (p < end) {
    const c = <u32>load<u8>(p);
    if (c == 95) {
      if (previous == 95) return null;
    } else {
      if (digitValue(c) >= <u32>base) break;
      n++;
    }
    previous = c;
    p++;
  }
  if (previous == 95 || n == 0) return null;
  const stop = p;
  while (p < end && isSpace(load<u8>(p))) p++;
  let z: PyObject | null;
  if ((base & (base - 1)) == 0) {
    z = fromBinaryBase(start, stop, n, 31 - <i32>clz(<u32>base));
  } else {
    const limit = _PyInterpreterState_GET().long_state_max_str_digits;
    if (n > MAX_STR_DIGITS_THRESHOLD && limit > 0 && n > limit) {
      return PyErr_Format(
        PyExc_ValueError,
        'Exceeds the limit (%d digits) for integer string conversion: value has %zd digits; use sys.set_int_max_str_digits() ' +
          'to increase the limit',
        <u64>limit,
        <u64>n,
      );
    }
    z = n > 6000 && base == 10 ? pylong_int_from_string(start, stop) : null;
    if (!z && !PyErr_Occurred()) z = fromOtherBase(start, stop, n, base);
  }
  if (!z) return null;
  if (p != end || (zeroOnly && !_PyLong_IsZero(z))) {
    Py_DECREF(z);
    return null;
  }
  if (negative && !_PyLong_IsZero(z)) flipSign(z);
  return maybeSmallLong(z);
}

/** new: the int that the ASCII text spells; the error shows o */
function intFromAscii(p: usize, n: i64, base: i32, o: PyObject): PyObject | null {
  if (base != 0 && (base < 2 || base > 36)) {
    return PyErr_SetString(PyExc_ValueError, 'int() arg 2 must be >= 2 and <= 36');
  }
  const z = parseInt(p, p + <usize>n, base);
  if (z || PyErr_Occurred()) return z;
  return PyErr_Format(PyExc_ValueError, 'invalid literal for int() with base %d: %.200R', <u64>base, arg(o));
}

/** The base that the number at p has by its prefix, as an error says it: 0 where a leading zero leaves it open. */
function prefixBase(p: usize): i32 {
  while (isSpace(load<u8>(p))) p++;
  if (load<u8>(p) == 43 || load<u8>(p) == 45) p++;
  if (load<u8>(p) != 48) return 10;
  const letter = <i32>load<u8>(p, 1) | 32;
  return letter == 120 ? 16 : letter == 111 ? 8 : letter == 98 ? 2 : 0;
}

/** new: the int that the C string spells; base 0: as its prefix says */
export function PyLong_FromString(p: usize, base: i32): PyObject | null {
  const n = cstrlen(p);
  const z = parseInt(p, p + n, base);
  if (z || PyErr_Occurred()) return z;
  const text = PyUnicode_FromStringAndSize(p, <i64>min<usize>(n, 200));
  if (!text) return null;
  const shown = base ? base : prefixBase(p);
  PyErr_Format(PyExc_ValueError, 'invalid literal for int() with base %d: %.200R', <u64>shown, arg(text));
  Py_DECREF(text);
  return null;
}

// new
export function PyLong_FromUnicodeObject(o: PyObject, base: i32): PyObject | null {
  const ascii = _PyUnicode_TransformDecimalAndSpaceToASCII(o);
  if (!ascii) return null;
  const z = intFromAscii(PyUnicode_DATA(ascii), PyUnicode_GET_LENGTH(ascii), base, o);
  Py_DECREF(ascii);
  return z;
}

/** new; o is a bytes object */
export function intFromBytes(o: PyObject, base: i32): PyObject | null {
  return intFromAscii(PyBytes_AS_STRING(o), PyBytes_GET_SIZE(o), base, o);
}

/** new: int(o) of a str, bytes or anything with a buffer */
export function intFromText(o: PyObject): PyObject | null {
  if (PyUnicode_Check(o)) return PyLong_FromUnicodeObject(o, 10);
  if (PyBytes_Check(o)) return intFromBytes(o, 10);
  const bytes = bytesOfBuffer(o);
  if (bytes) {
    const z = intFromAscii(PyBytes_AS_STRING(bytes), PyBytes_GET_SIZE(bytes), 10, bytes);
    Py_DECREF(bytes);
    return z;
  }
  if (PyErr_Occurred()) return null;
  return PyErr_Format(
    PyExc_TypeError,
    "int() argument must be a string, a bytes-like object or a real number, not '%.200s'",
    <u64>o.ob_type.tp_name,
  );
}
