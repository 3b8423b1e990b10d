// Ints as bytes in either order, in two's complement when signed. (CPython: Objects/longobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, Py_DECREF, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { _PyNumber_Index } from '../abstract/conversion';
import { _PyArg_BadArgument, _PyArg_UnpackKeywords } from '../args';
import { PyBytes_FromStringAndSize } from '../bytes/new';
import { PyBytes_AS_STRING, PyBytes_GET_SIZE } from '../bytes/struct';
import { PyObject_CallOneArg } from '../call';
import { PyErr_SetString } from '../exceptions/errors';
import { PyExc_OverflowError, PyExc_ValueError } from '../exceptions/types';
import {
  _PyLong_IsNegative,
  _PyLong_New,
  digitAt,
  digitCount,
  digitsOf,
  getSmallInt,
  longNormalize,
  maybeSmallLong,
  PyLong_AsSsize_t,
  PyLong_MASK,
  PyLong_SHIFT,
  PyLong_Type,
  setDigit,
  setSignAndDigitCount,
} from '../int';
import { PyObject_Bytes, PyObject_IsTrue } from '../object';
import { _PyUnicode_Equal } from '../str/compare';
import { PyUnicode_Check } from '../str/struct';

/** new: the int that n bytes at p spell */
export function _PyLong_FromByteArray(p: usize, n: usize, littleEndian: bool, signed: bool): PyObject | null {
  if (n == 0) return getSmallInt(0);
  const step: i32 = littleEndian ? 1 : -1;
  const lowest = littleEndian ? p : p + n - 1;
  const highest = littleEndian ? p + n - 1 : p;
  const negative = signed && load<u8>(highest) >= 0x80;
  // Leading bytes that only repeat the sign do not count; a negative number keeps one when it would change.
  const insignificant: u8 = negative ? 0xff : 0;
  let q = highest;
  let size = n;
  while (size > 0 && load<u8>(q) == insignificant) {
    q -= step;
    size--;
  }
  if (negative && size < n) size++;
  const room = (<i64>size * 8 + PyLong_SHIFT - 1) / PyLong_SHIFT;
  const z = _PyLong_New(room);
  if (!z) return null;
  const out = digitsOf(z);
  let carry: u32 = 1;
  let accumulated: u32 = 0;
  let have = 0;
  let i = 0;
  q = lowest;
  for (let k: usize = 0; k < size; k++, q += step) {
    let b = <u32>load<u8>(q);
    if (negative) {
      b = (b ^ 0xff) + carry;
      carry = b >> 8;
      b &= 0xff;
    }
    const wide = <u64>accumulated | ((<u64>b) << have);
    have += 8;
    if (have >= PyLong_SHIFT) {
      setDigit(out, i++, <u32>wide & PyLong_MASK);
      accumulated = <u32>(wide >> PyLong_SHIFT);
      have -= PyLong_SHIFT;
    } else accumulated = <u32>wide;
  }
  if (have) setDigit(out, i++, accumulated);
  setSignAndDigitCount(z, negative, i);
  return maybeSmallLong(longNormalize(z));
}

/** Writes o into n bytes at p: 0, or -1 and OverflowError when it does not fit. */
export function _PyLong_AsByteArray(o: PyObject, p: usize, n: usize, littleEndian: bool, signed: bool): i32 {
  const negative = _PyLong_IsNegative(o);
  if (negative && !signed) {
    PyErr_SetString(PyExc_OverflowError, "can't convert negative int to unsigned");
    return -1;
  }
  const step: i32 = littleEndian ? 1 : -1;
  let q = littleEndian ? p : p + n - 1;
  const digits = digitsOf(o);
  const count = digitCount(o);
  const bits = <i64>n * 8;
  let carry: u32 = negative ? 1 : 0;
  let accumulated: u64 = 0;
  let have = 0;
  let written: usize = 0;
  let fits = true;
  let last: u32 = 0;
  for (let i = 0; i < count; i++) {
    let d = digitAt(digits, i);
    if (negative) {
      d = (d ^ PyLong_MASK) + carry;
      carry = d >> PyLong_SHIFT;
      d &= PyLong_MASK;
    }
    accumulated |= (<u64>d) << have;
    if (i == count - 1) {
      // The top digit counts only as far as it differs from the sign.
      const s = negative ? d ^ PyLong_MASK : d;
      have += s ? 32 - <i32>clz(s) : 0;
    } else have += PyLong_SHIFT;
    while (have >= 8) {
      if (written >= n) {
        fits = false;
        break;
      }
      last = <u32>accumulated & 0xff;
      store<u8>(q, <u8>last);
      q += step;
      written++;
      have -= 8;
      accumulated >>= 8;
    }
    if (!fits) break;
  }
  if (fits && have > 0) {
    if (written >= n) fits = false;
    else {
      if (negative) accumulated |= ~(<u64>0) << have;
      last = <u32>accumulated & 0xff;
      store<u8>(q, <u8>last);
      q += step;
      written++;
    }
  }
  // With every byte used the top bit has to be the sign.
  if (fits && written == n && signed && n > 0 && bits > 0) {
    const top = (last & 0x80) != 0;
    if (top != negative) fits = false;
  }
  if (!fits) {
    PyErr_SetString(PyExc_OverflowError, 'int too big to convert');
    return -1;
  }
  const sign: u8 = negative ? 0xff : 0;
  for (; written < n; written++, q += step) store<u8>(q, sign);
  return 0;
}

/** 1: little, 0: big, -1 with the exception set; NULL is big. */
function littleEndianOf(byteorder: PyObject | null): i32 {
  if (!byteorder) return 0;
  if (!PyUnicode_Check(byteorder)) return -2;
  if (_PyUnicode_Equal(byteorder, _Py_ID('little'))) return 1;
  if (_PyUnicode_Equal(byteorder, _Py_ID('big'))) return 0;
  PyErr_SetString(PyExc_ValueError, "byteorder must be either 'little' or 'big'");
  return -1;
}

/** Reads the arguments byteorder and signed: the order as above; *signed is set. */
function readOrder(name: string, byteorder: PyObject | null, isSigned: PyObject | null, signed: usize): i32 {
  store<i32>(signed, 0);
  if (byteorder && !PyUnicode_Check(byteorder)) {
    _PyArg_BadArgument(name, "argument 'byteorder'", 'str', byteorder);
    return -1;
  }
  if (isSigned) {
    const truth = PyObject_IsTrue(isSigned);
    if (truth < 0) return -1;
    store<i32>(signed, truth);
  }
  return littleEndianOf(byteorder);
}

export function int_to_bytes(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(4);
  const ok =
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'to_bytes', 'length byteorder signed', 0, 0, 1, values) == 0;
  const length = ok ? ptrAt(values, 0) : null;
  const byteorder = ok ? ptrAt(values, 1) : null;
  const isSigned = ok ? ptrAt(values, 2) : null;
  let result: PyObject | null = null;
  if (ok) {
    let n: i64 = 1;
    if (length) {
      const index = _PyNumber_Index(length);
      n = -1;
      if (index) {
        n = PyLong_AsSsize_t(index);
        Py_DECREF(index);
      }
    }
    if (!(n == -1 && PyErr_Occurred())) {
      const order = readOrder('to_bytes', byteorder, isSigned, values + 24);
      if (order >= 0) {
        if (n < 0) PyErr_SetString(PyExc_ValueError, 'length argument must be non-negative');
        else {
          result = PyBytes_FromStringAndSize(0, n);
          if (
            result &&
            _PyLong_AsByteArray(self, PyBytes_AS_STRING(result), <usize>n, order == 1, load<i32>(values, 24) != 0) < 0
          ) {
            Py_DECREF(result);
            result = null;
          }
        }
      }
    }
  }
  stackFree(values);
  return result;
}

export function int_from_bytes(type: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(4);
  const ok =
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'from_bytes', 'bytes byteorder signed', 0, 1, 1, values) == 0;
  let result: PyObject | null = null;
  if (ok) {
    const order = readOrder('from_bytes', ptrAt(values, 1), ptrAt(values, 2), values + 24);
    const bytes = order >= 0 ? PyObject_Bytes(objAt(values, 0)) : null;
    if (bytes) {
      result = _PyLong_FromByteArray(
        PyBytes_AS_STRING(bytes),
        <usize>PyBytes_GET_SIZE(bytes),
        order == 1,
        load<i32>(values, 24) != 0,
      );
      Py_DECREF(bytes);
    }
  }
  stackFree(values);
  if (result && type != PyLong_Type) {
    const converted = PyObject_CallOneArg(type, result);
    Py_DECREF(result);
    return converted;
  }
  return result;
}
